"""Without a command: what presses in one's cases, and what to do about it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from prompt_toolkit.input import PipeInput

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.packs.library import Library
from complaint_kit.situation.papers import Channel
from tests.commands.test_overview import ASKED, FEE, put, put_asked
from tests.wizard.test_wizard import ENTER, keys, line, pick

__all__ = ["keys"]
UP = "\x1b[A"
DRAFTED = "made: [{document: request, made_on: 2020-11-01, language: en, files: [1-request.pdf]}]\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of cases of somebody who names no folder."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr("complaint_kit.commands.shared._own_home", lambda: tmp_path / "cases")
    return tmp_path / "cases"


@pytest.fixture
def typed(keys: PipeInput, monkeypatch: pytest.MonkeyPatch) -> PipeInput:
    """What is typed on a terminal."""
    monkeypatch.setattr("complaint_kit.commands.shared.on_a_terminal", lambda: True)
    return keys


class Fifth(date):
    """A machine on which it is the fifth of November 2026."""

    @classmethod
    def today(cls) -> Fifth:
        return cls(2026, 11, 5)


def test_two_answers_that_are_overdue_are_said_and_the_reminder_is_written(
    home: Path, typed: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "energie", "2025-09-01")
    put_asked(home, "shop", "2025-08-01")
    typed.send_text(pick(2))  # the shop is overdue for longer and goes first
    assert main([]) == DONE
    said = capsys.readouterr().out
    assert "2 answers are overdue." in said
    # One month from Monday 1 September 2025 ended on Wednesday 1 October.
    assert "What now? Write: reminder, overdue since 2025-10-02 (energie)" in said
    assert (home / "energie" / "2-reminder.pdf").is_file()
    assert not (home / "shop" / "2-reminder.pdf").exists()


def test_a_letter_that_went_out_is_noted_with_its_day_and_its_way(
    home: Path, typed: PipeInput, library: Library
) -> None:
    put(home, "drafted", ASKED.format(home="IE").replace("2026-09-01", "2020-11-01") + DRAFTED)
    typed.send_text(pick(1) + line("2020-11-03") + UP * len(get_args(Channel)) + ENTER)  # by e-mail, the first of them
    assert main([]) == DONE
    (paper,) = cases.load(home / "drafted", library).papers
    assert (str(paper.sent), paper.channel) == ("2020-11-03", "email")


def test_a_day_that_must_not_be_missed_is_said_before_anything_else(
    home: Path, typed: PipeInput, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_asked(home, "fee", "2026-10-15", "CH", FEE)
    monkeypatch.setattr("complaint_kit.cli.date", Fifth)
    typed.send_text(UP + ENTER)  # the last of the choices: nothing for now
    assert main([]) == DONE
    # Ten days from 2 November 2026, in the plain count.
    assert "2026-11-12 at the latest: " in capsys.readouterr().out


def test_a_new_matter_is_on_offer(home: Path, typed: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    put(home, "over", ASKED.format(home="NL") + "closed: 2026-10-01\n")
    typed.send_text(pick(1) + "\x03")
    main([])
    said = capsys.readouterr().out
    assert "Nothing presses today." in said
    assert "What now? A new matter" in said
    assert "I am a program, not a lawyer" in said


def test_without_a_terminal_it_lists_what_is_due_and_asks_nothing(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "energie", "2025-09-01")
    assert main([]) == DONE
    said = capsys.readouterr().out
    assert said.startswith("1 answer is overdue.\n")
    assert "energie" in said


def test_without_a_terminal_and_without_a_case_it_says_what_it_needs(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == CANNOT_START
    assert "need a terminal" in capsys.readouterr().err


def test_nobody_waits_at_the_first_question_for_what_writes_files() -> None:
    writers = {"reportlab", "docx", "icalendar", "PIL", "pypdf"}
    code = f"import sys, complaint_kit.commands.starting; print({writers} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
