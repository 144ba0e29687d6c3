"""From checked answers to a plan: the one place where library, situation and law meet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaint_kit.law.authorities import Candidate, candidates
from complaint_kit.law.model import Role
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan, plan
from complaint_kit.situation.answers import Event, Limits, checked
from complaint_kit.situation.asking import relevant, require_all
from complaint_kit.situation.facts import Situation, World, situation


def world(library: Library, scenario: str, today: date) -> World:
    """What facts of that scenario are worked out against on that day."""
    return World(today, scenario, library.reach, library.find_organisation, library.governing)


def limits(library: Library, today: date) -> Limits:
    """What answers are checked against on that day."""
    return Limits(today, frozenset(library.places))


def prepare(
    library: Library,
    scenario: str,
    raw: Mapping[str, Any],
    events: tuple[Event, ...],
    today: date,
    place: str = "the answers",
) -> Plan:
    """The plan for raw answers. Raises Problems or AnswersError naming `place` and the question."""
    interview = library.interview(scenario)
    answers = checked(interview, raw, limits(library, today), place)
    facts = world(library, scenario, today)
    require_all(interview, answers, facts.facts, place)
    case = situation(facts, relevant(interview, answers, facts.facts), events)
    return plan(
        interview,
        case,
        case.governing.laws,
        lambda role, law: authorities_for(library, case, role, law),
    )


def authorities_for(library: Library, case: Situation, role: Role, law: str) -> tuple[Candidate, ...]:
    """The authorities that can take this person's complaint, the recommended one first, each with its reason."""
    facts = case.facts
    places = [facts[id_] for id_ in ("residence", "work_place", "organisation_place") if id_ in facts]
    return candidates(
        library.authorities(*places),
        library.places,
        library.routing,
        residence=case.residence,
        work=facts.get("work_place"),
        controller=facts.get("organisation_place"),
        sector=facts.get("organisation_sector", "private"),
        on=case.today,
        role=role,
        law=law,
    )
