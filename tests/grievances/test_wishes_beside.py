"""Wishes beside the main one: who got the data, what was owed unasked, and word to those who got it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.letter_list import reached
from complaint_kit.packs.library import Library
from tests.conftest import PlanFor
from tests.grievances.conftest import Letter
from tests.grievances.plans import asked, shown
from tests.letters_as_read.conftest import Read, citations_in_full, drafted, read

__all__ = ["citations_in_full", "drafted", "read"]

TODAY = "2026-11-28"
SHOP: dict[str, Any] = {"organisation": "Harrow & Teal", "organisation_sector": "private", "is_to_me": "customer"}
KNOW: dict[str, Any] = {"scenario": "access", **SHOP}


@pytest.mark.parametrize(
    ("home", "cited"),
    [
        ("US-OR", "ORS 646A.574(1)(a)(B)"),
        ("US-MN", "Minn. Stat. § 325M.14, subd. 1(h)"),
        ("US-MD", "Md. Code, Com. Law § 14-4705(b)(6)"),
    ],
)
def test_whoever_asks_who_got_it_exercises_the_right_to_the_list_where_there_is_one(
    read: Read, plan_for: PlanFor, home: str, cited: str
) -> None:
    who = {**KNOW, "looking_for": ["recipients"]}
    assert "third_parties" in asked(plan_for(TODAY, home, **who))
    assert cited in read("request", TODAY, home, **who)
    assert "third_parties" not in asked(plan_for(TODAY, home, **KNOW))


def test_under_the_gdpr_the_names_are_part_of_access_and_no_right_of_their_own(plan_for: PlanFor) -> None:
    assert asked(plan_for(TODAY, "IE", **KNOW, looking_for=["recipients"])) == ["access"]


@pytest.mark.parametrize(("home", "cited"), [("IE", "Articles 13 and 14 GDPR"), ("CH", "Art. 19 FADP")])
def test_what_was_owed_unasked_can_be_asked_for(read: Read, home: str, cited: str) -> None:
    letter = read("request", TODAY, home, **KNOW, looking_for=["notice"])
    assert "unasked" in letter
    assert f"({cited})" in letter


def test_it_names_the_legal_basis_and_in_full_when_it_was_due(read: Read) -> None:
    letter = read("request", TODAY, "IE", **KNOW, looking_for=["notice"], letter_form="full")
    assert "your legal basis (Articles 13(1)(c) and 14(1)(c) GDPR)" in letter
    assert "it was due when you collected it (Article 13 GDPR)" in letter


def test_an_american_reads_it_on_the_website(plan_for: PlanFor, library: Library) -> None:
    plan = plan_for(TODAY, "US-VA", **KNOW, looking_for=["notice"])
    assert asked(plan) == ["access"]
    assert "it stands on the company's website" in shown(plan, library)


def test_word_to_those_who_got_it_is_a_request_of_its_own_and_is_said_once(read: Read, plan_for: PlanFor) -> None:
    more: dict[str, Any] = {"scenario": "erasure", **SHOP, "what_to_erase": "my account", "tell_others": True}
    assert asked(plan_for(TODAY, "IE", **more)) == ["erasure", "notify_recipients"]
    letter = read("request", TODAY, "IE", **more)
    assert "about the deletion, and tell me who they are (Article 19 GDPR)" in letter
    assert letter.count("everyone") == 1


def test_whoever_does_not_ask_for_it_has_it_in_the_request_itself(read: Read) -> None:
    letter = read("request", TODAY, "IE", scenario="erasure", **SHOP, what_to_erase="my account")
    assert "Please tell everyone you passed it to (Article 19 GDPR)" in letter


def test_wherever_an_act_bounds_the_use_of_sensitive_data_it_can_be_asked_for(library: Library) -> None:
    """California § 1798.121, the opt-outs of Iowa and Utah, the consent of twenty other acts: all of them by 2028."""
    bounds = {"limit_sensitive", "consent_sensitive"}
    missed = {}
    for law in map(library.law, library.law_ids()):
        given = {rule.gives for rule in law.rules if law.has_in_force(rule, date(2028, 1, 3))} & bounds
        if left := given - set(reached(library, "opt_out", law, date(2028, 1, 3))):
            missed[law.id] = left
    assert missed == {}


@pytest.mark.parametrize(
    ("home", "right", "cited"),
    [
        ("US-CA", "limit_sensitive", "Civ. Code § 1798.121"),
        ("US-IA", "limit_sensitive", "Iowa Code"),
        ("US-VA", "consent_sensitive", "Va. Code § 59.1-578"),
        ("US-MD", "consent_sensitive", "Md. Code, Com. Law § 14-4707"),
    ],
)
def test_whoever_wants_no_use_of_sensitive_data_asks_for_what_the_act_there_gives(
    read: Read, plan_for: PlanFor, home: str, right: str, cited: str
) -> None:
    asked_there = {"signal_ignored": False} | ({"organisation_data_broker": False} if home == "US-CA" else {})
    limit: dict[str, Any] = {"scenario": "opt_out", **SHOP, "wishes": ["limit_sensitive"], **asked_there}
    assert right in asked(plan_for(TODAY, home, **limit))
    assert cited in read("request", TODAY, home, **limit)


@pytest.mark.parametrize(("grievance", "wants"), [("access", ["know", "notice"]), ("data_broker", ["copy", "notice"])])
def test_an_institution_of_the_union_is_asked_for_its_legal_basis_and_for_no_legitimate_interests(
    letter: Letter, grievance: str, wants: list[str]
) -> None:
    """Articles 15 and 16 of Regulation (EU) 2018/1725 name none, and Article 5(1) knows them not as a basis."""
    agency = {"organisation": {"name": "Harrow Agency", "sector": "eu"}, "is_to_me": "eu_institution"}
    said = letter("request", grievance, "BE", want=wants, **agency)
    assert "your legal basis" in said
    assert "legitimate interests" not in said
    assert "berechtigte" not in letter("request", grievance, "BE", want=wants, language="de", **agency)
    assert "legitimate interests you pursue" in letter("request", grievance, "BE", want=wants)
