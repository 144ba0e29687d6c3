"""What a case waits for, the most pressing first: a limit of the person's own, a letter to write, an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from complaint_kit.law.steps import DocumentKind
from complaint_kit.planning.clocks import Clock
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan

State = Literal["limit", "to_send", "overdue", "open", "awaited"]
_PRESSES = timedelta(days=30)  # a limit as near as this goes before letters that can be written any day


class Item(NamedTuple):
    """One thing that is due. `state`: a limit of the person's own; a letter that was made and not sent, that may be
    written because time ran out, or for another reason; an answer that others owe.

    `rung` is the step to take, `clock` the period that it hangs on, if any.
    """

    matter: Matter
    state: State
    rung: Rung | None = None
    clock: Clock | None = None

    @property
    def due(self) -> date | None:
        """The last day of the period."""
        return self.clock.due if self.clock else None

    @property
    def late_from(self) -> date | None:
        """The first day on which silence is late on every reading; None where nobody owes an answer."""
        return self.clock.late_from if self.clock else None

    @property
    def on(self) -> date | None:
        """The day that it is about: of a step the day since when it is open, else the last day of its period."""
        return self.rung.on if self.rung else self.due

    def urgency(self, today: date) -> tuple[int, date]:
        """What sorts items: near limits, letters to write (the longest open first), then all else by its day."""
        on = self.on or today
        if self.state == "limit" and on - today <= _PRESSES:
            return 0, on
        return (1, on) if self.rung else (2, on)


def pressing(plan: Plan) -> tuple[Item, ...]:
    """Everything that is due or awaited on the day of the plan, the most pressing first; nothing of a closed case."""
    if plan.situation.case.closed:
        return ()
    found = (*_limits(plan), *_letters(plan), *_awaited(plan))
    return tuple(sorted(found, key=lambda item: item.urgency(plan.situation.today)))


def limits_to_keep(plan: Plan, letter: DocumentKind | None = None) -> tuple[Clock, ...]:
    """The limits of the person's own that still run and that no letter has met; beside one, those that it leaves."""
    kept = (one for one in plan.mine if plan.situation.today <= one.due and not _met(one, plan))
    return tuple(one for one in kept if not _ends(letter, one))


def still_running(matter: Matter, letter: DocumentKind | None = None) -> tuple[Clock, ...]:
    """The periods of letters sent before whose last day is still to come and that nothing has ended; beside a letter,
    those that it leaves."""
    running = (one for one in matter.due if not one.ended and one.due >= matter.situation.today)
    return tuple(one for one in running if not _ends(letter, one))


def _ends(letter: DocumentKind | None, clock: Clock) -> bool:
    """Whether what runs has no meaning once that letter is sent: nobody waits for what becomes of a complaint that is
    taken back."""
    return letter == "withdrawal" and clock.document in ("complaint", "progress", "supplement")


def _limits(plan: Plan) -> Iterator[Item]:
    for clock in limits_to_keep(plan):
        matter = next(one for one in plan.matters if any(clock is other for other in one.clocks))
        yield Item(matter, "limit", clock=clock)


def _met(clock: Clock, plan: Plan) -> bool:
    """Whether the step that it limits was taken, or what it asks for was given."""
    case = plan.situation.case
    if clock.deadline.missed == "withdraws":
        return any(case.goes_on_with(one) is clock.paper for one in case.papers if "fee" in one.gives)
    rungs = (rung for matter in plan.matters for rung in matter.ladder)
    return any(rung.step.needs == clock.right and rung.state == "done" for rung in rungs)


def _letters(plan: Plan) -> Iterator[Item]:
    """The letters to write now; where none is recommended, the first that may be, or that is awaited for out of
    fairness: until the day that the last letter named.
    """
    today = plan.situation.today
    named = [one.asks_by for one in plan.situation.case.papers if one.asks_by and one.day and one.day <= today]
    until = max(named, default=date.min)
    if not plan.now and plan.open and today <= until:
        matter, rung = plan.open[0]
        yield Item(matter, "awaited", rung._replace(on=until + timedelta(days=1)))
        return
    unsent = {(one.document, one.law) for one in plan.situation.case.made if not one.paper}
    for matter, rung in plan.now or plan.open[:1]:
        silent = rung.because == "silence"
        late = (one for one in matter.due if silent and one.late_from == rung.on)
        made = (rung.step.document, matter.law.id) in unsent or (rung.step.document, None) in unsent
        yield Item(matter, "to_send" if made else "overdue" if silent else "open", rung, next(late, None))


def _awaited(plan: Plan) -> Iterable[Item]:
    """The periods of others that nothing has ended and that are not surely over, each once."""
    today = plan.situation.today
    found = {
        (one.paper.id, one.match.id, one.deadline.id): Item(matter, "awaited", clock=one)
        for matter in reversed(plan.matters)
        for one in matter.due
        if one.paper and one.late_from and today < one.late_from
    }
    return found.values()
