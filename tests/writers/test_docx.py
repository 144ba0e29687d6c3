"""The Word file: styles to edit with, counted pages, the window of the envelope, nothing that gives a machine away."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import docx
from tests.conftest import LIBRARY
from tests.writers.sample_letters import AMERICAN, GREEK_AND_BULGARIAN, LETTERS, POLISH, letter_with


def opened(letter: Letter) -> Document:
    return Document(BytesIO(docx.write(letter)))


def styles_of(letter: Letter) -> list[str]:
    return [paragraph.style.name for paragraph in opened(letter).paragraphs]


def test_every_kind_of_block_has_a_style_of_its_own() -> None:
    assert list(dict.fromkeys(styles_of(POLISH))) == [
        "Sender",
        "Envelope Address",
        "Date",
        "Title",
        "Body Text",
        "Heading 1",
        "List Number",
        "List Continue",
        "List Bullet",
        "Heading 2",
        "Blank",
        "Signature",
        "Enclosures",
        "Enclosure",
    ]


def test_every_style_that_is_used_is_defined_and_no_other_baggage_is_carried() -> None:
    document = opened(POLISH)
    names = {style.name for style in document.styles}
    assert set(styles_of(POLISH)) <= names
    assert {"Table Heading", "Table Text"} <= names
    assert len(names) < 25


def test_strong_and_emphasis_are_runs_of_their_own() -> None:
    paragraph = next(p for p in opened(POLISH).paragraphs if p.text.startswith("On 3 November"))
    assert [run.text for run in paragraph.runs if run.bold] == ["3 November 2026"]
    assert [run.text for run in paragraph.runs if run.italic] == ["Article 15"]


def test_a_list_that_counts_on_keeps_its_number_and_a_new_one_starts_anew() -> None:
    document = opened(letter_with("# S\n\n1. a\n1. b\n\ntext\n\n+. c\n\ntext\n\n1. d", enclosures=("e",)))
    numbers = [
        paragraph._p.find(".//" + qn("w:numId")).get(qn("w:val"))
        for paragraph in document.paragraphs
        if paragraph.text in ("a", "b", "c", "d", "e")
    ]
    assert numbers[0] == numbers[1] == numbers[2]
    assert len(set(numbers)) == 3


@pytest.mark.parametrize(("letter", "width", "height"), [(POLISH, 210.0, 297.0), (AMERICAN, 215.9, 279.4)])
def test_the_page_has_the_size_of_the_paper(letter: Letter, width: float, height: float) -> None:
    section = opened(letter).sections[0]
    assert section.page_width.mm == pytest.approx(width, abs=0.1)
    assert section.page_height.mm == pytest.approx(height, abs=0.1)


def test_the_footer_counts_pages_with_fields_between_the_words_of_the_letter() -> None:
    (footer,) = opened(AMERICAN).sections[0].footer.paragraphs
    parts = [
        child.get(qn("w:instr")) or Paragraph(child, footer).text or "".join(child.itertext())
        for child in footer._p
        if child.tag != qn("w:pPr")
    ]
    assert parts == ["Page ", "PAGE", " of ", "NUMPAGES"]


def test_sender_and_address_are_fixed_to_the_page_so_that_the_window_shows_the_address() -> None:
    frames = [paragraph._p.find(".//" + qn("w:framePr")) for paragraph in opened(POLISH).paragraphs[:11]]
    tops = [None if frame is None else int(frame.get(qn("w:y"))) for frame in frames]
    assert tops == [1134] * 5 + [3146] * 5 + [None]  # 20 mm and 55.5 mm in twentieths of a point


def test_the_header_row_repeats_and_no_row_is_divided() -> None:
    header, *rows = opened(POLISH).tables[0].rows
    assert header._tr.find(".//" + qn("w:tblHeader")) is not None
    assert all(row._tr.find(".//" + qn("w:cantSplit")) is not None for row in [header, *rows])


@pytest.mark.parametrize(("letter", "language"), [(POLISH, "en-GB"), (AMERICAN, "en-US"), (GREEK_AND_BULGARIAN, "de")])
def test_the_spelling_checker_knows_the_language(letter: Letter, language: str) -> None:
    document = opened(letter)
    assert document.styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == language
    assert document.core_properties.language == language


def test_properties_name_the_subject_and_neither_a_person_nor_a_time() -> None:
    data = docx.write(POLISH)
    properties = ZipFile(BytesIO(data)).read("docProps/core.xml").decode()
    assert Document(BytesIO(data)).core_properties.title == POLISH.subject
    for word in ("creator", "created", "modified", "lastModifiedBy"):
        assert word not in properties


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
def test_the_archive_is_sound_small_and_always_the_same(letter: Letter) -> None:
    data = docx.write(letter)
    archive = ZipFile(BytesIO(data))
    assert archive.testzip() is None
    assert data == docx.write(replace(letter))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert len(data) < 10_000


def test_control_characters_do_not_break_the_file() -> None:
    document = opened(replace(POLISH, signature="Ann\x00\x0b\x1b\ufffe Lee"))
    assert next(p.text for p in document.paragraphs if p.style.name == "Signature") == "Ann Lee"


def test_every_paragraph_has_a_style_that_the_file_defines() -> None:
    archive = ZipFile(BytesIO(docx.write(POLISH)))
    names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
    parts = {name: archive.read(name).decode() for name in names}
    defined = set(re.findall(r'w:styleId="([^"]+)"', parts["word/styles.xml"]))
    used = {style for name, part in parts.items() for style in re.findall(r'<w:pStyle w:val="([^"]+)"', part)}
    assert used - defined == set()
    assert {"header", "footer"} <= used


def test_page_numbers_are_small_and_in_the_middle() -> None:
    section = opened(POLISH).sections[0]
    for footer in (section.footer, section.first_page_footer):
        (paragraph,) = footer.paragraphs
        style = paragraph.style
        assert (style.font.size.pt, style.paragraph_format.alignment) == (8.5, WD_ALIGN_PARAGRAPH.CENTER)


def test_the_running_head_stands_on_further_pages_only_and_the_return_line_on_the_first() -> None:
    german = opened(replace(POLISH, layout=sheet(LIBRARY, "DE")))
    section = german.sections[0]
    assert section.different_first_page_header_footer
    assert [one.text for one in section.header.paragraphs] == ["Anna Kowalska-Żółć · Warsaw, 22 November 2026"]
    returned = "Anna Kowalska-Żółć · ul. Świętokrzyska 12 m. 4 · 00-916 Warszawa · Poland"
    assert [one.text for one in section.first_page_header.paragraphs] == [returned, ""]
    assert [one.text for one in opened(AMERICAN).sections[0].first_page_header.paragraphs] == [""]


def test_the_last_words_before_the_signature_go_with_it_to_the_next_page() -> None:
    paragraphs = opened(letter_with("# S\n\nFirst.\n\nBody.\n\nLast.\n\nYours faithfully,")).paragraphs
    kept = {one.text for one in paragraphs if one._p.find(".//" + qn("w:keepNext")) is not None}
    assert kept == {
        "Last.",
        "Yours faithfully,",
        POLISH.signature,
        POLISH.enclosures[0],
    }  # and they with the enclosures


@pytest.mark.parametrize(
    ("label", "below"), [("Place and date", False), ("The words of the notice, and when I read them", True)]
)
def test_what_is_filled_in_by_hand_has_half_a_line_at_least(label: str, below: bool) -> None:
    blanks = [one for one in opened(letter_with(f"# A\n\n____ {label}")).paragraphs if one.style.name == "Blank"]
    assert [one.text for one in blanks] == ([f"{label} ", "\t"] if below else [f"{label} \t"])


def test_word_shows_a_name_that_the_pdf_cannot() -> None:
    letter = replace(POLISH, sender=("王小明", "Street 1"), recipient=("გიორგი", "Tbilisi"), signature="王小明")
    texts = [one.text for one in opened(letter).paragraphs]
    assert texts[:2] == ["王小明", "Street 1"]
    assert {"გიორგი", "王小明"} < set(texts)


def test_the_information_block_begins_below_the_sender() -> None:
    letter = replace(POLISH, layout=sheet(LIBRARY, "DE", Printed("din-5008-a")), sender=("Ann", *["Long Street"] * 6))
    tops = [int(one._p.find(".//" + qn("w:framePr")).get(qn("w:y"))) for one in opened(letter).paragraphs[:8]]
    assert len(set(tops[:7])) == 1  # one frame, its lines below each other
    assert tops[7] >= tops[0] + 7 * 13 * 20  # 13 points a line, in twentieths of a point
