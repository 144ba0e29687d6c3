"""A PDF as somebody reads it who does not see it: its marked content, by the structure that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

ARTIFACT = "Artifact"
_HEX = re.compile(r"<([0-9A-Fa-f]+)>")
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")


@dataclass(frozen=True)
class Marked:
    """One marked sequence of a page: its tag, its number (None for an artifact), its text."""

    tag: str
    number: int | None
    text: str


def opened(data: bytes) -> pikepdf.Pdf:
    """The file; an error if it has any fault that qpdf knows."""
    pdf = pikepdf.open(BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    return pdf


def marked(page: pikepdf.Page) -> list[Marked]:
    """All content of the page in its order; nothing stands outside the marks."""
    found: list[Marked] = []
    fonts = {str(name): _Font(font) for name, font in page.resources.get("/Font", {}).items()}
    font: _Font | None = None
    inside, spans = False, 0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" if "/ActualText" in operands[1]:  # a word that says itself what it is
                found[-1] = Marked(found[-1].tag, found[-1].number, found[-1].text + str(operands[1].ActualText))
                spans += 1
            case "EMC" if spans:
                spans -= 1
            case "Tj" | "TJ" if spans:
                pass
            case "BMC" | "BDC":
                properties = operands[1] if len(operands) > 1 else {}
                number = int(properties["/MCID"]) if "/MCID" in properties else None
                found.append(Marked(str(operands[0])[1:], number, ""))
                inside = True
            case "EMC":
                inside = False
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                assert inside, "text outside all marks"
                assert font is not None
                shown = [operands[0]] if str(operator) == "Tj" else operands[0]
                text = "".join(font.text(bytes(one)) for one in shown if isinstance(one, pikepdf.String))
                found[-1] = Marked(found[-1].tag, found[-1].number, found[-1].text + text)
            case "S" | "f" | "B":
                assert inside, "a line outside all marks"
    return found


class _Font:
    """A font, as far as it says what its codes mean."""

    def __init__(self, font: Any) -> None:
        self.bytes = 2 if font.get("/Subtype") == "/Type0" else 1
        self.map: dict[int, str] = {}
        for kind, part in _sections(font.ToUnicode.read_bytes().decode("ascii")):
            if kind == "char":
                self.map.update({int(code, 16): _unicode(text) for code, text in _PAIR.findall(part)})
            for first, last, start, several in _RANGE.findall(part) if kind == "range" else ():
                codes = range(int(first, 16), int(last, 16) + 1)
                texts = _HEX.findall(several) or [f"{int(start, 16) + at:04X}" for at in range(len(codes))]
                self.map.update({code: _unicode(text) for code, text in zip(codes, texts, strict=True)})

    def text(self, codes: bytes) -> str:
        step = self.bytes
        return "".join(self.map[int.from_bytes(codes[at : at + step], "big")] for at in range(0, len(codes), step))


def _sections(cmap: str) -> Iterator[tuple[str, str]]:
    for kind in ("char", "range"):
        for part in re.findall(rf"beginbf{kind}(.*?)endbf{kind}", cmap, re.DOTALL):
            yield kind, part


def _unicode(digits: str) -> str:
    return bytes.fromhex(digits.zfill(4)).decode("utf-16-be")


@dataclass(frozen=True)
class Node:
    """An element of the structure: its tag, what it holds in order, its attributes, and what is said of a picture."""

    tag: str
    kids: tuple[Node | str, ...]
    attributes: dict[str, str]
    alternative: str = ""

    def all(self) -> Iterator[Node]:
        """The element and every one below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.all()

    @property
    def text(self) -> str:
        """All that is read aloud for it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)


def structure(pdf: pikepdf.Pdf) -> Node:
    """The tree that a screen reader follows, with the words of each element."""
    pages = {page.obj.objgen: {one.number: one.text for one in marked(page)} for page in pdf.pages}
    return _node(pdf.Root.StructTreeRoot.K, pages)


def _node(element: Any, pages: dict[tuple[int, int], dict[int | None, str]]) -> Node:
    kids: list[Node | str] = []
    for kid in element.get("/K", []):
        if kid.get("/Type") == "/MCR":
            kids.append(pages[kid.Pg.objgen][int(kid.MCID)])
        else:
            kids.append(_node(kid, pages))
    attributes = element.get("/A", {})
    named = {key: str(value) for key, value in attributes.items()}
    return Node(str(element.S)[1:], tuple(kids), named, str(element.get("/Alt", "")))


@dataclass(frozen=True)
class Glyph:
    """A letter on the sheet and the rectangle of its ink, in points from the upper left corner."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float


def glyphs(data: bytes, page: int = 0) -> list[Glyph]:
    """Every visible letter of a page and where its ink lies, as a renderer of PDF files places it."""
    document = pypdfium2.PdfDocument(data)
    sheet = document[page]
    height, text = sheet.get_height(), sheet.get_textpage()
    found = []
    for at in range(text.count_chars()):
        sign = text.get_text_range(at, 1)
        if sign.strip():
            left, bottom, right, top = text.get_charbox(at)
            found.append(Glyph(sign, left, height - top, right, height - bottom))
    return found
