"""A case in the formats of others, neutral names, and papers that are enclosed as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.cases import exchange
from complaint_kit.cases.folder import as_yaml, cases_in
from complaint_kit.cases.forgetting import contents
from complaint_kit.cli import main
from complaint_kit.situation.case import Case
from complaint_kit.text import MOST_BYTES

DAY = ("--as-of", "2026-11-09")


def told(place: str = "US-CA", **more: Any) -> dict[str, Any]:
    me = {"name": "Ann Example", "lives_in": place, "email": "ann@example.org", "phone": "+1 (555) 010-0100"}
    return {
        "kit": 2,
        "scenario": "access",
        "me": me,
        "about": {"organisation": {"name": "Liffey Shop", "place": place, "sector": "private"}},
        "want": ["copy", "delete", "correct"],
        **more,
    }


def drafted(folder: Path, case: dict[str, Any], *options: str) -> Path:
    """The folder of the case with its first letter."""
    answers = folder / "told.yaml"
    answers.write_text(as_yaml(case), encoding="utf-8")
    home = folder / "cases"
    main(["draft", "--answers", str(answers), "--out", str(home), "--format", "pdf,txt", *DAY, *options])
    (found,) = cases_in(home)
    return found


def exported(folder: Path, format_: str) -> Any:
    to = folder.parent.parent / f"{format_}.json"
    command = ["export", folder.name, "--as", format_, "--to", str(to), "--out", str(folder.parent), *DAY]
    assert main(command) == 0
    return json.loads(to.read_text(encoding="utf-8"))


def test_each_right_is_a_request_of_its_own_and_what_the_protocol_lacks_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    requests = exported(drafted(tmp_path, told()), "drp")
    assert sorted(one["exercise"] for one in requests) == ["access", "deletion"]
    assert {one["drp.version"] for one in requests} == {"1.0"}
    assert {one["regime"] for one in requests} == {"ccpa"}
    assert all(one["agent-id"] is None and one["issued-at"] is None for one in requests)
    assert {one["phone_number"] for one in requests} == {"+15550100100"}
    assert "correction" in capsys.readouterr().out


def test_a_way_that_is_closed_is_in_no_format() -> None:
    case = Case.model_validate({"me": {"name": "Ann", "email": "ann@example.org", "reach_me": {"not_by": "email"}}})
    (request,), _ = exchange.drp_requests(case, ("access",))
    assert "email" not in request
    assert "ann@example.org" not in json.dumps(exchange.docassemble(case, (), "Liffey Shop"))


def test_elsewhere_there_is_no_such_request(tmp_path: Path) -> None:
    folder = drafted(tmp_path, told("IE"))
    assert main(["export", folder.name, "--as", "drp", "--out", str(folder.parent), *DAY]) == 2
    assert list(folder.parent.glob("*.json")) == []


def test_a_clinic_gets_people_as_objects_and_nothing_that_is_not_known(tmp_path: Path) -> None:
    answers = exported(drafted(tmp_path, told("IE")), "docassemble")
    (user,), (other,) = answers["users"]["elements"], answers["other_parties"]["elements"]
    assert (user["name"]["first"], user["name"]["last"]) == ("Ann", "Example")
    assert user["_class"] == "docassemble.base.util.Individual"
    assert other["name"]["text"] == "Liffey Shop"
    assert "complaint_kit_harm" not in answers
    assert "address" not in user


def test_names_of_a_discreet_case_tell_nothing_and_it_can_still_be_forgotten(tmp_path: Path) -> None:
    folder = drafted(tmp_path, told("IE"), "--discreet")
    assert folder.name == "2026-11-09-papers"
    names = sorted(one.name for one in folder.iterdir())
    assert {"1-letter.pdf", "1-letter-what-happens-next.pdf"} <= set(names)
    assert not [name for name in names if "request" in name or "liffey" in name]
    assert contents(folder).others == ()


def test_a_reminder_encloses_the_request_itself(tmp_path: Path) -> None:
    folder = drafted(tmp_path, told("IE"))
    common = ("--out", str(folder.parent))
    assert main(["record", folder.name, "sent", "2026-11-09", "--by", "email", *common, *DAY]) == 0
    assert (
        main(["next", folder.name, *common, "--as-of", "2026-12-20", "--format", "txt", "--document", "reminder"]) == 0
    )
    assert (folder / "2-reminder-enclosures.pdf").is_file()


def test_the_page_says_how_to_cover_an_identity_paper_only_where_one_is_demanded(tmp_path: Path) -> None:
    from pypdf import PdfReader

    demand = {"on": "2026-11-02", "kind": "identity_asked"}
    paper = {"id": "request-1", "asked": ["access"], "sent": "2026-10-19", "channel": "email"}
    asked = drafted(tmp_path, told("IE", papers=[{**paper, "replies": [demand]}]))
    page = " ".join(PdfReader(next(asked.glob("*what-happens-next.pdf"))).pages[0].extract_text().split())
    assert "complaint-kit help identity" in page
    (other := tmp_path / "other").mkdir()
    page = PdfReader(next(drafted(other, told("IE")).glob("*what-happens-next.pdf"))).pages[0].extract_text()
    assert "help identity" not in page


def test_one_limit_for_the_size_of_files() -> None:
    assert MOST_BYTES == 50_000_000
