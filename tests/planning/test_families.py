"""A scenario may have letters under some families of laws only."""

import pytest

from complaint_kit.packs.library import Library
from tests.conftest import PlanFor


@pytest.mark.parametrize(("families", "laws"), [((), ["eu.gdpr"]), (("eu", "ch"), ["eu.gdpr"]), (("us",), [])])
def test_a_law_of_another_family_leads_to_no_letter(
    library: Library,
    plan_for: PlanFor,
    monkeypatch: pytest.MonkeyPatch,
    families: tuple[str, ...],
    laws: list[str],
) -> None:
    read = library.interview
    limited = {"families": families}
    monkeypatch.setattr(library, "interview", lambda scenario: read(scenario).model_copy(update=limited))
    plan = plan_for("2026-09-01", "NL", scenario="access")
    assert [matter.law.id for matter in plan.matters] == laws
