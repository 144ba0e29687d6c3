"""What came back after an answer was answered: the next letter does not say again what the last one said."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from tests.grievances.conftest import PlanOf

REPLY = {"id": "reply-1", "kind": "reply", "sent": "2026-10-16", "channel": "email", "asks_by": "2026-10-30"}


def asked(*replies: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "request-1", "sent": "2026-10-01", "channel": "email", "asked": ["access"], "replies": replies, **more,
    }  # fmt: skip


def refused(on: str, ground: str) -> dict[str, Any]:
    return {"on": on, "kind": "refused", "ground": ground}


def page(plan: Plan, kind: DocumentKind, library: Library, language: str = "en") -> str:
    matter = plan.matter(kind)
    letter = draft(matter, library, kind, language)
    return " ".join(" ".join(words(next_steps(plan, matter, library, kind, language, "a-case", letter))).split())


HOMES = ["CH", "DE-BE", "IE", "GB-ENG"]


@pytest.mark.parametrize("home", HOMES)
def test_a_second_refusal_is_answered_without_what_the_first_answer_said(
    home: str, plan_of: PlanOf, library: Library
) -> None:
    first = refused("2026-10-14", "motive")
    once = plan_of("access", home, "2026-10-16", want=["copy"], papers=[asked(first)])
    before = " ".join(words(draft(once.matter("reply"), library, "reply", "en")))
    twice = plan_of("access", home, "2026-11-04", want=["copy"], papers=[
        asked(first, refused("2026-11-02", "rights_of_others")), REPLY,
    ])  # fmt: skip
    after = " ".join(words(draft(twice.matter("reply"), library, "reply", "en")))
    assert "On 14 October 2026 you refused my request." in before
    assert "2 November 2026" in after
    assert "14 October 2026" not in after
    assert twice.matter("reply").rung("reply").state == "possible"


@pytest.mark.parametrize(
    ("home", "next_one"),
    [("CH", "complaint"), ("DE-BE", "complaint"), ("IE", "complaint"), ("GB-ENG", "controller_complaint")],
)
def test_whoever_refuses_again_after_an_answer_is_complained_of(
    home: str, next_one: DocumentKind, plan_of: PlanOf, library: Library
) -> None:
    replies = refused("2026-10-14", "motive"), refused("2026-11-02", "motive")
    plan = plan_of("access", home, "2026-11-04", want=["copy"], papers=[asked(*replies), REPLY])
    assert plan.matter(next_one).rung(next_one).state == "recommended"


def test_a_refusal_after_a_demand_was_met_is_answered_first_and_the_page_said_so(
    plan_of: PlanOf, library: Library
) -> None:
    fee = {"on": "2026-10-14", "kind": "fee_asked"}
    before = plan_of("access", "CH", "2026-10-16", want=["copy"], papers=[asked(fee)])
    said = page(before, "reply", library)
    assert "If it refuses • Answer to the organisation (Harrow & Teal Ltd), recommended." in said.replace("- ", "• ")
    confirmed = {**REPLY, "gives": ["fee"]}
    then = plan_of("access", "CH", "2026-11-04", want=["copy"], papers=[
        asked(fee, refused("2026-11-02", "motive")), confirmed,
    ])  # fmt: skip
    assert then.matter("reply").rung("reply").state == "recommended"
    letter = " ".join(words(draft(then.matter("reply"), library, "reply", "en")))
    assert letter.startswith("Your letter of 2 November 2026") or "Your letter of 2 November 2026" in letter
    assert "fee" not in letter


def test_proof_of_identity_is_left_blank_once_though_it_was_asked_for_twice(plan_of: PlanOf, library: Library) -> None:
    replies = [{"on": day, "kind": "identity_asked"} for day in ("2026-10-14", "2026-11-02")]
    plan = plan_of("access", "CH", "2026-11-04", want=["copy"], papers=[asked(*replies), REPLY])
    letter = draft(plan.matter("reply"), library, "reply", "de")
    found = " ".join(words(letter))
    assert found.count("Nachweis, den ich beilege") == 1
    assert "14. Oktober 2026" not in found
