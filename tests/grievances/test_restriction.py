"""Data that shall be kept and not used for now: the four cases of Article 18, and what comes near elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.conftest import PlanFor, happened
from tests.grievances.conftest import Letter
from tests.grievances.plans import asked, shown
from tests.letters_as_read.conftest import Read, citations_in_full, drafted, read

__all__ = ["citations_in_full", "drafted", "read"]

TODAY = "2026-11-28"
DEBT: dict[str, Any] = {
    "scenario": "restriction",
    "organisation": "Harrow & Teal",
    "organisation_sector": "private",
    "is_to_me": "customer",
    "what_to_freeze": "the entry about a debt of 400 euros",
    "freeze_ground": ["disputed"],
    "freeze_because": "I paid it on 3 May 2026.",
}
OFFICE = {
    "organisation_sector": "public",
    "is_to_me": "public_office",
    "organisation_level": "federal",
    "purpose": "general",
}
REFUSED = (happened("sent", TODAY), happened("received", TODAY), happened("refused", "2026-12-10"))


@pytest.mark.parametrize(
    ("ground", "cited"),
    [
        ("disputed", "I dispute that the data is accurate (Article 18(1)(a) GDPR)"),
        ("unlawful", "I want it restricted, not erased (Article 18(1)(b) GDPR)"),
        ("claim", "I need it to establish, exercise or defend a legal claim (Article 18(1)(c) GDPR)"),
        ("objected", "I have objected to its use, and that has not been decided yet (Article 18(1)(d) GDPR)"),
    ],
)
def test_each_of_the_four_cases_is_told_with_its_letter_and_no_other(read: Read, ground: str, cited: str) -> None:
    letter = read("request", TODAY, "IE", **{**DEBT, "freeze_ground": [ground]})
    assert cited in letter
    assert letter.count("Article 18(1)(") == 1


def test_the_letter_says_which_data_why_and_wants_word_before_it_is_lifted(read: Read) -> None:
    letter = read("request", TODAY, "GB-ENG", **DEBT)
    assert "Please restrict the processing of the entry about a debt of 400 euros" in letter
    assert "I paid it on 3 May 2026." in letter
    assert "tell me before you lift the restriction (Article 18(3) UK GDPR)" in letter
    assert "delete" not in letter


def test_what_is_needed_for_a_claim_is_to_be_kept_at_once(read: Read) -> None:
    claim = {**DEBT, "freeze_ground": ["claim"]}
    assert "If it would otherwise be deleted, please stop that now." in read("request", TODAY, "FI", **claim)
    assert "so halten Sie diese bitte sofort an" in read("request", TODAY, "DE-BE", language="de", **claim)


def test_in_german_the_person_disputes_it_in_the_first_person(read: Read) -> None:
    letter = read("request", TODAY, "DE-BE", language="de", **DEBT)
    assert "Ich bestreite die Richtigkeit der Daten (Art. 18 Abs. 1 lit. a DSGVO)." in letter


def test_the_answer_is_due_in_a_month(plan_for: PlanFor) -> None:
    # Received on 28 November 2026: 28 December is a Monday and no holiday in Ireland.
    (matter,) = plan_for("2026-12-01", "IE", *REFUSED[:2], **DEBT).matters
    assert [clock.counted.due for clock in matter.due] == [date(2026, 12, 28)]


def test_the_complaint_repeats_the_case_of_the_law_and_the_reason(read: Read) -> None:
    letter = read("complaint", "2027-01-10", "IE", *REFUSED, **DEBT)
    assert "I dispute that the data is accurate (Article 18(1)(a) GDPR). I paid it on 3 May 2026." in letter


def test_a_swiss_federal_office_restricts_what_is_disputed_and_a_swiss_company_nothing(
    read: Read, plan_for: PlanFor, library: Library
) -> None:
    letter = read("request", TODAY, "CH", **{**DEBT, **OFFICE})
    assert (
        "If neither that nor the opposite can be shown, the processing has to be restricted (Art. 41(3)(a) FADP)"
        in letter
    )
    assert asked(plan_for(TODAY, "CH", **{**DEBT, **OFFICE, "freeze_ground": ["claim"]})) == []
    plan = plan_for(TODAY, "CH", **DEBT)
    assert asked(plan) == []
    assert "The FADP knows no restriction towards companies" in shown(plan, library)


@pytest.mark.parametrize("home", ["US-CA", "US-VA", "US-NY"])
def test_americans_are_told_that_no_act_freezes_data_and_what_comes_near(
    plan_for: PlanFor, library: Library, home: str
) -> None:
    plan = plan_for(TODAY, home, **{key: DEBT[key] for key in DEBT if not key.startswith("freeze")})
    assert asked(plan) == []
    assert "dispute a wrong entry with the credit bureau" in shown(plan, library)


def test_whoever_asks_an_agency_in_another_grievance_shows_who_they_are_as_well(letter: Letter) -> None:
    """15 U.S.C. § 1681h(a)(1): the agency "shall require" proper identification."""
    said = letter("request", "access", "US-MD", want=["copy"], is_to_me="credit_agency")
    assert "A copy of my identification is enclosed (enclosure 1)." in said
    assert "the information you already hold" not in said


def test_an_agent_who_asks_for_a_freeze_encloses_the_authority_once_and_no_birth_certificate(letter: Letter) -> None:
    agent = {"acting": {"for": "person", "person": {"name": "Ida Tennant"}, "signed": "2026-10-12"}}
    said = letter("request", "credit_file", "US-OR", want=["freeze_credit"], is_to_me="credit_agency", **agent)
    assert "proof of my authority is enclosed (enclosure 1)" in said
    assert "Copies of my identification and of that of Ida Tennant are enclosed (enclosure 2)." in said
    assert "birth certificate" not in said
