"""A group's letterhead: a small file that names a logo, a colour and a Word file beside it.

logo: logo.png            # above the window of the envelope, in PDF, Word and HTML
logo_height: 18           # millimetres at most
colour: "#1a5276"         # of the subject and of headings
word: letterhead.docx     # whose header, footer, styles and margins Word files have, instead of logo and colour
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from complaint_kit.errors import AnswersError, KitError
from complaint_kit.law.entry import Model
from complaint_kit.letters.layout import MILLIMETRE, Letterhead
from complaint_kit.packs.models import read_model

MOST_BYTES = 5_000_000  # of the Word file
_CONTRAST = 4.5  # that small print has to have with white: Web Content Accessibility Guidelines 2.2, 1.4.3


def _readable(colour: str) -> str:
    if _contrast(colour) < _CONTRAST:
        raise ValueError("this colour is too light to be read on white paper")
    return colour


def _contrast(colour: str) -> float:
    """How a colour stands out against white, as the same guidelines count it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


class LetterheadFile(Model):
    """The file, as it is written."""

    logo: str | None = None
    logo_height: float = Field(default=18, gt=0, le=40)
    colour: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$"), AfterValidator(_readable)] | None = None
    word: str | None = None


class Gathered(Model):
    """A letterhead in one piece of text, with what its files hold, for workers that have no disk."""

    file: LetterheadFile
    logo: str = ""
    word: str = ""


def gathered(path: Path) -> Gathered:
    """The letterhead in that file and in those that it names. Raises KitError, naming file and line, for what is not
    there, does not fit or is broken."""
    if not path.is_file():
        raise AnswersError("there is no such letterhead", place=str(path), mend="Check its name and folder.")
    file = read_model(path, LetterheadFile)
    held = {name: _content(path.parent / named) if named else "" for name, named in _named(file).items()}
    found = Gathered(file=file, **held)
    letterhead(found, path.parent)
    return found


def letterhead(whole: Gathered, folder: Path = Path()) -> Letterhead:
    """The letterhead itself. Raises AnswersError, naming the file, for what is no picture or no Word file."""
    from complaint_kit.writers.pictures import WHITE, picture  # most letters stand on plain paper

    file = whole.file
    logo = picture(b64decode(whole.logo), str(folder / str(file.logo)), WHITE) if whole.logo else None
    word = b64decode(whole.word) or None
    if word:
        from complaint_kit.writers.docx_base import emptied

        try:
            emptied(word, ())
        except KitError as error:
            raise error.at(str(folder / str(file.word))) from None
    return Letterhead(logo, file.logo_height * MILLIMETRE, file.colour, word)


def _named(file: LetterheadFile) -> dict[str, str | None]:
    return {"logo": file.logo, "word": file.word}


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise AnswersError("this file is too large", place=str(path), found=f"over {MOST_BYTES // 1_000_000} MB")
        return b64encode(path.read_bytes()).decode("ascii")
    except OSError as error:
        mend = "It lies beside the letterhead that names it."
        raise AnswersError("this file cannot be read", place=str(path), found=error.strerror, mend=mend) from None
