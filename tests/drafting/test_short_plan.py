"""The plan on one screen."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import plan_text, short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.conftest import PlanFor, happened


def test_it_says_law_step_addressee_wish_last_day_what_comes_then_and_one_warning(
    library: Library, plan_for: PlanFor
) -> None:
    screen = Screen(library)
    said = short_plan_text(explanation(plan_for("2026-09-01", "NL", scenario="access"), screen), screen.words("access"))
    text = " ".join(said.split())
    for part in (
        "Law: General Data Protection Regulation, as it stands on 1 September 2026",
        "Now: First letter (you can send it today)",
        "To: LinkedIn Ireland Unlimited Company",
        "You ask for: access to the data",
        "Last day, if it arrives today (answer): 1 October 2026; late beyond doubt from 2 October 2026.",
        "If nothing comes: Reminder from 2 October 2026.",
        "Careful: ",
    ):
        assert part in text
    assert text.count("Careful: ") == 1


def test_a_period_that_is_running_is_told_instead_of_one_that_would(library: Library, plan_for: PlanFor) -> None:
    screen = Screen(library)
    events = (happened("sent", "2026-07-01"), happened("received", "2026-07-01"))
    plan = plan_for("2026-09-01", "NL", *events, scenario="access")
    said = short_plan_text(explanation(plan, screen), screen.words("access"))
    # One month from 1 July is a Saturday; Monday 3 August is a holiday in Ireland.
    assert "Last day (answer): 4 August 2026; late beyond doubt from 5 August 2026." in " ".join(said.split())


@pytest.mark.parametrize("width", [38, 58, 98])
def test_the_whole_plan_is_as_wide_as_the_screen(width: int, library: Library, plan_for: PlanFor) -> None:
    screen = Screen(library)
    content = explanation(plan_for("2026-09-01", "NL", scenario="access"), screen)
    lines = plan_text(content, screen.words("access"), width).splitlines()
    assert max(len(line) for line in lines if " " in line.strip("- ")) <= width
    assert date.fromisoformat(content.as_of)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("US-TX", "Die Worte dieses Gesetzes sind noch nicht ins Deutsche übersetzt."),
        ("DE-BE", "Was hier auf Englisch steht, ist noch nicht übersetzt."),
    ],
)
def test_a_plan_in_german_says_what_of_it_is_in_english(
    place: str, said: str, library: Library, plan_for: PlanFor
) -> None:
    screen = Screen(library, "de")
    plan = plan_for("2026-09-01", place, scenario="access", capacity="private")
    assert said in plan_text(explanation(plan, screen), screen.words("access"))


def test_it_says_that_a_wrong_may_be_complained_of_today(library: Library) -> None:
    told = {"on": "2026-10-08", "says": "Praxis Sonnfeld OG passed on my diagnosis.", "wrong": ["passed_on"]}
    raw = {
        "scenario": "access",
        "me": {"name": "Kim Doe", "lives_in": "AT"},
        "about": {"organisation": {"name": "Praxis Sonnfeld OG", "place": "AT", "sector": "private"}},
        "want": ["copy"],
        "happened": [told],
    }
    screen = Screen(library)
    plan = prepare(library, Case.model_validate(raw), date(2026, 10, 12))
    said = short_plan_text(explanation(plan, screen), screen.words("access"))
    assert "Also possible today: Complaint to the authority." in said


def test_whoever_has_an_acknowledgement_and_no_outcome_is_told_when_the_regulator_is_the_next_step(
    library: Library, plan_for: PlanFor
) -> None:
    """Section 164A(4) of the Data Protection Act 2018 names no day for the outcome; the regulator wants to see that one
    asked again after 30 days, and to hear of it within three months of the last contact."""
    screen, org = Screen(library), "controller_complaint"
    events = (happened("sent", "2026-08-03"), happened("received", "2026-08-03"), happened("sent", "2026-09-07", org),
              happened("received", "2026-09-07", org), happened("acknowledged", "2026-09-10", org))  # fmt: skip
    plan = plan_for("2026-11-27", "GB-WLS", *events, scenario="access")
    assert plan.matters[0].rung("complaint").state == "possible"
    text = " ".join(plan_text(explanation(plan, screen), screen.words("access")).split())
    assert "its outcome is still to come" in text
    assert "no day for the outcome" in text
    assert "asked again in writing when 30 days had brought no answer" in text
