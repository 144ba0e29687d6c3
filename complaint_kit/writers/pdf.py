"""Letter -> PDF, drawn on a reportlab canvas: embedded fonts, tagged, the same bytes for the same letter.

The tags (ISO 32000-1, 14.7 and 14.8) let a screen reader follow headings, lists and tables. reportlab has no words for
them, so the structure is built from its plain dictionaries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from complaint_kit.letters.letter import Letter
from complaint_kit.writers import fonts, scripts
from complaint_kit.writers.lines import TextRun
from complaint_kit.writers.pages import ARTIFACT, WORD, Page, Pages, Piece, marks, sequences
from complaint_kit.writers.pdf_objects import text_string
from complaint_kit.writers.typeset import typeset

rl_config.useA85 = 0  # the default spells streams in ASCII, a quarter longer


def write(letter: Letter) -> bytes:
    """The PDF file; WritingError if the faces lack a character of the letter. One for an archive is drawn as print runs
    are: reportlab has no words for what it needs."""
    pages = typeset(letter)
    if not pages.archive:
        return drawn(pages)
    from complaint_kit.writers import pdf_fast  # most letters are not kept so

    return pdf_fast.drawn(pages)


def drawn(pages: Pages) -> bytes:
    """The pages as a PDF file."""
    file = BytesIO()
    canvas = _canvas(file, pages)
    sheets = [_drawn_page(canvas, page, pages, number) for number, page in enumerate(pages.pages)]
    _add_structure(canvas, pages, sheets)
    canvas.save()
    return file.getvalue()


def _canvas(file: BytesIO, pages: Pages) -> Canvas:
    for face in {run.face for page in pages.pages for piece in page.pieces for run in piece.line}:
        fonts.font(face)
    canvas = Canvas(
        file,
        pagesize=(pages.width, pages.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 4),  # the first that knows tags
        lang=pages.language,
        initialFontName=fonts.REGULAR,  # type: ignore[arg-type]  # a name; the stubs say number
    )
    canvas.setTitle(pages.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("complaint-kit")
    canvas.setProducer("complaint-kit")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _drawn_page(canvas: Canvas, page: Page, pages: Pages, number: int) -> PDFObjectReference:
    """Draw the page and return the reference by which structure elements name it."""
    mark = 0
    for element, pieces in sequences(page):
        if element == ARTIFACT:
            canvas.addLiteral("/Artifact BMC")
        else:
            canvas.addLiteral(f"/{pages.elements[element].tag} <</MCID {mark}>> BDC")
            mark += 1
        if colour := pages.colour_of(element):
            canvas.setFillColorRGB(*colour)
        _draw_text(canvas, pieces, pages.height)
        if colour:
            canvas.setFillGray(0)
        canvas.addLiteral("EMC")
    _draw_rules(canvas, page, pages.height)
    name = _document(canvas).thisPageName()
    canvas.showPage()
    sheet = _document(canvas).idToObject[name]
    sheet.__NoDefault__ = [*sheet.__NoDefault__, "StructParents", "Tabs"]  # keys that reportlab would leave out
    sheet.StructParents, sheet.Tabs = number, "/S"
    return PDFObjectReference(name)


def _document(canvas: Any) -> Any:
    """The file behind the canvas, the only door to page dictionaries and references; reportlab's types omit it."""
    return canvas._doc


def _draw_text(canvas: Canvas, pieces: Iterable[Piece], height: float) -> None:
    text = canvas.beginText()
    for piece in pieces:
        if figure := piece.figure:
            canvas.drawText(text)
            image = ImageReader(BytesIO(figure.picture.content))
            canvas.drawImage(image, piece.x, height - piece.y, figure.width, figure.height)
            text = canvas.beginText()
        for run in piece.line:
            if word := scripts.shaped(run.face, run.text):
                canvas.drawText(text)
                _draw_word(canvas, run, word, piece.x + run.x, height - piece.y)
                text = canvas.beginText()
                continue
            text.setFont(run.face, run.size)
            text.setTextOrigin(piece.x + run.x, height - piece.y)
            text.textOut(run.text)
    canvas.drawText(text)


def _draw_word(canvas: Canvas, run: TextRun, word: scripts.Shaped, x: float, y: float) -> None:
    """A word of another script, each glyph in its place, with what it says (14.9.4)."""
    canvas.addLiteral(f"/Span <</ActualText {text_string(word.said)}>> BDC")
    text = canvas.beginText()
    text.setFont(run.face, run.size)
    for sign, (right, up) in zip(run.text, word.offsets, strict=True):
        text.setTextOrigin(x + right * run.size / 1000, y + up * run.size / 1000)
        text.textOut(sign)
        x += fonts.width(run.face, sign) * run.size / 1000
    canvas.drawText(text)
    canvas.addLiteral("EMC")


def _draw_rules(canvas: Canvas, page: Page, height: float) -> None:
    if not page.rules:
        return
    canvas.addLiteral("/Artifact BMC")
    for rule in page.rules:
        canvas.setLineWidth(rule.thickness)
        canvas.line(rule.x, height - rule.y, rule.x + rule.length, height - rule.y)
    canvas.addLiteral("EMC")


def _add_structure(canvas: Canvas, pages: Pages, sheets: Sequence[PDFObjectReference]) -> None:
    """The tree of elements, and for each page the elements behind its marks."""
    reference = _document(canvas).Reference
    nodes: list[Any] = [PDFDictionary({"Type": "/StructElem", "S": f"/{element.tag}"}) for element in pages.elements]
    root: Any = PDFDictionary({"Type": "/StructTreeRoot", "K": reference(nodes[0])})
    kids: list[list[object]] = [[] for _ in nodes]
    parents: list[object] = []
    for number, element in enumerate(pages.elements):
        is_top = element.parent == ARTIFACT
        nodes[number]["P"] = reference(root if is_top else nodes[element.parent])
        if not is_top and element.tag != WORD:
            kids[element.parent].append(reference(nodes[number]))
        if element.attribute:
            owner, name, value = element.attribute
            nodes[number]["A"] = PDFDictionary({"O": f"/{owner}", name: value})
        if element.alternative:
            nodes[number]["Alt"] = PDFString(element.alternative)
    for number, (page, sheet) in enumerate(zip(pages.pages, sheets, strict=True)):
        elements = marks(page)
        for mark, at in enumerate(elements):
            if pages.elements[at].tag == WORD:  # in the middle of a line, so in the order of the marks
                kids[pages.elements[at].parent].append(reference(nodes[at]))
            kids[at].append(PDFDictionary({"Type": "/MCR", "Pg": sheet, "MCID": mark}))
        parents += [number, PDFArray(reference(nodes[at]) for at in elements)]
    for node, children in zip(nodes, kids, strict=True):
        node["K"] = PDFArray(children)
    root["ParentTree"] = PDFDictionary({"Nums": PDFArray(parents)})
    canvas.setCatalogEntry("StructTreeRoot", root)
    canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
