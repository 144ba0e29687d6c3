"""What somebody sets once: shown, checked, and outranked by an option."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from complaint_kit.cases.settings import NAMES
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.commands.parsing import SETTINGS
from tests.writers.test_pictures import drawing

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


def test_letters_are_laid_out_as_is_set_until_an_option_says_otherwise(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def size(out: Path, *more: str) -> list[int]:
        drafted(out, "--format", "pdf", *more)
        (letter,) = out.glob("*/1-request.pdf")
        return [round(float(edge)) for edge in PdfReader(letter).pages[0].mediabox[2:]]

    assert size(home / "a") == [595, 842]
    set_to("layout", "us")
    assert size(home / "b") == [612, 792]
    assert size(home / "c", "--layout", "plain") == [595, 842]
    assert main(["draft", "--answers", str(DEMO), "--out", str(home / "d"), "--layout", "papyrus"]) == CANNOT_START
    assert "there is no such layout (found: papyrus)" in capsys.readouterr().err
    assert not (home / "d").exists()


def test_large_print_is_type_of_18_points_and_as_many_pages_as_it_takes(home: Path) -> None:
    drafted(home / "usual", "--format", "pdf,docx")
    drafted(home / "large", "--format", "pdf,docx", "--large-print")
    (usual,), (large,) = (home.glob(f"{name}/*/1-request.pdf") for name in ("usual", "large"))
    assert len(PdfReader(large).pages) > len(PdfReader(usual).pages)
    content = PdfReader(large).pages[1].get_contents().get_data().decode("latin-1")
    assert min(float(size) for size in re.findall(r" ([\d.]+) Tf", content) if size != "12") == 18


def test_a_signature_that_is_set_stands_in_every_letter_and_one_that_is_no_picture_is_refused_at_once(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pictures(out: Path, *more: str) -> int:
        drafted(out, "--format", "pdf", *more)
        (letter,) = out.glob("*/1-request.pdf")
        return sum(len(page.images) for page in PdfReader(letter).pages)

    monkeypatch.chdir(home)
    Path("me.png").write_bytes(drawing("PNG"))
    Path("notes.txt").write_text("my signature")
    assert main(["settings", "signature", "notes.txt"]) == CANNOT_START
    assert "notes.txt: this is no picture of a kind that letters carry" in capsys.readouterr().err
    assert pictures(home / "a") == 0
    assert pictures(home / "b", "--signature", "me.png") == 1
    set_to("signature", "me.png")
    assert pictures(home / "c") == 1
    assert main(["draft", "--answers", str(DEMO), "--out", str(home / "d"), "--signature", "lost.png"]) == CANNOT_START
    assert not (home / "d").exists()
    Path("group.yaml").write_text("logo: me.png")
    assert pictures(home / "e", "--letterhead", "group.yaml") == 2
    assert main(["settings", "letterhead", "notes.txt"]) == CANNOT_START
    Path("me.png").unlink()
    assert main(["draft", "--answers", str(DEMO), "--out", str(home / "f")]) == CANNOT_START
    assert "settings signature --unset" in capsys.readouterr().err


def test_a_pdf_for_an_archive_says_so_and_others_do_not(home: Path) -> None:
    for name, more in (("usual", ()), ("kept", ("--archive",))):
        drafted(home / name, "--format", "pdf", *more)
        for path in (home / name).glob("*/1-request*.pdf"):
            assert (b"<pdfaid:part>2</pdfaid:part>" in path.read_bytes()) == (name == "kept")


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
        ("layout", "papyrus", "Choose one of: afnor, din-5008-a"),
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
        "layout": (None, "usual"),
        "signature": (None, "usual"),
        "letterhead": (None, "usual"),
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
