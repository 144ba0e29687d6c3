"""`settings`: what the person wants each time, shown with where it comes from, and set."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from complaint_kit.cases import settings as kept
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.letterheads import gathered
from complaint_kit.drafting.output_files import DEFAULT_FORMATS, checked_formats
from complaint_kit.drafting.screen import ENGLISH
from complaint_kit.errors import AnswersError, placed
from complaint_kit.packs.library import Library


def show(options: argparse.Namespace) -> int:
    """Sets what is named with a value; else prints it, or all settings with their values and where these come from."""
    if options.unset or options.value is not None:
        return _set(options)
    rows = [row for row in _rows(options) if options.name in (None, row["name"])]
    if options.json:
        shared.print_json(rows)
    elif options.name:
        print(rows[0]["value"] or "-")
    else:
        says = shared.screen(options, shared.library(options)).words()["settings"]
        headings = tuple(says["headings"][one] for one in ("name", "value", "from"))
        shared.print_table(headings, [(row["name"], row["value"] or "-", says["from"][row["from"]]) for row in rows])
        print(says["file"].format(file=shared.settings_file(options)))
    return DONE


def _rows(options: argparse.Namespace) -> list[dict[str, Any]]:
    """Each setting as it counts now, where no option says otherwise."""
    settings, library = shared.settings(options), shared.library(options)
    machine = shared.screen_of_the_machine(library)
    language = {"value": machine.language, "from": "machine"} if machine else {"value": ENGLISH, "from": "usual"}
    usual = {"language": language, "formats": {"value": ",".join(DEFAULT_FORMATS), "from": "usual"}}
    unset = {"value": None, "from": "usual"}
    found = {
        name: {"value": value, "from": "settings"} for name, value in settings.model_dump(exclude_none=True).items()
    }
    return [{"name": name, **(usual | found).get(name, unset)} for name in kept.NAMES]


def _set(options: argparse.Namespace) -> int:
    if options.name is None or (options.unset and options.value is not None):
        raise AnswersError("say which setting and what it shall be", mend="complaint-kit settings language de")
    value = options.value
    if value is not None:
        value = str(Path(value).expanduser().absolute()) if options.name in _FILES else value
        with placed(options.name):
            _CHECKS[options.name](value, shared.library(options))
    path = shared.home(options) / kept.FILE
    kept.write(path, kept.read(path).model_copy(update={options.name: value}))
    print(path)
    return DONE


def _check_letter_language(value: str, library: Library) -> None:
    if value not in library.languages():
        known = ", ".join(library.languages())
        raise AnswersError("no letters are written in this language", found=value, mend=f"Choose one of: {known}.")


def _check_picture(value: str, library: Library) -> None:
    from complaint_kit.writers.pictures import read

    read(Path(value))


_FILES = frozenset({"signature", "letterhead"})  # kept with their whole path
_CHECKS: dict[str, Callable[[str, Library], object]] = {
    "language": lambda value, library: shared.screen_named(library, value),
    "letter_language": _check_letter_language,
    "formats": lambda value, library: checked_formats(value),
    "layout": lambda value, library: library.layout(value),
    "signature": _check_picture,
    "letterhead": lambda value, library: gathered(Path(value)),
}
