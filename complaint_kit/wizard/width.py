"""How wide and how high a person's screen is."""

from __future__ import annotations

from collections.abc import Iterable
from shutil import get_terminal_size
from textwrap import fill

NARROWEST, WIDEST = 40, 100  # columns: below, words would break anyway; above, lines are too long to read
_MARGIN = 2


def width() -> int:
    """The columns that text may take: those of the terminal without a margin, or of one of 80 where there is none."""
    return max(NARROWEST, min(WIDEST, get_terminal_size((80, 24)).columns - _MARGIN))


def height() -> int:
    """The lines of the terminal, or of one of 24 where there is none."""
    return get_terminal_size((80, 24)).lines


def wrapped(title: str) -> str:
    """The title of a choice, broken between words; it stands behind the pointer and, in a list to tick, a circle."""
    return fill(title, width() - 6, subsequent_indent="     ")


def folded(text: str) -> str:
    """The text with each line that is too wide broken between words; a word that is wider, such as a path, is whole."""
    columns = width()
    return "\n".join(
        line if len(line) <= columns else fill(line, columns, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def lines_of(titles: Iterable[str]) -> int:
    """How many lines these choices take together."""
    return sum(1 + wrapped(title).count("\n") for title in titles)
