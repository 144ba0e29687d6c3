"""A case is forgotten: what the kit made goes, what it did not make stays unless somebody says so, and all is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from prompt_toolkit.input import PipeInput

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from tests.commands.test_overview import put_asked
from tests.wizard.test_wizard import keys, pick

__all__ = ["keys"]
DEMO = Path(__file__).parents[2] / "templates/_demo/2025-09-26-utrecht.yaml"
ON = ["--as-of", "2025-10-01"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of cases in which a letter was drafted twice, in several formats, and sent."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "somebody"))
    home = tmp_path / "cases"
    out = ["--out", str(home)]
    assert main(["draft", "--answers", str(DEMO), "--format", "pdf,docx,txt,eml,html", *ON, *out]) == DONE
    assert main(["next", "linkedin", "--format", "txt", *ON, *out]) == DONE
    assert main(["record", "linkedin", "sent", "2025-09-30", *ON, *out]) == DONE
    return home


def forget(home: Path, *more: str) -> int:
    return main(["forget", *more, "--out", str(home), *ON])


def the_case(home: Path) -> Path:
    (folder,) = (path for path in cases.cases_in(home) if "linkedin" in path.name)
    return folder


def test_everything_of_a_case_goes_and_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = the_case(home)
    (folder / ".1-request.pdf.part").write_bytes(b"%PDF")  # as a killed command leaves it
    (folder / "4-complaint-enclosures.pdf").write_bytes(b"%PDF")
    held = [path.name for path in folder.iterdir()]
    assert {"case.yaml", "case.before.yaml", "1-request.html", "dates.ics"} <= set(held)
    assert forget(home, "linkedin", "--yes") == DONE
    assert list(home.iterdir()) == []
    said = capsys.readouterr().out.partition("Removed: ")[2]
    assert [name for name in held if name not in said] == []
    assert str(folder) in said


def test_what_the_kit_did_not_make_stays_and_is_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = the_case(home)
    (folder / "scan.jpg").write_bytes(b"mine")
    (folder / "1-request-notes.txt").write_text("mine")
    (home / "kept.pdf").write_bytes(b"mine")
    (folder / "2-reminder.pdf").symlink_to(home / "kept.pdf")
    assert forget(home, "linkedin", "--yes") == DONE
    assert {path.name for path in folder.iterdir()} == {"scan.jpg", "1-request-notes.txt", "2-reminder.pdf"}
    said = capsys.readouterr().out
    assert "not made by the kit: 1-request-notes.txt, 2-reminder.pdf, scan.jpg." in said
    assert f"{folder} stays" in said


def test_with_all_the_folder_goes_too_but_nothing_that_a_link_in_it_leads_to(home: Path) -> None:
    folder, elsewhere = the_case(home), home.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "photo.jpg").write_bytes(b"mine")
    (folder / "photos").symlink_to(elsewhere)
    (folder / "scans").mkdir()
    (folder / "scans" / "scan.jpg").write_bytes(b"mine")
    assert forget(home, "linkedin", "--yes", "--all") == DONE
    assert not folder.exists()
    assert (elsewhere / "photo.jpg").is_file()


def test_its_days_leave_the_calendar_of_all_cases_and_those_of_others_stay(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "energie", "2025-09-20")
    assert main(["cases", "--ics", "--out", str(home), *ON]) == DONE
    assert forget(home, "linkedin", "--yes") == DONE
    assert "Its days are taken out of" in capsys.readouterr().out
    left = {str(one["UID"]) for one in Calendar.from_ical((home / "all-dates.ics").read_bytes()).walk("VEVENT")}
    kept = Calendar.from_ical((home / "energie" / "dates.ics").read_bytes()).walk("VEVENT")
    assert left == {str(one["UID"]) for one in kept}
    assert forget(home, "energie", "--yes") == DONE
    assert not (home / "all-dates.ics").exists()


def test_what_was_exported_stays_and_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "linkedin", "--out", str(home), *ON]) == DONE
    (exported,) = home.glob("*.zip")
    assert forget(home, "linkedin", "--yes") == DONE
    assert str(exported) in capsys.readouterr().out.partition("stays: ")[2]
    assert exported.is_file()


def test_a_case_that_cannot_be_read_can_be_forgotten(home: Path) -> None:
    (the_case(home) / "case.yaml").write_text("[")
    assert forget(home, "linkedin", "--yes") == DONE
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("arguments", [["linkedin"], ["--yes"]])
def test_nothing_goes_where_nobody_was_asked_or_no_case_was_named(home: Path, arguments: list[str]) -> None:
    assert forget(home, *arguments) == CANNOT_START
    assert (the_case(home) / "1-request.pdf").is_file()


def test_somebody_who_is_asked_keeps_it_by_pressing_enter(
    home: Path, keys: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("complaint_kit.commands.shared.on_a_terminal", lambda: True)
    keys.send_text(pick(1))
    assert forget(home, "linkedin") == DONE
    assert (the_case(home) / "1-request.pdf").is_file()
    keys.send_text(pick(2))
    assert forget(home, "linkedin") == DONE
    assert list(home.iterdir()) == []
