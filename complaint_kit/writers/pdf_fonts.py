"""Embedded fonts as PDF objects, kept by the glyphs that they hold.

Text is encoded by glyph number (composite font, Identity-H: ISO 32000-1, 9.7), so a line's bytes are the same in every
letter. An upright face is embedded twice at most: once with what any letter needs (letters, digits, marks), the same
for all, and once with the few rarer characters of this letter, such as those of a Polish or Greek name.
"""

from __future__ import annotations

import string
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from complaint_kit.writers import fonts, scripts
from complaint_kit.writers.lines import Line, TextRun
from complaint_kit.writers.pdf_objects import SMALL, stream, text_string
from complaint_kit.writers.truetype import glyph, program

FACES = (fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC, *scripts.FACES)
FIRST_OBJECT = 6
_OBJECTS_PER_FONT = 4
_FIRST_MAP = FIRST_OBJECT + 2 * len(FACES) * _OBJECTS_PER_FONT
END_OF_FONTS = _FIRST_MAP + 4 + len(scripts.FACES)
_ITALICS = (fonts.ITALIC, fonts.BOLD_ITALIC)
# What English and German letters hold, so that one font of each face serves most of a print run.
_ANY_LETTER = frozenset(string.ascii_letters + string.digits + " .,;:()'’“”„–-/@•§&?!äöüÄÖÜßéèáó")
_COMMON = {
    fonts.REGULAR: _ANY_LETTER,
    fonts.BOLD: _ANY_LETTER,
    fonts.ITALIC: frozenset(),
    fonts.BOLD_ITALIC: frozenset(),
    **dict.fromkeys(scripts.FACES, frozenset[str]()),
}


class Need(NamedTuple):
    """A font that a line needs: a face with its common characters (`rare` is empty), or with these rare ones."""

    face: str
    rare: frozenset[str]

    @property
    def resource(self) -> str:
        """The name by which pages call the font."""
        return f"{'R' if self.rare else 'F'}{FACES.index(self.face)}"

    @property
    def first_object(self) -> int:
        """The number of the font's first object."""
        return FIRST_OBJECT + (2 * FACES.index(self.face) + bool(self.rare)) * _OBJECTS_PER_FONT

    @property
    def map_object(self) -> int:
        """The number of the map from glyphs to Unicode, one for regular and bold: they number their glyphs alike."""
        if self.face in scripts.FACES:
            return _FIRST_MAP + 4 + scripts.FACES.index(self.face)
        return _FIRST_MAP + 2 * (self.face in _ITALICS) + bool(self.rare)


class Encoded(NamedTuple):
    """A line as text-showing operators, and the fonts that they call."""

    operators: bytes
    needs: tuple[Need, ...]


class Embedded(NamedTuple):
    """A font: its dictionaries, and its stream objects by number."""

    dictionaries: dict[int, str]
    streams: dict[int, bytes]


_NEEDS: dict[tuple[Need, ...], tuple[Need, ...]] = {}  # one of each, so that equal ones are told by being the same


@lru_cache(maxsize=4096)
def encoded(line: Line) -> Encoded:
    """The line for a content stream, from where the text matrix stands."""
    shown, needs = [], []
    for run in line:
        for need, text in _by_font(run):
            shown.append(b"/%b %g Tf" % (need.resource.encode(), run.size) + _text_of(run, text))
            needs.append(need)
    together = tuple(needs)
    return Encoded(b" ".join(shown), _NEEDS.setdefault(together, together))


def _text_of(run: TextRun, text: str) -> bytes:
    """The operators that show the text in the font that was called: words of other scripts glyph by glyph, each in its
    place, with what they say (14.9.4)."""
    codes = _codes(run.face)
    word = scripts.shaped(run.face, text)
    if word is None:
        return b"(%b)Tj" % b"".join(map(codes.__getitem__, text))
    glyphs = b"".join(
        b"%g Ts[%g(%b)%g]TJ " % (up * run.size / 1000, -right, codes[sign], right)
        for sign, (right, up) in zip(text, word.offsets, strict=True)
    )
    return b"/Span<</ActualText%b>>BDC %b0 Ts EMC" % (text_string(word.said).encode(), glyphs)


def _by_font(run: TextRun) -> Iterator[tuple[Need, str]]:
    """The text of the run, common and rare characters apart."""
    common = _COMMON[run.face]
    if common.issuperset(run.text):
        yield Need(run.face, frozenset()), run.text
        return
    for is_common, group in groupby(run.text, common.__contains__):
        text = "".join(group)
        yield Need(run.face, frozenset() if is_common else frozenset(text)), text


def needed(needs: Collection[Need]) -> list[Need]:
    """The fonts for all these needs; regular and bold share their rare characters, as they share the map."""
    rare: dict[int, frozenset[str]] = {}
    for need in needs:
        rare[need.map_object] = rare.get(need.map_object, frozenset()) | need.rare
    together = {Need(need.face, rare[need.map_object]) for need in needs}
    return sorted(together, key=attrgetter("first_object"))


@lru_cache(maxsize=512)
def embedded(need: Need) -> Embedded:
    """The objects of the font."""
    face, characters = need.face, need.rare or _COMMON[need.face]
    glyphs = {glyph(face, character): character for character in sorted(characters, reverse=True)}
    meant = {number: scripts.said(face, number) or sign for number, sign in glyphs.items()}
    name = f"{_tag(glyphs)}+{face}"
    first = need.first_object
    font, descendant, descriptor, outlines = range(first, first + _OBJECTS_PER_FONT)
    file = program(face, frozenset(glyphs))
    dictionaries = {
        font: f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {need.map_object} 0 R>>",
        descendant: f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 0/W[{_widths(face, glyphs)}]>>",
        descriptor: _descriptor(face, name, outlines),
    }
    streams = {
        outlines: stream(outlines, file, f"/Length1 {len(file)}", SMALL),
        need.map_object: stream(need.map_object, _unicode_map(meant).encode("ascii"), level=SMALL),
    }
    return Embedded(dictionaries, streams)


@cache
def _codes(face: str) -> dict[str, bytes]:
    """For each character the number of its glyph, two bytes, as it stands in a literal string."""
    escapes = {special: b"\\" + bytes([special]) for special in b"\\()"} | {ord("\r"): b"\\r"}
    return {
        chr(code): b"".join(escapes.get(byte, bytes([byte])) for byte in int(number).to_bytes(2, "big"))
        for code, number in fonts.font(face).face.charToGlyph.items()
    }


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
