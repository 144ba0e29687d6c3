"""A signature as a picture: above the printed name in every format, bare of what a camera notes, or refused by name."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from re import findall, search

import pypdfium2
import pytest
from docx import Document
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from complaint_kit.errors import AnswersError
from complaint_kit.letters.letter import signed
from complaint_kit.letters.picture import Picture
from complaint_kit.writers import docx, html, pdf, pdf_fast
from complaint_kit.writers.pictures import picture, read
from complaint_kit.writers.typeset import typeset
from tests.writers.reading import glyphs, opened, structure
from tests.writers.sample_letters import POLISH, letter_with

HOME = b"52.2297 N 21.0122 E"  # what a telephone notes beside a photograph
both_writers = pytest.mark.parametrize("writer", [pdf, pdf_fast], ids=["canvas", "fast"])


@cache
def drawing(form: str, size: tuple[int, int] = (600, 200)) -> bytes:
    """A stroke of ink in the middle of a sheet, with the place where it was taken."""
    sheet = Image.new("RGB", size, (238, 236, 230) if form == "JPEG" else "white")
    ImageDraw.Draw(sheet).line([(size[0] // 4, size[1] // 4), (size[0] * 3 // 4, size[1] * 3 // 4)], (20, 20, 120), 8)
    file, noted = BytesIO(), PngInfo()
    noted.add_text("Comment", HOME.decode())
    more = {"comment": HOME, "exif": b"Exif\0\0" + HOME} if form == "JPEG" else {"pnginfo": noted}
    sheet.save(file, form, **more)  # type: ignore[arg-type]  # options are those of the form
    return file.getvalue()


INK = picture(drawing("PNG"), "ink.png")
SIGNED = replace(POLISH, signed=INK)


def shown(data: bytes) -> list[tuple[int, tuple[float, float, float, float]]]:
    """The pictures of a PDF file: page, and left, bottom, right, top in points from the lower left corner."""
    return [
        (number, one.get_bounds() if hasattr(one, "get_bounds") else one.get_pos())
        for number, page in enumerate(pypdfium2.PdfDocument(data))
        for one in page.get_objects()
        if isinstance(one, pypdfium2.PdfImage)
    ]


@both_writers
def test_it_stands_between_the_closing_and_the_name_and_says_the_name(writer: object) -> None:
    data = writer.write(SIGNED)  # type: ignore[attr-defined]
    ((page, (left, bottom, right, top)),) = shown(data)
    letters = [one for one in glyphs(data, page) if one.top > POLISH.layout.top]
    below = [one for one in letters if one.top > POLISH.layout.height - bottom]
    above = [one for one in letters if one.bottom < POLISH.layout.height - top]
    assert "".join(one.sign for one in above).endswith("Yoursfaithfully,")
    assert "".join(one.sign for one in below).startswith("AnnaKowalska-Żółć")
    assert len(above) + len(below) == len(letters)
    assert (round(left), round((right - left) / (top - bottom))) == (round(POLISH.layout.left), 3)
    (figure,) = (one for one in structure(opened(data)).all() if one.tag == "Figure")
    assert figure.alternative == "Anna Kowalska-Żółć"
    said = [float(one) for one in findall(r"\d+\.\d+", figure.attributes["/BBox"])]
    assert said == pytest.approx([left, bottom, right, top], abs=0.1)


def test_it_never_stands_alone_on_a_page() -> None:
    for filler in range(8, 30):
        letter = letter_with("# S\n\n" + "Words.\n\n" * filler + "Yours faithfully,", signed=INK, enclosures=())
        *_, last = typeset(letter).pages
        assert sum(1 for piece in last.pieces if piece.element >= 0 and piece.line) >= 3


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_nothing_that_was_noted_beside_its_points_is_in_any_file(form: str) -> None:
    photograph = drawing(form)
    assert HOME in photograph
    bare = picture(photograph, "me")
    assert HOME not in bare.content
    assert (bare.width, bare.height) < (400, 200)  # cut to the stroke
    corner = Image.open(BytesIO(bare.content)).convert("RGB").getpixel((bare.width - 4, 2))
    assert min(corner) > 245  # type: ignore[arg-type]  # the paper is white


def test_word_has_it_above_the_name_too_and_says_the_name() -> None:
    document = Document(BytesIO(docx.write(SIGNED)))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Anna Kowalska-Żółć"
    assert shape.width.pt / shape.height.pt == pytest.approx(INK.width / INK.height, abs=0.01)
    at, *_ = (at for at, one in enumerate(document.paragraphs) if one._p.xpath(".//w:drawing"))
    assert [one.text for one in document.paragraphs[at - 1 : at + 2]] == ["Yours faithfully,", "", "Anna Kowalska-Żółć"]
    assert [part.blob for part in document.part.package.iter_parts() if "signature" in part.partname] == [INK.content]


def test_a_page_for_the_browser_holds_it_in_itself() -> None:
    page = html.write(SIGNED).decode()
    found = search(r'<img src="data:image/png;base64,([^"]*)" alt="Anna Kowalska-Żółć"', page)
    assert found
    assert b64decode(found[1]) == INK.content


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"my signature", "no picture of a kind"),
        (drawing("PNG")[:200], "damaged"),
        (drawing("JPEG")[:900], "damaged"),
        (b"%PDF-1.7", "no picture of a kind"),
        (bytes(10_000_001), "too large"),
        (drawing("PNG", (9000, 6000)), "too large"),
    ],
    ids=["text", "cut PNG", "cut JPEG", "PDF", "many bytes", "many points"],
)
def test_what_is_no_picture_is_refused_by_the_name_of_its_file(content: bytes, problem: str, tmp_path: Path) -> None:
    (tmp_path / "signature.png").write_bytes(content)
    with pytest.raises(AnswersError, match=problem) as caught:
        read(tmp_path / "signature.png")
    assert caught.value.place.endswith("signature.png")
    assert "PNG or JPEG" in caught.value.mend


def test_an_empty_sheet_is_no_signature_and_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    empty = BytesIO()
    Image.new("LA", (300, 100), (0, 0)).save(empty, "PNG")  # black, but not to be seen
    with pytest.raises(AnswersError, match="nothing is drawn"):
        picture(empty.getvalue(), "me.png")
    with pytest.raises(AnswersError, match=r"lost\.png"):
        read(tmp_path / "lost.png")


def test_what_nobody_signs_or_what_a_pen_fills_in_has_no_picture() -> None:
    letter = letter_with("# S\n\nWords.\n\nYours faithfully,")
    assert signed(letter, INK).signed is INK
    assert signed(letter, None).signed is None
    assert signed(replace(letter, signature=""), INK).signed is None
    assert signed(letter_with("# S\n\nI swear.\n\n____ Place and date"), INK).signed is None


def test_a_small_picture_is_not_blown_up() -> None:
    assert Picture("png", b"", 40, 20, gray=True).fitted(170, 42) == (40, 20)
    assert Picture("png", b"", 1700, 210, gray=True).fitted(170, 42) == (170, 21)
