"""At home in a shell: completion, the man page, help by subject, and a word for whoever mistypes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.commands.parsing import SHELLS, commands_of, parser
from hatch_build import man_page


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody with a home of their own."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == DONE
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*arguments])
    assert ended.value.code == CANNOT_START
    return capsys.readouterr().err


# --- a slip of the finger


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [(["drfat"], "draft"), (["cases", "--outt", "x"], "--out"), (["new", "--fromat=pdf"], "--format")],
)
def test_a_mistyped_word_is_answered_with_the_one_that_was_meant(
    capsys: pytest.CaptureFixture[str], arguments: list[str], meant: str
) -> None:
    assert f"Did you mean {meant}?" in refused(capsys, *arguments)


def test_what_is_near_to_nothing_is_not_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "cases", "--zzzzzz")
    assert "--zzzzzz" in said
    assert "Did you mean" not in said


# --- completion


def completed(script: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words."""
    ask = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _shtab_complaint_kit; echo "${COMPREPLY[@]}"'
    run = subprocess.run(["bash", "-c", ask, "_", str(script), *words], capture_output=True, text=True, check=True)
    return run.stdout.split()


@pytest.mark.skipif(which("bash") is None, reason="there is no bash here")
def test_bash_completes_commands_options_and_what_the_packs_know(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = home / "completion.bash"
    script.write_text(out(capsys, "completion", "bash"))
    assert completed(script, "complaint-kit", "reco") == ["record"]
    assert completed(script, "complaint-kit", "draft", "--letter-l") == ["--letter-language"]
    assert completed(script, "complaint-kit", "new", "ai") == ["ai_training"]
    assert completed(script, "complaint-kit", "deadline", "eu.gd") == ["eu.gdpr"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_completions_are_a_script_that_the_shell_can_read(
    home: Path, capsys: pytest.CaptureFixture[str], shell: str
) -> None:
    said = out(capsys, "completion", shell)
    assert "complaint-kit cases --names" in said
    if which(shell) is None:
        pytest.skip(f"there is no {shell} here to read it")
    script = home / f"completion.{shell}"
    script.write_text(said)
    subprocess.run([shell, "-n", str(script)], check=True)


def test_the_names_of_cases_are_listed_one_a_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("2026-09-01-energie", "2026-10-02-shop"):
        (home / "cases" / name).mkdir(parents=True)
        (home / "cases" / name / "case.yaml").write_text("not read")
    said = out(capsys, "cases", "--names", "--out", str(home / "cases"))
    assert said.splitlines() == ["2026-09-01-energie", "2026-10-02-shop"]


# --- something to read


def test_help_prints_a_document_or_the_options_of_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "help", "bulk").startswith("# A campaign")
    assert "--letter-language" in out(capsys, "help", "draft")
    assert "complaint-kit help bulk" in out(capsys, "help")


def test_a_subject_that_there_is_not_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "blk"]) == CANNOT_START
    assert "Did you mean bulk?" in capsys.readouterr().err


def test_the_man_page_has_every_command_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "")
    page = man_page()
    for name, command in commands_of(parser()).items():
        section = page.partition(f"\n.SH {name.upper()}\n")[2].partition("\n.SH ")[0]
        assert f"usage: complaint\\-kit {name}" in section
        options = [action.option_strings[-1] for action in command._actions if action.option_strings]
        assert [one for one in options if one.replace("-", "\\-") not in section] == []
