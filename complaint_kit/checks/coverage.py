"""How much of each law is tested and read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from complaint_kit.checks.shelf import Sheet
from complaint_kit.law.model import Deadline, Law


@dataclass(frozen=True)
class Coverage:
    """One law: its rules, their examples, and how many with a period have none, and which; how many were read, and
    when."""

    law: str
    rules: int
    examples: int
    untested: int
    verified: int
    unverified: int
    newest: date | None
    oldest: date | None
    untested_rules: tuple[str, ...] = ()


def coverage(laws: Iterable[Sheet[Law]]) -> tuple[Coverage, ...]:
    """A row for each law."""
    return tuple(_row(sheet.content) for sheet in laws)


def _row(law: Law) -> Coverage:
    days = [verified.on for rule in law.rules if (verified := law.verified_of(rule))]
    untested = [f"{law.id}/{one.id}" for one in law.rules if not one.examples and any(map(_counted, one.deadlines))]
    return Coverage(
        law=law.id,
        rules=len(law.rules),
        untested=len(untested),
        examples=sum(len(rule.examples) for rule in law.rules),
        verified=len(days),
        unverified=len(law.rules) - len(days),
        newest=max(days, default=None),
        oldest=min(days, default=None),
        untested_rules=tuple(untested),
    )


def _counted(deadline: Deadline) -> bool:
    return deadline.within is not None
