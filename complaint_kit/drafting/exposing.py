"""What of the person others would see, where a complaint becomes public or goes to the organisation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from complaint_kit.letters.letter import Letter, texts
from complaint_kit.situation.case import Case, Me


class Detail(NamedTuple):
    """A detail that stands in the letter: what it is, as the letter has it, and where the case can leave it out; empty
    for what no complaint goes without. `told`: what is shown of it on the page, where that is not all."""

    what: str
    value: str
    where: str = ""
    told: str | None = None

    @property
    def says(self) -> str:
        """As the page names it."""
        return " ".join(filter(None, (self.what, self.value if self.told is None else self.told)))


def details(letter: Letter, case: Case, says: Mapping[str, str]) -> tuple[Detail, ...]:
    """The details of the person that the letter holds, in the order of the case. `says`: what they are called."""
    held = _plain(" ".join(texts(letter)))
    return tuple(one for one in _all(case, says) if one.value and _plain(one.value) in held)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(". ")


def _all(case: Case, says: Mapping[str, str]) -> Iterator[Detail]:
    yield Detail(says["name"], case.me.name or "")
    yield Detail(says["person"], (case.acting.person.name if case.acting.person else None) or "")
    yield from _ways(case.me, says)
    for kind, value in case.about.knows_me_as.items():
        yield Detail(says["account"] if kind == "account" else kind, value, "about: knows_me_as")
    for number, told in enumerate(case.happened, start=1):
        yield Detail(f"S{number}", told.says, "happened", told="")
    yield Detail(says["harm"], case.at_stake.harm or "", "at_stake: harm", told="")
    for exhibit in case.exhibits:
        yield Detail(exhibit.id, exhibit.is_, "exhibits: show")


def _ways(me: Me, says: Mapping[str, str]) -> Iterator[Detail]:
    """The ways to the person; one of them stays, since an answer must come."""
    street = me.address[0] if me.address else ""
    if me.email and me.reach_me.not_by != "email":
        yield Detail(says["email"], me.email)
        yield Detail(says["address"], street, "me: address", told=", ".join(me.address))
    else:
        yield Detail(says["address"], street, told=", ".join(me.address))
    yield Detail(says["phone"], me.phone or "", "me: phone")
