"""Citations as a careful writer repeats them: the name of an act is said once, a citation of the heading not again,
and what points of one paragraph have in common once for all of them.

`cite()` marks what it gives, with characters that no text from outside can hold (`text.cleaned` drops them). Once the
letter is whole, what is read twice is left out, and the marks with it:

>>> marks = Marks((" UK GDPR",))
>>> body = Paragraph((Span("I object" + in_brackets(marks.cited("Article 21(1) UK GDPR")) + "."),))
>>> why = Paragraph((Span("Say why" + in_brackets(marks.cited("Article 12(4) UK GDPR")) + "."),))
>>> subject, blocks = shortened("Objection (" + marks.cited("Article 21(1) UK GDPR") + ")", (body, why))
>>> subject, blocks[0].spans[0].text, blocks[1].spans[0].text
('Objection (Article 21(1) UK GDPR)', 'I object.', 'Say why (Article 12(4)).')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from complaint_kit.letters.letter import Blank, Block, Heading, Item, ListBlock, Paragraph, Span, Spans, Table

# Noncharacters of Unicode, beside those of `letters.markup` and `gaps`: bracket, citation, name of an act.
_BRACKET, _BRACKET_END, _CITED, _CITED_END, _NAME, _NAME_END = map(chr, range(0xFDDA, 0xFDE0))
_MARKED = re.compile(f"[{_BRACKET}-{_NAME_END}]")
_READ = re.compile(
    f"{_BRACKET}(?P<bracket>[^{_BRACKET_END}]*){_BRACKET_END}|{_CITED}(?P<citation>[^{_CITED_END}]*){_CITED_END}"
)
_CITATION = re.compile(f"{_CITED}([^{_CITED_END}]*){_CITED_END}")
_NAMED = re.compile(f"{_NAME}(?P<name>[^{_NAME_END}]*){_NAME_END}")
_POINT = re.compile(r"(?P<head>[^;]*\w\S*)(?P<point>\(\w+\))")  # the last brackets of a citation
_AND = (" and ", " und ")
_KIND = re.compile(r"§|art|section|regulation|rule|recital", re.IGNORECASE)  # what acts are divided into


class Marks:
    """Marks citations; `names` are those of acts, each with the space that parts it from the rest."""

    def __init__(self, names: Iterable[str]) -> None:
        longest_first = sorted(names, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def cited(self, citation: str) -> str:
        """The citation, marked, and the names in it."""
        named = self._names.sub(lambda name: f"{_NAME}{name[0]}{_NAME_END}", citation) if self._names else citation
        return f"{_CITED}{named}{_CITED_END}"


@lru_cache(maxsize=128)
def marks(names: frozenset[str]) -> Marks:
    """What marks citations of the acts with these names; made once for all letters that cite the same ones."""
    return Marks(names)


def in_brackets(citations: str) -> str:
    """Marked citations in one pair of brackets, a space before it."""
    return f"{_BRACKET} ({citations}){_BRACKET_END}"


def shortened(subject: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The subject and the blocks without marks, and without what a reader has read already.

    Left out are a bracket that holds one citation, if the subject has the same; and the name of an act where the last
    citation of that kind (an article, a section, ...) was of the same act.
    """
    reading = _Reading()
    said = reading.text(subject)
    reading.heading = frozenset(_CITATION.findall(subject))
    return said, tuple(map(reading.block, blocks))


def in_full(subject: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """The subject and the blocks without marks, every citation as the law has it."""
    reading = _Bare()
    return reading.text(subject), tuple(map(reading.block, blocks))


def is_marked(spans: Spans) -> bool:
    """Whether something in the spans is marked."""
    return any(_MARKED.search(one.text) for one in spans)


class _Bare:
    """Takes the marks out, and nothing else."""

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph(spans):
                read = self.spans(spans)
                return block if read is spans else Paragraph(read)
            case Heading(spans, level):
                return Heading(self.spans(spans), level)
            case ListBlock(items):
                return ListBlock(tuple(Item(one.number, tuple(map(self.spans, one.paragraphs))) for one in items))
            case Table(rows):
                return Table(tuple(tuple(map(self.spans, row)) for row in rows))
            case Blank(label):
                return Blank(self.text(label))

    def spans(self, spans: Spans) -> Spans:
        if not is_marked(spans):
            return spans
        return tuple(Span(self.text(one.text), one.strong, one.emphasis) for one in spans)

    def text(self, text: str) -> str:
        return _MARKED.sub("", text)


@dataclass
class _Reading(_Bare):
    """What has been read so far: the citations of the heading, and the act that each kind of citation named last."""

    heading: frozenset[str] = frozenset()
    last: dict[str, str] = field(default_factory=dict)

    def spans(self, spans: Spans) -> Spans:
        """As read before by whoever had read the same: most of a letter is alike for everybody."""
        if not is_marked(spans):
            return spans
        read, last = _read(spans, self.heading, tuple(self.last.items()))
        self.last = dict(last)
        return read

    def marked(self, spans: Spans) -> Spans:
        return super().spans(spans)

    def text(self, text: str) -> str:
        return _READ.sub(self._found, text)

    def _found(self, found: re.Match[str]) -> str:
        if found["citation"] is not None:
            return self._cited(found["citation"])
        bare = found["bracket"][2:-1]
        one = _READ.fullmatch(bare)
        return "" if one and one["citation"] in self.heading else _gathered(self.text(found["bracket"]))

    def _cited(self, citation: str) -> str:
        if _NAME not in citation:
            self.last |= {kind[0].lower(): citation for kind in _KIND.finditer(citation)}
        return _NAMED.sub(self._named, citation)

    def _named(self, name: re.Match[str]) -> str:
        """The name, or nothing: a name before its numbers is of the kind that follows, one behind them of the last."""
        before = name["name"].endswith(" ")
        beside = name.string[name.end() :] if before else name.string[: name.start()]
        kinds = [one[0].lower() for one in _KIND.finditer(beside)]
        kind = (kinds[0] if before else kinds[-1]) if kinds else ""
        other = name.string[: name.start()] if before else name.string[name.end() :]  # of two acts in one citation
        if self.last.get(kind) == name["name"] and not _KIND.search(other):
            return ""
        self.last[kind] = name["name"]
        return name["name"]


def _names_too(citation: str, one: str) -> bool:
    """Whether a citation of two provisions names that one too."""
    return any(citation.startswith(one + also) or citation.endswith(also + one) for also in _AND)


def _gathered(bracket: str) -> str:
    """Points of one paragraph together: (§ 7(a)(1); § 7(a)(2)) as (§ 7(a)(1), (2)); and each provision once:
    (§ 7 and § 9; § 9) as (§ 7 and § 9)."""
    said: list[str] = []
    head = ""
    cited = tuple(dict.fromkeys(bracket[2:-1].split("; ")))
    for citation in (one for one in cited if not any(_names_too(other, one) for other in cited)):
        point = _POINT.fullmatch(citation)
        if point and head.endswith(point["head"]):
            said[-1] += f", {point['point']}"
        else:
            said.append(citation)
            head = point["head"] if point else ""
    return f" ({'; '.join(said)})"


@lru_cache(maxsize=4096)
def _read(
    spans: Spans, heading: frozenset[str], last: tuple[tuple[str, str], ...]
) -> tuple[Spans, tuple[tuple[str, str], ...]]:
    """The spans without what was read already, and what was read last after them."""
    reading = _Reading(heading, dict(last))
    return reading.marked(spans), tuple(reading.last.items())
