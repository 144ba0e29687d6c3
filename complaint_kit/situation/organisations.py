"""Who did what, when: an organisation, its legal entities by residence and date, its channels and its practices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, TypeVar

from pydantic import Field

from complaint_kit.law.entry import Entry, InForce, Model, Source, Words

Topic = str  # the id of a scenario


class Entity(Entry):
    """The legal person responsible for people living in `serves` (places or groups; `*` is everywhere else), on its
    dates.

    `address` is ready for an envelope, without the country; `place` is its country (or US state) code.
    """

    id: str
    name: str
    place: str
    address: tuple[str, ...] = ()
    serves: tuple[str, ...]
    in_force: InForce
    source: Source
    dpo: Words | None = None  # a privacy officer's address line, such as "Data Protection Officer"


class Channel(Entry):
    """A way to reach the organisation, or a switch to use: e-mail, form, setting, download tool, or post."""

    id: str
    kind: Literal["email", "form", "setting", "download", "post", "phone"]
    label: Words
    target: str  # the e-mail address, the form's URL, or the path of the switch in words
    for_: tuple[Topic, ...] = Field(alias="for")
    serves: tuple[str, ...] = ("*",)
    says: Words | None = None  # what it does and what it does not
    in_force: InForce
    source: Source


class Practice(Entry):
    """A dated, sourced fact about what the organisation does or did. The person confirms it before a letter says it.

    `asks` puts it to the person as a question; `says` is the sentence for the letter, in the past tense, first person.
    `on` is the day it happened (for a state of affairs, the first day); `in_force` when it should be offered.
    """

    id: str
    topics: tuple[Topic, ...]
    serves: tuple[str, ...]
    on: date
    in_force: InForce
    asks: Words
    says: Words
    source: Source


class Organisation(Model):
    """One organisation as people know it. `facts` are answers it brings along (sector, size), each with its source in
    `facts_from`."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    aliases: tuple[str, ...] = ()
    website: str | None = None
    entities: tuple[Entity, ...]
    channels: tuple[Channel, ...] = ()
    practices: tuple[Practice, ...] = ()
    facts: dict[str, Any] = {}
    facts_from: Source | None = None

    def entity_for(self, reach: frozenset[str], on: date) -> Entity | None:
        """The legal person to write to on that day, or None where the file names none.

        `reach` is the residence and every group it belongs to, such as {"NL", "EU", "EEA"}.
        """
        candidates = [entity for entity in self.entities if _speaks_to(entity, reach, on)]
        return max(candidates, key=lambda entity: _closeness(entity, reach), default=None)

    def practices_for(self, reach: frozenset[str], topic: Topic, on: date) -> tuple[Practice, ...]:
        """What may be put to a person living there, on that day, in the order of the file."""
        return _closest_of_each_id((p for p in self.practices if topic in p.topics), reach, on)

    def practices_named(self, reach: frozenset[str], ids: frozenset[str]) -> tuple[Practice, ...]:
        """Those of these ids as they concern a person living there, whenever they are or were on offer."""
        mine = [p for p in self.practices if p.id in ids and not (reach | {"*"}).isdisjoint(p.serves)]
        return tuple({p.id: p for p in sorted(mine, key=lambda p: _closeness(p, reach))}.values())

    def channels_for(self, reach: frozenset[str], topic: Topic, on: date) -> tuple[Channel, ...]:
        """The ways open to a person living there, on that day, in the order of the file."""
        return _closest_of_each_id((c for c in self.channels if topic in c.for_), reach, on)


# Places rank above groups, a state or nation above its country, and "everywhere else" below all.
_WIDEST_FIRST = ("*", "EEA", "EU")
_Local = TypeVar("_Local", Entity, Channel, Practice)


def _speaks_to(entry: _Local, reach: frozenset[str], on: date) -> bool:
    return entry.in_force.covers(on) and not (reach | {"*"}).isdisjoint(entry.serves)


def _closeness(entry: _Local, reach: frozenset[str]) -> int:
    return max(_rank(place) for place in entry.serves if place in reach or place == "*")


def _rank(place: str) -> int:
    if place in _WIDEST_FIRST:
        return _WIDEST_FIRST.index(place)
    return len(_WIDEST_FIRST) + place.count("-")


def _closest_of_each_id(entries: Iterable[_Local], reach: frozenset[str], on: date) -> tuple[_Local, ...]:
    closest: dict[str, _Local] = {}
    for entry in entries:
        if not _speaks_to(entry, reach, on):
            continue
        rival = closest.get(entry.id)
        if rival is None or _closeness(entry, reach) > _closeness(rival, reach):
            closest[entry.id] = entry
    return tuple(closest.values())
