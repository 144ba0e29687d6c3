"""How old somebody is, and in which of the groups of ages that laws tell apart."""

from __future__ import annotations

from datetime import date

_AGES = ((13, "under_13"), (16, "13_15"), (18, "16_17"))  # below that many years


def years_of(born: date, today: date) -> int:
    """How old somebody born on that day is today."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def age_group(years: int) -> str:
    """The group of ages of somebody that old."""
    return next((group for below, group in _AGES if years < below), "adult")
