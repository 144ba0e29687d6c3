"""On which layout a letter is printed: the one that was named, or the one that is usual where it is printed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from complaint_kit.letters.layout import INCH, MILLIMETRE, SIZES, Box, Layout, Letterhead, Mark, Paper
from complaint_kit.letters.picture import Picture
from complaint_kit.packs.layout_files import Column, LayoutFile, Window
from complaint_kit.packs.library import Library

LARGE = 18 / 10.5  # large print is type of 18 points; usual letters have 10.5
_WITHOUT_A_CUSTOM: dict[Paper, str] = {"A4": "uk", "Letter": "us"}
_CLEAR = INCH / 16  # between the address and the edge of a window
_FOLD, _PUNCH = 4 * MILLIMETRE, 6 * MILLIMETRE  # how long the marks are
_MARKS_FROM = 5 * MILLIMETRE  # nearer to the edge printers do not reach
_HEAD, _FOOTER = 14 * MILLIMETRE, 11 * MILLIMETRE  # baselines of running head and page number, from their edge


class Printed(NamedTuple):
    """How a person wants letters printed: the id of a layout, if another than is usual; in large print or not; with
    which signature, if not by a pen; on which letterhead, if on any; as PDFs for an archive or not."""

    layout: str | None = None
    large: bool = False
    signature: Picture | None = None
    letterhead: Letterhead | None = None
    archive: bool = False


USUAL = Printed()


@lru_cache(maxsize=512)
def sheet(library: Library, place: str, printed: Printed = USUAL) -> Layout:
    """The layout that is wanted, or that of the place where the letter is printed.

    Raises AnswersError if there is no layout of that name.
    """
    layout = _sheet(library, printed.layout or _usual(library, place))
    if printed.letterhead:
        layout = replace(layout, letterhead=printed.letterhead)
    if printed.archive:
        layout = replace(layout, archive=True)
    return replace(layout, large=LARGE) if printed.large else layout


def _usual(library: Library, place: str) -> str:
    if not place:
        return _WITHOUT_A_CUSTOM["A4"]
    own, country = library.place(place), library.place(place[:2])
    return own.layout or country.layout or _WITHOUT_A_CUSTOM[own.paper]


@lru_cache(maxsize=64)
def _sheet(library: Library, id_: str) -> Layout:
    file = library.layout(id_)
    width, height = SIZES[file.paper]
    margins, windows = file.margins, tuple(map(_rectangle, file.windows))
    return Layout(
        id=file.id,
        paper=file.paper,
        left=margins.left * MILLIMETRE,
        measure=width - (margins.left + margins.right) * MILLIMETRE,
        top=margins.top * MILLIMETRE,
        first_top=file.text_top * MILLIMETRE,
        bottom=height - margins.bottom * MILLIMETRE,
        head=_HEAD,
        footer=height - _FOOTER,
        sender=_column(file.sender),
        address=_column(file.address),
        dated=_column(file.dated),
        windows=windows,
        zones=_zones(windows),
        return_line=file.return_line,
        information=_column(file.information) if file.information else None,
        marks=tuple(_marks(file)),
    )


def _column(at: Column) -> Box:
    return Box(at.left * MILLIMETRE, at.top * MILLIMETRE, at.width * MILLIMETRE)


def _rectangle(window: Window) -> Box:
    return Box(*(one * MILLIMETRE for one in (window.left, window.top, window.width, window.height)))


def _zones(windows: tuple[Box, ...]) -> tuple[Box, ...]:
    """Where an address may stand: what all windows show, then what the first one shows."""
    if not windows:
        return ()
    top, bottom = max(one.top for one in windows), min(one.bottom for one in windows)
    left, right = max(one.left for one in windows), min(one.left + one.width for one in windows)
    every, first = Box(left, top, right - left, bottom - top), windows[0]
    return tuple(_shrunk(one) for one in dict.fromkeys((every, first)))


def _shrunk(box: Box) -> Box:
    return Box(box.left + _CLEAR, box.top + _CLEAR, box.width - 2 * _CLEAR, box.height - 2 * _CLEAR)


def _marks(file: LayoutFile) -> list[Mark]:
    folds = [Mark(_MARKS_FROM, height * MILLIMETRE, _FOLD) for height in file.fold_marks]
    return [*folds, Mark(_MARKS_FROM, file.punch_mark * MILLIMETRE, _PUNCH)] if file.punch_mark else folds
