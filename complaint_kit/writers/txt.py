"""Letter -> plain text in UTF-8, at most 76 columns wide, for e-mail bodies and web forms.

A word longer than a line (an address on the web) is never cut. A table stands in columns where they fit; otherwise each
cell has a line of its own, because nothing else survives a proportional font.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from complaint_kit.letters.letter import (
    Blank,
    Block,
    Heading,
    Item,
    Letter,
    ListBlock,
    Paragraph,
    Spans,
    Table,
    plain,
)

COLUMNS = 76
_COLUMN_GAP = "   "


def write(letter: Letter) -> bytes:
    """The text, its parts apart by an empty line, with a newline at the end."""
    return ("\n\n".join(filter(None, _parts(letter))) + "\n").encode()


def _parts(letter: Letter) -> Iterator[str]:
    yield "\n".join(map(_wrapped, (*letter.sender, *letter.contact)))
    yield "\n".join(map(_wrapped, letter.recipient))
    yield _wrapped(letter.dated)
    yield _wrapped(letter.subject)
    for block in letter.blocks:
        yield _block(block)
    yield _wrapped(letter.signature)
    if letter.enclosures:
        items = [_hanging(f"{number}.", (text,)) for number, text in enumerate(letter.enclosures, start=1)]
        yield "\n".join([letter.enclosures_label, *items])


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans, to_copy=True):
            return plain(spans)
        case Heading(spans) | Paragraph(spans):
            return _paragraph(spans)
        case ListBlock(items):
            return "\n\n".join(map(_item, items))
        case Table(rows):
            return _table(rows)
        case Blank(label):
            return _blank(_wrapped(label))
        case _:
            assert_never(block)


def _blank(label: str) -> str:
    """The label and a line to write on, beside it or below."""
    if len(label) <= COLUMNS // 2:
        return f"{label} ".ljust(COLUMNS, "_")
    return f"{label}\n{'_' * COLUMNS}"


def _paragraph(spans: Spans) -> str:
    return _wrapped(plain(spans))


def _item(item: Item) -> str:
    sign = "•" if item.number is None else f"{item.number}."
    return _hanging(sign, tuple([plain(spans) for spans in item.paragraphs]))


@lru_cache(maxsize=1024)  # in bulk, most paragraphs come again for every person
def _hanging(sign: str, paragraphs: tuple[str, ...]) -> str:
    """The paragraphs beside their sign, an empty line between them."""
    indent = " " * (len(sign) + 1)
    text = "\n\n".join([_wrapped(paragraph, indent) for paragraph in paragraphs])
    return sign + text[len(sign) :]


def _table(rows: Sequence[Sequence[Spans]]) -> str:
    cells = [[_paragraph(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    fits = sum(widths) + len(_COLUMN_GAP) * (len(widths) - 1) <= COLUMNS
    if fits and not any("\n" in cell for row in cells for cell in row):
        return "\n".join(_COLUMN_GAP.join(map(str.ljust, row, widths)).rstrip() for row in cells)
    return "\n\n".join("\n".join(filter(None, row)) for row in cells)


@lru_cache(maxsize=4096)
def _wrapped(text: str, indent: str = "") -> str:
    return "\n".join([_filled(_folded(part), indent) for part in text.split("\n")])


def _folded(text: str) -> str:
    """The text with one space wherever there was white space; in most texts that is so already."""
    is_so = text.isprintable() and "  " not in text and text == text.strip()
    return text if is_so else " ".join(text.split())


def _filled(text: str, indent: str) -> str:
    """One run of text in lines, each as full as it gets."""
    room = COLUMNS - len(indent)
    lines, start, end = [], 0, len(text)
    while end - start > room:
        cut = text.rfind(" ", start, start + room + 1)
        if cut < 0:
            cut = text.find(" ", start)
        if cut < 0:
            break
        lines.append(indent + text[start:cut])
        start = cut + 1
    lines.append(indent + text[start:])
    return "\n".join(lines)
