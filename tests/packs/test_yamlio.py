"""YAML read without its surprises."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from complaint_kit.errors import PackError
from complaint_kit.packs.yamlio import parse_yaml, read_yaml


@pytest.mark.parametrize("text", ["NO", "yes", "on", "012", "12:30", "1e5", "0x1F", "1_000"])
def test_what_yaml_1_1_would_turn_into_something_else_stays_the_word_it_is(text: str) -> None:
    assert parse_yaml(f"a: {text}", "x")[0] == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("null", None), ("-3", -3), ("2.5", 2.5), ("2026-02-28", date(2026, 2, 28)), ("'1'", "1")],
)
def test_plain_values_are_read_as_what_they_are(text: str, value: object) -> None:
    assert parse_yaml(f"a: {text}", "x")[0] == {"a": value}


def test_a_key_that_stands_twice_is_refused_with_its_line() -> None:
    with pytest.raises(PackError, match=r"^law\.yaml:3: this key stands twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", "law.yaml")


def test_a_day_that_does_not_exist_is_refused_with_its_line() -> None:
    with pytest.raises(PackError, match=r"law\.yaml:2: there is no such day \(found: 2026-02-30\)"):
        parse_yaml("a: 1\nb: 2026-02-30\n", "law.yaml")


def test_broken_yaml_names_file_and_line() -> None:
    with pytest.raises(PackError, match=r"^law\.yaml:2: this is not valid YAML"):
        parse_yaml("a: 1\n b: [2\n", "law.yaml")


def test_every_value_knows_its_line() -> None:
    lines = parse_yaml("a: 1\nb:\n  - c: 2\n  - c: 3\n", "x")[1]
    assert lines.near(("b", 1, "c")) == 4
    assert lines.near(("b", 1, "c", "nowhere")) == 4


@pytest.mark.parametrize("name", ["answers.json", "answers.yaml", "stdin"])
def test_json_is_read_as_json_also_where_yaml_would_not_have_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"answers": {"full_name": "\\ud83d\\ude00 \x7f"}, "born": "2024-01-01"}', encoding="utf-8")
    assert read_yaml(path) == {"answers": {"full_name": "😀 \x7f"}, "born": "2024-01-01"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"a": 1,\n "a": 2}', "this key stands twice"),
        ('{"a": "\\ud83d"}', "half of a character"),
        ('{"a": \n}', r":2: this is not valid JSON"),
    ],
)
def test_what_is_wrong_with_json_is_said(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "answers.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=says):
        read_yaml(path)


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_a_number_of_thousands_of_digits_stays_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"a": ' + "9" * 5000 + "}", encoding="utf-8")
    assert read_yaml(path) == {"a": "9" * 5000}


def test_a_file_of_many_megabytes_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("a: b\n" * 1_000_000, encoding="utf-8")
    with pytest.raises(PackError, match="over 4 MB"):
        read_yaml(path)
