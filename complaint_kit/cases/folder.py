"""A case folder: the answers, the dated events and the documents of one person against one organisation.

`case.yaml` holds answers, events and a list of the documents with the provisions they rely on. The state of the case is
not stored: it is worked out from the events.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from os.path import lexists
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import yaml
from pydantic import ValidationError

from complaint_kit.cases.files import make_folder, remove_parts, write_whole
from complaint_kit.errors import CaseError, WritingError
from complaint_kit.law.entry import Model
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.plainly import misfits
from complaint_kit.packs.yamlio import Lines, parse_yaml, read_yaml_with_lines
from complaint_kit.situation.answers import Event

FILE = "case.yaml"


class ReliedOn(Model):
    """A provision that a document cites, its source and the day somebody read it there (or null)."""

    rule: str
    citation: str
    source: str
    verified_on: date | None


class Document(Model):
    """A document made for the case: its files, and what it relies on."""

    document: DocumentKind
    made_on: date
    language: str
    files: tuple[str, ...]
    provisions: tuple[ReliedOn, ...] = ()


class CaseFile(Model):
    """What `case.yaml` holds. `finished` is false while the interview is not over."""

    scenario: str
    started: date
    answers: dict[str, Any] = {}
    language: str | None = None
    finished: bool = False
    events: tuple[Event, ...] = ()
    documents: tuple[Document, ...] = ()


def new_folder(home: Path, scenario: str, today: date, name: str) -> Path:
    """A name for a new case folder that is not taken yet; nothing is made. `name` is made fit for a file system."""
    wanted = f"{today}-{slug(name) or scenario}"
    return next(path for path in (home / f"{wanted}{ending}" for ending in _endings()) if not lexists(path))


def create(home: Path, scenario: str, today: date, name: str) -> Path:
    """A new case folder with nothing answered yet."""
    folder = new_folder(home, scenario, today, name)
    write_new(folder, CaseFile(scenario=scenario, started=today), {})
    return folder


def _endings() -> tuple[str, ...]:
    return ("", *(f"-{number}" for number in range(2, 10_000)))


def slug(name: str) -> str:
    """The name in ASCII letters, digits and hyphens, at most 40 characters; empty if nothing is left."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:40].strip("-")


def load(folder: Path) -> CaseFile:
    """The case in that folder. Raises CaseError if there is none, Problems with the lines if its file is damaged."""
    path = folder / FILE
    if not path.is_file():
        raise CaseError("there is no case here", place=str(folder), mend="`complaint-kit cases` lists yours.")
    raw, lines = read_yaml_with_lines(path)
    return _read(raw, lines, path)


def _read(raw: Any, lines: Lines, path: Path) -> CaseFile:
    try:
        return CaseFile.model_validate(raw)
    except ValidationError as error:
        raise misfits(error, lines, path, CaseError, "The case file is damaged here.") from None


def save(folder: Path, case: CaseFile) -> None:
    """The case, whole or not at all, and only if it can be read again. Raises PackError or Problems if it cannot."""
    write_whole(folder / FILE, _written(case, folder / FILE))
    remove_parts(folder)


def write_new(folder: Path, case: CaseFile, files: Mapping[str, bytes]) -> None:
    """A new case folder with its files, all of it or none. Raises WritingError, also if the name was taken since."""
    home = make_folder(folder.parent)
    try:
        part = Path(mkdtemp(dir=home, prefix=f".{folder.name}-", suffix=".part"))  # with mode 0700
    except OSError as error:
        raise _not_made(folder, error) from None
    _remove_abandoned(part)
    try:
        for name, content in {**files, FILE: _written(case, folder / FILE)}.items():
            write_whole(part / name, content)
        part.rename(folder)
    except OSError as error:
        raise _not_made(folder, error) from None
    finally:
        rmtree(part, ignore_errors=True)  # it is there only if the renaming was not reached


def _not_made(folder: Path, error: OSError) -> WritingError:
    mend = "Run the same command again, or choose another folder with --out."
    return WritingError("this folder could not be made", place=str(folder), found=error.strerror, mend=mend)


_ABANDONED = 3600  # seconds: no command takes as long to write one case


def _remove_abandoned(part: Path) -> None:
    """Removes what commands that were killed long before this one left half written beside its own part."""
    now = part.stat().st_mtime
    for other in part.parent.glob(".*.part"):
        if other.is_dir() and now - other.stat().st_mtime > _ABANDONED:
            rmtree(other, ignore_errors=True)


def _written(case: CaseFile, path: Path) -> bytes:
    """The text of the case, after it was read back: a file that would not load never replaces one that does."""
    content = case.model_dump(mode="json", exclude_none=False)
    content["answers"] = {id_: _plain(value) for id_, value in case.answers.items()}
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    _read(*parse_yaml(text, str(path)), path)
    return text.encode()


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def with_answers(case: CaseFile, answers: Mapping[str, Any]) -> CaseFile:
    """The case with these answers over its own; a blank among them overwrites nothing that was answered."""
    kept = {id_: value for id_, value in answers.items() if value is not None or id_ not in case.answers}
    return case.model_copy(update={"answers": case.answers | kept})


def with_event(case: CaseFile, event: Event) -> CaseFile:
    """The case with one more event, kept in the order of days."""
    events = tuple(sorted((*case.events, event), key=lambda one: one.on))
    return case.model_copy(update={"events": events})


def with_document(case: CaseFile, letter: Letter, files: tuple[str, ...], today: date) -> CaseFile:
    """The case with a document added; one of the same kind that was not sent yet is replaced."""
    relied = tuple(
        ReliedOn(rule=one.rule, citation=one.citation, source=one.source_url, verified_on=one.verified_on)
        for one in letter.provisions
    )
    document = Document.model_validate(
        {
            "document": letter.kind,
            "made_on": today,
            "language": letter.language,
            "files": files,
            "provisions": relied,
        }
    )
    others = tuple(one for one in case.documents if one.document != letter.kind)
    return case.model_copy(update={"documents": (*others, document), "finished": True})


def cases_in(home: Path) -> tuple[Path, ...]:
    """The case folders directly under that folder, the newest last."""
    return tuple(path.parent for path in sorted(home.glob(f"*/{FILE}")))
