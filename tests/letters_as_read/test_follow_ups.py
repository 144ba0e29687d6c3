"""Reminders and appeals: late is only what is late on every reading, and a reminder is no new request."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.conftest import happened
from tests.letters_as_read.conftest import Draft, Read

SENT = happened("sent", "2026-09-01")
ARRIVED = (SENT, happened("received", "2026-09-02"))


def test_a_reminder_names_the_day_of_the_letter_the_last_day_and_a_day_14_days_on(read: Read) -> None:
    letter = read("reminder", "2026-10-20", "NL", *ARRIVED)
    assert "On 1 September 2026 I sent you a request (" in letter
    assert "You received my request on 2 September 2026." in letter
    assert "and objection (Article 21(1) GDPR): answer due by 2 October 2026 (Article 12(3) GDPR)." in letter
    assert "by 3 November 2026" in letter
    assert "This is a reminder, not a new request." in letter
    assert "This does not extend the legal deadline." in letter


def test_an_arrival_that_nobody_recorded_is_not_asserted(read: Read) -> None:
    letter = read("reminder", "2026-10-20", "NL", SENT)
    assert "you received" not in letter
    assert "allows generously for the time that my letter took to arrive" in letter


def test_a_reminder_alleges_lateness_only_for_overdue_rights(read: Read) -> None:
    # 1 February 2026 is a Sunday: ten business days end on Friday 13 February, 45 days on 18 March.
    arrived = (happened("sent", "2026-02-01"), happened("received", "2026-02-01"))
    # Fifteen business days for the opt-out end on Monday 23 February, because 16 February is Presidents' Day.
    early = read("reminder", "2026-03-02", "US-CA", *arrived)
    assert "compliance due by February 23, 2026" in early
    assert "answer due by" not in early
    assert "answer due by March 18, 2026" in read("reminder", "2026-03-25", "US-CA", *arrived)


def test_a_partial_answer_is_called_incomplete_and_not_late(read: Read) -> None:
    partial = happened("answered_in_part", "2026-09-20")
    letter = read("reply", "2026-10-20", "NL", *ARRIVED, partial)
    assert "I read it as dealing with only part of my request." in letter
    assert "overdue" not in letter
    assert "due by" not in letter


def test_a_partial_answer_that_the_person_described_is_answered_in_her_words(read: Read) -> None:
    told = {
        "already_written": True,
        "written_on": "2026-09-01",
        "written_how": "email",
        "their_answer": "answered_in_part",
        "their_answer_on": "2026-09-20",
        "still_missing": "the recipients",
    }
    letter = read("reply", "2026-10-20", "NL", **told)
    assert "Please send me what is still missing by 3 November 2026" in letter
    assert "alex@example.org: the recipients." in letter


def test_a_longer_time_that_was_announced_in_time_counts(read: Read) -> None:
    # Three months from 1 July 2026 end on 1 October 2026.
    arrived = (happened("sent", "2026-07-01"), happened("received", "2026-07-01"))
    letter = read("reminder", "2026-10-10", "GB-ENG", *arrived, happened("extension_notified", "2026-07-20"))
    assert "answer due by 1 October 2026" in letter
    assert "3 August 2026" not in letter
    assert "You told me on 20 July 2026 that you needed more time. The day above allows for that." in letter


@pytest.mark.parametrize(
    ("language", "says", "never"),
    [("en", "I have heard nothing since.", "no answer"), ("de", "Seither habe ich nichts gehört.", "Frist")],
)
def test_whoever_was_told_to_wait_for_what_has_no_period_has_heard_nothing_since(
    read: Read, language: str, says: str, never: str
) -> None:
    # The law names no day by which a consent that was taken back has to be acted upon: none "has not become longer".
    longer = happened("takes_longer", "2026-09-15")
    told = {"scenario": "consent", "what_consent": "the photo"}
    letter = read("reminder", "2026-10-20", "FR", *ARRIVED, longer, language=language, **told)
    assert says in letter
    assert never not in letter


def test_an_objection_in_switzerland_is_open_but_never_overdue(read: Read) -> None:
    letter = read("reminder", "2026-10-20", "CH", *ARRIVED)
    assert "Access to my data (Art. 25 FADP): answer due by 2 October 2026" in letter
    rest = "The rest of my request has not been answered either: no further processing (Art. 30(2)(b) FADP)."
    assert f"{rest} The law names no period for that." in letter


@pytest.mark.parametrize(
    ("residence", "language", "next_step"),
    [
        ("NL", "en", "I will complain to the Dutch Data Protection Authority (Article 77(1) GDPR)"),
        ("AT", "de", "behalte ich mir eine Beschwerde bei der Datenschutzbehörde vor"),
        (
            "GB-ENG",
            "en",
            "I will complain to you under section 164A of the Data Protection Act 2018 and, if need be, to the",
        ),
        ("CH", "de", "Öffentlichkeitsbeauftragten (EDÖB) vor (Art. 49 Abs. 1 DSG), ebenso den Gang zum Gericht"),
        ("US-CA", "en", "I may complain to the California Privacy Protection Agency (CalPrivacy)"),
        (
            "US-VA",
            "en",
            "If I have not heard by then, I may complain to the Office of the Attorney General of Virginia",
        ),
        ("US-UT", "en", "I may complain to the Utah Division of Consumer Protection"),
    ],
)
def test_a_reminder_says_what_comes_next_without_a_threat(
    read: Read, residence: str, language: str, next_step: str
) -> None:
    letter = read("reminder", "2026-12-20", residence, *ARRIVED, language=language)
    assert next_step in letter
    assert not [word for word in ("fine", "damages", "lawyer", "Bußgeld", "Anwalt") if f" {word} " in letter]


REMINDED = (happened("sent", "2026-02-01"), happened("received", "2026-02-01"))


def test_an_appeal_after_a_refusal_names_the_day_and_asks_for_a_decision_in_time(read: Read) -> None:
    refused = happened("refused", "2026-03-01")
    letter = read("appeal", "2026-03-10", "US-VA", *REMINDED, refused)
    assert "On March 1, 2026 you declined my requests. I appeal that decision (Va. Code § 59.1-577(C))." in letter
    assert "within 60 days of receiving this appeal" in letter
    assert "tell me how to submit a complaint to the Attorney General" in letter


def test_colorado_has_45_days_to_decide_an_appeal(read: Read) -> None:
    letter = read("appeal", "2026-03-10", "US-CO", *REMINDED, happened("refused", "2026-03-01"))
    assert "within 45 days of receiving this appeal" in letter


def test_a_law_without_a_duty_to_name_the_attorney_general_is_not_asked_to(read: Read) -> None:
    letter = read("appeal", "2026-03-10", "US-FL", *REMINDED, happened("refused", "2026-03-01"))
    asked = letter[letter.index("What I ask") : letter.index("Please confirm")]
    assert "Attorney General" not in asked
    assert "Department of Legal Affairs" not in asked


def test_what_a_letter_calls_enclosed_is_on_the_list_of_enclosures(drafted: Draft) -> None:
    assert drafted("reminder", "2026-10-20", "NL", SENT).enclosures == ("My request of 1 September 2026",)


@pytest.mark.parametrize(
    ("home", "language", "said"),
    [
        ("GB-ENG", "en", "I mean the repair file. With that you have what you asked for, and the time for your"),
        ("IE", "en", "On 20 September 2026 you wrote: “Which data?” I mean the repair file."),
        ("DE-BE", "de", "Am 20. September 2026 schrieben Sie: „Which data?“ I mean the repair file."),
    ],
)
def test_an_answer_to_a_question_before_they_search_says_what_is_meant(
    library: Library, home: str, language: str, said: str
) -> None:
    """Article 12A(5) UK GDPR stops the clock until then; elsewhere too the letter must not keep back what is meant."""
    asked = {
        "on": "2026-09-20",
        "kind": "clarification_asked",
        "words": "Which data?",
        "mine": "I mean the repair file.",
    }
    case = Case.model_validate(
        {
            "kit": 2,
            "scenario": "access",
            "finished": True,
            "me": {"name": "Ada Brandt", "lives_in": home},
            "about": {"organisation": {"name": "Brixen Ltd", "sector": "private"}, "is_to_me": "customer"},
            "want": ["know"],
            "papers": [{"id": "request-1", "kind": "request", "sent": "2026-09-01", "replies": [asked]}],
        }
    )
    plan = prepare(library, case, date(2026, 9, 22))
    letter = " ".join(words(draft(plan.matter("reply"), library, "reply", language)))
    assert said in letter


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("IE", "en", "On 1 June 2026 I sent you a letter by e-mail (access to my data)"),
        ("GB-ENG", "en", "On 10 October 2026 I sent you a letter by e-mail (deletion of my data)"),
        ("CH", "de", "Am 1. Juni 2026 habe ich Ihnen per E-Mail geschrieben (Auskunft über meine Daten)"),
    ],
)
def test_a_reminder_of_two_requests_says_of_each_what_it_asked_for_and_when(
    library: Library, home: str, language: str, says: str
) -> None:
    asked = (("request-1", "access", "2026-06-01"), ("request-2", "erasure", "2026-10-10"))
    papers = [{"id": id_, "asked": [right], "sent": day, "channel": "email"} for id_, right, day in asked]
    organisation = {"name": "Harrow & Teal Ltd", "place": home[:2], "sector": "private"}
    case = {
        "scenario": "access",
        "me": {"name": "Orla Tennant", "lives_in": home},
        "about": {"organisation": organisation, "is_to_me": "customer"},
        "want": ["copy", {"wish": "delete", "of": "my account"}],
        "papers": papers,
    }
    plan = prepare(library, Case.model_validate(case), date(2026, 11, 28))
    letter = draft(plan.matter("reminder"), library, "reminder", language)
    assert says in " ".join(words(letter))
    assert "2026" not in letter.subject
