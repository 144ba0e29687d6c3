"""How a period was counted, in plain words: a sentence a step, in English and German."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from complaint_kit.errors import PackError
from complaint_kit.law.calendars import is_weekend

if TYPE_CHECKING:
    from complaint_kit.law.dates import Convention, Counted


@dataclass(frozen=True, slots=True)
class _Sentences:
    """One language's sentences. `day` and `date` are babel's patterns, `ordinals` the dates that some months lack."""

    day: str
    date: str
    ordinals: dict[int, str]
    verbs: tuple[str, str]
    ends: str
    not_counted: str
    ends_early: str
    paused: str
    on_a_weekend: str
    on_a_holiday: str
    moves: str
    late: str
    late_in_doubt: str
    nations: dict[str, str]


_SENTENCES = {
    "en": _Sentences(
        day="EEEE d MMMM y",
        date="d MMMM y",
        ordinals={29: "29th", 30: "30th", 31: "31st"},
        verbs=("ends", "end"),
        ends="{period} from {start}{not_counted} {verb} on {end}.",
        not_counted=" (that day not counted)",
        ends_early="{period} from {start} {verb} on {end}, because {month} has no {ordinal}.",
        paused="Adding {days} for which it waited for your answer, it ends on {end}.",
        on_a_weekend="That is a {weekday}",
        on_a_holiday="That is a public holiday",
        moves="{reason}, so it runs to the next working day, {due}{where}.",
        late="From {late} an answer is late.",
        late_in_doubt="Allowing for {doubts}, it may end as late as {latest}; from {late} an answer is late on every "
        "reading.",
        nations={"GB-ENG": "England", "GB-NIR": "Northern Ireland", "GB-SCT": "Scotland", "GB-WLS": "Wales"},
    ),
    "de": _Sentences(
        day="EEEE, d. MMMM y",
        date="d. MMMM y",
        ordinals={29: "29.", 30: "30.", 31: "31."},
        verbs=("endet", "enden"),
        ends="{period} ab dem {start}{not_counted} {verb} am {end}.",
        not_counted=" (dieser Tag nicht mitgezählt)",
        ends_early="{period} ab dem {start} {verb} am {end}, weil der {month} keinen {ordinal} hat.",
        paused="Hinzu kommen {days} Wartezeit auf Ihre Antwort; damit endet die Frist am {end}.",
        on_a_weekend="Das ist ein {weekday}",
        on_a_holiday="Das ist ein Feiertag",
        moves="{reason}, deshalb läuft die Frist bis zum nächsten Arbeitstag, {due}{where}.",
        late="Ab {late} ist eine Antwort verspätet.",
        late_in_doubt="Berücksichtigt man {doubts}, endet die Frist vielleicht erst am {latest}; ab {late} ist eine "
        "Antwort nach jeder Lesart verspätet.",
        nations={"GB-ENG": "England", "GB-NIR": "Nordirland", "GB-SCT": "Schottland", "GB-WLS": "Wales"},
    ),
}


def explain(counted: Counted, rule: Convention, language: str) -> str:
    """One paragraph: where the period ends, why that moves, from when an answer is late. PackError if untranslated."""
    if language not in _SENTENCES:
        raise PackError("no words for counting in this language", found=language, mend="Use en or de.")
    steps = (_ends(counted, language), _paused(counted, language), _moves(counted, rule, language))
    return " ".join(step for step in (*steps, _late(counted, rule, language)) if step)


def _ends(counted: Counted, language: str) -> str:
    words = _SENTENCES[language]
    end = counted.unmoved - timedelta(days=counted.excluded_days)
    cut_short = counted.within.unit in ("month", "year") and end.day != counted.start.day
    return (words.ends_early if cut_short else words.ends).format(
        period=_capital(counted.within.words(language)),
        start=_formatted(counted.start, words.date, language),
        not_counted=words.not_counted if counted.within.unit in ("day", "business day") else "",
        verb=words.verbs[counted.within.amount > 1],
        end=_formatted(end, words.date, language),
        month=_formatted(end, "MMMM y", language),
        ordinal=words.ordinals.get(counted.start.day),
    )


def _paused(counted: Counted, language: str) -> str:
    if not counted.excluded_days:
        return ""
    from babel.units import format_unit

    days = format_unit(counted.excluded_days, "duration-day", length="long", locale=language)
    words = _SENTENCES[language]
    return words.paused.format(days=days, end=_formatted(counted.unmoved, words.date, language))


def _moves(counted: Counted, rule: Convention, language: str) -> str:
    if counted.due == counted.unmoved:
        return ""
    words = _SENTENCES[language]
    reason = words.on_a_weekend if is_weekend(counted.unmoved) else words.on_a_holiday
    return words.moves.format(
        reason=reason.format(weekday=_formatted(counted.unmoved, "EEEE", language)),
        due=_day(counted.due, language),
        where=_where(rule.place_of_holidays(counted.place), language),
    )


def _late(counted: Counted, rule: Convention, language: str) -> str:
    words = _SENTENCES[language]
    latest = counted.complain_from - timedelta(days=1)
    sentence = words.late if latest == counted.due else words.late_in_doubt
    return sentence.format(
        late=_day(counted.complain_from, language), latest=_day(latest, language), doubts=rule.doubts[language]
    )


def _where(place: str, language: str) -> str:
    """The place in brackets: a nation of the United Kingdom or a country; nothing for the whole EEA."""
    from babel import Locale

    countries = Locale(language).territories
    name = _SENTENCES[language].nations.get(place) or countries.get(place.partition("-")[0])
    return f" ({name})" if name else ""


def _day(day: date, language: str) -> str:
    return _formatted(day, _SENTENCES[language].day, language)


def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # slow to load, and few counts are ever explained

    return format_date(day, pattern, locale=language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
