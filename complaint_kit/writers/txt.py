"""Letter -> plain text in UTF-8, at most 76 columns wide, for e-mail bodies and web forms; or less, for a screen.

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


def write(letter: Letter, columns: int = COLUMNS) -> bytes:
    """The text, its parts apart by an empty line, with a newline at the end."""
    return ("\n\n".join(filter(None, _parts(letter, columns))) + "\n").encode()


def _parts(letter: Letter, columns: int) -> Iterator[str]:
    yield "\n".join([_wrapped(line, columns) for line in (*letter.sender, *letter.contact)])
    yield "\n".join([_wrapped(line, columns) for line in letter.recipient])
    yield _wrapped(letter.dated, columns)
    yield _wrapped(letter.subject, columns)
    for block in letter.blocks:
        yield _block(block, columns)
    yield _wrapped(letter.signature, columns)
    if letter.enclosures:
        items = [_hanging(f"{number}.", (text,), columns) for number, text in enumerate(letter.enclosures, start=1)]
        yield "\n".join([letter.enclosures_label, *items])


def _block(block: Block, columns: int) -> str:
    match block:
        case Paragraph(spans, to_copy=True):
            return plain(spans)
        case Heading(spans) | Paragraph(spans):
            return _wrapped(plain(spans), columns)
        case ListBlock(items):
            return "\n\n".join([_item(item, columns) for item in items])
        case Table(rows):
            return _table(rows, columns)
        case Blank(label):
            return _blank(_wrapped(label, columns), columns)
        case _:
            assert_never(block)


def _blank(label: str, columns: int) -> str:
    """The label and a line to write on, beside it or below."""
    if len(label) <= columns // 2:
        return f"{label} ".ljust(columns, "_")
    return f"{label}\n{'_' * columns}"


def _item(item: Item, columns: int) -> str:
    sign = "•" if item.number is None else f"{item.number}."
    return _hanging(sign, tuple([plain(spans) for spans in item.paragraphs]), columns)


@lru_cache(maxsize=1024)  # in bulk, most paragraphs come again for every person
def _hanging(sign: str, paragraphs: tuple[str, ...], columns: int) -> str:
    """The paragraphs beside their sign, an empty line between them."""
    indent = " " * (len(sign) + 1)
    text = "\n\n".join([_wrapped(paragraph, columns, indent) for paragraph in paragraphs])
    return sign + text[len(sign) :]


def _table(rows: Sequence[Sequence[Spans]], columns: int) -> str:
    cells = [[_wrapped(plain(cell), columns) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    fits = sum(widths) + len(_COLUMN_GAP) * (len(widths) - 1) <= columns
    if fits and not any("\n" in cell for row in cells for cell in row):
        return "\n".join(_COLUMN_GAP.join(map(str.ljust, row, widths)).rstrip() for row in cells)
    return "\n\n".join("\n".join(filter(None, row)) for row in cells)


@lru_cache(maxsize=4096)
def _wrapped(text: str, columns: int, indent: str = "") -> str:
    return "\n".join([_filled(_folded(part), columns, indent) for part in text.split("\n")])


def _folded(text: str) -> str:
    """The text with one space wherever there was white space; in most texts that is so already."""
    is_so = text.isprintable() and "  " not in text and text == text.strip()
    return text if is_so else " ".join(text.split())


def _filled(text: str, columns: int, indent: str) -> str:
    """One run of text in lines, each as full as it gets."""
    room = columns - len(indent)
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
