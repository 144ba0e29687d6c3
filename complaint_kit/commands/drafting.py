"""`draft`, `demo`, `schema`: letters from an answers file, without a question asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from complaint_kit.cases import folder as cases
from complaint_kit.commands import afterwards, shared
from complaint_kit.commands.exits import DONE, SOME_FAILED
from complaint_kit.commands.respondents import parts_of
from complaint_kit.commands.writing import Chosen, Written, chosen, say_what_lacks, told_left_out, written
from complaint_kit.drafting.build_plan import prepare, unused
from complaint_kit.drafting.output_files import DEFAULT_FORMATS
from complaint_kit.drafting.schema import schema_of, schema_of_case
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sheets import Printed
from complaint_kit.errors import placed
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case


def draft(options: argparse.Namespace) -> int:
    """Drafts the documents that are open for the case in a file."""
    library = shared.library(options)
    case = shared.discreet(shared.unsworn(_begun(shared.answers(options, library), options.as_of), options), options)
    formats = shared.formats(options)
    plan = prepare(library, case, options.as_of, place=str(options.answers))
    left = (*unused(library, case, options.as_of), *case.kept)
    screen = shared.screen(options, library)
    with placed(str(options.answers)):
        ended = _draft_parts(screen, plan, case, options, formats)
    if left:
        says = screen.words()["screen"]["commands"]
        print(says["unused"].format(place=options.answers, ids=", ".join(left)))
    return SOME_FAILED if left else ended


def _draft_parts(screen: Screen, plan: Plan, case: Case, options: argparse.Namespace, formats: tuple[str, ...]) -> int:
    """The letter, and one to each other organisation that answers for itself; a document named is for the first."""
    today, place = plan.situation.today, str(options.answers)
    name = cases.name_for(case, plan.situation.organisation_name)
    folder = cases.new_folder(shared.home(options), case.scenario or "", today, name)
    if options.document:
        return _draft_case(screen, plan, case, folder, options, formats, place)
    parts = parts_of(screen.library, case, plan, folder, today)
    for error in parts.refused:
        print(f"{place}, {error}", file=sys.stderr)
    ended = [
        _draft_case(screen, one.plan, one.case, one.folder, options, formats, place)
        for one in (parts.first, *parts.others)
    ]
    return max((SOME_FAILED if parts.refused else DONE), *ended)


def _draft_case(
    screen: Screen,
    plan: Plan,
    case: Case,
    folder: Path,
    options: argparse.Namespace,
    formats: tuple[str, ...],
    place: str,
) -> int:
    """The exit code; if nothing was written, why not has been said."""
    documents = chosen(plan, options.document)
    if not documents:
        shared.tell(nothing_to_draft(plan, screen))
        return SOME_FAILED
    language = shared.letter_language(options, case)
    reads, printed = shared.reads(options, screen.library), shared.printed(options, screen.library)
    if options.preview:
        return preview(screen, case, plan, documents, language, printed)
    say_what_lacks(documents, screen)
    made = written(screen.library, folder, case, plan, documents, language, formats, reads, printed)
    _put(screen, plan, folder, made)
    afterwards.follow(options, folder, made.files, screen)
    return told_left_out(made, plan, place, screen.words(), folder)


def _put(screen: Screen, plan: Plan, folder: Path, made: Written) -> None:
    cases.write_new(folder, made.case, made.files)
    print("\n".join(str(folder / name) for name in made.files))
    shared.print_packs(screen, plan, made.letters)


def preview(screen: Screen, case: Case, plan: Plan, documents: Chosen, language: str | None, printed: Printed) -> int:
    """Shows the plan and the letters, and writes nothing."""
    from complaint_kit.commands.previewing import letters_of, plan_of, show  # most letters are written at once

    show("\n\n".join((plan_of(plan, screen), *letters_of(screen, case, plan, documents, language, printed))))
    return DONE


def _begun(case: Case, today: date) -> Case:
    """The case with the day on which it began: part of the reference that every letter of it has."""
    return case.model_copy(update={"started": case.started or today})


def nothing_to_draft(plan: Plan, screen: Screen) -> str:
    """Why there is no letter to write today, and what works instead: the plan itself, where days must not be missed."""
    words = screen.words()
    if not any(matter.asked for matter in plan.matters) or (plan.mine and not plan.open):
        # Where there is a letter to write, nobody should wait for what explains why there is none.
        from complaint_kit.drafting.explaining import explanation
        from complaint_kit.drafting.plan_text import plan_text

        return plan_text(explanation(plan, screen), words, brief=True)
    says: Mapping[str, str] = words["screen"]["commands"]
    if plan.open:
        kinds = dict.fromkeys(rung.step.document for _, rung in plan.open)
        possible = ", ".join(f"{kind} ({words['documents'][kind]})" for kind in kinds)
        return " ".join((says["possible"].format(documents=possible), *_what_comes(plan, screen)))
    rungs = (rung for matter in plan.matters for rung in matter.ladder)
    waiting = min((rung for rung in rungs if rung.opens_on), key=_soonest, default=None)
    if waiting:
        step = words["documents"][waiting.step.document]
        return says["nothing_yet"].format(step=step, day=waiting.opens_on)
    return says["nothing"]


def _what_comes(plan: Plan, screen: Screen) -> tuple[str, ...]:
    """The first step that opens if nothing comes, and its day, as a sentence; nothing where none does."""
    from complaint_kit.drafting.explaining import explanation

    says: str = screen.words()["screen"]["plan"]["if_silent"]
    return tuple(says.format(**asdict(line)) for line in explanation(plan, screen).silence[:1])


def _soonest(rung: Rung) -> tuple[date, bool]:
    """The order of steps that wait: by their days; of one day, what is then recommended before what is possible."""
    return rung.opens_on or date.max, not rung.step.opens


def demo(options: argparse.Namespace) -> int:
    """Drafts the three cases under `templates/_demo/` of the shipped pack, each on its own day."""
    library = shared.library(options)
    screen = shared.screen(options, library)
    home = options.out or Path("complaint-kit-demo")
    for path in sorted((shipped_pack() / "templates" / "_demo").glob("*.yaml")):
        day = date.fromisoformat(path.stem[:10])
        case = _begun(shared.case_of_file(library, path, day), day)
        plan = prepare(library, case, day, place=str(path))
        folder = cases.new_folder(home, case.scenario or "", day, plan.situation.organisation_name)
        documents, language, reads = chosen(plan, None), case.letter_language, shared.reads(options, library)
        made = written(library, folder, case, plan, documents, language, DEFAULT_FORMATS, reads)
        _put(screen, plan, folder, made)
    return DONE


def schema(options: argparse.Namespace) -> int:
    """Prints the JSON Schema of a case file; with a scenario, of an answers file for it, with its questions."""
    named, library = options.scenario, shared.library(options)
    spoken = shared.screen(options, library).language
    shared.print_json(schema_of(library, named, spoken) if named else schema_of_case())
    return DONE
