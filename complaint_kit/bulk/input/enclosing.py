"""The files that letters enclose: the signed mandates, which lie beside the list. They are read where the list is,
because workers need no disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from complaint_kit.bulk.input.columns import Columns
from complaint_kit.bulk.input.tables import Row
from complaint_kit.text import cleaned

FilesOf = Callable[[Iterable[Row]], Mapping[int, bytes]]


def named(row: Row, at: int) -> str:
    """The name of the file in that cell; empty if there is none."""
    return cleaned(row.cells[at]).strip() if at < len(row.cells) else ""


def files_of(columns: Columns, folder: Path) -> FilesOf | None:
    """What reads the files that rows name, by the numbers of the rows; None for a list that names none. A file that is
    not there, or cannot be read, is left out; one that several rows name is held once."""
    at = columns.place_of("mandate_file")
    return None if at is None else lambda rows: _read(rows, at, folder)


def _read(rows: Iterable[Row], at: int, folder: Path) -> Mapping[int, bytes]:
    names = {row.number: name for row in rows if (name := named(row, at)) and Path(name).name == name}
    held = {name: content for name in set(names.values()) if (content := _content(folder / name)) is not None}
    return {number: held[name] for number, name in names.items() if name in held}


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
