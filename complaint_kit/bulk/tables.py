"""A spreadsheet file as rows of text, one after the other: CSV the way people save it, or XLSX.

A row that cannot be read is a row with a fault, never the end of the reading; a quotation mark that nobody closed
spoils its own row and no other.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from complaint_kit.errors import AnswersError

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
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
    """One row under the number that the spreadsheet shows for it; the header is row 1."""

    number: int
    cells: tuple[str, ...]
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file's header, how it was read in words, and its rows: each call of `rows` begins anew, without empty ones."""

    header: tuple[str, ...]
    remark: str
    rows: Callable[[], Iterator[Row]]


def read_table(path: Path) -> Table:
    """The table in a file. Raises AnswersError if it cannot be opened or has no header."""
    table = _workbook(path) if path.suffix.lower() in WORKBOOKS else _csv(path)
    if not any(table.header):
        raise AnswersError("this file has no header", place=str(path), mend="Its first row names the columns.")
    return table


def _csv(path: Path) -> Table:
    encoding = _encoding(path)
    with _opened(path) as file:
        first = file.readline().removeprefix(_BOM)
        named = first.lower().startswith(b"sep=")  # a line that tells Excel the separator
        line = (file.readline() if named else first).decode(encoding, "replace")
    delimiter = chr(first[4]) if named else max(";,\t", key=line.count)
    header = _trimmed(_parsed(line, delimiter))
    names = {";": "semicolons", ",": "commas", "\t": "tabs"}
    said = "UTF-8" if encoding == "utf-8" else "Windows-1252, because it is not UTF-8"
    return Table(
        header=header,
        remark=f"read as {said}, separated by {names.get(delimiter, delimiter)}",
        rows=lambda: _csv_rows(path, encoding, delimiter, len(header), skip=2 if named else 1),
    )


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


def _csv_rows(path: Path, encoding: str, delimiter: str, columns: int, skip: int) -> Iterator[Row]:
    with _opened(path) as file:
        lines = (_decoded(line, encoding) for line in file)
        for _ in range(skip):
            next(lines, "")
        for number, (cells, fault) in enumerate(_records(lines, delimiter, columns), start=skip + 1):
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


def _workbook(path: Path) -> Table:
    from python_calamine import CalamineError, load_workbook

    try:
        sheet = load_workbook(path).get_sheet_by_index(0)
    except (CalamineError, OSError) as error:
        raise AnswersError("this workbook cannot be read", place=str(path), found=error) from None

    def rows() -> Iterator[tuple[str, ...]]:
        return (tuple(map(_text, cells)) for cells in sheet.to_python(skip_empty_area=False))

    header = _trimmed(next(rows(), ()))
    return Table(header, f"read from the sheet “{sheet.name}”", lambda: _sheet_rows(rows(), len(header)))


def _sheet_rows(rows: Iterator[tuple[str, ...]], columns: int) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if number > 1 and any(map(str.strip, cells)):
            yield Row(number, cells[:columns], _wrong_length(cells, columns))


def _text(value: Any) -> str:
    """A cell of a workbook as a person would type it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    listed = [cell.strip() for cell in cells]
    while listed and not listed[-1]:
        listed.pop()
    return tuple(listed)
