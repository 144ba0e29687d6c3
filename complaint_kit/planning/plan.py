"""The plan: what to write, to whom, under which provisions, by when, why; and what to do if there is no such right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from complaint_kit.errors import AnswersError
from complaint_kit.law.authorities import Candidate
from complaint_kit.law.matching import STEPS, Match, by_right, leading_law, match
from complaint_kit.law.model import Law, Note, Role
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.planning.clocks import Due, Seats, exercised, running
from complaint_kit.planning.ladder import Rung, rungs
from complaint_kit.situation.answers import Event
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.interview import Interview

_DOCUMENT_OF: dict[Right, DocumentKind] = {
    "appeal": "appeal",
    "controller_complaint": "controller_complaint",
    "regulator_complaint": "complaint",
    "regulator_inaction": "complaint",
}


@dataclass(frozen=True)
class Plan:
    """What follows from a situation.

    `law` is the one whose letters and ladder are used; None where nobody has a right to exercise. `asked` are the
    rights a request exercises; `rights` all that letters may cite. `due` are the periods running, `projected` those
    that would run if the next document arrived today. `wanted` are the rights that would help, given by a law or not.
    """

    situation: Situation
    matches: tuple[Match, ...]
    law: Law | None
    rights: Mapping[Right, Match]
    asked: tuple[Right, ...]
    due: tuple[Due, ...]
    projected: tuple[Due, ...]
    ladder: tuple[Rung, ...]
    notes: tuple[Note, ...]
    wanted: tuple[Right, ...]
    candidates: tuple[Candidate, ...]

    @property
    def document(self) -> DocumentKind | None:
        """The step to draft now: the first that is open."""
        rung = self.open_rung
        return rung.step.document if rung else None

    @property
    def open_rung(self) -> Rung | None:
        """The first open step of the ladder."""
        return next((rung for rung in self.ladder if rung.state == "open"), None)

    def rung(self, document: DocumentKind) -> Rung:
        """The step for that document. Raises AnswersError if the law of the day knows none."""
        found = next((rung for rung in self.ladder if rung.step.document == document), None)
        if found is None:
            steps = ", ".join(rung.step.document for rung in self.ladder) or "none"
            raise AnswersError("there is no such step here", found=document, mend=f"The steps are: {steps}.")
        return found

    @property
    def relied_on(self) -> tuple[Match, ...]:
        """The matches that letters of this plan may cite, in the order of the rights."""
        return tuple(self.rights.values())

    @property
    def unverified(self) -> tuple[Match, ...]:
        """Those of them that nobody has read against their source yet."""
        return tuple(one for one in self.relied_on if one.law.verified_of(one.rule) is None)


def plan(
    interview: Interview,
    situation: Situation,
    laws: Iterable[Law],
    candidates: Callable[[Role, str], tuple[Candidate, ...]],
) -> Plan:
    """The plan for a situation. `candidates` gives the authorities for a role and a law, empty if none surely holds."""
    wanted = _wanted(interview, situation)
    matches = match(
        laws,
        situation.facts,
        filing=situation.today,
        event=situation.event_day,
        filed=_filed(wanted, situation.events),
    )
    law = leading_law(matches, wanted) or _open_to_everyone(matches)
    rights = by_right(matches, law)
    asked = tuple(right for right in wanted if right in rights)
    clocked = _clocked(rights, asked)
    place = Seats(situation.governing.place, situation.facts.get("organisation_place"))
    due = running(clocked, situation.events, place, situation.today)
    ladder = rungs(law, rights, due, situation.events, situation.today) if law else ()
    return Plan(
        situation=situation,
        matches=matches,
        law=law,
        rights=rights,
        asked=asked,
        due=due,
        projected=_projected(clocked, situation, ladder, place),
        ladder=ladder,
        notes=tuple(_notes(matches, situation, wanted)),
        wanted=wanted,
        candidates=next((found for taker in _takers(rights, asked) if (found := candidates(*taker))), ()),
    )


def _wanted(interview: Interview, situation: Situation) -> tuple[Right, ...]:
    return tuple(
        wanted.right
        for wanted in interview.rights
        if wanted.if_ is None or wanted.if_.holds(situation.facts) is not False
    )


def _filed(wanted: tuple[Right, ...], events: tuple[Event, ...]) -> dict[Right, date]:
    """The days on which rights were exercised.

    A request keeps the time limits of the day on which it was received, also where they change before the answer (for
    the United Kingdom: regulations 4 and 7 of SI 2026/82).
    """
    days = {right: exercised(_DOCUMENT_OF.get(right, "request"), events) for right in (*wanted, *_DOCUMENT_OF)}
    return {right: day for right, day in days.items() if day}


def _open_to_everyone(matches: Iterable[Match]) -> Law | None:
    """Where nobody has a right to exercise: the first law whose ladder begins with a complaint."""
    usable = (one.law for one in matches if one.possible and one.law.ladder)
    return next((law for law in usable if law.ladder[0].document == "complaint"), None)


def _clocked(rights: Mapping[Right, Match], asked: tuple[Right, ...]) -> tuple[Match, ...]:
    return tuple(one for right, one in rights.items() if right in asked or right in STEPS)


def _projected(
    clocked: tuple[Match, ...], situation: Situation, ladder: tuple[Rung, ...], place: Seats
) -> tuple[Due, ...]:
    """The periods that would run if the next open document arrived today: nobody knows yet when it will."""
    document = next((rung.step.document for rung in ladder if rung.state == "open"), None)
    if document is None:
        return ()
    today = situation.today
    events = (
        *situation.events,
        Event(event="sent", on=today, document=document),
        Event(event="received", on=today, document=document),
    )
    return tuple(one for one in running(clocked, events, place, situation.today) if one.document == document)


def _takers(rights: Mapping[Right, Match], asked: tuple[Right, ...]) -> Iterable[tuple[Role, str]]:
    """Who takes the complaint, and under which law: as the complaint rule says, or else the rules asked for."""
    for one in (rights[right] for right in ("regulator_complaint", *asked) if right in rights):
        if one.rule.complaint_goes_to:
            yield one.rule.complaint_goes_to, one.law.id if one.applies else ""


def _notes(matches: Iterable[Match], situation: Situation, wanted: tuple[Right, ...]) -> Iterable[Note]:
    """The notes that concern the person; of a law that does not cover the case only what works instead."""
    for law in {one.law.id: one.law for one in matches if not one.taken_over}.values():
        for note in law.notes:
            span = note.in_force or law.in_force
            told = note.kind == "works_instead" or law.covers is None or law.covers.holds(situation.facts) is not False
            if told and span.covers(situation.today) and _concerns(note, situation, wanted):
                yield note


def _concerns(note: Note, situation: Situation, wanted: tuple[Right, ...]) -> bool:
    return (
        (not note.scenarios or situation.scenario in note.scenarios)
        and (not note.rights or bool(set(note.rights) & set(wanted)))
        and (note.when is None or note.when.holds(situation.facts) is True)
    )
