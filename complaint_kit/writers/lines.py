"""Breaking runs of text into lines, ragged right.

A line is a tuple of `TextRun`s, each one piece of text in one face and size at a distance from the line's left end;
positions and widths are points. A word wider than the measure is cut, after a sign such as / or @ where one is near.
Every word carries the space after it, also at a line's end, so that whoever copies or hears the text gets whole words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from complaint_kit.letters.letter import Span, Spans
from complaint_kit.writers import fonts, scripts
from complaint_kit.writers.styles import Style


class TextRun(NamedTuple):
    """One piece of text in one face."""

    x: float
    text: str
    face: str
    size: float


Line = tuple[TextRun, ...]

_GAP_BEFORE_NUMBER = re.compile(r" (?=\d)")
_LETTER_OF_A_LIST = re.compile(r"\blit\. (?=[a-z]\b)")
_CODE = re.compile(r"\b(?:(?:[A-Z][\w.’]*|\d+|&) ){1,5}§§? ")  # Tex. Bus. & Com. Code §, 11 CCR §
_SUBDIVISION = re.compile(r"\d[a-z]?,? (?:Abs\.|Nr\.|Satz|subd\.|lit\.)[ \xa0]")
_ROUNDING = 0.01  # thousandths of the size: a text as wide as the measure fits
_GOOD_CUT = frozenset("/-_.@?&=:;,")


@lru_cache(maxsize=1024)  # in bulk, most paragraphs come again for every person
def break_lines(spans: Spans, measure: float, style: Style) -> tuple[Line, ...]:
    """The lines of a paragraph, at least one (empty) line; WritingError if the faces lack a character."""
    room = measure / style.size * 1000 + _ROUNDING
    pieces = [piece for span in spans for piece in _pieces(span, style.strong, room)]
    if not pieces:
        return ((),)
    face, text = pieces[-1]
    if face in scripts.FACES:  # whose words are whole as they are
        pieces.append((face := fonts.face_for(style.strong, False), text := ""))
    if len(pieces) == 1 and _fits_one_line(face, text, measure, style):
        return ((TextRun(0.0, text.lstrip(" ").replace("\xa0", " ") + " ", face, style.size),),)
    pieces[-1] = (face, text + " ")
    text = _with_numbers_bound("".join([text for _, text in pieces]))
    widths = chain.from_iterable([map(fonts.advances(face).__getitem__, text) for face, text in pieces])
    positions = [*accumulate(widths, initial=0.0)]
    drawn = text.replace("\n", " ").replace("\xa0", " ")
    stretches = _stretches(pieces)
    return tuple(
        [
            tuple(
                [
                    TextRun((positions[at] - positions[start]) * style.size / 1000, drawn[at:to], face, style.size)
                    for face, first, last in stretches
                    if (at := max(first, start)) < (to := min(last, end))
                ]
            )
            for start, end in _lines(text, positions, room)
        ]
    )


def _fits_one_line(face: str, text: str, measure: float, style: Style) -> bool:
    """Whether nothing has to be broken, as in most lines of a head."""
    if "\n" in text or not text.strip(" "):
        return False
    return fonts.width(face, text.strip(" ")) * style.size / 1000 <= measure


def end_of(line: Line) -> float:
    """Where the last glyph of the line ends, in points from the line's left end."""
    if not line:
        return 0.0
    last = line[-1]
    return last.x + fonts.width(last.face, last.text.rstrip(" ")) * last.size / 1000


def _pieces(span: Span, strong: bool, room: float) -> fonts.Pieces:
    return fonts.pieces(fonts.face_for(strong or span.strong, span.emphasis), span.text, room)


def _stretches(pieces: Sequence[tuple[str, str]]) -> list[tuple[str, int, int]]:
    """Each face with the place in the joined text where it starts and ends."""
    ends = [*accumulate(len(text) for _, text in pieces)]
    return [(face, end - len(text), end) for (face, text), end in zip(pieces, ends, strict=True)]


def _with_numbers_bound(text: str) -> str:
    """The text with no break between a number and the sign, or the word that is capitalised or opens a bracket, before
    it, between a letter and its `lit.`, between a code and its section, nor before a paragraph of an article: Article
    15, § 1798, (enclosure 1), lit. c, Civ. Code § 1798, Art. 77 Abs. 1."""
    if "lit. " in text:
        text = _LETTER_OF_A_LIST.sub("lit.\xa0", text)
    if "§" in text:
        text = _CODE.sub(_bound, text)
    text = _SUBDIVISION.sub(_bound, text)
    for gap in _GAP_BEFORE_NUMBER.finditer(text):
        at = gap.start()
        opened = text[text.rfind(" ", 0, at) + 1 : at]
        word = opened.lstrip("(\n")
        if (
            word
            and (word[0].isupper() or word[0] == "§" or opened[0] == "(")
            and (word[-1].isalnum() or word[-1] in ".§")
        ):
            text = f"{text[:at]}\xa0{text[at + 1 :]}"
    return text


def _bound(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\xa0")


def _lines(text: str, positions: Sequence[float], room: float) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends in the text; spaces at a line's start are dropped."""
    start = _next_word(text, 0)
    while start < len(text):
        end = _end_of_line(text, positions, start, room)
        yield start, end
        start = _next_word(text, end)


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _end_of_line(text: str, positions: Sequence[float], start: int, room: float) -> int:
    limit = bisect_right(positions, positions[start] + room, start) - 1  # text[start:limit] fits
    newline = text.find("\n", start, limit + 1)
    if newline >= 0:
        return newline + 1
    if limit >= len(text) - 1:
        return len(text)
    for space in (" ", "\xa0"):  # what holds together parts where it is longer than a line
        if (at := text.rfind(space, start, limit + 1)) > 0:
            return at + 1
    fitting = max(limit, start + 1)
    near = range(fitting, (start + fitting) // 2, -1)
    return next((cut for cut in near if text[cut - 1] in _GOOD_CUT), fitting)
