"""What an officer who never saw the case finds in a complaint: what it is about, why it was refused, whose data."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

TODAY = date(2026, 11, 27)
SENT = {"id": "request-1", "channel": "email", "sent": "2026-09-01"}


def complaint(library: Library, language: str, **parts: Any) -> str:
    case = Case.model_validate({**CASE, **parts})
    (matter,) = [one for one in prepare(library, case, TODAY).matters if one.asked][:1]
    return " ".join(" ".join(words(draft(matter, library, "complaint", language))).split())


def refused(**reply: Any) -> dict[str, Any]:
    came = {"on": "2026-09-20", "kind": "refused", **reply}
    return {"papers": [{**SENT, "asked": ["access"], "replies": [came]}]}


CASE: dict[str, Any] = {
    "kit": 2,
    "scenario": "access",
    "finished": True,
    "me": {"name": "Ada Brandt", "lives_in": "IE", "email": "ada@example.org"},
    "about": {"organisation": {"name": "Brixen Ltd", "place": "IE", "sector": "private"}, "is_to_me": "customer"},
    "want": ["copy"],
}


def test_two_reasons_of_one_refusal_are_both_answered(library: Library) -> None:
    one = complaint(library, "en", **refused(ground="trade_secret", words="It is secret."))
    both = complaint(library, "en", **refused(ground="trade_secret", also=["identity"], words="It is secret."))
    assert "Article 12(6)" not in one
    assert "Article 12(6)" in both
    assert both.count("It is secret.") == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "On 20 September 2026 it gave as its reason a trade secret, and doubts about who is asking."),
        ("de", "Als Grund wurde am 20. September 2026 genannt: ein Geschäftsgeheimnis und Zweifel an der Identität."),
    ],
)
def test_a_reason_that_is_not_quoted_is_named_before_it_is_answered(library: Library, language: str, said: str) -> None:
    assert said in complaint(library, language, **refused(ground="trade_secret", also=["identity"]))
    assert said not in complaint(library, language, **refused(ground="trade_secret", words="Nein.", also=["identity"]))


def test_a_demand_for_identity_is_told_before_the_law_answers_it(library: Library) -> None:
    text = complaint(library, "en", **refused(kind="identity_asked"))
    assert "On 20 September 2026 it asked me to prove who I am. Apart from data" in text


@pytest.mark.parametrize(
    ("scenario", "facts", "first"),
    [
        ("camera", {"camera_where": "above the lockers"}, "Camera: above the lockers"),
        ("biometric_genetic", {"data_body": ["face"], "body_where": "the gate"}, "It is about my face."),
        ("work", {"work_about": ["file"]}, "It is about: personnel file."),
    ],
)
def test_what_it_is_about_stands_before_the_parties(
    library: Library, scenario: str, facts: dict[str, Any], first: str
) -> None:
    text = complaint(library, "en", scenario=scenario, facts=facts, **refused())
    assert text.index(first) < text.index("Parties")


def test_the_facts_of_a_ground_are_named_in_their_order(library: Library) -> None:
    told = [{"on": f"2026-0{month}-01", "says": f"Month {month}.", "wrong": ["too_much"]} for month in (7, 5)]
    assert "More data than needed (facts 1, 2)." in complaint(library, "en", happened=told, **refused())


@pytest.mark.parametrize(
    ("language", "data", "heading"),
    [
        ("en", "it concerns data on health and a social security or tax number.", "How this has affected Wilma Groot"),
        ("de", "Gesundheitsdaten und eine Sozialversicherungs- oder Steuernummer.", "Was das für Wilma Groot bedeutet"),
    ],
)
def test_what_is_said_of_another_persons_data_is_not_called_mine(
    library: Library, language: str, data: str, heading: str
) -> None:
    mandate = {"complainant": "person", "authority": "E1", "signed": "2026-08-10"}
    text = complaint(
        library,
        language,
        scenario="breach",
        acting={"for": "person", "person": {"name": "Wilma Groot"}, **mandate},
        exhibits=[{"id": "E1", "file": "mandate.pdf", "is": "Mandate"}],
        facts={"breach_known": "told", "breach_data": ["health", "number"]},
        want=["breach"],
        at_stake={"harm": "She is afraid."},
        papers=[{**SENT, "asked": ["breach_notice"]}],
    )
    assert data in text
    assert heading in text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("wrong_data", "Wrong data. A consumer reporting agency that prepares a consumer report has to follow"),
        ("kept_too_long", "Kept too long. I cannot name the rule that this breaks; please look into it."),
    ],
)
def test_an_american_office_is_told_which_rule_is_broken_or_asked_to_look(
    library: Library, wrong: str, said: str
) -> None:
    text = complaint(
        library,
        "en",
        scenario="credit_file",
        me={"name": "Dana Kowalski", "lives_in": "US-OH", "email": "dana@example.org"},
        about={"organisation": "equifax", "is_to_me": "credit_agency"},
        want=[{"wish": "correct", "of": "a card"}],
        happened=[{"on": "2026-08-01", "says": "A card stands in it that I never had.", "wrong": [wrong]}],
        papers=[{**SENT, "asked": ["rectification"]}],
    )
    assert said in text.replace(" (fact 1)", "")
    assert ("kept to that" in text) is (wrong == "wrong_data")  # § 1681e(b) asks for care, not for no mistake


@pytest.mark.parametrize(("is_to_me", "held"), [("credit_agency", True), ("employer", False)])
def test_what_the_court_said_of_credit_agencies_is_not_held_against_an_employer(
    library: Library, is_to_me: str, held: bool
) -> None:
    reply = {"on": "2026-09-20", "kind": "refused", "ground": "human_decides", "words": "A person decided."}
    text = complaint(
        library,
        "en",
        scenario="machine_decision",
        about={**CASE["about"], "is_to_me": is_to_me},
        want=[{"wish": "human"}],
        facts={"decision": "my application was refused"},
        papers=[{**SENT, "asked": ["automated_decisions"], "replies": [reply]}],
    )
    assert ("C-634/21" in text) is held
