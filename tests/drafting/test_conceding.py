"""A ground of refusal that is good is told to the person alone, with what still helps; no letter speaks of it."""

from __future__ import annotations

from datetime import date

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
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
