"""Periods of law, and the days on which they end.

Every count gives two days. `due` is the last day for an answer. `complain_from` is the first day on which an answer is
late on every reading of the rule: at least a day later, more where holidays or the way of counting are in doubt.

>>> counted = count("eu-1182-71", date(2026, 3, 5), Period.parse("1 month"), "IE", calendars=Calendars())
>>> counted.due.isoformat(), counted.complain_from.isoformat()
('2026-04-07', '2026-04-08')
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from complaint_kit.law.calendars import Calendars

Unit = Literal["day", "business day", "week", "month", "year"]
_PERIOD = re.compile(r"([1-9][0-9]{0,3})\s+(day|business day|week|month|year)s?")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a statute names it. `str()` gives the text that `parse()` reads."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: object) -> Period:
        """The period that the text names. Raises ValueError that says what to write."""
        match = _PERIOD.fullmatch(str(text).strip())
        if match is None:
            raise ValueError(
                f"'{text}' is not a period; write a number and a unit, such as '1 month', '45 days', "
                "'15 business days', '2 weeks' or '3 years'"
            )
        return cls(int(match[1]), cast(Unit, match[2]))

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}{'s' if self.amount > 1 else ''}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(value),
            serialization=core_schema.to_string_ser_schema(),
        )


class Convention(NamedTuple):
    """How statutes of one family count, and the text that it rests on.

    `rolls`: whether an end on a weekend or holiday moves to the next working day. The holidays are those of the place
    if it lies in `home` (a country, a state or a group), and else those of all of it. `first_counts`: the day
    from which it runs is its first. How that is said, and what may move the end further, stands under
    `counting: conventions:` in `templates/_shared/words.<language>.yaml`.
    """

    source: str
    url: str
    rolls: bool
    home: str
    holidays_of: Literal["organisation", "person"]
    first_counts: bool = False

    def place_of_holidays(self, place: str | None, calendars: Calendars) -> str:
        """The place whose holidays count on any reading."""
        return place if place and calendars.within(place, self.home) else self.home


CONVENTIONS: Mapping[str, Convention] = {
    "eu-1182-71": Convention(
        source="Regulation (EEC, Euratom) 1182/71, Articles 2 and 3",
        url="https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:31971R1182",
        rolls=True,
        home="EEA",
        holidays_of="organisation",
    ),
    "ie": Convention(
        source="Interpretation Act 2005 (Ireland), section 18(h)",
        url="https://www.irishstatutebook.ie/eli/2005/act/23/section/18",
        rolls=False,
        home="IE",
        holidays_of="person",
        first_counts=True,
    ),
    "uk-1182-71": Convention(
        source="UK GDPR, Article 4A, with Regulation 1182/71, Article 3; ICO, time limits for responding",
        url="https://ico.org.uk/for-the-public/time-limits-for-responding-to-data-protection-rights-requests",
        rolls=True,
        home="GB",
        holidays_of="organisation",
    ),
    "uk-beginning-with": Convention(
        source="Zoan v Rouamba [2000] EWCA Civ 8: in a period beginning with a day, that day is the first",
        url="https://www.bailii.org/ew/cases/EWCA/Civ/2000/8.html",
        rolls=False,
        home="GB",
        holidays_of="organisation",
        first_counts=True,
    ),
    "ch": Convention(
        source="Swiss Code of Obligations, Articles 77 and 78, with the Federal Act of 21 June 1963 on Saturdays",
        url="https://droit-bilingue.ch/de-en/2/22/220-78-90.html",
        rolls=True,
        home="CH",
        holidays_of="organisation",
    ),
    "us": Convention(
        source="The usual reading; in so many words Utah Code 13-61-203 and Texas Business and Commerce Code 541.052",
        url="https://law.counselstack.com/statute/ut/13-61-203",
        rolls=False,
        home="US",
        holidays_of="person",
    ),
    "us-beginning-on": Convention(
        source="15 U.S.C. § 1681i(a)(1)(A): a period that begins on the date of receipt",
        url="https://www.law.cornell.edu/uscode/text/15/1681i",
        rolls=False,
        home="US",
        holidays_of="person",
        first_counts=True,
    ),
    "us-ca": Convention(
        source="11 CCR 7021; for the later reading Civil Code 7, 10 and 11 and Government Code 6700",
        url="https://advisori.com/cpra/%C2%A7-7021-timelines-for-responding-to-requests-to-delete-requests-to-correct-"
        "and-requests-to-know/",
        rolls=False,
        home="US-CA",
        holidays_of="person",
    ),
}


class Counted(NamedTuple):
    """A period counted. `unmoved` is its end before weekends and holidays move it; `place` is the one asked about.

    `home` is the place whose holidays count on any reading. `late_at_home` is what `complain_from` would be if the
    holidays of a `place` outside it did not matter. `told` is the time to tell the result, which begins at `done`.
    """

    convention: str
    start: date
    within: Period
    place: str | None
    home: str
    excluded_days: int
    unmoved: date
    due: date
    late_at_home: date
    complain_from: date
    told: Period | None = None
    done: date | None = None


def count(
    convention: str,
    start: date,
    within: Period,
    place: str | None = None,
    excluded_days: int = 0,
    *,
    told: Period | None = None,
    calendars: Calendars,
) -> Counted:
    """The period from `start`, the day of receipt, as that one of the CONVENTIONS counts it.

    `place` is an ISO 3166 code: where the organisation sits in Europe, whose law it is in the United States. Days of a
    clarification pause (`excluded_days`, United Kingdom) are added before a weekend or holiday moves the end. `told` is
    a second period, from the end of the first, in which the result has to be told: the answer is due at its end.
    """
    rule = CONVENTIONS[convention]
    home = rule.place_of_holidays(place, calendars)
    pause = timedelta(days=excluded_days)
    begins = start - timedelta(days=1) if rule.first_counts else start
    done = _end(begins, within, home, calendars) + pause
    unmoved = _end(done, told, home, calendars) if told else done

    def late(possible: str) -> date:
        end = _end(start, within, possible, calendars, cautious=True) + pause
        if told:
            moved = calendars.roll_forward(end, possible, cautious=True)
            end = _end(moved, told, possible, calendars, cautious=True)
        return calendars.roll_forward(end, possible, cautious=True) + timedelta(days=1)

    late_at_home = max(map(late, calendars.meant(home)))
    return Counted(
        convention=convention,
        start=start,
        within=within,
        place=place,
        home=home,
        excluded_days=excluded_days,
        unmoved=unmoved,
        due=calendars.roll_forward(unmoved, home) if rule.rolls else unmoved,
        late_at_home=late_at_home,
        complain_from=max(late_at_home, *map(late, calendars.meant(place or home))),
        told=told,
        done=done if told else None,
    )


def add_months(day: date, number: int) -> date:
    """The same date `number` months later, or the last day of that month if it has no such date (Article 3(2)(c))."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end(start: date, within: Period, place: str, calendars: Calendars, *, cautious: bool = False) -> date:
    """The last day before it moves: weeks end on the same weekday, years on the same date; `start` is never counted."""
    match within.unit:
        case "day":
            return start + timedelta(days=within.amount)
        case "week":
            return start + timedelta(weeks=within.amount)
        case "month":
            return add_months(start, within.amount)
        case "year":
            return add_months(start, 12 * within.amount)
        case "business day":
            return calendars.add_working_days(start, within.amount, place, cautious=cautious)
