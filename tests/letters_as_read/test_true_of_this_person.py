"""What a letter and the page beside it say is true of the person at hand: whose data it is, what they want."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.conftest import PlanFor, happened
from tests.letters_as_read.conftest import Read

MIA: dict[str, Any] = {"acting_for": "child", "represented_name": "Mia Roe", "represented_born": date(2015, 5, 2)}
WRONG = {"what_is_wrong": "my address", "what_is_right": "3 Mill Lane"}
SENT = happened("sent", "2026-09-01")
SITE = {"organisation": "Delphi People", "organisation_email": "privacy@example.org", "is_to_me": "stranger"}

Page = Callable[..., str]


@pytest.fixture
def page(plan_for: PlanFor, library: Library) -> Page:
    """The page about what happens next, beside the first open letter."""

    def text(day: str, residence: str, *events: Any, **more: Any) -> str:
        plan = plan_for(day, residence, *events, **more)
        matter, rung = plan.open[0]
        kind = rung.step.document
        letter = draft(matter, library, kind, "en")
        return " ".join(words(next_steps(plan, matter, library, kind, "en", "my-case", letter)))

    return text


def test_who_objects_for_a_child_objects_to_the_child_being_rated_and_filmed(read: Read) -> None:
    told = {"organisation": "Delphi People", "is_to_me": "customer", **MIA}
    rated = read("request", "2026-11-02", "IE", scenario="opt_out", wishes=("stop_profiling",), **told)
    assert "to rate Mia Roe, to sort Mia Roe or to predict what Mia Roe is like or will do" in rated
    filmed = read(
        "request", "2026-11-02", "IE", scenario="camera", wishes=("stop_filming",), camera_where="the gate", **told
    )
    assert "I object to Mia Roe being filmed by this camera" in filmed


def test_advertising_to_somebody_else_comes_to_the_door_and_number_of_that_person(read: Read) -> None:
    told = {
        "organisation": "Delphi People",
        "is_to_me": "stranger",
        "contact_by": ("door", "call"),
        "scenario": "marketing",
        **MIA,
    }
    british = read("request", "2026-11-02", "GB-ENG", **told)
    assert "How: at the door" in british
    assert "marketing calls to the number of Mia Roe" in british
    swiss = read("request", "2026-11-02", "CH", **{**told, "contact_by": ("call", "email")})
    assert "advertising calls to the number of Mia Roe" in swiss
    assert "Please send Mia Roe no mass advertising" in swiss


def test_a_swiss_reminder_and_answer_ask_for_no_further_processing_and_call_it_a_request(read: Read) -> None:
    told = {
        "organisation": "Delphi People",
        "is_to_me": "customer",
        "scenario": "objection",
        "what_use": "the newsletter",
    }
    reminder = read("reminder", "2026-10-20", "CH", SENT, **told)
    assert "On 1 September 2026 I sent you a request (no further processing)." in reminder
    reply = read("reply", "2026-10-20", "CH", SENT, happened("refused", "2026-09-20"), **told)
    assert "Please look again at my request (no further processing)" in reply
    assert "my no further processing" not in reminder + reply


@pytest.mark.parametrize("residence", ["IE", "GB-ENG"])
@pytest.mark.parametrize(
    ("scenario", "answers"), [("rectification", WRONG), ("erasure", {"what_to_erase": "my account"})]
)
def test_who_does_not_want_others_told_does_not_ask_for_it(
    read: Read, residence: str, scenario: str, answers: dict[str, str]
) -> None:
    told = {"organisation": "Delphi People", "is_to_me": "customer", "scenario": scenario, **answers}
    assert "tell everyone you passed" in read("request", "2026-11-02", residence, **told)
    assert "tell everyone you passed" not in read("request", "2026-11-02", residence, tell_others=False, **told)


def test_who_wants_records_kept_for_a_claim_disputes_only_what_they_call_wrong(read: Read) -> None:
    told = {
        "organisation": "Delphi People",
        "is_to_me": "employer",
        "scenario": "work",
        "work_about": ("file",),
        "wishes": ("freeze", "correct"),
    }
    letter = read("request", "2026-11-02", "IE", **told, **WRONG)
    assert "I need it for a legal claim" in letter
    assert "As far as I ask you to correct it, I dispute that it is accurate" in letter
    assert "at least until you have checked" in letter


def test_who_asks_only_that_trackers_stop_reads_nothing_of_a_deletion(page: Page) -> None:
    told = {
        "is_to_me": "customer",
        "scenario": "trackers",
        "tracker_site": "a.example",
        "tracker_shown": ("preticked",),
    }
    assert "about the deletion" not in page("2026-11-02", "IE", wishes=("stop_tracking",), **told)
    withdrawn = page("2026-11-02", "IE", scenario="consent", what_consent="the photo")
    assert "about the deletion they have a month to answer" in withdrawn


def test_whom_a_people_search_site_does_not_know_writes_from_no_address_that_it_knows(page: Page) -> None:
    shown = {"scenario": "people_search", "pages": "https://a.example/1", "shown": ("work",)}
    assert "address that they know" not in page("2026-11-02", "IE", **SITE, **shown)
    assert "from the address that they know, if they know one" in page("2026-11-02", "IE", scenario="access", **SITE)


def test_a_student_reads_nothing_of_a_child_whose_rights_they_were(page: Page) -> None:
    told = {
        "organisation": "Delphi People",
        "is_to_me": "university",
        "scenario": "school",
        "school_about": ("marks",),
        "wishes": ("copy",),
    }
    for home in ("IE", "CH", "GB-ENG"):
        read = page("2026-11-02", home, acting_for="myself", **told)
        assert "your child" not in read
        assert "The rights are those of the pupil or student." in read


def test_the_situation_in_an_objection_for_somebody_else_is_theirs(read: Read) -> None:
    told = {"organisation": "Delphi People", "is_to_me": "customer", "scenario": "objection", "what_use": "a score"}
    letter = read("request", "2026-11-02", "IE", my_situation="an illness", **told, **MIA)
    assert "The situation of Mia Roe: an illness" in letter
    assert "my particular situation" not in letter
    assert "whether from me" not in letter


def test_a_firm_is_not_asked_to_send_something_before_a_day_that_has_passed(read: Read) -> None:
    told = {"organisation": "Delphi People", "is_to_me": "customer", "scenario": "closing", "wishes": ("copy",)}
    ahead = read("request", "2026-11-02", "IE", closing_how="closing", closing_day=date(2026, 12, 1), **told)
    assert "you are to close or shut the service down on 1 December 2026" in ahead
    assert "Please send it before 1 December 2026" in ahead
    gone = read("request", "2026-11-02", "IE", closing_how="closing", closing_day=date(2026, 10, 12), **told)
    assert "you were to close or shut the service down on 12 October 2026" in gone
    assert "Please send it now" in gone
    assert "before 12 October" not in gone


def test_who_lets_a_patient_file_stand_reads_nothing_of_a_deletion(page: Page) -> None:
    told = {"organisation": "Delphi Clinic", "is_to_me": "health", "scenario": "health_records"}
    read = page("2026-10-20", "IE", SENT, wishes=("stop_sharing",), what_not_to_share="my file", **told)
    assert "about the deletion" not in read


@pytest.mark.parametrize("residence", ["IE", "GB-ENG", "CH"])
def test_who_wants_no_more_rating_for_decisions_does_not_forbid_every_use(read: Read, residence: str) -> None:
    told = {"organisation": "Delphi Bank", "is_to_me": "bank", "scenario": "machine_decision", "decision": "no loan"}
    letter = read("request", "2026-11-02", residence, decided_by="machine", wishes=("stop_profiling",), **told)
    assert "to rate me, to sort me" in letter or "for profiling, that is, to rate personal traits" in letter
    assert "object to your use" not in letter
    assert "any longer" not in letter


def test_an_authority_is_asked_whether_the_child_was_told_and_not_the_parent(read: Read) -> None:
    told = {"organisation": "Delphi People", "is_to_me": "customer", "scenario": "objection", "what_use": "a score"}
    pages = {
        "organisation": "Delphi People",
        "is_to_me": "stranger",
        "scenario": "people_search",
        "pages": "https://a.example/1",
        "shown": ("work",),
        "what_happened": "They put it up.",
        "event_date": "2026-08-20",
    }
    letter = read("complaint", "2026-11-20", "IE", SENT, happened("refused", "2026-09-20"), **pages, **MIA)
    assert "whether Mia Roe was told of it" in letter
    assert "first told Mia Roe of this purpose" in read(
        "request", "2026-11-02", "GB-ENG", letter_form="full", **told, **MIA
    )


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "objection to marketing and objection beyond marketing"), ("de", "Widerspruch über Werbung hinaus")],
)
def test_whoever_objects_to_marketing_and_to_being_profiled_is_not_said_to_object_twice(
    read: Read, language: str, says: str
) -> None:
    told = {"scenario": "opt_out", "wishes": ["stop_profiling", "stop_ads"]}
    assert says in read("reply", "2026-09-20", "SE", SENT, happened("refused", "2026-09-15"), language=language, **told)
    alone = {"scenario": "opt_out", "wishes": ["stop_profiling"]}
    assert "beyond marketing" not in read("reply", "2026-09-20", "SE", SENT, happened("refused", "2026-09-15"), **alone)


def test_what_the_organisation_may_see_of_a_complaint_is_no_matter_of_its_withdrawal(
    plan_for: PlanFor, library: Library
) -> None:
    events = (SENT, happened("refused", "2026-09-15"), happened("complained", "2026-09-20"))
    plan = plan_for("2026-09-25", "NL", *events, scenario="access")
    matter = plan.matter("withdrawal")
    letter = draft(matter, library, "withdrawal", "en")
    told = " ".join(words(next_steps(plan, matter, library, "withdrawal", "en", "my-case", letter)))
    assert "could see of you" not in told
