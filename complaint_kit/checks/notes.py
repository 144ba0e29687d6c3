"""Notes: none is shown on a day on which its source did not exist, or what it speaks of had not happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf, rules_and_notes
from complaint_kit.law.model import Law, Note

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
