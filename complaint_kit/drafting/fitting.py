"""Text into a field of a form: whole sentences, never more than it holds, and what did not fit is named.

>>> fit(["I wrote on 1 May.", "Nobody answered. I wrote again."], 40, "More is enclosed.")
Fitted(text='I wrote on 1 May.\\nMore is enclosed.', left=('Nobody answered.', 'I wrote again.'))
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from complaint_kit.drafting.tracing import sentences


class Fitted(NamedTuple):
    """What stands in the field, and the sentences that do not, in their order."""

    text: str
    left: tuple[str, ...] = ()


def length(text: str) -> int:
    """How many characters a browser may count: UTF-16 units, and two for the end of a line, as some servers do."""
    return len(text.encode("utf-16-le")) // 2 + text.count("\n")


def whole_sentences(line: str) -> tuple[str, ...]:
    """The sentences of a line, none of which ends inside brackets, where citations have full stops of their own."""
    found: list[str] = []
    for one in sentences(line):
        if found and found[-1].count("(") > found[-1].count(")"):
            found[-1] = f"{found[-1]} {one}"
        else:
            found.append(one)
    return tuple(found)


def fit(lines: Sequence[str], limit: int | None, rest: str, headings: Collection[int] = ()) -> Fitted:
    """The lines as far as they fit, from the first on, and then the sentence `rest`; all of them where they fit.

    `headings` are the places of lines that fall away where nothing stands under them. A field too small for `rest` has
    no such sentence.
    """
    whole = "\n".join(lines)
    if limit is None or length(whole) <= limit:
        return Fitted(whole)
    pieces = [(number, one) for number, line in enumerate(lines) for one in whole_sentences(line)]
    last = rest if length(rest) <= limit else ""
    taken = 0
    while taken < len(pieces) and length(_ended(pieces[: taken + 1], last)) <= limit:
        taken += 1
    while taken and pieces[taken - 1][0] in headings:
        taken -= 1
    left = tuple(one for number, one in pieces[taken:] if number not in headings)
    return Fitted(_ended(pieces[:taken], last), left)


def _ended(pieces: Sequence[tuple[int, str]], last: str) -> str:
    lines: dict[int, list[str]] = {}
    for number, one in pieces:
        lines.setdefault(number, []).append(one)
    return "\n".join((*map(" ".join, lines.values()), *([last] if last else ())))
