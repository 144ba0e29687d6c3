"""A complaint to the office of an act on calls or devices is none to the data protection authority."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

ASKED = ("object_marketing", "do_not_call")
SENT = {"id": "request-1", "sent": "2026-11-02", "channel": "email", "asked": list(ASKED)}


def plan_after(library: Library, home: str, law: str, *asked: str) -> Plan:
    """The plan in May of somebody who was called by advertisers and complained in January under that law."""
    lodged = {"id": "complaint-1", "kind": "complaint", "sent": "2027-01-10", "channel": "form", "asked": list(asked)}
    made = {"document": "complaint", "made_on": "2027-01-10", "language": "de", "files": ["c.pdf"], "law": law}
    told: dict[str, Any] = {"kit": 2, "scenario": "marketing", "want": ["stop_marketing"], "papers": [SENT, lodged]}
    told |= {"me": {"name": "Ruth Roth", "lives_in": home, "email": "r@example.org"}}
    firm = {"name": "Nord GmbH", "sector": "private", "place": home}
    told |= {"about": {"organisation": firm, "is_to_me": "customer"}, "made": [{**made, "paper": "complaint-1"}]}
    told |= {"facts": {"organisation_data_broker": False, "contact_by": ["call"], "contact_from": "a number"}}
    return prepare(library, Case.model_validate(told), date(2027, 5, 20))


def steps(plan: Plan, law: str) -> dict[str, str]:
    return {rung.step.document: rung.state for one in plan.matters if one.law.id == law for rung in one.ladder}


@pytest.mark.parametrize(("home", "act"), [("DE-SN", "de.uwg"), ("AT", "at.tkg-2021")])
def test_whoever_complained_of_calls_to_their_office_has_not_complained_of_the_objection(
    library: Library, home: str, act: str
) -> None:
    plan = plan_after(library, home, act, "do_not_call")
    assert steps(plan, act)["complaint"] == "done"
    assert steps(plan, "eu.gdpr")["complaint"] == "possible"
    assert "progress" not in steps(plan, "eu.gdpr")  # that authority has nothing to report on
    assert "withdrawal" not in steps(plan, "eu.gdpr")


@pytest.mark.parametrize(("home", "act"), [("DE-SN", "de.uwg"), ("AT", "at.tkg-2021")])
def test_whoever_complained_to_the_data_protection_authority_may_still_complain_of_the_calls(
    library: Library, home: str, act: str
) -> None:
    plan = plan_after(library, home, "eu.gdpr", *ASKED)
    assert steps(plan, "eu.gdpr")["progress"] == "recommended"
    assert steps(plan, act)["complaint"] == "possible"
    assert "withdrawal" not in steps(plan, act)


def test_the_data_protection_authority_reads_nothing_of_what_another_office_owes(library: Library) -> None:
    plan = plan_after(library, "DE-SN", "de.uwg", "do_not_call")
    matter = next(one for one in plan.matters if one.law.id == "eu.gdpr")
    found = " ".join(" ".join(words(draft(matter, library, "complaint", "de"))).split())
    assert "Zu antworten war bis zum 2. Dezember 2026 (Art. 12 Abs. 3 DSGVO)." in found
    assert "Keine Antwort (Art. 78" not in found
    assert "Beschwerde bei der Behörde" not in found
