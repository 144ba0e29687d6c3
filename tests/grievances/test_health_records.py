"""A patient file: to have it, to correct it, to know who looked, to stop its being passed on, by each place’s law."""

from datetime import date

import pytest

from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked

DOCTOR = {"organisation": {"name": "Praxis am Park"}, "is_to_me": "health"}
APP = {"organisation": {"name": "Cycle & Sleep"}, "is_to_me": "customer"}
SHARE = {
    "wish": "stop_sharing",
    "of": "The findings of May, to my employer.",
    "detail": {"my_situation": "I am up for promotion."},
}
WRONG = {"wish": "correct", "of": "It says that I smoke.", "detail": {"what_is_right": "I have never smoked."}}


def test_a_german_doctor_owes_the_whole_file_under_both_acts_and_the_first_copy_free(letter: Letter) -> None:
    """§ 630g(1) BGB as changed on 6 February 2026; Court of Justice, C-307/22."""
    said = letter("request", "health_records", "DE-BY", want=["health_record"], language="de", **DOCTOR)
    assert "vollständige Kopie meiner Patientenakte (Art. 15 Abs. 3 DSGVO; § 630g Abs. 1 BGB)" in said
    assert "Die erste Kopie ist kostenlos (EuGH, C-307/22)." in said
    assert "woher Sie sie haben" not in said  # whoever wants the file asks for the file


def test_an_insurer_treats_nobody_so_the_civil_code_is_not_cited(letter: Letter) -> None:
    said = letter("request", "health_records", "DE-BY", want=["health_record"], is_to_me="insurer")
    assert "630g" not in said
    assert "(Article 15(3)" in said


def test_in_france_it_is_eight_days_and_two_months_for_what_is_older_than_five_years(plan_of: PlanOf) -> None:
    """Article L1111-7 of the Public Health Code; received on Tuesday 1 December 2026."""
    papers = [
        {"id": "request-1", "asked": ["access", "patient_file"], "sent": "2026-12-01", "received": {"on": "2026-12-01"}}
    ]
    unknown = None  # whoever does not know has the longer time, and keeps the article
    for old, day in ((False, date(2026, 12, 9)), (True, date(2027, 2, 1)), (unknown, date(2027, 2, 1))):
        wish = {"wish": "health_record", "detail": {} if old is None else {"record_old": old}}
        plan = plan_of("health_records", "FR", "2026-12-05", want=[wish], papers=papers, **DOCTOR)
        due = {one.right: one.due for one in plan.matters[0].due if one.deadline.id == "answer"}
        assert due == {"access": date(2027, 1, 4), "patient_file": day}  # 1 January is a holiday, and a weekend follows


def test_a_letter_to_a_french_clinic_gives_away_none_of_the_eight_days(letter: Letter) -> None:
    """Only what is more than five years old may take two months; nothing is said of how old the file is."""
    said = letter("request", "health_records", "FR", want=["health_record"], **DOCTOR)
    assert (
        "What is up to five years old is due within 8 days of receiving this letter, and what is older within 2 months"
        in said
    )
    recent = {"wish": "health_record", "detail": {"record_old": False}}
    said = letter("request", "health_records", "FR", want=[recent], **DOCTOR)
    assert "The file is due within 8 days of receiving this letter" in said


def test_in_slovakia_the_patients_act_gives_a_look_and_copies_on_the_spot_and_the_gdpr_the_copy_that_is_sent(
    letter: Letter,
) -> None:
    """Section 25(1): "formou nahliadania"; (2): "robiť si na mieste výpisky alebo kópie"."""
    said = letter("request", "health_records", "SK", want=["health_record"], **DOCTOR)
    assert "send me a full copy of my patient file (Article 15(3))." in said
    assert "I also want to look into it and to make copies on the spot" in said
    for want in (["health_record", SHARE], ["health_record", WRONG]):
        said = letter("request", "health_records", "SK", want=want, **DOCTOR)
        assert "full copy of my patient file (Article 15(3)" in said
        assert "make copies on the spot" in said


def test_in_finland_the_plan_tells_of_the_act_that_names_who_looked(plan_of: PlanOf) -> None:
    """Section 11 of Act 703/2023: who used the data, within two months, free; C-579/21 names them by exception."""
    for home, told in (("FI", True), ("SE", False)):
        plan = plan_of("health_records", home, want=["who_looked"], **DOCTOR)
        notes = {note.id: note for note in plan.notes}
        assert ("who_opened_the_file_in_finland" in notes) is told
        assert "A law of your state on patients may give you more" in notes["who_opened_the_file"].says["en"]


def test_who_looked_is_asked_with_day_and_purpose_and_no_copy_is_asked_for(letter: Letter) -> None:
    said = letter("request", "health_records", "IE", want=["who_looked"], **DOCTOR)
    assert "when my file was opened, and for what purpose (Court of Justice of the EU, C-579/21)" in said
    assert "copy" not in said
    british = letter("request", "health_records", "GB-ENG", want=["who_looked"], **DOCTOR)
    assert "C-579/21" not in british  # a judgment of 2023 binds no court in the United Kingdom


def test_who_wants_the_sharing_stopped_keeps_the_file(letter: Letter) -> None:
    said = letter("request", "health_records", "IE", want=[SHARE], **DOCTOR)
    assert (
        "Please do not pass on: The findings of May, to my employer. I withdraw any consent given to that (Article 7(3)"
        in said
    )
    assert "As far as you do it without consent, I object to it (Article 21(1)" in said
    assert "I am not asking you to delete the file." in said
    assert "erase" not in said
    sent = {"id": "request-1", "asked": ["withdraw_consent", "object"], "channel": "post", "sent": "2026-09-01"}
    said = letter("complaint", "health_records", "IE", "2027-01-11", want=[SHARE], papers=[sent], **DOCTOR)
    assert "Order it to stop the passing on to which I object (Article 58(2)(f)" in said
    assert "erase the data" not in said


def test_under_swiss_law_the_declared_will_stops_the_sharing(letter: Letter) -> None:
    """Article 30(2)(b) FADP."""
    said = letter("request", "health_records", "CH", want=[SHARE], **DOCTOR)
    assert "Nothing from my patient file to be passed on (Art. 30(2)(b) FADP)" in said
    assert "I declare expressly that I do not want you to pass on: The findings of May" in said


def test_an_american_hospital_has_thirty_days_for_the_copy_and_sixty_for_accounting_and_amendment(
    letter: Letter,
) -> None:
    """45 CFR 164.524(b)(2), 164.528(c)(1) and 164.526(b)(2)."""
    said = letter("request", "health_records", "US-OH", want=["health_record", "who_looked", WRONG], **DOCTOR)
    assert "within 30 days of receiving this letter (45 CFR 164.524(b)(2))" in said
    assert "For the accounting the time is 60 days (45 CFR 164.528(c)(1))." in said
    assert "For the amendment it is 60 days (45 CFR 164.526(b)(2))." in said


def test_a_restriction_is_owed_only_for_what_was_paid_in_full(letter: Letter, plan_of: PlanOf) -> None:
    """45 CFR 164.522(a)(1)(ii) and (vi)."""
    paid = {**SHARE, "detail": {"paid_in_full": True}}
    assert "45 CFR 164.522(a)(1)(vi)" in letter("request", "health_records", "US-OH", want=[paid], **DOCTOR)
    assert "164.522(a)(1)(vi)" not in letter("request", "health_records", "US-OH", want=[SHARE], **DOCTOR)
    told = {note.id for note in plan_of("health_records", "US-OH", want=[SHARE], **DOCTOR).notes}
    assert "may_refuse_a_restriction" in told


def test_in_washington_an_app_answers_under_the_health_data_act_and_a_hospital_under_hipaa(plan_of: PlanOf) -> None:
    want = ["health_record", "who_looked", SHARE]
    app = plan_of("health_records", "US-WA", want=want, **APP).matters[0]
    assert app.law.id == "us-wa.mhmda"
    assert set(app.asked) == {"access", "third_parties", "withdraw_consent", "opt_out_sale"}
    hospital = plan_of("health_records", "US-WA", want=want, **DOCTOR).matters[0]
    assert hospital.law.id == "us.hipaa"
    assert set(hospital.asked) == {"access", "third_parties", "disclosure_restriction"}


def test_where_no_act_gives_a_list_of_recipients_the_page_says_what_works(plan_of: PlanOf) -> None:
    plan = plan_of("health_records", "US-TX", want=["who_looked"], **APP)
    assert "third_parties" not in asked(plan)
    assert "no_list_from_others" in {note.id for note in plan.notes}


def test_in_england_the_page_names_the_choices_that_need_no_letter(plan_of: PlanOf) -> None:
    told = {note.id for note in plan_of("health_records", "GB-ENG", want=[SHARE], **DOCTOR).notes}
    assert "national_data_opt_out" in told
    assert "national_data_opt_out" not in {
        n.id for n in plan_of("health_records", "GB-SCT", want=[SHARE], **DOCTOR).notes
    }


def test_a_complaint_to_a_british_hospital_asks_for_the_record_of_who_looked_alone(letter: Letter) -> None:
    papers = [{"id": "request-1", "asked": ["access"], "sent": "2026-10-05", "channel": "email"}]
    said = letter("controller_complaint", "health_records", "GB-ENG", want=["who_looked"], papers=papers, **DOCTOR)
    assert "Tell me when and why my patient file was opened" in said
    assert "Send me a full copy" not in said


def test_a_cantonal_hospital_is_asked_as_a_favor_for_all_that_is_wanted(letter: Letter) -> None:
    """Article 2(1) FADP: bodies of cantons follow the act of their canton."""
    hospital = {"organisation": {"sector": "public"}, "is_to_me": "health"}
    told = {"facts": {"organisation_level": "cantonal", "purpose": "general"}, "language": "de", **hospital}
    said = letter("voluntary", "health_records", "CH", want=["health_record", "who_looked", SHARE], **told)
    assert "wann und wozu meine Patientenakte geöffnet wurde" in said
    assert "Bitte geben Sie Folgendes nicht weiter: The findings of May, to my employer." in said


@pytest.mark.parametrize("home", ["US-MD", "US-CO", "US-NJ"])
def test_beside_hipaa_no_portable_copy_of_a_states_act_is_cited_which_leaves_those_records_out(
    letter: Letter, home: str
) -> None:
    told = {"is_to_me": "health", "facts": {"organisation_size": "many"}}
    said = letter("request", "health_records", home, want=["health_record"], **told)
    assert "a full copy of my health records, in electronic form if you can" in said
    assert "6-1-1306" not in said
    assert "14-4705" not in said
    assert "166.10" not in said


def test_the_office_for_health_is_not_asked_about_the_rule_on_websites_for_children(letter: Letter) -> None:
    child = {"acting": {"for": "child", "person": {"name": "Ida Tennant", "birth_date": "2018-05-04"}}}
    papers = [{"id": "request-1", "asked": ["access"], "sent": "2026-08-25", "channel": "email"}]
    told = {"is_to_me": "insurer", "facts": {"data_health": True}, **child, "papers": papers}
    said = letter("complaint", "access", "US-NH", want=["copy"], **told)
    assert "Office for Civil Rights" in said
    assert "16 CFR 312" not in said
