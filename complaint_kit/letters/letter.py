"""The neutral document: what is said and to whom, and on which layout it is printed.

Every writer reads a `Letter` and nothing else, so that PDF, Word, text, e-mail and HTML cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from complaint_kit.letters.layout import Layout, Paper
from complaint_kit.letters.picture import Picture


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one face. `text` is exactly what the reader sees; a "\\n" in it is a line break."""

    text: str
    strong: bool = False
    emphasis: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the letter (level 2 or 3; the subject is level 1)."""

    spans: Spans
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `to_copy`: for a field of a form, so that its lines end only where the text says so."""

    spans: Spans
    to_copy: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its number (None in a bulleted list) and one or more paragraphs."""

    number: int | None
    paragraphs: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A numbered or bulleted list. Numbers are written out here, so that every format shows the same ones."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the header."""

    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to fill in by hand, with its label."""

    label: str


Block = Heading | Paragraph | ListBlock | Table | Blank


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision relied on: which rule, the words that cite it, its source, the day it was read against it (or
    None)."""

    rule: str
    citation: str
    source_title: str
    source_url: str
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One document, ready for any writer.

    `sender` and `recipient` are address lines, `contact` other ways to the sender; `recipient_email` is where an e-mail
    draft goes; `dated` is the day in words; `signature` is the name under the space for a signature, empty for a
    document nobody signs, and `signed` the signature in that space, if it is not left to a pen. `exhibits` has for each
    enclosure the id of the exhibit or letter of the case that it is, empty where the case has none.
    """

    kind: str
    language: str
    layout: Layout
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    dated: str
    subject: str
    blocks: tuple[Block, ...]
    signature: str = ""
    signed: Picture | None = None
    contact: tuple[str, ...] = ()
    recipient_email: str | None = None
    enclosures: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    page_label: str = "{page} / {pages}"
    enclosures_label: str = ""
    provisions: tuple[Provision, ...] = field(default=())

    @property
    def paper(self) -> Paper:
        """The paper that it is printed on."""
        return self.layout.paper

    @property
    def has_blanks(self) -> bool:
        """Whether something in it is to be filled in by hand."""
        return any(isinstance(block, Blank) for block in self.blocks)


def signed(letter: Letter, picture: Picture | None) -> Letter:
    """The letter with that signature; as it is if nobody signs it, or if it has blanks, as an oath does: whoever fills
    them in has a pen."""
    by_pen = not letter.signature or letter.has_blanks
    return letter if picture is None or by_pen else replace(letter, signed=picture)


def words(letter: Letter) -> Iterator[str]:
    """Every word of the letter in reading order, as each format must show it (page numbers aside)."""
    for text in texts(letter):
        yield from text.split()


def texts(letter: Letter) -> Iterator[str]:
    """Every piece of text of the letter, in reading order."""
    yield from (*letter.sender, *letter.contact)
    yield from letter.recipient
    yield letter.dated
    yield letter.subject
    for block in letter.blocks:
        yield from _block_texts(block)
    if letter.signature:
        yield letter.signature
    if letter.enclosures:
        yield letter.enclosures_label
        for number, enclosure in enumerate(letter.enclosures, start=1):
            yield f"{number}."
            yield enclosure


def plain(spans: Spans) -> str:
    """The text of the spans without their faces."""
    return spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])


def _block_texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(spans) | Paragraph(spans):
            yield plain(spans)
        case ListBlock(items):
            for item in items:
                yield "•" if item.number is None else f"{item.number}."
                yield from (plain(paragraph) for paragraph in item.paragraphs)
        case Table(rows):
            for row in rows:
                yield from (plain(cell) for cell in row)
        case Blank(label):
            yield label
