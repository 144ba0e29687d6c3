"""First letters to American businesses: any wishes together, each asked for once, each by the law of the state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.letters_as_read.conftest import Read

TODAY = date(2026, 11, 27)


@pytest.fixture
def first_letter(library: Library) -> Any:
    """A function from a grievance, a home and wishes to the first letter, as one line."""

    def written(scenario: str, home: str, *wishes: Any, law: str | None = None, **more: Any) -> str:
        facts = {"signal_ignored": False, "organisation_data_broker": False, "letter_form": "short", **more}
        organisation = {"name": "Harrow Inc.", "sector": "private"}
        case = Case.model_validate(
            {
                "kit": 2,
                "scenario": scenario,
                "finished": True,
                "started": "2026-11-09",
                "me": {"name": "Orla Tennant", "lives_in": home, "email": "orla@example.org"},
                "about": {"organisation": organisation, "is_to_me": "customer"},
                "want": list(wishes),
                "facts": facts,
            }
        )
        matter = next(one for one in prepare(library, case, TODAY).matters if law in (None, one.law.id))
        return " ".join(" ".join(words(draft(matter, library, "request", "en"))).split())

    return written


def test_what_california_does_not_say_differently_it_says_as_the_other_states(library: Library) -> None:
    found = find_composition(library, "ai_training", "us-ca", "request", "en")
    assert found is not None
    assert [name.removesuffix(".words.j2") for name in found.files] == [
        *("ai_training/request.us-ca.en", "ai_training/request.us.en", "ai_training/request.en"),
        *("_letters/en/request.us-ca", "_letters/en/request.us", "_letters/en/request", "_letters/en/parts"),
    ]


def test_a_broker_that_deletes_through_drop_is_asked_by_letter_only_for_what_it_holds(first_letter: Any) -> None:
    delete = {"wish": "delete", "of": "my profile"}
    letter = first_letter("erasure", "US-CA", "know", delete, organisation_data_broker=True, law="us-ca.ccpa")
    assert "Please send me the specific pieces of personal information you have collected about me" in letter
    assert "please delete" not in letter.lower()
    assert "not asking you to delete" not in letter  # the deletion is wanted, and asked for on the platform


def test_only_what_was_named_is_to_be_deleted(first_letter: Any) -> None:
    letter = first_letter("erasure", "US-VA", {"wish": "delete", "of": "my profile of 2019"})
    assert "that you obtained about me (Va. Code § 59.1-577(A)(3)), specifically: my profile of 2019." in letter


def test_a_californian_asks_once_for_no_sale_and_no_sharing(first_letter: Any) -> None:
    letter = first_letter("opt_out", "US-CA", "stop_sale")
    assert "Request to opt out of the sale and sharing of my personal information (Civ. Code § 1798.120)" in letter
    assert letter.count("Do not sell or share my personal information") == 1
    assert "each of the following requests" not in letter


def test_a_californian_against_advertising_alone_says_nothing_of_sale(first_letter: Any) -> None:
    letter = first_letter("opt_out", "US-CA", "stop_ads")
    assert "Do not share my personal information for cross-context behavioral advertising" in letter
    assert "Do not sell" not in letter


def test_an_answer_is_owed_without_undue_delay_and_within_the_days_of_the_state(first_letter: Any) -> None:
    letter = first_letter("access", "US-VA", "know")
    within = "as soon as you can and within 45 days of receiving this letter (Va. Code § 59.1-577(B)(1))"
    assert within in letter


@pytest.mark.parametrize(("home", "days"), [("US-OR", "15 days"), ("US-MD", "30 days")])
def test_a_right_with_another_time_than_the_rest_has_its_own(first_letter: Any, home: str, days: str) -> None:
    letter = first_letter("access", home, "know", "take_back_consent", legal_basis="consent")
    assert f"within {days} of receiving this letter" in letter
    assert "For access to my data the time is 45 days" in letter


def test_an_oregonian_who_also_wants_to_know_is_told_which_requests_need_no_proof(first_letter: Any) -> None:
    letter = first_letter("opt_out", "US-OR", "stop_sale", "know")
    assert "The law does not require you to authenticate the opt-out of sale (ORS 646A.576(5)(e))." in letter


def test_training_alone_is_asked_about_by_whoever_only_wants_to_know(first_letter: Any) -> None:
    letter = first_letter("ai_training", "US-VA", "know", data_kinds=["posts"])
    assert "Please say whether any of it was used to develop or train artificial intelligence" in letter
    assert "I do not want" not in letter
    assert "Please stop" not in letter


def test_a_washingtonian_asks_once_for_the_third_parties(first_letter: Any) -> None:
    letter = first_letter("access", "US-WA", "know", data_health=True)
    assert letter.count("a list of all third parties and affiliates") == 1


def test_a_californian_is_not_asked_again_for_12_months_nor_treated_worse(first_letter: Any) -> None:
    letter = first_letter("opt_out", "US-CA", "stop_sale")
    assert "Please wait at least 12 months before asking me to opt in again (Civ. Code § 1798.135(c)(4))." in letter
    assert "Please do not treat me worse for making these requests (Civ. Code § 1798.125(a)(1))." in letter


def test_a_mother_asks_for_her_child_by_name_and_no_other_letter_names_it(library: Library) -> None:
    child = {"for": "child", "person": {"name": "Ida Gruber"}}
    letters = []
    for acting in ({}, {}, {"acting": child}, {}):
        case = Case.model_validate(
            {
                "kit": 2,
                "scenario": "opt_out",
                "finished": True,
                "me": {"name": "Orla Tennant", "lives_in": "US-VA"},
                "about": {"organisation": {"name": "Harrow Inc.", "sector": "private"}, "is_to_me": "customer"},
                "want": ["stop_sale", "stop_ads", "know"],
                "facts": {"signal_ignored": False},
                **acting,
            }
        )
        letters.append(" ".join(words(draft(prepare(library, case, TODAY).matters[0], library, "request", "en"))))
    hers = letters.pop(2)
    assert "stop selling Ida Gruber’s personal data (Va. Code § 59.1-577(A)(5))." in hers
    assert "Ida Gruber is a resident of Virginia." in hers
    assert " my personal data" not in hers
    assert not [letter for letter in letters if "Ida" in letter]


ALL_WISHES = (
    *("know", "stop_use", "stop_sale", "stop_ads", "stop_profiling", "limit_sensitive", "take_back_consent"),
    *("stop_marketing", "signal", "move", {"wish": "delete", "of": "my profile"}, "reasons"),
    {"wish": "correct", "of": "born 1980", "detail": {"what_is_right": "born 1981"}},
)


@pytest.mark.parametrize("home", ["US-CA", "US-VA", "US-MN", "US-CT", "US-MD", "US-NJ", "US-FL"])
@pytest.mark.parametrize("scenario", ["access", "ai_training", "erasure", "opt_out", "rectification"])
@pytest.mark.parametrize("form", ["short", "full"])
def test_every_right_that_is_asked_for_has_its_citation(library: Library, scenario: str, home: str, form: str) -> None:
    case = Case.model_validate(
        {
            "kit": 2,
            "scenario": scenario,
            "finished": True,
            "me": {"name": "Orla Tennant", "lives_in": home},
            "about": {"organisation": {"name": "Harrow Inc.", "sector": "private"}, "is_to_me": "customer"},
            "want": list(ALL_WISHES),
            "facts": {
                "signal_ignored": True,
                "organisation_data_broker": False,
                "letter_form": form,
                "contact_by": ["email"],
                "organisation_revenue_usd": 2_000_000_000,
            },
        }
    )
    for matter in prepare(library, case, TODAY).matters:
        if not any(rung.step.document == "request" for rung in matter.ladder):
            continue
        letter = " ".join(words(draft(matter, library, "request", "en")))
        cites = {right: matter.rights[right].rule.cite["right"].words["en"] for right in matter.asked}
        assert [right for right, cite in cites.items() if cite not in letter] == []


CHILD = {"acting_for": "child", "represented_name": "Ida Doe", "represented_born": date(2018, 3, 1)}
IF_FOR_CHILDREN = "If your website or online service is directed to children, or if you know that you collect or keep"


def test_that_a_service_is_for_children_is_a_condition_and_no_claim(read: Read) -> None:
    """16 CFR 312.3: services directed to children, and operators with actual knowledge; no question asks for either."""
    letter = read("request", str(TODAY), "US-GA", wants=["know"], **CHILD)
    assert IF_FOR_CHILDREN in letter
    assert "If neither is so, please say so, and deal with my request all the same." in letter


def test_where_a_state_has_an_act_the_child_has_its_days_and_the_federal_rule_stands_beside(read: Read) -> None:
    letter = read("request", str(TODAY), "US-VA", wants=["know"], **CHILD)
    assert "within 45 days of receiving this letter" in letter
    assert IF_FOR_CHILDREN in letter
    assert "If neither is so" not in letter


def test_a_resident_of_the_district_of_columbia_is_named_with_its_article(library: Library) -> None:
    case = {
        "scenario": "access",
        "me": {"name": "Orla Tennant", "lives_in": "US-DC"},
        "about": {"organisation": {"name": "Harrow Inc.", "sector": "private"}, "is_to_me": "credit_agency"},
        "want": ["copy"],
    }
    plan = prepare(library, Case.model_validate(case), TODAY)
    said = " ".join(words(draft(plan.matters[0], library, "request", "en")))
    assert "I am a resident of the District of Columbia." in said
