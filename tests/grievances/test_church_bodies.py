"""Bodies of the two large churches in Germany: their own acts answer where the GDPR would."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.conftest import PlanFor
from tests.grievances.plans import asked, shown
from tests.letters_as_read.conftest import Read, citations_in_full, drafted, read

__all__ = ["citations_in_full", "drafted", "read"]

TODAY = "2026-11-28"
HOSPITAL: dict[str, Any] = {
    "organisation": "Klinikum Harrow",
    "is_to_me": "church",
    "organisation_sector": "church",
    "organisation_place": "DE-NW",
}
CATHOLIC = {**HOSPITAL, "organisation_church": "catholic", "organisation_diocese": "muenster"}
PROTESTANT = {**HOSPITAL, "organisation_church": "protestant"}
FREEZE = {"scenario": "restriction", "what_to_freeze": "meine Akte", "freeze_ground": ["disputed"]}
MOVE = {"scenario": "portability", "data_from_me": True, "legal_basis": "contract"}
CONSENT = {"scenario": "consent", "what_consent": "das Foto im Gemeindebrief"}


@pytest.mark.parametrize(
    ("whom", "wanted", "cited"),
    [
        (CATHOLIC, FREEZE, "§ 20 KDG"),
        (CATHOLIC, MOVE, "§ 22 KDG"),
        (CATHOLIC, CONSENT, "§ 8 KDG"),
        (PROTESTANT, FREEZE, "§ 22 DSG-EKD"),
        (PROTESTANT, MOVE, "§ 24 DSG-EKD"),
        (PROTESTANT, CONSENT, "§ 11 DSG-EKD"),
    ],
)
def test_the_act_of_the_church_is_cited_and_not_the_gdpr(
    read: Read, whom: dict[str, Any], wanted: dict[str, Any], cited: str
) -> None:
    letter = read("request", TODAY, "DE-NW", language="de", **whom, **wanted)
    assert f"({cited})" in letter
    assert "DSGVO" not in letter


@pytest.mark.parametrize(("whom", "section"), [(CATHOLIC, "§ 24 KDG"), (PROTESTANT, "§ 25a DSG-EKD")])
def test_a_decision_by_machine_has_its_own_section_in_either_act(
    plan_for: PlanFor, whom: dict[str, Any], section: str
) -> None:
    """The Protestant act has had section 25a since 1 May 2025; tables of contents before that end with section 25."""
    told = {"scenario": "machine_decision", "decision": "die Absage", "decided_by": "machine", "wishes": ["human"]}
    plan = plan_for(TODAY, "DE-NW", **whom, **told)
    assert asked(plan) == ["automated_decisions"]
    cited = next(one.rights["automated_decisions"] for one in plan.matters if "automated_decisions" in one.rights)
    assert cited.rule.cite["right"].words["de"] == section


def test_whoever_writes_to_a_company_hears_nothing_of_the_protestant_act(plan_for: PlanFor, library: Library) -> None:
    told = {"scenario": "machine_decision", "decision": "die Absage", "decided_by": "person", "wishes": ["human"]}
    company = {"organisation": "Harrow GmbH", "organisation_sector": "private", "is_to_me": "customer"}
    assert "Protestant" not in shown(plan_for(TODAY, "DE-NW", **company, **told), library)


@pytest.mark.parametrize("whom", [CATHOLIC, PROTESTANT], ids=["catholic", "protestant"])
def test_where_a_person_weighed_it_a_copy_is_what_helps(
    plan_for: PlanFor, library: Library, whom: dict[str, Any]
) -> None:
    told = {"scenario": "machine_decision", "decision": "die Absage", "decided_by": "person", "wishes": ["human"]}
    plan = plan_for(TODAY, "DE-NW", **whom, **told)
    assert asked(plan) == []
    assert "Ask for a copy of your data" in shown(plan, library)
