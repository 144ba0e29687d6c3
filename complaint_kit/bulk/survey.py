"""The first reading of a list: how many rows there are, who stands in it twice; then the pieces of work it makes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from complaint_kit.bulk.columns import Columns
from complaint_kit.bulk.rows import clean
from complaint_kit.bulk.tables import Row, Table
from complaint_kit.bulk.work import Chunk
from complaint_kit.situation.answers import Event

_ADDRESS = ("address", "address_1", "address_2", "address_3", "postcode", "city")
EventsOf = Callable[[Row], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Survey:
    """How many rows there are, and for each later row of a person the number of the first."""

    rows: int
    twins: Mapping[int, int]


def survey(table: Table, columns: Columns) -> Survey:
    """Reads the whole list once. Memory does not grow with it: what was seen lies in a temporary file."""
    twins: dict[int, int] = {}
    rows = 0
    with closing(sqlite3.connect("")) as seen:  # SQLite's name for a file of its own that goes when it is closed
        seen.execute("CREATE TABLE seen (key BLOB PRIMARY KEY, row INTEGER) WITHOUT ROWID")
        for row in table.rows():
            rows += 1
            first = _first_with(seen, row, columns) if row.fault is None else row.number
            if first != row.number:
                twins[row.number] = first
    return Survey(rows, twins)


def _first_with(seen: sqlite3.Connection, row: Row, columns: Columns) -> int:
    """The first row that says the same of the person; this row where none does."""
    first = row.number
    for key in _keys(row, columns):
        if not seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, row.number)).rowcount:
            (found,) = seen.execute("SELECT row FROM seen WHERE key = ?", (key,)).fetchone()
            first = min(first, found)
    return first


def _keys(row: Row, columns: Columns) -> Iterator[bytes]:
    """What makes two rows one person, each with the organisation: the id; name and e-mail; name and address."""
    cells = {id_: clean(cell).casefold() for id_, cell in zip(columns.ids, row.cells, strict=False) if id_}
    whom = cells.get("organisation", "")
    name = " ".join(filter(None, (cells.get(id_) for id_ in ("full_name", "first_name", "last_name"))))
    address = " ".join(filter(None, (cells.get(id_) for id_ in _ADDRESS)))
    if cells.get("person_id"):
        yield _key("id", cells["person_id"], whom)
    if name and cells.get("email"):
        yield _key("email", name, cells["email"], whom)
    if name and address:
        yield _key("address", name, address, whom)


def _key(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode(), digest_size=16).digest()


def chunks(table: Table, size: int, twins: Mapping[int, int], events_of: EventsOf | None) -> Iterator[Chunk]:
    """The list in pieces of so many rows, numbered from 1, whatever the number of workers."""
    rows = table.rows()
    number = 0
    while batch := tuple(islice(rows, size)):
        number += 1
        mine = {row.number: twins[row.number] for row in batch if row.number in twins}
        yield Chunk(number, batch, mine, _events(batch, events_of) if events_of else {})


def _events(rows: Iterable[Row], events_of: EventsOf) -> dict[int, tuple[Event, ...]]:
    found = ((row.number, events_of(row)) for row in rows)
    return {number: events for number, events in found if events}
