"""A company that closes, is insolvent or is sold: the copy first, no silent passing on, and who answers at the end."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked, shown

GONE = {"wish": "delete", "of": "my account and the stored sample"}
NOT_TO_THE_BUYER = {
    "wish": "object_to_use",
    "of": "my results, to Genowelt AG or any bidder",
    "detail": {"my_situation": "It shows an inherited illness."},
}


def company(how: str, *wishes: Any, **told: Any) -> dict[str, Any]:
    return {"want": list(wishes or ["copy"]), "facts": {"closing_how": how, "letter_form": "short", **told}}


@pytest.mark.parametrize(
    ("how", "told", "says"),
    [
        ("closing", {"closing_day": "2026-12-31"}, "Please send it before 31 December 2026: once you have closed"),
        ("being_sold", {"closing_day": "2026-12-31"}, "before 31 December 2026: once the sale is done"),
        ("insolvent", {}, "Please send it now: once the business has gone to somebody else"),
        ("sold", {}, "Please also tell me when you got it, from whom, and on what legal basis"),
    ],
)
def test_the_copy_is_asked_for_while_somebody_can_give_it(
    letter: Letter, how: str, told: dict[str, str], says: str
) -> None:
    assert says in letter("request", "closing", "IE", **company(how, **told))


def test_bidders_are_asked_for_before_a_sale_and_not_after(letter: Letter) -> None:
    assert "a buyer or bidder among them" in letter("request", "closing", "IE", **company("being_sold"))
    assert "bidder" not in letter("request", "closing", "IE", **company("sold"))


def test_the_objection_is_to_the_passing_on_and_says_of_what_to_whom(letter: Letter) -> None:
    request = letter("request", "closing", "DE-BE", **company("being_sold", NOT_TO_THE_BUYER))
    assert "being passed on with the business" in request
    assert ": my results, to Genowelt AG or any bidder." in request
    assert "It shows an inherited illness." in request


def test_the_copy_comes_before_the_deletion(letter: Letter) -> None:
    request = letter("request", "closing", "GB-ENG", **company("insolvent", "copy", GONE))
    assert request.index("send me a copy") < request.index("my account and the stored sample")
    assert "Please send me the copy before you delete anything." in request


@pytest.mark.parametrize(
    ("home", "how", "says"),
    [
        ("IE", "insolvent", "send the letter to the company and to the administrator"),
        ("DE-BE", "being_sold", "with six weeks to object"),
        ("IE", "sold", "as a rule has to tell you where it got it, within a month"),
        ("GB-ENG", "insolvent", "liquidators are not themselves the controller"),
        ("CH", "insolvent", "the bankruptcy office or the administrator acts for the estate"),
        ("US-TX", "insolvent", "after a hearing and with a consumer privacy ombudsman"),
        ("US-CA", "being_sold", "An opt-out of sale does not stop this"),
    ],
)
def test_the_plan_says_who_answers_and_what_holds_at_the_end(
    plan_of: PlanOf, library: Library, home: str, how: str, says: str
) -> None:
    assert says in shown(plan_of("closing", home, **company(how, "copy", GONE)), library)


def test_nothing_of_a_german_sale_is_told_of_an_irish_one(plan_of: PlanOf, library: Library) -> None:
    assert "In Germany the authorities say" not in shown(plan_of("closing", "IE", **company("being_sold")), library)


def test_no_opt_out_of_sale_is_asked_for_where_it_would_stop_nothing(plan_of: PlanOf) -> None:
    plan = plan_of("closing", "US-CA", **company("insolvent", "copy", GONE, NOT_TO_THE_BUYER))
    assert "opt_out_sale" not in asked(plan)


def test_of_a_decision_nothing_is_said_before_there_is_a_letter(plan_of: PlanOf, library: Library) -> None:
    assert "one month from the day on which you got the decision" not in shown(
        plan_of("closing", "DE-BE", **company("closing")), library
    )


@pytest.mark.parametrize("home", ["IE", "GB-ENG", "CH", "US-CA", "US-TX", "US-OH"])
def test_the_first_letter_says_that_they_are_insolvent_and_is_passed_on(letter: Letter, home: str) -> None:
    said = letter("voluntary" if home == "US-OH" else "request", "closing", home, **company("insolvent"))
    assert said.count("pass this letter on") == 1
    assert "As far as I know, you are insolvent. If an administrator, liquidator or trustee has been appointed" in said


@pytest.mark.parametrize(
    ("how", "day", "says"),
    [
        (
            "closing",
            {"closing_day": "2026-12-31"},
            "schließen Sie oder stellen den Dienst ein, und zwar am 31. Dezember",
        ),
        ("being_sold", {}, "Nach meiner Kenntnis soll Ihr Unternehmen oder Ihr Kundenstamm verkauft werden."),
        ("sold", {}, "Nach meiner Kenntnis wurde das Unternehmen verkauft, das die Daten hatte."),
    ],
)
def test_it_says_what_the_person_told_of_the_end_and_no_more(
    letter: Letter, how: str, day: dict[str, str], says: str
) -> None:
    said = letter("request", "closing", "DE-BE", language="de", **company(how, **day))
    assert says in said
    assert "insolvent" not in said


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "send a copy to whoever handles the insolvency"),
        (
            {"closing_trustee": "Mara Stone, 5 High Street, Leeds"},
            "send a copy to Mara Stone, 5 High Street, Leeds as well",
        ),
    ],
)
def test_the_plan_says_beside_the_address_that_a_copy_goes_to_the_trustee(
    plan_of: PlanOf, library: Library, told: dict[str, str], says: str
) -> None:
    plan = shown(plan_of("closing", "GB-ENG", **company("insolvent", **told)), library)
    assert says in plan.partition("You can rely on")[0]


def test_a_copy_goes_to_the_trustee_whom_the_person_names(letter: Letter) -> None:
    told = company("insolvent", closing_trustee="Mara Stone, 5 High Street, Leeds")
    assert "A copy of this letter goes to Mara Stone, 5" in letter("request", "closing", "GB-ENG", **told)


def test_in_switzerland_the_copy_comes_before_the_deletion_that_an_objection_asks_for(letter: Letter) -> None:
    told = {
        "want": ["copy", "object_to_use"],
        "facts": {"closing_how": "sold", "what_use": "the sale of my file"},
    }
    said = letter("request", "closing", "CH", **told)
    assert "disclose the data to nobody and delete it, once I have the copy." in said
    assert "sobald ich die Kopie habe" in letter("request", "closing", "CH", language="de", **told)
