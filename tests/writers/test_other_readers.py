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
from tests.writers.sample_letters import POLISH, TYPED_BY_A_JOKER, letter_with

REFERENCES = (*POLISH.contact, "My reference: AK-20261103", "Customer number: 4711 0815")
LETTERS = {
    **{id_: replace(POLISH, layout=sheet(LIBRARY, "", Printed(id_)), contact=REFERENCES) for id_ in LIBRARY.layouts()},
    "large print": replace(TYPED_BY_A_JOKER, layout=sheet(LIBRARY, "", Printed(large=True))),
}
ARABIC = letter_with("# Access\n\nMy name is محمد, and I live in Dublin.", sender=("محمد", "شارع الملك"))
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
