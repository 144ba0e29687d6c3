"""Letters that were read in full against the law and aloud, kept as text: a change of any word of them is seen.

`<grievance>.<place>.yaml` is a case as `draft` reads it, to its end, and `today:` the days on which letters were
written in it: `today: {request: 2026-09-01, complaint: 2026-11-10}`. Each letter is written as the case stood on its
day, and is kept beside it as `<grievance>.<place>.<document>.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.sheets import sheet
from complaint_kit.packs.library import Library
from complaint_kit.packs.yamlio import read_yaml
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.checking import checked
from complaint_kit.writers import txt

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.yaml"))


def written(library: Library, path: Path) -> dict[str, str]:
    """The letters of a case by the name of their file, as the kit writes them now."""
    raw: dict[str, Any] = dict(read_yaml(path))
    days: dict[str, date] = raw.pop("today")
    case = checked(Case.model_validate(raw), max(days.values()), str(path))
    case = case.model_copy(update={"started": case.started or min(days.values())})
    found: dict[str, str] = {}
    for document, day in days.items():
        plan = prepare(library, as_it_stood(case, day), day, str(path))
        for number, text in enumerate(_letters(library, plan, document), start=1):
            found[f"{path.stem}.{document}{f'-{number}' if number > 1 else ''}.txt"] = text
        assert f"{path.stem}.{document}.txt" in found, f"{path.name}: no {document} can be written on {day}"
    return found


def kept(path: Path) -> dict[str, str]:
    """The letters of a case by the name of their file, as they were read and kept."""
    return {one.name: one.read_text(encoding="utf-8") for one in HERE.glob(f"{path.stem}.*.txt")}


def differences(path: Path, new: dict[str, str]) -> str:
    """What changed in the letters of a case, as a diff; nothing where they are as they were."""
    old = kept(path)
    return "".join(
        line
        for name in sorted({*old, *new})
        for line in unified_diff(
            old.get(name, "").splitlines(keepends=True),
            new.get(name, "").splitlines(keepends=True),
            f"{name} as kept",
            f"{name} as written now",
        )
    )


def as_it_stood(case: Case, day: date) -> Case:
    """The case before a letter of that day went out: with what was sent before and what had come and happened."""
    papers = tuple(
        one.model_copy(update={"replies": tuple(reply for reply in one.replies if reply.on <= day)})
        for one in case.papers
        if one.day is None or one.day < day
    )
    happened = tuple(one for one in case.happened if one.on is None or one.on.first <= day)
    return case.model_copy(update={"papers": papers, "happened": happened})


def _letters(library: Library, plan: Plan, document: str) -> Iterator[str]:
    layout = sheet(library, plan.situation.residence)
    for matter, rung in plan.open:
        if (kind := rung.step.document) == document:
            language = language_for(matter, library, plan.situation.case.letter_language, kind)
            yield txt.write(draft(matter, library, kind, language, layout)).decode()
