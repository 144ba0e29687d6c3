"""Somebody who works elsewhere, or has moved since: the law of the employer's place, or of the home on that day.

Article 3(1) GDPR: processing in the context of an establishment. Article 77(1): habitual residence, place of work,
place of the infringement.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import fact_context, prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.asking import asked
from complaint_kit.situation.case import Case
from complaint_kit.situation.filling import answers_of, filled

DAY = date(2026, 11, 27)
IN_MARCH = [{"on": date(2026, 3, 2), "says": "Example Ltd passed my file on.", "wrong": ["passed_on"]}]


def case(home: str, seat: str, is_to_me: str = "employer", **told: Any) -> Case:
    me = {"name": "Alex Example", "email": "a@example.org", "lives_in": home}
    return Case.model_validate(
        {
            "scenario": "access",
            "me": {**me, **told.pop("me", {})},
            "about": {
                "organisation": {"name": "Example Ltd", "place": seat, "sector": "private"},
                "is_to_me": is_to_me,
            },
            "want": ["copy"],
            **told,
        }
    )


def planned(library: Library, *about: str, **told: Any) -> Plan:
    return prepare(library, case(*about, **told), DAY)


def law_and_office(plan: Plan) -> tuple[str, str | None]:
    offices = plan.matters[0].candidates
    return plan.matters[0].law.id, next((one.authority.id for one in offices if one.recommended), None)


@pytest.mark.parametrize(
    ("home", "seat", "work", "law", "office"),
    [
        ("GB-NIR", "IE", "IE", "eu.gdpr", "ie.dpc"),
        ("DE-BW", "CH", "CH", "ch.fadp", "ch.fdpic"),
        ("IE", "GB-NIR", "GB-NIR", "gb.uk-gdpr", "gb.ico"),
        ("CH", "DE-BW", "DE-BW", "eu.gdpr", "de-bw.lfdi"),
        ("NL", "DE-NW", "DE-NW", "eu.gdpr", "nl.ap"),
    ],
)
def test_who_works_where_the_employer_is_has_its_law_and_its_authority(
    library: Library, home: str, seat: str, work: str, law: str, office: str
) -> None:
    assert law_and_office(planned(library, home, seat, me={"works_in": work})) == (law, office)


def test_the_plan_says_why_that_law_goes_before_that_of_the_home(library: Library) -> None:
    plan = planned(library, "GB-NIR", "IE", me={"works_in": "IE"})
    text = " ".join(plan_text(explanation(plan, Screen(library)), library.shared_words("en")).split())
    assert "goes before the law of where you live: you work there" in text
    assert "Article 3(1) GDPR" in text


@pytest.mark.parametrize(("seat", "work"), [("IE", "GB-NIR"), ("GB-ENG", "IE"), ("US-CA", "IE")])
def test_work_in_another_place_than_the_employers_moves_neither_law_nor_authority(
    library: Library, seat: str, work: str
) -> None:
    plan = planned(library, "GB-NIR", seat, me={"works_in": work})
    assert law_and_office(plan) == ("gb.uk-gdpr", "gb.ico")


def test_a_customer_has_the_law_of_the_home_wherever_they_work(library: Library) -> None:
    plan = planned(library, "GB-NIR", "IE", "customer", me={"works_in": "IE"})
    assert plan.matters[0].law.id == "gb.uk-gdpr"


@pytest.mark.parametrize(
    ("now", "seat", "before", "until", "law", "office"),
    [
        # The conduct was on 2 March 2026: whoever moved on 1 July still lived in the old place then.
        ("US-CA", "US-CA", "DE-BY", "2026-06-30", "eu.gdpr", "de-by.baylda"),
        ("US-CA", "US-CA", "DE-BY", "2026-03-02", "eu.gdpr", "de-by.baylda"),
        ("US-CA", "US-CA", "DE-BY", "2026-03-01", "us-ca.ccpa", "us-ca-privacy-agency"),
        ("DE-BY", "GB-ENG", "GB-ENG", "2026-06-30", "gb.uk-gdpr", "gb.ico"),
        ("GB-ENG", "IE", "IE", "2026-06-30", "eu.gdpr", "ie.dpc"),
        ("FR", "IE", "IE", "2026-06-30", "eu.gdpr", "fr.cnil"),
    ],
)
def test_the_home_on_the_day_of_the_event_decides_the_law(
    library: Library, now: str, seat: str, before: str, until: str, law: str, office: str
) -> None:
    lived_in = [{"place": before, "until": until}]
    plan = planned(library, now, seat, "customer", me={"lived_in": lived_in}, happened=IN_MARCH)
    assert law_and_office(plan) == (law, office)


def test_an_act_for_the_residents_of_a_state_is_not_kept_by_whoever_left_it(library: Library) -> None:
    plan = planned(library, "US-TX", "US-CA", "customer", me={"lived_in": "US-CA"}, happened=IN_MARCH)
    assert plan.matters[0].law.id == "us-tx.tdpsa"


def test_of_two_earlier_homes_the_one_of_that_day_counts() -> None:
    homes = [
        {"place": "FR", "until": "2026-01-31"},
        {"place": "ES", "until": "2026-08-31"},
        {"place": "IT", "until": "2025-01-31"},
    ]
    told = case("DE-BY", "IE", me={"lived_in": homes}, happened=IN_MARCH)
    assert told.lived_then == "ES"
    assert case("DE-BY", "IE", me={"lived_in": homes}).lived_then is None


@pytest.mark.parametrize(
    ("language", "home", "seat", "me", "says"),
    [
        ("en", "GB-NIR", "IE", {"works_in": "IE"}, "complaining to you because I work in Ireland."),
        ("de", "CH", "DE-BW", {"works_in": "DE-BW"}, "weil ich hier arbeite (Baden-Württemberg)."),
        ("en", "US-CA", "US-CA", {"lived_in": "IE"}, "because I lived in Ireland when it happened."),
        ("en", "NL", "IE", {}, "because I live in the Netherlands."),
    ],
)
def test_the_complaint_says_what_makes_the_authority_competent(
    library: Library, language: str, home: str, seat: str, me: dict[str, str], says: str
) -> None:
    papers = [
        {
            **{"id": "request-1", "asked": ["access"], "channel": "email", "sent": date(2026, 9, 1)},
            "replies": [{"on": date(2026, 9, 20), "kind": "refused", "words": "No."}],
        }
    ]
    plan = planned(library, home, seat, me=me, happened=IN_MARCH, papers=papers)
    assert says in " ".join(words(draft(plan.matter("complaint"), library, "complaint", language)))


def questions(library: Library, told: Case) -> set[str]:
    facts = fact_context(library, "access", DAY).facts
    return {one.id for one in asked(library.interview("access"), answers_of(told, library.wishes), facts)}


@pytest.mark.parametrize(
    ("told", "work", "move"),
    [
        (case("GB-NIR", "IE", happened=IN_MARCH), True, True),
        (case("GB-NIR", "IE", "customer", happened=IN_MARCH), False, True),
        (case("GB-NIR", "IE", "customer"), False, False),
        (case("NL", "IE", "customer", happened=IN_MARCH), False, False),
        (case("IE", "IE", happened=IN_MARCH), False, False),
    ],
)
def test_work_and_move_are_asked_only_where_they_may_decide(
    library: Library, told: Case, work: bool, move: bool
) -> None:
    found = questions(library, told)
    assert ("work_place" in found, "home_then" in found) == (work, move)


def test_the_answer_given_in_the_interview_is_kept_as_an_earlier_home(library: Library) -> None:
    told = filled(case("GB-NIR", "IE", happened=IN_MARCH), {"home_then": "IE"}, library.wishes, ())
    assert [one.place for one in told.me.lived_in] == ["IE"]
    assert answers_of(told, library.wishes)["home_then"] == "IE"
    assert "home_then" in questions(library, told)
