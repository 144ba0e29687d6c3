"""Slim TrueType programs for embedding: only the glyphs asked for, at their old numbers, without hints.

A PDF needs outlines and widths; hints, layout tables and names would be two thirds of the bytes. Glyphs keep their
numbers (the others are empty), so that text can be encoded once for all letters. Format: OpenType 1.9, chapters glyf,
loca, hmtx, hhea, maxp and head.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from struct import pack, unpack_from

from reportlab.pdfbase.ttfonts import TTFontMaker

from complaint_kit.writers import fonts

_ARGUMENTS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_TWO_SCALES, _HAS_MATRIX = 1, 8, 0x20, 0x40, 0x80


@cache
def glyph(face: str, character: str) -> int:
    """The number of the glyph for a character that the face holds."""
    return int(fonts.font(face).face.charToGlyph[ord(character)])


def program(face: str, glyphs: frozenset[int]) -> bytes:
    """A TrueType font of these glyphs, the parts that they are made of, and the empty box (glyph 0)."""
    outlines = {number: _outline(face, number) for number in sorted(_with_parts(face, glyphs | {0}))}
    count = max(outlines) + 1
    lengths, metrics = [0] * count, [bytes(4)] * count
    for number, outline in outlines.items():
        lengths[number] = len(outline) // 2
        metrics[number] = _metrics(face, number)
    head, hhea, maxp = (_table(face, tag) for tag in ("head", "hhea", "maxp"))
    without_hints = pack(">7H", 1, 0, 0, 0, 0, 0, 0)
    maker = TTFontMaker()
    maker.add("glyf", b"".join(outlines.values()))
    maker.add("head", head[:50] + bytes(2) + head[52:])  # short offsets
    maker.add("hhea", hhea[:34] + pack(">H", count))
    maker.add("hmtx", b"".join(metrics))
    maker.add("loca", pack(f">{count + 1}H", *accumulate(lengths, initial=0)))
    maker.add("maxp", maxp[:4] + pack(">H", count) + maxp[6:14] + without_hints + maxp[28:])
    return bytes(maker.makeStream())


def _metrics(face: str, number: int) -> bytes:
    advance, bearing = fonts.font(face).face.hmetrics[number]
    return pack(">2H", int(advance), int(bearing))


def _with_parts(face: str, glyphs: frozenset[int]) -> frozenset[int]:
    parts = frozenset(part for number in glyphs for part in _components(_original(face, number)))
    return glyphs if parts <= glyphs else _with_parts(face, glyphs | parts)


@cache
def _outline(face: str, number: int) -> bytes:
    """The glyph, without the hints of its contours, padded to an even length."""
    outline = _original(face, number)
    contours = _contours(outline)
    if contours > 0:
        hints = 10 + 2 * contours
        (length,) = unpack_from(">H", outline, hints)
        outline = outline[:hints] + bytes(2) + outline[hints + 2 + length :]
    return outline + bytes(len(outline) % 2)


def _contours(outline: bytes) -> int:
    """How many contours a glyph has; -1 for one made of other glyphs, 0 for an empty one."""
    return int(unpack_from(">h", outline)[0]) if outline else 0


def _components(outline: bytes) -> Iterator[int]:
    """The numbers of the glyphs that a composite glyph is made of; none for another."""
    at, flags = 10, _MORE
    if _contours(outline) >= 0:
        return
    while flags & _MORE:
        flags, part = unpack_from(">2H", outline, at)
        yield part
        at += _component_length(flags)


def _component_length(flags: int) -> int:
    arguments = 4 if flags & _ARGUMENTS_ARE_WORDS else 2
    scales = {_HAS_SCALE: 2, _HAS_TWO_SCALES: 4, _HAS_MATRIX: 8}
    return 4 + arguments + sum(length for flag, length in scales.items() if flags & flag)


@cache
def _original(face: str, number: int) -> bytes:
    start, end = fonts.font(face).face.glyphPos[number : number + 2]
    return _table(face, "glyf")[start:end]


@cache
def _table(face: str, tag: str) -> bytes:
    return bytes(fonts.font(face).face.get_table(tag))  # type: ignore[no-untyped-call]
