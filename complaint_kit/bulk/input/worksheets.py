"""What a workbook shows of a sheet, which its values do not tell: hidden rows and columns, zeros before a number.

Read from the XML inside the file (ECMA-376 for XLSX, OpenDocument 1.3 for ODS), element by element, so that a large
sheet takes no more memory than a small one. The binary formats XLS and XLSB do not say it in XML.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from posixpath import join, normpath
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from complaint_kit.errors import AnswersError

_MOST_CELLS = 50_000_000  # the reader of workbooks lays out every cell between the first and the last: 32 bytes each
_MOST_BYTES = 1 << 30
_STEP = 1 << 16
_SHEET = frozenset({"c", "v", "is", "row", "col"})
_TRUE = frozenset({"1", "true"})
_ZEROS = re.compile(r"(?:\[\$-[0-9A-Fa-f]+\])?(0{2,}(?:\\?[- ]0+)*)(?:;.*)?")
Attributes = Mapping[str, str]


@dataclass(slots=True)
class Looks:
    """How a sheet looks: rows are counted from 1, columns from 0. `formats` say which cells show zeros before them."""

    hidden_rows: bytearray = field(default_factory=bytearray)
    hidden_columns: set[int] = field(default_factory=set)
    formats: list[str] = field(default_factory=list)
    formatted: dict[int, bytearray] = field(default_factory=dict)

    def is_hidden(self, row: int) -> bool:
        """Whether the sheet does not show the row."""
        return row < len(self.hidden_rows) and bool(self.hidden_rows[row])

    def shown(self, row: int, column: int, number: str) -> str:
        """A whole number as the sheet shows it: 1067 with the format 00000 as 01067."""
        marks = self.formatted.get(column, b"")
        which = marks[row] if row < len(marks) else 0
        return _with_zeros(number, self.formats[which - 1]) if which and number.isdecimal() else number


def looks_of(path: Path, sheet: str) -> Looks | None:
    """How the sheet looks; None for a format that does not say. Raises AnswersError for a file that cannot be read,
    or that would unfold to more than a list of people holds."""
    suffix = path.suffix.lower()
    if suffix not in {".xlsx", ".xlsm", ".ods"}:
        return None
    with _archive(path) as archive:
        _refuse_bombs(archive, path)
        return _ods_looks(archive, sheet) if suffix == ".ods" else _xlsx_looks(archive, sheet, path)


@contextmanager
def _archive(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except (BadZipFile, zlib.error, expat.ExpatError, KeyError, ValueError, OSError, RuntimeError) as error:
        mend = "Open it in your spreadsheet program and save it again as XLSX, without a password."
        raise AnswersError("this workbook cannot be read", place=str(path), found=error, mend=mend) from None


def _refuse_bombs(archive: ZipFile, path: Path) -> None:
    for part in archive.infolist():
        if part.file_size > _MOST_BYTES:
            mend = "Copy the list into a new workbook, or save it as CSV UTF-8."
            raise AnswersError("a part of this workbook is too large", place=str(path), found=part.filename, mend=mend)


def _xlsx_looks(archive: ZipFile, sheet: str, path: Path) -> Looks:
    looks = Looks()
    styles = _zero_styles(archive, looks.formats)
    row = column = last_row = last_column = 0
    for name, given in _elements(archive, _part_of(archive, sheet), _SHEET):
        if name == "c":
            column = _column(given["r"]) if "r" in given else column + 1
            if styles and given.get("s") in styles:
                _mark(looks.formatted.setdefault(column, bytearray()), row, styles[given["s"]])
        elif name == "v" or name == "is":
            if row > last_row or column > last_column:
                last_row, last_column = max(last_row, row), max(last_column, column)
                if last_row * (last_column + 1) > _MOST_CELLS:
                    raise _far_away(path, row, column)
        elif name == "row":
            row, column = int(given.get("r", row + 1)), -1
            if given.get("hidden") in _TRUE:
                _mark(looks.hidden_rows, row, 1)
        elif name == "col" and given.get("hidden") in _TRUE:
            looks.hidden_columns.update(range(int(given["min"]) - 1, min(int(given["max"]), 16_384)))
    return looks


def _far_away(path: Path, row: int, column: int) -> AnswersError:
    mend = "Delete that cell, or copy the list into a new workbook; then save it."
    return AnswersError(
        "a cell lies far outside the list", place=str(path), found=f"{_letters(column)}{row}", mend=mend
    )


def _part_of(archive: ZipFile, sheet: str) -> str:
    """The part of the archive that holds the sheet. Raises KeyError if there is none."""
    book = next(_targets(archive, "_rels/.rels", "", "/officeDocument"))[1]
    folder, _, name = book.rpartition("/")
    ids = {
        given["name"]: next(value for key, value in given.items() if key.endswith(":id"))
        for element, given in _elements(archive, book)
        if element == "sheet"
    }
    return dict(_targets(archive, f"{folder}/_rels/{name}.rels".lstrip("/"), folder, "/worksheet"))[ids[sheet]]


def _targets(archive: ZipFile, part: str, folder: str, kind: str) -> Iterator[tuple[str, str]]:
    for element, given in _elements(archive, part):
        if element == "Relationship" and given["Type"].endswith(kind):
            yield given["Id"], normpath(join("/", folder, given["Target"])).lstrip("/")


def _zero_styles(archive: ZipFile, formats: list[str]) -> dict[str, int]:
    """For each style whose numbers show zeros before them, which of the formats (from 1) it has."""
    book = next(_targets(archive, "_rels/.rels", "", "/officeDocument"))[1]
    folder, _, name = book.rpartition("/")
    parts = [part for _, part in _targets(archive, f"{folder}/_rels/{name}.rels".lstrip("/"), folder, "/styles")]
    codes: dict[str, int] = {}
    styles: dict[str, int] = {}
    inside, number = False, 0
    for element, given in (one for part in parts for one in _elements(archive, part)):
        if element == "numFmt" and (zeros := _ZEROS.fullmatch(given["formatCode"])) and len(formats) < 255:
            formats.append(zeros[1].replace("\\", ""))
            codes[given["numFmtId"]] = len(formats)
        elif element in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            inside = element == "cellXfs"
        elif element == "xf" and inside:
            if given.get("numFmtId") in codes:
                styles[str(number)] = codes[given["numFmtId"]]
            number += 1
    return styles


def _ods_looks(archive: ZipFile, sheet: str) -> Looks:
    looks = Looks()
    mine, row, column = False, 0, 0
    for name, given in _elements(archive, "content.xml"):
        if name == "table":
            mine = given.get("table:name") == sheet
        elif mine and name == "table-row":
            times = int(given.get("table:number-rows-repeated", 1))
            if given.get("table:visibility") in {"collapse", "filter"}:
                looks.hidden_rows.extend(bytes(max(0, row + 1 - len(looks.hidden_rows))) + b"\1" * min(times, 1 << 20))
            row += times
        elif mine and name == "table-column":
            times = int(given.get("table:number-columns-repeated", 1))
            if given.get("table:visibility") in {"collapse", "filter"}:
                looks.hidden_columns.update(range(column, min(column + times, 16_384)))
            column += times
    return looks


def _elements(archive: ZipFile, part: str, wanted: frozenset[str] | None = None) -> Iterator[tuple[str, Attributes]]:
    """The elements of a part as they begin: name without prefix, attributes; of these names only, if any are given.

    Raises ValueError for a DOCTYPE.
    """
    found: list[tuple[str, Attributes]] = []

    def begun(name: str, given: Attributes) -> None:
        plain = name.rpartition(":")[2] if ":" in name else name
        if wanted is None or plain in wanted:
            found.append((plain, given))

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = _no_doctype
    with archive.open(part) as file:
        while piece := file.read(_STEP):
            parser.Parse(piece)
            yield from found
            found.clear()
        parser.Parse(b"", True)


def _no_doctype(*_: object) -> None:
    raise ValueError("a document type, which no workbook has")


def _mark(marks: bytearray, row: int, value: int) -> None:
    if row >= len(marks):
        marks.extend(bytes(min(row, 1 << 20) + 1 - len(marks)))
    marks[row] = value


def _with_zeros(number: str, shape: str) -> str:
    wide = shape.count("0")
    if len(number) > wide:
        return number
    figures = iter(number.zfill(wide))
    return "".join(next(figures) if sign == "0" else sign for sign in shape)


def _column(reference: str) -> int:
    """The column of a cell such as B7, from 0."""
    return _numbered(reference.rstrip("0123456789"))


@lru_cache(maxsize=16_384)
def _numbered(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _letters(column: int) -> str:
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
