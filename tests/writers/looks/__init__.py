"""Small grey pictures of pages that somebody looked at, and how far a page is from its picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import pdf
from tests.conftest import LIBRARY
from tests.writers.sample_letters import POLISH

HERE = Path(__file__).parent
LETTERS = {id_: replace(POLISH, layout=sheet(LIBRARY, "", Printed(id_))) for id_ in LIBRARY.layouts()} | {
    "large-print": replace(POLISH, layout=sheet(LIBRARY, "PL", Printed(large=True)))
}
_SCALE = 24 / 72  # dots a point: a line of text is five dots high
_CELL = 6
_WHITE = 255


def drawn(letter: Letter) -> Image.Image:
    """The pages of a letter beside each other, in shades of grey."""
    pages = [page.render(scale=_SCALE, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf.write(letter))]
    width, height = pages[0].size
    picture = Image.new("L", (width * len(pages), height), _WHITE)
    for at, page in enumerate(pages):
        picture.paste(page, (at * width, 0))
    return picture


def difference(one: Image.Image, other: Image.Image) -> int:
    """By how many shades of 255 they differ where they differ most, on average over a square of six dots.

    The largest of all where they are not of one size.
    """
    if one.size != other.size:
        return _WHITE
    width, height = one.size
    cells = ImageChops.difference(one, other).resize((width // _CELL, height // _CELL), Image.Resampling.BOX)
    return int(cells.getextrema()[1])
