"""Which letters there are: for each kind, family, right and language, generated from outlines, words and laws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.languages import unworded
from complaint_kit.drafting.outline import Form, Outline
from complaint_kit.law.matching import STEPS
from complaint_kit.law.model import Law
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.situation.wishes import offered


@dataclass(frozen=True)
class Listed:
    """A kind of letter under a family of laws in which a right can be exercised, and the forms that it has."""

    document: DocumentKind
    family: str
    right: Right
    language: str
    forms: tuple[Form, ...]


def askable(library: Library, family: str) -> frozenset[Right]:
    """The rights that somebody may ask for under that family: a law of it gives them, a wish means them."""
    given = {rule.gives for law in _laws(library, family) for rule in law.rules}
    wished = {one.right for kind in library.wishes.values() for one in kind.rights}
    return frozenset((given & wished) - STEPS)


def reached(library: Library, scenario: str, law: Law, day: date) -> tuple[Right, ...]:
    """The rights under that law, of those in force that day, that somebody with this grievance can ask for; sorted."""
    wishes = library.wishes
    means = {one.right for id_ in offered(library.interview(scenario), wishes) for one in wishes[id_].rights}
    return tuple(sorted({rule.gives for rule in law.rules if law.has_in_force(rule, day)} & means - STEPS))


def families(library: Library) -> tuple[str, ...]:
    """The families of laws with letters, sorted."""
    return tuple(sorted({law.family for law in map(library.law, library.law_ids()) if law.ladder}))


def _laws(library: Library, family: str) -> Iterator[Law]:
    return (law for law in map(library.law, library.law_ids()) if law.family == family)


def listed(library: Library) -> Iterator[Listed]:
    """One for each letter in which a right can be exercised."""
    for family in families(library):
        laws = tuple(_laws(library, family))
        steps = {step.document for law in laws for step in law.ladder}
        languages = sorted({language for law in laws for language in law.languages} & set(library.languages()))
        for kind in (one for one in get_args(DocumentKind) if one in steps):
            for right in sorted(askable(library, family)):
                yield from _in_languages(library, family, kind, right, languages)


def _in_languages(
    library: Library, family: str, kind: DocumentKind, right: Right, languages: list[str]
) -> Iterator[Listed]:
    scenario, letter, one = library.scenarios()[0], (family, kind), frozenset({right})
    for language in languages:
        made = find_composition(library, scenario, family, kind, language)
        whole = language in library.own_languages() or not unworded(library, scenario, *letter, language, one)
        if whole and made and made.outline and _speaks_of(made.outline, kind, right):
            forms = get_args(Form) if any(line.form for line in made.outline.lines()) else ("full",)
            yield Listed(kind, family, right, language, forms)


def _speaks_of(outline: Outline, kind: DocumentKind, right: Right) -> bool:
    """Whether the letter has words for the right: a first letter needs a part of its own for it, a later one names
    what was asked."""
    return kind != "request" or not outline.rights or right in outline.rights
