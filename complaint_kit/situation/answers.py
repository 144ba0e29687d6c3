"""Answers coming in: each held against its question, all problems said at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite, nan
from typing import Any, NamedTuple

from pydantic import ValidationError

from complaint_kit.errors import AnswersError, KitError, Problems, Uncertain
from complaint_kit.situation.days import past
from complaint_kit.situation.email import email_address
from complaint_kit.situation.interview import Interview, Question
from complaint_kit.situation.organisations import Organisation
from complaint_kit.situation.papers import Paper
from complaint_kit.situation.places import PlaceNames, with_part
from complaint_kit.situation.statements import Statement, counted_day
from complaint_kit.text import LONGEST_LINE, cleaned, is_text

LONGEST_TEXT = 5000
MOST_LINES = 12  # of an address; the longest real ones have seven


class Limits(NamedTuple):
    """What the answers are checked against beside the questions: the day, and the places there are."""

    today: date
    places: PlaceNames
    organisation: Callable[[str], Organisation | None] = lambda name: None
    organisations_like: Callable[[str], tuple[str, ...]] = lambda name: ()
    typed: bool = False  # in a conversation, where a question can be asked back
    complete: bool = True  # whether a residence must go down to the part that law needs


def checked(interview: Interview, raw: Mapping[str, Any], limits: Limits, place: str) -> dict[str, Any]:
    """The answers in their types, blanks left out. Raises Problems naming every question that does not fit."""
    problems: list[KitError] = []
    answers: dict[str, Any] = {}
    for id_, value in with_part(raw, limits.places).items():
        if _is_blank(value):
            continue
        try:
            answer = check(_known(interview.by_id, id_), value, limits)
            if not _is_blank(answer):
                answers[id_] = answer
        except AnswersError as error:
            problems.append(error.at(f"{place}, {id_}"))
    if not (answers.get(NEW) or answers.get("organisation_address")):
        try:
            refuse_like(str(answers.get("organisation", "")), limits)
        except Uncertain as error:
            problems.append(error.at(f"{place}, organisation"))
    if problems:
        raise Problems(problems)
    return answers


def _known(questions: Mapping[str, Question], id_: str) -> Question:
    if id_ not in questions:
        raise AnswersError("no question has this name", mend=f"The questions are: {', '.join(questions)}.")
    return questions[id_]


def _is_blank(value: object) -> bool:
    return value is None or value in ("", [], ())


def check(question: Question, value: Any, limits: Limits) -> Any:
    """One answer in its type. Raises AnswersError saying what was found and what to write instead."""
    return _CHECKS[question.kind](question, value, limits)


def _text(question: Question, value: Any, limits: Limits) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise AnswersError("this must be text", found=value, mend="Put it in quotes.")
    if not is_text(str(value)):
        raise AnswersError("this holds a byte that is no text", found=value, mend="Type it again.")
    text = cleaned(str(value)).strip()
    longest = question.max_length or (LONGEST_TEXT if question.kind == "long_text" else LONGEST_LINE)
    if len(text) > longest:
        raise AnswersError(
            f"this is {len(text)} characters long",
            found=f"{text[:40]}…",
            mend=f"Use at most {longest} characters.",
            key="too_long",
        )
    counted = counted_day(text) if question.dated and limits.typed else None
    if counted:
        raise AnswersError("this day is counted from today", found=counted, mend="Write its date.", key="counted_day")
    return text


def _yes_no(question: Question, value: Any, limits: Limits) -> bool:
    if isinstance(value, bool):
        return value
    known = {"yes": True, "no": False, "true": True, "false": False}
    if str(value).lower() not in known:
        raise AnswersError("this is answered with yes or no", found=value, mend="Write true or false, or leave it out.")
    return known[str(value).lower()]


def _choice(question: Question, value: Any, limits: Limits) -> str:
    if str(value) not in question.choices:
        raise AnswersError("this is no choice here", found=value, mend=f"Write one of: {', '.join(question.choices)}.")
    return str(value)


def _choices(question: Question, value: Any, limits: Limits) -> tuple[str, ...]:
    listed = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(_choice(question, one, limits) for one in listed))


def _date(question: Question, value: Any, limits: Limits) -> date:
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        raise AnswersError("this is not a day of the calendar", found=value, mend="Write it as 2024-09-23.") from None
    return past(day, limits.today if question.past else date.max, birth=question.birth)


def _place(question: Question, value: Any, limits: Limits) -> str:
    code = limits.places.read(_text(question, value, limits), typed=limits.typed)
    if question.down_to_part and limits.complete and not limits.typed:  # a conversation asks for the part next
        limits.places.require_part(code)
    return code


def _organisation(question: Question, value: Any, limits: Limits) -> str:
    """The id of a known organisation, or the name of another. Raises Uncertain for one that is like a known one."""
    text = _text(question, value, limits)
    known = limits.organisation(text)
    if known is None and limits.typed:
        refuse_like(text, limits)
    return known.id if known else text


def refuse_like(name: str, limits: Limits) -> None:
    """Raises Uncertain if a known organisation has a name like that."""
    like = limits.organisations_like(name)
    if like:
        known = [one.name if (one := limits.organisation(id_)) else id_ for id_ in like]
        raise Uncertain(
            "the kit knows no organisation of exactly this name",
            found=name,
            mend=f"Did you mean {' or '.join(known)}? If it is another one, add `{NEW}: true`, or its address.",
            choices=like,
        )


NEW = "organisation_new"  # the answer that an organisation is not the known one whose name is like its own


def _practices(question: Question, value: Any, limits: Limits) -> tuple[str, ...]:
    listed = value if isinstance(value, list | tuple) else [value]
    return tuple(dict.fromkeys(_text(question, one, limits) for one in listed))


def _address(question: Question, value: Any, limits: Limits) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.splitlines()
    given = value if isinstance(value, list | tuple) else [value]
    lines = tuple(text for text in (_text(question, line, limits) for line in given) if text)
    if len(lines) > MOST_LINES:
        raise AnswersError(
            f"this has {len(lines)} lines",
            mend=f"Use at most {MOST_LINES}: it has to fit an envelope.",
            key="too_many_lines",
        )
    return lines


def _email(question: Question, value: Any, limits: Limits) -> str:
    return email_address(_text(question, value, limits))


def _number(question: Question, value: Any, limits: Limits) -> float:
    try:
        number = float(str(value).replace("_", "").replace(",", ""))
    except ValueError:
        number = nan
    if not isfinite(number):
        raise AnswersError("this is not a number", found=value, mend="Write digits, such as 250000.", key="no_number")
    return number


def _as_told(question: Question, value: Any, limits: Limits) -> tuple[Statement | Paper, ...]:
    """Statements and letters, as a conversation made them or as a file tells them."""
    kind = _TOLD[question.kind]
    told = []
    for number, one in enumerate(value if isinstance(value, list | tuple) else [value], start=1):
        try:
            told.append(kind.model_validate(one))
        except ValidationError as error:
            first = error.errors()[0]
            what = "this is missing" if first["type"] == "missing" else first["msg"].removeprefix("Value error, ")
            problem = ": ".join((f"no. {number}", *map(str, first["loc"]), what))
            raise AnswersError(problem, mend=f"Write it as `{_WRITTEN[kind]}`.") from None
    return tuple(told)


_TOLD: Mapping[str, type[Statement | Paper]] = {"statements": Statement, "papers": Paper}
_WRITTEN: Mapping[type[Statement | Paper], str] = {
    Statement: "{on: 2026-11-22, says: What happened.}",
    Paper: "{id: request-1, asked: [access], channel: email, sent: 2026-11-22}",
}


_CHECKS: dict[str, Callable[[Question, Any, Limits], Any]] = {
    "text": _text,
    "long_text": _text,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "date": _date,
    "place": _place,
    "organisation": _organisation,
    "practices": _practices,
    "statements": _as_told,
    "papers": _as_told,
    "address": _address,
    "email": _email,
    "number": _number,
}
