"""`help`: the documents that come with the kit, and the options of a command, on the screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from complaint_kit.commands.exits import DONE
from complaint_kit.commands.parsing import commands_of, parser
from complaint_kit.errors import AnswersError
from complaint_kit.packs.roots import shipped_pack


def show(options: argparse.Namespace) -> int:
    """Prints one document, the options of one command, or what there is to read."""
    commands, documents = commands_of(parser()), _documents()
    if options.topic is None:
        print("".join(_listed(documents)), end="")
    elif options.topic in documents:
        _print(documents[options.topic].read_text(encoding="utf-8"))
    elif options.topic in commands:
        commands[options.topic].print_help()
    else:
        close = get_close_matches(options.topic, (*documents, *commands), n=1)
        meant = f"Did you mean {close[0]}? " if close else ""
        mend = f"{meant}There is: {', '.join(documents)}; and every command."
        raise AnswersError("there is nothing to read under this name", found=options.topic, mend=mend)
    return DONE


def topics() -> tuple[str, ...]:
    """All that there is to read about: documents, then commands."""
    return tuple(dict.fromkeys((*_documents(), *commands_of(parser()))))


def _documents() -> dict[str, Path]:
    return {path.stem: path for path in sorted((shipped_pack() / "docs").glob("*.md"))}


def _listed(documents: Mapping[str, Path]) -> list[str]:
    """The documents with their titles."""
    titles = {name: path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ") for name, path in documents.items()}
    return [f"complaint-kit help {name}    {title}\n" for name, title in titles.items()] + [_MORE]


_MORE = "complaint-kit help COMMAND    the options of a command; complaint-kit --help lists the commands\n"


def _print(text: str) -> None:
    """The document as it is written; on a terminal set to its width."""
    if not sys.stdout.isatty():
        print(text, end="")
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(highlight=False).print(Markdown(text, code_theme="bw"))
