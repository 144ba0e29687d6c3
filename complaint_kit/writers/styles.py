"""How each kind of text looks, which no layout changes but by the size of its print, and how tables share the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from complaint_kit.letters.letter import Blank, Heading, Letter, ListBlock, Paragraph, Table


@dataclass(frozen=True, slots=True, eq=False)  # told apart by being themselves, which is quick where lines are kept
class Style:
    """How one kind of text looks: size and leading in points, `before` is the space above it."""

    size: float
    leading: float
    before: float = 0.0
    strong: bool = False

    @property
    def baseline(self) -> float:
        """How far below the top of its line the baseline lies: small letters end up in the middle."""
        return self.leading / 2 + self.size / 4


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks of all kinds of text in one size of print; the indents of lists are points too."""

    body: Style
    item: Style
    blank: Style
    address: Style
    subject: Style
    headings: Mapping[int, Style]
    cell: Style
    header_cell: Style
    signature: Style
    enclosures: Style
    enclosure: Style
    footer: Style
    number_indent: float
    bullet_indent: float


USUAL = Styles(
    body=Style(size=10.5, leading=13.75, before=6.5),
    item=Style(size=10.5, leading=13.75, before=4.5),
    blank=Style(size=10.5, leading=14.5, before=14),
    address=Style(size=10.5, leading=13),
    subject=Style(size=12, leading=16, strong=True),
    headings={
        2: Style(size=11, leading=14.5, before=14, strong=True),
        3: Style(size=10.5, leading=14.5, before=10, strong=True),
    },
    cell=Style(size=9.5, leading=12.5),
    header_cell=Style(size=9.5, leading=12.5, before=7, strong=True),
    signature=Style(size=10.5, leading=14, before=34),
    enclosures=Style(size=9.5, leading=13, before=20, strong=True),
    enclosure=Style(size=9.5, leading=13, before=1),
    footer=Style(size=9, leading=12),
    number_indent=21.0,
    bullet_indent=14.0,
)
RETURN_LINES = (Style(size=7.5, leading=9.5), Style(size=7, leading=9), Style(size=6.5, leading=8.5))
# What an address is set in that is too long for the window, from large to small; the Universal Postal Union wants
# capitals of 2 mm at least, which are 9 points here.
ADDRESSES = tuple(
    Style(size, leading)
    for size, leading in (
        *((16, 19), (14, 16.5), (12, 14.5), (10.5, 13), (10.5, 12), (10, 11.4), (9.5, 10.8), (9, 10.2)),
        *((8.5, 9.6), (8, 9), (7.5, 8.4), (7, 7.9), (6.5, 7.3), (6, 6.7)),
    )
)
READABLE = 9.0
SIGNATURE_ROOM = (170.0, 42.0)  # points: how wide and high a signature may stand above the name
SIGNATURE_GAP = 4.0  # above a picture of it, and between it and the name


@lru_cache(maxsize=8)
def styles(large: float) -> Styles:
    """The styles in type that is by so much larger than usual; small print grows to the size of the body."""
    if large == 1:
        return USUAL
    smallest = USUAL.body.size * large

    def scaled(style: Style) -> Style:
        size = max(style.size * large, smallest)
        return Style(size, style.leading / style.size * size, style.before * large, style.strong)

    own = {name: scaled(one) for name in USUAL.__slots__ if isinstance(one := getattr(USUAL, name), Style)}
    headings = {level: scaled(one) for level, one in USUAL.headings.items()}
    indents = {"number_indent": USUAL.number_indent * large, "bullet_indent": USUAL.bullet_indent * large}
    return replace(USUAL, headings=headings, **own, **indents)  # type: ignore[arg-type]  # styles under their names


def keeps_next(letter: Letter, at: int) -> bool:
    """Whether block number `at` may not end a page: a heading, words above a list, the last two above a signature."""
    block, following = letter.blocks[at], letter.blocks[at + 1 : at + 2]
    if isinstance(block, Heading) or (letter.signature and at >= len(letter.blocks) - 2):
        return True
    return isinstance(block, Paragraph) and any(
        isinstance(next_one, ListBlock | Table | Blank) for next_one in following
    )


def signature_keeps_next(letter: Letter) -> bool:
    """Whether there are enclosures, which go with the signature to the next page, and never there alone. A list longer
    than a page breaks all the same."""
    return bool(letter.enclosures)


def column_widths(wanted: Sequence[float], measure: float) -> list[float]:
    """Columns as wide as they want where all fit; otherwise the narrow ones do and the others share what is left."""
    widths = [0.0] * len(wanted)
    left = measure
    by_width = sorted(range(len(wanted)), key=wanted.__getitem__)
    for done, column in enumerate(by_width):
        widths[column] = min(wanted[column], left / (len(wanted) - done))
        left -= widths[column]
    return [width + left / len(wanted) for width in widths]
