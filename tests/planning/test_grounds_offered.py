"""`record` offers the grounds that a refusal may rest on under that law and for that right, and no others."""

from __future__ import annotations

import pytest

from complaint_kit.law.grounds import CountersFile
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import grounds_for


def test_in_the_united_kingdom_nobody_refuses_a_copy_because_a_law_makes_them_keep_it(library: Library) -> None:
    law_says = library.counters(library.law("gb.uk-gdpr"))
    copy, erasure = grounds_for(law_says, ["access"]), grounds_for(law_says, ["erasure"])
    assert "must_keep" not in copy
    assert "must_keep" in erasure
    assert "categories_only" in copy
    assert "categories_only" not in erasure
    assert "no_sale" not in {*copy, *erasure}  # what an American act turns on


def test_no_reason_and_another_one_can_always_be_told(library: Library) -> None:
    law_says = library.counters(library.law("gb.uk-gdpr"))
    assert {"none_given", "other"} <= set(grounds_for(law_says, ["rectification"]))


def test_of_a_letter_for_several_rights_a_ground_for_one_of_them_is_offered(library: Library) -> None:
    law_says = library.counters(library.law("gb.uk-gdpr"))
    assert {"must_keep", "categories_only"} <= set(grounds_for(law_says, ["access", "erasure"]))


def test_where_nobody_wrote_what_the_law_says_every_ground_is_offered() -> None:
    assert "no_sale" in grounds_for(CountersFile(), ["access"])


@pytest.mark.parametrize("law", ["eu.gdpr", "gb.uk-gdpr", "us-va.vcdpa", "us-ca.ccpa"])
def test_that_it_is_right_as_it_stands_is_a_ground_against_a_correction_and_no_other_right(
    library: Library, law: str
) -> None:
    law_says = library.counters(library.law(law))
    assert "accurate" in grounds_for(law_says, ["rectification"])
    assert "accurate" not in grounds_for(law_says, ["access", "erasure"])
