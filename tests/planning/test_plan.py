"""What a person is told to do next, on the law of the day."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.errors import AnswersError
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from tests.conftest import PlanFor, happened


def steps(plan: Plan) -> list[str]:
    return [rung.step.document for rung in plan.matters[0].ladder]


def test_in_leeds_in_2024_the_complaint_goes_to_the_regulator_without_a_complaint_to_the_organisation(
    plan_for: PlanFor,
) -> None:
    plan = plan_for("2024-09-23", "GB-ENG")
    assert steps(plan) == ["request", "reply", "reminder", "complaint", "review"]
    assert plan.matters[0].rights["regulator_complaint"].id == "gb.uk-gdpr/regulator_complaint"


def test_in_leeds_in_september_2026_the_organisation_comes_before_the_regulator(plan_for: PlanFor) -> None:
    plan = plan_for("2026-09-01", "GB-ENG")
    assert steps(plan) == ["request", "reply", "reminder", "controller_complaint", "complaint", "review"]
    assert plan.matters[0].rights["regulator_complaint"].id == "gb.dpa-2018/regulator_complaint"


@pytest.mark.parametrize(("day", "law"), [("2026-06-18", "gb.uk-gdpr"), ("2026-06-19", "gb.dpa-2018")])
def test_the_right_to_complain_to_the_regulator_moved_on_19_june_2026(plan_for: PlanFor, day: str, law: str) -> None:
    assert plan_for(day, "GB-SCT").matters[0].rights["regulator_complaint"].law.id == law


@pytest.mark.parametrize(
    ("day", "citation"),
    [("2026-02-04", "Article 12(3) UK GDPR"), ("2026-02-05", "Articles 12(3) and 12A UK GDPR")],
)
def test_the_british_time_limit_moved_to_article_12a_on_5_february_2026(
    plan_for: PlanFor, day: str, citation: str
) -> None:
    assert plan_for(day, "GB-WLS").matters[0].rights["access"].rule.cite["time_limit"].words["en"] == citation


def test_a_request_keeps_the_time_limit_of_the_day_it_was_received(plan_for: PlanFor) -> None:
    received = happened("received", "2026-02-01")
    plan = plan_for("2026-02-10", "GB-ENG", happened("sent", "2026-02-01"), received)
    assert plan.matters[0].rights["access"].rule.cite["time_limit"].words["en"] == "Article 12(3) UK GDPR"


def test_a_resident_of_norway_has_the_gdpr(plan_for: PlanFor) -> None:
    assert plan_for("2026-11-22", "NO").matters[0].rights["access"].id == "eu.gdpr/access"


def test_a_swiss_resident_has_swiss_law_and_no_gdpr(plan_for: PlanFor) -> None:
    plan = plan_for("2026-11-22", "CH")
    assert {match.law.id for match in plan.matters[0].relied_on} == {"ch.fadp"}


def test_a_californian_gets_no_invented_right_against_training_and_no_deletion_yet(plan_for: PlanFor) -> None:
    plan = plan_for("2024-09-20", "US-CA")
    assert set(plan.matters[0].asked) == {
        "opt_out_sale",
        "opt_out_sharing",
        "limit_sensitive",
        "purpose_limitation",
        "access",
    }


def test_an_eu_complaint_of_3_april_2027_against_an_organisation_abroad_meets_the_procedural_regulation(
    plan_for: PlanFor,
) -> None:
    before, after = plan_for("2027-04-01", "NL"), plan_for("2027-04-03", "NL")
    assert before.matters[0].rights["regulator_complaint"].law.id == "eu.gdpr"
    assert after.matters[0].rights["regulator_complaint"].law.id == "eu.procedural-regulation"


def test_nothing_is_overdue_while_any_reading_would_call_the_answer_timely(plan_for: PlanFor) -> None:
    # Received on Friday 26 September 2025 in Dublin: the month ends on Sunday 26 October, Monday 27 October 2025 is the
    # October bank holiday, so Tuesday 28 October is the last day and Wednesday 29 October the first late one.
    arrived = happened("received", "2025-09-26")
    on_the_last_day = plan_for("2025-10-28", "NL", arrived)
    a_day_later = plan_for("2025-10-29", "NL", arrived)
    assert on_the_last_day.matters[0].document is None
    assert a_day_later.matters[0].document == "reminder"
    assert {due.counted.due for due in a_day_later.matters[0].due if due.right == "access"} == {date(2025, 10, 28)}


def test_a_letter_whose_arrival_nobody_recorded_counts_from_a_week_after_it_was_sent(plan_for: PlanFor) -> None:
    # Sent on 1 July 2026, counted from 8 July: the month ends on Saturday 8 August, so Monday 10 August is last.
    plan = plan_for("2026-08-11", "NL", happened("sent", "2026-07-01"))
    due = next(due for due in plan.matters[0].due if due.right == "access")
    assert due.assumed
    assert due.counted.due == date(2026, 8, 10)


def test_an_extension_announced_in_time_moves_the_day_to_three_months_from_receipt(plan_for: PlanFor) -> None:
    arrived = happened("received", "2026-03-02")
    in_time = plan_for("2026-06-01", "NL", arrived, happened("extension_notified", "2026-03-20"))
    too_late = plan_for("2026-06-01", "NL", arrived, happened("extension_notified", "2026-04-20"))
    # Three months from 2 March 2026 end on 2 June; 6 April 2026 is Easter Monday and does not matter here.
    assert {due.counted.due for due in in_time.matters[0].due if due.right == "access"} == {date(2026, 6, 2)}
    assert in_time.matters[0].document is None
    assert too_late.matters[0].document == "reminder"


def test_in_the_uk_the_days_of_a_clarification_do_not_count(plan_for: PlanFor) -> None:
    # Received 2 March 2026, so due 2 April; asked on the 10th and answered on the 14th: five days, 7 April (a Tuesday).
    events = (
        happened("received", "2026-03-02"),
        happened("clarification_asked", "2026-03-10"),
        happened("clarification_given", "2026-03-14"),
    )
    plan = plan_for("2026-03-20", "GB-ENG", *events)
    by_right = {due.right: due.counted.due for due in plan.matters[0].due}
    assert by_right["access"] == date(2026, 4, 7)
    assert by_right["object"] == date(2026, 4, 2)


def test_in_the_uk_a_clarification_does_not_lengthen_a_month_that_had_not_begun(plan_for: PlanFor) -> None:
    # Article 12A(2)(b): the month begins on 13 March, with the proof of identity, and ends on 13 April; of the days of
    # the clarification, 4 to 13 March, only that first day is in it: 14 April, a Tuesday.
    events = (
        happened("received", "2026-03-02"),
        happened("identity_asked", "2026-03-04"),
        happened("clarification_asked", "2026-03-04"),
        happened("identity_given", "2026-03-13"),
        happened("clarification_given", "2026-03-13"),
    )
    plan = plan_for("2026-03-20", "GB-ENG", *events)
    assert {due.right: due.counted.due for due in plan.matters[0].due}["access"] == date(2026, 4, 14)


@pytest.mark.parametrize(
    ("residence", "asked", "given", "due"),
    [
        # Received 2 March 2026: the month ends on 2 April. Proof that was asked for within it begins it again.
        ("NL", "2026-03-12", "2026-03-20", date(2026, 4, 20)),
        ("NL", "2026-04-02", "2026-04-08", date(2026, 5, 8)),  # asked on the last day
        ("NL", "2026-04-20", "2026-04-24", date(2026, 4, 2)),  # asked when the month was over
        ("NL", None, "2026-03-20", date(2026, 4, 2)),  # sent though nobody asked
        # Article 12A(2)(b) UK GDPR: the latest of both days, whenever it was asked; 24 May is a Sunday, 25 May a bank
        # holiday. What nobody requested is not meant there either.
        ("GB-ENG", "2026-04-20", "2026-04-24", date(2026, 5, 26)),
        ("GB-ENG", None, "2026-03-20", date(2026, 4, 2)),
    ],
)
def test_the_month_begins_again_with_proof_of_identity_that_was_asked_for_while_it_ran(
    plan_for: PlanFor, residence: str, asked: str | None, given: str, due: date
) -> None:
    events = [happened("received", "2026-03-02"), happened("identity_given", given)]
    events += [happened("identity_asked", asked)] if asked else []
    plan = plan_for("2026-05-27", residence, *events, organisation_place=residence)
    assert {one.right: one.counted.due for one in plan.matters[0].due}["access"] == due


def test_in_ireland_the_days_in_which_the_police_wait_for_proof_of_identity_do_not_count(plan_for: PlanFor) -> None:
    # Section 91(4): received 2 March 2026, so due 2 April; asked on the 10th, answered on the 14th: 7 April, a Tuesday.
    events = (
        happened("received", "2026-03-02"),
        happened("identity_asked", "2026-03-10"),
        happened("identity_given", "2026-03-14"),
    )
    garda = {"organisation": "An Garda", "organisation_place": "IE", "organisation_sector": "police"}
    plan = plan_for("2026-03-20", "IE", *events, scenario="police", purpose="law_enforcement", wishes=["copy"], **garda)
    assert {due.right: due.counted.due for due in plan.matters[0].due}["access"] == date(2026, 4, 7)


def test_a_clarification_that_waits_for_an_answer_keeps_the_clock_still(plan_for: PlanFor) -> None:
    events = (happened("received", "2026-03-02"), happened("clarification_asked", "2026-03-10"))
    plan = plan_for("2026-06-30", "GB-ENG", *events, wants=["know"])
    assert plan.matters[0].document == "reply"
    assert plan.matters[0].rung("reminder").state == "waiting"


def test_after_a_refusal_in_the_eu_an_answer_to_it_is_recommended_and_the_complaint_is_open(plan_for: PlanFor) -> None:
    matter = plan_for(
        "2026-03-11", "FR", happened("received", "2026-03-02"), happened("refused", "2026-03-10")
    ).matters[0]
    assert matter.document == "reply"
    assert matter.rung("complaint").state == "possible"


def test_since_june_2026_a_refusal_in_the_uk_leads_to_the_organisation_and_then_to_the_regulator(
    plan_for: PlanFor,
) -> None:
    events = (happened("received", "2026-07-01"), happened("refused", "2026-07-10"))
    first = plan_for("2026-07-11", "GB-ENG", *events)
    complained = (*events, happened("sent", "2026-07-11", "controller_complaint"))
    answered = (*complained, happened("complaint_answered", "2026-08-01", "controller_complaint"))
    assert first.matters[0].document == "reply"
    assert first.matters[0].rung("controller_complaint").state == "possible"
    assert plan_for("2026-07-12", "GB-ENG", *complained).matters[0].document is None
    assert plan_for("2026-08-02", "GB-ENG", *answered).matters[0].document == "complaint"


def test_a_complaint_step_that_the_law_of_the_day_lacks_is_refused_with_the_steps_there_are(plan_for: PlanFor) -> None:
    with pytest.raises(AnswersError, match="request, reply, reminder, complaint"):
        plan_for("2024-09-23", "GB-ENG").matters[0].rung("controller_complaint")


def test_an_unknown_fact_leaves_a_right_possible_and_says_what_would_decide_it(plan_for: PlanFor) -> None:
    plan = plan_for("2026-11-22", "US-CA", organisation="Corner Bakery", organisation_sector="private")
    access = plan.matters[0].rights["access"]
    assert access.applies is None
    assert any(test.fact == "organisation_revenue_usd" for test in access.open_tests)


def test_a_notice_of_a_longer_time_for_an_appeal_gives_colorados_sixty_days_more(library: Library) -> None:
    """C.R.S. § 6-1-1306(3): 45 days after receipt of the appeal, and sixty more if that is told within them. Of 2 March
    2027 the first are 16 April, a Friday; the longer time ends on 15 June."""
    told = {
        "scenario": "access",
        "finished": True,
        "me": {"name": "Ada Brandt", "lives_in": "US-CO", "email": "ada@example.org"},
        "about": {"organisation": {"name": "Brixen", "sector": "private"}, "is_to_me": "customer"},
        "want": ["copy"],
        "papers": [
            {"id": "request-1", "kind": "request", "asked": ["access"], "sent": "2027-02-01",
             "received": {"on": "2027-02-01"}, "replies": [{"on": "2027-02-20", "kind": "refused"}]},
            {"id": "appeal-1", "kind": "appeal", "sent": "2027-03-02", "received": {"on": "2027-03-02"},
             "replies": [{"on": "2027-04-01", "kind": "extended"}]},
        ],
    }  # fmt: skip
    plan = prepare(library, Case.model_validate(told), date(2027, 4, 20))
    (decision,) = [one for one in plan.matters[0].due if one.document == "appeal"]
    assert (decision.first.due, decision.due) == (date(2027, 4, 16), date(2027, 6, 15))


@pytest.mark.parametrize("residence", ["US-VA", "US-CT"])
def test_an_american_whose_reminder_nobody_answered_turns_to_the_attorney_general(
    plan_for: PlanFor, residence: str
) -> None:
    asked, reminded = happened("sent", "2026-09-07"), happened("sent", "2026-10-30", "reminder")
    (matter,) = plan_for("2026-10-30", residence, asked, scenario="access").matters
    assert matter.document == "reminder"
    (matter,) = plan_for("2026-11-14", residence, asked, reminded, scenario="access").matters
    assert matter.document == "complaint"


@pytest.mark.parametrize("home", ["US-WA", "US-NV"])
def test_a_letter_on_health_data_names_the_way_to_complain_of_its_own_act_also_to_a_stranger(
    library: Library, home: str
) -> None:
    """Whom the act reaches is not known of a stranger; section 5 of the FTC Act has no word on such a request."""
    told = {"scenario": "access", "want": ["copy"], "facts": {"data_health": True}}
    told |= {"me": {"name": "Ada Brandt", "lives_in": home}}
    told["about"] = {"organisation": {"name": "Brixen Ltd", "sector": "private", "place": home}, "is_to_me": "stranger"}
    matter = prepare(library, Case.model_validate({"kit": 2, **told}), date(2026, 11, 9)).matters[0]
    assert matter.rights["access"].applies is None
    assert matter.rights["regulator_complaint"].law.id == matter.law.id != "us.ftc-act"


@pytest.mark.parametrize(("kind", "office"), [("health", "us-hhs-ocr"), ("university", "us-ed-sppo")])
def test_a_hospital_or_college_of_a_church_is_complained_of_to_the_same_federal_office(
    library: Library, kind: str, office: str
) -> None:
    told = {"scenario": "access", "want": ["copy"], "me": {"name": "Ada Brandt", "lives_in": "US-OH"}}
    told["about"] = {"organisation": {"name": "St. Mary", "sector": "church", "place": "US-OH"}, "is_to_me": kind}
    matter = prepare(library, Case.model_validate({"kit": 2, **told}), date(2026, 11, 9)).matters[0]
    assert [one.authority.id for one in matter.candidates if one.authority] == [office]


def test_beside_a_complaint_about_a_breach_nobody_is_sent_to_the_court_of_the_act_on_health_data(
    library: Library,
) -> None:
    told = {"scenario": "breach", "want": ["breach"], "facts": {"data_health": True, "breach_known": "told"}}
    told |= {"me": {"name": "Ada Brandt", "lives_in": "US-WA"}}
    about = {"organisation": {"name": "Brixen Ltd", "sector": "private", "place": "US-WA"}, "is_to_me": "customer"}
    plan = prepare(library, Case.model_validate({"kit": 2, **told, "about": about}), date(2026, 11, 9))
    (matter,) = (one for one in plan.matters if one.law.id == "us.breach-acts")
    assert "court" not in matter.rights
