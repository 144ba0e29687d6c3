"""Before a letter is written it can be read; after it was written it can be opened and printed, if somebody wishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_kit.cli import main
from complaint_kit.commands import afterwards, previewing
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.wizard import plain

DEMO = Path(__file__).parents[2] / "templates/_demo/2025-09-26-utrecht.yaml"
ON = ["--as-of", "2025-09-26"]


def draft(out: Path, *more: str) -> int:
    return main(["draft", "--answers", str(DEMO), *ON, "--out", str(out), *more])


def test_a_preview_shows_plan_and_letter_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft(tmp_path / "previewed", "--preview") == DONE
    seen = capsys.readouterr().out
    assert not (tmp_path / "previewed").exists()
    assert draft(tmp_path / "written", "--format", "txt") == DONE
    letter = next((tmp_path / "written").glob("*/1-request.txt")).read_text()
    assert seen.index("Law: ") < seen.index(letter)  # word for word, after the plan


def test_on_a_narrow_terminal_the_letter_is_wrapped_to_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert draft(tmp_path, "--preview") == DONE
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 50


def test_the_next_letter_of_a_case_can_be_read_before_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(tmp_path) == DONE
    assert main(["record", "linkedin", "sent", "2025-09-26", *ON, "--out", str(tmp_path)]) == DONE
    capsys.readouterr()
    late = ["--as-of", "2025-11-20", "--out", str(tmp_path)]
    assert main(["next", "linkedin", "--preview", *late]) == DONE
    assert "26 September 2025" in capsys.readouterr().out
    assert list(tmp_path.glob("*/2-reminder*")) == []


def test_what_would_stop_the_letter_stops_its_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft(tmp_path, "--preview", "--letter-language", "fr") == CANNOT_START
    assert "fr" in capsys.readouterr().err


@pytest.mark.parametrize(("plainly", "paged"), [(False, True), (True, False)])
def test_a_pager_is_for_those_who_sit_at_a_terminal_that_is_drawn_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], plainly: bool, paged: bool
) -> None:
    seen: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("pydoc.pager", seen.append)
    monkeypatch.setattr(plain, "wanted", lambda: plainly)
    previewing.show("Dear")
    assert (seen == ["Dear"], capsys.readouterr().out == "Dear\n") == (paged, not paged)


def test_a_machine_that_neither_opens_nor_prints_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft(tmp_path, "--open", "--print") == DONE
    said = capsys.readouterr().out
    assert "does not let me do that: open the folder." in said
    assert "does not let me do that: print the letter." in said


def test_the_letter_is_printed_and_not_the_page_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printer = tmp_path / "lp"
    printer.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/printed\necho request id is 1\n')
    printer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(afterwards, "ways", lambda: ("print",))
    assert draft(tmp_path / "out", "--print") == DONE
    (letter,) = (tmp_path / "out").glob("*/1-request.pdf")
    assert (tmp_path / "printed").read_text().splitlines() == ["--", str(letter)]
    assert "request id is 1" in capsys.readouterr().out


def test_a_machine_without_a_desktop_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", "")
    assert afterwards.ways() == ()
