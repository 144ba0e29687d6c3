"""What people in the four nations read is true of their case: for whom they write, to whom, and of what they want."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked

CHILD = {"acting": {"for": "child", "person": {"name": "Mia Roe", "birth_date": "2015-05-02"}}}
SERVICE: dict[str, Any] = {
    "organisation": {"name": "MI5", "sector": "intelligence"},
    "is_to_me": "intelligence",
    "facts": {"purpose": "national_security"},
}
TO_THE_BUYER = {"wish": "object_to_use", "of": "my results", "detail": {"my_situation": "They show an illness."}}
MOVED = {"wish": "move", "detail": {"data_from_me": True, "legal_basis": "contract"}}
AGENCY = {"organisation": {"name": "Score & Co"}, "is_to_me": "credit_agency"}


def notes(plan_of: PlanOf, *about: str, **told: Any) -> set[str]:
    return {note.id for note in plan_of(*about, **told).notes}


@pytest.mark.parametrize("home", ["GB-WLS", "AT"])
def test_who_takes_the_account_along_because_of_a_contract_still_objects_to_its_sale(
    plan_of: PlanOf, home: str
) -> None:
    """The basis that was told is that of the account, not that of handing it to the buyer."""
    told = {"want": [MOVED, TO_THE_BUYER], "facts": {"closing_how": "being_sold"}}
    assert set(asked(plan_of("closing", home, **told))) == {"portability", "object"}


def test_who_cannot_take_data_along_when_a_firm_closes_reads_why(plan_of: PlanOf, letter: Letter) -> None:
    worked_out = {"wish": "move", "detail": {"data_from_me": False, "legal_basis": "contract"}}
    told = {"want": [worked_out], "facts": {"closing_how": "closing"}}
    assert "not_portable" in notes(plan_of, "closing", "GB-ENG", **told)
    assert "received from me" not in letter("voluntary", "closing", "GB-ENG", **told)


@pytest.mark.parametrize(
    ("language", "home", "says", "never"),
    [
        ("en", "GB-SCT", "Mia Roe needs it for a legal claim (Article 18(1)(c)", "I need it"),
        ("de", "DE-BE", "Mia Roe braucht sie für einen Rechtsanspruch", "Ich brauche"),
    ],
)
def test_a_recording_is_kept_for_the_claim_of_the_child_and_not_of_the_parent(
    letter: Letter, language: str, home: str, says: str, never: str
) -> None:
    told = {"want": ["freeze"], "facts": {"camera_where": "over the door"}, **CHILD}
    said = letter("request", "camera", home, language=language, **told)
    assert says in said
    assert never not in said


def test_a_broker_owed_the_notice_to_the_child(letter: Letter) -> None:
    told = {"want": ["notice"], "facts": {"letter_form": "short"}, "is_to_me": "broker", **CHILD}
    assert "that you owed Mia Roe unasked" in letter("request", "data_broker", "GB-ENG", **told)


def test_a_decision_that_a_person_took_is_never_called_one_of_a_machine(letter: Letter) -> None:
    decision = {"wish": "human", "of": "the refusal of the flat."}
    told = {"want": [decision], "facts": {"decided_by": "person"}}
    said = letter("voluntary", "machine_decision", "GB-ENG", **told)
    assert "Please have somebody else look again at what was decided: the refusal of the flat." in said
    assert "machine" not in said


def test_who_asks_mi5_for_a_copy_hears_of_the_court_for_the_copy_and_not_for_objections(
    plan_of: PlanOf, library: Library
) -> None:
    sent = {"id": "request-1", "kind": "request", "asked": ["access"], "sent": "2026-09-01"}
    plan = plan_of("access", "GB-NIR", want=["copy"], papers=[sent], **SERVICE)
    matter = plan.matter("complaint")
    page = next_steps(plan, matter, library, "complaint", "en", "my-case", draft(matter, library, "complaint", "en"))
    said = " ".join(words(page))
    assert "A court can order what you asked for (section 94(11)" in said
    assert "A court can order what you asked for (section 99(5)" not in said


@pytest.mark.parametrize(
    ("is_to_me", "purpose"), [("police", "law_enforcement"), ("intelligence", "national_security")]
)
def test_of_a_sample_that_the_police_took_nobody_says_that_it_was_kept_with_consent(
    plan_of: PlanOf, is_to_me: str, purpose: str
) -> None:
    told = {"want": ["delete", "destroy_sample"], "facts": {"data_body": ["dna"], "body_where": "a kit"}}
    firm = notes(plan_of, "biometric_genetic", "GB-SCT", **told)
    facts = {**told["facts"], "purpose": purpose}
    theirs = {"want": told["want"], "facts": facts, "is_to_me": is_to_me, "organisation": {"sector": is_to_me}}
    assert "sample_and_data" in firm
    assert "sample_and_data" not in notes(plan_of, "biometric_genetic", "GB-SCT", **theirs)


def test_the_days_for_a_notice_of_correction_are_for_whoever_disputed_an_entry(plan_of: PlanOf) -> None:
    assert "notice_of_correction" not in notes(plan_of, "credit_file", "GB-ENG", want=["copy"], **AGENCY)


def test_who_stops_marketing_is_not_told_to_object_as_well_since_the_letter_does(
    plan_of: PlanOf, letter: Letter
) -> None:
    told = {"want": ["stop_marketing"], "facts": {"contact_by": ["door"]}}
    assert "object to your use of my personal data for direct marketing" in letter(
        "request", "marketing", "GB-WLS", **told
    )
    says = [n.says["en"] for n in plan_of("marketing", "GB-WLS", **told).notes if n.id == "use_the_objection_too"]
    assert says
    assert "as well" not in says[0]
