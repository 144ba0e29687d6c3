"""The examples in the law files: each is a test that stands beside its rule and that a person can check by hand.

Its facts are those of the law, and besides: the days from which periods run (`received`, `sent`, `answered`, ...), the
days of a clarification (`clarification_asked`, `clarification_given`), and the `place` whose holidays count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ConfigDict, ValidationError

from complaint_kit.checks.facts import wrong_fact
from complaint_kit.checks.shelf import Shelf
from complaint_kit.law.calendars import Calendars
from complaint_kit.law.conditions import Result
from complaint_kit.law.dates import Counted, count
from complaint_kit.law.entry import Model
from complaint_kit.law.matching import match
from complaint_kit.law.model import Deadline, Example, Law, Rule
from complaint_kit.law.points import CASE_POINTS, LETTER_POINTS
from complaint_kit.planning.clocks import HolidayPlaces

_PAUSE = ("clarification_asked", "clarification_given")
_DAYS = frozenset({*LETTER_POINTS, *CASE_POINTS, *_PAUSE})
_NO_FACTS = _DAYS | {"place"}


class Expect(Model):
    """What an example expects: whether the rule applies, the last days, and the first days on which they are late."""

    model_config = ConfigDict(strict=True)

    applies: Result = None
    deadlines: dict[str, date] = {}
    complain_from: date | dict[str, date] = {}


@dataclass(frozen=True)
class Outcome:
    """One example run: where it stands, what it says, and everything that came out otherwise than it expects."""

    place: str
    rule: str
    says: str
    problems: tuple[str, ...]


def run_examples(shelf: Shelf) -> tuple[Outcome, ...]:
    """Every example of every law, in the order of the files."""
    return tuple(
        Outcome(
            place=sheet.at("rules", index, "examples", number),
            rule=f"{sheet.content.id}/{rule.id}",
            says=example.say,
            problems=tuple(_problems(shelf, sheet.content, rule, example)),
        )
        for sheet in shelf.laws
        for index, rule in enumerate(sheet.content.rules)
        for number, example in enumerate(rule.examples)
    )


def _problems(shelf: Shelf, law: Law, rule: Rule, example: Example) -> Iterator[str]:
    facts = {id_: value for id_, value in example.facts.items() if id_ not in _NO_FACTS}
    unusable = [*_wrong_clocks(example), *filter(None, (wrong_fact(shelf, id_, value) for id_, value in facts.items()))]
    expected = _expected(example)
    if isinstance(expected, str) or unusable:
        yield from (*unusable, *([expected] if isinstance(expected, str) else []))
        return
    if "applies" in expected.model_fields_set:
        yield from _wrong_match(law, rule, example.on, facts, expected.applies)
    yield from _wrong_days(shelf.library.calendars, law, rule, example.facts, expected)


def _wrong_clocks(example: Example) -> Iterator[str]:
    for id_ in sorted(_DAYS & example.facts.keys()):
        if not isinstance(example.facts[id_], date):
            yield f"'{id_}' is a day such as 2026-09-01, not '{example.facts[id_]}'"


def _expected(example: Example) -> Expect | str:
    """What the example expects, or what is wrong with that."""
    try:
        expected = Expect.model_validate(example.expect)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        return f"expect takes applies, deadlines and complain_from; wrong is '{where}'"
    return expected if expected.model_fields_set else "expect says nothing"


def _wrong_match(law: Law, rule: Rule, day: date, facts: Mapping[str, Any], expected: Result) -> Iterator[str]:
    event = facts.get("event_date", day)
    matches = match((law,), facts, filing=day, event=event)
    # Where another version of the rule is in force that day, this one is not.
    applies = next((one.applies for one in matches if one.rule is rule), False)
    if applies is not expected:
        yield f"expected {_SAID[expected]}, but the rule says {_SAID[applies]}"


_SAID = {True: "that it applies", False: "that it does not apply", None: "that nobody can tell"}


def _wrong_days(
    calendars: Calendars, law: Law, rule: Rule, facts: Mapping[str, Any], expected: Expect
) -> Iterator[str]:
    due, late = expected.deadlines, _by_deadline(rule, expected)
    for id_ in dict.fromkeys((*due, *late)):
        counted = _counted(calendars, law, rule, id_, facts)
        if isinstance(counted, str):
            yield counted
            continue
        last = _last_day(rule, id_, counted)
        if id_ in due and last != due[id_]:
            yield f"'{id_}': expected {due[id_]}, but it is due on {last}"
        if id_ in late and counted.complain_from != late[id_]:
            yield f"'{id_}': expected a complaint from {late[id_]}, but it is late from {counted.complain_from}"


def _by_deadline(rule: Rule, expected: Expect) -> Mapping[str, date]:
    """The days under `complain_from` by deadline. A single day is for the answer, or else for the first one named."""
    late = expected.complain_from
    if not isinstance(late, date):
        return late
    named = [*expected.deadlines] or [deadline.id for deadline in rule.deadlines]
    return {named[0] if named and "answer" not in named else "answer": late}


def _counted(calendars: Calendars, law: Law, rule: Rule, id_: str, facts: Mapping[str, Any]) -> Counted | str:
    """The deadline counted, or what keeps it from being counted."""
    deadline = rule.deadline(id_)
    if deadline is None or deadline.within is None:
        return f"the rule has no deadline '{id_}' in figures"
    start = _start(calendars, law, rule, deadline, facts)
    if isinstance(start, str):
        return start
    convention = deadline.counting or law.counting
    place = facts.get("place")
    seats = HolidayPlaces(place or law.applies_in[0], place, calendars)
    holidays, pause = seats.holidays_for(convention, "request"), _paused_days(deadline, facts)
    return count(convention, start, deadline.within, holidays, pause, told=deadline.told, calendars=calendars)


def _start(calendars: Calendars, law: Law, rule: Rule, deadline: Deadline, facts: Mapping[str, Any]) -> date | str:
    """The later of the days from which the deadline runs, or what keeps that from being known."""
    ends = {f"{id_}.ends": _counted(calendars, law, rule, id_, facts) for id_ in deadline.from_.after}
    plain = deadline.owner == "person"  # a limit of the person's own starts at the plain end, and moves no more itself
    counted = {id_: one for id_, one in ends.items() if isinstance(one, Counted)}
    known = {**facts, **{id_: one.unmoved if plain else _last_day(rule, id_, one) for id_, one in counted.items()}}
    days = [point if isinstance(point, date) else known.get(point) for point in deadline.from_.points]
    if days[0] is None:
        return f"'{deadline.id}' runs from the day '{deadline.from_.points[0]}', which is not among the facts"
    return max(day for day in days if day)


def _last_day(rule: Rule, id_: str, counted: Counted) -> date:
    deadline = rule.deadline(id_.removesuffix(".ends"))
    return counted.unmoved if deadline and deadline.owner == "person" else counted.due


def _paused_days(deadline: Deadline, facts: Mapping[str, Any]) -> int:
    if deadline.pauses is None or not all(day in facts for day in _PAUSE):
        return 0
    asked, given = (facts[day] for day in _PAUSE)
    return int((given - asked).days) + 1
