"""While a complaint is with an authority: asking how far it is after three months, adding to it, taking it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.cases.folder import as_yaml, cases_in
from complaint_kit.cli import main
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

REFUSED = {"on": "2026-03-10", "kind": "refused"}
COMPLAINT = {"id": "complaint-1", "kind": "complaint", "sent": "2026-04-20", "channel": "email"}
WITHDRAWN = {"id": "withdrawal-1", "kind": "withdrawal", "sent": "2026-06-01", "channel": "email"}


def told(place: str, *papers: dict[str, Any], replies: tuple[dict[str, Any], ...] = (), **more: Any) -> dict[str, Any]:
    asked = {"id": "request-1", "asked": ["access"], "sent": "2026-02-10", "channel": "email"}
    return {
        "kit": 2,
        "scenario": "access",
        "me": {"name": "Ann Example", "lives_in": place, "email": "ann@example.org"},
        "about": {"organisation": {"name": "Liffey Shop", "place": place, "sector": "private"}},
        "want": ["copy"],
        "papers": [{**asked, "replies": [REFUSED, *replies]}, *papers],
        **more,
    }


def plan(library: Library, day: str, case: dict[str, Any]) -> Plan:
    return prepare(library, Case.model_validate(case), date.fromisoformat(day))


def states(found: Plan) -> dict[str, str]:
    return {rung.step.document: rung.state for rung in found.matters[0].ladder}


def text(library: Library, found: Plan, kind: DocumentKind, language: str = "en") -> str:
    return " ".join(words(draft(found.matter(kind), library, kind, language)))


def test_before_there_is_a_complaint_nothing_follows_it(library: Library) -> None:
    assert {"progress", "supplement", "withdrawal"}.isdisjoint(states(plan(library, "2026-04-19", told("IE"))))


@pytest.mark.parametrize(("day", "state"), [("2026-07-20", "waiting"), ("2026-07-21", "recommended")])
def test_three_months_after_20_april_end_on_20_july_and_silence_counts_from_the_day_after(
    library: Library, day: str, state: str
) -> None:
    asked_again = {"id": "reply-1", "kind": "reply", "sent": "2026-04-20", "channel": "email"}
    assert states(plan(library, day, told("IE", asked_again, COMPLAINT)))["progress"] == state


def test_the_question_names_complaint_period_and_remedy_in_either_language(library: Library) -> None:
    registered = {"on": "2026-04-22", "kind": "registered", "words": "Our file 12/26."}
    found = plan(library, "2026-08-20", told("NL", {**COMPLAINT, "replies": [registered]}))
    english, german = text(library, found, "progress"), text(library, found, "progress", "de")
    assert "On 20 April 2026 I sent you a complaint against Liffey Shop" in english
    assert "you confirmed receipt: “Our file 12/26.”" in english
    assert (
        "three months to tell me of the progress or the outcome (Article 78(2) GDPR), here until 20 July 2026"
        in english
    )
    assert "drei Monate nach Eingang (Art. 78 Abs. 2 DSGVO), hier bis zum 20. Juli 2026" in german
    assert "Rechtsbehelf" in german


def test_an_office_that_said_it_takes_longer_is_not_told_that_it_was_silent(library: Library) -> None:
    longer = {"on": "2026-06-22", "kind": "takes_longer"}
    letter = text(library, plan(library, "2026-08-20", told("IE", {**COMPLAINT, "replies": [longer]})), "progress")
    assert "I have heard nothing since" in letter
    assert "I have heard neither" not in letter


@pytest.mark.parametrize(("day", "state"), [("2026-09-22", "waiting"), ("2026-09-23", "recommended")])
@pytest.mark.parametrize("kind", ["takes_longer", "transferred"])
def test_a_report_on_progress_of_22_june_meets_the_three_months_and_the_next_is_awaited_until_22_september(
    library: Library, kind: str, day: str, state: str
) -> None:
    """Article 78(2) GDPR: the authority has to inform of the progress or the outcome."""
    reported = {"on": "2026-06-22", "kind": kind}
    assert states(plan(library, day, told("IE", {**COMPLAINT, "replies": [reported]})))["progress"] == state


def test_a_mere_receipt_is_no_report_on_progress(library: Library) -> None:
    registered = {"on": "2026-06-22", "kind": "registered"}
    assert states(plan(library, "2026-07-21", told("IE", {**COMPLAINT, "replies": [registered]})))["progress"] == (
        "recommended"
    )


def test_britain_has_the_tribunal_and_switzerland_and_america_no_period_to_hold_against_the_office(
    library: Library,
) -> None:
    stage = {"id": "org-1", "kind": "controller_complaint", "sent": "2026-03-12", "channel": "email"}
    british = plan(library, "2026-08-20", told("GB-ENG", stage, COMPLAINT))
    assert "the tribunal can order it" in text(library, british, "progress")
    for place in ("CH", "US-VA"):
        assert "progress" not in states(plan(library, "2026-08-20", told(place, COMPLAINT)))


@pytest.mark.parametrize(("place", "language"), [("IE", "en"), ("DE-BE", "de"), ("CH", "de"), ("US-CA", "en")])
def test_a_supplement_tells_what_came_after_the_complaint_and_nothing_of_before(
    library: Library, place: str, language: str
) -> None:
    late = {"on": "2026-05-05", "kind": "partly", "words": "Here is a part.", "missing": "the rest"}
    happened = [{"on": "2026-05-09", "says": "Liffey Shop sent me an advertisement.", "known": "myself"}]
    found = plan(library, "2026-05-20", told(place, COMPLAINT, replies=(late,), happened=happened))
    letter = text(library, found, "supplement", language)
    for says in ("Here is a part.", "the rest", "Liffey Shop sent me an advertisement."):
        assert says in letter
    assert "March 2026" not in letter
    assert "März 2026" not in letter


def test_nothing_new_is_no_supplement_and_after_one_the_next_needs_something_newer(library: Library) -> None:
    assert states(plan(library, "2026-05-20", told("IE", COMPLAINT)))["supplement"] == "not_needed"
    late = {"on": "2026-05-05", "kind": "partly"}
    added = {"id": "supplement-1", "kind": "supplement", "sent": "2026-05-06", "channel": "email"}
    assert states(plan(library, "2026-05-20", told("IE", COMPLAINT, added, replies=(late,))))["supplement"] == "done"
    later = {"on": "2026-05-12", "kind": "refused"}
    found = plan(library, "2026-05-20", told("IE", COMPLAINT, added, replies=(late, later)))
    assert states(found)["supplement"] == "possible"
    assert "5 May 2026" not in text(library, found, "supplement")


@pytest.mark.parametrize(
    ("place", "language", "says"),
    [
        ("IE", "en", "I withdraw this complaint."),
        ("DE-BE", "de", "Ich nehme diese Beschwerde zurück."),
        ("CH", "de", "Ich ziehe diese Anzeige zurück."),
        ("US-VA", "en", "I withdraw this complaint."),
    ],
)
def test_a_complaint_can_be_taken_back(library: Library, place: str, language: str, says: str) -> None:
    found = plan(library, "2026-05-20", told(place, COMPLAINT))
    assert states(found)["withdrawal"] == "possible"
    assert says in text(library, found, "withdrawal", language)


def page(library: Library, found: Plan, kind: DocumentKind, language: str = "en") -> str:
    matter = found.matter(kind)
    letter = draft(matter, library, kind, language)
    return " ".join(" ".join(words(next_steps(found, matter, library, kind, language, "a-case", letter))).split())


@pytest.mark.parametrize("place", ["IE", "FR", "ES", "IT"])
def test_whoever_takes_a_complaint_back_is_told_to_wait_for_nothing_and_to_miss_no_day_of_it(
    library: Library, place: str
) -> None:
    found = page(library, plan(library, "2026-05-20", told(place, COMPLAINT)), "withdrawal")
    for wrong in ("Surely late", "must not miss", "costs you nothing", "decides against you", "refuses", "insists on"):
        assert wrong not in found
    assert "Nothing more has to be done." in found


def test_beside_a_letter_to_the_office_the_page_says_who_may_still_refuse(library: Library) -> None:
    answered = {"id": "reply-1", "kind": "reply", "sent": "2026-04-01", "channel": "email"}
    found = plan(library, "2026-08-20", told("IE", answered, COMPLAINT))
    assert "If Liffey Shop refuses" in page(library, found, "progress")
    assert "Wenn Liffey Shop ablehnt" in page(library, found, "progress", "de")
    assert "If it refuses" in page(library, plan(library, "2026-03-20", told("IE")), "reply")


def test_of_a_complaint_taken_back_no_office_owes_an_answer(library: Library) -> None:
    found = plan(library, "2026-08-20", told("IE", COMPLAINT, WITHDRAWN))
    assert "progress" not in states(found)
    assert [one for one in found.matters[0].due if one.document == "complaint"] == []


def test_a_complaint_made_after_one_was_taken_back_waits_for_its_own_answer(library: Library) -> None:
    """Three months from 1 July 2026 end on 1 October; the withdrawal of June says nothing of it."""
    again = {"id": "complaint-2", "kind": "complaint", "sent": "2026-07-01", "channel": "email"}
    found = plan(library, "2026-10-05", told("IE", COMPLAINT, WITHDRAWN, again))
    assert states(found)["withdrawal"] == "possible"
    assert states(found)["progress"] == "recommended"


def test_a_decision_ends_it(library: Library) -> None:
    decided = {**COMPLAINT, "replies": [{"on": "2026-07-01", "kind": "decided"}]}
    assert {"progress", "withdrawal"}.isdisjoint(states(plan(library, "2026-08-20", told("IE", decided))))


def test_it_is_written_sent_and_recorded_like_any_letter(tmp_path: Path) -> None:
    answers = tmp_path / "case.yaml"
    answers.write_text(as_yaml(told("IE", COMPLAINT)), encoding="utf-8")
    common = ("--out", str(tmp_path / "cases"), "--as-of", "2026-05-20")
    named = ("--document", "withdrawal")
    assert main(["draft", "--answers", str(answers), *named, "--format", "txt", *common]) == 0
    (case,) = cases_in(tmp_path / "cases")
    assert (case / "6-withdrawal.txt").is_file()
    assert main(["record", "liffey", "sent", "2026-05-20", "--by", "email", *named, *common]) == 0
    assert "kind: withdrawal" in (case / "case.yaml").read_text(encoding="utf-8")
    assert main(["next", "liffey", *named, *common]) != 0


# Lodged in Malta on 1 May 2027 against a firm in Spain: that it is inadmissible is told within two weeks, by 17 May; it
# is passed on within six, by 14 June; the report is due by 2 August.
ACROSS = {"id": "complaint-1", "kind": "complaint", "sent": "2027-05-01", "channel": "email"}


def across(library: Library, day: str) -> Plan:
    case = told("MT", ACROSS)
    case["about"]["organisation"]["place"] = "ES"
    return plan(library, day, case)


@pytest.mark.parametrize(("day", "state"), [("2027-05-18", "waiting"), ("2027-06-15", "recommended")])
def test_no_word_that_a_complaint_is_inadmissible_is_good_news_and_nothing_to_ask_about(
    library: Library, day: str, state: str
) -> None:
    """Article 4(2) of Regulation (EU) 2025/2518: such word is owed only if it is; (5): the passing on always."""
    assert states(across(library, day))["progress"] == state


def test_a_question_names_the_day_of_what_has_run_out(library: Library) -> None:
    passing_on = text(library, across(library, "2027-06-20"), "progress")
    assert "Passing the complaint on was due by 14 June 2027 (Article 4(5) of Regulation (EU) 2025/2518)" in passing_on
    assert "three months" not in passing_on
    report = text(library, across(library, "2027-08-10"), "progress")
    assert (
        "three months to tell me of the progress or the outcome (Article 78(2) GDPR), here until 2 August 2027"
        in report
    )
