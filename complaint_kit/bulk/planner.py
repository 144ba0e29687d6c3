"""Plans for many people: all who are alike in what the law looks at share one.

What the law looks at are the facts in the conditions of the laws of a place, the dates and the events. Two situations
with equal ones have the same plan but for the situation itself; names, addresses and stories decide nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from complaint_kit.drafting.preparing import authorities_for, in_words, world
from complaint_kit.law.conditions import Condition
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan, plan
from complaint_kit.situation.answers import Event
from complaint_kit.situation.facts import Situation, situation

_MOST_PLANS = 4_000  # a few hundred kilobytes; dates of their own give many people a plan of their own
# What a plan uses beside conditions: places, whom it is about, and what the answers tell of earlier letters.
_ALWAYS = frozenset(
    {"residence", "work_place", "organisation", "organisation_place", "organisation_sector", "event_date"}
    | {"already_written", "written_on", "written_how", "their_answer", "their_answer_on"}
)


class Planner:
    """Makes plans in one scenario on one day, and remembers them."""

    def __init__(self, library: Library, scenario: str, today: date) -> None:
        self._library = library
        self._interview = library.interview(scenario)
        self.world = world(library, scenario, today)
        self._looked_at: dict[str, frozenset[str]] = {}
        self._plans: dict[Hashable, Plan] = {}

    def plan(self, answers: Mapping[str, Any], events: tuple[Event, ...]) -> Plan:
        """The plan for answers that were checked."""
        case = situation(self.world, answers, events)
        key = (case.events, tuple(sorted((id_, _hashable(value)) for id_, value in self.deciding(case).items())))
        if key not in self._plans:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            self._plans[key] = self._planned(case)
        return replace(self._plans[key], situation=case)

    def deciding(self, case: Situation) -> dict[str, Any]:
        """The facts of a situation that its plan depends on."""
        looked_at = self._facts_looked_at(case.residence)
        return {id_: value for id_, value in case.facts.items() if id_ in looked_at}

    def _facts_looked_at(self, residence: str) -> frozenset[str]:
        if residence not in self._looked_at:
            conditions = self._conditions(residence)
            self._looked_at[residence] = _ALWAYS.union(*(one.facts() for one in conditions if one))
        return self._looked_at[residence]

    def _conditions(self, residence: str) -> Iterable[Condition | None]:
        yield from (wanted.if_ for wanted in self._interview.rights)
        for law in self._library.laws_for(residence):
            yield law.covers
            yield from (rule.when for rule in law.rules)
            yield from (note.when for note in law.notes)

    def _planned(self, case: Situation) -> Plan:
        return plan(
            self._interview,
            case,
            self._library.laws_for(case.residence),
            lambda role: authorities_for(self._library, case, role),
            lambda test: in_words(self._library, test),
        )


def _hashable(value: Any) -> Hashable:
    return tuple(map(_hashable, value)) if isinstance(value, list | tuple) else repr(value)
