"""Whose law reaches a case: not that of the person's home alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.preparing import prepare
from complaint_kit.drafting.showing import plan_text
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan

DAY = date(2026, 11, 27)  # a Friday


@pytest.fixture
def about(library: Library) -> Any:
    def plan(**answers: Any) -> Plan:
        told = {"full_name": "Alex Example", "email": "a@example.org", "looking_for": ["copy"], **answers}
        return prepare(library, "access", {"organisation": "Beispiel", **told}, (), DAY)

    return plan


def law_of(plan: Plan) -> str | None:
    return plan.law.id if plan.law else None


def recommended(plan: Plan) -> str | None:
    return next((one.authority.id for one in plan.candidates if one.recommended), None)


def test_a_new_yorker_asks_a_bavarian_company_under_article_15_gdpr_and_complains_to_bavaria(about: Any) -> None:
    plan = about(residence="US-NY", organisation_sector="private", organisation_place="DE-BY")
    assert plan.rights["access"].id == "eu.gdpr/access"
    assert recommended(plan) == "de-by.baylda"
    assert {one.law.id.partition(".")[0] for one in plan.relied_on} == {"eu"}


def test_a_body_of_ireland_answers_under_the_law_of_ireland_also_to_a_person_in_northern_ireland(about: Any) -> None:
    plan = about(residence="GB-NIR", organisation_sector="public", organisation_place="IE", purpose="general")
    assert law_of(plan) == "eu.gdpr"
    assert [one.authority.id for one in plan.candidates] == ["ie.dpc"]
    assert "gb" not in {one.law.id.partition(".")[0] for one in plan.matches}


def test_a_company_in_ireland_owes_a_londoner_an_answer_under_british_law_and_is_reached_by_the_gdpr_too(
    about: Any, library: Library
) -> None:
    plan = about(residence="GB-ENG", organisation_sector="private", organisation_place="IE")
    assert law_of(plan) == "gb.uk-gdpr"
    assert [one.law.id for one in plan.situation.governing.beside] == ["eu.gdpr"]
    assert "Article 3(1) GDPR" in plan_text(explanation(plan, library, "en"), library.shared_words("en"))


def test_nobody_outside_the_eea_is_told_of_a_lead_authority(about: Any) -> None:
    for home in ("GB", "CH", "US-NY"):
        plan = about(residence=home, organisation_sector="private", organisation_place="IE")
        assert not any(one.lead for one in plan.candidates)
        assert not any("brings it in" in one.because["en"] for one in plan.candidates)


@pytest.mark.parametrize(
    ("seat", "law", "office"),
    [("GB-ENG", "gb.uk-gdpr", "gb.ico"), ("CH", "ch.fadp", "ch.fdpic"), ("NO", "eu.gdpr", "no.datatilsynet")],
)
def test_british_swiss_and_norwegian_companies_answer_a_texan_under_their_own_law(
    about: Any, seat: str, law: str, office: str
) -> None:
    plan = about(residence="US-TX", organisation_sector="private", organisation_place=seat)
    assert plan.rights["access"].law.id == law
    assert recommended(plan) == office


def test_an_american_company_is_no_reason_to_leave_the_law_of_the_state(about: Any) -> None:
    plan = about(residence="US-TX", organisation_sector="private", organisation_place="US-CA", capacity="private")
    assert law_of(plan) == "us-tx.tdpsa"


def test_the_law_of_home_leads_for_a_dutchman_and_a_swiss_company(about: Any) -> None:
    plan = about(residence="NL", organisation_sector="private", organisation_place="CH")
    assert law_of(plan) == "eu.gdpr"
    assert [one.law.id for one in plan.situation.governing.beside] == ["ch.fadp"]


def test_the_plan_says_why_another_law_than_that_of_home_leads(about: Any, library: Library) -> None:
    plan = about(residence="US-NY", organisation_sector="private", organisation_place="DE-BY")
    said = plan_text(explanation(plan, library, "en"), library.shared_words("en"))
    assert "goes before the law of where you live" in said.replace("\n", " ")


def test_within_the_eea_nothing_is_said_of_a_law_that_leads_anyhow(about: Any) -> None:
    plan = about(residence="NL", organisation_sector="private", organisation_place="IE")
    assert plan.situation.governing.says is None
    assert plan.situation.governing.beside == ()


def test_a_complaint_of_a_new_yorker_to_bavaria_is_counted_with_the_holidays_of_bavaria(about: Any) -> None:
    plan = about(residence="US-NY", organisation_sector="private", organisation_place="DE-BY")
    assert plan.situation.governing.place == "DE-BY"
    assert {one.counted.place for one in plan.projected} == {"DE-BY"}
