"""A letter to whoever answered, by somebody who is not content with the answer."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import two_roads
from complaint_kit.packs.library import Library
from tests.letters_as_read.test_after_an_answer import SENT, letter, plan_of


@pytest.mark.parametrize(
    ("home", "language", "subject", "asks", "says"),
    [
        (
            "DE-RP",
            "de",
            "Ihr Schreiben vom 26. November 2026 zu meinem Antrag vom 2. November 2026",
            "bitte prüfen Sie meinen Antrag noch einmal und entsprechen Sie ihm bis zum 12. Dezember 2026",
            "Ihre Antwort vom 26. November 2026 genügt nicht. In May they had it.",
        ),
        (
            "CH",
            "de",
            "Ihr Schreiben vom 26. November 2026 zu meinem Auskunftsbegehren vom 2. November 2026",
            "Bitte prüfen Sie mein Begehren noch einmal und entsprechen Sie ihm bis zum 12. Dezember 2026",
            "Ihre Antwort vom 26. November 2026 genügt nicht. In May they had it.",
        ),
        (
            "IE",
            "en",
            "Your answer of 26 November 2026 to my request of 2 November 2026: access to my data",
            "Please look again at my request for access to my data and do what I asked by 12 December 2026",
            "Your answer of 26 November 2026 does not give me what I asked for. In May they had it.",
        ),
    ],
)
def test_whoever_is_not_content_with_an_answer_says_so_to_them_and_does_not_say_that_they_refused(
    library: Library, home: str, language: str, subject: str, asks: str, says: str
) -> None:
    answer = {"on": "2026-11-26", "kind": "answered", "mine": "In May they had it."}
    found = letter(library, plan_of(library, home, "2026-11-28", {**SENT, "replies": [answer]}), "reply", language)
    assert subject in found
    assert asks in found
    assert says in found
    assert not any(word in found for word in ("weiterhin", "still"))
    none = {**answer, "kind": "no_data"}
    found = letter(library, plan_of(library, home, "2026-11-28", {**SENT, "replies": [none]}), "reply", language)
    assert subject in found
    assert ("gesucht wurde" if language == "de" else "you have searched") in found
    assert "In May they had it." in found


def test_a_second_letter_about_an_answer_does_not_repeat_what_the_first_said(library: Library) -> None:
    first, again = ({"on": day, "kind": "answered", "mine": f"On {day}."} for day in ("2026-11-26", "2026-12-10"))
    told = {"id": "reply-1", "kind": "reply", "sent": "2026-11-28", "channel": "email", "replies": [again]}
    found = letter(library, plan_of(library, "IE", "2026-12-12", {**SENT, "replies": [first]}, told), "reply", "en")
    assert "On 2026-12-10." in found
    assert "On 2026-11-26." not in found


def test_who_writes_back_on_the_day_of_the_answer_waits_for_the_day_they_named_like_anybody_else(
    library: Library,
) -> None:
    none = {"on": "2026-11-20", "kind": "no_data", "mine": "In May they had it."}
    plan = plan_of(library, "NL", "2026-11-20", {**SENT, "replies": [none]})
    silence = two_roads(library, plan, (plan.matter("reply"), "reply")).silence
    assert [(one.on, one.document, one.rung.state) for one in silence] == [
        (date(2026, 12, 5), "complaint", "recommended")  # the day after the fourteen that the letter gives
    ]
