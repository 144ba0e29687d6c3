"""The columns on what happened, on one letter and on its reply: read into statements and a letter of the case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, get_args

from pydantic import ValidationError

from complaint_kit.bulk.input.columns import plain
from complaint_kit.errors import AnswersError
from complaint_kit.law.grounds import Ground
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, ReplyKind, ToRole
from complaint_kit.situation.days import past
from complaint_kit.situation.papers import Channel, Paper, Received, Reply, To
from complaint_kit.situation.statements import LONGEST_STATEMENT, Known, Statement, When

Day = Callable[[str], date]
Cells = Mapping[str, str]
SAYS = ("says_1", "says_2", "says_3")
_PAPER = ("asked", "sent", "sent_by", "received", "to")
_REPLY = ("reply", "reply_on", "ground", "words", "missing", "mine")
LETTER = (*_PAPER, *_REPLY)
TOLD = (*(f"{says}{part}" for says in SAYS for part in ("", "_on", "_known")), *_PAPER, *_REPLY)
_SPAN = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:\.\.\d{4}-\d{2}(?:-\d{2})?)?")
_BETWEEN = re.compile(r"[;|,\n]")
_ONE_OF: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((f"{says}_known" for says in SAYS), get_args(Known)),
    "sent_by": get_args(Channel),
    "reply": get_args(ReplyKind),
    "ground": get_args(Ground),
}


def refuse_gaps(cells: Cells) -> Iterator[tuple[str, AnswersError]]:
    """What is told without what it hangs on, each with the column that has to be filled in."""
    for says in SAYS:
        if not cells.get(says) and (cells.get(f"{says}_on") or cells.get(f"{says}_known")):
            yield says, AnswersError("a day or a source is there, but not what happened", mend="Write what happened.")
    beside = [id_ for id_ in (*_PAPER, *_REPLY) if cells.get(id_)]
    if beside and not (cells.get("sent") or cells.get("received")):
        mend = "Write the day on which the letter was sent."
        yield "sent", AnswersError("a letter is told of, but not its day", found=cells[beside[0]], mend=mend)
    reply = [id_ for id_ in _REPLY if cells.get(id_)]
    for id_ in ("reply", "reply_on"):
        if reply and not cells.get(id_):
            mend = "Write what kind of reply it was." if id_ == "reply" else "Write the day of the reply."
            yield id_, AnswersError("this is needed for a reply", mend=mend)


def reading(id_: str, cell: str, today: date, day: Day) -> Any:
    """What the cell says, in its type. Raises AnswersError for what does not fit."""
    if id_ in _ONE_OF:
        return _one_of(cell, _ONE_OF[id_])
    if id_ in {"sent", "received", "reply_on"}:
        return past(day(cell), today)
    match id_:
        case "asked":
            return tuple(dict.fromkeys(_one_of(one, get_args(Right)) for one in _BETWEEN.split(cell) if one.strip()))
        case "to":
            role, _, name = cell.partition(":")
            return To(role=_one_of(role, get_args(ToRole)), name=name.strip() or None)
    return _when(cell, today, day) if id_.endswith("_on") else _text(cell)


def in_case(told: Mapping[str, Any]) -> dict[str, Any]:
    """The statements and the letter, as answers to `happened` and `papers`. Raises AnswersError for days out of
    order."""
    happened = tuple(
        Statement(says=told[says], on=told.get(f"{says}_on"), known=told.get(f"{says}_known", "myself"))
        for says in SAYS
        if says in told
    )
    papers = (paper(told),) if "sent" in told or "received" in told else ()
    for problem in (problem for one in papers for problem in one.in_order()):
        raise AnswersError(problem, mend="Check both days.")
    return {id_: listed for id_, listed in (("happened", happened), ("papers", papers)) if listed}


def paper(told: Mapping[str, Any], id_: str = "request-1", kind: DocumentKind = "request") -> Paper:
    """The letter that these cells tell of, under that id."""
    return Paper(
        id=id_,
        kind=kind,
        by="me",
        to=told.get("to"),
        channel=told.get("sent_by"),
        asked=told.get("asked", ()),
        presumed=kind == "request" and "asked" not in told,
        sent=told.get("sent"),
        received=Received(on=told["received"]) if "received" in told else None,
        replies=(_reply(told),) if "reply" in told else (),
    )


def _reply(told: Mapping[str, Any]) -> Reply:
    own = {id_: told[id_] for id_ in ("ground", "words", "missing", "mine") if id_ in told}
    return Reply(on=told["reply_on"], kind=told["reply"], **own)


def _one_of(cell: str, known: tuple[str, ...]) -> Any:
    said = {plain(one): one for one in known}
    if plain(cell) not in said:
        raise AnswersError("this is no choice here", found=cell, mend=f"Write one of: {', '.join(known)}.")
    return said[plain(cell)]


def _when(cell: str, today: date, day: Day) -> When:
    """A day as people write it, a month (2026-08) or a span (2026-08..2026-10)."""
    if not _SPAN.fullmatch(cell):
        when = When(first=(one := day(cell)), last=one)
    else:
        try:
            when = When.model_validate(cell)
        except ValidationError:
            mend = "Write 2026-08-20, 2026-08 or 2026-08..2026-10."
            raise AnswersError("this is no day, month or span", found=cell, mend=mend) from None
    past(when.first, today)
    return when


def _text(cell: str) -> str:
    if len(cell) > LONGEST_STATEMENT:
        mend = f"Use at most {LONGEST_STATEMENT} characters."
        raise AnswersError(f"this is {len(cell)} characters long", found=f"{cell[:40]}…", mend=mend)
    return cell
