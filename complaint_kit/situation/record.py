"""The public record about an organisation: what anybody could know of it, for and against, dated by when that was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from pydantic import model_validator

from complaint_kit.law.entry import Entry, InForce, Source, Words

Topic = str  # the id of a scenario
RecordKind = Literal[
    "starts", "changed", "pause", "resumed", "undertaking", "settlement", "decision", "order", "ruling", "appeal",
    "stay", "breach", "renamed", "inquiry",
]  # fmt: skip
RECORD_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
BEGINNINGS: frozenset[RecordKind] = frozenset({"starts", "resumed"})
# What an organisation plans it can announce; a ruling, an order or a fine is not public before it is there.
AHEAD: frozenset[RecordKind] = frozenset({"starts", "changed", "pause", "resumed", "renamed"})


class RecordEntry(Entry):
    """One dated, sourced fact. `on` is when it happened or is to happen, `public` when anybody could know it.

    `side`: whom it helps; `binds` whom; `final`: whether it can still be appealed (None: not known). `says` is told to
    a third person. `asks` puts to the person what only they know, and `mine` is the sentence of a letter once they
    confirmed it (left out: `says`); both only where letters may say it. `contradicts` names entries that have ended
    with this one, and `ended` is what a letter says of such an entry from then on. `in_force`: when `asks` is on offer
    (left out: since it was public). `held_before`: why it was public before the day of its source.
    """

    id: str
    on: date
    public: date
    kind: RecordKind
    side: Literal["theirs", "ours", "neither"]
    by: Words
    binds: Literal["parties", "everybody", "nobody"] = "nobody"
    final: bool | None = None
    topics: tuple[Topic, ...]
    serves: tuple[str, ...]
    says: Words
    asks: Words | None = None
    mine: Words | None = None
    ended: Words | None = None
    contradicts: tuple[str, ...] = ()
    in_letters: Literal["may", "never"] = "never"
    source: Source
    held_before: str | None = None

    @model_validator(mode="after")
    def _said_by_the_person(self) -> RecordEntry:
        if self.in_letters == "never" and (self.asks or self.mine or self.ended):
            raise ValueError("`asks`, `mine` and `ended` are for letters: write in_letters: may, or leave them out")
        if self.mine and not self.asks:
            raise ValueError("nobody can confirm `mine` without a question: write `asks`, or leave `mine` out")
        return self

    @property
    def offered(self) -> InForce:
        """When the person is asked whether they know it."""
        return self.in_force or InForce.model_validate({"from": self.public})

    def told(self, ended: frozenset[str]) -> Words:
        """The sentence of a letter for somebody who confirmed it; `ended` are the ids of what is over."""
        return (self.ended if self.id in ended else None) or self.mine or self.says


def ended(record: Iterable[RecordEntry], today: date) -> frozenset[str]:
    """The ids of what other entries say has ended by that day; a plan ends on the day the other is public."""
    known = tuple(record)
    plans = {one.id for one in known if one.kind in BEGINNINGS and one.on > today}
    return frozenset(id_ for one in known for id_ in one.contradicts if one.on <= today or id_ in plans)


def beginnings(record: tuple[RecordEntry, ...], today: date) -> tuple[date, ...]:
    """The days ahead on which something begins, without what was paused or called off."""
    over = ended(record, today)
    return tuple(one.on for one in record if one.kind in BEGINNINGS and one.on > today and one.id not in over)


def called_off(record: tuple[RecordEntry, ...], today: date) -> frozenset[date]:
    """The days ahead for which a beginning was announced and then moved or called off."""
    over = ended(record, today)
    announced = {one.on for one in record if one.kind in BEGINNINGS and one.id in over}
    return frozenset(announced - set(beginnings(record, today)))


def since(record: Iterable[RecordEntry], looked: date | None) -> tuple[RecordEntry, ...]:
    """What became public after the person last looked, the oldest first; nothing if they never looked."""
    found = [one for one in record if looked and one.public > looked]
    return tuple(sorted(found, key=lambda one: (one.public, one.on)))
