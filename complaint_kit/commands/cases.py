"""`record`, `next`, `cases`: going on with a case."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import get_args

from complaint_kit.cases import folder as cases
from complaint_kit.cases.locking import locked
from complaint_kit.commands import shared
from complaint_kit.commands.days import day as read_day
from complaint_kit.commands.drafting import nothing_to_draft
from complaint_kit.commands.exits import DONE, SOME_FAILED
from complaint_kit.drafting.documents import language_for
from complaint_kit.drafting.preparing import prepare
from complaint_kit.drafting.producing import checked_formats, produce, refuse_unprintable
from complaint_kit.errors import CaseError, KitError
from complaint_kit.law.steps import DocumentKind, EventKind
from complaint_kit.packs.library import Library
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import Event
from complaint_kit.situation.days import FIRST_DAY


def plan_of(library: Library, folder: Path, case: cases.CaseFile, today: date) -> Plan:
    """The plan of a case on disk. Raises CaseError if its interview is not finished."""
    if not case.finished:
        raise CaseError(
            "the interview of this case is not finished",
            place=str(folder),
            mend=f"complaint-kit resume {shared.case_name(folder)}",
        )
    return prepare(library, case.scenario, case.answers, case.events, today, place=str(folder / cases.FILE))


def record(options: argparse.Namespace) -> int:
    """Adds a dated event to a case and says what is possible now."""
    folder = shared.case_folder(options)
    library = shared.library(options)
    with locked(folder):
        case = cases.load(folder)
        event = _event(options, case)
        changed = cases.with_event(case, event)
        plan = plan_of(library, folder, changed, options.as_of)
        cases.save(folder, changed)
    print(f"Recorded: {event.event.replace('_', ' ')} on {event.on} ({event.document.replace('_', ' ')}).")
    print(f"Next: {plan.document.replace('_', ' ')}" if plan.document else nothing_to_draft(plan, library))
    return DONE


def _event(options: argparse.Namespace, case: cases.CaseFile) -> Event:
    known = get_args(EventKind)
    name = options.event.replace("-", "_")
    if name not in known:
        raise CaseError("there is no such event", found=options.event, mend=f"Write one of: {', '.join(known)}.")
    home = str(case.answers.get("residence") or "")
    day = read_day(options.date, options.as_of, "DATE", month_first=home.startswith("US")) or options.as_of
    if day > options.as_of:
        raise CaseError("this day is in the future", found=day, mend="Record what has happened, not what will.")
    if day < FIRST_DAY:
        raise CaseError("this day is before there were such laws", found=day, mend="Check the year.")
    event = Event(event=name, on=day, document=_document(options, case), note=options.note)
    _refuse_before_its_letter(event, case)
    return event


def _refuse_before_its_letter(event: Event, case: cases.CaseFile) -> None:
    """Raises CaseError for what cannot have happened: nobody answers a letter that was not sent yet."""
    sent = min((one.on for one in case.events if (one.event, one.document) == ("sent", event.document)), default=None)
    if sent is not None and event.on < sent:
        raise CaseError(f"the letter was sent on {sent}, this is earlier", found=event.on, mend="Check the day.")


def _document(options: argparse.Namespace, case: cases.CaseFile) -> DocumentKind:
    """The letter an event belongs to: the one named, or the latest made."""
    kinds = get_args(DocumentKind)
    named = options.document
    if named and named not in kinds:
        raise CaseError("there is no such document", found=named, mend=f"Write one of: {', '.join(kinds)}.")
    kind: DocumentKind = named or (case.documents[-1].document if case.documents else "request")
    return kind


def next_step(options: argparse.Namespace) -> int:
    """Drafts the next document of a case, with the history filled in."""
    folder = shared.case_folder(options)
    with locked(folder):
        return _next_step(folder, shared.library(options), options)


def _next_step(folder: Path, library: Library, options: argparse.Namespace) -> int:
    case = cases.load(folder)
    plan = plan_of(library, folder, case, options.as_of)
    kind = options.step or plan.document
    if kind is None or plan.law is None:
        print(nothing_to_draft(plan, library))
        return DONE
    _refuse_unless_open(plan.rung(kind))
    language = language_for(plan, library, case.language, kind)
    formats = checked_formats(options.format)
    refuse_unprintable(plan, formats, str(folder / cases.FILE))
    produced = produce(plan, library, kind, language, formats, shared.case_name(folder))
    files = shared.save_files(folder, produced)
    cases.save(folder, cases.with_document(case, produced.letter, files, options.as_of))
    print("\n".join(str(folder / name) for name in files))
    return DONE


def _refuse_unless_open(rung: Rung) -> None:
    name = rung.step.document.replace("_", " ")
    if rung.state == "waiting":
        raise CaseError(f"the {name} is not open yet", mend=f"It opens on {rung.opens_on or 'another event'}.")
    if rung.state == "done":
        raise CaseError(f"the {name} has been sent, and what was sent stays as it is", mend="Leave out --step.")


def cases_list(options: argparse.Namespace) -> int:
    """Lists the cases with their state, worked out from the events."""
    library = shared.library(options)
    rows = [_row(library, folder, options.as_of) for folder in cases.cases_in(shared.home(options))]
    if not rows:
        print(f"No cases in {shared.home(options)}.")
        return DONE
    shared.print_table(("case", "last event", "next"), [row for row, _ in rows])
    return DONE if all(readable for _, readable in rows) else SOME_FAILED


def _row(library: Library, folder: Path, today: date) -> tuple[tuple[str, str, str], bool]:
    """The row of a case, and whether the case could be read: one that is damaged does not hide the others."""
    try:
        return _state(library, folder, today), True
    except KitError as error:
        return (folder.name, "cannot be read", str(error)), False


def _state(library: Library, folder: Path, today: date) -> tuple[str, str, str]:
    case = cases.load(folder)
    if not case.finished:
        return (folder.name, "interview not finished", f"complaint-kit resume {shared.case_name(folder)}")
    plan = plan_of(library, folder, case, today)
    last = plan.situation.events[-1] if plan.situation.events else None
    said = f"{last.event.replace('_', ' ')} {last.on}" if last else "letter drafted"
    return (folder.name, said, (plan.document or "wait").replace("_", " "))
