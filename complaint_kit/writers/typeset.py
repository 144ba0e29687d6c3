"""Letter -> Pages: the look of a letter, worked out once for whatever draws it.

Pure arithmetic that knows no file format, so every way of drawing the pages shows the same words, lines and pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import Blank, Block, Heading, Item, Letter, ListBlock, Paragraph, Span, Spans, Table
from complaint_kit.writers import scripts
from complaint_kit.writers.heads import Placed, head, logo, running_head
from complaint_kit.writers.lines import Line, break_lines, end_of
from complaint_kit.writers.pages import (
    ARTIFACT,
    BULLETED,
    COLUMN_HEADER,
    NUMBERED,
    Attribute,
    Colour,
    Element,
    Figure,
    Pages,
    Piece,
    RuledLine,
    Strip,
    broken_into_pages,
    page_of,
    with_places,
    with_words_apart,
)
from complaint_kit.writers.styles import (
    SIGNATURE_GAP,
    SIGNATURE_ROOM,
    Style,
    column_widths,
    keeps_next,
    signature_keeps_next,
    styles,
)

_THIN, _THICK = 0.4, 0.8
_CELL_PADDING = 3.5
_CELL_GAP = 12.0
_GAP_BEFORE_RULE = 6.0


def typeset(letter: Letter) -> Pages:
    """The letter, set; WritingError if the faces lack a character of it."""
    composer = _Composer(letter.layout)
    layout = composer.layout
    top = composer.head(letter)
    columns = broken_into_pages(composer.body(letter), top.first_top, layout.top, layout.bottom)
    count = len(columns)
    pages = [page_of(column, composer.around(letter, at, count)) for at, column in enumerate(columns, start=1)]
    first = pages[0]
    pages[0] = first._replace(pieces=(*top.pieces, *first.pieces, *top.artifacts), rules=(*first.rules, *top.rules))
    elements, sheets = tuple(composer.elements), tuple(pages)
    if letter.signed:
        elements = with_places(elements, sheets, layout.height)
    if scripts.any_shaped():
        elements, sheets = with_words_apart(elements, sheets)
    about = letter.language, letter.subject
    colour = _colour(layout.letterhead.colour)
    return Pages(layout.width, layout.height, *about, sheets, elements, colour, layout.archive)


def _colour(written: str | None) -> Colour | None:
    if written is None:
        return None
    red, green, blue = bytes.fromhex(written[1:])
    return red / 255, green / 255, blue / 255


class _Top(NamedTuple):
    """The head of the first page, and the height at which the body may begin."""

    pieces: tuple[Piece, ...]
    artifacts: tuple[Piece, ...]
    rules: tuple[RuledLine, ...]
    first_top: float


class _Composer:
    """Turns the parts of one letter into strips, and numbers the elements of its structure as it goes."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.styles = styles(layout.large)
        self.elements = [Element("Document", ARTIFACT)]

    def head(self, letter: Letter) -> _Top:
        """Sender, addressee and date where the window wants them."""
        layout = self.layout
        if not (letter.sender or letter.recipient):  # a page that nobody sends needs no window
            return _Top((), (), (), layout.top)
        top = head(letter)
        pieces = tuple(piece for part in top.parts for piece in _pieces(self._element("P"), part))
        artifacts = tuple(_pieces(ARTIFACT, top.return_line)) if top.return_line else ()
        if found := logo(layout):
            figure, place = found
            artifacts = (*artifacts, Piece(ARTIFACT, place.left, place.bottom, (), figure))
        first_top = max(layout.first_top, top.bottom + self.styles.address.leading)
        return _Top(pieces, artifacts, top.rules, first_top)

    def body(self, letter: Letter) -> list[Strip]:
        """Everything from the subject to the enclosures."""
        strips = _kept(self._text("H1", (Span(letter.subject),), self.styles.subject))
        for at, block in enumerate(letter.blocks):
            made = self._block(block)
            strips += [*made[:-1], made[-1]._replace(keep=keeps_next(letter, at))]
        if letter.signature:
            strips += _kept(self._signature(letter), last=signature_keeps_next(letter))
        return strips + self._enclosures(letter)

    def _signature(self, letter: Letter) -> list[Strip]:
        """The name, below the space for a pen or below the signature itself."""
        style, name = self.styles.signature, (Span(letter.signature),)
        if letter.signed is None:
            return self._text("P", name, style)
        width, height = letter.signed.fitted(*SIGNATURE_ROOM)
        self.elements.append(Element("Figure", 0, alternative=letter.signature))
        drawn = Piece(len(self.elements) - 1, self.layout.left, height, (), Figure(letter.signed, width, height))
        first, *others = self._text("P", name, style)
        return [
            Strip(height, (drawn,), before=self.styles.body.before + SIGNATURE_GAP, keep=True),
            first._replace(before=SIGNATURE_GAP),
            *others,
        ]

    def around(self, letter: Letter, page: int, pages: int) -> Iterator[Piece]:
        """What stands outside the text of a page: its number below, and from the second on who wrote and when above."""
        layout, style = self.layout, self.styles.footer
        if page > 1 and letter.sender:
            line = break_lines((Span(running_head(letter)),), layout.measure, style)[0]
            yield Piece(ARTIFACT, layout.left, layout.head, line)
        if not letter.page_label:
            return
        label = letter.page_label.format(page=page, pages=pages)
        line = break_lines((Span(label),), layout.measure, style)[0]
        yield Piece(ARTIFACT, layout.left + (layout.measure - end_of(line)) / 2, layout.footer, line)

    def _element(self, tag: str, parent: int = 0, attribute: Attribute | None = None) -> int:
        self.elements.append(Element(tag, parent, attribute))
        return len(self.elements) - 1

    def _block(self, block: Block) -> list[Strip]:
        match block:
            case Heading(spans, level):
                return self._text(f"H{level}", spans, self.styles.headings[level])
            case Paragraph(spans):
                return self._text("P", spans, self.styles.body)
            case ListBlock(items):
                return self._list(items, self.styles.item)
            case Table(rows):
                return self._table(rows)
            case Blank(label):
                return self._blank(label)
            case _:
                assert_never(block)

    def _text(self, tag: str, spans: Spans, style: Style, parent: int = 0, indent: float = 0.0) -> list[Strip]:
        lines = break_lines(spans, self.layout.measure - indent, style)
        return _strips(self._element(tag, parent), self.layout.left + indent, lines, style)

    def _list(self, items: Sequence[Item], style: Style) -> list[Strip]:
        parent = self._element("L", attribute=BULLETED if items[0].number is None else NUMBERED)
        return [strip for item in items for strip in self._item(item, style, parent)]

    def _item(self, item: Item, style: Style, parent: int) -> list[Strip]:
        entry = self._element("LI", parent)
        label = self._element("Lbl", entry)
        content = self._element("LBody", entry)
        indent = self.styles.bullet_indent if item.number is None else self.styles.number_indent
        strips = [
            strip
            for paragraph in item.paragraphs
            for strip in self._text("P", paragraph, style, parent=content, indent=indent)
        ]
        (sign,) = break_lines((Span("•" if item.number is None else f"{item.number}."),), indent, style)
        mark = Piece(label, self.layout.left, style.baseline, sign)
        return [strips[0]._replace(pieces=(mark, *strips[0].pieces)), *strips[1:]]

    def _blank(self, label: str) -> list[Strip]:
        """The label and a line to write on: beside it, or below where the label leaves too little room."""
        layout, style = self.layout, self.styles.blank
        strips = self._text("P", (Span(label),), style)
        start = end_of(strips[-1].pieces[0].line) + _GAP_BEFORE_RULE
        if start < layout.measure / 2:
            rule = RuledLine(layout.left + start, style.baseline + 2, layout.measure - start, _THIN)
            return _kept([*strips[:-1], strips[-1]._replace(rules=(rule,))], last=False)
        rule = RuledLine(layout.left, style.leading, layout.measure, _THIN)
        return [*_kept(strips), Strip(style.leading, (), (rule,), style.before / 2)]

    def _table(self, rows: Sequence[Sequence[Spans]]) -> list[Strip]:
        parent = self._element("Table")
        looks = (self.styles.header_cell, *(self.styles.cell for _ in rows[1:]))
        natural = [[_natural_width(cell, style) for cell in row] for row, style in zip(rows, looks, strict=True)]
        wanted = [max(column) + _CELL_GAP for column in zip(*natural, strict=True)]
        widths = column_widths(wanted, self.layout.measure)
        (head,) = self._row(rows[0], widths, parent)
        rest = [strip for row in rows[1:] for strip in self._row(row, widths, parent, head)]
        again = head._replace(pieces=tuple(one._replace(element=ARTIFACT) for one in head.pieces), keep=False)
        return [head._replace(before=self.styles.header_cell.before), *(one._replace(above=again) for one in rest)]

    def _row(
        self, row: Sequence[Spans], widths: Sequence[float], parent: int, head: Strip | None = None
    ) -> list[Strip]:
        """One row as one strip; a row higher than a page, below its `head`, as several. The head itself has none."""
        style = self.styles.cell if head else self.styles.header_cell
        tag, attribute = ("TD", None) if head else ("TH", COLUMN_HEADER)
        entry = self._element("TR", parent)
        elements = [self._element(tag, entry, attribute) for _ in row]
        cells = [break_lines(cell, width - _CELL_GAP, style) for cell, width in zip(row, widths, strict=True)]
        highest = max(map(len, cells))
        room = self.layout.bottom - self.layout.top - (head.height if head else 0.0)
        limit = int(room / style.leading) - 1 if head else highest
        parts = [[cell[at : at + limit] for cell in cells] for at in range(0, highest, limit)]
        strips = [self._cells(part, elements, widths, style) for part in parts]
        left, measure = self.layout.left, self.layout.measure
        last = strips[-1]
        under = RuledLine(left, last.height, measure, _THIN if head else _THICK)
        return [*strips[:-1], last._replace(rules=(under,), keep=head is None)]

    def _cells(
        self, cells: Sequence[Sequence[Line]], elements: Sequence[int], widths: Sequence[float], style: Style
    ) -> Strip:
        pieces: list[Piece] = []
        left = self.layout.left
        for lines, element, width in zip(cells, elements, widths, strict=True):
            top = _CELL_PADDING + style.baseline
            pieces += [Piece(element, left, top + at * style.leading, line) for at, line in enumerate(lines)]
            left += width
        return Strip(max(map(len, cells)) * style.leading + 2 * _CELL_PADDING, tuple(pieces))

    def _enclosures(self, letter: Letter) -> list[Strip]:
        if not letter.enclosures:
            return []
        items = [Item(number, ((Span(text),),)) for number, text in enumerate(letter.enclosures, start=1)]
        label = self._text("P", (Span(letter.enclosures_label),), self.styles.enclosures)
        return _kept([*label, *self._list(items, self.styles.enclosure)], last=False)


def _strips(element: int, x: float, lines: Sequence[Line], style: Style) -> list[Strip]:
    """A strip a line; the first two and the last two lines of a paragraph stay together."""
    baseline, last = style.baseline, len(lines) - 1
    return [
        Strip(
            style.leading,
            (Piece(element, x, baseline, line),),
            (),
            0.0 if at else style.before,
            at < last and at in (0, last - 1),
        )
        for at, line in enumerate(lines)
    ]


def _pieces(element: int, placed: Placed) -> Iterator[Piece]:
    top = placed.top + placed.style.baseline
    for at, line in enumerate(placed.lines):
        yield Piece(element, placed.left, top + at * placed.style.leading, line)


def _kept(strips: Sequence[Strip], last: bool = True) -> list[Strip]:
    """The strips held together, and (with `last`) with whatever follows."""
    end = len(strips) - 1
    return [strip._replace(keep=last or at < end) for at, strip in enumerate(strips)]


def _natural_width(spans: Spans, style: Style) -> float:
    return max(map(end_of, break_lines(spans, float("inf"), style)))
