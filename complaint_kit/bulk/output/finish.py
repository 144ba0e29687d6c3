"""Putting a round together: register, lists, print files, labels and summary, from the receipts in the order of rows.

Each receipt is read once, as soon as it and all before it are there, so that this goes on beside the drafting. Every
file is written whole under another name and then renamed; the register comes last, because it says that the round is
finished.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import groupby
from pathlib import Path
from shutil import rmtree
from typing import TextIO

from complaint_kit.bulk.messages import Receipt, Rejected, Run
from complaint_kit.bulk.order import Tally
from complaint_kit.bulk.output import joint, print_file, register
from complaint_kit.bulk.output.covers import covers
from complaint_kit.bulk.output.labels import labels
from complaint_kit.bulk.output.summary import summary
from complaint_kit.bulk.shelf import shelf
from complaint_kit.bulk.store import Store, on_disk
from complaint_kit.drafting.output_files import write
from complaint_kit.files import make_folder, write_whole
from complaint_kit.packs.roots import shipped_pack

LIST = "register.csv"
_REJECTS = ("row", "field", "found", "problem", "how_to_mend")


def assemble(store: Store, run: Run, parts: int, done: Iterable[int], letters: joint.Letters) -> Tally:
    """Writes all that is not letters, clears the receipts away, and returns what came of the rows. `done` are the
    numbers of all parts in their order, each as soon as it is done; where there are joint complaints all are, before.

    Of a later round in which there is nothing to send it writes the rejects alone, so that a round of that name may
    come another day. Raises WritingError.
    """
    together = on_disk(store.root, lambda: _together(store, run, parts, letters))
    with closing(on_disk(store.root, lambda: _Round(store, run, parts, together))) as round_:
        for number in done:
            on_disk(store.root, partial(round_.add, number))
        on_disk(store.root, round_.finish)
    store.clear()
    if not round_.kept:
        rmtree(store.letters, ignore_errors=True)
    return round_.tally


class _Round:
    """A round on its way: what has come of its rows, and the files that say so."""

    def __init__(self, store: Store, run: Run, parts: int, together: register.Joint) -> None:
        self.tally = Tally()
        self._faults: Counter[str] = Counter()
        self._store, self._run, self._parts = store, run, parts
        self._made, self._final = store.root / f".{register.FILE}.part", store.root / register.FILE
        what = {
            "round": store.name,
            "as_of": run.job.today.isoformat(),
            "people_sha256": run.people_sha256,
            "rows": run.rows,
            "run": run.model_dump_json(),
        }
        self._register = register.Writing(self._made, what, self._final if self._final.is_file() else None, together)
        self._post = print_file.Post()
        self._list = store.root / f"rejects{store.suffix}.csv"
        self._rejects = _opened(self._list)
        self._rejects.write(register.csv_line(_REJECTS, run.job.separator))

    @property
    def kept(self) -> bool:
        """Whether the round goes into the register."""
        return bool(self.tally.letters) or not self._run.job.step

    def add(self, number: int) -> None:
        """Takes the receipt of a part, which comes after those of all parts before it."""
        receipt = self._store.receipt(number)
        self.tally.add(receipt)
        self._faults.update(one.problem for one in receipt.rejects)
        self._rejects.writelines(reject_line(one, self._run.job.separator) for one in receipt.rejects)
        self._register.add(self._store.path_of(number), receipt.entries)
        self._post.add(receipt)

    def finish(self) -> None:
        """Writes what needs all of them."""
        if self.kept:
            self._register.end()
            self._write_lists()
            self._register.close()
            self._write_print_files()
            self._write_covers()
        _keep(self._rejects, self._list)
        if self.kept:
            os.replace(self._made, self._final)

    def close(self) -> None:
        """Lets go of what is open; what was not finished is swept away when the run is taken up again."""
        self._register.close()
        self._post.close()
        self._rejects.close()

    def _write_lists(self) -> None:
        base, run, root = self._register.base, self._run, self._store.root
        write_lines(root / LIST, register.export(base, run.job.separator))
        page = summary(base, run, self._store.name, sorted(self._faults.items()), self.tally.waiting)
        write_whole(root / f"summary{self._store.suffix}.html", "".join(page).encode())

    def _write_print_files(self) -> None:
        """The print files and, if asked for, the labels for their envelopes."""
        output, folder = self._run.job.campaign.output, self._store.root / f"print{self._store.suffix}"
        for batch in self._post.batches(output.letters_per_print_file):
            make_folder(folder)
            print_file.write(folder / f"{batch.name}.pdf", batch, _with_pages(self._store, batch))
            if output.labels:
                content = labels([one.label for one in batch.letters()], batch.paper)
                write_whole(folder / f"{batch.name}-labels.pdf", content)

    def _write_covers(self) -> None:
        if self._run.job.campaign.output.cover_letters:
            folder = make_folder(self._store.root / f"covers{self._store.suffix}")
            library = shelf((shipped_pack(), *self._run.job.packs))
            for name, letter in covers(_receipts(self._store, self._parts), self._run.job, library):
                write_whole(folder / name, write(letter, "pdf"))


def _receipts(store: Store, parts: int) -> Iterator[Receipt]:
    return (store.receipt(number) for number in range(1, parts + 1))


def _together(store: Store, run: Run, parts: int, letters: joint.Letters) -> register.Joint:
    """The joint complaints of the round, written; and the list of those who complain on their own."""
    if run.job.campaign.joint_complaint is None:
        return register.NO_JOINT
    library, folder = shelf((shipped_pack(), *run.job.packs)), f"joint{store.suffix}"
    made = joint.groups(_receipts(store, parts), folder)
    files = tuple(joint.write_all(store, run, library, made, letters))
    lines = tuple(joint.apart(_receipts(store, parts), library, run.job.separator))
    if made or len(lines) > 1:
        write_lines(make_folder(store.root / folder) / joint.APART, lines)
    return register.Joint({one.entry.row: name for name, people in made.items() for one in people}, files)


def _with_pages(store: Store, batch: print_file.Batch) -> Iterator[tuple[print_file.Posted, bytes]]:
    for part, letters in groupby(batch.letters(), key=lambda posted: posted.part):
        with store.pages(part).open("rb") as file:
            for posted in letters:
                file.seek(posted.sheets.start)
                yield posted, file.read(posted.sheets.size)


def export_list(root: Path) -> None:
    """Writes register.csv anew, after events were added to the register, divided as it was."""
    with closing(register.opened(root)) as base:
        separator = register.first_run(base).job.separator
        on_disk(root, lambda: write_lines(root / LIST, register.export(base, separator)))


def reject_line(one: Rejected, separator: str = ",") -> str:
    """One fault as a line of the reject list."""
    return register.csv_line((one.row, one.field, one.found, one.problem, one.mend), separator)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """The lines as a file in UTF-8 that spreadsheets know as such, whole or not at all, for its owner only."""
    with _opened(path) as file:
        file.writelines(lines)
        _keep(file, path)


def _opened(path: Path) -> TextIO:
    """The file under another name."""
    number = os.open(_part(path), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    return open(number, "w", encoding="utf-8-sig", newline="")


def _keep(file: TextIO, path: Path) -> None:
    """Forces the file to disk, closes it and gives it its name."""
    file.flush()
    os.fsync(file.fileno())
    file.close()
    os.replace(_part(path), path)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
