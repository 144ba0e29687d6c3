"""Embedded fonts as PDF objects, kept by the glyphs that they hold.

Text is encoded by glyph number (composite font, Identity-H: ISO 32000-1, 9.7), so a line's bytes are the same in every
letter. Each upright face always holds the letters, digits and marks that any letter needs; rarer ones are added where
they occur, so that most letters of a print run share their fonts and the others differ by a few glyphs.
"""

from __future__ import annotations

import string
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from complaint_kit.writers import fonts
from complaint_kit.writers.lines import Line
from complaint_kit.writers.pdf_objects import stream
from complaint_kit.writers.truetype import glyph, program

FACES = (fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC)
OBJECTS_PER_FACE = 5
_COMMON = frozenset(string.ascii_letters + string.digits + " .,;:()'’“”–-/@•")
_ALWAYS = {fonts.REGULAR: _COMMON, fonts.BOLD: _COMMON, fonts.ITALIC: frozenset(" "), fonts.BOLD_ITALIC: frozenset(" ")}


class Encoded(NamedTuple):
    """A line as text-showing operators, and what it needs: each face with the characters beyond the common ones."""

    operators: bytes
    needs: tuple[tuple[str, frozenset[str]], ...]


class Embedded(NamedTuple):
    """A font: its dictionaries and its stream objects, by object number."""

    dictionaries: dict[int, str]
    streams: dict[int, bytes]


def resource_name(face: str) -> str:
    """The name under which pages call the face."""
    return f"F{FACES.index(face)}"


@lru_cache(maxsize=4096)
def encoded(line: Line) -> Encoded:
    """The line for a content stream, from where the text matrix stands."""
    shown = [
        b"/%b %g Tf(%b)Tj" % (resource_name(run.face).encode(), run.size, _codes(run.face, run.text)) for run in line
    ]
    needs = tuple((run.face, frozenset(run.text) - _ALWAYS[run.face]) for run in line)
    return Encoded(b"\n".join(shown), needs)


@lru_cache(maxsize=512)
def embedded(face: str, rare: frozenset[str], first: int) -> Embedded:
    """The font with its common characters and the rare ones, its objects numbered from `first`."""
    glyphs = {glyph(face, character): character for character in sorted(_ALWAYS[face] | rare, reverse=True)}
    name = f"{_tag(glyphs)}+{face}"
    font, descendant, descriptor, outlines, unicode_map = range(first, first + OBJECTS_PER_FACE)
    file = program(face, frozenset(glyphs))
    return Embedded(
        {
            font: f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode_map} 0 R>>",
            descendant: f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R/DW 0/W[{_widths(face, glyphs)}]>>",
            descriptor: _descriptor(face, name, outlines),
        },
        {
            outlines: stream(outlines, file, f"/Length1 {len(file)}"),
            unicode_map: stream(unicode_map, _unicode_map(glyphs).encode("ascii")),
        },
    )


def _codes(face: str, text: str) -> bytes:
    """The glyph numbers of the text, two bytes each, as the inside of a literal string."""
    codes = b"".join(glyph(face, character).to_bytes(2, "big") for character in text)
    for special in (b"\\", b"(", b")"):
        codes = codes.replace(special, b"\\" + special)
    return codes.replace(b"\r", b"\\r")


def _tag(glyphs: dict[int, str]) -> str:
    """The six letters that tell one subset of a face from another (9.6.4)."""
    digest = sha256(repr(sorted(glyphs)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _widths(face: str, glyphs: dict[int, str]) -> str:
    return "".join(f"{number}[{fonts.width(face, glyphs[number]):g}]" for number in sorted(glyphs))


def _unicode_map(glyphs: dict[int, str]) -> str:
    """What the glyphs say, for searching, copying and reading aloud (9.10.3); at most a hundred lines a section."""
    lines = [f"<{number:04X}><{glyphs[number].encode('utf-16-be').hex().upper()}>" for number in sorted(glyphs)]
    sections = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    mapping = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in sections)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        f"1 begincodespacerange<0000><FFFF>endcodespacerange\n{mapping}"
        "endcmap CMapName currentdict/CMap defineresource pop end end"
    )


def _descriptor(face: str, name: str, outlines: int) -> str:
    metrics = fonts.font(face).face
    box = " ".join(str(int(edge)) for edge in metrics.bbox)
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {metrics.flags}/FontBBox[{box}]"
        f"/ItalicAngle {metrics.italicAngle:g}/Ascent {metrics.ascent:g}/Descent {metrics.descent:g}"
        f"/CapHeight {metrics.capHeight:g}/StemV {metrics.stemV:g}/FontFile2 {outlines} 0 R>>"
    )
