"""A person's own time limits: days that the plan names so that they are not missed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case


@pytest.mark.parametrize(
    ("home", "last"),
    [
        # Article 38(1) of the Bulgarian act: six months from learning of it and two years from the deed.
        ("BG", {date(2027, 2, 20), date(2028, 8, 20)}),
        # Section 100(5)(d) of the Slovak Act 18/2018: three years from the deed.
        ("SK", {date(2029, 8, 20)}),
    ],
)
def test_the_time_in_which_a_complaint_has_to_be_lodged_is_the_persons_own(
    library: Library, home: str, last: set[date]
) -> None:
    told = {
        "scenario": "access",
        "finished": True,
        "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org"},
        "about": {"organisation": {"name": "Brixen Ltd", "place": home, "sector": "private"}},
        "happened": [{"on": "2026-08-20", "says": "Brixen gave my file to my landlord.", "wrong": ["passed_on"]}],
        "want": ["copy"],
    }
    plan = prepare(library, Case.model_validate(told), date(2026, 11, 27))
    assert {one.due for one in plan.mine if one.deadline.id.startswith("lodge")} == last


def told(home: str, **more: Any) -> dict[str, Any]:
    return {
        "scenario": "access",
        "finished": True,
        "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org"},
        "about": {"organisation": {"name": "Brixen Ltd", "place": home, "sector": "private"}},
        "want": ["copy"],
        **more,
    }


def mine(library: Library, case: dict[str, Any], today: date) -> dict[str, date]:
    return {one.deadline.id: one.due for one in prepare(library, Case.model_validate(case), today).mine}


def complained(arrived: str, *replies: dict[str, Any]) -> list[dict[str, Any]]:
    request = {"id": "request-1", "kind": "request", "sent": "2026-06-01", "asked": ["access"]}
    received = {"on": arrived, "known": "told"}
    complaint = {"id": "complaint-1", "kind": "complaint", "sent": arrived, "received": received, "replies": replies}
    return [request, complaint]


def test_a_month_into_the_silence_of_the_cnil_the_day_for_the_conseil_detat_is_named(library: Library) -> None:
    # Received on 1 September: a rejection on 1 December (Article 10); two months from then end on 1 February.
    case = told("FR", papers=complained("2026-09-01"))
    assert mine(library, case, date(2026, 10, 1)) == {"challenge": date(2027, 2, 1)}


@pytest.mark.parametrize(("answered", "runs"), [("2026-11-30", False), ("2026-12-15", True)])
def test_only_a_decision_within_the_three_months_keeps_the_silence_of_the_cnil_from_counting(
    library: Library, answered: str, runs: bool
) -> None:
    papers = complained("2026-09-01", {"on": answered, "kind": "decided"})
    assert ("challenge" in mine(library, told("FR", papers=papers), date(2026, 12, 20))) is runs


def test_a_report_of_the_cnil_within_the_three_months_keeps_its_silence_from_counting(library: Library) -> None:
    # Told on 20 November how it stands: no rejection on 1 December, at the earliest on 20 February; then two months.
    papers = complained("2026-09-01", {"on": "2026-11-20", "kind": "takes_longer"})
    assert mine(library, told("FR", papers=papers), date(2026, 12, 20)) == {"challenge": date(2027, 4, 20)}


@pytest.mark.parametrize(("reported", "silence"), [(None, True), ("2026-08-20", False), ("2026-09-20", True)])
def test_after_a_report_in_its_three_months_the_garante_has_nine_from_the_filing(
    library: Library, reported: str | None, silence: bool
) -> None:
    # Article 10(4) of decree 150/2011: 1 June and three months, thirty days; 1 June and nine months, thirty days.
    replies = [{"on": reported, "kind": "takes_longer"}] if reported else []
    found = mine(library, told("IT", papers=complained("2026-06-01", *replies)), date(2026, 9, 25))
    first = {"challenge_silence": date(2026, 10, 1)} if silence else {}
    assert found == {**first, "challenge_no_decision": date(2027, 3, 31)}


def test_after_the_silence_of_the_ico_the_last_day_for_the_tribunal_is_named(library: Library) -> None:
    # Rule 22(6)(f): six months from 7 July end on 7 January, 28 days after that on 4 February.
    case = told("GB-ENG", papers=complained("2026-07-07"))
    assert mine(library, case, date(2026, 11, 27)) == {"tribunal": date(2027, 2, 4)}


def test_with_an_outcome_of_the_ico_the_tribunal_is_of_no_use_and_a_case_review_is(library: Library) -> None:
    papers = complained("2026-07-07", {"on": "2026-11-20", "kind": "decided"})
    assert mine(library, told("GB-ENG", papers=papers), date(2026, 11, 27)) == {"case_review": date(2027, 2, 20)}


def test_the_ico_wants_the_complaint_within_three_months_of_the_last_answer(library: Library) -> None:
    replies = [{"on": "2026-06-20", "kind": "acknowledged"}, {"on": "2026-08-10", "kind": "refused"}]
    request = {"id": "request-1", "kind": "request", "sent": "2026-06-15", "asked": ["access"], "replies": replies}
    case = Case.model_validate(told("GB-ENG", papers=[request]))
    plan = prepare(library, case, date(2026, 9, 1))
    assert {one.deadline.id: one.due for one in plan.mine} == {"come": date(2026, 11, 10)}
    # Its policy closes nothing: a later complaint may still be looked at.
    later = prepare(library, case, date(2026, 12, 1))
    assert [rung.state for matter in later.matters for rung in matter.ladder if rung.state == "barred"] == []


def test_a_limit_for_the_complaint_is_named_no_more_once_it_was_made(library: Library) -> None:
    wrong = [{"on": "2026-08-20", "says": "Brixen gave my file to my landlord.", "wrong": ["passed_on"]}]
    before = told("AT", happened=wrong)
    assert {"lodge", "lodge_at_latest"} <= mine(library, before, date(2026, 9, 10)).keys()
    after = told("AT", happened=wrong, papers=complained("2026-09-11"))
    assert mine(library, after, date(2026, 11, 27)) == {}


@pytest.mark.parametrize(
    ("home", "last"),
    [
        ("LI", date(2026, 12, 18)),  # Article 20(1) DSG: four weeks from service on Friday 20 November
        ("BG", date(2026, 12, 4)),  # Article 38(8) of the Bulgarian act: fourteen days from receipt
    ],
)
def test_after_a_decision_the_last_day_for_an_appeal_is_named(library: Library, home: str, last: date) -> None:
    papers = complained("2026-09-01", {"on": "2026-11-20", "kind": "decided"})
    assert mine(library, told(home, papers=papers), date(2026, 11, 27)) == {"challenge": last}


def test_the_answer_of_a_dutch_public_authority_can_be_objected_to_for_six_weeks(library: Library) -> None:
    # Articles 6:7 and 6:8 Awb: six weeks from Tuesday 20 October 2026 end on Tuesday 1 December.
    refused = [{"on": "2026-10-20", "kind": "refused"}]
    request = {"id": "request-1", "kind": "request", "sent": "2026-10-01", "asked": ["access"], "replies": refused}
    town = {"organisation": {"name": "Gemeente Almere", "place": "NL", "sector": "public"}}
    case = told("NL", about=town, facts={"purpose": "general"}, papers=[request])
    assert mine(library, case, date(2026, 11, 20)) == {"objection": date(2026, 12, 1)}


def in_austria(happened: list[dict[str, object]], *papers: dict[str, object]) -> Case:
    raw = {
        "scenario": "access",
        "me": {"name": "Kim Doe", "lives_in": "AT"},
        "about": {"organisation": {"name": "Praxis Sonnfeld OG", "place": "AT", "sector": "private"}},
        "want": ["copy"],
        "happened": happened,
        "papers": list(papers),
    }
    return Case.model_validate(raw)


OLD = {"on": "2025-01-10", "says": "Praxis Sonnfeld OG passed it on.", "wrong": ["passed_on"]}


def complaint_of(library: Library, case: Case, on: str) -> tuple[str, str]:
    rung = prepare(library, case, date.fromisoformat(on)).matters[0].rung("complaint")
    return rung.state, rung.because


def test_what_was_learned_of_more_than_a_year_ago_can_no_longer_be_complained_of_in_austria(library: Library) -> None:
    # § 24(4) DSG: one year from 10 January 2025 ends on 10 January 2026.
    assert complaint_of(library, in_austria([OLD]), "2026-01-10")[0] == "possible"
    assert complaint_of(library, in_austria([OLD]), "2026-01-11") == ("barred", "lodge")


def test_an_old_wrong_does_not_bar_a_complaint_about_a_silence_that_came_later(library: Library) -> None:
    # Asked on 1 September 2026; one month ends on 1 October 2026: the silence is an event of its own.
    asked = {"id": "request-1", "channel": "email", "asked": ["access"], "sent": "2026-09-01"}
    assert complaint_of(library, in_austria([OLD], asked), "2026-10-20") == ("possible", "silence")


def test_an_old_wrong_does_not_bar_a_complaint_about_a_new_one(library: Library) -> None:
    new = OLD | {"on": "2026-09-10"}
    assert complaint_of(library, in_austria([OLD, new]), "2026-10-20") == ("possible", "conduct")
    plan = prepare(library, in_austria([OLD, new]), date(2026, 10, 20))
    assert date(2027, 9, 10) in {one.due for one in plan.mine}


@pytest.mark.parametrize(
    ("replies", "last"),
    [
        ([], date(2026, 11, 1)),  # Article 63(3): received on 1 June, silent until 1 September; two months from then
        # Told on 20 August how it stands: no decision by silence on 1 September, at the earliest on 20 November.
        ([{"on": "2026-08-20", "kind": "takes_longer"}], date(2027, 1, 20)),
        ([{"on": "2026-09-20", "kind": "takes_longer"}], date(2026, 11, 1)),  # too late to undo it
    ],
)
def test_a_report_of_the_european_supervisor_within_the_three_months_keeps_its_silence_from_counting(
    library: Library, replies: list[dict[str, Any]], last: date
) -> None:
    office = {"organisation": {"name": "European Research Agency", "place": "BE", "sector": "eu"}}
    case = told("BE", about=office, papers=complained("2026-06-01", *replies))
    assert mine(library, case, date(2026, 10, 10)) == {"challenge_silence": last}
