"""The PDF: fonts in the file, tags, page numbers, margins, nothing lost at the foot of a page."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from complaint_kit.errors import WritingError
from complaint_kit.letters.letter import Letter, Span, Table
from complaint_kit.letters.markup import escape
from complaint_kit.writers import fonts, pdf, pdf_fast
from complaint_kit.writers.lines import break_lines, end_of
from complaint_kit.writers.pages import ARTIFACT, Pages
from complaint_kit.writers.styles import styles
from complaint_kit.writers.typeset import typeset
from tests.writers.reading import marked, opened
from tests.writers.sample_letters import (
    AMERICAN,
    GREEK_AND_BULGARIAN,
    LETTERS,
    NASTY,
    POLISH,
    SHORT,
    TEN_PAGES,
    letter_with,
)

every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
both_writers = pytest.mark.parametrize("writer", [pdf, pdf_fast], ids=["canvas", "fast"])


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def lines_of(pages: Pages, at: int) -> list[str]:
    """The text of each line on a page, in reading order, without page number and running head."""
    own = (piece for piece in pages.pages[at].pieces if piece.element != ARTIFACT)
    return ["".join(run.text for run in piece.line).strip() for piece in own]


def lines_by_height(page: PageObject) -> dict[int, str]:
    """The letters drawn at each height of a page, in points from its foot."""
    lines: dict[int, str] = {}

    def add(text: str, _: object, matrix: list[float], *others: object) -> None:
        height = round(matrix[5])
        lines[height] = lines.get(height, "") + "".join(text.split())

    page.extract_text(visitor_text=add)
    return lines


@every_letter
def test_both_writers_show_the_same_lines_on_the_same_pages(letter: Letter) -> None:
    one, other = (read(writer.write(letter)).pages for writer in (pdf, pdf_fast))
    assert [lines_by_height(page) for page in one] == [lines_by_height(page) for page in other]


@both_writers
@every_letter
def test_every_font_is_in_the_file(letter: Letter, writer: object) -> None:
    data = writer.write(letter)  # type: ignore[attr-defined]
    for page in read(data).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
            assert "SourceSansPro" in inner["/BaseFont"]
            assert "/FontFile2" in inner["/FontDescriptor"]
            assert "/ToUnicode" in font
    assert b"Helvetica" not in data


@both_writers
@every_letter
def test_the_same_letter_gives_the_same_bytes(letter: Letter, writer: object) -> None:
    assert writer.write(letter) == writer.write(replace(letter))  # type: ignore[attr-defined]


def test_another_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib, tests.writers.sample_letters as s\n"
        "from complaint_kit.writers import docx, html, pdf, pdf_fast, txt\n"
        "for writer in (docx, html, pdf, pdf_fast, txt):\n"
        "    print(hashlib.sha256(writer.write(s.GREEK_AND_BULGARIAN)).hexdigest())"
    )
    root = Path(__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@both_writers
@every_letter
def test_every_mark_on_a_page_belongs_to_an_element_that_points_back(letter: Letter, writer: object) -> None:
    reader = read(writer.write(letter))  # type: ignore[attr-defined]
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == letter.language
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number, page in enumerate(reader.pages):
        marks = [
            operands[1]["/MCID"]
            for operands, operator in ContentStream(page.get_contents(), reader).operations
            if operator == b"BDC"
        ]
        elements = numbers[numbers.index(number) + 1]
        assert marks == list(range(len(elements)))
        for mark, element in enumerate(elements):
            kids = element.get_object()["/K"]
            assert (page.indirect_reference, mark) in [
                (kid.raw_get("/Pg"), kid["/MCID"]) for kid in kids if isinstance(kid, dict)
            ]


def test_the_tags_name_headings_lists_and_header_cells() -> None:
    tags = [element.tag for element in typeset(POLISH).elements]
    assert tags[:4] == ["Document", "P", "P", "P"]
    assert [tags.count(tag) for tag in ("H1", "H2", "H3", "L", "LI", "Table", "TR", "TH", "TD")] == [
        *(1, 2, 1),
        *(4, 8),
        *(1, 3, 3, 6),
    ]


def test_pages_are_numbered_in_the_words_of_the_letter() -> None:
    pages = typeset(replace(TEN_PAGES, page_label="Seite {page} von {pages}"))
    assert len(pages.pages) == 10
    shown = ["".join(run.text for run in page.pieces[-1].line).strip() for page in pages.pages]
    assert shown == [f"Seite {at} von 10" for at in range(1, 11)]


@every_letter
def test_nothing_leaves_the_type_area(letter: Letter) -> None:
    layout, pages = letter.layout, typeset(letter)
    for page in pages.pages:
        for piece in (one for one in page.pieces if one.element != ARTIFACT):
            assert piece.y < layout.bottom
            assert layout.left <= piece.x
            assert piece.x + end_of(piece.line) <= layout.sender.left + layout.sender.width


@pytest.mark.parametrize("name", ["N" * 300, "Ż" * 300, "x@" * 150, "Ωμέγα-" * 50])
def test_a_name_of_300_characters_stays_inside_the_margins_and_whole(name: str) -> None:
    markup = "# {0}\n\n**{0}**\n\n1. {0}\n\n| {0} | {0} |\n| a | {0} |\n\n____ {0}".replace("{0}", escape(name))
    letter = letter_with(markup, sender=(name,), recipient=(name,), signature=name, enclosures=(name,))
    test_nothing_leaves_the_type_area(letter)
    shown = "".join(page.extract_text() for page in read(pdf_fast.write(letter)).pages)
    assert "".join(shown.split()).count(name) == 11


def test_a_table_row_higher_than_a_page_goes_on_overleaf() -> None:
    cell = "A long answer that fills the cell. " * 200
    letter = replace(SHORT, blocks=(Table((((Span("a"),), (Span("b"),)), ((Span(cell),), (Span(cell),)))),))
    test_nothing_leaves_the_type_area(letter)
    assert sum(page.extract_text().count("answer") for page in read(pdf.write(letter)).pages) == 400


@both_writers
def test_the_head_of_a_table_stands_on_each_page_and_is_read_aloud_once(writer: ModuleType) -> None:
    rows = (("Who", "Which day"), *((f"Person {at}", "1 July 2026") for at in range(90)))
    letter = replace(SHORT, blocks=(Table(tuple(tuple((Span(cell),) for cell in row) for row in rows)),))
    pages = opened(writer.write(letter)).pages
    assert len(pages) == 3
    heads = [[one.tag == "Artifact" for one in marked(page) if "Which" in one.text] for page in pages]
    assert heads == [[False], [True], [True]]
    test_nothing_leaves_the_type_area(letter)


@pytest.mark.parametrize("filler", range(1, 14))
def test_a_signature_never_stands_alone_and_a_heading_never_ends_a_page(filler: int) -> None:
    body = "\n\n".join(
        ["## A heading\n\nTwo lines of text that nobody needs to read to the end, " + "so " * 30] * filler
    )
    pages = typeset(letter_with(f"# Subject\n\n{body}\n\nYours faithfully,", enclosures=()))
    lines = lines_of(pages, -1)
    assert lines[-1] == POLISH.signature
    assert len(lines) >= 4
    for at in range(len(pages.pages)):
        assert lines_of(pages, at)[-1] != "A heading"


def test_no_single_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    pages = typeset(letter_with("# S\n\n" + "\n\n".join(["word " * 95] * 40)))
    counts: dict[int, list[int]] = {}
    for number, page in enumerate(pages.pages):
        for piece in (one for one in page.pieces if one.element != ARTIFACT):
            counts.setdefault(piece.element, [0] * len(pages.pages))[number] += 1
    divided = [count for count in counts.values() if sum(1 for lines in count if lines) > 1]
    assert divided
    assert all(lines != 1 for count in divided for lines in count)


def test_sheets_have_the_size_of_their_paper() -> None:
    sizes = {letter.paper: read(pdf.write(letter)).pages[0].mediabox for letter in (POLISH, AMERICAN)}
    assert [round(float(edge)) for edge in sizes["A4"]] == [0, 0, 595, 842]
    assert [round(float(edge)) for edge in sizes["Letter"]] == [0, 0, 612, 792]


@pytest.mark.parametrize(("name", "sign"), [("王小明", "王"), ("გიორგი", "გ"), ("Ann 🙂", "🙂"), ("\ue000", "\ue000")])
@pytest.mark.parametrize("field", ["sender", "recipient", "dated", "subject", "signature", "enclosures"])
def test_a_name_that_the_faces_cannot_show_is_refused_by_name(field: str, name: str, sign: str) -> None:
    value = (name,) if field in ("sender", "recipient", "enclosures") else name
    with pytest.raises(WritingError) as caught:
        pdf.write(replace(POLISH, **{field: value}))
    assert name in caught.value.place
    assert sign in str(caught.value.found)
    assert "Latin letters" in caught.value.mend


def test_greek_in_italics_stands_upright_rather_than_as_empty_boxes() -> None:
    runs = [run for piece in typeset(GREEK_AND_BULGARIAN).pages[0].pieces for run in piece.line]
    assert next(run.face for run in runs if run.text == "Ελένη") == fonts.REGULAR


def test_the_upright_faces_hold_the_letters_of_every_official_language_of_the_union() -> None:
    special = (
        "ЪЫЬъщюя áčďéěíňóřšťúůýž æøå äöüßẞ õšž ΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰς ñ¿¡ àâçèéêëîïôœùûüÿŒŸ áéíóú ćčđšž áéíóöőúüű "
        "àèéìòù āčēģīķļņšūž ąčęėįšųūž ċġħż ąćęłńóśźż ãçõ ăâîșț áäčďéíĺľňóôŕšťúýž čšž ðþ"
    )
    for face in (fonts.REGULAR, fonts.BOLD):
        held = fonts.font(face).face.charToGlyph
        assert [sign for sign in special + special.upper() if ord(sign) not in held] == []


def test_the_italic_faces_hold_nothing_that_the_upright_ones_lack() -> None:
    for italic, upright in (
        (fonts.ITALIC, fonts.REGULAR),
        (fonts.BOLD_ITALIC, fonts.BOLD),
        (fonts.BOLD, fonts.REGULAR),
    ):
        extra = fonts.font(italic).face.charToGlyph.keys() - fonts.font(upright).face.charToGlyph.keys()
        assert extra <= {0xFFFF}  # which is no character


def test_lines_are_filled_from_left_to_right_without_overlap() -> None:
    for piece in typeset(letter_with(f"# S\n\nplain **{escape(NASTY)}** *slanted* plain")).pages[0].pieces:
        for before, after in pairwise(piece.line):
            width = fonts.width(before.face, before.text) * before.size / 1000
            assert after.x == pytest.approx(before.x + width)


def test_importing_the_writer_leaves_the_slow_half_of_reportlab_alone() -> None:
    program = "import sys, complaint_kit.writers.pdf; print('reportlab.platypus' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.strip() == b"False"


def test_a_number_stays_on_the_line_of_the_article_it_counts() -> None:
    for filler in range(60, 100):
        shown = lines_of(typeset(letter_with(f"# S\n\n{'x' * filler} Article 15(3) GDPR, § 1798.100")), 0)
        assert not any(line.endswith(("Article", "§")) for line in shown)


def test_a_citation_longer_than_its_line_breaks_between_its_words() -> None:
    citation = "Tex. Bus. & Com. Code § 541.053"
    lines = break_lines((Span(citation),), 80.0, styles(POLISH.layout.large).cell)
    shown = ["".join(run.text for run in line).strip() for line in lines]
    assert len(shown) > 1
    assert " ".join(shown) == citation


def test_the_letter_of_a_list_stays_on_the_line_of_its_lit() -> None:
    for filler in range(60, 100):
        shown = lines_of(typeset(letter_with(f"# S\n\n{'x' * filler} Art. 58 Abs. 2 lit. c DSGVO")), 0)
        assert not any(line.rstrip().endswith("lit.") for line in shown)


BOUND = [
    *("Article 15", "§ 1798.130", "(enclosure 1)", "lit. c", "11 CCR § 7021(b)", "Art. 77 Abs. 1", "15 Abs. 1 lit. h"),
    *("Tex. Bus. & Com. Code § 541.053", "Minn. Stat. § 325M.14, subd. 5"),
]


@pytest.mark.parametrize("bound", BOUND)
def test_a_line_never_ends_between_a_number_and_what_it_belongs_to(bound: str) -> None:
    for words in range(10, 24):  # one of them brings the place where it would break to the end of a line
        pages = typeset(letter_with("# A\n\n" + "and so " * words + bound + " it is."))
        assert any(bound in line for line in lines_of(pages, 0))
