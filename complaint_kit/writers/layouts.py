"""Where things stand on the sheet: A4 and US Letter, in points from the top left corner, placed for window envelopes.

A4 meets two windows at once. DIN 5008 form B: the address field begins 45 mm from the top and 20 mm from the left and
is 85 mm wide and 45 mm high. A British DL envelope (110 x 220 mm, window 35 x 90 mm, 20 mm from the left and from the
bottom) shows 44 to 79 mm of a sheet folded in three. Five lines that begin at 54 mm stand in both.

US Letter is placed for a No. 10 envelope (4 1/8 x 9 1/2 in, window 1 1/8 x 4 1/2 in, 7/8 in from the left and 1/2 in
from the bottom): it shows 2.04 to 3.17 in of a sheet folded in three.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from complaint_kit.letters.letter import Blank, Heading, Letter, ListBlock, Paragraph, Table

MILLIMETRE = 72 / 25.4
INCH = 72.0


@dataclass(frozen=True, slots=True)
class Box:
    """A column on the sheet, from `top` downwards; a longer text than usual pushes the body down."""

    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One sheet. The body runs from `left` over `measure`, from `top` (or `first_top` on page one) to `bottom`."""

    width: float
    height: float
    left: float
    measure: float
    top: float
    first_top: float
    bottom: float
    footer: float
    sender: Box
    address: Box
    dated: Box


A4 = PageLayout(
    width=210 * MILLIMETRE,
    height=297 * MILLIMETRE,
    left=25 * MILLIMETRE,
    measure=150 * MILLIMETRE,
    top=25 * MILLIMETRE,
    first_top=96 * MILLIMETRE,
    bottom=275 * MILLIMETRE,
    footer=286 * MILLIMETRE,
    sender=Box(left=122 * MILLIMETRE, top=20 * MILLIMETRE, width=68 * MILLIMETRE),
    address=Box(left=25 * MILLIMETRE, top=54 * MILLIMETRE, width=80 * MILLIMETRE),
    dated=Box(left=122 * MILLIMETRE, top=85 * MILLIMETRE, width=68 * MILLIMETRE),
)

LETTER = PageLayout(
    width=8.5 * INCH,
    height=11 * INCH,
    left=1 * INCH,
    measure=6 * INCH,
    top=1 * INCH,
    first_top=3.7 * INCH,
    bottom=10.05 * INCH,
    footer=10.55 * INCH,
    sender=Box(left=4.85 * INCH, top=0.8 * INCH, width=2.7 * INCH),
    address=Box(left=1 * INCH, top=2.1 * INCH, width=3.3 * INCH),
    dated=Box(left=4.85 * INCH, top=3.3 * INCH, width=2.7 * INCH),
)

LAYOUTS = {"A4": A4, "Letter": LETTER}


@dataclass(frozen=True, slots=True, eq=False)  # told apart by being themselves, which is quick where lines are kept
class Style:
    """How one kind of text looks: size and leading in points, `before` is the space above it."""

    size: float
    leading: float
    before: float = 0.0
    strong: bool = False


BODY = Style(size=10.5, leading=13.75, before=6.5)
ITEM = Style(size=10.5, leading=13.75, before=4.5)
BLANK = Style(size=10.5, leading=14.5, before=14)
ADDRESS = Style(size=10.5, leading=13)
SUBJECT = Style(size=12, leading=16, strong=True)
HEADINGS = {
    2: Style(size=11, leading=14.5, before=14, strong=True),
    3: Style(size=10.5, leading=14.5, before=10, strong=True),
}
CELL = Style(size=9.5, leading=12.5)
HEADER_CELL = Style(size=9.5, leading=12.5, before=7, strong=True)
SIGNATURE = Style(size=10.5, leading=14, before=34)
ENCLOSURES = Style(size=9.5, leading=13, before=20, strong=True)
ENCLOSURE = Style(size=9.5, leading=13, before=1)
FOOTER = Style(size=9, leading=12)
NUMBER_INDENT = 21.0
BULLET_INDENT = 14.0


def keeps_next(letter: Letter, at: int) -> bool:
    """Whether block number `at` may not end a page: a heading, words above a list, what stands above a signature."""
    block, following = letter.blocks[at], letter.blocks[at + 1 : at + 2]
    if isinstance(block, Heading) or (letter.signature and not following):
        return True
    return isinstance(block, Paragraph) and any(
        isinstance(next_one, ListBlock | Table | Blank) for next_one in following
    )


def column_widths(wanted: Sequence[float], measure: float) -> list[float]:
    """Columns as wide as they want where all fit; otherwise the narrow ones do and the others share what is left."""
    widths = [0.0] * len(wanted)
    left = measure
    by_width = sorted(range(len(wanted)), key=wanted.__getitem__)
    for done, column in enumerate(by_width):
        widths[column] = min(wanted[column], left / (len(wanted) - done))
        left -= widths[column]
    return [width + left / len(wanted) for width in widths]
