"""The command line: a dry run, a list to fill in, a workbook, and what it says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from complaint_kit.bulk.engines import refuse_open_network
from complaint_kit.cli import main
from complaint_kit.commands.bulk import _workers
from tests.bulk.conftest import HEADER, PACK, everywhere, files_in, person, write_campaign, write_people
from tests.bulk.test_tables import write_workbook

MORE = ("--as-of", "2026-09-01", "--pack", str(PACK))


def test_a_dry_run_counts_and_shows_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    campaign = write_campaign(tmp_path / "c.yaml")
    people = write_people(tmp_path / "p.csv", [*everywhere(10), person(11, country="Atlantis"), person(12, name="王")])
    before = files_in(tmp_path)
    assert main(["bulk", str(campaign), str(people), "--out", str(tmp_path / "out"), "--dry-run", *MORE]) == 1
    said = capsys.readouterr()
    assert "12 rows: 10 letters, 2 rows rejected" in said.err
    lines = [line.split() for line in said.out.splitlines()]
    assert ["eu.gdpr", "request", "de", "2"] in lines
    assert ["us-ca.ccpa", "request", "en", "2"] in lines
    assert "12,country,Atlantis," in said.out
    assert "13,name," in said.out
    assert "Member Number0\nLong Street 0" in said.out
    assert files_in(tmp_path) == before


def test_a_dry_run_counts_what_the_run_then_makes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    campaign = write_campaign(tmp_path / "c.yaml", output={"people_per_part": 3})
    people = write_people(tmp_path / "p.csv", [*everywhere(9), person(3), person(11, email="x")])
    arguments = ["bulk", str(campaign), str(people), "--workers", "1", "--out", str(tmp_path / "out"), *MORE]
    main([*arguments, "--dry-run"])
    dry = capsys.readouterr().err.splitlines()[-1]
    main(arguments)
    assert capsys.readouterr().err.splitlines()[-1] == dry == "11 rows: 9 letters, 2 rows rejected."


def test_a_list_to_fill_in_can_be_filled_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulk", "--template", "sampler", "--out", str(tmp_path), *MORE]) == 0
    header = capsys.readouterr().out.strip().split(",")
    assert {"person_id", "full_name", "country", "region", "data_kinds", "mandate_date"} <= set(header)
    explained = (tmp_path / "columns.txt").read_text(encoding="utf-8")
    assert "data_kinds: Which data? One of: posts, profile, photos. Several with | between them." in explained
    row = {"full_name": "Ann", "country": "NL", "organisation": "Sampler"}
    people = write_people(tmp_path / "p.csv", [[row.get(name, "") for name in header]], header)
    campaign = write_campaign(tmp_path / "c.yaml", organisation=None)
    assert main(["bulk", str(campaign), str(people), "--out", str(tmp_path / "o"), "--format", "txt", *MORE]) == 0


def test_a_workbook_gives_the_letters_that_a_csv_file_gives(tmp_path: Path) -> None:
    rows = everywhere(4)
    campaign = write_campaign(tmp_path / "c.yaml")
    for name in ("p.csv", "p.xlsx"):
        path = tmp_path / name
        if name == "p.csv":
            write_people(path, rows)
        else:
            write_workbook(path, [list(HEADER), *map(list, rows)])
        main(["bulk", str(campaign), str(path), "--out", str(tmp_path / name[2:]), "--format", "txt", *MORE])
    assert files_in(tmp_path / "csv/letters") == files_in(tmp_path / "xlsx/letters")


def test_a_list_in_windows_1252_is_read_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = write_people(tmp_path / "p.csv", [person(1, name="Jürgen Groß")], encoding="windows-1252", delimiter=";")
    campaign = write_campaign(tmp_path / "c.yaml")
    assert main(["bulk", str(campaign), str(people), "--out", str(tmp_path / "o"), "--format", "txt", *MORE]) == 0
    assert "p.csv: read as Windows-1252, because it is not UTF-8, separated by semicolons." in capsys.readouterr().err
    (letter,) = files_in(tmp_path / "o/letters").values()
    assert letter.decode().startswith("Jürgen Groß\n")


def test_what_is_due_is_shown_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = write_people(tmp_path / "p.csv", everywhere(5))
    out = tmp_path / "o"
    main(["bulk", str(write_campaign(tmp_path / "c.yaml")), str(people), "--out", str(out), "--format", "txt", *MORE])
    assert main(["due", str(out), "--sent", "2026-09-02", "--on", "2026-12-20", "--pack", str(PACK)]) == 0
    said = capsys.readouterr().out
    assert "4 overdue: reminder" in said
    assert "1 overdue: controller complaint" in said  # in the United Kingdom, since June 2026
    assert "2026-09-02" in (out / "register.csv").read_text(encoding="utf-8-sig")


def dask_at(address: str) -> list[str]:
    return ["bulk", "c.yaml", "p.csv", "--out", "o", "--engine", "dask", "--scheduler", address]


WRONG = {
    "no list": ["bulk", "c.yaml"],
    "no folder": ["bulk", "c.yaml", "p.csv"],
    "Dask without an address": ["bulk", "c.yaml", "p.csv", "--out", "o", "--engine", "dask"],
    "an unknown step": ["bulk", "c.yaml", "p.csv", "--out", "o", "--step", "nonsense"],
    "a register that is not there": ["due", "nowhere"],
    "a scheduler on another machine without encryption": dask_at("tcp://192.0.2.1:8786"),
    "the same without a scheme": dask_at("scheduler.example:8786"),
    "an address without Dask": ["bulk", "c.yaml", "p.csv", "--out", "o", "--scheduler", "tcp://127.0.0.1:1"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_a_command_that_cannot_start_says_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("complaint-kit: ")


@pytest.mark.parametrize("share", ["0/2", "3/2", "one", "1/0", "1/99999999999999999999"])
def test_a_share_that_does_not_exist_is_refused(share: str) -> None:
    with pytest.raises(SystemExit):
        main(["bulk", "c.yaml", "p.csv", "--shard", share])


@pytest.mark.parametrize(
    "address", ["tls://192.0.2.1:8786", "tcp://127.0.0.1:8786", "tcp://localhost:1", "tcp://[::1]:1"]
)
def test_a_scheduler_is_spoken_to_encrypted_or_on_this_machine(address: str) -> None:
    refuse_open_network(address)


def test_more_workers_than_the_machine_can_use_are_not_started(capsys: pytest.CaptureFixture[str]) -> None:
    assert _workers(1_000_000) == 4 * (os.cpu_count() or 1)
    assert "--workers 1000000 is more than this machine can use" in capsys.readouterr().err
    assert (_workers(1), _workers(-3)) == (1, 1)


def test_a_finished_run_says_so_and_counts_no_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people, campaign = write_people(tmp_path / "p.csv", [person(1)]), write_campaign(tmp_path / "c.yaml")
    arguments = ["bulk", str(campaign), str(people), "--out", str(tmp_path / "o"), "--format", "txt", *MORE]
    assert main(arguments) == 0
    assert main(arguments) == 2
    assert "this round is finished" in capsys.readouterr().err
    assert main([*arguments, "--resume"]) == 0
    said = capsys.readouterr().err
    assert "there is nothing to resume" in said
    assert "0 rows" not in said
