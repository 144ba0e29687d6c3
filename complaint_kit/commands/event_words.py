"""What `record` says in one of the old event words: a day of a letter, a reply to it, something given, its end; with
its file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from complaint_kit.commands.attached import day_on, mail_of, quoted, shown_by, with_file
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import CaseError
from complaint_kit.packs.validation_errors import misfits
from complaint_kit.packs.yamlio import Lines
from complaint_kit.situation.case import Case
from complaint_kit.situation.older import MEANS, Event, EventName, Means, with_event, with_paper
from complaint_kit.situation.papers import Paper
from complaint_kit.situation.recording import event_of, unsent

M = TypeVar("M", bound=BaseModel)
Change = tuple[Case, str]  # the case after, and what was recorded, in words
Shown = Literal["letter", "arrival", "reply"]
FILES: Mapping[Shown, str] = {"letter": "letter", "arrival": "document", "reply": "reply"}  # what such a file is


def shows(means: Means) -> Shown:
    """What the file of an event shows."""
    return "reply" if means.reply else "arrival" if means.day == "received" else "letter"


def told_by(name: EventName, case: Case, options: argparse.Namespace, screen: Screen) -> Change:
    """The case with what that word says, and what was recorded, in words."""
    means = MEANS[name]
    of = shows(means)
    case, exhibit = with_file(case, options, FILES[of], screen, came=of == "reply")
    event = _event(name, means, options, case, screen)
    changed = _with_event(case, event, options.by)
    told = next((one.id for one in changed.papers if one not in case.papers), "")
    return shown_by(exhibit, changed, told, of), in_words(screen, event.event, event.on, event.document)


def in_words(screen: Screen, event: str, day: date, document: str | None = None) -> str:
    """What was recorded, in the language of the screen: the event and its day, and of which letter."""
    words = screen.words()
    says, told = words["screen"]["commands"], words["screen"]["events"][event]
    if document is None:
        return str(says["reply"]).format(reply=told, day=day)
    return str(says["event"]).format(event=told, day=day, document=words["documents"][document])


def as_entry(model: type[M], told: Mapping[str, Any]) -> M:
    """The entry. Raises Problems that name the option and what it may be."""
    try:
        return model.model_validate(dict(told))
    except ValidationError as error:
        problems = misfits(error, Lines(), Path("record"), CaseError, "Write it as `complaint-kit record --help` says.")
        raise problems from None


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
    return with_paper(changed, sent.model_copy(update={"channel": as_entry(Paper, {"id": "x", "channel": by}).channel}))


def _event(name: str, means: Means, options: argparse.Namespace, case: Case, screen: Screen) -> Event:
    told = {"event": name, "on": day_on(options, case), "document": _document(means, options, case)}
    mail = mail_of(options) if means.reply and not (options.words or options.note) else None
    words = quoted(mail, options, case, screen) if mail else options.words or options.note
    told |= {"note": words, "ground": options.ground}
    told |= {"missing": options.missing, "mine": options.mine}
    return event_of(told, options.as_of)


def _document(means: Means, options: argparse.Namespace, case: Case) -> str:
    """The letter an event belongs to: the one named, or else the latest made; of what came back the latest sent to the
    organisation, if one was: nobody answers what lies here still."""
    sent = [one.kind for one in case.papers if one.day and one.role == "organisation"] if means.reply else []
    latest = sent[-1:] or [one.document for one in case.made[-1:]]
    return str(options.document or (latest[0] if latest else "request"))
