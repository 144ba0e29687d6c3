"""Dates: every day has one version of an entry, within the life of its law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf, entries, rules_and_notes
from complaint_kit.law.dates import Period
from complaint_kit.law.entry import InForce
from complaint_kit.law.model import Law
from complaint_kit.situation.organisations import Channel, Entity
from complaint_kit.situation.record import RecordEntry


@dataclass(frozen=True)
class Version:
    """One dated entry under an id."""

    place: str
    name: str
    span: InForce


_TWO_VERSIONS = """Let the older end the day before the newer begins:
- {id: access, in_force: {from: 2018-05-25, until: 2026-02-04}, ...}
- {id: access, in_force: {from: 2026-02-05}, ...}"""


def versions(shelf: Shelf) -> Iterator[Finding]:
    """Every day has one version of an entry and only one: the kit takes the one in force, never "the latest"."""
    for history in _histories(shelf):
        ordered = sorted(history, key=lambda version: version.span.from_)
        for earlier, later in pairwise(ordered):
            problem = _joint(earlier, later)
            if problem:
                yield Finding("versions", later.place, problem, _TWO_VERSIONS)


def _joint(earlier: Version, later: Version) -> str | None:
    end, start = earlier.span.until, later.span.from_
    if end is None or end >= start:
        return f"{earlier.name} has two versions on {start}"
    if end + timedelta(days=1) < start:
        return f"{earlier.name} has no version between {end} and {start}"
    return None


def _histories(shelf: Shelf) -> Iterable[list[Version]]:
    found: dict[Hashable, list[Version]] = defaultdict(list)
    for key, version in (*_in_laws(shelf), *_in_counters(shelf), *_in_authorities(shelf), *_in_organisations(shelf)):
        found[key].append(version)
    return found.values()


def _in_laws(shelf: Shelf) -> Iterator[tuple[Hashable, Version]]:
    for sheet in shelf.laws:
        law = sheet.content
        for kind, index, entry in rules_and_notes(law):
            version = Version(sheet.at(kind, index), f"{law.id}/{entry.id}", entry.in_force or law.in_force)
            yield (law.id, kind, entry.id), version


def _in_counters(shelf: Shelf) -> Iterator[tuple[Hashable, Version]]:
    """What conduct breaks; one kind may break two rules at a time, for different people."""
    for sheet in shelf.counters:
        for index, rule in enumerate(sheet.content.infringed):
            if rule.in_force:
                name = f"{sheet.path.stem}/{rule.conduct}"
                yield (
                    (sheet.path, rule.conduct, repr(rule.when)),
                    Version(sheet.at("infringed", index), name, rule.in_force),
                )


def _in_authorities(shelf: Shelf) -> Iterator[tuple[Hashable, Version]]:
    for sheet in shelf.authorities:
        for index, one in enumerate(sheet.content.authorities):
            yield ("authority", one.id), Version(sheet.at("authorities", index), one.id, one.in_force)


def _in_organisations(shelf: Shelf) -> Iterator[tuple[Hashable, Version]]:
    for sheet in shelf.organisations:
        known = sheet.content
        for kind, index, one in entries(known):
            version = Version(sheet.at(kind, index), f"{known.id}/{one.id}", _span(one))
            yield (known.id, kind, one.id, frozenset(one.serves)), version


def _span(one: Entity | Channel | RecordEntry) -> InForce:
    return one.offered if isinstance(one, RecordEntry) else one.in_force


def within_law(shelf: Shelf) -> Iterator[Finding]:
    """No rule or step is in force before its law is, or after it. (A note may warn of a law to come.)"""
    for sheet in shelf.laws:
        for place, name, span in _parts(sheet):
            if not _inside(span, sheet.content.in_force):
                yield Finding(
                    "within_law",
                    place,
                    f"{name} is in force {_said(span)}, its law {_said(sheet.content.in_force)}",
                    "Correct one of the two `in_force`; leave it out of the entry if it is the law's.",
                )


def _parts(sheet: Sheet[Law]) -> Iterator[tuple[str, str, InForce]]:
    rules = (("rules", index, rule.id, rule.in_force) for index, rule in enumerate(sheet.content.rules))
    steps = (("ladder", index, step.document, step.in_force) for index, step in enumerate(sheet.content.ladder))
    for kind, index, name, span in (*rules, *steps):
        if span:
            yield sheet.at(kind, index, "in_force"), f"{sheet.content.id}/{name}", span


def _inside(part: InForce, whole: InForce) -> bool:
    ends_in_time = whole.until is None or (part.until is not None and part.until <= whole.until)
    return part.from_ >= whole.from_ and ends_in_time


def _said(span: InForce) -> str:
    return f"{span.from_} to {span.until}" if span.until else f"from {span.from_}"


def extensions(shelf: Shelf) -> Iterator[Finding]:
    """A longer time is longer: it is counted from the same day as the time for the answer, and holds it."""
    for sheet in shelf.laws:
        for index, rule in enumerate(sheet.content.rules):
            answer, extended = rule.deadline("answer"), rule.deadline("extended")
            if not (answer and extended and answer.within and extended.within and answer.from_ == extended.from_):
                continue
            if _days(extended.within) <= _days(answer.within):
                yield Finding(
                    "extensions",
                    sheet.at("rules", index, "deadlines"),
                    f"the longer time of {sheet.content.id}/{rule.id}, {extended.within}, is not longer than "
                    f"{answer.within}",
                    "Write the whole time, not what is added: {id: extended, within: 90 days, ...} for 45 days and 45.",
                )


_DAYS_IN = {"day": 1.0, "business day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25}


def _days(period: Period) -> float:
    """About how many days it has."""
    return period.amount * _DAYS_IN[period.unit]
