"""A page that sums a campaign up: how many letters under which law, by when answers are due, why rows were rejected.

It names nobody, so that it can be passed on. The charts are SVG inside the page, drawn here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from html import escape

from complaint_kit.bulk.messages import Run

_BAR, _ROW, _NAME, _FIGURE = 420, 20, 190, 70
_LONGEST_LIST = 60
Bars = Sequence[tuple[str, int]]


def summary(base: sqlite3.Connection, run: Run, round_: str, rejected: Bars, waiting: int) -> Iterator[str]:
    """The page, in pieces. `rejected` says how many rows were rejected for what."""
    campaign = run.job.campaign
    letters = _count(base, "count(*)", round_)
    title = f"{campaign.campaign}: {letters:,} letters"
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n<h1>{escape(title)}</h1>\n"
    )
    rows = sum(number for _, number in rejected)
    yield f"<p>{run.rows:,} rows as of {run.job.today}: {letters:,} letters, {rows:,} faults in rejected rows"
    yield f", {waiting:,} people with nothing to send yet.</p>\n" if waiting else ".</p>\n"
    for heading, column in _CHARTS:
        yield from _chart(heading, _bars(base, column, round_))
    yield from _chart("Why rows were rejected", rejected)
    yield "</body></html>\n"


_CHARTS = (
    ("Letters by jurisdiction", "residence"),
    ("Letters by law", "law"),
    ("Letters by document and language", "replace(document, '_', ' ') || ', ' || language"),
    ("Answers due, if the letters arrive on the day they were made", "coalesce(due_on, 'no period')"),
)


def _bars(base: sqlite3.Connection, column: str, round_: str) -> Bars:
    query = f"SELECT {column}, count(*) FROM documents WHERE round = ? GROUP BY 1 ORDER BY 1"
    return base.execute(query, (round_,)).fetchall()


def _count(base: sqlite3.Connection, what: str, round_: str) -> int:
    (number,) = base.execute(f"SELECT {what} FROM documents WHERE round = ?", (round_,)).fetchone()
    return int(number)


def _chart(heading: str, bars: Bars) -> Iterator[str]:
    """A bar for each name, its length in proportion; the list is cut where it would be longer than a page."""
    if not bars:
        return
    most = max(number for _, number in bars)
    shown = bars[:_LONGEST_LIST]
    width, height = _NAME + _BAR + _FIGURE, _ROW * len(shown)
    says = escape(heading)
    yield f'<h2>{says}</h2>\n<svg width="{width}" height="{height}" role="img" aria-label="{says}">\n'
    for at, (name, number) in enumerate(shown):
        y = at * _ROW
        length = max(1, round(_BAR * number / most))
        yield f'<text x="0" y="{y + 14}">{escape(str(name))}</text><rect x="{_NAME}" y="{y + 3}" width="{length}" '
        yield f'height="{_ROW - 6}"/><text x="{_NAME + length + 6}" y="{y + 14}">{number:,}</text>\n'
    yield "</svg>\n"
    if len(bars) > len(shown):
        yield f"<p>and {len(bars) - len(shown)} more</p>\n"


_STYLE = (
    "body{font:15px/1.5 'Source Sans Pro',sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#222}"
    "h1{font-size:1.5em}h2{font-size:1.1em;margin:1.6em 0 .4em}svg text{font-size:13px;fill:#222}svg rect{fill:#3b6ea5}"
)
