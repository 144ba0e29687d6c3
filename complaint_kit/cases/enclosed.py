"""The files that the papers of a case are in, read where the person keeps them. They are never changed."""

from __future__ import annotations

from pathlib import Path

from complaint_kit.drafting.enclosing import Enclosed
from complaint_kit.letters.letter import Letter
from complaint_kit.situation.case import Case
from complaint_kit.text import MOST_BYTES


def enclosed(folder: Path, case: Case, letter: Letter) -> dict[str, Enclosed | str]:
    """The files of the exhibits and letters that the letter encloses, by id; instead of one that is not there, the
    reason: `none` names no file, `missing` names one that is not there, `too_large`, `damaged` cannot be read.

    A name of a file is read from the folder of the case, or else from where the program was started.
    """
    names = {one.id: one.file for one in case.exhibits}
    names = {**_letters(case), **names}
    return {id_: _read(folder, names[id_]) for id_ in letter.exhibits if id_ in names}


def _letters(case: Case) -> dict[str, str]:
    """The PDF of each letter that the kit wrote and that was sent, by the id of the letter."""
    made = ((one.paper, next((name for name in one.files if name.endswith(".pdf")), None)) for one in case.made)
    return {paper: name for paper, name in made if paper and name}


def lies_at(folder: Path, name: str) -> Path | None:
    """Where a file that the case names lies; None if it is not there."""
    return next((one for one in (folder / name, Path(name).expanduser()) if one.is_file()), None)


def _read(folder: Path, name: str) -> Enclosed | str:
    path = lies_at(folder, name)
    if path is None:
        return "missing"
    try:
        if path.stat().st_size > MOST_BYTES:
            return "too_large"
        return Enclosed(path.name, path.read_bytes())
    except OSError:
        return "damaged"
