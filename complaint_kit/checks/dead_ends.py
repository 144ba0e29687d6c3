"""Where somebody wants what no law gives there, the plan says what works instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from complaint_kit.checks.shelf import Shelf, conditions_of_law
from complaint_kit.law.matching import Match, match
from complaint_kit.law.notes import tells
from complaint_kit.law.rights import Right
from complaint_kit.situation.case import WishId
from complaint_kit.situation.wishes import alone, implied, rights_of

_CAPACITIES = ("private", "employee", "business")  # which decides where a law is for private persons only
_SECTORS = ("private", "public")
_KNOWN = {"organisation_data_broker": False, "purpose": "general"}


def dead_ends(shelf: Shelf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A wish for which a scenario has nothing, as `scenario wish, sector, capacity`; and the places where."""
    found: dict[str, list[str]] = defaultdict(list)
    alone = tuple(_wishes(shelf))
    for home in _homes(shelf):
        looked_at, wishes = _looked_at(shelf, home)
        kept: dict[str, tuple[Match, ...]] = {}  # what no law tells apart is held against the laws once
        for sector, capacity, (scenario, wish) in product(_SECTORS, _CAPACITIES, alone):
            facts = _facts(shelf, home, sector, capacity, wish)
            wanted = rights_of(shelf.library.wishes, [wish], facts)
            alike = repr([facts.get(id_) for id_ in looked_at]) + (wish if wish in wishes else "")
            matches = kept.get(alike) or kept.setdefault(alike, _matches(shelf, home, facts))
            if not _given(matches, wanted) and not _instead(shelf, matches, facts, scenario, wanted):
                found[f"{scenario} {wish}, {sector}, {capacity}"].append(home)
    yield from ((name, tuple(homes)) for name, homes in sorted(found.items()))


def _looked_at(shelf: Shelf, home: str) -> tuple[list[str], frozenset[Any]]:
    """The facts that a law of that home looks at, but for what is wanted, and the wishes that one names."""
    tests = [test for law in shelf.library.laws_for(home) for one in conditions_of_law(law) for test in one.tests()]
    wishes = frozenset(test.value for test in tests if test.fact == "wishes")
    return sorted({test.fact for test in tests} - {"wishes"}), wishes


def _homes(shelf: Shelf) -> list[str]:
    """One place for each set of laws, as far down as people are asked where they live."""
    homes = [place.code for place in shelf.library.places.values() if place.parts != "needed"]
    sets = {tuple(law.id for law in shelf.library.laws_for(code)): code for code in reversed(homes)}
    return sorted(code for laws, code in sets.items() if laws)


def _wishes(shelf: Shelf) -> Iterator[tuple[str, WishId]]:
    """The wishes that may stand alone in each scenario."""
    wishes = shelf.library.wishes
    for sheet in shelf.interviews:
        yield from ((sheet.content.id, one) for one in alone(sheet.content, wishes))


def _facts(shelf: Shelf, home: str, sector: str, capacity: str, wish: WishId) -> dict[str, Any]:
    reach = tuple(sorted(shelf.library.reach(home)))
    told = {"residence": home, "organisation_sector": sector, "capacity": capacity, "wishes": (wish,)}
    return {**_KNOWN, **told, "region": reach, "organisation_region": reach, **implied(shelf.library.wishes, [wish])}


def _matches(shelf: Shelf, home: str, facts: Mapping[str, Any]) -> tuple[Match, ...]:
    laws = shelf.library.laws_for(home)
    return match(laws, facts, filing=shelf.today, event=shelf.today, today=shelf.today, filed={})


def _given(matches: Iterable[Match], wanted: tuple[Right, ...]) -> bool:
    return any(one.possible and one.rule.gives in wanted for one in matches)


def _instead(
    shelf: Shelf, matches: tuple[Match, ...], facts: Mapping[str, Any], scenario: str, wanted: tuple[Right, ...]
) -> bool:
    laws = {one.law.id: one.law for one in matches if not one.taken_over}.values()
    return any(
        note.kind == "works_instead"
        and (note.in_force or law.in_force).covers(shelf.today)
        and note.concerns(scenario, wanted, facts)
        and tells(law, note, matches, facts, wanted)
        for law in laws
        for note in law.notes
    )
