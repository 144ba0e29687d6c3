"""What an American business wants first, and what is told of appeals."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
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
    assert "name the provision" not in found  # the law lets them
    assert "If you decline any part" in found  # nothing was declined so far


def test_whoever_is_sent_to_a_portal_by_a_law_that_says_nothing_of_it_asks_for_an_answer_all_the_same(
    read: Read,
) -> None:
    asked: dict[str, Any] = {"scenario": "breach", "breach_known": "read", "breach_data": ["contact"], **BUSINESS}
    found = read("reply", "2026-11-19", "US-IA", SENT, happened("self_service", "2026-11-17"), **asked)
    assert "referred me to a tool of your own. Please answer in the way in which I wrote to you." in found


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


def test_an_appeal_argues_with_the_refusal_and_not_with_what_was_wanted_before(library: Library) -> None:
    pointed = {"on": "2026-11-09", "kind": "self_service"}
    refused = {"on": "2026-11-20", "kind": "refused", "ground": "exempt_or_small"}
    found = appeal(library, pointed, refused)
    assert "referred me to a tool" not in found
    assert "you refused my request" not in found  # it began with that they declined
    assert "you gave as your reason that the law makes an exception." in found
    assert "Please name the threshold or the exemption" in found
    assert "If you rely on an exemption" not in found  # asked for above


def test_an_appeal_against_another_reason_asks_for_the_exemption_if_there_is_one(library: Library) -> None:
    found = appeal(library, {"on": "2026-11-20", "kind": "refused", "ground": "rights_of_others"})
    assert "If you rely on an exemption, or could not authenticate me" in found


def appeal(library: Library, *replies: Any) -> str:
    request = {"id": "request-1", "sent": "2026-11-02", "channel": "email", "asked": ["access"]}
    told = {"kit": 2, "scenario": "access", "want": ["copy"], "papers": [{**request, "replies": list(replies)}]}
    told |= {"me": {"name": "Ada Roe", "lives_in": "US-IN", "email": "ada@example.org"}}
    told["about"] = {"organisation": {"name": "Harrow Inc.", "sector": "private"}, "is_to_me": "customer"}
    plan = prepare(library, Case.model_validate(told), date(2026, 11, 25))
    return " ".join(words(draft(plan.matter("appeal"), library, "appeal", "en")))


def test_whoever_was_asked_for_a_proof_does_not_tell_an_office_that_nobody_wrote(read: Read) -> None:
    asked: dict[str, Any] = {"scenario": "breach", "breach_known": "read", "breach_data": ["contact"], **BUSINESS}
    found = read("complaint", "2027-01-11", "US-IA", SENT, WHO_ARE_YOU, **asked)
    assert "It has not dealt with what I asked." in found
    assert "I have had no answer." in read("complaint", "2027-01-11", "US-IA", SENT, **asked)


@pytest.mark.parametrize("wants", ["clarification_asked", "identity_asked"])
def test_what_they_want_before_they_decide_an_appeal_is_answered(read: Read, wants: str) -> None:
    refused, appealed = happened("refused", "2026-11-17"), happened("sent", "2026-11-19", "appeal")
    events = (SENT, refused, appealed, happened(wants, "2026-11-25", "appeal"))
    found = read("reply", "2026-11-27", "US-IN", *events, scenario="access", **BUSINESS)
    assert "Please deal with my appeal of November 19, 2026 (access to my data) now and decide it within the" in found
    assert "that is by January 25, 2027" in found  # 60 days from the 26th, seven days after it was posted
    assert "November 17" not in found  # argued in the appeal
    assert "how to appeal" not in found
