"""The dates of all cases in one file for a calendar: `cases --ics`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from complaint_kit.cases import calendar
from complaint_kit.cases import folder as folders
from complaint_kit.cases.locking import locked
from complaint_kit.drafting.next_steps import reminders
from complaint_kit.files import write_whole
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.writers import ics

FILE = "all-dates.ics"


def write_all_dates(library: Library, home: Path, plans: Iterator[tuple[Path, Plan]], today: date) -> Path:
    """The file with the dates of these cases, and where it lies. A date has the same id as in the file of its case."""
    entries = [entry for folder, plan in plans for entry in _entries(library, folder, plan, today)]
    path = home / FILE
    write_whole(path, ics.write(entries, datetime.combine(today, time(), UTC)))
    return path


def _entries(library: Library, folder: Path, plan: Plan, today: date) -> tuple[ics.CalendarEvent, ...]:
    """The dates of one case; where days have moved since they were last written, its own file is written anew."""
    with locked(folder):
        case = folders.load(folder, library)
        language = case.made[-1].language if case.made else "en"
        dates = reminders(plan, library, case, language)
        changed, files = calendar.dated(case, dates, today)
        if not calendar.moved(case, changed):
            return calendar.entries(case, dates)
        for name, content in files.items():
            write_whole(folder / name, content)
        folders.save(folder, changed)
        return calendar.entries(changed, dates)
