"""How long ago somebody read the law: old readings are told, because the law may have changed since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from complaint_kit.law.dates import add_months

OLD_AFTER = 6  # months


class Age(NamedTuple):
    """The oldest of some readings: its day, and how many whole months have passed since."""

    on: date
    months: int


def old_reading(days: Iterable[date | None], today: date) -> Age | None:
    """The oldest of the days on which something was read, if it lies more than six months before today; or None."""
    oldest = min((day for day in days if day), default=None)
    if oldest is None or add_months(oldest, OLD_AFTER) >= today:
        return None
    months = (today.year - oldest.year) * 12 + today.month - oldest.month
    return Age(oldest, months - (add_months(oldest, months) > today))
