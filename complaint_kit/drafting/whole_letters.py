"""Letters kept whole, for the next person of whom there is nothing else to see.

Most letters of a print run differ in a few answers that are only printed. What the outline and the words look at is
noted while the first such letter is put together; whoever is like that person in all of it gets the same blocks, with
their own answers in the gaps, and the paragraphs that are said for them alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from complaint_kit.drafting import gaps
from complaint_kit.drafting.assembling import Conditions, assemble
from complaint_kit.drafting.clauses import Said, Used
from complaint_kit.drafting.outline import Event, Form, Outline
from complaint_kit.drafting.short_citations import is_marked, shortened
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Block, ListBlock, Paragraph, Span

_MOST = 1_000  # letters of one plan and outline
_LOOK = "look"
Question = tuple[str, tuple[Any, ...]]  # what is asked of a person, and with what


class _Alone(NamedTuple):
    """A clause that is said for one person alone; without a sign where it said nothing."""

    clause: str
    mark: str
    sign: str


class _Whole(NamedTuple):
    """A letter with gaps."""

    subject: str
    blocks: tuple[tuple[bool, Block], ...]  # and whether there is a gap in it
    used: Used
    answers: tuple[str, ...]  # questions whose answers are printed
    alone: tuple[_Alone, ...]


@dataclass
class _Letters:
    """The letters of one outline and plan, by what was seen of the people; None for one that cannot be kept."""

    outline: Outline  # held, so that no other can get its number
    questions: dict[Question, None] = field(default_factory=dict)
    whole: dict[tuple[object, ...], _Whole | None] = field(default_factory=dict)


def written(outline: Outline, conditions: Conditions, said: Said) -> tuple[str, tuple[Block, ...]]:
    """The subject and the blocks of a letter, cited as a careful writer does.

    Raises PackError for words that cannot stand as what the outline says they are.
    """
    if said.kept is not None:
        letters: _Letters = said.kept.letters.setdefault(id(outline), _Letters(outline))
        before = dict(said.used)
        whole = _kept(letters, conditions, said)
        _back_to(before, said)
        told = whole and _told(whole, said)
        if told:
            return told
        _back_to(before, said)
    return shortened(*assemble(outline, conditions, said))


def _kept(letters: _Letters, conditions: Conditions, said: Said) -> _Whole | None:
    key = _seen(letters, conditions, said)
    if key in letters.whole:
        return letters.whole[key]
    asking = _Asking(conditions, said)
    whole = _whole(asking, *shortened(*assemble(letters.outline, asking, asking)))
    if asking.questions.keys() - letters.questions.keys():
        letters.questions |= asking.questions
        letters.whole.clear()  # they were looked at less closely
    elif len(letters.whole) >= _MOST:
        letters.whole.clear()
    letters.whole[_seen(letters, conditions, said)] = whole
    return whole


def _seen(letters: _Letters, conditions: Conditions, said: Said) -> tuple[object, ...]:
    """What there is to be seen of this person."""
    return tuple(
        said.seen(*args) if name == _LOOK else getattr(conditions, name)(*args) if args else getattr(conditions, name)
        for name, args in letters.questions
    )


def _whole(asking: _Asking, subject: str, blocks: tuple[Block, ...]) -> _Whole | None:
    """The letter, to be kept; None where a paragraph that is said for one person alone is not a paragraph of its own, a
    point begins with a gap and so would want a capital, or something is enclosed."""
    whole_paragraphs = [spans[0].text for block in blocks for spans in _paragraphs(block) if len(spans) == 1]
    signs = [one.sign for one in asking.alone if one.sign]
    begins = {spans[0].text[:1] for block in blocks if isinstance(block, ListBlock) for spans in gaps.runs(block)}
    told = asking.words.told(asking.answers)
    fits = asking.fits and all(whole_paragraphs.count(one) == 1 for one in signs) and begins.isdisjoint(told)
    if not fits or asking.words.enclosures:
        return None
    gapped = frozenset((*signs, *told))
    with_gaps = tuple((gaps.has_gaps(block, gapped), block) for block in blocks)
    return _Whole(subject, with_gaps, asking.used, tuple(asking.answers), tuple(asking.alone))


def _told(whole: _Whole, said: Said) -> tuple[str, tuple[Block, ...]] | None:
    """The letter for this person; None if what is said for them alone does not fit in."""
    paragraphs, cited = {}, len(said.used)
    for one in whole.alone:
        blocks = said.says(one.clause, one.mark)
        found = tuple(block.spans for block in blocks if isinstance(block, Paragraph))
        if bool(found) != bool(one.sign) or len(found) != len(blocks) or any(map(is_marked, found)):
            return None
        paragraphs[one.sign] = found
    if len(said.used) > cited or said.enclosures:
        return None
    for name, provision in whole.used.items():
        said.used.setdefault(name, provision)
    told = said.told(whole.answers)
    subject = gaps.filled_text(whole.subject, told).replace("\n", " ")
    filled = (gaps.filled((block,), told, paragraphs) if gap else (block,) for gap, block in whole.blocks)
    return subject, tuple(chain.from_iterable(filled))


def _back_to(used: Used, said: Said) -> None:
    """Nothing was said yet."""
    said.used.clear()
    said.used.update(used)
    said.enclosures.clear()


def _paragraphs(block: Block) -> tuple[tuple[Span, ...], ...]:
    match block:
        case Paragraph(spans):
            return (spans,)
        case ListBlock(items):
            return tuple(spans for item in items for spans in item.paragraphs)
        case _:
            return ()


@dataclass
class _Asking:
    """A person's conditions and words for an outline that is put together. It notes what is asked of them, and leaves
    gaps."""

    conditions: Conditions
    words: Said
    questions: dict[Question, None] = field(default_factory=dict)
    used: Used = field(default_factory=dict)
    answers: dict[str, None] = field(default_factory=dict)
    alone: list[_Alone] = field(default_factory=list)
    fits: bool = True  # what is said for one person alone is paragraphs, and not the subject, a heading or a point

    @property
    def asked(self) -> tuple[Right, ...]:
        return self.conditions.asked

    @property
    def form(self) -> Form:
        self.questions["form", ()] = None
        return self.conditions.form

    def overdue(self, letter: DocumentKind) -> bool:
        self.questions["overdue", (letter,)] = None
        return self.conditions.overdue(letter)

    def happened(self, event: Event) -> bool:
        self.questions["happened", (event,)] = None
        return self.conditions.happened(event)

    def said(self, answer: str, value: object = None) -> bool:
        self.questions["said", (answer, value)] = None
        return self.conditions.said(answer, value)

    def has(self, reference: str) -> bool:
        return self.conditions.has(reference)

    def timed(self, reference: str) -> bool:
        return self.conditions.timed(reference)

    def title(self, right: Right) -> str:
        return self.words.title(right)

    def knows(self, clause: str) -> bool:
        return self.words.knows(clause)

    def says(self, clause: str, mark: str) -> tuple[Block, ...]:
        self.questions |= {(_LOOK, (look,)): None for look in self.words.looks(clause) or ()}
        shared = self.words.shared(clause, mark)
        if shared is not None:
            blocks, used = shared
            self.used |= used
            self.answers |= dict.fromkeys(self.words.gaps(clause))
            return blocks
        said = self.words.says(clause, mark)
        if mark:
            self.fits = False
            return said
        sign = gaps.PARAGRAPHS[len(self.alone) % len(gaps.PARAGRAPHS)] if said else ""
        self.alone.append(_Alone(clause, mark, sign))
        return (Paragraph((Span(sign),)),) if said else ()
