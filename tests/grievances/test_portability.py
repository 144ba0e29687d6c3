"""Data to take along: what can be, in which form, to whom, and what there is instead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.conftest import PlanFor, happened
from tests.grievances.plans import asked, shown
from tests.letters_as_read.conftest import Read, citations_in_full, drafted, read

__all__ = ["citations_in_full", "drafted", "read"]

TODAY = "2026-11-28"
RUNS: dict[str, Any] = {
    "scenario": "portability",
    "organisation": "Fernmoor Sport",
    "organisation_sector": "private",
    "is_to_me": "customer",
    "what_to_move": "all my runs since 2023",
}
MINE = {**RUNS, "data_from_me": True, "legal_basis": "contract"}
SENT = (happened("sent", TODAY), happened("received", TODAY))


@pytest.mark.parametrize(
    ("home", "said"),
    [
        ("IE", "in a structured, commonly used and machine-readable format (Article 20 GDPR): all my runs since 2023."),
        ("GB-SCT", "in a structured, commonly used and machine-readable format (Article 20 UK GDPR)"),
        ("CH", "in a common electronic format (Art. 28 FADP): all my runs since 2023."),
    ],
)
def test_each_law_names_the_format_in_its_own_words(read: Read, home: str, said: str) -> None:
    assert said in read("request", TODAY, home, **MINE)


def test_another_service_gets_it_straight_if_that_is_technically_feasible(read: Read) -> None:
    letter = read("request", TODAY, "IE", **MINE, move_to="Harrow Run")
    assert "straight to Harrow Run, if that is technically feasible (Article 20(2) GDPR); if not, to me." in letter


def test_the_full_letter_says_that_what_was_recorded_counts_and_what_was_worked_out_does_not(read: Read) -> None:
    # Article 20 of the Swiss ordinance says so itself.
    letter = read("request", TODAY, "CH", language="de", letter_form="full", **MINE)
    assert "was Sie daraus errechnet haben, brauchen Sie nicht mitzusenden (Art. 20 DSV)" in letter


def test_in_switzerland_it_is_due_in_thirty_days(plan_for: PlanFor) -> None:
    (matter,) = plan_for("2026-12-01", "CH", *SENT, **MINE).matters
    assert [clock.counted.due for clock in matter.due] == [date(2026, 12, 28)]


@pytest.mark.parametrize("home", ["IE", "GB-ENG", "CH"])
@pytest.mark.parametrize("lacks", [{"legal_basis": "legitimate_interests"}, {"data_from_me": False}])
def test_what_rests_on_something_else_or_came_from_others_is_not_portable_and_a_copy_is_offered(
    plan_for: PlanFor, library: Library, home: str, lacks: dict[str, Any]
) -> None:
    plan = plan_for(TODAY, home, **{**MINE, **lacks})
    assert asked(plan) == []
    assert "can be taken along" in shown(plan, library)


def test_whoever_was_told_no_legal_basis_may_ask_all_the_same(plan_for: PlanFor) -> None:
    assert asked(plan_for(TODAY, "IE", **{**MINE, "legal_basis": "not_told"})) == ["portability"]


def test_a_virginian_asks_for_what_they_provided_within_45_days(read: Read) -> None:
    letter = read("request", TODAY, "US-VA", **RUNS)
    assert "Va. Code § 59.1-577(A)(4)" in letter
    assert "all my runs since 2023" in letter
    assert "within 45 days" in letter


def test_california_gives_it_as_part_of_the_request_to_know(read: Read) -> None:
    letter = read("request", TODAY, "US-CA", **RUNS)
    assert "all my runs since 2023" in letter
    assert "in a portable, readily usable format" in letter
    assert "1798.130(a)(2)(A)" in letter


def test_the_reminder_speaks_of_my_data_and_not_of_portability(read: Read) -> None:
    letter = read("reminder", "2027-01-10", "IE", *SENT, **MINE)
    assert "Reminder: my data in a portable format (Article 20 GDPR)" in letter


@pytest.mark.parametrize(("home", "law"), [("IE", "GDPR"), ("GB-SCT", "UK GDPR")])
def test_who_is_pointed_to_the_app_answers_that_looking_is_not_receiving(read: Read, home: str, law: str) -> None:
    told = (*SENT, happened("self_service", "2026-12-10"))
    letter = read("reply", "2026-12-11", home, *told, **MINE)
    assert f"To be able to look at it is not that (Article 20(1) {law})." in letter


def test_on_what_the_data_is_used_is_said_as_far_as_the_person_knows(read: Read) -> None:
    contract = "As far as I know, the data is processed on the basis of a contract with me (Article 20(1)(a) GDPR)."
    assert contract in read("request", TODAY, "IE", **MINE)
    assert contract in read("complaint", "2027-02-10", "IE", *SENT, **MINE)
    consent = "auf der Grundlage meiner Einwilligung verarbeitet (Art. 20 Abs. 1 lit. a DSGVO)."
    assert consent in read("request", TODAY, "DE-BE", language="de", **{**MINE, "legal_basis": "consent"})
    assert "As far as I know" not in read("request", TODAY, "IE", **{**MINE, "legal_basis": "not_told"})
