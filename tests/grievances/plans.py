"""What a plan says, for tests: its words on one line, and the rights that it asks for."""

from __future__ import annotations

from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan


def shown(plan: Plan, library: Library) -> str:
    """The whole plan as it stands on the screen, in English and on one line."""
    return " ".join(plan_text(explanation(plan, Screen(library)), library.shared_words("en")).split())


def asked(plan: Plan) -> list[str]:
    """The rights asked for, under whatever law."""
    return [right for matter in plan.matters for right in matter.asked]
