"""Every format shows the words of the letter, all of them and in order, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from email import message_from_bytes, policy
from html.parser import HTMLParser
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from complaint_kit.letters.letter import Letter, words
from complaint_kit.writers import docx, eml, html, pdf, pdf_fast, txt
from tests.writers.reading import ARTIFACT, marked, opened, structure
from tests.writers.sample_letters import LETTERS

every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())


def words_of_pdf(data: bytes, letter: Letter) -> list[str]:
    """The words in the order of the structure; each page also has its number, which is no part of it."""
    file = opened(data)
    for number, page in enumerate(file.pages, start=1):
        label = letter.page_label.format(page=number, pages=len(file.pages))
        assert any(one.tag == ARTIFACT and one.text.strip().endswith(label) for one in marked(page))
    return structure(file).text.split()


def words_of_docx(data: bytes) -> list[str]:
    document = Document(BytesIO(data))
    counts: Counter[str] = Counter()
    found: list[str] = []
    for part in document.iter_inner_content():
        paragraphs = [part] if isinstance(part, Paragraph) else _paragraphs_of(part)
        for paragraph in paragraphs:
            found += _sign(document, paragraph, counts) + paragraph.text.split()
    return found


def _paragraphs_of(table: Table) -> list[Paragraph]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]


def _sign(document: DocxDocument, paragraph: Paragraph, counts: Counter[str]) -> list[str]:
    """The number or bullet that Word would show before the paragraph."""
    found = paragraph._p.find(".//" + qn("w:numId"))
    if found is None:
        return []
    number = found.get(qn("w:val"))
    numbering = document.part.numbering_part.element
    start = numbering.find(f"w:num[@w:numId='{number}']//w:startOverride", numbering.nsmap)
    if start is None:
        return ["•"]
    counts[number] += 1
    return [f"{int(start.get(qn('w:val'))) + counts[number] - 1}."]


class _Reader(HTMLParser):
    """What a browser shows, list numbers and bullets included."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.next_number: int | None = None
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = self.silent or tag in ("title", "style")
        if tag in ("ol", "ul"):
            self.next_number = int(dict(attrs).get("start") or 1) if tag == "ol" else None
        if tag == "li" and self.next_number is None:
            self.text += " • "
        elif tag == "li":
            self.text += f" {self.next_number}. "
            self.next_number = (self.next_number or 0) + 1

    def handle_endtag(self, tag: str) -> None:
        self.silent = self.silent and tag not in ("title", "style")
        self.text += "" if tag in ("strong", "em", "span") else "\n"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += "" if self.silent else data


def words_of_html(data: bytes) -> list[str]:
    reader = _Reader()
    reader.feed(data.decode().replace("<br>", "<br/>"))
    return reader.text.split()


def words_of_txt(text: str) -> list[str]:
    return [word for word in text.split() if not re.fullmatch("__+", word)]


@every_letter
@pytest.mark.parametrize("writer", [pdf, pdf_fast], ids=["canvas", "fast"])
def test_the_pdf_shows_the_words(letter: Letter, writer: object) -> None:
    assert words_of_pdf(writer.write(letter), letter) == list(words(letter))  # type: ignore[attr-defined]


@every_letter
def test_word_shows_the_words(letter: Letter) -> None:
    assert words_of_docx(docx.write(letter)) == list(words(letter))


@every_letter
def test_the_web_page_shows_the_words(letter: Letter) -> None:
    assert words_of_html(html.write(letter)) == list(words(letter))


@every_letter
def test_plain_text_shows_the_words(letter: Letter) -> None:
    assert words_of_txt(txt.write(letter).decode()) == list(words(letter))


@every_letter
def test_the_e_mail_shows_the_words_and_carries_the_pdf_that_it_is_given(letter: Letter) -> None:
    message = message_from_bytes(eml.write(letter, b"%PDF-1.7 letter"), policy=policy.default)
    text, attached = message.get_body(), next(message.iter_attachments())
    assert words_of_txt(text.get_content()) == list(words(letter))
    assert attached.get_content() == b"%PDF-1.7 letter"
