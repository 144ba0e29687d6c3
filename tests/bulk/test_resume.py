"""A run that is stopped and taken up again, or shared out, ends with the same bytes as an undisturbed one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.bulk.due import record_sent
from complaint_kit.bulk.input.duplicates import chunks
from complaint_kit.bulk.messages import Output, Receipt
from complaint_kit.bulk.run import Order, in_order, prepare
from complaint_kit.bulk.store import Store
from complaint_kit.bulk.worker import done
from complaint_kit.cases import locking
from complaint_kit.errors import CaseError, WritingError
from complaint_kit.files import make_folder
from tests.bulk.conftest import PACK, TODAY, Make, everywhere, files_in, person, write_campaign, write_people

ROWS = [*everywhere(60), person(77, country="Atlantis"), person(1)]


def command(out: Path, campaign: Path, people: Path, *more: str) -> list[str]:
    arguments = ["bulk", campaign, people, "--out", out, "--format", "pdf,txt", "--as-of", TODAY, "--pack", PACK]
    return [*map(str, arguments), "--workers", "2", *more]


def started(arguments: list[str], stopped_after: int, by: str) -> subprocess.CompletedProcess[str]:
    """What the run says; it is stopped by that signal as soon as so many parts are done."""
    hooked = [sys.executable, "-m", "tests.bulk.stopped", str(stopped_after), by, *arguments]
    return subprocess.run(hooked, start_new_session=True, stderr=subprocess.PIPE, text=True, check=False, timeout=120)


@pytest.mark.parametrize("layout", ["folders", "zip"])
def test_killed_three_times_and_resumed_it_ends_with_the_same_files(make: Make, tmp_path: Path, layout: str) -> None:
    output = {"people_per_part": 4, "layout": layout, "labels": True}
    whole, tally = make(ROWS, "pdf,txt", output=output)
    out = tmp_path / "killed"
    arguments = command(out, tmp_path / "campaign.yaml", tmp_path / "people.csv")
    for again in ([], ["--resume"], ["--resume"]):
        killed = started([*arguments, *again], 2, "KILL")
        assert killed.returncode == -signal.SIGKILL, killed.stderr
    ended = started([*arguments, "--resume"], 0, "never")
    assert ended.returncode == 1, ended.stderr
    assert "Resuming" in ended.stderr
    assert f"{tally.letters} letters, 2 rows rejected" in ended.stderr
    assert files_in(out) == files_in(whole)


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(make: Make, tmp_path: Path) -> None:
    whole, _ = make(ROWS, "pdf,txt", output={"people_per_part": 4})
    out = tmp_path / "interrupted"
    arguments = command(out, tmp_path / "campaign.yaml", tmp_path / "people.csv")
    interrupted = started(arguments, 1, "INT")
    assert interrupted.returncode == 130
    assert "--resume" in interrupted.stderr
    assert "Traceback" not in interrupted.stderr
    started([*arguments, "--resume"], 0, "never")
    assert files_in(out) == files_in(whole)


@pytest.mark.parametrize("at", ["letters", "pages", "receipt", "register.csv", "register"])
def test_a_stop_at_any_moment_loses_nothing(make: Make, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    whole, _ = make(ROWS, "pdf", output={"people_per_part": 10})
    out = whole.with_name("stopped")
    _stop_when(monkeypatch, at)
    with pytest.raises(KeyboardInterrupt):
        make(ROWS, "pdf", output={"people_per_part": 10}, out=out)
    monkeypatch.undo()
    make(ROWS, "pdf", output={"people_per_part": 10}, out=out, resume=True)
    assert files_in(out) == files_in(whole)


def _stop_when(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Ctrl-C in the middle of the third part, or in the middle of putting all together."""
    endings = {"letters": "00003", "pages": "00003.pages", "receipt": "00003.json", "register": "register.sqlite"}
    rename, replace = Path.rename, os.replace

    def stop_or(move):  # type: ignore[no-untyped-def]
        def moved(source, target):  # type: ignore[no-untyped-def]
            if str(target).endswith(endings.get(at, at)):
                raise KeyboardInterrupt
            return move(source, target)

        return moved

    monkeypatch.setattr(Path, "rename", stop_or(rename))
    monkeypatch.setattr(os, "replace", stop_or(replace))


def test_a_finished_run_has_nothing_to_resume(make: Make) -> None:
    out, _ = make(ROWS[:3])
    before = files_in(out)
    _, tally = make(ROWS[:3], out=out, resume=True)
    assert tally.rows == 0
    assert files_in(out) == before


def test_nothing_is_left_lying_about(make: Make) -> None:
    out, _ = make(ROWS[:9], "pdf", output={"people_per_part": 4})
    names = {path.name for path in out.iterdir()}
    assert names == {"letters", "print", "register.sqlite", "register.csv", "rejects.csv", "summary.html"}
    assert not [name for name in files_in(out) if "/." in f"/{name}"]


def test_letters_and_folders_are_for_their_owner_only(make: Make) -> None:
    out, _ = make(ROWS[:3], "pdf")
    modes = {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert {path.stat().st_mode & 0o777 for path in out.rglob("*") if path.is_dir()} == {0o700}


def test_a_finished_round_is_not_begun_again_and_says_where_it_lies(make: Make) -> None:
    out, _ = make(ROWS[:3])
    with pytest.raises(CaseError, match=r"finished.*another folder"):
        make(ROWS[:3], out=out)


def test_a_run_is_not_begun_over_one_that_was_stopped(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = stopped(make, tmp_path, monkeypatch, parts=1)
    with pytest.raises(CaseError, match="Add --resume"):
        make(ROWS, "pdf", output={"people_per_part": 20}, out=out)


def stopped(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: int) -> Path:
    """The folder of a run over ROWS that was interrupted after so many of its four parts."""
    keep = Store.keep

    def keep_or_stop(self: Store, output: Output) -> None:
        if output.receipt.number > parts:
            raise KeyboardInterrupt
        keep(self, output)

    monkeypatch.setattr(Store, "keep", keep_or_stop)
    with pytest.raises(KeyboardInterrupt):
        make(ROWS, "pdf", output={"people_per_part": 20}, out=tmp_path / "stopped")
    monkeypatch.undo()
    return tmp_path / "stopped"


DAMAGE = {
    "a receipt that is empty": ("00001.json", b""),
    "a receipt of another part": ("00001.json", None),
    "pages that are gone": ("00001.pages", None),
    "pages that are empty": ("00001.pages", b""),
    "pages of the same length with other bytes": ("00001.pages", b"?"),
    "letters that are gone": ("letters", None),
    "the note of the run": ("letters.run.json", b"{"),
}


@pytest.mark.parametrize(("name", "content"), DAMAGE.values(), ids=DAMAGE.keys())
def test_what_was_damaged_in_the_meantime_is_made_again(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None
) -> None:
    whole, _ = make(ROWS, "pdf", output={"people_per_part": 20})
    out = stopped(make, tmp_path, monkeypatch, parts=2)
    damage(out, name, content)
    make(ROWS, "pdf", output={"people_per_part": 20}, out=out, resume=True)
    assert files_in(out) == files_in(whole)


def damage(out: Path, name: str, content: bytes | None) -> None:
    if name == "letters":
        shutil.rmtree(out / "letters/00001")
        return
    path = out / ".work" / name if name.endswith("run.json") else out / ".work/letters" / name
    if content is not None:
        path.write_bytes(content and content * path.stat().st_size)
    elif name.endswith(".json"):
        path.write_bytes((path.parent / "00002.json").read_bytes())
    else:
        path.unlink()


def test_a_register_that_is_damaged_is_said_to_be(make: Make) -> None:
    out, _ = make(ROWS[:3])
    for content in (b"", b"nonsense"):
        (out / "register.sqlite").write_bytes(content)
        with pytest.raises(CaseError, match="register is damaged"):
            make(ROWS[:3], out=out, resume=True)
        with pytest.raises(CaseError, match="register is damaged"):
            record_sent(out, "request", TODAY, TODAY)


def test_what_a_kill_left_half_written_is_taken_away(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = stopped(make, tmp_path, monkeypatch, parts=2)
    make_folder(out / "print")
    for folder in (out, out / ".work", out / ".work/letters", out / "letters", out / "print"):
        (folder / ".left.part").write_bytes(b"?")
    make(ROWS, "pdf", output={"people_per_part": 20}, out=out, resume=True)
    assert not [name for name in files_in(out) if ".part" in name or ".work" in name]


def test_a_run_that_was_killed_before_it_began_is_resumed_all_the_same(make: Make, tmp_path: Path) -> None:
    _, tally = make(ROWS[:3], out=tmp_path / "never", resume=True)
    assert tally.letters == 3


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"answers": {"switched_off": True}}, "the campaign file"),
        ({"formats": "pdf"}, "--format"),
        ({"rows": ROWS[:4]}, "the list of people"),
    ],
)
def test_a_run_is_not_resumed_with_something_else(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], says: str
) -> None:
    out = tmp_path / "stopped"
    monkeypatch.setattr(Store, "keep", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        make(ROWS[:3], out=out)
    monkeypatch.undo()
    rest = {"rows": ROWS[:3], "formats": "txt", **changed}
    with pytest.raises(CaseError, match=says):
        make(rest.pop("rows"), rest.pop("formats"), out=out, resume=True, **rest)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("layout", ["folders", "zip"])
def test_the_shares_of_three_machines_make_the_whole(make: Make, layout: str) -> None:
    output = {"people_per_part": 7, "layout": layout}
    whole, _ = make(ROWS, "pdf", output=output)
    out = whole.with_name("shared")
    for number in (2, 3, 1):
        make(ROWS, "pdf", output=output, out=out, shard=(number, 3))
    make(ROWS, "pdf", output=output, out=out, resume=True)
    assert files_in(out) == files_in(whole)


def test_shares_made_in_folders_of_their_own_are_copied_together(make: Make, tmp_path: Path) -> None:
    output = {"people_per_part": 7, "labels": True}
    whole, _ = make(ROWS, "pdf", output=output)
    together = tmp_path / "together"
    for number in (1, 2):
        share, _ = make(ROWS, "pdf", output=output, shard=(number, 2))
        shutil.copytree(share, together, dirs_exist_ok=True)
    make(ROWS, "pdf", output=output, out=together, resume=True)
    assert files_in(together) == files_in(whole)


def test_two_workers_make_the_same_as_one(make: Make) -> None:
    one, _ = make(ROWS, "pdf,docx,txt,eml", output={"people_per_part": 7})
    two, _ = make(ROWS, "pdf,docx,txt,eml", output={"people_per_part": 7}, workers=2)
    assert files_in(one) == files_in(two)


def test_a_part_is_put_to_the_others_as_soon_as_those_before_it_are_done() -> None:
    taken: list[str] = []

    def made() -> Iterator[Receipt]:
        for number in (3, 1, 5):
            taken.append(f"made {number}")
            yield Receipt(number=number, rows=1, waiting=0, entries=(), rejects=())

    taken.extend(f"put {number}" for number in in_order(made(), finished=[2, 4], parts=5))
    assert taken == ["made 3", "made 1", "put 1", "put 2", "put 3", "put 4", "made 5", "put 5"]


def test_a_piece_of_work_is_a_pure_function(tmp_path: Path) -> None:
    people = write_people(tmp_path / "p.csv", ROWS)
    order = Order(write_campaign(tmp_path / "c.yaml"), people, None, "pdf", TODAY, (PACK,))
    prepared = prepare(order, lambda text: None)
    job = prepared.job.model_dump_json()
    (chunk,) = chunks(prepared.table, 100, prepared.survey, None)
    assert done(job, chunk) == done(job, chunk)


def test_an_unwritable_folder_stops_with_a_clear_word_and_resumes(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = make(ROWS, output={"people_per_part": 20})
    out = whole.with_name("full")
    mkdir = Path.mkdir

    def full(self: Path, *arguments: object, **more: object) -> None:
        if "00003-" in str(self):
            raise OSError(28, "No space left on device")
        mkdir(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(WritingError, match=r"No space left on device.*--resume"):
        make(ROWS, output={"people_per_part": 20}, out=out)
    monkeypatch.undo()
    make(ROWS, output={"people_per_part": 20}, out=out, resume=True)
    assert files_in(out) == files_in(whole)


def test_two_runs_at_one_folder_at_once_are_told_apart(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_TRIES", 1)
    out = make_folder(tmp_path / "shared")
    with locking.locked(out), pytest.raises(CaseError, match="another command is writing"):
        make(ROWS[:3], out=out)
