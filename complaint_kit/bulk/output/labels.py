"""Address labels for the envelopes of a print file, in its order: 3 x 8 on A4 (70 x 37 mm), 3 x 10 on US Letter.

A4: sheets such as Avery 3474, 24 labels without margins at the sides. Letter: such as Avery 5160, 30 labels of
2 5/8 x 1 inch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from complaint_kit.letters.layout import INCH, MILLIMETRE, SIZES, Paper
from complaint_kit.letters.letter import Span
from complaint_kit.writers.lines import break_lines
from complaint_kit.writers.pages import ARTIFACT, Element, Page, Pages, Piece
from complaint_kit.writers.pdf import drawn
from complaint_kit.writers.styles import USUAL, Style

Address = tuple[str, ...]
_PADDING = 3 * MILLIMETRE


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels: how many across and down, the size of each, the space between, and where the first begins."""

    across: int
    down: int
    width: float
    height: float
    gap: float
    left: float
    top: float


_SHEETS: dict[Paper, LabelSheet] = {
    "A4": LabelSheet(3, 8, 70 * MILLIMETRE, 37 * MILLIMETRE, 0, 0, 0.5 * MILLIMETRE),
    "Letter": LabelSheet(3, 10, 2.625 * INCH, 1 * INCH, 0.125 * INCH, 0.1875 * INCH, 0.5 * INCH),
}


def labels(addresses: Sequence[Address], paper: Paper) -> bytes:
    """The labels as a PDF file."""
    sheet = _SHEETS[paper]
    width, height = SIZES[paper]
    each = sheet.across * sheet.down
    pages = tuple(_page(addresses[at : at + each], sheet) for at in range(0, len(addresses), each))
    return drawn(Pages(width, height, "en", "Labels", pages, (Element("Document", ARTIFACT),)))


def _page(addresses: Sequence[Address], sheet: LabelSheet) -> Page:
    return Page(tuple(piece for at, address in enumerate(addresses) for piece in _label(address, at, sheet)), ())


def _label(address: Address, at: int, sheet: LabelSheet) -> Iterator[Piece]:
    row, column = divmod(at, sheet.across)
    left = sheet.left + column * (sheet.width + sheet.gap) + _PADDING
    style = _style(len(address), sheet)
    top = sheet.top + row * sheet.height + _PADDING + style.size
    lines = break_lines((Span("\n".join(address)),), sheet.width - 2 * _PADDING, style)
    for number, line in enumerate(lines):
        yield Piece(ARTIFACT, left, top + number * style.leading, line)


def _style(lines: int, sheet: LabelSheet) -> Style:
    """The size in which so many lines, and one that is broken in two, fit the label."""
    leading = min(USUAL.address.leading, (sheet.height - 2 * _PADDING) / (lines + 1))
    return Style(size=min(USUAL.address.size, leading * 0.85), leading=leading)
