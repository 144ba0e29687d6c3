"""An outline, a plan and words to the blocks of a letter. It knows no template language and no law."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol, TypeGuard

from complaint_kit.drafting.outline import Answer, Event, Form, Kind, Line, Outline
from complaint_kit.errors import PackError
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Block, Heading, Item, ListBlock, Paragraph, Span, Spans, plain
from complaint_kit.letters.markup import parse

# What stands before the words of a clause to make it what the outline says it is.
_MARKS: Mapping[Kind, str] = {"subject": "## ", "heading": "## ", "item": "1. ", "blank": "____ "}


class Conditions(Protocol):
    """What the conditions of an outline are held against."""

    @property
    def asked(self) -> tuple[Right, ...]:
        """The rights that the letter exercises, in their order."""

    @property
    def form(self) -> Form:
        """How long the letter may be."""

    def overdue(self, letter: DocumentKind) -> bool:
        """Whether a period of that letter has ended beyond doubt without an answer."""

    def happened(self, event: Event) -> bool:
        """Whether that was recorded."""

    def said(self, answer: str, value: object = None) -> bool:
        """Whether a question was answered, or with this value."""

    def has(self, reference: str) -> bool:
        """Whether the law can be cited for it."""

    def timed(self, reference: str) -> bool:
        """Whether the law names a period for it."""


class Words(Protocol):
    """The clauses in one language, said for one person."""

    def title(self, right: Right) -> str:
        """The name of the right, as a heading."""

    def knows(self, clause: str) -> bool:
        """Whether there are words of that name."""

    def says(self, clause: str, mark: str) -> tuple[Block, ...]:
        """The blocks that the words make, with that mark before them; none if they say nothing."""


def assemble(outline: Outline, conditions: Conditions, words: Words) -> tuple[str, tuple[Block, ...]]:
    """The subject and the blocks. A clause stands once, however many of its lines hold. What follows a greeting that
    ends in no comma begins with a capital.

    Raises PackError for words that cannot stand as what the outline says they are.
    """
    page = _Page()
    said: set[str] = set()
    parts = tuple(_parts(outline, conditions))
    begins = False
    titled = outline.titles and sum(right is not None for right, _ in parts) > 1
    for right, lines in parts:
        if right and titled:
            page.add("paragraph", (Heading((Span(words.title(right)),), level=3),), right)
        for line in lines:
            clause = named(line, conditions.asked, words) if line.by else line.clause
            blocks: tuple[Block, ...] = ()
            if clause not in said and (line.beside is None or line.beside in said) and stands(line, conditions):
                blocks = words.says(clause, _MARKS.get(line.kind, ""))
            if blocks:
                said.add(clause)
                page.add(line.kind, _begun(blocks) if begins else blocks, clause)
                begins = clause == "greeting" and not _ends_in_a_comma(blocks)
            elif line.kind == "paragraph":
                page.part()
    return page.subject, page.finished()


def _parts(outline: Outline, conditions: Conditions) -> Iterator[tuple[Right | None, tuple[Line, ...]]]:
    yield None, outline.opening
    yield from ((right, lines) for right, lines in outline.rights.items() if right in conditions.asked)
    yield None, outline.closing


def named(line: Line, asked: tuple[Right, ...], words: Words) -> str:
    """The clause that the line brings: one by right has a name for each right, and one for several."""
    if line.by is None or words.knows(line.clause):
        return line.clause
    return f"{line.clause}_{asked[0] if len(asked) == 1 else 'several'}"


def stands(line: Line, conditions: Conditions) -> bool:
    """Whether every condition of the line holds."""
    return not line.conditions or all(_HOLDS[name](value, conditions) for name, value in line.conditions)


def _said(answer: Answer, conditions: Conditions) -> bool:
    if isinstance(answer, str):
        return conditions.said(answer)
    return all(conditions.said(id_, value) for id_, value in answer.items())


_HOLDS: Mapping[str, Callable[[Any, Conditions], bool]] = {
    "form": lambda form, conditions: bool(form == conditions.form),
    "said": lambda answer, conditions: _said(answer, conditions),
    "unsaid": lambda answer, conditions: not _said(answer, conditions),
    "with_": lambda right, conditions: right in conditions.asked,
    "without": lambda right, conditions: right not in conditions.asked,
    "has": lambda reference, conditions: conditions.has(reference),
    "lacks": lambda reference, conditions: not conditions.has(reference),
    "timed": lambda reference, conditions: conditions.timed(reference),
    "untimed": lambda reference, conditions: not conditions.timed(reference),
    "on": lambda events, conditions: any(map(conditions.happened, events)),
    "not_on": lambda events, conditions: not any(map(conditions.happened, events)),
    "overdue": lambda letter, conditions: conditions.overdue(letter),
    "in_time": lambda letter, conditions: not conditions.overdue(letter),
}


class _Page:
    """The blocks so far: points are numbered on from one to the next, and a heading waits for something under it."""

    def __init__(self) -> None:
        self.subject = ""
        self._blocks: list[Block] = []
        self._items: list[Item] = []
        self._heading: tuple[Block, ...] = ()
        self._number = 0
        self._goes_on = False  # whether a sentence may go on in the last paragraph

    def part(self) -> None:
        """The paragraph in which the next sentence would go on has fallen away."""
        self._goes_on = False

    def add(self, kind: Kind, blocks: tuple[Block, ...], clause: str) -> None:
        """Puts the blocks that a clause's words make where its kind belongs."""
        match kind, blocks:
            case "subject", (Heading(spans),):
                self.subject = plain(spans).replace("\n", " ")
            case "heading", (Heading(),):
                self._close(())
                self._heading, self._number = blocks, 0
            case ("sentence", (Paragraph(spans), *more)) if self._goes_on and not (more and self._items):
                self._continue(spans)
                self._blocks += more
            case ("paragraph" | "sentence", _) | ("blank", (_,)):
                self._close(blocks)
                self._blocks += blocks
                self._goes_on = isinstance(blocks[-1], Paragraph)
            case "item", (ListBlock((Item(int(), paragraphs),)),):
                if self._heading:
                    self._close(blocks)
                self._number += 1
                self._items.append(Item(self._number, _capitalised(paragraphs)))
                self._goes_on = True
            case "under", _ if not self._items and self._number == 0:  # its point was said further up
                self._close(blocks)
                self._blocks += blocks
            case "under", _ if self._items and all(isinstance(one, Paragraph) for one in blocks):
                more_ = tuple(one.spans for one in blocks if isinstance(one, Paragraph))
                self._items[-1] = Item(self._number, (*self._items[-1].paragraphs, *more_))
            case _:
                raise PackError(f"these words cannot stand as '{kind}' where the outline has them", found=clause)

    def _continue(self, spans: Spans) -> None:
        if self._items:
            *before, last = self._items[-1].paragraphs
            self._items[-1] = Item(self._number, (*before, _joined(last, spans)))
        else:
            last_block = self._blocks[-1]
            assert isinstance(last_block, Paragraph)
            self._blocks[-1] = Paragraph(_joined(last_block.spans, spans))

    def finished(self) -> tuple[Block, ...]:
        """All blocks, the last points included; a point that is the only one under its heading is no list."""
        self._close(())
        return tuple(one for block in _parts_by_heading(self._blocks) for one in block)

    def _close(self, following: tuple[Block, ...]) -> None:
        if self._items:
            self._blocks.append(ListBlock(tuple(self._items)))
            self._items = []
        if self._heading and following:
            if not (isinstance(following[0], Heading) and following[0].level == 2):
                self._blocks += self._heading
            self._heading = ()
        self._goes_on = False


def _parts_by_heading(blocks: list[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks from one heading to the next; the paragraphs of a single point instead of a list of one."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        part = tuple(blocks[start:end])
        points = sum(len(block.items) for block in part if _is_numbered(block))
        yield tuple(one for block in part for one in _alone(block)) if points == 1 else part


def _is_numbered(block: Block) -> TypeGuard[ListBlock]:
    return isinstance(block, ListBlock) and block.items[0].number is not None


def _alone(block: Block) -> tuple[Block, ...]:
    if _is_numbered(block):
        return tuple(Paragraph(spans) for item in block.items for spans in item.paragraphs)
    return (block,)


def _capitalised(paragraphs: tuple[Spans, ...]) -> tuple[Spans, ...]:
    """A point begins with a capital, also where its sentence may open a letter after the salutation's comma."""
    (first, *rest), *more = paragraphs
    if first.text[:1].isupper():
        return paragraphs
    begun = Span(first.text[:1].upper() + first.text[1:], first.strong, first.emphasis)
    return ((begun, *rest), *more)


def _begun(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, a paragraph at their start with a capital."""
    first, *more = blocks
    return (Paragraph(_capitalised((first.spans,))[0]), *more) if isinstance(first, Paragraph) else blocks


def _ends_in_a_comma(blocks: tuple[Block, ...]) -> bool:
    last = blocks[-1]
    return isinstance(last, Paragraph) and plain(last.spans).endswith(",")


def _joined(first: Spans, then: Spans) -> Spans:
    """Both as one paragraph, a space between them."""
    last, begin = first[-1], then[0]
    if (last.strong, last.emphasis) == (begin.strong, begin.emphasis):
        return (*first[:-1], Span(f"{last.text} {begin.text}", last.strong, last.emphasis), *then[1:])
    return (*first[:-1], Span(f"{last.text} ", last.strong, last.emphasis), *then)


def blocks_of(text: str, mark: str) -> tuple[Block, ...]:
    """The blocks that the words of a clause make with that mark before them; none for no words."""
    said = text.strip("\n ")
    return parse(mark + said) if said else ()
