"""The days on which the law switches itself on or off: the same facts, a day apart."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.law.matching import Match
from tests.conftest import PlanFor

SHOP = {"organisation": "Corner Shop Inc.", "organisation_sector": "private", "capacity": "private"}


def rule(plan_for: PlanFor, day: str, residence: str, right: str, **answers: Any) -> Match | None:
    plan = plan_for(day, residence, **answers)
    return next((matter.rights[given] for matter in plan.matters for given in matter.rights if given == right), None)


def cited(match: Match | None, key: str = "right") -> str | None:
    return match.rule.cite[key].words["en"] if match else None


@pytest.mark.parametrize(
    ("day", "citation"), [("2026-02-04", "Article 22 UK GDPR"), ("2026-02-05", "Articles 22A to 22D UK GDPR")]
)
def test_automated_decisions_in_the_uk_left_article_22_on_5_february_2026(
    plan_for: PlanFor, day: str, citation: str
) -> None:
    assert cited(rule(plan_for, day, "GB-ENG", "automated_decisions", event_date=day)) == citation


@pytest.mark.parametrize(("day", "reached"), [("2026-02-04", False), ("2026-02-05", True)])
def test_an_objection_reaches_recognised_legitimate_interests_since_5_february_2026(
    plan_for: PlanFor, day: str, reached: bool
) -> None:
    match = rule(plan_for, day, "GB-ENG", "object")
    assert match is not None
    assert ("recognised_interests" in match.rule.cite) is reached


@pytest.mark.parametrize(
    ("day", "citation"),
    [("2026-06-18", "Article 77 UK GDPR"), ("2026-06-19", "section 165 of the Data Protection Act 2018")],
)
def test_the_complaint_to_the_regulator_left_the_uk_gdpr_on_19_june_2026(
    plan_for: PlanFor, day: str, citation: str
) -> None:
    assert cited(rule(plan_for, day, "GB-NIR", "regulator_complaint")) == citation


@pytest.mark.parametrize(("day", "exists"), [("2026-06-18", False), ("2026-06-19", True)])
def test_the_complaint_to_the_organisation_exists_since_19_june_2026(plan_for: PlanFor, day: str, exists: bool) -> None:
    assert (rule(plan_for, day, "GB-SCT", "controller_complaint") is not None) is exists


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-09-29", "Information Commissioner's Office (ICO)"), ("2026-09-30", "Information Commission (ICO)")],
)
def test_the_british_regulator_is_the_information_commission_since_30_september_2026(
    plan_for: PlanFor, day: str, name: str
) -> None:
    (authority,) = [one.authority for one in plan_for(day, "GB-ENG").matters[0].candidates if one.recommended]
    assert authority.name_in["en"] == name


@pytest.mark.parametrize(("day", "law"), [("2027-04-01", "eu.gdpr"), ("2027-04-02", "eu.procedural-regulation")])
def test_a_cross_border_complaint_in_the_eu_follows_regulation_2025_2518_from_2_april_2027(
    plan_for: PlanFor, day: str, law: str
) -> None:
    match = rule(plan_for, day, "FR", "regulator_complaint")
    assert match is not None
    assert match.law.id == law


@pytest.mark.parametrize(("day", "right"), [("2026-06-30", False), ("2026-07-01", True)])
def test_utah_gives_correction_since_1_july_2026(plan_for: PlanFor, day: str, right: bool) -> None:
    answers = {**SHOP, "scenario": "rectification", "what_is_wrong": "my street", "what_is_right": "12 Elm Street"}
    assert (rule(plan_for, day, "US-UT", "rectification", **answers) is not None) is right


@pytest.mark.parametrize(("day", "right"), [("2026-12-31", False), ("2027-01-01", True)])
def test_california_lets_people_opt_out_of_automated_decisions_from_2027(
    plan_for: PlanFor, day: str, right: bool
) -> None:
    assert (rule(plan_for, day, "US-CA", "automated_decisions", **SHOP) is not None) is right


@pytest.mark.parametrize(("day", "law"), [("2026-12-31", "us.ftc-act"), ("2027-01-01", "us-ok.okcdpa")])
def test_oklahoma_has_a_statute_from_2027(plan_for: PlanFor, day: str, law: str) -> None:
    plan = plan_for(day, "US-OK", scenario="access", **SHOP)
    assert plan.matters[0].law.id == law


@pytest.mark.parametrize(
    ("about", "by", "right"),
    [("housing", "machine", True), ("account", "machine", False), ("housing", "person", False)],
)
def test_california_rules_on_decisions_by_machine_reach_significant_decisions_without_a_person(
    plan_for: PlanFor, about: str, by: str, right: bool
) -> None:
    told = {
        **SHOP,
        "scenario": "machine_decision",
        "decision": "the refusal",
        "decision_about": about,
        "decided_by": by,
        "wishes": ["stop_profiling"],
    }
    found = rule(plan_for, "2027-01-04", "US-CA", "automated_decisions", **told)
    assert (found is not None) is right


def test_whoever_lives_abroad_complains_of_a_public_office_as_its_own_people_do(plan_for: PlanFor) -> None:
    """Article 55(2) GDPR: no other authority leads, so the Slovak 90 days run."""
    office = {
        "scenario": "access",
        "organisation": "Town of Nitra",
        "organisation_sector": "public",
        "purpose": "general",
    }
    match = rule(plan_for, "2027-06-01", "FR", "regulator_complaint", organisation_place="SK", **office)
    assert match is not None
    assert (match.law.id, match.rule.id) == ("sk.act-18-2018", "complaint_content")


@pytest.mark.parametrize(("place", "counted"), [("IT", True), ("IE", False)])
def test_the_nine_months_of_the_garante_stand_still_while_other_countries_take_part(
    plan_for: PlanFor, place: str, counted: bool
) -> None:
    """Article 143(3) of the Italian code: suspended for as long as the procedure of Article 60 GDPR lasts."""
    shop = {"scenario": "access", "organisation": "Harrow & Teal", "organisation_sector": "private"}
    match = rule(plan_for, "2026-11-27", "IT", "regulator_inaction", organisation_place=place, **shop)
    assert match is not None
    assert (match.rule.deadline("decision") is not None) is counted
