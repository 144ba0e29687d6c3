"""`new` and `resume`: the wizard, and what it leaves on disk."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from complaint_kit.cases import folder as cases
from complaint_kit.cases.locking import locked
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.writing import chosen, save_in, told_left_out, written
from complaint_kit.drafting.preparing import limits
from complaint_kit.drafting.producing import DEFAULT_FORMATS
from complaint_kit.errors import KitError
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import checked
from complaint_kit.situation.filling import answers_of


def new(options: argparse.Namespace) -> int:
    """Asks the questions of a scenario and writes the letter that follows."""
    shared.require_terminal()
    from complaint_kit.wizard.run import pick_scenario, welcome

    library = shared.library(options)
    welcome(library)
    if options.scenario:
        library.interview(options.scenario)  # an unknown one is said before the first question
    return _run(library, options, options.scenario or pick_scenario(library), None)


def resume(options: argparse.Namespace) -> int:
    """Goes on with an interview where it stopped."""
    shared.require_terminal()
    folder = shared.case_folder(options)
    library = shared.library(options)
    return _run(library, options, str(cases.load(folder, library).scenario), folder)


def _run(library: Library, options: argparse.Namespace, scenario: str, folder: Path | None) -> int:
    from complaint_kit.wizard import run

    session = run.Session(library, scenario, options.as_of)
    session.keep, where = run.keeper(session, shared.home(options), folder)
    try:
        agreed = run.agree(session, session.answer_all(_kept(library, folder, options)))
        case = where()
        if agreed and case:
            _write(library, agreed[0], case, options.discreet)
        else:
            _say_how_to_go_on(case)
    except (KeyboardInterrupt, EOFError, KitError):
        _say_how_to_go_on(where())
        raise
    return DONE


def _kept(library: Library, folder: Path | None, options: argparse.Namespace) -> dict[str, Any]:
    """The answers kept so far; those skipped stay skipped."""
    if folder is None:
        return {}
    case = cases.load(folder, library)
    interview = library.interview(case.scenario or "")
    asked = {question.id for question in interview.questions}
    told = {id_: value for id_, value in answers_of(case, library.wishes).items() if id_ in asked}
    given = checked(interview, told, limits(library, options.as_of), str(folder / cases.FILE))
    return dict.fromkeys(case.skipped) | given


def _say_how_to_go_on(folder: Path | None) -> None:
    if folder is not None:
        print(f"\nKept in {folder}\nGo on with: complaint-kit resume {shared.case_name(folder)}")


def _write(library: Library, plan: Plan, folder: Path, discreet: bool) -> None:
    with locked(folder):
        case = cases.load(folder, library)
        case = case.model_copy(update={"discreet": case.discreet or discreet})
        made = written(library, folder, case, plan, chosen(plan, None), case.letter_language, DEFAULT_FORMATS)
        save_in(folder, made)
    files = tuple(made.files)
    print(f"\nWritten to {folder}:")
    print("\n".join(f"  {file}" for file in files))
    told_left_out(made, plan, str(folder / cases.FILE), library.shared_words("en")["screen"])
    page = next(file for file in files if "what-happens-next" in file)
    print(f"\nRead {page} first: it says how to send the letter and what comes after.")
    print(f"When it has arrived: complaint-kit record {shared.case_name(folder)} received DATE")
