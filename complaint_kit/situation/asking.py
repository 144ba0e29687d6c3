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

    A question with a condition waits until the condition holds: a follow-up to a skipped question is not asked.
    """
    facts = derive(answers)
    return tuple(
        question for question in interview.questions if question.ask_if is None or question.ask_if.holds(facts)
    )


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
