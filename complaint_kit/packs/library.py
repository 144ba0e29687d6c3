"""All laws, authorities, organisations, interviews and words, by id, read only when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from complaint_kit.errors import PackError
from complaint_kit.law.authorities import Routing
from complaint_kit.law.calendars import Calendars
from complaint_kit.law.fact_kinds import FactFile, FactKind
from complaint_kit.law.forms import Form, FormFile
from complaint_kit.law.grounds import CountersFile
from complaint_kit.law.holidays import HolidayFile
from complaint_kit.law.model import Law
from complaint_kit.law.offices import Authority, AuthorityFile
from complaint_kit.law.reaching import Governing, Ties, governing
from complaint_kit.packs.kept import kept
from complaint_kit.packs.layout_files import LayoutFiles
from complaint_kit.packs.models import read_model
from complaint_kit.packs.organisation_files import OrganisationFiles
from complaint_kit.packs.place_files import PlaceFiles
from complaint_kit.packs.replacing import added
from complaint_kit.packs.scenario_files import ScenarioFiles
from complaint_kit.packs.translations import is_whole
from complaint_kit.packs.words_beside import words_beside
from complaint_kit.situation.about import IsToMe
from complaint_kit.situation.case import WishId
from complaint_kit.situation.following import Following, IsToMeFile
from complaint_kit.situation.wishes import WishFile, WishKind

_NOT_LAWS = frozenset({"authorities", "places", "facts", "routing", "holidays", "elsewhere", "forms"})


class Library(PlaceFiles, OrganisationFiles, ScenarioFiles, LayoutFiles):
    """Every pack as one: looked up by id and by place. Nothing is read twice, and nothing before it is needed."""

    @cached_property
    def facts(self) -> Mapping[str, FactKind]:
        """Every fact that a condition may look at, by id: a pack adds its own to those of the packs before it."""
        files = self.files("jurisdictions/facts.yaml")
        return added(files, lambda path: {one.id: one for one in read_model(path, FactFile, self.roots).facts})

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
        return read_model(self.file("jurisdictions/routing.yaml"), Routing, self.roots)

    @cached_property
    def wishes(self) -> Mapping[WishId, WishKind]:
        """What a person may want, and what it means in rights."""
        files = self.files("templates/_shared/wishes.yaml")
        return added(files, lambda path: dict(read_model(path, WishFile).wishes))

    @cached_property
    def is_to_me(self) -> Mapping[IsToMe, Mapping[str, Any]]:
        """What follows from what an organisation is to the person."""
        return _merged_all(file.is_to_me for file in self._is_to_me_files)

    @cached_property
    def follows(self) -> tuple[Following, ...]:
        """What follows from facts."""
        return tuple(one for file in self._is_to_me_files for one in file.follows)

    @cached_property
    def _is_to_me_files(self) -> tuple[IsToMeFile, ...]:
        return tuple(read_model(path, IsToMeFile) for path in self.files("templates/_shared/is_to_me.yaml"))

    @kept
    def law(self, id_: str) -> Law:
        """The law of that id. Raises PackError if there is none."""
        if id_ not in self._known_laws:
            raise PackError("there is no such law", found=id_, mend="`complaint-kit list laws` shows them.")
        folder, _, name = id_.partition(".")
        return self._read_law(self.file(f"jurisdictions/{folder}/{name}.yaml"))

    def law_ids(self) -> tuple[str, ...]:
        """The ids of all laws, sorted."""
        return tuple(sorted(self._known_laws))

    @cached_property
    def _known_laws(self) -> frozenset[str]:
        return frozenset(map(_law_id, self._law_files("*")))

    def counters(self, law: Law) -> CountersFile:
        """What the law, and then its family, say to refusals and of conduct; empty if nobody wrote any."""
        return self._counters(self.counters_files(law))

    def counters_files(self, law: Law) -> tuple[str, ...]:
        """Files of a pack where these may stand: the law's own, then that of its family or of `refusals`."""
        folder, _, name = law.id.partition(".")
        country = folder.partition("-")[0]
        return (
            f"jurisdictions/{folder}/{name}.counters.yaml",
            f"jurisdictions/{country}/{law.refusals or law.family}.counters.yaml",
        )

    @kept
    def _counters(self, names: tuple[str, ...]) -> CountersFile:
        read = [read_model(path, CountersFile, self.roots) for path in map(self.find, names) if path]
        counters = tuple(one for file in read for one in file.counters)
        infringed = tuple(one for file in read for one in file.infringed)
        return CountersFile(counters=counters, infringed=infringed)

    @kept
    def laws_for(self, residence: str) -> tuple[Law, ...]:
        """The laws whose rights a resident of the place may have, the most local first, in or out of force."""
        reach = self.reach(residence)
        ids = dict.fromkeys(_law_id(path) for code in self._nearest_first(residence) for path in self._law_files(code))
        return tuple(law for law in map(self.law, ids) if reach & set(law.applies_in))

    @kept
    def governing(self, ties: Ties) -> Governing:
        """The laws that lead in a case with these ties, and those that reach it too."""
        of_then = self.laws_for(ties.then) if ties.then else ()
        return governing(ties, self.laws_for(ties.home), self._reaching(ties.seat), of_then, self.reach)

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

    def form(self, authority: Authority, on: date) -> Form | None:
        """The form of that authority on that day; None if the packs have none."""
        codes = self._nearest_first(authority.place)
        forms = (form for code in codes for form in self._forms_in(code.lower()))
        return next((one for one in forms if authority.id in one.authorities and one.in_force.covers(on)), None)

    def all_forms(self) -> tuple[Form, ...]:
        """Every form of every place."""
        folders = sorted({path.parent.name for path in self._glob("jurisdictions/*/forms.yaml")})
        return tuple(form for folder in folders for form in self._forms_in(folder))

    def _read_law(self, path: Path) -> Law:
        law = read_model(path, Law, self.roots)
        expected = _law_id(path)
        if law.id != expected:
            small = "" if expected.islower() else ", and call folder and file by small letters"
            mend = f"Write id: {expected.lower()}{small}."
            raise PackError("a law's id is folder.file", place=str(path), found=law.id, mend=mend)
        further = sorted(set(words_beside(path, self.roots).values()) & set(self.languages()) - set(law.languages))
        whole = tuple(one for one in further if is_whole(one, law, self.counters(law)))
        return law.model_copy(update={"languages": (*law.languages, *whole)}) if whole else law

    def _law_files(self, folder: str) -> Iterator[Path]:
        pattern = f"jurisdictions/{folder.lower()}/*.yaml"
        return (path for path in self._glob(pattern) if path.stem not in _NOT_LAWS and "." not in path.stem)

    @kept
    def _authorities_in(self, folder: str) -> tuple[Authority, ...]:
        path = self.find(f"jurisdictions/{folder}/authorities.yaml")
        return read_model(path, AuthorityFile, self.roots).authorities if path else ()

    @kept
    def _forms_in(self, folder: str) -> tuple[Form, ...]:
        path = self.find(f"jurisdictions/{folder}/forms.yaml")
        return read_model(path, FormFile, self.roots).forms if path else ()


def _law_id(path: Path) -> str:
    """A law's id is folder.file."""
    return f"{path.parent.name}.{path.stem}"


def _merged_all(maps: Iterable[Mapping[IsToMe, Mapping[str, Any]]]) -> Mapping[IsToMe, Mapping[str, Any]]:
    merged: dict[IsToMe, Mapping[str, Any]] = {}
    for one in maps:
        merged |= one
    return merged
