"""`help`: the documents that come with the kit, on the screen."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from complaint_kit.commands.exits import DONE
from complaint_kit.errors import AnswersError
from complaint_kit.packs.roots import shipped_pack


def show(options: argparse.Namespace) -> int:
    """Prints one document, or what there is to read."""
    topics = {path.stem: path for path in sorted((shipped_pack() / "docs").glob("*.md"))}
    if options.topic is None:
        print("".join(_listed(topics)), end="")
        return DONE
    if options.topic not in topics:
        mend = f"There is: {', '.join(topics)}. Every command also explains itself: complaint-kit draft --help."
        raise AnswersError("there is nothing to read under this name", found=options.topic, mend=mend)
    _print(topics[options.topic].read_text(encoding="utf-8"))
    return DONE


def _listed(topics: Mapping[str, Path]) -> list[str]:
    """The topics with their titles."""
    titles = {name: path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ") for name, path in topics.items()}
    return [f"complaint-kit help {name}    {title}\n" for name, title in titles.items()] + [_MORE]


_MORE = "complaint-kit COMMAND --help    the options of a command; complaint-kit --help lists the commands\n"


def _print(text: str) -> None:
    """The document as it is written; on a terminal set to its width."""
    if not sys.stdout.isatty():
        print(text, end="")
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(highlight=False).print(Markdown(text, code_theme="bw"))
