"""The command line as `--help` shows it, and what it says where the arguments do not fit.

Nothing is imported here that `--help` would have to wait for.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from complaint_kit import __version__
from complaint_kit.commands import arguments
from complaint_kit.commands.arguments import Commands, Parser

KINDS = (
    "laws",
    "rights",
    "authorities",
    "organisations",
    "scenarios",
    "coverage",
    "languages",
    "places",
    "packs",
    "letters",
    "layouts",
    "forms",
)
SETTINGS = ("language", "letter_language", "formats", "layout", "signature", "letterhead")
SHELLS = ("bash", "zsh", "fish")
_RECORDED = (
    ("--to", "LETTER", "reply: the id of the letter it answers; letter: organisation, or platform:NAME"),
    ("--kind", "KIND", "reply: refused, partly, answered, no_data, extended, ...; letter: request, reminder, ..."),
    ("--ground", "LIST", "reply: what a refusal rests on: trade_secret, excessive, none_given, other, ..."),
    ("--by", "CHANNEL", "sent, letter: email, form, app, post, registered, phone, in_person, portal"),
    ("--words", "TEXT", "reply: their words, quoted and never retold"),
    ("--mine", "TEXT", "reply: what you say to it, for the next letter"),
    ("--missing", "TEXT", "reply: what is missing from it"),
    ("--answers", "LIST", "reply: wishes or rights that it deals with"),
    ("--refuses", "LIST", "reply: wishes or rights that it refuses"),
    ("--until", "DATE", "reply: the day to which they took more time; signed: the last day of the authority"),
    ("--says", "TEXT", "happened: one sentence; asked on the screen if it is left out"),
    ("--known", "HOW", "happened: myself, told, document, read"),
    ("--where", "PLACE", "happened: where you read it"),
    ("--wrong", "LIST", "happened: what is wrong in it: no_notice, passed_on, ..."),
    ("--asked", "LIST", "letter: wishes or rights that it asked for"),
    ("--sent", "DATE", "letter: the day on which it was sent"),
)
EVENTS_HELP = "reply, happened, letter, signed, exhibit, undo, sent, received, acknowledged, refused, answered, ..."


def parser() -> argparse.ArgumentParser:
    """The whole command line. `command` of what it reads is module:function of `commands/`."""
    whole: argparse.ArgumentParser = Parser(
        prog="complaint-kit",
        description="Drafts the letter you need when a company took your data. It drafts; it is not a lawyer.",
        epilog="Without a command it shows what is due in your cases; where there are none, it asks its questions.",
    )
    arguments.screen_language(whole, default=None)
    whole.add_argument("--version", action="version", version=f"complaint-kit {__version__}")
    commands = Commands(whole.add_subparsers(title="commands", metavar="COMMAND"), arguments.common())
    _add_interview(commands)
    _add_drafting(commands)
    _add_case(commands)
    _add_bulk(commands)
    _add_law(commands)
    _add_shell(commands)
    whole.set_defaults(**vars(commands_of(whole)["new"].parse_args([])) | {"command": "starting:start"})
    return whole


def commands_of(whole: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    (found,) = (one for one in whole._actions if isinstance(one, argparse._SubParsersAction))  # no public way to them
    return found.choices


def _add_interview(commands: Commands) -> None:
    new = commands.add("new", "interviewing:new", "answer questions, get a letter")
    new.add_argument("scenario", nargs="?", metavar="SCENARIO", help="ai_training, access, ...")
    new.add_argument("--companies", type=Path, metavar="FILE", help="one case for each name in it, a name a line")
    arguments.formats(new)
    arguments.afterwards(new)
    arguments.printed(new)
    arguments.signature(new)
    arguments.out(new)
    arguments.discreet(new)
    resume = commands.add("resume", "interviewing:resume", "go on with an interview")
    arguments.case(resume)
    arguments.formats(resume)
    arguments.afterwards(resume)
    arguments.printed(resume)
    arguments.signature(resume)
    arguments.out(resume)
    arguments.discreet(resume)


def _add_drafting(commands: Commands) -> None:
    draft = commands.add("draft", "drafting:draft", "draft from an answers file, without questions")
    draft.add_argument("--answers", type=Path, required=True, metavar="FILE", help="an answers file (YAML)")
    arguments.letter_language(draft, "--letter-language", "--lang")
    draft.add_argument("--document", metavar="KIND", help="another document that is open, such as complaint")
    arguments.preview(draft)
    arguments.formats(draft)
    arguments.afterwards(draft)
    arguments.printed(draft)
    arguments.signature(draft)
    arguments.out(draft)
    arguments.discreet(draft)
    arguments.unsworn(draft)
    demo = commands.add("demo", "drafting:demo", "draft three real cases without a question asked")
    arguments.out(demo)
    gallery = commands.add("gallery", "gallery:show", "pictures of every kind of letter on every layout")
    arguments.printed(gallery)
    arguments.out(gallery, "folder for the pictures")
    schema = commands.add("schema", "drafting:schema", "JSON Schema of a case, or of an answers file")
    schema.add_argument("scenario", nargs="?", metavar="SCENARIO", help="adds the questions of this grievance")


def _add_case(commands: Commands) -> None:
    record = commands.add("record", "recording:record", "record what happened in a case")
    arguments.case(record)
    record.add_argument("event", nargs="?", metavar="EVENT", help=EVENTS_HELP)
    record.add_argument(
        "date",
        type=arguments.day,
        nargs="?",
        metavar="DATE",
        help="or after sent and received: a letter's id; after exhibit: what it shows, S1, a letter's id or a wish",
    )
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
    record.add_argument("--is", dest="is_", metavar="TEXT", help="happened, exhibit: what letters call that file")
    record.add_argument("--page", type=int, metavar="N", help="happened, exhibit: the page of that file")
    arguments.out(record)
    arguments.discreet(record)
    following = commands.add("next", "cases:next_step", "draft the next document of a case")
    arguments.case(following)
    following.add_argument(
        "--step", "--document", dest="step", metavar="KIND", help="another step that is open, such as complaint"
    )
    following.add_argument(
        "--confirm", action="append", default=[], metavar="ID", help="what you know yourself of the public record"
    )
    arguments.formats(following)
    arguments.afterwards(following)
    arguments.printed(following)
    arguments.signature(following)
    arguments.letter_language(following, "--letter-language")
    arguments.preview(following)
    arguments.out(following)
    arguments.discreet(following)
    arguments.unsworn(following)
    listed = commands.add("cases", "overview:cases", "list your cases, what presses most first")
    listed.add_argument("--ics", action="store_true", help="write the dates of all cases into all-dates.ics")
    listed.add_argument("--names", action="store_true", help="only their names, one a line, at once")
    arguments.out(listed)
    arguments.as_json(listed)
    export = commands.add("export", "exporting:run", "put a case into one file, for a lawyer or an advice centre")
    arguments.case(export)
    export.add_argument("--to", type=Path, metavar="FILE", help="the file to write; beside the case if not said")
    export.add_argument(
        "--as", dest="format", choices=("zip", "drp", "docassemble"), default="zip", help="complaint-kit help exchange"
    )
    arguments.out(export)
    forgotten = commands.add(
        "forget", "forgetting:run", "remove a case with all that the kit made for it, after asking"
    )
    arguments.case(forgotten)
    forgotten.add_argument("--yes", action="store_true", help="without asking")
    forgotten.add_argument("--all", action="store_true", help="with --yes: what else lies in its folder, too")
    arguments.out(forgotten)


def _add_bulk(commands: Commands) -> None:
    bulk = commands.add("bulk", "bulk:bulk", "make the letters of a campaign, from a list of people")
    bulk.add_argument("campaign", nargs="?", type=Path, metavar="CAMPAIGN", help="a campaign file (YAML)")
    bulk.add_argument("people", nargs="?", type=Path, metavar="PEOPLE", help="a list of people (CSV or XLSX)")
    bulk.add_argument("--init", metavar="SCENARIO", help="write a campaign file to fill in, and stop")
    bulk.add_argument("--template", metavar="SCENARIO", help="print the header of a list to fill in, and stop")
    bulk.add_argument("--format", default="pdf", metavar="LIST", help="pdf,docx,txt,eml,html")
    arguments.printed(bulk)
    bulk.add_argument("--workers", type=int, metavar="N", help="processes to use; as many as processors if not said")
    bulk.add_argument("--engine", choices=("local", "dask"), default="local", help="who does the work")
    bulk.add_argument("--scheduler", metavar="ADDRESS", help="address of a Dask scheduler, such as tls://HOST:8786")
    bulk.add_argument("--insecure", action="store_true", help="let a scheduler on another machine be spoken to openly")
    papers = "a second list: letters sent before, several for a person, by person_id"
    bulk.add_argument("--papers", type=Path, metavar="FILE", help=papers)
    bulk.add_argument(
        "--shard", type=arguments.shard, default=(1, 1), metavar="I/N", help="do only the I-th of N shares"
    )
    bulk.add_argument("--step", metavar="KIND", help="a later round: reminder, complaint, ...")
    bulk.add_argument("--resume", action="store_true", help="go on with a run that was stopped")
    bulk.add_argument("--dry-run", action="store_true", help="count, check, show one letter; write nothing")
    arguments.out(bulk, "folder for letters, lists and register")
    bulk.epilog = "First try: complaint-kit bulk --init ai_training, then complaint-kit help bulk."
    due = commands.add("due", "overview:due", "what is due in your cases, or who in a campaign")
    due.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the folder that bulk made; none: your cases")
    due.add_argument("--on", type=arguments.day, metavar="DATE", help="the day to work from")
    due.add_argument("--record", type=Path, metavar="EVENTS", help="a table: person_id, event, date, document")
    due.add_argument(
        "--sent", type=arguments.day, metavar="DATE", help="note that all letters not yet sent went out that day"
    )
    due.add_argument("--document", default="request", metavar="KIND", help="the letters that --sent is about")
    due.add_argument("--all", action="store_true", help="show those who wait as well")
    arguments.out(due)
    arguments.as_json(due)


def _add_law(commands: Commands) -> None:
    explain = commands.add("explain", "law:explain", "what applies, what does not, and why")
    arguments.case(explain)
    explain.add_argument("--answers", type=Path, metavar="FILE", help="an answers file instead of a case")
    explain.add_argument(
        "--sentences", action="store_true", help="where each fact in the next letter comes from, sentence by sentence"
    )
    explain.add_argument("--document", metavar="KIND", help="with --sentences: another document that is open")
    arguments.letter_language(explain, "--letter-language")
    arguments.out(explain)
    arguments.as_json(explain)
    deadline = commands.add("deadline", "law:deadline", "when an answer is due")
    deadline.add_argument("law", metavar="LAW", help="an id that `list laws` shows, such as eu.gdpr")
    deadline.add_argument("rule", metavar="RULE", help="access, access.answer, controller_complaint.acknowledge, ...")
    deadline.add_argument("--received", type=arguments.day, required=True, metavar="DATE")
    deadline.add_argument("--place", metavar="CODE", help="whose public holidays count: IE, DE-BY, GB-SCT, US-CA")
    arguments.as_json(deadline)
    authority = commands.add("authority", "law:authority", "which authority takes a complaint, and why")
    for name in ("residence", "work", "infringement", "controller"):
        authority.add_argument(f"--{name}", required=name == "residence", metavar="CODE")
    authority.add_argument("--sector", default="private", metavar="KIND")
    arguments.as_json(authority)
    listing = commands.add("list", "lists:show", "list " + ", ".join(KINDS))
    listing.add_argument("kind", choices=KINDS, help="what to list")
    arguments.as_json(listing)
    letters = commands.add("letters", "letters:show", "print the order of a kind of letter with its words")
    letters.add_argument(
        "letter", metavar="LETTER", help="kind and family: request.eu, reminder.gb, complaint.us-ca, ..."
    )
    letters.add_argument("scenario", nargs="?", metavar="SCENARIO", help="as this grievance says it")
    arguments.letter_language(letters, "--letter-language")
    importing = commands.add("import", "importing:run", "read a directory that others keep into a pack of your own")
    importing.add_argument("what", choices=("companies",), help="the companies of datenanfragen.de")
    importing.add_argument("path", type=Path, metavar="PATH", help="a checkout of the directory, on this machine")
    importing.add_argument("--to", type=Path, metavar="DIR", help="folder of the pack; with your own packs if not said")
    arguments.out(importing)
    check = commands.add("check", "checking:check", "lint packs and run the examples in the law files")
    check.add_argument("folder", nargs="?", type=Path, metavar="PACK", help="the folder of a pack of your own")
    arguments.as_json(check)


def _add_shell(commands: Commands) -> None:
    settings = commands.add("settings", "settings:show", "what you want each time: language, formats, ...")
    settings.add_argument("name", nargs="?", choices=SETTINGS, metavar="NAME", help=", ".join(SETTINGS))
    settings.add_argument("value", nargs="?", metavar="VALUE", help="what it shall be; without one it is shown")
    settings.add_argument("--unset", action="store_true", help="make it the usual again")
    arguments.out(settings)
    arguments.as_json(settings)
    completion = commands.add("completion", "completing:show", "print what lets a shell complete commands and options")
    completion.add_argument("shell", choices=SHELLS, help="bash, zsh, fish")
    helping = commands.add("help", "helping:show", "read more about one subject or one command")
    helping.add_argument(
        "topic", nargs="?", metavar="TOPIC", help="bulk, draft, ...; without one, what there is to read"
    )
