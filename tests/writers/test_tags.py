"""The tags of the PDF, rule by rule (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7): a screen reader reads the letter.

No program here says that a file conforms to PDF/UA; these are the rules that a letter can break.
"""

from __future__ import annotations

from itertools import pairwise

import pikepdf
import pytest

from complaint_kit.letters.letter import Letter, texts
from complaint_kit.writers import pdf, pdf_fast
from tests.writers.reading import ARTIFACT, Node, marked, opened, structure
from tests.writers.sample_letters import ARABIC, LETTERS, POLISH

both_writers = pytest.mark.parametrize("writer", [pdf, pdf_fast], ids=["canvas", "fast"])


@pytest.fixture(params=[pdf, pdf_fast], ids=["canvas", "fast"])
def written(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    """The sample letter, with headings, lists, a table and enclosures, by either writer."""
    return opened(request.param.write(POLISH))


def elements(file: pikepdf.Pdf, tag: str) -> list[Node]:
    return [one for one in structure(file).all() if one.tag == tag]


def test_the_file_says_its_language_and_title_and_that_it_is_tagged(written: pikepdf.Pdf) -> None:
    assert str(written.Root.Lang) == "en"
    assert bool(written.Root.MarkInfo.Marked)
    assert bool(written.Root.ViewerPreferences.DisplayDocTitle)
    assert str(written.docinfo["/Title"]) == POLISH.subject


def test_all_content_is_part_of_the_structure_or_an_artifact(written: pikepdf.Pdf) -> None:
    for page in written.pages:
        for one in marked(page):  # which refuses content outside the marks
            assert (one.number is None) == (one.tag == ARTIFACT)


def test_pages_are_gone_through_in_the_order_of_the_structure(written: pikepdf.Pdf) -> None:
    assert [str(page.Tabs) for page in written.pages] == ["/S"] * len(written.pages)
    numbers = written.Root.StructTreeRoot.ParentTree.Nums
    assert [int(page.StructParents) for page in written.pages] == [int(numbers[at]) for at in range(0, len(numbers), 2)]


@both_writers
@pytest.mark.parametrize("letter", [*LETTERS.values(), ARABIC], ids=[*LETTERS, "right to left"])
def test_what_is_read_aloud_is_the_letter_in_its_order_and_nothing_twice(letter: Letter, writer: object) -> None:
    file = opened(writer.write(letter))  # type: ignore[attr-defined]
    assert structure(file).text.split() == " ".join(texts(letter)).split()


def test_every_tag_is_one_that_screen_readers_know(written: pikepdf.Pdf) -> None:
    known = {"Document", "P", "H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"}
    assert {one.tag for one in structure(written).all()} <= known
    assert structure(written).tag == "Document"


@both_writers
def test_a_name_in_other_letters_is_an_element_in_the_middle_of_its_sentence(writer: object) -> None:
    file = opened(writer.write(ARABIC))  # type: ignore[attr-defined]
    (sentence,) = (one for one in elements(file, "P") if one.text.startswith("My name"))
    before, name, after = sentence.kids
    assert isinstance(name, Node)
    assert (before, name.tag, name.text, after) == ("My name is ", "Span", "محمد", ", and I live in Dublin. ")


def test_headings_begin_with_the_subject_and_skip_no_level(written: pikepdf.Pdf) -> None:
    found = [one for one in structure(written).all() if one.tag in {"H1", "H2", "H3"}]
    levels = [int(one.tag[1]) for one in found]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert found[0].text.strip() == POLISH.subject


def test_every_list_says_how_it_counts_and_its_items_have_a_label_and_a_body(written: pikepdf.Pdf) -> None:
    for one in elements(written, "L"):
        items = [kid for kid in one.kids if isinstance(kid, Node)]
        assert len(items) == len(one.kids)
        signs = []
        for item in items:
            label, body = (kid for kid in item.kids if isinstance(kid, Node))
            assert (item.tag, label.tag, body.tag) == ("LI", "Lbl", "LBody")
            assert {kid.tag for kid in body.kids if isinstance(kid, Node)} == {"P"}
            signs.append(label.text.strip())
        bulleted = set(signs) == {"•"}
        assert one.attributes == {"/O": "/List", "/ListNumbering": "/Disc" if bulleted else "/Decimal"}
        assert bulleted or all(sign.rstrip(".").isdecimal() for sign in signs)
    assert elements(written, "L")[-1].text.split()[:2] == ["1.", "Copy"]  # the enclosures are a list too


def test_a_table_has_rows_of_equal_length_and_header_cells_that_name_their_column(written: pikepdf.Pdf) -> None:
    (table,) = elements(written, "Table")
    rows = [[kid for kid in row.kids if isinstance(kid, Node)] for row in table.kids if isinstance(row, Node)]
    assert [[cell.tag for cell in row] for row in rows] == [["TH"] * 3, ["TD"] * 3, ["TD"] * 3]
    assert all(cell.attributes == {"/O": "/Table", "/Scope": "/Column"} for cell in rows[0])
    assert [cell.text.strip() for cell in rows[0]] == ["Account", "Opened on", "What it holds"]


def test_page_numbers_and_running_heads_are_artifacts(written: pikepdf.Pdf) -> None:
    shown = [[one.text.strip() for one in marked(page) if one.tag == ARTIFACT and one.text] for page in written.pages]
    assert shown[0] == ["1 / 2"]
    assert "".join(shown[1]) == "Anna Kowalska-Żółć · Warsaw, 22 November 2026 2 / 2"
