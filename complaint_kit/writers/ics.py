"""Reminders -> an iCalendar file (RFC 5545): all-day entries that ring seven days and one day before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

_RING_BEFORE = (timedelta(days=7), timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Reminder:
    """One day to remember. The same `uid` in a later file replaces the entry instead of doubling it."""

    uid: str
    day: date
    title: str
    description: str


def write(reminders: Iterable[Reminder], stamp: datetime) -> bytes:
    """The file; `stamp` is the moment (UTC) written as DTSTAMP, given so that the same call gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//complaint-kit//EN")
    calendar.add("version", "2.0")
    for reminder in reminders:
        calendar.add_component(_event(reminder, stamp))
    return bytes(calendar.to_ical())


def _event(reminder: Reminder, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", reminder.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", reminder.day)
    event.add("summary", reminder.title)
    event.add("description", reminder.description)
    event.add("transp", "TRANSPARENT")  # a reminder does not make the day busy
    for before in _RING_BEFORE:
        event.add_component(_alarm(reminder, before))
    return event


def _alarm(reminder: Reminder, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", reminder.title)
    alarm.add("trigger", -before)
    return alarm
