"""The second list: letters sent before, any number for each person, with what came back to each. It is a file of its
own, or a sheet beside the list of people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from complaint_kit.bulk.input.columns import known_columns, plain
from complaint_kit.bulk.input.rows import Person, Unfit, clean
from complaint_kit.bulk.input.tables import Fault, Row, read_table
from complaint_kit.bulk.input.told import LETTER, Day, paper, reading, refuse_gaps
from complaint_kit.errors import AnswersError, KitError, Problems
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.situation.days import month_first, parse_day
from complaint_kit.situation.papers import Paper

SHEET = "papers"
KIND = "kind"
_COLUMNS = ("person_id", KIND, *LETTER)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One row of the second list: its number there, and its cells by column."""

    row: int
    cells: Mapping[str, str]


def read_papers(
    library: Library, path: Path, people: Iterable[str], sheet: str | None = None
) -> dict[str, tuple[Earlier, ...]]:
    """The letters by person, in a file or in that sheet of it. Raises Problems naming each row that is nobody's,
    AnswersError for a column that nobody knows."""
    table = read_table(path, sheet)
    place = f"{path}, sheet {sheet}" if sheet else str(path)
    places = _places(library, table.header, place)
    found: dict[str, list[Earlier]] = defaultdict(list)
    known, problems = frozenset(people), list[KitError]()
    for row in table.rows():
        cells = {id_: clean(row.cells[at]) for id_, at in places.items() if at < len(row.cells)}
        person = cells.pop("person_id", "")
        problem = row.fault.problem if row.fault else None if person in known else "nobody in the list has this id"
        if problem:
            mend = "Give it the person_id of the list of people, or take the row out."
            problems.append(AnswersError(problem, place=f"{place}, row {row.number}", found=person, mend=mend))
        found[person].append(Earlier(row.number, {id_: cell for id_, cell in cells.items() if cell}))
    if problems:
        raise Problems(problems)
    return {person: tuple(rows) for person, rows in found.items()}


def _places(library: Library, header: tuple[str, ...], place: str) -> dict[str, int]:
    names = {plain(KIND): KIND, plain("letter"): KIND}
    for column in known_columns(library):
        if column.id in _COLUMNS:
            aliases = (alias for listed in column.alias.values() for alias in listed)
            names |= {plain(name): column.id for name in (column.id, *aliases)}
    found = [names.get(plain(name)) for name in header]
    unknown = [name for name, id_ in zip(header, found, strict=True) if id_ is None]
    mend = f"The columns are {', '.join(_COLUMNS)}."
    if unknown:
        raise AnswersError("nobody knows this column", place=f"{place}:1", found=", ".join(unknown), mend=mend)
    if "person_id" not in found:
        raise AnswersError("a column is missing", place=f"{place}:1", found="person_id", mend=mend)
    return {id_: at for at, id_ in enumerate(found) if id_}


def with_papers(person: Person, listed: tuple[Earlier, ...], today: date, home: str, days: Mapping[str, str]) -> Person:
    """The person with these letters. Raises Unfit with every fault of every one."""
    if not listed:
        return person
    if "papers" in person.answers:
        mend = "Put all letters of this person into one of the two."
        raise Unfit(Fault("papers", "", "letters of this person stand in both lists", mend))
    american = month_first(str(person.answers.get("residence") or home))
    faults: list[Fault] = []
    papers: list[Paper] = []
    counted: Counter[str] = Counter()
    for one in listed:
        try:
            read = _paper(one, counted, today, lambda cell: parse_day(cell, today, days, month_first=american))
        except Unfit as unfit:
            faults += unfit.faults
        else:
            papers.append(read)
    if faults:
        raise Unfit(*faults)
    answers = {**person.answers, "papers": tuple(sorted(papers, key=lambda one: one.day or date.min))}
    return replace(person, answers=answers)


def _paper(one: Earlier, counted: Counter[str], today: date, day: Day) -> Paper:
    faults = [_fault(one, id_, error) for id_, error in _gaps(one.cells)]
    told: dict[str, Any] = {}
    for id_, cell in one.cells.items():
        try:
            told[id_] = _kind(cell) if id_ == KIND else reading(id_, cell, today, day)
        except AnswersError as error:
            faults.append(_fault(one, id_, error))
    if faults:
        raise Unfit(*faults)
    kind: DocumentKind = told.pop(KIND, "request")
    counted[kind] += 1
    made = paper(told, f"{kind}-{counted[kind]}", kind)
    for problem in made.in_order():
        raise Unfit(_fault(one, "sent", AnswersError(problem, mend="Check both days.")))
    return made


def _gaps(cells: Mapping[str, str]) -> Iterator[tuple[str, AnswersError]]:
    yield from refuse_gaps(cells)
    if not (cells.get("sent") or cells.get("received")) and not set(cells) & set(LETTER):
        yield "sent", AnswersError("a letter is told of, but not its day", mend="Write the day on which it was sent.")


def _kind(cell: str) -> DocumentKind:
    said = {plain(one): one for one in get_args(DocumentKind)}
    if plain(cell) not in said:
        raise AnswersError("there is no such letter", found=cell, mend=f"Write one of: {', '.join(said.values())}.")
    found: DocumentKind = said[plain(cell)]
    return found


def _fault(one: Earlier, id_: str, error: AnswersError) -> Fault:
    return Fault(f"papers, row {one.row}, {id_}", str(error.found or ""), error.problem, error.mend)


def people_of(rows: Iterable[Row], at: int | None, path: Path) -> Iterator[str]:
    """The ids of the people in a list. Raises AnswersError for a list without such a column."""
    if at is None:
        mend = "Give the list of people a column person_id: the second list goes by it."
        raise AnswersError("nobody can tell whose letters these are", place=str(path), found="person_id", mend=mend)
    yield from (clean(row.cells[at]) for row in rows if at < len(row.cells))
