"""Known debts: law that is in the files and that nobody can get at yet. Not errors, but counted: they may not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from complaint_kit.checks.shelf import Shelf, rules_and_notes
from complaint_kit.law.conditions import Condition
from complaint_kit.law.matching import STEPS
from complaint_kit.situation.facts import WORKED_OUT
from complaint_kit.situation.wishes import offered


@dataclass(frozen=True)
class Debt:
    """A fact that no question can set, or a right that no scenario can reach; `where` are the laws that wait for it."""

    kind: Literal["fact", "right"]
    name: str
    where: tuple[str, ...]


def debts(shelf: Shelf) -> tuple[Debt, ...]:
    """All of them, facts first, in the order of the alphabet."""
    return (*_unset_facts(shelf), *_unreachable_rights(shelf))


def _unset_facts(shelf: Shelf) -> Iterator[Debt]:
    """Facts that a law tests, and that neither an answer nor an organisation nor the kit itself can give."""
    asked = {question.id for sheet in shelf.interviews for question in sheet.content.read}
    asked |= {id_ for facts in shelf.library.is_to_me.values() for id_ in facts}
    brought = {fact for sheet in shelf.organisations for fact in sheet.content.facts}
    wanted: dict[str, set[str]] = defaultdict(set)
    for law, condition in _conditions(shelf):
        for test in condition.tests():
            wanted[test.fact].add(law)
    for fact in sorted(wanted.keys() - asked - brought - WORKED_OUT):
        yield Debt("fact", fact, tuple(sorted(wanted[fact])))


def _conditions(shelf: Shelf) -> Iterator[tuple[str, Condition]]:
    for sheet in shelf.laws:
        law = sheet.content
        entries = (law.covers, *(entry.when for _, _, entry in rules_and_notes(law)))
        yield from ((law.id, condition) for condition in entries if condition)


def _unreachable_rights(shelf: Shelf) -> Iterator[Debt]:
    """Rights that a law gives and that no scenario asks for. Steps of the procedure are taken, never asked for."""
    wishes = shelf.library.wishes
    offers = {id_ for sheet in shelf.interviews for id_ in offered(sheet.content, wishes)}
    reached = {right.right for id_ in offers for right in wishes[id_].rights} | STEPS
    given: dict[str, set[str]] = defaultdict(set)
    for sheet in shelf.laws:
        for rule in sheet.content.rules:
            given[rule.gives].add(sheet.content.id)
    for right in sorted(given.keys() - reached):
        yield Debt("right", right, tuple(sorted(given[right])))
