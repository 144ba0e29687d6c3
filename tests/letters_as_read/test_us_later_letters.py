"""Letters under American acts after they said that they hold nothing, after an appeal, and close to the last day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.page_notes import conceded
from complaint_kit.letters.letter import Letter, words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

ASKED = {
    "id": "request-1",
    "kind": "request",
    "asked": ["access"],
    "sent": "2026-11-02",
    "channel": "email",
    "received": {"on": "2026-11-02", "known": "their_reply"},
}
NOTHING = {**ASKED, "replies": [{"on": "2026-11-13", "kind": "no_data"}]}


def planned(library: Library, home: str, day: str, *papers: Any, **more: Any) -> Plan:
    """What Nora, who asked Alder Inc. for her data, can do on that day."""
    told: dict[str, Any] = {
        "kit": 2,
        "scenario": "access",
        "finished": True,
        "me": {"name": "Nora Bell", "lives_in": home, "email": "nora@example.org"},
        "about": {"organisation": {"name": "Alder Inc.", "sector": "private"}, "is_to_me": "customer"},
        "want": [{"wish": "know"}],
        "papers": list(papers),
    }
    return prepare(library, Case.model_validate({**told, **more}), date.fromisoformat(day))


def text(letter: Letter) -> str:
    """The words of the letter on one line."""
    return " ".join(" ".join(words(letter)).split())


def test_an_appeal_says_once_that_they_claim_to_hold_nothing(library: Library) -> None:
    matter = planned(library, "US-VA", "2026-11-16", NOTHING).matter("appeal")
    said = text(draft(matter, library, "appeal", "en"))
    assert said.count("you told me that you hold no data about me") == 1
    assert "that there is no data" not in said
    assert "Please say where you searched" in said


def test_an_office_reads_that_there_is_said_to_be_nothing_and_is_asked_to_find_out_where_they_looked(
    library: Library,
) -> None:
    """The federal rule for children has no answer of its own to that."""
    child = {
        "acting": {"for": "child", "person": {"name": "Ida Bell"}},
        "facts": {"age_group": "under_13"},
        "about": {
            "organisation": {"name": "Alder Inc.", "place": "US-GA", "sector": "private"},
            "is_to_me": "customer",
        },
    }
    matter = planned(library, "US-GA", "2026-11-16", NOTHING, **child).matter("complaint")
    said = text(draft(matter, library, "complaint", "en"))
    assert "It told me on November 13, 2026 that there is no data about Ida Bell." in said
    assert "Please ask it where, and under which names, numbers and addresses." in said


@pytest.mark.parametrize("home", ["US-VA", "US-WA", "US-MN"])
@pytest.mark.parametrize("kind", ["answered", "no_data", "agreed"])
def test_whoever_is_not_content_with_the_answer_to_an_appeal_may_complain(
    library: Library, home: str, kind: str
) -> None:
    refused = {**ASKED, "replies": [{"on": "2026-11-13", "kind": "refused", "words": "No."}]}
    appeal = {"id": "appeal-1", "kind": "appeal", "sent": "2026-11-16", "channel": "email"}
    appeal["replies"] = [{"on": "2026-12-10", "kind": kind}]  # type: ignore[assignment]
    health = {"facts": {"data_health": True, "organisation_size": "many"}}
    matter = planned(library, home, "2026-12-12", refused, appeal, **health).matter("complaint")
    assert matter.rung("complaint").state == "possible"
    said = text(draft(matter, library, "complaint", "en"))
    assert "I have had no decision" not in said
    assert "I appealed; " in said


@pytest.mark.parametrize(("day", "by"), [("2026-12-10", "December 17, 2026"), ("2026-12-17", "December 31, 2026")])
def test_nobody_is_asked_to_answer_on_the_day_on_which_the_letter_is_written(
    library: Library, day: str, by: str
) -> None:
    """45 days from November 2 end on December 17."""
    demand = {**ASKED, "replies": [{"on": "2026-12-09", "kind": "clarification_asked"}]}
    matter = planned(library, "US-VA", day, demand).matter("reply")
    assert f"that is by {by}" in (said := text(draft(matter, library, "reply", "en"))) or f"answer it by {by}" in said


def test_a_health_plan_may_refuse_to_restrict_what_it_passes_on_and_no_letter_says_otherwise(library: Library) -> None:
    """45 CFR 164.522(a)(1)(ii) and (vi): only what was paid for in full must be kept from the health plan."""
    refused = {**ASKED, "asked": ["disclosure_restriction"]}
    refused["replies"] = [{"on": "2026-11-13", "kind": "refused", "words": "We do not do that."}]
    more = {
        "scenario": "health_records",
        "want": [{"wish": "stop_sharing", "of": "the visit of May 3"}],
        "about": {"organisation": {"name": "Alder Clinic", "sector": "private"}, "is_to_me": "health"},
    }
    matter = planned(library, "US-CO", "2026-11-16", refused, **more).matter("complaint")
    assert "A right that a statute gives" not in text(draft(matter, library, "complaint", "en"))
    assert "They may refuse to restrict what they pass on" in " ".join(conceded(matter, library, "en"))


def test_a_sheet_for_the_platform_of_california_names_whose_data_it_is(library: Library) -> None:
    agent = {
        "acting": {"for": "person", "person": {"name": "Mia Roe"}},
        "about": {
            "organisation": {"name": "Alder Inc.", "place": "US-CA", "sector": "private"},
            "is_to_me": "broker",
        },
        "scenario": "data_broker",
        "want": [{"wish": "delete"}],
    }
    plan = planned(library, "US-CA", "2026-11-16", **agent)
    matter = next(one for one, rung in plan.open if rung.step.to == "platform")
    said = text(draft(matter, library, "request", "en"))
    assert "Name: Mia Roe" in said
    assert "E-mail address: nora@example.org" not in said


def test_a_sworn_complaint_does_not_say_that_what_was_filed_on_the_platform_was_sent_to_the_broker(
    library: Library,
) -> None:
    filed = {"id": "drop-1", "to": "platform", "channel": "form", "asked": ["broker_deletion"], "sent": "2026-11-02"}
    alder = {"organisation": {"name": "Alder Inc.", "place": "US-CA", "sector": "private"}, "is_to_me": "broker"}
    told = {"scenario": "data_broker", "want": ["know", "delete"], "about": alder}
    plan = planned(library, "US-CA", "2027-01-04", ASKED, filed, **told)
    matter = next(one for one, rung in plan.open if (one.law.id, rung.step.document) == ("us-ca.ccpa", "complaint"))
    made = draft(matter, library, "complaint", "en")
    assert text(made).count("I sent Alder Inc. my request") == 1
    assert made.enclosures == ("My request of November 2, 2026",)


def test_what_one_command_takes_back_under_two_laws_is_one_line_on_the_page(library: Library) -> None:
    """New Jersey's act and the federal rule for children go to the same office."""
    child = {
        "scenario": "consent",
        "acting": {"for": "child", "person": {"name": "Ida Bell"}},
        "facts": {"age_group": "under_13", "organisation_size": "many", "data_sensitive": True},
        "about": {
            "organisation": {"name": "Alder Inc.", "place": "US-NJ", "sector": "private"},
            "is_to_me": "customer",
        },
        "want": [{"wish": "take_back_consent", "of": "the photographs"}],
    }
    asked = {**ASKED, "asked": ["withdraw_consent", "withdraw_consent"]}
    complaint = {"id": "complaint-1", "kind": "complaint", "sent": "2026-12-01", "channel": "form"}
    plan = planned(library, "US-NJ", "2027-01-20", asked, complaint, **child)
    (matter, rung), *_ = [one for one in plan.open if one[1].step.document != "withdrawal"]
    letter = draft(matter, library, rung.step.document, "en")
    page = text(next_steps(plan, matter, library, rung.step.document, "en", "my-case", letter))
    assert page.count("what you sent is with the authority") == 1


def test_a_reminder_of_silence_announces_no_appeal_since_only_a_refusal_opens_one(library: Library) -> None:
    matter = planned(library, "US-TX", "2027-01-04", ASKED).matter("reminder")
    said = text(draft(matter, library, "reminder", "en"))
    assert "If I have not heard by then, I may complain to the Office of the Attorney General of Texas" in said


def test_an_appeal_to_a_credit_bureau_and_the_office_after_it_read_that_reports_are_not_meant(library: Library) -> None:
    """Va. Code § 59.1-576(C)(10) leaves out what a bureau does "only to the extent" that the FCRA regulates it."""
    refused = {**ASKED, "asked": ["opt_out_sale"], "replies": [{"on": "2026-11-13", "kind": "refused"}]}
    bureau = {"organisation": {"name": "Fileworth Inc."}, "is_to_me": "credit_agency"}
    told = {"scenario": "opt_out", "want": ["stop_sale"], "about": bureau}
    matter = planned(library, "US-VA", "2026-11-16", refused, **told).matter("appeal")
    appealed = text(draft(matter, library, "appeal", "en"))
    assert "This is about what you sell or use for advertising, not about consumer reports." in appealed
    denied = {"id": "appeal-1", "kind": "appeal", "sent": "2026-11-16", "channel": "email"}
    denied |= {"replies": [{"on": "2026-12-10", "kind": "refused"}]}
    matter = planned(library, "US-VA", "2026-12-14", refused, denied, **told).matter("complaint")
    said = text(draft(matter, library, "complaint", "en"))
    assert "what Fileworth Inc. sells or uses for advertising, not about consumer reports." in said


def test_an_office_reads_what_an_answer_to_an_appeal_says_and_what_is_wrong_with_it(library: Library) -> None:
    partly = {**ASKED, "replies": [{"on": "2026-11-13", "kind": "partly", "missing": "the recordings"}]}
    answer = {"on": "2026-12-10", "kind": "answered", "words": "That is all.", "mine": "The recordings are missing."}
    appealed = {"id": "appeal-1", "kind": "appeal", "sent": "2026-11-16", "channel": "email", "replies": [answer]}
    matter = planned(library, "US-VA", "2026-12-14", partly, appealed).matter("complaint")
    said = text(draft(matter, library, "complaint", "en"))
    assert "It answered my appeal (enclosure 4)." in said
    assert "Still missing: the recordings." in said
    assert "On December 10, 2026 it wrote: “That is all.” The recordings are missing." in said
