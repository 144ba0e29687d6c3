"""The guide to words names every name that words may look at, and no other."""

from __future__ import annotations

import re

import pytest

from complaint_kit.drafting import rendering
from complaint_kit.drafting.documents import draft
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from tests.conftest import PlanFor, happened


def test_every_name_that_words_may_look_at_is_in_the_guide(
    library: Library, plan_for: PlanFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    said = rendering.Said

    def noting(voice: object, context: dict[str, object], *more: object) -> object:
        seen.update(context)
        return said(voice, context, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(rendering, "Said", noting)
    plan = plan_for("2026-10-20", "IE", happened("sent", "2026-09-01"), happened("refused", "2026-09-20"))
    draft(plan.matter("complaint"), library, "complaint", "en")
    guide = (shipped_pack() / "docs/words.md").read_text(encoding="utf-8")
    table = guide.partition("## What words may look at")[2]
    named = set(re.findall(r"`([a-z_]+)", table))
    assert seen - named == set()
    assert named - seen - {"data_kinds"} == set()
