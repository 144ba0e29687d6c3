"""Killed between any two writes: a case opens again with all that was answered and attached, as it was before or after.

Each operation runs once. Before whatever it changes on the disk, the folder of the cases is kept as it stands, what was
being written cut in half: that is what a kill at this moment leaves. Every such state is then opened.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import PipeInput

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE, INTERRUPTED
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.commands.test_enclosures import photo
from tests.commands.test_mail_in import ANSWER, REQUEST
from tests.commands.test_recording import ANSWERS
from tests.wizard.test_wizard import CTRL_C, ORGANISATION_TO_HISTORY, keys, new, terminal, told

__all__ = ["keys", "terminal"]
State = dict[str, bytes]  # files by their path
_CHANGES = ("fsync", "replace", "rename", "unlink", "remove", "mkdir", "rmdir")
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def state_of(home: Path) -> State:
    """Every file below the folder; of one that is being written the first half."""
    found = {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}
    return {
        name: content[: len(content) // 2] if name.endswith(".part") else content for name, content in found.items()
    }


@contextmanager
def kills(home: Path) -> Iterator[list[State]]:
    """What a kill leaves there at each moment of what is done meanwhile, each state once, the last that of the end."""
    left: list[State] = []

    def noting(real: Callable[..., Any], changes: Callable[[Any], bool]) -> Callable[..., Any]:
        def noted(*arguments: Any, **named: Any) -> Any:
            if changes(arguments[1] if len(arguments) > 1 else 0) and (state := state_of(home)) not in left:
                left.append(state)
            return real(*arguments, **named)

        return noted

    def to_write(how: Any) -> bool:
        return bool(how & _TO_WRITE if isinstance(how, int) else set("wax+") & set(how))

    with pytest.MonkeyPatch.context() as patch:
        for name in _CHANGES:
            patch.setattr(os, name, noting(getattr(os, name), lambda _: True))
        patch.setattr(os, "open", noting(os.open, to_write))
        patch.setattr(io, "open", noting(io.open, to_write))
        yield left
    left.append(state_of(home))


@contextmanager
def opened(state: State, home: Path) -> Iterator[Path]:
    """A folder of cases in that state."""
    for name, content in state.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    yield home
    shutil.rmtree(home, ignore_errors=True)


def whole(home: Path, library: Library) -> Case | None:
    """The one case there, or none, with every file that it names, and each letter that was sent as it was sent."""
    folders = cases.cases_in(home)
    if not folders:
        return None
    (folder,) = folders
    assert not folder.name.startswith("."), "half a folder is listed as a case"
    case = cases.load(folder, library)
    for made in case.made:
        assert all((folder / name).is_file() for name in made.files)
        assert made.checksum in (None, sha256((folder / made.files[0]).read_bytes()).hexdigest())
    return case


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """What the person has: answers, e-mails, and a photo that a fact refers to from the start."""
    (tmp_path / "photo.jpg").write_bytes(photo())
    (tmp_path / "request.eml").write_text(REQUEST, encoding="utf-8")
    (tmp_path / "answer.eml").write_text(ANSWER, encoding="utf-8")
    exhibit = f"exhibits: [{{id: E1, file: {tmp_path / 'photo.jpg'}, is: a photo}}]\n"
    fact = "happened: [{on: 2026-09-01, says: Brixen raised my premium., exhibit: E1}]\n"
    (tmp_path / "answers.yaml").write_text(ANSWERS + exhibit + fact, encoding="utf-8")
    return tmp_path


def test_a_case_killed_between_any_two_writes_is_as_it_was_before_or_after(files: Path, library: Library) -> None:
    home, killed = files / "cases", files / "killed"
    home.mkdir()
    for day, *command in (
        ("2026-09-27", "draft", "--answers", f"{files / 'answers.yaml'}", "--format", "txt"),
        ("2026-09-28", "record", "sent", "--file", f"{files / 'request.eml'}"),
        ("2026-10-23", "record", "reply", "--kind", "refused", "--file", f"{files / 'answer.eml'}"),
        ("2026-10-23", "record", "exhibit", "request-1", "--file", f"{files / 'photo.jpg'}"),
        ("2026-10-24", "next", "--step", "complaint", "--format", "txt"),  # with its enclosures
        ("2026-10-25", "record", "happened", "--says", "Brixen rang.", "--file", f"{files / 'photo.jpg'}"),
        ("2026-10-26", "record", "undo"),
        ("2026-10-27", "record", "sent", "--document", "complaint", "--by", "post"),
    ):
        before = whole(home, library)
        with kills(home) as left:
            assert main([*command, "--out", str(home), "--as-of", day]) == DONE
        after = whole(home, library)
        assert len(left) > 5
        assert after != before
        for state in left:
            with opened(state, killed):
                found = whole(killed, library)
                assert found in (before, after), command
                if command[-1] == "undo" and found == before:
                    (folder,) = cases.cases_in(killed)
                    assert cases.before_last(folder) != before, "it can no longer be taken back"
    assert len(list(home.glob("*/4-complaint-enclosures.pdf"))) == 1


def test_a_case_is_forgotten_whole_or_can_be_forgotten_again(files: Path, library: Library) -> None:
    home, killed = files / "cases", files / "killed"
    main(["draft", "--answers", f"{files / 'answers.yaml'}", "--out", str(home), "--as-of", "2026-09-28"])
    (folder,) = home.iterdir()
    (folder / "of-mine.txt").write_text("mine")
    before = cases.load(folder, library)
    forget = ["forget", folder.name, "--yes", "--out"]
    with kills(home) as left:
        assert main([*forget, str(home)]) == DONE
    assert len(left) > 5
    for state in left:
        assert state[f"{folder.name}/of-mine.txt"] == b"mine"
        if f"{folder.name}/{cases.FILE}" in state:
            with opened(state, killed):
                assert cases.load(killed / folder.name, library) == before
    with opened(left[len(left) // 2], killed):
        assert main([*forget, str(killed)]) == DONE
        assert [path.name for path in killed.rglob("*") if path.is_file()] == ["of-mine.txt"]


def test_an_interview_killed_between_two_writes_has_every_answer_but_the_last(tmp_path: Path, keys: PipeInput) -> None:
    home, killed = tmp_path / "cases", tmp_path / "killed"
    home.mkdir()
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, CTRL_C]))
    with kills(home) as left:
        assert new(home) == INTERRUPTED
    answered = 0
    for state in left:
        with opened(state, killed):
            folders = cases.cases_in(killed)
            now = len(told(folders[0])) if folders else 0
            assert answered <= now <= answered + 2  # the country is asked for two answers
            answered = now
    assert answered > 3
