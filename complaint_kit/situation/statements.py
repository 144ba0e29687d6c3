"""What happened, as the person tells it: one dated fact, told once, in words fit for the organisation and an authority.

>>> When.model_validate("2026-08").first.isoformat(), When.model_validate("2026-08").last.isoformat()
('2026-08-01', '2026-08-31')
>>> When.model_validate("2026-08..2026-10").says
'2026-08..2026-10'
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field, model_serializer, model_validator

from complaint_kit.law.entry import Model
from complaint_kit.law.grounds import Conduct

Known = Literal["myself", "told", "document", "read"]
LONGEST_STATEMENT = 5000  # characters
_MONTH = re.compile(r"(\d{4})-(\d{2})")


class When(Model):
    """A day, a month or a span of time, as a person knows it.

    For the person's own time limits its first day counts, for everybody else's its last: so nobody is late too early.
    """

    first: date
    last: date

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if isinstance(raw, date):
            return {"first": raw, "last": raw}
        if not isinstance(raw, str):
            return raw
        start, _, end = raw.partition("..")
        return {"first": _edge(start, last=False), "last": _edge(end or start, last=True)}

    @model_validator(mode="after")
    def _in_order(self) -> When:
        if self.last < self.first:
            raise ValueError(f"it ends on {self.last}, before it began on {self.first}")
        return self

    @property
    def is_day(self) -> bool:
        """Whether one single day is known."""
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month of the calendar."""
        return self.first.day == 1 and self.last == _edge(f"{self.first:%Y-%m}", last=True)

    @property
    def in_months(self) -> bool:
        """Whether it is told in whole months."""
        return self.first.day == 1 and self.last == _edge(f"{self.last:%Y-%m}", last=True)

    @property
    def limit_from(self) -> date:
        """The day from which a time limit of the person's own counts: of conduct that lasted, its last month or day."""
        if self.is_day or self.is_month:
            return self.first
        last_month = date(self.last.year, self.last.month, 1)
        return max(self.first, last_month) if self.last == _edge(f"{self.last:%Y-%m}", last=True) else self.last

    @property
    def says(self) -> str:
        """As a file has it: `2026-08-20`, `2026-08` or `2026-08..2026-10`."""
        if self.is_day:
            return self.first.isoformat()
        if self.is_month:
            return f"{self.first:%Y-%m}"
        start = f"{self.first:%Y-%m}" if self.first.day == 1 else self.first.isoformat()
        whole = self.last == _edge(f"{self.last:%Y-%m}", last=True)
        return f"{start}..{self.last:%Y-%m}" if whole else f"{start}..{self.last}"

    @model_serializer
    def _as_written(self) -> date | str:
        return self.first if self.is_day else self.says


def _edge(text: str, *, last: bool) -> date:
    month = _MONTH.fullmatch(text.strip())
    if month is None:
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            raise ValueError(
                f"'{text}' is no day, month or span: write 2026-08-20, 2026-08 or 2026-08..2026-10"
            ) from None
    year, number = int(month[1]), int(month[2])
    if not 1 <= number <= 12:
        raise ValueError(f"'{text}' is no month: write it as 2026-08")
    return date(year, number, monthrange(year, number)[1] if last else 1)


class Statement(Model):
    """One fact. `on` is when it happened, `starts` the day of something that lies ahead; neither where nobody said.

    `known`: how the person knows it; `by` who told them, `where` it was read; `page`: where in the exhibit it stands.
    `wrong`: the conduct that it shows; empty if it is only background. `learned`: the day the person learned of it;
    left out, the day it happened. `unread`: told to an older version, and not yet looked at for its voice.
    """

    on: When | None = None
    starts: date | None = None
    says: str = Field(min_length=1, max_length=LONGEST_STATEMENT)
    known: Known = "myself"
    by: str | None = None
    where: str | None = None
    exhibit: str | None = None
    page: int | None = Field(default=None, ge=1)
    wrong: tuple[Conduct, ...] = ()
    learned: date | None = None
    only_to_organisation: bool = False
    unread: bool = False

    @property
    def limit_from(self) -> date | None:
        """The day from which a limit of the person's own for complaining of it counts; None where nobody said."""
        return self.on.limit_from if self.on else self.starts

    @model_validator(mode="after")
    def _fits(self) -> Statement:
        if self.on and self.starts:
            raise ValueError("a statement has `on` (it happened) or `starts` (it lies ahead), not both")
        if self.page and not self.exhibit:
            raise ValueError("`page` is that of an exhibit, and none is named")
        return self


# Days counted from the one on which somebody writes: they are others when it is read.
_COUNTED = (
    r"today|yesterday|tonight|this (?:morning|week|month|year)|last (?:night|week|month|year)|\w+ ago|"
    r"heute|gestern|vorgestern|diese (?:Woche|Nacht)|diesen Monat|letzte (?:Woche|Nacht)|letzten Monat|"
    r"vor (?:\w+ )?(?:Tagen|Wochen|Monaten|Jahren|einem Tag|einer Woche|einem Monat|einem Jahr)"
)
_PAST_DAY = re.compile(rf"\b({_COUNTED})\b", re.IGNORECASE)

# Words that only one reader understands: the organisation knows who "you" is, an authority does not; and "yesterday"
# is another day when the complaint is read. A sentence that begins with "Sie" may mean them or her: better asked once.
_SPOKEN: Mapping[str, re.Pattern[str]] = {
    "you": re.compile(r"\b(you|your|yours|yourselves?)\b", re.IGNORECASE),
    "Sie": re.compile(r"\b(Ihnen|Ihre[mnrs]?|Ihr(?! Kind)|(?<![.!?] )(?<!^)Sie)\b"),
    "today": re.compile(rf"\b({_COUNTED}|tomorrow|morgen)\b", re.IGNORECASE),
}


def counted_day(text: str) -> str | None:
    """The words in a text that count a past day from the one on which it is written ("yesterday"), or None."""
    found = _PAST_DAY.search(text)
    return found.group() if found else None


def spoken(text: str) -> tuple[str, ...]:
    """The words in a statement that a third person would not understand, as they stand in it, each once."""
    found = (match.group() for pattern in _SPOKEN.values() for match in pattern.finditer(text))
    return tuple(dict.fromkeys(found))


def day_of_conduct(statements: Iterable[Statement]) -> date | None:
    """The last day of the conduct, which decides the version of the substance; of anything told if nothing is wrong."""
    told = [one for one in statements if one.on]
    wrong = [one.on.last for one in told if one.wrong and one.on]
    return max(wrong or [one.on.last for one in told if one.on], default=None)
