"""Holidays as data: what `jurisdictions/holidays.yaml` adds to the package `holidays`, or takes from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from complaint_kit.law.entry import Entry, Model

_FIXED = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")
_NTH = re.compile(r"(1st|2nd|3rd|4th|last) (\w+) of (\w+)")
_PLACES = {"1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "last": -1}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_ADVICE = "write a day such as 12-26, 2027-03-01, '4th Friday of September' or 'last Monday of May'"


def _known_day(text: str) -> str:
    fixed, nth = _FIXED.fullmatch(text), _NTH.fullmatch(text)
    if fixed:
        date(int(fixed[1] or 2024), int(fixed[2]), int(fixed[3]))  # 2024 has a 29 February
    elif not (nth and nth[2] in _WEEKDAYS and nth[3] in _MONTHS):
        raise ValueError(_ADVICE)
    return text


class Years(Model):
    """From the first to the last year, both included; no `until`: until further notice."""

    from_: int = Field(alias="from", default=1900)
    until: int = 9999


class Holiday(Entry):
    """One correction: a day that the package lacks, has wrongly, or calls certain although it is disputed.

    Which days: those that the package calls by `names` in `place`, or in the calendar `calendar_of` another place; or
    `day`; or all of a `town` of which the package has a calendar (if `names` are given, only those). `days_after` means
    the day so many days after each. `moves` says which of them are made good on the next working day, those on a
    `weekend` or only on a `sunday`: with `names` only that next day is meant, with `day` or `calendar_of` both.

    `counts`: `yes` is a holiday on every reading and moves the last day for an answer; `maybe` moves only the day from
    which an answer is late on every reading; `no` is no holiday.
    """

    place: str
    names: tuple[str, ...] = ()
    day: Annotated[str, BeforeValidator(str), AfterValidator(_known_day)] | None = None
    town: str | None = None
    calendar_of: str | None = None
    days_after: int = 0
    moves: Literal["weekend", "sunday"] | None = None
    years: Years = Years()
    counts: Literal["yes", "maybe", "no"]

    @model_validator(mode="after")
    def _names_days(self) -> Holiday:
        if not (self.names or self.day or self.town):
            raise ValueError(f"name the days by `names`, `day` or `town`; {_ADVICE}")
        return self

    @property
    def corrects_names(self) -> bool:
        """Whether it says how days count that the package itself names there, and means no other days."""
        return bool(self.names) and not (self.town or self.calendar_of or self.moves or self.days_after)

    def days(self, year: int) -> Iterator[date]:
        """The days of that year that `day` means, before any is moved; none outside `years`."""
        if self.day is None or not self.years.from_ <= year <= self.years.until:
            return
        if fixed := _FIXED.fullmatch(self.day):
            if fixed[1] in (None, str(year)) and (found := _existing(year, int(fixed[2]), int(fixed[3]))):
                yield found
        elif nth := _NTH.fullmatch(self.day):
            yield _nth(year, _MONTHS.index(nth[3]) + 1, _WEEKDAYS.index(nth[2]), _PLACES[nth[1]])


class HolidayFile(Model):
    """`jurisdictions/holidays.yaml`. `by_part`: countries in which each part designates its own holidays."""

    by_part: tuple[str, ...] = ()
    holidays: tuple[Holiday, ...] = ()


def names_in(text: str) -> frozenset[str]:
    """The names that the package gives a day, without what it adds in brackets.

    >>> sorted(names_in("Day off (substituted from 08/08/2026); Labor Day"))
    ['Day off', 'Labor Day']
    """
    return frozenset(name.partition(" (")[0] for name in text.split("; "))


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    days = (first + timedelta(days=count) for count in range(31))
    return [day for day in days if day.month == month and day.weekday() == weekday][number]
