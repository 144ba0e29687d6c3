"""A spreadsheet file as rows of text, one after the other: CSV the way people save it, or XLSX.

A row that cannot be read is a row with a fault, never the end of the reading; a quotation mark that nobody closed
spoils its own row and no other.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from complaint_kit.bulk.input import workbooks
from complaint_kit.errors import AnswersError

LISTS = workbooks.SUFFIXES | {".csv", ".tsv", ".txt"}
_LONGEST_RECORD = 60  # lines; an address or a story in one cell has fewer
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be done: the field (as the file calls it), what was found there, and how to mend it."""

    field: str
    found: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the number that the spreadsheet shows for it; the header is row 1.

    `numbers` are the places of the cells that a workbook holds as numbers, which keep no zeros before them.
    """

    number: int
    cells: tuple[str, ...]
    fault: Fault | None = None
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """A file's header, how it was read in words, and its rows: each call of `rows` begins anew, without empty ones.

    `separator` is what stands between the cells, so that the kit's own lists open where this one did. `hidden` are the
    headings of columns that a workbook does not show.
    """

    header: tuple[str, ...]
    remark: str
    rows: Callable[[], Iterator[Row]]
    separator: str = ","
    hidden: tuple[str, ...] = ()


def read_table(path: Path, sheet: str | None = None, also: str | None = None) -> PeopleTable:
    """The table in a file; of a workbook the first sheet that it shows, or the one of that name. `also` is a sheet that
    somebody else reads. Raises AnswersError if it cannot be opened or has no header."""
    table = _workbook(path, sheet, also) if path.suffix.lower() in workbooks.SUFFIXES else _csv(path)
    if not any(table.header):
        place = f"{path}, sheet {sheet}" if sheet else str(path)
        raise AnswersError("this file has no header", place=place, mend="Its first row names the columns.")
    return table


def sheet_beside(path: Path, name: str) -> str | None:
    """The sheet of that name beside the list of people in a workbook; None in a file that has none."""
    return workbooks.beside(path, name) if path.suffix.lower() in workbooks.SUFFIXES else None


@dataclass(frozen=True, slots=True)
class _Head:
    """How a CSV file begins: separator, headings, how many lines they take, what the first row below is called."""

    separator: str
    header: tuple[str, ...]
    lines: int
    first_row: int


def _csv(path: Path) -> PeopleTable:
    encoding = _encoding(path)
    head = _head(path, encoding)
    names = {";": "semicolons", ",": "commas", "\t": "tabs"}
    said = "UTF-8" if encoding == "utf-8" else "Windows-1252, because it is not UTF-8"
    return PeopleTable(
        header=head.header,
        remark=f"read as {said}, separated by {names.get(head.separator, head.separator)}",
        rows=lambda: _csv_rows(path, encoding, head),
        separator=head.separator,
    )


def _head(path: Path, encoding: str) -> _Head:
    with _opened(path) as file:
        first = file.readline().removeprefix(_BOM)
        named = first.lower().startswith(b"sep=")  # a line that tells Excel the separator
        lines = (_decoded(line, encoding) for line in chain(() if named else (first,), file))
        held = _header_lines(lines, path)
    text = "".join(held)
    separator = chr(first[4]) if named else max(";,\t", key=_QUOTED.sub("", text).count)
    return _Head(separator, _trimmed(_parsed(text, separator)), len(held) + named, 2 + named)


_QUOTED = re.compile(r'"[^"]*"')


def _header_lines(lines: Iterator[str], path: Path) -> list[str]:
    """The lines of the first record, which are several where a heading holds line breaks in quotation marks."""
    held: list[str] = []
    for line in islice(lines, _LONGEST_RECORD):
        held.append(line)
        if "".join(held).count('"') % 2 == 0:
            return held
    if held:
        problem = "a quotation mark in the header is never closed"
        raise AnswersError(problem, place=f"{path}:1", found=held[0].strip(), mend=_UNCLOSED.mend)
    return held


def _opened(path: Path) -> Any:
    try:
        return path.open("rb")
    except OSError as error:
        raise AnswersError("this file cannot be read", place=str(path), found=error.strerror) from None


def _encoding(path: Path) -> str:
    """`utf-8` or `windows-1252`: whichever more of the lines that are not plain ASCII speak for."""
    votes = 0
    with _opened(path) as file:
        for number, line in enumerate(file):
            if number == 0 and line.startswith(_UTF16):
                raise AnswersError("this is UTF-16", place=str(path), mend="Save it as “CSV UTF-8”.")
            if number == 0 and line.count(b"\r") > 1:
                raise AnswersError("its lines end the way of old Macs", place=str(path), mend="Save it as “CSV UTF-8”.")
            if not line.isascii():
                votes += 1 if _is_utf8(line) else -1
    return "utf-8" if votes >= 0 else "windows-1252"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _csv_rows(path: Path, encoding: str, head: _Head) -> Iterator[Row]:
    columns = len(head.header)
    with _opened(path) as file:
        lines = (_decoded(line, encoding) for line in islice(file, head.lines, None))
        for number, (cells, fault) in enumerate(_records(lines, head.separator, columns), start=head.first_row):
            if fault or any(map(str.strip, cells)):
                yield Row(number, cells, fault or _wrong_length(cells, columns))


def _decoded(line: bytes, encoding: str) -> str:
    """The line as text; bytes that are none in this encoding come out as the sign for that, U+FFFD."""
    return line.decode(encoding, "replace")


def _records(lines: Iterator[str], delimiter: str, columns: int) -> Iterator[tuple[tuple[str, ...], Fault | None]]:
    """The records of a CSV file, each from one line or, where a cell holds line breaks, from several."""
    ahead: deque[str] = deque()

    def following() -> str:
        return ahead.popleft() if ahead else next(lines, "")

    while line := following():
        held = [line]
        is_open = line.count('"') % 2 == 1
        while is_open and len(held) < _LONGEST_RECORD and (more := following()):
            held.append(more)
            is_open ^= more.count('"') % 2 == 1
        if len(held) == 1 and not is_open:
            yield _parsed(line, delimiter), None
        elif not is_open and len(cells := _parsed("".join(held), delimiter, strict=True)) == columns:
            yield cells, None
        else:
            ahead.extendleft(reversed(held[1:]))
            yield _parsed(line, delimiter), _UNCLOSED


_UNCLOSED = Fault("", '"', "a quotation mark is never closed", "Remove it, or write it twice inside quotation marks.")


def _parsed(text: str, delimiter: str, strict: bool = False) -> tuple[str, ...]:
    """The cells; `strict` wants a separator after a closing quotation mark. What is no record comes as one cell."""
    try:
        return tuple(next(csv.reader([text], delimiter=delimiter, strict=strict), ()))
    except csv.Error:  # also a cell of more than 131,072 characters, or a stray carriage return
        return (text,)


def _wrong_length(cells: tuple[str, ...], columns: int) -> Fault | None:
    beyond = [cell for cell in cells[columns:] if cell.strip()]
    if len(cells) < columns:
        found = f"{len(cells)} cells"
        return Fault("", found, f"the header has {columns} columns", "Give every row as many separators as the header.")
    if beyond:
        mend = "Put a cell that holds the separator in quotation marks."
        return Fault("", beyond[0], f"there are more cells than the {columns} columns of the header", mend)
    return None


def _workbook(path: Path, sheet: str | None, also: str | None) -> PeopleTable:
    opened = workbooks.opened(path, sheet, also)
    header = _trimmed(opened.header)
    return PeopleTable(
        header=header,
        remark=opened.remark,
        rows=lambda: _sheet_rows(opened, len(header)),
        hidden=tuple(name for at, name in enumerate(header) if name and at in opened.looks.hidden_columns),
    )


def _sheet_rows(sheet: workbooks.Worksheet, columns: int) -> Iterator[Row]:
    for number, cells, numbers in sheet.rows():
        if any(map(str.strip, cells)):
            hidden = _HIDDEN if sheet.looks.is_hidden(number) else None
            yield Row(number, cells[:columns], hidden or _wrong_length(cells, columns), numbers)


_HIDDEN = Fault(
    "", "", "this row is hidden in the workbook", "Show it if this person shall get a letter; if not, delete it."
)


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    listed = [" ".join(cell.split()) for cell in cells]
    while listed and not listed[-1]:
        listed.pop()
    return tuple(listed)
