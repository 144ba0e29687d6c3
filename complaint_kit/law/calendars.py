"""Working days: Monday to Friday without the holidays of a place, read strictly or cautiously.

A place is an ISO 3166 code (`IE`, `DE-BY`, `GB-SCT`, `US-CA`) or `EEA`, the whole of it. Strictly, a day is a holiday
if the whole country designates it (in the United Kingdom: the nation). Cautiously, also if the region, a trade or a
disputed reading may keep it: good for telling when no reading calls an answer timely any more, never for less.

>>> roll_forward(date(2026, 4, 5), "IE")  # Easter Sunday, then Easter Monday
datetime.date(2026, 4, 7)
>>> corpus_christi = date(2026, 6, 4)
>>> is_working_day(corpus_christi, "DE-BY"), is_working_day(corpus_christi, "DE-BY", cautious=True)
(True, False)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

EEA_STATES = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
    "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip

# Places that stand for several calendars. Wales keeps England's.
_MEMBERS = {"EEA": EEA_STATES, "GB": ("GB-ENG", "GB-NIR", "GB-SCT")}

# Where each nation designates its own bank holidays, so that a day of the nation is no regional day.
_BY_NATION = frozenset({"GB"})

# Kinds of days in the `holidays` package on which people work: no reading moves a period because of them.
_WORKED = frozenset({"half_day", "school", "unofficial", "workday"})

# The package calls these public. Bridge days are working days exchanged by decree, and the Dutch Algemene termijnenwet,
# Article 3(2), only treats Good Friday like a holiday for that Act. Names as the package has them, by their beginning.
_DISPUTED = {"BG": "Non-working day", "HU": "Day off", "LV": "Day off", "NL": "Good Friday"}

_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6


def is_weekend(day: date) -> bool:
    """Whether it is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def is_working_day(day: date, place: str, *, cautious: bool = False) -> bool:
    """Whether it is Monday to Friday and no holiday there. Where nobody keeps a calendar, only weekends count."""
    holidays_of = possible_holidays if cautious else designated_holidays
    return not is_weekend(day) and day not in holidays_of(place, day.year)


def roll_forward(day: date, place: str, *, cautious: bool = False) -> date:
    """The day itself if it is a working day there, or else the next one that is."""
    while not is_working_day(day, place, cautious=cautious):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, number: int, place: str, *, cautious: bool = False) -> date:
    """The `number`th working day after `day`, which itself is not counted."""
    for _ in range(number):
        day = roll_forward(day + timedelta(days=1), place, cautious=cautious)
    return day


def calendars_meant(place: str) -> tuple[str, ...]:
    """The places whose calendar may be meant: those of a group; a country and its regions; or just the place itself."""
    country, region = _parts(place)
    if region is not None:
        return (place,)
    return _MEMBERS.get(country) or (country, *(f"{country}-{region}" for region in _regions(country)))


@cache
def designated_holidays(place: str, year: int) -> frozenset[date]:
    """The days of that year which are public holidays there on any reading; none for a place without a calendar.

    Those of the whole country, whatever the region (in the United States the federal ones), but in the United Kingdom
    those of the nation; of a group those that all its members share. Regulation (EEC, Euratom) 1182/71, Article 2(1),
    counts the days that a Member State designates.
    """
    country, region = _parts(place)
    if region is None and country in _MEMBERS:
        return frozenset.intersection(*(designated_holidays(member, year) for member in _MEMBERS[country]))
    calendar = _calendar(country, region if country in _BY_NATION else None, year)
    disputed = _DISPUTED.get(country)
    return frozenset(day for day, name in calendar.items() if not (disputed and name.startswith(disputed)))


@cache
def possible_holidays(place: str, year: int) -> frozenset[date]:
    """The designated days, and those which the region keeps, or banks, churches, custom or a disputed reading."""
    country, region = _parts(place)
    more = _OMITTED[place](year) if place in _OMITTED else frozenset()
    return designated_holidays(place, year) | _calendar(country, region, year, everything=True).keys() | more


def _working_holidays_of_california(year: int) -> frozenset[date]:
    """Holidays on which state offices stay open, so that the package omits them: Government Code 6700 and 6701."""
    september = [date(year, 9, day) for day in range(1, 31)]
    native_american_day = [day for day in september if day.weekday() == _FRIDAY][3]
    fixed = {date(year, 2, 12), date(year, 4, 24), date(year, 9, 9)}  # Lincoln, Genocide Remembrance, Admission
    mondays = {day + timedelta(days=1) for day in fixed if day.weekday() == _SUNDAY}
    lunar_new_year = {day for day, name in _calendar("HK", None, year).items() if name == "Chinese New Year"}
    return frozenset({native_american_day} | fixed | mondays | lunar_new_year)


_OMITTED: Mapping[str, Callable[[int], frozenset[date]]] = {"US-CA": _working_holidays_of_california}


def _parts(place: str) -> tuple[str, str | None]:
    """Country and region; a region without a calendar of its own is left out."""
    country, _, region = place.partition("-")
    return country, region if region in _regions(country) else None


def _regions(country: str) -> list[str]:
    import holidays

    # ISO 3166-2 codes have at most three characters; the longer names in the package are cities and their staff rules.
    return [region for region in holidays.list_supported_countries().get(country, []) if len(region) <= 3]


def _calendar(country: str, region: str | None, year: int, *, everything: bool = False) -> HolidayBase:
    import holidays  # a fifth of a second: nobody should pay it who counts nothing

    if country not in holidays.list_supported_countries():
        return holidays.HolidayBase()
    kept = None
    if everything:
        kinds = holidays.country_holidays(country).supported_categories
        kept = [kind for kind in kinds if kind not in _WORKED]
    # A fixed language, or the names would follow the machine's.
    return holidays.country_holidays(country, subdiv=region, years=year, categories=kept, language="en_US")
