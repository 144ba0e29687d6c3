"""Letters say what came back as it was: a promise is no silence, a full answer no refusal; what is wrong is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.errors import AnswersError
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from tests.conftest import PlanFor, happened

REFUSED = {"on": "2026-11-12", "kind": "refused"}
REPLY = {"id": "reply-1", "kind": "reply", "sent": "2026-11-14", "channel": "email"}


def told(
    *replies: dict[str, Any], home: str = "CZ", is_to_me: str = "lender", wish: str = "delete", **more: Any
) -> dict[str, Any]:
    asked = {"delete": "erasure", "take_back_consent": "withdraw_consent", "freeze": "restriction"}[wish]
    request = {"id": "request-1", "asked": [asked], "sent": "2026-11-02", "channel": "email", "replies": list(replies)}
    return {
        "kit": 2,
        "scenario": "access",
        "me": {"name": "Alex Morgan", "lives_in": home, "email": "alex@example.org"},
        "about": {"organisation": {"name": "Marlow & Finch", "place": home, "sector": "private"}, "is_to_me": is_to_me},
        "want": [wish],
        "papers": [request, *more.get("papers", ())],
    }


def plan(library: Library, case: dict[str, Any], day: str = "2026-12-08") -> Plan:
    return prepare(library, Case.model_validate(case), date.fromisoformat(day))


def text(
    library: Library, case: dict[str, Any], kind: DocumentKind, language: str = "en", day: str = "2026-12-08"
) -> str:
    return " ".join(words(draft(plan(library, case, day).matter(kind), library, kind, language)))


def state(found: Plan, kind: DocumentKind) -> str:
    return found.matters[0].rung(kind).state


@pytest.mark.parametrize(
    ("language", "promised", "silence", "blank"),
    [
        ("en", "It agreed on 20 November 2026 to do as I asked.", "no answer", "What has not been done since"),
        ("de", "zugesagt", "keine Antwort", "Was seither nicht geschehen ist"),
    ],
)
def test_a_promise_is_told_as_one_and_the_person_says_what_was_not_done(
    library: Library, language: str, promised: str, silence: str, blank: str
) -> None:
    case = told({"on": "2026-11-20", "kind": "agreed"})
    letter = text(library, case, "complaint", language)
    assert promised in letter
    assert silence not in letter
    assert blank in letter
    said = text(library, told({"on": "2026-11-20", "kind": "agreed", "mine": "It is still there."}), "complaint")
    assert "It is still there." in said
    assert blank not in said


def test_that_there_is_no_data_is_told_of_whatever_was_asked(library: Library) -> None:
    letter = text(library, told({"on": "2026-11-20", "kind": "no_data"}, wish="freeze"), "complaint")
    assert "It told me on 20 November 2026 that there is no data about me." in letter


def test_what_the_person_says_to_a_full_answer_reaches_the_office_and_else_is_asked_for(library: Library) -> None:
    said = told({"on": "2026-11-20", "kind": "answered", "words": "All done.", "mine": "My name is still online."})
    letter = text(library, said, "complaint")
    assert "“All done.” My name is still online." in letter
    blank = "What is missing or wrong in it"
    assert blank not in letter
    assert blank in text(library, told({"on": "2026-11-20", "kind": "answered"}), "complaint")


@pytest.mark.parametrize("kind", ["agreed", "answered"])
def test_who_gave_way_after_a_refusal_is_complained_of_only_if_the_person_says_something_against_it(
    library: Library, kind: str
) -> None:
    later = {"on": "2026-12-05", "kind": kind}
    assert state(plan(library, told(REFUSED, later, papers=[REPLY])), "complaint") == "possible"
    contested = {**later, "mine": "Nothing has changed."}
    assert state(plan(library, told(REFUSED, contested, papers=[REPLY])), "complaint") == "recommended"
    assert state(plan(library, told(REFUSED, papers=[REPLY])), "complaint") == "recommended"


def test_a_complaint_about_a_neighbour_ends_as_letters_to_offices_do(library: Library) -> None:
    refused = told(REFUSED, is_to_me="neighbour")
    assert "Yours faithfully," in text(library, refused, "complaint")
    assert "Kind regards," in text(library, refused, "reply")


def test_the_month_for_a_deletion_is_told_with_the_first_letter_alone(library: Library) -> None:
    """On the page beside a reminder it is over."""
    found = plan(library, told(wish="take_back_consent"), "2027-01-20")
    matter = found.matter("reminder")
    page = next_steps(found, matter, library, "reminder", "en", "a-case", draft(matter, library, "reminder", "en"))
    assert "month to answer" not in " ".join(words(page))


def test_after_a_refusal_no_legal_day_is_still_to_come(library: Library) -> None:
    """Refused on 12 November 2026, pointed to a tool on the 20th: the month until 9 December has been used."""
    tool = {"on": "2026-11-20", "kind": "self_service"}
    letter = text(library, told(REFUSED, tool, papers=[REPLY]), "reply", day="2026-11-21")
    assert "legal time limit" not in letter
    assert "answer it by 5 December 2026" in letter


def test_who_only_asks_for_something_has_refused_nothing_yet(library: Library) -> None:
    asked = text(library, told({"on": "2026-11-20", "kind": "fee_asked"}), "reply", day="2026-11-21")
    assert "If you refuse anything" in asked
    assert "If you still refuse anything" in text(library, told(REFUSED), "reply", day="2026-11-21")


def test_an_objection_that_was_refused_is_not_called_a_request(library: Library) -> None:
    letter = text(library, told(REFUSED, wish="take_back_consent"), "reply", day="2026-11-21")
    assert "you refused what I asked for" in letter
    assert "my request" not in letter


@pytest.mark.parametrize("home", ["HU", "CZ", "RO", "GR", "HR", "SI", "EE", "LV", "LT", "CY", "MT", "IS"])
def test_whose_complaint_was_decided_hears_of_the_court_where_the_kit_counts_no_day(
    library: Library, home: str
) -> None:
    closed = {"on": "2027-01-10", "kind": "decided", "words": "We close the file."}
    complaint = {
        "id": "complaint-1",
        "kind": "complaint",
        "sent": "2026-11-20",
        "channel": "email",
        "replies": [closed],
    }
    found = plan(library, told(REFUSED, home=home, papers=[complaint]), "2027-01-12")
    assert found.notes[0].id == "courts_against_the_office"
    assert "courts_against_the_office" not in [one.id for one in plan(library, told(home="PL")).notes]


def test_an_office_for_advertising_owes_no_report_within_three_months(plan_for: PlanFor) -> None:
    """The duty to report within three months is that of the data protection authority."""
    calls = {"organisation": "Marlow & Finch", "organisation_place": "NO", "organisation_sector": "private"}
    sent = happened("sent", "2026-11-02")
    found = plan_for("2026-12-08", "NO", sent, scenario="marketing", contact_by=["call"], **calls)
    advertising = next(one for one in found.matters if one.law.id == "no.marketing-control-act")
    office = next(one for one in found.matters if one.law.id == "eu.gdpr")
    assert advertising.if_sent("complaint") == ()
    assert [one.right for one in office.if_sent("complaint")] == ["regulator_inaction"]


def test_who_complains_of_a_church_in_poland_is_not_asked_where_they_live(library: Library) -> None:
    """Who supervises it nobody read; the office that supervises companies can say."""
    case = told(REFUSED, home="PL", is_to_me="church")
    case["about"]["organisation"]["sector"] = "church"
    with pytest.raises(AnswersError) as raised:
        text(library, case, "complaint")
    assert "where you live" not in str(raised.value)
    assert "Ask Personal Data Protection Office" in str(raised.value)


@pytest.mark.parametrize(
    ("later", "told_there"), [(REFUSED, False), ({"on": "2026-11-12", "kind": "no_data"}, False), (None, True)]
)
def test_what_they_wanted_first_is_complained_of_only_while_they_have_not_answered(
    library: Library, later: dict[str, Any] | None, told_there: bool
) -> None:
    asked = {"on": "2026-11-08", "kind": "identity_asked"}
    letter = text(library, told(asked, *([later] if later else [])), "complaint", day="2026-12-20")
    assert ("reasonable doubts" in letter) is told_there
    assert "8 November 2026: It asked me to prove who I am" in letter


def test_what_the_person_says_to_a_demand_reaches_the_office_whatever_came_later(library: Library) -> None:
    asked = {"on": "2026-11-08", "kind": "identity_asked", "mine": "They have known me for ten years."}
    assert "They have known me for ten years." in text(library, told(asked, REFUSED), "complaint")


def test_whoever_wrote_back_without_an_answer_is_not_said_to_have_been_silent(library: Library) -> None:
    """A consent taken back, for which the law names no time: they asked for a fee, and said no more."""
    case = told({"on": "2026-11-08", "kind": "fee_asked"}, wish="take_back_consent")
    complaint, reminder = (text(library, case, kind, day="2027-01-20") for kind in ("complaint", "reminder"))
    assert "It has not dealt with what I asked." in complaint
    assert "You have not told me whether you have done what I asked." in reminder
    assert "no answer" not in complaint + reminder


def test_of_an_answer_in_part_the_office_hears_what_is_missing(library: Library) -> None:
    blank = "What is still missing"
    assert blank in text(library, told({"on": "2026-11-20", "kind": "partly"}), "complaint")
    missing = {"on": "2026-11-20", "kind": "partly", "missing": "the recipients"}
    assert blank not in text(library, told(missing), "complaint")


@pytest.mark.parametrize(
    ("since", "day", "stands"),
    [
        ([], "2026-12-20", "possible"),  # the reminder asks for an answer by 22 December
        ([], "2026-12-23", "recommended"),
        ([{"on": "2026-12-15", "kind": "agreed"}], "2026-12-23", "possible"),
        ([{"on": "2026-12-15", "kind": "answered"}], "2026-12-23", "possible"),
    ],
)
def test_whoever_reminded_them_of_a_promise_in_vain_complains(
    library: Library, since: list[dict[str, Any]], day: str, stands: str
) -> None:
    reminder = {"id": "reminder-1", "kind": "reminder", "sent": "2026-12-08", "channel": "email", "replies": since}
    case = told({"on": "2026-11-20", "kind": "agreed"}, papers=[reminder])
    case["papers"][0]["asked"] = ["access", "erasure"]
    assert state(plan(library, case, day), "complaint") == stands


def test_an_answer_is_not_argued_with_once_another_took_its_place(library: Library) -> None:
    """The office asks for what is wrong with the last answer, and a reply thanks for one answer alone."""
    short, full = {"on": "2026-11-20", "kind": "partly"}, {"on": "2026-11-28", "kind": "answered"}
    complaint = text(library, told(short, full), "complaint")
    assert "What is missing or wrong in it" in complaint
    assert "must without delay" not in complaint
    mine = text(library, told({**short, "mine": "The letters of May."}, full), "complaint")
    assert "As to its answer of 20 November 2026: " in mine
    for first in (short, {"on": "2026-11-20", "kind": "no_data"}):
        reply = text(library, told(first, {**short, "on": "2026-11-28"}), "reply")
        assert "28 November 2026" in reply
        assert "20 November 2026" not in reply


def test_what_is_missing_from_an_answer_is_asked_for_whatever_they_demanded_before(library: Library) -> None:
    case = told(
        {"on": "2026-11-10", "kind": "fee_asked", "mine": "I paid once."}, {"on": "2026-11-28", "kind": "answered"}
    )
    assert "What is missing or wrong in it" in text(library, case, "complaint")


@pytest.mark.parametrize("kind", ["no_data", "answered"])
def test_whoever_says_what_is_wrong_with_an_answer_writes_to_the_organisation_before_complaining(
    library: Library, kind: str
) -> None:
    came = {"on": "2026-11-20", "kind": kind}
    contested = {**came, "mine": "You billed me in May."}
    found = plan(library, told(came))
    assert (state(found, "reply"), state(found, "complaint")) == ("possible", "possible")
    found = plan(library, told(contested))
    assert (state(found, "reply"), state(found, "complaint")) == ("recommended", "possible")
    said = text(library, told(contested), "reply")
    assert "You billed me in May." in said
    assert "still refuse" not in said
    wrote = {**REPLY, "sent": "2026-11-22"}
    assert state(plan(library, told(contested, papers=[wrote]), "2027-01-11"), "complaint") == "recommended"


@pytest.mark.parametrize(
    ("language", "says", "blank"),
    [
        ("en", "Your answer of 20 November 2026 does not do what I asked for.", "What is missing or wrong in it"),
        ("de", "Ihre Antwort vom 20. November 2026 genügt nicht.", "Was daran fehlt oder falsch ist"),
    ],
)
def test_an_answer_that_does_not_do_is_met_with_what_is_wrong_in_it_or_a_line_for_that(
    library: Library, language: str, says: str, blank: str
) -> None:
    answered = {"on": "2026-11-20", "kind": "answered"}
    letter = text(library, told(answered), "reply", language)
    assert says in letter
    assert blank in letter
    said = text(library, told({**answered, "mine": "It is still there."}), "reply", language)
    assert f"{says} It is still there." in said
    assert blank not in said


@pytest.mark.parametrize(("language", "says"), [("en", "While it verifies"), ("de", "bis das geprüft ist")])
def test_a_refusal_to_freeze_because_the_data_is_right_is_met_with_the_time_of_checking(
    library: Library, language: str, says: str
) -> None:
    refused = told({**REFUSED, "ground": "accurate"}, wish="freeze")
    assert says in " ".join(text(library, refused, "reply", language).split())


@pytest.mark.parametrize(("language", "label"), [("en", "What is wrong"), ("de", "Falsche Angabe")])
def test_whoever_tells_what_a_thief_did_in_their_name_tells_it_again_in_an_answer(
    library: Library, language: str, label: str
) -> None:
    case = told({**REFUSED, "ground": "accurate"})
    case |= {"scenario": "credit_file", "want": [{"wish": "theft_block", "of": "The loan of May"}]}
    case["papers"][0]["asked"] = ["rectification"]
    assert f"{label}: The loan of May." in text(library, case, "reply", language)
