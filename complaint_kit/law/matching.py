"""Laws held against a situation: what applies, what does not, what cannot be decided, and why."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from complaint_kit.law.conditions import Condition, Result, Test, all_of
from complaint_kit.law.entry import InForce
from complaint_kit.law.model import Law, Rule
from complaint_kit.law.rights import Right

# Rights to a procedure rather than to something from the organisation: they are steps, never asked for in a request.
STEPS: frozenset[Right] = frozenset(
    {
        "appeal", "controller_complaint", "regulator_complaint", "regulator_inaction", "decision_review", "court",
        "compensation",
    }
)  # fmt: skip


@dataclass(frozen=True)
class NotInForce:
    """The rule was not yet, or no longer, law on that day."""

    span: InForce
    on: date


@dataclass(frozen=True)
class Needs:
    """A test that would have to come out as a yes."""

    test: Test


@dataclass(frozen=True)
class LeavesOut:
    """The rule is not for cases in which these tests come out as a yes, as they do."""

    tests: tuple[Test, ...]


@dataclass(frozen=True)
class All:
    """All of these reasons together."""

    parts: tuple[Reason, ...]


@dataclass(frozen=True)
class Either:
    """Mending one of these reasons would be enough."""

    parts: tuple[Reason, ...]


@dataclass(frozen=True)
class Displaced:
    """Another rule, `law/rule`, is more special and goes before it."""

    by: str


@dataclass(frozen=True)
class TakenOver:
    """The law of that id takes the place of the one that the rule stands in."""

    by: str


Reason = NotInForce | Needs | LeavesOut | All | Either | Displaced | TakenOver


@dataclass(frozen=True)
class Match:
    """One rule held against one situation. `applies` is None where that cannot be decided.

    `ruled_out`: what made it a no other than the conditions of the law and the rule.
    """

    law: Law
    rule: Rule
    applies: Result
    on: date
    facts: Mapping[str, Any] = field(repr=False, compare=False)
    ruled_out: NotInForce | Needs | Displaced | TakenOver | None = None

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Those of the law and of the rule."""
        return tuple(one for one in (self.law.covers, self.rule.when) if one)

    @property
    def because(self) -> tuple[Reason, ...]:
        """What made it a no; nothing where it is none."""
        if self.ruled_out:
            return (self.ruled_out,)
        return tuple(_reason(one, self.facts) for one in self.conditions if one.holds(self.facts) is False)

    @property
    def open_tests(self) -> tuple[Test, ...]:
        """What would have to be known to decide; nothing where it is decided."""
        if self.applies is not None:
            return ()
        return tuple(test for one in self.conditions for test in one.undecided(self.facts))

    @property
    def id(self) -> str:
        """law/rule, such as `eu.gdpr/access`."""
        return f"{self.law.id}/{self.rule.id}"

    @property
    def possible(self) -> bool:
        """Whether a letter may rely on it: it applies, or nothing known says that it does not."""
        return self.applies is not False

    @property
    def citable(self) -> bool:
        """Whether a letter may be written for it: of a law for one kind of organisation, only what surely applies."""
        return bool(self.applies) if self.law.special else self.possible

    @property
    def taken_over(self) -> bool:
        """Whether another law stands in the place of this one."""
        return isinstance(self.ruled_out, TakenOver)


def match(
    laws: Iterable[Law],
    facts: Mapping[str, Any],
    *,
    filing: date,
    event: date,
    filed: Mapping[Right, date] | None = None,
    today: date | None = None,
) -> tuple[Match, ...]:
    """Every rule of the laws against the facts, in the order of the files.

    Each rule is taken as it stood on the day that counts for it: `event` for substance; for procedure the day on which
    the right was exercised, if it is among those `filed`, or else `filing`; `today` for a duty that goes on until it is
    done. A rule that was not yet or no longer law on that day is a no, with the dates as its reason.
    """
    days = {"event": event, "filing": filing, "pending": today or filing}
    made = filed or {}
    every = tuple(laws)
    matches = []
    for law in every:
        covered = law.covers is None or law.covers.holds(facts)  # alike for all its rules
        for rule in law.rules:
            on = made.get(rule.gives, filing) if rule.law_on == "filing" else days[rule.law_on]
            matches.append(_one(law, rule, facts, on, covered))
    return _after_displacement(_replaced(_one_version_each(matches), every, facts))


def may_decide(laws: Iterable[Law], facts: Mapping[str, Any], either: Collection[Mapping[str, Any]], on: date) -> bool:
    """Whether some rule of these laws, as they stand on that day, comes out otherwise with one of these sets of further
    facts than with another."""
    further = [{**facts, **one} for one in either]
    differing = {id_ for one in either for id_ in one}
    for law in laws:
        in_force = {id(rule.when): rule.when for rule in law.rules if law.has_in_force(rule, on)}
        for when in in_force.values():
            conditions = tuple(condition for condition in (law.covers, when) if condition)
            if all(condition.facts.isdisjoint(differing) for condition in conditions):
                continue
            if len({all_of(condition.holds(known) for condition in conditions) for known in further}) > 1:
                return True
    return False


# The data of a living person, unless the law itself says otherwise; who is not said to have died is alive.
_ALIVE = Test(fact="data_subject_alive", operator="is", value=True)


def _protects(law: Law, facts: Mapping[str, Any]) -> bool:
    return law.the_dead or _ALIVE.holds(facts) is not False


def _one(law: Law, rule: Rule, facts: Mapping[str, Any], day: date, covered: Result) -> Match:
    if not law.has_in_force(rule, day):
        return Match(law, rule, False, day, facts, NotInForce(law.span_of(rule), day))
    if not _protects(law, facts):
        return Match(law, rule, False, day, facts, Needs(_ALIVE))
    if covered is False or rule.when is None:
        return Match(law, rule, covered, day, facts)
    return Match(law, rule, all_of((covered, rule.when.holds(facts))), day, facts)


def _reason(condition: Condition, facts: Mapping[str, Any]) -> Reason:
    """What the condition would have needed, or what it leaves out."""
    if condition.all is not None:
        return All(tuple(_reason(part, facts) for part in condition.all if part.holds(facts) is False))
    if condition.any is not None:
        return Either(tuple(_reason(part, facts) for part in condition.any))
    if condition.not_ is not None:
        return LeavesOut(tuple(one for one in condition.not_.tests() if one.holds(facts)))
    assert condition.test is not None
    return Needs(condition.test)


def _one_version_each(matches: list[Match]) -> list[Match]:
    """Of several versions of a rule, the one in force; where none is, the first, so that `explain` can say why."""
    kept: dict[str, Match] = {}
    for found in matches:
        held = kept.get(found.id)
        if held is None or _out_of_force(held):
            kept[found.id] = held if held and _out_of_force(found) else found
    return list(kept.values())


def _out_of_force(found: Match) -> bool:
    return not found.law.has_in_force(found.rule, found.on)


def _replaced(matches: list[Match], laws: Iterable[Law], facts: Mapping[str, Any]) -> list[Match]:
    """The matches, none from a law whose place another takes in this case (such as church law: Article 91 GDPR), but
    for the rights that it leaves to that law, and the steps that follow on these."""
    by = {
        old: law
        for law in laws
        if law.covers and law.covers.holds(facts) and _protects(law, facts)
        for old in law.takes_place_of
    }

    def taken(found: Match) -> bool:
        law = by.get(found.law.id)
        return law is not None and not (law.but_for and found.rule.gives in STEPS.union(law.but_for))

    return [
        replace(found, applies=False, ruled_out=TakenOver(by[found.law.id].id)) if taken(found) else found
        for found in matches
    ]


def _after_displacement(matches: list[Match]) -> tuple[Match, ...]:
    displaced = {id_: found for found in matches if found.applies for id_ in found.rule.displaces}
    return tuple(
        replace(found, applies=False, ruled_out=Displaced(displaced[found.id].id)) if found.id in displaced else found
        for found in matches
    )


def leading_law(matches: Iterable[Match], asked: Container[Right]) -> Law | None:
    """The law whose letters and ladder are used: the first with a ladder that gives a right asked for.

    One that applies goes before one of which that is not known, and among those the general law before special ones;
    one that stands beside others leads only alone.
    """
    usable = [one for one in matches if one.citable and one.law.ladder and one.rule.gives in asked]
    if not usable:
        return None
    return min(usable, key=lambda one: (one.law.beside, one.applies is None, not one.law.general)).law


def by_right(matches: Iterable[Match], law: Law | None = None) -> dict[Right, Match]:
    """For each right the match that a letter cites: one that applies before one that may, then the leading law's; of
    the steps of the procedure the leading law's own, if it may apply. Of a law without a ladder nothing is cited that
    merely may apply, unless it is such a step; those of a law beside others are cited in its own letters alone."""
    possible = [one for one in matches if one.citable and (one.applies or one.law.ladder or one.rule.gives in STEPS)]
    possible = [one for one in possible if not _step_of_another(one, law)]
    ranked = sorted(possible, key=lambda one: (one.applies is None, law is None or one.law.id != law.id))
    found: dict[Right, Match] = {}
    for one in ranked:
        found.setdefault(one.rule.gives, one)
    own = (one for one in reversed(ranked) if law and one.law.id == law.id and one.rule.gives in STEPS)
    return found | {one.rule.gives: one for one in own}


def _step_of_another(found: Match, law: Law | None) -> bool:
    """Whether it is a step of another law than that whose letter is written, and one of the two stands beside the
    other, or is special (save for an act without letters whose steps the law's own ladder needs), or has letters and
    is one whose court this would be."""
    if found.rule.gives not in STEPS or law is None or found.law.id == law.id:
        return False
    lacks = {step.needs for step in law.ladder} - {rule.gives for rule in law.rules}
    needed = found.rule.gives in lacks or (not found.law.ladder and any(one.gives in lacks for one in found.law.rules))
    court = found.rule.gives == "court" and bool(found.law.ladder)
    return found.law.beside or law.beside or court or ((law.special or found.law.special) and not needed)
