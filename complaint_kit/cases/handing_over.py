"""A case as one ZIP for somebody who takes it up: what goes in, under which names, and the list of it.

Unpacked it is a case folder again. Files are copied from where they lie; one that is not there stands in the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from complaint_kit.cases.enclosed import lies_at
from complaint_kit.cases.folder import FILE, text_of
from complaint_kit.drafting.chronicle import chronicle
from complaint_kit.files import whole
from complaint_kit.situation.case import Case

LIST, CHRONOLOGY, SOURCES, EXHIBITS = "contents.txt", "chronology.txt", "sources.txt", "exhibits"


@dataclass(frozen=True)
class Member:
    """A file that is copied: its name in the ZIP, what it is, and where it lies; None if it is not there."""

    name: str
    is_: str
    path: Path | None


@dataclass(frozen=True)
class Handed:
    """What goes in: the texts by name, and the files that are copied. `missing`: the names of those not there."""

    texts: Mapping[str, str]
    copied: tuple[Member, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What the case names and is not there."""
        return tuple(f"{one.is_} ({one.name})" for one in self.copied if one.path is None)


def handed_over(folder: Path, case: Case, organisation: str, words: Mapping[str, Any], today: date) -> Handed:
    """All of a case. Of a discreet one, no name of a file says what is in it."""
    letters, exhibits = tuple(_letters(folder, case, words)), tuple(_exhibits(folder, case))
    texts = {
        CHRONOLOGY: chronicle(case, organisation, words),
        SOURCES: _sources(case, words["letter"]["sources"]),
        FILE: text_of(_moved(case, exhibits)),
    }
    says = words["export"]
    told = {CHRONOLOGY: says["by_days"], SOURCES: says["read"], FILE: says["case"]}
    parts = {
        says["title"].format(name=case.me.name or says["somebody"], organisation=organisation, day=today): (),
        says["heads"]["care"]: _care(case, says),
        says["heads"]["letters"]: (_line(one, says) for one in letters),
        says["heads"]["exhibits"]: (_line(one, says) for one in exhibits),
        says["heads"]["others"]: (f"{name}: {what}" for name, what in told.items()),
    }
    contents = "\n\n".join("\n".join((head, *(f"  {one}" for one in lines))) for head, lines in parts.items())
    return Handed({LIST: contents + "\n", **texts}, (*letters, *exhibits))


def _moved(case: Case, exhibits: tuple[Member, ...]) -> Case:
    """The case with its files under their names in the ZIP."""
    made = tuple(
        one.model_copy(update={"files": tuple(_letter_name(case, name) for name in one.files)}) for one in case.made
    )
    files = (one.name for one in exhibits)
    there = tuple(one.model_copy(update={"file": name}) for one, name in zip(case.exhibits, files, strict=True))
    return case.model_copy(update={"made": made, "exhibits": there})


def write(path: Path, handed: Handed) -> None:
    """The ZIP under that name, whole or not at all. Raises WritingError."""
    with whole(path) as file, ZipFile(file, "w", ZIP_DEFLATED, strict_timestamps=False) as archive:
        for name, text in handed.texts.items():
            archive.writestr(name, text)
        for one in handed.copied:
            if one.path:
                archive.write(one.path, one.name)


def _letters(folder: Path, case: Case, words: Mapping[str, Any]) -> Iterator[Member]:
    says = words["export"]
    for made in case.made:
        paper = case.paper(made.paper) if made.paper else None
        state = says["sent"].format(day=paper.sent) if paper and paper.sent else says["draft"]
        is_ = says["letter"].format(document=words["documents"][made.document], made=made.made_on, state=state)
        for name in made.files:
            yield Member(_letter_name(case, name), is_, lies_at(folder, name))


def _letter_name(case: Case, name: str) -> str:
    """The name of a letter's file in the ZIP: its own, or of a discreet case a number."""
    names = [one for made in case.made for one in made.files]
    return f"{names.index(name) + 1}{PurePath(name).suffix}" if case.discreet else name


def _exhibits(folder: Path, case: Case) -> Iterator[Member]:
    for one in case.exhibits:
        its_own = PurePath(one.file.replace("\\", "/")).name
        name = f"{one.id}{PurePath(its_own).suffix}" if case.discreet else f"{one.id}-{its_own}"
        yield Member(f"{EXHIBITS}/{name}", f"{one.id}, {one.is_}", lies_at(folder, one.file))


def _care(case: Case, says: Mapping[str, Any]) -> Iterator[str]:
    """What whoever takes the case up must not do with it."""
    if case.me.reach_me.not_by:
        yield says["not_by"].format(way=says["ways"][case.me.reach_me.not_by], file=FILE)
    for one in case.exhibits:
        for reader, who in says["readers"].items():
            if reader not in one.show:
                yield says["kept_from"].format(what=f"{one.id}, {one.is_},", who=who)
    for number, told in enumerate(case.happened, start=1):
        if told.only_to_organisation:
            yield says["not_for_offices"].format(number=number)
    if case.exhibits:
        yield says["pictures"]


def _line(one: Member, says: Mapping[str, Any]) -> str:
    return f"{one.name}: {one.is_}" + ("" if one.path else f" ({says['missing_file']})")


def _sources(case: Case, says: Mapping[str, Any]) -> str:
    """Every provision that a letter of the case relies on, each once: its source, and the day it was read."""
    lines = [says["title"], ""]
    for one in dict.fromkeys(one for made in case.made for one in made.provisions):
        read = says["read"].format(day=one.verified_on) if one.verified_on else says["unread"]
        lines += [one.citation, f"    {one.source}", f"    {read}", ""]
    return "\n".join(lines)
