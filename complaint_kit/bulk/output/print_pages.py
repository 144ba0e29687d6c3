"""What a print file needs of a letter: the deflated content of each of its pages, and the fonts that they call.

Text is encoded by glyph number, so these bytes fit any file that embeds the same faces, and a print file is put
together without setting a letter a second time. They carry no structure for screen readers: paper has none.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from complaint_kit.bulk.messages import Sheets
from complaint_kit.writers.pages import Page, Pages, figures
from complaint_kit.writers.pdf_fast import drawn_figure, painted
from complaint_kit.writers.pdf_fonts import Need, encoded, needed
from complaint_kit.writers.pdf_pictures import as_pdf, resource

_LEVEL = 1  # a seventh larger than zlib's usual level 6, in half the time


def sheets(pages: Pages, start: int) -> tuple[Sheets, bytes]:
    """The pages as streams that begin at `start` in the part's file of them."""
    streams = [zlib.compress(b"\n".join(_operators(page, pages)), _LEVEL) for page in pages.pages]
    needs = {need for page in pages.pages for piece in page.pieces for need in encoded(piece.line).needs}
    called = tuple((need.face, "".join(sorted(need.rare))) for need in needed(needs))
    drawn = [(resource(one), as_pdf(one)) for one in figures(pages.pages)]
    named = tuple((name, len(data)) for name, data in drawn)
    where = Sheets(start=start, sizes=tuple(map(len, streams)), fonts=called, pictures=named)
    return where, b"".join((*streams, *(data for _, data in drawn)))


def fonts_for(called: Iterable[tuple[str, str]]) -> list[Need]:
    """The fonts that sheets call, all of them together."""
    return needed({Need(face, frozenset(rare)) for face, rare in called})


def _operators(page: Page, pages: Pages) -> Iterator[bytes]:
    height, colour = pages.height, None
    yield b"BT"
    for piece in page.pieces:
        if piece.figure:
            yield drawn_figure(piece, height)
            continue
        if pages.colour and colour != (colour := pages.colour_of(piece.element)):
            yield painted(colour) if colour else b"0 g"
        yield b"1 0 0 1 %.2f %.2f Tm %b" % (piece.x, height - piece.y, encoded(piece.line).operators)
    yield b"ET"
    for rule in page.rules:
        start, end, y = rule.x, rule.x + rule.length, height - rule.y
        yield b"%.2f w %.2f %.2f m %.2f %.2f l S" % (rule.thickness, start, y, end, y)
