"""What an office or an act demands of a complaint is held against the case, in the plan and before writing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.cases.folder import as_yaml
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.packs.library import Library
from complaint_kit.planning.completeness import lacks
from complaint_kit.situation.case import Case

REFUSED = {"on": date(2026, 9, 20), "kind": "refused", "refuses": ["access"]}
REQUEST = {"id": "request-1", "by": "me", "channel": "email", "asked": ["access"], "sent": date(2026, 9, 1)}
WHOLE = {
    "address": ["1 Main Street", "Sofia"],
    "request": {"exhibit": "E1", "received": {"on": date(2026, 9, 1), "known": "receipt"}},
    "reply": {"exhibit": "E2"},
}


def told(home: str, *, place: str | None = None, whole: bool = False, **more: Any) -> dict[str, Any]:
    """A refused request, with nothing else than that, or with all that an office may ask for."""
    reply = {**REFUSED, **(WHOLE["reply"] if whole else {})}
    me = {"name": "Zed Example", "lives_in": home, "email": "zed@example.org"}
    return {
        "kit": 2,
        "scenario": "access",
        "me": {**me, **({"address": WHOLE["address"]} if whole else {}), **more.pop("me", {})},
        "about": {"organisation": {"name": "Brixen Ltd", "place": place or home, "sector": "private"}},
        "want": ["copy"],
        "papers": [{**REQUEST, **(WHOLE["request"] if whole else {}), "replies": [reply]}],
        "exhibits": [{"id": one, "file": f"{one}.pdf", "is": one} for one in ("E1", "E2")] if whole else [],
        **more,
    }


def lacking(library: Library, case: dict[str, Any], day: str = "2026-11-27") -> list[tuple[str, str]]:
    plan = prepare(library, Case.model_validate(case), date.fromisoformat(day))
    return [(one.demand, one.of) for one in lacks(plan.matter("complaint"))]


@pytest.mark.parametrize(
    ("home", "missing"),
    [
        # § 24(3) DSG: the request and the answer, where a right had to be claimed first
        ("AT", [("request_copy", "request-1"), ("answer_copy", "request-1, 2026-09-20")]),
        ("BG", [("address", "")]),
        ("SK", [("address", ""), ("request_copy", "request-1"), ("evidence", "")]),
        ("LV", [("address", ""), ("request_copy", "request-1"), ("answer_copy", "request-1, 2026-09-20")]),
        ("PL", [("address", "")]),
        ("GB-ENG", [("harm", ""), ("request_copy", "request-1"), ("answer_copy", "request-1, 2026-09-20")]),
        ("FR", [("respondent_address", "")]),
        ("IE", []),
    ],
)
def test_what_the_office_demands_and_a_bare_case_lacks(
    library: Library, home: str, missing: list[tuple[str, str]]
) -> None:
    assert lacking(library, told(home)) == missing


@pytest.mark.parametrize("home", ["AT", "BG", "SK", "LV", "ES"])
def test_a_case_that_has_all_of_it_lacks_nothing(library: Library, home: str) -> None:
    assert lacking(library, told(home, whole=True)) == []


def test_in_spain_a_copy_of_the_request_is_enclosed_and_it_is_shown_that_it_was_sent(library: Library) -> None:
    """Second annex of the models of the agency (BOE-A-2023-16062): what subsection j) must hold."""
    silent = told("ES")
    silent["papers"][0]["replies"] = []
    copy = ("request_copy", "request-1")
    assert lacking(library, silent) == [copy, ("request_proof", "request-1")]
    assert lacking(library, told("ES")) == [copy]  # an answer shows that it arrived


def test_the_plan_of_the_interview_says_it_before_a_complaint_is_written(library: Library) -> None:
    screen = Screen(library)

    def plan_of(home: str) -> str:
        case = told(home)
        case["papers"].append({"id": "reply-1", "kind": "reply", "by": "me", "sent": date(2026, 9, 25)})
        plan = prepare(library, Case.model_validate(case), date(2026, 11, 27))
        return " ".join(short_plan_text(explanation(plan, screen), screen.words("access")).split())

    assert "asks for what this case does not have yet: your postal address (me, address)." in plan_of("BG")
    assert "does not have yet" not in plan_of("IE")


def test_an_address_by_which_the_person_must_not_be_reached_is_none(library: Library) -> None:
    hidden = told("BG", whole=True, me={"reach_me": {"not_by": "post"}})
    assert lacking(library, hidden) == [("address", "")]


def test_across_borders_austria_may_ask_for_no_copies_once_the_regulation_applies(library: Library) -> None:
    # Article 4(1), second subparagraph, of Regulation (EU) 2025/2518, from 2 April 2027
    case = told("AT", place="IE")
    assert lacking(library, case, "2027-04-01") == lacking(library, case)
    assert lacking(library, case, "2027-04-02") == []


def test_across_borders_no_office_may_ask_for_more_than_the_regulation_lists(library: Library) -> None:
    # Article 4(1)(a) wants a way to reach the complainant, which an e-mail address is; at home Slovakia wants more
    case = told("SK", place="IE")
    assert lacking(library, case, "2027-04-01") == [("address", ""), ("request_copy", "request-1"), ("evidence", "")]
    assert lacking(library, case, "2027-04-02") == []
    at_home = told("SK")
    assert lacking(library, at_home, "2027-04-02") == lacking(library, at_home, "2027-04-01") != []


@pytest.mark.parametrize("home", ["SK", "BG"])
def test_offices_with_demands_of_their_own_want_the_mandate_across_borders_too(library: Library, home: str) -> None:
    # Article 4(1)(c) of Regulation (EU) 2025/2518
    acting = {"for": "person", "signed": date(2026, 8, 1), "person": {"name": "Ann Other", "lives_in": home}}
    assert ("mandate", "") in lacking(library, told(home, place="IE", acting=acting), "2027-04-05")


def test_who_writes_for_another_needs_the_mandate_as_a_file(library: Library) -> None:
    # Article 4(1)(c)
    acting = {"for": "person", "signed": date(2026, 8, 1), "person": {"name": "Ann Other", "lives_in": "DE-BE"}}
    case = told("DE-BE", place="IE", acting=acting)
    assert lacking(library, case, "2027-04-05") == [("mandate", "")]
    shown = {**acting, "authority": "E1"}
    assert lacking(library, told("DE-BE", place="IE", whole=True, acting=shown), "2027-04-05") == []


def test_the_plan_the_screen_and_the_page_say_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text(as_yaml(told("AT")), encoding="utf-8")
    named = ["--answers", str(tmp_path / "a.yaml"), "--as-of", "2026-11-27"]
    wanted = "asks for what this case does not have yet: a copy of your letter request-1 (its exhibit"
    assert main(["explain", *named]) == DONE
    assert wanted in " ".join(capsys.readouterr().out.split())
    assert main(["explain", *named, "--json"]) == DONE
    offices = json.loads(capsys.readouterr().out)["authorities"]
    assert [len(one["lacks"]) for one in offices if one["recommended"]] == [2]
    drafted = ["draft", *named, "--document", "complaint", "--format", "txt", "--out", str(tmp_path / "cases")]
    assert main(drafted) == DONE
    assert wanted in capsys.readouterr().out.splitlines()[0]
