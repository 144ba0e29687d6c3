"""Days in the ways people write them: 23/9/2024, 9/23/2024, 23 Sep 2024, 1 October, yesterday, vor drei Wochen.

What is a month or longer is no day: `parse_month` reads months, and `parse_day` says what to write instead.

>>> today, words = date(2026, 11, 22), {}
>>> parse_day("4/5/2026", today, words).isoformat(), parse_day("4/5/2026", today, words, month_first=True).isoformat()
('2026-05-04', '2026-04-05')
>>> parse_day("Sept 23rd, 2024", today, words).isoformat(), parse_day("three weeks ago", today, words).isoformat()
('2024-09-23', '2026-11-01')
>>> str(parse_month("October 2025", today))
'2025-10'
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from complaint_kit.errors import AnswersError
from complaint_kit.law.dates import add_months

_FROM_TODAY = {
    "today": 0, "yesterday": -1, "day before yesterday": -2, "tomorrow": 1, "last week": -7,
    "heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "letzte woche": -7, "vorige woche": -7,
}  # fmt: skip
_LAST_WEEK = frozenset({"last week", "letzte woche", "vorige woche"})
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
    "ein": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
_DAYS_IN = {"day": 1, "tag": 1, "week": 7, "woche": 7}
_MONTHS_IN = {"month": 1, "monat": 1, "year": 12, "jahr": 12}
_AGO = re.compile(r"(\w+) (day|week|month|year)s? ago|vor (\w+) (tag|woche|monat|jahr)(?:e?n)?")
_LAST = re.compile(r"(?:last|letzte[nr]?|vorige[nr]?) (\w+)")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_DOTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?([^\W\d]+)\.?(?: (\d{4}|\d{2}))?")
_MONTH_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?")
_MONTH_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})")
_MONTH_WORD = re.compile(r"(?:in |im )?([^\W\d]+)\.?(?: (\d{4}))?")
_SPAN = re.compile(
    r"(?:\w+ )*(?:spring|summer|autumn|fall|winter|frühling|frühjahr|sommer|herbst|year|jahr)(?: \d{4})?"
    r"|(?:in |since |seit )?(?:19|20)\d\d"
)
_THIS_MONTH = {"this month": 0, "diesen monat": 0, "last month": -1, "letzten monat": -1, "vorigen monat": -1}
_WORD_AND_REST = re.compile(r"([^\W\d]+)\.? (.*\d.*)")
_FILLERS = frozenset({"on", "the", "of", "am", "den", "dem", "vom"})
_MORE_MONTHS = {"jänner": 1, "feber": 2, "mrz": 3, "maerz": 3}  # written, but not in the Unicode locale data
_LANGUAGES = ("en", "de")  # whose names of days and months are read whatever the language of the screen
_OLDEST_YEAR = 1900
FIRST_DAY = date(1990, 1, 1)  # before there were such laws: a year mistyped
LAST_DAY = date(2200, 12, 31)  # beyond any case: periods counted from later days could outrun the calendar


@dataclass(frozen=True, slots=True)
class Month:
    """A month of one year. `str()` gives it as `2026-08`."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"


def past(day: date, today: date, mend: str = "Write the day it happened.", *, birth: bool = False) -> date:
    """A day on which something happened, or of birth. Raises AnswersError for one to come, and for a year mistyped."""
    if day > today:
        raise AnswersError(f"this day is after {today}", found=day, mend=mend, key="to_come")
    if day < (date(_OLDEST_YEAR, 1, 1) if birth else FIRST_DAY):
        raise AnswersError(
            "this day is before there were such laws", found=day, mend="Check the year.", key="too_early"
        )
    return day


def month_first(home: object) -> bool:
    """Whether people who live there write the month before the day: 4/5/2026 is 5 April in the United States."""
    return str(home or "").startswith("US")


def parse_day(text: str, today: date, words: Mapping[str, str], *, month_first: bool | None = False) -> date:
    """The day that was written, in English or German. Raises AnswersError that says how to write it.

    `words` are the section `days` of the words of a language. `month_first` decides 4/5/2026: April 5 in the United
    States, 4 May elsewhere; None refuses what may be either. With dots the day always comes first, and a date that
    makes sense in one order only is read in that order. Two digits of a year mean the latest such year up to next
    year; a day without a year, or a weekday alone, is the latest such day. A weekday written before the date must be
    right.
    """
    plain = _plain(text)
    language = words.get("language", _LANGUAGES[0])
    found = _from_today(plain, today, language) or _calendar_day(plain, text, today, words, month_first)
    if found.year < _OLDEST_YEAR:
        raise _error("too_long_ago", "check", text, words)
    return found


def parse_month(text: str, today: date, language: str = _LANGUAGES[0]) -> Month | None:
    """The month that was written ("October 2025", "10/2025", "last month"), the latest such without a year, or None.

    Names of months are known in English, German and that language.
    """
    plain = _plain(text)
    if plain in _THIS_MONTH:
        day = add_months(today.replace(day=1), _THIS_MONTH[plain])
        return Month(day.year, day.month)
    if match := _MONTH_FIGURES.fullmatch(plain):
        year, month = int(match[2] or match[3]), int(match[1] or match[4])
        return Month(year, month) if 1 <= month <= 12 and year >= _OLDEST_YEAR else None
    match = _MONTH_WORD.fullmatch(plain)
    named = _numbered(match[1], _months(language)) if match else None
    if match is None or named is None:
        return None
    return Month(int(match[2]) if match[2] else today.year - (named > today.month), named)


def parse_week(text: str, today: date, *, month_first: bool = False) -> tuple[date, date] | None:
    """The first and last day of "last week", or None: no more is said by it. In the United States weeks begin on
    Sunday, elsewhere on Monday.
    """
    if _plain(text) not in _LAST_WEEK:
        return None
    first = today - timedelta(days=(today.weekday() + month_first) % 7 + 7)
    return first, first + timedelta(days=6)


def _plain(text: str) -> str:
    return " ".join(word for word in text.casefold().replace(",", " ").split() if word not in _FILLERS)


def _from_today(plain: str, today: date, language: str) -> date | None:
    if plain in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[plain])
    if ago := _AGO.fullmatch(plain):
        return _ago(ago[1] or ago[3], ago[2] or ago[4], today)
    weekday = _numbered(plain, _weekdays(language))
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    last = _LAST.fullmatch(plain)
    weekday = _numbered(last[1], _weekdays(language)) if last else None
    return None if weekday is None else today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _ago(number: str, unit: str, today: date) -> date | None:
    """So many days, weeks, months or years before today; None for what is no number, or longer than a life."""
    amount = int(number) if number.isdecimal() else _NUMBERS.get(number, 0)
    if not 0 < amount < 1000 or amount * _MONTHS_IN.get(unit, 0) >= 1000:
        return None
    if unit in _DAYS_IN:
        return today - timedelta(days=amount * _DAYS_IN[unit])
    return add_months(today, -amount * _MONTHS_IN[unit])


def _calendar_day(plain: str, text: str, today: date, words: Mapping[str, str], month_first: bool | None) -> date:
    language = words.get("language", _LANGUAGES[0])
    weekday, plain = _without_weekday(plain, language)
    parts = _in_figures(plain, month_first) or _with_month(plain, language)
    if parts is None:
        raise _no_day(plain, text, today, words, month_first)
    year, month, day = parts
    found = _latest(month, day, today) if year is None else _existing(_full_year(year, today), month, day)
    if found is None:
        raise _error("no_such_day", "check", text, words)
    if month_first is None and _FIGURES.fullmatch(plain) and "." not in plain and month != day <= 12:
        raise _error("either_way", "either_way_how", text, words, one=found, other=date(found.year, day, month))
    if weekday is not None and found.weekday() != weekday:
        raise _error("wrong_weekday", "check", text, words)
    return found


def _no_day(plain: str, text: str, today: date, words: Mapping[str, str], month_first: bool | None) -> AnswersError:
    """What is wrong with words that name no day: they name a month, a longer time, or nothing that can be read."""
    month = parse_month(text, today, words.get("language", _LANGUAGES[0]))
    if month:
        return _error("a_month", "a_month_how", text, words, first=month.first, last=month.last)
    if _SPAN.fullmatch(plain):
        return _error("too_vague", "too_vague_how", text, words)
    example = words["month_first" if month_first else "day_first"]
    return _error("unreadable", "how", text, words, example=example)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, today: date) -> date | None:
    """The latest such day up to today; None if there is none, or none in eight years."""
    days = (_existing(year, month, day) for year in range(today.year, today.year - 9, -1))
    return next((one for one in days if one and one <= today), None)


def _without_weekday(plain: str, language: str) -> tuple[int | None, str]:
    match = _WORD_AND_REST.fullmatch(plain)
    weekday = _numbered(match[1], _weekdays(language)) if match else None
    return (weekday, match[2]) if match and weekday is not None else (None, plain)


def _in_figures(plain: str, month_first: bool | None) -> tuple[int | None, int, int] | None:
    """Year (None if not said), month and day; None if it is not a date in figures."""
    if match := _YEAR_FIRST.fullmatch(plain):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _DOTS.fullmatch(plain):
        return None, int(match[2]), int(match[1])
    match = _FIGURES.fullmatch(plain)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    either_way = first <= 12 and second <= 12
    starts_with_month = bool(month_first) and match[2] != "." if either_way else second > 12
    return (year, first, second) if starts_with_month else (year, second, first)


def _with_month(plain: str, language: str) -> tuple[int | None, int, int] | None:
    """Year (None if not said), month and day; None if it is not a date whose month is a word."""
    if match := _DAY_MONTH.fullmatch(plain):
        day, name, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(plain):
        name, day, year = match.groups()
    else:
        return None
    month = _numbered(name, _months(language))
    return (int(year) if year else None, month, int(day)) if month else None


def _full_year(year: int, today: date) -> int:
    if year > 99:
        return year
    century = (today.year + 1) // 100 * 100
    return century + year if century + year <= today.year + 1 else century - 100 + year


def _numbered(word: str, names: dict[str, int]) -> int | None:
    """The number of the one name that the word is, or of which it is at least the first three letters."""
    if word in names:
        return names[word]
    if len(word) < 3:
        return None
    found = {number for name, number in names.items() if name.startswith(word)}
    return found.pop() if len(found) == 1 else None


def _read_in(language: str) -> dict[str, None]:
    """The languages whose names are read: that one has the last word."""
    return dict.fromkeys((*_LANGUAGES, language))


@cache
def _months(language: str) -> dict[str, int]:
    from babel.dates import get_month_names

    names = [get_month_names(width, locale=one) for one in _read_in(language) for width in ("wide", "abbreviated")]
    return {name.casefold().rstrip("."): number for table in names for number, name in table.items()} | _MORE_MONTHS


@cache
def _weekdays(language: str) -> dict[str, int]:
    from babel.dates import get_day_names

    names = [get_day_names(width, locale=one) for one in _read_in(language) for width in ("wide", "abbreviated")]
    return {name.casefold().rstrip("."): number for table in names for number, name in table.items()}


def _error(problem: str, mend: str, text: str, words: Mapping[str, str], **values: object) -> AnswersError:
    return AnswersError(words[problem].format(**values), found=text.strip() or None, mend=words[mend].format(**values))
