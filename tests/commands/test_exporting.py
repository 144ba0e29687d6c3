"""`export`: one file that a lawyer or an advice centre can take up, and that says what must not be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE, SOME_FAILED
from complaint_kit.packs.library import Library

CASE = """
kit: 2
scenario: access
me: {name: Ada Brandt, lives_in: IE, email: ada@example.org, address: [7 Quarry Lane, Cork], reach_me: {not_by: post}}
about: {organisation: {name: Brixen Ltd, place: IE}, is_to_me: insurer}
happened:
  - {on: 2026-08, says: Brixen raised my premium., known: told, by: my son, exhibit: E1}
  - {on: 2026-07-02, says: You called me a liar., only_to_organisation: true}
want: [copy]
exhibits:
  - {id: E1, file: PHOTO, is: Photo of the premium letter, show: [authority]}
  - {id: E2, file: /nowhere/gone.pdf, is: The answer of Brixen}
"""


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A case whose request was sent and refused, with an exhibit that is there and one that is not."""
    (tmp_path / "photo of mine.jpg").write_bytes(b"a picture")
    (tmp_path / "a.yaml").write_text(CASE.replace("PHOTO", str(tmp_path / "photo of mine.jpg")), encoding="utf-8")
    home = tmp_path / "cases"
    assert kit(home, "draft", "--answers", str(tmp_path / "a.yaml"), "--format", "txt", on="2026-09-28") == DONE
    kit(home, "record", "2026", "sent", "request-1", "--by", "email", on="2026-09-28")
    told = ("--kind", "refused", "--words", "It is secret.", "--mine", "It is not.", "--on", "2026-10-22")
    kit(home, "record", "2026", "reply", *told, on="2026-10-23")
    capsys.readouterr()
    return home


def kit(home: Path, *arguments: str, on: str = "2026-11-27") -> int:
    return main([*arguments, "--out", str(home), "--as-of", on])


def texts(file: Path) -> Mapping[str, str]:
    with ZipFile(file) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


def test_letters_exhibits_days_and_sources_are_in_one_file_beside_the_case(home: Path) -> None:
    kit(home, "export", "2026")
    (file,) = home.glob("*.zip")
    held = texts(file)
    assert {"contents.txt", "chronology.txt", "sources.txt", "case.yaml", "1-request.txt"} <= held.keys()
    assert held["exhibits/E1-photo of mine.jpg"] == "a picture"
    assert "Article 15" in held["sources.txt"]
    assert "    read on 20" in held["sources.txt"]


def test_the_chronology_tells_all_by_days_as_it_was_told(home: Path) -> None:
    kit(home, "export", "2026")
    lines = texts(next(home.glob("*.zip")))["chronology.txt"].split("\n\n")[1:]
    assert [line.split("  ")[0] for line in lines] == ["2026-07-02", "2026-08", "2026-09-28", "2026-10-22"]
    assert lines[1] == "2026-08  S1: Brixen raised my premium. (as my son told me) [E1]"
    assert "sent by e-mail (first letter, Brixen Ltd)" in lines[2]
    assert "refused; “It is secret.”; the person’s own answer to it: It is not." in lines[3]


def test_the_list_says_how_the_person_must_not_be_reached_and_what_is_kept_from_whom(home: Path) -> None:
    kit(home, "export", "2026")
    contents = texts(next(home.glob("*.zip")))["contents.txt"]
    assert "Never reach this person by post" in contents
    assert "E1, Photo of the premium letter, is not for the organisation." in contents
    assert "E2, The answer of Brixen, is not for" not in contents
    assert "Statement S2 is told to the organisation alone" in contents


def test_what_is_not_there_is_named_in_the_list_and_on_the_screen(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kit(home, "export", "2026") == SOME_FAILED
    assert "E2, The answer of Brixen (exhibits/E2-gone.pdf)" in capsys.readouterr().out
    held = texts(next(home.glob("*.zip")))
    assert "exhibits/E2-gone.pdf: E2, The answer of Brixen (NOT THERE)" in held["contents.txt"]
    assert "exhibits/E2-gone.pdf" not in held


def test_unpacked_it_is_a_case_again_that_names_no_folder_of_the_person(
    home: Path, library: Library, tmp_path: Path
) -> None:
    kit(home, "export", "2026", "--to", str(tmp_path / "handed.zip"))
    with ZipFile(tmp_path / "handed.zip") as archive:
        archive.extractall(tmp_path / "theirs")
    case = cases.load(tmp_path / "theirs", library)
    assert (tmp_path / "theirs" / case.exhibits[0].file).read_bytes() == b"a picture"
    assert str(tmp_path) not in (tmp_path / "theirs" / "case.yaml").read_text(encoding="utf-8")


def test_what_a_complaint_encloses_goes_with_it_and_stays_with_it(home: Path, library: Library, tmp_path: Path) -> None:
    (tmp_path / "answer.txt").write_text("We cannot disclose it.", encoding="utf-8")
    told = ("--kind", "refused", "--on", "2026-10-24", "--file", str(tmp_path / "answer.txt"))
    kit(home, "record", "2026", "reply", "--to", "request-1", *told, on="2026-10-25")
    assert kit(home, "next", "2026", "--step", "complaint", "--format", "txt", on="2026-10-26") == DONE
    kit(home, "export", "2026")
    assert "4-complaint-enclosures.pdf" in texts(next(home.glob("*.zip")))
    kit(home, "record", "2026", "sent", "2026-10-26", on="2026-10-26")
    (folder,) = cases.cases_in(home)
    assert "4-complaint-enclosures.pdf" in cases.locked(cases.load(folder, library))


def test_no_file_of_a_discreet_case_says_what_is_in_it(home: Path, library: Library) -> None:
    (folder,) = cases.cases_in(home)
    cases.save(folder, cases.load(folder, library).model_copy(update={"discreet": True}))
    kit(home, "export", "2026")
    (file,) = home.glob("*.zip")
    assert file.name == "papers-2026-11-27.zip"
    names = set(texts(file))
    assert "exhibits/E1.jpg" in names
    assert not [name for name in names if "request" in name or "photo" in name or "brixen" in name]


def test_a_file_that_is_there_is_never_written_over(home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_bytes(b"mine")
    assert kit(home, "export", "2026", "--to", str(tmp_path / "mine.zip")) == CANNOT_START
    assert (tmp_path / "mine.zip").read_bytes() == b"mine"
    kit(home, "export", "2026")
    kit(home, "export", "2026")
    assert len(list(home.glob("*.zip"))) == 2
