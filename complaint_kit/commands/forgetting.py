"""`forget`: everything of a case removed, after asking, and told."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from complaint_kit.cases import profile
from complaint_kit.cases.folder import cases_in
from complaint_kit.cases.forgetting import Contents, contents, entries_of, forget, forget_entries, named_by
from complaint_kit.commands import shared
from complaint_kit.commands.all_dates import FILE as ALL_DATES
from complaint_kit.commands.exits import DONE
from complaint_kit.errors import CaseError


def run(options: argparse.Namespace) -> int:
    """Removes a case: what the kit made for it, and with --all, or if the person says so, all else in its folder."""
    if options.yes and options.case is None:
        raise CaseError("--yes removes no case that was not named", mend="complaint-kit forget CASE --yes")
    folder = shared.case_folder(options)
    says = shared.screen(options, shared.library(options)).words()
    found = contents(folder)
    _tell(folder, found, says["forget"])
    chosen = ("all" if options.all else "made") if options.yes else _asked(found, says)
    if chosen == "keep":
        print(says["forget"]["kept"])
        return DONE
    others = found.others if chosen == "all" else ()
    _forget(folder, (*found.made, *others), shared.home(options), says["forget"])
    return DONE


def _tell(folder: Path, found: Contents, says: Mapping[str, Any]) -> None:
    """What lies there: what the kit made, and what it did not."""
    print(says["made"].format(folder=folder, files=", ".join(found.made)))
    if found.others:
        print(says["others"].format(files=", ".join(found.others)))


def _asked(found: Contents, words: Mapping[str, Any]) -> str:
    if not shared.on_a_terminal():
        raise CaseError("nobody can be asked here, and nothing was removed", mend="Add --yes if you mean it.")
    from complaint_kit.wizard.prompts import choose

    says = words["forget"]["choices"]
    every = {"all": says["all"]} if found.others else {}
    return choose(words["forget"]["ask"], {"keep": says["keep"], "made": says["made"], **every}, words["screen"])


def _forget(folder: Path, names: tuple[str, ...], home: Path, says: Mapping[str, Any]) -> None:
    entries, naming = entries_of(folder), tuple(named_by(folder, cases_in(home)))
    gone = forget(folder, names)
    print(says["removed"].format(files=", ".join(names)))
    print(says["folder_removed" if gone else "folder_stays"].format(folder=folder))
    if forget_entries(home / ALL_DATES, entries):
        print(says["days_removed"].format(file=home / ALL_DATES))
    if entries:
        print(says["calendar"])
    exported = sorted((*home.glob(f"{folder.name}*.zip"), *home.glob("papers-*.zip")))  # as `export` calls them
    if exported:
        print(says["exported"].format(files=", ".join(map(str, exported))))
    for other in naming:
        print(says["named"].format(case=other.name))
    if not cases_in(home) and (home / profile.FILE).is_file():
        print(says["me"].format(file=home / profile.FILE))
