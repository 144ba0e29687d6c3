"""What goes in and what comes out of a piece of work: a job and some rows; files, register entries and rejects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from complaint_kit.bulk.campaign import Campaign
from complaint_kit.bulk.input.earlier import Earlier
from complaint_kit.bulk.input.tables import Row
from complaint_kit.drafting.joint import OfOne
from complaint_kit.drafting.letterheads import Gathered, letterhead
from complaint_kit.drafting.sheets import Printed
from complaint_kit.law.entry import Model
from complaint_kit.law.steps import DocumentKind
from complaint_kit.situation.older import Event


class Job(Model):
    """All that is the same for every row. `packs` are folders beside the shipped one, `laws` the fingerprint of all.

    `dry`: check every row and draft every letter, but make no file. `separator` divides the lists that the kit writes.
    """

    campaign: Campaign
    header: tuple[str, ...]
    formats: tuple[str, ...]
    today: date
    step: DocumentKind | None = None
    packs: tuple[Path, ...] = ()
    laws: str
    dry: bool = False
    separator: str = ","
    letterhead: Gathered | None = None

    @cached_property
    def printed(self) -> Printed:
        """How all its letters are printed."""
        return self.campaign.printed._replace(letterhead=letterhead(self.letterhead) if self.letterhead else None)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows to do in one go, in order; `earlier_row` says of a row which earlier one has the same person.

    `absent`: the columns of a row that name a file which is not there. Looked up where the list is, because workers
    need no disk; `enclosed` has what the files hold, by row and column. `alone`: the rows whose joint complaint would
    have too few people.
    """

    number: int
    rows: tuple[Row, ...]
    earlier_row: Mapping[int, int] = field(default_factory=dict)
    events: Mapping[int, tuple[Event, ...]] = field(default_factory=dict)
    papers: Mapping[int, tuple[Earlier, ...]] = field(default_factory=dict)
    absent: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    enclosed: Mapping[int, Mapping[str, bytes]] = field(default_factory=dict)
    alone: frozenset[int] = frozenset()


class Made(Model):
    """A file that was made: its path under the output folder, SHA-256 and size in bytes."""

    file: str
    sha256: str
    size: int


class Sheets(Model):
    """Where a letter's pages lie in the part's file of them, the size of each, the fonts as (face, characters), and the
    pictures as (name, size), which lie behind the pages."""

    start: int
    sizes: tuple[int, ...]
    fonts: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, int], ...] = ()

    @property
    def size(self) -> int:
        """How many bytes of that file are the letter's."""
        return sum(self.sizes) + sum(size for _, size in self.pictures)


class Joined(Model):
    """Somebody in a joint complaint, and what its schedule says of them. Those with the same `key` complain in one:
    whatever stands in it is the same for all, save for the reasons, which are the same for those with the same
    `reasons`. `mandate` is the file of the signed mandate, by its name."""

    key: str
    reasons: str
    told: OfOne
    mandate: str


class RegisterEntry(Model):
    """One person's document, as the register has it.

    `deciding` are the facts that its plan depends on; letters are posted in the order of `destination`. Who complains
    in a joint complaint is `joined`; who does not, though the campaign makes them, stands `apart` for that reason.
    """

    row: int
    person_id: str
    name: str
    document: DocumentKind
    law: str
    language: str
    residence: str
    organisation: str
    recipient: tuple[str, ...]
    country: str
    paper: Literal["A4", "Letter"]
    label: tuple[str, ...]
    destination: str
    mandate_on: date | None
    made_on: date
    due_on: date | None
    late_from: date | None
    next_step: DocumentKind | None
    deciding: dict[str, Any]
    files: tuple[Made, ...] = ()
    sheets: Sheets | None = None
    joined: Joined | None = None
    apart: str = ""


class Rejected(Model):
    """One fault of one row."""

    row: int
    field: str
    found: str
    problem: str
    mend: str


class Receipt(Model):
    """What came of a chunk. `waiting` counts the people for whom the step asked for is not open.

    `pages_size` and `pages_sha256` are those of the file of its pages, empty without one. `sample` is the first letter
    as text, in a dry run only. `failures` say where the kit itself failed, line by line, without what a row says.
    """

    number: int
    rows: int
    waiting: int
    entries: tuple[RegisterEntry, ...]
    rejects: tuple[Rejected, ...]
    pages_size: int = 0
    pages_sha256: str = ""
    sample: str = ""
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """One part of the output: the files by their path inside the part, the pages for a print file, the receipt."""

    receipt: Receipt
    files: Mapping[str, bytes]
    pages: bytes = b""


def round_name(step: DocumentKind | None) -> str:
    """The folder in which the documents of a round lie."""
    return f"letters-{step.replace('_', '-')}" if step else "letters"


class Run(Model):
    """What makes two runs the same: the job, the list and its length."""

    job: Job
    people_sha256: str
    rows: int
    papers_sha256: str = ""

    def changed(self, now: Run) -> list[str]:
        """What of the run, in words, is not as it was."""
        before, after = self.job, now.job
        pairs = (
            ("the list of people", self.people_sha256, now.people_sha256),
            ("the list of letters", self.papers_sha256, now.papers_sha256),
            ("the campaign file", before.campaign.model_dump_json(), after.campaign.model_dump_json()),
            ("the letterhead", before.letterhead, after.letterhead),
            ("--format", before.formats, after.formats),
            ("--as-of", before.today, after.today),
            ("the laws or templates", before.laws, after.laws),
        )
        return [name for name, was, is_ in pairs if was != is_]
