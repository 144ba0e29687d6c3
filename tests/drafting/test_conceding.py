"""A ground of refusal that is good is told to the person alone, with what still helps; no letter speaks of it."""

from __future__ import annotations

from datetime import date

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.page_notes import conceded
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.letters_as_read.test_everything_told import told

CATEGORIES = {
    "id": "request-1",
    "asked": ["access"],
    "channel": "email",
    "sent": "2026-09-01",
    "received": {"on": "2026-09-01"},
    "replies": [
        {"on": "2026-09-20", "kind": "refused", "ground": "categories_only", "words": "We name categories only."}
    ],
}


def test_a_virginian_who_is_given_categories_of_third_parties_only_is_told_that_no_more_is_due(
    library: Library,
) -> None:
    plan = prepare(library, told("access", "US-VA", CATEGORIES), date(2026, 11, 27))
    matter = plan.matter("appeal")
    letter = draft(matter, library, "appeal", "en")
    page = next_steps(plan, matter, library, "appeal", "en", "my-case", letter)
    assert "Only a few, such as those of Oregon and Minnesota, give a list with names." in " ".join(words(page))
    assert "Most state acts give the categories" not in " ".join(words(letter))


def test_of_an_agent_turned_away_a_texan_hears_what_the_act_says_of_either_right(library: Library) -> None:
    """Tex. Bus. & Com. Code § 541.055(e): agents for opt-outs alone. Both answers go by the same name."""
    refused = {"on": "2026-09-20", "kind": "refused", "ground": "agent_refused", "words": "No agents."}
    paper = {**CATEGORIES, "asked": ["access", "opt_out_sale"], "replies": [refused]}
    plan = prepare(library, told("access", "US-TX", paper), date(2026, 11, 27))
    said = " ".join(conceded(plan.matter("appeal"), library, "en"))
    assert "know parents and guardians, but no other agent" in said
    assert "It need not comply if the request is not clear" in said
