"""The authority decided on a complaint, or does not answer: what can be done against that, and by when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.commands.drafting import nothing_to_draft
from complaint_kit.drafting.build_plan import fact_context, read_case
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.packs.library import Library
from complaint_kit.situation.asking import asked
from complaint_kit.situation.filling import answers_of
from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import shown

WRONG = "It says that I was sent my file. I was sent two of five letters."


def complained(sent: str = "2026-09-01", **reply: Any) -> dict[str, Any]:
    return {"papers": [{"id": "complaint-1", "kind": "complaint", "sent": sent, "replies": [reply] if reply else []}]}


DECIDED = complained(on="2026-11-20", kind="decided")


@pytest.mark.parametrize(
    ("home", "last"),
    [
        ("DE-BE", {"challenge": date(2026, 12, 20)}),  # § 74(1) VwGO: a month from Friday 20 November
        ("AT", {"challenge": date(2026, 12, 18)}),  # § 7(4) VwGVG: four weeks
        ("IE", {"challenge": date(2026, 12, 17)}),  # section 150(5): 28 days, of which 20 November is the first
        ("IT", {"challenge": date(2026, 12, 20)}),  # article 10(3): thirty days
        ("ES", {"reconsideration": date(2026, 12, 20), "challenge": date(2027, 1, 20)}),  # one month, or two
        ("NL", {"objection": date(2027, 1, 1)}),  # Article 6:7 Awb: six weeks
        ("NO", {"challenge": date(2026, 12, 11)}),  # three weeks
        ("FR", {"challenge_decision": date(2027, 1, 20)}),  # R. 421-1: two months
        ("GB-ENG", {"case_review": date(2027, 2, 20)}),  # three months, the regulator's own rule
        ("CH", {}),
        ("US-TX", {}),
    ],
)
def test_after_a_decision_the_plan_names_the_last_day_of_that_country(
    plan_of: PlanOf, home: str, last: dict[str, date]
) -> None:
    plan = plan_of("authority_decision", home, **DECIDED)
    assert {one.deadline.id: one.due for one in plan.mine} == last


def test_three_months_without_a_word_from_the_garante_start_thirty_days_for_the_court(plan_of: PlanOf) -> None:
    # Sent on 1 September, a week for the post; three months end on 8 December, thirty days after that on 7 January.
    # Without a decision the nine months of Article 143(3) end on 8 June, thirty days after that on 8 July.
    mine = plan_of("authority_decision", "IT", "2026-12-20", **complained()).mine
    days = {one.deadline.id: one.due for one in mine}
    assert days == {"challenge_silence": date(2027, 1, 7), "challenge_no_decision": date(2027, 7, 8)}


@pytest.mark.parametrize("home", ["IT", "FR"])
def test_an_authority_may_be_asked_how_far_it_is_even_when_the_time_for_the_court_is_over(
    plan_of: PlanOf, home: str
) -> None:
    # Silence since 1 September: thirty days for the court in Italy and two months in France are long over in August.
    plan = plan_of("authority_decision", home, "2027-08-15", **complained())
    assert all(one.due < date(2027, 8, 15) for one in plan.mine)
    assert [rung.step.document for _, rung in plan.now] == ["progress"]


def test_silence_of_the_european_supervisor_starts_two_months_for_the_court(plan_of: PlanOf) -> None:
    # Sent by e-mail on 1 September; Article 63(3): three months of silence, to 1 December, are a decision against her.
    told = complained()
    told["papers"][0]["channel"] = "email"
    of_the_union = {"organisation": {"sector": "eu"}, "is_to_me": "eu_institution"}
    plan = plan_of("authority_decision", "BE", "2026-12-20", **of_the_union, **told)
    assert [(one.deadline.id, one.due) for one in plan.mine] == [("challenge_silence", date(2027, 2, 1))]


def test_whoever_says_what_is_wrong_with_an_outcome_asks_the_regulator_for_a_case_review(
    plan_of: PlanOf, letter: Letter
) -> None:
    contested = complained(on="2026-11-20", kind="decided", mine=WRONG)
    assert [rung.step.document for _, rung in plan_of("authority_decision", "GB-WLS", **contested).now] == ["review"]
    said = letter("review", "authority_decision", "GB-WLS", **contested, facts={"authority_reference": "IC-1-A"})
    assert "Request for a case review: my complaint about Harrow & Teal Ltd (your reference IC-1-A)" in said
    assert "Please review how you dealt with my complaint of 1 September 2026 about Harrow & Teal Ltd." in said
    assert f"Why I disagree {WRONG}" in said
    assert "within 30 days, as your website says" in said
    assert "section" not in said


def test_nobody_is_urged_to_ask_for_a_review_who_has_not_said_that_the_outcome_is_wrong(plan_of: PlanOf) -> None:
    plan = plan_of("authority_decision", "GB-ENG", **DECIDED)
    assert plan.now == ()
    assert [rung.step.document for _, rung in plan.open] == ["review"]


def test_a_review_that_was_asked_for_is_counted_and_its_own_day_is_gone(plan_of: PlanOf) -> None:
    papers = [*DECIDED["papers"], {"id": "review-1", "kind": "review", "channel": "email", "sent": "2026-12-01"}]
    plan = plan_of("authority_decision", "GB-ENG", "2026-12-05", papers=papers)
    assert plan.mine == ()
    (findings,) = [one for one in plan.matters[0].due if one.deadline.id == "findings"]
    assert findings.due == date(2026, 12, 31)


def test_a_case_of_the_kit_is_led_there_once_the_decision_is_recorded(plan_of: PlanOf) -> None:
    request = {"id": "request-1", "asked": ["access"], "sent": "2026-06-01", "channel": "email"}
    plan = plan_of("access", "GB-ENG", want=["copy"], papers=[request, *DECIDED["papers"]])
    assert plan.matters[0].rung("review").state == "possible"
    german = plan_of("access", "DE-HH", want=["copy"], papers=[request, *DECIDED["papers"]])
    assert [one.due for one in german.mine] == [date(2026, 12, 20)]


def test_the_three_questions_are_the_letter_that_they_tell_of(library: Library) -> None:
    told = {
        "organisation": "Harrow & Teal Ltd",
        "residence": "IE",
        "full_name": "Orla Tennant",
        "complaint_sent": date(2026, 9, 1),
        "authority_came": "decided",
        "authority_came_on": date(2026, 11, 20),
    }
    case = read_case(library, "authority_decision", told, (), date(2026, 11, 27), "here")
    (paper,) = case.papers
    assert (paper.kind, paper.sent, [(one.kind, one.on) for one in paper.replies]) == (
        "complaint",
        date(2026, 9, 1),
        [("decided", date(2026, 11, 20))],
    )
    assert told.items() <= answers_of(case, library.wishes).items()


def test_nothing_to_write_is_no_answer_where_a_day_must_not_be_missed(plan_of: PlanOf, library: Library) -> None:
    said = nothing_to_draft(plan_of("authority_decision", "AT", **DECIDED), Screen(library))
    assert "18 December 2026" in said
    assert "§ 7(4) VwGVG" in said


@pytest.mark.parametrize(
    ("home", "language", "says"),
    [
        ("IE", "en", "Your own last day: 17 December 2026. Appeal to the Circuit Court or the High Court"),
        ("DE-BE", "de", "Ihr eigener letzter Tag: 20. Dezember 2026."),
    ],
)
def test_where_there_is_nothing_to_write_the_screen_after_the_questions_says_so_and_names_the_day(
    plan_of: PlanOf, library: Library, home: str, language: str, says: str
) -> None:
    screen = Screen(library, language)
    words = screen.words("authority_decision")
    said = " ".join(short_plan_text(explanation(plan_of("authority_decision", home, **DECIDED), screen), words).split())
    assert words["screen"]["plan"]["no_letter"] in said
    assert says in said


def test_a_day_of_the_persons_own_that_is_over_is_said_to_be_over(plan_of: PlanOf, library: Library) -> None:
    assert "has passed" not in shown(plan_of("authority_decision", "IE", "2026-12-17", **DECIDED), library)
    assert "This day has passed" in shown(plan_of("authority_decision", "IE", "2026-12-18", **DECIDED), library)


def test_a_period_that_the_authority_has_answered_is_no_day_to_wait_for(plan_of: PlanOf, library: Library) -> None:
    assert "answer of the authority" in shown(plan_of("authority_decision", "IE", **complained()), library)
    assert "answer of the authority" not in shown(plan_of("authority_decision", "IE", **DECIDED), library)


@pytest.mark.parametrize(
    ("home", "says"),
    [
        ("CH", "is not a party and cannot appeal against that"),
        ("US-CA", "no privacy act of the kit lets you appeal"),
        ("BG", "in Bulgaria fourteen days"),
        ("GB-NIR", "Parliamentary and Health Service Ombudsman"),
    ],
)
def test_where_the_law_gives_no_letter_the_plan_says_what_works(
    plan_of: PlanOf, library: Library, home: str, says: str
) -> None:
    assert says in shown(plan_of("authority_decision", home, **DECIDED), library)


def test_a_parish_of_a_church_with_an_act_of_its_own_is_not_before_the_administrative_court(plan_of: PlanOf) -> None:
    parish = {"organisation": {"name": "St. Marien", "place": "DE-SN", "sector": "church"}, "is_to_me": "church"}
    plan = plan_of("authority_decision", "DE-SN", facts={"organisation_church": "protestant"}, **parish, **DECIDED)
    assert plan.mine == ()


@pytest.mark.parametrize(
    ("home", "came", "is_asked"),
    [
        ("IE", "registered", True),  # the question how far it is names it
        ("GB-ENG", "decided", True),  # and so does the request for a case review
        ("IE", "decided", False),  # no letter follows that could name it
        ("US-TX", "registered", False),
    ],
)
def test_the_reference_of_the_authority_is_asked_where_a_letter_to_it_names_it(
    library: Library, home: str, came: str, is_asked: bool
) -> None:
    told = {"residence": home, "complaint_sent": date(2026, 6, 1), "authority_came": came}
    context = fact_context(library, "authority_decision", date(2026, 11, 30))
    ids = {one.id for one in asked(library.interview("authority_decision"), told, context.facts)}
    assert ("authority_reference" in ids) is is_asked


def test_the_first_question_asks_for_the_company_and_not_for_the_authority(library: Library) -> None:
    words = library.words("authority_decision", "en")["questions"]["organisation"]
    assert words["ask"] == "Which company or office did you complain about?"


@pytest.mark.parametrize(
    ("home", "came", "of_me"),
    [
        ("US-TX", "decided", False),
        ("US-PA", "nothing", False),
        ("CH", "nothing", False),
        ("DE-BE", "decided", False),  # to the court, for which there is no letter here
        ("DE-BE", "nothing", True),  # the question how far it is
        ("GB-ENG", "decided", True),  # the case review
    ],
)
def test_where_nothing_can_be_written_nobody_is_asked_who_they_are(
    library: Library, home: str, came: str, *, of_me: bool
) -> None:
    told = {"organisation": "Bluebonnet", "residence": home, "complaint_sent": date(2026, 3, 1), "authority_came": came}
    context = fact_context(library, "authority_decision", date(2026, 11, 28))
    ids = {one.id for one in asked(library.interview("authority_decision"), told, context.facts)}
    assert ({"full_name", "email", "address", "acting_for"} <= ids) is of_me
    assert of_me or ids.isdisjoint({"full_name", "email", "address", "acting_for", "letter_language"})
    assert not home.startswith("US") or ids.isdisjoint({"is_to_me", "organisation_place", "organisation_size"})
