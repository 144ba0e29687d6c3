"""The Word file without a letter in it: page, styles, headers, footers and settings, deflated once.

The styles that a letter needs, and no others, set to the measures that the PDF has. A group's own Word file is another
base (`docx_base`). WordprocessingML: ECMA-376 part 1, clause 17; the parts of the file: part 2, clauses 9 and 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import NamedTuple

from complaint_kit.letters.layout import Layout
from complaint_kit.writers.docx_drawing import drawing
from complaint_kit.writers.docx_places import frame
from complaint_kit.writers.docx_styles import Look, looks, style_xml, twentieths
from complaint_kit.writers.heads import logo
from complaint_kit.writers.styles import styles
from complaint_kit.writers.zipped import Member, member

FONT = "Arial"  # on every Windows and macOS; Liberation Sans has the same widths elsewhere
RUNNING, RETURNED, RETURN_TOP = "{running}", "{returned}", "{top}"  # filled in for each letter
XML = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = f'xmlns:w="{WORD}" xmlns:r="{_RELATIONS}"'
_PARTS = (
    ("rId1", "styles", "styles"),
    ("rId2", "settings", "settings"),
    ("rId3", "numbering", "numbering"),
    ("rId4", "header", "header1"),
    ("rId5", "header", "header2"),
    ("rId6", "footer", "footer1"),
    ("rId7", "footer", "footer2"),
)
_ON_PAGES = {"header1": "default", "header2": "first", "footer1": "default", "footer2": "first"}
_SIGNATURE, _LOGO = "rId8", "rId1"  # the one in the document, the other in a header
_OF_DOCUMENT = tuple((id_, f"{_RELATIONS}/{kind}", f"{name}.xml") for id_, kind, name in _PARTS)
_OF_PACKAGE = (
    ("rId1", f"{_RELATIONS}/officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
)
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
_NOT_SHOWN = "<w:semiHidden/><w:unhideWhenUsed/>"
_OF_WORD = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    f'<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>{_NOT_SHOWN}</w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:uiPriority w:val="99"/>{_NOT_SHOWN}<w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    f'<w:name w:val="No List"/><w:uiPriority w:val="99"/>{_NOT_SHOWN}</w:style>'
)
_AS_WORD_SINCE_2010 = (
    ("compatibilityMode", 14),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
)
_SETTINGS = (
    f'<w:settings {_NAMES}><w:zoom w:val="bestFit"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:useFELayout/>{}</w:compat>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
).format(
    "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _AS_WORD_SINCE_2010
    )
)


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
    have, if they have one."""
    footer = f"<w:ftr {_NAMES}>{_paragraph('Footer', page_runs(page_label))}</w:ftr>"
    pictures = dict(_pictures(layout))
    parts = {
        "[Content_Types].xml": _content_types(signature, layout),
        "_rels/.rels": _relations(_OF_PACKAGE),
        "word/_rels/document.xml.rels": _relations((*_OF_DOCUMENT, *_of_signature(signature))),
        "word/styles.xml": _styles(layout, language),
        "word/settings.xml": _SETTINGS,
        "word/footer1.xml": footer,
        "word/footer2.xml": footer,
        "word/header1.xml": f"<w:hdr {_NAMES}>{_paragraph('Header', _run(RUNNING))}</w:hdr>",
        "word/header2.xml": f"<w:hdr {_NAMES}>{''.join(_first_header(layout))}</w:hdr>",
    }
    contents = {name: f"{XML}{xml}".encode() for name, xml in parts.items()}
    start, end = f"{XML}<w:document {_NAMES}><w:body>", f"{_section(layout)}</w:body></w:document>"
    return template_of(contents | pictures, start, end, _SIGNATURE if signature else "")


def template_of(parts: Mapping[str, bytes], start: str, end: str, signature: str) -> Template:
    """The template with these parts, some of which say something of a letter."""
    said = {name for name, content in parts.items() if RUNNING.encode() in content or RETURNED.encode() in content}
    headers = tuple((name, parts[name].decode()) for name in parts if name in said)
    members = tuple(member(name, content) for name, content in parts.items() if name not in said)
    return Template(members, headers, start, end, signature)


def signature_part(form: str) -> str:
    """The name of the part that is the picture of a signature."""
    return f"word/media/signature.{form}"


def page_runs(page_label: str) -> str:
    """The page label, with fields that Word counts for {page} and {pages}."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    parts = (part for part in re.split(r"(\{pages?\})", page_label) if part)
    return "".join(
        f'<w:fldSimple w:instr="{fields[part]}">{_run("1")}</w:fldSimple>' if part in fields else _run(part)
        for part in parts
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _paragraph(style: str, runs: str = "", place: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>{runs}</w:p>'


def _content_types(signature: str | None, layout: Layout) -> str:
    logo_form = layout.letterhead.logo.form if layout.letterhead.logo else None
    kinds = {"rels": f"{_PACKAGE_TYPE}.relationships+xml", "xml": "application/xml"}
    kinds |= {form: f"image/{form}" for form in (signature, logo_form) if form}
    defaults = (f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    named = {
        "docProps/core": f"{_PACKAGE_TYPE}.core-properties+xml",
        "word/document": f"{_WORD_TYPE}.document.main+xml",
    }
    named |= {f"word/{name}": f"{_WORD_TYPE}.{kind}+xml" for _, kind, name in _PARTS}
    parts = (f'<Override PartName="/{name}.xml" ContentType="{kind}"/>' for name, kind in named.items())
    return f'<Types xmlns="{_PACKAGE}/content-types">{"".join((*defaults, *parts))}</Types>'


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    """The part that says what another one calls the parts that it has: their ids, kinds and names."""
    lines = (f'<Relationship Id="{id_}" Type="{kind}" Target="{name}"/>' for id_, kind, name in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _of_signature(form: str | None) -> Iterator[tuple[str, str, str]]:
    if form:
        yield _SIGNATURE, f"{_RELATIONS}/image", signature_part(form).removeprefix("word/")


def _pictures(layout: Layout) -> Iterator[tuple[str, bytes]]:
    """The logo, and what the header calls it."""
    if drawn := layout.letterhead.logo:
        relation = _LOGO, f"{_RELATIONS}/image", f"media/logo.{drawn.form}"
        yield "word/_rels/header2.xml.rels", f"{XML}{_relations([relation])}".encode()
        yield f"word/media/logo.{drawn.form}", drawn.content


def _styles(layout: Layout, language: str) -> str:
    placed = (_placed(look, layout) for look in looks(styles(layout.large)))
    own = "".join(map(style_xml, placed))
    return f"<w:styles {_NAMES}>{_DEFAULTS.format(language=language)}{_OF_WORD}{own}</w:styles>"


def _placed(look: Look, layout: Layout) -> Look:
    """The style as that layout has it: the date and the subject below the window, the writing line of a blank as far as
    the right margin, the subject and the headings in the colour of the letterhead."""
    if look.name in ("Title", "Heading 1", "Heading 2"):
        look = look._replace(colour=layout.letterhead.colour)
    match look.name:
        case "Date":
            left = layout.dated.left - layout.left
            style = replace(look.style, before=layout.dated.top - layout.top)
            return look._replace(style=style, left=left, right=layout.measure - left - layout.dated.width)
        case "Title":
            before = layout.first_top - layout.dated.top - styles(layout.large).address.leading
            return look._replace(style=replace(look.style, before=before))
        case "Blank":
            return look._replace(line=layout.measure)
    return look


def _first_header(layout: Layout) -> Iterator[str]:
    """What stands above the text on the first page: the return line if any, and the logo."""
    returned = frame(layout.address, RETURN_TOP)
    yield _paragraph("ReturnLine", _run(RETURNED), returned) if layout.return_line else _paragraph("Header")
    if found := logo(layout):
        figure, place = found
        drawn = drawing(figure.picture, (figure.width, figure.height), _LOGO, "")
        yield _paragraph("Header", f"<w:r>{drawn}</w:r>", frame(place))
    if layout.return_line or found:
        yield _paragraph("Header")  # a header may not end with a frame


def _section(layout: Layout) -> str:
    """The page, with page numbers below; above, from the second page on who wrote and when."""
    half = styles(layout.large).footer.leading / 2
    around = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{id_}"/>'
        for id_, kind, name in _PARTS
        if (pages := _ON_PAGES.get(name))
    )
    margins = {
        "top": layout.top,
        "right": layout.width - layout.left - layout.measure,
        "bottom": layout.height - layout.bottom,
        "left": layout.left,
        "header": layout.head - half,
        "footer": layout.height - layout.footer - half,
        "gutter": 0,
    }
    measures = " ".join(f'w:{side}="{twentieths(points)}"' for side, points in margins.items())
    return (
        f'<w:sectPr>{around}<w:pgSz w:w="{twentieths(layout.width)}" w:h="{twentieths(layout.height)}"/>'
        f'<w:pgMar {measures}/><w:cols w:space="720"/><w:titlePg/><w:docGrid w:linePitch="360"/></w:sectPr>'
    )
