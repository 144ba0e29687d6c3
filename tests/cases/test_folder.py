"""A case folder keeps what was answered and written whole, and to its owner."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.errors import CaseError, Problems, WritingError
from complaint_kit.files import write_whole
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

TODAY = date(2026, 9, 1)


def test_a_case_comes_back_as_it_was_kept(tmp_path: Path, library: Library) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "ACME & Söhne")
    told = Case.model_validate(
        {
            "scenario": "access",
            "me": {"name": "Nö O'Brien # {{ x }}", "address": ["012", "no", "12:30", "2024-09-23"]},
            "happened": [{"on": "2026-08", "says": "It rained: yes.", "wrong": ["no_notice"]}],
            "want": ["copy", {"wish": "delete", "of": "everything", "detail": {"ground": ["not_needed"]}}],
            "papers": [{"id": "request-1", "sent": date(2026, 8, 3), "to": "processor"}],
            "skipped": ["phone"],
        }
    )
    cases.save(folder, told)
    assert cases.load(folder, library) == told


def test_an_older_case_file_is_read_and_kept_beside_the_new_one(tmp_path: Path, library: Library) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    older = (
        "scenario: access\nstarted: 2026-08-01\nfinished: true\n"
        "answers: {organisation: linkedin, residence: IE, full_name: Alex Morgan, email: null}\n"
        "events: [{event: sent, on: 2026-08-02}, {event: refused, on: 2026-08-20, note: No.}]\n"
    )
    (folder / cases.FILE).write_text(older)
    case = cases.load(folder, library)
    assert case.me.lives_in == "IE"
    assert case.skipped == ("email",)
    assert [reply.words for reply in case.papers[0].replies] == ["No."]
    cases.save(folder, case)
    assert (folder / "case.1.yaml").read_text() == older
    assert cases.load(folder, library) == case


def test_two_cases_of_one_day_against_one_company_get_two_folders(tmp_path: Path) -> None:
    names = [cases.create(tmp_path, "access", TODAY, "LinkedIn").name for _ in range(3)]
    assert names == ["2026-09-01-linkedin", "2026-09-01-linkedin-2", "2026-09-01-linkedin-3"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c", "CON", "💥", "x" * 300, "..."])
def test_whatever_the_company_is_called_its_folder_stays_inside_the_home(tmp_path: Path, name: str) -> None:
    folder = cases.create(tmp_path, "access", TODAY, name)
    assert folder.parent == tmp_path
    assert folder.is_dir()


def test_only_the_owner_can_read_folder_and_file(tmp_path: Path) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / cases.FILE).stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "letter.pdf"
    write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WritingError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["letter.pdf"]


def test_a_damaged_case_file_is_named_and_not_touched(tmp_path: Path, library: Library) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    (folder / cases.FILE).write_text("scenario: access\nstarted: someday\n")
    with pytest.raises(Problems, match=r"case\.yaml:2: started: .*damaged"):
        cases.load(folder, library)
    assert (folder / cases.FILE).read_text().startswith("scenario: access")


def test_a_folder_without_a_case_says_how_to_find_one(tmp_path: Path, library: Library) -> None:
    with pytest.raises(CaseError, match="complaint-kit cases"):
        cases.load(tmp_path, library)
