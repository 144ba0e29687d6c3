"""Why a step is open, and from which day one that waits will be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.planning.ladder import Rung
from complaint_kit.situation.case import Case

SENT = {"id": "request-1", "presumed": True, "sent": "2026-09-08", "channel": "email"}
TOLD = {"on": "2026-09-02", "says": "Brixen filmed my child.", "wrong": ["child"]}


def rung(library: Library, kind: DocumentKind, day: str, home: str, wish: str, *papers: Any, **more: Any) -> Rung:
    told = {
        "scenario": "access",
        "me": {"name": "Ada Brandt", "lives_in": home},
        "want": [{"wish": wish, "of": "my account"}],
        **more,
    }
    about = {"organisation": {"name": "Brixen Ltd", "sector": "private"}, "is_to_me": "customer"}
    facts = {"organisation_data_broker": False}
    case = Case.model_validate({"kit": 2, "papers": list(papers), "about": about, "facts": facts, **told})
    return prepare(library, case, date.fromisoformat(day)).matter(kind).rung(kind)


def test_a_complaint_after_a_reminder_that_brought_nothing_is_recommended_for_the_silence(library: Library) -> None:
    reminder = {"id": "r", "kind": "reminder", "sent": "2026-10-12", "asks_by": "2026-10-26", "channel": "email"}
    found = rung(library, "complaint", "2026-10-27", "ES", "copy", SENT, reminder, happened=[TOLD])
    assert (found.state, found.because) == ("recommended", "silence")


def test_what_was_told_opens_it_where_nothing_is_late(library: Library) -> None:
    found = rung(library, "complaint", "2026-09-20", "ES", "copy", SENT, happened=[TOLD])
    assert (found.state, found.because) == ("possible", "conduct")


def test_a_missing_confirmation_of_receipt_in_california_opens_no_reminder(library: Library) -> None:
    # Ten business days end in September; the reminder waits for the end of the 45 days, which is October 23.
    found = rung(library, "reminder", "2026-09-10", "US-CA", "delete", SENT)
    assert (found.state, found.on) == ("waiting", date(2026, 10, 24))


def test_a_complaint_about_what_no_appeal_is_for_waits_for_the_appeal_about_the_rest(library: Library) -> None:
    """In Oregon the end of a consent is not appealed, and the refusal of a copy is: 45 days from November 12."""
    refused = {"on": "2026-11-10", "kind": "refused", "words": "No."}
    asked = {**SENT, "presumed": False, "asked": ["access", "withdraw_consent"], "replies": [refused]}
    appeal = {"id": "appeal-1", "kind": "appeal", "sent": "2026-11-12", "channel": "form"}
    told = {"want": [{"wish": "copy"}, {"wish": "take_back_consent", "of": "the quiz"}]}

    def stands(day: str) -> str:
        return rung(library, "complaint", day, "US-OR", "copy", asked, appeal, **told).state

    assert stands("2026-11-13") == "possible"
    assert stands("2026-12-30") == "recommended"


NOT_CONTENT = {"on": "2026-09-25", "kind": "no_data", "mine": "They wrote to me by name in May"}
TOLD_THEM = {"id": "reply-1", "kind": "reply", "sent": "2026-09-28", "asks_by": "2026-10-12", "channel": "email"}


@pytest.mark.parametrize(
    ("home", "complaint"),
    [("ES", "complaint"), ("CH", "complaint"), ("GB-ENG", "controller_complaint"), ("US-CA", "complaint")],
)
@pytest.mark.parametrize("kind", ["no_data", "answered"])
def test_whoever_says_what_is_wrong_with_an_answer_may_write_to_them_or_complain(
    library: Library, home: str, complaint: DocumentKind, kind: str
) -> None:
    asked = {**SENT, "replies": [{**NOT_CONTENT, "kind": kind}]}
    reply, complained = (rung(library, one, "2026-09-28", home, "copy", asked) for one in ("reply", complaint))
    assert (reply.state, reply.because) == ("recommended", "contested")
    assert complained.state == "possible"


@pytest.mark.parametrize("home", ["ES", "CH", "GB-ENG", "US-CA"])
def test_whoever_was_promised_it_is_offered_a_reminder_and_no_letter_against_the_promise(
    library: Library, home: str
) -> None:
    def opens(kind: DocumentKind, *came: Any) -> bool:
        return rung(library, kind, "2026-09-28", home, "copy", {**SENT, "replies": [*came]}).open

    agreed = {"on": "2026-09-26", "kind": "agreed"}
    assert opens("reply", {**NOT_CONTENT, "mine": None})
    for came in ([agreed], [NOT_CONTENT, agreed]):
        assert not opens("reply", *came)
        assert opens("reminder", *came)


@pytest.mark.parametrize(("home", "complaint"), [("ES", "complaint"), ("GB-ENG", "controller_complaint")])
def test_whoever_told_them_in_vain_what_is_wrong_is_told_to_complain_after_the_day_that_the_letter_named(
    library: Library, home: str, complaint: DocumentKind
) -> None:
    def stands(day: str, *came: Any) -> str:
        asked = {**SENT, "replies": [NOT_CONTENT, *came]}
        return rung(library, complaint, day, home, "copy", asked, TOLD_THEM).state

    assert stands("2026-10-12") == "possible"
    assert stands("2026-10-13") == "recommended"
    assert stands("2026-10-13", {"on": "2026-10-09", "kind": "answered"}) == "possible"  # with that they may be content
