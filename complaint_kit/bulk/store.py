"""Where the parts of a run lie while it goes on, so that it can be stopped at any moment and taken up again.

A part is first written whole under another name and only then renamed; its receipt comes last. A part without a receipt
is done again and gives the same bytes. Layout:

    DIR/letters/00001/0000002-k17/request.pdf    or DIR/letters/00001.zip
    DIR/.work/letters/00001.pages, 00001.json    pages for the print file, and the receipt; both gone in the end
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from pydantic import ValidationError

from complaint_kit.bulk.messages import Output, Receipt, Run
from complaint_kit.errors import WritingError
from complaint_kit.files import make_folder, write_whole

T = TypeVar("T")
WORK = ".work"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that the ZIP format knows: equal contents give equal bytes


@dataclass(frozen=True, slots=True)
class Store:
    """The folders of one round: `name` is the folder of its letters, `zipped` says how its parts are kept."""

    root: Path
    name: str
    zipped: bool

    @property
    def letters(self) -> Path:
        """Where the parts go."""
        return self.root / self.name

    @property
    def work(self) -> Path:
        """Where receipts lie until everything is put together."""
        return self.root / WORK / self.name

    @property
    def suffix(self) -> str:
        """What the names of the round's lists end in: nothing in the first round, `-reminder` and the like later."""
        return self.name.removeprefix("letters")

    def path_of(self, number: int) -> str:
        """The folder or archive of a part, under the root."""
        return f"{self.name}/{number:05d}" + (".zip" if self.zipped else "")

    @property
    def note(self) -> Path:
        """The file that says which run this is, for as long as it is not finished."""
        return self.root / WORK / f"{self.name}.run.json"

    def prepare(self, alone: bool) -> None:
        """Makes the folders, and takes away what a kill left half written, unless other shards may be writing.

        Raises WritingError.
        """
        for folder in (self.letters, self.work.parent, self.work):
            make_folder(folder)
        if alone:
            self._sweep()

    def _sweep(self) -> None:
        """Removes what was begun under another name and never renamed."""
        for folder in (
            self.root,
            self.letters,
            self.work.parent,
            self.work,
            *(self.root / f"{one}{self.suffix}" for one in ("print", "covers", "joint")),
        ):
            for path in folder.glob(".*.part"):
                with suppress(OSError):  # a worker that was left behind may end it in the meantime
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

    def finished(self, numbers: Iterable[int]) -> frozenset[int]:
        """Which of the parts are done: the receipt can be read, and letters and pages are there as it says."""
        return frozenset(number for number in numbers if self._holds(number))

    def begun(self, numbers: Iterable[int]) -> int:
        """How many of the parts have a receipt, whatever it is worth."""
        return sum(self._receipt(number).is_file() for number in numbers)

    def _holds(self, number: int) -> bool:
        try:
            receipt = self.receipt(number)
            pages = self.pages(number).read_bytes() if receipt.pages_size else b""
        except (OSError, ValidationError):
            return False
        made = not any(entry.files for entry in receipt.entries) or (self.root / self.path_of(number)).exists()
        digest = sha256(pages).hexdigest() if pages else ""
        return made and receipt.number == number and (len(pages), digest) == (receipt.pages_size, receipt.pages_sha256)

    def _receipt(self, number: int) -> Path:
        return self.work / f"{number:05d}.json"

    def noted(self) -> Run | None:
        """Which run the folder holds unfinished. None if there is none, or if the note of it is damaged."""
        try:
            return Run.model_validate_json(self.note.read_bytes())
        except (OSError, ValidationError):
            return None

    def forget(self) -> None:
        """Takes the receipts away, where nothing says any more which run they belong to."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.note.unlink(missing_ok=True)

    def receipt(self, number: int) -> Receipt:
        """The receipt of a part that is done."""
        return Receipt.model_validate_json(self._receipt(number).read_bytes())

    def pages(self, number: int) -> Path:
        """The file of a part's pages for the print file."""
        return self.work / f"{number:05d}.pages"

    def read(self, number: int, file: str) -> bytes:
        """A file of a part, by its path inside the part."""
        path = self.root / self.path_of(number)
        if self.zipped:
            with ZipFile(path) as archive:
                return archive.read(file)
        return (path / file).read_bytes()

    def keep(self, output: Output) -> None:
        """Writes a part, then what a print file needs of it, then its receipt. Raises WritingError."""
        number = output.receipt.number
        on_disk(self.letters, lambda: self._write(number, output.files))
        if output.pages:
            write_whole(self.pages(number), output.pages)
        if output.receipt.failures:
            self._log(output.receipt)
        write_whole(self._receipt(number), output.receipt.model_dump_json().encode())

    def _log(self, receipt: Receipt) -> None:
        """Adds to the log where the kit itself failed; it stays when the receipts go."""
        told = "".join(f"{self.name}, part {receipt.number}, {one}\n" for one in receipt.failures)
        with os.fdopen(os.open(self.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(told)

    @property
    def log(self) -> Path:
        """Where the kit itself failed, for whoever mends it."""
        return self.work.parent / "errors.log"

    def clear(self) -> None:
        """Removes what is not needed once everything is put together."""
        self._sweep()
        if not (self.root / WORK).is_dir():
            return
        gone = self.work.with_name(f"{self.name}.gone")
        if self.work.is_dir():
            shutil.rmtree(gone, ignore_errors=True)
            self.work.rename(gone)  # at once, so that a kill leaves all receipts or none
        shutil.rmtree(gone, ignore_errors=True)
        self.note.unlink(missing_ok=True)
        if not any((self.root / WORK).iterdir()):
            (self.root / WORK).rmdir()

    def _write(self, number: int, files: Mapping[str, bytes]) -> None:
        for left_over in self.letters.glob(f".{number:05d}-*.part"):
            shutil.rmtree(left_over, ignore_errors=True)
        target = self.root / self.path_of(number)
        if not files:
            return
        folder = Path(tempfile.mkdtemp(dir=self.letters, prefix=f".{number:05d}-", suffix=".part"))
        made = _archive(folder / "all", files) if self.zipped else _folders(folder / "all", files)
        _remove(target)
        made.rename(target)
        folder.rmdir()


def _folders(root: Path, files: Mapping[str, bytes]) -> Path:
    root.mkdir(mode=0o700)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            if sys.platform == "win32":
                os.fsync(file.fileno())
    if sys.platform != "win32":
        os.sync()  # once for the part: to force each of its small files to disk takes longer than the letters do
    return root


def _archive(path: Path, files: Mapping[str, bytes]) -> Path:
    """A ZIP archive that stores its members as they are: a PDF or DOCX does not get smaller a second time."""
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
        with ZipFile(file, "w", ZIP_STORED) as archive:
            for name, content in files.items():
                member = ZipInfo(name, _FIRST_DAY)
                member.create_system, member.external_attr = 3, 0o600 << 16  # as on Unix, wherever this runs
                archive.writestr(member, content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _remove(target: Path) -> None:
    """Takes a part away that was renamed but has no receipt."""
    if target.is_dir():
        shutil.rmtree(target)
    target.unlink(missing_ok=True)


def on_disk(place: Path, write: Callable[[], T]) -> T:
    """What `write` returns. Raises WritingError where the disk or the folder will not have it."""
    try:
        return write()
    except (OSError, sqlite3.OperationalError) as error:
        raise WritingError(
            "this could not be written",
            place=str(place),
            found=getattr(error, "strerror", None) or error,
            mend="Make room or mend the permissions, then run the same command with --resume.",
        ) from None
