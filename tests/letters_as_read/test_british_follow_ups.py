"""British letters after the first one: what came back and what was said to it, told as it happened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.planning.supposing import as_written
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper

REFUSED = {"on": "2026-09-18", "kind": "refused"}
COMPLAINED = {"id": "c", "kind": "controller_complaint", "sent": "2026-09-21", "channel": "email"}
LODGED = {"id": "o", "kind": "complaint", "to": "authority", "sent": "2026-11-02", "channel": "email"}


def request(*replies: Any, asked: tuple[str, ...] = ("access", "erasure")) -> dict[str, Any]:
    return {"id": "request-1", "sent": "2026-09-07", "channel": "email", "asked": list(asked), "replies": list(replies)}


def complained(*replies: Any) -> dict[str, Any]:
    return {**COMPLAINED, "replies": list(replies)}


def plan_on(library: Library, day: str, home: str, *papers: Any, **more: Any) -> Plan:
    told: dict[str, Any] = {"kit": 2, "scenario": "access", "want": ["copy", "delete"], "papers": list(papers), **more}
    told |= {"me": {"name": "Nerys Vaughan", "lives_in": home, "email": "nerys@example.org"}}
    aber = {"name": "Aber Ltd", "sector": "private", "place": home[:2]}
    told.setdefault("about", {"organisation": aber, "is_to_me": "customer"})
    return prepare(library, Case.model_validate(told), date.fromisoformat(day))


def letter(
    library: Library,
    kind: DocumentKind,
    day: str,
    *papers: Any,
    home: str = "GB-WLS",
    language: str = "en",
    **more: Any,
) -> str:
    matter = plan_on(library, day, home, *papers, **more).matter(kind)
    return " ".join(words(draft(matter, library, kind, language)))


def test_who_has_complained_to_the_organisation_does_not_announce_it_in_the_next_answer(library: Library) -> None:
    again = {"on": "2026-10-05", "kind": "refused"}
    found = letter(library, "reply", "2026-10-07", request(REFUSED), complained(again))
    assert "I will complain to the Information Commission (ICO) under section 165" in found
    assert "complain to you" not in found


@pytest.mark.parametrize(
    ("home", "language", "says", "never"),
    [
        ("GB-WLS", "en", "My complaint of 2 November 2026 is with the Information Commission (ICO)", "I will complain"),
        ("IE", "en", "My complaint of 2 November 2026 is with the Data Protection Commission", "I will complain"),
        ("AT", "de", "Meine Beschwerde vom 2. November 2026 liegt", "behalte ich mir"),
        ("CH", "de", "Meine Anzeige vom 2. November 2026 liegt beim", "behalte ich mir"),
    ],
)
def test_who_has_complained_to_the_authority_does_not_announce_it_either(
    library: Library, home: str, language: str, says: str, never: str
) -> None:
    again = {"on": "2026-11-10", "kind": "refused"}
    found = letter(library, "reply", "2026-11-12", request(REFUSED, again), LODGED, home=home, language=language)
    assert says in found
    assert never not in found


def test_whatever_they_write_back_to_a_complaint_confirms_its_receipt(library: Library) -> None:
    # 30 days from 21 September end on 21 October 2026; on 5 October they asked what was meant.
    asked = {"on": "2026-10-05", "kind": "clarification_asked"}
    given = {"id": "r", "kind": "reply", "gives": ["clarification"], "about": "c", "sent": "2026-10-06"}
    found = letter(library, "complaint", "2026-11-02", request(REFUSED), complained(asked), given)
    assert "confirmation of receipt due" not in found
    assert "not acknowledged" not in found
    assert "It has not told me the outcome of my complaint of 21 September 2026 (section 164A(4)" in found
    assert "5 October 2026: It asked me to clarify my complaint" in found


def test_the_regulator_reads_that_the_complaint_was_rejected_before_it_reads_why_that_is_wrong(
    library: Library,
) -> None:
    rejected = {"on": "2026-10-05", "kind": "refused", "ground": "other"}
    found = letter(library, "complaint", "2026-10-07", request(REFUSED), complained(rejected))
    assert "On 5 October 2026 it rejected my complaint. I ask that this be looked at again." in found
    assert "5 October 2026: It rejected my complaint" in found


def test_where_the_law_names_no_day_a_complaint_says_that_nobody_answered(library: Library) -> None:
    told: dict[str, Any] = {"want": [{"wish": "take_back_consent", "of": "the newsletter"}], "scenario": "consent"}
    asked = request(asked=("withdraw_consent",))
    found = letter(library, "controller_complaint", "2026-10-20", asked, **told)
    assert "What went wrong I have had no answer to my request: withdrawal of consent (Article 7(3)" in found


def test_a_deletion_that_they_refused_is_asked_for_beside_what_is_missing_from_the_copy(library: Library) -> None:
    partly = {"on": "2026-10-05", "kind": "partly", "answers": ["access"], "missing": "The recipients."}
    found = letter(library, "controller_complaint", "2026-10-07", request(REFUSED, partly))
    assert "still open: The recipients." in found
    assert "Deal with what is still open in my request: deletion of my data (Article 17" in found


SERVICE = {"name": "MI5", "sector": "intelligence", "place": "GB"}


def test_of_a_complaint_about_mi5_the_regulator_is_asked_how_far_it_is_and_a_court_can_give_money(
    library: Library,
) -> None:
    # Three months from 2 November 2026 end on 2 February 2027; sections 165, 166 and 169 are about Part 4 too.
    about = {"organisation": SERVICE, "is_to_me": "intelligence"}
    plan = plan_on(
        library, "2027-02-03", "GB-ENG", request(), LODGED, about=about, facts={"purpose": "national_security"}
    )
    matter = plan.matter("progress")
    assert matter.law.id == "gb.dpa-2018-part-4"
    assert matter.rung("progress").state == "recommended"
    assert matter.rights["compensation"].rule.id == "compensation_parts_3_and_4"


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("GB-WLS", "en", "You wrote on 9 November 2026: “Which branch?”"),
        ("AT", "de", "Sie schrieben am 9. November 2026: „Which branch?“"),
        ("CH", "de", "Sie schrieben am 9. November 2026: «Which branch?»"),
    ],
)
def test_what_the_authority_asks_is_answered_in_a_supplement_and_not_in_a_letter_to_the_organisation(
    library: Library, home: str, language: str, says: str
) -> None:
    asked = {"on": "2026-11-09", "kind": "clarification_asked", "words": "Which branch?"}
    lodged = {**LODGED, "replies": [asked]}
    plan = plan_on(library, "2026-11-11", home, request(REFUSED), lodged)
    assert plan.matter("supplement").rung("supplement").state == "recommended"
    assert says in letter(library, "supplement", "2026-11-11", request(REFUSED), lodged, home=home, language=language)
    again = {"on": "2026-11-10", "kind": "refused"}
    said = letter(library, "reply", "2026-11-11", request(REFUSED, again), lodged, home=home, language=language)
    assert "Which branch?" not in said


def test_what_the_authority_asks_goes_before_a_reminder_and_a_reply_to_the_organisation_does_not_answer_it(
    library: Library,
) -> None:
    asked = {"on": "2026-11-09", "kind": "clarification_asked"}
    plan = plan_on(library, "2026-11-11", "AT", request(), {**LODGED, "sent": "2026-09-20", "replies": [asked]})
    ladder = {rung.step.document: rung.state for rung in plan.matters[0].ladder}
    assert (ladder["supplement"], ladder["reminder"]) == ("recommended", "possible")
    reply = Paper(id="reply-1", kind="reply", sent=date(2026, 11, 11))
    assert as_written(reply, plan.situation.case, date(2026, 11, 11)).gives == ()


def test_whoever_saw_trackers_says_what_is_wrong_with_them_whatever_was_asked_for(library: Library) -> None:
    seen = {"tracker_site": "shop.example", "tracker_seen": "2026-09-01", "tracker_shown": ["before_click"]}
    papers = request({"on": "2026-09-18", "kind": "takes_longer"}, asked=("erasure",))
    told: dict[str, Any] = {"scenario": "trackers", "want": ["delete"], "facts": seen}
    found = letter(library, "controller_complaint", "2026-09-20", papers, **told)
    assert "What went wrong Nothing may be stored on a device" in found


def test_a_reason_given_for_leaving_out_a_part_is_named_before_it_is_answered(library: Library) -> None:
    partly = {"on": "2026-09-18", "kind": "partly", "missing": "The notes.", "ground": "internal_notes"}
    found = letter(library, "reply", "2026-09-20", request(partly))
    assert "It does not deal with all of my request. You gave as your reason" in found


def test_a_review_is_asked_of_the_decision_and_not_of_whatever_was_named_last(library: Library) -> None:
    told: dict[str, Any] = {
        "scenario": "machine_decision",
        "want": [{"wish": "human", "of": "the refusal of the flat"}],
    }
    asked = request(REFUSED, asked=("automated_decisions",))
    found = letter(library, "controller_complaint", "2026-10-12", asked, facts={"decided_by": "machine"}, **told)
    assert "The decision has to be reviewed by a person who can change it" in found


def test_the_regulator_reads_in_the_summary_that_the_complaint_has_no_outcome(library: Library) -> None:
    longer = {"on": "2026-10-05", "kind": "takes_longer"}
    found = letter(library, "complaint", "2026-11-02", request(REFUSED), complained(longer))
    assert "I complained to it on 21 September 2026 (section 164A" in found
    assert "). I have no outcome. I want it to do what I asked." in found


def test_who_has_nothing_to_write_hears_of_the_day_to_come_and_not_of_one_that_is_over(library: Library) -> None:
    # The answer was due on 7 October 2026; the regulator has until 2 February 2027.
    plan = plan_on(library, "2026-12-01", "GB-WLS", request(), COMPLAINED, LODGED)
    screen = Screen(library)
    said = " ".join(short_plan_text(explanation(plan, screen), library.shared_words("en")).split())
    assert "2 February 2027" in said
    assert "7 October 2026" not in said


def test_what_they_left_out_by_name_is_asked_for_beside_what_is_missing(library: Library) -> None:
    partly = {"on": "2026-09-18", "kind": "partly", "refuses": ["erasure"], "missing": "The recipients."}
    found = letter(library, "controller_complaint", "2026-10-12", request(partly))
    assert "Deal with what is still open in my request: deletion of my data (Article 17" in found


def test_a_police_force_that_has_nothing_is_asked_where_it_looked_and_the_regulator_reads_that_it_said_so(
    library: Library,
) -> None:
    police = {"organisation": {"name": "Ceredigion Police", "sector": "police", "place": "GB"}, "is_to_me": "police"}
    told: dict[str, Any] = {"about": police, "facts": {"purpose": "law_enforcement"}, "want": ["delete"]}
    asked = request({"on": "2026-09-18", "kind": "no_data"}, asked=("erasure",))
    found = letter(library, "controller_complaint", "2026-09-21", asked, **told)
    assert (
        "you told me that you hold no data about me. Please say where you have searched, and by which details." in found
    )
    rejected = {"on": "2026-10-05", "kind": "refused"}
    there = letter(library, "complaint", "2026-10-07", asked, complained(rejected), **told)
    assert "On 18 September 2026 it told me that it holds no data about me." in there


def test_the_regulator_reads_of_a_promise_that_was_not_kept(library: Library) -> None:
    agreed = {"on": "2026-09-18", "kind": "agreed"}
    answered = {"on": "2026-10-05", "kind": "answered"}
    found = letter(library, "complaint", "2026-10-07", request(agreed), complained(answered))
    assert "It agreed on 18 September 2026, but as far as I can see it has not been done." in found


@pytest.mark.parametrize("home", ["GB-WLS", "IE"])
def test_a_decision_that_came_to_a_question_how_far_it_is_ends_the_complaint(library: Library, home: str) -> None:
    decided = {"on": "2027-02-12", "kind": "decided"}
    how_far = {"id": "p", "kind": "progress", "to": "authority", "sent": "2027-02-03", "replies": [decided]}
    plan = plan_on(library, "2027-02-14", home, request(REFUSED), LODGED, how_far)
    kinds = {rung.step.document for rung in plan.matters[0].ladder}
    assert not kinds & {"progress", "supplement", "withdrawal"}
    if home == "GB-WLS":
        assert plan.matter("review").rung("review").state == "possible"


def test_a_supplement_answers_the_authority_whichever_rights_the_complaint_is_about(library: Library) -> None:
    asked = {"on": "2026-11-09", "kind": "clarification_asked"}
    added = {"id": "s", "kind": "supplement", "to": "authority", "asked": ["erasure"], "sent": "2026-11-11"}
    plan = plan_on(library, "2026-11-14", "GB-WLS", request(REFUSED), {**LODGED, "replies": [asked]}, added)
    assert plan.matters[0].rung("supplement").state == "done"


def test_what_they_answered_and_what_is_said_to_it_stand_in_both_complaints(library: Library) -> None:
    answered = {"on": "2026-09-18", "kind": "answered", "words": "All is in order.", "mine": "My bill shows it is not."}
    said = "wrote: “All is in order.” My bill shows it is not."
    assert said in letter(library, "controller_complaint", "2026-09-21", request(answered))
    rejected = {"on": "2026-10-05", "kind": "refused"}
    assert said in letter(library, "complaint", "2026-10-07", request(answered), complained(rejected))


def test_what_was_left_out_is_asked_for_still_after_an_answer_that_does_not_do(library: Library) -> None:
    partly = {"on": "2026-09-18", "kind": "partly", "missing": "the e-mails of May"}
    answered = {"on": "2026-10-05", "kind": "answered", "words": "That is all.", "mine": "The e-mails are missing."}
    asked = request(partly, answered, asked=("access",))
    found = letter(library, "controller_complaint", "2026-10-07", asked, want=["copy"])
    assert "Send me what is still missing (Article 15 UK GDPR): the e-mails of May." in found
    assert "Send me a copy" not in found


def test_an_earlier_complaint_to_the_regulator_went_to_the_regulator(library: Library) -> None:
    rejected = {"on": "2026-10-05", "kind": "refused"}
    found = letter(library, "complaint", "2026-11-12", request(REFUSED), complained(rejected), LODGED)
    assert "2 November 2026: I sent a complaint to the authority" in found


def test_of_what_they_granted_no_complaint_is_open_beside_the_one_that_was_made(library: Library) -> None:
    partly = {"on": "2026-09-18", "kind": "partly", "answers": ["access"], "refuses": ["erasure"]}
    plan = plan_on(library, "2026-10-12", "GB-WLS", request(partly), {**complained(), "asked": ["erasure"]})
    assert plan.matters[0].rung("controller_complaint").state == "done"


def test_a_parent_who_is_taken_for_an_agent_does_not_speak_of_an_authority_that_was_given(library: Library) -> None:
    refused = {"on": "2026-09-18", "kind": "refused", "ground": "agent_refused"}
    child = {"for": "child", "person": {"name": "Mia Vaughan", "birth_date": "2018-05-02"}}
    found = letter(library, "reply", "2026-09-20", request(refused), acting=child)
    assert "or say what is lacking to show that I may act." in found
    assert "the authority that was given" not in found
