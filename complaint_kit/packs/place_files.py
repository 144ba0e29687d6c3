"""The places of all packs, and every other place of the world."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from complaint_kit.law.places import Elsewhere, ElsewhereFile, Place, PlaceFile, Signpost
from complaint_kit.packs.kept import kept
from complaint_kit.packs.models import read_model
from complaint_kit.packs.pack_files import PackFiles
from complaint_kit.packs.replacing import added
from complaint_kit.packs.territories import territories
from complaint_kit.situation.places import PlaceNames

_PLACES, _ELSEWHERE = "jurisdictions/places.yaml", "jurisdictions/elsewhere.yaml"


class PlaceFiles(PackFiles):
    """Places by code and by name, read when asked for."""

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place with law by its code: a pack adds its own to those of the packs before it."""
        return added(self.files(_PLACES), self._places_in)

    def _places_in(self, path: Path) -> Mapping[str, Place]:
        return {one.code: self._named(one) for one in read_model(path, PlaceFile, self.roots).places}

    def _named(self, place: Place) -> Place:
        """The place with a name in every language: a country has that of the Unicode data where its file gives none,
        any other place the one that it has in English."""
        missing = [language for language in self.languages() if language not in place.name]
        if not missing:
            return place
        usual = place.name.get("en") or next(iter(place.name.values()))
        names = {one: territories((one,)).get(place.code, (usual,))[0] for one in missing}
        return place.model_copy(update={"name": {**place.name, **names}})

    @cached_property
    def place_names(self) -> PlaceNames:
        """Every place of the world by what people call it."""
        return PlaceNames(
            self.places, lambda: self._elsewhere, self._signposts, lambda: territories(self._languages_of_names())
        )

    @kept
    def reach(self, code: str) -> frozenset[str]:
        """The place itself and all it is part of: DE-BY gives DE-BY, DE, EU and EEA. An unknown code gives itself."""
        place = self.places.get(code)
        return frozenset({code, *(place.part_of if place else ())})

    def elsewhere(self, code: str) -> Elsewhere | None:
        """What is known of a place whose law the kit does not have, or has in part; None if it has all that matters."""
        return self._elsewhere.get(code) or (None if code in self.places else Elsewhere(code=code))

    def place(self, code: str) -> Place:
        """The place of that code, wherever in the world it lies; of an unknown code, one that is called by it."""
        return self.places.get(code) or self._place_elsewhere(code)

    def every_place(self, language: str) -> dict[str, str]:
        """The codes of all places of the world by name, the shown one first, and by other names that the kit's have."""
        listed = [*self.places.values(), *(self.place(code) for code in self._elsewhere)]
        names = {name: one.code for one in listed for name in (one.name[language], *one.alias)}
        own = {alias for one in listed for alias in one.alias}
        world = territories((language,))
        return {**{said[0]: code for code, said in world.items() if code not in {*self.places, *own}}, **names}

    @cached_property
    def _elsewhere(self) -> Mapping[str, Elsewhere]:
        return added(self._elsewhere_files, lambda path: _places_elsewhere(self._elsewhere_files[path]))

    def _signposts(self) -> tuple[Signpost, ...]:
        return tuple(post for file in self._elsewhere_files.values() for post in file.signposts)

    @cached_property
    def _elsewhere_files(self) -> Mapping[Path, ElsewhereFile]:
        return {path: read_model(path, ElsewhereFile, self.roots) for path in self.files(_ELSEWHERE)}

    def _place_elsewhere(self, code: str) -> Place:
        known = self.elsewhere(code)
        name = known.name if known and known.name else {"en": territories(("en",)).get(code, (code,))[0]}
        return self._named(Place(code=code, name=name, alias=known.alias if known else ()))

    def _languages_of_names(self) -> tuple[str, ...]:
        return ("en", *(language for language in self.languages() if language != "en"))


def _places_elsewhere(file: ElsewhereFile) -> dict[str, Elsewhere]:
    """The places of the file by code, each with its own doubt or that of the file."""
    return {one.code: one.model_copy(update={"doubt": one.doubt or file.doubt}) for one in file.elsewhere}
