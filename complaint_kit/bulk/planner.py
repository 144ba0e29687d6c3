"""Plans for many people: all who are alike in what the law looks at share one.

What the law looks at are the facts in the conditions of the laws that lead, the events, and the day of the event in
so far as another version of a rule was in force on it. Names, addresses and stories decide nothing; the shared plan is
made without them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from complaint_kit.drafting.preparing import authorities_for, world
from complaint_kit.law.conditions import Condition
from complaint_kit.law.entry import InForce
from complaint_kit.law.model import Law
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan, plan
from complaint_kit.situation.answers import Event
from complaint_kit.situation.facts import Situation, situation

_MOST_PLANS = 2_000  # a few megabytes
_EVENT_DATE = "event_date"
# What a plan uses beside conditions: places, whom it is about, and what the answers tell of earlier letters.
_ALWAYS = frozenset(
    {"residence", "work_place", "organisation", "organisation_place", "organisation_sector", _EVENT_DATE}
    | {"already_written", "written_on", "written_how", "their_answer", "their_answer_on"}
)


class LookedAt(NamedTuple):
    """What the laws of a case look at: facts, and the days on which one version of a rule follows another."""

    facts: frozenset[str]
    turns: tuple[date, ...]


class Planner:
    """Makes plans in one scenario on one day, and remembers them."""

    def __init__(self, library: Library, scenario: str, today: date) -> None:
        self._library = library
        self._interview = library.interview(scenario)
        self.world = world(library, scenario, today)
        self._looked_at: dict[tuple[str, ...], LookedAt] = {}
        self._plans: dict[Hashable, Plan] = {}

    def plan(self, answers: Mapping[str, Any], events: tuple[Event, ...]) -> Plan:
        """The plan for answers that were checked."""
        case = situation(self.world, answers, events)
        facts = self._shared_facts(case)
        key = (case.events, tuple(sorted((id_, _hashable(value)) for id_, value in facts.items())))
        if key not in self._plans:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            self._plans[key] = self._planned(replace(case, answers={}, facts=facts, practices=(), channels=()))
        return replace(self._plans[key], situation=case)

    def deciding(self, case: Situation) -> dict[str, Any]:
        """The facts of a situation that its plan depends on."""
        looked_at = self._what_is_looked_at(case.governing.laws)
        return {id_: value for id_, value in case.facts.items() if id_ in looked_at.facts}

    def _shared_facts(self, case: Situation) -> dict[str, Any]:
        """The deciding facts, the day of the event moved to the first on which the same law was in force."""
        facts = self.deciding(case)
        turns = self._what_is_looked_at(case.governing.laws).turns
        day = facts.get(_EVENT_DATE)
        if turns and isinstance(day, date):
            facts[_EVENT_DATE] = turns[max(0, bisect_right(turns, day) - 1)]
        return facts

    def _what_is_looked_at(self, laws: tuple[Law, ...]) -> LookedAt:
        ids = tuple(law.id for law in laws)
        if ids not in self._looked_at:
            facts = frozenset(fact for one in self._conditions(laws) if one for fact in one.facts())
            turns = () if _EVENT_DATE in facts else _turns(laws)
            self._looked_at[ids] = LookedAt(_ALWAYS | facts, turns)
        return self._looked_at[ids]

    def _conditions(self, laws: tuple[Law, ...]) -> Iterable[Condition | None]:
        yield from (wanted.if_ for wanted in self._interview.rights)
        for law in laws:
            yield law.covers
            yield from (rule.when for rule in law.rules)
            yield from (note.when for note in law.notes)

    def _planned(self, case: Situation) -> Plan:
        return plan(
            self._interview,
            case,
            case.governing.laws,
            lambda role, law: authorities_for(self._library, case, role, law),
        )


def _turns(laws: tuple[Law, ...]) -> tuple[date, ...]:
    spans = [span for law in laws for span in (law.in_force, *(rule.in_force for rule in law.rules)) if span]
    return tuple(sorted({date.min, *(day for span in spans for day in _ends(span))}))


def _ends(span: InForce) -> Iterable[date]:
    """The first day on which the span holds, and the first on which it holds no more."""
    yield span.from_
    if span.until:
        yield span.until + timedelta(days=1)


def _hashable(value: Any) -> Hashable:
    return tuple(map(_hashable, value)) if isinstance(value, list | tuple) else repr(value)
