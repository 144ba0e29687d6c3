"""Everything that the packs hold, each file with the way back to its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from complaint_kit.law.authorities import Routing
from complaint_kit.law.conditions import Condition
from complaint_kit.law.entry import Model
from complaint_kit.law.fact_kinds import FactFile
from complaint_kit.law.forms import FormFile
from complaint_kit.law.grounds import CountersFile
from complaint_kit.law.holidays import HolidayFile
from complaint_kit.law.model import Law, Note, Rule
from complaint_kit.law.offices import AuthorityFile
from complaint_kit.law.places import PlaceFile
from complaint_kit.packs.layout_files import LayoutFile
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import lines_of, read_model
from complaint_kit.packs.yamlio import Lines, read_yaml_with_lines
from complaint_kit.situation.interview import Interview, QuestionList
from complaint_kit.situation.organisations import Channel, Entity, Organisation
from complaint_kit.situation.record import RecordEntry
from complaint_kit.situation.wishes import WishFile

C = TypeVar("C")
M = TypeVar("M", bound=BaseModel)


class QuestionWords(Model):
    """The words of one question: what is asked, why, how to answer, and each choice."""

    ask: str = ""
    why: str = ""
    help: str = ""
    choices: dict[str, str] = {}


class WordsFile(BaseModel):
    """`templates/<folder>/words.<language>.yaml`: questions, and any other sections of words."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, dict[str, str | dict[str, Any]]]

    questions: dict[str, QuestionWords] = {}


@dataclass(frozen=True)
class Sheet(Generic[C]):
    """One file and what it says."""

    path: Path
    content: C
    packs: tuple[Path, ...] = ()

    def at(self, *keys: str | int) -> str:
        """`file:line` of the value under those keys, or of the nearest thing around it."""
        return self._lines.place(keys, self.path)

    @cached_property
    def _lines(self) -> Lines:
        if isinstance(self.content, BaseModel):
            return lines_of(self.path, type(self.content), self.packs)
        return read_yaml_with_lines(self.path)[1]


@dataclass(frozen=True)
class Shelf:
    """All files. `interviews` have the shared questions put in; `words` and `templates` go by `folder/name`."""

    library: Library
    today: date
    places: tuple[Sheet[PlaceFile], ...]
    facts: tuple[Sheet[FactFile], ...]
    routing: Sheet[Routing]
    holidays: tuple[Sheet[HolidayFile], ...]
    laws: tuple[Sheet[Law], ...]
    counters: tuple[Sheet[CountersFile], ...]
    authorities: tuple[Sheet[AuthorityFile], ...]
    organisations: tuple[Sheet[Organisation], ...]
    interviews: tuple[Sheet[Interview], ...]
    question_lists: tuple[Sheet[QuestionList], ...]
    wishes: tuple[Sheet[WishFile], ...]
    layouts: tuple[Sheet[LayoutFile], ...]
    forms: tuple[Sheet[FormFile], ...]
    words: Mapping[str, Sheet[dict[str, Any]]]
    templates: Mapping[str, Path]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all places and of the groups they belong to, such as EU and EEA."""
        listed = self.library.places.values()
        return frozenset(code for place in listed for code in (place.code, *place.part_of, *place.shares_law_of))

    def laws_of(self, place: str) -> tuple[Law, ...]:
        """The laws that give rights to residents of the place, or of a group of places."""
        reach = self.library.reach(place)
        return tuple(sheet.content for sheet in self.laws if reach & set(sheet.content.applies_in))

    def question_place(self, interview: Sheet[Interview], id_: str) -> str:
        """`file:line` of a question, be it the scenario's own or a shared one."""
        own = _sheet(interview.path, Interview, self.library)
        sheets: tuple[Sheet[Interview] | Sheet[QuestionList], ...] = (own, *self.question_lists)
        places = (
            sheet.at("questions", index)
            for sheet in sheets
            for index, question in enumerate(sheet.content.questions)
            if question.id == id_
        )
        return next(places, own.at())


def read_shelf(library: Library, today: date) -> Shelf:
    """All files, as somebody reads them on that day. Raises PackError or Problems if one cannot be read."""

    def sheets(pattern: str, model: type[M]) -> tuple[Sheet[M], ...]:
        return tuple(_sheet(library.file(name), model, library) for name in library.names(pattern))

    def added(name: str, model: type[M]) -> tuple[Sheet[M], ...]:
        return tuple(_sheet(path, model, library) for path in library.files(name))

    return Shelf(
        library=library,
        today=today,
        places=added("jurisdictions/places.yaml", PlaceFile),
        facts=added("jurisdictions/facts.yaml", FactFile),
        routing=_sheet(library.file("jurisdictions/routing.yaml"), Routing, library),
        holidays=added("jurisdictions/holidays.yaml", HolidayFile),
        laws=tuple(_law(library, id_) for id_ in library.law_ids()),
        counters=sheets("jurisdictions/*/*.counters.yaml", CountersFile),
        authorities=sheets("jurisdictions/*/authorities.yaml", AuthorityFile),
        organisations=tuple(_organisation(library, id_) for id_ in library.organisation_ids()),
        interviews=tuple(_interview(library, scenario) for scenario in library.scenarios()),
        question_lists=sheets("templates/_shared/*.questions.yaml", QuestionList),
        wishes=added("templates/_shared/wishes.yaml", WishFile),
        layouts=sheets("templates/_layouts/*.yaml", LayoutFile),
        forms=sheets("jurisdictions/*/forms.yaml", FormFile),
        words={short_name(name): _words(library.file(name)) for name in words_files(library)},
        templates={short_name(name): library.file(name) for name in template_files(library)},
    )


def rules_and_notes(law: Law) -> Iterator[tuple[str, int, Rule | Note]]:
    """A law's rules and notes, each with its key and index in the file."""
    yield from (("rules", index, rule) for index, rule in enumerate(law.rules))
    yield from (("notes", index, note) for index, note in enumerate(law.notes))


def conditions_of_law(law: Law) -> Iterator[Condition]:
    """Every condition of the law: whom it covers, and when its rules and notes count."""
    entries = (law.covers, *(entry.when for _, _, entry in rules_and_notes(law)))
    yield from (condition for condition in entries if condition)


def entries(known: Organisation) -> Iterator[tuple[str, int, Entity | Channel | RecordEntry]]:
    """An organisation's dated entries, each with its key and index in the file."""
    yield from (("entities", index, entity) for index, entity in enumerate(known.entities))
    yield from (("channels", index, channel) for index, channel in enumerate(known.channels))
    yield from (("record", index, entry) for index, entry in enumerate(known.record))


def words_files(library: Library) -> tuple[str, ...]:
    """The names of all files with words, in their packs."""
    return library.names("templates/*/words.*.yaml")


def template_files(library: Library) -> tuple[str, ...]:
    """The names of all files with words of letters and pages, in their packs."""
    patterns = ("templates/*/*.md.j2", "templates/*/*.words.j2", "templates/_letters/*/*.words.j2")
    return tuple(name for pattern in patterns for name in library.names(pattern))


def short_name(name: str) -> str:
    """The name of a file under `templates/` as templates call each other: `_shared/next_steps.en.md.j2`."""
    return name.removeprefix("templates/")


def read_words(path: Path) -> dict[str, Any]:
    """The words by section. Raises PackError or Problems if they do not have the shape of WordsFile."""
    words = read_model(path, WordsFile)
    return words.model_dump(exclude_unset=True)


def _law(library: Library, id_: str) -> Sheet[Law]:
    return Sheet(library.file(f"jurisdictions/{id_.replace('.', '/')}.yaml"), library.law(id_), library.roots)


def _organisation(library: Library, id_: str) -> Sheet[Organisation]:
    return Sheet(library.file(f"organisations/{id_}.yaml"), library.organisation(id_), library.roots)


def _interview(library: Library, scenario: str) -> Sheet[Interview]:
    return Sheet(library.file(f"templates/{scenario}/interview.yaml"), library.interview(scenario))


def _words(path: Path) -> Sheet[dict[str, Any]]:
    return Sheet(path, read_words(path))


def _sheet(path: Path, model: type[M], library: Library) -> Sheet[M]:
    return Sheet(path, read_model(path, model, library.roots), library.roots)
