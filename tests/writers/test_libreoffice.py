"""The Word file as another program lays it out: as many pages as the PDF, and the address in the window."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import docx, pdf
from tests.conftest import LIBRARY
from tests.writers.reading import glyphs
from tests.writers.sample_letters import POLISH
from tests.writers.test_layouts import NINE_LINES, WITH_WINDOW, address_in, is_inside

PROGRAM = shutil.which("soffice")
LAYOUTS = LIBRARY.layouts()
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed"),
    pytest.mark.xdist_group("libreoffice"),
]


DAY = "22 November 2026"
HIGH = ("uk", "swiss-right")  # where the sender in large type is above the day, and where the day needs the margin


def letter(id_: str, lines: int, large: bool = False) -> Letter:
    layout = sheet(LIBRARY, "", Printed(id_, large))
    return replace(POLISH, layout=layout, recipient=NINE_LINES[:lines], dated=DAY)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with each letter as LibreOffice prints it; the program starts once for all."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for id_ in LAYOUTS:
        for lines in (5, 9):
            (folder / f"{id_}-{lines}.docx").write_bytes(docx.write(letter(id_, lines)))
        (folder / f"{id_}-large.docx").write_bytes(docx.write(letter(id_, 5, large=True)))
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [str(PROGRAM), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, sorted(folder.glob("*.docx")))], check=True, capture_output=True, timeout=120)
    return folder


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("id_", LAYOUTS)
def test_libreoffice_and_the_pdf_agree_on_the_pages(laid_out: Path, id_: str, large: bool) -> None:
    word = PdfReader(laid_out / f"{id_}-{'large' if large else 5}.pdf")
    assert len(word.pages) == len(PdfReader(BytesIO(pdf.write(letter(id_, 5, large)))).pages)


@pytest.mark.parametrize("lines", [5, 9])
@pytest.mark.parametrize("id_", WITH_WINDOW)
def test_the_envelope_shows_the_address_of_the_word_file_too(laid_out: Path, id_: str, lines: int) -> None:
    ink = address_in((laid_out / f"{id_}-{lines}.pdf").read_bytes(), NINE_LINES[:lines], id_)
    assert is_inside(ink, id_, 0)


@pytest.mark.parametrize("id_", HIGH)
def test_in_large_print_the_day_and_the_subject_stand_where_they_do_in_the_pdf(laid_out: Path, id_: str) -> None:
    drawn, word = pdf.write(letter(id_, 5, large=True)), (laid_out / f"{id_}-large.pdf").read_bytes()
    for text in (DAY, "Request for a copy"):
        assert height_of(text, word) == pytest.approx(height_of(text, drawn), abs=5)  # their fonts differ


def height_of(text: str, data: bytes) -> float:
    """Where its capital begins on the first page, in points from the upper edge."""
    ink = glyphs(data)
    return ink["".join(one.sign for one in ink).index("".join(text.split()))].top
