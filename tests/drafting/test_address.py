"""Whom a letter is addressed to, where the person typed the address."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("name", "typed", "below"),
    [
        ("Immobilien Lac SA", ["Immobilien Lac SA, rue du Lac 1", "1003 Lausanne"], ["rue du Lac 1", "1003 Lausanne"]),
        ("Immobilien Lac SA", ["Immobilien Lac SA", "rue du Lac 1"], ["rue du Lac 1"]),
        ("Immobilien Lac SA", ["immobilien lac sa , rue du Lac 1"], ["rue du Lac 1"]),
        ("Immobilien Lac SA", ["Immobilien Lac SA,", "rue du Lac 1"], ["rue du Lac 1"]),
        ("Immobilien Lac SA", ["Immobilien Lac SA"], []),
        ("Lac SA", ["Lac SA Genève", "rue du Lac 1"], ["Lac SA Genève", "rue du Lac 1"]),
        ("Lac SA", ["c/o Lac SA, rue du Lac 1"], ["c/o Lac SA, rue du Lac 1"]),
        ("Lac (SA) *", ["Lac (SA) *, rue du Lac 1"], ["rue du Lac 1"]),
        ("Lac SA", ["rue du Lac 1", "Lac SA"], ["rue du Lac 1", "Lac SA"]),
        ("Lac SA", [], []),
    ],
)
def test_a_name_that_was_typed_into_the_address_too_stands_there_once(
    library: Library, name: str, typed: list[str], below: list[str]
) -> None:
    organisation = {"name": name, "place": "CH", "sector": "private", **({"address": typed} if typed else {})}
    told = {
        "kit": 2,
        "scenario": "access",
        "finished": True,
        "me": {"name": "Ada Brandt", "lives_in": "CH"},
        "about": {"organisation": organisation, "is_to_me": "landlord"},
        "want": [{"wish": "copy"}],
    }
    matter = prepare(library, Case.model_validate(told), TODAY).matters[0]
    assert draft(matter, library, "request", "de").recipient == (name, *below)
