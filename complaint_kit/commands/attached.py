"""The day and the file that `record` names. What an e-mail says itself need not be typed; options go before it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from complaint_kit.commands import shared
from complaint_kit.commands.days import day as read_day
from complaint_kit.drafting import wording
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import CaseError
from complaint_kit.law.steps import DocumentKind
from complaint_kit.situation.case import Case
from complaint_kit.situation.days import month_first, past
from complaint_kit.situation.mails import Mail, read_mail
from complaint_kit.situation.older import with_paper
from complaint_kit.situation.recording import shown, with_exhibit
from complaint_kit.text import MOST_BYTES
from complaint_kit.text import shown as on_screen

_ENDING = ".eml"


def mail_of(options: argparse.Namespace) -> Mail | None:
    """The e-mail in the file of the command; None where it names none. Raises CaseError for what is no e-mail."""
    path = options.file
    if path is None or path.suffix.casefold() != _ENDING or not path.is_file():
        return None
    if path.stat().st_size > MOST_BYTES:
        raise CaseError("this e-mail is too large to be read", place=str(path), mend="Record it by --on and --by.")
    return read_mail(path.read_bytes(), str(path))


def _day_of(mail: Mail, *, came: bool, place: str) -> date:
    """The day on which it was sent, or came. Raises CaseError if it says none."""
    day = mail.came if came else mail.sent
    if day is None:
        raise CaseError("this e-mail does not say its day", place=place, mend="Say it with --on.")
    return day


def _require_direction(mail: Mail, case: Case, *, came: bool, place: str) -> None:
    """Raises CaseError for an e-mail of the person's own as a reply, and for one to them as a letter of theirs."""
    mine = (case.me.email or "").casefold()
    if mine and mine in mail.sender and came:
        raise CaseError("this e-mail was written by you", place=place, mend="Record it as sent.")
    if mine and mine in mail.to and mine not in mail.sender and not came:
        raise CaseError("this e-mail was written to you", place=place, mend="Record it as a reply.")


def _name_of(mail: Mail, day: date, case: Case, screen: Screen) -> str:
    """What the exhibit is called in letters, in their language."""
    says = _words_of_letters(case, screen)["mail"]
    when = wording.long_date(day, wording.locale_of(_language(case, screen), case.lives_in or ""))
    return str(says["subject" if mail.subject else "plain"].format(day=when, subject=mail.subject))


def _language(case: Case, screen: Screen) -> str:
    """That of the letters so far."""
    made = case.made[-1].language if case.made else None
    return case.letter_language or made or screen.language


def _words_of_letters(case: Case, screen: Screen) -> Mapping[str, Any]:
    said: Mapping[str, Any] = screen.library.shared_words(_language(case, screen))["letter"]
    return said


def _called(file: Path, mail: Mail | None, case: Case, screen: Screen) -> str:
    """What letters call a file that nobody gave a name: what kind of paper it is, and what sets it apart."""
    day = mail and (mail.sent or mail.came)
    if mail and day:
        return _name_of(mail, day, case, screen)
    kind = next((kind for kind, endings in _KINDS.items() if file.suffix.casefold() in endings), "document")
    return str(_words_of_letters(case, screen)["exhibit"][kind].format(file=file.name))


_KINDS = {
    "picture": (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".heic"),
    "page": (".html", ".htm"),
}


def quoted(mail: Mail, options: argparse.Namespace, case: Case, screen: Screen) -> str:
    """The words of the e-mail that the person confirms as a quote; none where nobody can be asked, and that is said."""
    if not mail.text:
        return ""
    if shared.on_a_terminal():
        from complaint_kit.wizard.recording import ask_quote  # questionary is slow to load, and needed only here

        return ask_quote(mail.text, case, options.as_of, screen)
    says: dict[str, Any] = screen.words()["screen"]["commands"]
    print(says["not_quoted"].format(words="\n".join(map(on_screen, mail.text.split("\n")))))
    return ""


def names_a_letter(given: date | str | None) -> bool:
    """Whether the word after `sent` is the id of a letter: a kind and a number."""
    return isinstance(given, str) and given.rpartition("-")[0] in get_args(DocumentKind)


def given_day(options: argparse.Namespace) -> date | str | None:
    """The day that stands after the event."""
    return None if names_a_letter(options.date) else options.date


def day_on(options: argparse.Namespace, case: Case) -> date:
    """The day that `--on` or the word after the event names; today if neither does."""
    given = options.day or given_day(options)
    day = read_day(options, given, options.as_of, "DATE", month_first=month_first(case.lives_in)) or options.as_of
    return past(day, options.as_of)


def with_file(
    case: Case, options: argparse.Namespace, is_: str, screen: Screen, *, came: bool = False
) -> tuple[Case, str | None]:
    """The case with the file that the command names, and the id of the exhibit. What an e-mail says itself, its day
    and that it is one, fills the options that were left out; `came`: it is one that came back."""
    if options.file is None:
        return case, None
    if not options.file.is_file():
        raise CaseError("there is no such file", place="--file", found=options.file, mend="Check its name and folder.")
    mail = mail_of(options)
    if is_ == "document":
        is_ = options.is_ or _called(options.file, mail, case, screen)
    elif mail:
        _require_direction(mail, case, came=came, place=str(options.file))
        options.day = options.day or given_day(options) or _day_of(mail, came=came, place=str(options.file))
        options.by = options.by or (None if came else "email")
        is_ = _name_of(mail, day_on(options, case), case, screen)
    return with_exhibit(case, str(options.file), is_)


def attach(case: Case, options: argparse.Namespace, screen: Screen) -> tuple[Case, str]:
    """The case with a file that shows what is told already, and what was recorded, in words. Raises CaseError where
    the command names no file, or nothing that it could show."""
    if options.file is None:
        mend = "Name the file, as in: complaint-kit record CASE exhibit S1 --file photo.jpg"
        raise CaseError("no file is named", place="--file", mend=mend)
    case, id_ = with_file(case, options, "document", screen)
    assert id_ is not None
    changed, before = shown(case, str(options.date or ""), id_, options.page)
    names = {one.id: one.is_ for one in changed.exhibits}
    says = screen.words()["screen"]["commands"]
    told = str(says["attached"].format(id=id_, name=names[id_], what=options.date))
    if before is None:
        return changed, told
    return changed, str(says["took_place"].format(told=told, id=before, name=names.get(before, before)))


def shown_by(exhibit: str | None, case: Case, id_: str, of: Literal["letter", "arrival", "reply"] = "letter") -> Case:
    """The case with the exhibit that shows the letter of that id, that it arrived, or the latest reply to it."""
    paper = case.paper(id_)
    if paper is None or exhibit is None:
        return case
    shown: dict[str, Any] = {"exhibit": exhibit}
    if of == "arrival" and paper.received:
        shown = {"received": paper.received.model_copy(update={"known": "receipt", **shown})}
    elif of == "reply":
        shown = {"replies": (*paper.replies[:-1], paper.replies[-1].model_copy(update=shown))}
    return with_paper(case, paper.model_copy(update=shown))
