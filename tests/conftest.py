"""What many tests share: the shipped library, and a plan for answers on a day."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from complaint_kit.commands import shared
from complaint_kit.drafting.build_plan import prepare, read_case
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.older import Event

PlanFor = Callable[..., Plan]

LIBRARY = Library(pack_roots(None))  # reads nothing before it is asked

ALEX = {
    "organisation": "linkedin",
    "wants": ["stop", "know"],
    "full_name": "Alex Morgan",
    "email": "alex@example.org",
}


@pytest.fixture(autouse=True)
def usual_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever language the machine of the tester speaks, on whatever terminal, and whether it prints or not."""
    monkeypatch.setattr("complaint_kit.commands.afterwards.ways", lambda: ())
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "ACCESSIBLE", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture(autouse=True)
def law_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that are given no pack look at the one library of all tests: nothing on disk changes it."""
    read = shared.library

    def found(options: argparse.Namespace) -> Library:
        fresh = read(options)
        return LIBRARY if fresh.roots == LIBRARY.roots else fresh

    monkeypatch.setattr(shared, "library", found)


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped pack, and no other."""
    return LIBRARY


@pytest.fixture(scope="session")
def plan_for(library: Library) -> PlanFor:
    """A function from a day, a residence, events and further answers to the plan of that day."""

    def make(day: str, residence: str, *events: Event, scenario: str = "ai_training", **answers: Any) -> Plan:
        base = ALEX if scenario == "ai_training" else {key: ALEX[key] for key in ("organisation", "full_name", "email")}
        today = date.fromisoformat(day)
        told = {**base, "residence": residence, **answers}
        return prepare(library, read_case(library, scenario, told, events, today, "the answers"), today)

    return make


def plan_of(library: Library, scenario: str, answers: Mapping[str, Any], day: date) -> Plan:
    """The plan of a library for answers by question."""
    return prepare(library, read_case(library, scenario, answers, (), day, "the answers"), day)


def happened(event: str, day: str, document: str = "request") -> Event:
    """An event in one line."""
    return Event.model_validate({"event": event, "on": day, "document": document})
