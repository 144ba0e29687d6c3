"""Letters of five grievances, of somebody who told all and writes for a child: no place in a sentence shows where words
were put in, and what is the child's is not said to be the parent's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import texts
from complaint_kit.packs.library import Library
from tests.conftest import PlanFor, happened
from tests.letters_as_read.test_least_and_all import OWN_DATA, SLOTS

TOLD: dict[str, dict[str, Any]] = {
    "machine_decision": {
        **{"decision": "the refusal. It came at once.", "event_date": date(2026, 10, 5), "decided_by": "machine"},
        **{"decision_about": "credit", "wishes": ["reasons", "human", "copy", "stop_profiling"]},
        **{"my_view": "It is wrong.", "my_situation": "It hurts."},
    },
    "restriction": {
        **{"what_to_freeze": "the file.", "freeze_ground": ["disputed", "unlawful", "claim", "objected"]},
        "freeze_because": "It was paid.",
    },
    "portability": {
        "what_to_move": "all runs.",
        "data_from_me": True,
        "legal_basis": "contract",
        "move_to": "Harrow Run",
    },
    "objection": {"what_use": "the photo.", "my_situation": "It hurts.", "legal_basis": "legitimate_interests"},
    "consent": {"what_consent": "the photo.", "data_sensitive": True},
}
CHILD = {"acting_for": "child", "represented_name": "Ida Brandt", "letter_form": "full"}
SENT = happened("sent", "2026-11-28")
HISTORIES = [("2027-01-05", ()), ("2027-03-10", (SENT,)), ("2027-01-10", (SENT, happened("refused", "2026-12-10")))]


@pytest.mark.parametrize("home", ["AT", "CH", "GB-ENG", "US-CA", "US-MD"])
@pytest.mark.parametrize("scenario", TOLD)
def test_it_reads_as_one_text_and_speaks_of_the_child(
    plan_for: PlanFor, library: Library, scenario: str, home: str
) -> None:
    whom = {"organisation": "Harrow & Teal", "organisation_sector": "private", "is_to_me": "customer"}
    for day, events in HISTORIES:
        plan = plan_for(day, home, *events, scenario=scenario, **whom, **TOLD[scenario], **CHILD)
        for matter, rung in plan.open:
            for language in matter.law.languages:
                said = list(texts(draft(matter, library, rung.step.document, language)))
                assert [text for text in said if SLOTS.search(text) or OWN_DATA.search(text)] == []
