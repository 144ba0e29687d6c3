"""Working days: Monday to Friday without the holidays of a place, read strictly or cautiously.

A place is an ISO 3166 code (`IE`, `DE-BY`, `GB-SCT`, `US-CA`), a town in it (`DE-BY/Augsburg`), or a group such as
`EEA`, the whole of it. Strictly, a day is a holiday if the whole country designates it (where each part designates its
own: the part). Cautiously, also if the region, a town, a trade or a disputed reading may keep it: good for telling when
no reading calls an answer timely any more, never for less.

The holidays are those of the package `holidays`, as `jurisdictions/holidays.yaml` corrects them.

>>> calendars = Calendars()
>>> calendars.roll_forward(date(2026, 4, 5), "IE")  # Easter Sunday, then Easter Monday
datetime.date(2026, 4, 7)
>>> corpus_christi = date(2026, 6, 4)
>>> [calendars.is_working_day(corpus_christi, "DE-BY", cautious=cautious) for cautious in (False, True)]
[True, False]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

from complaint_kit.law.holidays import Holiday, HolidayFile, names_in

if TYPE_CHECKING:
    from holidays import HolidayBase

# Kinds of days in the `holidays` package on which people work: no reading moves a period because of them.
_WORKED = frozenset({"half_day", "school", "unofficial", "workday"})

_SATURDAY, _SUNDAY = 5, 6


def is_weekend(day: date) -> bool:
    """Whether it is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


class Calendars:
    """The holidays of all places. `groups` are places that stand for several countries, each with their codes."""

    def __init__(self, corrections: HolidayFile | None = None, groups: Mapping[str, tuple[str, ...]] | None = None):
        corrections = corrections or HolidayFile()
        self._corrections = corrections.holidays
        self._by_part = frozenset(corrections.by_part)
        self._groups = groups or {}
        self.designated = cache(self._designated)
        self.possible = cache(self._possible)

    def is_working_day(self, day: date, place: str, *, cautious: bool = False) -> bool:
        """Whether it is Monday to Friday and no holiday there. Where nobody keeps a calendar, only weekends count."""
        holidays_of = self.possible if cautious else self.designated
        return not is_weekend(day) and day not in holidays_of(place, day.year)

    def roll_forward(self, day: date, place: str, *, cautious: bool = False) -> date:
        """The day itself if it is a working day there, or else the next one that is."""
        while not self.is_working_day(day, place, cautious=cautious):
            day += timedelta(days=1)
        return day

    def add_working_days(self, day: date, number: int, place: str, *, cautious: bool = False) -> date:
        """The `number`th working day after `day`, which itself is not counted."""
        for _ in range(number):
            day = self.roll_forward(day + timedelta(days=1), place, cautious=cautious)
        return day

    def within(self, place: str, home: str) -> bool:
        """Whether the place is, or is part of, the country, region or group `home`."""
        return home in (place, _country(place)) or _country(place) in self._members(home)

    def meant(self, place: str) -> tuple[str, ...]:
        """The places whose calendar may be meant: those of a group; a country, its regions and towns; or the place."""
        country, region = _parts(place)
        members = self._members(country)
        if region is None and members:
            return members
        places = (place,) if region else (country, *(f"{country}-{one}" for one in regions(country)))
        return (*places, *(f"{one.place}/{one.town}" for one in self._corrections if one.town and one.place in places))

    def _members(self, place: str) -> tuple[str, ...]:
        """What a group stands for: countries, or the parts of a country in which each designates its own holidays."""
        if place in self._by_part:
            return tuple(f"{place}-{one}" for one in regions(place))
        return self._groups.get(place, ())

    def _designated(self, place: str, year: int) -> frozenset[date]:
        """The days of that year which are public holidays there on any reading; none for a place without a calendar.

        Those of the whole country, whatever the region (in the United States the federal ones); where each part
        designates its own, those of the part; of a group those that all its members share. Regulation (EEC, Euratom)
        1182/71, Article 2(1), counts the days that a Member State designates.
        """
        country, region = _parts(place)
        members = self._members(country)
        if region is None and members:
            return frozenset.intersection(*(self.designated(member, year) for member in members))
        part = region if country in self._by_part else None
        found = package(country, part, year)
        less = frozenset(name for one in self._about(place) if _doubts(one, year) for name in one.names)
        days = frozenset(day for day, name in found.items() if names_in(name) - less)
        return (days | self._added(place, year, "yes")) - self._added(place, year, "no")

    def _possible(self, place: str, year: int) -> frozenset[date]:
        """The designated days, and those which the region keeps, or banks, churches, custom or a disputed reading."""
        whole, _, town = place.partition("/")
        if town:
            return self.possible(whole, year) | self._of_town(place, year)
        country, region = _parts(place)
        kept = package(country, region, year, everything=True)
        none = frozenset(
            name for one in self._about(place) if one.counts == "no" and _doubts(one, year) for name in one.names
        )
        days = frozenset(day for day, name in kept.items() if names_in(name) - none)
        more = days | self._added(place, year, "maybe")
        return self.designated(place, year) | (more - self._added(place, year, "no"))

    def _of_town(self, place: str, year: int) -> frozenset[date]:
        days: set[date] = set()
        for one in self._corrections:
            if f"{one.place}/{one.town}" == place:
                found = package(_country(place), one.town, year, everything=True)
                days |= {day for day, name in found.items() if not one.names or names_in(name) & set(one.names)}
        return frozenset(days)

    def _about(self, place: str) -> Iterator[Holiday]:
        """The corrections for the place and its country, without those for a town."""
        return (one for one in self._corrections if one.place in (place, _country(place)) and not one.town)

    def _added(self, place: str, year: int, counts: str) -> frozenset[date]:
        """The days of that year that corrections of this weight name, with those that make them good."""
        days: set[date] = set()
        for one in self._about(place):
            if one.counts != counts or (counts == "no" and not one.day):
                continue  # a name that is no holiday takes nothing from another name of the same day
            named = {day for near in (year - 1, year) for day in days_of(one, near)}
            if one.moves:
                taken = {day for near in (year - 1, year, year + 1) for day in package(_country(place), None, near)}
                days |= set(_made_good(one, named, taken))
            if one.day or one.calendar_of or not one.moves:
                days |= named
        return frozenset(day for day in days if day.year == year)


def days_of(one: Holiday, year: int) -> frozenset[date]:
    """The days of that year that a correction names itself; none outside its years."""
    if not one.years.from_ <= year <= one.years.until:
        return frozenset()
    if one.day:
        return frozenset(one.days(year))
    country, region = _parts(one.calendar_of or one.place)
    found = package(country, one.town or region, year, everything=True)
    shift = timedelta(days=one.days_after)
    return frozenset(day + shift for day, name in found.items() if not one.names or names_in(name) & set(one.names))


def _doubts(one: Holiday, year: int) -> bool:
    """Whether it says of named days of the package itself that they are not holidays on every reading."""
    return one.corrects_names and one.counts != "yes" and one.years.from_ <= year <= one.years.until


def _made_good(one: Holiday, named: Iterable[date], taken: set[date]) -> Iterator[date]:
    """The next working days after those of the named days that fall on a weekend, or only on a Sunday."""
    taken = set(taken)
    for day in sorted(named):
        if day.weekday() == _SUNDAY or (one.moves == "weekend" and is_weekend(day)):
            following = day
            while is_weekend(following) or following in taken:
                following += timedelta(days=1)
            taken.add(following)
            yield following


def _country(place: str) -> str:
    return place.partition("-")[0]


def _parts(place: str) -> tuple[str, str | None]:
    """Country and region; a region without a calendar of its own is left out."""
    country, _, region = place.partition("/")[0].partition("-")
    return country, region if region in regions(country) else None


@cache
def regions(country: str) -> tuple[str, ...]:
    """The regions of which the package has calendars, by the second half of their ISO 3166-2 code."""
    # They have at most three characters; the longer names in the package are towns and their staff rules.
    return tuple(region for region in subdivisions(country) if len(region) <= 3)


@cache
def subdivisions(country: str) -> tuple[str, ...]:
    """Every region and town of the country of which the package has a calendar."""
    found = _country_holidays(country)
    return found.subdivisions if found is not None else ()


@cache
def package(country: str, region: str | None, year: int, *, everything: bool = False) -> Mapping[date, str]:
    """The holidays of the package by day, with their English names; with `everything` those that only some keep."""
    bare = _country_holidays(country)
    if bare is None:
        return {}
    kept = [kind for kind in bare.supported_categories if kind not in _WORKED] if everything else None
    # A fixed language, or the names would follow the machine's.
    return dict(type(bare)(subdiv=region, years=year, categories=kept, language="en_US"))


@cache
def _country_holidays(country: str) -> HolidayBase | None:
    """The package's calendar of the country without a year; None where it has none."""
    import holidays  # a tenth of a second: nobody should pay it who counts nothing

    _only_countries_asked_for()
    try:
        return holidays.country_holidays(country)
    except NotImplementedError:
        return None


def _only_countries_asked_for() -> None:
    """Keeps the package from loading its 250 countries for one: they are loaded in `holidays.countries` itself, which
    is put in its place here without being run, so that each module in it comes when it is asked for.
    """
    spec = find_spec("holidays.countries")
    if spec and spec.name not in sys.modules:
        sys.modules[spec.name] = module_from_spec(spec)
