"""Exhibits as one PDF: each is read as what it is, every page is stamped with the number of its exhibit.

What is read is copied, and nothing of it is run: of a PDF its pages without their scripts, of a picture its points
without what the camera wrote beside them, of an e-mail, a web page or a text file its words.
"""

from __future__ import annotations

import email
import logging
import warnings
from collections.abc import Sequence
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from html.parser import HTMLParser
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from complaint_kit.errors import WritingError
from complaint_kit.letters.layout import SIZES
from complaint_kit.letters.letter import Letter, Paragraph, Span
from complaint_kit.text import MOST_BYTES, cleaned
from complaint_kit.writers import fonts, pdf

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it finds odd is no news for the person
logging.getLogger("pypdf").propagate = False
MOST_PAGES = 400
_MOST_POINTS = 100_000_000  # of a picture
_MARGIN = 36.0  # points
_STAMP = 8.0  # size of type, in points
_SCRIPTS = ("/A", "/AA")  # what runs when a page is opened, or a link or field on it is touched
_PICTURES = {"JPEG": "JPEG", "MPO": "JPEG"}  # the others keep every point


class Part(NamedTuple):
    """An exhibit whose pages were read: its label, as it is stamped, its name, and the pages."""

    label: str
    name: str
    pages: tuple[PageObject, ...]


def pages_of(file: str, content: bytes, letter: Letter, title: str) -> tuple[PageObject, ...]:
    """The pages of an exhibit. `letter` gives the sheet and the language of those that have no pages of their own.

    Raises WritingError, whose `key` says why, for what is `too_large`, `protected`, `damaged` or of a `kind` that
    cannot be read.
    """
    if len(content) > MOST_BYTES:
        raise _unread("too_large", file)
    try:
        if content[:1024].lstrip().startswith(b"%PDF"):
            return _of_pdf(file, content)
        if picture := _picture(file, content):
            return _of_pdf(file, _drawn(picture, letter))
        return _of_pdf(file, pdf.write(_as_letter(file, content, letter, title)))
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unread("damaged", file) from error


def _unread(key: str, file: str) -> WritingError:
    return WritingError("this exhibit cannot be read", found=file, key=key)


def _of_pdf(file: str, content: bytes) -> tuple[PageObject, ...]:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _unread("protected", file)
    if len(reader.pages) > MOST_PAGES:
        raise _unread("too_large", file)
    if not reader.pages:
        raise _unread("damaged", file)
    return tuple(reader.pages)


def _picture(file: str, content: bytes) -> Image.Image | None:
    """The picture, upright; None if it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found = Image.open(BytesIO(content))
            if found.width * found.height > _MOST_POINTS:
                raise _unread("too_large", file)
            kind = _PICTURES.get(found.format or "", "PNG")
            upright = ImageOps.exif_transpose(found).convert("RGB")
    except UnidentifiedImageError:
        return None
    except Image.DecompressionBombError:
        raise _unread("too_large", file) from None
    # Written anew, so that no place and no device that the camera noted comes along.
    bare = BytesIO()
    upright.save(bare, kind, quality=90)
    return Image.open(bare)


def _drawn(picture: Image.Image, letter: Letter) -> bytes:
    """A page with the picture as large as it fits."""
    width, height = SIZES[letter.paper]
    if picture.width > picture.height:
        width, height = height, width
    scale = min((width - 2 * _MARGIN) / picture.width, (height - 2 * _MARGIN) / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    file = BytesIO()
    canvas = Canvas(file, pagesize=(width, height), invariant=1)
    canvas.drawImage(ImageReader(picture), (width - wide) / 2, (height - high) / 2, wide, high)
    canvas.save()
    return file.getvalue()


def _as_letter(file: str, content: bytes, letter: Letter, title: str) -> Letter:
    """What is only words, set as a document of its own. Raises WritingError for a kind of file that is not known."""
    kind = file.rpartition(".")[2].lower()
    if kind == "eml":
        lines = _of_mail(content)
    elif kind in ("html", "htm"):
        lines = _of_page(_decoded(file, content))
    elif kind in ("txt", "md", "log", "csv"):
        lines = _decoded(file, content).splitlines()
    else:
        raise _unread("kind", file)
    paragraphs = (Paragraph((Span(fonts.named(cleaned(line).strip())),)) for line in lines if line.strip())
    return replace(
        letter,
        kind="exhibit",
        subject=title,
        blocks=tuple(paragraphs),
        sender=(),
        recipient=(),
        contact=(),
        dated="",
        signature="",
        enclosures=(),
        provisions=(),
    )


def _decoded(file: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unread("damaged", file)


def _of_mail(content: bytes) -> list[str]:
    """Who wrote to whom, when, about what, the text, and the names of what was attached."""
    mail = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    lines = [f"{name}: {mail[name]}" for name in ("From", "To", "Cc", "Date", "Subject") if mail[name]]
    body = mail.get_body(("plain", "html"))
    text = body.get_content() if body else ""
    lines += _of_page(text) if body and body.get_content_subtype() == "html" else text.splitlines()
    return [*lines, *(f"[{one.get_filename()}]" for one in mail.iter_attachments() if one.get_filename())]


class _Words(HTMLParser):
    """The words of a web page, a line for each block."""

    _UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
    _WITHIN = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "u"})

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in self._UNSEEN
        if tag not in self._WITHIN:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in self._UNSEEN))
        if tag not in self._WITHIN:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.lines[-1] += data


def _of_page(text: str) -> list[str]:
    words = _Words()
    words.feed(text)
    words.close()
    return [" ".join(line.split()) for line in words.lines]


def write(cover: Letter, parts: Sequence[Part]) -> bytes:
    """The cover, and behind it the exhibits, each page with its label and number; a bookmark leads to each."""
    writer = PdfWriter()
    writer.append(BytesIO(pdf.write(cover)))
    for part in parts:
        first = len(writer.pages)
        for number, page in enumerate(part.pages, start=1):
            _add(writer, page, f"{part.label} · {number} / {len(part.pages)}")
        writer.add_outline_item(title=f"{part.label}: {part.name}", page_number=first)
    writer.metadata = {"/Title": cover.subject, "/Producer": "complaint-kit", "/Creator": "complaint-kit"}
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _add(writer: PdfWriter, page: PageObject, label: str) -> None:
    added = writer.add_page(page)
    for one in (added, *(note.get_object() for note in added.get("/Annots", ()))):
        for key in _SCRIPTS:
            one.pop(key, None)
    if added.rotation:
        added.transfer_rotation_to_content()
    added.merge_page(_stamp(added, label))


def _stamp(page: PageObject, label: str) -> PageObject:
    """A page of the same size that holds the label alone, on white, in the upper corner on the right."""
    box = page.cropbox
    file = BytesIO()
    fonts.font(fonts.REGULAR)
    canvas = Canvas(file, pagesize=(float(box.right), float(box.top)), invariant=1)
    wide = canvas.stringWidth(label, fonts.REGULAR, _STAMP) + 8
    right, top = float(box.right) - 12, float(box.top) - 12
    canvas.setFillGray(1)
    canvas.rect(right - wide, top - _STAMP - 4, wide, _STAMP + 6, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont(fonts.REGULAR, _STAMP)
    canvas.drawRightString(right - 4, top - _STAMP - 1, label)
    canvas.save()
    return PdfReader(BytesIO(file.getvalue())).pages[0]
