"""What came back, as later letters and pages tell it: a promise, an answer that does not do, a ground, no data."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.errors import AnswersError
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.planning.supposing import as_written
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper

SENT = {"id": "request-1", "sent": "2026-11-02", "channel": "email", "asked": ["access"]}
REFUSED = {"on": "2026-11-26", "kind": "refused", "ground": "fee"}
PROMISED = {"on": "2026-12-04", "kind": "agreed"}


def plan_of(library: Library, home: str, day: str, *papers: Any, **more: Any) -> Plan:
    told = {"kit": 2, "scenario": "access", "want": ["copy"], "papers": list(papers)}
    told |= {"me": {"name": "Ruth Roth", "lives_in": home, "email": "r@example.org"}}
    about: dict[str, Any] = {"organisation": {"name": "Nord GmbH", "sector": "private", "place": home}}
    told |= {"about": {**about, "is_to_me": "customer"}, "facts": {"organisation_data_broker": False}, **more}
    return prepare(library, Case.model_validate(told), date.fromisoformat(day))


def letter(library: Library, plan: Plan, kind: DocumentKind, language: str = "de") -> str:
    return " ".join(" ".join(words(draft(plan.matter(kind), library, kind, language))).split())


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        (
            "DE-RP",
            "de",
            "Auskunft über meine Daten beantragt. Am 4. Dezember 2026 wurde mir zugesagt, dem nachzukommen.",
        ),
        ("IE", "en", "It agreed on 4 December 2026 to do as I asked."),
    ],
)
def test_a_complaint_does_not_leave_out_the_promise_that_followed_a_refusal(
    library: Library, home: str, language: str, says: str
) -> None:
    plan = plan_of(library, home, "2027-03-08", {**SENT, "replies": [REFUSED, PROMISED]})
    found = letter(library, plan, "complaint", language)
    assert says in found
    assert ("Zugesagt, nicht getan." if language == "de" else "Promised, not done.") in found
    assert ("gezahlt" if language == "de" else "a fee has to be paid") not in found  # they have given that up


def test_of_two_promises_the_complaint_names_the_last(library: Library) -> None:
    again = {**SENT, "replies": [{**PROMISED, "on": "2026-11-10"}, PROMISED]}
    assert "Am 4. Dezember 2026 wurde mir zugesagt" in letter(
        library, plan_of(library, "DE-RP", "2026-12-20", again), "complaint"
    )
    assert "agreed on 4 December 2026" in letter(
        library, plan_of(library, "IE", "2026-12-20", again), "complaint", "en"
    )


def test_a_promise_that_was_taken_back_is_not_the_ground(library: Library) -> None:
    asked = {**SENT, "replies": [{**PROMISED, "on": "2026-11-10"}, REFUSED]}
    found = letter(library, plan_of(library, "DE-RP", "2026-12-20", asked), "complaint")
    assert "Zugesagt, nicht getan." not in found


@pytest.mark.parametrize(("home", "language"), [("DE-RP", "de"), ("IE", "en")])
def test_a_complaint_quotes_the_answer_that_followed_a_refusal_and_what_i_say_to_it(
    library: Library, home: str, language: str
) -> None:
    answer = {"on": "2026-12-04", "kind": "answered", "words": "See our notice.", "mine": "That is no copy"}
    asked = {**SENT, "replies": [REFUSED, answer]}
    found = letter(library, plan_of(library, home, "2026-12-10", asked), "complaint", language)
    assert "See our notice." in found
    assert "That is no copy." in found


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("DE-RP", "de", "meinem Antrag (Löschung meiner Daten und Auskunft über meine Daten) zu entsprechen"),
        ("IE", "en", "to comply with my request for deletion of my data and access to my data"),
    ],
)
def test_what_is_missing_is_not_all_where_they_refused_afterwards(
    library: Library, home: str, language: str, says: str
) -> None:
    partly = {"on": "2026-11-10", "kind": "partly", "missing": "the recordings"}
    refused = {"on": "2026-12-01", "kind": "refused", "ground": "excessive"}
    asked = {**SENT, "asked": ["access", "erasure"], "replies": [partly, refused]}
    wants = {"want": ["copy", {"wish": "delete", "of": "the account"}]}
    found = letter(library, plan_of(library, home, "2026-12-20", asked, **wants), "complaint", language)
    assert says in found
    assert found.count("the recordings") >= 2


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("DE-RP", "de", "haben Sie meinen Antrag abgelehnt. Als Grund haben Sie genannt: ein Geschäftsgeheimnis."),
        ("CH", "de", "haben Sie mein Begehren abgelehnt. Als Grund haben Sie genannt: ein Geschäftsgeheimnis."),
        ("IE", "en", "you refused my request. You gave as your reason a trade secret."),
    ],
)
def test_an_answer_names_the_ground_that_they_gave(library: Library, home: str, language: str, says: str) -> None:
    asked = {**SENT, "replies": [{"on": "2026-11-26", "kind": "refused", "ground": "trade_secret"}]}
    assert says in letter(library, plan_of(library, home, "2026-11-28", asked), "reply", language)


@pytest.mark.parametrize("ground", ["no_data", "processor_only", "legal_claims", "exempt_or_small"])
def test_a_reason_is_told_to_whoever_gave_it_in_words_that_fit(library: Library, ground: str) -> None:
    asked = {**SENT, "replies": [{"on": "2026-11-26", "kind": "refused", "ground": ground}]}
    said = letter(library, plan_of(library, "IE", "2026-11-28", asked), "reply", "en")
    told = said.partition("You gave as your reason that")[2].partition(".")[0]
    assert told
    assert " it " not in told


def test_a_church_that_wants_money_is_asked_on_which_provision_it_rests_that(library: Library) -> None:
    # Of the act of the Catholic church nobody has read what it says on fees.
    asked = {**SENT, "replies": [{"on": "2026-11-10", "kind": "fee_asked"}]}
    body = {"organisation": {"name": "Bistum", "sector": "church", "place": "DE-NW"}, "is_to_me": "church"}
    church = {"about": body, "facts": {"organisation_church": "catholic", "organisation_diocese": "dresden_meissen"}}
    found = letter(library, plan_of(library, "DE-NW", "2026-11-12", asked, **church), "reply")
    assert "eine Zahlung verlangt. Bitte nennen Sie mir die Vorschrift, auf die Sie das stützen." in found


@pytest.mark.parametrize(
    ("wish", "right", "blank"), [("copy", "access", "Was ich suche"), ("delete", "erasure", "Gemeint ist")]
)
def test_whoever_asks_for_something_else_than_a_copy_is_not_asked_what_they_look_for(
    library: Library, wish: str, right: str, blank: str
) -> None:
    asked = {**SENT, "asked": [right], "replies": [{"on": "2026-11-10", "kind": "clarification_asked"}]}
    wants = {"want": [{"wish": wish, "of": "the file"}]}
    assert blank in letter(library, plan_of(library, "DE-RP", "2026-11-12", asked, **wants), "reply")


def test_whoever_writes_for_another_does_not_speak_of_their_own_identity(library: Library) -> None:
    asked = {**SENT, "replies": [{"on": "2026-11-10", "kind": "identity_asked"}]}
    acting = {"for": "person", "person": {"name": "Mia Roe"}}
    found = letter(library, plan_of(library, "DE-RP", "2026-11-12", asked, acting=acting), "reply")
    assert "haben Sie einen Nachweis der Identität verlangt" in found


TAKEN_BACK = {**SENT, "asked": ["withdraw_consent"]}
CONSENT: dict[str, Any] = {
    "scenario": "consent",
    "want": [{"wish": "take_back_consent", "of": "the newsletter"}],
    "facts": {"what_consent": "the newsletter"},
}


def test_a_withdrawal_of_consent_is_not_called_an_objection(library: Library) -> None:
    asked = {**TAKEN_BACK, "replies": [{"on": "2026-11-20", "kind": "refused"}]}
    found = letter(library, plan_of(library, "AT", "2026-12-10", asked, **CONSENT), "complaint")
    assert "Der Widerruf wurde am 20. November 2026 zurückgewiesen." in found
    assert "Widerspruch" not in found


def test_nothing_stands_under_the_day_of_an_answer_whose_reply_the_complaint_gives_elsewhere(library: Library) -> None:
    partly = {"on": "2026-11-20", "kind": "partly", "missing": "the archive"}
    refused = {"on": "2026-12-01", "kind": "refused", "words": "No."}
    asked = {**TAKEN_BACK, "replies": [partly, refused]}
    found = letter(library, plan_of(library, "AT", "2026-12-20", asked, **CONSENT), "complaint")
    assert "Zur Antwort vom 20. November 2026:" not in found


def test_objection_and_withdrawal_in_one_letter_are_named_as_both(library: Library) -> None:
    asked = {**SENT, "asked": ["object_marketing", "withdraw_consent"]}
    asked |= {"replies": [{"on": "2026-11-20", "kind": "refused"}]}
    wants = {"scenario": "opt_out", "want": ["stop_marketing", "limit_sensitive"]}
    found = letter(library, plan_of(library, "DE-SL", "2026-12-10", asked, **wants), "complaint")
    assert "Das wurde am 20. November 2026 abgelehnt." in found
    assert "Dem Widerspruch und dem Widerruf wäre zu entsprechen gewesen" in found
    assert "meinem Widerspruch und meinem Widerruf zu entsprechen" in found
    assert "mein Antrag" not in found.lower()


ASKED_TWICE = {**SENT, "replies": [{"on": "2026-11-08", "kind": "self_service"}]}
FIRST = {"id": "reply-1", "kind": "reply", "sent": "2026-11-10", "channel": "email"}
ANSWERED = {"id": "reply-2", "kind": "reply", "sent": "2026-11-18", "channel": "email", "gives": ["clarification"]}


def test_an_answer_about_money_is_not_called_a_clarification_given_before(library: Library) -> None:
    first = {**FIRST, "replies": [{"on": "2026-11-16", "kind": "clarification_asked"}]}
    second = {**ANSWERED, "replies": [{"on": "2026-12-12", "kind": "fee_asked"}]}
    case = plan_of(library, "DE-HB", "2026-12-14", ASKED_TWICE, first, second).situation.case
    written = as_written(Paper(id="reply-3", kind="reply", sent=date(2026, 12, 14)), case, date(2026, 12, 14))
    assert written.gives == ("fee",)


def test_whoever_is_asked_a_second_time_what_they_mean_may_say_it_again(library: Library) -> None:
    asked = {**SENT, "replies": [{"on": "2026-11-08", "kind": "clarification_asked"}]}
    again = {**ANSWERED, "sent": "2026-11-10", "replies": [{"on": "2026-11-20", "kind": "clarification_asked"}]}
    assert plan_of(library, "DE-HB", "2026-11-22", asked, again).matter("reply").document == "reply"


@pytest.mark.parametrize(("home", "language"), [("AT", "de"), ("IE", "en"), ("CH", "de")])
def test_what_the_person_says_to_an_answer_without_words_is_told_to_the_office(
    library: Library, home: str, language: str
) -> None:
    none = {"on": "2027-01-05", "kind": "no_data", "mine": "In May they said that they had it"}
    lodged = {"id": "complaint-1", "kind": "complaint", "sent": "2026-12-10", "channel": "form"}
    plan = plan_of(library, home, "2027-01-20", {**SENT, "replies": [none]}, lodged)
    assert "In May they said that they had it." in letter(library, plan, "supplement", language)


def test_whoever_objects_asks_that_the_objection_be_dealt_with_without_a_fee(library: Library) -> None:
    asked = {**SENT, "asked": ["object_marketing"], "replies": [{"on": "2026-11-10", "kind": "fee_asked"}]}
    plan = plan_of(library, "BE-WAL", "2026-11-12", asked, scenario="opt_out", want=["stop_marketing"])
    assert "Bitte bearbeiten Sie den Widerspruch unentgeltlich." in letter(library, plan, "reply")
    asked = {**SENT, "asked": ["object_marketing"], "replies": [{"on": "2026-11-10", "kind": "self_service"}]}
    sent_on = plan_of(library, "BE-WAL", "2026-11-12", asked, scenario="opt_out", want=["stop_marketing"])
    assert "mein Antrag" not in letter(library, sent_on, "reply").replace("meinen", "mein")


def test_whoever_said_where_they_live_is_not_asked_for_it_again_but_told_which_offices_there_are(
    library: Library,
) -> None:
    firm = {"organisation": {"name": "Nordfunk", "sector": "broadcaster", "place": "DE-NI"}, "is_to_me": "broadcaster"}
    plan = plan_of(library, "DE-NI", "2026-12-06", {**SENT, "replies": [REFUSED]}, about=firm)
    with pytest.raises(AnswersError) as raised:
        letter(library, plan, "complaint")
    assert "Say where you live" not in str(raised.value)
    assert "They are: Broadcasting Data Protection Commissioner" in str(raised.value)


@pytest.mark.parametrize(("acting", "written"), [("child", False), ("person", True)])
def test_no_written_authority_is_asked_of_british_parents(library: Library, acting: str, written: bool) -> None:
    asked = {**SENT, "replies": [{"on": "2026-11-10", "kind": "refused", "ground": "agent_refused"}]}
    told = {"for": acting, "person": {"name": "Mia Roe"}}
    found = letter(library, plan_of(library, "GB-ENG", "2026-11-12", asked, acting=told), "reply", "en")
    assert "the other person is entitled to act" in found
    assert ("written authority" in found) is written


@pytest.mark.parametrize("ground", ["motive", "excessive"])
@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("IE", "en", "Please look again at my request for access to my data and answer it by"),
        ("DE-RP", "de", "bitte prüfen Sie meinen Antrag (Auskunft über meine Daten) noch einmal"),
    ],
)
def test_who_is_called_abusive_asks_for_the_data_again_and_not_for_money(
    library: Library, ground: str, home: str, language: str, says: str
) -> None:
    asked = {**SENT, "asked": ["access", "compensation"]}
    asked |= {"replies": [{"on": "2026-11-10", "kind": "refused", "ground": ground}]}
    assert says in letter(library, plan_of(library, home, "2026-11-12", asked), "reply", language)


def test_a_swiss_firm_that_named_a_motive_is_not_told_to_name_a_reason(library: Library) -> None:
    asked = {**SENT, "asked": ["access", "compensation"]}
    asked |= {"replies": [{"on": "2026-11-10", "kind": "refused", "ground": "motive"}]}
    found = letter(library, plan_of(library, "CH", "2026-11-12", asked), "reply")
    assert "so ist anzugeben, weshalb" not in found


def test_a_withdrawal_by_an_agent_is_defended_with_the_rule_on_withdrawals(library: Library) -> None:
    """Article 12(2) and (6) GDPR speak of requests under Articles 15 to 22, and parents have no Vollmacht."""
    refused = {"replies": [{"on": "2026-11-10", "kind": "refused", "ground": "agent_refused"}]}
    acting = {"for": "child", "person": {"name": "Mia Roe"}}
    plan = plan_of(library, "AT", "2026-11-12", {**TAKEN_BACK, **refused}, **CONSENT, acting=acting)
    found = letter(library, plan, "reply")
    assert "(Art. 7 Abs. 3 DSGVO)" in found
    assert "Art. 12 Abs. 2" not in found
    assert "welcher Nachweis der Vertretung fehlt" in found


def test_who_described_no_situation_is_not_said_to_have_described_one(library: Library) -> None:
    """Article 21(1) GDPR weighs their grounds against the interests, rights and freedoms of the person."""
    asked = {**SENT, "asked": ["object_marketing", "object"]}
    asked |= {"replies": [{"on": "2026-11-10", "kind": "refused", "ground": "overriding_interest"}]}
    wants = {"scenario": "opt_out", "want": ["stop_marketing", "stop_profiling"]}
    found = letter(library, plan_of(library, "IE", "2026-11-12", asked, **wants), "reply", "en")
    assert "how you weighed them against the interests of the person" in found
    assert "situation described" not in found


def test_a_child_whose_data_are_asked_for_is_not_mine(library: Library) -> None:
    asked = {**SENT, "asked": ["erasure"], "replies": [{"on": "2026-11-10", "kind": "refused", "ground": "research"}]}
    acting = {"for": "child", "person": {"name": "Mia Roe"}}
    wants = {"want": [{"wish": "delete", "of": "the file"}], "acting": acting}
    found = letter(library, plan_of(library, "DE-RP", "2026-11-12", asked, **wants), "reply")
    assert "warum es nicht ohne diese Daten geht" in found


@pytest.mark.parametrize("reminded", [False, True])
def test_whoever_was_promised_it_is_led_to_a_reminder_of_that_and_to_no_reply(library: Library, reminded: bool) -> None:
    before = {"id": "reminder-1", "kind": "reminder", "sent": "2026-12-03", "channel": "email", "asked": ["access"]}
    papers = [{**SENT, "replies": [PROMISED]}, *([before] if reminded else [])]
    plan = plan_of(library, "IE", "2027-01-20", *papers)
    assert [rung.step.document for _, rung in plan.open] == ["reminder", "complaint"]
    assert "On 4 December 2026 you agreed to do as I asked." in letter(library, plan, "reminder", "en")


@pytest.mark.parametrize(
    ("known", "language", "heading"),
    [
        ("told", "en", "Not told of the data breach in time"),
        ("told", "de", "Keine rechtzeitige Benachrichtigung über die Datenpanne"),
        ("read", "en", "Not told of a data breach"),
        ("read", "de", "Keine Benachrichtigung über die Datenpanne"),
    ],
)
def test_whoever_was_told_of_a_breach_late_does_not_say_that_nobody_told_them(
    library: Library, known: str, language: str, heading: str
) -> None:
    late = {"on": "2026-10-20", "says": "They wrote of a theft in June.", "wrong": ["breach_untold"]}
    breach = {"scenario": "breach", "want": ["breach"], "happened": [late]}
    facts = {"breach_known": known, "breach_data": ["contact"], "organisation_data_broker": False}
    asked = {**SENT, "asked": ["breach_notice"], "replies": [{"on": "2026-11-20", "kind": "refused"}]}
    found = letter(library, plan_of(library, "PL", "2026-12-20", asked, facts=facts, **breach), "complaint", language)
    assert heading in found
