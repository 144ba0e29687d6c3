"""Dates -> an iCalendar file (RFC 5545): all-day entries that ring seven days and one day before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

_RING_BEFORE = (7, 1)  # days
_LONGEST = 74  # bytes of a line, beside the space with which it may begin


class CalendarEvent(NamedTuple):
    """One day to remember. The same `uid` with a higher `sequence` in a later file replaces the entry, or cancels it.

    `uid` tells nothing of person, computer or case (RFC 7986, section 5.3).
    """

    uid: str
    day: date
    title: str
    description: str = ""
    sequence: int = 0
    cancelled: bool = False


def write(entries: Iterable[CalendarEvent], stamp: datetime) -> bytes:
    """The file; `stamp` is the moment (UTC) written as DTSTAMP, given so that the same call gives the same bytes."""
    events = (line for entry in entries for line in _event(entry, stamp))
    lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//complaint-kit//EN", *events, "END:VCALENDAR")
    return "".join(map(_folded, lines)).encode()


def ids(file: bytes) -> tuple[str, ...]:
    """The ids of the entries in a file; none where it is no calendar."""
    from icalendar import Calendar  # which takes longer to import than a calendar to write

    try:
        return tuple(str(one["UID"]) for one in Calendar.from_ical(file).walk("VEVENT"))
    except (ValueError, KeyError):
        return ()


def without(file: bytes, gone: Collection[str]) -> bytes | None:
    """The file without the entries of these ids; None if no entry is left."""
    from icalendar import Calendar

    calendar = Calendar.from_ical(file)
    kept = [one for one in calendar.subcomponents if one.name != "VEVENT" or str(one["UID"]) not in gone]
    if not any(one.name == "VEVENT" for one in kept):
        return None
    calendar.subcomponents = kept
    return bytes(calendar.to_ical())


def _event(entry: CalendarEvent, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"UID:{entry.uid}"
    yield f"SEQUENCE:{entry.sequence}"
    yield "CLASS:PRIVATE"  # a calendar shared with others shows them no title
    yield f"DESCRIPTION:{_text(entry.description)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"  # a reminder does not make the day busy
    for days in () if entry.cancelled else _RING_BEFORE:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(entry.title)}")
        yield from (f"TRIGGER:-P{days}D", "END:VALARM")
    yield "END:VEVENT"


def _text(text: str) -> str:
    """The text as a value (section 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\r\n", "\n").replace("\n", r"\n")


def _folded(line: str) -> str:
    """The line, in as many as it needs to be of 75 bytes at most (section 3.1); no sign of it is divided."""
    folded, filled = [], 0
    for sign in line:
        size = len(sign.encode())
        if filled + size > _LONGEST:
            folded.append("\r\n ")
            filled = 0
        folded.append(sign)
        filled += size
    return "".join((*folded, "\r\n"))
