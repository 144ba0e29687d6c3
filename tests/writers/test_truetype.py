"""The slim fonts: sound files that hold the glyphs asked for and no others."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from struct import unpack_from

import pytest
from reportlab.pdfbase.ttfonts import TTFontParser

from complaint_kit.writers import fonts
from complaint_kit.writers.truetype import glyph, program

FACES = (fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC)


def outlines(data: bytes) -> dict[int, bytes]:
    """The outlines in the font by glyph number, empty ones left out."""
    parser = TTFontParser(BytesIO(data))
    glyf, loca = parser.get_table("glyf"), parser.get_table("loca")
    offsets = [2 * offset for offset in unpack_from(f">{len(loca) // 2}H", loca)]
    return {number: glyf[start:end] for number, (start, end) in enumerate(pairwise(offsets)) if end > start}


@pytest.mark.parametrize("face", FACES)
def test_every_checksum_in_the_file_is_right(face: str) -> None:
    data = program(face, frozenset(glyph(face, sign) for sign in "Zażółć, Łódź!"))
    parser = TTFontParser(BytesIO(data), validate=1)
    parser.checksumTables()
    parser.checksumFile()


def test_a_font_holds_the_glyphs_asked_for_and_the_empty_box() -> None:
    asked = {glyph(fonts.REGULAR, sign) for sign in "abc"}
    assert outlines(program(fonts.REGULAR, frozenset(asked))).keys() == asked | {0}


def test_a_letter_with_an_accent_brings_its_parts() -> None:
    assert len(outlines(program(fonts.REGULAR, frozenset({glyph(fonts.REGULAR, "é")})))) > 2


def test_contours_stay_and_hints_go() -> None:
    number = glyph(fonts.REGULAR, "e")
    slim = outlines(program(fonts.REGULAR, frozenset({number})))[number]
    face = fonts.font(fonts.REGULAR).face
    start, end = face.glyphPos[number : number + 2]
    whole = face.get_table("glyf")[start:end]
    contours = unpack_from(">h", whole)[0]
    hints_at = 10 + 2 * contours
    assert slim[:hints_at] == whole[:hints_at]
    assert unpack_from(">H", slim, hints_at)[0] == 0
    length = unpack_from(">H", whole, hints_at)[0]
    assert length > 0
    assert slim[hints_at + 2 :].startswith(whole[hints_at + 2 + length :].rstrip(b"\0"))


def test_widths_are_those_of_the_whole_font() -> None:
    number = glyph(fonts.BOLD, "W")
    metrics = TTFontParser(BytesIO(program(fonts.BOLD, frozenset({number})))).get_table("hmtx")
    assert unpack_from(">H", metrics, 4 * number)[0] == fonts.width(fonts.BOLD, "W")


def test_regular_and_bold_number_their_glyphs_alike_and_so_do_the_italics() -> None:
    numbers = [fonts.font(face).face.charToGlyph for face in FACES]
    assert numbers[0] == numbers[1]
    assert numbers[2] == numbers[3]
