"""Whoever writes with many others gets the letter that they would have had alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.bulk.planner import Planner
from complaint_kit.drafting import whole_letters
from complaint_kit.drafting.build_plan import prepare, read_case
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.sheets import sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.filling import answers_of

LIBRARY = Library((shipped_pack(),))
TODAY = date(2026, 11, 27)
DUBLIN = {"organisation": "linkedin", "residence": "IE", "full_name": "Aoife Byrne", "wishes": ("stop_use", "know")}
TOLD: tuple[dict[str, Any], ...] = (
    {"my_situation": "I write under my own name."},
    {"my_situation": "I am a nurse.\n\nMy patients read my posts."},
    {"my_situation": "- Article 15 GDPR\n- **my** posts"},
    {"my_situation": "I teach. Article 21(1) GDPR is plain."},
    {"my_situation": "I write under my own name.", "email": "a@example.org"},
    {"my_situation": "I write under my own name.", "email": "b.long.name@example.org"},
    {"my_situation": "I write under my own name.", "email": "b@example.org", "account_identifiers": "the app"},
    {"account_identifiers": "my first day there, {{ 7 * 7 }}"},
    {"account_identifiers": "posts\nand drafts"},
    {},
)


def requested(library: Library, plan: Plan) -> Letter:
    return draft(plan.matters[0], library, "request", "en", sheet(LIBRARY, "IE"))


@pytest.mark.parametrize("home", ["IE", "GB-ENG", "US-CA", "CH"])
def test_a_letter_written_beside_others_is_the_letter_written_alone(home: str, library: Library) -> None:
    together = Library((shipped_pack(),))
    planner = Planner(together, "ai_training", TODAY)
    for told in TOLD + TOLD[::-1]:
        answers = {**DUBLIN, **told, "residence": home}
        alone = prepare(library, read_case(library, "ai_training", answers, (), TODAY, "here"), TODAY)
        case = planner.case(answers, ())
        shared = planner.plan(case, answers_of(case, together.wishes))
        assert requested(together, shared) == requested(library, alone)


def test_a_letter_like_one_before_is_not_put_together_again(monkeypatch: pytest.MonkeyPatch) -> None:
    together = Library((shipped_pack(),))
    planner = Planner(together, "ai_training", TODAY)

    def letter(told: dict[str, Any]) -> Letter:
        case = planner.case({**DUBLIN, **told}, ())
        return requested(together, planner.plan(case, answers_of(case, together.wishes)))

    for told in TOLD:
        letter(told)

    def never(*_: object) -> None:
        raise AssertionError("put together again")

    monkeypatch.setattr(whole_letters, "assemble", never)
    own = letter({"my_situation": "I have never been asked.", "email": "zoe@example.org"})
    assert "I have never been asked." in repr(own.blocks)
    assert "zoe@example.org" in repr(own.blocks)
    with pytest.raises(AssertionError, match="put together again"):
        letter({"my_situation": "I have never been asked.", "decide_by": date(2026, 12, 24)})
