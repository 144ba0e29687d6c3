"""Facts: conditions, questions and organisations speak of the same ones, with the same answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf, rules_and_notes
from complaint_kit.law.conditions import Condition, Operator, Test
from complaint_kit.law.fact_kinds import FactKind
from complaint_kit.situation.interview import Interview, Question

# What a fact may be tested with. Any other test would be "no" or "not known" for ever.
_OPERATORS: Mapping[str, frozenset[Operator]] = {
    "choice": frozenset({"is", "in"}),
    "choices": frozenset({"has"}),
    "place": frozenset({"is", "in"}),
    "yes_no": frozenset({"is"}),
    "number": frozenset({"is", "in", "at_least", "at_most"}),
    "date": frozenset({"is", "before", "after"}),
    "text": frozenset({"is", "in"}),
}
# Kinds of questions whose answers are facts of another kind.
_KIND_OF: Mapping[str, str] = {
    "long_text": "text",
    "organisation": "text",
    "email": "text",
    "address": "choices",
    "practices": "choices",
}
_REGIONS = frozenset({"region", "organisation_region"})  # facts whose values are places and groups of places
_WRITE_FACTS = "jurisdictions/facts.yaml lists the facts and their choices: {organisation_sector: [public, police]}."

Known = Mapping[str, FactKind | Question]


def conditions(shelf: Shelf) -> Iterator[Finding]:
    """A condition names a fact there is, with a value that it can have: or the rule is "not known" for ever."""
    for place, condition, known in _conditions(shelf):
        for test in condition.tests():
            problem = _wrong_test(test, known, shelf.codes)
            if problem:
                yield Finding("conditions", place, problem, _WRITE_FACTS)


def _conditions(shelf: Shelf) -> Iterator[tuple[str, Condition, Known]]:
    facts = shelf.library.facts
    for sheet in shelf.laws:
        law = sheet.content
        if law.covers:
            yield sheet.at("covers"), law.covers, facts
        for kind, index, entry in rules_and_notes(law):
            if entry.when:
                yield sheet.at(kind, index, "when"), entry.when, facts
    for beside in shelf.counters:
        for index, counter in enumerate(beside.content.counters):
            for key, condition in (("when", counter.when), ("not_when", counter.not_when)):
                if condition:
                    yield beside.at("counters", index, key), condition, facts
        for index, rule in enumerate(beside.content.infringed):
            if rule.when:
                yield beside.at("infringed", index, "when"), rule.when, facts
    for index, special in enumerate(shelf.routing.content.specialities):
        if special.when:
            yield shelf.routing.at("specialities", index, "when"), special.when, facts
    for one in shelf.library.follows:
        yield "templates/_shared/is_to_me.yaml", one.if_, facts
    for interview in shelf.interviews:
        yield from _of_interview(shelf, interview)
    for wishes in shelf.wishes:
        for id_, wish in wishes.content.wishes.items():
            for index, right in enumerate(wish.rights):
                if right.if_:
                    yield wishes.at("wishes", id_, "rights", index), right.if_, facts


def _of_interview(shelf: Shelf, sheet: Sheet[Interview]) -> Iterator[tuple[str, Condition, Known]]:
    """A question may wait for another's answer, whether or not the law knows the fact."""
    known = answers_of(shelf, sheet.content)
    for question in sheet.content.questions:
        if question.ask_if:
            yield shelf.question_place(sheet, question.id), question.ask_if, known


def answers_of(shelf: Shelf, interview: Interview) -> Known:
    """What is known in an interview: the facts, and its questions where no fact has choices of its own."""
    facts = shelf.library.facts
    asked = {question.id: question for question in interview.questions}
    return {**asked, **{id_: fact for id_, fact in facts.items() if fact.choices or id_ not in asked}}


def _wrong_test(test: Test, known: Known, codes: frozenset[str]) -> str | None:
    fact = known.get(test.fact)
    if fact is None:
        return f"there is no fact '{test.fact}'"
    kind = _kind(fact)
    if test.operator not in _OPERATORS[kind]:
        allowed = ", ".join(sorted(_OPERATORS[kind]))
        return f"'{test.fact}' cannot be tested with '{test.operator}', only with {allowed}"
    values = test.value if test.operator == "in" else [test.value]
    return wrong_value(fact, values, codes)


def _kind(fact: FactKind | Question) -> str:
    return _KIND_OF.get(fact.kind, fact.kind)


def wrong_value(fact: FactKind | Question, values: Iterable[Any], codes: frozenset[str]) -> str | None:
    """What is wrong with the first value that the fact cannot have; None if it can have them all."""
    return next((problem for value in values if (problem := _wrong(fact, value, codes))), None)


def _wrong(fact: FactKind | Question, value: Any, codes: frozenset[str]) -> str | None:
    match _kind(fact):
        case "choice" | "choices" if fact.choices:
            return None if value in fact.choices else f"'{fact.id}' cannot be '{value}', only {', '.join(fact.choices)}"
        case "place":
            return None if value in codes else f"there is no place '{value}'"
        case "choices" if fact.id in _REGIONS:
            return None if value in codes else f"there is no place '{value}'"
        case "yes_no":
            return None if isinstance(value, bool) else f"'{fact.id}' is true or false, not '{value}'"
        case "number":
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            return None if is_number else f"'{fact.id}' is a number, not '{value}'"
        case "date":
            return None if isinstance(value, date) else f"'{fact.id}' is a day such as 2026-09-01, not '{value}'"
        case _:
            return None if isinstance(value, str) else f"'{fact.id}' is text, not '{value}'"


def questions(shelf: Shelf) -> Iterator[Finding]:
    """A question that answers a fact offers only answers that the law knows."""
    for sheet in shelf.interviews:
        for question in sheet.content.questions:
            fact = shelf.library.facts.get(question.id)
            problem = _unlike(question, fact) if fact else None
            if problem:
                yield Finding("questions", shelf.question_place(sheet, question.id), problem, _WRITE_FACTS)


def _unlike(question: Question, fact: FactKind) -> str | None:
    if _kind(question) != fact.kind:
        return f"the question '{question.id}' has the kind {question.kind}, its fact the kind {fact.kind}"
    unknown = [choice for choice in question.choices if fact.choices and choice not in fact.choices]
    return f"the question '{question.id}' offers what its fact does not know: {', '.join(unknown)}" if unknown else None


def brought_along(shelf: Shelf) -> Iterator[Finding]:
    """The facts that an organisation brings along are facts there are, with values that they can have."""
    for sheet in shelf.organisations:
        for id_, value in sheet.content.facts.items():
            problem = wrong_fact(shelf, id_, value)
            if problem:
                yield Finding("brought_along", sheet.at("facts", id_), problem, _WRITE_FACTS)


def wrong_fact(shelf: Shelf, id_: str, value: Any) -> str | None:
    """What is wrong with a fact given as known, as organisations and examples do; None if nothing is."""
    fact = shelf.library.facts.get(id_)
    if fact is None:
        return f"there is no fact '{id_}'"
    several = fact.kind == "choices" and isinstance(value, list | tuple)
    return wrong_value(fact, value if several else [value], shelf.codes)
