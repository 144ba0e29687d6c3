"""The Word file without a letter in it: page, styles, footer and settings, written and deflated once.

The styles are the few that a letter needs, set to the measures that the PDF has. No part names a machine or a person.
Packages: ECMA-376 part 2; WordprocessingML: part 1, clause 17. It measures in twentieths of a point, and letters in
halves.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import NamedTuple

from complaint_kit.writers import layouts
from complaint_kit.writers.layouts import LAYOUTS, PageLayout, Style
from complaint_kit.writers.zipped import Member, member

FONT = "Arial"  # on every Windows and macOS; Liberation Sans has the same widths elsewhere
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SMALLER = 0.5  # points, because its letters are larger than those of the PDF at one size
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "/docProps/core.xml": "vnd.openxmlformats-package.core-properties+xml",
    "/word/document.xml": "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "/word/footer1.xml": "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    "/word/numbering.xml": "vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "/word/settings.xml": "vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    "/word/styles.xml": "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
}
_OF_THE_FILE = {
    f"{_OFFICE}/officeDocument": "word/document.xml",
    f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml",
}
_OF_THE_DOCUMENT = {
    f"{_OFFICE}/footer": "footer1.xml",
    f"{_OFFICE}/numbering": "numbering.xml",
    f"{_OFFICE}/settings": "settings.xml",
    f"{_OFFICE}/styles": "styles.xml",
}


class Template(NamedTuple):
    """What every letter on one paper shares: the finished members, and the document up to and after its body."""

    members: tuple[Member, ...]
    start: str
    end: str


class _Look(NamedTuple):
    """A paragraph style: its name in Word and its measures."""

    name: str
    style: Style
    left: float = 0.0
    hanging: float = 0.0
    outline: int | None = None


_LOOKS = (
    _Look("Body Text", layouts.BODY),
    _Look("Title", layouts.SUBJECT),
    _Look("heading 1", layouts.HEADINGS[2], outline=0),
    _Look("heading 2", layouts.HEADINGS[3], outline=1),
    _Look("List Number", layouts.ITEM, left=layouts.NUMBER_INDENT, hanging=layouts.NUMBER_INDENT),
    _Look("List Continue", layouts.ITEM, left=layouts.NUMBER_INDENT),
    _Look("List Bullet", layouts.ITEM, left=layouts.BULLET_INDENT, hanging=layouts.BULLET_INDENT),
    _Look("List Continue 2", layouts.ITEM, left=layouts.BULLET_INDENT),
    _Look("Table Heading", layouts.HEADER_CELL),
    _Look("Table Text", layouts.CELL),
    _Look("Blank", layouts.BLANK),
    _Look("Signature", layouts.SIGNATURE),
    _Look("Enclosures", layouts.ENCLOSURES),
    _Look("Enclosure", layouts.ENCLOSURE, left=layouts.NUMBER_INDENT, hanging=layouts.NUMBER_INDENT),
    _Look("footer", layouts.FOOTER),
    _Look("Sender", layouts.ADDRESS),
    _Look("Envelope Address", layouts.ADDRESS),
    _Look("Date", layouts.ADDRESS),
)
_STYLES_THAT_HOLD_THE_NEXT = ("Title", "heading 1", "heading 2", "Table Heading", "Enclosures")
_STYLES_OF_WORD = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
_SETTINGS = (
    '<w:zoom w:val="bestFit"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="14"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="enableOpenTypeFeatures" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="doNotFlipMirrorIndents" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    "</w:compat>"
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)


@lru_cache(maxsize=64)
def template(paper: str, language: str, page_label: str) -> Template:
    """The template for one paper, language and page label."""
    layout = LAYOUTS[paper]
    styles = "".join((_defaults(language), _STYLES_OF_WORD, *(_style(look, layout) for look in _LOOKS)))
    members = (
        part("[Content_Types].xml", _content_types()),
        part("_rels/.rels", _relations(_OF_THE_FILE)),
        part("word/_rels/document.xml.rels", _relations(_OF_THE_DOCUMENT)),
        part("word/footer1.xml", f'<w:ftr xmlns:w="{WORD}">{_footer(page_label)}</w:ftr>'),
        part("word/settings.xml", f'<w:settings xmlns:w="{WORD}">{_SETTINGS}</w:settings>'),
        part("word/styles.xml", f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>'),
    )
    return Template(members, f'{_HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{_OFFICE}"><w:body>', _end(layout))


def part(name: str, xml: str) -> Member:
    """One part of the file, from its XML without the declaration."""
    return member(name, f"{_HEAD}{xml}".encode())


def _content_types() -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        + "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items())
        + "".join(f'<Override PartName="{name}" ContentType="application/{kind}"/>' for name, kind in _PARTS.items())
        + "</Types>"
    )


def _relations(targets: dict[str, str]) -> str:
    """Which parts belong to a part, by the kind of relation; the first is `rId1`."""
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets.items(), start=1)
        )
        + "</Relationships>"
    )


def _defaults(language: str) -> str:
    """One font, one language, no space that a style does not ask for."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" '
        f'w:eastAsia="{FONT}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _style(look: _Look, layout: PageLayout) -> str:
    """The style; the date and the subject stand below the window, the line of a blank goes to the right margin."""
    name, style = look.name, look.style
    left, before = look.left, style.before
    if name == "Date":
        left, before = layout.dated.left - layout.left, layout.dated.top - layout.top
    elif name == "Title":
        before = layout.first_top - layout.dated.top - layouts.ADDRESS.leading
    hanging = f'w:hanging="{_twentieths(look.hanging)}"' if look.hanging else 'w:firstLine="0"'
    line = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{_twentieths(layout.measure)}"/></w:tabs>'
    properties = (
        "<w:keepNext/>" if name in _STYLES_THAT_HOLD_THE_NEXT else "",
        "<w:keepLines/>" if name == "Signature" else "",
        "<w:widowControl/>",
        line if name == "Blank" else "",
        f'<w:spacing w:before="{_twentieths(before)}" w:line="{_twentieths(style.leading)}" w:lineRule="atLeast"/>',
        f'<w:ind w:left="{_twentieths(left)}" {hanging}/>' if left else "",
        '<w:jc w:val="center"/>' if name == "footer" else "",
        "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>',
    )
    size = round((style.size - _SMALLER) * 2)
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"".join(properties)}</w:pPr>'
        f'<w:rPr>{"<w:b/>" if style.strong else ""}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _footer(page_label: str) -> str:
    """The page label, with fields that Word counts for {page} and {pages}."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    runs = (
        f'<w:fldSimple w:instr="{fields[piece]}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        if piece in fields
        else f'<w:r><w:t xml:space="preserve">{escape(piece, quote=False)}</w:t></w:r>'
        for piece in re.split(r"(\{pages?\})", page_label)
        if piece
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{"".join(runs)}</w:p>'


def _end(layout: PageLayout) -> str:
    """What closes the document: footer, paper and margins."""
    right, bottom = layout.width - layout.left - layout.measure, layout.height - layout.bottom
    footer = layout.height - layout.footer - layouts.FOOTER.leading / 2
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>'
        f'<w:pgSz w:w="{_twentieths(layout.width)}" w:h="{_twentieths(layout.height)}"/>'
        f'<w:pgMar w:top="{_twentieths(layout.top)}" w:right="{_twentieths(right)}" w:bottom="{_twentieths(bottom)}" '
        f'w:left="{_twentieths(layout.left)}" w:header="720" w:footer="{_twentieths(footer)}" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:docGrid w:linePitch="360"/></w:sectPr></w:body></w:document>'
    )


def _twentieths(points: float) -> int:
    return round(points * 20)
