"""Exhibits as one PDF: each is read as what it is, every page is stamped with the number of its exhibit.

What is read is copied, and nothing of it is run: of a PDF its pages without their scripts, of a picture its points
without what the camera wrote beside them, of an e-mail its words and what is attached, of a web page or a text file
its words.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, StreamObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from complaint_kit.errors import WritingError
from complaint_kit.letters.layout import SIZES
from complaint_kit.letters.letter import Letter, Paragraph, Span
from complaint_kit.text import MOST_BYTES, cleaned
from complaint_kit.writers import exhibit_words, fonts, pdf
from complaint_kit.writers.picture_notes import without_notes

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it finds odd is no news for the person
logging.getLogger("pypdf").propagate = False
MOST_PAGES = 400
_MOST_POINTS = 100_000_000  # of a picture
_MARGIN = 36.0  # points
_STAMP = 8.0  # size of type, in points
_BAND = 18.0  # height of what is added above a page for the stamp, in points
_SCRIPTS = ("/A", "/AA")  # what runs when a page is opened, or a link or field on it is touched
_NOTES = ("/Metadata", "/PieceInfo", "/LastModified")  # what programs wrote beside a page or a picture
_JPEG = "/DCTDecode"  # how a PDF calls the way in which such a picture is kept
_PICTURES = {"JPEG": "JPEG", "MPO": "JPEG"}  # the others keep every point
_SHEETS = ("TIFF",)  # pictures of several sheets; where others hold several, they move


class Read(NamedTuple):
    """An exhibit that was read: its pages, where among them what is attached to it begins, by its name, and what of
    that could not be read, with the reason."""

    pages: tuple[PageObject, ...]
    attached: tuple[tuple[str, int], ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()


class Part(NamedTuple):
    """An enclosure: its label, as it is stamped, its name, and what was read of it."""

    label: str
    name: str
    read: tuple[Read, ...]


def read(file: str, content: bytes, letter: Letter, title: str, known: Collection[str] = ()) -> Read:
    """The pages of an exhibit. `letter` gives the sheet and the language of those that have no pages of their own.
    `known`: SHA-256 of files that are not read once more where they are attached.

    Raises WritingError, whose `key` says why, for what is `too_large`, `protected`, `damaged` or of a `kind` that
    cannot be read.
    """
    if len(content) > MOST_BYTES:
        raise _unread("too_large", file)
    try:
        if content[:1024].lstrip().startswith(b"%PDF"):
            return Read(_of_pdf(file, content))
        if pictures := _pictures(file, content):
            return Read(_of_pdf(file, _drawn(pictures, letter)))
        words = Read(_of_pdf(file, pdf.write(_as_letter(file, content, letter, title))))
        is_mail = file.lower().endswith(f".{exhibit_words.MAIL}")
        return _with_attached(words, content, letter, known) if is_mail else words
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unread("damaged", file) from error


def _unread(key: str, file: str) -> WritingError:
    return WritingError("this exhibit cannot be read", found=file, key=key)


def _with_attached(mail: Read, content: bytes, letter: Letter, known: Collection[str]) -> Read:
    """The e-mail, and behind it what is attached to it, in its order."""
    pages, begins, lacking = list(mail.pages), [], []
    for name, inner in exhibit_words.attached(content):
        if sha256(inner).hexdigest() in known:
            continue
        try:
            found = read(name, inner, letter, name, known)
            if len(pages) + len(found.pages) > MOST_PAGES:
                raise _unread("too_large", name)
        except WritingError as error:
            lacking.append((name, error.key))
            continue
        begins += [(name, len(pages)), *((inside, len(pages) + first) for inside, first in found.attached)]
        pages += found.pages
        lacking += found.lacking
    return Read(tuple(pages), tuple(begins), tuple(lacking))


def _of_pdf(file: str, content: bytes) -> tuple[PageObject, ...]:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _unread("protected", file)
    if len(reader.pages) > MOST_PAGES:
        raise _unread("too_large", file)
    if not reader.pages:
        raise _unread("damaged", file)
    copied = PdfWriter()
    for page in reader.pages:
        _bare_page(copied.add_page(page))
    return tuple(copied.pages)


def _bare_page(page: PageObject) -> None:
    """Takes out what would run, and what cameras and programs noted beside what is to be seen."""
    for one in (page, *(note.get_object() for note in page.get("/Annots", ()))):
        for key in (*_SCRIPTS, *_NOTES):
            one.pop(key, None)
    for picture in _pictures_on(page, set()):
        for key in _NOTES:
            picture.pop(key, None)
        kinds = picture.get("/Filter")
        if (kinds[-1:] if isinstance(kinds, list) else [kinds]) == [_JPEG]:
            picture._data = without_notes(picture.get_data())  # still a JPEG: pypdf has no other way to put it back
            picture[NameObject("/Filter")] = NameObject(_JPEG)
            picture.pop("/DecodeParms", None)
    if page.rotation:
        page.transfer_rotation_to_content()
    page.get_contents()  # what cannot be decoded fails here, and not when all is put together


def _pictures_on(holder: DictionaryObject, seen: set[int]) -> Iterator[StreamObject]:
    """The pictures that a page draws, also through forms."""
    resources = holder.get("/Resources", DictionaryObject()).get_object()
    for one in resources.get("/XObject", DictionaryObject()).get_object().values():
        found = one.get_object()
        if not isinstance(found, StreamObject) or id(found) in seen:
            continue
        seen.add(id(found))
        if found.get("/Subtype") == "/Image":
            yield found
        else:
            yield from _pictures_on(found, seen)


def _pictures(file: str, content: bytes) -> list[BytesIO]:
    """The picture, upright, one for each sheet; none if it is no picture.

    Written anew, so that no place and no device that the camera noted comes along.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            found = Image.open(BytesIO(content))
            if found.width * found.height > _MOST_POINTS:
                raise _unread("too_large", file)
            sheets = getattr(found, "n_frames", 1) if found.format in _SHEETS else 1
            if sheets > MOST_PAGES:
                raise _unread("too_large", file)
            kind = _PICTURES.get(found.format or "", "PNG")
            return [_bare(one, kind) for one, _ in zip(ImageSequence.Iterator(found), range(sheets), strict=False)]
    except UnidentifiedImageError:
        return []
    except Image.DecompressionBombError:
        raise _unread("too_large", file) from None


def _bare(sheet: Image.Image, kind: str) -> BytesIO:
    """The points of the picture, as a file of that kind."""
    upright = ImageOps.exif_transpose(sheet)
    if upright.has_transparency_data:  # what shows through is paper
        upright = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
    bare = BytesIO()
    upright.convert("RGB").save(bare, kind, quality=85)
    return bare


def _drawn(pictures: Sequence[BytesIO], letter: Letter) -> bytes:
    """A page for each picture, as large as it fits."""
    file = BytesIO()
    canvas = Canvas(file, invariant=1)
    for one in pictures:
        picture = ImageReader(one)
        across, down = picture.getSize()
        width, height = SIZES[letter.paper]
        if across > down:
            width, height = height, width
        scale = min((width - 2 * _MARGIN) / across, (height - 2 * _MARGIN) / down)
        wide, high = across * scale, down * scale
        canvas.setPageSize((width, height))
        canvas.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _as_letter(file: str, content: bytes, letter: Letter, title: str) -> Letter:
    """What is only words, set as a document of its own. Raises WritingError for a kind of file that is not known."""
    lines = exhibit_words.lines_of(file, content)
    if lines is None:
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
        page_label="",  # each page is stamped with its number among those of the exhibit
    )


def write(cover: Letter, parts: Sequence[Part]) -> bytes:
    """The cover, and behind it the exhibits, each page with its label and number; a bookmark leads to each, and to what
    is attached to an e-mail."""
    writer = PdfWriter()
    writer.append(BytesIO(pdf.write(cover)))
    for part in parts:
        first = len(writer.pages)
        pages = [page for one in part.read for page in one.pages]
        for number, page in enumerate(pages, start=1):
            _add(writer, page, f"{part.label} · {number} / {len(pages)}")
        mark = writer.add_outline_item(title=f"{part.label}: {part.name}", page_number=first)
        for one in part.read:
            for name, begins in one.attached:
                writer.add_outline_item(title=name, page_number=first + begins, parent=mark)
            first += len(one.pages)
    writer.metadata = {"/Title": cover.subject, "/Producer": "complaint-kit", "/Creator": "complaint-kit"}
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _add(writer: PdfWriter, page: PageObject, label: str) -> None:
    added = writer.add_page(page)
    box = added.cropbox
    edges = (float(box.left), float(box.bottom), float(box.right), float(box.top))
    higher = RectangleObject((*edges[:3], edges[3] + _BAND))  # a stamp on the page could cover something
    added.mediabox = added.cropbox = added.trimbox = added.bleedbox = added.artbox = higher
    added.merge_page(_stamp(edges, label))


def _stamp(edges: tuple[float, float, float, float], label: str) -> PageObject:
    """A page with the label alone, on white, in the band above those edges, on the right."""
    left, _, right, top = edges
    file = BytesIO()
    fonts.font(fonts.REGULAR)
    canvas = Canvas(file, pagesize=(right, top + _BAND), invariant=1)
    canvas.setFillGray(1)
    canvas.rect(left, top, right - left, _BAND, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont(fonts.REGULAR, _STAMP)
    canvas.drawRightString(right - 16, top + (_BAND - _STAMP) / 2 + 1, label)
    canvas.save()
    return PdfReader(BytesIO(file.getvalue())).pages[0]
