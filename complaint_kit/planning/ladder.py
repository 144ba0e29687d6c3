"""Which step of the ladder is open, which comes next and from when; worked out from the events each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from complaint_kit.law.matching import Match
from complaint_kit.law.model import Law
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, Step
from complaint_kit.planning.clocks import Due
from complaint_kit.situation.answers import Event

State = Literal["done", "open", "waiting"]


@dataclass(frozen=True)
class Rung:
    """One step and where it stands. `opens_on` is the first day of a waiting step, where a date decides it.

    `because` is the event or reason that opened it: an event's name, `at_once` or `overdue`.
    """

    step: Step
    state: State
    opens_on: date | None = None
    because: str = ""


def rungs(
    law: Law, rights: Mapping[Right, Match], due: tuple[Due, ...], events: tuple[Event, ...], today: date
) -> tuple[Rung, ...]:
    """The law's ladder for this case on this day, lowest step first, without steps that the law of the day lacks."""
    steps = [step for step in law.ladder if _exists(step, rights, today)]
    known = {step.document for step in steps}
    return tuple(_rung(step, _predecessor(step, known), due, events, today) for step in steps)


def _exists(step: Step, rights: Mapping[Right, Match], today: date) -> bool:
    in_time = step.in_force is None or step.in_force.covers(today)
    return in_time and (step.needs is None or step.needs in rights)


def _predecessor(step: Step, known: set[DocumentKind]) -> DocumentKind | None:
    if "at_once" in step.opens:
        return None
    return step.after if step.after in known else "request"


def _rung(step: Step, after: DocumentKind | None, due: tuple[Due, ...], events: tuple[Event, ...], today: date) -> Rung:
    if _sent(step.document, events):
        return Rung(step, "done")
    if any(event.event == "closed" for event in events):
        return Rung(step, "waiting", because="closed")
    if after is None:
        return Rung(step, "open", because="at_once")
    if not _sent(after, events):
        return Rung(step, "waiting", because=f"{after}_first")
    opened = next((event.event for event in events if event.event in step.opens), None)
    if opened:
        return Rung(step, "open", because=opened)
    return _by_date(step, after, due, today)


def _by_date(step: Step, after: DocumentKind, due: tuple[Due, ...], today: date) -> Rung:
    awaited = [one for one in due if one.document == after and not one.answered and _named(step, one)]
    if "overdue" not in step.opens or not awaited:
        return Rung(step, "waiting", because="answer")
    opens_on = min(one.counted.complain_from for one in awaited)
    return Rung(step, "open" if opens_on <= today else "waiting", opens_on, "overdue")


def _named(step: Step, due: Due) -> bool:
    return step.deadline in {None, f"{due.right}.{due.deadline.id}"}


def _sent(document: DocumentKind, events: tuple[Event, ...]) -> bool:
    return any(event.event in {"sent", "received"} and event.document == document for event in events)
