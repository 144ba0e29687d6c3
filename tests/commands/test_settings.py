"""What somebody sets once: shown, checked, and outranked by an option."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaint_kit.cases.settings import NAMES
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.commands.parsing import SETTINGS

DEMO = Path(__file__).parents[2] / "templates/_demo/2025-09-26-utrecht.yaml"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody with a home of their own."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def set_to(name: str, value: str, *more: str) -> None:
    assert main(["settings", name, value, *more]) == DONE


def drafted(out: Path, *more: str) -> set[str]:
    """The endings of the letter's files."""
    assert main(["draft", "--answers", str(DEMO), "--as-of", "2025-09-26", "--out", str(out), *more]) == DONE
    return {path.suffix for path in out.glob("*/1-request.*")}


def test_the_command_line_knows_every_setting() -> None:
    assert SETTINGS == NAMES


def test_formats_that_are_set_are_those_of_every_letter_until_an_option_says_otherwise(home: Path) -> None:
    assert drafted(home / "a") == {".pdf", ".docx", ".txt", ".eml"}
    set_to("formats", "txt,html")
    assert drafted(home / "b") == {".txt", ".html"}
    assert drafted(home / "c", "--format", "txt") == {".txt"}


def test_the_language_set_goes_before_that_of_the_machine_and_after_that_of_an_option(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    set_to("language", "de")
    main(["cases"])
    assert "Keine Fälle" in capsys.readouterr().out
    main(["cases", "--lang", "en"])
    assert "No cases" in capsys.readouterr().out


def test_a_letter_is_in_the_language_set_unless_an_option_or_the_case_says_otherwise(home: Path) -> None:
    set_to("letter_language", "de")
    answers = home / "answers.yaml"
    told = DEMO.read_text()
    answers.write_text("\n".join(line for line in told.splitlines() if "letter_language" not in line))

    def begins(name: str, *more: str) -> str:
        out = home / name
        command = ["draft", "--answers", str(answers), "--as-of", "2025-09-26", "--format", "txt", "--out", str(out)]
        assert main([*command, *more]) == DONE
        return next(out.glob("*/1-request.txt")).read_text()

    assert "Sehr geehrte" in begins("set")
    assert "Dear" in begins("option", "--letter-language", "en")


def test_settings_beside_the_cases_of_another_folder_count_there_alone(home: Path) -> None:
    set_to("formats", "txt", "--out", str(home / "stick"))
    assert drafted(home / "stick") == {".txt"}
    assert ".pdf" in drafted(home / "elsewhere")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("language", "tlh", "Choose one of: de, en"),
        ("letter_language", "tlh", "Choose one of: de, en"),
        ("formats", "pdf,papyrus", "papyrus"),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_nothing_is_kept(
    home: Path, capsys: pytest.CaptureFixture[str], name: str, value: str, says: str
) -> None:
    assert main(["settings", name, value]) == CANNOT_START
    said = capsys.readouterr().err
    assert f"{name}: " in said
    assert says in said
    assert list(home.rglob("settings.yaml")) == []


def test_a_wrong_value_in_the_file_is_named_with_the_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_to("formats", "txt")
    (file,) = home.rglob("settings.yaml")
    file.write_text("formats: papyrus\n")
    assert main(["draft", "--answers", str(DEMO), "--out", str(home / "out")]) == CANNOT_START
    assert f"{file}, formats: there is no such format (found: papyrus)" in capsys.readouterr().err
    file.write_text("fromats: txt\n")
    assert main(["cases"]) == CANNOT_START
    assert f"{file}:1: fromats: there is no such key" in capsys.readouterr().err


def test_settings_are_listed_with_where_they_come_from(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed() -> dict[str, tuple[str | None, str]]:
        assert main(["settings", "--json"]) == DONE
        return {one["name"]: (one["value"], one["from"]) for one in json.loads(capsys.readouterr().out)}

    assert listed() == {
        "language": ("en", "usual"),
        "letter_language": (None, "usual"),
        "formats": ("pdf,docx,txt,eml", "usual"),
    }
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    set_to("formats", "txt")
    capsys.readouterr()
    assert listed()["language"] == ("de", "machine")
    assert listed()["formats"] == ("txt", "settings")
    assert main(["settings", "formats", "--unset"]) == DONE
    capsys.readouterr()
    assert listed()["formats"] == ("pdf,docx,txt,eml", "usual")


def test_a_setting_that_there_is_not_is_answered_with_the_one_meant(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["settings", "fromats", "txt"])
    assert "Did you mean formats?" in capsys.readouterr().err
