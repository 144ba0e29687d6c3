"""Letter -> Word file, to be edited: real styles, numbering that counts on when an item is added, page fields.

Only the text is written for each letter; all else is a template that python-docx makes once (`docx_template`).
WordprocessingML: ECMA-376 part 1, clause 17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import assert_never

from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import (
    Blank,
    Block,
    Heading,
    Item,
    Letter,
    ListBlock,
    Paragraph,
    Span,
    Spans,
    Table,
    plain,
)
from complaint_kit.writers.docx_drawing import drawing
from complaint_kit.writers.docx_places import RETURN, beside, frame, in_window, measured_head, pushed_down, room_above
from complaint_kit.writers.docx_template import RETURN_TOP, RETURNED, RUNNING, signature_part, template
from complaint_kit.writers.heads import return_text, running_head
from complaint_kit.writers.styles import (
    SIGNATURE_GAP,
    SIGNATURE_ROOM,
    USUAL,
    column_widths,
    keeps_next,
    signature_keeps_next,
    styles,
)
from complaint_kit.writers.zipped import QUICK, Member, archive, member

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # all but these would take long to compile
_BULLETS = 1
_KEEP_NEXT = "<w:keepNext/>"
_ABOVE_THE_NAME = _KEEP_NEXT + room_above(USUAL.body.before + SIGNATURE_GAP)
_BELOW_A_PICTURE = room_above(SIGNATURE_GAP)
_CHARACTER, _CELL_GAP = 5.0, 10.0  # points: how wide a character of usual size may be, and the gap beside a cell
_TABLE_PROPERTIES = (
    '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:bottom w:val="single" w:sz="4"/>'
    '<w:insideH w:val="single" w:sz="4"/></w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="200" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)


def write(letter: Letter) -> bytes:
    """The DOCX file."""
    language = _word_language(letter)
    fixed = template(letter.layout, language, letter.page_label, letter.signed.form if letter.signed else None)
    writer = _Writer(letter, fixed.signature)
    body = "".join(writer.body())
    document = member("word/document.xml", f"{fixed.start}{body}{fixed.end}".encode(), QUICK)
    numbering = _numbering(tuple(writer.list_starts), letter.layout.large)
    heads = [member(name, _filled(xml, letter, writer.address.top), QUICK) for name, xml in fixed.headers]
    signed = [member(signature_part(letter.signed.form), letter.signed.content, QUICK)] if letter.signed else []
    return archive((*fixed.members, *heads, document, *signed, numbering, _properties(letter.subject, language)))


def _filled(header: str, letter: Letter, address_top: float) -> bytes:
    """The header with who wrote and when, or with the return line above the address."""
    top = f"{(address_top - RETURN) * 20:.0f}"
    said = {RUNNING: running_head(letter), RETURNED: return_text(letter.sender), RETURN_TOP: top}
    for mark, text in said.items():
        header = header.replace(mark, _text(text))
    return header.encode()


class _Writer:
    """Writes the body of one letter and remembers at which number each of its lists starts."""

    def __init__(self, letter: Letter, signature: str) -> None:
        self.letter = letter
        self.signature = signature  # what the file calls the picture of it
        self.list_starts: list[int] = []
        self.last_number = 0
        self.address = in_window(letter.recipient, letter.layout)

    def body(self) -> Iterator[str]:
        """The paragraphs and tables, in order."""
        letter, layout, top = self.letter, self.letter.layout, measured_head(self.letter)
        for line, text in enumerate(letter.sender):
            yield _paragraph("Sender", (Span(text, strong=line == 0),), frame(layout.sender))
        for text in letter.contact:
            yield _paragraph("Sender", (Span(text),), frame(beside(layout, top)))
        if layout.letterhead.word and layout.return_line:  # its header is left as it is
            place = frame(layout.address._replace(top=self.address.top - RETURN))
            yield _paragraph("ReturnLine", (Span(return_text(letter.sender)),), place)
        for text in letter.recipient:
            yield _paragraph("EnvelopeAddress", (Span(text),), self.address.properties, self.address.faces)
        dated, title = pushed_down(layout, top)
        yield _paragraph("Date", (Span(letter.dated),), dated)
        yield _paragraph("Title", (Span(letter.subject),), title)
        for at, block in enumerate(letter.blocks):
            yield from self._block(block, keep_next=keeps_next(letter, at))
        if letter.signature:
            if letter.signed:
                drawn = drawing(letter.signed, SIGNATURE_ROOM, self.signature, letter.signature)
                yield f"<w:p>{_style('Signature', _ABOVE_THE_NAME)}<w:r>{drawn}</w:r></w:p>"
            kept = _KEEP_NEXT if signature_keeps_next(letter) else ""
            yield _paragraph("Signature", (Span(letter.signature),), kept + (_BELOW_A_PICTURE if letter.signed else ""))
        yield from self._enclosures()

    def _block(self, block: Block, keep_next: bool) -> Iterator[str]:
        match block:
            case Heading(spans, level):
                yield _paragraph(f"Heading{level - 1}", spans)
            case Paragraph(spans):
                yield _paragraph("BodyText", spans, _KEEP_NEXT if keep_next else "")
            case ListBlock(items):
                yield from self._list(items, keep_next)
            case Table(rows):
                yield _table(rows, self.letter.layout, keep_next)
            case Blank(label):
                kept, layout = _KEEP_NEXT if keep_next else "", self.letter.layout
                words, line = _run(Span(label + " ")), "<w:r><w:tab/></w:r>"
                if len(label) * _CHARACTER * layout.large > layout.measure / 2:  # the line stands below, as in the PDF
                    yield f"<w:p>{_style('Blank', _KEEP_NEXT)}{words}</w:p>"
                    words, kept = "", kept + room_above(styles(layout.large).blank.before / 2)
                yield f"<w:p>{_style('Blank', kept)}{words}{line}</w:p>"
            case _:
                assert_never(block)

    def _list(self, items: Sequence[Item], keep_next: bool) -> Iterator[str]:
        first = items[0].number
        if first is not None and (not self.list_starts or first != self.last_number + 1):
            self.list_starts.append(first)
        self.last_number = items[-1].number or self.last_number
        for item in items:
            yield from self._item(item, _KEEP_NEXT if keep_next and item is items[-1] else "")

    def _item(self, item: Item, kept: str) -> Iterator[str]:
        first, *others = item.paragraphs
        if item.number is None:
            yield _paragraph("ListBullet", first, kept + _numbered(_BULLETS))
        else:
            yield _paragraph("ListNumber", first, kept + _numbered(_BULLETS + len(self.list_starts)))
        for spans in others:
            yield _paragraph("ListContinue2" if item.number is None else "ListContinue", spans, kept)

    def _enclosures(self) -> Iterator[str]:
        if not self.letter.enclosures:
            return
        yield _paragraph("Enclosures", (Span(self.letter.enclosures_label),))
        self.list_starts.append(1)
        counted = _numbered(_BULLETS + len(self.list_starts))
        *others, last = self.letter.enclosures
        for text in others:
            yield _paragraph("Enclosure", (Span(text),), _KEEP_NEXT + counted)
        yield _paragraph("Enclosure", (Span(last),), counted)


@lru_cache(maxsize=1024)  # in bulk, most paragraphs come again for every person
def _paragraph(style: str, spans: Spans, properties: str = "", faces: str = "") -> str:
    runs = map(_run, spans) if not faces else (_run(span, faces) for span in spans)
    return f"<w:p>{_style(style, properties)}{''.join(runs)}</w:p>"


def _style(style: str, properties: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _run(span: Span, more: str = "") -> str:
    faces = ("<w:b/>" if span.strong else "") + ("<w:i/>" if span.emphasis else "") + more
    properties = f"<w:rPr>{faces}</w:rPr>" if faces else ""
    lines = [f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in span.text.split("\n")]
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _text(text: str) -> str:
    """The text for XML, without the control characters that XML 1.0 cannot hold."""
    return escape(_NOT_XML.sub("", text), quote=False)


def _table(rows: Sequence[Sequence[Spans]], layout: Layout, keep_next: bool) -> str:
    """A table over the whole measure; the header row repeats on every page, no row is divided."""
    longest = [max(len(plain(cell)) for cell in column) for column in zip(*rows, strict=True)]
    wanted = [length * _CHARACTER * layout.large + _CELL_GAP for length in longest]
    widths = [round(points * 20) for points in column_widths(wanted, layout.measure)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    header, *body = rows
    last = _KEEP_NEXT if keep_next else ""
    return (
        f"<w:tbl>{_TABLE_PROPERTIES}<w:tblGrid>{grid}</w:tblGrid>"
        f"{_row(header, widths, 'TableHeading', '<w:tblHeader/>')}"
        f"{''.join(_row(row, widths, 'TableText', kept=last if row is body[-1] else '') for row in body)}</w:tbl>"
    )


def _row(row: Sequence[Spans], widths: Sequence[int], style: str, properties: str = "", kept: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(style, cell, kept)}</w:tc>'
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"


@lru_cache(maxsize=256)
def _numbering(starts: tuple[int, ...], large: float) -> Member:
    """The part that counts: number 1 is the bullets, every further one a list that starts anew."""
    lists = "".join(
        f'<w:num w:numId="{_BULLETS + at}"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for at, start in enumerate(starts, start=1)
    )
    bullets = f'<w:num w:numId="{_BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
    looks = styles(large)
    levels = _level(0, "bullet", "•", looks.bullet_indent) + _level(1, "decimal", "%1.", looks.number_indent)
    return _part("word/numbering.xml", f'<w:numbering xmlns:w="{_WORD}">{levels}{bullets}{lists}</w:numbering>')


def _level(number: int, form: str, text: str, indent: float) -> str:
    twentieths = round(indent * 20)
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twentieths}" w:hanging="{twentieths}"/></w:pPr></w:lvl></w:abstractNum>'
    )


@lru_cache(maxsize=256)
def _properties(subject: str, language: str) -> Member:
    """Title and language; no author, machine or time."""
    return _part(
        "docProps/core.xml",
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_text(subject)}</dc:title>'
        f"<dc:language>{language}</dc:language></cp:coreProperties>",
    )


def _part(name: str, xml: str) -> Member:
    return member(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode())


def _word_language(letter: Letter) -> str:
    """The language for Word's spelling checker, which wants to know whose English it is."""
    if letter.language != "en":
        return letter.language
    return "en-US" if letter.paper == "Letter" else "en-GB"
