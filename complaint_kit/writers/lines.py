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


class Word(NamedTuple):
    """A word with its faces and the space after it; widths are thousandths of the size. No pieces: a line break."""

    pieces: fonts.Segments
    width: float
    space: float


_BREAK = Word((), 0.0, 0.0)
_TOKEN = re.compile(r"[^ \n]+ ?| +|\n")
_GOOD_CUT = frozenset("/-_.@?&=:;,")


@lru_cache(maxsize=1024)  # in bulk, most paragraphs come again for every person
def break_lines(spans: Spans, measure: float, style: Style) -> tuple[Line, ...]:
    """The lines of a paragraph, at least one (empty) line; WritingError if the faces lack a character."""
    fonts.refuse_missing(plain(spans))
    lines = _filled(_words(spans, style.strong), measure / style.size * 1000)
    return tuple(_line(line, style.size) for line in lines) or ((),)


def end_of(line: Line) -> float:
    """Where the last glyph of the line ends, in points from the line's left end."""
    if not line:
        return 0.0
    last = line[-1]
    return last.x + fonts.width(last.face, last.text.rstrip(" ")) * last.size / 1000


def _words(spans: Spans, strong: bool) -> Iterator[Word]:
    """The words, across spans, with a number tied to the word that it belongs to."""
    held = _BREAK
    for span in spans:
        face = fonts.face_for(strong or span.strong, span.emphasis)
        for token in _TOKEN.findall(span.text):
            word = _BREAK if token[0] in " \n" else _word(face, token)
            if held.pieces and word.pieces and _go_together(held, word):
                held = Word(fonts.joined((*held.pieces, *word.pieces)), held.width + word.width, word.space)
                continue
            if held.pieces:
                yield _ended(held)
            if token == "\n":
                yield _BREAK
            held = word
    if held.pieces:
        yield _ended(held)


@lru_cache(maxsize=20_000)
def _word(face: str, token: str) -> Word:
    pieces = fonts.segments(face, token)
    space = fonts.width(face, " ") if token[-1] == " " else 0.0
    return Word(pieces, sum(fonts.width(*piece) for piece in pieces), space)


def _go_together(word: Word, following: Word) -> bool:
    """Whether no line may break between: no space there, or a number after what it counts (Article 15, § 1798)."""
    if not word.space:
        return True
    if not following.pieces[0][1][:1].isdigit():
        return False
    last = word.pieces[-1][1].rstrip(" ").rpartition(" ")[2].lstrip("(")
    return (last[:1].isupper() or last[:1] == "§") and (last[-1:].isalnum() or last[-1:] in ".§")


def _ended(word: Word) -> Word:
    """The word with a space after it."""
    if word.space:
        return word
    face = word.pieces[-1][0]
    space = fonts.width(face, " ")
    return Word(fonts.joined((*word.pieces, (face, " "))), word.width + space, space)


def _filled(words: Iterable[Word], room: float) -> Iterator[list[Word]]:
    """The words line by line, each line as full as it gets."""
    line: list[Word] = []
    used = 0.0
    for word in words:
        if not word.pieces or (line and used + word.width - word.space > room):
            yield line
            line, used = [], 0.0
        while word.width - word.space > room:
            head, word = _cut(word, room)
            yield [head]
        if word.pieces:
            line.append(word)
            used += word.width
    if line:
        yield line


def _line(words: list[Word], size: float) -> Line:
    """The words set side by side, neighbours in one face joined."""
    pieces = fonts.joined(piece for word in words for piece in word.pieces)
    starts = accumulate((fonts.width(*piece) for piece in pieces[:-1]), initial=0.0)
    return tuple(Run(x * size / 1000, text, face, size) for x, (face, text) in zip(starts, pieces, strict=False))


def _cut(word: Word, room: float) -> tuple[Word, Word]:
    """What fits the room, never less than one character, and the rest."""
    characters = [(face, character) for face, text in word.pieces for character in text]
    used, at = 0.0, 0
    while at < len(characters) - 2 and used + fonts.width(*characters[at]) <= room:
        used += fonts.width(*characters[at])
        at += 1
    fitting = max(at, 1)
    near = range(fitting, fitting // 2, -1)
    cut = next((end for end in near if characters[end - 1][1] in _GOOD_CUT), fitting)
    head, rest = fonts.joined(characters[:cut]), fonts.joined(characters[cut:])
    width = sum(fonts.width(*piece) for piece in head)
    return Word(head, width, 0.0), Word(rest, word.width - width, word.space)
