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
        "happened": told.get("happened", ()),
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


WRONG = {"wish": "correct", "of": "It shows a debt of 212 euros.", "detail": {"what_is_right": "I paid it in March."}}
CORRECT: dict[str, Any] = {"asked": ["access", "rectification"], "want": ["copy", WRONG]}


def test_what_is_wrong_stands_in_the_reply_to_an_answer_that_corrects_nothing(library: Library) -> None:
    partly = {"on": "2026-08-20", "kind": "partly", "answers": ["access"], "refuses": ["rectification"]}
    said = letter(library, "reply", "2026-08-22", {**partly, "ground": "accurate"}, **CORRECT)
    assert "What is wrong: It shows a debt of 212 euros." in said
    assert "What is right: I paid it in March." in said


def test_what_was_corrected_is_no_longer_called_wrong(library: Library) -> None:
    partly = {"on": "2026-08-20", "kind": "partly", "answers": ["rectification"], "refuses": ["access"]}
    said = letter(library, "complaint", "2026-10-01", partly, mine=[MY_REPLY], **CORRECT)
    assert "access to my data" in said
    assert "212" not in said


def test_of_two_answers_in_part_the_last_is_complained_of(library: Library) -> None:
    first = {"on": "2026-08-14", "kind": "partly", "missing": "the score and the recipients"}
    second = {"on": "2026-09-02", "kind": "partly", "missing": "the score"}
    said = letter(library, "complaint", "2026-10-03", first, second, mine=[MY_REPLY])
    assert "It answered only in part, on 2 September 2026." in said


def test_whoever_is_told_that_the_lender_verified_it_can_ask_the_bureau_how_it_checked(library: Library) -> None:
    """15 U.S.C. § 1681i(a)(6)(B)(iii) and (7): a description of the procedure is owed to whoever asks for it."""
    case = {
        "kit": 2,
        "scenario": "credit_file",
        "me": {"name": "Ada Brandt", "lives_in": "US-OH", "email": "ada@example.org"},
        "about": {"organisation": {"name": "Equifax"}},
        "want": [WRONG],
        "papers": [
            {
                "id": "request-1",
                "asked": ["rectification"],
                "sent": "2026-08-03",
                "channel": "post",
                "replies": [{"on": "2026-09-01", "kind": "refused", "ground": "accurate"}],
            }
        ],
    }
    now = prepare(library, Case.model_validate(case), date(2026, 9, 3))
    assert now.matter("reply").rung("reply").state == "possible"
    said = " ".join(words(draft(now.matter("reply"), library, "reply", "en")))
    assert "Please describe the procedure by which you checked the item" in said


def test_nobody_is_sent_to_the_agency_before_the_brokers_time_for_a_request_through_drop_is_over(
    library: Library,
) -> None:
    """Civ. Code § 1798.99.86: brokers fetch it within 45 days and have 45 more; so 90 days in all."""
    case = {
        "kit": 2,
        "scenario": "data_broker",
        "me": {"name": "Ada Brandt", "lives_in": "US-CA"},
        "about": {"organisation": {"name": "Brixen Ltd", "place": "US-DE", "sector": "private"}, "is_to_me": "broker"},
        "facts": {"organisation_size": "many"},
        "want": ["delete"],
        "papers": [
            {
                "id": "request-1",
                "to": "platform",
                "channel": "portal",
                "asked": ["broker_deletion"],
                "sent": "2026-08-05",
            }
        ],
    }
    told = Case.model_validate(case)
    early = prepare(library, told, date(2026, 9, 1)).matter("complaint").rung("complaint")
    assert (early.state, early.on) == ("waiting", date(2026, 11, 4))
    late = prepare(library, told, date(2026, 11, 4)).matter("complaint").rung("complaint")
    assert late.state == "recommended"


SENT_ME: dict[str, Any] = {"on": "2026-07-20", "says": "Brixen sent me an advertisement.", "wrong": ["no_consent"]}
AGAIN: dict[str, Any] = {"on": "2026-09-20", "says": "Brixen sent me another one.", "wrong": ["marketing_after_no"]}
NO_MORE: dict[str, Any] = {"asked": ["object_marketing", "access"], "want": ["stop_marketing"]}


def test_whoever_was_promised_that_it_ends_is_sent_to_the_office_only_if_it_goes_on(library: Library) -> None:
    def state(*happened: dict[str, Any]) -> str:
        return (
            plan(library, "2026-09-21", AGREED, happened=happened, **NO_MORE)
            .matter("complaint")
            .rung("complaint")
            .state
        )

    assert state(SENT_ME) == "possible"
    assert state(SENT_ME, AGAIN) == "recommended"


def test_whoever_tells_what_came_after_the_promise_is_not_asked_what_was_not_done(library: Library) -> None:
    said = letter(library, "complaint", "2026-09-21", AGREED, happened=[SENT_ME, AGAIN], **NO_MORE)
    assert "Promised, not done." in said
    assert "What has not been done since" not in said


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("IE", "en", "It refused a part of it on 20 August 2026."),
        ("CH", "en", "It refused a part of it on 20 August 2026."),
        ("AT", "de", "Das wurde am 20. August 2026 teilweise abgelehnt."),
    ],
)
def test_where_one_of_two_wishes_was_refused_a_part_was(library: Library, home: str, language: str, says: str) -> None:
    refused = {**REFUSED, "ground": "accurate", "refuses": ["rectification"]}
    told: dict[str, Any] = {"home": home, "language": language, "mine": [MY_REPLY], **CORRECT}
    assert says in letter(library, "complaint", "2026-10-20", refused, **told)
