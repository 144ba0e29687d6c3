"""Which version of each rule counts: the law as it stood for a letter that was received on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar, cast

from complaint_kit.law.matching import Match, by_right, match
from complaint_kit.law.model import Law
from complaint_kit.law.rights import Right
from complaint_kit.situation.facts import Situation

T = TypeVar("T")


@dataclass(frozen=True)
class Versions:
    """The laws of a place held against one situation. Between two days on which some rule changes nothing is read
    twice.
    """

    laws: tuple[Law, ...]
    situation: Situation
    _kept: dict[int, tuple[Match, ...]] = field(default_factory=dict)
    _cited: dict[tuple[int, str | None], tuple[Match, ...]] = field(default_factory=dict)
    _remembered: dict[Hashable, tuple[object, ...]] = field(default_factory=dict)

    def for_letter(self, received: date) -> tuple[Match, ...]:
        """Every rule as it counts for a letter received on that day: procedure of that day, substance of the
        conduct's.
        """
        span = bisect_right(self._changes, received)
        if span not in self._kept:
            self._kept[span] = self._matched(received, {})
        return self._kept[span]

    def now(self, exercised: Mapping[Right, date]) -> tuple[Match, ...]:
        """Every rule as a letter of today cites it: a right that was exercised keeps the version of that day."""
        return self._matched(self.situation.today, exercised) if exercised else self.for_letter(self.situation.today)

    def cited(self, received: date, law: Law | None) -> tuple[Match, ...]:
        """One match a right, as letters cite it; and every other rule that sets the person a limit, which would be
        hidden.
        """
        key = (bisect_right(self._changes, received), law.id if law else None)
        if key not in self._cited:
            self._cited[key] = tuple(_as_cited(self.for_letter(received), law))
        return self._cited[key]

    def remembered(self, key: Hashable, work: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """What `work` gives, done once for each key: what follows from these versions and this situation's facts
        alone.
        """
        if key not in self._remembered:
            self._remembered[key] = work()
        return cast(tuple[T, ...], self._remembered[key])

    def _matched(self, received: date, exercised: Mapping[Right, date]) -> tuple[Match, ...]:
        return match(
            self.laws,
            self.situation.facts,
            filing=received,
            event=self.situation.event_day,
            today=self.situation.today,
            filed=exercised,
        )

    @cached_property
    def _changes(self) -> list[date]:
        """The first days on which a rule begins or no longer is law."""
        spans = [law.span_of(rule) for law in self.laws for rule in law.rules] + [law.in_force for law in self.laws]
        starts = {span.from_ for span in spans}
        ends = {span.until + timedelta(days=1) for span in spans if span.until}
        return sorted(starts | ends)


def _as_cited(every: tuple[Match, ...], law: Law | None) -> Iterator[Match]:
    best = by_right(every, law).values()
    yield from best
    ids = {one.id for one in best}
    yield from (one for one in every if one.applies and one.id not in ids and _limits_the_person(one))


def _limits_the_person(one: Match) -> bool:
    return any(deadline.owner == "person" for deadline in one.rule.deadlines)
