"""`export`: a case as one file, for a lawyer or an advice centre."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from complaint_kit.cases import exchange, handing_over
from complaint_kit.cases import folder as cases
from complaint_kit.cases.locking import locked
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE, SOME_FAILED
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.errors import CaseError, WritingError
from complaint_kit.files import write_whole
from complaint_kit.law.rights import Right
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case


def run(options: argparse.Namespace) -> int:
    """Writes the ZIP; the exit code says whether something that the case names was not there."""
    folder = shared.case_folder(options)
    library = shared.library(options)
    words = shared.screen(options, library).words()
    if options.format != "zip":
        return _for_programs(options, folder, library, words)
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


def _for_programs(options: argparse.Namespace, folder: Path, library: Library, words: Mapping[str, Any]) -> int:
    """Writes the case in a format of others. Raises CaseError where that format has no word for it."""
    with locked(folder):
        case = cases.load(folder, library)
    plan = prepare(library, case, options.as_of, str(folder / cases.FILE))
    content, unknown = _content(options.format, case, plan)
    file = _file(options, folder, case, f"-{options.format}.json")
    write_whole(file, json.dumps(content, ensure_ascii=False, indent=2).encode())
    print(words["export"]["for_programs"].format(file=file))
    if unknown:
        print(words["export"]["no_word"].format(rights=", ".join(words["rights"][one] for one in unknown)))
    return DONE


def _content(format_: str, case: Case, plan: Plan) -> tuple[Any, tuple[Right, ...]]:
    asked = tuple(dict.fromkeys(right for matter in plan.matters for right in matter.asked))
    if format_ == "docassemble":
        return exchange.docassemble(case, asked, plan.situation.organisation_name), ()
    requests, unknown = exchange.drp_requests(case, asked)
    if not requests or exchange.FAMILY not in {matter.law.family for matter in plan.matters}:
        mend = "It is for requests under the California Consumer Privacy Act: a copy, deletion, no sale."
        raise CaseError("the Data Rights Protocol has no request for this case", place="--as drp", mend=mend)
    return list(requests), unknown


def _file(options: argparse.Namespace, folder: Path, case: Case, ending: str = ".zip") -> Path:
    """The file named, or one beside the case that is not there yet. Raises CaseError for one that is there."""
    named: Path | None = options.to
    if named is None:
        stem = f"papers-{options.as_of}" if case.discreet else folder.name
        names = (f"{stem}{ending}", *(f"{stem}-{number}{ending}" for number in range(2, 1000)))
        return next(path for path in map(folder.parent.joinpath, names) if not path.exists())
    if named.exists():
        raise CaseError("this file is there already", place="--to", found=named, mend="Name another one.")
    if not named.parent.is_dir():
        raise WritingError(
            "there is no such folder", place="--to", found=named.parent, mend="Make it, or name another."
        )
    return named
