"""The sheet that a letter is printed on: its size, its margins, and where the envelope shows the address.

All measures are points, counted from the top left corner of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from complaint_kit.letters.picture import Picture

MILLIMETRE = 72 / 25.4
INCH = 72.0

Paper = Literal["A4", "Letter"]
SIZES: dict[Paper, tuple[float, float]] = {
    "A4": (210 * MILLIMETRE, 297 * MILLIMETRE),
    "Letter": (8.5 * INCH, 11 * INCH),
}


class Box(NamedTuple):
    """A rectangle on the sheet. `height` 0: a column that is as long as its text."""

    left: float
    top: float
    width: float
    height: float = 0.0

    @property
    def bottom(self) -> float:
        """Where the rectangle ends."""
        return self.top + self.height


class Mark(NamedTuple):
    """A short line at the left edge, for whoever folds or punches the sheet."""

    left: float
    top: float
    length: float


@dataclass(frozen=True, slots=True, eq=False)
class Letterhead:
    """What a group puts on its letters. `logo` stands opposite the sender, at most `logo_height` points high; `colour`
    is that of the subject and of headings, as the web writes it (#1a5276); `word` is a Word file whose header, footer,
    styles and margins its Word files have instead."""

    logo: Picture | None = None
    logo_height: float = 0.0
    colour: str | None = None
    word: bytes | None = None


@dataclass(frozen=True, slots=True, eq=False)  # told apart by being themselves, which is quick where they are kept
class Layout:
    """One kind of sheet. The body runs from `left` over `measure`, from `top` (or `first_top` on page one) to `bottom`.

    `information` is where other ways to the sender and references stand, if not below the sender and the subject.
    `windows` are what envelopes show of the sheet, wherever in them it slips; `zones` those parts of them in which the
    address may stand, the best first. `large` says by how much type is larger than usual,
    `archive` that its PDF is made to the rules of PDF/A-2b.
    """

    id: str
    paper: Paper
    left: float
    measure: float
    top: float
    first_top: float
    bottom: float
    head: float
    footer: float
    sender: Box
    address: Box
    dated: Box
    windows: tuple[Box, ...] = ()
    zones: tuple[Box, ...] = ()
    return_line: bool = False
    information: Box | None = None
    marks: tuple[Mark, ...] = ()
    large: float = 1.0
    letterhead: Letterhead = Letterhead()
    archive: bool = False

    @property
    def width(self) -> float:
        """How wide the sheet is."""
        return SIZES[self.paper][0]

    @property
    def height(self) -> float:
        """How high the sheet is."""
        return SIZES[self.paper][1]
