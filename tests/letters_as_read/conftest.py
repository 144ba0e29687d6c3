"""Letters drafted for a person and read as she reads them: one line of words, whatever the layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from complaint_kit.drafting import rendering, whole_letters
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.short_citations import in_full
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter, words
from complaint_kit.packs.library import Library
from complaint_kit.situation.older import Event
from tests.conftest import PlanFor

Draft = Callable[..., Letter]
Read = Callable[..., str]

SITUATION = "I am a nurse and wrote about my own illness."


@pytest.fixture(autouse=True)
def citations_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every citation as the law has it; how a letter shortens them is in tests/drafting/test_short_citations.py."""
    monkeypatch.setattr(rendering, "shortened", in_full)
    monkeypatch.setattr(whole_letters, "shortened", in_full)


@pytest.fixture(scope="session")
def drafted(plan_for: PlanFor, library: Library) -> Draft:
    """A function from a kind of letter, a day, a residence, events and answers to the letter."""

    def make(kind: DocumentKind, day: str, residence: str, *events: Event, language: str = "en", **more: Any) -> Letter:
        plan = plan_for(day, residence, *events, **more)
        matter = plan.matter(kind)
        assert matter.rung(kind).open, f"the {kind} is {matter.rung(kind).state}"
        return draft(matter, library, kind, language)

    return make


@pytest.fixture(scope="session")
def read(drafted: Draft) -> Read:
    """The same, as the words of the letter on one line."""

    def text(*about: Any, **more: Any) -> str:
        return " ".join(words(drafted(*about, **more)))

    return text
