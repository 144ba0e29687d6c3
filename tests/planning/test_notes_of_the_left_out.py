"""What an act itself gives or demands is told of nobody whom it leaves out; what works outside it, of everybody."""

from __future__ import annotations

from typing import Any

import pytest

from tests.planning.test_kinds_of_organisations import plan_with


def told(kind: str, home: str, scenario: str = "access", **more: Any) -> set[str]:
    return {note.id for note in plan_with(kind, home, scenario, **more).notes}


AI = {"wants": ["know"]}
FEW = {"organisation_size": "few"}


@pytest.mark.parametrize("kind", ["bank", "insurer", "university", "airline", "member", "employer"])
def test_nobody_in_connecticut_is_sent_to_a_notice_that_the_act_does_not_ask_for(kind: str) -> None:
    """Conn. Gen. Stat. § 42-517(a) leaves these out, and § 42-515 whoever acts as an employee."""
    assert "training_notice" not in told(kind, "US-CT", "ai_training", **AI)


def test_a_shop_in_connecticut_must_say_in_its_notice_whether_it_trains_models() -> None:
    assert "training_notice" in told("customer", "US-CT", "ai_training", **AI, organisation_size="many")


@pytest.mark.parametrize(
    ("home", "note"), [("US-MN", "small_business_sale"), ("US-NE", "small_business_sale"), ("US-TX", "small_business")]
)
def test_the_one_duty_of_small_businesses_is_no_duty_of_a_small_bank_and_none_towards_an_employee(
    home: str, note: str
) -> None:
    """Minn. Stat. § 325M.12, subd. 2, Neb. Rev. Stat. § 87-1103(2) and Tex. Bus. & Com. Code § 541.002(b) leave banks
    out of all of the act, whatever their size."""
    assert note in told("customer", home, **FEW)
    assert note not in told("bank", home, **FEW)
    assert note not in told("university", home, **FEW)
    assert note not in told("employer", home, **FEW)


@pytest.mark.parametrize("home", ["US-NE", "US-TX", "US-MN"])
@pytest.mark.parametrize("kind", ["member", "neighbour"])
def test_a_club_or_a_neighbor_is_no_small_business(home: str, kind: str) -> None:
    assert told(kind, home, **FEW).isdisjoint({"small_business_sale", "small_business"})


@pytest.mark.parametrize("home", ["US-AL", "US-LA", "US-OK", "US-VT"])
def test_only_whom_an_act_will_bind_is_said_to_wait_for_it(home: str) -> None:
    """Until its first day, somebody who writes to a public office or to an employer waits for nothing."""
    many = {"organisation_size": "many"}
    assert "not_yet" in told("customer", home, **many)
    assert "not_yet" not in told("public_office", home)
    assert "not_yet" not in told("employer", home, **many)


def test_a_private_school_owes_nobody_a_directory_to_object_to() -> None:
    erased = {"scenario": "erasure"}
    assert "other_than_records" in told("school", "US-OH", **erased, organisation_sector="public")
    assert "other_than_records" not in told("school", "US-OH", **erased, organisation_sector="private")
    assert "private_school" in told("school", "US-OH", **erased, organisation_sector="private")


def test_somebody_who_writes_to_the_commission_from_the_netherlands_is_sent_to_no_dutch_mediation() -> None:
    """Article 36 UAVG is about requests under the GDPR; a body of the Union has a regulation of its own."""
    assert "mediation" in told("customer", "NL")
    assert "mediation" not in told("eu_institution", "NL")
    assert "mediation" not in told("intelligence", "NL")


def test_a_company_asked_to_take_data_along_is_held_to_the_act_and_a_body_of_a_canton_to_its_own() -> None:
    elsewhere = {"scenario": "portability", "data_from_me": False}
    assert "not_portable" in told("customer", "CH", **elsewhere)
    cantonal = told("public_office", "CH", **elsewhere, organisation_level="cantonal")
    assert "not_portable" not in cantonal
    assert "cantonal_bodies" in cantonal


@pytest.mark.parametrize("home", ["BE", "US-OH"])
def test_whoever_cannot_object_to_a_body_of_the_union_is_told_so_under_its_own_regulation(home: str) -> None:
    """Article 23(1) of Regulation (EU) 2018/1725: only against a public task. Article 21 GDPR does not bind it."""
    plan = plan_with("eu_institution", home, "objection", what_use="my address", legal_basis="contract")
    (said,) = [note.says["en"] for note in plan.notes if note.id == "no_objection_to_this_basis"]
    assert "rest on a public task (Article 23(1))" in said


def test_a_small_shop_in_colorado_hears_that_biometric_data_are_no_matter_of_size_and_a_bank_does_not() -> None:
    """C.R.S. § 6-1-1304(1)(a)(II), and (2) on whom the act leaves out altogether."""
    assert "biometrics" in told("customer", "US-CO", **FEW)
    assert "biometrics" not in told("bank", "US-CO", **FEW)
    assert "biometrics" not in told("employer", "US-CO", **FEW)


@pytest.mark.parametrize("home", ["US-TX", "US-OH"])
def test_mail_of_a_campaign_is_no_commerce_and_what_helps_against_it_is_said(home: str) -> None:
    """15 U.S.C. § 7702(2)(A): the advertisement or promotion of a commercial product or service."""
    sold = told("stranger", home, "marketing", contact_by=["email"], political=False)
    campaign = told("stranger", home, "marketing", contact_by=["email"], political=True)
    assert {"unsubscribe", "political_mail"} & sold == {"unsubscribe"}
    assert {"unsubscribe", "political_mail"} & campaign == {"political_mail"}


TEENAGER = {"acting_for": "child", "represented_name": "Kim Doe", "represented_born": "2012-06-01"}


@pytest.mark.parametrize("home", ["US-NJ", "US-DE"])
def test_a_shop_below_the_numbers_of_an_act_is_held_to_no_duty_towards_teenagers(home: str) -> None:
    """N.J.S.A. 56:8-166.5 and 6 Del. C. § 12D-103(a): 25,000 and 10,000 residents at the least."""
    assert "teenagers" in told("customer", home, "opt_out", **TEENAGER, organisation_size="many")
    assert "teenagers" in told("customer", home, "opt_out", **TEENAGER)
    assert "teenagers" not in told("customer", home, "opt_out", **TEENAGER, **FEW)


@pytest.mark.parametrize("home", ["US-TX", "US-NJ", "US-DE", "US-RI", "US-FL", "US-CT"])
def test_of_a_neighbor_nothing_is_said_about_acts_on_businesses(home: str) -> None:
    """Tex. Bus. & Com. Code § 541.002(a), N.J.S.A. 56:8-166.5, 6 Del. C. § 12D-103(a): who conducts business."""
    assert told("neighbour", home).isdisjoint(
        {"size_unknown", "exempt_data", "no_private_action", "cure_ended", "last_year_counts", "thresholds_fall"}
        | {"customer", "no_cure", "complaint_contents", "triple_penalty"}
    )


@pytest.mark.parametrize("home", ["DE", "AT", "CZ", "ES", "GB-ENG", "IE", "IT", "NL", "PL"])
@pytest.mark.parametrize("kind", ["employer", "school", "health"])
def test_of_an_employer_a_school_or_a_doctor_of_an_unknown_kind_nobody_is_told_of_the_police_or_of_the_union(
    home: str, kind: str
) -> None:
    """Acts on the police and Regulation (EU) 2018/1725 are for one kind of body."""
    plan = plan_with(kind, home)
    assert "organisation_sector" not in plan.situation.facts
    others = told("police", home) | told("eu_institution", home)
    assert {note.id for note in plan.notes}.isdisjoint(others - told(kind, home, organisation_sector="private"))


def test_nobody_who_writes_to_an_office_or_a_landlord_is_told_of_complaints_to_online_platforms() -> None:
    """Article 20(1) of Regulation (EU) 2022/2065 binds providers of online platforms."""
    wanted = {"scenario": "erasure", "what_to_erase": "my entry", "made_public": True}
    assert "platform_complaint" in told("customer", "NL", **wanted)
    assert "platform_complaint" not in told("customer", "NL", **{**wanted, "made_public": False})
    for kind in ("public_office", "landlord", "neighbour", "bank"):
        assert "platform_complaint" not in told(kind, "NL", **wanted), kind


@pytest.mark.parametrize("home", ["US-DE", "US-MT"])
def test_whoever_writes_to_an_airline_hears_that_the_act_leaves_out_part_of_what_it_holds(home: str) -> None:
    """6 Del. C. § 12D-103(c)(12) and Mont. Code Ann. § 30-14-2804(2)(p)."""
    assert "airlines_in_part" in told("airline", home)
    assert "airlines_in_part" not in told("customer", home)


@pytest.mark.parametrize("home", ["US-IA", "US-UT", "US-VA"])
def test_what_an_act_says_of_browser_signals_is_told_of_whoever_opts_out_and_not_of_whoever_has_data_erased(
    home: str,
) -> None:
    many = {"organisation_size": "many"}
    assert "no_signal" in told("customer", home, "opt_out", **many)
    assert told("customer", home, "erasure", **many).isdisjoint(
        {"no_signal", "no_correction", "no_profiling_right", "geolocation_sale"}
    )


def test_somebody_in_iowa_who_wants_a_correction_hears_that_the_act_gives_none_but_not_of_the_police() -> None:
    """Iowa Code § 715D.3(1) lists the rights; Chapter 715D binds no police."""
    assert "instead_of_correction" in told("customer", "US-IA", "rectification", organisation_size="many")
    assert "instead_of_correction" not in told("police", "US-IA", "rectification")


@pytest.mark.parametrize(
    ("home", "note"), [("US-DE", "thresholds_fall"), ("US-FL", "giants_only"), ("US-NV", "sales_for_money_only")]
)
def test_an_employee_does_not_hear_of_an_act_that_is_for_consumers_alone(home: str, note: str) -> None:
    """6 Del. C. § 12D-102, Fla. Stat. § 501.702(8) and NRS 603A.310: nobody is a consumer towards an employer."""
    private = {"organisation_sector": "private"}
    assert note in told("customer", home, **private)
    assert note not in told("employer", home, **private)
    assert note not in told("would_be_employer", home, **private)


def test_a_bank_in_delaware_is_not_said_to_come_under_the_act_of_2027() -> None:
    """The exemption is said to be narrowed to banks, insurers and their affiliates."""
    assert "thresholds_fall" not in told("bank", "US-DE")


@pytest.mark.parametrize("home", ["US-TX", "US-CO"])
def test_only_whom_an_act_of_the_state_may_bind_is_expected_to_say_that_it_was_set_aside(home: str) -> None:
    assert "states_are_not_preempted" in told("customer", home)
    for kind in ("police", "neighbour", "employer"):
        assert "states_are_not_preempted" not in told(kind, home), kind


def test_somebody_in_ohio_who_writes_to_the_police_is_told_nothing_of_credit_bureaus_and_of_hospitals() -> None:
    assert {"credit_and_screening", "health_records"} <= told("customer", "US-OH")
    assert told("police", "US-OH").isdisjoint({"credit_and_screening", "health_records", "children"})


def test_whoever_opts_out_in_illinois_is_told_nothing_of_fingerprints() -> None:
    assert "illinois_biometrics" in told("customer", "US-IL")
    assert "illinois_biometrics" not in told("customer", "US-IL", "opt_out")


@pytest.mark.parametrize(("by", "said"), [("call", False), ("text", True), ("recorded", True)])
def test_that_stop_ends_one_kind_of_message_is_said_of_texts_and_recorded_calls(by: str, said: bool) -> None:
    """47 CFR 64.1200(a)(10) is about consent to robocalls and robotexts."""
    assert ("stop_means_one_kind" in told("stranger", "US-OH", "marketing", contact_by=[by], political=False)) is said


@pytest.mark.parametrize(("by", "said"), [("email", False), ("call", True), ("post", True)])
def test_the_italian_register_is_named_to_whoever_gets_calls_or_post(by: str, said: bool) -> None:
    assert ("register_of_oppositions" in told("stranger", "IT", "marketing", contact_by=[by])) is said


def test_whoever_writes_for_the_first_time_made_no_complaint_before_june_2026() -> None:
    """SI 2026/82, regulation 7."""
    assert "complaint_before_june_2026" not in told("customer", "GB-ENG")
    earlier = {"already_written": True, "written_on": "2026-06-01", "written_how": "post", "their_answer": "none"}
    assert "complaint_before_june_2026" in told("customer", "GB-ENG", **earlier)


def test_a_british_shop_keeps_nothing_back_as_social_work_and_a_doctor_may() -> None:
    """Schedule 3 to the Data Protection Act 2018."""
    assert "health_social_work_education" in told("health", "GB-ENG")
    assert "health_social_work_education" not in told("customer", "GB-ENG")


def test_a_swiss_applicant_has_no_notice_period_to_object_in() -> None:
    """Article 336b of the Code of Obligations."""
    wanted = {"scenario": "work", "wishes": ["copy"], "work_about": ["applied"], "organisation_sector": "private"}
    assert "notice_of_dismissal" in told("employer", "CH", **wanted)
    assert "notice_of_dismissal" not in told("would_be_employer", "CH", **wanted)
