"""`register.sqlite`: who got which document under which law, the dates, the files with their SHA-256, the events.

One file, no server. `documents` and `files` are written when a round is put together; `events` are added afterwards and
are never lost to a later round. The view `register` shows each document with its state, worked out from the events.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from complaint_kit.bulk.messages import Made, RegisterEntry, Run
from complaint_kit.errors import CaseError
from complaint_kit.situation.older import Event

FILE = "register.sqlite"
_SCHEMA = """
CREATE TABLE rounds (round TEXT PRIMARY KEY, as_of TEXT, people_sha256 TEXT, rows INTEGER, run TEXT);
CREATE TABLE documents (
  round TEXT, row INTEGER, person_id TEXT, name TEXT, document TEXT, law TEXT, language TEXT, residence TEXT,
  organisation TEXT, recipient TEXT, country TEXT, paper TEXT, label TEXT, mandate_on TEXT, made_on TEXT,
  due_on TEXT, late_from TEXT, next_step TEXT, deciding TEXT, joint TEXT, PRIMARY KEY (round, row)
);
CREATE INDEX documents_of_person ON documents (person_id);
CREATE TABLE files (round TEXT, row INTEGER, file TEXT PRIMARY KEY, sha256 TEXT, size INTEGER);
CREATE INDEX files_of_row ON files (round, row);
CREATE TABLE events (
  person_id TEXT, document TEXT, event TEXT, day TEXT, note TEXT, more TEXT, UNIQUE (person_id, document, event, day)
);
CREATE VIEW register AS
  SELECT documents.*,
    (SELECT min(day) FROM events e WHERE e.person_id = documents.person_id AND e.document = documents.document
      AND e.event = 'sent') AS sent_on,
    coalesce((SELECT event FROM events e WHERE e.person_id = documents.person_id AND e.document = documents.document
      ORDER BY day DESC, rowid DESC LIMIT 1), 'made') AS state
  FROM documents;
"""
_COLUMNS = (
    "row", "person_id", "name", "document", "law", "language", "residence", "organisation",
    "made_on", "sent_on", "due_on", "late_from", "next_step", "state", "file", "sha256", "mandate_on", "joint",
)  # fmt: skip


class Joint(NamedTuple):
    """The joint complaints of a round: what that of each row is called, and their files, by the row of the first."""

    of_row: Mapping[int, str] = MappingProxyType({})
    files: tuple[tuple[int, Made], ...] = ()


NO_JOINT = Joint()


class Writing:
    """A register on its way: what the earlier one holds of other rounds, then this round, part by part.

    Equal receipts in the same order give equal bytes. It stands under another name until it is whole.
    """

    def __init__(self, path: Path, round_: Mapping[str, Any], earlier: Path | None, joint: Joint = NO_JOINT) -> None:
        self._path, self._round, self._earlier, self._joint = path, round_["round"], earlier, joint
        os.close(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        self.base = connect(path)
        self.base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        if earlier:
            queries = (f"INSERT INTO {table} SELECT * FROM earlier.{table} WHERE round <> ?" for table in _OF_ROUNDS)
            _copy(self.base, earlier, dict.fromkeys(queries, (self._round,)))
        self.base.execute("INSERT INTO rounds VALUES (:round, :as_of, :people_sha256, :rows, :run)", round_)

    def add(self, folder: str, entries: Sequence[RegisterEntry]) -> None:
        """Writes the entries of a part, whose files lie in that folder."""
        joint = self._joint.of_row
        self.base.executemany(
            f"INSERT INTO documents VALUES ({', '.join('?' * 20)})",
            ((self._round, *_document(one), joint.get(one.row)) for one in entries),
        )
        self._add_files((one.row, f"{folder}/{made.file}", made) for one in entries for made in one.files)

    def end(self) -> None:
        """Writes the files of the joint complaints and all events told by now, and forces the register to disk."""
        self._add_files((row, made.file, made) for row, made in self._joint.files)
        self.base.commit()
        if self._earlier:
            _copy(self.base, self._earlier, {"INSERT INTO events SELECT * FROM earlier.events": ()})
        with self._path.open("rb") as file:
            os.fsync(file.fileno())

    def close(self) -> None:
        """Closes it."""
        self.base.close()

    def _add_files(self, files: Iterable[tuple[int, str, Made]]) -> None:
        rows = ((self._round, row, path, made.sha256, made.size) for row, path, made in files)
        self.base.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?)", rows)


_OF_ROUNDS = ("rounds", "documents", "files")


def _copy(base: sqlite3.Connection, earlier: Path, queries: Mapping[str, tuple[str, ...]]) -> None:
    base.execute("ATTACH ? AS earlier", (str(earlier),))
    for query, values in queries.items():
        base.execute(query, values)
    base.commit()
    base.execute("DETACH earlier")


def _document(one: RegisterEntry) -> Iterator[Any]:
    """What the register says of a document, in the order of its columns."""
    yield from (one.row, one.person_id, one.name, one.document, one.law, one.language, one.residence, one.organisation)
    yield from ("\n".join(one.recipient), one.country, one.paper, "\n".join(one.label))
    yield from (day and day.isoformat() for day in (one.mandate_on, one.made_on, one.due_on, one.late_from))
    yield one.next_step
    yield json.dumps(one.deciding, ensure_ascii=False, sort_keys=True)


def opened(folder: Path) -> sqlite3.Connection:
    """The register of a campaign's folder. Raises CaseError if there is none, or if it is damaged."""
    path = folder / FILE
    if not path.is_file():
        raise CaseError("there is no register here", place=str(folder), mend="`complaint-kit bulk` makes one.")
    base = sqlite3.connect(path)
    try:
        _with_every_column(base)
        base.execute("SELECT run FROM rounds LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        base.close()
        mend = "Put a copy of it back. If there is none and nothing was posted, take it away and run bulk again."
        raise CaseError("the register is damaged", place=str(path), found=error, mend=mend) from None
    return base


def first_run(base: sqlite3.Connection) -> Run:
    """The run that the register began with."""
    (text,) = base.execute("SELECT run FROM rounds ORDER BY round LIMIT 1").fetchone()
    return Run.model_validate_json(text)


def connect(path: Path) -> sqlite3.Connection:
    """A register by its path, for reading and for adding events; one of an older version gets the column it lacks."""
    base = sqlite3.connect(path)
    _with_every_column(base)
    return base


def _with_every_column(base: sqlite3.Connection) -> None:
    for table, column in (("events", "more"), ("documents", "joint")):
        columns = [name for _, name, *_ in base.execute(f"PRAGMA table_info({table})")]
        if columns and column not in columns:
            base.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")


def joint_people(base: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Who complains in each joint complaint, by what it is called."""
    found: dict[str, list[str]] = {}
    for name, person in base.execute("SELECT joint, person_id FROM documents WHERE joint IS NOT NULL ORDER BY row"):
        found.setdefault(name, []).append(person)
    return {name: tuple(people) for name, people in found.items()}


def record(base: sqlite3.Connection, rows: Iterable[tuple[str, Event]]) -> int:
    """Adds events by person id and returns how many were new. An event that is there already changes nothing."""
    values = (
        (person, event.document, event.event, event.on.isoformat(), event.note, _more(event)) for person, event in rows
    )
    added = base.executemany("INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?)", values).rowcount
    base.commit()
    return added


def events_of(base: sqlite3.Connection, person: str) -> tuple[Event, ...]:
    """The person's events, in the order of days."""
    found = base.execute(
        "SELECT event, day, document, note, more FROM events WHERE person_id = ? ORDER BY day, rowid", (person,)
    )
    return tuple(
        Event.model_validate(
            {"event": event, "on": day, "document": document, "note": note, **json.loads(more or "{}")}
        )
        for event, day, document, note, more in found
    )


def _more(event: Event) -> str | None:
    """What else is told of a reply, as JSON; None if nothing is."""
    told = event.model_dump(include={"ground", "missing", "mine"}, exclude_none=True)
    return json.dumps(told, ensure_ascii=False) if told else None


def export(base: sqlite3.Connection, separator: str) -> Iterator[str]:
    """The register as lines of CSV, one a file, in the order of rounds and rows."""
    query = f"SELECT {', '.join(_COLUMNS)} FROM register JOIN files USING (round, row) ORDER BY round, row, file"
    return csv_lines(chain((_COLUMNS,), base.execute(query)), separator)


def csv_line(cells: Sequence[object], separator: str) -> str:
    """The cells as one line of CSV that a spreadsheet opens without running anything."""
    return next(csv_lines((cells,), separator))


def csv_lines(rows: Iterable[Sequence[object]], separator: str) -> Iterator[str]:
    """The same for many rows."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=separator, lineterminator="\r\n")
    for cells in rows:
        line.seek(0)
        line.truncate()
        writer.writerow([_harmless("" if cell is None else str(cell)) for cell in cells])
        yield line.getvalue()


# What a spreadsheet may take for the beginning of a cell: the start, and whatever another separator would divide.
_FORMULA = re.compile(r"(^|[;,|\t\r\n])(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])")


@lru_cache(maxsize=1_000)  # laws, days, offices: most cells are those of many people
def _harmless(text: str) -> str:
    """The cell, an apostrophe before whatever a spreadsheet would take for a formula, at any separator.

    See OWASP, “CSV Injection”: = + - @, their full-width forms, tabs and carriage returns, also inside a cell.
    """
    return text if text.isalnum() else _FORMULA.sub(r"\1'", text)
