"""`record`: what happened since, in a case; as options, in the old event words, or asked on the screen."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from complaint_kit.cases import calendar
from complaint_kit.cases import folder as cases
from complaint_kit.cases.enclosed import located
from complaint_kit.cases.locking import locked
from complaint_kit.commands import shared
from complaint_kit.commands.attached import attach, day_on, mail_of, names_a_letter, quoted, shown_by, with_file
from complaint_kit.commands.cases import plan_of
from complaint_kit.commands.days import day as read_day
from complaint_kit.commands.drafting import nothing_to_draft
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.news import print_news
from complaint_kit.drafting.next_steps import reminders
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import CaseError
from complaint_kit.files import write_whole
from complaint_kit.packs.library import Library
from complaint_kit.packs.validation_errors import misfits
from complaint_kit.packs.yamlio import Lines
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.checking import checked
from complaint_kit.situation.days import month_first
from complaint_kit.situation.mandate import with_signed
from complaint_kit.situation.older import EVENT_NAMES, Event, with_event, with_paper
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.recording import (
    event_of,
    one_of,
    undone,
    unsent,
    with_day,
    with_letter,
    with_reply,
    with_statement,
)
from complaint_kit.situation.statements import Statement, spoken
from complaint_kit.situation.wishes import rights_named

M = TypeVar("M", bound=BaseModel)
Change = tuple[Case, str]  # the case after, and what was recorded, in words


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
        changed, said = _changed(shared.discreet(case, options), options, screen)
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
    if name in ("sent", "received") and names_a_letter(options.date):
        return _day_of_letter(case, name, options, screen)
    case, exhibit = with_file(case, options, "letter", screen) if name == "sent" else (case, None)
    event = _event(name, options, case)
    changed = _with_event(case, event, options.by)
    sent = next((one.id for one in changed.papers if one not in case.papers), "")
    return shown_by(exhibit, changed, sent), _in_words(screen, event.event, event.on, event.document)


def _in_words(screen: Screen, event: str, day: date, document: str | None = None) -> str:
    """What was recorded, in the language of the screen: the event and its day, and of which letter."""
    words = screen.words()
    says, told = words["screen"]["commands"], words["screen"]["events"][event]
    if document is None:
        return str(says["reply"]).format(reply=told, day=day)
    return str(says["event"]).format(event=told, day=day, document=words["documents"][document])


def _day_of_letter(case: Case, name: Any, options: argparse.Namespace, screen: Screen) -> Change:
    case, exhibit = with_file(case, options, "letter", screen) if name == "sent" else (case, None)
    day = day_on(options, case)
    changed = with_day(case, options.date, name, day, _checked(Paper, {"id": "x", "channel": options.by}).channel)
    changed = shown_by(exhibit, changed, options.date)
    return changed, _in_words(screen, name, day, options.date.rpartition("-")[0])


def _reply(case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    wishes = screen.library.wishes
    case, exhibit = with_file(case, options, "reply", screen, came=True)
    day = day_on(options, case)
    mail = None if options.words or options.note else mail_of(options)
    told = {
        "on": day,
        "kind": options.kind,
        "ground": options.ground,
        "words": options.words or options.note or (quoted(mail, options, case, screen) if mail else ""),
        "missing": options.missing,
        "mine": options.mine,
        "answers": rights_named(wishes, options.answers),
        "refuses": rights_named(wishes, options.refuses),
        "until": read_day(options, options.until, options.as_of, "--until", month_first=month_first(case.lives_in)),
        "exhibit": exhibit,
    }
    reply = _checked(Reply, told)
    changed = with_reply(case, options.to, reply)
    return changed, _in_words(screen, reply.kind, day)


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
    statement = _checked(Statement, {**told, "only_to_organisation": bool(odd)})
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
    changed = with_letter(case, _checked(Paper, told))
    return changed, f"{_in_words(screen, 'sent', day, changed.papers[-1].kind)}, {changed.papers[-1].id}"


def _signed(case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    until = read_day(options, options.until, options.as_of, "--until", month_first=month_first(case.lives_in))
    case, exhibit = with_file(case, options, "authority", screen)
    day = day_on(options, case)
    return with_signed(case, day, exhibit, until), _in_words(screen, "signed", day)


_SAID: Mapping[str, Callable[[Case, argparse.Namespace, Screen], Change]] = {
    "reply": _reply,
    "happened": _happened,
    "letter": _letter,
    "signed": _signed,
    "exhibit": attach,
}
WORDS = frozenset({*EVENT_NAMES, *_SAID, "undo"})  # what may stand after the case


def _checked(model: type[M], told: Mapping[str, Any]) -> M:
    """The entry. Raises Problems that name the option and what it may be."""
    try:
        return model.model_validate(dict(told))
    except ValidationError as error:
        problems = misfits(error, Lines(), Path("record"), CaseError, "Write it as `complaint-kit record --help` says.")
        raise problems from None


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


def _with_event(case: Case, event: Event, by: Any) -> Case:
    """The case with the event; a letter that the kit wrote is known to have asked what it asked. `by`: how a letter
    that was sent went out."""
    written = unsent(case, event.document) or tuple(one for one in case.made if one.document == event.document)
    changed = with_event(case, event, next((one.asked for one in written if one.asked), None))
    if by is None:
        return changed
    sent = next((one for one in changed.papers if one not in case.papers and one.sent == event.on), None)
    if sent is None:
        raise CaseError("only a letter that was sent has a channel", place="--by", found=by, mend="Leave out --by.")
    return with_paper(changed, sent.model_copy(update={"channel": _checked(Paper, {"id": "x", "channel": by}).channel}))


def _event(name: str, options: argparse.Namespace, case: Case) -> Event:
    one_of("event", name, EVENT_NAMES, (*_SAID, "undo"))  # before its day is read
    told = {"event": name, "on": day_on(options, case), "document": _document(options, case)}
    told |= {"note": options.words or options.note, "ground": options.ground}
    told |= {"missing": options.missing, "mine": options.mine}
    return event_of(told, options.as_of)


def _document(options: argparse.Namespace, case: Case) -> str:
    """The letter an event belongs to: the one named, or the latest made."""
    return options.document or (case.made[-1].document if case.made else "request")
