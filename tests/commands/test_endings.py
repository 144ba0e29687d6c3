"""However a command ends: in words, without a traceback, and without printing what could move the cursor."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from complaint_kit.cli import main
from complaint_kit.commands import lists
from complaint_kit.commands.exits import CANNOT_START, DONE, INTERRUPTED, KIT_FAILED


def kit(*arguments: str | bytes, **more: object) -> subprocess.CompletedProcess[bytes]:
    """The kit in a process of its own, as a shell starts it."""
    command = [sys.executable, "-m", "complaint_kit", *arguments]
    return subprocess.run(command, capture_output="stdout" not in more, check=False, **more)  # type: ignore[call-overload]


def test_a_mistake_of_the_kit_is_named_by_file_and_line_and_quotes_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> object:
        raise ValueError("Alex Morgan, 1 High Street")

    monkeypatch.setattr(lists, "laws", fails)
    monkeypatch.setitem(lists.LISTS, "laws", fails)
    assert main(["list", "laws"]) == KIT_FAILED
    said = capsys.readouterr().err
    assert "the kit failed; please report it: commands/lists.py:" in said
    assert said.strip().endswith("ValueError")
    assert "Alex" not in said


@pytest.mark.parametrize("key", [KeyboardInterrupt, EOFError])
def test_the_end_of_input_is_an_interruption_like_ctrl_c(monkeypatch: pytest.MonkeyPatch, key: type[Exception]) -> None:
    def stops(*_: object) -> object:
        raise key

    monkeypatch.setitem(lists.LISTS, "laws", stops)
    assert main(["list", "laws"]) == INTERRUPTED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_behind_the_output_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        ended = kit("list", "places", stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == CANNOT_START
    assert ended.stderr.decode().splitlines() == [
        "complaint-kit: the output: this cannot be read or written (found: No space left on device). "
        "Check space and rights."
    ]


@pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
def test_an_output_that_was_closed_before_the_start_is_no_traceback() -> None:
    ended = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m complaint_kit schema access >&-"], capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (DONE, b"")


def test_a_terminal_that_knows_ascii_only_gets_the_rest_written_out() -> None:
    ended = kit("list", "places", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert ended.returncode == DONE
    assert ended.stdout.isascii()


@pytest.mark.skipif(os.name == "nt", reason="arguments are no bytes there")
def test_a_byte_that_is_no_text_is_refused_with_the_place_of_the_argument() -> None:
    ended = kit("record", "case", "sent", "--note", b"Gr\xfc\xdfe")
    assert ended.returncode == CANNOT_START
    assert "argument 5: this holds a byte or a control character that is no text" in ended.stderr.decode()


@pytest.mark.parametrize(
    "arguments", [["record", "x\x1b]0;owned\x07", "sent"], ["deadline", "l", "r", "--received", "\x1b[2J"]]
)
def test_no_message_prints_what_moves_the_cursor(arguments: list[str]) -> None:
    said = kit(*arguments).stderr.decode()
    assert "\\x1b" in said
    assert "\x1b" not in said


def test_a_share_of_more_parts_than_there_can_be_rows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bulk", "c", "p", "--out", "o", "--shard", "1/99999999999999999999"])
    assert "no such share" in capsys.readouterr().err


def test_a_scenario_that_the_answers_file_asks_in_vain_is_said_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("scenario: revenge\nanswers: {organisation: linkedin, residence: NL, full_name: A}\n")
    assert main(["draft", "--answers", str(path), "--out", str(tmp_path / "out"), "--format", "txt"]) == CANNOT_START
    assert capsys.readouterr().err.startswith(f"complaint-kit: {path}: there is no such scenario (found: revenge)")
