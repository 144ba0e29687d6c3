"""Dates -> an iCalendar file (RFC 5545): all-day entries that ring seven days and one day before.

The format is written here and not by a library, because a letter would wait longer for the library than for its PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

_RING_BEFORE = ("-P7D", "-P1D")
_MOST_OCTETS = 74  # of a line; the one that goes on begins with a space (section 3.1 allows 75)
_SIGNS = re.compile(r"\\.|.", re.DOTALL)  # a backslash is not cut off from what it escapes


@dataclass(frozen=True, slots=True)
class Entry:
    """One day to remember. The same `uid` with a higher `sequence` in a later file replaces the entry, or cancels it.

    `uid` tells nothing of person, computer or case (RFC 7986, section 5.3).
    """

    uid: str
    day: date
    title: str
    description: str = ""
    sequence: int = 0
    cancelled: bool = False


def write(entries: Iterable[Entry], stamp: datetime) -> bytes:
    """The file; `stamp` is the moment (UTC) written as DTSTAMP, given so that the same call gives the same bytes."""
    lines = [_line("BEGIN", "VCALENDAR"), _line("VERSION", "2.0"), _line("PRODID", "-//complaint-kit//EN")]
    for entry in entries:
        lines += _event(entry, stamp)
    return "".join((*lines, _line("END", "VCALENDAR"))).encode()


def _event(entry: Entry, stamp: datetime) -> Iterator[str]:
    yield _line("BEGIN", "VEVENT")
    yield _line("SUMMARY", entry.title)
    yield _line("DTSTART;VALUE=DATE", f"{entry.day:%Y%m%d}")
    yield _line("DTSTAMP", f"{stamp:%Y%m%dT%H%M%SZ}")
    yield _line("UID", entry.uid)
    yield _line("SEQUENCE", str(entry.sequence))
    yield _line("CLASS", "PRIVATE")  # a calendar shared with others shows them no title
    yield _line("DESCRIPTION", entry.description)
    yield _line("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    yield _line("TRANSP", "TRANSPARENT")  # a reminder does not make the day busy
    for before in () if entry.cancelled else _RING_BEFORE:
        yield _line("BEGIN", "VALARM")
        yield _line("ACTION", "DISPLAY")
        yield _line("DESCRIPTION", entry.title)
        yield _line("TRIGGER", before)
        yield _line("END", "VALARM")
    yield _line("END", "VEVENT")


def _line(name: str, value: str) -> str:
    """The content line, its text escaped (section 3.3.11), and folded where it is long (section 3.1)."""
    text = re.sub(r"([\\;,])", r"\\\1", value)
    text = re.sub(r"\r\n|\r|\n", r"\\n", text)
    folded, octets = [], 0
    for sign in _SIGNS.findall(f"{name}:{text}"):
        octets += len(sign.encode())
        if octets > _MOST_OCTETS:
            folded.append("\r\n ")
            octets = len(sign.encode())
        folded.append(sign)
    return "".join((*folded, "\r\n"))
