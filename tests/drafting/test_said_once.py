"""Clauses are said once for all for whom they read the same; what a person typed is said for that person alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from complaint_kit.bulk.planner import Planner
from complaint_kit.drafting.clauses import Voice
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.rendering import renderer
from complaint_kit.drafting.templating import PRINTED, Look, templates
from complaint_kit.drafting.words_files import Section
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.situation.filling import answers_of

TODAY = date(2026, 11, 27)
ENDS = ("", ".", " \n\n  1. **I** | am_ill \\", "\nß ")
KINDS = (("posts",), ("posts", "profile"), ())


def people() -> Iterator[dict[str, Any]]:
    """Thirty people in two places who differ in what they typed, and in what they chose."""
    for number in range(30):
        yield {
            "full_name": f"Name{number:02d}",
            "residence": ("IE", "US-CO")[number % 2],
            "organisation": "linkedin",
            "acting_for": "myself",
            "wishes": ("stop_use", "know"),
            "account_identifiers": f"account{number:02d}",
            "data_kinds": KINDS[number % 3],
            **({"email": f"mail{number:02d}@example.org"} if number % 5 else {}),
            **({"my_situation": f"Story{number:02d}{ENDS[number % 4]}"} if number % 4 else {}),
            **({"what_happened": f"Event{number:02d}."} if number % 7 == 0 else {}),
            **({"switched_off": True} if number % 3 == 0 else {}),
        }


def letters(library: Library) -> list[Letter]:
    planner = Planner(library, "ai_training", TODAY)
    found = []
    for answers in people():
        case = planner.case(answers, ())
        plan = planner.plan(case, answers_of(case, library.wishes))
        found.append(draft(plan.matters[0], library, "request", "en"))
    return found


def test_a_letter_that_shares_clauses_reads_as_one_that_shares_none(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = letters(library)
    monkeypatch.setattr(Voice, "kept", lambda *_: None)
    assert shared == letters(library)


def test_what_one_person_typed_stands_in_no_other_letter_and_is_not_kept(library: Library) -> None:
    written = [repr(letter) for letter in letters(library)]
    for number, text in enumerate(written):
        for word in ("Name", "account", "mail", "Story", "Event"):
            others = [f"{word}{other:02d}" for other in range(30) if other != number]
            assert not [one for one in others if one in text]
    kept = repr([voice._kept for voice in renderer(library)._voices.values()])
    assert "I object to your use of" in kept
    assert not [word for word in ("Name0", "account0", "mail0", "Story0", "Event0") if word in kept]


@pytest.mark.parametrize(
    ("words", "looks"),
    [
        ("{{ answers.harm }}", {Look(PRINTED, ("harm",))}),
        ("{{ stopped(answers.harm) }}", {Look("stopped"), Look("answers", ("harm",))}),
        ("{{ answers.harm | upper }}", {Look("answers", ("harm",))}),
        ("{% set a %}{{ answers.harm }}{% endset %}{{ a | upper }}", None),
        ('{% if said("wishes", "know") %}x{% endif %}', {Look("said", ("wishes", "know"))}),
        ("{% for one in facts %}{{ one.says }}{{ loop.index }}{% endfor %}", {Look("facts")}),
        ("{% set a = cite('access') %}{{ a }}", {Look("cite", ("access",))}),
        ("{{ answers[key] }}{{ said(key) }}", {Look("answers"), Look("said"), Look("key")}),
        ("{{ answers.harm }}{% set answers = {} %}", None),
        ("{% include 'other' %}", None),
    ],
)
def test_what_a_clause_looks_at_is_read_off_its_words(library: Library, words: str, looks: set[Look] | None) -> None:
    assert templates(library).looks_at(Section("c", words, "here", 1), {"answers", "said"}) == looks
