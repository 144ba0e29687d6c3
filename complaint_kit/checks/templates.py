"""Letters: each step of each ladder has its letter in each language, and no letter holds law of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf
from complaint_kit.drafting.composing import find_composition
from complaint_kit.law.model import Law
from complaint_kit.situation.interview import Interview
from complaint_kit.situation.wishes import offered

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_STATUTE = re.compile(r"(?:\b(?:articles?|artikel|art\.|sections?|sec\.|regulations?)|§§?)\s*\d[\w.]*", re.IGNORECASE)


def letters(shelf: Shelf) -> Iterator[Finding]:
    """Every step of a law's ladder has its letter, for each scenario whose rights the law gives and each language."""
    missing: dict[str, set[str]] = defaultdict(set)
    for law, interview in product(shelf.laws, shelf.interviews):
        for name in _missing(shelf, law.content, interview):
            missing[name].add(law.content.id)
    for name, laws in sorted(missing.items()):
        first, *more = sorted(laws)
        others = f" and {len(more)} more" if more else ""
        yield Finding("letters", name, f"this letter is missing, under {first}{others}", _LETTER)


_LETTER = """Write it in the scenario's folder, or once for all scenarios in templates/_shared/.
Or give the law a `family` and `languages` whose letters there are, such as a neighbour's."""


def _missing(shelf: Shelf, law: Law, interview: Sheet[Interview]) -> Iterator[str]:
    scenario = interview.path.parent.name
    wishes = shelf.library.wishes
    wanted = {one.right for id_ in offered(interview.content, wishes) for one in wishes[id_].rights}
    if not interview.content.written_for(law.family) or not any(rule.gives in wanted for rule in law.rules):
        return
    for step, language in product(law.ladder, law.languages):
        if find_composition(shelf.library, scenario, law.family, step.document, language) is None:
            yield f"templates/{scenario}/{step.document}.{law.family}.{language}.md.j2"


def numbers(shelf: Shelf) -> Iterator[Finding]:
    """No words or letter name a statute by number: the law file does, with its dates."""
    for path in shelf.templates.values():
        text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), path.read_text(encoding="utf-8"))
        for line, words in enumerate(text.splitlines(), start=1):
            yield from _numbers(f"{path}:{line}", words)
    for sheet in shelf.words.values():
        for keys, words in _strings(sheet.content, ()):
            yield from _numbers(sheet.at(*keys), words)


def _numbers(place: str, words: str) -> Iterator[Finding]:
    for found in _STATUTE.findall(words):
        yield Finding("numbers", place, f"'{found}' is law in the words", _CITE)


_CITE = 'Let the law file name it: {{ cite("access.copy") }}.'


def _strings(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _strings(part, (*keys, key))
    else:
        yield keys, str(value)
