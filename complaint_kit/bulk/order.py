"""What a run is asked for, and what has come of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from complaint_kit.bulk.messages import Receipt
from complaint_kit.drafting.sheets import USUAL, Printed
from complaint_kit.law.steps import DocumentKind


@dataclass(frozen=True)
class Order:
    """What the command line asks for."""

    campaign: Path
    people: Path
    out: Path | None
    formats: str
    today: date
    packs: tuple[Path, ...] = ()
    workers: int = 1
    scheduler: str | None = None
    shard: tuple[int, int] = (1, 1)
    step: DocumentKind | None = None
    resume: bool = False
    papers: Path | None = None
    printed: Printed = USUAL
    letterhead: Path | None = None


@dataclass
class Tally:
    """What has come of the rows so far."""

    rows: int = 0
    letters: int = 0
    rejected: int = 0
    waiting: int = 0
    kinds: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, receipt: Receipt) -> None:
        """Counts one part."""
        self.rows += receipt.rows
        self.letters += len(receipt.entries)
        self.rejected += len({one.row for one in receipt.rejects})
        self.waiting += receipt.waiting
        self.kinds.update((one.law, one.document, one.language) for one in receipt.entries)
