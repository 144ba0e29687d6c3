"""The letters that were read and kept are still the letters that the kit writes, and each grievance has some wherever a
law gives it a right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from complaint_kit.law.model import Law
from complaint_kit.packs.library import Library
from complaint_kit.situation.wishes import alone, rights_of
from tests.golden import CASES, differences, written

EACH = ("EU", "GB", "US")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_letter_that_was_read_is_written_as_it_was_read(library: Library, path: Path) -> None:
    changed = differences(path, written(library, path))
    assert not changed, f"{changed}\nIf it reads better so: python -m tests.golden {path.stem}"


def test_every_grievance_has_letters_that_were_read_wherever_a_law_gives_it_a_right(library: Library) -> None:
    assert set(_given(library)) <= set(_kept(library))


def _given(library: Library) -> Iterator[tuple[str, str]]:
    """Each grievance, and each of the three in which some law of some place gives a right that it asks for."""
    rights = {where: {rule.gives for law in _laws(library, where) for rule in law.rules} for where in EACH}
    for grievance in library.scenarios():
        interview = library.interview(grievance)
        wanted = rights_of(library.wishes, alone(interview, library.wishes), {})
        yield from ((grievance, where) for where in EACH if rights[where] & set(wanted))


def _laws(library: Library, where: str) -> Iterable[Law]:
    """The laws of all places there."""
    found = (law for code in library.places if where in library.reach(code) for law in library.laws_for(code))
    return {law.id: law for law in found}.values()


def _kept(library: Library) -> Iterator[tuple[str, str]]:
    """Each grievance, and each of the three in which it has a case here: by the place in the name of the file."""
    for path in CASES:
        grievance, place = path.stem.split(".")
        yield from ((grievance, where) for where in EACH if where in library.reach(place))
