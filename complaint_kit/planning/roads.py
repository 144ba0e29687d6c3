"""Two roads: the same plan, supposed that nothing comes, and supposed that they refuse today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from complaint_kit.law.steps import DocumentKind, ToRole
from complaint_kit.planning.ladder import Rung, State
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.planning.supposing import asked_by, with_letter
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Reply
from complaint_kit.situation.record import beginnings

_AWAITED: frozenset[DocumentKind] = frozenset({"request", "appeal", "controller_complaint"})
_SHOWN: frozenset[State] = frozenset({"recommended", "possible", "barred"})
PlanOn = Callable[[Case, date], Plan]


@dataclass(frozen=True)
class Line:
    """What changes on a day: a document opens, weighs more, or can no longer be sent."""

    on: date
    matter: Matter
    rung: Rung

    @property
    def document(self) -> DocumentKind:
        """The document that it is about."""
        return self.rung.step.document

    @property
    def to(self) -> ToRole:
        """Whom it goes to."""
        return self.rung.step.to


class Roads(NamedTuple):
    """What opens if nothing comes, day by day; and what opens on the day they refuse."""

    silence: tuple[Line, ...]
    refusal: tuple[Line, ...]


def roads(now: Plan, plan_on: PlanOn, chosen: tuple[tuple[Matter, DocumentKind], ...]) -> Roads:
    """The two roads from the plan of today. What is `chosen` to be written counts as sent and received today.

    `plan_on` gives the plan of a case on a day, with today's facts and the law of that day.
    """
    today = now.situation.today
    sent = _supposed_sent(now, chosen)
    quiet = plan_on(sent, today)
    # A reply has dealt with what came until the day on which it goes out: they refuse again on the next.
    day = today + timedelta(days=any(kind == "reply" for _, kind in chosen))
    before = plan_on(sent, day) if day > today else quiet
    return Roads(tuple(_silence(sent, quiet, plan_on)), tuple(_lines(plan_on(_refused(sent, day), day), before)))


def known_on(case: Case, day: date) -> Case:
    """The case as it was on that day: nothing that came later may be seen, least of all on a road."""
    papers = tuple(
        paper.model_copy(update={"replies": tuple(reply for reply in paper.replies if reply.on <= day)})
        for paper in case.papers
        if (paper.day or day) <= day
    )
    return case.model_copy(update={"papers": papers})


def _supposed_sent(now: Plan, chosen: tuple[tuple[Matter, DocumentKind], ...]) -> Case:
    case = now.situation.case
    for matter, kind in chosen:
        case = with_letter(case, kind, matter.rung(kind).step.to, matter.asked_in(kind), now.situation.today)
    return case


def _silence(sent: Case, quiet: Plan, plan_on: PlanOn) -> Iterator[Line]:
    before = quiet
    for day in sorted(_days_to_look_at(quiet)):
        then = plan_on(sent, day)
        yield from _lines(then, before)
        before = then


def _days_to_look_at(quiet: Plan) -> set[date]:
    """The first late days, the days on which something starts, those after the day that a letter names, and after each
    limit of the person's own that bars a step or withdraws a letter.
    """
    today = quiet.situation.today
    late = {one.late_from for matter in quiet.matters for one in matter.clocks if one.late_from}
    told = {one.starts for one in quiet.situation.case.happened if one.starts}
    starts = told | set(beginnings(quiet.situation.record, today))
    needed = {rung.step.needs for matter in quiet.matters for rung in matter.ladder}
    limits = (
        one
        for one in quiet.mine
        if one.deadline.missed == "withdraws" or (one.right in needed and not one.deadline.missed)
    )
    case = quiet.situation.case
    ends = {one.due for one in limits} | {one.asks_by for one in case.papers if one.asks_by}
    if not any(matter.due for matter in quiet.matters):  # no law sets a time: the letter named a day
        ends |= {asked_by(case, one.day) for one in case.papers if one.kind == "request" and one.day}
    over = {day + timedelta(days=1) for day in ends}
    return {day for day in (*late, *starts, *over) if day > today}


def _refused(case: Case, today: date) -> Case:
    """The case as if a refusal came today to the newest letter that waits for an answer."""
    waiting = [one for one in case.papers if one.kind in _AWAITED and one.arrived()]
    if not waiting:
        return case
    newest = waiting[-1]
    answered = newest.model_copy(update={"replies": (*newest.replies, Reply(on=today, kind="refused"))})
    papers = tuple(answered if one is newest else one for one in case.papers)
    return case.model_copy(update={"papers": papers})


def _lines(then: Plan, before: Plan) -> Iterator[Line]:
    """What is new, weighs more or has gone since; what is recommended first, since short pages name one."""
    return iter(sorted(_changed(then, before), key=lambda line: line.rung.state != "recommended"))


def _changed(then: Plan, before: Plan) -> Iterator[Line]:
    was = {(one.law.id, rung.step.document): rung.state for one in before.matters for rung in one.ladder}
    for matter in then.matters:
        for rung in matter.ladder:
            if rung.state in _SHOWN and rung.state != was.get((matter.law.id, rung.step.document)):
                yield Line(then.situation.today, matter, rung)
