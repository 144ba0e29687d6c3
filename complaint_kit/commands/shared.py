"""What several commands need: the library, the home of the cases, and how things are printed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from os.path import isfile
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_documents_path

from complaint_kit.cases import settings as kept
from complaint_kit.cases.answers_file import AnswersFile, read_answers_file
from complaint_kit.cases.enclosed import located
from complaint_kit.cases.folder import FILE, cases_in
from complaint_kit.cases.settings import Settings
from complaint_kit.drafting.build_plan import read_case, refuse_counted_days
from complaint_kit.drafting.letterheads import gathered, letterhead
from complaint_kit.drafting.output_files import DEFAULT_FORMATS, checked_formats
from complaint_kit.drafting.screen import Screen, screen_in
from complaint_kit.drafting.sheets import Printed
from complaint_kit.drafting.speaking import packs_speak
from complaint_kit.errors import AnswersError, CaseError, KitError, placed
from complaint_kit.letters.layout import Letterhead
from complaint_kit.letters.picture import Picture
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.checking import checked
from complaint_kit.wizard import plain


def library(options: argparse.Namespace) -> Library:
    """The library of all packs: the shipped one, the user's own, and those named on the command line."""
    return Library(pack_roots(own_packs(), options.pack))


def own_packs() -> Path:
    """The folder in which the person keeps packs that every command reads."""
    return user_config_path("complaint-kit") / "packs"


def settings_file(options: argparse.Namespace) -> Path:
    """The settings that count: beside the cases of --out if there are some, else beside those in the documents."""
    beside = home(options) / kept.FILE
    return beside if beside.is_file() else _own_home() / kept.FILE


def settings(options: argparse.Namespace) -> Settings:
    """What the person wants each time. Raises Problems for a file that is damaged."""
    return kept.read(settings_file(options))


def screen(options: argparse.Namespace, library: Library) -> Screen:
    """The screen in the language of --lang, of the settings, of the machine, or English.

    Raises AnswersError for a language nobody wrote.
    """
    if options.screen_language:
        return screen_named(library, options.screen_language)
    set_to = settings(options).language
    if set_to:
        with placed(f"{settings_file(options)}, language"):
            return screen_named(library, set_to)
    return screen_of_the_machine(library) or Screen(library)


def screen_named(library: Library, name: str) -> Screen:
    """The screen in that language. Raises AnswersError if nobody wrote its words."""
    chosen = screen_in(library, name)
    if chosen is None:
        known = ", ".join(one for one in library.languages() if screen_in(library, one))
        raise AnswersError("the screen does not speak this language", found=name, mend=f"Choose one of: {known}.")
    return chosen


def screen_of_the_machine(library: Library) -> Screen | None:
    """The screen in the language that the machine is set to; None if nobody wrote its words."""
    return screen_in(library, next((os.environ[name] for name in _LOCALE if os.environ.get(name)), ""))


def reads(options: argparse.Namespace, library: Library) -> str | None:
    """The language that the person is sure to read: of --lang, settings or machine; None where none of them says."""
    if options.screen_language or settings(options).language:
        return screen(options, library).language
    found = screen_of_the_machine(library)
    return found.language if found else None


def formats(options: argparse.Namespace) -> tuple[str, ...]:
    """The formats of --format, of the settings, or the usual ones. Raises AnswersError for one that does not exist."""
    if options.format is not None:
        return checked_formats(options.format)
    set_to = settings(options).formats
    with placed(f"{settings_file(options)}, formats"):
        return checked_formats(set_to) if set_to else DEFAULT_FORMATS


def printed(options: argparse.Namespace, library: Library) -> Printed:
    """How --layout and its kin, or the settings, want letters printed. Raises AnswersError for a layout that does not
    exist, for a signature that is no picture, and for a letterhead that is broken."""
    return Printed(
        _layout(options, library), options.large_print, _signature(options), _letterhead(options), options.archive
    )


def _layout(options: argparse.Namespace, library: Library) -> str | None:
    if options.layout is None and (set_to := settings(options).layout):
        with placed(f"{settings_file(options)}, layout"):
            return library.layout(set_to).id
    return library.layout(options.layout).id if options.layout else None


def _signature(options: argparse.Namespace) -> Picture | None:
    path = _file(options, "signature")
    if path is None:
        return None
    from complaint_kit.writers.pictures import read  # most letters are signed with a pen

    return read(path)


def _letterhead(options: argparse.Namespace) -> Letterhead | None:
    path = _file(options, "letterhead")
    return letterhead(gathered(path), path.parent) if path else None


def _file(options: argparse.Namespace, name: str) -> Path | None:
    """The file that the option of that name, or else the setting, names. Raises AnswersError where that of the setting
    is gone."""
    named: Path | None = getattr(options, name)
    set_to = getattr(settings(options), name) if named is None else None
    if not set_to:
        return named
    place = settings_file(options)
    path = place.parent / str(set_to)
    if not path.is_file():
        mend = f"complaint-kit settings {name} FILE names another one, complaint-kit settings {name} --unset none."
        raise AnswersError("the file of this setting is not there", place=f"{place}, {name}", found=path, mend=mend)
    return path


def letter_language(options: argparse.Namespace, case: Case) -> str | None:
    """The language of --letter-language, of the case, or of the settings; None where it follows from the matter."""
    return options.letter_language or case.letter_language or settings(options).letter_language


_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which they count


def home(options: argparse.Namespace) -> Path:
    """The folder in which case folders lie: --out, or complaint-kit in the person's documents."""
    return options.out or _own_home()


def _own_home() -> Path:
    return user_documents_path() / "complaint-kit"


def case_name(folder: Path) -> str:
    """What the person types to go on with the case: its name, or its path if it lies outside their documents."""
    return folder.name if folder.parent == _own_home() else str(folder)


def case_folder(options: argparse.Namespace) -> Path:
    """The case folder that the command line names: a path, a name or a part of one; the only one if it names none.

    Raises CaseError where that is no case, or several.
    """
    known = cases_in(home(options))
    if options.case is None:
        if len(known) == 1:
            return known[0]
        raise _no_case("say which case it is" if known else "there is no case yet", options, known)
    named = Path(options.case)
    if options.case and isfile(named / FILE):  # unlike Path.is_file(), it takes a name that no file can have
        return named
    found = _named_so(options.case.casefold(), known)
    if len(found) == 1:
        return found[0]
    raise _no_case("several cases are called so" if found else "there is no such case", options, found or known)


def _named_so(name: str, known: tuple[Path, ...]) -> tuple[Path, ...]:
    """The case of exactly that name, or those with it in theirs. An empty name names nothing."""
    exact = tuple(path for path in known if path.name.casefold() == name)
    return exact or tuple(path for path in known if name and name in path.name.casefold())


def _no_case(problem: str, options: argparse.Namespace, known: tuple[Path, ...]) -> CaseError:
    names = ", ".join(path.name for path in known) or "none"
    return CaseError(problem, place=str(home(options)), found=options.case, mend=f"Known here: {names}.")


def on_a_terminal() -> bool:
    """Whether somebody can be asked anything: input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def require_terminal() -> None:
    """Raises KitError where nobody can be asked anything."""
    if not on_a_terminal():
        raise KitError(
            "the questions need a terminal",
            mend="Without one, write an answers file and run: complaint-kit draft --answers FILE "
            "(`complaint-kit schema SCENARIO` says what goes in it).",
        )


def answers(options: argparse.Namespace, library: Library) -> Case:
    """The case in the file named with --answers. Raises AnswersError if it cannot be read, or tells of what
    cannot be.
    """
    return case_of_file(library, options.answers, options.as_of)


def case_of_file(library: Library, path: Path, today: date) -> Case:
    """The case in an answers file of either form. Raises AnswersError or Problems naming the file and what is wrong."""
    file = read_answers_file(path)
    if isinstance(file, AnswersFile):
        case = read_case(library, file.scenario, file.answers, file.events, today, str(path))
        file = case.model_copy(update={"letter_language": file.language or case.letter_language})
    refuse_counted_days(library, file, str(path))
    return located(checked(file, today, str(path)), path.parent, moves_along=False)


def discreet(case: Case, options: argparse.Namespace) -> Case:
    """The case, with a calendar that names nobody from now on if the person asks for it."""
    return case.model_copy(update={"discreet": case.discreet or options.discreet})


def unsworn(case: Case, options: argparse.Namespace) -> Case:
    """The case, whose complaints nobody swears to from now on if the person asks for it."""
    return case.model_copy(update={"facts": {**case.facts, "unsworn": True}}) if options.unsworn else case


def print_packs(screen: Screen, plan: Plan, letters: Iterable[str]) -> None:
    """Says whose words these are, where a pack beside the shipped one had a part in the letters."""
    words = screen.words(plan.situation.scenario)
    for line in packs_speak(plan, screen.library, words, screen.language, letters):
        print(line)


def tell(text: str) -> None:
    """Prints sentences: on a terminal broken between words, paths and commands whole; elsewhere as they are."""
    if sys.stdout.isatty() and not plain.wanted():
        from complaint_kit.wizard.width import folded

        text = folded(text)
    print(text)


def print_json(content: Any) -> None:
    """One JSON document on standard output and nothing else."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def print_table(
    headings: tuple[str, ...], rows: Iterable[tuple[str, ...]], narrow: Mapping[str, int] | None = None
) -> None:
    """A table for a person, as wide as the terminal, or as it needs where a program reads it. It cuts nothing.

    `narrow`: how wide a column may be on a narrow terminal, by its heading. Read aloud, each row is a sentence.
    """
    if sys.stdout.isatty() and plain.wanted():
        for row in rows:
            told = (f"{heading}: {cell}" for heading, cell in zip(headings, row, strict=True) if cell)
            print(f"{'; '.join(told)}.")
        return
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _ANY_WIDTH)
    table = Table(*headings, box=SIMPLE, pad_edge=False)
    for column in table.columns:
        column.overflow = "fold"
        column.max_width = (narrow or {}).get(str(column.header)) if console.width < _WIDE else None
    for row in rows:
        table.add_row(*row)
    console.print(table)


_WIDE = 110  # characters of a terminal
_ANY_WIDTH = 10_000  # columns: more than any row needs
