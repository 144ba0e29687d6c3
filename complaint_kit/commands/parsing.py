"""The command line as `--help` shows it, and what it says where the arguments do not fit.

Nothing is imported here that `--help` would have to wait for.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from complaint_kit import __version__
from complaint_kit.text import shown

KINDS = ("laws", "rights", "authorities", "organisations", "scenarios", "languages", "places", "packs", "letters")
_FORMATS = "pdf,docx,txt,eml"
_RECORDED = (
    ("--to", "LETTER", "reply: the id of the letter it answers; letter: organisation, or platform:NAME"),
    ("--kind", "KIND", "reply: refused, partly, answered, no_data, extended, ...; letter: request, reminder, ..."),
    ("--ground", "WORD", "reply: what a refusal rests on: trade_secret, excessive, none_given, other, ..."),
    ("--by", "CHANNEL", "sent, letter: email, form, app, post, registered, phone, in_person, portal"),
    ("--words", "TEXT", "reply: their words, quoted and never retold"),
    ("--mine", "TEXT", "reply: what you say to it, for the next letter"),
    ("--missing", "TEXT", "reply: what is missing from it"),
    ("--answers", "LIST", "reply: wishes or rights that it deals with"),
    ("--refuses", "LIST", "reply: wishes or rights that it refuses"),
    ("--until", "DATE", "reply: the day to which they took more time"),
    ("--says", "TEXT", "happened: one sentence; asked on the screen if it is left out"),
    ("--known", "HOW", "happened: myself, told, document, read"),
    ("--where", "PLACE", "happened: where you read it"),
    ("--wrong", "LIST", "happened: what is wrong in it: no_notice, passed_on, ..."),
    ("--asked", "LIST", "letter: wishes or rights that it asked for"),
    ("--sent", "DATE", "letter: the day on which it was sent"),
)
EVENTS_HELP = "reply, happened, letter, undo, sent, received, acknowledged, refused, answered, ..."


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments without printing what they hold as it is."""

    def error(self, message: str) -> NoReturn:
        """Ends with the usage and the message."""
        super().error(shown(message))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuses what is none of the choices, and names the one that was probably meant."""
        from difflib import get_close_matches  # nobody shall wait for it who chose well

        close = get_close_matches(str(value), map(str, action.choices or ()), n=1)
        if close and value not in (action.choices or ()):
            raise argparse.ArgumentError(action, f"there is no '{value}'. Did you mean {close[0]}?")
        super()._check_value(action, value)


def parser() -> argparse.ArgumentParser:
    """The whole command line. `command` of what it reads is module:function of `commands/`."""
    whole: argparse.ArgumentParser = Parser(
        prog="complaint-kit",
        description="Drafts the letter you need when a company took your data. It drafts; it is not a lawyer.",
        epilog="Without a command it asks its questions (the same as `complaint-kit new`).",
    )
    _screen_language(whole, default=None)
    whole.add_argument("--version", action="version", version=f"complaint-kit {__version__}")
    common = _common()
    whole.set_defaults(command="interviewing:new", scenario=None, out=None, as_of=None, pack=[], discreet=False)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    _add_interview(commands, common)
    _add_drafting(commands, common)
    _add_case(commands, common)
    _add_bulk(commands, common)
    _add_law(commands, common)
    helping = _add(commands, common, "help", "helping:show", "read more about one subject")
    helping.add_argument("topic", nargs="?", metavar="TOPIC", help="bulk, ...; without one, what there is to read")
    return whole


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--as-of", type=_day, metavar="DATE", help="the day to work from")
    common.add_argument("--pack", type=Path, action="append", default=[], metavar="DIR", help="another pack to read")
    return common


def _screen_language(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--lang",
        dest="screen_language",
        default=default,
        metavar="LANG",
        help="language of questions and plans: en, de (help texts and rare errors are in English)",
    )


Subparsers = argparse._SubParsersAction  # argparse has no public name for what add_subparsers() returns


def _add_interview(commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    new = _add(commands, common, "new", "interviewing:new", "answer questions, get a letter")
    new.add_argument("scenario", nargs="?", metavar="SCENARIO", help="ai_training, access, ...")
    new.add_argument("--companies", type=Path, metavar="FILE", help="one case for each name in it, a name a line")
    _format(new)
    _out(new)
    _discreet(new)
    resume = _add(commands, common, "resume", "interviewing:resume", "go on with an interview")
    _case(resume)
    _format(resume)
    _out(resume)
    _discreet(resume)


def _add_drafting(commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    draft = _add(commands, common, "draft", "drafting:draft", "draft from an answers file, without questions")
    draft.add_argument("--answers", type=Path, required=True, metavar="FILE", help="an answers file (YAML)")
    _letter_language(draft, "--letter-language", "--lang")
    draft.add_argument("--document", metavar="KIND", help="another document that is open, such as complaint")
    _format(draft)
    _out(draft)
    _discreet(draft)
    _unsworn(draft)
    demo = _add(commands, common, "demo", "drafting:demo", "draft three real cases without a question asked")
    _out(demo)
    schema = _add(commands, common, "schema", "drafting:schema", "JSON Schema of a case, or of an answers file")
    schema.add_argument("scenario", nargs="?", metavar="SCENARIO", help="adds the questions of this grievance")


def _add_case(commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    record = _add(commands, common, "record", "recording:record", "record what happened in a case")
    _case(record)
    record.add_argument("event", nargs="?", metavar="EVENT", help=EVENTS_HELP)
    record.add_argument("date", type=_day, nargs="?", metavar="DATE", help="or after sent and received: a letter's id")
    record.add_argument(
        "--note", default="", metavar="TEXT", help="a sentence that the next letter puts beside the event"
    )
    record.add_argument("--document", metavar="KIND", help="the letter it belongs to; the latest if not said")
    for name, metavar, text in _RECORDED:
        record.add_argument(name, metavar=metavar, help=text)
    record.add_argument(
        "--on", dest="day", metavar="DATE", help="the day; happened: also a month or a span, 2026-08..2026-10"
    )
    record.add_argument("--from", dest="told_by", metavar="WHO", help="happened: who told you")
    record.add_argument("--file", type=Path, metavar="FILE", help="a file that shows it; it is named, not copied")
    _out(record)
    _discreet(record)
    following = _add(commands, common, "next", "cases:next_step", "draft the next document of a case")
    _case(following)
    following.add_argument(
        "--step", "--document", dest="step", metavar="KIND", help="another step that is open, such as complaint"
    )
    following.add_argument(
        "--confirm", action="append", default=[], metavar="ID", help="what you know yourself of the public record"
    )
    _format(following)
    _letter_language(following, "--letter-language")
    _out(following)
    _discreet(following)
    _unsworn(following)
    listed = _add(commands, common, "cases", "overview:cases", "list your cases, what presses most first")
    listed.add_argument("--ics", action="store_true", help="write the dates of all cases into all-dates.ics")
    _out(listed)


def _add_bulk(commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    bulk = _add(commands, common, "bulk", "bulk:bulk", "make the letters of a campaign, from a list of people")
    bulk.add_argument("campaign", nargs="?", type=Path, metavar="CAMPAIGN", help="a campaign file (YAML)")
    bulk.add_argument("people", nargs="?", type=Path, metavar="PEOPLE", help="a list of people (CSV or XLSX)")
    bulk.add_argument("--init", metavar="SCENARIO", help="write a campaign file to fill in, and stop")
    bulk.add_argument("--template", metavar="SCENARIO", help="print the header of a list to fill in, and stop")
    bulk.add_argument("--format", default="pdf", metavar="LIST", help="pdf,docx,txt,eml,html")
    bulk.add_argument("--workers", type=int, metavar="N", help="processes to use; as many as processors if not said")
    bulk.add_argument("--engine", choices=("local", "dask"), default="local", help="who does the work")
    bulk.add_argument("--scheduler", metavar="ADDRESS", help="address of a Dask scheduler, such as tls://HOST:8786")
    bulk.add_argument("--insecure", action="store_true", help="let a scheduler on another machine be spoken to openly")
    papers = "a second list: letters sent before, several for a person, by person_id"
    bulk.add_argument("--papers", type=Path, metavar="FILE", help=papers)
    bulk.add_argument("--shard", type=_shard, default=(1, 1), metavar="I/N", help="do only the I-th of N shares")
    bulk.add_argument("--step", metavar="KIND", help="a later round: reminder, complaint, ...")
    bulk.add_argument("--resume", action="store_true", help="go on with a run that was stopped")
    bulk.add_argument("--dry-run", action="store_true", help="count, check, show one letter; write nothing")
    _out(bulk, "folder for letters, lists and register")
    bulk.epilog = "First try: complaint-kit bulk --init ai_training, then complaint-kit help bulk."
    due = _add(commands, common, "due", "overview:due", "what is due in your cases, or who in a campaign")
    due.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the folder that bulk made; none: your cases")
    due.add_argument("--on", type=_day, metavar="DATE", help="the day to work from")
    due.add_argument("--record", type=Path, metavar="EVENTS", help="a table: person_id, event, date, document")
    due.add_argument("--sent", type=_day, metavar="DATE", help="note that all letters not yet sent went out that day")
    due.add_argument("--document", default="request", metavar="KIND", help="the letters that --sent is about")
    due.add_argument("--all", action="store_true", help="show those who wait as well")
    _out(due)


def _add_law(commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    explain = _add(commands, common, "explain", "law:explain", "what applies, what does not, and why")
    _case(explain)
    explain.add_argument("--answers", type=Path, metavar="FILE", help="an answers file instead of a case")
    _out(explain)
    _json(explain)
    deadline = _add(commands, common, "deadline", "law:deadline", "when an answer is due")
    deadline.add_argument("law", metavar="LAW", help="an id that `list laws` shows, such as eu.gdpr")
    deadline.add_argument("rule", metavar="RULE", help="access, access.answer, controller_complaint.acknowledge, ...")
    deadline.add_argument("--received", type=_day, required=True, metavar="DATE")
    deadline.add_argument("--place", metavar="CODE", help="whose public holidays count: IE, DE-BY, GB-SCT, US-CA")
    _json(deadline)
    authority = _add(commands, common, "authority", "law:authority", "which authority takes a complaint, and why")
    for name in ("residence", "work", "infringement", "controller"):
        authority.add_argument(f"--{name}", required=name == "residence", metavar="CODE")
    authority.add_argument("--sector", default="private", metavar="KIND")
    _json(authority)
    listing = _add(commands, common, "list", "lists:show", "list " + ", ".join(KINDS))
    listing.add_argument("kind", choices=KINDS, help="what to list")
    _json(listing)
    letters = _add(commands, common, "letters", "letters:show", "print the order of a kind of letter with its words")
    letters.add_argument(
        "letter", metavar="LETTER", help="kind and family: request.eu, reminder.gb, complaint.us-ca, ..."
    )
    letters.add_argument("scenario", nargs="?", metavar="SCENARIO", help="as this grievance says it")
    _letter_language(letters, "--letter-language")
    check = _add(commands, common, "check", "checking:check", "lint packs and run the examples in the law files")
    check.add_argument("folder", nargs="?", type=Path, metavar="PACK", help="the folder of a pack of your own")
    _json(check)


def _add(
    commands: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser, name: str, target: str, says: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, parents=[common], help=says, description=f"{says[:1].upper()}{says[1:]}.")
    command.set_defaults(command=target)
    if name != "draft":  # there --lang has always meant the language of the letter
        _screen_language(command, default=argparse.SUPPRESS)
    return command


def _out(command: argparse.ArgumentParser, says: str = "folder for case folders") -> None:
    command.add_argument("--out", type=Path, metavar="DIR", help=says)


def _discreet(command: argparse.ArgumentParser) -> None:
    command.add_argument("--discreet", action="store_true", help="calendar entries that name nobody and nothing")


def _unsworn(command: argparse.ArgumentParser) -> None:
    command.add_argument("--unsworn", action="store_true", help="a complaint without the oath that some offices take")


def _letter_language(command: argparse.ArgumentParser, *names: str) -> None:
    command.add_argument(*names, dest="letter_language", metavar="LANG", help="language of the letter")


def _case(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "case", nargs="?", metavar="CASE", help="a case by any part of its name; the only one if not said"
    )


def _format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", default=_FORMATS, metavar="LIST", help="pdf,docx,txt,eml,html")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _shard(text: str) -> tuple[int, int]:
    number, _, of = text.partition("/")
    if not (number.isdecimal() and of.isdecimal() and len(of) <= 6 and 1 <= int(number) <= int(of)):
        raise argparse.ArgumentTypeError(f"no such share: {text}. Write it as 1/4, 2/4, 3/4, 4/4.")
    return int(number), int(of)


def _day(text: str) -> date | str:
    """The day, if it is written as 2026-09-01; else the text as it stands, to be read once today is known."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
