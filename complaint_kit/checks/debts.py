"""Known debts: law that is in the files and that nobody can get at yet. Not errors, but counted: they may not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from complaint_kit.checks.dead_ends import dead_ends
from complaint_kit.checks.printed import unprinted
from complaint_kit.checks.shelf import Shelf, conditions_of_law
from complaint_kit.law.matching import STEPS
from complaint_kit.situation.facts import WORKED_OUT
from complaint_kit.situation.wishes import offered


@dataclass(frozen=True)
class Debt:
    """What is owed, and `where`: a fact that no question can set or a right that no scenario can reach, and the laws
    that wait for it; a law with citations that nothing prints, and these; a wish for which there is neither a right nor
    a word on what works instead, and the places."""

    kind: Literal["fact", "right", "citation", "dead_end"]
    name: str
    where: tuple[str, ...]


def debts(shelf: Shelf) -> tuple[Debt, ...]:
    """All of them, facts first, in the order of the alphabet."""
    return (
        *_unset_facts(shelf),
        *_unreachable_rights(shelf),
        *(Debt("citation", law.id, tuple(keys)) for law, keys in unprinted(shelf)),
        *(Debt("dead_end", wish, places) for wish, places in dead_ends(shelf)),
    )


def of_theirs(debts: Iterable[Debt], theirs: Container[str]) -> Iterator[Debt]:
    """Those of somebody with these laws, scenarios and places: what others owe is left out."""
    for one in debts:
        if one.name.partition(" ")[0] in theirs:
            yield one
        elif where := tuple(id_ for id_ in one.where if id_ in theirs):
            yield replace(one, where=where)


def _unset_facts(shelf: Shelf) -> Iterator[Debt]:
    """Facts that a law tests, and that neither an answer nor an organisation nor the kit itself can give."""
    asked = {question.id for sheet in shelf.interviews for question in sheet.content.read}
    asked |= {id_ for facts in shelf.library.is_to_me.values() for id_ in facts}
    asked |= {id_ for one in shelf.library.follows for id_ in one.then}
    asked |= {id_ for wish in shelf.library.wishes.values() for id_ in wish.implies}
    brought = {fact for sheet in shelf.organisations for fact in sheet.content.facts}
    wanted: dict[str, set[str]] = defaultdict(set)
    for sheet in shelf.laws:
        for condition in conditions_of_law(sheet.content):
            for test in condition.tests():
                wanted[test.fact].add(sheet.content.id)
    for fact in sorted(wanted.keys() - asked - brought - WORKED_OUT):
        yield Debt("fact", fact, tuple(sorted(wanted[fact])))


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
