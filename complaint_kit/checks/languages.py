"""What a language that only packs speak has and lacks. It is no fault: such a language is a pack until it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from complaint_kit.checks.clauses import written
from complaint_kit.checks.shelf import Sheet, Shelf
from complaint_kit.drafting.languages import needed
from complaint_kit.drafting.letter_list import askable
from complaint_kit.packs.library import Library
from complaint_kit.packs.translations import texts
from complaint_kit.packs.words_beside import NAMED_BY, words_beside
from complaint_kit.packs.yamlio import Keys


@dataclass(frozen=True)
class Lack:
    """What a language has begun and not finished: a file or a letter, how much is missing there, and what first."""

    where: str
    missing: int
    first: str


@dataclass(frozen=True)
class Speech:
    """How far a language is: what it says in full, what it lacks, and what nobody has begun."""

    language: str
    whole: tuple[str, ...]
    lacks: tuple[Lack, ...]
    not_begun: tuple[str, ...]


def speeches(shelf: Shelf) -> tuple[Speech, ...]:
    """One for each language that a pack has begun, sorted."""
    return tuple(_speech(shelf, language) for language in _begun(shelf))


def _begun(shelf: Shelf) -> list[str]:
    library = shelf.library
    if len(library.roots) == 1:
        return []
    shared = {name.split(".")[1] for name in library.names("templates/_shared/words.*.yaml")}
    letters = {name.split("/")[2] for name in library.names("templates/_letters/*/*.words.j2")}
    beside = {one for sheet in _sheets(shelf) for one in words_beside(sheet.path, library.roots).values()}
    return sorted((shared | letters | beside) - set(library.own_languages()))


def _speech(shelf: Shelf, language: str) -> Speech:
    said = [*_words(shelf.library, language), *_letters(shelf, language), *_files(shelf, language)]
    return Speech(
        language,
        tuple(where for where, _, missing in said if not missing),
        tuple(Lack(where, len(missing), missing[0]) for where, begun, missing in said if missing and begun),
        tuple(where for where, begun, missing in said if missing and not begun),
    )


Said = tuple[str, bool, list[str]]  # where, whether anything is said there, and what is not


def _words(library: Library, language: str) -> Iterator[Said]:
    for folder in ("_shared", *library.scenarios()):
        name = f"templates/{folder}/words.{language}.yaml"
        yield name, library.find(name) is not None, list(library.unsaid(folder, language))
    page = f"templates/_shared/next_steps.{language}.md.j2"
    yield page, False, [] if library.find(page) else [page]


def _letters(shelf: Shelf, language: str) -> Iterator[Said]:
    """The letters, each with the clauses that it lacks in any scenario."""
    lacking: dict[str, set[str]] = {}
    begun: set[str] = set()
    for one in written(shelf.library):
        lacking.setdefault(one.letter, set())
        if one.language == language and one.whole:
            begun.add(one.letter)
            rights = askable(shelf.library, one.letter.partition(".")[2])
            lacking[one.letter] |= needed(one.outline, rights, one.clauses) - one.clauses.keys()
    for letter, clauses in sorted(lacking.items()):
        yield letter, letter in begun, sorted(clauses) if letter in begun else [letter]


def _sheets(shelf: Shelf) -> tuple[Sheet[Any], ...]:
    laws: tuple[Sheet[Any], ...] = (*shelf.laws, *shelf.counters, *shelf.authorities)
    return (*laws, *shelf.organisations, *shelf.facts, shelf.routing, *shelf.places)


def _files(shelf: Shelf, language: str) -> Iterator[Said]:
    """The files with words by language. Countries have their names from the Unicode data."""
    countries = {code for code in shelf.library.places if "-" not in code}
    for sheet in _sheets(shelf):
        every = list(texts(sheet.content))
        if sheet in shelf.places:
            every = [one for one in every if sheet.content.places[one[0][1]].code not in countries]
        missing = [_spelt(sheet.content, keys) for keys, words in every if language not in words]
        yield _name(shelf.library, sheet.path), len(missing) < len(every), missing


def _spelt(content: Any, keys: Keys) -> str:
    """The path as a file of words writes it: entries by their name."""
    names: list[str] = []
    for key in keys:
        content = getattr(content, key) if isinstance(content, BaseModel) and isinstance(key, str) else content[key]
        own = [str(getattr(content, name)) for name in NAMED_BY if isinstance(key, int) and hasattr(content, name)]
        names.append(own[0] if own else str(key))
    return ".".join(names)


def _name(library: Library, path: Path) -> str:
    root = next(root for root in library.roots if path.is_relative_to(root))
    return path.relative_to(root).as_posix()
