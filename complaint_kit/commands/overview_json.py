"""`cases` and `due` as JSON-ready data. Their keys are a promise: they are added to, never renamed."""

from __future__ import annotations

from datetime import date
from typing import Any

from complaint_kit.commands.listed import Listed, last_of
from complaint_kit.planning.pressing import Item


def case_as_json(one: Listed, today: date) -> dict[str, Any]:
    """One case: where it stands, what happened last, the letters to write now, and the first day that is counted."""
    last = last_of(one.case) if one.case else None
    dated = next((item for item in one.items if item.clock), None)
    return {
        "case": one.folder.name,
        "folder": str(one.folder),
        "scenario": one.case.scenario if one.case else None,
        "state": _state(one),
        "last": dict(zip(("on", "event", "document"), last, strict=True)) if last else None,
        "next": _next(one),
        **_days(dated, today),
        "problem": str(one.problem) if one.problem else None,
    }


def item_as_json(one: Listed, item: Item, today: date) -> dict[str, Any]:
    """One thing that is due in a case: a letter to write, or the period of a right."""
    clock = item.clock
    return {
        "case": one.folder.name,
        "folder": str(one.folder),
        "state": item.state,
        "law": item.matter.law.id,
        "document": item.rung.step.document if item.rung else None,
        "right": clock.right if clock else None,
        "deadline": clock.deadline.id if clock else None,
        "on": item.on,
        **_days(item, today),
    }


def _state(one: Listed) -> str:
    if one.problem or one.case is None:
        return "unreadable"
    if one.plan is None:
        return "unfinished"
    return "closed" if one.case.closed else "running"


def _next(one: Listed) -> list[str]:
    """The letters to write now; none in a case that is over."""
    if one.plan is None or one.plan.situation.case.closed:
        return []
    return list(dict.fromkeys(rung.step.document for _, rung in one.plan.now))


def _days(item: Item | None, today: date) -> dict[str, Any]:
    due = item.due if item else None
    return {
        "due": due,
        "late_from": item.late_from if item else None,
        "days_left": (due - today).days if due else None,
    }
