"""The header of a list of people: which column answers which question, by the names that people give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Literal

from complaint_kit.errors import AnswersError, KitError, Problems
from complaint_kit.law.entry import BY_LANGUAGE, Model
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import read_model
from complaint_kit.situation.interview import LISTS, Interview, Question

Use = Literal["person", "answer", "name", "address", "residence", "mandate", "told", "unused"]
IGNORE = "ignore"
_ADDRESS = ("address_1", "address_2", "address_3", "postcode", "city")


class Column(Model):
    """A column that a file may have: what the kit does with it, what it says, and what people call it."""

    id: str
    use: Use
    says: str | None = None
    alias: Annotated[dict[str, tuple[str, ...]], BY_LANGUAGE] = {}


class ColumnFile(Model):
    """`templates/_bulk/columns.yaml`."""

    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Columns:
    """What stands where: for each column of the file its id, or None for one that is read past.

    `unused` are the headings of columns that are known and read past without anybody having asked for it.
    """

    header: tuple[str, ...]
    ids: tuple[str | None, ...]
    questions: frozenset[str]
    unused: tuple[str, ...] = ()

    def place_of(self, id_: str) -> int | None:
        """The index of the column, or None."""
        return self.ids.index(id_) if id_ in self.ids else None

    def heading(self, id_: str) -> str:
        """What the file calls the column that an answer comes from; the id itself where there is no such column."""
        for name in (id_, *_COMPOSED.get(id_, ())):
            if name in self.ids:
                return self.header[self.ids.index(name)]
        return id_

    @property
    def answers(self) -> frozenset[str]:
        """The questions that some column answers."""
        composed = {id_ for id_, parts in _COMPOSED.items() if set(parts) & set(self.ids)}
        return frozenset(id_ for id_ in self.ids if id_ in self.questions) | composed


_COMPOSED: Mapping[str, tuple[str, ...]] = {
    "full_name": ("first_name", "last_name"),
    "residence": ("country", "region"),
    "address": _ADDRESS,
}


def known_columns(library: Library) -> tuple[Column, ...]:
    """Every column that columns.yaml describes."""
    return read_model(library.file("templates/_bulk/columns.yaml"), ColumnFile, library.roots).columns


def columns_of(
    library: Library, interview: Interview, header: tuple[str, ...], own: Mapping[str, str], place: str
) -> Columns:
    """The columns of a header. `own` are names from the campaign file. Raises Problems for names nobody knows."""
    columns, problems = looked_at(library, interview, header, own, place)
    if problems:
        raise Problems(problems)
    return columns


def looked_at(
    library: Library, interview: Interview, header: tuple[str, ...], own: Mapping[str, str], place: str
) -> tuple[Columns, list[KitError]]:
    """The columns of a header, and what is wrong with it."""
    known = known_columns(library)
    questions = {question.id for question in interview.read if question.kind not in LISTS}
    said = {plain(name): id_ for name, id_ in own.items()}
    names = _names(known, questions) | said
    found = [names.get(plain(name)) if name else IGNORE for name in header]
    used = {column.id for column in known if column.use not in {"answer", "unused"}} | questions
    ids = tuple(id_ if id_ in used else None for id_ in found)
    read_past = (at for at, id_ in enumerate(ids) if found[at] and id_ is None and plain(header[at]) not in said)
    unused = tuple(header[at] or f"column {at + 1} (it has no heading)" for at in read_past)
    meant = used | {column.id for column in known if column.use == "unused"}
    problems = [*_meaningless(own, meant), *_unknown(header, found, names, place), *_twice(header, found, place)]
    return Columns(header, ids, frozenset(questions), unused), problems


def hidden_columns(hidden: Iterable[str], own: Mapping[str, str], place: str) -> Iterator[KitError]:
    """What is wrong with columns that a workbook hides, unless the campaign file says of them what they are."""
    said = {plain(name) for name in own}
    for name in hidden:
        if plain(name) not in said:
            mend = f"Show or delete it, or say in the campaign file what it is: `columns: {{{name}: ignore}}`."
            yield AnswersError("this column is hidden in the workbook", place=f"{place}:1", found=name, mend=mend)


def unanswered(library: Library, interview: Interview, given: Iterable[str]) -> list[str]:
    """The questions that every letter needs and that neither the campaign nor a column answers."""
    needed = [question.id for question in interview.questions if interview.needs(question)]
    told = set(given)
    if told & {id_ for kind in library.wishes.values() for id_ in kind.answers}:
        told.add("wishes")
    return [id_ for id_ in needed if id_ not in told]


def choice_words(library: Library, scenario: str) -> dict[str, dict[str, str]]:
    """For each question its choices by the words that say them, in every language that the scenario is written in."""
    found: dict[str, dict[str, str]] = {}
    for language in (one for one in library.languages() if library.speaks(scenario, one)):
        for id_, words in library.words(scenario, language)["questions"].items():
            said = {plain(str(text)): choice for choice, text in words.get("choices", {}).items()}
            found[id_] = {**said, **found.get(id_, {})}
    for wish, kind in library.wishes.items():
        for id_, word in kind.answers.items():
            said = {text: word for text, choice in found.get("wishes", {}).items() if choice == wish}
            found[id_] = {**found.get(id_, {}), **said}
    return found


def template_columns(library: Library, interview: Interview, words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The columns of a list to fill in for the scenario, each with its explanation."""
    special = {column.id: column for column in known_columns(library)}
    composed = {part: special[part].says or "" for part in (*_ADDRESS, "country", "region")}
    rows = {"person_id": special["person_id"].says or ""}
    for question in in_cells(interview):
        rows |= composed if question.id == "address" else {}
        if question.id not in _COMPOSED or question.id == "full_name":
            rows[question.id] = _explained(question, words[question.id], is_needed=interview.needs(question))
    told = (column for column in known_columns(library) if column.use in {"told", "mandate"} or column.id in _OF_PEOPLE)
    return rows | {column.id: column.says or "" for column in told}


_OF_PEOPLE = frozenset({"phone", "not_by", "date_of_birth_or_age_band", "parent_name", "safe_contact"})


def in_cells(interview: Interview) -> Iterable[Question]:
    """The questions that a cell can answer; what happened and what was written before are asked as they were before."""
    older = {question.id: question for question in interview.older}
    for question in interview.questions:
        if question.kind in LISTS:
            yield from (older[id_] for id_ in _IN_CELLS[question.kind] if id_ in older)
        else:
            yield question


_IN_CELLS: Mapping[str, tuple[str, ...]] = {
    "statements": ("what_happened", "event_date"),
    "papers": (
        *("already_written", "written_on", "written_how"),
        *("their_answer", "their_answer_on", "their_answer_said", "still_missing"),
    ),
}


def _explained(question: Question, words: Mapping[str, str], *, is_needed: bool) -> str:
    needed = "Needed. " if is_needed else ""
    choices = f" One of: {', '.join(question.choices)}." if question.choices else ""
    several = " Several with | between them." if question.kind == "choices" else ""
    return f"{needed}{words['ask']} {words.get('help', '')}".strip() + choices + several


def _names(columns: Iterable[Column], questions: set[str]) -> dict[str, str]:
    """Every name of every column; a question's own id goes before what another column is also called."""
    names: dict[str, str] = {}
    for column in columns:
        if column.use != "answer" or column.id in questions:
            for name in (column.id, *(alias for listed in column.alias.values() for alias in listed)):
                names.setdefault(plain(name), column.id)
    return names | {plain(id_): id_ for id_ in questions}


def plain(name: str) -> str:
    """The heading without capitals, spaces and marks, so that `E-Mail Address`, `email_address` and `EMAIL` meet."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", name).casefold())


def _unknown(
    header: tuple[str, ...], found: list[str | None], names: Mapping[str, str], place: str
) -> Iterable[KitError]:
    for name, id_ in zip(header, found, strict=True):
        if id_ is None:
            near = [names[like] for like in get_close_matches(plain(name), names, 1, 0.75)]
            told = f"{name}: {near[0] if near else IGNORE}"
            meant = f"Did you mean {near[0]}? " if near else ""
            mend = f"{meant}Rename it, or say in the campaign file what it is: `columns: {{{told}}}`."
            yield AnswersError("nobody knows this column", place=f"{place}:1", found=name, mend=mend)


def _meaningless(own: Mapping[str, str], meant: set[str]) -> Iterable[KitError]:
    """Columns that the campaign file takes for something that there is not, so that they would be lost."""
    for name, id_ in own.items():
        if id_ not in meant and id_ != IGNORE:
            near = get_close_matches(id_, sorted(meant), 1)
            mend = (
                f"Did you mean {near[0]}?" if near else "`complaint-kit bulk --template SCENARIO` lists what there is."
            )
            yield AnswersError("a list has no such column", place=f"columns, {name}", found=id_, mend=mend)


def _twice(header: tuple[str, ...], found: list[str | None], place: str) -> Iterable[KitError]:
    for at, id_ in enumerate(found):
        if id_ not in {None, IGNORE} and id_ in found[:at]:
            first = header[found.index(id_)]
            yield AnswersError(
                f"two columns say {id_}", place=f"{place}:1", found=f"{first}, {header[at]}", mend="Keep one of them."
            )
