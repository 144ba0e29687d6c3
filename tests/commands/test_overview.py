"""All cases at once: what presses most, when it is due, and what comes next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE, SOME_FAILED

ON = "2026-11-05"
ASKED = """\
kit: 2
scenario: access
started: 2026-09-01
finished: true
me: {{name: Sanne de Vries, lives_in: {home}, email: sanne@example.org}}
about: {{organisation: {{name: Energie, place: {home}, sector: private}}}}
want: [copy]
"""
SENT = "papers: [{{id: request-1, asked: [access], channel: email, sent: {day}{more}}}]\n"
FEE = ", replies: [{on: 2026-11-02, kind: fee_asked, words: CHF 250}]"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home of cases, wide enough a terminal, and nobody's own packs."""
    monkeypatch.setenv("COLUMNS", "160")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "somebody"))
    return tmp_path / "cases"


def put(home: Path, name: str, content: str) -> None:
    (home / name).mkdir(parents=True)
    (home / name / "case.yaml").write_text(content, encoding="utf-8")


def put_asked(home: Path, name: str, day: str, place: str = "NL", more: str = "") -> None:
    put(home, name, ASKED.format(home=place) + SENT.format(day=day, more=more))


def said(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str, code: int = DONE) -> list[list[str]]:
    """The lines that the command printed, each as its words."""
    assert main([*arguments, "--out", str(home), "--as-of", ON]) == code
    return [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]


def row(lines: list[list[str]], case: str) -> list[str]:
    return next(line for line in lines if line[0] == case)


def test_somebody_who_waits_sees_the_due_day_the_first_late_day_and_the_days_left(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "waiting", "2026-10-20")
    # One month from 20 October ends on Friday 20 November 2026, in 15 days.
    assert row(said(capsys, home, "cases"), "waiting")[-4:] == ["wait", "2026-11-20", "2026-11-21", "15"]


def test_somebody_whose_answer_is_late_sees_for_how_long_and_what_to_write(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "late", "2026-09-01")
    # One month from 1 September ended on Thursday 1 October 2026, 35 days ago.
    assert row(said(capsys, home, "cases"), "late")[-4:] == ["reminder", "2026-10-01", "2026-10-02", "-35"]


def test_a_day_that_must_not_be_missed_goes_before_what_can_be_written_any_day(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "a-waiting", "2026-10-20")
    put_asked(home, "b-late-since-october", "2026-09-01")
    put_asked(home, "c-late-since-september", "2026-08-01")
    put_asked(home, "d-fee-to-confirm", "2026-10-15", "CH", FEE)
    put(home, "e-closed", ASKED.format(home="NL") + "closed: 2026-10-01\n")
    lines = said(capsys, home, "cases")
    order = [line[0] for line in lines if line[0][:2] in {"a-", "b-", "c-", "d-", "e-"}]
    assert [name[0] for name in order] == ["d", "c", "b", "a", "e"]
    # Ten days from 2 November, in the plain count: Thursday 12 November 2026.
    assert row(lines, "d-fee-to-confirm")[-2:] == ["2026-11-12", "7"]


def test_a_share_of_the_cost_that_was_dealt_with_presses_no_more(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "open", "2026-10-15", "CH", FEE)
    paid = "{id: reply-1, kind: reply, about: request-1, channel: email, sent: 2026-11-04, gives: [fee]}"
    letter = SENT.format(day="2026-10-15", more=FEE)
    put(home, "dealt-with", ASKED.format(home="CH") + letter.replace("}]\n", "}, " + paid + "]\n"))
    limits = [line[0] for line in said(capsys, home, "due", "--all") if "last" in line and line[0] != "1"]
    assert limits == ["open"]


def test_a_case_that_cannot_be_read_is_named_with_its_fault_and_the_others_are_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(home, "damaged", "[")
    put_asked(home, "whole", "2026-10-20")
    lines = said(capsys, home, "cases", code=SOME_FAILED)
    assert row(lines, "whole")
    assert any("damaged" in line and "YAML" in line for line in lines)


def test_somebody_who_stopped_in_the_interview_is_told_how_to_go_on(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(home, "begun", "kit: 2\nscenario: access\nstarted: 2026-11-01\n")
    lines = said(capsys, home, "cases")
    assert row(lines, "begun")[1:] == ["interview", "not", "finished"]
    assert "resume" in lines[-1]


def test_without_a_campaign_due_lists_what_is_due_over_all_cases(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_asked(home, "late", "2026-09-01")
    put_asked(home, "waiting", "2026-10-20")
    drafted = "made: [{document: request, made_on: 2026-11-01, language: en, files: [1-request.pdf]}]\n"
    put(home, "drafted", ASKED.format(home="IE") + drafted)
    lines = said(capsys, home, "due")
    assert row(lines, "late")[1:] == ["overdue", "reminder", "2026-10-02", "-35"]
    assert row(lines, "drafted")[1:5] == ["to", "send", "first", "letter"]
    assert not any(line[0] == "waiting" for line in lines)
    assert ["1", "waiting"] in lines
    everything = said(capsys, home, "due", "--all")
    assert row(everything, "waiting")[-2:] == ["2026-11-20", "15"]


def test_a_program_reads_the_cases_as_one_json_document(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(home, "begun", "kit: 2\nscenario: access\nstarted: 2026-11-01\n")
    put(home, "damaged", "[")
    put_asked(home, "late", "2026-09-01")
    put(home, "over", ASKED.format(home="NL") + "closed: 2026-10-01\n")
    assert main(["cases", "--json", "--out", str(home), "--as-of", ON]) == SOME_FAILED
    rows = {one["case"]: one for one in json.loads(capsys.readouterr().out)}
    states = {name: row["state"] for name, row in rows.items()}
    assert states == {"late": "running", "begun": "unfinished", "over": "closed", "damaged": "unreadable"}
    late = {key: rows["late"][key] for key in ("next", "last", "due", "late_from", "days_left", "problem")}
    assert late == {
        "next": ["reminder"],
        "last": {"on": "2026-09-01", "event": "sent", "document": "request"},
        "due": "2026-10-01",
        "late_from": "2026-10-02",
        "days_left": -35,
        "problem": None,
    }
    assert rows["over"]["next"] == []
    assert "YAML" in rows["damaged"]["problem"]


def test_a_program_reads_what_is_due_as_one_json_document(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_asked(home, "late", "2026-09-01")
    put_asked(home, "waiting", "2026-10-20")
    command = ["due", "--json", "--out", str(home), "--as-of", ON]
    assert main(command) == DONE
    (row,) = json.loads(capsys.readouterr().out)
    expected = {"case": "late", "state": "overdue", "document": "reminder", "on": "2026-10-02", "law": "eu.gdpr"}
    assert expected.items() <= row.items()
    assert main([*command, "--all"]) == DONE
    waiting = [one for one in json.loads(capsys.readouterr().out) if one["state"] == "awaited"]
    assert [(one["right"], one["deadline"], one["days_left"]) for one in waiting] == [("access", "answer", 15)]


def test_a_screen_reader_hears_each_row_as_a_sentence(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_asked(home, "late", "2026-09-01")
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["due", "--out", str(home), "--as-of", ON]) == DONE
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "case: late; state: overdue; what: reminder; on / since: 2026-10-02; days left: -35."


def test_what_belongs_to_a_campaign_asks_for_its_folder(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--sent", "2026-11-01", "--out", str(home), "--as-of", ON]) == CANNOT_START
    assert "folder that bulk made" in capsys.readouterr().err


def dates_in(file: Path) -> dict[str, str]:
    """The title of each entry, by its id."""
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(one["UID"]): f"{one['DTSTART'].dt} {one['SUMMARY']}" for one in events}


def test_all_dates_come_in_one_file_and_keep_their_ids(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_asked(home, "waiting", "2026-10-20")
    put_asked(home, "fee", "2026-10-15", "CH", FEE)
    said(capsys, home, "cases", "--ics")
    first = dates_in(home / "all-dates.ics")
    days = {title.split()[0] for title in first.values()}
    # The month to 20 November and the day after; ten days to 12 November; thirty days from there, moved to Monday.
    assert {"2026-11-20", "2026-11-21", "2026-11-12", "2026-12-14"} <= days
    assert dates_in(home / "waiting" / "dates.ics").items() <= first.items()
    said(capsys, home, "cases", "--ics")
    assert dates_in(home / "all-dates.ics") == first


def test_what_somebody_typed_is_text_in_the_calendar(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "Energie; BEGIN:VEVENT, {what}"
    content = ASKED.format(home="NL").replace("name: Energie", f'name: "{name}"')
    put(home, "odd", content + SENT.format(day="2026-10-20", more=""))
    said(capsys, home, "cases", "--ics")
    titles = dates_in(home / "all-dates.ics").values()
    assert titles
    assert all(name in title for title in titles)


def test_the_dates_of_the_other_cases_are_written_where_one_cannot_be_read(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(home, "damaged", "[")
    put_asked(home, "whole", "2026-10-20")
    said(capsys, home, "cases", "--ics", code=SOME_FAILED)
    assert dates_in(home / "all-dates.ics")
