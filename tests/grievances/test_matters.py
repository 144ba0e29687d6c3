"""Matters from decisions of regulators and from forums, told as those people told them; the names are made up.

Each says what a lawyer would look at first: the right document, to whom, on which day, and what it must not leave out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.plan_text import short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf


def _asked(on: str, *rights: str, came: dict[str, Any] | None = None, channel: str = "email") -> list[dict[str, Any]]:
    """A request that the person wrote, and what came back."""
    replies = [came] if came else []
    return [{"id": "request-1", "by": "me", "channel": channel, "asked": list(rights), "sent": on, "replies": replies}]


FILMED = [{"on": "2026-06-01", "says": "The neighbor put up a camera towards our driveway.", "wrong": ["films_me"]}]


@pytest.mark.parametrize("home", ["US-TX", "US-OH", "US-RI"])
def test_nobody_complains_to_an_attorney_general_of_a_neighbor(plan_of: PlanOf, home: str) -> None:
    """Advice in a forum on the camera across the road: the acts bind whoever conducts business in the state, a private
    person they do not bind."""
    told = {"facts": {"camera_films": "beyond", "camera_where": "the porch"}, "happened": FILMED}
    plan = plan_of("camera", home, "2026-06-22", is_to_me="neighbour", want=["stop_filming"], **told)
    assert plan.matters == ()
    assert plan.asking
    assert "private_person" in {note.id for note in plan.notes}


def test_a_health_company_that_lost_data_is_complained_of_under_the_act_on_health_data(plan_of: PlanOf) -> None:
    """A clearinghouse in 2025: the office of HHS within 180 days of knowing (45 CFR 160.306(b)(3)), not the state's."""
    lost = [{"on": "2025-07-28", "says": "The company wrote that my health data was stolen.", "wrong": ["insecure"]}]
    facts = {"breach_known": "told", "breach_data": ["health"]}
    plan = plan_of("breach", "US-MN", "2025-08-11", is_to_me="health", want=["breach"], happened=lost, facts=facts)
    (matter,) = plan.matters
    assert (matter.law.id, matter.document) == ("us.hipaa", "complaint")
    assert [(one.deadline.id, one.due) for one in plan.mine] == [("lodge", date(2026, 1, 24))]


ID_WANTED = {
    "on": "2026-03-20",
    "kind": "identity_asked",
    "words": "Upload a picture of yourself with your driver's license.",
}
STILL_SOLD: dict[str, Any] = {
    "papers": _asked("2026-03-20", "opt_out_sale", "opt_out_sharing", channel="form", came=ID_WANTED),
    "facts": {
        "organisation_data_broker": False,
        "signal_ignored": True,
        "signal_site": "www.suits.example",
        "organisation_size": "many",
    },
    "want": ["stop_sale", "stop_ads"],
}


def test_a_demand_for_a_license_before_an_opt_out_is_answered_before_more_is_asked(plan_of: PlanOf) -> None:
    """California's order against a clothing retailer of May 2025: opting out takes no proof of who somebody is."""
    (matter,) = plan_of("opt_out", "US-CA", "2026-04-06", **STILL_SOLD).matters
    assert matter.document == "reply"
    assert matter.rung("request").state == "possible"
    assert matter.asked_in("request") == (
        "opt_out_signal",
    )  # the sale was opted out of on 20 March, and once is enough
    assert matter.asked_in("reply") == ("opt_out_sale", "opt_out_sharing")


def test_that_answer_names_the_day_of_the_law_and_no_later_one(letter: Letter) -> None:
    """Fifteen business days from Friday, 20 March 2026 (11 CCR § 7026(f)): Friday, 10 April."""
    said = letter("reply", "opt_out", "US-CA", "2026-04-06", **STILL_SOLD)
    assert "now and comply within the legal time limit, that is by April 10, 2026" in said
    assert "shall not require consumers to verify their identity to opt out" in said


def test_a_refused_deletion_is_appealed_and_not_asked_for_once_more(plan_of: PlanOf) -> None:
    """Most complaints to Oregon's Attorney General: a people search site that declines to delete."""
    no = {"on": "2025-12-05", "kind": "refused", "ground": "public_data", "words": "This is public record information."}
    (matter,) = plan_of(
        "people_search",
        "US-OR",
        "2026-02-09",
        is_to_me="broker",
        want=["unlist", "recipients"],
        papers=_asked("2025-12-01", "erasure", came=no),
        facts={"pages": "findthem.example/p/1", "shown": ["address"], "organisation_size": "many"},
    ).matters
    assert matter.document == "appeal"
    assert "erasure" not in matter.asked_in("request")
    assert "third_parties" in matter.asked_in("request")


NOT_MINE: dict[str, Any] = {
    "is_to_me": "stranger",
    "want": ["delete", "correct"],
    "facts": {
        "what_is_wrong": "a loan of 600 euros that somebody took in my name",
        "what_is_right": "I never had a loan with Harrow & Teal",
        "what_to_erase": "the loan, and the entry at the credit agency",
    },
    "papers": _asked(
        "2026-02-02",
        "erasure",
        "rectification",
        came={"on": "2026-03-01", "kind": "refused", "ground": "legal_claims", "words": "You have an unpaid debt."},
    ),
}


def test_a_debt_that_somebody_else_made_is_named_in_every_letter(letter: Letter) -> None:
    """AEPD, EXP202302929: what a file tells under its facts reaches the letter like what the wizard asks."""
    said = letter("reply", "credit_file", "ES", "2026-04-20", **NOT_MINE)
    for mine in NOT_MINE["facts"].values():
        assert mine in said


def test_who_asks_about_a_father_in_italy_says_by_what_right(letter: Letter) -> None:
    """Article 2-terdecies of the Privacy Code: an interest, a mandate, or family reasons worth protecting."""
    said = letter(
        "request",
        "the_dead",
        "IT",
        "2026-03-16",
        is_to_me="insurer",
        want=["copy"],
        acting={"for": "estate", "person": {"name": "Aldo Tennant"}},
        facts={"died_on": "2025-12-01", "dead_relation": "child", "dead_interest": "family"},
    )
    assert "I am their child. I have family reasons for this that are worth protecting." in said


def test_after_a_letter_to_the_wrong_address_safety_is_said_before_the_paths_beyond_the_regulator(
    plan_of: PlanOf,
) -> None:
    """A forum in England: a clinic wrote to the address of the man who had abused her."""
    sent = [{"on": "2026-05-20", "says": "The trust wrote to an address that I left.", "wrong": ["insecure"]}]
    facts = {"breach_known": "suspected", "breach_data": ["health"], "purpose": "general"}
    trust = {"name": "Northshire Trust", "sector": "public"}
    plan = plan_of(
        "breach",
        "GB-ENG",
        "2026-06-30",
        is_to_me="health",
        organisation=trust,
        want=["breach"],
        happened=sent,
        facts=facts,
    )
    told = [note.id for note in plan.notes]
    assert told.index("after_a_breach") < told.index("case_review")


def test_a_discharge_from_debts_may_not_stand_longer_than_the_public_register_shows_it(letter: Letter) -> None:
    """Court of Justice of the EU, C-26/22 and C-64/22: other agencies go on pointing to their code of conduct."""
    no = {"on": "2026-06-12", "kind": "refused", "ground": "overriding_interest", "words": "Drei Jahre sind zulässig."}
    told: dict[str, Any] = {
        "is_to_me": "credit_agency",
        "want": ["delete"],
        "facts": {"what_to_erase": "den Eintrag vom 15. Oktober 2025", "entry_kind": "discharge"},
    }
    asked = _asked("2026-05-18", "erasure", came=no)
    said = letter("reply", "credit_file", "DE-NW", "2026-07-06", language="de", papers=asked, **told)
    assert "nicht länger speichern als dieses Register. Verhaltensregeln lassen sich dem nicht entgegenhalten" in said
    assert "(EuGH, C-26/22" in said
    first = letter("request", "credit_file", "DE-NW", "2026-05-18", language="de", **told)
    assert "danach ist sie unverzüglich zu löschen (Art. 17 Abs. 1 lit. d" in first


def test_of_a_paid_claim_in_germany_the_limit_is_said_before_anybody_hopes(plan_of: PlanOf) -> None:
    """Bundesgerichtshof, I ZR 97/25, of 18 December 2025; not told on the day before."""
    told: dict[str, Any] = {
        "is_to_me": "credit_agency",
        "want": ["delete"],
        "facts": {"what_to_erase": "a claim of 2023", "entry_kind": "paid"},
    }
    notes = {note.id for note in plan_of("credit_file", "DE-HE", "2025-12-18", **told).notes}
    assert "paid_claims_in_germany" in notes
    notes = {note.id for note in plan_of("credit_file", "DE-HE", "2025-12-17", **told).notes}
    assert "paid_claims_in_germany" not in notes


def test_whoever_lives_in_belgium_and_says_nothing_is_not_written_for_in_german(
    plan_of: PlanOf, library: Library
) -> None:
    """German is the third of Belgium's languages; in Austria it is the first."""
    site = {"facts": {"tracker_site": "www.example.be"}, "want": ["stop_tracking"]}
    for home, language in (("BE", "en"), ("AT", "de")):
        matter = plan_of("trackers", home, **site).matters[0]
        assert language_for(matter, library, None, "request") == language


def test_what_is_right_is_left_out_where_nobody_said_it(letter: Letter) -> None:
    said = letter(
        "request", "credit_file", "IE", is_to_me="credit_agency", want=["correct"], facts={"what_is_wrong": "a loan"}
    )
    assert "What is wrong: a loan" in said
    assert "What is right" not in said


def test_an_objection_to_passing_on_a_patient_file_is_written_also_where_no_reason_was_told(letter: Letter) -> None:
    """A forum in England: a receptionist told others of somebody's medication."""
    told: dict[str, Any] = {
        "organisation": {"name": "Elm Tree Surgery", "sector": "public"},
        "is_to_me": "health",
        "want": ["who_looked", "stop_sharing"],
        "facts": {"what_not_to_share": "my file with the staff at the desk", "purpose": "general"},
    }
    said = letter("request", "health_records", "GB-ENG", "2026-10-19", **told)
    assert "Please do not pass on: my file with the staff at the desk" in said
    assert "Until you have decided, please do not pass it on (Article 18(1)(d))" in said


def test_whoever_was_found_by_a_stalker_reads_of_safety_before_anything_else(plan_of: PlanOf, library: Library) -> None:
    """A page of advice in New York: no act gives a right there, and the letter itself may give more away."""
    told: dict[str, Any] = {"is_to_me": "broker", "facts": {"pages": "zabalook.example/1", "shown": ["address"]}}
    plan = plan_of("people_search", "US-NY", "2026-09-21", want=["unlist"], **told)
    short = short_plan_text(explanation(plan, Screen(library)), library.shared_words("en"))
    assert "Careful: Give the site nothing that it does not show already" in short


@pytest.mark.parametrize(
    ("scenario", "is_to_me", "wish", "right", "law"),
    [
        ("health_records", "health", "health_record", "access", "us.hipaa"),
        ("credit_file", "credit_agency", "correct", "rectification", "us.fcra"),
    ],
)
def test_after_a_reminder_that_brought_nothing_the_complaint_is_next(
    plan_of: PlanOf, scenario: str, is_to_me: str, wish: str, right: str, law: str
) -> None:
    """HHS against a dentist in Maryland: two requests, no file, and then the complaint that was heard."""
    reminder = {
        "id": "reminder-1",
        "kind": "reminder",
        "channel": "email",
        "sent": "2026-06-15",
        "asks_by": "2026-06-29",
    }
    papers = [*_asked("2026-04-06", right), reminder]
    facts = {"what_is_wrong": "a debt that is not mine"} if wish == "correct" else {}
    told = {"is_to_me": is_to_me, "want": [wish], "papers": papers, "facts": facts}
    plan = plan_of(scenario, "US-OH", "2026-07-10", **told)
    assert next(one for one in plan.matters if one.law.id == law).document == "complaint"


def test_of_a_company_that_the_kit_knows_it_is_asked_whether_it_reported_an_entry_or_keeps_it(library: Library) -> None:
    """A default at Equifax in England: only of an agency the entry has its 28 days (section 159 CCA)."""
    (asked,) = [one for one in library.interview("credit_file").questions if one.id == "is_to_me"]
    known = {"organisation_known": True, "region": ("GB",), "known_agency": False}
    assert asked.ask_if is not None
    assert asked.ask_if.holds({**known, "grievance": "credit_file"}) is True
    assert asked.ask_if.holds({**known, "grievance": "credit_file", "known_agency": True}) is False
    assert asked.ask_if.holds({**known, "grievance": "access"}) is False
