"""Places as data: those with law in the kit, those elsewhere with the name of their act, and words that name none."""

from __future__ import annotations

from typing import Literal

from complaint_kit.law.entry import Entry, Model, Words


class Place(Model):
    """A jurisdiction: ISO 3166 code, names, the groups it belongs to, its paper and languages.

    `parts`: whether law or an authority there needs the part of the country in which a person lives (`needed`), or is
    only better known with it (`asked`); its parts must then all be listed. `parts_by_code`: people also write the code
    of a part without the country, as Americans write TX. `parts_of_bodies`: public bodies of its parts have another
    authority than those of the whole, so the part of such a body is asked for. `same_name`: other places that a name of
    this one means too. `layout`: how letters are laid out there, where that is not as usual on that paper.
    """

    code: str
    name: Words
    part_of: tuple[str, ...] = ()
    shares_law_of: tuple[str, ...] = ()  # groups whose law counts there without being part of them: EU law in the EEA
    paper: Literal["A4", "Letter"] = "A4"
    layout: str | None = None
    languages: tuple[str, ...] = ("en",)
    alias: tuple[str, ...] = ()
    parts: Literal["needed", "asked"] | None = None
    parts_by_code: bool = False
    parts_of_bodies: bool = False
    same_name: tuple[str, ...] = ()

    @property
    def country(self) -> str:
        """The code of the country: ISO 3166-2 puts it first."""
        return self.code.partition("-")[0]

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a country."""
        return "-" in self.code


class PlaceFile(Model):
    """`jurisdictions/places.yaml`."""

    places: tuple[Place, ...]


class Elsewhere(Entry):
    """A place whose law the kit does not have: its act and the office that watches over it, where they are known.

    `name` is only needed for a place that ISO 3166-1 does not list. `says`: what else a person there should know.
    """

    code: str
    name: Words | None = None
    alias: tuple[str, ...] = ()
    act: Words | None = None
    office: Words | None = None
    url: str | None = None
    says: Words | None = None


class Signpost(Model):
    """Words that people write for a place and that name none, and what to write instead."""

    names: tuple[str, ...]
    within: str | None = None  # a code that means it only in lists of that country's parts
    says: Words


class ElsewhereFile(Model):
    """`jurisdictions/elsewhere.yaml`. `doubt` is that of every entry without one of its own."""

    doubt: str
    elsewhere: tuple[Elsewhere, ...]
    signposts: tuple[Signpost, ...] = ()
