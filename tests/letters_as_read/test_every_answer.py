"""Whatever somebody is asked, in any place where it is asked, does something: a letter or the plan shows the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from complaint_kit.checks.shelf import conditions_of_law
from complaint_kit.drafting.build_plan import fact_context, limits, prepare, read_case
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import Problems
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import check
from complaint_kit.situation.asking import SKIPPED, next_question
from complaint_kit.situation.interview import Question
from complaint_kit.situation.papers import Paper
from complaint_kit.situation.statements import Statement, When

LIBRARY = Library(pack_roots(None))
DAY = date(2026, 9, 1)
HOMES = ("NL", "DE-BY", "GB-ENG", "CH", "US-CA", "US-TX", "US-NV", "US-TN", "US-VA")
# What the kit itself reads, so that no letter can show another: whether a name is a new one, and in which language.
OF_THE_KIT = frozenset({"organisation_new", "letter_language"})

REFUSED = Paper.model_validate(
    {
        "id": "request-1",
        "presumed": True,
        "channel": "email",
        "sent": "2026-07-01",
        "received": {"on": "2026-07-01"},
        "replies": [{"on": "2026-07-20", "kind": "partly", "missing": "the rest", "words": "No."}],
    }
)
HAPPENED = (Statement(on=When.model_validate("2026-06-01"), says="Beispiel & Söhne never asked me."),)
SHOP: dict[str, Any] = {
    "organisation": "Beispiel & Söhne",
    "organisation_sector": "private",
    "is_to_me": "customer",
    "happened": HAPPENED,
    "papers": SKIPPED,
    "acting_for": "myself",
    "letter_form": "full",
    "organisation_data_broker": False,
    "data_health": False,
}
# Whom it is about, and who writes: so that each question is asked somewhere.
TOLD: dict[str, dict[str, Any]] = {
    "a shop": SHOP,
    "a refusal": {**SHOP, "papers": (REFUSED,)},
    "a child": {**SHOP, "acting_for": "child"},
    "a friend": {**SHOP, "acting_for": "represented_person"},
    "an employer": {**SHOP, "is_to_me": "employer", "other_role": "processor", "papers": (REFUSED,)},
    "an employer, first": {**SHOP, "is_to_me": "employer", "other_role": "processor"},
    "one known": {**SHOP, "organisation": "linkedin"},
    "one abroad": {
        **SHOP,
        "is_to_me": "employer",
        "organisation_place": "FR",
        "other_role": "processor",
        "papers": (REFUSED,),
    },
    "an office": {**SHOP, "is_to_me": "public_office", "organisation_sector": "public"},
    "a church": {
        **SHOP,
        "is_to_me": "church",
        "organisation_sector": "church",
        "organisation_place": "DE-BY",
        "organisation_church": "catholic",
    },
}
ELSEWHERE = {"work_place": "LU", "home_then": "BE"}


def marked(question: Question) -> Any:
    """An answer like no other, which can be found again."""
    name = question.id.replace("_", "")
    day = date(2025, 1, 1).toordinal() + sum(map(ord, question.id)) % 360
    return {
        "text": f"Marker {name}",
        "long_text": f"It was marker {name}.",
        "address": [f"1 Marker {name} Street", "Anytown"],
        "email": f"{name}@example.org",
        "date": date.fromordinal(day),
        "yes_no": True,
        "number": 30_000_000,
    }.get(question.kind)


def shown_as(question: Question, value: Any) -> tuple[str, ...]:
    """What of the answer a reader looks for."""
    if question.kind == "date":
        return (f"{value.day} {value:%B} {value.year}", f"{value:%B} {value.day}, {value.year}")
    return (value[0] if isinstance(value, tuple) else str(value).rstrip("."),)


def answered(scenario: str, home: str, told: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Question]]:
    """All answers of the interview in the order in which it asks, and its questions."""
    interview, facts = LIBRARY.interview(scenario), fact_context(LIBRARY, scenario, DAY).facts
    answers: dict[str, Any] = {}
    asked: dict[str, Question] = {}
    while question := next_question(interview, answers, facts):
        given = told.get(question.id, marked(question))
        if question.id not in told and question.kind == "place":
            given = ELSEWHERE.get(question.id, home)
        if question.kind == "choice" and given not in question.choices:
            given = question.choices[0]
        if question.id not in told and question.kind == "choices":
            given = question.choices
        if question.kind == "practices" and given is None:
            known = LIBRARY.organisation(str(answers["organisation"]))
            given = tuple(one.id for one in known.record if one.asks and scenario in one.topics)
        answers[question.id] = given if given is SKIPPED else check(question, given, limits(LIBRARY, DAY))
        asked[question.id] = question
    return answers, asked


def read(plan: Plan) -> Iterator[str]:
    """What people read of a plan: the screen, and the letter and page of each open step."""
    yield plan_text(explanation(plan, Screen(LIBRARY)), LIBRARY.shared_words("en"))
    for matter, rung in plan.open:
        kind = rung.step.document
        letter = draft(matter, LIBRARY, kind, "en")
        yield " ".join(words(letter))
        yield " ".join(words(next_steps(plan, matter, LIBRARY, kind, "en", "my-case", letter)))


def page(scenario: str, answers: Mapping[str, Any]) -> str:
    """All of it as one line; empty where there is no letter, or where these answers make another question necessary."""
    try:
        plan = prepare(LIBRARY, read_case(LIBRARY, scenario, answers, (), DAY, "the answers"), DAY)
    except Problems:
        return ""
    return " ".join(" ".join(read(plan)).split()) if plan.open else ""


@cache
def looked_at(home: str) -> frozenset[str]:
    """The facts that a law of that home, a wish or the choice of an office looks at."""
    laws = (one for law in LIBRARY.laws_for(home) for one in conditions_of_law(law))
    wishes = (one.if_ for kind in LIBRARY.wishes.values() for one in kind.rights if one.if_)
    offices = (one.when for one in LIBRARY.routing.specialities if one.when)
    return frozenset(test.fact for one in (*laws, *wishes, *offices) for test in one.tests())


def changed(answers: Mapping[str, Any], question: Question) -> dict[str, Any]:
    """The answers with another one to this question, or with none where there is no choice."""
    others = {
        "yes_no": not answers[question.id],
        "choice": next((one for one in reversed(question.choices) if one != answers[question.id]), None),
        "choices": question.choices[-1:],
    }
    if question.kind in others:
        return {**answers, question.id: others[question.kind]}
    return {id_: value for id_, value in answers.items() if id_ != question.id}


def shows(scenario: str, answers: Mapping[str, Any], question: Question, text: str) -> bool:
    """Whether the answer stands there; of what is no text of the person's own, whether something else would."""
    value = answers[question.id]
    if question.kind in {"text", "long_text", "date", "address", "email"}:
        return any(one in text for one in shown_as(question, value))
    return page(scenario, changed(answers, question)) != text


def unseen(scenario: str, home: str) -> set[str]:
    """The questions with a condition that are asked there, and whose answers nobody sees anywhere."""
    asked_there: set[str] = set()
    seen = OF_THE_KIT | looked_at(home)
    for told in TOLD.values():
        answers, asked = answered(scenario, home, told)
        text = page(scenario, answers)
        told_of = [one for one in asked.values() if text and one.ask_if and answers[one.id] is not SKIPPED]
        asked_there.update(one.id for one in told_of)
        seen |= {one.id for one in told_of if one.id not in seen and shows(scenario, answers, one, text)}
    return asked_there - seen


# Places that differ from their neighbors in some grievances: acts of their own, and no right in some of the wishes.
OF_THEIR_OWN = {"US-NV", "US-TN", "US-VA", "US-TX", "DE-BY"}
ASKED_ALIKE = {"access", "erasure", "opt_out"}
ASK_MUCH_THE_SAME = ("GB-ENG", "CH")  # of these two, each grievance goes to one, by turns


def homes_for(scenario: str) -> tuple[str, ...]:
    if scenario in ASKED_ALIKE:
        return HOMES
    left_out = ASK_MUCH_THE_SAME[LIBRARY.scenarios().index(scenario) % 2]
    return tuple(home for home in HOMES if home not in OF_THEIR_OWN | {left_out})


WALKS = [(scenario, home) for scenario in LIBRARY.scenarios() for home in homes_for(scenario)]


@pytest.mark.parametrize(("scenario", "home"), WALKS)
def test_every_answer_to_a_question_that_is_asked_there_shows(scenario: str, home: str) -> None:
    assert unseen(scenario, home) == set()
