"""A case folder keeps what was answered and written whole, and to its owner."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.cases.files import write_whole
from complaint_kit.cases.locking import locked
from complaint_kit.errors import CaseError, PackError, Problems, WritingError
from tests.conftest import happened

TODAY = date(2026, 9, 1)


def test_a_case_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "ACME & Söhne")
    answers = {"full_name": "Nö O'Brien # {{ x }}", "address": ["012", "no", "12:30", "2024-09-23"], "skipped": None}
    cases.save(folder, cases.load(folder).model_copy(update={"answers": answers}))
    assert cases.load(folder).answers == answers


def test_two_cases_of_one_day_against_one_company_get_two_folders(tmp_path: Path) -> None:
    names = [cases.create(tmp_path, "access", TODAY, "LinkedIn").name for _ in range(3)]
    assert names == ["2026-09-01-linkedin", "2026-09-01-linkedin-2", "2026-09-01-linkedin-3"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c", "CON", "💥", "x" * 300, "..."])
def test_whatever_the_company_is_called_its_folder_stays_inside_the_home(tmp_path: Path, name: str) -> None:
    folder = cases.create(tmp_path, "access", TODAY, name)
    assert folder.parent == tmp_path
    assert folder.is_dir()


def test_a_blank_never_overwrites_an_answer(tmp_path: Path) -> None:
    case = cases.CaseFile(scenario="access", started=TODAY, answers={"email": "a@example.org"})
    changed = cases.with_answers(case, {"email": None, "full_name": "A"})
    assert changed.answers == {"email": "a@example.org", "full_name": "A"}


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


def test_events_stand_in_the_order_of_their_days_however_they_were_recorded() -> None:
    case = cases.CaseFile(scenario="access", started=TODAY)
    case = cases.with_event(case, happened("refused", "2026-08-20"))
    case = cases.with_event(case, happened("sent", "2026-08-01"))
    assert [event.event for event in case.events] == ["sent", "refused"]


def test_a_damaged_case_file_is_named_and_not_touched(tmp_path: Path) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    (folder / cases.FILE).write_text("scenario: access\nstarted: someday\n")
    with pytest.raises(Problems, match=r"case\.yaml:2: started: .*damaged"):
        cases.load(folder)
    assert (folder / cases.FILE).read_text().startswith("scenario: access")


def test_a_folder_without_a_case_says_how_to_find_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="complaint-kit cases"):
        cases.load(tmp_path)


def test_a_case_that_could_not_be_read_again_never_replaces_one_that_can(tmp_path: Path) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    before = (folder / cases.FILE).read_bytes()
    spoilt = cases.load(folder).model_copy(update={"answers": {"full_name": "M\udcfcller"}})
    with pytest.raises((PackError, UnicodeEncodeError)):
        cases.save(folder, spoilt)
    assert (folder / cases.FILE).read_bytes() == before


def test_a_second_command_at_one_case_waits_and_is_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("complaint_kit.cases.locking._TRIES", 2)
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    with locked(folder), pytest.raises(CaseError, match="another command is writing to this case"), locked(folder):
        pass
    with locked(folder):  # and is free again
        pass


def test_the_folders_above_a_case_are_its_owners_too(tmp_path: Path) -> None:
    folder = cases.create(tmp_path / "Documents" / "complaint-kit", "access", TODAY, "LinkedIn")
    for made in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_new_case_is_there_with_all_its_files_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WritingError, match="No space left"):
        cases.write_new(tmp_path / "new", cases.CaseFile(scenario="access", started=TODAY), {"1-request.pdf": b"x"})
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_command_left_is_removed_by_a_later_one(tmp_path: Path) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    (folder / ".1-request.pdf.part").write_bytes(b"half a letter")
    abandoned, in_work = tmp_path / ".2026-09-01-acme-x.part", tmp_path / ".2026-09-01-acme-y.part"
    for part in (abandoned, in_work):
        part.mkdir()
    os.utime(abandoned, (0, 0))
    cases.save(folder, cases.load(folder))
    assert [path.name for path in folder.iterdir()] == [cases.FILE]
    cases.create(tmp_path, "access", TODAY, "ACME")
    assert not abandoned.exists()
    assert in_work.exists()
