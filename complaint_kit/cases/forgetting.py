"""All that the kit made for a case, told apart from what else lies in its folder; and how it is removed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import get_args

from complaint_kit.cases import calendar
from complaint_kit.cases.folder import FILE, KEPT_BESIDE
from complaint_kit.cases.locking import LOCK, locked
from complaint_kit.drafting.output_files import AUTHORITY, FORMATS, NEUTRAL
from complaint_kit.errors import WritingError
from complaint_kit.files import write_whole
from complaint_kit.law.steps import DocumentKind
from complaint_kit.writers import ics

_KINDS = "|".join((NEUTRAL, *(kind.replace("_", "-") for kind in get_args(DocumentKind))))
_MADE = re.compile(
    rf"{AUTHORITY}\.({'|'.join(FORMATS)})|\d-({_KINDS})(-\d+)?(-what-happens-next|-reading-copy|-enclosures)?\.({'|'.join(FORMATS)})|\d-({_KINDS})(-\d+)?-sources\.txt"
)


@dataclass(frozen=True)
class Contents:
    """What lies in a case folder: what the kit made, by name, and all else, which may be a folder."""

    made: tuple[str, ...]
    others: tuple[str, ...]


def contents(folder: Path) -> Contents:
    """What lies in the folder, each in the order of the names. A link is never the kit's own."""
    names = sorted(path.name for path in folder.iterdir())
    made = tuple(name for name in names if _is_made(folder / name))
    return Contents(made, tuple(name for name in names if name not in made))


def _is_made(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    name = path.name.removeprefix(".").removesuffix(".part") if path.name.endswith(".part") else path.name
    return name in (FILE, *KEPT_BESIDE, calendar.FILE, LOCK) or bool(_MADE.fullmatch(name))


def forget(folder: Path, names: Iterable[str]) -> bool:
    """Removes these from the folder, the case itself last, and then the folder; whether it is gone.

    Raises WritingError for what cannot be removed, and CaseError if another command is writing to the case.
    """
    order = sorted((name for name in names if name != LOCK), key=lambda name: name == FILE)
    try:
        with locked(folder):
            for name in order:
                _remove(folder / name)
        (folder / LOCK).unlink(missing_ok=True)  # where there is one, it can be removed only when it is let go
        if next(folder.iterdir(), None) is None:
            folder.rmdir()
    except OSError as error:
        place = str(error.filename or folder)
        raise WritingError(
            "this cannot be removed", place=place, found=error.strerror, mend="Check the rights."
        ) from None
    return not folder.exists()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        rmtree(path)
    else:
        path.unlink()


def entries_of(folder: Path) -> frozenset[str]:
    """The ids of the days that the calendar of the case holds."""
    path = folder / calendar.FILE
    return frozenset(ics.ids(path.read_bytes())) if path.is_file() else frozenset()


def forget_entries(file: Path, ids: frozenset[str]) -> bool:
    """Takes these days out of a calendar of several cases, and the file away if none is left; whether any was there."""
    if not file.is_file() or not ids & set(ics.ids(file.read_bytes())):
        return False
    left = ics.without(file.read_bytes(), ids)
    if left is None:
        os.unlink(file)
    else:
        write_whole(file, left)
    return True


def named_by(folder: Path, others: Iterable[Path]) -> Iterator[Path]:
    """The other cases whose files name this one."""
    for other in others:
        if other != folder and f"case: {folder.name}\n" in (other / FILE).read_text(encoding="utf-8", errors="replace"):
            yield other
