"""Days on the command line, as people write them."""

from __future__ import annotations

import argparse
from datetime import date

from complaint_kit.errors import AnswersError


def day(
    options: argparse.Namespace,
    given: date | str | None,
    today: date,
    place: str,
    *,
    month_first: bool | None = None,
) -> date | None:
    """The day that an option or argument names, None if it was not given.

    Raises AnswersError, in the language of the screen, naming `place` for what is no day, for 4/5/2026 where nobody
    knows which of the two is meant (`month_first` is None), and for a day that no period can be counted from.
    """
    found = _written(options, given, today, place, month_first) if isinstance(given, str) else given
    if found is None:
        return None
    from complaint_kit.situation.days import LAST_DAY

    if found > LAST_DAY:
        raise AnswersError("this day is too far ahead", place=place, found=found, mend=f"The last is {LAST_DAY}.")
    return found


def _written(options: argparse.Namespace, text: str, today: date, place: str, month_first: bool | None) -> date:
    from complaint_kit.commands import shared  # most days are written as 2026-09-01 and need no words
    from complaint_kit.situation.days import parse_day

    words = shared.screen(options, shared.library(options)).words()["days"]
    try:
        return parse_day(text, today, words, month_first=month_first)
    except AnswersError as error:
        raise AnswersError(error.problem, place=place, found=error.found, mend=error.mend) from None
