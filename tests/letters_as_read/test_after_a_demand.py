"""What they demanded, what they were given, and what they could not verify: told in later letters, and told once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps, reminders
from complaint_kit.drafting.page_notes import conceded
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

FEE = {"on": "2026-09-18", "kind": "fee_asked", "words": "Das kostet CHF 300."}
ASKED = {"id": "request-1", "sent": "2026-09-07", "channel": "email", "asked": ["access"]}
CONFIRMED = {"id": "reply-1", "kind": "reply", "sent": "2026-09-21", "channel": "email", "gives": ["fee"]}


def case_of(home: str, *papers: Any) -> Case:
    told = {"kit": 2, "scenario": "access", "want": ["copy"], "papers": list(papers)}
    told |= {"me": {"name": "Ruth Aebi", "lives_in": home, "email": "r@example.ch"}}
    told["about"] = {"organisation": {"name": "Gurten AG", "sector": "private", "place": home}, "is_to_me": "customer"}
    return Case.model_validate({**told, "facts": {"organisation_data_broker": False}})


def letter(library: Library, kind: DocumentKind, day: str, home: str, *papers: Any, language: str = "en") -> str:
    case = case_of(home, *papers)
    return " ".join(words(draft(prepare(library, case, date.fromisoformat(day)).matter(kind), library, kind, language)))


def test_a_swiss_reminder_says_that_a_share_of_the_cost_was_asked_for_and_the_request_confirmed(
    library: Library,
) -> None:
    # Asked for on 18 September; ten days end on the 28th, and the 30 days after them on 28 October (Art. 19(4) DPO).
    found = letter(library, "reminder", "2026-10-30", "CH", {**ASKED, "replies": [FEE]}, CONFIRMED, language="de")
    says = (
        "Am 18. September 2026 haben Sie eine Kostenbeteiligung verlangt; am 21. September 2026 habe ich mein Begehren"
    )
    assert f"{says} bestätigt (Beilage 2)." in found
    assert "bis zum 28. Oktober 2026 fällig" in found


def test_a_swiss_answer_confirms_the_request_and_promises_no_payment(library: Library) -> None:
    found = letter(library, "reply", "2026-09-21", "CH", {**ASKED, "replies": [FEE]}, language="de")
    assert "Ich bestätige mein Auskunftsgesuch" in found
    assert "Mit der Bestätigung anerkenne ich die verlangte Kostenbeteiligung nicht" in found
    assert "bezahle ich" not in found
    assert "«Das kostet CHF 300.»" in found


def test_a_report_does_not_call_a_demand_an_answer(library: Library) -> None:
    reminder = {"id": "r", "kind": "reminder", "sent": "2026-10-30", "asks_by": "2026-11-13", "channel": "email"}
    papers = ({**ASKED, "replies": [FEE]}, CONFIRMED, reminder)
    found = letter(library, "complaint", "2026-11-20", "CH", *papers, language="de")
    assert "ich habe keine erhalten" in found
    assert "Im Schreiben vom 18. September 2026 heisst es" in found
    assert "In der Antwort vom" not in found


@pytest.mark.parametrize(("home", "day"), [("IE", "2026-11-12"), ("GB-ENG", "2026-11-12"), ("US-CO", "2026-12-20")])
def test_a_reminder_says_who_proved_who_they_are(library: Library, home: str, day: str) -> None:
    asked = {**ASKED, "replies": [{"on": "2026-09-18", "kind": "identity_asked"}]}
    proved = {**CONFIRMED, "gives": ["identity"]}
    found = letter(library, "reminder", day, home, asked, proved)
    assert "you asked me to prove who I am; on" in found
    assert "asked me to prove" not in letter(library, "reminder", day, home, ASKED, proved)  # nobody told that
    assert "I did so (enclosure 2)." in found


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("de", "innerhalb der gesetzlichen Frist, also bis zum 7. Oktober 2026 (Art. 12 Abs. 3 DSGVO)"),
        ("en", "within the legal time limit, that is by 7 October 2026 (Article 12(3) GDPR)"),
    ],
)
def test_an_answer_to_a_demand_for_a_fee_names_the_day_that_is_still_due(
    library: Library, language: str, says: str
) -> None:
    # One month from 7 September 2026 ends on Wednesday, 7 October: a demand without a legal basis moves nothing.
    assert says in letter(library, "reply", "2026-09-21", "AT", {**ASKED, "replies": [FEE]}, language=language)


def test_a_british_complaint_says_once_that_the_answer_leaves_something_out(library: Library) -> None:
    partly = {"on": "2026-10-01", "kind": "partly", "missing": "the notes"}
    found = letter(library, "controller_complaint", "2026-10-12", "GB-ENG", {**ASKED, "replies": [partly]})
    assert found.count("does not deal with all") == 1


def test_who_could_not_be_verified_in_california_is_answered_with_what_the_regulations_say_of_matching(
    library: Library,
) -> None:
    refused = {"on": "2026-09-30", "kind": "refused", "ground": "identity", "words": "We cannot verify you."}
    asked = {**ASKED, "asked": ["erasure"], "replies": [refused]}
    told = {"kit": 2, "scenario": "erasure", "want": [{"wish": "delete", "of": "my account"}], "papers": [asked]}
    told |= {"me": {"name": "Dolores Quan", "lives_in": "US-CA"}, "facts": {"organisation_data_broker": False}}
    told["about"] = {"organisation": {"name": "Hollis Inc.", "sector": "private"}, "is_to_me": "customer"}
    matter = prepare(library, Case.model_validate(told), date(2026, 10, 6)).matter("reply")
    found = " ".join(words(draft(matter, library, "reply", "en")))
    assert "match what the consumer gave it with what it already holds" in found
    assert "(11 CCR § 7060(c)(1), (d) and (e); 11 CCR § 7061(a))" in found
    assert "That is not the law." not in found  # a business may refuse whom it cannot verify: the answer is to match
    assert "notarized" not in found


def test_a_report_says_first_that_money_was_asked_for_and_that_the_reminder_brought_nothing(library: Library) -> None:
    reminder = {"id": "r", "kind": "reminder", "sent": "2026-10-30", "asks_by": "2026-11-13", "channel": "email"}
    papers = ({**ASKED, "replies": [FEE]}, CONFIRMED, reminder)
    found = letter(library, "complaint", "2026-11-20", "CH", *papers, language="de")
    assert "Am 18. September 2026 wurde dafür eine Kostenbeteiligung verlangt. Die Antwort war bis zum" in found
    assert "Seither habe ich keine Antwort erhalten." in found


def test_a_british_complaint_tells_the_organisation_where_to_look_and_what_matters(library: Library) -> None:
    told = {"kit": 2, "scenario": "access", "papers": [{**ASKED, "by": "other_tool"}]}
    told["want"] = [{"wish": "know", "where": "the Ely branch", "detail": {"looking_for": ["copy", "recipients"]}}]
    told |= {"me": {"name": "Hugh Pargeter", "lives_in": "GB-ENG"}, "facts": {}}
    told["about"] = {"organisation": {"name": "Fenland Ltd", "sector": "private", "place": "GB"}, "is_to_me": "member"}
    matter = prepare(library, Case.model_validate(told), date(2026, 10, 12)).matter("controller_complaint")
    found = " ".join(words(draft(matter, library, "controller_complaint", "en")))
    assert "Tell me who was given the data. Please look in: the Ely branch." in found


def test_once_the_request_is_confirmed_neither_the_calendar_nor_the_page_says_to_confirm_it(library: Library) -> None:
    asked = {**ASKED, "replies": [FEE]}
    for papers, open_ in (((asked,), True), ((asked, CONFIRMED), False)):
        case = case_of("CH", *papers)
        plan = prepare(library, case, date(2026, 9, 21))
        titles = [one.title for one in reminders(plan, library, case, "en") if one.day == date(2026, 9, 28)]
        assert (len(titles) == 1) is open_
        told = [one for one in conceded(plan.matters[0], library, "en") if "withdrawn" in one]
        assert bool(told) is open_


def test_a_californian_complaint_says_that_the_answer_was_due_on_its_own_day(library: Library) -> None:
    # Ten business days for the receipt end in September; 45 days from September 8 end on October 23.
    told = {"kit": 2, "scenario": "erasure", "want": [{"wish": "delete", "of": "my orders"}]}
    told |= {"me": {"name": "Dolores Quan", "lives_in": "US-CA"}, "facts": {"organisation_data_broker": False}}
    told["about"] = {"organisation": {"name": "Pinefold LLC", "sector": "private"}, "is_to_me": "customer"}
    told["papers"] = [{"id": "request-1", "sent": "2026-09-08", "channel": "email", "asked": ["erasure"]}]
    matter = prepare(library, Case.model_validate(told), date(2026, 11, 10)).matter("complaint")
    found = " ".join(words(draft(matter, library, "complaint", "en")))
    assert "Its answer was due by October 23, 2026" in found
    assert "The confirmation of receipt was due by September 22, 2026" in found


@pytest.mark.parametrize("home", ["US-CA", "US-VA"])
def test_whoever_was_asked_what_they_mean_by_an_american_business_says_it_in_the_answer(
    library: Library, home: str
) -> None:
    question = {"on": "2026-09-18", "kind": "clarification_asked", "words": "Which account?"}
    said = {**ASKED, "replies": [{**question, "mine": "The one under this e-mail address."}]}
    found = letter(library, "reply", "2026-09-21", home, said)
    assert "On September 18, 2026 you wrote: “Which account?” The one under this e-mail address." in found


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "On 18 September 2026 you asked me for a fee; I answered that on 21 September 2026 (enclosure 2)."),
        (
            "de",
            "Am 18. September 2026 haben Sie dafür eine Zahlung verlangt; darauf habe ich am 21. September 2026"
            " geantwortet (Anlage 2).",
        ),
    ],
)
def test_a_reminder_does_not_pass_over_what_was_demanded_and_answered(
    library: Library, language: str, says: str
) -> None:
    asked = {**ASKED, "replies": [{"on": "2026-09-18", "kind": "fee_asked"}]}
    answered = {"id": "reply-1", "kind": "reply", "sent": "2026-09-21", "channel": "email"}
    found = letter(library, "reminder", "2026-11-10", "DE-HE", asked, answered, language=language)
    assert says in " ".join(found.split())


@pytest.mark.parametrize(
    ("language", "says", "never"),
    [
        ("en", "Please tell me what you need for that, and why (section 91(4)", "name the provision"),
        ("de", "Bitte teilen Sie mir mit, was Sie dafür brauchen und weshalb (Abschnitt 91(4)", "die Vorschrift"),
    ],
)
def test_the_irish_police_may_make_sure_who_asks_and_are_asked_what_they_need(
    library: Library, language: str, says: str, never: str
) -> None:
    asked = {"id": "request-1", "sent": "2026-11-02", "asked": ["access"]}
    raw = {
        "kit": 2,
        "scenario": "police",
        "me": {"name": "Orla Tennant", "lives_in": "IE", "email": "o@example.ie"},
        "about": {"organisation": {"name": "Garda", "sector": "police", "place": "IE"}, "is_to_me": "police"},
        "want": ["copy"],
        "facts": {"purpose": "law_enforcement"},
        "papers": [{**asked, "replies": [{"on": "2026-11-17", "kind": "identity_asked"}]}],
    }
    plan = prepare(library, Case.model_validate(raw), date(2026, 11, 19))
    assert plan.matter("reply").law.id == "ie.dpa-2018-part-5"
    found = " ".join(" ".join(words(draft(plan.matter("reply"), library, "reply", language))).split())
    assert says in found
    assert never not in found


@pytest.mark.parametrize(
    ("language", "advice"), [("en", "does not demand a reminder"), ("de", "verlangt keine Erinnerung")]
)
def test_the_page_beside_a_reminder_gives_the_advice_on_complaining_once(
    library: Library, language: str, advice: str
) -> None:
    plan = prepare(library, case_of("IE", ASKED), date(2026, 11, 12))
    matter = plan.matter("reminder")
    written = draft(matter, library, "reminder", language)
    page = next_steps(plan, matter, library, "reminder", language, "my-case", written)
    assert " ".join(words(page)).count(advice) == 1
