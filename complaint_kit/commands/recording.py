"""`record`: what happened since, in a case; as options, in the old event words, or asked on the screen."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from complaint_kit.cases import calendar
from complaint_kit.cases import folder as cases
from complaint_kit.cases.enclosed import located
from complaint_kit.cases.locking import locked
from complaint_kit.commands import shared
from complaint_kit.commands.attached import attach, day_on, mail_of, names_a_letter, quoted, shown_by, with_file
from complaint_kit.commands.cases import plan_of
from complaint_kit.commands.days import day as read_day
from complaint_kit.commands.drafting import nothing_to_draft
from complaint_kit.commands.event_words import FILES, Change, as_entry, in_words, shows, told_by
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.news import print_news
from complaint_kit.drafting.next_steps import reminders
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import CaseError
from complaint_kit.files import write_whole
from complaint_kit.law.grounds import Ground
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.checking import checked
from complaint_kit.situation.days import month_first
from complaint_kit.situation.mandate import with_signed
from complaint_kit.situation.older import EVENT_NAMES, MEANS, EventName
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.recording import (
    one_of,
    undone,
    with_day,
    with_letter,
    with_reply,
    with_statement,
)
from complaint_kit.situation.statements import Statement, spoken
from complaint_kit.situation.wishes import rights_named


def record(options: argparse.Namespace) -> int:
    """Adds what happened to a case and says what is possible now."""
    _read_without_case(options)
    folder = shared.case_folder(options)
    library = shared.library(options)
    screen = shared.screen(options, library)
    with locked(folder):
        case = cases.load(folder, library)
        if options.event == "undo":
            return _undo(screen, folder, case, options.as_of)
        if options.file is not None and options.file.is_file():
            options.file = (
                options.file.absolute()
            )  # as the files of the case are named here, so that one is known again
        told = located(shared.discreet(case, options), folder, moves_along=False)
        changed, said = _changed(told, options, screen)
        changed = located(changed, folder)
        changed = checked(changed, options.as_of, str(folder / cases.FILE))
        for paper in changed.papers:
            if paper.sent and not any(one.paper == paper.id for one in changed.made):
                changed = cases.with_lock(changed, folder, paper)
        changed = cases.with_platforms(changed, library)
        plan = plan_of(library, folder, changed, options.as_of)
        changed = _with_calendar(library, folder, changed, plan)
        cases.keep_before(folder, case)
        cases.save(folder, changed.looked_on(options.as_of))
    words = screen.words()
    shared.tell(words["screen"]["commands"]["recorded"].format(what=said))
    shared.tell(_next(plan, words) or nothing_to_draft(plan, screen))
    if calendar.moved(case, changed):
        shared.tell(words["calendar"]["again"].format(file=folder / calendar.FILE))
    print_news(library, plan)
    return DONE


def _read_without_case(options: argparse.Namespace) -> None:
    """Puts words back in their place where no case was named: `record received 2026-09-01` is about the only one."""
    if options.date is None and _named(options.event) not in WORDS and _named(options.case) in WORDS:
        options.case, options.event, options.date = None, options.case, options.event


def _named(event: str | None) -> str:
    return (event or "").replace("-", "_")


def _undo(screen: Screen, folder: Path, case: Case, today: date) -> int:
    before = undone(case, cases.before_last(folder))
    if before.finished:
        library = screen.library
        before = _with_calendar(library, folder, before, plan_of(library, folder, before, today))
    cases.took_back(folder, before)
    print(screen.words()["screen"]["commands"]["undone"])
    return DONE


def _with_calendar(library: Library, folder: Path, case: Case, plan: Plan) -> Case:
    """The case with the dates as they are now; the file for the calendar is written anew."""
    language = case.made[-1].language if case.made else "en"
    case, files = calendar.dated(case, reminders(plan, library, case, language), plan.situation.today)
    for name, content in files.items():
        write_whole(folder / name, content)
    return case


def _next(plan: Plan, words: Mapping[str, Any]) -> str:
    steps = ", ".join(dict.fromkeys(words["documents"][rung.step.document] for _, rung in plan.now))
    return str(words["screen"]["commands"]["next"]).format(step=steps) if steps else ""


def _changed(case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    """The case with what the command says. Raises CaseError if it says nothing that can be recorded."""
    if options.event is None:
        shared.require_terminal()
        from complaint_kit.wizard.recording import ask_what_came  # questionary is slow to load, and needed only here

        return ask_what_came(case, options.as_of, screen)
    name = _named(options.event)
    if name in _SAID:
        return _SAID[name](case, options, screen)
    one_of("event", name, EVENT_NAMES, (*_SAID, "undo"))  # before its day and its file are read
    if name in ("sent", "received") and names_a_letter(options.date):
        return _day_of_letter(case, name, options, screen)
    return told_by(cast(EventName, name), case, options, screen)


def _day_of_letter(case: Case, name: Any, options: argparse.Namespace, screen: Screen) -> Change:
    of = shows(MEANS[name])
    case, exhibit = with_file(case, options, FILES[of], screen)
    day = day_on(options, case)
    changed = with_day(case, options.date, name, day, as_entry(Paper, {"id": "x", "channel": options.by}).channel)
    changed = shown_by(exhibit, changed, options.date, of)
    return changed, in_words(screen, name, day, options.date.rpartition("-")[0])


def _grounds(text: str | None) -> dict[str, Any]:
    """What a refusal rests on first, and what else it does, of a list with commas."""
    words = [one.strip() for one in (text or "").split(",") if one.strip()]
    for word in words:
        one_of("ground", word, get_args(Ground))
    return {"ground": words[0] if words else None, "also": tuple(words[1:])}


def _reply(case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    wishes = screen.library.wishes
    case, exhibit = with_file(case, options, "reply", screen, came=True)
    day = day_on(options, case)
    mail = None if options.words or options.note else mail_of(options)
    told = {
        "on": day,
        "kind": options.kind,
        **_grounds(options.ground),
        "words": options.words or options.note or (quoted(mail, options, case, screen) if mail else ""),
        "missing": options.missing,
        "mine": options.mine,
        "answers": rights_named(wishes, options.answers),
        "refuses": rights_named(wishes, options.refuses),
        "until": read_day(options, options.until, options.as_of, "--until", month_first=month_first(case.lives_in)),
        "exhibit": exhibit,
    }
    reply = as_entry(Reply, told)
    changed = with_reply(case, options.to, reply)
    return changed, in_words(screen, reply.kind, day)


def _happened(case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    on, ahead = _when(options, case)
    options_said = {
        "starts" if ahead else "on": on,
        "says": options.says,
        "known": options.known,
        "by": options.told_by,
        "where": options.where,
        "page": options.page,
        "wrong": _listed(options.wrong),
    }
    told = {name: value for name, value in options_said.items() if value}
    if not options.says:
        told = _asked_on_the_screen(case, told, options, screen)
    case, told["exhibit"] = with_file(case, options, "document", screen)
    odd = spoken(told["says"])
    statement = as_entry(Statement, {**told, "only_to_organisation": bool(odd)})
    says, day = screen.words()["screen"]["commands"], statement.on.says if statement.on else statement.starts
    said = says["happened_on"].format(day=day) if day else says["happened"]
    if odd:
        said = says["not_for_offices"].format(what=said, words=", ".join(odd))
    return with_statement(case, statement), said


def _asked_on_the_screen(
    case: Case, told: Mapping[str, Any], options: argparse.Namespace, screen: Screen
) -> dict[str, Any]:
    if not shared.on_a_terminal():
        raise CaseError("nothing is said of what happened", place="--says", mend='Write --says "…" in one sentence.')
    from complaint_kit.wizard.recording import ask_what_happened  # questionary is slow to load, and needed only here

    asked, options.file = ask_what_happened(case, told, options.file, options.as_of, screen)
    return asked


def _letter(case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    wishes = screen.library.wishes
    role, _, name = (options.to or "organisation").partition(":")
    asked = rights_named(wishes, options.asked)
    case, exhibit = with_file(case, options, "letter", screen)
    day = read_day(options, options.sent, options.as_of, "--sent", month_first=month_first(case.lives_in)) or day_on(
        options, case
    )
    told = {
        "id": "x",
        "kind": options.kind or options.document or "request",
        "by": "me",
        "to": {"role": role, "name": name or None},
        "channel": options.by,
        "asked": asked,
        "presumed": not asked,
        "sent": day,
        "exhibit": exhibit,
    }
    changed = with_letter(case, as_entry(Paper, told))
    return changed, f"{in_words(screen, 'sent', day, changed.papers[-1].kind)}, {changed.papers[-1].id}"


def _signed(case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    until = read_day(options, options.until, options.as_of, "--until", month_first=month_first(case.lives_in))
    case, exhibit = with_file(case, options, "authority", screen)
    day = day_on(options, case)
    return with_signed(case, day, exhibit, until), in_words(screen, "signed", day)


_SAID: Mapping[str, Callable[[Case, argparse.Namespace, Screen], Change]] = {
    "reply": _reply,
    "happened": _happened,
    "letter": _letter,
    "signed": _signed,
    "exhibit": attach,
}
WORDS = frozenset({*EVENT_NAMES, *_SAID, "undo"})  # what may stand after the case


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (text or "").split(",") if one.strip())


def _when(options: argparse.Namespace, case: Case) -> tuple[Any, bool]:
    """A day, a month or a span as the statement has it, and whether it lies ahead; nothing if no day was said."""
    given = options.day or options.date
    if not given:
        return None, False
    if isinstance(given, str) and (".." in given or len(given) == len("2026-11")):
        return given, False
    day = read_day(options, given, options.as_of, "--on", month_first=month_first(case.lives_in))
    return day, bool(day and day > options.as_of)
