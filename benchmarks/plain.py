"""The two libraries used the plain way, as a measure: reportlab's Platypus and python-docx's default template.

Shared by all letters, as anybody would: fonts registered once, one style sheet. The fonts are those of the kit.
"""

from __future__ import annotations

from html import escape
from io import BytesIO

import docx as python_docx
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFontFamily
from reportlab.platypus import ListFlowable, ListItem, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Flowable
from reportlab.platypus import Table as Grid

from complaint_kit.letters.letter import Heading, Letter, ListBlock, Paragraph, Spans, Table, plain
from complaint_kit.writers import fonts

_BODY = ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=11, leading=15.4, spaceBefore=7, alignment=TA_LEFT)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontName=fonts.BOLD, spaceBefore=14, keepWithNext=1)
for _face in (fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC):
    fonts.font(_face)
registerFontFamily(fonts.REGULAR, fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC)


def pdf(letter: Letter) -> bytes:
    """The letter, set by Platypus."""
    file = BytesIO()
    flowables = [
        *(Flowable(escape(line), _BODY) for line in (*letter.sender, *letter.recipient, letter.dated)),
        Flowable(escape(letter.subject), _HEADING),
        *(_flowable(block) for block in letter.blocks),
        Spacer(0, 40),
        Flowable(escape(letter.signature), _BODY),
        Flowable(escape(letter.enclosures_label), _HEADING),
        *(Flowable(escape(line), _BODY) for line in letter.enclosures),
    ]
    document = SimpleDocTemplate(file, leftMargin=25 * mm, rightMargin=33 * mm, initialFontName=fonts.REGULAR)
    document.build(flowables, onFirstPage=_number_page, onLaterPages=_number_page)
    return file.getvalue()


def docx(letter: Letter) -> bytes:
    """The letter, built with python-docx on its default template."""
    document = python_docx.Document()
    for line in (*letter.sender, *letter.recipient, letter.dated):
        document.add_paragraph(line)
    document.add_paragraph(letter.subject, style="Title")
    for block in letter.blocks:
        _add(document, block)
    for line in (letter.signature, letter.enclosures_label, *letter.enclosures):
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _number_page(canvas, document):
    canvas.setFont(fonts.REGULAR, 9)
    canvas.drawCentredString(105 * mm, 15 * mm, f"Page {document.page}")


def _flowable(block):
    match block:
        case Heading(spans):
            return Flowable(_marked_up(spans), _HEADING)
        case Paragraph(spans):
            return Flowable(_marked_up(spans), _BODY)
        case ListBlock(items):
            entries = [ListItem([Flowable(_marked_up(part), _BODY) for part in item.paragraphs]) for item in items]
            return ListFlowable(entries, bulletFontName=fonts.REGULAR, start=items[0].number)
        case Table(rows):
            return Grid([[Flowable(_marked_up(cell), _BODY) for cell in row] for row in rows])


def _marked_up(spans: Spans) -> str:
    return "".join(f"<b>{escape(span.text)}</b>" if span.strong else escape(span.text) for span in spans)


def _add(document, block):
    match block:
        case Heading(spans, level):
            document.add_heading(plain(spans), level)
        case Paragraph(spans):
            _add_runs(document.add_paragraph(), spans)
        case ListBlock(items):
            for item in items:
                _add_runs(document.add_paragraph(style="List Number"), item.paragraphs[0])
        case Table(rows):
            table = document.add_table(len(rows), len(rows[0]))
            for cells, row in zip(table.rows, rows, strict=True):
                for cell, spans in zip(cells.cells, row, strict=True):
                    cell.text = plain(spans)


def _add_runs(paragraph, spans):
    for span in spans:
        paragraph.add_run(span.text).bold = span.strong
