"""Letter -> PDF, drawn on a reportlab canvas: embedded fonts, the same bytes for the same letter."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from complaint_kit.letters.letter import Letter
from complaint_kit.writers import fonts
from complaint_kit.writers.pages import Page, Pages
from complaint_kit.writers.typeset import typeset


def write(letter: Letter) -> bytes:
    """The PDF file; WritingError if the faces lack a character of the letter."""
    return drawn(typeset(letter))


def drawn(pages: Pages) -> bytes:
    """The pages as a PDF file."""
    for face in {run.face for page in pages.pages for piece in page.pieces for run in piece.line}:
        fonts.font(face)
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(pages.width, pages.height),
        invariant=1,
        pageCompression=1,
        lang=pages.language,
        initialFontName=fonts.REGULAR,  # type: ignore[arg-type]  # a name; the stubs say number
    )
    canvas.setTitle(pages.title)
    canvas.setProducer("complaint-kit")
    canvas.setCreator("complaint-kit")
    canvas.setAuthor("")
    for page in pages.pages:
        _draw(canvas, page, pages.height)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, page: Page, height: float) -> None:
    text = canvas.beginText()
    for piece in page.pieces:
        for run in piece.line:
            text.setFont(run.face, run.size)
            text.setTextOrigin(piece.x + run.x, height - piece.y)
            text.textOut(run.text)
    canvas.drawText(text)
    for rule in page.rules:
        canvas.setLineWidth(rule.thickness)
        canvas.line(rule.x, height - rule.y, rule.x + rule.length, height - rule.y)
