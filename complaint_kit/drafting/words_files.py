"""Files of words: `.words.j2`, cut into the clauses of letters.

A section begins with a line `== access_copy` and ends with the next. Before the first may stand only a comment.

>>> sections("== free\\nIt is free.\\n", "x").clauses["free"].text.strip()
'It is free.'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_TITLE = re.compile(r"^== ([a-z][a-z0-9_]*) *$", re.MULTILINE)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


class Section(NamedTuple):
    """The words of one clause, the file they stand in, and the line on which they begin."""

    clause: str
    text: str
    place: str
    line: int


_SWISS = str.maketrans({"ß": "ss", "„": "«", "“": "»"})


def in_swiss_spelling(section: Section) -> Section:
    """The words as Switzerland writes German: ss for ß, and its own quotation marks. What a person typed is no part of
    them, and stays."""
    return section._replace(text=section.text.translate(_SWISS))


class WordsFile(NamedTuple):
    """The clauses of a file; `outside` are the lines with words before the first, `twice` the names used twice."""

    place: str
    clauses: Mapping[str, Section]
    outside: tuple[int, ...]
    twice: tuple[Section, ...]


def sections(source: str, place: str) -> WordsFile:
    """The clauses that a file of words consists of."""
    heads = list(_TITLE.finditer(source))
    ends = [*(head.start() for head in heads[1:]), len(source)]
    found: dict[str, Section] = {}
    twice: list[Section] = []
    for head, end in zip(heads, ends, strict=False):
        section = Section(head[1], source[head.end() + 1 : end], place, source.count("\n", 0, head.end()) + 2)
        if section.clause in found:
            twice.append(section)
        found[section.clause] = section
    before = _COMMENT.sub(lambda one: "\n" * one[0].count("\n"), source[: heads[0].start()] if heads else source)
    outside = tuple(at for at, line in enumerate(before.splitlines(), start=1) if line.strip())
    return WordsFile(place, found, outside, tuple(twice))
