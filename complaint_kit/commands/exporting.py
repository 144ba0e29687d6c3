"""`export`: a case as one file, for a lawyer or an advice centre."""

from __future__ import annotations

import argparse
from pathlib import Path

from complaint_kit.cases import folder as cases
from complaint_kit.cases import handing_over
from complaint_kit.cases.locking import locked
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE, SOME_FAILED
from complaint_kit.errors import CaseError, WritingError
from complaint_kit.situation.case import Case


def run(options: argparse.Namespace) -> int:
    """Writes the ZIP; the exit code says whether something that the case names was not there."""
    folder = shared.case_folder(options)
    library = shared.library(options)
    words = shared.screen(options, library).words()
    with locked(folder):
        case = cases.load(folder, library)
        file = _file(options, folder, case)
        known = library.find_organisation(case.about.organisation.name)
        organisation = known.name if known else case.about.organisation.name
        handed = handing_over.handed_over(folder, case, organisation, words, options.as_of)
        handing_over.write(file, handed)
    print(words["export"]["written"].format(file=file, list=handing_over.LIST))
    if handed.missing:
        print(words["export"]["not_there"].format(files="; ".join(handed.missing)))
    return SOME_FAILED if handed.missing else DONE


def _file(options: argparse.Namespace, folder: Path, case: Case) -> Path:
    """The file named, or one beside the case that is not there yet. Raises CaseError for one that is there."""
    named: Path | None = options.to
    if named is None:
        stem = f"papers-{options.as_of}" if case.discreet else folder.name
        names = (f"{stem}.zip", *(f"{stem}-{number}.zip" for number in range(2, 1000)))
        return next(path for path in map(folder.parent.joinpath, names) if not path.exists())
    if named.exists():
        raise CaseError("this file is there already", place="--to", found=named, mend="Name another one.")
    if not named.parent.is_dir():
        raise WritingError(
            "there is no such folder", place="--to", found=named.parent, mend="Make it, or name another."
        )
    return named
