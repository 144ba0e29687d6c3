"""Schools and children: who may ask, of whom, under which act, and what works where none gives a right."""

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked, shown

CHILD = {"acting": {"for": "child", "person": {"name": "Ida Tennant", "birth_date": "2016-05-04"}}}
AT_SCHOOL = {"is_to_me": "school", "organisation": {"sector": "public"}}
FILE = {"school_about": ["file"], "purpose": "general"}
PHOTOS = {"wish": "take_back_consent", "of": "photos of her on the website."}


def notes(plan_of: PlanOf, home: str, **told: object) -> dict[str, str]:
    return {note.id: note.says["en"] for note in plan_of("school", home, **{**AT_SCHOOL, **told}).notes}


def test_a_parent_asks_in_the_childs_name_for_what_the_school_has_on_file(letter: Letter) -> None:
    facts = {**FILE, "school_about": ["file", "apps"], "which_app": "Lernraum+"}
    said = letter("request", "school", "IE", want=["copy"], facts=facts, **AT_SCHOOL, **CHILD)
    assert "Ida Tennant is my child; I am writing as parent or guardian." in said
    assert "the school file, with every report" in said
    assert "what apps and platforms hold on your behalf (Lernraum+)" in said
    assert "(Article 15(3)" in said


def test_consent_to_photos_is_withdrawn_by_name(letter: Letter) -> None:
    facts = {**FILE, "school_about": ["photos"]}
    said = letter("request", "school", "IE", want=[PHOTOS], facts=facts, **AT_SCHOOL, **CHILD)
    assert "I withdraw any consent given to the following: photos of her on the website." in said


def test_a_parent_of_a_pupil_at_a_maintained_school_in_england_has_fifteen_school_days(
    letter: Letter, plan_of: PlanOf
) -> None:
    """Regulation 5(3) of S.I. 2005/1437, beside the month of Article 12(3); no calendar tells which days those are."""
    told = {"want": ["copy"], "facts": {**FILE, "school_kind": "maintained"}, **AT_SCHOOL}
    said = letter("request", "school", "GB-ENG", **told, **CHILD)
    assert "within fifteen school days of receiving this letter (regulation 5(3) of the Education" in said
    assert "within one month of receiving this letter" in said
    assert "Holidays do not count" in notes(plan_of, "GB-ENG", **told, **CHILD)["fifteen_school_days"]


@pytest.mark.parametrize(
    ("home", "kind", "writer"), [("GB-ENG", "academy", CHILD), ("GB-ENG", "maintained", {}), ("GB-SCT", None, CHILD)]
)
def test_the_english_regulations_are_for_parents_and_for_maintained_schools(
    plan_of: PlanOf, home: str, kind: str | None, writer: dict[str, object]
) -> None:
    facts = {**FILE, "school_kind": kind} if kind else FILE
    assert asked(plan_of("school", home, want=["copy"], facts=facts, **AT_SCHOOL, **writer)) == ["access"]


def test_the_regulator_of_data_protection_is_told_nothing_of_the_educational_record(letter: Letter) -> None:
    papers = [
        {"id": "request-1", "asked": ["access", "pupil_record"], "sent": "2026-09-01", "channel": "email"},
        {"id": "c", "kind": "controller_complaint", "about": "request-1", "sent": "2026-10-08", "channel": "email"},
    ]
    facts = {**FILE, "school_kind": "maintained"}
    told = {"want": ["copy"], "facts": facts, "papers": papers, **AT_SCHOOL, **CHILD}
    assert "regulation 5(3)" not in letter("complaint", "school", "GB-ENG", **told)


def test_marks_asked_for_before_the_results_are_out_come_later_in_britain(plan_of: PlanOf) -> None:
    """Data Protection Act 2018, Schedule 2, paragraph 25(3): five months, or 40 days from the results if sooner."""
    told = notes(plan_of, "GB-ENG", want=["copy"], facts={**FILE, "school_about": ["marks"]}, **CHILD)["exam_marks"]
    assert "five months" in told
    assert "40 days from the results" in told


def test_an_american_parent_inspects_the_records_within_45_days(letter: Letter, plan_of: PlanOf) -> None:
    wrong = {"wish": "correct", "of": "Ten days absent.", "detail": {"what_is_right": "Two days absent."}}
    told = {"want": ["copy", wrong], "facts": FILE, **AT_SCHOOL, **CHILD}
    said = letter("request", "school", "US-OH", **told)
    assert "To the principal or the registrar:" in said
    assert "let me inspect and review the education records of Ida Tennant (20 U.S.C. § 1232g(a)(1)(A))" in said
    assert "within 45 days of receiving this letter (34 CFR 99.10(b))" in said
    assert "give me a hearing" in said
    assert "resident of" not in said
    assert "16 CFR" not in said  # a public school is no operator for commercial purposes, 16 CFR 312.2
    told_of = notes(plan_of, "US-OH", **told)
    assert "until the student turns 18 or goes to college" in told_of["who_asks"]
    assert "34 CFR 99.20(c), 99.21" in told_of["hearing"]


def test_a_private_school_in_america_is_bound_by_no_act_and_the_plan_says_what_works(
    plan_of: PlanOf, library: Library
) -> None:
    plan = plan_of("school", "US-OH", want=["copy"], facts=FILE, is_to_me="school", **CHILD)
    assert asked(plan) == []
    assert "the contract and the school's own handbook" in shown(plan, library)


def test_the_maker_of_an_app_answers_a_parent_under_the_rule_for_children(letter: Letter) -> None:
    facts = {"school_about": ["apps"], "which_app": "MathQuest", "organisation_nonprofit": False}
    said = letter("request", "school", "US-GA", want=["copy"], facts=facts, **CHILD)
    assert "16 CFR 312.6(a)(1) and (3)" in said
    assert "what your app or platform holds (MathQuest)" in said
    assert "on your behalf" not in said


@pytest.mark.parametrize(("home", "age"), [("SE", 13), ("AT", 14), ("FR", 15), ("DE-BE", 16)])
def test_the_age_from_which_a_child_may_consent_online_is_told_by_state(plan_of: PlanOf, home: str, age: int) -> None:
    told = notes(plan_of, home, want=["copy"], facts={**FILE, "school_about": ["apps"]}, **CHILD)
    assert f"below {age} years" in told[f"online_from_{age}"]
    assert len([one for one in told if one.startswith("online_from_")]) == 1


@pytest.mark.parametrize("home", ["IE", "GB-WLS"])
def test_the_maker_of_an_app_deletes_what_it_collected_from_a_child(letter: Letter, home: str) -> None:
    """Article 17(1)(f) of either GDPR; of a school itself nobody says that it is an online service."""
    want = [{"wish": "delete", "of": "her account."}]
    facts = {**FILE, "school_about": ["apps"]}
    said = letter("request", "school", home, want=want, facts=facts, **CHILD)
    assert "It was collected from a child, by an online service (Article 17(1)(f)" in said
    assert "online service" not in letter("request", "school", home, want=want, facts=facts, **AT_SCHOOL, **CHILD)


def test_two_wishes_that_mean_one_right_read_as_one_list(letter: Letter) -> None:
    """In Switzerland consent taken back and an objection are both a will declared (Article 30(2)(b) FADP)."""
    want = [PHOTOS, {"wish": "object_to_use", "of": "the account on the learning platform."}]
    told = {"want": want, "facts": {**FILE, "school_about": ["photos", "apps"]}, "is_to_me": "school"}
    said = letter("request", "school", "CH", **told, **CHILD)
    assert "photos of her on the website; the account on the learning platform." in said


def test_a_student_whose_college_closes_asks_to_inspect_the_records_as_the_act_says(letter: Letter) -> None:
    # 20 U.S.C. § 1232g(a)(1)(A): the right to inspect and review; 34 CFR 99.10(d): copies where one cannot come.
    about = {"organisation": {"name": "Aster College"}, "is_to_me": "university", "facts": {"closing_how": "closing"}}
    said = letter("request", "closing", "US-NH", want=["copy"], **about)
    assert "Please let me inspect and review my education records, and send me a copy, or" in said


def test_only_a_parent_who_asks_for_the_school_record_is_told_how_long_it_takes(plan_of: PlanOf) -> None:
    delete = {"want": ["delete"], "facts": {**FILE, "school_kind": "maintained", "what_to_erase": "the note"}}
    assert "fifteen_school_days" not in notes(plan_of, "GB-ENG", **delete, **CHILD)
    academy = {"want": ["copy"], "facts": {**FILE, "school_kind": "academy"}}
    assert "against maintained schools only" in notes(plan_of, "GB-ENG", **academy, **CHILD)["not_maintained"]
