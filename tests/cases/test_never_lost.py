"""A case is never lost: one writer at a time, read back before it replaces, whole folders, no litter."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.cases.locking import locked
from complaint_kit.errors import CaseError, PackError, Problems, WritingError
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case, Me

TODAY = date(2026, 9, 1)


def test_a_case_that_could_not_be_read_again_never_replaces_one_that_can(tmp_path: Path, library: Library) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    before = (folder / cases.FILE).read_bytes()
    spoilt = cases.load(folder, library).model_copy(update={"me": Me.model_construct(name="M\udcfcller")})
    with pytest.raises((PackError, Problems, UnicodeEncodeError)):
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
        cases.write_new(tmp_path / "new", Case(scenario="access", started=TODAY), {"1-request.pdf": b"x"})
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_command_left_is_removed_by_a_later_one(tmp_path: Path, library: Library) -> None:
    folder = cases.create(tmp_path, "access", TODAY, "LinkedIn")
    (folder / ".1-request.pdf.part").write_bytes(b"half a letter")
    abandoned, in_work = tmp_path / ".2026-09-01-acme-x.part", tmp_path / ".2026-09-01-acme-y.part"
    for part in (abandoned, in_work):
        part.mkdir()
    os.utime(abandoned, (0, 0))
    cases.save(folder, cases.load(folder, library))
    assert [path.name for path in folder.iterdir()] == [cases.FILE]
    cases.create(tmp_path, "access", TODAY, "ACME")
    assert not abandoned.exists()
    assert in_work.exists()
