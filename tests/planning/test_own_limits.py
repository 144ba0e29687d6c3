"""A person's own time limits: days that the plan names so that they are not missed."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.preparing import prepare
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case


@pytest.mark.parametrize(
    ("home", "last"),
    [
        # Article 38(1) of the Bulgarian act: six months from learning of it and two years from the deed.
        ("BG", {date(2027, 2, 20), date(2028, 8, 20)}),
        # Section 100(5)(d) of the Slovak Act 18/2018: three years from the deed.
        ("SK", {date(2029, 8, 20)}),
    ],
)
def test_the_time_in_which_a_complaint_has_to_be_lodged_is_the_persons_own(
    library: Library, home: str, last: set[date]
) -> None:
    told = {
        "scenario": "access",
        "finished": True,
        "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org"},
        "about": {"organisation": {"name": "Brixen Ltd", "place": home, "sector": "private"}},
        "happened": [{"on": "2026-08-20", "says": "Brixen gave my file to my landlord.", "wrong": ["passed_on"]}],
        "want": ["copy"],
    }
    plan = prepare(library, Case.model_validate(told), date(2026, 11, 27))
    assert {one.due for one in plan.mine if one.deadline.id.startswith("lodge")} == last
