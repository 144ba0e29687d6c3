"""Plans for many people: all who are alike in what the law looks at share one.

What the law looks at are the facts in the conditions of the laws that lead, the letters and replies so far, the days of
what happened and whether it was wrong, in so far as another version of a rule was in force then. Names, addresses and
stories decide nothing; the shared plan is made without them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from complaint_kit.drafting.build_plan import fact_context, planned
from complaint_kit.law.conditions import Condition
from complaint_kit.law.dates import Counted
from complaint_kit.law.entry import InForce
from complaint_kit.law.model import Law
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case, Wish
from complaint_kit.situation.facts import NotedFacts, Situation, situation
from complaint_kit.situation.older import Event, case_of
from complaint_kit.situation.papers import Paper, To
from complaint_kit.situation.statements import Statement

_MOST_PLANS = 2_000  # a few megabytes
_EVENT_DATE = "event_date"
# What later rounds may need beside the facts in conditions, and a register keeps for them: places, whom it is about,
# what is wanted. What a plan looks at beyond that is noted while it is made.
_KEPT = frozenset(
    {"residence", "work_place", "organisation", "organisation_place", "organisation_sector", _EVENT_DATE, "wishes"}
    | {"data_subject_alive", "capacity", "home_then"}
)


class LookedAt(NamedTuple):
    """What the laws of a case look at: facts, and the days on which one version of a rule follows another."""

    facts: frozenset[str]
    turns: tuple[date, ...]


@dataclass
class Shared:
    """A plan that many people share, and the first answer awaited to each of its letters, once somebody asked."""

    plan: Plan
    read: frozenset[str]  # the facts that were looked at while it was made
    _awaited: dict[tuple[str, DocumentKind], Counted | None] = field(default_factory=dict)

    def awaited(self, matter: Matter, document: DocumentKind) -> Counted | None:
        """When the first answer would be due to that letter of a matter in the plan, if it arrived today."""
        key = matter.law.id, document
        if key not in self._awaited:
            days = [one.counted for one in matter.if_sent(document) if one.whose != "person"]
            self._awaited[key] = min(days, key=lambda counted: counted.due, default=None)
        return self._awaited[key]


class Planner:
    """Makes plans in one scenario on one day, and remembers them."""

    def __init__(self, library: Library, scenario: str, today: date) -> None:
        self._library = library
        self._interview = library.interview(scenario)
        self.fact_context = fact_context(library, scenario, today)
        self._looked_at: dict[tuple[str, ...], LookedAt] = {}
        self._ids_of: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._plans: dict[Hashable, Shared] = {}

    def case(self, answers: Mapping[str, Any], events: Iterable[Event]) -> Case:
        """The case that answers by question and dated events tell."""
        return case_of(self._interview.id, answers, events, self._library.wishes, self._interview.presets)

    def plan(self, case: Case, answers: Mapping[str, Any]) -> Plan:
        """The plan for a case; `answers` are those of the case by question, checked and still asked for."""
        return self.shared(case, answers)[0]

    def shared(
        self, case: Case, answers: Mapping[str, Any], facts: Mapping[str, Any] | None = None
    ) -> tuple[Plan, Shared]:
        """The plan for a case, and what all who are alike in it share. `facts` as `situation` takes them."""
        told = situation(self.fact_context, case, answers, facts)
        all_facts = self._as_of_turn(told)
        key = self._key(told, all_facts)
        if key not in self._plans:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            made = self._made(told, all_facts)
            key = self._key(told, all_facts)  # by all that planning turned out to look at
            self._plans[key] = made
        return self._plans[key].plan.about(told), self._plans[key]

    def deciding(self, told: Situation, read: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The facts of a situation that its plan depends on, and the day of the conduct; `read`: those looked at."""
        kept = self._what_is_looked_at(told.governing.laws).facts | read
        facts = {id_: value for id_, value in told.facts.items() if id_ in kept}
        return facts if told.event_day == told.today else {**facts, _EVENT_DATE: told.event_day}

    def _key(self, told: Situation, facts: Mapping[str, Any]) -> Hashable:
        """What all who share a plan have in common."""
        ids = self._ids(told)
        return _shape(told.case), tuple((id_, _hashable(facts[id_])) for id_ in ids if id_ in facts)

    def _made(self, told: Situation, facts: Mapping[str, Any]) -> Shared:
        noted = NotedFacts(facts)
        alike = replace(told, case=_bare(told.case), answers={}, facts=noted, confirmed=(), channels=())
        plan, read = planned(self._library, alike), noted.read
        laws = tuple(law.id for law in told.governing.laws)
        self._ids_of[laws] = tuple(sorted({*self._ids(told), *read}))
        noted.close(frozenset(self._ids_of[laws]))
        return Shared(plan, read)

    def _ids(self, told: Situation) -> tuple[str, ...]:
        """The facts by which plans under these laws differ, sorted: those in conditions, and those looked at so far."""
        laws = tuple(law.id for law in told.governing.laws)
        if laws not in self._ids_of:
            self._ids_of[laws] = tuple(sorted(self._what_is_looked_at(told.governing.laws).facts))
        return self._ids_of[laws]

    def _as_of_turn(self, told: Situation) -> Mapping[str, Any]:
        """The facts, the day of the event moved to the first on which the same law was in force."""
        if told.event_day == told.today:
            return told.facts
        turns, day = self._what_is_looked_at(told.governing.laws).turns, told.event_day
        return {**told.facts, _EVENT_DATE: turns[max(0, bisect_right(turns, day) - 1)] if turns else day}

    def _what_is_looked_at(self, laws: tuple[Law, ...]) -> LookedAt:
        ids = tuple(law.id for law in laws)
        if ids not in self._looked_at:
            facts = frozenset(fact for one in self._conditions(laws) if one for fact in one.facts)
            turns = () if _EVENT_DATE in facts else _turns(laws)
            self._looked_at[ids] = LookedAt(_KEPT | facts, turns)
        return self._looked_at[ids]

    def _conditions(self, laws: tuple[Law, ...]) -> Iterable[Condition | None]:
        yield from (right.if_ for kind in self._library.wishes.values() for right in kind.rights)
        yield from (special.when for special in self._library.routing.specialities)
        for law in laws:
            yield law.covers
            yield from (rule.when for rule in law.rules)
            yield from (note.when for note in law.notes)


def _turns(laws: tuple[Law, ...]) -> tuple[date, ...]:
    spans = [span for law in laws for span in (law.in_force, *(rule.in_force for rule in law.rules)) if span]
    return tuple(sorted({date.min, *(day for span in spans for day in _ends(span))}))


def _shape(case: Case) -> Hashable:
    """What of the letters and statements a plan depends on: days, kinds, rights; no words."""
    papers = tuple(
        (
            *(one.kind, one.role, one.channel, one.asked, one.presumed, one.about, one.gives),
            *(one.sent, one.asks_by, one.received),
            *((r.on, r.kind, r.answers, r.refuses, bool(r.missing), r.until) for r in one.replies),
        )
        for one in case.papers
    )
    told = tuple((one.on, one.starts, bool(one.wrong), one.learned) for one in case.happened)
    return papers, told, case.closed


def _bare(case: Case) -> Case:
    """The case without anything that a person typed: what of it decides a plan."""
    papers = tuple(bare_paper(one) for one in case.papers)
    told = tuple(
        Statement(on=one.on, starts=one.starts, says="-", wrong=one.wrong, learned=one.learned) for one in case.happened
    )
    wishes = tuple(Wish(wish=one.wish) for one in case.want)
    return Case(scenario=case.scenario, happened=told, want=wishes, papers=papers, closed=case.closed)


def bare_paper(paper: Paper) -> Paper:
    """The letter without anything that a person typed: days, kinds, rights and grounds."""
    replies = tuple(
        one.model_copy(update={"words": "", "mine": None, "reason": None, "missing": "-" if one.missing else None})
        for one in paper.replies
    )
    return paper.model_copy(update={"to": To(role=paper.role), "replies": replies})


def _ends(span: InForce) -> Iterable[date]:
    """The first day on which the span holds, and the first on which it holds no more."""
    yield span.from_
    if span.until:
        yield span.until + timedelta(days=1)


def _hashable(value: Any) -> Hashable:
    return tuple(map(_hashable, value)) if isinstance(value, list | tuple) else repr(value)
