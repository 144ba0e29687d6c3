"""Cases walked to their end, letter by letter, and read as the clerk reads them: nothing in them that is not so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

Written = Callable[..., str]


@pytest.fixture(scope="module")
def written(library: Library) -> Written:
    """A function from a kind of letter, a day and a case to the words of the letter on one line."""

    def make(kind: str, day: str, raw: dict[str, Any], language: str = "en") -> str:
        plan = prepare(library, Case.model_validate(raw), date.fromisoformat(day))
        return " ".join(words(draft(plan.matter(kind), library, kind, language)))

    return make


def case(scenario: str, lives_in: str, organisation: str, place: str, **told: Any) -> dict[str, Any]:
    return {
        "scenario": scenario,
        "me": {"name": "Pim Verhoef", "lives_in": lives_in, "email": "pim@example.org"},
        "about": {"organisation": {"name": organisation, "place": place, "sector": "private"}, "is_to_me": "customer"},
        **told,
    }


# The first letter went to the courier, who named the shop; the shop is written to on 22 July 2026 and says nothing.
TO_THE_COURIER = {
    "id": "request-1",
    "by": "me",
    "to": {"role": "processor", "name": "Swiftparcel BV"},
    "channel": "email",
    "asked": ["access"],
    "sent": "2026-07-06",
    "replies": [{"on": "2026-07-17", "kind": "refused", "ground": "processor_only", "words": "Please ask Bluebarn."}],
}
TO_THE_SHOP = {"id": "request-2", "channel": "email", "asked": ["access"], "sent": "2026-07-22"}


def at_the_shop(*papers: dict[str, Any]) -> dict[str, Any]:
    return case("access", "NL", "Bluebarn BV", "NL", want=[{"wish": "copy"}], papers=list(papers))


def test_a_first_letter_to_the_right_firm_tells_what_the_wrong_one_wrote(written: Written) -> None:
    letter = written("request", "2026-07-22", at_the_shop(TO_THE_COURIER))
    assert "On 6 July 2026 I wrote to Swiftparcel BV about this." in letter
    assert "On 17 July 2026 Swiftparcel BV answered: “Please ask Bluebarn.”" in letter


def test_what_the_wrong_firm_wrote_is_not_put_into_the_mouth_of_the_right_one(written: Written) -> None:
    # Received on 22 July 2026: one month ends on Saturday 22 August, so on Monday 24 August 2026.
    letter = written("complaint", "2026-08-25", at_the_shop(TO_THE_COURIER, TO_THE_SHOP))
    assert "On 22 July 2026 I asked Bluebarn BV" in letter
    assert "Its answer was due by 24 August 2026" in letter
    assert "17 July 2026: Swiftparcel BV wrote: “Please ask Bluebarn.”" in letter
    assert "it refused" not in letter
    assert "On 17 July 2026 it wrote" not in letter
    assert "it received my request" not in letter


def test_a_statement_without_a_full_stop_gets_one_and_one_that_has_its_mark_keeps_it(written: Written) -> None:
    told = [
        {"on": "2026-07-01", "says": "A courier photographed my front door"},
        {"on": "2026-07-02", "says": "Bluebarn BV told me: “That is how we do it.”"},
    ]
    letter = written("request", "2026-07-22", at_the_shop() | {"happened": told})
    assert "A courier photographed my front door." in letter
    assert "“That is how we do it.” " in letter
