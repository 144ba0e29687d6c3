"""Somebody who has died: no law for the living is cited for them, and the plan says what works instead.

Recital 27 GDPR; section 3(2) of the Data Protection Act 2018 (an identifiable living individual); 45 CFR 164.502(f).
"""

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from tests.conftest import PlanFor

DAY = date(2026, 11, 27)


def plan_of(library: Library, home: str, acting: str, **organisation: str) -> Plan:
    raw = {
        "scenario": "access",
        "me": {"name": "Alex Example", "lives_in": home},
        "acting": {"for": acting, "person": {"name": "Mary Example"}},
        "about": {"organisation": {"name": "Example Bank plc", "place": home, "sector": "private", **organisation}},
        "want": ["copy"],
    }
    return prepare(library, Case.model_validate(raw), DAY)


def page(library: Library, plan: Plan) -> str:
    return " ".join(plan_text(explanation(plan, Screen(library)), library.shared_words("en")).split())


@pytest.mark.parametrize("home", ["IE", "DE-BY", "NO", "GB-SCT", "CH", "US-CA", "US-OH", "US-VA"])
def test_no_law_gives_a_right_over_the_data_of_the_dead_and_no_letter_is_open(library: Library, home: str) -> None:
    plan = plan_of(library, home, "estate")
    assert plan.matters == ()
    assert plan.now == ()
    assert not [one.id for one in plan.matches if one.applies and one.law.ladder]


@pytest.mark.parametrize("home", ["IE", "DE-BY", "NO", "GB-SCT", "CH", "US-CA", "US-OH", "US-VA"])
def test_the_plan_says_what_works_instead_and_nothing_that_is_for_the_living(library: Library, home: str) -> None:
    plan = plan_of(library, home, "estate")
    assert {note.kind for note in plan.notes} == {"works_instead"}
    assert "your own data" in page(library, plan)


def test_the_same_question_about_a_living_person_is_answered_with_a_letter(library: Library) -> None:
    plan = plan_of(library, "IE", "person")
    assert plan.matters[0].law.id == "eu.gdpr"
    assert not any(note.about_the_dead for note in plan.notes)


@pytest.mark.parametrize(
    ("name", "living"), [("the late Mary Example", False), ("die verstorbene Mary Example", False), ("Latika", True)]
)
def test_who_is_called_late_in_an_older_file_is_not_taken_for_living(
    plan_for: PlanFor, name: str, living: bool
) -> None:
    plan = plan_for("2026-11-27", "IE", scenario="access", acting_for="represented_person", represented_name=name)
    assert bool(plan.matters) is living


def test_the_reason_is_that_the_law_protects_the_living(library: Library) -> None:
    assert "General Data Protection Regulation: it needs: data of a living person" in page(
        library, plan_of(library, "IE", "estate")
    )


@pytest.mark.parametrize(
    ("home", "rule"),
    [
        ("DK", "section 2(5) of the Data Protection Act"),
        ("ES", "Article 3(1) and (2) of Organic Law 3/2018"),
        ("FR", "Article 85 of the act of 6 January 1978"),
        ("IT", "2-terdecies"),
        ("GB-ENG", "Access to Health Records Act 1990"),
        ("US-OH", "Of privacy acts of the states none was found"),
    ],
)
def test_a_national_rule_is_named_where_one_is_known(library: Library, home: str, rule: str) -> None:
    text = page(library, plan_of(library, home, "estate"))
    assert rule in text
    assert "that this plan does not name" not in text


def test_where_none_is_known_the_plan_says_that_nobody_looked(library: Library) -> None:
    assert "any that this plan does not name was not read" in page(library, plan_of(library, "IE", "estate"))


def test_a_hospital_of_the_church_does_not_hide_what_works(library: Library) -> None:
    case = plan_of(library, "DE-BY", "estate").situation.case
    church = case.model_copy(update={"facts": {"organisation_church": "catholic", "organisation_diocese": "augsburg"}})
    about = church.about.organisation.model_copy(update={"sector": "church"})
    plan = prepare(
        library, church.model_copy(update={"about": church.about.model_copy(update={"organisation": about})}), DAY
    )
    assert plan.matters == ()
    assert "what_works_for_the_dead" in {note.id for note in plan.notes}


@pytest.mark.parametrize(
    ("home", "section"),
    [
        ("CZ", "sections 33(4) and 65(1)(c) of Act 372/2011"),
        ("FI", "section 52 of Act 703/2023"),
        ("LU", "Article 19(1) of the Act of 24 July 2014"),
        ("NO", "section 5-1 of the Patients' and Users' Rights Act"),
        ("SK", "section 25(1)(b) and (2) of Act 576/2004"),
    ],
)
def test_who_is_left_hears_of_the_act_that_opens_the_patient_file(library: Library, home: str, section: str) -> None:
    raw = {
        "scenario": "the_dead",
        "me": {"name": "Alex Example", "lives_in": home},
        "acting": {"for": "estate", "person": {"name": "Mary Example"}},
        "about": {"organisation": {"name": "Example Hospital", "place": home, "sector": "private"}},
        "want": ["health_record"],
        "facts": {"dead_relation": "child"},
    }
    assert section in page(library, prepare(library, Case.model_validate(raw), DAY))
    raw["want"] = ["close_account"]
    assert section not in page(library, prepare(library, Case.model_validate(raw), DAY))


def test_in_any_grievance_who_writes_for_somebody_dead_is_asked_who_that_was_and_the_letter_says_so(
    library: Library,
) -> None:
    asked = {one.id: one for one in library.interview("credit_file").questions}
    told = {"acting_for": "estate"}
    assert all(asked[id_].ask_if.holds(told) is True for id_ in ("represented_name", "dead_relation"))
    raw = {
        "scenario": "access",
        "me": {"name": "Alex Example", "lives_in": "US-PR"},
        "acting": {"for": "estate", "person": {"name": "Mary Example"}},
        "about": {"organisation": {"name": "Example Bank", "place": "US-PR", "sector": "private"}},
        "want": ["copy"],
    }
    plan = prepare(library, Case.model_validate(raw), DAY)
    said = " ".join(words(draft(plan.matter("voluntary"), library, "voluntary", "en")))
    assert "Mary Example died; a copy of the death certificate is enclosed" in said
    assert "my personal data" not in said


def after(library: Library, home: str, wish: str, reply: dict[str, str]) -> Matter:
    """What a child of somebody who has died can do once a clinic there has replied to the request: answer it."""
    raw = {
        "scenario": "the_dead",
        "me": {"name": "Alex Example", "lives_in": home, "email": "alex@example.org"},
        "acting": {"for": "estate", "person": {"name": "Mary Example"}},
        "about": {"organisation": {"name": "Example Clinic", "place": home, "sector": "private"}, "is_to_me": "health"},
        "want": [{"wish": wish}],
        "facts": {"dead_relation": "child", "dead_interest": "family", "record_needed_for": "the inheritance"},
    }
    first = prepare(library, Case.model_validate(raw), date(2026, 11, 2)).matters[0].asked
    paper = {"id": "request-1", "asked": list(first), "sent": "2026-11-02", "replies": [reply]}
    (matter,) = prepare(library, Case.model_validate({**raw, "papers": [paper]}), date(2026, 11, 23)).matters
    assert matter.document == "reply"
    return matter


@pytest.mark.parametrize(
    ("home", "wish"), [("ES", "copy"), ("IT", "copy"), ("FR", "health_record"), ("DE-BY", "health_record")]
)
@pytest.mark.parametrize(("language", "never"), [("en", "complain"), ("de", "Beschwerde")])
def test_who_answers_a_demand_over_data_of_the_dead_announces_no_complaint_that_no_law_gives(
    library: Library, home: str, wish: str, language: str, never: str
) -> None:
    matter = after(library, home, wish, {"on": "2026-11-20", "kind": "fee_asked"})
    assert never not in " ".join(words(draft(matter, library, "reply", language)))


@pytest.mark.parametrize(
    ("home", "wish", "right"),
    [
        ("ES", "copy", "Article 3(1) of Organic Law 3/2018"),
        ("IT", "copy", "Article 2-terdecies(1) of the Italian Privacy Code"),
        ("FR", "health_record", "Articles L1110-4 V and L1111-7 of the French Public Health Code"),
        ("DE-BY", "health_record", "§ 630g(3) of the German Civil Code (BGB)"),
    ],
)
def test_who_is_refused_data_of_the_dead_asks_on_what_that_rests(
    library: Library, home: str, wish: str, right: str
) -> None:
    matter = after(library, home, wish, {"on": "2026-11-20", "kind": "refused", "ground": "not_reached"})
    said = " ".join(" ".join(words(draft(matter, library, "reply", "en"))).split())
    assert "Please name the provision and the facts on which you base a refusal, or do what I asked" in said
    assert right in said
    assert "complain" not in said
