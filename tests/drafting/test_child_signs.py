"""A child signs the letter too where the law lets parents ask in the name of younger children alone."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import Blank
from tests.planning.test_kinds_of_organisations import DAY, LIBRARY, plan_with

FOURTEEN_TODAY = date(DAY.year - 14, DAY.month, DAY.day)
A_DAY_YOUNGER = date(DAY.year - 14, DAY.month, DAY.day + 1)


@pytest.mark.parametrize(
    ("home", "born", "language", "lines"),
    [
        ("ES", FOURTEEN_TODAY, "en", ("Signature of Ida Doe",)),  # Article 12(6) of the Organic Law 3/2018
        ("ES", FOURTEEN_TODAY, "de", ("Unterschrift von Ida Doe",)),
        ("ES", A_DAY_YOUNGER, "en", ()),
        ("PT", FOURTEEN_TODAY, "en", ()),  # nobody read such an age there
    ],
)
def test_a_line_for_the_childs_own_signature(home: str, born: date, language: str, lines: tuple[str, ...]) -> None:
    child = {"acting_for": "child", "represented_name": "Ida Doe", "represented_born": born, "full_name": "Jo Doe"}
    plan = plan_with("customer", home, "access", **child)
    letter = draft(plan.matters[0], LIBRARY, "request", language)
    assert tuple(one.label for one in letter.blocks if isinstance(one, Blank)) == lines
    assert ("child_signs_too" in {note.id for note in plan.notes}) == bool(lines)
