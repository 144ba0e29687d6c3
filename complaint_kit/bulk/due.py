"""Who is due: every person of a register, held against the law again with the events recorded since."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from complaint_kit.bulk.input.columns import known_columns, plain
from complaint_kit.bulk.input.rows import clean
from complaint_kit.bulk.input.tables import read_table
from complaint_kit.bulk.output import register
from complaint_kit.bulk.planner import Planner
from complaint_kit.drafting.wording import in_language
from complaint_kit.errors import AnswersError, KitError, Problems
from complaint_kit.law.steps import DocumentKind, ReplyKind
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import arguments
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Acting, Case
from complaint_kit.situation.days import month_first, parse_day, past
from complaint_kit.situation.filling import answers_of
from complaint_kit.situation.older import EVENT_NAMES, Event
from complaint_kit.situation.papers import Paper
from complaint_kit.situation.recording import event_of, one_of, out_of_order

_EVENT_COLUMNS = ("person_id", "event", "date", "document", "note")
_REPLY_COLUMNS = ("reply", "reply_on", "ground", "words", "missing", "mine")  # as in a list of people
# The words for what came back, where an event has another name.
_EVENT_OF: Mapping[tuple[str, str], str] = {
    ("request", "partly"): "answered_in_part",
    ("request", "extended"): "extension_notified",
    ("appeal", "refused"): "appeal_refused",
    ("controller_complaint", "acknowledged"): "complaint_acknowledged",
    ("controller_complaint", "answered"): "complaint_answered",
    ("complaint", "registered"): "regulator_acknowledged",
    ("complaint", "decided"): "regulator_answered",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands, and what comes next.

    `state`: `to send` (a letter was made and never sent), `open`, `overdue` (open because time ran out), or `waiting`.
    `on` is the day from which the next step is open, where a date decides it. `answer` is what the law of that person
    says to a demand for identity that came last, for the rights asked for. `joint` is the name of the joint complaint
    in which they complain with others.
    """

    person_id: str
    law: str
    last: str
    state: str
    next_step: str
    on: date | None
    answer: str = ""
    joint: str = ""


def has_joint(folder: Path) -> bool:
    """Whether anybody in the register complains with others. Raises CaseError if there is no register."""
    with closing(register.opened(folder)) as base:
        return bool(register.joint_people(base))


def standings(folder: Path, library: Library, today: date) -> Iterator[Standing]:
    """Everybody in the register, in the order of the list. Raises CaseError if there is no register."""
    with closing(register.opened(folder)) as base:
        campaign = register.first_run(base).job.campaign
        planner = Planner(library, campaign.scenario, today)
        acting = Acting() if campaign.sender.kind == "person" else Acting.model_validate({"for": "person"})
        joint = {person: name for name, people in register.joint_people(base).items() for person in people}
        query = "SELECT person_id, law, deciding, max(round) FROM documents GROUP BY person_id ORDER BY min(row)"
        for person, law, deciding, _ in base.execute(query):
            events = register.events_of(base, person)
            case = planner.case(_facts(json.loads(deciding)), events)
            plan = planner.plan(case, answers_of(case, library.wishes))
            found = _standing(person, law, plan, events, _unsent(base, person, events))
            yield replace(found, answer=_to_a_demand(plan, events, acting, library), joint=joint.get(person, ""))


def _to_a_demand(plan: Plan, events: tuple[Event, ...], acting: Acting, library: Library) -> str:
    """What the law says to a demand for identity, if that came last: to a group first what it says of agents."""
    latest = _latest(plan.situation.case, events)
    if not (plan.matters and latest and latest[0] == "identity_asked"):
        return ""
    matter, case = plan.matters[0], plan.matters[0].situation.case
    told = replace(matter.situation, case=case.model_copy(update={"acting": acting}))
    found = arguments(replace(matter, situation=told), library.counters(matter.law))
    counters = found[-1].counters[:1] if found else ()
    cited = "; ".join(in_language(one.words, "en", "an answer") for each in counters for one in each.cite)
    return " ".join(f"{in_language(one.says, 'en', 'an answer')} ({cited})" for one in counters if one.says)


def _latest(case: Case, events: tuple[Event, ...]) -> tuple[str, date] | None:
    """What happened last, and when: as recorded, or else as the list told of letters sent before."""
    if events:
        return events[-1].event, events[-1].on
    told = [("sent", one.day) for one in case.papers if one.day]
    told += [(reply.kind, reply.on) for one in case.papers for reply in one.replies]
    return max(told, key=lambda one: one[1], default=None)


def _facts(deciding: Mapping[str, object]) -> dict[str, object]:
    """The facts as they were before they went through JSON: days are days again, lists are tuples, and the letters of
    which the list told are letters."""
    told = {id_: _fact(value) for id_, value in deciding.items()}
    papers = told.get("papers", ())
    assert isinstance(papers, tuple)
    return told | ({"papers": tuple(Paper.model_validate(one) for one in papers)} if papers else {})


def _fact(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _unsent(base: sqlite3.Connection, person: str, events: Iterable[Event]) -> str | None:
    """The document that was made for the person and, as far as anybody recorded, never sent."""
    sent = {event.document for event in events if event.event in {"sent", "received"}}
    made = base.execute("SELECT document FROM documents WHERE person_id = ? ORDER BY round", (person,))
    return next((document for (document,) in made if document not in sent), None)


def _standing(person: str, law: str, plan: Plan, events: tuple[Event, ...], unsent: str | None) -> Standing:
    latest = _latest(plan.situation.case, events)
    last = f"{latest[0]} {latest[1]}" if latest else ""
    if unsent:
        return Standing(person, law, last, "to send", unsent, None)
    if plan.open:
        _, rung = plan.open[0]
        state = "overdue" if rung.because == "silence" else "open"
        return Standing(person, law, last, state, rung.step.document, rung.opens_on)
    rungs = [rung for matter in plan.matters for rung in matter.ladder if rung.state == "waiting"]
    waiting = min(rungs, key=lambda rung: rung.opens_on or date.max, default=None)
    step, opens_on = (waiting.step.document, waiting.opens_on) if waiting else ("", None)
    return Standing(person, law, last, "waiting", step, opens_on)


def record(folder: Path, library: Library, path: Path, today: date) -> int:
    """Adds the events of a table with the columns person_id, event, date and, if need be, document and note; or with
    person_id, reply, reply_on and what else is told of a reply. What a joint complaint is called stands for all who
    complain in it.

    Returns how many were new. Raises Problems naming every row that does not fit; then none is added.
    """
    days = library.shared_words("en")["days"]
    table = read_table(path)
    places = _places(library, table.header, path)
    with closing(register.opened(folder)) as base:
        known = dict(base.execute("SELECT person_id, residence FROM documents"))
        together = register.joint_people(base)
        events, problems = dict[str, list[tuple[int, Event]]](), list[KitError]()
        for row in table.rows():
            if row.fault:
                problem, found, mend = row.fault.problem, row.fault.found or None, row.fault.mend
                problems.append(AnswersError(problem, place=f"{path}, row {row.number}", found=found, mend=mend))
                continue
            cells = {name: clean(row.cells[at]) for name, at in places.items() if at < len(row.cells)}
            named = cells.get("person_id", "")
            try:
                for person in together.get(named, (named,)):
                    event = _event({**cells, "person_id": person}, known, today, days)
                    events.setdefault(person, []).append((row.number, event))
            except AnswersError as error:
                problems.append(error.at(f"{path}, row {row.number}"))
        for person, told in events.items():
            rows = ", ".join(str(number) for number, _ in told)
            problems += _out_of_order(base, person, [event for _, event in told], today, f"{path}, row {rows}")
        if problems:
            raise Problems(problems)
        return register.record(base, ((person, event) for person, told in events.items() for _, event in told))


def _out_of_order(
    base: sqlite3.Connection, person: str, new: Iterable[Event], today: date, place: str
) -> Iterator[AnswersError]:
    """What the new events cannot be beside those recorded before, at that place."""
    before = register.events_of(base, person)
    yield from (one.at(place) for one in out_of_order(before, (one for one in new if one not in before), today))


_HOW = f"The columns are {', '.join(_EVENT_COLUMNS)}; of replies person_id, {', '.join(_REPLY_COLUMNS)}, document."


def _places(library: Library, header: tuple[str, ...], path: Path) -> dict[str, int]:
    """Where each column of the table stands, under the names that it has in lists of people too.

    Raises AnswersError for a column that is missing, or that nobody knows and that would be lost.
    """
    listed = {column.id: column.alias for column in known_columns(library)}
    names = {plain(name): name for name in _EVENT_COLUMNS}
    names |= {plain(name): name for name in _REPLY_COLUMNS}
    told = {id_: id_ for id_ in ("person_id", *_REPLY_COLUMNS)} | {"event_date": "date", "notes": "note"}
    for id_, name in told.items():
        for alias in (id_, *(one for aliases in listed[id_].values() for one in aliases)):
            names.setdefault(plain(alias), name)
    found = [names.get(plain(name)) for name in header]
    unknown = [name for name, known in zip(header, found, strict=True) if known is None]
    if unknown:
        raise AnswersError("nobody knows this column", place=f"{path}:1", found=", ".join(unknown), mend=_HOW)
    wanted = ("person_id", *_REPLY_COLUMNS[:2]) if "reply" in found else _EVENT_COLUMNS[:3]
    missing = [name for name in wanted if name not in found]
    if missing:
        raise AnswersError("a column is missing", place=f"{path}:1", found=", ".join(missing), mend=_HOW)
    return {name: at for at, name in enumerate(found) if name}


def _event(cells: Mapping[str, str], known: Mapping[str, str], today: date, days: Mapping[str, str]) -> Event:
    """The event of a row. `known` is everybody, with where they live."""
    person, document = cells.get("person_id", ""), cells.get("document", "") or "request"
    if person not in known:
        raise AnswersError("nobody in the register has this person_id", found=person, mend="Look in register.csv.")
    told = _reply(cells, document) if cells.get("reply") else _happened(cells)
    day = parse_day(str(told["on"]), today, days, month_first=month_first(known[person]))
    return event_of({**told, "on": day, "document": document}, today)


def _happened(cells: Mapping[str, str]) -> dict[str, str | None]:
    return {"event": _word(cells.get("event", "")), "on": cells.get("date", ""), "note": cells.get("note", "")}


def _reply(cells: Mapping[str, str], document: str) -> dict[str, str | None]:
    """What came back to the letter of that kind, by the columns that a list of people has for it."""
    kind, ground = _word(cells["reply"]), _word(cells.get("ground", ""))
    kinds = {name: name for name in get_args(ReplyKind) if name in EVENT_NAMES}
    kinds |= {name: event for (letter, name), event in _EVENT_OF.items() if letter == document}
    one_of("reply", kind, tuple(kinds))
    told = {"ground": ground or None, **{name: cells.get(name) or None for name in ("missing", "mine")}}
    return {"event": kinds[kind], "on": cells.get("reply_on", ""), "note": cells.get("words", ""), **told}


def _word(cell: str) -> str:
    return cell.casefold().replace("-", "_").replace(" ", "_")


def record_sent(folder: Path, document: DocumentKind, day: date, today: date) -> int:
    """Notes for everybody who has that document that it was sent on that day, unless it was noted before.

    Raises Problems naming everybody with whom that cannot be so; then nothing is noted.
    """
    past(day, today)
    with closing(register.opened(folder)) as base:
        query = (
            "SELECT DISTINCT person_id FROM documents d WHERE document = ? AND NOT EXISTS (SELECT 1 FROM events e "
            "WHERE e.person_id = d.person_id AND e.document = d.document AND e.event = 'sent')"
        )
        people = [person for (person,) in base.execute(query, (document,))]
        sent = Event(event="sent", on=day, document=document)
        heard_of = {person for (person,) in base.execute("SELECT DISTINCT person_id FROM events")}
        told = [person for person in people if person in heard_of]
        problems = [one for person in told for one in _out_of_order(base, person, (sent,), today, person)]
        if problems:
            raise Problems(problems)
        return register.record(base, ((person, sent) for person in people))
