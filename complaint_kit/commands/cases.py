"""`next`: going on with a case."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from complaint_kit.cases import folder as cases
from complaint_kit.cases.locking import locked
from complaint_kit.commands import afterwards, shared
from complaint_kit.commands.drafting import nothing_to_draft, preview
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.news import print_news, with_confirmed
from complaint_kit.commands.writing import chosen, save_in, say_what_lacks, told_left_out, written
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.errors import CaseError
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case


def plan_of(library: Library, folder: Path, case: Case, today: date) -> Plan:
    """The plan of a case on disk. Raises CaseError if its interview is not finished."""
    if not case.finished:
        raise CaseError(
            "the interview of this case is not finished",
            place=str(folder),
            mend=f"complaint-kit resume {shared.case_name(folder)}",
        )
    return prepare(library, case, today, place=str(folder / cases.FILE))


def next_step(options: argparse.Namespace) -> int:
    """Drafts the next documents of a case, with the history filled in."""
    folder = shared.case_folder(options)
    with locked(folder):
        return _next_step(folder, shared.library(options), options)


def _next_step(folder: Path, library: Library, options: argparse.Namespace) -> int:
    case = shared.unsworn(shared.discreet(cases.load(folder, library), options), options)
    plan = plan_of(library, folder, case, options.as_of)
    if options.confirm:
        case = with_confirmed(case, plan, options.confirm)
        plan = plan_of(library, folder, case, options.as_of)
    documents = chosen(plan, options.step)
    screen = shared.screen(options, library)
    print_news(library, plan)
    if not documents:
        cases.save(folder, case.looked_on(options.as_of))
        shared.tell(nothing_to_draft(plan, screen))
        return DONE
    formats, printed = shared.formats(options), shared.printed(options, library)
    language = shared.letter_language(options, case)
    if options.preview:
        return preview(screen, case, plan, documents, language, printed)
    say_what_lacks(documents, screen)
    made = written(library, folder, case, plan, documents, language, formats, shared.reads(options, library), printed)
    save_in(folder, made)
    print("\n".join(str(folder / name) for name in made.files))
    shared.print_packs(screen, plan, made.letters)
    afterwards.follow(options, folder, made.files, screen)
    return told_left_out(made, plan, str(folder / cases.FILE), screen.words(), folder)
