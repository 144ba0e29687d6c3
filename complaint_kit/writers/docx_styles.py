"""The paragraph styles of a Word file, in the measures that the PDF has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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
    right: float = 0.0
    line: float = 0.0  # as far as a line to write on goes
    colour: str | None = None


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
_SMALL_IN_WORD = ("Heading 1", "Heading 2", "Header", "Footer")
_STYLES_THAT_HOLD_THE_NEXT = ("Title", "Heading 1", "Heading 2", "Table Heading", "Enclosures")


def style_xml(look: Look, base: str = "Normal", sized: bool = True) -> str:
    """The style as WordprocessingML has it, on that of the id `base`; not `sized`: its type is as large as there."""
    style, id_ = look.style, look.name.replace(" ", "")
    name = look.name.lower() if look.name in _SMALL_IN_WORD else look.name
    keeps = "<w:keepNext/>" if look.name in _STYLES_THAT_HOLD_THE_NEXT else ""
    keeps += "<w:keepLines/>" if look.name == "Signature" else ""
    writing_line = f'<w:tab w:val="right" w:leader="underscore" w:pos="{twentieths(look.line)}"/>' if look.line else ""
    tabs = f"<w:tabs>{writing_line}</w:tabs>" if look.line else ""
    measures = f'w:before="{twentieths(style.before)}" w:after="0" w:line="{twentieths(style.leading)}"'
    sides = f'w:left="{twentieths(look.left)}" w:right="{twentieths(look.right)}"'
    indent = f'<w:ind {sides} w:hanging="{twentieths(look.hanging)}"/>' if look.left or look.right else ""
    centred = '<w:jc w:val="center"/>' if look.name == "Footer" else ""
    level = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    faces = "<w:b/>" if style.strong else ""
    faces += f'<w:color w:val="{look.colour[1:].upper()}"/>' if look.colour else ""
    faces += f'<w:sz w:val="{half_points(style.size)}"/>' if sized else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:qFormat/>'
        f'<w:pPr>{keeps}<w:widowControl/>{tabs}<w:spacing {measures} w:lineRule="atLeast"/>{indent}{centred}{level}'
        f"</w:pPr><w:rPr>{faces}</w:rPr></w:style>"
    )


def twentieths(points: float) -> int:
    """Points as Word counts them."""
    return round(points * 20)
