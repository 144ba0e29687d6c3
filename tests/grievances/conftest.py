"""Letters of one grievance, read as the person reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

PlanOf = Callable[..., Plan]
Letter = Callable[..., str]


@pytest.fixture(scope="session")
def plan_of(library: Library) -> PlanOf:
    """A function from a grievance, a home, a day and more of the case to its plan."""

    def make(scenario: str, home: str, day: str = "2026-11-30", **told: Any) -> Plan:
        about = {"name": "Harrow & Teal Ltd", "place": home[:2], "sector": "private", **told.pop("organisation", {})}
        raw = {
            "scenario": scenario,
            "me": {"name": "Orla Tennant", "lives_in": home, "email": "orla@example.org"},
            "about": {"organisation": about, "is_to_me": told.pop("is_to_me", "customer")},
            **told,
        }
        return prepare(library, Case.model_validate(raw), date.fromisoformat(day))

    return make


@pytest.fixture(scope="session")
def letter(plan_of: PlanOf, library: Library) -> Letter:
    """The same, and the kind of a letter, to its words on one line."""

    def read(document: DocumentKind, *about: Any, language: str = "en", **told: Any) -> str:
        return " ".join(words(draft(plan_of(*about, **told).matter(document), library, document, language)))

    return read
