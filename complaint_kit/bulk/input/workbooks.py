"""A workbook as rows of text, with what it looks like: the first sheet that it shows, or one named beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from complaint_kit.bulk.input.worksheets import Looks, looks_of
from complaint_kit.errors import AnswersError

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_Numbered = tuple[int, tuple[str, ...], frozenset[int]]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The first row, a remark on what was read, how the sheet looks, and the rows below the first: the number that the
    program shows, the cells as text, and which of them are numbers. Each call of `rows` begins anew."""

    header: tuple[str, ...]
    remark: str
    looks: Looks
    rows: Callable[[], Iterator[_Numbered]]


def opened(path: Path, sheet: str | None = None, also: str | None = None) -> Worksheet:
    """The sheet of that name, or the one that a person sees first. `also` is one that is read as well, for letters sent
    before. Raises AnswersError if it cannot be read."""
    from python_calamine import CalamineError, load_workbook

    shown, every = _sheets(path)
    name = sheet or shown[0]
    try:
        looks = looks_of(path, name)
        read = load_workbook(path).get_sheet_by_name(name)
    except (CalamineError, OSError) as error:
        raise AnswersError("this workbook cannot be read", place=str(path), found=error) from None
    seen = looks or Looks()
    first = next(iter(read.to_python(skip_empty_area=False)), [])
    others = [one for one in every if one not in (name, also)]
    remark = _remark(name, also, others, looks is None, path.suffix)
    return Worksheet(tuple(map(_text, first)), remark, seen, lambda: _rows(read, seen))


def beside(path: Path, name: str) -> str | None:
    """The sheet of that name, however capitalised, that a workbook shows after the first; None if there is none. Raises
    AnswersError if the workbook cannot be read."""
    shown, _ = _sheets(path)
    return next((one for one in shown[1:] if one.strip().casefold() == name), None)


def _sheets(path: Path) -> tuple[list[str], list[str]]:
    """The names of the sheets that a workbook shows, at least one, and of all."""
    from python_calamine import CalamineError, SheetVisibleEnum, load_workbook

    try:
        listed = load_workbook(path).sheets_metadata
    except (CalamineError, OSError) as error:
        raise AnswersError("this workbook cannot be read", place=str(path), found=error) from None
    shown = [one.name for one in listed if one.visible == SheetVisibleEnum.Visible]
    if not shown:
        raise AnswersError("every sheet of this workbook is hidden", place=str(path), mend="Show the list.")
    return shown, [one.name for one in listed]


def _remark(sheet: str, also: str | None, others: list[str], blind: bool, suffix: str) -> str:
    said = f"read from the sheet “{sheet}”"
    if also:
        said += f", letters sent before from “{also}”"
    if others:
        said += f", not from {', '.join(f'“{name}”' for name in others)}"
    if blind:
        said += f"; rows and columns hidden in it cannot be told in {suffix} files: if there are any, save it as XLSX"
    return said


def _rows(sheet: Any, looks: Looks) -> Iterator[_Numbered]:
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        if number > 1:
            yield (
                number,
                tuple(_shown(cell, number, at, looks) for at, cell in enumerate(cells)),
                frozenset(at for at, cell in enumerate(cells) if type(cell) in (int, float)),
            )


def _shown(value: Any, row: int, column: int, looks: Looks) -> str:
    text = _text(value)
    return looks.shown(row, column, text) if column in looks.formatted and type(value) in (int, float) else text


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
