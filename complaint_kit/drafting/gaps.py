"""Gaps in words that many people share: each stands for an answer that the words print as it is.

The signs for them are characters that Unicode sets aside for a program's inner use; no text from outside holds them.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from complaint_kit.letters.letter import Blank, Block, Heading, Item, ListBlock, Paragraph, Span, Spans, Table
from complaint_kit.letters.markup import as_typed

_SIGNS = tuple(map(chr, range(0xFDE0, 0xFDF0)))
MOST = len(_SIGNS)


def with_gaps(questions: Sequence[str], answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers, with a gap in place of each to one of these questions that was answered."""
    signs = {id_: sign for id_, sign in zip(questions, _SIGNS, strict=False) if answers.get(id_)}
    return ChainMap(signs, dict(answers))


def filled(blocks: tuple[Block, ...], questions: Sequence[str], answers: Mapping[str, Any]) -> tuple[Block, ...]:
    """The blocks with what this person answered in the gaps. The answers are escaped."""
    told = {sign: as_typed(answers.get(id_) or "") for id_, sign in zip(questions, _SIGNS, strict=False)}
    return tuple(_filled(block, told) for block in blocks)


def _filled(block: Block, told: Mapping[str, str]) -> Block:
    match block:
        case Paragraph(spans):
            return Paragraph(_spans(spans, told))
        case Heading(spans, level):
            return Heading(_spans(spans, told), level)
        case ListBlock(items):
            return ListBlock(tuple(Item(one.number, tuple(_spans(s, told) for s in one.paragraphs)) for one in items))
        case Table(rows):
            return Table(tuple(tuple(_spans(cell, told) for cell in row) for row in rows))
        case Blank(label):
            return Blank(_text(label, told).replace("\n", " "))
        case _:
            assert_never(block)


def _spans(spans: Spans, told: Mapping[str, str]) -> Spans:
    return tuple(Span(_text(one.text, told), one.strong, one.emphasis) for one in spans)


def _text(text: str, told: Mapping[str, str]) -> str:
    for sign, answer in told.items():
        text = text.replace(sign, answer)
    return text
