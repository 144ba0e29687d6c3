"""From a case to a plan: the one place where library, situation and law meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from complaint_kit.errors import AnswersError, Problems, placed
from complaint_kit.law.authorities import Candidate, candidates
from complaint_kit.law.offices import Role, Sector
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Given, Plan, plan
from complaint_kit.planning.roads import Roads, known_on, roads
from complaint_kit.situation import complained, safe_contact
from complaint_kit.situation.answers import Limits, checked
from complaint_kit.situation.asking import relevant, require_all
from complaint_kit.situation.case import Case, Wish, WishId
from complaint_kit.situation.facts import FactContext, Situation, situation
from complaint_kit.situation.filling import PLACES, answers_of, settled
from complaint_kit.situation.older import Event, case_of, untold
from complaint_kit.situation.respondents import without_letters_to_others
from complaint_kit.situation.statements import counted_day
from complaint_kit.situation.wishes import rights_of, wished


def fact_context(library: Library, scenario: str, today: date) -> FactContext:
    """What facts of that scenario are worked out against on that day."""
    return FactContext(
        today,
        scenario,
        library.reach,
        library.find_organisation,
        library.governing,
        library.wishes,
        library.is_to_me,
        library.follows,
        library.organisations_like,
        library.interview(scenario).seen,
    )


def limits(library: Library, today: date) -> Limits:
    """What answers are checked against on that day."""
    return Limits(today, library.place_names, library.find_organisation, library.organisations_like)


def prepare(library: Library, case: Case, today: date, place: str = "the answers") -> Plan:
    """The plan for a case on a day. Raises Problems or AnswersError naming `place` and the question."""
    return planned(library, situation_of(library, case, today, place))


def read_case(
    library: Library,
    scenario: str,
    answers: Mapping[str, Any],
    events: Iterable[Event],
    today: date,
    place: str,
    asked: Mapping[DocumentKind, tuple[Right, ...]] | None = None,
) -> Case:
    """The case that answers by question and dated events tell. Raises Problems naming `place` and the question."""
    with placed(place):
        interview = library.interview(scenario)
    held = limits(library, today)._replace(complete=False, organisations_like=lambda name: ())  # asked when it is used
    given = checked(interview, answers, held, place)
    missing = [
        AnswersError("an answer is missing", place=f"{place}, {id_}", mend=f"Add `{id_}:`.") for id_ in untold(given)
    ]
    if missing:
        raise Problems(missing)
    return case_of(scenario, given, events, library.wishes, interview.presets, asked)


def refuse_counted_days(library: Library, case: Case, place: str) -> None:
    """Nothing if no answer that tells a day counts it from the one on which it was written ("yesterday"), which is
    another day when the letter is read. Raises Problems naming `place` and the question."""
    with placed(place):
        interview = library.interview(case.scenario or "")
    told = answers_of(case, library.wishes)
    counted = {one.id: counted_day(str(told.get(one.id, ""))) for one in interview.questions if one.dated}
    problems = [
        AnswersError("this day is counted from today", place=f"{place}, {id_}", found=found, mend="Write its date.")
        for id_, found in counted.items()
        if found
    ]
    if problems:
        raise Problems(problems)


_USUAL = {"organisation_sector": "private"}  # what is taken for so where nobody is asked
_FORCES: tuple[Sector, ...] = ("police", "intelligence")  # whose task has acts of its own


def unused(library: Library, case: Case, today: date) -> tuple[str, ...]:
    """The questions that the case answers and that nobody asks where this person lives, of this organisation."""
    interview = library.interview(case.scenario or "")
    given = {id_: value for id_, value in answers_of(case, library.wishes).items() if _USUAL.get(id_) != value}
    context = fact_context(library, interview.id, today)
    kept = relevant(interview, given, context.facts)
    known = context.facts(kept)
    asked = {one.id for one in interview.questions}
    derived = {id_ for kind in library.wishes.values() for id_ in kind.says} | complained.QUESTIONS
    derived |= {*_TYPED, "letter_language"}  # what counts wherever it is said
    derived |= {id_ for id_, value in given.items() if known.get(id_) == value}  # what is known all the same
    # Of what something is wanted, and where to look, stands in every letter, also where nobody asks for it.
    derived |= {
        id_
        for kind in map(library.wishes.__getitem__, (one.wish for one in case.want))
        for id_ in (kind.of, kind.where)
        if id_
    }
    return tuple(
        id_ for id_ in given if id_ not in kept and id_ not in derived and (id_ in asked or not _counts(library, id_))
    )


def situation_of(library: Library, case: Case, today: date, place: str) -> Situation:
    """The situation of the case: its answers checked, those to questions that fell away left out, none missing.

    A way by which the person must not be reached is not in it, so that nothing can print it.
    """
    with placed(place):
        interview = library.interview(case.scenario or "")
    case = without_letters_to_others(case)
    unsafe = safe_contact.closed(case.me)
    told = {id_: value for id_, value in answers_of(case, library.wishes).items() if id_ not in unsafe}
    asked = {one.id for one in interview.read}
    answers = checked(
        interview, {id_: told[id_] for id_ in told if id_ in asked - _TYPED}, limits(library, today), place
    )
    # What has a place of its own in the case, and facts that laws look at, count without a question.
    beside = {id_: told[id_] for id_ in told if id_ in _TYPED or (id_ not in asked and _counts(library, id_))}
    facts = fact_context(library, interview.id, today)
    require_all(interview, beside | answers, facts.facts, place)
    kept = relevant(interview, beside | answers, facts.facts)
    case = settled(_presetting(known_on(case, today), interview.presets), library.wishes)
    return situation(facts, case, beside | kept)


# What the case keeps by itself, checked when it was read; what is at stake counts also where nobody asks for it.
_TYPED = frozenset({"wishes", "happened", "papers", "harm", "decide_by", "decide_because"})


def _counts(library: Library, id_: str) -> bool:
    return id_ in PLACES or id_ in library.facts


def _presetting(case: Case, presets: tuple[WishId, ...]) -> Case:
    """The case with the wishes that its grievance always means."""
    missing = [Wish(wish=one) for one in presets if one not in {wish.wish for wish in case.want}]
    return case.model_copy(update={"want": (*case.want, *missing)}) if missing else case


def planned(library: Library, situation: Situation) -> Plan:
    """The plan of a situation."""
    facts = situation.facts
    wishes = library.wishes
    wanted = (*(wish.wish for wish in situation.case.want), *wished(wishes, facts))
    given = Given(
        wished=rights_of(wishes, dict.fromkeys(wanted), facts),
        candidates=lambda role, law: authorities_for(library, situation, role, law),
        calendars=library.calendars,
        written_for=library.interview(situation.scenario).written_for,
        languages=library.languages(),
    )
    return plan(situation, given)


def two_roads(library: Library, now: Plan, *chosen: tuple[Matter, DocumentKind]) -> Roads:
    """What opens if nothing comes, and if they refuse: the same facts under the law of later days.

    `chosen` is what is written today; if nothing is named, all that is recommended.
    """
    written = chosen or tuple((matter, rung.step.document) for matter, rung in now.now)

    def plan_on(case: Case, day: date) -> Plan:
        return planned(library, replace(now.situation, case=known_on(case, day), today=day))

    letters = tuple((matter.law.id, document) for matter, document in written)
    if letters not in now.kept:
        now.kept[letters] = roads(now, plan_on, written)
    found: Roads = now.kept[letters]
    return found


def authorities_for(library: Library, case: Situation, role: Role, law: str) -> tuple[Candidate, ...]:
    """The authorities that can take this person's complaint, the recommended one first, each with its reason.

    The place of work, and where they lived when it happened, count only where the laws that lead are at home.
    """
    at_home = {place for one in case.governing.laws for place in one.applies_in}
    facts = case.facts
    work, then, seat = (facts.get(id_) for id_ in ("work_place", "home_then", "organisation_place"))
    work, then = (place if place and library.reach(place) & at_home else None for place in (work, then))
    places = [place for place in (case.residence, work, then, seat) if place]

    def offices(sector: Sector, seat: str | None) -> tuple[Candidate, ...]:
        return candidates(
            library.authorities(*places),
            library.places,
            library.routing,
            residence=case.residence,
            work=work,
            infringement=then,
            controller=seat,
            sector=sector,
            on=case.today,
            role=role,
            law=law,
            facts=facts,
        )

    sector: Sector = facts.get("organisation_sector", _USUAL["organisation_sector"])
    found = offices(sector, seat)
    supervised = any(sector in one.authority.sectors for one in found)
    if supervised or sector not in _FORCES or facts.get("purpose") != "general":
        return found
    # What it does beside its task falls under the general law, and under whoever supervises the bodies of its state.
    state = offices("public", seat.partition("-")[0] if seat else None)
    return tuple(one for one in state if one.recommended) or found
