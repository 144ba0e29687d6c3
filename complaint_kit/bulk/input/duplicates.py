"""The first reading of a list: how many rows there are, who stands in it twice; then the pieces of work it makes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from complaint_kit.bulk.input.columns import Columns
from complaint_kit.bulk.input.earlier import Earlier
from complaint_kit.bulk.input.enclosing import FilesOf, named
from complaint_kit.bulk.input.parts import FILES
from complaint_kit.bulk.input.tables import PeopleTable, Row
from complaint_kit.bulk.messages import Chunk
from complaint_kit.situation.older import Event
from complaint_kit.text import cleaned

_NAME = ("full_name", "first_name", "last_name")
_ADDRESS = ("address", "address_1", "address_2", "address_3", "postcode", "city")
_TELLING = frozenset({"person_id", "email", "organisation", *_NAME, *_ADDRESS})
EventsOf = Callable[[Row], tuple[Event, ...]]
PapersOf = Callable[[Row], tuple[Earlier, ...]]


@dataclass(frozen=True, slots=True)
class Survey:
    """How many rows there are, for each later row of a person the number of the first, and for each row that names a
    file that is not there the columns that do."""

    rows: int
    earlier_row: Mapping[int, int]
    absent: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def survey(table: PeopleTable, columns: Columns, folder: Path) -> Survey:
    """Reads the whole list once, which lies in that folder. Memory does not grow with it: what was seen lies in a
    temporary file."""
    absent: dict[int, tuple[str, ...]] = {}
    with closing(sqlite3.connect("")) as seen:  # SQLite's name for a file of its own that goes when it is closed
        seen.execute("CREATE TABLE seen (key BLOB, row INTEGER)")
        rows = 0
        listed = table.rows()
        while batch := tuple(islice(listed, 1_000)):
            rows += len(batch)
            seen.executemany("INSERT INTO seen VALUES (?, ?)", _keys_of(batch, columns))
            absent.update(_absent(batch, columns, folder))
        return Survey(rows, dict(seen.execute(_TWINS)), absent)


# Sorted once at the end: to look each key up as it comes would jump about in a file of gigabytes.
_TWINS = """
    SELECT row, min(first) FROM seen JOIN
      (SELECT key, min(row) AS first FROM seen GROUP BY key HAVING count(*) > 1) USING (key)
    GROUP BY row HAVING row > min(first)
"""


def _absent(rows: Iterable[Row], columns: Columns, folder: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of which a file is not in the folder, each with the columns that name it."""
    if any(columns.place_of(id_) is not None for id_ in FILES):
        for row in rows:
            lost = tuple(id_ for id_, name in named(row, columns) if not (folder / name).is_file())
            if lost:
                yield row.number, lost


def _keys_of(rows: Iterable[Row], columns: Columns) -> Iterator[tuple[bytes, int]]:
    used = [(at, id_) for at, id_ in enumerate(columns.ids) if id_ in _TELLING]
    for row in rows:
        if row.fault is None:
            for key in _keys({id_: _alike(row.cells[at]) for at, id_ in used if id_}):
                yield key, row.number


def _alike(cell: str) -> str:
    """The cell as it counts: two that differ in capitals, in spaces and line breaks, in how accents are put together,
    or in characters that nobody sees, are one."""
    return " ".join(cleaned(cell).casefold().split())


def _keys(cells: Mapping[str, str]) -> Iterator[bytes]:
    """What makes two rows one person, each with the organisation: the id; name and e-mail; name and address."""
    whom = cells.get("organisation", "")
    name = " ".join(cells[id_] for id_ in _NAME if cells.get(id_))
    address = " ".join(cells[id_] for id_ in _ADDRESS if cells.get(id_))
    if cells.get("person_id"):
        yield _key("id", cells["person_id"], whom)
    if name and cells.get("email"):
        yield _key("email", name, cells["email"], whom)
    if name and address:
        yield _key("address", name, address, whom)


def _key(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode(), digest_size=16).digest()


def chunks(
    table: PeopleTable,
    size: int,
    found: Survey,
    events_of: EventsOf | None,
    papers_of: PapersOf | None = None,
    files_of: FilesOf | None = None,
) -> Iterator[Chunk]:
    """The list in pieces of so many rows, numbered from 1, whatever the number of workers."""
    rows = table.rows()
    number = 0
    while batch := tuple(islice(rows, size)):
        number += 1
        mine = {row.number: found.earlier_row[row.number] for row in batch if row.number in found.earlier_row}
        papers = {row.number: listed for row in batch if (listed := papers_of(row))} if papers_of else {}
        absent = {row.number: found.absent[row.number] for row in batch if row.number in found.absent}
        events = _events(batch, events_of) if events_of else {}
        yield Chunk(number, batch, mine, events, papers, absent, files_of(batch) if files_of else {})


def of_shard(pieces: Iterator[Chunk], shard: tuple[int, int], finished: frozenset[int]) -> Iterator[Chunk]:
    """Those of the pieces that are this shard's and are not finished."""
    number, of = shard
    return (one for one in islice(pieces, number - 1, None, of) if one.number not in finished)


def _events(rows: Iterable[Row], events_of: EventsOf) -> dict[int, tuple[Event, ...]]:
    found = ((row.number, events_of(row)) for row in rows)
    return {number: events for number, events in found if events}
