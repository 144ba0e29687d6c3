"""`complaint-kit check` as the author of a pack runs it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.checks.run import CHECKS, Result, check, reason
from complaint_kit.cli import main
from complaint_kit.commands import checking
from complaint_kit.commands.exits import CANNOT_START, DONE, SOME_FAILED
from complaint_kit.packs.library import Library
from tests.checks.small_pack import SmallPack, small_pack

ACT = "jurisdictions/xa/act.yaml"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallPack:
    """The small pack as the only one there is, seen from its own folder."""
    monkeypatch.setattr(checking.shared, "library", lambda options: Library((tmp_path,)))
    monkeypatch.chdir(tmp_path)
    return small_pack(tmp_path)


def out(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = DONE) -> str:
    assert main(["check", "--as-of", "2026-11-22", *arguments]) == code
    return capsys.readouterr().out


def test_a_pack_in_which_everything_holds_ends_with_code_0(pack: SmallPack, capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys)
    assert "2 examples, 0 failed." in said
    assert said.rstrip().endswith("Everything holds.")


def test_findings_come_first_with_the_reason_the_place_and_what_to_write_instead(
    pack: SmallPack, capsys: pytest.CaptureFixture[str]
) -> None:
    pack.change(ACT, "needs: regulator_complaint", "needs: court")
    line = pack.at(ACT, "- document: complaint").rpartition(":")[2]
    said = out(capsys, code=SOME_FAILED).splitlines()
    assert said[0].startswith("ladders: ")
    assert said[1] == f"  {ACT}:{line}: the step 'complaint' needs 'court', which no law of the place gives"
    assert said[2].startswith("  -> Name a right")
    assert said[-1] == "1 findings, 0 failed examples."


def test_what_several_findings_need_is_said_once(pack: SmallPack, capsys: pytest.CaptureFixture[str]) -> None:
    pack.change(ACT, "opens: [silence]", "opens: [appeal.silence]")
    pack.change(ACT, "needs: regulator_complaint", "needs: court")
    assert out(capsys, code=SOME_FAILED).count("-> Name a right") == 1


def test_a_failed_example_is_told_with_what_came_out(pack: SmallPack, capsys: pytest.CaptureFixture[str]) -> None:
    pack.change(ACT, "{answer: 2027-01-15}", "{answer: 2027-01-14}")
    said = out(capsys, code=SOME_FAILED)
    assert "2 examples, 1 failed." in said
    assert "xa.act/access: December has 31 days" in said
    assert "expected 2027-01-14, but it is due on 2027-01-15" in said


def test_the_table_and_what_nobody_read_follow_and_are_no_error(
    pack: SmallPack, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = "  - id: complaint\n    gives: regulator_complaint\n"
    pack.change(ACT, rule, f"{rule}    verified: null\n    doubt: Only a report was read.\n")
    pack.change("jurisdictions/xa/authorities.yaml", "on: 2026-11-22", "on: 2025-01-01")
    said = out(capsys)
    table, unread, stale = said.index("read on"), said.index("Only a report was read."), said.index("2025-01-01")
    assert table < unread < stale
    (row,) = [line.split() for line in said.splitlines() if line.lstrip().startswith("xa.act  ")]
    assert row == ["xa.act", "2", "2", "1", "1", "2026-11-22"]


def test_json_is_one_document_and_nothing_else(pack: SmallPack, capsys: pytest.CaptureFixture[str]) -> None:
    pack.change(ACT, "{answer: 2027-01-15}", "{answer: 2027-01-14}")
    pack.change(ACT, "opens: [silence]", "opens: [appeal.silence]")
    said = json.loads(out(capsys, "--json", code=SOME_FAILED))
    assert said.keys() == {"findings", "examples", "coverage", "unread", "stale", "debts", "languages", "holidays"}
    (finding,) = said["findings"]
    assert finding["check"] == "ladders"
    assert finding["place"].startswith(f"{ACT}:")
    assert (said["examples"]["run"], len(said["examples"]["failed"])) == (2, 1)
    assert said["coverage"][0]["law"] == "xa.act"


def test_a_users_pack_is_checked_on_top_of_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[Library] = []

    def note(library: Library, today: object) -> Result:
        seen.append(library)
        return Result(())

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(checking, "run_checks", note)
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pack.yaml").write_text("name: mine\n")
    out(capsys, str(folder))
    assert seen[0].roots[-1] == folder
    assert "eu.gdpr" in seen[0].law_ids()


def test_a_folder_that_is_no_pack_cannot_be_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["check", str(tmp_path)]) == CANNOT_START
    assert "pack.yaml" in capsys.readouterr().err


def test_a_pack_may_replace_a_file_only_if_it_says_so(tmp_path: Path) -> None:
    small_pack(tmp_path / "shipped")
    mine = SmallPack(tmp_path / "mine")
    law = (tmp_path / "shipped" / ACT).read_text()
    mine.write(ACT, law)
    roots = (tmp_path / "shipped", tmp_path / "mine")
    (finding,) = check(Library(roots), date(2026, 11, 22)).findings
    assert (finding.check, finding.place) == ("loads", str(tmp_path / "mine" / ACT))
    mine.write(ACT, f"replaces: xa.act\n{law}")
    assert check(Library(roots), date(2026, 11, 22)).findings == ()


def test_every_check_says_why_it_is_there_and_has_a_name_of_its_own() -> None:
    names = [one.__name__ for one in CHECKS]
    assert len(set(names)) == len(names)
    assert [name for name in names if not reason(name).endswith((".", ")"))] == []
