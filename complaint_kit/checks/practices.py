"""Practices of organisations: offered when they have happened, few enough and short enough to be answered."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.situation.organisations import Organisation, Practice

MOST_ON_A_SCREEN = 6
LINES, COLUMNS = 2, 72


def happened(shelf: Shelf) -> Iterator[Finding]:
    """A practice is offered from the day on which it happened, never before, and that day is not still to come."""
    for sheet in shelf.organisations:
        for index, practice in enumerate(sheet.content.practices):
            problem = _too_early(practice, shelf)
            if problem:
                place = sheet.at("practices", index, "on")
                yield Finding("happened", place, f"{sheet.content.id}/{practice.id} {problem}", _HAPPENED)


_HAPPENED = """Let it be offered from that day, and correct the year if it is mistyped:
on: 2025-11-03
in_force: {from: 2025-11-03}"""


def _too_early(practice: Practice, shelf: Shelf) -> str | None:
    span = practice.in_force
    if span.until and practice.on > span.until:
        return f"happened on {practice.on}, after the last day on which it is offered, {span.until}"
    if practice.on > span.from_:
        return f"happened on {practice.on}, but is offered from {span.from_}"
    return f"is still to come, on {practice.on}" if practice.on > shelf.today else None


def answerable(shelf: Shelf) -> Iterator[Finding]:
    """What a person is asked to confirm about an organisation fits on a screen: six questions of two lines."""
    for sheet in shelf.organisations:
        for index, practice in enumerate(sheet.content.practices):
            for language, text in practice.asks.items():
                if len(wrap(text, COLUMNS)) > LINES:
                    problem = f"this question is longer than {LINES} lines of {COLUMNS} characters"
                    yield Finding("answerable", sheet.at("practices", index, "asks", language), problem, _SHORTER)
        for topic, place in sorted(_crowded(shelf, sheet.content)):
            problem = f"people in {place} are asked more than {MOST_ON_A_SCREEN} things at once, about {topic}"
            yield Finding("answerable", sheet.at("practices"), problem, _FEWER)


_SHORTER = "Ask one thing, in one short sentence; what comes of it stands in `says`."
_FEWER = "Put two into one, end what is no longer said (`in_force: {until: ...}`), or confine one with `serves`."


def _crowded(shelf: Shelf, known: Organisation) -> set[tuple[str, str]]:
    """The topics and places with more questions on one day than fit on a screen."""
    days = {day for one in known.practices for day in (one.in_force.from_, one.in_force.until) if day}
    topics = {topic for one in known.practices for topic in one.topics}
    places = {code for one in known.practices for code in one.serves if code in shelf.library.places}
    groups = {code for one in known.practices for code in one.serves} - places - {"*"}
    homes = {code: shelf.library.reach(code) for code in places} | {code: frozenset({code}) for code in groups}
    return {
        (topic, code)
        for topic in topics
        for code, reach in homes.items()
        for day in days
        if len(known.practices_for(reach, topic, day)) > MOST_ON_A_SCREEN
    }
