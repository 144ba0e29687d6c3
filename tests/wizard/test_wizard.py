"""The interview as somebody types it: keys in, letter and kept answers out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE, INTERRUPTED
from complaint_kit.packs.library import Library

DOWN, ENTER, SPACE, CTRL_C = "\x1b[B", "\r", " ", "\x03"


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("complaint_kit.commands.shared.require_terminal", lambda: None)


def line(text: str = "") -> str:
    return text + ENTER


def pick(number: int) -> str:
    """The choice of that number, counted from one."""
    return DOWN * (number - 1) + ENTER


ORGANISATION_TO_HISTORY = [
    line("LinkedIn"),
    line("nether"),  # the beginning is enough, also where a place goes by two names
    line(),  # nothing to tell of what happened
    SPACE + ENTER,  # looking for: a copy
    line(),  # from which day
    line(),  # where to look
]
ABOUT_ME = [
    line("Sanne de Vries"),
    line("sanne@example.org"),
    line("Oudegracht 101"),
    line("3511 AE Utrecht"),
    line(),
    line("linkedin.com/in/sanne"),
    pick(1),  # my own data
    pick(1),  # English
]
AGREE = [pick(1), pick(1)]  # the answers are right; write the letter


def new(tmp_path: Path, day: str = "2026-09-01") -> int:
    return main(["new", "access", "--out", str(tmp_path), "--as-of", day])


def only_case(tmp_path: Path) -> Path:
    (folder,) = cases.cases_in(tmp_path)
    return folder


def test_a_person_who_answers_everything_has_the_letter_in_every_format(tmp_path: Path, keys: PipeInput) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, pick(2), *ABOUT_ME, *AGREE]))
    assert new(tmp_path) == DONE
    folder = only_case(tmp_path)
    names = {path.name for path in folder.iterdir()}
    assert {"1-request.pdf", "1-request.docx", "1-request.txt", "1-request.eml", "dates.ics", "case.yaml"} <= names
    text = (folder / "1-request.txt").read_text()
    assert "Sanne de Vries" in text
    assert "LinkedIn Ireland Unlimited Company" in text


def test_ctrl_c_keeps_every_answer_and_resume_asks_only_the_rest(
    tmp_path: Path, keys: PipeInput, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    folder = only_case(tmp_path)
    assert cases.load(folder, library).me.lives_in == "NL"
    assert f"complaint-kit resume {folder}" in capsys.readouterr().out

    keys.send_text("".join([pick(2), *ABOUT_ME, *AGREE]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    assert (folder / "1-request.pdf").read_bytes().startswith(b"%PDF")


def test_going_back_loses_no_answer(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    # At the second question back to the first, where Enter takes the answer given before.
    answered_again = [line("LinkedIn"), line("<"), ENTER, *ORGANISATION_TO_HISTORY[1:]]
    keys.send_text("".join([*answered_again, pick(2), *ABOUT_ME, *AGREE]))
    assert new(tmp_path) == DONE
    case = cases.load(only_case(tmp_path), library)
    assert (case.about.organisation.name, case.me.lives_in) == ("linkedin", "NL")


def test_an_answer_can_be_changed_in_the_review(tmp_path: Path, keys: PipeInput) -> None:
    # The review lists "go on" first, then the questions in order; the name is the eighth question asked.
    change_name = [pick(9), "\x15" + line("Sanne Jansen")]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, pick(2), *ABOUT_ME, *change_name, *AGREE]))
    assert new(tmp_path) == DONE
    assert "Sanne Jansen" in (only_case(tmp_path) / "1-request.txt").read_text()


def test_somebody_who_has_written_before_gets_the_reminder(tmp_path: Path, keys: PipeInput) -> None:
    # Sent by e-mail on 1 July 2026: due on Monday 3 August, a holiday in Ireland, so late from 5 August.
    asked = [SPACE + ENTER, pick(1), pick(2), line()]  # a copy; nothing came back; no other letter; no harm to tell
    history = [pick(1), pick(1), pick(1), line("1 July 2026"), *asked]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, *history, *ABOUT_ME, *AGREE]))
    assert new(tmp_path) == DONE
    assert "1 July 2026" in (only_case(tmp_path) / "2-reminder.txt").read_text()


def test_a_company_that_is_not_in_the_list_is_taken_as_typed(tmp_path: Path, keys: PipeInput) -> None:
    own = [
        line("Bäckerei O'Brien & Söhne"),
        line("Germany"),
        line("Berlin"),
        pick(1),  # a shop that I use
        line("Germany"),
        line("Am Markt 1"),
        line("10115 Berlin"),
        line(),
        line(),  # no e-mail
        *ORGANISATION_TO_HISTORY[2:],
    ]
    keys.send_text("".join([*own, pick(2), *ABOUT_ME, *AGREE]))
    assert new(tmp_path) == DONE
    assert "Bäckerei O'Brien & Söhne" in (only_case(tmp_path) / "1-request.txt").read_text()


def test_what_the_pdf_cannot_show_is_told_at_the_question_and_can_be_written_again(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    again = [line(" 😡"), pick(1), line("\x7f" * 2)]  # the name with an emoji behind it; again; the emoji taken off
    typed = [ABOUT_ME[0].strip(), *again, *ABOUT_ME[1:]]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, pick(2), *typed, *AGREE]))
    assert new(tmp_path) == DONE
    assert cases.load(only_case(tmp_path), library).me.name == "Sanne de Vries"
    assert (only_case(tmp_path) / "1-request.pdf").exists()


def test_what_the_pdf_cannot_show_can_be_kept_and_leaves_out_the_pdf(tmp_path: Path, keys: PipeInput) -> None:
    typed = [line("Sanne de Vries 😡"), pick(2), *ABOUT_ME[1:]]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, pick(2), *typed, *AGREE]))
    assert new(tmp_path) == DONE
    names = {path.name for path in only_case(tmp_path).iterdir()}
    assert {"1-request.docx", "1-request.txt"} <= names
    assert "1-request.pdf" not in names


def test_stopping_at_the_plan_writes_no_letter_and_keeps_the_answers(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, pick(2), *ABOUT_ME, pick(1), pick(3)]))
    assert new(tmp_path) == DONE
    folder = only_case(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["case.yaml"]
    assert cases.load(folder, library).me.name == "Sanne de Vries"


def test_an_unknown_scenario_is_said_before_the_first_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "revenge", "--out", str(tmp_path)]) == CANNOT_START
    assert "no such scenario" in capsys.readouterr().err
