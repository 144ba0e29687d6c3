"""Slim TrueType programs for embedding: only the glyphs asked for, at their old numbers, without hints.

A PDF needs outlines and widths; hints, layout tables and names would be two thirds of the bytes. Glyphs keep their
numbers (the others are empty), so that text can be encoded once for all letters. Format: OpenType 1.9, chapters glyf,
loca, hmtx, hhea, maxp, head and "Organization of an OpenType font".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from struct import pack, unpack_from

from complaint_kit.writers import fonts

_ARGUMENTS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_TWO_SCALES, _HAS_MATRIX, _HAS_HINTS = 1, 8, 0x20, 0x40, 0x80, 0x100
_MAGIC = 0xB1B0AFBA


@cache
def glyph(face: str, character: str) -> int:
    """The number of the glyph for a character that the face holds."""
    return int(fonts.font(face).face.charToGlyph[ord(character)])


def program(face: str, glyphs: frozenset[int]) -> bytes:
    """A TrueType font of these glyphs, the parts that they are made of, and the empty box (glyph 0)."""
    head, hhea, maxp = (_table(face, tag) for tag in ("head", "hhea", "maxp"))
    outlines = {number: _outline(face, number) for number in sorted(_with_parts(face, glyphs | {0}))}
    count = max(outlines) + 1
    lengths, metrics = [0] * count, [bytes(4)] * count
    for number, outline in outlines.items():
        lengths[number] = len(outline) // 2
        metrics[number] = _metrics(face, number)
    return _assembled(
        {
            b"glyf": b"".join(outlines.values()),
            b"head": head[:8] + bytes(4) + head[12:50] + bytes(2) + head[52:],  # no checksum yet; short offsets
            b"hhea": hhea[:34] + pack(">H", count),
            b"hmtx": b"".join(metrics),
            b"loca": pack(f">{count + 1}H", *accumulate(lengths, initial=0)),
            b"maxp": maxp[:4]
            + pack(">H", count)
            + maxp[6:14]
            + pack(">7H", 1, 0, 0, 0, 0, 0, 0)
            + maxp[28:],  # nothing for hints
        }
    )


def _metrics(face: str, number: int) -> bytes:
    advance, bearing = fonts.font(face).face.hmetrics[number]
    return pack(">2H", int(advance), int(bearing))


def _with_parts(face: str, glyphs: frozenset[int]) -> frozenset[int]:
    parts = frozenset(part for number in glyphs for _, part in _components(_original(face, number)))
    return glyphs if parts <= glyphs else _with_parts(face, glyphs | parts)


@cache
def _outline(face: str, number: int) -> bytes:
    """The glyph without its instructions, padded to an even length."""
    outline = _original(face, number)
    if not outline:
        return b""
    (contours,) = unpack_from(">h", outline)
    bare = _bare_composite(outline) if contours < 0 else _bare_simple(outline, contours)
    return bare + bytes(len(bare) % 2)


def _bare_simple(outline: bytes, contours: int) -> bytes:
    hints = 10 + 2 * contours
    (length,) = unpack_from(">H", outline, hints)
    return outline[:hints] + bytes(2) + outline[hints + 2 + length :]


def _bare_composite(outline: bytes) -> bytes:
    bare = bytearray(outline)
    end = 10
    for at, _ in _components(outline):
        (flags,) = unpack_from(">H", outline, at)
        bare[at : at + 2] = pack(">H", flags & ~_HAS_HINTS)
        end = at + _component_length(flags)
    return bytes(bare[:end])


def _components(outline: bytes) -> Iterator[tuple[int, int]]:
    """Where each component of a composite glyph begins, and the number of the glyph it uses."""
    at, flags = 10, _MORE
    if not outline or unpack_from(">h", outline)[0] >= 0:
        return
    while flags & _MORE:
        flags, part = unpack_from(">2H", outline, at)
        yield at, part
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


def _assembled(tables: Mapping[bytes, bytes]) -> bytes:
    """The font file: directory, tables in the order of their tags, checksums."""
    power = len(tables).bit_length() - 1
    header = pack(">L4H", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    offset = len(header) + 16 * len(tables)
    directory, body = [], []
    for tag, data in tables.items():
        padded = data + bytes(-len(data) % 4)
        directory.append(pack(">4s3L", tag, _checksum(padded), offset, len(data)))
        body.append(padded)
        offset += len(padded)
    font = bytearray(b"".join((header, *directory, *body)))
    adjustment = font.index(tables[b"head"]) + 8
    font[adjustment : adjustment + 4] = pack(">L", (_MAGIC - _checksum(bytes(font))) % 2**32)
    return bytes(font)


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = unpack_from(f">{len(data) // 4}L", data)
    return sum(words) % 2**32
