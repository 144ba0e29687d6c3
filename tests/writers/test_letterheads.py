"""A group's letterhead: logo and colour in PDF and HTML, the group's Word file; what is broken is named."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from complaint_kit.drafting.letterheads import gathered, letterhead
from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.errors import KitError
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import docx, html, pdf, pdf_fast
from tests.conftest import LIBRARY
from tests.writers.reading import opened, structure
from tests.writers.sample_letters import POLISH
from tests.writers.test_docx import styles_of
from tests.writers.test_pictures import drawing, shown

both_writers = pytest.mark.parametrize("writer", [pdf, pdf_fast], ids=["canvas", "fast"])
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def base(sections: int = 1) -> bytes:
    """A group's Word file, as a German Word calls its styles, with a text that was left in it."""
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Patients Together"
    section.header.paragraphs[0].add_run().add_picture(BytesIO(drawing("PNG")), width=Mm(20))
    section.footer.paragraphs[0].text = "1 Club Square, Cork"
    section.right_margin = Mm(31)
    document.styles["Normal"].font.name = "Georgia"
    heading = document.styles["Heading 1"]
    heading.font.size = Pt(17)
    heading.element.set(qn("w:styleId"), "berschrift1")
    document.add_paragraph("An old letter", style="List Number")
    document.core_properties.author = "Somebody's machine"
    for _ in range(sections - 1):
        document.add_section()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def on(folder: Path, said: str, layout: str = "uk") -> Letter:
    """The sample letter on that letterhead."""
    (folder / "logo.png").write_bytes(drawing("PNG"))
    (folder / "base.docx").write_bytes(base())
    path = folder / "letterhead.yaml"
    path.write_text(said)
    printed = Printed(layout, letterhead=letterhead(gathered(path), folder))
    return replace(POLISH, layout=sheet(LIBRARY, "PL", printed))


@pytest.mark.parametrize("layout", LIBRARY.layouts())
def test_the_logo_stands_above_the_window_and_beside_the_sender(layout: str, tmp_path: Path) -> None:
    letter = on(tmp_path, "logo: logo.png\nlogo_height: 40\n", layout)
    ((page, (left, bottom, right, top)),) = shown(pdf_fast.write(letter))
    sheet_, height = letter.layout, letter.layout.height
    assert page == 0
    assert 0 < height - top < height - bottom < min([sheet_.address.top, *(one.top for one in sheet_.windows)])
    beside = sheet_.sender.left, sheet_.sender.left + 160  # points: how wide the sender of the letter is at most
    assert right < beside[0] or left > beside[1]


@both_writers
def test_the_subject_and_the_headings_have_its_colour_and_nothing_else_has(writer: object, tmp_path: Path) -> None:
    file = opened(writer.write(on(tmp_path, 'colour: "#7a1f4b"\n')))  # type: ignore[attr-defined]
    drawn = set()
    for page in file.pages:
        tag, colour = "", [0.0]
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    tag = str(operands[0])
                case "rg" | "g":
                    colour = [float(one) for one in operands]
                case "Tj":
                    drawn.add((tag, tuple(round(one * 255) for one in colour)))
    headings = {(tag, (0x7A, 0x1F, 0x4B)) for tag in ("/H1", "/H2", "/H3")}
    assert headings < drawn
    assert {colour for _, colour in drawn - headings} == {(0,)}


def test_both_writers_draw_the_logo_in_the_same_place_and_nobody_hears_of_it(tmp_path: Path) -> None:
    letter = on(tmp_path, "logo: logo.png\n")
    one, other = (writer.write(letter) for writer in (pdf, pdf_fast))
    assert shown(one)[0][1] == pytest.approx(shown(other)[0][1], abs=0.1)
    for file in (opened(one), opened(other)):
        assert "Figure" not in {element.tag for element in structure(file).all()}


def test_a_browser_shows_logo_and_colour(tmp_path: Path) -> None:
    page = html.write(on(tmp_path, 'logo: logo.png\ncolour: "#7a1f4b"\n')).decode()
    assert '<img src="data:image/png;base64,' in page
    assert 'alt=""' in page  # the sender says the name
    assert "h1, h2, h3 { color: #7a1f4b }" in page


def test_word_files_have_header_footer_margins_and_styles_of_the_group_and_no_old_text(tmp_path: Path) -> None:
    letter = on(tmp_path, "word: base.docx\n")
    data = docx.write(letter)
    document = Document(BytesIO(data))
    (section,) = document.sections
    assert section.header.paragraphs[0].text == "Patients Together"
    assert section.header.paragraphs[0]._p.xpath(".//w:drawing")
    assert [one.text for one in section.footer.paragraphs] == ["1 Club Square, Cork"]
    assert section.right_margin.mm == pytest.approx(31, abs=0.1)
    assert document.styles["Normal"].font.name == "Georgia"
    assert next(one for one in document.paragraphs if one.text == "What I ask for").style.font.size == Pt(17)
    assert document.styles["Body Text"].font.size is None  # as large as the group writes
    assert styles_of(letter) == styles_of(POLISH)
    archive = ZipFile(BytesIO(data))
    held = b"".join(archive.read(name) for name in archive.namelist())
    assert b"An old letter" not in held
    assert b"Somebody" not in held
    assert data == docx.write(on(tmp_path, "word: base.docx\n"))


def test_its_word_files_number_their_lists_as_the_letter_does(tmp_path: Path) -> None:
    document = Document(BytesIO(docx.write(on(tmp_path, "word: base.docx\n"))))
    assert not document.styles.element.findall(f".//{WORD}numPr")
    numbers = [one._p.find(f".//{WORD}numId") for one in document.paragraphs if one.style.name == "List Number"]
    assert [one.get(qn("w:val")) for one in numbers] == ["2"] * 4


@pytest.mark.parametrize(("layout", "returned"), [("din-5008-a", 1), ("uk", 0)])
def test_the_sender_stands_above_the_window_where_the_layout_wants_it(
    layout: str, returned: int, tmp_path: Path
) -> None:
    document = Document(BytesIO(docx.write(on(tmp_path, "word: base.docx\n", layout))))
    found = [one for one in document.paragraphs if one.style.name == "Return Line"]
    assert [one.text.startswith("Anna Kowalska-Żółć · ul.") for one in found] == [True] * returned
    assert document.styles["Return Line"].font.name == "Arial"  # the group's own may be too wide for the window


def test_pages_are_numbered_in_a_footer_that_the_group_left_empty(tmp_path: Path) -> None:
    empty = Document(BytesIO(base()))
    empty.sections[0].footer.paragraphs[0].text = ""
    letter = on(tmp_path, "word: base.docx\n")
    empty.save(str(tmp_path / "base.docx"))
    printed = Printed(letterhead=letterhead(gathered(tmp_path / "letterhead.yaml"), tmp_path))
    document = Document(BytesIO(docx.write(replace(letter, layout=sheet(LIBRARY, "PL", printed)))))
    fields = document.sections[0].footer._element.findall(f".//{WORD}fldSimple")
    assert [one.get(qn("w:instr")) for one in fields] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("logo: lost.png", "lost.png: this file cannot be read"),
        ("logo: notes.txt", "notes.txt: this is no picture"),
        ("word: notes.txt", "notes.txt: this Word file is damaged, or none"),
        ("word: cut.docx", "cut.docx: this Word file is damaged, or none"),
        ("word: two.docx", "two.docx: this Word file has several sections"),
        ("colour: blue", "letterhead.yaml:1"),
        ('colour: "#ffff00"', "too light to be read"),
        ("color: '#000000'", "letterhead.yaml:1"),
        ("logo_height: 200", "letterhead.yaml:1"),
    ],
)
def test_a_broken_letterhead_is_refused_and_says_which_file_it_is(said: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / "cut.docx").write_bytes(base()[:4000])
    (tmp_path / "two.docx").write_bytes(base(sections=2))
    (tmp_path / "letterhead.yaml").write_text(said)
    with pytest.raises(KitError) as caught:
        gathered(tmp_path / "letterhead.yaml")
    assert problem in str(caught.value)
    with pytest.raises(KitError, match="there is no such letterhead"):
        gathered(tmp_path / "lost.yaml")
