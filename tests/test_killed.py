"""Killed at any moment: a case can be read, and holds every event that was confirmed; a new one is whole or not there.

A few seconds as it stands; HOSTILE=long kills a hundred times as often.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.commands.test_cli import answers_file

KILLS = 8 * (100 if os.environ.get("HOSTILE") == "long" else 1)
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied here")


@pytest.fixture(autouse=True)
def _somebody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def started(arguments: Sequence[str], log: Path) -> int:
    """A copy of this process that runs the command, what it says going to the log; its id."""
    child = os.fork()
    if child:
        return child
    target = os.open(log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
    os.dup2(target, 1)
    os.dup2(target, 2)
    code = 99
    try:
        with open(1, "w", encoding="utf-8", closefd=False) as out:
            import sys

            sys.stdout = sys.stderr = out
            code = main(list(arguments))
    finally:
        os._exit(code)


def killed(arguments: Sequence[str], log: Path, after: float) -> str:
    """What the command said before it was killed; it is let go if it ends before."""
    child = started(arguments, log)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return log.read_text(encoding="utf-8") if log.exists() else ""


def noted(case: Case) -> set[str]:
    """What was written down with the replies of a case."""
    return {reply.words for paper in case.papers for reply in paper.replies}


def drafting(tmp_path: Path, out: Path) -> list[str]:
    arguments = ["draft", "--answers", str(answers_file(tmp_path)), "--as-of", "2026-09-01"]
    return [*arguments, "--out", str(out), "--format", "txt"]


def test_an_event_that_was_confirmed_is_there_after_every_kill(tmp_path: Path, library: Library) -> None:
    assert main(drafting(tmp_path, tmp_path / "out")) == DONE
    (case,) = (tmp_path / "out").iterdir()
    confirmed = set()
    moments = random.Random(7)
    for number in range(KILLS):
        day = date(2026, 9, 1) + timedelta(days=number % 300)
        arguments = ["record", "--as-of", "2027-09-01", str(case), "acknowledged", str(day), "--note", f"n{number}"]
        if "Recorded" in killed(arguments, tmp_path / "log", moments.uniform(0.05, 1.0)):
            confirmed.add(f"n{number}")
        assert confirmed <= noted(cases.load(case, library))


def test_a_case_whose_drafting_was_killed_is_whole_or_not_there(tmp_path: Path, library: Library) -> None:
    out = tmp_path / "out"
    out.mkdir()
    moments = random.Random(7)
    for _ in range(KILLS):
        killed(drafting(tmp_path, out), tmp_path / "log", moments.uniform(0.1, 1.5))
        for folder in cases.cases_in(out):
            kept = {path.name for path in folder.iterdir()}
            assert {name for made in cases.load(folder, library).made for name in made.files} <= kept
        assert {path for path in out.iterdir() if not path.name.startswith(".")} == set(cases.cases_in(out))


def test_of_two_commands_at_one_case_neither_loses_what_the_other_confirmed(tmp_path: Path, library: Library) -> None:
    assert main(drafting(tmp_path, tmp_path / "out")) == DONE
    (case,) = (tmp_path / "out").iterdir()
    for number in range(3):
        logs = [tmp_path / f"log{side}" for side in "ab"]
        both = [
            started(["record", str(case), "acknowledged", f"2026-09-0{number + 2}", "--note", f"{number}{log}"], log)
            for log in logs
        ]
        for child in both:
            os.waitpid(child, 0)
        notes = noted(cases.load(case, library))
        assert {f"{number}{log}" for log in logs if "Recorded" in log.read_text(encoding="utf-8")} <= notes
        assert all("Recorded" in log.read_text(encoding="utf-8") for log in logs)
