"""Files that nobody reads: a slip in a name, and a law silently is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.law.steps import AFTER_COMPLAINT
from complaint_kit.packs.words_beside import words_beside

_FOLDERS = ("jurisdictions", "organisations", "templates")
_LISTS = (
    "places.yaml",
    "elsewhere.yaml",
    "facts.yaml",
    "routing.yaml",
    "citations.yaml",
    "holidays.yaml",
)  # of a whole pack, not of a place in it
_READ = (
    *(f"jurisdictions/{name}" for name in _LISTS),
    "jurisdictions/*/*.yaml",
    "organisations/*.yaml",
    "templates/*/interview.yaml",
    "templates/*/words.*.yaml",
    "templates/*/*.md.j2",
    "templates/*/*.words.j2",
    "templates/*/*.*.yaml",
    *(f"templates/_letters/{kind}.yaml" for kind in sorted(AFTER_COMPLAINT)),  # one for all families of laws
    "templates/_letters/*/*.words.j2",
    "templates/_shared/*.questions.yaml",
    "templates/_shared/wishes.yaml",
    "templates/_shared/is_to_me.yaml",
    "templates/_bulk/*.yaml",
    "templates/_gallery/*.yaml",
    "templates/_layouts/*.yaml",
    "templates/_demo/*.yaml",
)
_WORDED = ("jurisdictions/*.yaml", "jurisdictions/*/*.yaml", "organisations/*.yaml", "templates/_bulk/*.yaml")
_IN_A_LANGUAGE = re.compile(r"\.[a-z]{2}\.yaml$")
_SUFFIXES = frozenset({".yaml", ".yml", ".j2"})


def strays(shelf: Shelf) -> Iterator[Finding]:
    """Every file of a pack lies, and is called, as the kit looks for it: it would not miss one that is not."""
    for root in shelf.library.roots:
        misplaced = {path for name in _LISTS for path in root.glob(f"jurisdictions/*/{name}")}
        known = {path for pattern in _READ for path in root.glob(pattern)} - misplaced
        words = {path for pattern in _WORDED for path in root.glob(pattern) if _IN_A_LANGUAGE.search(path.name)}
        known = (known - words) | _with_a_base(words, shelf.library.roots)
        for path in _meant(root):
            if path not in known:
                yield Finding("strays", str(path), "the kit reads no file of this name here", _WHERE)
        if not known:
            yield Finding("strays", str(root), "this pack has no file that the kit reads", _WHERE)


_WHERE = """Name it as its neighbours are named, in small letters and with .yaml at the end:
jurisdictions/us-jf/jpa.yaml            a law
jurisdictions/us-jf/authorities.yaml    who takes complaints there
jurisdictions/places.yaml               places that the pack adds
organisations/acme.yaml                 an organisation
templates/access/request.us.en.md.j2    a letter: scenario/document.family.language"""


def _with_a_base(words: set[Path], roots: tuple[Path, ...]) -> set[Path]:
    """Those files of words that stand beside a file that there is, in their pack or in another."""
    bases = {base for pattern in _WORDED for root in roots for base in root.glob(pattern)}
    return words & {path for base in bases for path in words_beside(base, roots)}


def _meant(root: Path) -> Iterator[Path]:
    """The files under the pack's folders that look as if somebody meant them to be read."""
    for folder in _FOLDERS:
        yield from (path for path in sorted((root / folder).rglob("*")) if path.suffix in _SUFFIXES)
