"""The PDF as two other programs read it: qpdf finds no fault, and Poppler reads out the letter in its order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import Letter, texts
from complaint_kit.writers import pdf, pdf_fast
from tests.conftest import LIBRARY
from tests.writers.sample_letters import ARABIC, POLISH, TYPED_BY_A_JOKER

REFERENCES = (*POLISH.contact, "My reference: AK-20261103", "Customer number: 4711 0815")
LETTERS = {
    **{id_: replace(POLISH, layout=sheet(LIBRARY, "", Printed(id_)), contact=REFERENCES) for id_ in LIBRARY.layouts()},
    "large print": replace(TYPED_BY_A_JOKER, layout=sheet(LIBRARY, "", Printed(large=True))),
}
OTHER_LETTERS = re.compile("[\u0600-\u06ff\ue000-\uf8ff]")  # Arabic, and glyphs without a name
every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("letter", [*LETTERS.values(), ARABIC], ids=[*LETTERS, "right to left"])
def test_qpdf_finds_no_fault(tmp_path: Path, letter: Letter) -> None:
    for writer in (pdf, pdf_fast):
        assert "No syntax or stream encoding errors found" in said_of(writer.write(letter), tmp_path, "qpdf", "--check")


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="Poppler's pdfinfo is not installed")
@every_letter
def test_poppler_reads_out_the_letter_in_its_order(tmp_path: Path, letter: Letter) -> None:
    for writer in (pdf, pdf_fast):
        found = said_of(writer.write(letter), tmp_path, "pdfinfo", "-struct-text", "-enc", "UTF-8")
        assert signs(re.findall(r'^ *"(.*)"$', found, re.MULTILINE)) == signs(texts(letter))


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="Poppler's pdfinfo is not installed")
def test_poppler_reads_on_after_a_name_in_letters_from_right_to_left(tmp_path: Path) -> None:
    for writer in (pdf, pdf_fast):
        found = said_of(writer.write(ARABIC), tmp_path, "pdfinfo", "-struct-text", "-enc", "UTF-8")
        pieces = re.findall(r'^ *"(.*)"$', found, re.MULTILINE)
        at = pieces.index("My name is ")  # the name comes as it is drawn: Poppler leaves out what a word says itself
        assert pieces[at + 2] == ", and I live in Dublin. "
        assert OTHER_LETTERS.sub("", signs(pieces)) == OTHER_LETTERS.sub("", signs(texts(ARABIC)))


def said_of(data: bytes, folder: Path, *command: str) -> str:
    """What the program prints about the file; an error if it complains of anything."""
    path = folder / "letter.pdf"
    path.write_bytes(data)
    done = subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=60)
    assert done.stderr == b""
    return done.stdout.decode()


def signs(pieces: Iterable[str]) -> str:
    """All that is not white space."""
    return "".join("".join(pieces).split())
