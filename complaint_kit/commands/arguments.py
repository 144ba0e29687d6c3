"""What a command line is made of: the parser that says what it does not understand, and the options of many commands.

Nothing is imported here that `--help` would have to wait for.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from complaint_kit.text import shown


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

    def parse_known_args(  # type: ignore[override]  # typeshed spells the same out in three ways
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """As argparse does it; an option that is nearly one of this command is an error that names that one."""
        found, unknown = super().parse_known_args(args, namespace)
        for option in (one.partition("=")[0] for one in unknown if one.startswith("--")):
            from difflib import get_close_matches

            if close := get_close_matches(option, self._option_string_actions, n=1):
                self.error(f"there is no {option}. Did you mean {close[0]}?")
        return found, unknown


class Commands(NamedTuple):
    """The commands of a parser, and the options that all of them have."""

    subparsers: argparse._SubParsersAction[argparse.ArgumentParser]  # argparse has no public name for it
    common: argparse.ArgumentParser

    def add(self, name: str, target: str, says: str) -> argparse.ArgumentParser:
        """One more command, which does what the function `target` of `commands/` does."""
        sentence = f"{says[:1].upper()}{says[1:]}."
        command = self.subparsers.add_parser(name, parents=[self.common], help=says, description=sentence)
        command.set_defaults(command=target)
        if name != "draft":  # there --lang has always meant the language of the letter
            screen_language(command, default=argparse.SUPPRESS)
        return command


def out(command: argparse.ArgumentParser, says: str = "folder for case folders") -> None:
    """Adds --out."""
    command.add_argument("--out", type=Path, metavar="DIR", help=says)


def discreet(command: argparse.ArgumentParser) -> None:
    """Adds --discreet."""
    command.add_argument("--discreet", action="store_true", help="calendar entries, folders and files that name nobody")


def unsworn(command: argparse.ArgumentParser) -> None:
    """Adds --unsworn."""
    command.add_argument("--unsworn", action="store_true", help="a complaint without the oath that some offices take")


def letter_language(command: argparse.ArgumentParser, *names: str) -> None:
    """Adds the language of the letter, under these names."""
    command.add_argument(*names, dest="letter_language", metavar="LANG", help="language of the letter")


def case(command: argparse.ArgumentParser) -> None:
    """Adds CASE."""
    command.add_argument(
        "case", nargs="?", metavar="CASE", help="a case by any part of its name; the only one if not said"
    )


def formats(command: argparse.ArgumentParser) -> None:
    """Adds --format."""
    command.add_argument("--format", metavar="LIST", help="of pdf, docx, txt, eml, html; all but html if not said")


def printed(command: argparse.ArgumentParser) -> None:
    """Adds --layout, --large-print, --letterhead and --archive."""
    says = "how letters are laid out: din-5008-b, uk, us, afnor, swiss-right, plain, ...; as is usual where you live"
    command.add_argument("--layout", metavar="LAYOUT", help=says)
    command.add_argument("--large-print", action="store_true", help="letters in type of 18 points")
    command.add_argument("--letterhead", type=Path, metavar="FILE", help="logo, colour, Word file of a group (YAML)")
    says = "PDFs to be kept for long, made to the rules of PDF/A-2b, not certified"
    command.add_argument("--archive", action="store_true", help=says)
    command.set_defaults(signature=None)


def signature(command: argparse.ArgumentParser) -> None:
    """Adds --signature."""
    command.add_argument("--signature", type=Path, metavar="FILE", help="your signature as a picture, PNG or JPEG")


def preview(command: argparse.ArgumentParser) -> None:
    """Adds --preview."""
    command.add_argument("--preview", action="store_true", help="show plan and letter on the screen, write nothing")


def afterwards(command: argparse.ArgumentParser) -> None:
    """Adds --open and --print."""
    command.add_argument("--open", action="store_true", help="open the folder of the letter when it is written")
    command.add_argument("--print", action="store_true", help="print the letter (by lp) when it is written")


def as_json(command: argparse.ArgumentParser) -> None:
    """Adds --json."""
    command.add_argument("--json", action="store_true", help="one JSON document on standard output")


def shard(text: str) -> tuple[int, int]:
    """The share that 2/4 names. Raises ArgumentTypeError where it names none."""
    number, _, of = text.partition("/")
    if not (number.isdecimal() and of.isdecimal() and len(of) <= 6 and 1 <= int(number) <= int(of)):
        raise argparse.ArgumentTypeError(f"no such share: {text}. Write it as 1/4, 2/4, 3/4, 4/4.")
    return int(number), int(of)


def day(text: str) -> date | str:
    """The day, if it is written as 2026-09-01; else the text as it stands, to be read once today is known."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def common() -> argparse.ArgumentParser:
    """The options of every command."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--as-of", type=day, metavar="DATE", help="the day to work from")
    common.add_argument("--pack", type=Path, action="append", default=[], metavar="DIR", help="another pack to read")
    return common


def screen_language(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Adds --lang."""
    parser.add_argument(
        "--lang",
        dest="screen_language",
        default=default,
        metavar="LANG",
        help="language of questions and plans: en, de (help texts and rare errors are in English)",
    )
