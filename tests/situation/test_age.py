"""How old a child is decides under which acts a parent writes; the day of birth tells it."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case


@pytest.mark.parametrize(
    ("born", "group"),
    [
        ("2013-11-28", "under_13"),  # thirteen tomorrow
        ("2013-11-27", "13_15"),  # thirteen today
        ("2010-11-28", "13_15"),
        ("2010-11-27", "16_17"),
        ("2008-11-27", "adult"),  # eighteen today
    ],
)
def test_the_day_of_birth_says_to_which_group_of_ages_a_child_belongs(library: Library, born: str, group: str) -> None:
    case = Case.model_validate(
        {
            "scenario": "erasure",
            "me": {"name": "Ines Vidal", "lives_in": "ES"},
            "acting": {"for": "child", "person": {"name": "Nil Vidal", "birth_date": born}},
            "about": {"organisation": {"name": "Lumi Games AB", "place": "SE"}, "is_to_me": "customer"},
            "want": [{"wish": "delete", "of": "the account"}],
        }
    )
    assert prepare(library, case, date(2026, 11, 27)).situation.facts["age_group"] == group
