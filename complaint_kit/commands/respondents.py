"""One matter with several organisations: a case folder for each that gets a letter of its own, linked by their names.

A folder each, because a case has one organisation, one ladder and one set of letters: what one answers ends no time
limit of the other, and `record` and `next` need no word for which of them is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from complaint_kit.cases import folder as cases
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.errors import KitError
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.respondents import about_other, without_letters_to_others, written_to


class Part(NamedTuple):
    """The case about one organisation, its plan, and the folder that it is or will be in."""

    case: Case
    plan: Plan
    folder: Path


class Parts(NamedTuple):
    """The case itself, those about others with a letter to write today, and why there is none about another."""

    first: Part
    others: tuple[Part, ...] = ()
    refused: tuple[KitError, ...] = ()


def parts_of(library: Library, case: Case, plan: Plan, folder: Path, today: date) -> Parts:
    """The case and those about the others in it, each knowing the folders of the rest. Nothing is written.

    Others that have a folder already are left alone.
    """
    found: list[Part] = []
    refused: list[KitError] = []
    folders = {case.about.organisation.name: folder}
    for other in written_to(case):
        if other.case:
            continue
        its = about_other(case, other)
        try:
            its_plan = prepare(library, its, today, f"about, others, {other.name}")
        except KitError as error:
            refused.append(error)
            continue
        if its_plan.now:
            name = cases.name_for(its, its_plan.situation.organisation_name)
            folders[other.name] = _free(folder.parent, case.scenario or "", today, name, folders)
            found.append(Part(its, its_plan, folders[other.name]))
    linked = [_linked(library, one, folders, today) for one in (Part(case, plan, folder), *found)] if found else []
    first, *others = linked or [Part(case, plan, folder)]
    return Parts(first, tuple(others), tuple(refused))


def _free(home: Path, scenario: str, today: date, name: str, folders: Mapping[str, Path]) -> Path:
    wanted = cases.new_folder(home, scenario, today, name)
    number = sum(one.name.startswith(wanted.name) for one in folders.values())
    return wanted if not number else wanted.with_name(f"{wanted.name}-{number + 1}")


def _linked(library: Library, part: Part, folders: Mapping[str, Path], today: date) -> Part:
    """The part, in which each other is named with its folder, and the plan that follows."""
    about = part.case.about
    others = tuple(
        one.model_copy(update={"case": one.case or (folders[one.name].name if one.name in folders else None)})
        for one in about.others
    )
    case = part.case.model_copy(update={"about": about.model_copy(update={"others": others})})
    case = without_letters_to_others(case)
    return Part(case, prepare(library, case, today), part.folder)
