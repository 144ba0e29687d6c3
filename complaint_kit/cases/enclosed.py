"""The files that the papers of a case are in, read where the person keeps them. They are never changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from complaint_kit.drafting.enclosing import Enclosed
from complaint_kit.law.steps import TO_AUTHORITIES
from complaint_kit.letters.letter import Letter
from complaint_kit.situation.case import Case, Made
from complaint_kit.text import MOST_BYTES


def enclosed(folder: Path, case: Case, letter: Letter) -> dict[str, tuple[Enclosed | str, ...]]:
    """The files of the exhibits and letters that the letter encloses, by id: of a letter that the kit wrote its PDF,
    and behind it what shows that it went. What the reader shall not see is left out. Instead of a file that is not
    there, the reason: `missing`, or `too_large`, `damaged` if it cannot be read.

    A name of a file is read from the folder of the case, or else from where the program was started.
    """
    reader = "authority" if letter.kind in TO_AUTHORITIES else "organisation"
    shown = {one.id: one.file for one in case.exhibits if reader in one.show}
    written = _letters(case)
    named = {id_: [files[id_] for files in (written, shown) if id_ in files] for id_ in letter.exhibits}
    return {id_: tuple(_read(folder, name) for name in names) for id_, names in named.items() if names}


def _letters(case: Case) -> Mapping[str, str]:
    """The file of each letter that the kit wrote and that was sent, by the id of the letter and of its exhibit."""
    exhibits = {one.id: one.exhibit for one in case.papers}
    written = {one.paper: _letter(one) for one in case.made if one.paper}
    return {**written, **{id_: written[paper] for paper, id_ in exhibits.items() if id_ and paper in written}}


def _letter(made: Made) -> str:
    """The letter itself in the first format that can be put among enclosures: beside it lie pages for the person."""
    stem = made.files[0].rpartition(".")[0]
    return next((f"{stem}.{one}" for one in _READABLE if f"{stem}.{one}" in made.files), made.files[0])


_READABLE = ("pdf", "txt", "eml", "html")


def lies_at(folder: Path, name: str) -> Path | None:
    """Where a file that the case names lies; None if it is not there."""
    return next((one for one in (folder / name, Path(name).expanduser()) if one.is_file()), None)


def located(case: Case, beside: Path, *, moves_along: bool = True) -> Case:
    """The case with files of exhibits named so that they are found from wherever the program is started: those that lie
    in the folder `beside`, which may be renamed if it is that of the case, or else where the program was started."""

    home = beside.absolute()

    def found(name: str) -> str:
        path = home / name if (home / name).is_file() else Path(name).expanduser().absolute()
        if not path.is_file():
            return name
        return str(path.relative_to(home) if moves_along and path.is_relative_to(home) else path)

    exhibits = tuple(one.model_copy(update={"file": found(one.file)}) for one in case.exhibits)
    return case.model_copy(update={"exhibits": exhibits})


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
