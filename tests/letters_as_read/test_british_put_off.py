"""British letters where no answer on the substance came: put off, told that there is nothing, promised; what they ask
about a complaint is answered before anybody goes to the regulator.
"""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.packs.library import Library
from tests.letters_as_read.test_british_follow_ups import REFUSED, complained, letter, plan_on, request

ASKED_BACK = {"on": "2026-10-01", "kind": "clarification_asked"}
ANSWER = {"id": "r", "kind": "reply", "sent": "2026-10-05", "channel": "email", "gives": ["clarification"]}
UNHEARD = complained()
LATE = "2026-11-20"


@pytest.mark.parametrize("kind", ["no_data", "agreed"])
def test_what_they_have_answered_is_not_called_unanswered_because_the_complaint_is(library: Library, kind: str) -> None:
    found = letter(library, "complaint", LATE, request({"on": "2026-09-18", "kind": kind, "mine": "No."}), UNHEARD)
    assert "confirmation of receipt due by" in found
    assert "has not been answered either" not in found


def test_the_regulator_reads_in_the_summary_that_they_said_there_is_nothing(library: Library) -> None:
    found = letter(library, "complaint", LATE, request({"on": "2026-09-18", "kind": "no_data"}), UNHEARD)
    assert "It answered on 18 September 2026 that there is no data about me. I complained to it" in found


def test_a_promise_is_told_though_the_complaint_about_it_was_answered_in_part(library: Library) -> None:
    promised, partly = {"on": "2026-09-18", "kind": "agreed"}, {"on": "2026-10-05", "kind": "partly"}
    found = letter(library, "complaint", "2026-10-07", request(promised), complained(partly))
    assert "On 18 September 2026 it agreed to do what I asked. As far as I can see, it has not been done." in found
    assert "As to its answer of 5 October 2026: An organisation that does not act" in found


@pytest.mark.parametrize(("kind", "day"), [("controller_complaint", "2026-11-01"), ("complaint", "2027-01-10")])
def test_whoever_was_only_asked_what_they_meant_complains_of_having_heard_no_more(
    library: Library, kind: str, day: str
) -> None:
    asked = request({"on": "2026-09-18", "kind": "clarification_asked"}, asked=("withdraw_consent",))
    meant = {**ANSWER, "about": "request-1", "sent": "2026-09-20"}
    later = ({**UNHEARD, "sent": "2026-11-01"},) if kind == "complaint" else ()
    wanted = {"scenario": "opt_out", "want": ["limit_sensitive"]}
    found = letter(library, kind, day, asked, meant, *later, **wanted)  # type: ignore[arg-type]
    assert "I have not been told whether what I asked for was done: withdrawal of consent" in found


def test_the_regulator_is_not_asked_where_the_organisation_got_the_data(library: Library) -> None:
    wish = {"wish": "copy", "detail": {"looking_for": ["source", "recipients"]}}
    found = letter(library, "complaint", LATE, request(asked=("access",)), UNHEARD, want=[wish])
    assert "Tell me where the data came from and who was given the data." in found


@pytest.mark.parametrize("kind", ["clarification_asked", "identity_asked", "fee_asked", "self_service"])
def test_what_they_ask_about_the_complaint_is_answered_before_the_regulator_is_called(
    library: Library, kind: str
) -> None:
    papers = request(REFUSED), complained({"on": "2026-10-01", "kind": kind})
    plan = plan_on(library, "2026-10-05", "GB-ENG", *papers)
    assert [rung.step.document for _, rung in plan.now] == ["reply"]
    found = letter(library, "reply", "2026-10-05", *papers)
    assert "Please deal with my complaint of 21 September 2026 now and tell me the outcome (section 164A(4)" in found
    assert "18 September" not in found, "that refusal was argued in the complaint"
    assert "the time for your answer runs on" not in found


def test_what_was_meant_is_said_of_the_complaint(library: Library) -> None:
    found = letter(library, "reply", "2026-10-05", request(REFUSED), complained(ASKED_BACK))
    assert found.count("My complaint of 21 September 2026: deletion of my data and access to my data") == 1
    assert "you asked me to clarify my complaint. What I mean" in found


def test_what_they_say_to_that_answer_is_the_outcome_of_the_complaint(library: Library) -> None:
    rejected = {**ANSWER, "replies": [{"on": "2026-10-15", "kind": "refused"}]}
    papers = request(REFUSED), complained(ASKED_BACK), rejected
    plan = plan_on(library, "2026-10-17", "GB-ENG", *papers)
    assert [(rung.step.document, rung.because) for _, rung in plan.now] == [("complaint", "outcome")]
    assert "It rejected my complaint on 15 October 2026." in letter(library, "complaint", "2026-10-17", *papers)


def test_an_answer_that_pays_no_fee_does_not_begin_the_month_anew(library: Library) -> None:
    told = {"id": "r", "kind": "reply", "sent": "2026-10-06", "channel": "email", "asks_by": "2026-10-20"}
    papers = request({"on": "2026-10-05", "kind": "fee_asked"}), {**told, "gives": ["fee"]}
    plan = plan_on(library, "2026-10-21", "GB-ENG", *papers)
    assert {one.due for one in plan.matters[0].due} == {date(2026, 10, 7)}
    assert plan.matters[0].rung("controller_complaint").state == "recommended"
