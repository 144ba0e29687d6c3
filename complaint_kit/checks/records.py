"""The public record of an organisation: shown when anybody could know it, answerable, and clear on what has ended."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf
from complaint_kit.situation.organisations import Organisation
from complaint_kit.situation.record import AHEAD, RecordEntry

MOST_ON_A_SCREEN = 6
LINES, COLUMNS = 2, 72


def dated_records(shelf: Shelf) -> Iterator[Finding]:
    """An entry of a record is public when it happened or later, and not before its source: nobody knew it before."""
    for sheet in shelf.organisations:
        for index, entry in enumerate(sheet.content.record):
            problem = _too_early(entry) or _to_come(entry, shelf)
            if problem:
                name = f"{sheet.content.id}/{entry.id}"
                yield Finding("dated_records", sheet.at("record", index), f"{name} {problem}", _DATES)


_DATES = """Write when it happened, and when anybody could know it; only what is planned can be public before its day:
- {id: starts_2026, kind: starts, on: 2026-12-14, public: 2026-11-02, source: {..., on: 2026-11-02}, ...}
- {id: ruling_2026, kind: ruling, on: 2026-03-19, public: 2026-03-20, held_before: The report is of May., ...}"""


def _too_early(entry: RecordEntry) -> str | None:
    if entry.public < entry.on and entry.kind not in AHEAD:
        return f"is public on {entry.public}, but a {entry.kind} of {entry.on} cannot be known before"
    if entry.offered.from_ < entry.public:
        return f"is on offer from {entry.offered.from_}, but public on {entry.public}"
    if entry.source.on and entry.source.on > entry.public and not entry.held_before:
        return f"is public on {entry.public}, its source is of {entry.source.on}"
    return None


def _to_come(entry: RecordEntry, shelf: Shelf) -> str | None:
    if entry.offered.until and entry.offered.until < entry.public:
        return f"is public on {entry.public}, after the last day on which it is offered, {entry.offered.until}"
    return f"is still to come: it is public on {entry.public}" if entry.public > shelf.today else None


def contradicted(shelf: Shelf) -> Iterator[Finding]:
    """An entry contradicts entries that there are, and a letter knows how to speak of what has ended."""
    for sheet in shelf.organisations:
        known = {one.id for one in sheet.content.record}
        for index, entry in enumerate(sheet.content.record):
            for id_ in entry.contradicts:
                if id_ not in known or id_ == entry.id:
                    problem = f"'{entry.id}' contradicts '{id_}', which is no other entry"
                    mend = f"Name entries of this record: {', '.join(sorted(known - {entry.id})) or 'there are none'}."
                    yield Finding("contradicted", sheet.at("record", index, "contradicts"), problem, mend)
        yield from _still_told(sheet)


def _still_told(sheet: Sheet[Organisation]) -> Iterator[Finding]:
    over = {id_ for one in sheet.content.record for id_ in one.contradicts}
    for index, entry in enumerate(sheet.content.record):
        if entry.id in over and entry.in_letters == "may" and entry.ended is None:
            yield Finding(
                "contradicted",
                sheet.at("record", index),
                f"'{entry.id}' has ended, and letters may still say it as it was",
                "Write what a letter says from then on: ended: {en: ...}, or in_letters: never.",
            )


def answerable(shelf: Shelf) -> Iterator[Finding]:
    """What a person is asked to confirm about an organisation fits on a screen: six questions of two lines."""
    for sheet in shelf.organisations:
        for index, entry in enumerate(sheet.content.record):
            for language, text in (entry.asks or {}).items():
                if len(wrap(text, COLUMNS)) > LINES:
                    problem = f"this question is longer than {LINES} lines of {COLUMNS} characters"
                    yield Finding("answerable", sheet.at("record", index, "asks", language), problem, _SHORTER)
        for topic, place in sorted(_crowded(shelf, sheet.content)):
            problem = f"people in {place} are asked more than {MOST_ON_A_SCREEN} things at once, about {topic}"
            yield Finding("answerable", sheet.at("record"), problem, _FEWER)


_SHORTER = "Ask one thing, in one short sentence; what comes of it stands in `mine`."
_FEWER = "Put two into one, end what is no longer said (`in_force: {until: ...}`), or confine one with `serves`."


def _crowded(shelf: Shelf, known: Organisation) -> set[tuple[str, str]]:
    """The topics and places with more questions on one day than fit on a screen."""
    asked = [one for one in known.record if one.asks]
    days = {day for one in asked for day in (one.offered.from_, one.offered.until) if day}
    topics = {topic for one in asked for topic in one.topics}
    places = {code for one in asked for code in one.serves if code in shelf.library.places}
    groups = {code for one in asked for code in one.serves} - places - {"*"}
    homes = {code: shelf.library.reach(code) for code in places} | {code: frozenset({code}) for code in groups}
    return {
        (topic, code)
        for topic in topics
        for code, reach in homes.items()
        for day in days
        if len(known.offered_for(reach, topic, day)) > MOST_ON_A_SCREEN
    }
