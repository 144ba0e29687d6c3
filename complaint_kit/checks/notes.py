"""Notes: none is shown on a day on which its source did not exist, or what it speaks of had not happened; and none
tells of a limit of the person's own that is not counted, without saying why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf, rules_and_notes
from complaint_kit.law.model import Law, Note
from complaint_kit.law.steps import DocumentKind

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def dated_notes(shelf: Shelf) -> Iterator[Finding]:
    """A note begins when its source did: a person of 2024 is not told of a judgment of 2026."""
    for sheet in shelf.laws:
        for index, note in enumerate(sheet.content.notes):
            problem = _too_early(note, sheet.content)
            if problem:
                name = f"{sheet.content.id}/{note.id}"
                yield Finding("dated_notes", sheet.at("notes", index), f"{name} {problem}", _DATES)


def recommended(shelf: Shelf) -> Iterator[Finding]:
    """What words of a law tell a person to ask for, some wish asks for: nobody is sent to a door that is not there."""
    asked = {one.right for wish in shelf.library.wishes.values() for one in wish.rights}
    for sheet in shelf.laws:
        for kind, index, entry in rules_and_notes(sheet.content):
            lost = [right for right in entry.recommends if right not in asked]
            if lost:
                problem = f"{sheet.content.id}/{entry.id} recommends {', '.join(lost)}, which no wish asks for"
                yield Finding("recommended", sheet.at(kind, index, "recommends"), problem, _WISH)


_WISH = "Let a wish in templates/_shared/wishes.yaml mean the right, or take the advice out of the words."
_DATES = """Let it begin on the day of its source, or say why it was true before:
in_force: {from: 2026-03-19}
source: {title: "Court of Justice, C-526/24", url: https://..., on: 2026-03-19}
held_before: The article that the judgment explains is of 2018."""


def counted_notes(shelf: Shelf) -> Iterator[Finding]:
    """A note of a limit that runs against the person names the deadline that counts it."""
    own = {
        f"{sheet.content.id}/{rule.id}/{deadline.id}": deadline.of
        for sheet in shelf.laws
        for rule in sheet.content.rules
        for deadline in rule.deadlines
        if deadline.owner == "person"
    }
    for sheet in shelf.laws:
        for index, note in enumerate(sheet.content.notes):
            for problem in _uncounted(note, own):
                name = f"{sheet.content.id}/{note.id}"
                yield Finding("counted_notes", sheet.at("notes", index), f"{name} {problem}", _CLOCKS)


_CLOCKS = """Name the deadlines of the person's own (whose: person) that it tells of, or say why no day can be counted:
clocks: [xa.act/complaint/lodge]
no_clock: It runs from a message that the kit does not record."""


def _uncounted(note: Note, own: Mapping[str, DocumentKind]) -> Iterator[str]:
    if note.kind == "time_bar" and bool(note.clocks) == bool(note.no_clock):
        both = "both counted and not" if note.clocks else "not counted, and does not say why"
        yield f"tells of a limit that is {both}"
    yield from (f"names '{one}', which is no deadline of the person's own" for one in note.clocks if one not in own)
    if note.kind == "time_bar" and note.after is None and {own.get(one) for one in note.clocks} == {"complaint"}:
        yield "tells of what follows a complaint alone, and does not say `after: complaint`"


def _too_early(note: Note, law: Law) -> str | None:
    start = (note.in_force or law.in_force).from_
    day = note.source.on if note.source else None
    if note.held_before:
        return None
    if day:
        return f"is shown from {start}, its source is of {day}" if start < day else None
    later = [year for year in _years(note) if year > start.year]
    if later and note.in_force is None:
        return f"speaks of {later[0]} and is shown from {start}, the first day of its law"
    return None


def _years(note: Note) -> list[int]:
    """The years that its words, or the title of its source, speak of."""
    title = note.source.title if note.source else ""
    return sorted({int(year) for text in (*note.says.values(), title) for year in _YEAR.findall(text)})


def covered_notes(shelf: Shelf) -> Iterator[Finding]:
    """What works instead is told of organisations that the law leaves out as well: the words must be true of them."""
    for sheet in shelf.laws:
        for index, note in enumerate(sheet.content.notes):
            if _unasked(note, sheet.content):
                problem = f"{sheet.content.id}/{note.id} does not say whether it holds where the law leaves a case out"
                yield Finding("covered_notes", sheet.at("notes", index), problem, _COVERED)


_COVERED = """Say whether it speaks of what the law itself gives or demands, or let its `when` say whom it concerns:
covered: true    # told only where the law may cover the case
covered: false   # true of everybody"""


def _unasked(note: Note, law: Law) -> bool:
    """One of what works instead that nothing confines to those whom the law covers, or does not cover."""
    if note.kind != "works_instead" or law.covers is None or note.covered is not None or note.about_the_dead:
        return False
    return note.when is None or note.when.facts.isdisjoint(law.covers.facts)
