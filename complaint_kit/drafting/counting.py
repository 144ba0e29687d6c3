"""Periods in words, and how one was counted: a sentence a step, from `counting:` in words.<language>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from complaint_kit.drafting.wording import capitalised
from complaint_kit.law.calendars import is_weekend
from complaint_kit.law.dates import CONVENTIONS, Counted, Period
from complaint_kit.law.model import Deadline


def period_in_words(period: Period, words: Mapping[str, Any], language: str, where: str = "periods") -> str:
    """The period as the language says it: "45 days", "one month". `words` are the shared words of the language.

    `where` is `periods`, or `periods_in_letters` for the form that letters need: "die Frist beträgt einen Monat".
    """
    spelled: Mapping[str, str] = words["counting"][where]
    key = period.unit if period.amount == 1 else f"{period.amount} {period.unit}s"
    key = key if key in spelled else f"{period.unit}s"
    return spelled[key].format(number=period.amount) if key in spelled else _units(period.amount, period.unit, language)


def deadline_in_words(deadline: Deadline, words: Mapping[str, Any], language: str) -> str:
    """The period of a deadline in words, with the time to tell the result where it has one of its own."""
    both = [one for one in (deadline.within, deadline.told) if one]
    return str(words["counting"]["and"]).join(period_in_words(one, words, language) for one in both)


@lru_cache(maxsize=256)
def _units(amount: int, unit: str, language: str) -> str:
    from babel.units import format_unit  # slow to load, and few counts are ever explained

    return str(format_unit(amount, f"duration-{unit}", length="long", locale=language))


def explained(counted: Counted, words: Mapping[str, Any], language: str, locale: str = "") -> str:
    """One paragraph: where the period ends, why that moves, from when an answer is late; days as the locale writes
    them."""
    return " ".join(step for step in _Steps(counted, words, language, locale or language).told() if step)


class _Steps(NamedTuple):
    """The steps of one count. `words` are the shared words of the language."""

    counted: Counted
    words: Mapping[str, Any]
    language: str
    locale: str

    @property
    def says(self) -> Mapping[str, Any]:
        counting: Mapping[str, Any] = self.words["counting"]
        return counting

    def told(self) -> tuple[str, ...]:
        return self._ends(), self._paused(), self._told(), self._moves(), self._late()

    def _ends(self) -> str:
        counted = self.counted
        end = (counted.done or counted.unmoved) - timedelta(days=counted.excluded_days)
        first = "counted" if CONVENTIONS[counted.convention].first_counts else "not_counted"
        cut_short = counted.within.unit in ("month", "year") and end.day != counted.start.day
        return str(self.says["ends_early" if cut_short else "ends"]).format(
            period=capitalised(period_in_words(counted.within, self.words, self.language)),
            start=self._formatted(counted.start, "date"),
            not_counted=self.says[first] if counted.within.unit in ("day", "business day") else "",
            verb=self.says["several_end" if counted.within.amount > 1 else "one_ends"],
            end=self._formatted(end, "date"),
            month=self._formatted(end, "month"),
            ordinal=self.says["ordinals"].get(str(counted.start.day)),
        )

    def _paused(self) -> str:
        excluded = self.counted.excluded_days
        if not excluded:
            return ""
        days = _units(excluded, "day", self.language)
        end = self.counted.done or self.counted.unmoved
        return str(self.says["paused"]).format(days=days, end=self._formatted(end, "date"))

    def _told(self) -> str:
        if self.counted.told is None:
            return ""
        return str(self.says["told"]).format(
            period=period_in_words(self.counted.told, self.words, self.language),
            end=self._formatted(self.counted.unmoved, "date"),
        )

    def _moves(self) -> str:
        counted = self.counted
        if counted.due == counted.unmoved:
            return ""
        reason = str(self.says["on_a_weekend" if is_weekend(counted.unmoved) else "on_a_holiday"])
        return str(self.says["moves"]).format(
            reason=reason.format(weekday=self._formatted(counted.unmoved, "weekday")),
            due=self._formatted(counted.due, "day"),
            where=self._where(),
        )

    def _late(self) -> str:
        counted = self.counted
        latest = counted.complain_from - timedelta(days=1)
        return str(self.says["late" if latest == counted.due else "late_in_doubt"]).format(
            late=self._formatted(counted.complain_from, "day"),
            latest=self._formatted(latest, "day"),
            doubts=self._doubts(),
        )

    def _doubts(self) -> str:
        """What may move the end further: days that some keep at home, days abroad where the organisation sits."""
        counted = self.counted
        doubts = []
        if counted.late_at_home > counted.due + timedelta(days=1):
            doubts.append(str(self.says["conventions"][counted.convention]["doubts"]))
        if counted.complain_from > counted.late_at_home:
            doubts.append(str(self.says["abroad"]).format(place=self._name(counted.place or "")))
        return str(self.says["and"]).join(doubts)

    def _where(self) -> str:
        """The place in brackets; nothing for the whole EEA."""
        name = self._name(self.counted.home)
        return f" ({name})" if name else ""

    def _name(self, place: str) -> str:
        """A nation of the United Kingdom or a country by its name; nothing for a group of countries."""
        from babel import Locale

        countries: Mapping[str, str] = Locale(self.language).territories
        return str(self.says["nations"].get(place) or countries.get(place.partition("-")[0], ""))

    def _formatted(self, day: date, pattern: str) -> str:
        from babel.dates import format_date

        own: Mapping[str, str] = self.says.get("patterns_in", {}).get(self.counted.home.partition("-")[0], {})
        return format_date(day, own.get(pattern) or self.says["patterns"][pattern], locale=self.locale)
