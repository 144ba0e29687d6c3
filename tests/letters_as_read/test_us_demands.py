"""What an American business wants first, and what is told of an appeal that nobody decided."""

from __future__ import annotations

from typing import Any

from tests.conftest import happened
from tests.letters_as_read.conftest import Read

SENT = happened("sent", "2026-11-02")
WHO_ARE_YOU = happened("identity_asked", "2026-11-17")
BUSINESS = {"organisation": "Harrow Inc.", "is_to_me": "customer", "organisation_size": "many"}
PROOF = "Proof that I enclose"


def test_where_they_may_make_sure_who_asks_the_answer_has_a_line_for_the_proof(read: Read) -> None:
    asked: dict[str, Any] = {"scenario": "breach", "breach_known": "read", "breach_data": ["contact"], **BUSINESS}
    found = read("reply", "2026-11-19", "US-IA", SENT, WHO_ARE_YOU, **asked)
    assert "you asked me to prove who I am." in found
    assert PROOF in found
    assert "If you decline any part" in found  # nothing was declined so far


def test_where_the_law_bounds_what_they_may_ask_the_answer_says_so_and_proves_nothing(read: Read) -> None:
    found = read("reply", "2026-11-19", "US-IN", SENT, WHO_ARE_YOU, scenario="access", **BUSINESS)
    assert "only for what is reasonably necessary to authenticate it" in found
    assert PROOF not in found


def test_to_a_setting_a_duty_of_the_business_is_no_right_that_was_used(read: Read) -> None:
    pointed = happened("self_service", "2026-11-17")
    asked: dict[str, Any] = {"scenario": "consent", "what_consent": "my scans", "data_sensitive": True, **BUSINESS}
    found = read("reply", "2026-11-19", "US-FL", SENT, pointed, **asked, organisation_ad_giant=False)
    assert "binds it whether or not somebody has changed a setting" in found
    assert "each right that was used" not in found


def test_an_attorney_general_reads_of_an_appeal_that_nobody_decided(read: Read) -> None:
    events = (SENT, happened("refused", "2026-11-20"), happened("sent", "2026-11-25", "appeal"))
    found = read("complaint", "2027-03-01", "US-CT", *events, scenario="access", **BUSINESS)
    assert "It refused on November 20, 2026. I appealed on November 25, 2026; I have had no decision." in found
