"""What a period may start from: a named day of a letter or of the case, the end of another period, or a fixed day.

>>> Start.model_validate("received").points
('received',)
>>> Start.model_validate({"later_of": ["received", "confirm_fee.ends", date(2026, 8, 1)]}).points
('received', 'confirm_fee.ends', datetime.date(2026, 8, 1))
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

LetterPoint = Literal[
    "sent", "received", "identity_given", "fee_asked", "fee_paid", "clarified", "acknowledged", "reported", "answered",
    "refused",
]  # fmt: skip
CasePoint = Literal["happened", "learned", "last_contact"]
Whose = Literal["organisation", "authority", "person"]  # who must act within the period

LETTER_POINTS: frozenset[str] = frozenset(get_args(LetterPoint))
CASE_POINTS: frozenset[str] = frozenset(get_args(CasePoint))
ENDS = ".ends"


class Start(BaseModel):
    """The day on which a period starts: the later of its points. The first must be known, the others may be.

    Written `received`, or `{later_of: [received, confirm_fee.ends, 2026-08-01]}`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    points: tuple[date | str, ...] = Field(alias="later_of", min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _one_word(cls, raw: Any) -> Any:
        return {"later_of": [raw]} if isinstance(raw, str) else raw

    @model_validator(mode="after")
    def _known(self) -> Start:
        for point in self.points:
            if isinstance(point, str) and point not in LETTER_POINTS | CASE_POINTS and not point.endswith(ENDS):
                known = ", ".join(sorted(LETTER_POINTS | CASE_POINTS))
                raise ValueError(f"nothing gives the day '{point}'; write one of {known}, or DEADLINE.ends")
        return self

    @property
    def after(self) -> tuple[str, ...]:
        """The ids of the periods of the same rule at whose end this one starts."""
        return tuple(point.removesuffix(ENDS) for point in self.points if isinstance(point, str) and ENDS in point)

    @property
    def of_case(self) -> bool:
        """Whether it runs from what happened, and not from a letter."""
        return self.points[0] in CASE_POINTS
