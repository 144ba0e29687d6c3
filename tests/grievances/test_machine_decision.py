"""A machine or a score decided about somebody: what they can ask for, of whom, and what works where no law helps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.packs.library import Library
from complaint_kit.situation.statements import Statement, When
from tests.conftest import PlanFor, happened
from tests.grievances.conftest import Letter
from tests.grievances.plans import asked, shown
from tests.letters_as_read.conftest import Read, citations_in_full, drafted, read

__all__ = ["citations_in_full", "drafted", "read"]

TODAY = "2026-11-28"
LOAN: dict[str, Any] = {
    "scenario": "machine_decision",
    "organisation": "Harrow & Teal",
    "organisation_sector": "private",
    "is_to_me": "bank",
    "decision": "the refusal of my loan application no. 4711",
    "event_date": date(2026, 10, 5),
    "decided_by": "machine",
    "decision_about": "credit",
    "wishes": ["reasons", "human"],
}
NO_BANK = {**LOAN, "is_to_me": "landlord", "decision_about": "housing"}  # the acts leave banks out
SENT = (happened("sent", TODAY), happened("received", TODAY))
REFUSED = (*SENT, happened("refused", "2026-12-10"))


def test_under_the_gdpr_the_reasons_rest_on_article_15_and_the_review_on_article_22(read: Read) -> None:
    letter = read("request", TODAY, "IE", **LOAN)
    assert "this automated decision of 5 October 2026 (Article 22 GDPR): the refusal of my loan" in letter
    assert "which change in it would have led to another result (Article 15(1)(h) GDPR" in letter
    assert "able to change it; before that, please let me say what I think of it (Article 22(3) GDPR)" in letter


def test_whoever_only_wants_the_reasons_demands_no_review(read: Read) -> None:
    letter = read("request", TODAY, "IE", **{**LOAN, "wishes": ["reasons"]})
    assert "review" not in letter
    assert "An automated decision about me: explanation" in letter


def test_whoever_only_wants_a_person_to_look_at_it_gives_their_view_and_asks_for_no_reasons(read: Read) -> None:
    more = {"wishes": ["human"], "my_view": "Ich arbeite wieder."}
    letter = read("request", TODAY, "DE-BE", language="de", **{**LOAN, **more})
    assert "Mein Standpunkt: Ich arbeite wieder." in letter
    assert "erläutern" not in letter
    assert "Antwort" in letter


def test_a_credit_agency_is_told_that_its_score_counts_as_the_decision_and_a_bank_is_not(read: Read) -> None:
    agency = read("request", TODAY, "DE-BE", **{**LOAN, "is_to_me": "credit_agency"})
    assert "C-634/21" in agency
    assert "C-634/21" not in read("request", TODAY, "DE-BE", **LOAN)


@pytest.mark.parametrize(
    ("decided", "cited"), [(date(2026, 2, 4), "Article 22 UK GDPR"), (date(2026, 2, 5), "Articles 22A to 22D UK GDPR")]
)
def test_in_britain_the_day_of_the_decision_tells_which_articles_count(read: Read, decided: date, cited: str) -> None:
    assert f"({cited})" in read("request", TODAY, "GB-ENG", **{**LOAN, "event_date": decided})


def test_in_switzerland_the_logic_is_due_in_thirty_days_and_the_review_has_no_period(
    read: Read, plan_for: PlanFor
) -> None:
    # Art. 25(7) and Art. 18(1) DPO: thirty days from 28 November 2026 end on 28 December, a Monday.
    letter = read("request", TODAY, "CH", **LOAN)
    assert "Please tell me the logic on which the decision is based (Art. 25(2)(f) FADP)." in letter
    assert "within 30 days of receiving this letter (Art. 25(7) FADP and Art. 18(1) DPO)" in letter
    assert "For the rest the law names no period" in letter
    (matter,) = plan_for("2026-12-01", "CH", *SENT, **LOAN).matters
    assert [(clock.right, clock.counted.due) for clock in matter.due] == [("question_profiling", date(2026, 12, 28))]


def test_a_decision_that_a_person_weighed_is_not_called_automated_and_the_copy_is_offered_instead(
    plan_for: PlanFor, library: Library
) -> None:
    plan = plan_for(TODAY, "IE", **{**LOAN, "decided_by": "person"})
    assert asked(plan) == []
    assert "Then Article 22 GDPR as a rule does not help" in shown(plan, library)


def test_minnesota_owes_the_reason_and_what_could_have_been_done_within_45_days(read: Read) -> None:
    letter = read("request", TODAY, "US-MN", **NO_BANK)
    assert (
        "I question the profiling behind this decision of October 5, 2026 (Minn. Stat. § 325M.14, subd. 1(g))" in letter
    )
    assert "what I could have done to get a different decision" in letter
    assert "within 45 days" in letter


def test_california_explains_only_significant_decisions_and_only_from_2027(plan_for: PlanFor, read: Read) -> None:
    assert asked(plan_for("2026-12-31", "US-CA", **LOAN)) == []
    assert "(11 CCR § 7222)" in read("request", "2027-01-04", "US-CA", **LOAN)
    assert asked(plan_for("2027-01-04", "US-CA", **{**LOAN, "decision_about": "insurance"})) == []


@pytest.mark.parametrize("home", ["US-VA", "US-NY", "US-CA"])
def test_where_no_act_gives_reasons_a_refused_borrower_learns_of_the_sixty_days_of_federal_law(
    plan_for: PlanFor, library: Library, home: str
) -> None:
    said = shown(plan_for(TODAY, home, **LOAN), library)
    assert "15 U.S.C. § 1691(d)" in said
    assert "within 60 days" in said
    assert "1681m(a)" in said


def test_a_state_with_an_opt_out_from_profiling_gives_at_least_that(read: Read) -> None:
    letter = read("request", TODAY, "US-VA", **{**NO_BANK, "wishes": ["stop_profiling"]})
    assert "Va. Code § 59.1-577(A)(5)" in letter


def test_the_complaint_says_what_is_owed_of_the_decision_and_repeats_my_view(read: Read) -> None:
    letter = read("complaint", "2027-01-10", "IE", *REFUSED, **LOAN, my_view="I have worked again since March.")
    assert "The decision of 5 October 2026: the refusal of my loan application no. 4711." in letter
    assert "so that I can understand and check it (Article 15(1)(h) GDPR" in letter
    assert "My view: I have worked again since March." in letter


@pytest.mark.parametrize("home", ["US-MN", "US-CT", "US-CO"])
def test_a_closed_account_is_none_of_the_decisions_of_which_one_may_opt_out(plan_for: PlanFor, home: str) -> None:
    told = {**NO_BANK, "organisation_size": "many", "wishes": ["stop_profiling", "reasons"]}
    closed = plan_for(TODAY, home, **{**told, "decision_about": "account"})
    assert "opt_out_profiling" not in asked(closed)
    assert "closed_account" in {note.id for note in closed.notes}
    assert "opt_out_profiling" in asked(plan_for(TODAY, home, **told))


def test_the_day_of_the_decision_stands_in_the_letter_also_where_more_happened_on_another(read: Read) -> None:
    more = (Statement(on=When.model_validate("2026-11-02"), says="I called Harrow & Teal."),)
    letter = read("request", TODAY, "IE", **{**LOAN, "happened": more})
    assert "this automated decision of 5 October 2026" in letter


def test_what_two_answers_to_one_reason_ask_for_is_asked_once(letter: Letter) -> None:
    reply = {"on": "2026-11-20", "kind": "refused", "ground": "trade_secret"}
    papers = [{"id": "request-1", "asked": ["automated_decisions", "access"], "sent": "2026-11-02", "replies": [reply]}]
    told = {"want": ["reasons", "copy"], "facts": {"decision": "die Ablehnung meiner Bestellung"}}
    said = letter("reply", "machine_decision", "DE-BY", language="de", papers=papers, **told)
    assert said.count("Bitte geben Sie heraus, was nicht geheim sein soll") == 1


def test_a_day_that_the_person_wrote_themselves_is_not_told_again_in_german_either(letter: Letter) -> None:
    facts = {"decision": "die Ablehnung vom 3. November 2026", "event_date": "2026-11-03"}
    said = letter("request", "machine_decision", "DE-BY", language="de", want=["reasons"], facts=facts)
    assert said.count("3. November 2026") == 1


@pytest.mark.parametrize("wish", ["human", "reasons"])
def test_a_letter_that_only_asks_names_the_decision_too(letter: Letter, wish: str) -> None:
    told = {"want": [wish], "facts": {"decision": "the refusal of my loan", "decision_about": "credit"}}
    assert "the refusal of my loan." in letter("voluntary", "machine_decision", "US-OH", **told)
