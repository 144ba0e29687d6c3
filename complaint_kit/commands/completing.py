"""`completion`: what a shell needs to complete commands, options and what may stand behind them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

import shtab

from complaint_kit.commands import helping, shared
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.parsing import commands_of, parser
from complaint_kit.commands.recording import WORDS
from complaint_kit.packs.library import Library

_CASES = shtab.cmd("complaint-kit cases --names")  # asked anew each time
_PATHS: Mapping[str, Any] = {
    **dict.fromkeys(("FILE", "CAMPAIGN", "PEOPLE"), shtab.FILE),
    **dict.fromkeys(("DIR", "PACK"), shtab.DIRECTORY),
    "CASE": _CASES,
}


def show(options: argparse.Namespace) -> int:
    """Prints the completions for one shell; what the packs know stands in them as it is today."""
    whole = parser()
    choices = _choices(shared.library(options))
    for command in commands_of(whole).values():
        for action in command._actions:  # argparse has no public way to them
            name = str(action.metavar)
            if name in _PATHS:
                vars(action)["complete"] = _PATHS[name]
            elif name in choices:
                action.choices = choices[name]
    print(shtab.complete(whole, shell=options.shell))
    return DONE


def _choices(library: Library) -> dict[str, tuple[str, ...]]:
    """What may stand for a word that the help texts write in capitals."""
    return {
        "EVENT": tuple(sorted(WORDS)),
        "LANG": tuple(library.languages()),
        "LAYOUT": library.layouts(),
        "LAW": tuple(library.law_ids()),
        "SCENARIO": tuple(library.scenarios()),
        "TOPIC": tuple(helping.topics()),
    }
