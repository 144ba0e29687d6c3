"""Which question comes next, replayed from the answers each time; so back, resume and editing need no own code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from complaint_kit.errors import AnswersError, Problems
from complaint_kit.situation.interview import Interview, Question

SKIPPED = None  # an answer the person chose not to give; the question is not asked again
Derive = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def asked(interview: Interview, answers: Mapping[str, Any], derive: Derive) -> tuple[Question, ...]:
    """The questions that these answers make necessary, in order; `derive` turns answers into facts.

    A question with a condition waits until the condition holds: a follow-up to a skipped question is not asked. What
    was answered to a question that is not asked any more makes no other question necessary.
    """
    kept = dict(answers)
    while True:
        facts = derive(kept)
        necessary = interview.necessary(facts)
        ids = {question.id for question in necessary}
        stray = next((one.id for one in interview.questions if one.id in kept and one.id not in ids), None)
        if stray is None:
            return necessary
        del kept[stray]


def followers(
    interview: Interview, changed: str, before: Mapping[str, Any], after: Mapping[str, Any], derive: Derive
) -> tuple[str, ...]:
    """The answered questions that are to be asked anew, because an answer on which they hang was changed.

    They hang on it if the condition under which they are asked turns on a fact that is another now, or if what they
    offer follows from it; and so do those that hang on them in turn.
    """
    facts, other = derive(before), derive(after)
    moved = {id_ for id_ in {*facts, *other} if facts.get(id_) != other.get(id_)}
    hanging: list[str] = []
    for question in interview.questions:
        if question.id == changed or question.id not in after or after[question.id] != before.get(question.id):
            continue
        if _turns_on(question, moved, facts) or _offers(question, moved):
            hanging.append(question.id)
            moved.add(question.id)
    return tuple(hanging)


def _turns_on(question: Question, moved: set[str], facts: Mapping[str, Any]) -> bool:
    """Whether the question may be asked or not as those facts are: what the others decide alone does not turn on
    them."""
    if question.ask_if is None or moved.isdisjoint(question.ask_if.facts):
        return False
    return question.ask_if.holds({id_: value for id_, value in facts.items() if id_ not in moved}) is None


def _offers(question: Question, moved: set[str]) -> bool:
    """Whether what the question offers may be something else now: its choices, or the practices of the organisation
    for that home."""
    chosen_by = {fact for condition in question.offer_if.values() for fact in condition.facts}
    practices = {"organisation", "residence"} if question.kind == "practices" else set()
    return not moved.isdisjoint(chosen_by | practices)


def next_question(interview: Interview, answers: Mapping[str, Any], derive: Derive) -> Question | None:
    """The first necessary question without an answer, or None when all are answered or skipped."""
    return next((question for question in asked(interview, answers, derive) if question.id not in answers), None)


def relevant(interview: Interview, answers: Mapping[str, Any], derive: Derive) -> dict[str, Any]:
    """The answers to questions still asked; an answer to a question that fell away stays out of the letters."""
    ids = {question.id for question in (*asked(interview, answers, derive), *interview.older)}
    return {id_: value for id_, value in answers.items() if id_ in ids and value is not SKIPPED}


def require_all(interview: Interview, answers: Mapping[str, Any], derive: Derive, place: str) -> None:
    """Nothing if every required answer is there. Raises Problems naming those that are missing."""
    missing = [
        question.id
        for question in asked(interview, answers, derive)
        if question.required and answers.get(question.id) is None
    ]
    if missing:
        raise Problems(
            [AnswersError("an answer is missing", place=f"{place}, {id_}", mend=f"Add `{id_}:`.") for id_ in missing]
        )
