"""The letter that cites no law: for whom it is there, and that it only asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.languages import language_for
from complaint_kit.errors import AnswersError
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case, WishId
from tests.conftest import PlanFor, happened

DAY = "2026-11-27"
# What a letter without a right must not sound like.
DEMANDS = ("Article", "Art.", "§", "U.S.C.", "law", "right to", "deadline", "complain", "entitled", "Gesetz", "Frist")


def letter(plan: Plan, library: Library, language: str | None = None) -> str:
    """The letter that asks, as words on one line."""
    matter = plan.matter("voluntary")
    return " ".join(words(draft(matter, library, "voluntary", language_for(matter, library, language, "voluntary"))))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("scenario", ["access", "ai_training", "erasure", "opt_out", "rectification"])
def test_it_cites_no_law_sets_no_deadline_and_threatens_nobody(
    plan_for: PlanFor, library: Library, scenario: str, language: str
) -> None:
    answers = {
        "erasure": {"what_to_erase": "my account"},
        "opt_out": {"wants": ["sale", "ads", "profiling", "contact", "sensitive"]},
        "rectification": {"what_is_wrong": "the year", "what_is_right": "1985"},
    }.get(scenario, {})
    text = letter(plan_for(DAY, "BR", scenario=scenario, organisation="Beispiel Ltda", **answers), library, language)
    assert [word for word in DEMANDS if word in text] == []


def wanting(library: Library, wish: WishId) -> Plan:
    """The plan for somebody in Brazil who wants only that."""
    told = {
        "scenario": "access",
        "me": {"name": "Ana Souza", "lives_in": "BR"},
        "about": {"organisation": "Beispiel Ltda"},
        "want": [wish],
    }
    return prepare(library, Case.model_validate(told), date.fromisoformat(DAY))


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_asks_for_every_wish_there_is(library: Library, language: str) -> None:
    asked = {wish: letter(wanting(library, wish), library, language) for wish in get_args(WishId)}
    asked["know"] = asked.pop("copy")  # who wants to know and who wants a copy are sent the same copy
    assert len(set(asked.values())) == len(asked)


def test_whoever_has_a_right_is_offered_no_letter_that_only_asks(plan_for: PlanFor) -> None:
    with pytest.raises(AnswersError, match="there is no such step"):
        plan_for(DAY, "IE").matter("voluntary")


def test_where_the_kit_has_no_law_nothing_is_urged_and_the_letter_is_possible(plan_for: PlanFor) -> None:
    plan = plan_for(DAY, "BR", scenario="access", organisation="Beispiel Ltda")
    assert (plan.now, [rung.step.document for _, rung in plan.open]) == ((), ["voluntary"])


def test_in_a_state_without_a_privacy_act_the_company_is_asked_before_anybody_complains(plan_for: PlanFor) -> None:
    plan = plan_for(DAY, "US-ID", scenario="access", organisation="Beispiel Inc")
    assert [rung.step.document for _, rung in plan.now] == ["voluntary"]
    assert [rung.step.document for _, rung in plan.open] == ["voluntary", "complaint"]


def test_whoever_has_asked_already_is_shown_the_complaint(plan_for: PlanFor) -> None:
    plan = plan_for(DAY, "US-ID", happened("sent", "2026-10-01"), scenario="access", organisation="Beispiel Inc")
    assert [rung.step.document for _, rung in plan.now] == ["complaint"]


def test_it_tells_what_happened_and_asks_for_what_is_named(plan_for: PlanFor, library: Library) -> None:
    text = letter(
        plan_for(
            DAY,
            "BR",
            scenario="erasure",
            organisation="Beispiel Ltda",
            what_to_erase="my account and my orders",
            what_happened="They sold my address.",
        ),
        library,
    )
    assert "They sold my address." in text
    assert "Please delete the following: my account and my orders." in text


def test_it_can_be_drafted_sent_and_recorded(tmp_path: Path, library: Library) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("scenario: access\nanswers: {organisation: Beispiel Ltda, residence: Brazil, full_name: A B}\n")
    at = ["--out", str(tmp_path), "--as-of", DAY]
    assert main(["draft", "--answers", str(answers), "--document", "voluntary", "--format", "txt", *at]) == DONE
    (path,) = tmp_path.glob("*/1-voluntary.txt")
    assert main(["record", path.parent.name, "sent", DAY, "--out", str(tmp_path), "--as-of", "2026-11-28"]) == DONE
    case: Case = cases.load(path.parent, library)
    assert [(paper.kind, str(paper.sent)) for paper in case.papers] == [("voluntary", DAY)]
