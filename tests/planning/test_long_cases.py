"""A case that grew for years: which letter goes on with which, and how long the kit takes to open it."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

from benchmarks.long_case import TODAY, long_case
from complaint_kit.drafting.build_plan import prepare, two_roads
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper


def paper(id_: str, day: str, **more: Any) -> Paper:
    return Paper.model_validate({"id": id_, "sent": date.fromisoformat(day), "channel": "email", **more})


FIRST = paper("first", "2026-01-05", asked=["access"])
PROOF = paper("proof", "2026-01-20", kind="reply", gives=["identity"])
SECOND = paper("second", "2026-06-01", asked=["erasure"])


def test_what_was_sent_for_the_first_letter_does_not_pass_to_a_later_one() -> None:
    case = Case(papers=(FIRST, PROOF, SECOND))
    assert case.goes_on_with(PROOF) is FIRST
    assert case.later_than(SECOND) == ()


def test_a_reply_to_a_reminder_answers_the_letter_that_was_reminded_of() -> None:
    came = {"on": date(2026, 2, 20), "kind": "answered"}
    reminder = paper("reminder", "2026-02-10", kind="reminder", replies=[came])
    case = Case(papers=(FIRST, reminder, SECOND))
    assert [reply.kind for reply in case.replies_to(FIRST)] == ["answered"]
    assert case.replies_to(SECOND) == ()


def test_a_case_to_which_a_letter_was_added_knows_it() -> None:
    before = Case(papers=(FIRST,))
    assert before.later_than(FIRST) == ()
    after = before.model_copy(update={"papers": (FIRST, PROOF)})
    assert after.later_than(FIRST) == (PROOF,)
    assert before.later_than(FIRST) == ()
    assert before == Case(papers=(FIRST,))


def test_four_times_the_letters_take_about_four_times_the_work(library: Library) -> None:
    _work(library, 20)  # reads the law
    few, many = _work(library, 50), _work(library, 200)
    assert many < 6 * few


def _work(library: Library, papers: int) -> int:
    """How many functions are called to open a case of so many letters: time would depend on the machine."""
    case, calls = long_case("NL", papers), 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        two_roads(library, prepare(library, case, TODAY))
    finally:
        sys.setprofile(before)
    return calls
