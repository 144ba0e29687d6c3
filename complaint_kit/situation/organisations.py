"""Who did what, when: an organisation, its legal entities by residence and date, its channels and its public record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Literal, TypeVar

from pydantic import Field, model_validator

from complaint_kit.law.entry import Entry, InForce, Model, Source, Words
from complaint_kit.situation.record import RecordEntry, Topic


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
    dpo: Words | None = None  # a privacy officer's address line: `en` stands in letters, a German company's in German


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


class Organisation(Model):
    """One organisation as people know it. `facts` are answers it brings along (sector, size), each with its source in
    `facts_from`. `full_letters`: a platform, to which letters are long unless the person chooses otherwise.
    `everyday`: those of the names that are words of everyday life too, and so say nothing in a longer name."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    aliases: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    website: str | None = None
    entities: tuple[Entity, ...]
    channels: tuple[Channel, ...] = ()
    record: tuple[RecordEntry, ...] = ()
    full_letters: bool = False
    facts: dict[str, Any] = {}
    facts_from: Source | None = None

    def entity_for(self, reach: frozenset[str], on: date) -> Entity | None:
        """The legal person to write to on that day, or None where the file names none.

        `reach` is the residence and every group it belongs to, such as {"NL", "EU", "EEA"}.
        """
        candidates = [entity for entity in self.entities if _speaks_to(entity, reach, on)]
        return max(candidates, key=lambda entity: _closeness(entity, reach), default=None)

    @model_validator(mode="after")
    def _everyday_names(self) -> Organisation:
        unknown = sorted(set(self.everyday) - {self.name, *self.aliases})
        if unknown:
            raise ValueError(f"`everyday` names what is neither name nor alias: {', '.join(unknown)}")
        return self

    @model_validator(mode="before")
    @classmethod
    def _no_practices(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and "practices" in raw:
            raise ValueError(
                "`practices` are now entries of `record`: add `public`, `kind`, `side`, `by` and in_letters: may; the "
                "sentence of the letter becomes `mine`, and `says` tells the fact to a third person"
            )
        return raw

    def record_for(self, reach: frozenset[str], topic: Topic, on: date) -> tuple[RecordEntry, ...]:
        """What was public by that day and concerns somebody living there, in the order of the file."""
        public = (one for one in self.record if topic in one.topics and one.public <= on)
        return _closest_of_each_id((one for one in public if _reaches(one, reach)), reach)

    def offered_for(self, reach: frozenset[str], topic: Topic, on: date) -> tuple[RecordEntry, ...]:
        """What may be put to a person living there, on that day, as something that they may know themselves."""
        offered = (one for one in self.record if topic in one.topics and one.asks and one.public <= on)
        return _closest_of_each_id((one for one in offered if _reaches(one, reach) and one.offered.covers(on)), reach)

    def confirmed_of(self, reach: frozenset[str], ids: frozenset[str], on: date) -> tuple[RecordEntry, ...]:
        """Those of these ids that were public by that day, as they concern a person living there, whether they are
        still on offer or not."""
        mine = (one for one in self.record if one.id in ids and one.public <= on and one.in_letters == "may")
        return _closest_of_each_id((one for one in mine if _reaches(one, reach)), reach)

    def channels_for(self, reach: frozenset[str], topic: Topic, on: date) -> tuple[Channel, ...]:
        """The ways open to a person living there, on that day, in the order of the file."""
        open_ = (one for one in self.channels if topic in one.for_ and _speaks_to(one, reach, on))
        return _closest_of_each_id(open_, reach)


def like(name: str, known: Iterable[str], everyday: Iterable[str] = ()) -> list[str]:
    """Those of the known names that a slip, or a word too much or too little, may have made of that name. An
    `everyday` word alone makes no longer name alike: a town office is not Office."""
    wanted, names = _words(name), {one: _words(one) for one in known}
    alone = {_words(one) for one in everyday}
    scored = {one: _alike(wanted, words) for one, words in names.items() if wanted and words}
    alike = [
        one
        for one, ratio in scored.items()
        if ratio >= _LIKE or (names[one] not in alone and _has_the_words(wanted, names[one]))
    ]
    return sorted(alike, key=lambda one: -scored[one])[:_MOST]


_MOST = 3  # organisations that are asked for at once
_LIKE = 0.8  # below, other companies would be taken for a slip: Opel for OpenAI, Xerox for Xbox, Lidl for LinkedIn


def _alike(wanted: tuple[str, ...], known: tuple[str, ...]) -> float:
    return SequenceMatcher(None, "".join(wanted), "".join(known)).ratio()


def _has_the_words(wanted: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether all words of one name stand in the other: Meta Ireland, Microsoft Office. Of a longer known name the
    first word must be among them: Learning alone is not LinkedIn Learning."""
    return set(known) <= set(wanted) or (known[0] in wanted and set(wanted) <= set(known))


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", name.casefold()))


# Places rank above groups, a state or nation above its country, and "everywhere else" below all.
_WIDEST_FIRST = ("*", "EEA", "EU")
_Local = TypeVar("_Local", Entity, Channel, RecordEntry)


def _speaks_to(entry: Entity | Channel, reach: frozenset[str], on: date) -> bool:
    return entry.in_force.covers(on) and _reaches(entry, reach)


def _reaches(entry: Entity | Channel | RecordEntry, reach: frozenset[str]) -> bool:
    return not (reach | {"*"}).isdisjoint(entry.serves)


def _closeness(entry: _Local, reach: frozenset[str]) -> int:
    return max(_rank(place) for place in entry.serves if place in reach or place == "*")


def _rank(place: str) -> int:
    if place in _WIDEST_FIRST:
        return _WIDEST_FIRST.index(place)
    return len(_WIDEST_FIRST) + place.count("-")


def _closest_of_each_id(entries: Iterable[_Local], reach: frozenset[str]) -> tuple[_Local, ...]:
    closest: dict[str, _Local] = {}
    for entry in entries:
        rival = closest.get(entry.id)
        if rival is None or _closeness(entry, reach) > _closeness(rival, reach):
            closest[entry.id] = entry
    return tuple(closest.values())
