"""The examples in the law files: each is a test that stands beside its rule and that a person can check by hand.

Its facts are those of the law, and besides: the days on which clocks start (`received`, `complaint_received`, ...), the
days of a clarification (`clarification_asked`, `clarification_given`), and the `place` whose holidays count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from complaint_kit.checks.facts import wrong_fact
from complaint_kit.checks.shelf import Shelf
from complaint_kit.law.dates import Counted, count
from complaint_kit.law.matching import match
from complaint_kit.law.model import Clock, Deadline, Example, Law, Rule
from complaint_kit.planning.clocks import Seats

_PAUSE = ("clarification_asked", "clarification_given")
_DAYS = frozenset({*get_args(Clock), *_PAUSE})
_NO_FACTS = _DAYS | {"place"}
_EXPECT = frozenset({"applies", "deadlines", "complain_from"})


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
    unusable = [*_unusable(example), *filter(None, (wrong_fact(shelf, id_, value) for id_, value in facts.items()))]
    if unusable:
        yield from unusable
        return
    if "applies" in example.expect:
        yield from _wrong_match(law, rule, example, facts)
    yield from _wrong_days(law, rule, example)


def _unusable(example: Example) -> Iterator[str]:
    unknown = sorted(example.expect.keys() - _EXPECT)
    if unknown or not example.expect:
        yield f"expect takes {', '.join(sorted(_EXPECT))}, not {', '.join(unknown) or 'nothing'}"
    for id_ in sorted(_DAYS & example.facts.keys()):
        if not isinstance(example.facts[id_], date):
            yield f"'{id_}' is a day such as 2026-09-01, not '{example.facts[id_]}'"


def _wrong_match(law: Law, rule: Rule, example: Example, facts: Mapping[str, Any]) -> Iterator[str]:
    event = facts.get("event_date", example.on)
    matches = match((law,), facts, filing=example.on, event=event, in_words=lambda test: test.words())
    # Where another version of the rule is in force that day, this one is not.
    applies = next((one.applies for one in matches if one.rule is rule), False)
    expected = example.expect["applies"]
    if applies is not expected:
        yield f"expected {_SAID[expected]}, but the rule says {_SAID[applies]}"


_SAID = {True: "that it applies", False: "that it does not apply", None: "that nobody can tell"}


def _wrong_days(law: Law, rule: Rule, example: Example) -> Iterator[str]:
    due = example.expect.get("deadlines", {})
    late = _by_deadline(rule, example)
    for id_ in dict.fromkeys((*due, *late)):
        counted = _counted(law, rule, id_, example.facts)
        if isinstance(counted, str):
            yield counted
            continue
        if id_ in due and counted.due != due[id_]:
            yield f"'{id_}': expected {due[id_]}, but it is due on {counted.due}"
        if id_ in late and counted.complain_from != late[id_]:
            yield f"'{id_}': expected a complaint from {late[id_]}, but it is late from {counted.complain_from}"


def _by_deadline(rule: Rule, example: Example) -> dict[str, date]:
    """The days under `complain_from` by deadline. A single day is for the answer, or else for the first one named."""
    late = example.expect.get("complain_from", {})
    if isinstance(late, Mapping):
        return dict(late)
    named = [*example.expect.get("deadlines", ())] or [deadline.id for deadline in rule.deadlines]
    return {named[0] if named and "answer" not in named else "answer": late}


def _counted(law: Law, rule: Rule, id_: str, facts: Mapping[str, Any]) -> Counted | str:
    """The deadline counted, or what keeps it from being counted."""
    deadline = rule.deadline(id_)
    if deadline is None or deadline.within is None:
        return f"the rule has no deadline '{id_}' in figures"
    if deadline.from_ not in facts:
        return f"'{id_}' runs from the day '{deadline.from_}', which is not among the facts"
    convention = deadline.counting or law.counting
    place = facts.get("place")
    holidays = Seats(person=place or law.applies_in[0], organisation=place).holidays_for(convention, "request")
    return count(convention, facts[deadline.from_], deadline.within, holidays, _paused_days(deadline, facts))


def _paused_days(deadline: Deadline, facts: Mapping[str, Any]) -> int:
    if deadline.pauses is None or not all(day in facts for day in _PAUSE):
        return 0
    asked, given = (facts[day] for day in _PAUSE)
    return int((given - asked).days) + 1
