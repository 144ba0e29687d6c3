"""The faces of a letter: Source Sans Pro (SIL Open Font License 1.1), from the package font-source-sans-pro.

Its upright faces hold Latin for every language of the Union, Greek (also polytonic) and Cyrillic; its italics hold
Latin only, so Greek and Cyrillic words in italics stand upright. The font files are read where pip put them, once per
process.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from complaint_kit.errors import WritingError

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "SourceSansPro", "SourceSansPro-Bold", "SourceSansPro-It", "SourceSansPro-BoldIt"
_FILES = {
    REGULAR: "SourceSansPro-Regular.ttf",
    BOLD: "SourceSansPro-Bold.ttf",
    ITALIC: "SourceSansPro-It.ttf",
    BOLD_ITALIC: "SourceSansPro-BoldIt.ttf",
}
_UPRIGHT = {ITALIC: REGULAR, BOLD_ITALIC: BOLD}
# Characters that differ from another one only in how a line may break, or that are not seen at all.
_STAND_INS = {0xA0: " ", 0x2007: " ", 0x2009: " ", 0x200A: " ", 0x2011: "-", 0x200C: "", 0x200D: ""}

Segments = tuple[tuple[str, str], ...]


def face_for(strong: bool, emphasis: bool) -> str:
    """The name of the face for a run."""
    if strong:
        return BOLD_ITALIC if emphasis else BOLD
    return ITALIC if emphasis else REGULAR


@cache
def font(face: str) -> TTFont:
    """The font program of a face, registered with reportlab under that name."""
    package = find_spec("font_source_sans_pro")
    if package is None or package.origin is None:
        raise WritingError("the typeface is not installed", mend="Run: pip install font-source-sans-pro")
    found = TTFont(face, str(Path(package.origin).parent / "files" / _FILES[face]))
    pdfmetrics.registerFont(found)
    return found


@lru_cache(maxsize=20_000)
def width(face: str, text: str) -> float:
    """How wide the text is, in thousandths of the size."""
    widths = font(face).face.charWidths
    return float(sum(widths[ord(character)] for character in text))


def segments(face: str, text: str) -> Segments:
    """The text as it is drawn: pieces with the face that holds their glyphs."""
    drawn = text.translate(_STAND_INS)
    held = _covered(face)
    if held.issuperset(drawn):
        return ((face, drawn),)
    return joined((face if character in held else _UPRIGHT[face], character) for character in drawn)


def joined(pieces: Iterable[tuple[str, str]]) -> Segments:
    """The pieces, with neighbours in one face made one."""
    return tuple((face, "".join(text for _, text in group)) for face, group in groupby(pieces, itemgetter(0)))


def refuse_missing(text: str) -> None:
    """WritingError if the text holds a character that would be drawn as an empty box."""
    if _drawable().issuperset(text):
        return
    missing = [character for character in dict.fromkeys(text) if character not in _drawable()]
    at = text.index(missing[0])
    names = ", ".join(f"{sign} ({unicodedata.name(sign, 'unnamed').lower()})" for sign in missing[:5])
    raise WritingError(
        "the typeface of the PDF cannot show every character",
        place=f"in the text “{text[max(0, at - 40) : at + 40].strip()}”",
        found=names,
        mend="Spell the name in Latin letters, as in a passport; or use the Word or text version",
    )


@cache
def _drawable() -> frozenset[str]:
    return _covered(REGULAR) | {"\n", *map(chr, _STAND_INS)}


@cache
def _covered(face: str) -> frozenset[str]:
    return frozenset(map(chr, font(face).face.charToGlyph))
