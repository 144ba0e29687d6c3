"""How far a run is: a bar with rate and time left on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from complaint_kit.bulk.messages import Receipt

_SECONDS_BETWEEN_LINES = 10.0


def shown(receipts: Iterable[Receipt], rows: int) -> Iterator[Receipt]:
    """Passes the receipts on and says on standard error how many of the rows are done."""
    yield from (_bar if sys.stderr.isatty() else _lines)(receipts, rows)


def _bar(receipts: Iterable[Receipt], rows: int) -> Iterator[Receipt]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("rows, {task.speed} a second"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=rows)
        for receipt in receipts:
            progress.advance(task, receipt.rows)
            yield receipt


def _lines(receipts: Iterable[Receipt], rows: int) -> Iterator[Receipt]:
    start = said = time.monotonic()
    done = 0
    for receipt in receipts:
        done += receipt.rows
        now = time.monotonic()
        if now - said >= _SECONDS_BETWEEN_LINES:
            said = now
            print(_line(done, rows, now - start), file=sys.stderr, flush=True)
        yield receipt
    print(_line(done, rows, time.monotonic() - start), file=sys.stderr, flush=True)


def _line(done: int, rows: int, seconds: float) -> str:
    rate = done / seconds if seconds else 0.0
    left = (rows - done) / rate / 60 if rate else 0.0
    return f"{done:,} of {rows:,} rows, {rate:,.0f} a second, {left:,.1f} minutes left"
