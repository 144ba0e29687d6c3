"""The case folders of a home as they are today, what presses most first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaint_kit.cases import folder as folders
from complaint_kit.commands.cases import plan_of
from complaint_kit.errors import KitError
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.planning.pressing import Item, pressing
from complaint_kit.situation.case import Case


@dataclass(frozen=True)
class Listed:
    """One case folder: its case and plan, or what is wrong with it. `plan` is None before the interview is over."""

    folder: Path
    case: Case | None = None
    plan: Plan | None = None
    items: tuple[Item, ...] = ()
    problem: KitError | None = None

    def urgency(self, today: date) -> tuple[int, date]:
        """What sorts cases: those with something due as their first item, then the others; damaged ones last."""
        if self.items:
            return self.items[0].urgency(today)
        unfinished = self.case is not None and self.plan is None
        return (1, today) if unfinished else (4 if self.problem else 3, today)


def listed(library: Library, home: Path, today: date) -> list[Listed]:
    """Every case folder in that home, what presses most first: one that cannot be read does not hide the others."""
    found = [_listed(library, folder, today) for folder in folders.cases_in(home)]
    return sorted(found, key=lambda one: one.urgency(today))


def _listed(library: Library, folder: Path, today: date) -> Listed:
    try:
        case = folders.load(folder, library)
        if not case.finished:
            return Listed(folder, case)
        plan = plan_of(library, folder, case, today)
        return Listed(folder, case, plan, pressing(plan))
    except KitError as error:
        return Listed(folder, problem=error)


def last_of(case: Case) -> tuple[date, str, str] | None:
    """The newest thing that happened: its day, `sent` or what the reply did, and the letter; None if nothing did."""
    days = [(paper.day, "sent", paper.kind) for paper in case.papers if paper.day]
    days += [(reply.on, reply.kind, paper.kind) for paper in case.papers for reply in paper.replies]
    return max(days, default=None, key=lambda one: one[0])
