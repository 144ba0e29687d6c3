"""A use of data that somebody does not want: the objection for reasons of their own, the declared will, or neither."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.conftest import PlanFor, happened
from tests.grievances.conftest import Letter
from tests.grievances.plans import asked, shown
from tests.letters_as_read.conftest import Read, citations_in_full, drafted, read

__all__ = ["citations_in_full", "drafted", "read"]

TODAY = "2026-11-28"
PHOTO: dict[str, Any] = {
    "scenario": "objection",
    "organisation": "Harrow & Teal",
    "organisation_sector": "private",
    "is_to_me": "customer",
    "what_use": "my photo on your website",
}
REASON = {"my_situation": "I was stalked and may not be found."}
REFUSED = (happened("sent", TODAY), happened("received", TODAY), happened("refused", "2026-12-10"))


@pytest.mark.parametrize(("home", "law"), [("IE", "GDPR"), ("GB-ENG", "UK GDPR")])
def test_an_objection_names_the_use_and_the_persons_own_situation(read: Read, home: str, law: str) -> None:
    letter = read("request", TODAY, home, **PHOTO, **REASON)
    assert f"I object to your use of my personal data (Article 21(1) {law}): my photo on your website." in letter
    assert "My situation: I was stalked and may not be found." in letter
    assert f"restrict it until you have decided on my objection (Article 18(1)(d) {law})" in letter


def test_a_german_objection_says_the_same_in_german(read: Read) -> None:
    letter = read("request", TODAY, "DE-BE", language="de", **PHOTO, **REASON)
    assert "ich widerspreche der folgenden Verarbeitung meiner personenbezogenen Daten (Art. 21 Abs. 1 DSGVO)" in letter


def test_in_switzerland_a_declared_will_is_enough_and_no_reason_is_asked_for(read: Read, library: Library) -> None:
    assert "I declare expressly" in read("request", TODAY, "CH", **PHOTO)
    question = library.interview("objection").by_id["my_situation"]
    assert question.ask_if is not None
    assert question.ask_if.holds({"region": ("CH",)}) is False


@pytest.mark.parametrize(
    ("basis", "helps"), [("consent", "take your consent back"), ("contract", "ends with the contract")]
)
def test_nobody_objects_to_what_rests_on_consent_or_a_contract_but_hears_what_helps(
    plan_for: PlanFor, library: Library, basis: str, helps: str
) -> None:
    plan = plan_for(TODAY, "IE", **PHOTO, **REASON, legal_basis=basis)
    assert asked(plan) == []
    assert helps in " ".join(shown(plan, library).split())


@pytest.mark.parametrize("home", ["IE", "GB-ENG"])
def test_whoever_does_not_know_the_legal_basis_asks_for_it_and_hears_why(
    read: Read, plan_for: PlanFor, library: Library, home: str
) -> None:
    """Article 21(1) opens the objection against Article 6(1)(e) and (f) alone, in the UK against (ea) too."""
    asks = "If you say that the use rests on consent, a contract or a legal duty, please tell me on which."
    unknown, known = {**PHOTO, **REASON, "legal_basis": "not_told"}, {**PHOTO, **REASON, "legal_basis": "public_task"}
    assert asks in read("request", TODAY, home, **unknown)
    assert asks not in read("request", TODAY, home, **known)
    told = shown(plan_for(TODAY, residence=home, **unknown), library)
    assert "The first letter asks what the use rests on" in told
    assert "apart from direct marketing, research and statistics" in told  # Article 21(2) and (6)


@pytest.mark.parametrize(
    ("home", "cited"),
    [
        ("US-VA", "Va. Code § 59.1-578(A)(2)"),
        ("US-NE", "Neb. Rev. Stat. § 87-1112(2)(a)"),
        ("US-CO", "C.R.S. § 6-1-1308(4)"),
        ("US-CT", "Conn. Gen. Stat. § 42-520(a)(1)(B)"),
        ("US-DE", "6 Del. C. § 12D-106(a)(2)"),
        ("US-IN", "Ind. Code 24-15-4-1(2)"),
        ("US-KY", "KRS 367.3617(1)(b)"),
        ("US-MD", "Md. Code, Com. Law § 14-4707(a)(8)"),
        ("US-MN", "Minn. Stat. § 325M.16, subd. 2"),
        ("US-NJ", "N.J.S.A. 56:8-166.12(a)(2)"),
        ("US-TN", "Tenn. Code Ann. § 47-18-3305(a)(2)"),
    ],
)
def test_some_american_acts_bind_uses_to_the_purposes_that_were_told(read: Read, home: str, cited: str) -> None:
    letter = read("request", TODAY, home, **PHOTO)
    assert f"({cited})" in letter
    assert "What I want stopped: my photo on your website." in letter


@pytest.mark.parametrize(
    ("day", "home", "asks"),
    [
        ("2026-06-30", "US-CT", "for purposes that are neither reasonably necessary to nor compatible with those"),
        ("2026-07-01", "US-CT", "for any material new purpose that is neither"),
        ("2026-10-01", "US-CT", "for any new purpose that is neither"),
        (
            TODAY,
            "US-CO",
            "unless I consented beforehand",
        ),  # "unless the controller first obtains the consumer's consent"
        (TODAY, "US-TN", "for purposes beyond what is reasonably necessary to and compatible with those"),
        (
            "2027-05-01",
            "US-AL",
            "reasonably necessary to or compatible with those you disclosed (Ala. Act No. 2026-552",
        ),
    ],
)
def test_each_act_is_quoted_with_its_own_words_on_purposes_and_consent(
    read: Read, day: str, home: str, asks: str
) -> None:
    """Conn. Gen. Stat. § 42-520(a)(2), since July 2026 (a)(1)(B), since October as P.A. 26-64 amends it, C.R.S.
    § 6-1-1308(4), Tenn. Code Ann. § 47-18-3305(a)(2); Alabama's § 7(b)(1) knows no consent.
    """
    assert asks in read("request", day, home, **PHOTO)


@pytest.mark.parametrize("home", ["US-RI", "US-IA", "US-UT", "US-NY"])
def test_elsewhere_in_america_there_is_no_objection_and_the_opt_outs_are_named(
    plan_for: PlanFor, library: Library, home: str
) -> None:
    """R.I. Gen. Laws § 6-48.1-4, Iowa Code § 715D.4 and Utah Code § 13-61-302 bind no use to what was told."""
    plan = plan_for(TODAY, home, **PHOTO)
    assert asked(plan) == []
    assert "No American privacy act lets you object" in shown(plan, library)


def test_whoever_has_no_right_can_ask_for_it_politely(plan_for: PlanFor, library: Library) -> None:
    matter = plan_for(TODAY, "US-RI", **PHOTO).matter("voluntary")
    letter = " ".join(words(draft(matter, library, "voluntary", "en")))
    assert "Please stop this use of my personal data: my photo on your website." in letter


def test_the_complaint_asks_to_have_the_use_stopped_and_says_whose_burden_it_is(read: Read) -> None:
    letter = read("complaint", "2027-01-10", "IE", *REFUSED, **PHOTO, **REASON)
    assert "What I object to: my photo on your website." in letter
    assert "It is for Harrow & Teal to show compelling legitimate grounds" in letter
    assert "Order it to stop the processing to which I object (Article 58(2)(f) GDPR)" in letter


@pytest.mark.parametrize("home", ["SE", "GB-SCT"])
def test_a_complaint_says_that_the_objection_is_to_being_rated(letter: Letter, home: str) -> None:
    papers = [{"id": "request-1", "asked": ["object", "object_marketing"], "sent": "2026-09-01", "channel": "email"}]
    wishes = ["stop_ads", {"wish": "stop_profiling", "detail": {"my_situation": "I was refused two flats."}}]
    said = letter("complaint", "opt_out", home, want=wishes, papers=papers)
    assert "The objection is to my personal data being used to rate me" in said
