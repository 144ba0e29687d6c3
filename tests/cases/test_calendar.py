"""The dates of a case in a calendar: ids tell nothing, entries follow what happens, titles may be discreet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar

from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from tests.commands.test_cli import answers_file

UTRECHT = {"residence": "IE", "full_name": "Alex Example", "email": "a@example.org", "looking_for": ["copy"]}


@pytest.fixture(autouse=True)
def _somebody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def drafted(home: Path, *more: str) -> Path:
    """A case drafted on 2 November 2026, in that home."""
    home.mkdir(exist_ok=True)
    arguments = ["--answers", str(answers_file(home, **UTRECHT)), "--as-of", "2026-11-02", "--out", str(home / "out")]
    assert main(["draft", *arguments, "--format", "txt", *more]) == DONE
    (case,) = (path for path in (home / "out").iterdir() if path.is_dir())
    return case


def recorded(case: Path, event: str, day: str, *more: str) -> None:
    assert main(["record", "--as-of", "2026-11-20", str(case), event, day, *more]) == DONE


def entries(case: Path) -> dict[str, Any]:
    """The entries of the case's calendar file by their ids."""
    return {str(one["UID"]): one for one in Calendar.from_ical((case / "dates.ics").read_bytes()).walk("VEVENT")}


def test_an_id_is_random_and_holds_no_path_and_no_name(tmp_path: Path) -> None:
    first, second = drafted(tmp_path / "one"), drafted(tmp_path / "two")
    ids = [*entries(first), *entries(second)]
    assert len(set(ids)) == len(ids)
    assert all(UUID(one).version == 4 for one in ids)
    assert str(tmp_path) not in (first / "dates.ics").read_text(encoding="utf-8").replace("\r\n ", "")


def test_the_dates_follow_a_recorded_arrival(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = drafted(tmp_path / "one")
    before = entries(case)
    recorded(case, "sent", "2026-11-02")
    capsys.readouterr()
    recorded(case, "received", "2026-11-20")
    after = entries(case)
    assert set(after) >= set(before)
    assert {one.decoded("DTSTART") for one in before.values()} != {one.decoded("DTSTART") for one in after.values()}
    assert date(2026, 12, 21) in {one.decoded("DTSTART") for one in after.values() if one["STATUS"] == "CONFIRMED"}
    assert all(after[id_]["SEQUENCE"] > before[id_]["SEQUENCE"] for id_ in before)
    assert f"import {case / 'dates.ics'} into your calendar again" in capsys.readouterr().out


def test_what_is_over_is_cancelled(tmp_path: Path) -> None:
    case = drafted(tmp_path / "one")
    before = entries(case)
    recorded(case, "received", "2026-11-10")
    recorded(case, "answered", "2026-11-20")
    after = entries(case)
    assert {str(after[id_]["STATUS"]) for id_ in before} == {"CANCELLED"}
    assert not [one for id_ in before for one in after[id_].walk("VALARM")]


def test_the_ids_survive_that_the_case_is_moved(tmp_path: Path) -> None:
    case = drafted(tmp_path / "one")
    before = entries(case)
    moved = case.rename(tmp_path / "elsewhere")
    recorded(moved, "received", "2026-11-20")
    assert set(entries(moved)) == set(before)


def test_a_discreet_calendar_names_nobody_and_stays_so(tmp_path: Path) -> None:
    case = drafted(tmp_path / "one", "--discreet")
    for _ in range(2):
        assert {str(one["SUMMARY"]) for one in entries(case).values()} == {"A date in your papers"}
        assert {str(one["DESCRIPTION"]) for one in entries(case).values()} == {""}
        recorded(case, "received", "2026-11-20")


def test_the_day_that_a_reminder_names_is_in_the_calendar_until_an_answer_comes(tmp_path: Path) -> None:
    # One month from 2 November ends on Wednesday, 2 December; the reminder of the 3rd asks for an answer in 14 days.
    case = drafted(tmp_path / "one")
    recorded(case, "sent", "2026-11-02", "--by", "email")
    assert main(["next", "--as-of", "2026-12-03", str(case), "--format", "txt"]) == DONE
    named = date(2026, 12, 17)
    (made,) = (one for one in entries(case).values() if one.decoded("DTSTART") == named)
    assert main(["record", "--as-of", "2026-12-03", str(case), "sent", "2026-12-03"]) == DONE
    (sent,) = (one for one in entries(case).values() if one.decoded("DTSTART") == named)
    assert (made["UID"], sent["STATUS"]) == (sent["UID"], "CONFIRMED")
    assert main(["record", "--as-of", "2026-12-10", str(case), "answered", "2026-12-10"]) == DONE
    assert entries(case)[str(made["UID"])]["STATUS"] == "CANCELLED"
