"""Letters after more than one answer: each speaks of what came last, and of what is open still."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

OUR_TOOL = {"on": "2026-08-14", "kind": "self_service", "words": "Use the switch in your account."}
REFUSED = {"on": "2026-08-20", "kind": "refused", "ground": "trade_secret", "words": "That is a trade secret."}
MY_REPLY = {"id": "reply-1", "kind": "reply", "channel": "email", "sent": "2026-08-22"}


def plan(library: Library, day: str, *replies: Any, home: str = "IE", **told: Any) -> Plan:
    """What somebody can do who asked on 3 August and to whom this came back; `mine` are the letters since."""
    asked, mine = told.get("asked", ["access"]), told.get("mine", ())
    request = {"id": "request-1", "channel": "email", "asked": asked, "sent": "2026-08-03", "replies": list(replies)}
    case = {
        "kit": 2,
        "scenario": "access",
        "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org"},
        "about": {
            "organisation": {"name": "Brixen Ltd", "place": home[:2], "sector": "private"},
            "is_to_me": "customer",
        },
        "facts": {"organisation_size": "many", "organisation_data_broker": False},
        "want": told.get("want", ["copy"]),
        "papers": [request, *mine],
    }
    return prepare(library, Case.model_validate(case), date.fromisoformat(day))


def letter(library: Library, kind: DocumentKind, *about: Any, language: str = "en", **told: Any) -> str:
    """That letter on one line."""
    return " ".join(words(draft(plan(library, *about, **told).matter(kind), library, kind, language)))


BOTH: dict[str, Any] = {"asked": ["access", "object"], "want": ["copy", "object_to_use"]}
THE_REST = {"on": "2026-09-10", "kind": "partly", "answers": ["access"], "refuses": ["object"], "words": "We may."}


def test_a_second_reply_speaks_of_the_new_answer_alone(library: Library) -> None:
    said = letter(library, "reply", "2026-09-12", OUR_TOOL, THE_REST, mine=[MY_REPLY], **BOTH)
    assert "Your answer of 10 September 2026" in said
    assert "“We may.”" in said
    assert "the switch in your account" not in said
    assert "14 August" not in said


def test_what_they_demanded_before_they_went_into_it_is_no_demand_any_more(library: Library) -> None:
    said = letter(library, "reply", "2026-09-12", OUR_TOOL, THE_REST, **BOTH)
    assert "Please look again at my objection" in said
    assert "“We may.”" in said
    assert "the switch in your account" not in said


def test_nothing_is_argued_for_what_was_granted_since(library: Library) -> None:
    refused = {"on": "2026-08-14", "kind": "refused", "refuses": ["access"], "ground": "trade_secret", "words": "No."}
    said = letter(library, "complaint", "2026-10-01", refused, THE_REST, mine=[MY_REPLY], **BOTH)
    assert "objection" in said
    assert "14 August 2026 it wrote" not in said
    assert "trade secret" not in said


def test_a_tool_they_pointed_to_is_argued_until_they_went_into_the_request(library: Library) -> None:
    silent = letter(library, "complaint", "2026-10-01", OUR_TOOL, mine=[MY_REPLY], **BOTH)
    assert "the switch in your account" in silent
    decided = letter(library, "complaint", "2026-10-01", OUR_TOOL, THE_REST, mine=[MY_REPLY], **BOTH)
    assert "the switch in your account" not in decided


def test_whoever_proved_who_they_are_asks_for_no_doubts_any_more(library: Library) -> None:
    asked = {"on": "2026-08-06", "kind": "identity_asked", "words": "Send us your passport."}
    proved = {"id": "reply-1", "kind": "reply", "gives": ["identity"], "sent": "2026-08-08", "channel": "email"}
    told: dict[str, Any] = {"home": "GB-ENG", "mine": [proved]}
    silent = letter(library, "controller_complaint", "2026-10-01", asked, **told)
    assert "say what your doubt is" not in silent
    refused = letter(library, "controller_complaint", "2026-10-01", asked, REFUSED, **told)
    assert "say what your doubt is" not in refused
    assert "What went wrong On 20 August 2026 you wrote" in refused


def test_nothing_is_still_refused_where_they_only_asked_who_one_is(library: Library) -> None:
    asked = {"on": "2026-08-06", "kind": "identity_asked"}
    assert "If you refuse anything, tell me which part" in letter(library, "reply", "2026-08-07", asked)
    assert "If you still refuse anything" in letter(library, "reply", "2026-08-21", REFUSED)


@pytest.mark.parametrize("home", ["IE", "GB-SCT", "CH", "US-NH"])
def test_nobody_is_sent_on_because_of_a_refusal_that_was_made_good(library: Library, home: str) -> None:
    answered = {"on": "2026-09-02", "kind": "answered"}
    now = plan(library, "2026-10-03", REFUSED, answered, home=home, mine=[MY_REPLY])
    assert not now.now
    assert plan(library, "2026-10-03", REFUSED, home=home, mine=[MY_REPLY]).now


def test_a_complaint_about_the_answer_that_came_in_the_end_calls_it_no_refusal(library: Library) -> None:
    said = letter(
        library, "complaint", "2026-10-03", REFUSED, {"on": "2026-09-02", "kind": "answered"}, mine=[MY_REPLY]
    )
    assert "Its answer of 2 September 2026 does not give me what I asked for." in said
    assert "It refused on" not in said


def test_after_a_refusal_an_answer_in_part_is_what_the_complaint_is_about(library: Library) -> None:
    partly = {"on": "2026-09-02", "kind": "partly", "missing": "the score"}
    said = letter(library, "complaint", "2026-10-03", REFUSED, partly, mine=[MY_REPLY])
    assert "It answered only in part, on 2 September 2026. Still missing: the score." in said
    assert "Refusal." not in said


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("IE", "en", "It answered in part on 14 August 2026; the rest was refused on 20 August 2026."),
        ("GB-ENG", "en", "It answered in part on 14 August 2026; the rest was refused on 20 August 2026."),
        ("CH", "en", "It answered in part on 14 August 2026; the rest was refused on 20 August 2026."),
        (
            "AT",
            "de",
            "Am 14. August 2026 kam eine Antwort auf einen Teil; der Rest wurde am 20. August 2026 abgelehnt.",
        ),
    ],
)
def test_where_a_part_came_only_the_rest_was_refused(library: Library, home: str, language: str, says: str) -> None:
    partly = {"on": "2026-08-14", "kind": "partly", "missing": "the score"}
    mine = [MY_REPLY, {"id": "c", "kind": "controller_complaint", "sent": "2026-09-01", "channel": "email"}]
    told: dict[str, Any] = {"home": home, "language": language, "mine": mine if home[:2] == "GB" else [MY_REPLY]}
    assert says in letter(library, "complaint", "2026-10-20", partly, REFUSED, **told)


def test_what_a_later_answer_says_is_missing_takes_the_place_of_what_was(library: Library) -> None:
    first = {"on": "2026-08-14", "kind": "partly", "missing": "the score and the recipients"}
    second = {"on": "2026-09-02", "kind": "partly", "missing": "the score"}
    said = letter(library, "complaint", "2026-10-03", first, second, mine=[MY_REPLY])
    assert "Still missing: the score." in said
    assert "recipients" not in said


AGREED = {"on": "2026-08-20", "kind": "agreed", "words": "We will send it."}


@pytest.mark.parametrize("home", ["IE", "GB-SCT", "CH", "US-NH"])
def test_whoever_was_promised_it_and_has_nothing_can_send_a_reminder(library: Library, home: str) -> None:
    said = letter(library, "reminder", "2026-10-01", AGREED, home=home)
    assert "you agreed to do as I asked: “We will send it.” As far as I can see, it has not been done." in said
    assert "Please do it by" in said
    assert "I have had no" not in said


def test_a_promise_kept_opens_no_reminder(library: Library) -> None:
    kept = plan(library, "2026-10-01", AGREED, {"on": "2026-09-02", "kind": "answered"})
    assert not kept.matter("reminder").rung("reminder").open


def test_a_complaint_says_that_a_promise_was_not_kept(library: Library) -> None:
    said = letter(library, "complaint", "2026-10-20", AGREED, home="US-NH")
    assert "It agreed on August 20, 2026, but as far as I can see it has not been done." in said
