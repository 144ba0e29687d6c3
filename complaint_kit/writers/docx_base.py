"""A group's own Word file as the base of its letters: header, footer, styles and margins stay, the text goes.

What the file knows of the machine that it was written on, of its templates and of its readers goes too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Pt

from complaint_kit.errors import AnswersError
from complaint_kit.letters.layout import Layout
from complaint_kit.writers.styles import styles

_KEPT = {
    RELATION.OFFICE_DOCUMENT,
    RELATION.CORE_PROPERTIES,
    RELATION.STYLES,
    RELATION.SETTINGS,
    RELATION.NUMBERING,
    RELATION.THEME,
    RELATION.FONT_TABLE,
    RELATION.HEADER,
    RELATION.FOOTER,
}
_KEPT_SETTINGS = {"zoom", "evenAndOddHeaders", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang",
                  "clrSchemeMapping", "decimalSymbol", "listSeparator"}  # fmt: skip
_DAMAGED = (OpcError, BadZipFile, SyntaxError, OSError, ValueError, KeyError, AttributeError, NotImplementedError)
_MEND = "Save it from Word as .docx, with one section, and look at a letter on it."


def emptied(content: bytes, names: Iterable[str]) -> Document:
    """The file without its text, its styles of these names as letters call them. Raises AnswersError for what is no
    Word file, or one of several sections."""
    try:
        document = docx.Document(BytesIO(content))
        _take_out(document)
        _name_styles(document, names)
    except _DAMAGED as error:
        raise AnswersError("this Word file is damaged, or none", mend=_MEND) from error
    return document


def _take_out(document: Document) -> None:
    if len(document.sections) != 1:
        raise AnswersError("this Word file has several sections", found=len(document.sections), mend=_MEND)
    body = document.element.body
    for child in [one for one in body if one.tag != qn("w:sectPr")]:
        body.remove(child)
    settings = document.part._settings_part  # which names the template that it was made of, and where that lies
    for part in (document.part, document.part.package, settings):
        for key in [key for key, one in part.rels.items() if one.reltype not in _KEPT]:
            del part.rels[key]
    for child in [one for one in settings.element if one.tag.rpartition("}")[2] not in _KEPT_SETTINGS]:
        settings.element.remove(child)
    if not any(one.reltype == RELATION.NUMBERING for one in document.part.rels.values()):
        document.part.relate_to(docx.Document().part.numbering_part, RELATION.NUMBERING)
    written = {document.part: "word/document", document.part.numbering_part: "word/numbering"}
    written[document.part.package._core_properties_part] = "docProps/core"
    for part, name in written.items():  # these are written for each letter, under these names
        part.partname = PackURI(f"/{name}.xml")


def _name_styles(document: Document, names: Iterable[str]) -> None:
    """Call the styles of the file as letters do: Word names the same style otherwise in each language. How lists count
    is the letter's."""
    element = document.styles.element
    for numbered in list(element.iter(qn("w:numPr"))):
        numbered.getparent().remove(numbered)
    called = {document.styles[name].style_id: name.replace(" ", "") for name in names if name in document.styles}
    called |= {id_: f"{id_}Own" for id_ in called.values() if id_ not in called and element.get_by_id(id_) is not None}
    parts = (element, *(one._element for one in _around(document)))
    for style in element.iter(qn("w:style")):
        style.set(qn("w:styleId"), called.get(style.get(qn("w:styleId")), style.get(qn("w:styleId"))))
    for part in parts:
        for tag in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"):
            for named in part.iter(qn(f"w:{tag}")):
                named.set(qn("w:val"), called.get(named.get(qn("w:val")), named.get(qn("w:val"))))


def _around(document: Document) -> Iterator[_Header | _Footer]:
    """The headers and footers that the file has."""
    (section,) = document.sections
    for one in (section.header, section.footer, section.first_page_header, section.first_page_footer,
                section.even_page_header, section.even_page_footer):  # fmt: skip
        if not one.is_linked_to_previous:
            yield one


def fit(document: Document, layout: Layout) -> None:
    """The sheet of the layout, the day and the subject below the window, and a line to write on as long as the text is
    wide."""
    (section,) = document.sections
    section.page_width, section.page_height = Pt(layout.width), Pt(layout.height)
    left, top = (section.left_margin or Pt(layout.left)).pt, (section.top_margin or Pt(layout.top)).pt
    right = (section.right_margin or Pt(layout.left)).pt
    dated, title = (document.styles[name].paragraph_format for name in ("Date", "Title"))
    dated.left_indent, dated.space_before = Pt(max(0, layout.dated.left - left)), Pt(max(0, layout.dated.top - top))
    title.space_before = Pt(layout.first_top - layout.dated.top - styles(layout.large).address.leading)
    blank = document.styles["Blank"].paragraph_format.tab_stops
    blank.add_tab_stop(Pt(layout.width - left - right), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


def bare_footers(document: Document) -> tuple[_Footer, ...]:
    """The footers to number pages in: those that are shown, if none of them says or shows anything; else none."""
    (section,) = document.sections
    says = [qn(f"w:{tag}") for tag in ("t", "drawing", "pict", "fldSimple", "instrText")]
    feet = (section.footer, section.first_page_footer, section.even_page_footer)
    if any(next(one._element.iter(*says), None) is not None for one in feet if not one.is_linked_to_previous):
        return ()
    return feet[:2] if section.different_first_page_header_footer else feet[:1]
