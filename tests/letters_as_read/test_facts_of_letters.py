"""The facts of a letter: what the person only heard is told as heard."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

PHOTO = "Bildfreude put a photo on its website without asking."


def case(home: str, happened: list[dict[str, Any]], *papers: dict[str, Any], **more: Any) -> Case:
    return Case.model_validate(
        {
            "kit": 2,
            "scenario": "erasure",
            "finished": True,
            "me": {"name": "Maria Doe", "lives_in": home, "email": "maria@example.org"},
            "about": {
                "organisation": {"name": "Bildfreude Ltd", "place": home[:2], "sector": "private"},
                "is_to_me": "customer",
            },
            "happened": happened,
            "want": [{"wish": "delete", "of": "the photo"}],
            "facts": {"letter_form": "full"},
            "papers": papers,
            **more,
        }
    )


def read(library: Library, told: Case, kind: DocumentKind, language: str, today: str) -> str:
    plan = prepare(library, told, date.fromisoformat(today))
    return " ".join(" ".join(words(draft(plan.matters[0], library, kind, language))).split())


@pytest.mark.parametrize(
    ("language", "known", "line"),
    [
        ("en", {"known": "told"}, "October 2026, as I was told: Bildfreude put"),
        ("en", {"known": "told", "by": "her teacher"}, "October 2026, as her teacher told me: Bildfreude put"),
        ("en", {"known": "read", "where": "in the Leinster Gazette"},
         "October 2026, as I read (in the Leinster Gazette): Bildfreude put"),
        ("en", {"known": "document"}, "October 2026, as a paper that I have shows: Bildfreude put"),
        ("en", {"known": "myself"}, "October 2026: Bildfreude put"),
        ("de", {"known": "told"}, "Oktober 2026, wie mir gesagt wurde: Bildfreude put"),
        ("de", {"known": "told", "by": "ihre Lehrerin"},
         "Oktober 2026, wie mir gesagt wurde (Quelle: ihre Lehrerin): Bildfreude put"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["request", "complaint"])
def test_what_the_person_only_heard_or_read_is_told_as_heard_or_read(
    library: Library, kind: DocumentKind, language: str, known: dict[str, str], line: str
) -> None:
    told = case("AT", [{"on": "2026-10", "says": PHOTO, "wrong": ["no_consent"], **known}])
    assert line in read(library, told, kind, language, "2026-11-09")


def test_hearsay_without_a_day_and_hearsay_of_what_lies_ahead_are_marked_too(library: Library) -> None:
    told = case("IE", [{"says": PHOTO, "known": "told"}, {"starts": "2026-12-14", "says": PHOTO, "known": "told"}])
    letter = read(library, told, "request", "en", "2026-11-09")
    assert "As I was told: Bildfreude put" in letter
    assert "From 14 December 2026, as I was told: Bildfreude put" in letter


def test_a_day_ahead_that_the_sentence_names_itself_leaves_no_from_behind(library: Library) -> None:
    says = "Bildfreude will show the photo from 14 December 2026."
    told = case("IE", [{"starts": "2026-12-14", "says": says}, {"on": "2026-10-01", "says": PHOTO}])
    letter = read(library, told, "request", "en", "2026-11-09")
    assert says in letter
    assert f"From {says}" not in letter
