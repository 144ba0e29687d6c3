"""A list of people in the ways that people save one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from complaint_kit.bulk.input.tables import read_table
from complaint_kit.errors import AnswersError


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_utf8_is_read_with_any_separator(tmp_path: Path, mark: bytes, separator: str, end: str) -> None:
    lines = (("name", "city"), ("Zoë Müller", "Łódź"))
    text = "".join(separator.join(cells) + end for cells in lines)
    table = read_table(saved(tmp_path / "p.csv", mark + text.encode()))
    assert table.header == ("name", "city")
    assert [(row.number, row.cells) for row in table.rows()] == [(2, ("Zoë Müller", "Łódź"))]
    assert "UTF-8" in table.remark


def test_windows_1252_is_recognised_and_said(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path / "p.csv", "name;ort\nJürgen – “Groß”;Köln\n".encode("windows-1252")))
    assert "Windows-1252" in table.remark
    assert next(table.rows()).cells == ("Jürgen – “Groß”", "Köln")


def test_one_line_of_windows_1252_does_not_spoil_a_utf8_list(tmp_path: Path) -> None:
    lines = [b"name\n", "Zoë\n".encode(), "Łukasz\n".encode(), "Jürgen\n".encode("windows-1252")]
    table = read_table(saved(tmp_path / "p.csv", b"".join(lines)))
    assert [row.cells[0] for row in table.rows()] == ["Zoë", "Łukasz", "J�rgen"]


def test_the_line_by_which_excel_knows_the_separator_is_no_header(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path / "p.csv", b"sep=;\nname;city\nAnn;Leeds\n"))
    assert table.header == ("name", "city")
    assert [(row.number, row.cells) for row in table.rows()] == [(3, ("Ann", "Leeds"))]


def test_a_cell_may_hold_separators_quotation_marks_and_line_breaks(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path / "p.csv", b'name,address\n"O""Neill, Ann","1 Road\r\nLeeds"\nBob,here\n'))
    assert [(row.number, row.cells) for row in table.rows()] == [
        (2, ('O"Neill, Ann', "1 Road\r\nLeeds")),
        (3, ("Bob", "here")),
    ]


def test_a_quotation_mark_that_nobody_closed_spoils_its_own_row_only(tmp_path: Path) -> None:
    rows = [b"name,city\n", b'"Ann,Leeds\n', *(b"Bob,York\n" for _ in range(200)), b'Eve,"Hull"\n']
    read = list(read_table(saved(tmp_path / "p.csv", b"".join(rows))).rows())
    faults = [row.number for row in read if row.fault]
    assert faults == [2]
    assert len(read) == 202
    assert read[-1].cells == ("Eve", "Hull")


def test_two_open_quotation_marks_do_not_swallow_the_rows_between_them(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path / "p.csv", b'name,city\n"Ann,Leeds\nBob,York\n"Eve,Hull\nDan,Bath\n'))
    assert [(row.number, bool(row.fault)) for row in table.rows()] == [(2, True), (3, False), (4, True), (5, False)]


def test_a_heading_may_hold_a_line_break_and_rows_keep_the_numbers_the_spreadsheet_shows(
    tmp_path: Path,
) -> None:
    content = b'name;"e-mail\r\naddress, private";city\r\nAnn;a@example.org;Leeds\r\nBob;b@example.org;York\r\n'
    table = read_table(saved(tmp_path / "p.csv", content))
    assert table.header == ("name", "e-mail address, private", "city")
    assert table.separator == ";"
    assert [(row.number, row.cells[0]) for row in table.rows()] == [(2, "Ann"), (3, "Bob")]


def test_a_quotation_mark_that_never_closes_in_the_header_is_refused_there(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="in the header is never closed"):
        read_table(saved(tmp_path / "p.csv", b'name,"city\nAnn,Leeds\n'))


def test_empty_rows_count_but_are_no_people(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path / "p.csv", b"name,city\nAnn,Leeds\n\n,\nBob,York\n\n"))
    assert [row.number for row in table.rows()] == [2, 5]


def test_rows_of_the_wrong_length_are_faults(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path / "p.csv", b"a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n"))
    assert [row.fault.problem if row.fault else "" for row in table.rows()] == [
        "the header has 3 columns",
        "there are more cells than the 3 columns of the header",
        "",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name,city\n".encode("utf-16"), "UTF-16"),
        (b"name,city\rAnn,Leeds\rBob,York\r", "old Macs"),
        (b"", "no header"),
        (b",,\n", "no header"),
    ],
)
def test_a_file_that_cannot_be_a_list_is_refused_with_a_reason(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(AnswersError, match=says):
        read_table(saved(tmp_path / "p.csv", content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="cannot be read"):
        read_table(tmp_path / "none.csv")


def test_a_workbook_gives_what_a_person_would_type(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "p.xlsx", [["name", "number", "share", "day", "on"], ["Zoë", 1042, 1.5, date(2025, 9, 26), True]]
    )
    table = read_table(path)
    assert table.header == ("name", "number", "share", "day", "on")
    assert [(row.number, row.cells) for row in table.rows()] == [(2, ("Zoë", "1042", "1.5", "2025-09-26", "yes"))]


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="cannot be read"):
        read_table(saved(tmp_path / "p.xlsx", b"PK nothing"))


def write_workbook(path: Path, rows: list[list[object]], papers: list[list[object]] | None = None) -> Path:
    """The smallest workbook that holds the rows (ECMA-376): one sheet, or one for `papers` too; inline strings, one
    style for days."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    second = '<sheet name="Papers" sheetId="2" r:id="u"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f'<Override PartName="/xl/sheet.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/papers.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="s" Type="{relations}/worksheet" Target="sheet.xml"/>'
        f'<Relationship Id="u" Type="{relations}/worksheet" Target="papers.xml"/>'
        f'<Relationship Id="t" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{relations}"><sheets>'
        f'<sheet name="people" sheetId="1" r:id="s"/>{second if papers else ""}</sheets></workbook>',
        "xl/styles.xml": f'<styleSheet {space}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/sheet.xml": f"<worksheet {space}><sheetData>{_rows(rows)}</sheetData></worksheet>",
        "xl/papers.xml": f"<worksheet {space}><sheetData>{_rows(papers or [])}</sheetData></worksheet>",
    }
    with ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def _rows(rows: list[list[object]]) -> str:
    return "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)


def _cell(value: object) -> str:
    match value:
        case bool():
            return f'<c t="b"><v>{int(value)}</v></c>'
        case int() | float():
            return f"<c><v>{value}</v></c>"
        case date():
            return f'<c s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
        case _:
            return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
