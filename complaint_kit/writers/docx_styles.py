"""The paragraph styles of a Word file, in the measures that the PDF has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from complaint_kit.writers.styles import RETURN_LINES, Style, Styles

_AS_LARGE = 10 / 10.5  # the letters of its type are larger than those of the PDF at one size, so it is set smaller


def half_points(size: float) -> int:
    """How large Word's type is, in half points, where that of the PDF is of this size in points: as wide as that."""
    return round(size * _AS_LARGE * 2)


class Look(NamedTuple):
    """A paragraph style: its name in Word and its measures."""

    name: str
    style: Style
    left: float = 0.0
    hanging: float = 0.0
    outline: int | None = None


def looks(styles: Styles) -> Iterator[Look]:
    number, bullet = styles.number_indent, styles.bullet_indent
    yield Look("Body Text", styles.body)
    yield Look("Title", styles.subject)
    yield Look("Heading 1", styles.headings[2], outline=0)
    yield Look("Heading 2", styles.headings[3], outline=1)
    yield Look("List Number", styles.item, left=number, hanging=number)
    yield Look("List Continue", styles.item, left=number)
    yield Look("List Bullet", styles.item, left=bullet, hanging=bullet)
    yield Look("List Continue 2", styles.item, left=bullet)
    yield Look("Table Heading", styles.header_cell)
    yield Look("Table Text", styles.cell)
    yield Look("Blank", styles.blank)
    yield Look("Signature", styles.signature)
    yield Look("Enclosures", styles.enclosures)
    yield Look("Enclosure", styles.enclosure, left=number, hanging=number)
    yield Look("Header", styles.footer)
    yield Look("Footer", styles.footer)
    yield Look("Sender", styles.address)
    yield Look("Envelope Address", styles.address)
    yield Look("Return Line", RETURN_LINES[-1])
    yield Look("Date", styles.address)


# What has to be of a size in a letterhead too: it stands in the window or outside the text.
SIZED = ("Envelope Address", "Return Line", "Sender", "Date", "Header", "Footer")
_STYLES_THAT_HOLD_THE_NEXT = ("Title", "Heading 1", "Heading 2", "Table Heading", "Enclosures")


def add(document: Document, look: Look, sized: bool = True) -> None:
    """The style; not `sized`: its type is as large as that of the file."""
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles["Normal"]
    style.quick_style, style.hidden = True, False
    style.font.size = Pt(half_points(look.style.size) / 2) if sized else None
    style.font.bold = look.style.strong or None
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(look.style.before), Pt(0)
    paragraph.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    paragraph.line_spacing = Pt(look.style.leading)
    paragraph.widow_control = True
    if look.left:
        paragraph.left_indent, paragraph.first_line_indent = Pt(look.left), Pt(-look.hanging)
    if look.name in _STYLES_THAT_HOLD_THE_NEXT:
        paragraph.keep_with_next = True
    if look.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.outline))
        style.element.get_or_add_pPr().append(level)
