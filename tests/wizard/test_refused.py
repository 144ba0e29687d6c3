"""Errors at a question, in the language of the screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import limits
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import AnswersError
from complaint_kit.packs.library import Library
from complaint_kit.situation.answers import check
from complaint_kit.situation.interview import Question, QuestionKind
from complaint_kit.wizard.offer import refused

TYPED: list[tuple[QuestionKind, Any, str, str]] = [
    (
        "place",
        "Leedz Bridge",
        "no place of this name is known. Write a name",
        "Diesen Ort kenne ich nicht (Leedz Bridge).",
    ),
    ("email", "sam@@example.org", "this is not an e-mail address. Write", "Das ist keine E-Mail-Adresse. Schreiben"),
    ("number", "many", "this is not a number. Write digits", "Das ist keine Zahl. Schreiben Sie Ziffern"),
    ("text", "x" * 300, "this is 300 characters long. Use at most 200", "Das ist zu lang. Kürzen Sie es."),
    ("date", "2026-12-25", "this day is after 2026-09-01. Write", "Dieser Tag liegt in der Zukunft (2026-12-25)."),
    ("date", "1925-01-01", "this day is before there were such laws. Check", "Prüfen Sie das Jahr."),
    ("address", ["a"] * 30, "this has 30 lines. Use at most", "Das sind zu viele Zeilen."),
]


@pytest.mark.parametrize(("kind", "typed", "english", "german"), TYPED, ids=lambda value: str(value)[:20])
def test_what_cannot_be_an_answer_is_refused_in_the_language_of_the_screen(
    kind: QuestionKind, typed: Any, english: str, german: str, library: Library
) -> None:
    question = Question(id="asked", kind=kind, past=True)
    with pytest.raises(AnswersError) as error:
        check(question, typed, limits(library, date(2026, 9, 1)))
    assert english in refused(error.value, Screen(library).words()["screen"])
    assert german in refused(error.value, Screen(library, "de").words()["screen"])


@pytest.mark.parametrize("told", ["yesterday around 5pm", "gestern gegen 17 Uhr"])
def test_of_a_text_that_later_letters_repeat_the_day_is_asked_and_not_how_long_ago_it_was(
    told: str, library: Library
) -> None:
    when = library.interview("camera").by_id["camera_when"]
    typed = limits(library, date(2026, 9, 1))._replace(typed=True)
    with pytest.raises(AnswersError) as error:
        check(when, told, typed)
    assert f"“{told.split()[0]}” is another day when the letter is read" in refused(
        error.value, Screen(library).words()["screen"]
    )
    assert check(when, "am 24. November am Morgen", typed) == "am 24. November am Morgen"


def test_an_error_without_words_of_its_own_is_said_in_english(library: Library) -> None:
    error = AnswersError("the moon is made of cheese", mend="Eat it.")
    assert refused(error, Screen(library, "de").words()["screen"]) == "the moon is made of cheese. Eat it."
