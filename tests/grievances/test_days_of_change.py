"""What somebody is told on the last day before an act begins or changes, and on its first day."""

from __future__ import annotations

import pytest

from complaint_kit.planning.plan import Plan
from tests.grievances.conftest import Letter, PlanOf

ACTS = [
    ("US-OK", "us-ok.okcdpa", "2026-12-31", "2027-01-01"),
    ("US-LA", "us-la.ldpa", "2026-12-31", "2027-01-01"),
    ("US-AL", "us-al.apdpa", "2027-04-30", "2027-05-01"),
    ("US-VT", "us-vt.vdposa", "2027-12-31", "2028-01-01"),
]


def open_letters(plan: Plan) -> list[tuple[str, str]]:
    return [(matter.law.id, str(rung.step.document)) for matter, rung in plan.open]


@pytest.mark.parametrize(("home", "act", "before", "first"), ACTS)
@pytest.mark.parametrize("replies", [[], [{"on": "2026-12-30", "kind": "refused"}]])
def test_whoever_asked_before_the_act_of_their_state_began_asks_again_under_it(
    plan_of: PlanOf, home: str, act: str, before: str, first: str, replies: list[dict[str, str]]
) -> None:
    """What was asked when no law gave it was only asked for: no period ran, and the right is there now."""
    if replies and before > "2026-12-31":
        replies = [{**replies[0], "on": before}]
    asked = [{"id": "mine", "by": "me", "asked": ["access"], "channel": "email", "sent": before, "replies": replies}]
    told = {"want": ["copy"], "papers": asked, "organisation": {"place": "US"}}
    assert open_letters(plan_of("access", home, first, **told)) == [(act, "request")]


def test_what_was_a_right_in_2026_is_reminded_of_and_only_what_is_new_is_asked_for(
    plan_of: PlanOf, letter: Letter
) -> None:
    """Civ. Code § 1798.110 gave access in 2026; the opt-out of automated decisions begins on January 1, 2027."""
    asked = [{"id": "mine", "asked": ["access", "automated_decisions"], "channel": "email", "sent": "2026-11-10"}]
    facts = {"decided_by": "machine", "decision_about": "credit", "decision": "my loan"}
    refused = [{"on": "2026-10-12", "says": "They refused my loan."}]
    told = {"papers": asked, "facts": facts, "happened": refused, "want": ["copy", "stop_profiling"]}
    about = ("machine_decision", "US-CA", "2027-01-25")
    assert {"request", "reminder"} <= {document for _, document in open_letters(plan_of(*about, **told))}
    asks = letter("request", *about, **told)
    assert "stop using automated decisionmaking technology" in asks
    assert "1798.110" not in asks
    assert "asked you for access to my data, by e-mail" in letter("reminder", *about, **told)


def test_whoever_asked_under_the_act_of_2026_in_delaware_does_not_begin_again(plan_of: PlanOf) -> None:
    asked = [{"id": "mine", "asked": ["access"], "channel": "email", "sent": "2026-11-10"}]
    plan = plan_of("access", "US-DE", "2027-01-25", want=["copy"], papers=asked, organisation={"place": "US"})
    assert ("us-de.dpdpa", "request") not in open_letters(plan)


@pytest.mark.parametrize(
    ("day", "words"), [("2026-12-31", "the act is rewritten"), ("2027-01-01", "the act was rewritten")]
)
def test_delawares_new_act_is_told_as_to_come_only_until_it_is_there(plan_of: PlanOf, day: str, words: str) -> None:
    """House Bill 380 of 2026 is reported to begin on January 1, 2027."""
    notes = {note.id: note.says["en"] for note in plan_of("access", "US-DE", day, want=["copy"]).notes}
    assert words in notes["thresholds_fall"]


@pytest.mark.parametrize(("home", "_act", "before", "first"), ACTS)
def test_nobody_is_told_that_an_act_stands_which_has_not_begun(
    plan_of: PlanOf, home: str, _act: str, before: str, first: str
) -> None:
    for day, told in ((before, False), (first, True)):
        notes = {note.id for note in plan_of("access", home, day, want=["copy"]).notes}
        assert ("states_are_not_preempted" in notes) is told
        assert ("not_yet" in notes) is not told


def test_a_californian_hears_first_that_the_opt_out_of_automated_decisions_is_about_to_begin(plan_of: PlanOf) -> None:
    """11 CCR §§ 7200 and 7221, from January 1, 2027."""
    facts = {"decided_by": "machine", "decision_about": "credit", "decision": "my loan"}
    refused = [{"on": "2026-10-12", "says": "They refused my loan."}]
    told = {"want": ["stop_profiling"], "facts": facts, "happened": refused, "organisation": {"place": "US"}}
    assert plan_of("machine_decision", "US-CA", "2026-12-31", **told).notes[0].id == "profiling_before_2027"
    first_day = plan_of("machine_decision", "US-CA", "2027-01-01", **told)
    assert "profiling_before_2027" not in {note.id for note in first_day.notes}
