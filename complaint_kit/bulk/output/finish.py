"""Putting a round together: register, lists, print files, labels and summary, from the receipts in the order of rows.

Every file is written whole under another name and then renamed; the register comes last, because it says that the round
is finished.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import rmtree

from complaint_kit.bulk.messages import Rejected, Run
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


def assemble(root: Path, store: Store, run: Run, parts: int, letters: joint.Letters, *, kept: bool = True) -> None:
    """Writes all that is not letters, and clears the receipts away; of a round that is not `kept`, because there was
    nothing to send, the rejects alone, so that a round of that name may come another day. Raises WritingError."""
    on_disk(root, lambda: _assemble(root, store, run, parts, letters) if kept else _rejected(root, store, run, parts))
    store.clear()
    if not kept:
        rmtree(store.letters, ignore_errors=True)


def _rejected(root: Path, store: Store, run: Run, parts: int) -> None:
    write_lines(root / f"rejects{store.suffix}.csv", _rejects(store, parts, run.job.separator))


def _assemble(root: Path, store: Store, run: Run, parts: int, letters: joint.Letters) -> None:
    made, final = root / f".{register.FILE}.part", root / register.FILE
    round_ = {
        "round": store.name,
        "as_of": run.job.today.isoformat(),
        "people_sha256": run.people_sha256,
        "rows": run.rows,
        "run": run.model_dump_json(),
    }
    receipts = (store.receipt(number) for number in range(1, parts + 1))
    together = _together(root, store, run, parts, letters)
    register.build(made, round_, store.path_of, receipts, final if final.is_file() else None, together)
    _rejected(root, store, run, parts)
    with closing(register.connect(made)) as base:
        write_lines(root / LIST, register.export(base, run.job.separator))
        page = summary(base, run, store.name, *_counted(store, parts))
        write_whole(root / f"summary{store.suffix}.html", "".join(page).encode())
    _print(root / f"print{store.suffix}", store, run, parts)
    if run.job.campaign.output.cover_letters:
        folder = make_folder(root / f"covers{store.suffix}")
        library = shelf((shipped_pack(), *run.job.packs))
        for name, letter in covers((store.receipt(number) for number in range(1, parts + 1)), run.job, library):
            write_whole(folder / name, write(letter, "pdf"))
    os.replace(made, final)


def _together(root: Path, store: Store, run: Run, parts: int, letters: joint.Letters) -> register.Joint:
    """The joint complaints of the round, written; and the list of those who complain on their own."""
    if run.job.campaign.joint_complaint is None:
        return register.NO_JOINT
    library, folder = shelf((shipped_pack(), *run.job.packs)), f"joint{store.suffix}"
    made = joint.groups(map(store.receipt, range(1, parts + 1)), folder)
    files = tuple(joint.write_all(store, run, library, made, letters))
    lines = tuple(joint.apart(map(store.receipt, range(1, parts + 1)), library, run.job.separator))
    if made or len(lines) > 1:
        write_lines(make_folder(root / folder) / joint.APART, lines)
    return register.Joint({one.entry.row: name for name, people in made.items() for one in people}, files)


def _counted(store: Store, parts: int) -> tuple[list[tuple[str, int]], int]:
    """How many faults of each kind there were, and for how many people there was nothing to send yet."""
    faults: Counter[str] = Counter()
    waiting = 0
    for number in range(1, parts + 1):
        receipt = store.receipt(number)
        waiting += receipt.waiting
        faults.update(one.problem for one in receipt.rejects)
    return sorted(faults.items()), waiting


def _print(folder: Path, store: Store, run: Run, parts: int) -> None:
    """The print files and, if asked for, the labels for their envelopes."""
    output = run.job.campaign.output
    receipts = (store.receipt(number) for number in range(1, parts + 1))
    for batch in print_file.batches(receipts, output.letters_per_print_file):
        make_folder(folder)
        print_file.write(folder / f"{batch.name}.pdf", batch, _with_pages(store, batch))
        if output.labels:
            content = labels([one.label for one in batch.letters()], batch.paper)
            write_whole(folder / f"{batch.name}-labels.pdf", content)


def _with_pages(store: Store, batch: print_file.Batch) -> Iterator[tuple[print_file.Posted, bytes]]:
    for posted in batch.letters():
        with store.pages(posted.part).open("rb") as file:
            file.seek(posted.sheets.start)
            yield posted, file.read(posted.sheets.size)


def export_list(root: Path) -> None:
    """Writes register.csv anew, after events were added to the register, divided as it was."""
    with closing(register.opened(root)) as base:
        separator = register.first_run(base).job.separator
        on_disk(root, lambda: write_lines(root / LIST, register.export(base, separator)))


def _rejects(store: Store, parts: int, separator: str) -> Iterator[str]:
    yield register.csv_line(_REJECTS, separator)
    for number in range(1, parts + 1):
        yield from (reject_line(one, separator) for one in store.receipt(number).rejects)


def reject_line(one: Rejected, separator: str = ",") -> str:
    """One fault as a line of the reject list."""
    return register.csv_line((one.row, one.field, one.found, one.problem, one.mend), separator)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """The lines as a file in UTF-8 that spreadsheets know as such, whole or not at all, for its owner only."""
    part = path.with_name(f".{path.name}.part")
    with open(
        os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8-sig", newline=""
    ) as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
