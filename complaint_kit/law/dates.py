"""Periods of law, and the days on which they end.

Every count gives two days. `due` is the last day for an answer. `complain_from` is the first day on which an answer is
late on every reading of the rule: at least a day later, more where holidays or the way of counting are in doubt.

>>> counted = count("eu-1182-71", date(2026, 3, 5), Period.parse("1 month"), "IE")
>>> counted.due.isoformat(), counted.complain_from.isoformat()
('2026-04-07', '2026-04-08')
>>> print(counted.explain("en"))
1 month from 5 March 2026 ends on 5 April 2026. That is a Sunday, so it runs to the next working day, \
Tuesday 7 April 2026 (Ireland). From Wednesday 8 April 2026 an answer is late.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from complaint_kit.errors import PackError
from complaint_kit.law import counting_words
from complaint_kit.law.calendars import EEA_STATES, add_working_days, calendars_meant, roll_forward

Unit = Literal["day", "business day", "week", "month", "year"]
_PERIOD = re.compile(r"([1-9][0-9]{0,3})\s+(day|business day|week|month|year)s?")
_BUSINESS_DAYS = {"en": ("business day", "business days"), "de": ("Arbeitstag", "Arbeitstage")}


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

    def words(self, language: str) -> str:
        """The period in that language: "45 days", "one month". Raises PackError where the language lacks words."""
        return _in_words(self, language)

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}{'s' if self.amount > 1 else ''}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(value),
            serialization=core_schema.to_string_ser_schema(),
        )


@lru_cache(maxsize=256)
def _in_words(period: Period, language: str) -> str:
    if period.unit != "business day":
        from babel.units import format_unit

        text = format_unit(period.amount, f"duration-{period.unit}", length="long", locale=language)
        return text.replace("1 ", "one ", 1) if (language, period.amount) == ("en", 1) else text
    if language not in _BUSINESS_DAYS:
        raise PackError("no words for business days in this language", found=language, mend="Use en or de.")
    return f"{period.amount} {_BUSINESS_DAYS[language][period.amount > 1]}"


@dataclass(frozen=True, slots=True)
class Convention:
    """How statutes of one family count, in words (`says`), and the text that it rests on.

    `rolls`: whether an end on a weekend or holiday moves to the next working day. The holidays are those of the place
    if it lies in a `home` country, and else those of `otherwise`. `doubts` names what may move the end further.
    """

    says: Mapping[str, str]
    source: str
    url: str
    rolls: bool
    home: tuple[str, ...]
    otherwise: str
    holidays_of: Literal["organisation", "person"]
    doubts: Mapping[str, str]

    def place_of_holidays(self, place: str | None) -> str:
        """The place whose holidays count on any reading."""
        return place if place and place.partition("-")[0] in self.home else self.otherwise


CONVENTIONS: Mapping[str, Convention] = {
    "eu-1182-71": Convention(
        says={
            "en": "The day of receipt is not counted. Months end on the same date, or on the last day of a month "
            "without it. An end on a weekend or holiday moves to the next working day where the organisation sits.",
            "de": "Der Tag des Eingangs zählt nicht. Monate enden am gleichen Datum, oder am letzten Tag, wenn es "
            "fehlt. Ein Ende am Wochenende oder Feiertag rückt auf den nächsten Arbeitstag am Sitz der Organisation.",
        },
        source="Regulation (EEC, Euratom) 1182/71, Articles 2 and 3",
        url="https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:31971R1182",
        rolls=True,
        home=EEA_STATES,
        otherwise="EEA",
        holidays_of="organisation",
        doubts={
            "en": "holidays of the state or region where the organisation sits",
            "de": "Feiertage des Staates oder der Region, wo die Organisation sitzt",
        },
    ),
    "uk-1182-71": Convention(
        says={
            "en": "Months end on the same date, or on the last day of a month without it; days are counted from the "
            "day after receipt. An end on a weekend or bank holiday of the nation moves to the next working day.",
            "de": "Monate enden am gleichen Datum, oder am letzten Tag, wenn es fehlt; Tage zählen ab dem Tag nach dem "
            "Eingang. Ein Ende am Wochenende oder Feiertag des Landesteils rückt auf den nächsten Arbeitstag.",
        },
        source="UK GDPR, Article 4A, with Regulation 1182/71, Article 3; ICO, time limits for responding",
        url="https://ico.org.uk/for-the-public/time-limits-for-responding-to-data-protection-rights-requests",
        rolls=True,
        home=("GB",),
        otherwise="GB",
        holidays_of="organisation",
        doubts={
            "en": "bank holidays of every part of the United Kingdom",
            "de": "Feiertage aller Teile des Vereinigten Königreichs",
        },
    ),
    "ch": Convention(
        says={
            "en": "The day of receipt is not counted. An end on a weekend or holiday moves to the next working day.",
            "de": "Der Tag des Eingangs zählt nicht. Ein Ende am Wochenende oder Feiertag rückt auf den nächsten "
            "Arbeitstag.",
        },
        source="Swiss Code of Obligations, Articles 77 and 78, with the Federal Act of 21 June 1963 on Saturdays",
        url="https://droit-bilingue.ch/de-en/2/22/220-78-90.html",
        rolls=True,
        home=("CH",),
        otherwise="CH",
        holidays_of="organisation",
        doubts={"en": "cantonal holidays", "de": "kantonale Feiertage"},
    ),
    "us": Convention(
        says={
            "en": "The day after receipt is day 1. Every calendar day counts and the end does not move. Business days "
            "are Monday to Friday without federal holidays.",
            "de": "Der Tag nach dem Eingang ist Tag 1. Jeder Kalendertag zählt und das Ende rückt nicht. Arbeitstage "
            "sind Montag bis Freitag ohne Bundesfeiertage.",
        },
        source="The usual reading; in so many words Utah Code 13-61-203 and Texas Business and Commerce Code 541.052",
        url="https://law.counselstack.com/statute/ut/13-61-203",
        rolls=False,
        home=("US",),
        otherwise="US",
        holidays_of="person",
        doubts={
            "en": "weekends, federal holidays and state holidays",
            "de": "Wochenenden, Bundesfeiertage und Feiertage des Bundesstaats",
        },
    ),
    "us-ca": Convention(
        says={
            "en": "The day after receipt is day 1; a regulation may mean the day of receipt itself, one day less. "
            "Every calendar day counts. Business days are Monday to Friday without federal holidays.",
            "de": "Der Tag nach dem Eingang ist Tag 1; eine Verordnung meint vielleicht den Eingangstag selbst, einen "
            "Tag weniger. Jeder Kalendertag zählt. Arbeitstage sind Montag bis Freitag ohne Bundesfeiertage.",
        },
        source="11 CCR 7021; for the later reading Civil Code 7, 10 and 11 and Government Code 6700",
        url="https://advisori.com/cpra/%C2%A7-7021-timelines-for-responding-to-requests-to-delete-requests-to-correct-"
        "and-requests-to-know/",
        rolls=False,
        home=(),
        otherwise="US-CA",
        holidays_of="person",
        doubts={
            "en": "weekends, federal holidays and California's holidays",
            "de": "Wochenenden, Bundesfeiertage und Feiertage Kaliforniens",
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A period counted. `unmoved` is its end before weekends and holidays move it; `place` is the one asked about."""

    convention: str
    start: date
    within: Period
    place: str | None
    excluded_days: int
    unmoved: date
    due: date
    complain_from: date

    @property
    def explanation(self) -> str:
        """How it was counted, in English."""
        return self.explain("en")

    def explain(self, language: str) -> str:
        """How it was counted, in plain words (en, de). Raises PackError for another language."""
        return counting_words.explain(self, CONVENTIONS[self.convention], language)


def count(convention: str, start: date, within: Period, place: str | None = None, excluded_days: int = 0) -> Counted:
    """The period from `start`, the day of receipt, as that one of the CONVENTIONS counts it.

    `place` is an ISO 3166 code: where the organisation sits in Europe, whose law it is in the United States. Days of a
    clarification pause (`excluded_days`, United Kingdom) are added before a weekend or holiday moves the end.
    """
    rule = CONVENTIONS[convention]
    known = rule.place_of_holidays(place)
    pause = timedelta(days=excluded_days)
    unmoved = _end(start, within, known) + pause
    latest = max(
        roll_forward(_end(start, within, possible, cautious=True) + pause, possible, cautious=True)
        for possible in {*calendars_meant(known), *calendars_meant(place or known)}
    )
    return Counted(
        convention=convention,
        start=start,
        within=within,
        place=place,
        excluded_days=excluded_days,
        unmoved=unmoved,
        due=roll_forward(unmoved, known) if rule.rolls else unmoved,
        complain_from=latest + timedelta(days=1),
    )


def add_months(day: date, number: int) -> date:
    """The same date `number` months later, or the last day of that month if it has no such date (Article 3(2)(c))."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end(start: date, within: Period, place: str, *, cautious: bool = False) -> date:
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
            return add_working_days(start, within.amount, place, cautious=cautious)
