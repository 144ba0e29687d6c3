"""A case folder: `case.yaml`, the documents that were made, and the dates for a calendar.

`case.yaml` holds the case as the person told it, and a list of the documents with the provisions that they rely on.
Where the case stands is not stored: it is worked out each time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import count
from os.path import lexists
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from complaint_kit.cases.older_files import OlderCase
from complaint_kit.errors import CaseError, WritingError
from complaint_kit.files import make_folder, remove_parts, write_whole
from complaint_kit.law.rights import Right
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.packs.validation_errors import misfits
from complaint_kit.packs.yamlio import Lines, parse_yaml, read_yaml_with_lines
from complaint_kit.planning.supposing import as_written
from complaint_kit.situation.case import Case, Made, ReliedOn
from complaint_kit.situation.older import with_paper
from complaint_kit.situation.papers import Paper, To
from complaint_kit.situation.recording import unsent

FILE = "case.yaml"
M = TypeVar("M", bound=BaseModel)
_TAKE_BACK = "case.before.yaml"
_BEFORE = "case.1.yaml"  # the file as an older version of the kit left it
KEPT_BESIDE = (_TAKE_BACK, _BEFORE)


def name_for(case: Case, organisation: str) -> str:
    """What a folder of the case is called after: the organisation, or nobody where names shall tell nothing."""
    return "papers" if case.discreet else organisation


def new_folder(home: Path, scenario: str, today: date, name: str) -> Path:
    """A name for a new case folder that is not taken yet; nothing is made. `name` is made fit for a file system."""
    wanted = f"{today}-{slug(name) or scenario}"
    return next(path for path in (home / f"{wanted}{ending}" for ending in _endings()) if not lexists(path))


def create(home: Path, scenario: str, today: date, name: str) -> Path:
    """A new case folder with nothing answered yet."""
    folder = new_folder(home, scenario, today, name)
    write_new(folder, Case(scenario=scenario, started=today), {})
    return folder


def renamed(folder: Path, library: Library, organisation: str) -> Path:
    """The case folder under the name of that organisation, if it bears another and no letter was made yet.

    It keeps its name where the person gave it one, or where the system does not let it change.
    """
    case = load(folder, library)
    begins = f"{case.started}-{slug(organisation) or case.scenario}"
    if case.made or folder.name.startswith(begins) or not folder.name.startswith(f"{case.started}-"):
        return folder
    assert case.started is not None
    try:
        return folder.rename(new_folder(folder.parent, case.scenario or "", case.started, organisation))
    except OSError:
        return folder


def _endings() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))


def slug(name: str) -> str:
    """The name in ASCII letters, digits and hyphens, at most 40 characters; empty if nothing is left."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:40].strip("-")


def load(folder: Path, library: Library) -> Case:
    """The case in that folder, of this version or an older one. Raises CaseError if there is none or its law is
    in a pack that is not read, Problems with the lines if its file is damaged."""
    path = folder / FILE
    if not path.is_file():
        raise CaseError("there is no case here", place=str(folder), mend="`complaint-kit cases` lists yours.")
    raw, lines = read_yaml_with_lines(path)
    if isinstance(raw, dict) and "kit" not in raw:
        return _read(OlderCase, raw, lines, path).as_case(library, str(path))
    case = _read(Case, raw, lines, path)
    unknown = sorted({one.law for one in case.made if one.law} - set(library.law_ids()))
    if unknown:
        raise CaseError(
            "this case has letters under a law that is not here",
            place=str(path),
            found=", ".join(unknown),
            mend="Name the pack that brings it: --pack DIR.",
        )
    return case


def _read(kind: type[M], raw: Any, lines: Lines, path: Path) -> M:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        raise misfits(error, lines, path, CaseError, "The case file is damaged here.") from None


def save(folder: Path, case: Case) -> None:
    """The case, whole or not at all, and only if it can be read again; the file of an older version is kept beside it.

    Raises PackError or Problems if it cannot be read again.
    """
    path = folder / FILE
    if path.is_file() and b"\nkit: " not in b"\n" + path.read_bytes() and not (folder / _BEFORE).exists():
        write_whole(folder / _BEFORE, path.read_bytes())
    write_whole(path, _written(case, path))
    remove_parts(folder)


def keep_before(folder: Path, case: Case) -> None:
    """Keeps the case as it was before something is recorded, so that it can be taken back once."""
    write_whole(folder / _TAKE_BACK, _written(case, folder / _TAKE_BACK))


def before_last(folder: Path) -> Case:
    """The case before what was recorded last. Raises CaseError if nothing was recorded that was not taken back."""
    path = folder / _TAKE_BACK
    if not path.is_file():
        raise CaseError("nothing was recorded that could be taken back", place=str(folder), mend="Edit case.yaml.")
    return _read(Case, *read_yaml_with_lines(path), path)


def took_back(folder: Path, case: Case) -> None:
    """Saves the case without what was recorded last; a second time there is nothing to take back."""
    save(folder, case)
    (folder / _TAKE_BACK).unlink()  # once it is taken back: a kill before leaves it to be taken back again


def write_new(folder: Path, case: Case, files: Mapping[str, bytes]) -> None:
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


def _written(case: Case, path: Path) -> bytes:
    """The text of the case, after it was read back: a file that would not load never replaces one that does."""
    text = text_of(case)
    _read(Case, *parse_yaml(text, str(path)), path)
    return text.encode()


def text_of(case: Case) -> str:
    """The case as its file has it: only what was told, dates as dates."""
    return as_yaml({"kit": case.kit, **_plain(case)})


def as_yaml(content: Mapping[str, Any]) -> str:
    """The content as the kit's own files have it, in its order."""
    text: str = yaml.dump(dict(content), Dumper=_Plainly, allow_unicode=True, sort_keys=False, width=100)
    return text


class _Plainly(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes each value where it stands: a person reads no `&id001`, and changes one day without another."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _plain(value: Any) -> Any:
    """Mappings and lists for YAML; of a model what differs from its defaults, a model of one value as that value."""
    if isinstance(value, BaseModel):
        return _plain(value.model_dump(by_alias=True, exclude_defaults=True))
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def with_document(
    case: Case, letter: Letter, files: tuple[str, ...], today: date, asked: tuple[Right, ...], law: str | None
) -> Case:
    """The case with a document added; one of the same kind that was not sent yet is replaced."""
    relied = tuple(
        ReliedOn(rule=one.rule, citation=one.citation, source=one.source_url, verified_on=one.verified_on)
        for one in letter.provisions
    )
    made = Made.model_validate(
        {
            "document": letter.kind,
            "made_on": today,
            "language": letter.language,
            "files": files,
            "provisions": relied,
            "asked": asked,
            "law": law,
        }
    )
    others = tuple(one for one in case.made if one.paper or (one.document, one.law) != (made.document, made.law))
    return case.model_copy(update={"made": (*others, made), "finished": True})


def locked(case: Case) -> frozenset[str]:
    """The names of the files that were sent: they are never written again."""
    return frozenset(name for one in case.made if one.paper for name in one.files)


def with_lock(case: Case, folder: Path, paper: Paper) -> Case:
    """The case with the document that asks what the letter that was sent asked, or else the first of that kind, tied to
    it, and the file's checksum kept. What the document says itself is told of the letter."""
    mine = unsent(case, paper.kind)
    if not mine:
        return case
    its = next((one for one in mine if one.asked == paper.asked), mine[0])
    path = folder / its.files[0]
    checksum = sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    tied = its.model_copy(update={"paper": paper.id, "checksum": checksum})
    case = with_paper(case, as_written(paper, case, its.made_on))
    return case.model_copy(update={"made": tuple(tied if one is its else one for one in case.made)})


def with_platforms(case: Case, library: Library) -> Case:
    """The case, in which a sent document that is filed on a platform of the state is known to have gone there."""
    for made in case.made:
        paper = case.paper(made.paper) if made.paper else None
        steps = library.law(made.law).ladder if made.law else ()
        if paper and not paper.to and (made.document, "platform") in ((one.document, one.to) for one in steps):
            channel = paper.channel or "portal"  # no post that took days to arrive
            case = with_paper(case, paper.model_copy(update={"to": To(role="platform"), "channel": channel}))
    return case


def cases_in(home: Path) -> tuple[Path, ...]:
    """The case folders directly under that folder, the newest last. What a killed command left half made is none."""
    return tuple(path.parent for path in sorted(home.glob(f"[!.]*/{FILE}")))
