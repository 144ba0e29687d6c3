"""`record`: what happened since, in a case."""

from __future__ import annotations

import argparse
from typing import get_args

from complaint_kit.cases import folder as cases
from complaint_kit.cases.locking import locked
from complaint_kit.commands import shared
from complaint_kit.commands.cases import plan_of
from complaint_kit.commands.days import day as read_day
from complaint_kit.commands.drafting import nothing_to_draft
from complaint_kit.commands.exits import DONE
from complaint_kit.errors import CaseError
from complaint_kit.law.steps import DocumentKind
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.checking import checked
from complaint_kit.situation.older import EVENT_NAMES, Event, with_event


def record(options: argparse.Namespace) -> int:
    """Adds what happened to a case and says what is possible now."""
    folder = shared.case_folder(options)
    library = shared.library(options)
    with locked(folder):
        case = cases.load(folder, library)
        event = _event(options, case)
        changed = checked(_with_event(case, event), options.as_of, str(folder / cases.FILE))
        for paper in changed.papers:
            if paper.sent and not any(one.paper == paper.id for one in changed.made):
                changed = cases.with_lock(changed, folder, paper)
        plan = plan_of(library, folder, changed, options.as_of)
        cases.save(folder, changed)
    print(f"Recorded: {event.event.replace('_', ' ')} on {event.on} ({event.document.replace('_', ' ')}).")
    print(_next(plan) or nothing_to_draft(plan, library))
    return DONE


def _next(plan: Plan) -> str:
    steps = dict.fromkeys(rung.step.document.replace("_", " ") for _, rung in plan.now)
    return f"Next: {', '.join(steps)}" if steps else ""


def _with_event(case: Case, event: Event) -> Case:
    """The case with the event; a letter that the kit wrote is known to have asked what it asked."""
    written = [one.asked for one in case.made if one.document == event.document and one.asked]
    return with_event(case, event, written[-1] if written else None)


def _event(options: argparse.Namespace, case: Case) -> Event:
    name = options.event.replace("-", "_")
    if name not in EVENT_NAMES:
        raise CaseError("there is no such event", found=options.event, mend=f"Write one of: {', '.join(EVENT_NAMES)}.")
    day = (
        read_day(options.date, options.as_of, "DATE", month_first=str(case.lives_in or "").startswith("US"))
        or options.as_of
    )
    if day > options.as_of:
        raise CaseError("this day is in the future", found=day, mend="Record what has happened, not what will.")
    return Event(event=name, on=day, document=_document(options, case), note=options.note)


def _document(options: argparse.Namespace, case: Case) -> DocumentKind:
    """The letter an event belongs to: the one named, or the latest made."""
    kinds = get_args(DocumentKind)
    named = options.document
    if named and named not in kinds:
        raise CaseError("there is no such document", found=named, mend=f"Write one of: {', '.join(kinds)}.")
    kind: DocumentKind = named or (case.made[-1].document if case.made else "request")
    return kind
