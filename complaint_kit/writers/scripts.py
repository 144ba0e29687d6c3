"""Names in Arabic, Hebrew, Thai and Devanagari letters, if the extra `complaint-kit[scripts]` is installed.

Its letters change their shape with their neighbours and do not stand side by side, so each word goes through HarfBuzz
once. What comes back is text again, a sign for each glyph (GLYPHS and its number), which is measured, broken and drawn
like any other; where its glyphs stand and what it says is kept beside it. Right-to-left phrases come back as one word,
in the order in which they are drawn (Unicode Standard Annex 9), which says what they say in the order of their reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

GLYPHS = 0xE000  # for private use: what a text holds of these already is shown by no face, and refused
_NOT_THERE = chr(GLYPHS)  # glyph 0
_PACKAGES = {
    "NotoSansArabic": ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
    "Heebo": ("fontpkg_heebo", "Heebo[wght].ttf"),
    "NotoSansThai": ("fontpkg_noto_sans_thai", "NotoSansThai[wdth,wght].ttf"),
    "NotoSansDevanagari": ("fontpkg_noto_sans_devanagari", "NotoSansDevanagari[wdth,wght].ttf"),
}
# The letters of each face, as Unicode blocks; all else stays with the face of the letter.
_LETTERS = {
    "NotoSansArabic": "\u0600-\u06ff\u0750-\u077f",
    "Heebo": "\u0590-\u05ff",
    "NotoSansThai": "\u0e00-\u0e7f",
    "NotoSansDevanagari": "\u0900-\u097f",
}
FACES = tuple(_PACKAGES)
_RIGHT_TO_LEFT = _LETTERS["NotoSansArabic"] + _LETTERS["Heebo"]
_PHRASE = re.compile(rf"[{_RIGHT_TO_LEFT}](?:[^A-Za-z\n]*[{_RIGHT_TO_LEFT}\d])?")
_WORD = {face: re.compile(f"[{letters}\u200c\u200d]+") for face, letters in _LETTERS.items()}
_DIGITS = "[\u0660-\u0669\u06f0-\u06f9]"  # read from left to right, as numbers are
_LETTER = rf"(?!{_DIGITS})[{_RIGHT_TO_LEFT}\u200c\u200d]"
_DRAWN = re.compile(
    rf"(?P<digits>{_DIGITS}+)|(?P<turned>(?:{_LETTER})+)|(?P<between>(?:(?!{_LETTER}|{_DIGITS}).)+)", re.S
)
_ANY = re.compile(f"[{''.join(_LETTERS.values())}]")


class Shaped(NamedTuple):
    """What a word of glyphs says, and how far each of them stands right of and above its usual place, in thousandths of
    the size."""

    said: str
    offsets: tuple[tuple[float, float], ...]


_SHAPED: dict[tuple[str, str], Shaped] = {}
_SAID: dict[tuple[str, int], str] = {}


def file_of(face: str) -> Path | None:
    """The font file of a face; None if its package, or what shapes its words, is not installed."""
    package, name = _PACKAGES[face]
    found = find_spec(package)
    if found is None or found.origin is None or find_spec("uharfbuzz") is None or find_spec("bidi") is None:
        return None
    return Path(found.origin).parent / "files" / name


def could_show(letters: str) -> bool:
    """Whether the extra would show all these letters, were it installed."""
    return all(map(_ANY.fullmatch, letters))


def any_shaped() -> bool:
    """Whether a word of these letters was set in this process: most often none."""
    return bool(_SHAPED)


def shaped(face: str, text: str) -> Shaped | None:
    """How a word of glyphs stands; None for what is no whole word, such as one that was cut in two."""
    return _SHAPED.get((face, text))


def said(face: str, glyph: int) -> str:
    """The letters that a glyph was drawn for, in this process; empty if it was for none."""
    return _SAID.get((face, glyph), "")


def words(text: str, room: float = inf) -> Iterator[tuple[str | None, str]]:
    """The text in pieces: words of these letters with their face, as glyphs and in the order in which they are drawn,
    and the rest with None. Letters whose face is not installed stay in the rest. `room` is how long a line may be, in
    thousandths of the size."""
    if not _ANY.search(text):
        yield None, text
        return
    start = 0
    for phrase in _PHRASE.finditer(text):
        yield from _left_to_right(text[start : phrase.start()])
        yield from _right_to_left(phrase[0], room)
        start = phrase.end()
    yield from _left_to_right(text[start:])


def _left_to_right(text: str) -> Iterator[tuple[str | None, str]]:
    for face in ("NotoSansThai", "NotoSansDevanagari"):
        if found := _WORD[face].search(text) if file_of(face) else None:
            yield from _left_to_right(text[: found.start()])
            yield _piece(face, found[0])
            yield from _left_to_right(text[found.end() :])
            return
    if text:
        yield None, text


def _right_to_left(phrase: str, room: float) -> Iterator[tuple[str | None, str]]:
    """The phrase held together as one, for broken in two its second half would have to stand first; if it is wider than
    the room, as several that fit, each for a line of its own. One with letters of two faces, in words."""
    faces = [face for face in ("NotoSansArabic", "Heebo") if _WORD[face].search(phrase)]
    if not all(map(file_of, faces)):
        yield None, phrase
        return
    whole = [_phrase(faces[0], part) for part in _parts(faces[0], phrase, room)] if len(faces) == 1 else [_NOT_THERE]
    if not any(_NOT_THERE in glyphs for glyphs in whole):
        for number, glyphs in enumerate(whole):
            yield from ((None, " "),) if number else ()
            yield faces[0], glyphs
        return
    for found in _DRAWN.finditer(_drawn(phrase)):
        if found["between"]:
            yield None, found[0]
        else:
            face = "Heebo" if _WORD["Heebo"].fullmatch(found[0]) else "NotoSansArabic"
            yield _piece(face, _read(found))


def _drawn(phrase: str) -> str:
    """The phrase from left to right."""
    from bidi import get_display

    return str(get_display(phrase, base_dir="R")).replace(" ", "\xa0")


def _parts(face: str, phrase: str, room: float) -> Iterator[str]:
    """The phrase in parts that fit the room, as many words in each as do; a word that does not fit, alone."""
    words, gap = phrase.split(" "), _width(face, " ")
    part, wide = [words[0]], _width(face, words[0])
    for word in words[1:]:
        wide += gap + _width(face, word)
        if wide > room:
            yield " ".join(part)
            part, wide = [], _width(face, word)
        part.append(word)
    yield " ".join(part)


def _width(face: str, word: str) -> float:
    """How wide the word is, in thousandths of the size."""
    font = _font(face)
    units = sum(font.get_glyph_h_advance(ord(sign) - GLYPHS) for sign in _as_glyphs(face, word))
    return float(units * 1000 / font.face.upem)


def _phrase(face: str, phrase: str) -> str:
    """The whole phrase as glyphs of one face, with what stands between its words."""
    glyphs, offsets = "", list[tuple[float, float]]()
    for found in _DRAWN.finditer(_drawn(phrase)):
        part = _as_glyphs(face, _read(found))
        glyphs += part
        offsets += _SHAPED[face, part].offsets
    _SHAPED[face, glyphs] = Shaped(phrase, tuple(offsets))
    return glyphs


def _read(found: re.Match[str]) -> str:
    """What was found, in the order in which it is read."""
    return found[0][::-1] if found["turned"] else found[0]


def _piece(face: str, word: str) -> tuple[str | None, str]:
    """The word as glyphs; as it is if the face lacks a letter of it, which would be drawn as an empty box."""
    glyphs = _as_glyphs(face, word)
    return (None, word) if _NOT_THERE in glyphs else (face, glyphs)


@cache
def _font(face: str) -> Any:
    import uharfbuzz

    path = file_of(face)
    assert path is not None  # asked before
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))


@cache
def _as_glyphs(face: str, word: str) -> str:
    import uharfbuzz

    font, buffer = _font(face), uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    if re.fullmatch(f"{_DIGITS}+", word):  # HarfBuzz goes by the script
        buffer.direction = "ltr"
    uharfbuzz.shape(font, buffer)
    thousandth = 1000 / font.face.upem
    pen, usual, offsets = 0, 0, []
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
    for info, place in zip(infos, positions, strict=True):
        offsets.append(((pen + place.x_offset - usual) * thousandth, place.y_offset * thousandth))
        pen += place.x_advance
        usual += font.get_glyph_h_advance(info.codepoint)
        _SAID.setdefault((face, info.codepoint), word[info.cluster : ends[info.cluster]])
    glyphs = "".join(chr(GLYPHS + info.codepoint) for info in infos)
    _SHAPED[face, glyphs] = Shaped(word, tuple(offsets))
    return glyphs
