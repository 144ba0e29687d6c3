"""Lists, schemas and what is due in the language of the screen; what programs read is the same in every language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE

FEE = """
kit: 2
scenario: access
me: {name: Reto Amsler, lives_in: CH, email: reto@example.org}
about: {organisation: {name: Sanova AG, place: CH}, is_to_me: insurer}
want: [copy]
papers:
  - id: request-1
    by: me
    channel: email
    asked: [access]
    sent: 2026-10-15
    replies: [{on: 2026-11-02, kind: fee_asked}]
"""


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main([*arguments]) == DONE
    return capsys.readouterr().out


def test_a_list_has_german_headings_and_names_for_a_german_screen(capsys: pytest.CaptureFixture[str]) -> None:
    read = said(capsys, "--lang", "de", "list", "places")
    assert "Kürzel" in read
    assert "Deutschland" in read
    laws = said(capsys, "--lang", "de", "list", "laws")
    assert "in Kraft" in laws
    assert "Datenschutz-Grundverordnung" in laws
    assert "Ich möchte wissen" in said(capsys, "--lang", "de", "list", "scenarios")


@pytest.mark.parametrize("kind", ["laws", "rights", "scenarios", "places"])
def test_a_list_for_programs_is_the_same_in_every_language(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--lang", "de", "list", kind, "--json") == said(capsys, "list", kind, "--json")


def test_a_schema_asks_its_questions_in_the_language_of_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(said(capsys, "--lang", "de", "schema", "access"))
    assert schema["title"] == "Ich möchte wissen, was sie über mich gespeichert haben"
    english = json.loads(said(capsys, "schema", "access"))
    assert english["title"] == "I want to know what they hold about me"
    assert set(english["properties"]) == set(schema["properties"])


def test_a_limit_of_the_persons_own_is_due_in_german(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answers.yaml").write_text(FEE, encoding="utf-8")
    home = ("--out", str(tmp_path / "cases"), "--as-of", "2026-11-05")
    said(capsys, "draft", "--answers", str(tmp_path / "answers.yaml"), "--format", "txt", *home)
    read = said(capsys, "--lang", "de", "due", *home)
    assert "Gesuch bestätigen" in read
    assert "withdrawn" not in read


def test_where_nothing_presses_there_is_no_empty_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answers.yaml").write_text(FEE, encoding="utf-8")
    home = ("--out", str(tmp_path / "cases"), "--as-of", "2026-11-05")
    said(capsys, "draft", "--answers", str(tmp_path / "answers.yaml"), "--format", "txt", *home)
    said(capsys, "record", "2026", "sent", "reply-1", *home)
    assert said(capsys, "due", *home).strip() == "1 waiting"


def test_a_letter_in_another_language_has_a_copy_to_read_that_nobody_can_take_for_the_letter(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "scenario: access\nanswers: {organisation: linkedin, residence: Austria, full_name: A B, letter_language: en}\n"
    )
    draft = ["draft", "--answers", str(answers), "--as-of", "2026-09-01", "--out"]
    assert main(["--lang", "de", *draft, str(tmp_path / "german")]) == DONE
    (copy,) = (tmp_path / "german").glob("*/1-request-reading-copy.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(copy).pages)
    assert "Nur für Sie: Senden Sie diese Seite nicht ab." in " ".join(text.split())
    assert "Lesefassung: Antrag auf Auskunft" in " ".join(text.split())
    assert "Lesefassung" in text.splitlines()[-1]  # beside the number of the page

    assert main(["--lang", "en", *draft, str(tmp_path / "english")]) == DONE
    assert list((tmp_path / "english").glob("*/*reading-copy*")) == []
