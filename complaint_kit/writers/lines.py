"""Breaking runs of text into lines, ragged right, with every word's width remembered.

A line is a tuple of `Run`s, each one piece of text in one face and size at a distance from the line's left end;
positions and widths are points. A word wider than the measure is cut, after a sign such as / or @ where one is near.
Every word carries the space after it, also at a line's end, so that whoever copies or hears the text gets whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from complaint_kit.letters.letter import Spans, plain
from complaint_kit.writers import fonts
from complaint_kit.writers.layouts import Style


class Run(NamedTuple):
    """One piece of text in one face."""

    x: float
    text: str
    face: str
    size: float


Line = tuple[Run, ...]
Word = fonts.Segments

_WORD_OR_BREAK = re.compile(r"\n|[^ \n]+| +")
_GOOD_CUT = frozenset("/-_.@?&=:;,")
_BREAK: Word = ()


@lru_cache(maxsize=1024)  # in bulk, most paragraphs come again for every person
def break_lines(spans: Spans, measure: float, style: Style) -> tuple[Line, ...]:
    """The lines of a paragraph, at least one (empty) line; WritingError if the faces lack a character."""
    fonts.refuse_missing(plain(spans))
    room = measure / style.size * 1000
    words = [piece for word in _bound(_words(spans, style.strong)) for piece in _cut_to_fit(word, room)]
    return tuple(_line(line, style.size) for line in _filled(words, room)) or ((),)


def end_of(line: Line) -> float:
    """Where the last glyph of the line ends, in points from the line's left end."""
    if not line:
        return 0.0
    last = line[-1]
    return last.x + fonts.width(last.face, last.text.rstrip(" ")) * last.size / 1000


def _words(spans: Spans, strong: bool) -> Iterator[Word]:
    """Each word with its faces and the space after it; `_BREAK` for a line break."""
    word: list[tuple[str, str]] = []
    for span in spans:
        face = fonts.face_for(strong or span.strong, span.emphasis)
        for token in _WORD_OR_BREAK.findall(span.text):
            if token[0] not in " \n":
                word.extend(fonts.segments(face, token))
                continue
            if word:
                yield _spaced(word)
                word = []
            if token == "\n":
                yield _BREAK
    if word:
        yield _spaced(word)


def _bound(words: Iterable[Word]) -> Iterator[Word]:
    """The words, with a number tied to the capitalised word or the sign before it: Article 15, § 1798, LS1 1AA."""
    held: Word = _BREAK
    for word in words:
        if held and word and word[0][1][0].isdigit() and _takes_a_number(held):
            held = fonts.joined((*held, *word))
            continue
        if held:
            yield held
        if word is _BREAK:
            yield word
        held = word
    if held:
        yield held


def _takes_a_number(word: Word) -> bool:
    last = word[-1][1].rstrip(" ").rpartition(" ")[2].lstrip("(")
    return bool(last) and (last[0].isupper() or last[0] == "§") and (last[-1].isalnum() or last[-1] in ".§")


def _spaced(word: list[tuple[str, str]]) -> Word:
    face, text = word[-1]
    return (*word[:-1], (face, text + " "))


def _filled(words: list[Word], room: float) -> Iterator[list[Word]]:
    """The words line by line, each line as full as it gets."""
    line: list[Word] = []
    used = 0.0
    for word in words:
        width = _width(word)
        if word is _BREAK or (line and used + width - _space(word) > room):
            yield line
            line, used = [], 0.0
        if word is not _BREAK:
            line.append(word)
            used += width
    if line:
        yield line


def _line(words: list[Word], size: float) -> Line:
    """The words set side by side, neighbours in one face joined."""
    pieces = fonts.joined(piece for word in words for piece in word)
    starts = accumulate((fonts.width(*piece) for piece in pieces[:-1]), initial=0.0)
    return tuple(Run(x * size / 1000, text, face, size) for x, (face, text) in zip(starts, pieces, strict=False))


def _width(word: Word) -> float:
    return sum(fonts.width(face, text) for face, text in word)


def _space(word: Word) -> float:
    face, text = word[-1]
    return fonts.width(face, " ") if text.endswith(" ") else 0.0


def _cut_to_fit(word: Word, room: float) -> Iterator[Word]:
    """The word, in as many pieces as it takes for each to fit the room."""
    while word is not _BREAK and _width(word) - _space(word) > room:
        head, word = _cut(word, room)
        yield head
    yield word


def _cut(word: Word, room: float) -> tuple[Word, Word]:
    """What fits the room, never less than one character, and the rest."""
    characters = [(face, character) for face, text in word for character in text]
    used, at = 0.0, 0
    while at < len(characters) - 2 and used + fonts.width(*characters[at]) <= room:
        used += fonts.width(*characters[at])
        at += 1
    fitting = max(at, 1)
    near = range(fitting, fitting // 2, -1)
    cut = next((end for end in near if characters[end - 1][1] in _GOOD_CUT), fitting)
    return fonts.joined(characters[:cut]), fonts.joined(characters[cut:])
