"""`new` and `resume`: the wizard, and what it leaves on disk."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping
from itertools import dropwhile, islice
from pathlib import Path
from typing import Any

from complaint_kit.cases import folder as cases
from complaint_kit.cases import profile
from complaint_kit.cases.locking import locked
from complaint_kit.commands import afterwards, several, shared
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.respondents import Part, parts_of
from complaint_kit.commands.writing import Chosen, Written, chosen, save_in, told_left_out, written
from complaint_kit.drafting.build_plan import limits, prepare
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import AnswersError, KitError, Problems
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import checked
from complaint_kit.situation.case import Case
from complaint_kit.situation.filling import answers_of
from complaint_kit.situation.interview import Interview
from complaint_kit.wizard.offer import say


def new(options: argparse.Namespace) -> int:
    """Asks the questions of a scenario and writes the letter that follows."""
    shared.require_terminal()
    from complaint_kit.wizard.run import pick_scenario, welcome

    screen = shared.screen(options, shared.library(options))
    welcome(screen)
    if options.scenario:
        screen.library.interview(options.scenario)  # an unknown one is said before the first question
    named = several.companies(options.companies) if options.companies else ()
    try:
        scenario = options.scenario or pick_scenario(screen)
    except (KeyboardInterrupt, EOFError):
        _say_how_to_go_on(screen, None)
        raise
    known = several.known_before(screen.library, scenario, shared.home(options))
    if not named:
        return _one_after_another(screen, options, scenario, known)
    for name in named:
        print(f"\n{name}")
        folder = _run(screen, options, scenario, None, {**known, "organisation": name})
        known = several.about_me(screen.library, folder) or known
    return DONE


def _one_after_another(screen: Screen, options: argparse.Namespace, scenario: str, known: Mapping[str, Any]) -> int:
    """The interview, and again for each other company that the person names, without asking who they are."""
    from complaint_kit.wizard.run import agreed_to

    folder = _run(screen, options, scenario, None, known)
    words = screen.words()
    if folder and not known and agreed_to("keep_me", words):
        file = profile.write(shared.home(options), cases.load(folder, screen.library).me)
        print(words["screen"]["commands"]["kept"].format(folder=file))
    while folder and agreed_to("another_company", words, usual="no"):
        folder = _run(screen, options, scenario, None, several.about_me(screen.library, folder))
    return DONE


def resume(options: argparse.Namespace) -> int:
    """Goes on with an interview where it stopped."""
    shared.require_terminal()
    folder = shared.case_folder(options)
    screen = shared.screen(options, shared.library(options))
    _run(screen, options, str(cases.load(folder, screen.library).scenario), folder, {})
    return DONE


def _run(
    screen: Screen, options: argparse.Namespace, scenario: str, folder: Path | None, known: Mapping[str, Any]
) -> Path | None:
    """The folder of the case whose letter was written, None if the person stopped before."""
    from complaint_kit.wizard import run
    from complaint_kit.wizard.session import Session

    formats, _ = shared.formats(options), shared.printed(options, screen.library)  # refused before anything is asked
    session = Session(screen, scenario, options.as_of, letter_language=shared.settings(options).letter_language)
    keeper = run.Keeper(session, shared.home(options), folder, discreet=options.discreet)
    session.keep = keeper.keep
    try:
        told = session.answer_all({**known, **_kept(screen.library, folder, options)})
        agreed = run.agree(session, told, lambda: _preview(screen, keeper.folder, options))
        if agreed:
            written_in = keeper.name_after(agreed)
            _write_parts(screen, written_in, options, formats)
            return written_in
        _say_how_to_go_on(screen, keeper.folder)
    except (KeyboardInterrupt, EOFError, KitError):
        _say_how_to_go_on(screen, keeper.folder)
        raise
    return None


def _kept(library: Library, folder: Path | None, options: argparse.Namespace) -> dict[str, Any]:
    """The answers kept so far; those skipped stay skipped, and those that fit no more are said and asked anew."""
    if folder is None:
        return {}
    case, place = cases.load(folder, library), str(folder / cases.FILE)
    interview, held = library.interview(case.scenario or ""), limits(library, options.as_of)
    asked = {question.id for question in interview.questions}
    told = {id_: value for id_, value in answers_of(case, library.wishes).items() if id_ in asked}
    skipped = dict.fromkeys(case.skipped)
    if not _says_for_whom(case, interview, told.keys() | skipped.keys()):
        told.pop("acting_for", None)
    for id_, value in case.kept.items():
        print(AnswersError("nobody asks for this here, and it is left out", place=f"{place}, {id_}", found=value))
    try:
        return skipped | checked(interview, told, held, place)
    except Problems as problems:
        print(problems)
        lost = {one.place.rpartition(", ")[2] for one in problems.problems}
        left = {id_: value for id_, value in told.items() if id_ not in lost}
        return skipped | checked(interview, left, held, place)


def _says_for_whom(case: Case, interview: Interview, answered: Collection[str]) -> bool:
    """Whether somebody said for whom they write: a case is about the writer until then, and does not say which it is.
    Whoever answered a later question was asked."""
    later = dropwhile(lambda one: one != "acting_for", (question.id for question in interview.questions))
    return case.finished or case.acting.for_ != "myself" or any(id_ in answered for id_ in islice(later, 1, None))


def _say_how_to_go_on(screen: Screen, folder: Path | None) -> None:
    says = screen.words()["screen"]["commands"]
    if folder is None:
        print(f"\n{says['nothing_kept']}")
    else:
        print(f"\n{says['kept'].format(folder=folder)}")
        print(says["go_on"].format(command=f"complaint-kit resume {shared.case_name(folder)}"))


def _write_parts(screen: Screen, folder: Path, options: argparse.Namespace, formats: tuple[str, ...]) -> None:
    """The letter in its folder, and one to each other organisation that answers for itself, in a folder beside it.

    What the folder tells more than the answers, such as the day on which the case began, is in the letter too.
    """
    library, today = screen.library, options.as_of
    with locked(folder):
        case = shared.discreet(cases.load(folder, library), options)
        parts = parts_of(library, case, prepare(library, case, today), folder, today)
        made = _made(screen, parts.first, options, formats)
        save_in(folder, made)
    _say_written(screen, parts.first.plan, folder, made)
    afterwards.offer(options, folder, made.files, screen)
    for error in parts.refused:
        print(error)
    for one in parts.others:
        made = _made(screen, one, options, formats)
        cases.write_new(one.folder, made.case, made.files)
        _say_written(screen, one.plan, one.folder, made)


def _preview(screen: Screen, folder: Path | None, options: argparse.Namespace) -> None:
    """Shows the letters that would be written now."""
    from complaint_kit.commands.previewing import letters_of, show

    assert folder is not None  # made with the first answer
    library, today = screen.library, options.as_of
    case, printed = cases.load(folder, library), shared.printed(options, library)
    parts = parts_of(library, case, prepare(library, case, today), folder, today)
    for one in (parts.first, *parts.others):
        step, language = _step_of(one, options)
        show("\n\n".join(letters_of(screen, one.case, one.plan, step, language, printed)))


def _step_of(part: Part, options: argparse.Namespace) -> tuple[Chosen, str | None]:
    """What is written about that organisation, and in which language."""
    # Where there is nothing to write by right, the person chose the letter that asks all the same.
    kind: DocumentKind | None = "voluntary" if not part.plan.now and part.plan.asking else None
    return chosen(part.plan, kind), part.case.letter_language or shared.settings(options).letter_language


def _made(screen: Screen, part: Part, options: argparse.Namespace, formats: tuple[str, ...]) -> Written:
    case, plan = part.case, part.plan
    step, language = _step_of(part, options)
    printed = shared.printed(options, screen.library)
    return written(screen.library, part.folder, case, plan, step, language, formats, screen.language, printed)


def _say_written(screen: Screen, plan: Plan, folder: Path, made: Written) -> None:
    files = tuple(made.files)
    words = screen.words()["screen"]
    says = words["commands"]
    print(f"\n{says['written'].format(folder=folder)}")
    print("\n".join(f"    {file}" for file in files))
    told_left_out(made, plan, str(folder / cases.FILE), screen.words(), folder)
    if made.unsigned:
        return
    page = next(file for file in files if "what-happens-next" in file)
    command = f"complaint-kit record {shared.case_name(folder)} received {says['date']}"
    print()
    say(says["read_first"].format(page=page))
    print(says["arrived"].format(command=command))
