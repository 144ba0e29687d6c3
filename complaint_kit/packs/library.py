"""All laws, authorities, organisations, interviews and words, by id, read only when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from complaint_kit.errors import PackError
from complaint_kit.law.authorities import Routing
from complaint_kit.law.calendars import Calendars
from complaint_kit.law.grounds import CountersFile
from complaint_kit.law.holidays import HolidayFile
from complaint_kit.law.model import Authority, AuthorityFile, FactFile, FactKind, Law
from complaint_kit.law.reaching import Governing, Ties, governing
from complaint_kit.packs.kept import kept
from complaint_kit.packs.models import read_model
from complaint_kit.packs.organisation_files import OrganisationFiles
from complaint_kit.packs.place_files import PlaceFiles
from complaint_kit.packs.places import Pack, name_of, refuse_links_out
from complaint_kit.packs.replacing import added, must_say_replaces
from complaint_kit.packs.words_files import merged, refuse_misfits
from complaint_kit.packs.yamlio import read_text, read_yaml, read_yaml_with_lines
from complaint_kit.situation.about import IsToMe
from complaint_kit.situation.case import WishId
from complaint_kit.situation.facts import IsToMeFile
from complaint_kit.situation.interview import Interview, Question, QuestionList
from complaint_kit.situation.wishes import WishFile, WishKind

_OF_A_SCENARIO = {"scenario": {"title": "", "short": ""}}
_TEMPLATE = re.compile(r"[a-z0-9_]+/([a-z]{2}/)?[a-z0-9_.-]+\.(md|words)\.j2")
_NOT_LAWS = frozenset({"authorities", "places", "facts", "routing", "holidays", "elsewhere"})


class Library(PlaceFiles, OrganisationFiles):
    """Every pack as one: looked up by id and by place. Nothing is read twice, and nothing before it is needed."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        """The library of those packs, the shipped one first. Raises PackError for a pack with links out of it."""
        for root in roots[1:]:
            refuse_links_out(root)
        self.roots = roots
        self._laws: dict[str, Law] = {}
        self._counters: dict[str, CountersFile] = {}
        self._governing: dict[Ties, Governing] = {}
        self._authorities: dict[str, tuple[Authority, ...]] = {}
        OrganisationFiles.__init__(self)
        self._interviews: dict[str, Interview] = {}
        self._words: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._shared_words: dict[str, Mapping[str, Any]] = {}

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs beside the shipped one, in the order in which they are read."""
        return tuple(Pack(name_of(root), root) for root in self.roots[1:])

    def origin(self, name: str) -> Pack | None:
        """The pack whose file of that name counts; None where it is the kit's own, or nobody's."""
        path = self.find(name)
        return next((one for one in self.packs if path and path.is_relative_to(one.folder)), None)

    @cached_property
    def facts(self) -> Mapping[str, FactKind]:
        """Every fact that a condition may look at, by id: a pack adds its own to those of the packs before it."""
        files = self.files("jurisdictions/facts.yaml")
        return added(files, lambda path: {one.id: one for one in read_model(path, FactFile).facts})

    @cached_property
    def calendars(self) -> Calendars:
        """The holidays of all places, as the packs correct them."""
        files = [read_model(path, HolidayFile) for path in self.files("jurisdictions/holidays.yaml")]
        corrections = HolidayFile(
            by_part=tuple(country for one in files for country in one.by_part),
            holidays=tuple(holiday for one in files for holiday in one.holidays),
        )
        return Calendars(corrections, self._groups)

    @property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        """The countries of each group that is no place itself, such as the EEA."""
        countries = [place for place in self.places.values() if "-" not in place.code]
        groups = {group for place in countries for group in place.part_of} - self.places.keys()
        return {group: tuple(one.code for one in countries if group in one.part_of) for group in groups}

    @cached_property
    def routing(self) -> Routing:
        """The ways to an authority."""
        return read_model(self.file("jurisdictions/routing.yaml"), Routing)

    @cached_property
    def wishes(self) -> Mapping[WishId, WishKind]:
        """What a person may want, and what it means in rights."""
        files = self.files("templates/_shared/wishes.yaml")
        return added(files, lambda path: dict(read_model(path, WishFile).wishes))

    @cached_property
    def is_to_me(self) -> Mapping[IsToMe, Mapping[str, Any]]:
        """What follows from what an organisation is to the person."""
        files = self.files("templates/_shared/is_to_me.yaml")
        return _merged_all(read_model(path, IsToMeFile).is_to_me for path in files)

    def law(self, id_: str) -> Law:
        """The law of that id. Raises PackError if there is none."""
        if id_ not in self._laws:
            if id_ not in self._known_laws:
                raise PackError("there is no such law", found=id_, mend="`complaint-kit list laws` shows them.")
            folder, _, name = id_.partition(".")
            self._laws[id_] = self._read_law(self.file(f"jurisdictions/{folder}/{name}.yaml"))
        return self._laws[id_]

    def law_ids(self) -> tuple[str, ...]:
        """The ids of all laws, sorted."""
        return tuple(sorted(self._known_laws))

    @cached_property
    def _known_laws(self) -> frozenset[str]:
        return frozenset(map(_law_id, self._law_files("*")))

    def counters(self, law: Law) -> CountersFile:
        """What the law, and then its family, say to refusals and of conduct; empty if nobody wrote any."""
        if law.id not in self._counters:
            folder, _, name = law.id.partition(".")
            country = folder.partition("-")[0]
            names = (
                f"jurisdictions/{folder}/{name}.counters.yaml",
                f"jurisdictions/{country}/{law.family}.counters.yaml",
            )
            read = [read_model(path, CountersFile) for path in map(self.find, names) if path]
            counters = tuple(one for file in read for one in file.counters)
            infringed = tuple(one for file in read for one in file.infringed)
            self._counters[law.id] = CountersFile(counters=counters, infringed=infringed)
        return self._counters[law.id]

    @kept
    def laws_for(self, residence: str) -> tuple[Law, ...]:
        """The laws whose rights a resident of the place may have, the most local first, in or out of force."""
        reach = self.reach(residence)
        ids = dict.fromkeys(_law_id(path) for code in self._nearest_first(residence) for path in self._law_files(code))
        return tuple(law for law in map(self.law, ids) if reach & set(law.applies_in))

    def governing(self, ties: Ties) -> Governing:
        """The laws that lead in a case with these ties, and those that reach it too."""
        if ties not in self._governing:
            of_then = self.laws_for(ties.then) if ties.then else ()
            laws = self.laws_for(ties.home)
            self._governing[ties] = governing(ties, laws, self._reaching(ties.seat), of_then, self.reach)
        return self._governing[ties]

    def _reaching(self, seat: str | None) -> Iterator[Law]:
        """The laws of the seat that say that they reach people elsewhere: no other file is read."""
        for code in self._nearest_first(seat) if seat else ():
            yield from (self.law(_law_id(path)) for path in self._law_files(code) if b"\nreaches:" in path.read_bytes())

    def _nearest_first(self, code: str) -> Iterator[str]:
        """The place itself, what it is part of, and the groups whose law counts there."""
        place = self.places.get(code)
        return iter((code, *(place.part_of if place else ()), *(place.shares_law_of if place else ())))

    @kept
    def authorities(self, *places: str) -> tuple[Authority, ...]:
        """The authorities of those places and of the countries they are part of, all dates."""
        codes = dict.fromkeys(code for place in places for code in sorted(self.reach(place)))
        return tuple(authority for code in codes for authority in self._authorities_in(code.lower()))

    def all_authorities(self) -> tuple[Authority, ...]:
        """Every authority of every place."""
        folders = sorted({path.parent.name for path in self._glob("jurisdictions/*/authorities.yaml")})
        return tuple(authority for folder in folders for authority in self._authorities_in(folder))

    def scenarios(self) -> tuple[str, ...]:
        """The ids of all scenarios, sorted."""
        return tuple(sorted({path.parent.name for path in self._glob("templates/*/interview.yaml")}))

    def interview(self, scenario: str) -> Interview:
        """The scenario's interview with the shared questions put in. Raises PackError for an unknown scenario."""
        if scenario not in self._interviews:
            self._interviews[scenario] = self._read_interview(scenario)
        return self._interviews[scenario]

    def _read_interview(self, scenario: str) -> Interview:
        if scenario not in self.scenarios():
            raise PackError(
                "there is no such scenario", found=scenario, mend=f"Choose one of: {', '.join(self.scenarios())}."
            )
        own = read_model(self.file(f"templates/{scenario}/interview.yaml"), Interview)
        questions = (*self._shared(own.include_before), *own.questions, *self._shared(own.include_after))
        ids = {question.id for question in questions}
        listed = ("older",) if self.find("templates/_shared/older.questions.yaml") else ()
        older = tuple(question for question in self._shared(listed) if question.id not in ids)
        return own.model_copy(
            update={"questions": questions, "older": older, "include_before": (), "include_after": ()}
        )

    def words(self, scenario: str, language: str) -> Mapping[str, Any]:
        """The words of questions and screens in one language: the shared ones, with the scenario's own over them."""
        key = (scenario, language)
        if key not in self._words:
            self._words[key] = merged(self.shared_words(language), self._words_in(scenario, language) or {})
        return self._words[key]

    def shared_words(self, language: str) -> Mapping[str, Any]:
        """The words that every scenario shares. Raises PackError for a language that nobody has written."""
        if language not in self._shared_words:
            self._shared_words[language] = self._words_in("_shared", language)
        return self._shared_words[language]

    def _words_in(self, folder: str, language: str) -> Any:
        """The words of one file. Raises PackError or Problems for words of a pack that the kit could not use."""
        path = self.file(f"templates/{folder}/words.{language}.yaml")
        words, lines = read_yaml_with_lines(path)
        if path.is_relative_to(self.roots[0]):
            return words
        like = read_yaml(self.roots[0] / "templates/_shared/words.en.yaml")
        shared = folder == "_shared"
        refuse_misfits(words, lines, like if shared else {**like, **_OF_A_SCENARIO}, path, whole=shared)
        return words

    @kept
    def languages(self) -> tuple[str, ...]:
        """The languages that words and letters exist in."""
        return tuple(sorted({path.name.split(".")[1] for path in self._glob("templates/_shared/words.*.yaml")}))

    def template(self, name: str) -> tuple[str, Path]:
        """The text of a template such as `access/request.eu.en.md.j2`, and its file. Raises PackError if there is none.

        A pack's own letter for a scenario takes the place of the general one, whole or of clauses, and has to say so.
        """
        if not _TEMPLATE.fullmatch(name):
            raise PackError("there is no such template", found=name, mend="Name one by folder and file.")
        path = self.file(f"templates/{name}")
        if len(self.roots) > 1:
            self._say_that_it_replaces_the_shared(name)
        return read_text(path), path

    def _say_that_it_replaces_the_shared(self, name: str) -> None:
        first = next(at for at, root in enumerate(self.roots) if (root / "templates" / name).is_file())
        letter = PurePosixPath(name).name
        outline = ".".join(letter.split(".")[:2])  # `request.gb` of `request.gb.en.md.j2`
        shared = (f"templates/_shared/{letter}", f"templates/_letters/{outline}.yaml")
        if any((root / one).is_file() for root in self.roots[:first] for one in shared):
            must_say_replaces(self.roots[first] / "templates" / name, name=f"templates/{name}")

    @kept
    def templates(self, scenario: str) -> tuple[str, ...]:
        """The names of the scenario's letter templates."""
        return tuple(sorted({path.name for path in self._glob(f"templates/{scenario}/*.md.j2")}))

    def names(self, pattern: str) -> tuple[str, ...]:
        """The names, relative to a pack, of all files of that pattern, such as `jurisdictions/*/*.yaml`; sorted."""
        return tuple(sorted({path.relative_to(root).as_posix() for root in self.roots for path in root.glob(pattern)}))

    def file(self, name: str) -> Path:
        """The file of that name in the pack that wins. Raises PackError if there is none, or if two packs claim it."""
        path = self.find(name)
        if path is None:
            raise PackError("no pack has this file", place=name, mend="`complaint-kit list` shows what there is.")
        return path

    def files(self, name: str) -> tuple[Path, ...]:
        """The files of that name in all packs, where each adds to those before it."""
        return tuple(root / name for root in self.roots if (root / name).is_file())

    def _shared(self, names: tuple[str, ...]) -> Iterator[Question]:
        for name in names:
            yield from read_model(self.file(f"templates/_shared/{name}.questions.yaml"), QuestionList).questions

    def _read_law(self, path: Path) -> Law:
        law = read_model(path, Law)
        expected = _law_id(path)
        if law.id != expected:
            small = "" if expected.islower() else ", and call folder and file by small letters"
            mend = f"Write id: {expected.lower()}{small}."
            raise PackError("a law's id is folder.file", place=str(path), found=law.id, mend=mend)
        return law

    def _law_files(self, folder: str) -> Iterator[Path]:
        pattern = f"jurisdictions/{folder.lower()}/*.yaml"
        return (path for path in self._glob(pattern) if path.stem not in _NOT_LAWS and "." not in path.stem)

    def _authorities_in(self, folder: str) -> tuple[Authority, ...]:
        if folder not in self._authorities:
            path = self.find(f"jurisdictions/{folder}/authorities.yaml")
            self._authorities[folder] = read_model(path, AuthorityFile).authorities if path else ()
        return self._authorities[folder]

    def _glob(self, pattern: str) -> Iterator[Path]:
        return (path for root in self.roots for path in sorted(root.glob(pattern)))

    def find(self, name: str) -> Path | None:
        """The file of that name in the pack that wins, or None. Raises PackError if two packs claim it."""
        found = [root / name for root in self.roots if (root / name).is_file()]
        for path in found[1:]:
            must_say_replaces(path, name)
        return found[-1] if found else None


def _law_id(path: Path) -> str:
    """A law's id is folder.file."""
    return f"{path.parent.name}.{path.stem}"


def _merged_all(maps: Iterable[Mapping[IsToMe, Mapping[str, Any]]]) -> Mapping[IsToMe, Mapping[str, Any]]:
    merged: dict[IsToMe, Mapping[str, Any]] = {}
    for one in maps:
        merged |= one
    return merged
