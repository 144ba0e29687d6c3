"""The organisations of all packs: by id, by name, and by a name that is like theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from complaint_kit.errors import PackError
from complaint_kit.packs.kept import kept
from complaint_kit.packs.models import read_model
from complaint_kit.packs.pack_files import PackFiles
from complaint_kit.packs.yamlio import parse_yaml, read_text
from complaint_kit.situation.organisations import Organisation, like

# What an organisation is called, wherever in its file that stands: to find one by name the rest need not be read.
_CALLED = re.compile(r"^(?:name|aliases|everyday):.*\n(?:[ \-#].*\n)*", re.MULTILINE)


class _Called(NamedTuple):
    """The id of an organisation, its id, name and aliases in small letters, and the everyday words among them."""

    id: str
    names: frozenset[str]
    everyday: tuple[str, ...]


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
            return self._called(wanted)
        if wanted in self.organisation_ids():
            return self.organisation(wanted)
        found = self._called_by_name.get(wanted)
        return self.organisation(found.id) if found else None

    @kept
    def _called(self, wanted: str) -> Organisation | None:
        """The organisation of that name, in small letters: only files in which it stands are read, for a directory of
        companies has thousands. A pack may not take over a name of another, not even by an id.

        Raises PackError for a name of the one that is found that another has too.
        """
        found = next(self._holders(wanted), None) if wanted else None
        for name in sorted(_names(found)) if found else ():
            one, *others = sorted(self._holders(name), key=lambda holder: holder.id)
            if others:
                raise self._same_name(others[0], one, name)
        return found

    def _holders(self, wanted: str) -> Iterator[Organisation]:
        ids = (id_ for id_, text in self._texts.items() if wanted == id_ or wanted in text or "\\" in text)
        return (one for one in map(self.organisation, ids) if wanted in _names(one))

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        """The text of each file in small letters, as far as names are written as they are read."""
        paths = ((id_, self.file(f"organisations/{id_}.yaml")) for id_ in self.organisation_ids())
        return {id_: " ".join(read_text(path).casefold().replace("''", "'").split()) for id_, path in paths}

    def _same_name(self, one: Organisation, other: Organisation, name: str) -> PackError:
        return PackError(
            f"{one.id} and {other.id} have the same name",
            place=str(self.file(f"organisations/{one.id}.yaml")),
            found=name,
            mend="Take it out of one of them.",
        )

    @cached_property
    def _called_by_name(self) -> Mapping[str, _Called]:
        """Every organisation by id, name and alias. Raises PackError for a name that two of them have."""
        every: dict[str, _Called] = {}
        for one in map(self._read_called, self.organisation_ids()):
            taken = sorted(one.names & every.keys())
            if taken:
                raise self._same_name(self.organisation(one.id), self.organisation(every[taken[0]].id), taken[0])
            every |= dict.fromkeys(one.names, one)
        return every

    def _read_called(self, id_: str) -> _Called:
        """How it is called. Raises PackError for a file that is no organisation."""
        path = self.file(f"organisations/{id_}.yaml")
        try:
            raw, _ = parse_yaml("".join(_CALLED.findall(read_text(path) + "\n")), str(path))
            names, everyday = (id_, raw["name"], *raw.get("aliases", ())), tuple(raw.get("everyday", ()))
            return _Called(id_, frozenset(name.casefold() for name in names), everyday)
        except (PackError, TypeError, KeyError, AttributeError):  # written in another way, or no organisation
            whole = self.organisation(id_)
            return _Called(id_, _names(whole), whole.everyday)

    @kept
    def organisations_like(self, name: str) -> tuple[str, ...]:
        """The ids of the organisations whose names are like that one, the likest first; none for a known name."""
        known = {} if self.find_organisation(name) else self._called_by_name
        everyday = (word for one in known.values() for word in one.everyday)
        return tuple(dict.fromkeys(known[one].id for one in like(name, known, everyday)))

    @kept
    def organisation_ids(self) -> tuple[str, ...]:
        """The ids of all organisations, sorted."""
        return tuple(sorted({path.stem for path in self._glob("organisations/*.yaml") if "." not in path.stem}))


def _names(one: Organisation) -> frozenset[str]:
    """What it is called, in small letters."""
    return frozenset(name.casefold() for name in (one.id, one.name, *one.aliases))
