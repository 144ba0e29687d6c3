"""Whose law reaches a case: not that of the person's home alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare, read_case
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.page_notes import why_this_law
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import Problems
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.older import Event

DAY = date(2026, 11, 27)  # a Friday


@pytest.fixture
def about(library: Library) -> Any:
    def plan(**answers: Any) -> Plan:
        told = {"full_name": "Alex Example", "email": "a@example.org", "looking_for": ["copy"], **answers}
        return prepare(
            library, read_case(library, "access", {"organisation": "Beispiel", **told}, (), DAY, "here"), DAY
        )

    return plan


def law_of(plan: Plan) -> str | None:
    return plan.matters[0].law.id if plan.matters else None


def recommended(plan: Plan) -> str | None:
    return next((one.authority.id for one in plan.matters[0].candidates if one.recommended), None)


def test_a_new_yorker_asks_a_bavarian_company_under_article_15_gdpr_and_complains_to_bavaria(about: Any) -> None:
    plan = about(residence="US-NY", organisation_sector="private", organisation_place="DE-BY")
    assert plan.matters[0].rights["access"].id == "eu.gdpr/access"
    assert recommended(plan) == "de-by.baylda"
    # Against the authority of Bavaria one goes to a German court, as German law says.
    assert {one.law.id for one in plan.matters[0].relied_on} == {"eu.gdpr", "de.vwgo"}


def test_a_body_of_ireland_answers_under_the_law_of_ireland_also_to_a_person_in_northern_ireland(about: Any) -> None:
    plan = about(residence="GB-NIR", organisation_sector="public", organisation_place="IE", purpose="general")
    assert law_of(plan) == "eu.gdpr"
    assert [one.authority.id for one in plan.matters[0].candidates] == ["ie.dpc"]
    assert "gb" not in {one.law.id.partition(".")[0] for one in plan.matches}


def test_a_company_in_ireland_owes_a_londoner_an_answer_under_british_law_and_is_reached_by_the_gdpr_too(
    about: Any, library: Library
) -> None:
    plan = about(residence="GB-ENG", organisation_sector="private", organisation_place="IE")
    assert law_of(plan) == "gb.uk-gdpr"
    assert [one.law.id for one in plan.situation.governing.beside] == ["eu.gdpr"]
    assert "Article 3(1) GDPR" in plan_text(explanation(plan, Screen(library)), library.shared_words("en"))


def test_nobody_outside_the_eea_is_told_of_a_lead_authority(about: Any) -> None:
    for home in ("GB", "CH", "US-NY"):
        plan = about(residence=home, organisation_sector="private", organisation_place="IE")
        assert not any(one.lead for one in plan.matters[0].candidates)
        assert not any("brings it in" in one.because["en"] for one in plan.matters[0].candidates)


@pytest.mark.parametrize(
    ("seat", "law", "office"),
    [("GB-ENG", "gb.uk-gdpr", "gb.ico"), ("CH", "ch.fadp", "ch.fdpic"), ("NO", "eu.gdpr", "no.datatilsynet")],
)
def test_british_swiss_and_norwegian_companies_answer_a_texan_under_their_own_law(
    about: Any, seat: str, law: str, office: str
) -> None:
    plan = about(residence="US-TX", organisation_sector="private", organisation_place=seat)
    assert plan.matters[0].rights["access"].law.id == law
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
    said = plan_text(explanation(plan, Screen(library)), library.shared_words("en"))
    assert "goes before the law of where you live" in said.replace("\n", " ")


def test_within_the_eea_nothing_is_said_of_a_law_that_leads_anyhow(about: Any) -> None:
    plan = about(residence="NL", organisation_sector="private", organisation_place="IE")
    assert plan.situation.governing.says is None
    assert plan.situation.governing.beside == ()


def test_a_complaint_of_a_new_yorker_to_bavaria_is_counted_with_the_holidays_of_bavaria(about: Any) -> None:
    plan = about(residence="US-NY", organisation_sector="private", organisation_place="DE-BY")
    assert plan.situation.governing.place == "DE-BY"
    assert {one.counted.place for one in plan.matters[0].if_sent("request")} == {"DE-BY"}


def parish(about: Any, church: str, **answers: Any) -> Plan:
    known = {"residence": "DE-SN", "organisation_sector": "church", "organisation_place": "DE-SN"}
    return about(**known | answers, organisation_church=church)  # type: ignore[no-any-return]


def test_a_protestant_parish_is_asked_under_its_own_act_and_has_three_months(about: Any) -> None:
    plan = parish(about, "protestant")
    assert law_of(plan) == "de.dsg-ekd"
    assert {one.law.id for one in plan.matters[0].relied_on} == {"de.dsg-ekd"}
    # Three months from 27 November end on 27 February 2027, a Saturday.
    assert {one.counted.due for one in plan.matters[0].if_sent("request")} == {date(2027, 3, 1)}
    assert recommended(plan) == "de.ekd"
    assert [one.authority.id for one in plan.matters[0].candidates] == ["de.ekd"]


def test_no_reminder_calls_a_protestant_parish_late_after_six_weeks(library: Library) -> None:
    told = {
        "full_name": "Alex Example", "email": "a@example.org", "looking_for": ["copy"],
        "organisation": "Evangelische Kirchengemeinde Beispiel", "residence": "DE-SN",
        "organisation_sector": "church", "organisation_place": "DE-SN", "organisation_church": "protestant",
    }  # fmt: skip
    sent = (Event(event="sent", on=DAY, document="request"), Event(event="received", on=DAY, document="request"))
    day = date(2027, 1, 5)
    after_six_weeks = prepare(library, read_case(library, "access", told, sent, day, "here"), day)
    assert after_six_weeks.now == ()
    assert after_six_weeks.matters[0].rung("reminder").opens_on == date(2027, 3, 2)


def test_a_catholic_parish_has_one_month_and_its_diocese_supervises_it(about: Any) -> None:
    plan = parish(about, "catholic", organisation_diocese="dresden_meissen")
    assert law_of(plan) == "de.kdg"
    # One month from 27 November ends on 27 December 2026, a Sunday.
    assert {one.counted.due for one in plan.matters[0].if_sent("request")} == {date(2026, 12, 28)}
    assert recommended(plan) == "de.kdsa-ost"
    assert [one.authority.id for one in plan.matters[0].candidates] == ["de.kdsa-ost"]


def test_any_other_religious_community_answers_under_the_gdpr(about: Any) -> None:
    assert law_of(parish(about, "other")) == "eu.gdpr"


def test_a_german_parish_follows_its_church_towards_a_frenchwoman_and_a_new_yorker_too(about: Any) -> None:
    assert law_of(parish(about, "protestant", residence="FR")) == "de.dsg-ekd"
    assert law_of(parish(about, "protestant", residence="US-NY")) == "de.dsg-ekd"


def test_an_austrian_parish_is_not_asked_which_church_and_answers_under_the_gdpr(about: Any) -> None:
    plan = about(residence="DE-BY", organisation_sector="church", organisation_place="AT")
    assert law_of(plan) == "eu.gdpr"


def test_where_church_law_stands_in_its_place_the_gdpr_says_so_and_keeps_its_notes_to_itself(
    about: Any, library: Library
) -> None:
    content = explanation(parish(about, "protestant"), Screen(library))
    (because,) = next(one.because for one in content.does_not_apply if one.rule == "eu.gdpr/access")
    assert "Evangelical Church" in because
    assert not any("Digital Omnibus" in note.says for note in content.notes)


def test_whose_church_it_is_must_be_told_before_a_letter_is_written(about: Any) -> None:
    with pytest.raises(Problems, match="organisation_church"):
        about(residence="DE-SN", organisation_sector="church", organisation_place="DE-SN")


def hospital(about: Any, level: str, **answers: Any) -> Plan:
    known = {"residence": "CH", "organisation_sector": "public", "organisation_place": "CH", "purpose": "general"}
    return about(**known | answers, organisation_level=level)  # type: ignore[no-any-return]


def test_the_swiss_act_does_not_bind_a_cantonal_hospital_and_the_plan_says_what_works(about: Any) -> None:
    plan = hospital(about, "cantonal")
    assert plan.matters == ()
    assert [note.id for note in plan.notes] == ["cantonal_bodies"]
    assert "privatim" in plan.notes[0].says["en"]


def test_the_swiss_act_binds_a_federal_office(about: Any) -> None:
    assert law_of(hospital(about, "federal")) == "ch.fadp"
    assert recommended(hospital(about, "federal")) == "ch.fdpic"


def test_a_swiss_hospital_is_not_bound_by_the_gdpr_towards_a_patient_from_konstanz(about: Any) -> None:
    assert hospital(about, "cantonal", residence="DE-BW").matters == ()
    assert law_of(hospital(about, "federal", residence="DE-BW")) == "ch.fadp"


def test_a_swiss_company_is_not_asked_whether_it_is_cantonal(about: Any) -> None:
    assert law_of(about(residence="CH", organisation_sector="private", organisation_place="CH")) == "ch.fadp"


def test_whoever_writes_for_somebody_else_hears_that_the_gdpr_does_not_cover_the_dead(about: Any) -> None:
    known = {"residence": "IE", "organisation_sector": "private", "organisation_place": "IE"}
    plan = about(**known, acting_for="represented_person", represented_name="Mary Example")
    assert "not_for_the_dead" in {note.id for note in plan.notes}


def test_a_letter_that_cites_no_law_says_of_none_that_it_goes_before_that_of_home(about: Any, library: Library) -> None:
    plan = about(
        residence="US-GA",
        organisation_place="ES",
        organisation_sector="private",
        acting_for="estate",
        represented_name="Mary Example",
    )
    assert not plan.matters
    assert why_this_law(plan, library.shared_words("en"), "en") == []
