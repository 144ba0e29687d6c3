"""Joint complaints: the letter, the schedule of the people as PDF and CSV, and their mandates as one PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate, groupby
from typing import Any

from complaint_kit.bulk.messages import Joined, Made, Receipt, RegisterEntry, Run
from complaint_kit.bulk.output.register import csv_line
from complaint_kit.bulk.store import Store
from complaint_kit.drafting import wording
from complaint_kit.drafting.enclosing import Enclosed, bundle
from complaint_kit.drafting.joint import Many, in_one
from complaint_kit.drafting.output_files import write, write_mail
from complaint_kit.files import make_folder, write_whole
from complaint_kit.letters.letter import Heading, Item, Letter, ListBlock, Span, Spans, Table
from complaint_kit.packs.library import Library

# By the row of one of the people; how many they are, and whose reasons are meant, whose numbers come back too.
Letters = Callable[[Mapping[int, Many]], Mapping[int, tuple[Letter, str]]]
APART = "apart.csv"


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A line of a schedule: the part that holds the person's files, the entry, and what differs."""

    part: int
    entry: RegisterEntry
    joined: Joined


def groups(receipts: Iterable[Receipt], folder: str) -> Mapping[str, tuple[OnePerson, ...]]:
    """The people of each joint complaint of a round in the order of the list, by what its files are called."""
    found: dict[tuple[str, ...], list[OnePerson]] = {}
    for receipt in receipts:
        for one in receipt.entries:
            if one.joined:
                key = (*one.recipient, one.law, one.organisation, one.language, one.joined.key)
                found.setdefault(key, []).append(OnePerson(receipt.number, one, one.joined))
    named = enumerate(sorted(found.items(), key=lambda one: one[0]), start=1)
    return {f"{folder}/{number:03d}": _ordered(people) for number, (_, people) in named}


def _ordered(people: Sequence[OnePerson]) -> tuple[OnePerson, ...]:
    """The people, those with the same reasons one after the other."""
    first: dict[str, int] = {}
    for one in people:
        first.setdefault(one.joined.reasons, len(first))
    return tuple(sorted(people, key=lambda one: first[one.joined.reasons]))


def _whose(people: Sequence[OnePerson]) -> dict[int, Many]:
    """The first row of those with the same reasons, and their numbers in the schedule, if others have other reasons."""
    each = [list(same) for _, same in groupby(people, key=lambda one: one.joined.reasons)]
    if len(each) == 1:
        return {people[0].entry.row: Many(len(people))}
    ends = list(accumulate(map(len, each)))
    return {
        same[0].entry.row: Many(len(people), end - len(same) + 1, end) for same, end in zip(each, ends, strict=True)
    }


def write_all(
    store: Store, run: Run, library: Library, made: Mapping[str, tuple[OnePerson, ...]], letters: Letters
) -> Iterator[tuple[int, Made]]:
    """Writes the files of each joint complaint; gives for each the row of the first person, and the file."""
    drafted = letters({row: many for people in made.values() for row, many in _whose(people).items()}) if made else {}
    for name, people in made.items():
        make_folder((store.root / name).parent)
        parts = [drafted[row] for row in _whose(people)]
        letter = in_one(parts) if len(parts) > 1 else parts[0][0]
        for ending, content in _files(letter, people, store, run, library).items():
            write_whole(store.root / f"{name}-{ending}", content)
            yield (
                people[0].entry.row,
                Made(file=f"{name}-{ending}", sha256=sha256(content).hexdigest(), size=len(content)),
            )


def _files(letter: Letter, people: Sequence[OnePerson], store: Store, run: Run, library: Library) -> dict[str, bytes]:
    """The files of one joint complaint, by the end of their names."""
    words = library.shared_words(letter.language)
    locale = wording.locale_of(letter.language, people[0].entry.residence)
    schedule = _Schedule(people, words, locale)
    mandates = bundle(
        replace(letter, enclosures=tuple(map(", ".join, schedule.signed.values())), exhibits=tuple(schedule.signed)),
        {name: (Enclosed(name, _mandate(people, name, store)),) for name in schedule.signed},
        library,
        people[0].entry.residence,
        words["letter"]["joint"]["mandate"],
    )
    enclosed = {"schedule.pdf": write(schedule.letter(letter), "pdf")}
    enclosed |= {"mandates.pdf": mandates.pdf} if mandates else {}
    pdf = write(letter, "pdf")
    formats = {"pdf": pdf, "eml": b""}
    for format_ in run.job.formats:
        formats[format_] = write_mail(letter, pdf, enclosed) if format_ == "eml" else write(letter, format_)
    lines = "".join(csv_line(line, run.job.separator) for line in schedule.lines())
    files = {f"complaint.{format_}": formats[format_] for format_ in dict.fromkeys(("pdf", *run.job.formats))}
    return {**files, **enclosed, "schedule.csv": lines.encode("utf-8-sig")}


def _mandate(people: Sequence[OnePerson], name: str, store: Store) -> bytes:
    """The file of that name, from the folder of the first person who signed it."""
    one = next(one for one in people if one.joined.mandate == name)
    return store.read(one.part, next(file.file for file in one.entry.files if file.file.endswith(f"/mandate-{name}")))


class _Schedule:
    """The people of one joint complaint; `signed` has the names under each mandate, by its file, in their order."""

    def __init__(self, people: Sequence[OnePerson], words: Mapping[str, Any], locale: str) -> None:
        self._people, self._locale = people, locale
        self._says: Mapping[str, Any] = words["letter"]["joint"]
        self._channels: Mapping[str, str] = words["letter"]["phrases"]["channel"]
        self.signed: dict[str, list[str]] = {}
        for one in people:
            self.signed.setdefault(one.joined.mandate, []).append(one.entry.name)
        self._numbers = {name: str(number) for number, name in enumerate(self.signed, start=1)}

    def letter(self, complaint: Letter) -> Letter:
        """The schedule as a document that goes with the complaint and that nobody signs."""
        cells = [self._says["columns"], *(self._cells(number, one) for number, one in enumerate(self._people, start=1))]
        told = [column for column in zip(*cells, strict=True) if any(column[1:])]  # the others are of no use
        rows = (_row(*line) for line in zip(*told, strict=True))
        quote = self._says["quote"]
        own = tuple(Item(None, ((Span(quote.format(number=number, text=text)),),)) for number, text in self._own())
        heading = Heading((Span(self._says["own"]),))
        return replace(
            complaint,
            kind="schedule",
            subject=self._says["schedule"].format(subject=complaint.subject),
            blocks=(Table(tuple(rows)), *((heading, ListBlock(own)) if own else ())),
            recipient=(),
            signature="",
            enclosures=(),
            exhibits=(),
            provisions=(),
        )

    def _own(self) -> Iterator[tuple[int, str]]:
        people = enumerate(self._people, start=1)
        return ((number, text) for number, one in people for text in one.joined.told.says)

    def _cells(self, number: int, one: OnePerson) -> tuple[str, ...]:
        """A line of the table: who, asked when and how, due by, answered how and when, the mandate."""
        joined = one.joined
        asked = ", ".join(part for part in (self._day(joined.told.asked_on), self._how(joined)) if part)
        mandate = f"{self._day(one.entry.mandate_on)} ({self._numbers[joined.mandate]})"
        name = "\n".join(part for part in (one.entry.name, joined.told.known_as) if part)
        return str(number), name, asked, self._day(joined.told.due_on), self._answers(joined, "\n"), mandate

    def lines(self) -> Iterator[tuple[str, ...]]:
        """The same for a spreadsheet, a cell each, days as 2026-12-31."""
        yield tuple(self._says["cells"])
        for number, one in enumerate(self._people, start=1):
            joined, entry = one.joined, one.entry
            days = (str(day or "") for day in (joined.told.asked_on, joined.told.due_on, entry.mandate_on))
            asked_on, due_on, mandate_on = days
            yield (
                *(str(number), entry.name, joined.told.known_as, entry.residence, asked_on, self._how(joined), due_on),
                *(self._answers(joined, "; "), mandate_on, self._numbers[joined.mandate], " ".join(joined.told.says)),
            )

    def _how(self, joined: Joined) -> str:
        return self._channels.get(joined.told.channel, "")

    def _answers(self, joined: Joined, between: str) -> str:
        words: Mapping[str, str] = self._says["replies"]
        told = (words[kind].format(day=self._day(on)) for kind, on in joined.told.replies)
        return between.join(told) or str(self._says["none"])

    def _day(self, day: Any) -> str:
        return wording.long_date(day, self._locale) if day else ""


def _row(*cells: str) -> tuple[Spans, ...]:
    return tuple((Span(cell or "–"),) for cell in cells)


def apart(receipts: Iterable[Receipt], library: Library, separator: str) -> Iterator[str]:
    """Who complains on their own though the campaign makes joint complaints, and why, as lines of CSV."""
    why = library.shared_words("en")["letter"]["joint"]["apart"]
    yield csv_line(("row", "person_id", "name", "residence", "organisation", "office", "why"), separator)
    for receipt in receipts:
        for one in receipt.entries:
            if one.apart:
                whom = (one.row, one.person_id, one.name, one.residence, one.organisation, one.recipient[0])
                yield csv_line((*whom, why[one.apart]), separator)
