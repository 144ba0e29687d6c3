"""Facts come from answers to questions that are still asked; a changed answer asks its followers anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import fact_context, limits, prepare, read_case, unused
from complaint_kit.errors import Problems
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import checked
from complaint_kit.situation.asking import asked, followers, relevant

DAY = date(2026, 11, 27)
LONDON: Mapping[str, Any] = {
    "organisation": "Spokeo, Inc.",
    "residence": "GB-ENG",
    "organisation_sector": "private",
    "wants": ("sale",),
    "full_name": "D R",
}


def ids(library: Library, answers: Mapping[str, Any]) -> set[str]:
    return {one.id for one in asked(library.interview("opt_out"), answers, fact_context(library, "opt_out", DAY).facts)}


def planned(library: Library, raw: Mapping[str, Any]) -> Plan:
    return prepare(library, read_case(library, "opt_out", raw, (), DAY, "a file"), DAY)


def anew(library: Library, changed: str, value: Any, answers: Mapping[str, Any]) -> tuple[str, ...]:
    after = {**answers, changed: value}
    facts = fact_context(library, "opt_out", DAY).facts
    return followers(library.interview("opt_out"), changed, answers, after, facts)


@pytest.mark.parametrize(
    ("home", "asked_there"),
    {
        "US-TX": {"signal_ignored", "organisation_size"},
        "DE-BE": {"letter_language"},
        "NL": {"letter_language"},
    }.items(),
)
def test_whoever_moves_from_england_in_the_review_is_asked_what_is_asked_there(
    library: Library, home: str, asked_there: set[str]
) -> None:
    assert asked_there.isdisjoint(ids(library, LONDON))
    assert asked_there <= ids(library, {**LONDON, "residence": home})


def test_the_signal_that_was_told_for_texas_is_not_told_from_england_nor_asked_about(library: Library) -> None:
    texan = {**LONDON, "residence": "GB-ENG", "signal_ignored": True, "signal_site": "a.example"}
    assert {"signal_ignored", "signal_site", "signal_browser"}.isdisjoint(ids(library, texan))
    kept = relevant(library.interview("opt_out"), texan, fact_context(library, "opt_out", DAY).facts)
    assert {"signal_ignored", "signal_site"}.isdisjoint(kept)


def test_a_letter_says_nothing_of_a_signal_that_nobody_was_asked_about(library: Library) -> None:
    raw = {**LONDON, "residence": "US-TX"}
    with pytest.raises(Problems, match="signal_ignored: an answer is missing"):
        planned(library, raw)
    with pytest.raises(Problems, match="signal_ignored: an answer is missing"):
        planned(library, {**raw, "residence_part": "GB-ENG"})
    told = {**raw, "residence_part": "GB-ENG", "signal_ignored": False}
    assert planned(library, told).situation.residence == "US-TX"


def test_a_changed_home_asks_anew_what_hangs_on_it_and_leaves_the_rest(library: Library) -> None:
    texan = {**LONDON, "residence": "US-TX", "signal_ignored": True, "signal_site": "a.example"}
    assert {"signal_ignored", "signal_site"} <= set(anew(library, "residence", "US-CA", texan))
    assert {"wants", "full_name", "organisation"}.isdisjoint(anew(library, "residence", "US-CA", texan))


@pytest.mark.parametrize(
    ("grievance", "company", "is_asked"),
    [
        ("credit_file", "equifax", False),  # a credit agency that the kit knows: it is about its file
        ("credit_file", "paypal", True),  # which reports to one, or is a lender
        ("access", "equifax", True),  # whoever works there has other rights
    ],
)
def test_of_a_known_credit_agency_it_is_not_asked_what_it_is_to_the_person(
    library: Library, grievance: str, company: str, *, is_asked: bool
) -> None:
    told = {"organisation": company, "residence": "US-PA"}
    found = asked(library.interview(grievance), told, fact_context(library, grievance, DAY).facts)
    assert ("is_to_me" in {one.id for one in found}) is is_asked


@pytest.mark.parametrize(
    ("home", "supplies", "size_is_asked"),
    [
        ("US-TX", "power", False),  # the act leaves out electricity, and none of the others
        ("US-TX", "gas", True),
        ("US-LA", "power", False),
        ("US-NE", "power", False),
        ("US-NE", "gas", False),  # which this act leaves out as well
        ("US-NE", "water", True),
    ],
)
def test_it_is_asked_what_a_supplier_supplies_before_its_size_which_is_not_asked_where_the_act_leaves_it_out(
    library: Library, home: str, supplies: str, *, size_is_asked: bool
) -> None:
    supplier = {"organisation": "Prairie Light and Water LLC", "residence": home, "is_to_me": "supplier"}
    known = {**supplier, "organisation_place": home}
    assert next(one for one in in_order(library, known) if one.startswith(KIND)) == "organisation_supplies"
    assert ("organisation_size" in in_order(library, {**known, "organisation_supplies": supplies})) is size_is_asked


KIND = ("organisation_supplies", "organisation_size")


def in_order(library: Library, answers: Mapping[str, Any]) -> list[str]:
    """The questions about a copy of the data, as they are asked one after the other."""
    return [one.id for one in asked(library.interview("access"), answers, fact_context(library, "access", DAY).facts)]


def test_what_follows_all_the_same_is_no_answer_that_nobody_uses(library: Library) -> None:
    """A file of an older version says that Equifax is a credit agency."""
    told = {"organisation": "equifax", "residence": "US-PA", "is_to_me": "credit_agency", "wishes": ["copy"]}
    case = read_case(library, "credit_file", {**told, "full_name": "D R"}, (), DAY, "a file")
    assert unused(library, case, DAY) == ()


def test_a_changed_home_asks_anew_what_offers_other_choices_there(library: Library) -> None:
    """A telephone company is told apart in the United States alone."""
    customer = {**LONDON, "is_to_me": "customer"}
    assert "is_to_me" in anew(library, "residence", "US-TX", customer)


def test_a_changed_company_asks_its_practices_and_its_kind_anew(library: Library) -> None:
    before = {"organisation": "linkedin", "residence": "NL", "practices": ("x",), "full_name": "D R"}
    assert anew(library, "organisation", "google", before) == () or "practices" in anew(
        library, "organisation", "google", before
    )
    assert "organisation_sector" in anew(library, "organisation", "linkedin", LONDON)


def test_a_changed_name_asks_nothing_anew(library: Library) -> None:
    assert anew(library, "full_name", "E R", LONDON) == ()


def test_the_united_states_without_a_state_have_no_letter(library: Library) -> None:
    with pytest.raises(Problems, match="the part of the country is needed"):
        checked(library.interview("opt_out"), {**LONDON, "residence": "US"}, limits(library, DAY), "a file")


def test_a_list_where_a_choice_is_expected_makes_no_question_fail(library: Library) -> None:
    interview = library.interview("erasure")
    assert interview.necessary({"ground": ["objection"]}) == interview.necessary({"ground": ("objection",)})
