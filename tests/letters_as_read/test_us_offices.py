"""Complaints to American offices hold what that office has a say in, and call a deed a deed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import happened
from tests.letters_as_read.conftest import Read

SENT = happened("sent", "2026-11-02")
BUSINESS = {
    "organisation": "Harrow Inc.",
    "is_to_me": "customer",
    "organisation_sector": "private",
    "organisation_size": "many",
}
CHILD = {"acting_for": "child", "represented_name": "Mia Roe", "represented_born": "2016-05-02"}


def test_an_attorney_general_reads_whom_the_childrens_rule_binds(read: Read) -> None:
    insurer = {
        "organisation": "Harrow Inc.",
        "is_to_me": "insurer",
        "data_health": False,
        "what_to_erase": "her profile",
    }
    found = read("complaint", "2027-02-01", "US-CT", SENT, scenario="erasure", **insurer, **CHILD)
    assert "applies to websites and online services directed to children, and to operators that know" in found
    assert "is one of them I ask you to look into." in found


@pytest.mark.parametrize(("home", "last"), [("US-CT", "November 24"), ("US-MT", "December 24")])
def test_by_the_last_day_a_consent_that_was_taken_back_had_to_be_acted_on_not_answered(
    read: Read, home: str, last: str
) -> None:
    asked: dict[str, Any] = {"scenario": "consent", **BUSINESS, "what_consent": "my location", "data_sensitive": False}
    reminder = read("reminder", "2027-01-11", home, SENT, **asked)
    assert f"compliance due by {last}, 2026" in reminder
    assert "I have not heard that it was done." in reminder
    complaint = read("complaint", "2027-01-11", home, SENT, **asked)
    assert "I have not heard that it has complied." in complaint
    assert f"It had to comply by {last}, 2026" in complaint
    assert "answer was due" not in complaint


def test_the_privacy_agency_of_california_reads_nothing_of_calls_that_are_for_the_commission(read: Read) -> None:
    asked: dict[str, Any] = {"scenario": "marketing", **BUSINESS, "wants": ["stop", "know"], "contact_by": ["call"]}
    found = read("complaint", "2027-03-01", "US-CA", SENT, **asked)
    assert "California Privacy Protection Agency" in found
    assert "access to my data" in found
    assert "47 CFR" not in found
    assert "47 CFR" in read("reminder", "2027-03-01", "US-CA", SENT, **asked)
    assert "47 CFR" in read("complaint", "2027-03-01", "US-VA", SENT, **asked)  # an attorney general may enforce it


def test_a_supplement_about_a_broker_tells_what_was_sent_since(read: Read) -> None:
    broker: dict[str, Any] = {"organisation": "Harrow Inc.", "is_to_me": "bank", "organisation_data_broker": True}
    broker |= {"scenario": "erasure", "organisation_size": "few", "what_to_erase": "her profile"}
    sent = (SENT, happened("sent", "2027-02-10", "complaint"), happened("sent", "2027-03-20"))
    found = read("supplement", "2027-06-01", "US-CA", *sent, **broker, **CHILD)
    assert "March 20, 2027: I sent Harrow Inc. my request" in found


def test_what_is_wrong_in_the_data_is_told_where_correction_was_asked_for_under_that_law(read: Read) -> None:
    wrong: dict[str, Any] = {"what_is_wrong": "a loan of 2019", "what_to_erase": "my old address"}
    asked = {
        "scenario": "credit_file",
        **BUSINESS,
        "wishes": ["correct", "delete"],
        **wrong,
        "reported_to_bureau": True,
    }
    events = (SENT, happened("refused", "2026-11-20"))
    assert "a loan of 2019" not in read("appeal", "2026-11-25", "US-CT", *events, **asked)
    assert "my old address" in read("appeal", "2026-11-25", "US-CT", *events, **asked)
