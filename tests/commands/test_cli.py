"""The commands as a person or a program runs them: what they print, what they leave on disk, how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pypdf import PdfReader

from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE, SOME_FAILED
from complaint_kit.commands.parsing import KINDS

Run = Any
ANSWERS: dict[str, Any] = {
    "organisation": "linkedin",
    "residence": "NL",
    "full_name": "Sanne de Vries",
    "email": "sanne@example.org",
    "letter_language": "en",
}
PROMISED = {
    "letters": {"document", "family", "right", "language", "forms"},
    "laws": {"id", "jurisdiction", "name", "in_force", "verified"},
    "rights": {
        "law",
        "right",
        "citation",
        "response",
        "extension",
        "opt_out",
        "acknowledge",
        "appeal",
        "agent",
        "complain_to",
        "source",
        "verified",
        "in_force",
    },
    "authorities": {"id", "name", "country", "address", "web_form", "language", "role"},
    "organisations": {"id", "name", "entities", "practices", "record"},
    "scenarios": {"id", "title"},
    "coverage": {"id", "title", "law", "family", "rights"},
    "languages": {"id", "laws"},
    "places": {"code", "name", "part_of"},
    "packs": {"name", "folder"},
    "layouts": {"id", "name", "paper", "usual_in", "windows", "source", "verified", "doubt"},
    "forms": {"authority", "form", "fields", "limits", "web_form", "source", "verified", "doubt"},
}


@pytest.fixture(autouse=True)
def _somebody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home without packs or cases of its own."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command that must succeed, and gives back the JSON document that is all of its output."""

    def run(*arguments: str) -> Any:
        assert main([*arguments]) == DONE
        out = capsys.readouterr()
        assert out.err == ""
        return json.loads(out.out)

    return run


def answers_file(folder: Path, scenario: str = "access", **changed: Any) -> Path:
    """An answers file with these answers over the usual ones; None leaves one out."""
    answers = {id_: value for id_, value in (ANSWERS | changed).items() if value is not None}
    path = folder / "answers.yaml"
    path.write_text(yaml.safe_dump({"scenario": scenario, "answers": answers}, allow_unicode=True), encoding="utf-8")
    return path


def draft(path: Path, out: Path, *more: str) -> int:
    return main(["draft", "--answers", str(path), "--as-of", "2026-09-01", "--out", str(out), "--format", "txt", *more])


# --- what there is


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_one_json_document_with_the_fields_promised(said: Any, kind: str) -> None:
    rows = said("list", kind, "--as-of", "2026-11-22", "--json")
    assert rows or kind == "packs"  # somebody new has none of their own
    assert [row for row in rows if PROMISED[kind] - row.keys()] == []


def test_every_kind_of_list_is_promised_something() -> None:
    assert set(PROMISED) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_for_people_is_a_table(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["list", kind]) == DONE
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_the_complaint_to_the_organisation_is_listed_as_in_force_from_its_first_day(said: Any) -> None:
    def listed(day: str) -> list[bool]:
        rows = said("list", "rights", "--as-of", day, "--json")
        return [
            row["in_force"] for row in rows if (row["law"], row["right"]) == ("gb.dpa-2018", "controller_complaint")
        ]

    assert listed("2026-06-18") == [False]
    assert listed("2026-06-19") == [True]


def test_the_right_of_access_under_the_gdpr_is_listed_with_its_month_and_two_further_ones(said: Any) -> None:
    rows = said("list", "rights", "--json")
    (row,) = [row for row in rows if (row["law"], row["right"]) == ("eu.gdpr", "access")]
    assert (row["response"], row["extension"], row["complain_to"]) == ("1 month", "2 months", "data_protection")


def test_texas_is_listed_with_the_time_it_gives_for_an_appeal(said: Any) -> None:
    rows = said("list", "rights", "--json")
    (row,) = [row for row in rows if (row["law"], row["right"]) == ("us-tx.tdpsa", "access")]
    assert (row["response"], row["extension"], row["appeal"]) == (
        "45 days",
        "45 days",
        {"right": True, "days": "60 days"},
    )


def test_an_authority_is_listed_as_it_is_called_on_the_day(said: Any) -> None:
    def name(day: str) -> list[str]:
        return [row["name"] for row in said("list", "authorities", "--as-of", day, "--json") if row["id"] == "gb.ico"]

    assert name("2026-09-29") == ["Information Commissioner's Office"]
    assert name("2026-09-30") == ["Information Commission (ICO)"]


# --- when an answer is due


@pytest.mark.parametrize(
    ("law", "rule", "received", "place", "due", "complain_from", "extended"),
    [
        # 28 February 2027 is a Sunday; three months end on 30 April, a Friday.
        ("eu.gdpr", "access", "2027-01-31", "IE", "2027-03-01", "2027-03-02", "2027-04-30"),
        # 30 days from 19 June 2026 end on 19 July, a Sunday.
        ("gb.dpa-2018", "controller_complaint.acknowledge", "2026-06-19", "GB-ENG", "2026-07-20", "2026-07-21", None),
        # 45 days from 1 December 2026 end on 15 January 2027, a Friday; 90 days on 1 March.
        ("us-ca.ccpa", "access.answer", "2026-12-01", "US-CA", "2027-01-15", "2027-01-16", "2027-03-01"),
        # Ten business days from Tuesday 1 December 2026, no federal holiday between.
        ("us-ca.ccpa", "access.acknowledge", "2026-12-01", "US-CA", "2026-12-15", "2026-12-16", None),
    ],
)
def test_a_deadline_is_counted_and_explained(
    said: Any, law: str, rule: str, received: str, place: str | None, due: str, complain_from: str, extended: str | None
) -> None:
    where = ["--place", place] if place else []
    answer = said("deadline", law, rule, "--received", received, *where, "--json")
    assert (answer["received"], answer["due"], answer["complain_from"]) == (received, due, complain_from)
    assert (answer["extended"], answer["place"]) == (extended, place)
    assert answer.keys() >= {"convention", "explanation", "source"}
    assert answer["source"].startswith("http")


def test_an_american_law_counts_with_the_holidays_of_its_own_state(said: Any) -> None:
    # 45 days from 14 February 2027 end on 31 March, when California keeps Cesar Chavez Day.
    arguments = ["deadline", "us-ca.ccpa", "access", "--received", "2027-02-14", "--json"]
    assert said(*arguments)["place"] == "US-CA"
    assert said(*arguments)["complain_from"] == "2027-04-02"


def test_a_canton_has_holidays_although_it_has_no_law_here(said: Any) -> None:
    # 30 days from 2 April 2026 end on 2 May, a Saturday; so on Monday 4 May.
    answer = said("deadline", "ch.fadp", "access", "--received", "2026-04-02", "--place", "ch-zh", "--json")
    assert (answer["due"], answer["place"]) == ("2026-05-04", "CH-ZH")


def test_a_deadline_for_people_names_the_provision_and_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadline", "eu.gdpr", "access", "--received", "2027-01-31", "--place", "IE"]) == DONE
    out = capsys.readouterr().out
    for words in ("Article 12(3) GDPR", "2027-03-01", "2027-03-02", "2027-04-30", "Sunday", "https://"):
        assert words in out


def test_how_a_period_was_counted_fits_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["deadline", "eu.gdpr", "access", "--received", "2027-01-31", "--place", "IE"]) == DONE
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 60


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["eu.gdpr", "acess", "--received", "2027-01-31"], "acess"),
        (["eu.gpdr", "access", "--received", "2027-01-31"], "no such law (found: eu.gpdr)"),
        (["eu.authorities", "access", "--received", "2027-01-31"], "no such law"),
        (["eu.gdpr", "access.decision", "--received", "2027-01-31"], "access.answer"),
        (["gb.dpa-2018", "controller_complaint", "--received", "2026-06-18"], "2026-06-18"),
        (["eu.gdpr", "court", "--received", "2027-01-31"], "no such deadline"),
        (["eu.gdpr", "access", "--received", "2018-05-24"], "2018-05-24"),
    ],
)
def test_a_deadline_that_there_is_not_is_said_and_not_guessed(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["deadline", *arguments, "--json"]) == CANNOT_START
    out = capsys.readouterr()
    assert out.out == ""
    assert words in out.err


def test_a_place_nobody_knows_does_not_pass_for_one_without_holidays(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["deadline", "eu.gdpr", "access", "--received", "2026-03-05", "--place", "XX", "--json"]
    assert main(arguments) == CANNOT_START
    assert "XX" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["2024-02-30", "30.2.2024", "someday", "2024-13-01", "9999-12-31", "4/5/2026"])
def test_a_day_that_is_not_in_the_calendar_ends_with_code_2(capsys: pytest.CaptureFixture[str], day: str) -> None:
    assert main(["deadline", "eu.gdpr", "access", "--received", day]) == CANNOT_START
    err = capsys.readouterr().err
    assert "--received" in err
    assert day in err


def test_days_are_read_on_the_command_line_as_people_write_them(said: Any) -> None:
    arguments = [
        "deadline",
        "eu.gdpr",
        "access",
        "--received",
        "vor drei Wochen",
        "--as-of",
        "27 November 2026",
        "--json",
    ]
    assert said(*arguments)["received"] == "2026-11-06"


# --- who takes complaints


def test_the_authority_of_the_place_where_one_lives_is_recommended_with_a_reason(said: Any) -> None:
    rows = said("authority", "--residence", "NL", "--controller", "IE", "--json")
    assert [(row["id"], row["recommended"], row["lead"]) for row in rows] == [
        ("nl.ap", True, False),
        ("ie.dpc", False, True),
    ]
    assert rows[0].keys() >= {"name", "because", "web_form", "verified"}


def test_a_place_may_be_written_in_small_letters(said: Any) -> None:
    assert said("authority", "--residence", "nl", "--json") == said("authority", "--residence", "NL", "--json")


@pytest.mark.parametrize(
    ("arguments", "words"), [(["--residence", "XX"], "XX"), (["--residence", "NL", "--sector", "circus"], "circus")]
)
def test_an_authority_for_nowhere_or_nobody_is_not_made_up(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["authority", *arguments, "--json"]) == CANNOT_START
    out = capsys.readouterr()
    assert out.out == ""
    assert words in out.err


# --- what applies


def test_an_answers_file_is_explained_as_json(said: Any, tmp_path: Path) -> None:
    path = answers_file(tmp_path)
    plan = said("explain", "--answers", str(path), "--as-of", "2026-09-01", "--json")
    assert plan["law"]["id"] == "eu.gdpr"
    assert plan["next"]["document"] == "request"
    assert [(right["right"], right["citation"]) for right in plan["applies"]] == [("access", "Article 15 GDPR")]


def test_an_answers_file_is_explained_to_people_without_tables_or_colour(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["explain", "--answers", str(answers_file(tmp_path)), "--as-of", "2026-09-01"]) == DONE
    out = capsys.readouterr().out
    assert "General Data Protection Regulation" in out
    assert "Article 15 GDPR" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_plan_and_its_page_say_that_the_law_was_read_long_ago(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments = ["--answers", str(answers_file(tmp_path)), "--as-of", "2028-06-01"]
    assert main(["explain", *arguments]) == DONE
    assert re.search(r"This law was read \d+ months ago, on \d+ \w+ 2026", " ".join(capsys.readouterr().out.split()))
    assert main(["draft", *arguments, "--out", str(tmp_path / "cases"), "--format", "txt"]) == DONE
    (page,) = (tmp_path / "cases").glob("*/1-request-what-happens-next.pdf")
    shown = " ".join(PdfReader(page).pages[0].extract_text().split())
    assert re.search(r"This law was read \d+ months ago, on \d+ \w+ 2026\. It may have changed", shown)


def test_there_must_be_something_to_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == CANNOT_START
    assert "--answers" in capsys.readouterr().err


def test_the_shape_of_a_case_is_one_json_schema_and_a_scenario_adds_its_questions(said: Any) -> None:
    case, erasure = said("schema"), said("schema", "erasure")
    assert {"me", "about", "happened", "want", "papers", "exhibits"} <= case["properties"].keys()
    assert case["properties"].keys() <= erasure["properties"].keys()
    assert case["$defs"]["When"] == {"type": "string", "description": "2026-08-20, 2026-08 or 2026-08..2026-10"}
    assert "copy" in case["$defs"]["Wish"]["anyOf"][0]["enum"]
    assert erasure["properties"]["scenario"] == {"const": "erasure"}
    assert erasure["properties"]["facts"]["properties"]["data_from_me"]["type"] == "boolean"
    assert "full_name" not in erasure["properties"]["facts"]["properties"]  # it stands under `me`


def test_a_private_company_named_as_such_is_no_answer_too_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "{kit: 2, scenario: access, me: {name: A, lives_in: IE}, want: [copy], "
    path = tmp_path / "a.yaml"
    path.write_text(told + "about: {organisation: {name: B, place: IE, sector: private}}}", encoding="utf-8")
    assert main(["draft", "--answers", str(path), "--out", str(tmp_path / "out"), "--format", "txt"]) == DONE


def test_the_shape_of_an_answers_file_is_a_json_schema_that_names_every_question(said: Any) -> None:
    schema = said("schema", "access")
    answers = schema["properties"]["answers"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(answers["required"]) == {"organisation", "residence", "full_name"}
    assert set(ANSWERS) <= set(answers["properties"])
    assert all(one["description"] for one in answers["properties"].values())


# --- drafting


def test_a_draft_leaves_a_case_folder_that_only_its_owner_can_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "cases"
    assert draft(answers_file(tmp_path), out) == DONE
    files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert files[0].name == "1-request.txt"
    assert all(path.is_file() for path in files)
    (case,) = out.iterdir()
    assert case.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in case.iterdir()} == {0o600}
    text = files[0].read_text(encoding="utf-8")
    assert "Sanne de Vries" in text
    assert "Article 15 GDPR" in text


def test_a_name_in_another_script_prints_as_typed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert draft(answers_file(tmp_path, full_name="Ελένη Παπαδοπούλου"), tmp_path / "cases") == DONE
    letter = Path(capsys.readouterr().out.splitlines()[0])
    assert "Ελένη Παπαδοπούλου" in letter.read_text(encoding="utf-8")


def test_two_cases_on_one_day_get_two_folders(tmp_path: Path) -> None:
    path = answers_file(tmp_path)
    assert (draft(path, tmp_path / "cases"), draft(path, tmp_path / "cases")) == (DONE, DONE)
    assert len(list((tmp_path / "cases").iterdir())) == 2


@pytest.mark.parametrize(
    ("changed", "question", "words"),
    [
        ({"favourite_colour": "blue"}, "favourite_colour", "no question has this name"),
        ({"full_name": None}, "full_name", "missing"),
        ({"full_name": "   "}, "full_name", "missing"),
        ({"residence": "Atlantis"}, "residence", "Atlantis"),
        ({"period_from": "2026-09-02"}, "period_from", "2026-09-02"),
        ({"period_from": "2024-02-30"}, "period_from", "2024-02-30"),
        ({"full_name": "A" * 300}, "full_name", "300 characters"),
        ({"full_name": ["Sanne", "Jan"]}, "full_name", "text"),
        ({"full_name": True}, "full_name", "text"),
        ({"organisation_revenue_usd": "nan"}, "organisation_revenue_usd", "not a number"),
        ({"address": {"street": "Dorpsstraat 1"}}, "address", "text"),
        ({"address": [["Dorpsstraat 1"]]}, "address", "text"),
        ({"email": "sanne at example"}, "email", "sanne at example"),
        ({"letter_language": "fr"}, "letter_language", "fr"),
        ({"looking_for": ["copy", "money"]}, "looking_for", "money"),
        ({"already_written": True}, "written_on", "missing"),
    ],
)
def test_an_answer_that_does_not_fit_is_named_with_its_file_and_question(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, changed: dict[str, Any], question: str, words: str
) -> None:
    path = answers_file(tmp_path, **changed)
    assert draft(path, tmp_path / "cases") == CANNOT_START
    out = capsys.readouterr()
    assert out.out == ""
    assert f"{path}, {question}" in out.err
    assert words in out.err
    assert "Traceback" not in out.err
    assert not (tmp_path / "cases").exists()


def test_all_problems_are_said_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = answers_file(tmp_path, residence="Atlantis", email="nowhere", period_from="2024-02-30")
    assert draft(path, tmp_path / "cases") == CANNOT_START
    err = capsys.readouterr().err
    assert [question for question in ("residence", "email", "period_from") if f"{path}, {question}" not in err] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("scenario: access\nanswers:\n  period_from: 2024-02-30\n", ":3: there is no such day (found: 2024-02-30)"),
        ("scenario: access\nanswers: {full_name: [\n", "this is not valid YAML"),
        ("scenario: access\nanswers: {full_name: A, full_name: B}\n", "stands twice"),
        ("scenario: acces\nanswers: {}\n", "acces"),
        ("answers: {}\n", "scenario"),
        ("scenario: access\nanswers: {}\nlanguage: [en]\n", "language"),
        ("scenario: access\nanswers: {happened: [{on: 2026-09-02}]}\n", "happened: no. 1: says: this is missing"),
        ("scenario: access\nanswers: {papers: [{id: r 1}]}\n", "papers: no. 1: id: String should match"),
        ("scenario: access\nanswers: [full_name, email]\n", ":2: answers: this has parts with names"),
        ("scenario: access\nanswers: {}\nevents:\n  - event: sent\n", ":4: events.0.on: this is missing"),
        ("scenario: access\nanswers: {}\nevents: sent\n", ":3: events: this is a list"),
        ("scenario: access\nanswers: {}\nevents: [{event: [sent], on: 2026-01-01}]\n", "events.0.event"),
        ("scenario: access\nanswers: {}\nevents: [{event: exploded, on: 2026-01-01}]\n", "events.0.event"),
        ("scenario: access\nanswers: {}\nevents: [{event: sent, on: 2026-09-02}]\n", "papers, request-1"),
        # a day that is another one when the letter is read: in a day's own place, and in a text that tells one
        ("scenario: trackers\nfacts: {tracker_seen: yesterday}\n", "tracker_seen: this is not a day of the calendar"),
        ("scenario: access\nhappened: [{on: gestern, says: It rang.}]\n", "'gestern' is no day, month or span"),
        ("scenario: camera\nanswers: {camera_when: yesterday at 2}\n", "camera_when: this day is counted from today"),
        ("scenario: camera\nfacts: {camera_when: gestern um 14 Uhr}\n", "(found: gestern). Write its date."),
        ("just a sentence\n", "scenario"),
        ("", "scenario"),
        ("scenario: &again [*again]\n", "too much"),
    ],
)
def test_a_file_that_cannot_be_read_as_answers_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(content, encoding="utf-8")
    assert draft(path, tmp_path / "cases") == CANNOT_START
    out = capsys.readouterr()
    assert out.out == ""
    assert words in out.err
    assert "Traceback" not in out.err
    assert not (tmp_path / "cases").exists()


def test_a_broken_file_is_named_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("scenario: access\nanswers:\n  full_name: [A\n", encoding="utf-8")
    assert draft(path, tmp_path / "cases") == CANNOT_START
    assert f"{path}:4: this is not valid YAML" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    assert draft(tmp_path / name, tmp_path / "cases") == CANNOT_START
    assert str(tmp_path / name) in capsys.readouterr().err
    assert not (tmp_path / "cases").exists()


def test_a_file_that_is_not_text_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"\xff\xfe\x00scenario")
    assert draft(path, tmp_path / "cases") == CANNOT_START
    assert str(path) in capsys.readouterr().err


def test_the_text_of_a_letter_may_hold_a_name_that_the_fonts_cannot_print(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert draft(answers_file(tmp_path, full_name="王小明"), tmp_path / "cases") == DONE
    assert "王小明" in Path(capsys.readouterr().out.splitlines()[0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "words"), [(("--format", "rtf"), "rtf"), (("--lang", "fr"), "fr"), (("--format", ""), "format")]
)
def test_a_format_or_language_that_there_is_not_is_refused_before_anything_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, more: tuple[str, ...], words: str
) -> None:
    assert draft(answers_file(tmp_path), tmp_path / "cases", *more) == CANNOT_START
    assert words in capsys.readouterr().err
    assert not (tmp_path / "cases").exists()


def test_a_folder_that_cannot_be_written_ends_with_code_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "cases").write_text("a file, not a folder")
    assert draft(answers_file(tmp_path), tmp_path / "cases") == CANNOT_START
    assert "cases" in capsys.readouterr().err


def drafted(capsys: pytest.CaptureFixture[str], tmp_path: Path, formats: str, **answers: Any) -> tuple[set[str], str]:
    """The names of the files that were written, and what was said on standard error; some format was left out."""
    out = tmp_path / "cases"
    assert draft(answers_file(tmp_path, **answers), out, "--format", formats) == SOME_FAILED
    (folder,) = out.iterdir()
    return {path.name for path in folder.iterdir()}, capsys.readouterr().err


def test_a_character_that_the_pdf_cannot_show_leaves_out_the_pdf_and_names_the_question(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names, said = drafted(capsys, tmp_path, "pdf,docx,txt,eml", full_name="Sanne 😡 de Vries")
    assert {"1-request.docx", "1-request.txt", "1-request-what-happens-next.pdf"} <= names
    assert not {"1-request.pdf", "1-request.eml"} & names
    assert "Not made: 1-request.pdf, 1-request.eml." in said
    assert "full_name: the typeface of the PDF cannot show every character (found: 😡 (pouting face))" in said


def test_where_no_format_asked_for_can_be_made_the_letter_is_there_as_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names, said = drafted(capsys, tmp_path, "pdf", full_name="გიორგი")
    assert "1-request.txt" in names
    assert "Not made: 1-request.pdf." in said


def test_a_company_that_the_pdf_cannot_show_leaves_the_page_as_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    organisation = {"organisation": "会社", "organisation_sector": "private"}
    names, said = drafted(capsys, tmp_path, "pdf,txt", **organisation)
    assert {"1-request.txt", "1-request-what-happens-next.txt"} <= names
    assert "Not made: 1-request.pdf, 1-request-what-happens-next.pdf." in said
    assert "organisation: " in said


# --- going on with a case


def case_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, Path]:
    """A case with its first letter drafted."""
    out = tmp_path / "cases"
    assert draft(answers_file(tmp_path), out) == DONE
    capsys.readouterr()
    (folder,) = out.iterdir()
    return folder.name, out


def go_on(out: Path, day: str, *arguments: str) -> int:
    return main([*arguments, "--out", str(out), "--as-of", day])


def test_a_case_goes_from_its_request_to_the_complaint(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case, out = case_of(tmp_path, capsys)
    assert go_on(out, "2026-09-01", "record", case, "received", "2026-09-01") == DONE
    # The month ends on Thursday 1 October 2026; on 2 October an answer is late.
    assert go_on(out, "2026-10-01", "next", case, "--format", "txt") == DONE
    assert "2026-10-02" in capsys.readouterr().out
    assert go_on(out, "2026-10-02", "next", case, "--format", "txt") == DONE
    assert "2-reminder.txt" in capsys.readouterr().out
    assert go_on(out, "2026-10-02", "record", case, "sent", "2026-10-02", "--document", "reminder") == DONE
    assert go_on(out, "2026-10-20", "next", case, "--step", "complaint", "--format", "txt") == DONE
    letter = Path(capsys.readouterr().out.splitlines()[-4:][0])
    assert {path.name for path in (out / case).glob("*.txt")} >= {"1-request.txt", "2-reminder.txt", "4-complaint.txt"}
    assert letter.parent == out / case
    text = (out / case / "4-complaint.txt").read_text(encoding="utf-8")
    assert "Autoriteit Persoonsgegevens" in text
    assert "Article 77" in text


def test_a_case_is_found_by_the_beginning_of_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out = case_of(tmp_path, capsys)
    assert go_on(out, "2026-09-01", "record", "2026", "sent") == DONE
    assert "sent on 2026-09-01" in capsys.readouterr().out


def test_events_are_recorded_on_days_as_people_write_them(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case, out = case_of(tmp_path, capsys)
    assert go_on(out, "10 September 2026", "record", case, "sent", "1/9/2026") == DONE  # in the Netherlands 1 September
    assert "sent on 2026-09-01" in capsys.readouterr().out
    assert go_on(out, "10 September 2026", "record", case, "received", "a week ago") == DONE
    assert "received on 2026-09-03" in capsys.readouterr().out


def test_the_cases_are_listed_with_what_comes_next(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    case, out = case_of(tmp_path, capsys)
    assert go_on(out, "2026-09-01", "cases") == DONE
    assert case in capsys.readouterr().out.replace("\n", "")


def test_a_case_is_explained_by_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case, out = case_of(tmp_path, capsys)
    assert go_on(out, "2026-09-01", "record", case, "received", "2026-09-01") == DONE
    capsys.readouterr()
    assert go_on(out, "2026-09-15", "explain", case, "--json") == DONE
    plan = json.loads(capsys.readouterr().out)
    assert [(due["deadline"], due["due"]) for due in plan["dates"]] == [("answer", "2026-10-01")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("record", "CASE", "exploded"), "exploded"),
        (("record", "CASE", "sent", "2026-09-02"), "after 2026-09-01"),
        (("record", "CASE", "sent", "1926-09-01"), "year"),
        (("record", "CASE", "sent", "2026-09-01", "--document", "postcard"), "postcard"),
        (("record", "nobody", "sent"), "nobody"),
        (("next", "nobody"), "nobody"),
        (("next", "CASE", "--step", "complaint"), "complaint"),
        (("next", "CASE", "--step", "postcard"), "postcard"),
        (("next", "CASE", "--format", "rtf"), "rtf"),
        (("explain", "nobody"), "nobody"),
        (("explain", "x" * 300), "no such case"),
        (("resume", "CASE"), "terminal"),
    ],
)
def test_what_cannot_be_done_with_a_case_leaves_it_as_it_was(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    case, out = case_of(tmp_path, capsys)
    before = {path.name: path.read_bytes() for path in (out / case).iterdir()}
    assert go_on(out, "2026-09-01", *(case if one == "CASE" else one for one in arguments)) == CANNOT_START
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err
    assert {path.name: path.read_bytes() for path in (out / case).iterdir()} == before


def test_a_letter_that_was_sent_is_not_written_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case, out = case_of(tmp_path, capsys)
    sent = (out / case / "1-request.txt").read_bytes()
    assert go_on(out, "2026-09-01", "record", case, "sent", "2026-09-01") == DONE
    assert go_on(out, "2026-09-20", "next", case, "--step", "request", "--format", "txt") == CANNOT_START
    assert "has been sent" in capsys.readouterr().err
    assert (out / case / "1-request.txt").read_bytes() == sent


def test_nothing_more_is_written_in_a_case_that_was_closed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case, out = case_of(tmp_path, capsys)
    assert go_on(out, "2026-09-01", "record", case, "sent", "2026-09-01") == DONE
    assert go_on(out, "2026-12-01", "record", case, "closed", "2026-12-01") == DONE
    capsys.readouterr()
    assert go_on(out, "2026-12-01", "next", case) == DONE
    assert "Nothing to write today" in capsys.readouterr().out


def test_nobody_answers_a_letter_that_was_not_sent_yet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case, out = case_of(tmp_path, capsys)
    assert go_on(out, "2026-09-01", "record", case, "sent", "2026-09-01") == DONE
    assert go_on(out, "2026-09-10", "record", case, "refused", "2026-08-31") == CANNOT_START
    assert "2026-09-01" in capsys.readouterr().err
    assert go_on(out, "2026-09-10", "record", case, "refused", "2026-09-01") == DONE


def test_a_damaged_case_does_not_hide_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case, out = case_of(tmp_path, capsys)
    (out / "damaged").mkdir()
    (out / "damaged" / "case.yaml").write_text("[")
    assert go_on(out, "2026-09-01", "cases") == SOME_FAILED
    said = capsys.readouterr().out
    assert "cannot be read" in said
    assert case[:20] in said


NEVER = "scenario: access\nstarted: 2026-09-01\nfinished: true\nevents: [{event: sent, on: 9999-01-01}]\n"


@pytest.mark.parametrize(
    "content", ["", "scenario: access\n", "just a sentence\n", "[\n", "scenario: [access]\n", NEVER]
)
def test_a_damaged_case_is_named_and_not_mended_by_guessing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    case, out = case_of(tmp_path, capsys)
    file = out / case / "case.yaml"
    file.write_text(content)
    assert go_on(out, "2026-09-01", "next", case) == CANNOT_START
    assert str(file) in capsys.readouterr().err
    assert file.read_text() == content


# --- without a terminal


@pytest.mark.parametrize("arguments", [[], ["new"], ["new", "access"]])
def test_without_a_terminal_the_interview_says_how_to_do_without_it(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == CANNOT_START
    out = capsys.readouterr()
    assert out.out == ""
    assert "draft --answers" in out.err
    assert "schema" in out.err


def test_the_demo_drafts_three_cases(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["demo", "--out", str(tmp_path / "demo")]) == DONE
    capsys.readouterr()
    assert len([path for path in (tmp_path / "demo").iterdir() if (path / "case.yaml").is_file()]) == 3


def test_a_folder_that_is_no_pack_ends_with_code_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["list", "laws", "--json", "--pack", str(tmp_path)]) == CANNOT_START
    out = capsys.readouterr()
    assert out.out == ""
    assert "pack.yaml" in out.err


# --- the language of the screen


def test_before_a_command_lang_is_the_language_of_the_screen_and_after_draft_that_of_the_letter(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = answers_file(tmp_path, residence="DE-BE", letter_language=None)
    assert main(["--lang", "en", "draft", "--answers", str(path), "--lang", "de", "--out", str(tmp_path / "a")]) == DONE
    assert "Auskunft" in next((tmp_path / "a").glob("*/1-request.txt")).read_text()
    other = tmp_path / "b"
    more = ["--letter-language", "en", "--out", str(other)]
    assert main(["--lang", "de", "draft", "--answers", str(path), *more]) == DONE
    assert "Yours faithfully" in next(other.glob("*/1-request.txt")).read_text()
    (folder,) = other.iterdir()
    capsys.readouterr()
    assert main(["--lang", "de", "record", str(folder), "refused", "--note", "Nein"]) == DONE
    assert capsys.readouterr().out.startswith("Notiert: abgelehnt am ")
    assert main(["cases", "--lang", "de", "--out", str(other)]) == DONE
    assert "zuletzt" in capsys.readouterr().out


def test_explain_in_german_says_why_and_what_is_not_known_in_german(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = answers_file(tmp_path, residence="DE-BE", letter_language=None)
    assert main(["explain", "--answers", str(path), "--json", "--lang", "de"]) == DONE
    content = json.loads(capsys.readouterr().out)
    assert content["law"]["name"] == "Datenschutz-Grundverordnung"
    assert content["applies"][0]["period_in_words"] == "1 Monat"
    assert content["applies"][0]["period"] == "1 month"  # the same in every language, for programs
    assert any("nötig ist: " in because for rule in content["does_not_apply"] for because in rule["because"])


# --- finding a case


def test_the_only_case_is_meant_where_none_is_named_and_others_are_found_by_any_part_of_their_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "cases"
    assert draft(answers_file(tmp_path), out) == DONE
    assert main(["record", "received", "2026-09-02", "--out", str(out), "--as-of", "2026-09-03"]) == DONE
    assert "Recorded: received on 2026-09-02" in capsys.readouterr().out
    assert main(["explain", "--out", str(out)]) == DONE
    assert draft(answers_file(tmp_path, organisation="Bakery"), out) == DONE
    assert main(["record", "BAKE", "sent", "--out", str(out), "--as-of", "2026-09-03"]) == DONE
    assert main(["next", "--out", str(out)]) == CANNOT_START
    error = capsys.readouterr().err
    assert "say which case it is" in error
    assert "bakery" in error
    assert "linkedin" in error


@pytest.mark.parametrize("name", ["", "nobody"])
def test_no_case_is_meant_by_an_empty_name_or_one_that_none_has_and_all_are_named(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "cases"
    assert draft(answers_file(tmp_path), out) == DONE
    assert main(["record", name, "refused", "--out", str(out)]) == CANNOT_START
    assert "Known here: 2026-09-01-linkedin" in capsys.readouterr().err


def test_where_there_is_no_case_yet_that_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["next", "--out", str(tmp_path)]) == CANNOT_START
    assert "there is no case yet" in capsys.readouterr().err


# --- what a person mistypes, and what a program reads


@pytest.mark.parametrize(("typed", "meant"), [(["nwe"], "new"), (["list", "place"], "places"), (["reccord"], "record")])
def test_a_mistyped_command_is_answered_with_the_one_that_was_meant(
    typed: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(typed)
    assert f"Did you mean {meant}?" in capsys.readouterr().err


def test_a_table_cuts_no_address_where_a_program_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "authorities"]) == DONE
    out = capsys.readouterr().out
    assert "https://dsb.gv.at/eingabe-an-die-dsb/formulare" in out
    assert "…" not in out


def test_draft_ends_with_1_where_it_wrote_no_letter(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = answers_file(
        tmp_path, already_written=True, written_on="2026-08-31", written_how="email", their_answer="none"
    )
    assert draft(path, tmp_path / "cases") == SOME_FAILED
    assert "Nothing to write today." in capsys.readouterr().out
    assert not (tmp_path / "cases").exists()


def test_somebody_in_brazil_is_told_the_act_and_the_office_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("scenario: access\nanswers: {organisation: linkedin, residence: Brasil, full_name: A B}\n")
    main(["draft", "--answers", str(answers), "--out", str(tmp_path / "cases"), "--as-of", "2026-11-27"])
    said = " ".join(capsys.readouterr().out.split())
    assert "The kit has no law for Brazil." in said
    assert "LGPD" in said
    assert "ANPD" in said
    assert "an establishment in the European Union or the United Kingdom" in said
    assert not (tmp_path / "cases").exists()


def test_somebody_in_brazil_has_a_letter_to_a_company_in_the_union(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yaml"
    company = "organisation: Werkstatt Beispiel GmbH, organisation_sector: private, organisation_place: Bavaria"
    answers.write_text(f"scenario: access\nanswers: {{{company}, residence: Brazil, full_name: A B}}\n")
    assert main(["draft", "--answers", str(answers), "--out", str(tmp_path), "--format", "txt"]) == DONE
    (letter,) = tmp_path.glob("*/1-request.txt")
    assert "Article 15" in letter.read_text()


def test_the_authority_for_jersey_is_said_not_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["authority", "--residence", "Jersey"])
    assert "Jersey Office of the Information Commissioner" in " ".join(capsys.readouterr().err.split())


def test_the_authority_is_found_by_the_name_of_the_place(capsys: pytest.CaptureFixture[str]) -> None:
    main(["authority", "--residence", "Schottland", "--json"])
    assert "Information Commission" in capsys.readouterr().out
