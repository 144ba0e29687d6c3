"""The organisations of all packs: by id, by name, and by a name that is like theirs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from complaint_kit.errors import PackError
from complaint_kit.packs.kept import kept
from complaint_kit.packs.models import read_model
from complaint_kit.packs.pack_files import PackFiles
from complaint_kit.situation.organisations import Organisation, like


class OrganisationFiles(PackFiles):
    """Organisations, each read when asked for."""

    @kept
    def organisation(self, id_: str) -> Organisation:
        """The organisation of that id. Raises PackError if there is none."""
        return read_model(self.file(f"organisations/{id_}.yaml"), Organisation, self.roots)

    def find_organisation(self, name: str) -> Organisation | None:
        """The organisation of that id, name or alias, however capitalised; None for one the packs do not know."""
        wanted = name.strip().casefold()
        if len(self.roots) > 1:
            return self._organisations_by_name.get(wanted)  # a pack may not take over a name, not even by an id
        if wanted in self.organisation_ids():
            return self.organisation(wanted)
        return self._organisations_by_name.get(wanted)

    @cached_property
    def _organisations_by_name(self) -> Mapping[str, Organisation]:
        """Every organisation by id, name and alias. Raises PackError for a name that two of them have."""
        every: dict[str, Organisation] = {}
        for one in map(self.organisation, self.organisation_ids()):
            names = {name.casefold(): one for name in (one.id, one.name, *one.aliases)}
            taken = sorted(names.keys() & every.keys())
            if taken:
                raise PackError(
                    f"{one.id} and {every[taken[0]].id} have the same name",
                    place=str(self.file(f"organisations/{one.id}.yaml")),
                    found=taken[0],
                    mend="Take it out of one of them.",
                )
            every |= names
        return every

    @kept
    def organisations_like(self, name: str) -> tuple[str, ...]:
        """The ids of the organisations whose names are like that one, the likest first; none for a known name."""
        known = {} if self.find_organisation(name) else self._organisations_by_name
        everyday = (word for one in known.values() for word in one.everyday)
        return tuple(dict.fromkeys(known[one].id for one in like(name, known, everyday)))

    @kept
    def organisation_ids(self) -> tuple[str, ...]:
        """The ids of all organisations, sorted."""
        return tuple(sorted({path.stem for path in self._glob("organisations/*.yaml") if "." not in path.stem}))
