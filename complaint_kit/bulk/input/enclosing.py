"""The files that rows name and that lie beside the list: signed mandates, signatures. They are read where the list is,
because workers need no disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from complaint_kit.bulk.input.columns import Columns
from complaint_kit.bulk.input.parts import FILES
from complaint_kit.bulk.input.tables import Row
from complaint_kit.text import cleaned

FilesOf = Callable[[Iterable[Row]], Mapping[int, Mapping[str, bytes]]]


def named(row: Row, columns: Columns) -> Iterator[tuple[str, str]]:
    """The columns of the row that name a file, each with the name."""
    for id_ in FILES:
        at = columns.place_of(id_)
        if at is not None and at < len(row.cells) and (name := cleaned(row.cells[at]).strip()):
            yield id_, name


def files_of(columns: Columns, folder: Path) -> FilesOf | None:
    """What reads the files that rows name, by the numbers of the rows and then by column; None for a list that names
    none. A file that is not there, or cannot be read, is left out; one that several rows name is held once."""
    none = all(columns.place_of(id_) is None for id_ in FILES)
    return None if none else lambda rows: _read({row.number: dict(named(row, columns)) for row in rows}, folder)


def _read(names: Mapping[int, Mapping[str, str]], folder: Path) -> Mapping[int, Mapping[str, bytes]]:
    every = {name for mine in names.values() for name in mine.values() if Path(name).name == name}
    held = {name: content for name in every if (content := _content(folder / name)) is not None}
    found = {number: {id_: held[name] for id_, name in mine.items() if name in held} for number, mine in names.items()}
    return {number: mine for number, mine in found.items() if mine}


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
