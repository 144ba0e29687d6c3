"""The faces of a letter: Source Sans Pro (SIL Open Font License 1.1), from the package font-source-sans-pro.

Its upright faces hold Latin for every language of the Union, Greek (also polytonic) and Cyrillic; its italics hold
Latin only, so Greek and Cyrillic words in italics stand upright. The font files are read where pip put them, once per
process.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from math import inf
from operator import itemgetter
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from complaint_kit.errors import WritingError
from complaint_kit.writers import scripts

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "SourceSansPro", "SourceSansPro-Bold", "SourceSansPro-It", "SourceSansPro-BoldIt"
_FILES = {
    REGULAR: "SourceSansPro-Regular.ttf",
    BOLD: "SourceSansPro-Bold.ttf",
    ITALIC: "SourceSansPro-It.ttf",
    BOLD_ITALIC: "SourceSansPro-BoldIt.ttf",
}
_UPRIGHT = {ITALIC: REGULAR, BOLD_ITALIC: BOLD}
# What stands in for characters that say how a line may break, or join signs in scripts that the faces do not hold.
_STAND_INS = str.maketrans(
    {"\u2007": "\xa0", "\u2009": "\xa0", "\u200a": "\xa0", "\u2011": "-", "\u200c": "", "\u200d": ""}
)

_INSTALL = 'Run: pip install "complaint-kit[scripts]"'

Pieces = tuple[tuple[str, str], ...]


def face_for(strong: bool, emphasis: bool) -> str:
    """The name of the face for a run."""
    if strong:
        return BOLD_ITALIC if emphasis else BOLD
    return ITALIC if emphasis else REGULAR


@cache
def font(face: str) -> TTFont:
    """The font program of a face, registered with reportlab under that name."""
    if face in scripts.FACES:
        return _font_of_script(face)
    package = find_spec("font_source_sans_pro")
    if package is None or package.origin is None:
        raise WritingError("the typeface is not installed", mend="Run: pip install font-source-sans-pro")
    found = TTFont(face, str(Path(package.origin).parent / "files" / _FILES[face]))
    pdfmetrics.registerFont(found)
    return found


def _font_of_script(face: str) -> TTFont:
    """The font of a script, with a sign for each of its glyphs."""
    path = scripts.file_of(face)
    if path is None:
        raise WritingError("the typefaces of other scripts are not installed", mend=_INSTALL)
    found = TTFont(face, str(path))
    for number, (advance, _) in enumerate(found.face.hmetrics):
        found.face.charToGlyph[scripts.GLYPHS + number] = number
        found.face.charWidths[scripts.GLYPHS + number] = advance * 1000 / found.face.unitsPerEm
    pdfmetrics.registerFont(found)
    return found


@cache
def advances(face: str) -> dict[str, float]:
    """The width of every character that can be set in the face, in thousandths of the size; none for a line break."""
    widths = {chr(code): float(width) for code, width in font(face).face.charWidths.items()}
    return {**widths, "\xa0": widths[" "], "\n": 0.0}


def width(face: str, text: str) -> float:
    """How wide the text is, in thousandths of the size."""
    return sum(map(advances(face).__getitem__, text))


def pieces(face: str, text: str, room: float = inf) -> Pieces:
    """The text in pieces with the face that holds them; WritingError if none holds a character of it. `room` is how
    long a line may be, in thousandths of the size."""
    if _settable(face).issuperset(text):
        return ((face, text),)
    return tuple(
        piece
        for script, part in scripts.words(text, room)
        for piece in (((script, part),) if script else _in_own_faces(face, part.translate(_STAND_INS)))
    )


def _in_own_faces(face: str, text: str) -> Pieces:
    _refuse_missing(text)
    held, upright = _settable(face), _UPRIGHT.get(face, face)
    chosen = ((face if sign in held else upright, sign) for sign in text)
    return tuple((name, "".join(sign for _, sign in group)) for name, group in groupby(chosen, itemgetter(0)))


@cache
def _settable(face: str) -> frozenset[str]:
    return frozenset(advances(face))


def named(text: str) -> str:
    """The text with each sign that the faces lack as its name in Unicode: `[grinning face]`."""
    held = _settable(REGULAR)
    if held.issuperset(text):
        return text
    signs = text.translate(_STAND_INS)
    return "".join(one if one in held else f"[{unicodedata.name(one, 'sign').lower()}]" for one in signs)


def measured(text: str) -> str:
    """The text with an M for each sign that the faces lack: about as wide, where only the room counts."""
    held = _settable(REGULAR)
    return text if held.issuperset(text) else "".join(one if one in held else "M" for one in text)


def _refuse_missing(text: str) -> None:
    """WritingError if the text holds a character that would be drawn as an empty box."""
    missing = [sign for sign in dict.fromkeys(text) if sign not in _settable(REGULAR)]
    if not missing:
        return
    at = text.index(missing[0])
    begin = f"{_INSTALL}; or write" if scripts.could_show("".join(missing)) else "Write"
    raise WritingError(
        "the typeface of the PDF cannot show every character",
        place=f"in the text “{text[max(0, at - 40) : at + 40].strip()}”",
        found=", ".join(f"{sign} ({unicodedata.name(sign, 'unnamed').lower()})" for sign in missing[:5]),
        mend=f"{begin} it without emoji, a name in Latin letters as in a passport; or use the Word or text version",
    )
