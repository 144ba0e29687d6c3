"""No answer of one person ever appears in another's file: every field, every format."""

from __future__ import annotations

import csv
import email
import io
import re
import sqlite3
from email.policy import default
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.bulk.conftest import HEADER, Make, write_people

FORMATS = "pdf,docx,txt,eml,html"
_TOKEN = re.compile(r"q\d{4}[a-j]")


def token(number: int, field: int) -> str:
    """A word that stands for one answer of one person."""
    return f"q{number:04d}{'abcdefghij'[field]}"


def rows(count: int) -> list[list[str]]:
    """People of several laws and languages who share all that decides a plan, with a token in every free field."""
    homes = [("Germany", "", "de"), ("Poland", "", ""), ("UK", "Wales", ""), ("USA", "CA", ""), ("USA", "TX", "")]
    found = []
    for number in range(count):
        country, region, language = homes[number % len(homes)]
        say = [token(number, field) for field in range(8)]
        address = [f"{say[3]} Street", say[4], f"{say[5]}ton"]
        story = f"It was {say[6]}.\nThen nothing."
        cells = [say[0], f"Name {say[1]}", f"{say[2]}@example.org", *address, country, region, language, story, say[7]]
        found.append(cells)
    return found


def text_of(path: str, content: bytes) -> str:
    """What a reader of the file can see or search."""
    if path.endswith(".pdf"):
        reader = PdfReader(io.BytesIO(content))
        return "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    if path.endswith(".docx"):
        with ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if path.endswith(".eml"):
        message = email.message_from_bytes(content, policy=default)
        (attached,) = message.iter_attachments()
        return str(message["Subject"]) + message.get_body().get_content() + text_of("a.pdf", attached.get_content())
    return content.decode()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_holds_the_answers_of_its_own_person_and_of_nobody_else(
    make: Make, tmp_path: Path, workers: int
) -> None:
    people = write_people(tmp_path / "p.csv", rows(20), (*HEADER, "account"))
    output = {"people_per_part": 6, "next_steps": True}
    out, tally = make(people, FORMATS, output=output, workers=workers)
    assert tally.letters == 20
    for number in range(20):
        (folder,) = out.glob(f"letters/*/*-{token(number, 0)}")
        files = sorted(folder.iterdir())
        assert len(files) == len(FORMATS.split(",")) + 1
        for path in files:
            found = set(_TOKEN.findall(text_of(path.name, path.read_bytes())))
            assert found <= {token(number, field) for field in range(8)}, path
            if "what-happens-next" not in path.name:
                assert found == {token(number, field) for field in range(1, 8)}, path


def test_an_archive_of_a_part_keeps_people_apart_too(make: Make, tmp_path: Path) -> None:
    people = write_people(tmp_path / "p.csv", rows(10), (*HEADER, "account"))
    out, _ = make(people, FORMATS, output={"layout": "zip", "people_per_part": 4})
    seen = 0
    for archive in (ZipFile(path) for path in sorted(out.glob("letters/*.zip"))):
        for member in archive.infolist():
            assert member.compress_type == 0
            own = member.filename.split("/")[0].split("-")[-1]
            found = set(_TOKEN.findall(text_of(member.filename, archive.read(member))))
            assert {one[:5] for one in found} == {own[:5]}
            seen += 1
    assert seen == 10 * len(FORMATS.split(","))


def test_a_row_of_the_register_is_about_one_person(make: Make, tmp_path: Path) -> None:
    people = write_people(tmp_path / "p.csv", rows(10), (*HEADER, "account"))
    out, _ = make(people, "txt")
    with (out / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))[1:]
    with sqlite3.connect(out / "register.sqlite") as base:
        lines += [list(map(str, row)) for row in base.execute("SELECT * FROM documents")]
    for line in lines:
        assert len({one[:5] for one in _TOKEN.findall(" ".join(line))}) == 1


def test_the_register_keeps_no_story_no_e_mail_and_no_account(make: Make, tmp_path: Path) -> None:
    people = write_people(tmp_path / "p.csv", rows(3), (*HEADER, "account"))
    out, _ = make(people, "txt")
    kept = (out / "register.sqlite").read_bytes().decode("latin-1")
    assert {one[5] for one in _TOKEN.findall(kept)} == {"a", "b"}


def test_each_letter_of_a_print_file_is_about_one_person(make: Make, tmp_path: Path) -> None:
    people = write_people(tmp_path / "p.csv", rows(20), (*HEADER, "account"))
    out, _ = make(people, "pdf", output={"people_per_part": 6})
    seen: list[str] = []
    for path in sorted(out.glob("print/*.pdf")):
        texts = [page.extract_text() for page in PdfReader(path).pages]
        for front, back in zip(texts[::2], texts[1::2], strict=True):
            (own,) = {one[:5] for one in _TOKEN.findall(front + back)}
            seen.append(own)
    assert len(seen) == len(set(seen)) == 20


def test_the_summary_names_nobody(make: Make, tmp_path: Path) -> None:
    people = write_people(tmp_path / "p.csv", rows(10), (*HEADER, "account"))
    out, _ = make(people, "txt")
    assert not _TOKEN.findall((out / "summary.html").read_text(encoding="utf-8"))
