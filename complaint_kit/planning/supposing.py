"""A case as if one letter more had gone out: what would run then."""

from __future__ import annotations

from datetime import date, timedelta

from complaint_kit.law.calendars import Calendars
from complaint_kit.law.model import Law
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, ToRole
from complaint_kit.planning.clocks import Clock, HolidayPlaces, MatchesOn, clocks, clocks_of, lapsed
from complaint_kit.planning.named_days import DEMANDS, unanswered_demands
from complaint_kit.planning.versions import Versions
from complaint_kit.situation.case import Case
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.papers import Given, Paper, Received, To

# The time that a letter asks to be answered in where no law sets one: usual and fair, and a request, no period of law.
TIME_ASKED_FOR = timedelta(days=14)
_A_DAY = timedelta(days=1)
_NAMES_A_DAY: frozenset[DocumentKind] = frozenset({"reminder", "reply"})
# What a letter that answers their demand gives by being sent: it confirms the request, or says what was meant. Who a
# person is they show beside the letter, if at all.
_GIVEN_BY_A_REPLY: frozenset[Given] = frozenset({"fee", "clarification"})


def names_a_day(kind: DocumentKind) -> bool:
    """Whether a letter of that kind names a day of its own, by which it asks for an answer."""
    return kind in _NAMES_A_DAY


def asked_by(case: Case, written_on: date) -> date:
    """The day by which a letter written that day asks for an answer: two weeks on, or the day before something begins
    that the person tells of, if that comes first."""
    ahead = (one.starts - _A_DAY for one in case.happened if one.starts and one.starts > written_on)
    return min((written_on + TIME_ASKED_FOR, *(max(day, written_on + _A_DAY) for day in ahead)))


def as_written(paper: Paper, case: Case, written_on: date) -> Paper:
    """A letter of the kit's own with what it says itself: the day by which it asks for an answer, and what it gives."""
    told: dict[str, object] = {}
    if names_a_day(paper.kind) and paper.asks_by is None:
        told["asks_by"] = asked_by(case, written_on)
    if paper.kind == "reply" and not paper.gives:
        theirs = (one for one in case.papers if one.role != "authority")  # what an office asks has a supplement
        demands = (kind for one in theirs for kind, _ in unanswered_demands(one, case, written_on))
        wanted = {DEMANDS[kind] for kind in demands if kind in DEMANDS}
        told["gives"] = tuple(sorted(wanted & _GIVEN_BY_A_REPLY))
    return paper.model_copy(update=told)


def with_letter(case: Case, kind: DocumentKind, to: ToRole, asked: tuple[Right, ...], day: date) -> Case:
    """The case as if that letter had gone out and come in on that day."""
    paper = Paper(
        id=f"supposed-{kind}-{len(case.papers)}",
        kind=kind,
        to=To(role=to),
        asked=asked,
        sent=day,
        received=Received(on=day, known="assumed"),
    )
    paper = as_written(paper, case, day)
    return case.model_copy(update={"papers": (*case.papers, paper)})


def clocks_running(situation: Situation, versions: Versions, law: Law, calendars: Calendars) -> tuple[Clock, ...]:
    """Every period that has started by the day of the situation, under the law as letters of each day cite it."""
    return clocks(situation.case, situation.today, *_law_and_seats(situation, versions, law, calendars))


def too_late_for(
    happened: date, learned: date, situation: Situation, versions: Versions, law: Law, calendars: Calendars
) -> bool:
    """Whether it is too late to complain to the authority of what happened, and was learned of, on these days."""
    given = _law_and_seats(situation, versions, law, calendars)
    return lapsed({"happened": happened, "learned": learned}, situation.case, situation.today, *given)


def clocks_if_sent(
    situation: Situation,
    versions: Versions,
    law: Law,
    calendars: Calendars,
    asked: tuple[Right, ...],
    kind: DocumentKind,
    to: ToRole,
) -> tuple[Clock, ...]:
    """The periods that a letter would start which went out and came in today.

    Other letters do not matter to it, so it is worked out once for everybody who shares these versions.
    """

    def found() -> tuple[Clock, ...]:
        case = with_letter(situation.case, kind, to, asked, situation.today)
        given = _law_and_seats(situation, versions, law, calendars)
        return tuple(clocks_of(case.papers[-1], case, situation.today, *given))

    return versions.remembered((kind, to, asked, law.id), found)


def _law_and_seats(
    situation: Situation, versions: Versions, law: Law, calendars: Calendars
) -> tuple[MatchesOn, HolidayPlaces]:
    seats = HolidayPlaces(situation.governing.place, situation.facts.get("organisation_place"), calendars)
    return (lambda day: versions.cited(day, law)), seats
