"""The dates of a case in the person's own calendar: written anew whenever they move, cancelled when they are over.

What was written stands in the case, so that a later file replaces the entries of an earlier one, wherever the case
lies and whatever it is called. Ids are random: they tell nothing of the person, the computer or the company.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

from complaint_kit.drafting.next_steps import CALENDAR, Reminder
from complaint_kit.situation.case import CalendarEntry, Case

if TYPE_CHECKING:  # whoever is asked the first question does not wait for what writes calendars
    from complaint_kit.writers import ics

FILE = CALENDAR


def dated(case: Case, reminders: Iterable[Reminder], today: date) -> tuple[Case, dict[str, bytes]]:
    """The case with these dates as its calendar, and the file to import; no file while there never was a date."""
    wanted = _numbered(reminders)
    earlier = {one.key: one for one in case.calendar}
    live = tuple(_entry(key, one, earlier.get(key), case.discreet) for key, one in wanted.items())
    over = tuple(_cancelled(one) for key, one in earlier.items() if key not in wanted)
    changed = case.model_copy(update={"calendar": (*live, *over)})
    if not changed.calendar:
        return changed, {}
    from complaint_kit.writers import ics

    return changed, {FILE: ics.write(entries(changed, wanted.values()), datetime.combine(today, time(), UTC))}


def entries(case: Case, reminders: Iterable[Reminder]) -> tuple[ics.CalendarEvent, ...]:
    """The calendar of the case as it was last written; with these dates, how each of them was counted."""
    from complaint_kit.writers import ics

    described = {} if case.discreet else {key: one.description for key, one in _numbered(reminders).items()}
    return tuple(
        ics.CalendarEvent(one.uid, one.day, one.title, described.get(one.key, ""), one.sequence, one.cancelled)
        for one in case.calendar
    )


def moved(before: Case, after: Case) -> bool:
    """Whether there are other days in the calendar than before, or fewer."""
    return [(one.key, one.day, one.cancelled) for one in before.calendar] != [
        (one.key, one.day, one.cancelled) for one in after.calendar
    ]


def _numbered(reminders: Iterable[Reminder]) -> dict[str, Reminder]:
    """The reminders by key; a second of the same letter, right and period gets a number of its own."""
    found: dict[str, Reminder] = {}
    for one in reminders:
        alike = sum(other.key == one.key for other in found.values())
        found[f"{one.key}-{alike + 1}" if alike else one.key] = one
    return found


def _entry(key: str, reminder: Reminder, before: CalendarEntry | None, discreet: bool) -> CalendarEntry:
    return CalendarEntry(
        key=key,
        uid=before.uid if before else str(uuid4()),
        sequence=before.sequence + 1 if before else 0,
        day=reminder.day,
        title=reminder.discreet if discreet else reminder.title,
    )


def _cancelled(entry: CalendarEntry) -> CalendarEntry:
    if entry.cancelled:
        return entry
    return entry.model_copy(update={"cancelled": True, "sequence": entry.sequence + 1})
