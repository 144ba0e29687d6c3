"""What a set letter is: pages of placed lines, and the breaking of a long column into them.

All measures are points, counted from the top left corner of the sheet; a piece's `y` is its baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from complaint_kit.letters.picture import Picture
from complaint_kit.writers import scripts
from complaint_kit.writers.lines import Line

ARTIFACT = -1
HEADINGS = frozenset({"H1", "H2", "H3"})
WORD = "Span"  # the tag of a word of another script, in the line of its parent
Colour = tuple[float, float, float]


class Attribute(NamedTuple):
    """What an element says of itself beside its tag (ISO 32000-1, 14.8.5): to whom it belongs, its name and value, as a
    PDF writes it."""

    owner: str
    name: str
    value: str


COLUMN_HEADER = Attribute("Table", "Scope", "/Column")
NUMBERED, BULLETED = (Attribute("List", "ListNumbering", how) for how in ("/Decimal", "/Disc"))


class Element(NamedTuple):
    """A node of the structure that a screen reader follows: its PDF tag, the number of its parent, and for a picture
    what it says."""

    tag: str
    parent: int
    attribute: Attribute | None = None
    alternative: str = ""


class Figure(NamedTuple):
    """A picture and how large it is drawn, in points."""

    picture: Picture
    width: float
    height: float


class Piece(NamedTuple):
    """One line of text in its place, or a picture, whose lower edge `y` is. `element` is the number of the structure
    element it belongs to, or ARTIFACT."""

    element: int
    x: float
    y: float
    line: Line
    figure: Figure | None = None


class RuledLine(NamedTuple):
    """A horizontal line."""

    x: float
    y: float
    length: float
    thickness: float


class Strip(NamedTuple):
    """A slice of the column that no page break divides; its pieces and rules are placed from its own top edge.

    `before` is the space above it, dropped at the top of a page; `keep` holds it on one page with the next strip. Where
    it begins a page, `above` stands there once more: the head of its table.
    """

    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[RuledLine, ...] = ()
    before: float = 0.0
    keep: bool = False
    above: Strip | None = None


class Page(NamedTuple):
    """One side of a sheet, its pieces in reading order."""

    pieces: tuple[Piece, ...]
    rules: tuple[RuledLine, ...]


class Pages(NamedTuple):
    """A whole letter, set: the sheet's size, its pages, the elements of its structure (number 0 is the document).

    `colour` is that of its headings, by red, green and blue of 1; None: as all else. `archive`: it is kept for long.
    """

    width: float
    height: float
    language: str
    title: str
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    colour: Colour | None = None
    archive: bool = False

    def colour_of(self, element: int) -> Colour | None:
        """In which colour the words of that element are drawn; None: in black."""
        if self.colour is None or element == ARTIFACT:
            return None
        tag, parent, *_ = self.elements[element]
        return self.colour if (self.elements[parent].tag if tag == WORD else tag) in HEADINGS else None


def sequences(page: Page) -> Iterator[tuple[int, Iterator[Piece]]]:
    """The neighbouring pieces of one element, with its number: what a tagged PDF marks as one sequence of content."""
    return groupby(page.pieces, attrgetter("element"))


def with_words_apart(
    elements: tuple[Element, ...], pages: Iterable[Page]
) -> tuple[tuple[Element, ...], tuple[Page, ...]]:
    """The elements and the pages, each word of another script an element and a piece of its own: the drawing of such a
    word marks what it says within the mark of its element, and some readers take the end of the one for that of both.
    """
    more, apart = list(elements), []
    for page in pages:
        pieces: list[Piece] = []
        for piece in page.pieces:
            pieces += _with_words_apart(piece, more)
        apart.append(page._replace(pieces=tuple(pieces)))
    return tuple(more), tuple(apart)


def _with_words_apart(piece: Piece, elements: list[Element]) -> Iterator[Piece]:
    """The piece, or the parts of its line; adds to the elements."""
    if piece.element == ARTIFACT or not any(run.face in scripts.FACES for run in piece.line):
        yield piece
        return
    for is_word, group in groupby(piece.line, lambda run: scripts.shaped(run.face, run.text) is not None):
        runs = tuple(group)
        element, start = piece.element, runs[0].x
        if is_word:
            element = len(elements)
            elements.append(Element(WORD, piece.element))
        yield piece._replace(element=element, x=piece.x + start, line=tuple(r._replace(x=r.x - start) for r in runs))


def with_places(elements: Iterable[Element], pages: Iterable[Page], height: float) -> tuple[Element, ...]:
    """The elements, each picture with the rectangle in which it is drawn, counted from the foot of the sheet."""
    placed = list(elements)
    for piece in (piece for page in pages for piece in page.pieces if piece.figure and piece.element != ARTIFACT):
        assert piece.figure is not None
        _, wide, high = piece.figure
        foot = height - piece.y
        box = f"[{piece.x:.2f} {foot:.2f} {piece.x + wide:.2f} {foot + high:.2f}]"
        placed[piece.element] = placed[piece.element]._replace(attribute=Attribute("Layout", "BBox", box))
    return tuple(placed)


def figures(pages: Iterable[Page]) -> tuple[Picture, ...]:
    """The pictures that are drawn on the pages, each once."""
    drawn = (piece.figure.picture for page in pages for piece in page.pieces if piece.figure)
    return tuple(dict.fromkeys(drawn))


def marks(page: Page) -> tuple[int, ...]:
    """The element behind each marked sequence of the page; its place here is the number of the mark."""
    return tuple(element for element, _ in sequences(page) if element != ARTIFACT)


class Placed(NamedTuple):
    """A strip and the height on the page at which its top edge lies."""

    y: float
    strip: Strip


def broken_into_pages(strips: Iterable[Strip], first_top: float, top: float, bottom: float) -> list[list[Placed]]:
    """The strips page by page: each run of strips that keep together moves to the next page if it does not fit."""
    pages: list[list[Placed]] = [[]]
    y = first_top
    for group in _kept_together(strips):
        if y > top and y + _height(group) > bottom:
            y = _next_page(pages, group[0], top)
        for strip in group:
            y += strip.before if y > top else 0.0
            if y > top and y + strip.height > bottom:  # a group higher than a page
                y = _next_page(pages, strip, top)
            pages[-1].append(Placed(y, strip))
            y += strip.height
    return pages


def _next_page(pages: list[list[Placed]], first: Strip, top: float) -> float:
    """Begins a page with what stands above that strip, and gives the height at which it goes on."""
    pages.append([Placed(top, first.above)] if first.above else [])
    return top + (first.above.height if first.above else 0.0)


def page_of(placed: Iterable[Placed], more: Iterable[Piece]) -> Page:
    """The page with everything at its final place."""
    placed = tuple(placed)
    pieces = [
        Piece(number, x, top + y, line, figure) for top, strip in placed for number, x, y, line, figure in strip.pieces
    ]
    rules = [RuledLine(x, top + y, *rest) for top, strip in placed for x, y, *rest in strip.rules]
    return Page((*pieces, *more), tuple(rules))


def _kept_together(strips: Iterable[Strip]) -> Iterator[Sequence[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _height(group: Sequence[Strip]) -> float:
    return sum(strip.before + strip.height for strip in group)
