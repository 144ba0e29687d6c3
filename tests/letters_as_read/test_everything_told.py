"""What a person tells is in every letter that it concerns, whatever the grievance, the place and the language."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

ANSWERED = {"organisation_data_broker": False, "signal_ignored": False}
PARTLY = {
    "id": "request-1",
    "channel": "email",
    "presumed": True,
    "sent": "2026-09-01",
    "received": {"on": "2026-09-01"},
    "replies": [
        {
            "on": "2026-09-20",
            "kind": "partly",
            "words": "Here is a summary.",
            "missing": "the recordings",
            "mine": "A summary is no copy.",
        }
    ],
}
ON_THE_FACTS = ("Brixen told my landlord.", "Brixen shut my account.")
ON_THE_WISHES = ("my claims file", "the note of May", "paid in June", "paid in April")
ON_THE_REPLY = ("Here is a summary.", "the recordings", "A summary is no copy.")


def told(scenario: str, home: str, *papers: dict[str, Any]) -> Case:
    """A person who tells of everything that the kit has a place for."""
    return Case.model_validate(
        {
            "kit": 2,
            "scenario": scenario,
            "finished": True,
            "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org", "address": ["1 Quay Street"]},
            "about": {
                "organisation": {"name": "Brixen Ltd", "place": home[:2], "sector": "private"},
                "is_to_me": "customer",
                "knows_me_as": {"account": "ada.b", "policy": "P-88"},
            },
            "happened": [
                {"on": "2026-08-20", "says": ON_THE_FACTS[0]},
                {"on": "2026-10-20", "says": ON_THE_FACTS[1]},
            ],
            "at_stake": {"harm": "I lost the flat."},
            "want": [
                {"wish": "copy", "of": "my claims file", "where": "claims team in Cork"},
                {"wish": "delete", "of": "the note of May"},
                {"wish": "correct", "of": "paid in June", "detail": {"what_is_right": "paid in April"}},
                *(["stop_ads"] if scenario == "opt_out" else ["stop_use"]),
            ],
            "facts": ANSWERED,
            "papers": papers,
        }
    )


def letter(plan: Plan, library: Library, kind: DocumentKind, language: str) -> str:
    """The letter of the matter that has that document open, as one line."""
    opened = [one for one in plan.matters if any(r.step.document == kind and r.open for r in one.ladder)]
    return " ".join(" ".join(words(draft(opened[0], library, kind, language))).split())


HOMES = [
    ("IE", "en"), ("DE-BE", "de"), ("GB-ENG", "en"), ("CH", "en"), ("CH", "de"), ("US-CO", "en"), ("US-CA", "en"),
]  # fmt: skip
SCENARIOS = ["access", "ai_training", "erasure", "opt_out", "rectification"]


@pytest.mark.parametrize(("home", "language"), HOMES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_first_letter_tells_what_happened_who_i_am_to_them_and_all_that_i_want(
    library: Library, scenario: str, home: str, language: str
) -> None:
    plan = prepare(library, told(scenario, home), date(2026, 11, 27))
    text = letter(plan, library, "request", language)
    expected = (*ON_THE_FACTS, *ON_THE_WISHES, "claims team in Cork", "ada.b", "P-88")
    assert [one for one in expected if one not in text] == []


@pytest.mark.parametrize(
    ("home", "language", "kind"),
    [
        ("IE", "en", "complaint"),
        ("DE-BE", "de", "complaint"),
        ("GB-ENG", "en", "controller_complaint"),
        ("CH", "de", "complaint"),
        ("US-CA", "en", "complaint"),
    ],
)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_complaint_tells_the_facts_the_wishes_their_words_mine_and_the_harm(
    library: Library, scenario: str, home: str, language: str, kind: DocumentKind
) -> None:
    plan = prepare(library, told(scenario, home, PARTLY), date(2026, 11, 27))
    text = letter(plan, library, kind, language)
    expected = (*ON_THE_FACTS, *ON_THE_WISHES, *ON_THE_REPLY, "I lost the flat.", "ada.b", "P-88")
    assert [one for one in expected if one not in text] == []


@pytest.mark.parametrize(
    ("home", "language", "kind"),
    [("IE", "en", "reply"), ("DE-BE", "de", "reply"), ("GB-ENG", "en", "reply"), ("US-CO", "en", "appeal")],
)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_answer_to_a_refusal_tells_their_words_mine_what_is_missing_and_what_happened_since(
    library: Library, scenario: str, home: str, language: str, kind: DocumentKind
) -> None:
    plan = prepare(library, told(scenario, home, PARTLY), date(2026, 11, 27))
    text = letter(plan, library, kind, language)
    expected = (*ON_THE_REPLY, ON_THE_FACTS[1], "P-88")
    assert [one for one in expected if one not in text] == []
    assert ON_THE_FACTS[0] not in text  # they had it with the request


def test_a_day_that_the_sentence_names_is_not_printed_twice(library: Library) -> None:
    case = told("access", "IE")
    said = case.happened[0].model_copy(update={"says": "Brixen told my landlord on 20 August 2026."})
    plan = prepare(library, case.model_copy(update={"happened": (said,)}), date(2026, 11, 27))
    text = letter(plan, library, "request", "en")
    assert text.count("20 August 2026") == 1
    assert "Brixen told my landlord on 20 August 2026." in text
