"""`draft`, `demo`, `schema`: letters from an answers file, without a question asked."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from complaint_kit.cases import folder as cases
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.documents import language_for
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.preparing import prepare
from complaint_kit.drafting.producing import DEFAULT_FORMATS, checked_formats, produce, refuse_unprintable
from complaint_kit.drafting.schema import schema_of
from complaint_kit.drafting.showing import plan_text
from complaint_kit.packs.answers_file import AnswersFile, read_answers_file
from complaint_kit.packs.library import Library
from complaint_kit.packs.places import shipped_pack
from complaint_kit.planning.plan import Plan


def draft(options: argparse.Namespace) -> int:
    """Drafts the step that is open for the answers in a file."""
    library = shared.library(options)
    answers = shared.answers(options)
    formats = checked_formats(options.format)
    plan = prepare(
        library, answers.scenario, answers.answers, answers.events, options.as_of, place=str(options.answers)
    )
    refuse_unprintable(plan, formats, str(options.answers))
    return _draft_case(library, plan, answers, shared.home(options), options.lang or answers.language, formats)


def _draft_case(
    library: Library,
    plan: Plan,
    answers: AnswersFile,
    home: Path,
    language: str | None,
    formats: tuple[str, ...],
) -> int:
    kind = plan.document
    if plan.law is None or kind is None:
        print(nothing_to_draft(plan, library))
        return DONE
    chosen = language_for(plan, library, language, kind)
    today = plan.situation.today
    folder = cases.new_folder(home, answers.scenario, today, plan.situation.organisation_name)
    case = cases.CaseFile(scenario=answers.scenario, started=today, language=language, events=answers.events)
    case = cases.with_answers(case, answers.answers)
    produced = produce(plan, library, kind, chosen, formats, shared.case_name(folder))
    case = cases.with_document(case, produced.letter, tuple(produced.files), today)
    cases.write_new(folder, case, produced.files)
    print("\n".join(str(folder / name) for name in produced.files))
    return DONE


def nothing_to_draft(plan: Plan, library: Library) -> str:
    """Why there is no letter to write today, and what works instead."""
    if plan.law is None:
        return plan_text(explanation(plan, library, "en"), library.shared_words("en"), brief=True)
    waiting = [rung for rung in plan.ladder if rung.state == "waiting" and rung.opens_on]
    if waiting:
        rung = waiting[0]
        return f"Nothing to write today. The next step ({rung.step.document}) opens on {rung.opens_on}."
    return "Nothing to write today. Record what happens with `complaint-kit record`."


def demo(options: argparse.Namespace) -> int:
    """Drafts the three cases under `templates/_demo/` of the shipped pack, each on its own day."""
    library = shared.library(options)
    home = options.out or Path("complaint-kit-demo")
    for path in sorted((shipped_pack() / "templates" / "_demo").glob("*.yaml")):
        day = date.fromisoformat(path.stem[:10])
        answers = read_answers_file(path)
        plan = prepare(library, answers.scenario, answers.answers, answers.events, day, place=str(path))
        _draft_case(library, plan, answers, home, answers.language, DEFAULT_FORMATS)
    return DONE


def schema(options: argparse.Namespace) -> int:
    """Prints the JSON Schema of an answers file for a scenario."""
    shared.print_json(schema_of(shared.library(options), options.scenario))
    return DONE
