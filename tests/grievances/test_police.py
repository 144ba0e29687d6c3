"""What police and justice hold: the act of each country, its days, and the check of what nobody may see."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked, shown

RECORD = {"wish": "copy", "where": "the record of my arrest on 3 May 2026"}
PRINTS = {"wish": "delete", "of": "my fingerprints of 3 May 2026; I was acquitted."}
WRONG = {"wish": "correct", "of": "I am recorded as the driver.", "detail": {"what_is_right": "My sister drove."}}


def police(*wishes: Any, place: str = "", sent: str = "", **reply: Any) -> dict[str, Any]:
    """A case with the police of that place, who were written to on that day if it is told."""
    rights = {"copy": "access", "delete": "erasure", "correct": "rectification", "freeze": "restriction"}
    paper = {"id": "request-1", "kind": "request", "asked": [rights[one["wish"]] for one in wishes], "sent": sent}
    return {
        "is_to_me": "police",
        "organisation": {"sector": None, **({"place": place} if place else {})},
        "want": list(wishes),
        "papers": [{**paper, "replies": [reply] if reply else []}] if sent else [],
        "facts": {"purpose": "law_enforcement"},
    }


@pytest.mark.parametrize(
    ("home", "last", "why"),
    [
        ("AT", date(2026, 12, 28), "§ 42(4) DSG: a month"),
        ("IE", date(2026, 12, 28), "section 91(2): a month"),
        ("ES", date(2026, 12, 28), "Article 20(4): a month"),
        ("NL", date(2027, 1, 11), "Article 25(1) Wpg: six weeks, which end on a Saturday"),
        ("CZ", date(2027, 1, 27), "§ 30(1): sixty days"),
        ("GB-ENG", date(2026, 12, 29), "section 54: a month, which ends on a public holiday"),
    ],
)
def test_an_answer_is_late_after_the_day_of_that_countrys_act(plan_of: PlanOf, home: str, last: date, why: str) -> None:
    days = plan_of("police", home, "2026-11-28", **police(RECORD)).matters[0].if_sent("request")
    assert {one.due for one in days if one.deadline.id == "answer"} == {last}, why


def test_the_german_act_names_no_day_so_the_complaint_is_open_at_any_time(plan_of: PlanOf, library: Library) -> None:
    plan = plan_of("police", "DE-BE", "2026-12-20", **police(RECORD, place="DE", sent="2026-12-01"))
    assert not plan.matters[0].due
    assert plan.matter("complaint")
    assert "The act names no day" in shown(plan, library)


def test_where_nobody_said_whose_police_it_is_the_federal_act_is_not_cited(plan_of: PlanOf, letter: Letter) -> None:
    told = {**police(RECORD), "organisation": {"name": "Polizei Berlin", "sector": None, "place": None}}
    assert not asked(plan_of("police", "DE-BE", **told))
    assert "BDSG" not in letter("voluntary", "police", "DE-BE", **told)


def test_for_the_police_of_a_land_the_letter_names_no_act(plan_of: PlanOf, letter: Letter, library: Library) -> None:
    told = police(RECORD, place="DE-BE")
    plan = plan_of("police", "DE-BE", **told)
    assert not asked(plan)
    assert "The police and prosecutors of a Land follow the act of that Land" in shown(plan, library)
    said = letter("voluntary", "police", "DE-BE", **told)
    assert "BDSG" not in said
    assert "under whichever law gives me a right to it" in " ".join(said.split())  # a Land's act does
    assert "If you already do this for others" not in said


def test_nobody_in_the_united_states_is_asked_what_the_police_are_to_them(plan_of: PlanOf, library: Library) -> None:
    kinds = {"is_to_me", "organisation_sector"}
    for home, expected in (("US-TX", set()), ("DE-BE", kinds)):
        told = {**police(RECORD, place=home), "is_to_me": None}
        facts = plan_of("police", home, **told).situation.facts
        assert {one.id for one in library.interview("police").necessary(facts)} & kinds == expected


def test_a_federal_body_is_told_nothing_of_the_acts_of_the_laender(plan_of: PlanOf, library: Library) -> None:
    says = shown(plan_of("police", "DE-BE", **police(RECORD, place="DE")), library)
    assert "follow the act of that Land, not this one" not in says
    assert "name no act if you do not know its name" not in says


@pytest.mark.parametrize(
    ("home", "place", "cited"),
    [("AT", "", "§ 42(8)"), ("IE", "", "section 95"), ("DE-BE", "DE", "§ 57(7)"), ("ES-MD", "ES-MD", "Article 25")],
)
def test_after_a_refusal_the_complaint_asks_the_authority_to_check(
    letter: Letter, home: str, place: str, cited: str
) -> None:
    told = police(RECORD, place=place, sent="2026-11-02", on="2026-11-20", kind="refused")
    complaint = letter("complaint", "police", home, **told)
    assert (
        f"check for me whether what is held is held lawfully and whether it was lawful to refuse ({cited}" in complaint
    )


def test_whoever_heard_nothing_does_not_speak_of_a_refusal(letter: Letter) -> None:
    complaint = letter("complaint", "police", "IE", "2027-01-11", **police(RECORD, sent="2026-11-02"))
    assert "lawful to refuse" not in complaint


def test_in_spain_three_months_are_for_the_decision_and_not_for_word_of_how_it_stands(letter: Letter) -> None:
    """Article 52(4): court "en caso de que la autoridad ... no dicte resolución expresa y se la notifique" in them."""
    said = letter(
        "complaint", "police", "ES", "2026-12-22", **police(PRINTS, sent="2026-12-01", on="2026-12-20", kind="refused")
    )
    assert "decide within three months at the latest (Article 52(4))" in said
    assert "progress within" not in said


def test_a_dutch_prosecutor_is_not_the_police(plan_of: PlanOf, library: Library) -> None:
    told = {**police(RECORD), "is_to_me": "public_office"}
    assert "nl.wpg" not in {matter.law.id for matter in plan_of("police", "NL", **told).matters}


def test_of_what_eurojust_holds_no_letter_cites_the_articles_that_do_not_hold_for_it(
    plan_of: PlanOf, library: Library
) -> None:
    # Article 2(2) of Regulation (EU) 2018/1725: Chapter IX alone, with three months for the answer (Article 78(3)).
    told = police(RECORD) | {"is_to_me": "eu_institution", "organisation": {"sector": "eu", "place": "NL"}}
    plan = plan_of("police", "NL", **told)
    assert not asked(plan)
    assert "It has three months to answer (Article 78(3))" in " ".join(shown(plan, library).split())


def test_french_police_are_not_asked_under_the_article_for_heirs(plan_of: PlanOf, library: Library) -> None:
    plan = plan_of("police", "FR", **police(RECORD, WRONG))
    assert not asked(plan)
    assert "the CNIL looks for you" in shown(plan, library)


@pytest.mark.parametrize(
    ("home", "facts", "says"),
    [
        ("CH", {"organisation_level": "cantonal"}, "ask the FDPIC to check whether data about you is handled lawfully"),
        ("US-TX", {}, "ask the FBI for your Identity History Summary"),
    ],
)
def test_where_no_act_was_read_the_plan_says_what_works(
    plan_of: PlanOf, library: Library, home: str, facts: dict[str, str], says: str
) -> None:
    told = police(RECORD, PRINTS)
    told["facts"] |= facts
    assert says in shown(plan_of("police", home, **told), library)


def test_british_police_are_asked_under_part_3_alone(letter: Letter) -> None:
    request = letter("request", "police", "GB-ENG", **police(RECORD, PRINTS))
    assert "section 45(2)(g)" in request
    assert "section 47(1)" in request
    assert "GDPR" not in request


def test_what_is_frozen_is_named(letter: Letter) -> None:
    request = letter("request", "police", "AT", **police({"wish": "freeze", "of": "the entry of 3 May 2026"}))
    assert "the entry of 3 May 2026" in request
    assert "§ 45(3) DSG" in request


@pytest.mark.parametrize("form", ["short", "full"])
def test_dutch_police_have_six_weeks_for_the_data_and_four_for_the_rest(letter: Letter, form: str) -> None:
    """Articles 25(1) and 28(3) Wpg."""
    told = police(RECORD, {"wish": "freeze", "of": "the entry of 3 May 2026"})
    told["facts"] |= {"letter_form": form}
    said = " ".join(letter("request", "police", "NL", **told).split())
    assert "my request for the data within 6 weeks of receiving this letter (Article 25(1)" in said
    assert "and the other within 4 weeks (Article 28(3)" in said
    german = " ".join(letter("request", "police", "NL", language="de", **told).split())
    assert "spätestens 6 Wochen nach Eingang dieses Schreibens (Art. 25 Abs. 1" in german
    assert "den anderen spätestens 4 Wochen nach Eingang (Art. 28 Abs. 3" in german


@pytest.mark.parametrize(
    ("language", "look"),
    [("en", "please let me see it, and tell me where and when (Article 25(1)"), ("de", "Einsicht in diese Daten, und")],
)
def test_the_dutch_police_are_asked_for_a_look_and_not_for_a_copy(letter: Letter, language: str, look: str) -> None:
    """Article 25(1) Wpg: kennisneming."""
    told = {"is_to_me": "police", "facts": {"purpose": "law_enforcement"}}
    said = letter("request", "police", "NL", language=language, want=["copy"], **told)
    assert look in said
    assert "send it to me" not in said
    assert "senden Sie mir" not in said


def test_the_page_names_no_czech_remedy_against_the_office_since_section_31_only_tells_of_the_way_to_court(
    plan_of: PlanOf, library: Library
) -> None:
    plan = plan_of("police", "CZ", "2027-02-15", **police(RECORD, sent="2026-11-28"))
    matter = plan.matter("complaint")
    complaint = draft(matter, library, "complaint", "en")
    page = " ".join(words(next_steps(plan, matter, library, "complaint", "en", "a-case", complaint)))
    assert "Against silence or a decision of the office" not in page
    assert "(§ 30(3)(b) of Act 110/2019" in complaint.subject
    assert "it also tells you that you can go to court (§ 31(4))" in shown(plan, library)


@pytest.mark.parametrize("form", ["short", "full"])
def test_the_british_police_restrict_what_they_cannot_tell_to_be_right(letter: Letter, form: str) -> None:
    """Section 47(3) of the Data Protection Act 2018: "not possible to ascertain whether it is accurate or not"."""
    told = police(WRONG, place="GB-ENG")
    told["facts"] = {**told["facts"], "letter_form": form}
    said = " ".join(letter("request", "police", "GB-ENG", **told).split())
    assert "If you cannot tell whether it is accurate, please restrict" in said
    assert "Until you have checked this" not in said
    if form == "full":  # section 34(3) puts the showing on them, section 48(9) has them tell those who got it
        assert "It is for you to show that the data is accurate (section 34(3))" in said
        assert "about the correction (section 48(9)), and tell me who they are" in said


def test_what_the_british_police_owe_unasked_includes_no_new_purpose(letter: Letter) -> None:
    """Section 44(2) of the Data Protection Act 2018; a new purpose stands in Articles 13(3) and 14(4) UK GDPR."""
    told = {**police(), "want": [{"wish": "notice"}]}
    said = " ".join(letter("request", "access", "GB-ENG", **told).split())
    assert "That includes your legal basis and the kinds of those who receive the data." in said
    assert "new purpose" not in said


@pytest.mark.parametrize(
    ("wish", "ground", "checked"),
    [(RECORD, "excessive", False), (RECORD, "rights_of_others", True), (PRINTS, "excessive", True)],
)
def test_the_british_regulator_checks_restrictions_of_access_and_any_refusal_to_delete(
    letter: Letter, wish: dict[str, Any], ground: str, checked: bool
) -> None:
    """Section 51(1) of the Data Protection Act 2018 names section 45(4), and refusals under sections 46 and 47."""
    told = police(wish, place="GB-ENG", sent="2026-10-01", on="2026-10-20", kind="refused", words="No.", ground=ground)
    said = " ".join(letter("complaint", "police", "GB-ENG", **told).split())
    assert ("Please also check whether it was lawful to refuse (section 51)." in said) is checked


def test_fedpol_is_asked_to_restrict_what_can_be_shown_neither_right_nor_wrong(letter: Letter) -> None:
    """Article 41(3)(a) FADP."""
    told = police({"wish": "freeze", "of": "the entry of 3 May 2026"})
    told["facts"] |= {"organisation_level": "federal"}
    said = letter("request", "police", "CH", **told)
    assert "as far as it can be shown neither that the data is right nor that it is wrong" in said
    german = letter("request", "police", "CH", language="de", **told)
    assert "soweit sich weder die Richtigkeit noch die Unrichtigkeit" in german


def test_who_writes_to_the_intelligence_service_is_told_nothing_of_the_files_of_fedpol(plan_of: PlanOf) -> None:
    told = police(RECORD)
    told |= {"is_to_me": "intelligence", "organisation": {"sector": "intelligence"}}
    told["facts"] |= {"organisation_level": "federal", "purpose": "national_security"}
    notes = {note.id for note in plan_of("police", "CH", **told).notes}
    assert "report_and_check" in notes
    assert "files_of_the_police" not in notes


@pytest.mark.parametrize(
    ("home", "office"),
    [
        ("FI", "Tietosuojavaltuutetun toimisto"),
        ("FI-01", "Tietosuojavaltuutetun toimisto"),
        ("FR", "Commission nationale de l'informatique et des libertés (CNIL)"),
        ("FR-974", "Commission nationale de l'informatique et des libertés (CNIL)"),
        ("PT-20", "Comissão Nacional de Proteção de Dados"),
        ("SE", "Integritetsskyddsmyndigheten"),
        ("DK", "Datatilsynet"),
        ("PL", "Urząd Ochrony Danych Osobowych"),
        ("BE", "Controleorgaan op de politionele informatie / Organe de contrôle de l'information policière"),
    ],
)
def test_what_the_police_do_as_an_employer_is_complained_of_to_whoever_supervises_them_there(
    plan_of: PlanOf, library: Library, home: str, office: str
) -> None:
    """Article 9(1) of Directive (EU) 2016/680: other purposes than those of the police fall under the GDPR."""
    told = police(RECORD, place=home, sent="2026-11-02", on="2026-11-20", kind="refused")
    told["facts"] = {"purpose": "general"}
    matter = plan_of("police", home, "2026-11-23", **told).matter("complaint")
    assert draft(matter, library, "complaint", "en").recipient[0] == office
    assert [one.authority.name for one in matter.candidates if one.recommended] == [office]
    assert "fi-01.datainspektionen" not in [one.authority.id for one in matter.candidates]  # for Åland's own bodies
