"""Dates -> an iCalendar file (RFC 5545): all-day entries that ring seven days and one day before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event

_RING_BEFORE = (timedelta(days=7), timedelta(days=1))


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
    calendar = Calendar()
    calendar.add("prodid", "-//complaint-kit//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def ids(file: bytes) -> tuple[str, ...]:
    """The ids of the entries in a file; none where it is no calendar."""
    try:
        return tuple(str(one["UID"]) for one in Calendar.from_ical(file).walk("VEVENT"))
    except (ValueError, KeyError):
        return ()


def without(file: bytes, gone: Collection[str]) -> bytes | None:
    """The file without the entries of these ids; None if no entry is left."""
    calendar = Calendar.from_ical(file)
    kept = [one for one in calendar.subcomponents if one.name != "VEVENT" or str(one["UID"]) not in gone]
    if not any(one.name == "VEVENT" for one in kept):
        return None
    calendar.subcomponents = kept
    return bytes(calendar.to_ical())


def _event(entry: CalendarEvent, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")  # a calendar shared with others shows them no title
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    event.add("summary", entry.title)
    event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")  # a reminder does not make the day busy
    for before in () if entry.cancelled else _RING_BEFORE:
        event.add_component(_alarm(entry, before))
    return event


def _alarm(entry: CalendarEvent, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", -before)
    return alarm
