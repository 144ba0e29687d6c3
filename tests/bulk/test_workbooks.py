"""Workbooks: what is hidden in them, what they show of a number, and files that would unfold to gigabytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from complaint_kit.bulk.input.tables import read_table
from complaint_kit.errors import AnswersError, Problems
from tests.bulk.conftest import HEADER, Make, files_in, person, rejects_in
from tests.bulk.test_tables import write_workbook


def changed(path: Path, part: str, *changes: tuple[str, str]) -> Path:
    """The workbook with something else in one of its parts."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for before, after in changes:
        assert before in parts[part]
        parts[part] = parts[part].replace(before, after, 1)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """A workbook with three people; further arguments change the XML of its sheet."""

    def written(*changes: tuple[str, str]) -> Path:
        rows = [list(HEADER), *(list[object](person(number)) for number in (1, 2, 3))]
        path = write_workbook(tmp_path / "people.xlsx", rows)
        return changed(path, "xl/sheet.xml", *changes) if changes else path

    return written


def row_of(number: int) -> str:
    return f'<row><c t="inlineStr"><is><t>k{number}</t>'


def test_a_hidden_row_gets_no_letter_and_stands_among_the_rejects(make: Make, workbook: Callable[..., Path]) -> None:
    hidden = row_of(2).replace("<row>", '<row r="3" hidden="1">')
    out, tally = make(workbook((row_of(2), hidden)))
    assert tally.letters == 2
    (reject,) = rejects_in(out)
    assert reject["row"] == "3"
    assert reject["problem"] == "this row is hidden in the workbook"


def test_a_hidden_column_stops_the_run_before_it_begins(make: Make, workbook: Callable[..., Path]) -> None:
    columns = '<cols><col min="3" max="4" hidden="1" width="0"/></cols><sheetData>'
    with pytest.raises(Problems) as raised:
        make(workbook(("<sheetData>", columns)))
    assert [one.found for one in raised.value.problems] == ["email", "street"]
    assert "columns: {email: ignore}" in str(raised.value)


def test_a_hidden_column_is_taken_as_the_campaign_file_says(make: Make, workbook: Callable[..., Path]) -> None:
    columns = '<cols><col min="3" max="3" hidden="1" width="0"/></cols><sheetData>'
    out, tally = make(workbook(("<sheetData>", columns)), columns={"email": "ignore"})
    assert tally.letters == 3
    assert not any(b"member1@example.org" in text for text in files_in(out / "letters").values())


def test_a_list_is_read_from_the_first_sheet_that_is_shown(workbook: Callable[..., Path]) -> None:
    path = workbook()
    before = '<sheet name="people" sheetId="1" r:id="s"/>'
    hidden = '<sheet name="old" sheetId="2" state="hidden" r:id="s"/>' + before
    table = read_table(changed(path, "xl/workbook.xml", (before, hidden)))
    assert table.remark == "read from the sheet “people”, not from “old”"


def test_a_workbook_whose_sheets_are_all_hidden_is_refused(workbook: Callable[..., Path]) -> None:
    path = changed(workbook(), "xl/workbook.xml", ('<sheet name="people"', '<sheet state="veryHidden" name="people"'))
    with pytest.raises(AnswersError, match="every sheet"):
        read_table(path)


SHAPES = {
    "00000": ("1067", "01067"),
    "[$-407]00000": ("1067", "01067"),
    "00000\\-0000": ("21341234", "02134-1234"),
    "0": ("1067", "1067"),
    "0.00": ("1067", "1067"),
    "#,##0": ("1067", "1067"),
}


@pytest.mark.parametrize(("shape", "number", "read"), [(shape, *told) for shape, told in SHAPES.items()])
def test_a_number_is_read_with_the_zeros_that_its_cell_shows(
    tmp_path: Path, shape: str, number: str, read: str
) -> None:
    path = write_workbook(tmp_path / "p.xlsx", [["name", "PLZ"], ["Ann", int(number)]])
    formats = f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{shape}"/></numFmts><cellXfs><xf numFmtId="164"/>'
    changed(path, "xl/styles.xml", ("<cellXfs>", formats))
    changed(path, "xl/sheet.xml", (f"<c><v>{number}</v>", f'<c s="0"><v>{number}</v>'))
    (row,) = read_table(path).rows()
    assert row.cells == ("Ann", read)
    assert row.numbers == {1}


def test_a_cell_in_the_last_corner_is_refused_before_it_fills_the_memory(workbook: Callable[..., Path]) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with pytest.raises(AnswersError, match=r"far outside the list \(found: XFD1048576\)"):
        read_table(workbook(("</sheetData>", far)))


def test_an_empty_cell_in_the_last_corner_is_no_matter(workbook: Callable[..., Path]) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    assert len(list(read_table(workbook(("</sheetData>", far))).rows())) == 3


@pytest.mark.parametrize("part", ["xl/sheet.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_with_a_document_type_is_refused(workbook: Callable[..., Path], part: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha">]><'
    with pytest.raises(AnswersError, match="cannot be read"):
        read_table(changed(workbook(), part, ("<", bomb)))


def test_an_open_document_tells_of_hidden_rows_too(tmp_path: Path) -> None:
    def row(*cells: str, more: str = "") -> str:
        listed = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        return f"<table:table-row{more}>{listed}</table:table-row>"

    hidden = ' table:visibility="filter"'
    rows = row("name", "city") + row("Ann", "Leeds") + row("Bob", "York", more=hidden) + row("Eve", "Hull")
    space = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    content = (
        f'<office:document-content xmlns:office="{space.format("office")}" xmlns:table="{space.format("table")}" '
        f'xmlns:text="{space.format("text")}" office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="people">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "p.ods"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space.format("manifest")}"/>')
        archive.writestr("content.xml", content)
    assert [(row.cells[0], bool(row.fault)) for row in read_table(path).rows()] == [
        ("Ann", False),
        ("Bob", True),
        ("Eve", False),
    ]
