"""A case folder: the answers, the dated events and the documents of one person against one organisation.

`case.yaml` holds answers, events and a list of the documents with the provisions they rely on. The state of the case is
not stored: it is worked out from the events.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from complaint_kit.cases.files import make_folder, write_whole
from complaint_kit.errors import CaseError
from complaint_kit.law.entry import Model
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.plainly import misfits
from complaint_kit.packs.yamlio import read_yaml_with_lines
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
    return next(path for path in (home / f"{wanted}{ending}" for ending in _endings()) if not path.exists())


def create(home: Path, scenario: str, today: date, name: str) -> Path:
    """A new case folder with nothing answered yet."""
    folder = new_folder(home, scenario, today, name)
    make_folder(folder)
    save(folder, CaseFile(scenario=scenario, started=today))
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
    try:
        return CaseFile.model_validate(raw)
    except ValidationError as error:
        raise misfits(error, lines, path, CaseError, "The case file is damaged here.") from None


def save(folder: Path, case: CaseFile) -> None:
    """The case, whole or not at all."""
    content = case.model_dump(mode="json", exclude_none=False)
    content["answers"] = {id_: _plain(value) for id_, value in case.answers.items()}
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    write_whole(folder / FILE, text.encode())


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
