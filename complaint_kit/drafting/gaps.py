"""Gaps in words that many people share: a sign stands for an answer that the words print as it is, or for paragraphs
that are said for one person alone.

The signs are characters that Unicode sets aside for a program's inner use; no text from outside holds them.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, assert_never

from complaint_kit.letters.letter import Blank, Block, Heading, Item, ListBlock, Paragraph, Span, Spans, Table
from complaint_kit.letters.markup import as_typed

_ANSWERS = tuple(map(chr, range(0xFDE0, 0xFDF0)))
PARAGRAPHS = tuple(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
Told = Mapping[str, str]  # what stands in the gaps, by sign
Paragraphs = Mapping[str, tuple[Spans, ...]]  # what stands for a paragraph that is a sign alone


class Signs:
    """The signs of the questions whose answers are left out, each the same in all words of a kind of letter."""

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}

    def of(self, question: str) -> str | None:
        """The sign; None once there is none left."""
        if question not in self._signs and len(self._signs) < len(_ANSWERS):
            self._signs[question] = _ANSWERS[len(self._signs)]
        return self._signs.get(question)

    def told(self, questions: Iterable[str], answers: Mapping[str, Any]) -> dict[str, str]:
        """What this person answered, as typed, by sign. The answers are escaped."""
        return {self._signs[one]: as_typed(answers.get(one) or "") for one in questions if one in self._signs}

    def instead(self, questions: Iterable[str], answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answers, with its sign in place of each to one of these questions that was answered."""
        return ChainMap({one: self._signs[one] for one in questions if answers.get(one)}, dict(answers))


def filled(blocks: Iterable[Block], told: Told, paragraphs: Paragraphs | None = None) -> tuple[Block, ...]:
    """The blocks with what stands in the gaps."""
    return tuple(one for block in blocks for one in _filled(block, told, paragraphs or {}))


def filled_text(text: str, told: Told) -> str:
    """The text with what stands in the gaps."""
    for sign, answer in told.items():
        text = text.replace(sign, answer)
    return text


def has_gaps(block: Block, signs: frozenset[str]) -> bool:
    """Whether one of these signs stands in the block."""
    return any(not signs.isdisjoint(span.text) for spans in runs(block) for span in spans)


def runs(block: Block) -> Iterator[Spans]:
    """Every paragraph, cell or label of the block."""
    match block:
        case Paragraph(spans) | Heading(spans):
            yield spans
        case ListBlock(items):
            for item in items:
                yield from item.paragraphs
        case Table(rows):
            for row in rows:
                yield from row
        case Blank(label):
            yield (Span(label),)
        case _:
            assert_never(block)


def _filled(block: Block, told: Told, paragraphs: Paragraphs) -> Iterator[Block]:
    match block:
        case Paragraph(spans):
            yield from map(Paragraph, _paragraphs((spans,), told, paragraphs))
        case Heading(spans, level):
            yield Heading(_spans(spans, told), level)
        case ListBlock(items):
            yield ListBlock(tuple(Item(one.number, _paragraphs(one.paragraphs, told, paragraphs)) for one in items))
        case Table(rows):
            yield Table(tuple(tuple(_spans(cell, told) for cell in row) for row in rows))
        case Blank(label):
            yield Blank(filled_text(label, told).replace("\n", " "))
        case _:
            assert_never(block)


def _paragraphs(found: tuple[Spans, ...], told: Told, paragraphs: Paragraphs) -> tuple[Spans, ...]:
    return tuple(one for spans in found for one in paragraphs.get(spans[0].text) or (_spans(spans, told),))


def _spans(spans: Spans, told: Told) -> Spans:
    return tuple(Span(filled_text(one.text, told), one.strong, one.emphasis) for one in spans)
