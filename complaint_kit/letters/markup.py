r"""The small markup that templates render to, and the way a person's own words pass through it untouched.

A document is `# subject` on its first line and then blocks:

    ## heading, ### heading       one line
    a paragraph                   up to a blank line: single newlines fold to a space, a trailing \ breaks the line
    1. numbered item              all written `1.`; a list whose first item is `+.` counts on from the list before
    - bullet                      further paragraphs of an item follow a blank line, indented by three spaces
    | a | b |                     table rows; the first is the header
    ____ Label                    a blank to fill in by hand

Inside a line: `**strong**`, `*emphasis*`, and a backslash before a character prints that character.

>>> subject, blocks = parse_document("# Access\n\nI am **" + escape("O'Brien *junior*") + "**.")
>>> subject, blocks[0].spans[1].text, blocks[0].spans[1].strong
('Access', "O'Brien *junior*", True)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from complaint_kit.errors import PackError
from complaint_kit.letters.letter import (
    Blank,
    Block,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Span,
    Spans,
    Table,
    plain,
)
from complaint_kit.text import cleaned

# Unicode sets the 32 noncharacters U+FDD0..U+FDEF aside for a program's inner use, so no text can hold them already.
_HIDDEN = {mark: chr(0xFDD0 + index) for index, mark in enumerate("#*_|\\-+.\n ")}
_HIDE = str.maketrans({mark: hidden for mark, hidden in _HIDDEN.items() if mark != " "})
_REVEAL = str.maketrans({hidden: mark for mark, hidden in _HIDDEN.items()})
_SPACES_THAT_FOLD = re.compile(r"^ +| {2,}| +$", re.MULTILINE)

_START = re.compile(r"(?P<heading>##|###) |(?P<number>1\.|\+\.) |(?P<bullet>-) |(?P<blank>_{4,}) |(?P<row>\|)")
_BORDER = re.compile(r"\|[-:| ]+")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_INLINE = re.compile(r"(\\.|\*\*|(?<! )\*|\*(?! ))")


@lru_cache(maxsize=4096)  # in bulk, most texts come again for every person
def escape(text: str) -> str:
    """The text in a form that prints as typed wherever a template puts it; a newline becomes a line break.

    What `text.cleaned` drops is dropped here too, so that no text reaches a letter past it.
    """
    return _SPACES_THAT_FOLD.sub(lambda spaces: _HIDDEN[" "] * len(spaces[0]), cleaned(text)).translate(_HIDE)


def as_typed(escaped: str) -> str:
    """An escaped text as it prints."""
    return escaped.translate(_REVEAL)


def parse_document(text: str) -> tuple[str, tuple[Block, ...]]:
    """The subject and the blocks of a whole letter; PackError unless the first line is `# subject`."""
    first, _, rest = text.lstrip("\n").partition("\n")
    if not first.startswith("# "):
        raise PackError("the letter has no subject", found=first, mend="Begin the first line with: # ")
    return _one_line(first[2:]), parse(rest)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of the text; PackError, quoting the line, for markup that means nothing."""
    return tuple(_blocks(_pieces(text)))


class _Piece(NamedTuple):
    """Lines that belong together and what they are: a name in _START, "text", or "more" of the item before."""

    kind: str
    lines: list[str]


def _pieces(text: str) -> list[_Piece]:
    pieces = [_Piece("", [])]
    may_continue = False
    for line in text.split("\n"):
        if not line.strip(" "):
            may_continue = False
            continue
        kind = _kind(line, may_continue, pieces[-1].kind)
        if kind == "continued":
            pieces[-1].lines.append(line)
        else:
            pieces.append(_Piece(kind, [line]))
        may_continue = kind not in ("heading", "blank")
    return pieces[1:]


def _kind(line: str, may_continue: bool, last: str) -> str:
    start = _START.match(line)
    if start and start.lastgroup == "row":
        return "continued" if may_continue and last == "row" else "row"
    if start and start.lastgroup:
        return start.lastgroup
    if may_continue and last != "row":
        return "continued"
    return "more" if line.startswith("   ") and last in ("number", "bullet", "more") else "text"


def _blocks(pieces: list[_Piece]) -> Iterator[Block]:
    number = 0
    at = 0
    while at < len(pieces):
        end = _end_of_list(pieces, at)
        if end > at:
            block = _list(pieces[at:end], number)
            number = block.items[-1].number or number
            yield block
        else:
            end = at + 1
            yield _block(pieces[at])
        at = end


def _end_of_list(pieces: list[_Piece], at: int) -> int:
    kind = pieces[at].kind
    if kind not in ("number", "bullet"):
        return at
    end = at + 1
    while end < len(pieces) and pieces[end].kind in (kind, "more"):
        end += 1
    return end


def _list(pieces: list[_Piece], last_number: int) -> ListBlock:
    items: list[Item] = []
    number = last_number if pieces[0].lines[0].startswith("+") else 0
    for piece in pieces:
        if piece.kind == "more":
            items[-1] = Item(items[-1].number, (*items[-1].paragraphs, _folded(piece.lines)))
            continue
        number += 1
        lines = [_after_marker(piece.lines[0]), *piece.lines[1:]]
        items.append(Item(number if piece.kind == "number" else None, (_folded(lines),)))
    return ListBlock(tuple(items))


def _block(piece: _Piece) -> Block:
    first = piece.lines[0]
    match piece.kind:
        case "heading":
            return Heading(_spans(_after_marker(first)), level=first.index(" "))
        case "blank":
            return Blank(_one_line(_after_marker(first)))
        case "row":
            return _table(piece.lines)
    if first.startswith("# "):
        raise PackError("a second subject", found=first, mend="Write ## for a heading")
    return Paragraph(_folded(piece.lines))


def _table(lines: Iterable[str]) -> Table:
    rows = tuple(_row(line) for line in lines if not _BORDER.fullmatch(line.strip(" ")))
    for row in rows:
        if len(row) != len(rows[0]):
            found = " | ".join(plain(cell) for cell in row)
            raise PackError("a table row with more or fewer cells than the first", found=found)
    return Table(rows)


def _row(line: str) -> tuple[Spans, ...]:
    cells = _CELL_EDGE.split(line.strip(" "))
    if len(cells) < 3 or cells[-1]:
        raise PackError("a table row without an end", found=line, mend="End every row with |")
    return tuple(_spans(cell) for cell in cells[1:-1])


def _after_marker(line: str) -> str:
    return line.partition(" ")[2]


def _one_line(markup: str) -> str:
    return plain(_spans(markup)).replace("\n", " ")


def _folded(lines: list[str]) -> Spans:
    if len(lines) == 1:
        return _spans(lines[0])
    return _spans("".join(_line_and_its_end(line) for line in lines))


def _line_and_its_end(line: str) -> str:
    stripped = line.strip(" ")
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped[:-1] + _HIDDEN["\n"] if backslashes % 2 else stripped + " "


@lru_cache(maxsize=2048)  # in bulk, the same paragraphs come again for every person
def _spans(markup: str) -> Spans:
    """The runs of one paragraph; spaces at its ends go, others fold to one."""
    spans: list[Span] = []
    strong = emphasis = False
    for token in _INLINE.split(re.sub(" {2,}", " ", markup.strip(" "))):
        if token == "**":
            strong = not strong
        elif token == "*":
            emphasis = not emphasis
        elif token:
            _append(spans, Span(_revealed(token), strong, emphasis))
    if strong or emphasis:
        raise PackError("emphasis that does not end", found=markup.translate(_REVEAL), mend=r"Print a star as \*")
    return tuple(spans)


def _revealed(token: str) -> str:
    bare = token[1:] if token[0] == "\\" and len(token) == 2 else token
    return bare.translate(_REVEAL)


def _append(spans: list[Span], span: Span) -> None:
    last = spans[-1] if spans else None
    if last and (last.strong, last.emphasis) == (span.strong, span.emphasis):
        spans[-1] = Span(last.text + span.text, span.strong, span.emphasis)
    else:
        spans.append(span)
