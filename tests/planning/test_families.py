"""A scenario may have letters under some families of laws only."""

from datetime import date

import pytest

from complaint_kit.drafting.preparing import world
from complaint_kit.law.calendars import Calendars
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import plan
from complaint_kit.situation.facts import situation

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(("families", "law"), [((), "eu.gdpr"), (("eu", "ch"), "eu.gdpr"), (("us",), None)])
def test_a_law_of_another_family_leads_to_no_letter(
    library: Library, families: tuple[str, ...], law: str | None
) -> None:
    interview = library.interview("access").model_copy(update={"families": families})
    case = situation(world(library, "access", TODAY), {"residence": "NL", "organisation": "linkedin"}, ())
    found = plan(interview, case, library.laws_for("NL"), lambda role: (), Calendars())
    assert (found.law.id if found.law else None) == law
