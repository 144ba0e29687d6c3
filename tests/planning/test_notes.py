"""What the plan of a day tells the person beside the rights: nothing that was not known yet."""

from datetime import date
from typing import Any

from complaint_kit.situation.older import Event
from tests.conftest import PlanFor


def told(
    plan_for: PlanFor, day: str, residence: str, *events: Event, scenario: str = "access", **more: Any
) -> set[str]:
    return {note.id for note in plan_for(day, residence, *events, scenario=scenario, **more).notes}


def test_nobody_is_told_of_the_judgment_on_abusive_requests_before_19_march_2026(plan_for: PlanFor) -> None:
    assert "no_money_in_first_access" not in told(plan_for, "2026-03-18", "SE")
    assert "no_money_in_first_access" in told(plan_for, "2026-03-19", "SE")


def test_an_english_case_of_2024_is_not_told_of_a_judgment_of_2025(plan_for: PlanFor) -> None:
    assert "no_threshold" not in told(plan_for, "2025-08-21", "GB-ENG")
    assert "no_threshold" in told(plan_for, "2025-08-22", "GB-ENG")


def test_somebody_in_the_netherlands_is_told_of_the_six_weeks_and_that_silence_has_no_time_limit(
    plan_for: PlanFor,
) -> None:
    (note,) = [one for one in plan_for("2026-11-27", "NL", scenario="access").notes if one.id == "six_weeks_for_court"]
    assert "only six weeks from receiving the answer of a private organisation, whatever it says" in note.says["en"]
    assert "If no answer came in time, there is no time limit" in note.says["en"]


def test_before_the_act_of_a_state_is_in_force_that_comes_before_what_is_said_in_every_state(plan_for: PlanFor) -> None:
    # Alabama's act becomes effective on May 1, 2027 (§ 12), Oklahoma's on January 1, 2027.
    for home in ("US-AL", "US-OK"):
        notes = [one.id for one in plan_for("2026-11-28", home, scenario="erasure", what_to_erase="my account").notes]
        assert "not_yet" in notes[:2], home


def test_somebody_in_bulgaria_and_in_slovakia_is_told_until_when_to_complain(plan_for: PlanFor) -> None:
    assert "six_months" in told(plan_for, "2026-11-27", "BG")
    assert "three_years" in told(plan_for, "2026-11-27", "SK")


def test_what_to_mind_in_a_first_request_is_not_told_once_it_is_sent(plan_for: PlanFor) -> None:
    sent = Event(event="sent", document="request", on=date(2026, 11, 2))
    assert "no_money_in_first_access" not in told(plan_for, "2026-11-27", "SE", sent)
    about = {"scenario": "erasure", "what_to_erase": "my account"}
    assert "deletion_later" in told(plan_for, "2026-11-27", "US-CA", **about)
    assert "deletion_later" not in told(plan_for, "2026-11-27", "US-CA", sent, **about)


def test_a_californian_whose_data_came_from_elsewhere_is_told_what_deletion_reaches(plan_for: PlanFor) -> None:
    about = {"scenario": "erasure", "organisation_data_broker": False, "what_to_erase": "my account"}
    assert "only_from_you" in told(plan_for, "2026-11-27", "US-CA", data_from_me=False, **about)
    assert "only_from_you" not in told(plan_for, "2026-11-27", "US-CA", data_from_me=True, **about)


def test_somebody_in_spain_is_told_that_a_second_request_within_six_months_needs_a_cause(plan_for: PlanFor) -> None:
    """Article 13(3) of Organic Law 3/2018: more than once in six months, unless there is a legitimate cause."""
    assert "access_again_in_spain" in told(plan_for, "2026-11-28", "ES")
    assert "access_again_in_spain" not in told(plan_for, "2026-11-28", "PT")


def test_what_dutch_law_says_of_requests_is_not_told_of_a_consent_taken_back(plan_for: PlanFor) -> None:
    """Articles 34 to 36 UAVG are about requests under Articles 15 to 22 GDPR, and Article 12(6) GDPR about 15 to 21."""
    of_requests = {"six_weeks_for_court", "mediation", "identity_document"}
    assert of_requests <= told(plan_for, "2026-11-28", "NL")
    withdrawn = told(plan_for, "2026-11-28", "NL", scenario="consent", what_consent="the newsletter")
    assert withdrawn.isdisjoint(of_requests)


def test_that_dutch_financial_firms_need_not_tell_of_a_breach_is_told_of_them_alone(plan_for: PlanFor) -> None:
    """Article 42 UAVG."""
    assert "breach_at_financial_firms" in told(plan_for, "2026-11-28", "NL", organisation="Sparing", is_to_me="bank")
    assert "breach_at_financial_firms" not in told(
        plan_for, "2026-11-28", "NL", organisation="Sparing", is_to_me="customer"
    )


def test_whoever_asked_a_broker_for_the_source_alone_is_promised_no_names_of_recipients(plan_for: PlanFor) -> None:
    """Article 15(1)(c) and (g) GDPR name what access gives."""
    plan = plan_for("2026-11-28", "IE", scenario="data_broker", is_to_me="broker", wishes=["source"])
    (note,) = [one for one in plan.notes if one.id == "then_the_next"]
    assert note.says["en"].startswith("Once you know where your data came from")


def test_an_early_resolution_is_told_of_requests_and_not_of_a_consent_taken_back(plan_for: PlanFor) -> None:
    """Article 5(1) of Regulation (EU) 2025/2518: complaints about the rights of Chapter III of the GDPR."""
    assert "early_resolution" in told(plan_for, "2027-05-03", "NL", scenario="access")
    withdrawn = told(plan_for, "2027-05-03", "NL", scenario="consent", what_consent="the newsletter")
    assert "early_resolution" not in withdrawn
    assert "keep_it_short" in withdrawn


def test_whoever_has_no_right_is_told_what_works_and_nothing_of_how_that_act_is_enforced(plan_for: PlanFor) -> None:
    # Article 20(1)(a) UK GDPR: what is used for a public task cannot be taken along, so nothing leads to the regulator.
    about = {"scenario": "portability", "what_to_move": "my posts", "legal_basis": "public_task", "data_from_me": True}
    plan = plan_for("2026-11-02", "GB-SCT", **about)
    assert not plan.matters
    assert {note.kind for note in plan.notes} == {"works_instead"}
    # Advertising by post and at the door is under no act of Minnesota, and so is no complaint about it.
    by_post = told(plan_for, "2026-11-02", "US-MN", scenario="marketing", contact_by=["post", "door"])
    assert "no_private_action" not in by_post
    assert "no_private_action" in told(plan_for, "2026-11-02", "US-MN", organisation_size="many")


def test_of_the_police_no_american_is_told_to_use_a_companys_privacy_settings(plan_for: PlanFor) -> None:
    of_companies = {"no_statute", "ask_anyway", "broken_promise"}
    about = {"scenario": "police", "wishes": ["delete"], "what_to_erase": "the entry"}
    assert told(plan_for, "2026-11-02", "US-WY", **about).isdisjoint(of_companies)
    assert of_companies <= told(plan_for, "2026-11-02", "US-WY")


def test_whoever_asks_the_swiss_intelligence_service_is_told_of_the_check_that_can_be_demanded(
    plan_for: PlanFor,
) -> None:
    """Articles 63(3) and 64 NDG: the commissioner checks at the person's request."""
    federal = {"organisation_level": "federal", "purpose": "national_security"}
    service = told(plan_for, "2026-11-28", "CH", organisation="Dienst", is_to_me="intelligence", **federal)
    assert "report_and_check" in service
    assert "report_not_complaint" not in service
    assert "report_not_complaint" in told(plan_for, "2026-11-28", "CH", organisation="Sparing", is_to_me="bank")
