"""The print file: the same pages as the letters, each letter on a front page, in the order of the post, fonts once."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from complaint_kit.bulk.messages import Receipt, RegisterEntry, Sheets
from complaint_kit.bulk.output import print_file
from complaint_kit.bulk.output.labels import labels
from complaint_kit.errors import AnswersError
from tests.bulk.conftest import Make, everywhere, person


def texts(path: Path) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(path).pages]


def test_every_letter_begins_on_a_front_page_and_has_the_pages_of_its_own_pdf(make: Make) -> None:
    out, _ = make(everywhere(10), "pdf")
    own = {path.parent.name: texts(path) for path in out.glob("letters/*/*/*.pdf")}
    printed: list[list[str]] = []
    for path in sorted(out.glob("print/*.pdf")):
        pages = texts(path)
        assert len(pages) % 2 == 0
        for at in range(0, len(pages), 2):
            printed.append([page for page in pages[at : at + 2] if page.strip()])
    assert sorted(printed) == sorted(own.values())


def test_papers_lie_in_different_files(make: Make) -> None:
    out, _ = make(everywhere(10), "pdf")
    sizes = {path.name: {tuple(page.mediabox[2:]) for page in PdfReader(path).pages} for path in out.glob("print/*")}
    assert sizes == {"A4-001.pdf": {(595.28, 841.89)}, "Letter-001.pdf": {(612.0, 792.0)}}


def test_letters_lie_in_the_order_of_the_post(make: Make) -> None:
    rows = [
        person(1, "Poland", city="Warszawa", postcode="00-238"),
        person(2, "Germany", city="Berlin", postcode="10115", language="en"),
        person(3, "Poland", city="Gdańsk", postcode="80-001"),
        person(4, "Germany", city="Aachen", postcode="52062", language="en"),
    ]
    out, _ = make(rows, "pdf", output={"post_to": "people", "people_per_part": 1})
    fronts = texts(out / "print/A4-001.pdf")[::2]
    order = [next(city for city in ("Berlin", "Aachen", "Warszawa", "Gdańsk") if city in front) for front in fronts]
    assert order == ["Berlin", "Aachen", "Warszawa", "Gdańsk"]


def test_fonts_are_in_a_print_file_once_with_the_characters_of_everybody(make: Make) -> None:
    rows = [person(1, name="Łukasz Żółć"), person(2, name="Παναγιώτης"), person(3, name="Андрей")]
    out, _ = make(rows, "pdf")
    pages = PdfReader(out / "print/A4-001.pdf").pages
    fonts = {font.get_object()["/BaseFont"] for page in pages for font in page["/Resources"]["/Font"].values()}
    assert len(fonts) == 4  # regular and bold, each with its common and its rare characters
    text = "".join(page.extract_text() for page in pages)
    assert all(name in text for name in ("Łukasz Żółć", "Παναγιώτης", "Андрей"))


def test_a_print_file_holds_as_many_letters_as_the_campaign_says(make: Make) -> None:
    out, _ = make([person(number) for number in range(5)], "pdf", output={"letters_per_print_file": 2})
    assert [len(texts(path)) // 2 for path in sorted(out.glob("print/*.pdf"))] == [2, 2, 1]


def test_labels_stand_in_the_order_of_the_print_file_and_name_the_country_abroad(make: Make) -> None:
    rows = [person(1, "Poland"), person(2, "Germany")]
    output = {"post_to": "people", "labels": True, "posted_from": "DE"}
    out, _ = make(rows, "pdf", output=output)
    (page,) = texts(out / "print/A4-001-labels.pdf")
    assert [line.strip() for line in page.split("\n")] == [
        *("Member Number2", "Long Street 2", "10002 Newtown"),
        *("Member Number1", "Long Street 1", "10001 Newtown", "POLAND"),
    ]


def test_a_sheet_holds_twenty_four_labels_on_a4_and_thirty_on_us_letter() -> None:
    address = ("Ann Example", "1 Long Street", "Newtown")
    for paper, each in (("A4", 24), ("Letter", 30)):
        content = labels([address] * (each + 1), paper)
        counts = [page.extract_text().count("Ann Example") for page in PdfReader(BytesIO(content)).pages]
        assert counts == [each, 1]


def test_without_pdf_there_is_no_print_file(make: Make) -> None:
    out, _ = make([person(1)], "txt")
    assert not (out / "print").exists()


def posted(part: int) -> Receipt:
    """The receipt of a part of a hundred letters of one page each."""
    address = ("Ann Example", "1 Long Street", "Newtown")
    entry = RegisterEntry(
        row=0, person_id="", name="", document="request", law="eu.gdpr", language="en", residence="NL",
        organisation="", recipient=address, country="NL", paper="A4", label=address, destination="NL", mandate_on=None,
        made_on=date(2026, 11, 22), due_on=None, late_from=None, next_step=None, deciding={},
        sheets=Sheets(start=0, sizes=(4,), fonts=(("SourceSansPro", ""),)),
    )  # fmt: skip
    entries = tuple(entry.model_copy(update={"row": 100 * part + at}) for at in range(100))
    return Receipt(number=part, rows=100, waiting=0, entries=entries, rejects=())


def memory_for(parts: int, folder: Path) -> int:
    """The most bytes that Python held at a time while a print file of so many hundred letters was written."""
    tracemalloc.start()
    post = print_file.Post()
    for part in range(1, parts + 1):
        post.add(posted(part))
    for batch in post.batches(10_000):
        pages: Iterator[tuple[print_file.Posted, bytes]] = ((one, b"page") for one in batch.letters())
        print_file.write(folder / f"{parts}.pdf", batch, pages)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_ten_times_the_letters_need_hardly_more_memory(tmp_path: Path) -> None:
    memory_for(1, tmp_path)  # fonts and the like stay
    few, many = memory_for(2, tmp_path), memory_for(20, tmp_path)
    assert many - few < 1_800 * 100  # bytes for each letter more: where its objects lie, not the letter


def test_paper_and_labels_follow_whoever_prints_and_not_the_addressee(make: Make) -> None:
    rows = [
        person(1, "UK", "Scotland", postcode="EH1 1AA"),
        person(2, "US", "California"),
    ]  # both to an American company
    output = {"post_to": "people", "labels": True}
    out, _ = make(rows, "pdf", output=output)
    assert papers(out) == {"A4-001": 595, "Letter-001": 612}
    out, _ = make(rows, "pdf", output={**output, "posted_from": "gb"})
    assert papers(out) == {"A4-001": 595}
    out, _ = make(rows, "pdf", output={**output, "posted_from": "US"})
    assert papers(out) == {"Letter-001": 612}


def test_a_campaign_has_one_layout_for_all_if_it_names_one(make: Make) -> None:
    rows = [person(1, "US", "California"), person(2, "Germany")]
    out, _ = make(rows, "pdf", layout="afnor")
    assert papers_of(out) == {"A4-001": 595}
    with pytest.raises(AnswersError, match="there is no such layout"):
        make(rows, "pdf", layout="papyrus")


def test_a_name_in_another_script_is_printed_in_the_letter_and_in_the_print_file(make: Make) -> None:
    out, tally = make([person(1, name="محمد علي"), person(2)], "pdf")
    assert tally.rejected == 0
    (printed,) = (out / "print").glob("*.pdf")
    fonts = PdfReader(printed).pages[0]["/Resources"]["/Font"].values()
    assert any("NotoSansArabic" in str(font["/BaseFont"]) for font in fonts)


def papers_of(out: Path) -> dict[str, int]:
    """The width of each print file's pages in points."""
    return {path.stem: int(PdfReader(path).pages[0].mediabox.width) for path in (out / "print").glob("*.pdf")}


def papers(out: Path) -> dict[str, int]:
    """The width of each print file's pages in points; that of its labels is the same."""
    widths = {path.stem: int(PdfReader(path).pages[0].mediabox.width) for path in (out / "print").glob("*.pdf")}
    assert all(widths[f"{name}-labels"] == widths[name] for name in widths if not name.endswith("-labels"))
    return {name: width for name, width in widths.items() if not name.endswith("-labels")}


def test_a_country_to_post_from_that_does_not_exist_is_refused(make: Make) -> None:
    with pytest.raises(AnswersError, match="such as DE, GB or US"):
        make([person(1)], output={"posted_from": "Ruritania"})
