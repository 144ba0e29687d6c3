"""The Word file without a letter in it: page, styles, footer and settings, made with python-docx and deflated once.

python-docx's own template carries 790 KB of styles; all of them go, and the few that a letter needs are put in, set to
the measures that the PDF has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from complaint_kit.letters.layout import Layout
from complaint_kit.writers import docx_base, docx_styles
from complaint_kit.writers.heads import logo
from complaint_kit.writers.styles import styles
from complaint_kit.writers.zipped import Member, member

FONT = "Arial"  # on every Windows and macOS; Liberation Sans has the same widths elsewhere
RUNNING, RETURNED, RETURN_TOP = "{running}", "{returned}", "{top}"  # filled in for each letter
_KEPT_STYLES = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
_KEPT_SETTINGS = {"zoom", "defaultTabStop", "characterSpacingControl", "compat", "decimalSymbol", "listSeparator"}
_KEPT_RELATIONS = {
    RELATION.OFFICE_DOCUMENT,
    RELATION.CORE_PROPERTIES,
    RELATION.STYLES,
    RELATION.SETTINGS,
    RELATION.NUMBERING,
}
_WRITTEN_FOR_EACH_LETTER = {"word/document.xml", "word/numbering.xml", "docProps/core.xml"}
_SIGNATURES = "word/media/signature."


class Template(NamedTuple):
    """What every letter on one layout shares: the finished members, the headers by name with RUNNING or RETURNED for
    what they say, the document up to and after its body, and what it calls the picture of a signature."""

    members: tuple[Member, ...]
    headers: tuple[tuple[str, str], ...]
    start: str
    end: str
    signature: str = ""


@lru_cache(maxsize=64)
def template(layout: Layout, language: str, page_label: str, signature: str | None = None) -> Template:
    """The template for one layout, language and page label; `signature` is the form of the picture that its letters
    have, if they have one. Raises AnswersError if the Word file of a letterhead cannot be one."""
    if layout.letterhead.word:
        named = tuple(docx_styles.looks(styles(layout.large)))
        document = docx_base.emptied(layout.letterhead.word, [look.name for look in named])
        for look in named:
            if look.name not in document.styles:
                docx_styles.add(document, look, sized=layout.large > 1 or look.name in docx_styles.SIZED)
        document.styles["Return Line"].font.name = FONT  # one that is wider would not fit the window
        docx_base.fit(document, layout)
        for footer in docx_base.bare_footers(document):
            _fill_footer(_only_paragraph(footer, "Footer"), page_label)
    else:
        document = docx.Document()
        _strip(document)
        _set_defaults(document, language)
        for look in docx_styles.looks(styles(layout.large)):
            docx_styles.add(document, look)
        _colour(document, layout.letterhead.colour)
        _place_styles(document, layout)
        _set_page(document, layout)
        _fill_around(document, layout, page_label)
    called = _related(document, signature) if signature else ""
    return _taken_apart(document)._replace(signature=called)


def signature_part(form: str) -> str:
    """The name of the part that is the picture of a signature."""
    return f"{_SIGNATURES}{form}"


def _related(document: Document, form: str) -> str:
    """What the document calls the picture of the signature, which comes with each letter."""
    part = Part(PackURI(f"/{signature_part(form)}"), f"image/{form}", b"", document.part.package)
    return str(document.part.relate_to(part, RELATION.IMAGE))


def _colour(document: Document, colour: str | None) -> None:
    """The subject and the headings in that colour."""
    for name in ("Title", "Heading 1", "Heading 2") if colour else ():
        document.styles[name].font.color.rgb = RGBColor.from_string(str(colour)[1:].upper())


def _strip(document: Document) -> None:
    """Take out all that a letter does not use, and with it every name of a machine or a person."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype not in _KEPT_RELATIONS]:
            del relations[key]
    _keep(document.styles.element, lambda child: _style_name(child) in _KEPT_STYLES | {"docDefaults"})
    _keep(document.settings.element, lambda child: _local_name(child) in _KEPT_SETTINGS)


def _keep(parent: BaseOxmlElement, wanted: Callable[[BaseOxmlElement], bool]) -> None:
    for child in list(parent):
        if not wanted(child):
            parent.remove(child)


def _style_name(element: BaseOxmlElement) -> str:
    name = element.find(qn("w:name"))
    return _local_name(element) if name is None else str(name.get(qn("w:val")))


def _local_name(element: BaseOxmlElement) -> str:
    return str(element.tag).partition("}")[2]


def _set_defaults(document: Document, language: str) -> None:
    """One font, one language, no space that a style does not ask for."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    fonts = defaults.find(".//" + qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    defaults.find(".//" + qn("w:lang")).set(qn("w:val"), language)
    spacing = defaults.find(".//" + qn("w:spacing"))
    spacing.attrib.clear()
    spacing.set(qn("w:after"), "0")


def _place_styles(document: Document, layout: Layout) -> None:
    """Put the date and the subject below the window, the writing line of a blank as far as the right margin."""
    named = document.styles
    dated, title = named["Date"].paragraph_format, named["Title"].paragraph_format
    dated.left_indent = Pt(layout.dated.left - layout.left)
    dated.right_indent = Pt(layout.left + layout.measure - layout.dated.left - layout.dated.width)
    dated.space_before = Pt(layout.dated.top - layout.top)
    title.space_before = Pt(layout.first_top - layout.dated.top - styles(layout.large).address.leading)
    tab_stops = named["Blank"].paragraph_format.tab_stops
    tab_stops.add_tab_stop(Pt(layout.measure), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    named["Footer"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    named["Signature"].paragraph_format.keep_together = True


def _set_page(document: Document, layout: Layout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(layout.width), Pt(layout.height)
    section.left_margin, section.right_margin = Pt(layout.left), Pt(layout.width - layout.left - layout.measure)
    section.top_margin, section.bottom_margin = Pt(layout.top), Pt(layout.height - layout.bottom)
    half = styles(layout.large).footer.leading / 2
    section.footer_distance = Pt(layout.height - layout.footer - half)
    section.header_distance = Pt(layout.head - half)


def _fill_around(document: Document, layout: Layout, page_label: str) -> None:
    """Page numbers below; above, from the second page on who wrote and when, on the first the return line if any."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for footer in (section.footer, section.first_page_footer):
        _fill_footer(_only_paragraph(footer, "Footer"), page_label)
    _only_paragraph(section.header, "Header").add_run(RUNNING)
    first = _only_paragraph(section.first_page_header, "Header")
    if found := logo(layout):
        figure, place = found
        drawn = section.first_page_header.add_paragraph(style="Header")
        size = Pt(figure.width), Pt(figure.height)
        drawn.add_run().add_picture(BytesIO(figure.picture.content), *size)
        _frame(drawn, w=place.width, x=place.left, y=place.top)
        section.first_page_header.add_paragraph(style="Header")  # a header may not end with a frame
    if layout.return_line:
        first.style = document.styles["Return Line"]
        first.add_run(RETURNED)
        _frame(first, w=layout.address.width, x=layout.address.left, y=RETURN_TOP)
        section.first_page_header.add_paragraph(style="Header")  # a header may not end with a frame


def _frame(paragraph: Paragraph, **place: float | str) -> None:
    """Keep the paragraph at that place of the page, in points."""
    frame = OxmlElement("w:framePr")
    measures = {name: at if isinstance(at, str) else f"{at * 20:.0f}" for name, at in place.items()}
    for name, value in {**measures, "hSpace": "0", "wrap": "around", "vAnchor": "page", "hAnchor": "page"}.items():
        frame.set(qn(f"w:{name}"), value)
    paragraph._p.get_or_add_pPr().insert(1, frame)


def _only_paragraph(around: _Header | _Footer, style: str) -> Paragraph:
    """The paragraph of a header or footer, in the style of the file: python-docx looks for its own."""
    paragraph: Paragraph = around.paragraphs[0]
    paragraph.style = style
    return paragraph


def _fill_footer(paragraph: Paragraph, page_label: str) -> None:
    """The page label, with fields that Word counts for {page} and {pages}."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    for part in re.split(r"(\{pages?\})", page_label):
        if part in fields:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), fields[part])
            field.append(paragraph.add_run("1")._r)
            paragraph._p.append(field)
        elif part:
            paragraph.add_run(part)


def _filled(content: bytes) -> bool:
    """Whether the part says something of a letter."""
    return RUNNING.encode() in content or RETURNED.encode() in content


def _short(name: str, content: bytes) -> bytes:
    """The part; a header or footer of words alone without the fifteen namespaces that it has no use for."""
    around = name.startswith(("word/header", "word/footer")) and b"<w:drawing" not in content
    return re.sub(rb' (xmlns:(?!w=)\w+|mc:Ignorable)="[^"]*"', b"", content) if around else content


def _taken_apart(document: Document) -> Template:
    file = BytesIO()
    document.save(file)
    with ZipFile(file) as saved:
        names = [
            name
            for name in saved.namelist()
            if name not in _WRITTEN_FOR_EACH_LETTER and not name.startswith(_SIGNATURES)
        ]
        parts = {name: _short(name, saved.read(name)) for name in names}
        headers = tuple((name, content.decode()) for name, content in parts.items() if _filled(content))
        members = tuple(member(name, content) for name, content in parts.items() if not _filled(content))
        start, _, end = saved.read("word/document.xml").decode().partition("<w:sectPr")
    return Template(members, headers, start, "<w:sectPr" + end)
