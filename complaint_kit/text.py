r"""Text from outside: how it is cleaned before anybody uses it, and how it is shown on a terminal.

>>> cleaned("Alex \u202eMorgan\x1b]0;owned\x07")
'Alex Morgan]0;owned'
>>> shown("X\x1b[2J")
'X\\x1b[2J'
"""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 50_000_000  # of a file that the person names: an exhibit, an e-mail; more is not read
LONGEST_LINE = 200  # characters; longer than any real name or street, short enough for an address window
_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"


def cleaned(text: str) -> str:
    """The text without what nobody sees and what can disguise a text.

    Dropped are control characters, invisible format characters (direction overrides and isolates, zero-width spaces,
    soft hyphens, byte order marks; the joiners that Persian and Indic scripts need stay), lone surrogates and
    noncharacters. Every kind of line break becomes a newline, a tab a space, and an accent typed as a character of its
    own is joined to its letter (NFC).
    """
    if text.isprintable():  # nothing of all that is; said of most texts, and a list has millions
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    lines = _NEWLINES.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", "".join(filter(_is_kept, lines)))


def _is_kept(character: str) -> bool:
    code = ord(character)
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return False
    return character in _JOINERS or character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def cleaned_throughout(value: object) -> object:
    """The value with every text in it cleaned, inside lists and mappings too."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list | tuple):
        return [cleaned_throughout(one) for one in value]
    if isinstance(value, dict):
        return {key: cleaned_throughout(one) for key, one in value.items()}
    return value


def is_text(text: str) -> bool:
    """Whether it is text throughout. Python gives bytes that are none as lone surrogates, which no file can hold."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def shown(text: str, *, longest: int | None = None) -> str:
    """The text for a terminal: what cannot be printed is written out (`\\x1b`), and what is too long is cut."""
    if longest is not None and len(text) > longest:
        text = text[: longest - 1] + "…"
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
