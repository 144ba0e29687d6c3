"""Corrections of holidays: none is for a place or a name that nobody knows, where it would silently do nothing."""

from __future__ import annotations

from collections.abc import Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.law.calendars import package, regions, subdivisions
from complaint_kit.law.holidays import Holiday, names_in

_LOOKED_AT = range(2015, 2036)  # years in which a holiday that comes now and then is found


def holidays(shelf: Shelf) -> Iterator[Finding]:
    """Every correction of a holiday is for a place that has a calendar, and for a name or town that stands in it."""
    for sheet in shelf.holidays:
        for index, country in enumerate(sheet.content.by_part):
            if not regions(country):
                yield Finding("holidays", sheet.at("by_part", index), f"'{country}' has no parts with calendars", _HOW)
        for index, one in enumerate(sheet.content.holidays):
            for problem in _problems(shelf, one):
                yield Finding("holidays", sheet.at("holidays", index), problem, _HOW)


_HOW = """Write an ISO 3166 code, and names or a town exactly as the package `holidays` has them in English, but without
what it adds in brackets:
- {place: NL, names: [Good Friday], counts: maybe, ...}"""


def _problems(shelf: Shelf, one: Holiday) -> Iterator[str]:
    country, _, part = one.place.partition("-")
    if country not in shelf.codes or (part and one.place not in shelf.codes and part not in regions(country)):
        yield f"there is no place '{one.place}'"
        return
    whose, _, region = (one.calendar_of or one.place).partition("-")
    if one.town and one.town not in subdivisions(country):
        yield f"the package has no town '{one.town}' in {country}"
        return
    if one.names:
        known = _names(one, whose, one.town or (region if region in regions(whose) else None))
        where = one.calendar_of or one.place
        yield from (f"no holiday of {where} is called '{name}'" for name in one.names if name not in known)


def _names(one: Holiday, country: str, region: str | None) -> frozenset[str]:
    """Every name that the package has there in the years of the correction."""
    years = (year for year in _LOOKED_AT if one.years.from_ <= year <= one.years.until)
    found = (name for year in years for name in package(country, region, year, everything=True).values())
    return frozenset(name for text in found for name in names_in(text))
