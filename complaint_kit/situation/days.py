"""Days in the ways people write them: 23/9/2024, 9/23/2024, 23 Sep 2024, 23.9.2024, yesterday, letzten Montag.

>>> today = date(2026, 11, 22)
>>> parse_day("4/5/2026", today).isoformat(), parse_day("4/5/2026", today, month_first=True).isoformat()
('2026-05-04', '2026-04-05')
>>> parse_day("Sept 23rd, 2024", today).isoformat(), parse_day("3 weeks ago", today).isoformat()
('2024-09-23', '2026-11-01')
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from complaint_kit.errors import AnswersError

_FROM_TODAY = {
    "today": 0, "yesterday": -1, "day before yesterday": -2, "tomorrow": 1,
    "heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1,
}  # fmt: skip
_FILLERS = frozenset({"on", "the", "of", "am", "den", "dem", "vom"})
_AGO = re.compile(r"(\d{1,3}) (day|week)s? ago|vor (\d{1,3}) (tag|woche)(?:e?n)?")
_LAST = re.compile(r"(?:last|letzte[nr]?) (\w+)")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?([^\W\d]+)\.? (\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4}|\d{2})")
_WORD_AND_REST = re.compile(r"([^\W\d]+)\.? (.*\d.*)")
_MORE_MONTHS = {"jänner": 1, "feber": 2, "mrz": 3, "maerz": 3}  # written, but not in the Unicode locale data
_OLDEST_YEAR = 1900
FIRST_DAY = date(1990, 1, 1)  # before there were such laws: a year mistyped
LAST_DAY = date(2200, 12, 31)  # beyond any case: periods counted from later days could outrun the calendar

_WORDS = {
    "en": {
        "unreadable": "this cannot be read as a day",
        "how": "Write it like {example} or 2024-09-23.",
        "no_such_day": "there is no such day",
        "wrong_weekday": "that day was not a {weekday}",
        "too_long_ago": "that is too long ago",
        "check": "Check day, month and year.",
        "day_first": "23 September 2024 or 23/9/2024",
        "month_first": "September 23, 2024 or 9/23/2024",
    },
    "de": {
        "unreadable": "das lässt sich nicht als Tag lesen",
        "how": "Schreiben Sie es wie {example} oder 2024-09-23.",
        "no_such_day": "diesen Tag gibt es nicht",
        "wrong_weekday": "dieser Tag war kein {weekday}",
        "too_long_ago": "das ist zu lange her",
        "check": "Prüfen Sie Tag, Monat und Jahr.",
        "day_first": "23. September 2024 oder 23.9.2024",
        "month_first": "23. September 2024 oder 9/23/2024",
    },
}


def parse_day(text: str, today: date, language: str = "en", *, month_first: bool = False) -> date:
    """The day that was written, in English or German. Raises AnswersError that says in `language` how to write it.

    `month_first` decides 4/5/2026: April 5 in the United States, 4 May elsewhere. With dots the day always comes first,
    and a date that makes sense in one order only is read in that order. Two digits of a year mean the latest such year
    up to next year. A weekday written before the date must be right.
    """
    words = " ".join(word for word in text.casefold().replace(",", " ").split() if word not in _FILLERS)
    found = _from_today(words, today) or _calendar_day(words, text, today, language, month_first)
    if found.year < _OLDEST_YEAR:
        raise _error("too_long_ago", text, language)
    return found


def _from_today(words: str, today: date) -> date | None:
    if words in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[words])
    if ago := _AGO.fullmatch(words):
        unit = 7 if (ago[2] or ago[4]) in ("week", "woche") else 1
        return today - timedelta(days=int(ago[1] or ago[3]) * unit)
    last = _LAST.fullmatch(words)
    weekday = _numbered(last[1], _weekdays()) if last else None
    return None if weekday is None else today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _calendar_day(words: str, text: str, today: date, language: str, month_first: bool) -> date:
    weekday, words = _without_weekday(words)
    parts = _in_figures(words, month_first) or _with_month(words)
    if parts is None:
        raise _error("unreadable", text, language, example="month_first" if month_first else "day_first")
    year, month, day = parts
    try:
        found = date(_full_year(year, today), month, day)
    except ValueError:
        raise _error("no_such_day", text, language) from None
    if weekday is not None and found.weekday() != weekday:
        raise _error("wrong_weekday", text, language, weekday=weekday)
    return found


def _without_weekday(words: str) -> tuple[int | None, str]:
    match = _WORD_AND_REST.fullmatch(words)
    weekday = _numbered(match[1], _weekdays()) if match else None
    return (weekday, match[2]) if match and weekday is not None else (None, words)


def _in_figures(words: str, month_first: bool) -> tuple[int, int, int] | None:
    """Year, month and day; None if it is not a date in figures."""
    if match := _YEAR_FIRST.fullmatch(words):
        return int(match[1]), int(match[3]), int(match[4])
    match = _FIGURES.fullmatch(words)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    either_way = first <= 12 and second <= 12
    starts_with_month = month_first and match[2] != "." if either_way else second > 12
    return (year, first, second) if starts_with_month else (year, second, first)


def _with_month(words: str) -> tuple[int, int, int] | None:
    """Year, month and day; None if it is not a date whose month is a word."""
    if match := _DAY_MONTH.fullmatch(words):
        day, name, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(words):
        name, day, year = match.groups()
    else:
        return None
    month = _numbered(name, _months())
    return (int(year), month, int(day)) if month else None


def _full_year(year: int, today: date) -> int:
    if year > 99:
        return year
    century = (today.year + 1) // 100 * 100
    return century + year if century + year <= today.year + 1 else century - 100 + year


def _numbered(word: str, names: dict[str, int]) -> int | None:
    """The number of the one name that the word is, or of which it is at least the first three letters."""
    if word in names:
        return names[word]
    found = {number for name, number in names.items() if len(word) >= 3 and name.startswith(word)}
    return found.pop() if len(found) == 1 else None


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    names = [get_month_names(width, locale=locale) for locale in ("en", "de") for width in ("wide", "abbreviated")]
    return {name.casefold().rstrip("."): number for table in names for number, name in table.items()} | _MORE_MONTHS


@cache
def _weekdays() -> dict[str, int]:
    from babel.dates import get_day_names

    names = [get_day_names(width, locale=locale) for locale in ("en", "de") for width in ("wide", "abbreviated")]
    return {name.casefold().rstrip("."): number for table in names for number, name in table.items()}


def _error(key: str, text: str, language: str, *, example: str = "", weekday: int = 0) -> AnswersError:
    from babel.dates import get_day_names

    words = _WORDS[language]
    problem = words[key].format(weekday=get_day_names("wide", locale=language)[weekday])
    mend = words["how"].format(example=words[example]) if example else words["check"]
    return AnswersError(problem, found=text.strip() or None, mend=mend)
