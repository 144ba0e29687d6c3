"""Somebody has died: few laws give anything over their data, and the rest is asked for as a favour."""

from datetime import date
from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf

MARY = {"for": "estate", "person": {"name": "Mary Example"}}
HEIR: dict[str, Any] = {"acting": MARY, "facts": {"dead_relation": "heir", "died_on": date(2026, 9, 1)}}
EXECUTOR: dict[str, Any] = {"acting": MARY, "facts": {"dead_relation": "executor"}}
HOSPITAL: dict[str, Any] = {"organisation": {"name": "Harrow Hospital"}, "is_to_me": "health"}


@pytest.mark.parametrize("home", ["IE", "DE-BY", "CH", "GB-SCT", "US-OH", "US-CA"])
def test_where_no_law_helps_a_letter_asks_and_says_who_died_and_who_writes(
    plan_of: PlanOf, letter: Letter, home: str
) -> None:
    assert plan_of("the_dead", home, want=["close_account"], **HEIR).matters == ()
    said = letter("voluntary", "the_dead", home, want=["close_account"], **HEIR)
    assert "Please close the account of Mary Example" in said
    assert "Mary Example died on" in said
    assert "a copy of the death certificate is enclosed (enclosure 1). I am an heir; proof of that is enclosed" in said
    assert "Article" not in said
    assert "Mary Example’s personal data, please do it" not in said


def test_in_spain_family_and_heirs_may_see_correct_and_delete_under_article_3(letter: Letter) -> None:
    said = letter("request", "the_dead", "ES", want=["copy"], **HEIR)
    assert "Article 3(1) of Organic Law 3/2018" in said
    assert "GDPR" not in said


def test_in_spain_an_executor_asks_as_whoever_the_person_named_under_the_second_paragraph(letter: Letter) -> None:
    said = letter("request", "the_dead", "ES", want=["copy", {"wish": "delete", "of": "the photos"}], **EXECUTOR)
    assert "Article 3(2) of Organic Law 3/2018" in said
    assert "Article 3(1)" not in said


POLICE: dict[str, Any] = {
    "organisation": {"name": "Policía Nacional", "sector": "police"},
    "is_to_me": "police",
    "acting": MARY,
}


def test_against_the_spanish_police_heirs_have_the_rights_of_its_own_act_and_a_month_and_a_complaint(
    plan_of: PlanOf, letter: Letter
) -> None:
    """Article 3(1): "Estos derechos se regularán de acuerdo con lo dispuesto en esta Ley Orgánica"."""
    case = {**POLICE, "facts": {"dead_relation": "heir", "purpose": "law_enforcement"}}
    want = ["copy", {"wish": "delete", "of": "the entry of 2019"}]
    said = letter("request", "the_dead", "ES", want=want, **case)
    assert "Articles 3(1) and 22" in said
    assert "3(1) and 23(2)" in said
    assert "3/2018" not in said
    papers = [{"id": "request-1", "asked": ["access"], "sent": "2026-12-10", "channel": "email"}]
    plan = plan_of("the_dead", "ES", "2026-12-20", want=want, papers=papers, **case)
    assert {one.rule.id for one in plan.matches if one.applies and one.law.id == "es.lo-7-2021"} == {
        "access_of_the_dead",
        "rectification_of_the_dead",
        "erasure_of_the_dead",
        "regulator_complaint",
        "regulator_inaction",
    }
    (clock,) = [one for one in plan.matters[0].due if one.deadline.id == "answer"]
    assert clock.due == date(2027, 1, 11)  # 10 January 2027 is a Sunday
    assert {"files_of_a_case", "of_the_dead"} <= {note.id for note in plan.notes}
    assert "the_dead_in_spain" not in {note.id for note in plan.notes}


def test_against_the_spanish_police_an_executor_as_such_has_no_right(plan_of: PlanOf) -> None:
    case = {**POLICE, "facts": {"dead_relation": "executor", "purpose": "law_enforcement"}}
    assert plan_of("the_dead", "ES", want=["copy"], **case).matters == ()


def test_an_heir_asks_the_spanish_police_under_the_general_act_for_what_has_nothing_to_do_with_crime(
    plan_of: PlanOf,
) -> None:
    case = {**POLICE, "facts": {"dead_relation": "heir", "purpose": "general"}}
    plan = plan_of("the_dead", "ES", want=["copy"], **case)
    assert [one.law.id for one in plan.matters] == ["es.lopdgdd"]
    assert "of_the_dead" not in {note.id for note in plan.notes}


def test_in_italy_the_month_of_the_gdpr_runs_for_whoever_may_use_its_rights(plan_of: PlanOf) -> None:
    papers = [{"id": "request-1", "asked": ["access"], "sent": "2026-12-10", "channel": "email"}]
    plan = plan_of("the_dead", "IT", "2026-12-20", want=["copy"], papers=papers, **HEIR)
    (clock,) = [one for one in plan.matters[0].due if one.deadline.id == "answer"]
    assert clock.due == date(2027, 1, 11)  # 10 January 2027 is a Sunday


def test_in_france_the_heirs_and_nobody_else(plan_of: PlanOf) -> None:
    assert [one.law.id for one in plan_of("the_dead", "FR", want=["copy"], **HEIR).matters] == ["fr.loi-78-17"]
    friend = {"acting": MARY, "facts": {"dead_relation": "other"}}
    assert plan_of("the_dead", "FR", want=["copy"], **friend).matters == ()


@pytest.mark.parametrize("home", ["DK", "ES", "FR", "IE", "IT"])
def test_acts_of_states_on_the_dead_bind_no_institution_of_the_union(plan_of: PlanOf, home: str) -> None:
    commission: dict[str, Any] = {
        "organisation": {"name": "European Commission", "sector": "eu", "place": "BE"},
        "is_to_me": "eu_institution",
    }
    plan = plan_of("the_dead", home, want=["copy"], **commission, **HEIR)
    assert plan.matters == ()
    assert [note.id for note in plan.notes if note.id.startswith("the_dead")] == []


@pytest.mark.parametrize(
    ("home", "cited"),
    [
        ("GB-ENG", "section 3(1)(f) of the Access to Health Records Act 1990"),
        ("GB-NIR", "article 5(1)(e) of the Access to Health Records (Northern Ireland) Order 1993"),
    ],
)
def test_an_executor_in_britain_has_a_right_to_the_health_record(letter: Letter, home: str, cited: str) -> None:
    said = letter("request", "the_dead", home, want=["health_record"], **HOSPITAL, **EXECUTOR)
    assert cited in said
    assert "I am the executor or administrator of the estate" in said
    assert "complain" not in said  # the regulator of data protection takes no complaint about it
    assert "subject access" not in said


def test_in_great_britain_no_fee_may_be_asked_for_the_health_record(library: Library) -> None:
    """Section 3(4) as it stands: "No fee shall be required for giving access under subsection (2) above"."""
    (access,) = [one for one in library.law("gb.ahra-1990").rules if one.id == "access"]
    assert access.cite["free"].en == "section 3(4) of the Access to Health Records Act 1990"


def test_a_bank_in_britain_owes_no_health_record(plan_of: PlanOf) -> None:
    assert plan_of("the_dead", "GB-ENG", want=["copy"], is_to_me="bank", **EXECUTOR).matters == ()


def test_whoever_asks_for_their_own_data_in_such_papers_has_their_own_rights(plan_of: PlanOf) -> None:
    plan = plan_of("the_dead", "IE", want=["copy"])
    assert [one.law.id for one in plan.matters] == ["eu.gdpr"]
    assert not any(note.about_the_dead for note in plan.notes)


def test_nobody_is_asked_twice_whose_data_it_is(library: Library) -> None:
    asked = [one.id for one in library.interview("the_dead").questions]
    assert len(asked) == len(set(asked))
    assert asked.index("acting_for") < asked.index("wishes")


@pytest.mark.parametrize("home", ["IE", "GB-WLS", "CH", "US-TX"])
def test_the_page_points_to_the_forms_of_platforms(plan_of: PlanOf, home: str) -> None:
    told = {note.id for note in plan_of("the_dead", home, want=["close_account"], **HEIR).notes}
    assert "platforms_and_the_dead" in told


def test_whoever_closes_their_own_account_asks_for_deletion_and_does_not_object_without_reasons(
    plan_of: PlanOf,
) -> None:
    plan = plan_of("the_dead", "NL", want=["close_account"])
    assert plan.matters[0].asked == ("erasure",)


def test_in_germany_heirs_and_next_of_kin_see_the_patient_file_and_say_what_for(
    letter: Letter, plan_of: PlanOf
) -> None:
    """§ 630g(3) BGB; an executor is neither, and no office for data protection takes a complaint about it."""
    wish = {"wish": "health_record", "detail": {"record_needed_for": "A claim against the hospital."}}
    said = letter("request", "the_dead", "DE-BE", want=[wish], **HOSPITAL, **HEIR)
    assert "copy of the whole patient file of Mary Example" in said
    assert "I need it for this: A claim against the hospital." in said
    assert "complain" not in said
    assert plan_of("the_dead", "DE-BE", want=[wish], **HOSPITAL, **EXECUTOR).matters == ()


def test_in_germany_a_brother_or_a_grandchild_may_ask_for_the_patient_file(plan_of: PlanOf) -> None:
    dead = {"acting": MARY, "facts": {"dead_relation": "relative"}}
    plan = plan_of("the_dead", "DE-BE", want=["health_record"], **HOSPITAL, **dead)
    assert [matter.law.id for matter in plan.matters] == ["de.bgb"]


@pytest.mark.parametrize("relation", ["heir", "partner", "companion"])
def test_in_france_heirs_and_whoever_lived_with_the_dead_get_what_one_of_three_purposes_needs_of_the_file(
    letter: Letter, relation: str
) -> None:
    """Article L1110-4 V CSP: heirs, the partner of a civil pact and whoever lived with the dead; not the whole file."""
    wish = {"wish": "health_record", "detail": {"record_needed_for": "To know how she died."}}
    dead = {"acting": MARY, "facts": {"dead_relation": relation}}
    said = letter("request", "the_dead", "FR", want=[wish], **HOSPITAL, **dead)
    assert "from the medical file of Mary Example, a copy of all that I need for the purpose below" in said
    assert "I need it for this: To know how she died." in said
    assert "whole patient file" not in said
    assert "settling and dividing the estate" not in said


def test_in_france_an_executor_or_a_mere_relative_has_no_right_to_the_patient_file(plan_of: PlanOf) -> None:
    for relation in ("executor", "relative"):
        dead = {"acting": MARY, "facts": {"dead_relation": relation}}
        assert plan_of("the_dead", "FR", want=["health_record"], **HOSPITAL, **dead).matters == ()


def test_in_france_whoever_lived_unmarried_with_the_dead_is_no_heir(plan_of: PlanOf) -> None:
    for relation, applies in (("heir", True), ("companion", False)):
        dead = {"acting": MARY, "facts": {"dead_relation": relation}}
        plan = plan_of("the_dead", "FR", want=["copy"], **dead)
        assert ("fr.loi-78-17" in {matter.law.id for matter in plan.matters}) is applies


def test_an_american_hospital_learns_who_died_and_who_writes_and_nobody_dead_is_a_resident(letter: Letter) -> None:
    """45 CFR 164.502(g)(4): an executor is treated as the person; that one is, has to be shown."""
    told = {"want": ["health_record"], **HOSPITAL, **EXECUTOR}
    said = letter("request", "the_dead", "US-NY", **told)
    assert "Please send me a full copy of the health records of Mary Example." in said
    assert "I am the executor or administrator of the estate; proof of that is enclosed (enclosure 2)" in said
    sent = [{"id": "request-1", "asked": ["access"], "sent": "2026-11-30", "channel": "email"}]
    reminder = letter("reminder", "the_dead", "US-NY", "2027-01-11", papers=sent, **told)
    assert "Mary Example is a resident" not in said + reminder
    assert "accounting" not in said  # 45 CFR 164.528 is a request of its own, which nobody chose
    complaint = letter("complaint", "the_dead", "US-NY", "2027-01-11", papers=sent, **told)
    assert "I am the executor or administrator of the estate" in complaint
    assert "Health information privacy complaint about Harrow Hospital" in complaint  # the office is none for consumers


@pytest.mark.parametrize("home", ["FR", "ES", "IT"])
def test_no_letter_for_heirs_speaks_of_a_complaint_that_the_kit_cannot_write(letter: Letter, home: str) -> None:
    assert "complain" not in letter("request", "the_dead", home, want=["copy"], **HEIR)


@pytest.mark.parametrize(
    ("language", "kept", "account"),
    [
        (
            "en",
            "what is useful for settling and dividing the estate, and digital goods",
            "close any account in that name",
        ),
        (
            "de",
            "was für die Abwicklung und Teilung des Nachlasses nützlich ist",
            "schließen Sie jedes Konto auf diesen",
        ),
    ],
)
def test_french_heirs_ask_for_what_article_85_gives_and_for_what_they_chose(
    letter: Letter, language: str, kept: str, account: str
) -> None:
    """Article 85 II: 1° what settles the estate, digital goods and keepsakes; 2° that the death is noted."""
    copy = letter("request", "the_dead", "FR", language=language, want=["copy"], **HEIR)
    assert kept in copy
    assert account not in copy
    closed = letter("request", "the_dead", "FR", language=language, want=["close_account"], **HEIR)
    assert account in closed
    assert kept not in closed


@pytest.mark.parametrize(
    ("home", "asks"), [("IT", "close any account in that name"), ("ES", "Please close the account")]
)
def test_whoever_wants_an_account_closed_does_not_ask_that_what_is_in_it_be_deleted(
    letter: Letter, home: str, asks: str
) -> None:
    """Italy lets the family object, Spain only have data erased."""
    said = " ".join(letter("request", "the_dead", home, want=["close_account"], **HEIR).split())
    assert asks in said
    assert "with all that is in it" not in said
    assert "Please delete" not in said


def test_who_is_not_the_executor_says_in_britain_what_claim_the_death_gives(plan_of: PlanOf, letter: Letter) -> None:
    """Section 3(1)(f) of the Act of 1990: the personal representative, and whoever may have a claim."""
    blank = "The claim that I may have arising out of the death"
    child = {"acting": MARY, "want": ["health_record"], **HOSPITAL}
    assert blank in letter("request", "the_dead", "GB-SCT", facts={"dead_relation": "child"}, **child)
    told = {"dead_relation": "child", "record_needed_for": "a claim for her fall on the ward."}
    said = letter("request", "the_dead", "GB-SCT", facts=told, **child)
    assert "I need it for this: a claim for her fall on the ward." in said
    assert blank not in said
    assert blank not in letter("request", "the_dead", "GB-SCT", want=["health_record"], **HOSPITAL, **EXECUTOR)
    # A doctor's records are no account on a platform.
    assert "platforms_and_the_dead" not in {
        note.id for note in plan_of("the_dead", "GB-SCT", facts={"dead_relation": "child"}, **child).notes
    }


def test_where_nobody_says_what_it_is_as_of_a_listed_company_the_forms_of_platforms_are_told(plan_of: PlanOf) -> None:
    told: dict[str, Any] = {"is_to_me": None, "want": ["close_account"]}
    notes = plan_of("the_dead", "IE", acting=MARY, facts={"dead_relation": "child"}, **told).notes
    assert "platforms_and_the_dead" in {note.id for note in notes}


def test_of_medical_records_nobody_reads_who_asks_a_landlord_and_who_asks_a_hospital_does(
    plan_of: PlanOf, library: Library
) -> None:
    erase: dict[str, Any] = {"want": [{"wish": "delete", "of": "the note"}], **HEIR}
    told = [note.says["en"] for note in plan_of("erasure", "US-OH", is_to_me="landlord", **erase).notes]
    assert not [note for note in told if "medical records" in note]
    assert [note for note in told if "none was found that gives rights over the data of the dead" in note]
    told = [note.says["en"] for note in plan_of("erasure", "US-OH", **HOSPITAL, **erase).notes]
    assert [note for note in told if "fifty years after a death HIPAA still protects medical records" in note]
