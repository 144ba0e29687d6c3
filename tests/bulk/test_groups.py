"""A group writes for its members: signed mandates as files, a schedule before the letters, and what comes after."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from complaint_kit.bulk.due import record, record_sent, standings
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from tests.bulk.conftest import (
    HEADER,
    PACK,
    TODAY,
    Make,
    files_in,
    person,
    register_in,
    rejects_in,
    write_campaign,
    write_people,
)
from tests.bulk.test_parts import BODY
from tests.bulk.test_told import ACCESS

SIGNED = {"mandate_date": "2026-08-12", "mandate_file": "signed.pdf", "account": "MR-1"}
GROUP = {**ACCESS, "sender": BODY, "complainant": "person", "required": ["account_identifiers"], "minors": "reject"}
HOMES = ("Netherlands", "Germany", "Austria", "Scotland")
FAULTS = {
    "no mandate": {"mandate_date": ""},
    "a mandate signed tomorrow": {"mandate_date": "2026-09-02"},
    "a mandate file that is not there": {"mandate_file": "lost.pdf"},
    "a mandate file elsewhere": {"mandate_file": "../signed.pdf"},
    "a mandate for something else": {"mandate_scope": "marketing nonsense"},
    "a mandate for too little": {"mandate_scope": "erasure"},
    "no account": {"account": ""},
    "a minor": {"born": "2015-01-30"},
    "no such country": {"country": "Atlantis"},
    "no name": {"name": ""},
    "a couple": {"name": "Anna and Peter Example"},
    "no safe way": {"not_by": "everything"},
    "somebody twice": {"person_id": "k0"},
}

SOME = {name: FAULTS[name] for name in ("no mandate", "a minor", "somebody twice")}


def listed(folder: Path, *rows: dict[str, str]) -> Path:
    """A list of these people, the usual columns filled in where they say nothing else."""
    names = tuple(dict.fromkeys(name for row in rows for name in row if name not in HEADER))
    usual = [person(at, **{name: cell for name, cell in row.items() if name in HEADER}) for at, row in enumerate(rows)]
    cells = [[*first, *(row.get(name, "") for name in names)] for first, row in zip(usual, rows, strict=True)]
    return write_people(folder / "members.csv", cells, (*HEADER, *names))


def people(folder: Path, count: int, faults: dict[str, dict[str, str]]) -> Path:
    """So many members in several countries, and behind them a row for each fault."""
    (folder / "signed.pdf").write_bytes(b"%PDF-1.4 signed")
    good = [{**SIGNED, "country": HOMES[at % len(HOMES)], "born": "1980-05-02", "not_by": ""} for at in range(count)]
    bad = [{**good[0], "name": f"Faulty Member{at}", **fault} for at, fault in enumerate(faults.values())]
    return listed(folder, *({"mandate_scope": "", **row} for row in (*good, *bad)))


def sent_and_refused(folder: Path, out: Path, library: Library) -> None:
    """Every letter went out on 1 September, and was refused four days later."""
    record_sent(out, "request", date(2026, 9, 1), date(2026, 9, 10))
    rows = "".join(f"{one['person_id']},refused,2026-09-05\n" for one in register_in(out))
    events = folder / "events.csv"
    events.write_text(f"person_id,event,date\n{rows}", encoding="utf-8")
    record(out, library, events, date(2026, 9, 10))


def test_every_faulty_row_is_named_once_and_no_other(make: Make, tmp_path: Path) -> None:
    out, tally = make(people(tmp_path, 4, FAULTS), **GROUP)
    assert (tally.letters, tally.rejected) == (4, len(FAULTS)), rejects_in(out)
    assert len({one["row"] for one in rejects_in(out)}) == len(FAULTS)
    assert {one["language"] for one in register_in(out)} == {"en", "de"}


def test_the_signed_mandate_lies_beside_the_letter_and_the_register_has_who_when_and_which(
    make: Make, tmp_path: Path
) -> None:
    out, _ = make(people(tmp_path, 2, {}), **GROUP)
    mandates = [one for one in register_in(out) if one["file"].endswith("mandate-signed.pdf")]
    assert [one["person_id"] for one in mandates] == ["k0", "k1"]
    assert {one["mandate_on"] for one in mandates} == {"2026-08-12"}
    assert (out / mandates[0]["file"]).read_bytes() == b"%PDF-1.4 signed"


@pytest.mark.parametrize("sender", [{"kind": "person"}])
def test_whoever_writes_for_themselves_has_no_schedule(make: Make, tmp_path: Path, sender: dict[str, Any]) -> None:
    with pytest.raises(Exception, match="goes with a group"):
        make(people(tmp_path, 1, {}), **{**ACCESS, "sender": sender, "output": {"cover_letters": True}})


def test_one_letter_with_a_schedule_goes_before_those_to_one_recipient(make: Make, tmp_path: Path) -> None:
    out, _ = make(people(tmp_path, 4, {}), **GROUP, output={"cover_letters": True, "people_per_part": 2})
    texts = [" ".join(PdfReader(one).pages[0].extract_text().split()) for one in sorted((out / "covers").iterdir())]
    listed_ = [name for name in (f"Member Number{at}" for at in range(4)) if sum(name in text for text in texts) == 1]
    assert len(listed_) == 4  # each in one schedule alone
    assert any("Patients Together writes for the people below" in text for text in texts)
    assert any("Vollmacht vom" in text and "12. August 2026" in text for text in texts)


def test_complaints_go_in_together_to_each_office(make: Make, tmp_path: Path) -> None:
    library = Library((shipped_pack(), PACK))
    list_ = people(tmp_path, 4, {})
    output = {"cover_letters": True}
    out, _ = make(list_, **GROUP, output=output)
    sent_and_refused(tmp_path, out, library)
    make(list_, out=out, step="complaint", today=date(2026, 9, 10), **GROUP, output=output)
    texts = [PdfReader(one).pages[0].extract_text() for one in sorted((out / "covers-complaint").iterdir())]
    assert all("Corner Shop Ltd" in text for text in texts)
    assert any("lodges the enclosed complaints" in " ".join(text.split()) for text in texts)
    assert any("reicht die beiliegenden Beschwerden" in " ".join(text.split()) for text in texts)


def test_a_round_with_nothing_to_send_leaves_nothing_in_the_way_of_the_next(make: Make, tmp_path: Path) -> None:
    list_ = people(tmp_path, 2, {})
    out, _ = make(list_, **GROUP)
    record_sent(out, "request", date(2026, 9, 1), date(2026, 9, 2))
    for _ in range(2):  # the second is not told that the round is finished
        _, tally = make(list_, out=out, step="reminder", today=date(2026, 9, 2), **GROUP)
        assert (tally.letters, tally.waiting) == (0, 2)
    assert not (out / "letters-reminder").exists()
    _, tally = make(list_, out=out, step="reminder", today=date(2026, 10, 20), **GROUP)
    assert tally.letters == 2


def test_a_demand_for_identity_is_answered_by_the_law_of_each_person(make: Make, tmp_path: Path) -> None:
    library = Library((shipped_pack(), PACK))
    rows = [{**SIGNED, "country": "United States", "region": "California"}, {**SIGNED, "country": "Netherlands"}]
    (tmp_path / "signed.pdf").write_bytes(b"signed")
    american = {**ACCESS["answers"], "organisation_place": "US-CA"}
    out, _ = make(listed(tmp_path, *rows), **{**GROUP, "answers": american})
    record_sent(out, "request", date(2026, 9, 1), date(2026, 9, 10))
    events = tmp_path / "events.csv"
    told = "".join(f"k{at},identity_asked,2026-09-05\n" for at in range(2))
    events.write_text(f"person_id,event,date\n{told}", encoding="utf-8")
    record(out, library, events, date(2026, 9, 10))
    found = {one.person_id: one for one in standings(out, library, date(2026, 9, 10))}
    assert found["k0"].next_step == found["k1"].next_step == "reply"
    assert "may not require a power of attorney" in found["k0"].answer
    assert "11 CCR § 7063(a) and (b)" in found["k0"].answer
    assert "GDPR" in found["k1"].answer


def test_killed_twice_a_group_with_mandates_ends_as_if_nothing_had_happened(make: Make, tmp_path: Path) -> None:
    output = {"people_per_part": 2, "cover_letters": True}
    list_ = people(tmp_path, 4, SOME)
    whole, tally = make(list_, "txt", **GROUP, output=output)
    out = tmp_path / "killed"
    campaign = write_campaign(tmp_path / "campaign.yaml", **GROUP, output=output)
    bulk = ["bulk", campaign, list_, "--out", out, "--format", "txt", "--as-of", TODAY, "--pack", PACK, "--workers", 1]
    for parts, how, again in ((1, "KILL", []), (2, "KILL", ["--resume"]), (0, "never", ["--resume"])):
        command = [sys.executable, "-m", "tests.bulk.stopped", parts, how, *bulk, *again]
        ended = subprocess.run(list(map(str, command)), start_new_session=True, capture_output=True, check=False)
        assert ended.returncode == (1 if how == "never" else -signal.SIGKILL), ended.stderr.decode()
    assert tally.rejected == len(SOME)
    assert files_in(out) == files_in(whole)
