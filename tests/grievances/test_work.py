"""Work and applications: what an employer is asked for, by the law of the place, and what must not be missed."""

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked, shown

HERE = {"is_to_me": "employer"}
WATCHED = {"work_about": ["monitored"], "monitored_by": ["camera", "location"]}
BREAKS = {"wish": "stop_monitoring", "detail": {"my_situation": "The camera films the break room."}}
ACCOUNT = "the blocking of my driver account."
BY_APP = {"work_about": ["app"], "decided_by": "machine"}
COVERED = {"organisation_revenue_usd": 50_000_000, "organisation_nonprofit": False, "organisation_exempt_as": "none"}


def notes(plan_of: PlanOf, home: str, *more: str, **told: object) -> dict[str, str]:
    return {note.id: note.says["en"] for note in plan_of("work", home, *more, **{**HERE, **told}).notes}


def test_what_is_asked_for_is_named_so_that_nobody_can_answer_past_it(letter: Letter) -> None:
    facts = {"work_about": ["file", "reference", "applied"]}
    said = letter("request", "work", "IE", want=["copy"], facts=facts, **HERE)
    assert "Request for access: personnel file, references, and application (Article 15 GDPR)" in said
    assert "the personnel file, with every assessment, note and warning" in said
    assert "whatever else you told others about me" in said
    assert "notes of interviews, test results, ratings" in said
    assert "monitoring" not in said


def test_an_objection_to_being_watched_gives_the_reason_and_leaves_the_proof_to_the_employer(letter: Letter) -> None:
    said = letter("request", "work", "IE", want=[BREAKS], facts=WATCHED, **HERE)
    assert "I object to being monitored at work: cameras and the location of vehicles" in said
    assert "My situation: The camera films the break room." in said
    assert "compelling legitimate grounds, it is for you to show them" in said


@pytest.mark.parametrize("form", ["short", "full"])
def test_whoever_needs_the_records_for_a_claim_does_not_ask_for_their_deletion(letter: Letter, form: str) -> None:
    told = {"want": ["copy", "freeze", BREAKS], "facts": {**WATCHED, "letter_form": form}, **HERE}
    for home in ("IE", "GB-ENG"):
        said = letter("request", "work", home, **told)
        assert "I need it for a legal claim (Article 18(1)(c)" in said
        assert "lease erase" not in said


def test_in_switzerland_monitoring_is_not_wanted_and_no_reason_is_needed(letter: Letter, plan_of: PlanOf) -> None:
    said = letter("request", "work", "CH", want=["stop_monitoring"], facts=WATCHED, **HERE)
    assert "I declare expressly that I do not want to be monitored at work" in said
    assert "delete" not in said
    told = notes(plan_of, "CH", want=["stop_monitoring"], facts=WATCHED)
    assert "Article 328b of the Code of Obligations" in told["data_at_work"]
    assert "within 180 days after the employment ended" in told["notice_of_dismissal"]


def test_a_program_that_decided_is_asked_for_reasons_and_a_person(letter: Letter) -> None:
    wants = [{"wish": "reasons", "of": ACCOUNT}, {"wish": "human", "of": ACCOUNT}]
    said = letter("request", "work", "FR", want=wants, facts=BY_APP, **HERE)
    assert "have a person review, this automated decision: the blocking of my driver account." in said
    assert "(Article 15(1)(h)" in said


@pytest.mark.parametrize(
    ("home", "note", "said"),
    [
        ("DE-BE", "labour_court_in_germany", "within three weeks of receiving it in writing (§ 4 KSchG)"),
        ("IE", "workplace_relations_in_ireland", "within six months of the contravention"),
        ("AT", "labour_courts_elsewhere", "a few weeks only"),
        ("GB-NIR", "employment_tribunal", "in Northern Ireland three months"),
    ],
)
def test_the_time_limits_of_labour_law_are_told_and_the_letter_stops_none(
    plan_of: PlanOf, home: str, note: str, said: str
) -> None:
    told = notes(plan_of, home, want=["copy"], facts={"work_about": ["file"]})
    assert said in told[note]
    assert "a request for data stops none of them" in told["work_first"]
    assert "Ask for the copy first" in told["work_first"]


def test_before_october_2026_a_british_tribunal_gave_three_months_less_a_day(plan_of: PlanOf) -> None:
    told = {day: notes(plan_of, "GB-ENG", day, want=["copy"], facts={"work_about": ["file"]}) for day in DAYS}
    assert "within three months less one day" in told["2026-09-30"]["employment_tribunal"]
    assert "six months less one day" in told["2026-10-01"]["employment_tribunal"]


DAYS = ("2026-09-30", "2026-10-01")


def test_a_confidential_reference_need_not_be_shown_in_britain(plan_of: PlanOf) -> None:
    assert (
        "paragraph 24"
        in notes(plan_of, "GB-SCT", want=["copy"], facts={"work_about": ["reference"]})["confidential_references"]
    )


def test_the_platform_directive_is_no_law_for_the_letter_but_for_the_page(plan_of: PlanOf, letter: Letter) -> None:
    """It binds states; of the EEA states beside the Union nothing was read."""
    want = [{"wish": "reasons", "of": ACCOUNT}]
    assert "2024/2831" not in letter("request", "work", "ES", want=want, facts=BY_APP, **HERE)
    assert "2 December 2026" in notes(plan_of, "ES", want=want, facts=BY_APP)["platform_work"]
    assert "platform_work" not in notes(plan_of, "NO", want=want, facts=BY_APP)


def test_a_californian_employee_has_the_rights_of_a_consumer(letter: Letter) -> None:
    said = letter("request", "work", "US-CA", want=["copy"], facts={**COVERED, "work_about": ["file"]}, **HERE)
    assert "Request to know: personnel file (Civ. Code §§ 1798.110 and 1798.115)" in said
    assert "within 45 days" in said


def test_california_explains_decisions_about_work_from_2027(plan_of: PlanOf) -> None:
    """11 CCR § 7222, from 1 January 2027: employment is one of the significant decisions."""
    told = {"want": [{"wish": "reasons", "of": ACCOUNT}], "facts": {**COVERED, **BY_APP}, **HERE}
    assert asked(plan_of("work", "US-CA", "2026-12-31", **told)) == []
    assert asked(plan_of("work", "US-CA", "2027-01-01", **told)) == ["question_profiling"]


@pytest.mark.parametrize("home", ["US-OH", "US-VA"])
def test_in_other_states_no_act_reaches_an_employer_and_the_plan_says_what_works(
    plan_of: PlanOf, letter: Letter, library: Library, home: str
) -> None:
    told = {"want": ["copy", "stop_monitoring"], "facts": WATCHED, **HERE}
    plan = plan_of("work", home, **told)
    assert asked(plan) == []
    said = shown(plan, library)
    assert "15 U.S.C. § 1681b(b)(2) and (3)" in said
    assert "820 ILCS 40/2" in said
    assert "Please stop monitoring me in this way (cameras and" in letter("voluntary", "work", home, **told)


def test_of_an_employer_of_unknown_kind_nobody_asks_under_the_law_of_the_secret_services(plan_of: PlanOf) -> None:
    """Part 4 of the Data Protection Act 2018 binds the Security Service, the Secret Intelligence Service and GCHQ."""
    told = {"want": [{"wish": "reasons", "of": ACCOUNT}], "facts": BY_APP, "organisation": {"sector": None}, **HERE}
    assert [matter.law.id for matter in plan_of("work", "GB-ENG", **told).matters] == ["gb.uk-gdpr"]


def test_whoever_works_for_the_confederation_is_told_no_time_limit_of_the_code_of_obligations(plan_of: PlanOf) -> None:
    """Articles 34b and 36 BPG: its dismissals are rulings, which are appealed against."""
    office = {"organisation": {"sector": "public"}}
    facts = {"organisation_level": "federal", "purpose": "general", "work_about": ["file"]}
    told = notes(plan_of, "CH", want=["copy"], facts=facts, **office)
    assert not {"notice_of_dismissal", "data_at_work", "credit_reference"} & set(told)


def test_a_federal_employer_is_not_held_to_keep_evidence_by_the_article_on_disputed_data(plan_of: PlanOf) -> None:
    """Article 41(3)(a) FADP restricts what is disputed, in place of deletion; it keeps nothing for a claim."""
    office = {"organisation": {"sector": "public"}, **HERE}
    facts = {"organisation_level": "federal", "purpose": "general", "work_about": ["file"]}
    plan = plan_of("work", "CH", want=["freeze"], facts=facts, **office)
    assert asked(plan) == []
    told = {note.id: note.says["en"] for note in plan.notes}
    assert "no right of its own to have records kept for a claim" in told["records_kept_by_the_confederation"]
    assert "records_kept_at_work" not in told
