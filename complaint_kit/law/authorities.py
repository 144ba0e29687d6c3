"""Which authority a complaint can go to, in order, and why.

The rules are data: `jurisdictions/routing.yaml` lists the ways to an authority (where the person lives, works, where it
happened, where the organisation sits), `jurisdictions/<place>/authorities.yaml` says who is in charge of whom.
The law behind it: Articles 55, 56, 77 and 91 GDPR; sections 19 and 40 of the German Federal Data Protection Act (BDSG).

>>> bavaria = Place(code="DE-BY", name={"en": "Bavaria"}, part_of=("DE", "EU", "EEA"))
>>> sorted(reach("DE-BY", {"DE-BY": bavaria}))
['DE', 'DE-BY', 'EEA', 'EU']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from pydantic import model_validator

from complaint_kit.law.conditions import Condition
from complaint_kit.law.entry import Entry, Model, Words
from complaint_kit.law.offices import Authority, Role, Sector
from complaint_kit.law.places import Place

Tie = Literal["residence", "work", "infringement", "controller"]
Ties = Mapping[str, str]
Places = Mapping[str, Place]


class Reason(Entry):
    """Why an authority is offered, in words for the person."""

    says: Words


class Way(Model):
    """One way to an authority. It is open to those whose ties lie in the places under `within`, not in those under
    `beyond`.

    `at`: the tie whose place decides, or a fixed place. `unknown`: ties that must not be known.
    `sectors`: the kinds of organisation it is for; any, if not said. `as_sector`: look for those of this kind.
    `parts`: count the authorities of the parts of the place as well. `nearest`: leave out who is in charge of the whole
    country where a part of it has an authority of its own. `if_several`: the reason to give, recommending none, when
    several are left. `whole`: only where no part of the country is told.
    """

    at: Tie | str
    because: str
    if_several: str | None = None
    within: dict[Tie, tuple[str, ...]] = {}
    beyond: dict[Tie, tuple[str, ...]] = {}
    unknown: tuple[Tie, ...] = ()
    sectors: tuple[Sector, ...] | None = None
    as_sector: Sector | None = None
    parts: bool = False
    nearest: bool = True
    whole: bool = False
    also: bool = False
    offers: Literal["recommendation", "choice", "lead"] = "recommendation"

    def place(self, ties: Ties) -> str | None:
        """The place whose authorities are meant; None if the tie is not known."""
        return ties.get(self.at) if self.at in get_args(Tie) else self.at

    def is_open(self, ties: Ties, places: Places, sector: Sector) -> bool:
        """Whether a case with these ties, against that kind of organisation, may take it."""
        return (
            (self.sectors is None or sector in self.sectors)
            and not any(tie in ties for tie in self.unknown)
            and not (self.whole and "-" in (self.place(ties) or ""))
            and all(_lies_in(tie, groups, ties, places) for tie, groups in self.within.items())
            and not any(_lies_in(tie, groups, ties, places) for tie, groups in self.beyond.items())
        )


def _lies_in(tie: Tie, groups: tuple[str, ...], ties: Ties, places: Places) -> bool:
    return tie in ties and bool(reach(ties[tie], places) & set(groups))


class Speciality(Reason):
    """An authority in charge of only some organisations of these kinds: a choice for the person, not recommended.

    `when` tells of which, where facts can tell. `alone_under`: the laws that bind no others of these kinds, so that
    whoever complains under one of them has no choice.
    """

    authority: str
    sectors: tuple[Sector, ...]
    when: Condition | None = None
    alone_under: tuple[str, ...] = ()


class RoutingExample(Model):
    """A case that a person can check by hand: the ties, and the ids of the authorities offered, in order."""

    say: str
    on: date
    residence: str
    work: str | None = None
    infringement: str | None = None
    controller: str | None = None
    sector: Sector = "private"
    recommended: str | None
    expect: tuple[str, ...]


class Routing(Model):
    """`jurisdictions/routing.yaml`: the ways in the order in which they are tried, and examples that `check` runs.

    `general`: the kinds of authority that take complaints about data, whatever the right; the first kind that has one
    in charge is named. `of_one_act`: the reason to give for an office that takes complaints under some laws alone.
    """

    general: tuple[Role, ...]
    of_one_act: str | None = None
    ways: tuple[Way, ...]
    specialities: tuple[Speciality, ...] = ()
    reasons: dict[str, Reason]
    examples: tuple[RoutingExample, ...] = ()

    @model_validator(mode="after")
    def _every_reason_is_written(self) -> Routing:
        used = {way.because for way in self.ways} | {way.if_several for way in self.ways if way.if_several}
        used |= {self.of_one_act} if self.of_one_act else set()
        missing = used - self.reasons.keys()
        if missing:
            raise ValueError(f"write the reasons that the ways name: {', '.join(sorted(missing))}")
        return self

    def speciality(self, authority: Authority, sector: Sector) -> Speciality | None:
        """To what this authority is confined among organisations of that kind; None if it is in charge of them all."""
        return next((one for one in self.specialities if one.authority == authority.id and sector in one.sectors), None)

    def in_charge(self, authority: Authority, sector: Sector, facts: Mapping[str, Any]) -> bool:
        """Whether nothing known says that it is in charge of other organisations of that kind only."""
        special = self.speciality(authority, sector)
        return special is None or special.when is None or special.when.holds(facts) is not False


class Candidate(NamedTuple):
    """An authority to complain to; at most one is `recommended`. `lead`: it sits where the organisation does;
    `alone_under`: the laws under which nobody else takes a complaint about that kind of organisation."""

    authority: Authority
    because: Words
    recommended: bool = False
    lead: bool = False
    alone_under: tuple[str, ...] = ()


def reach(place: str, places: Places) -> frozenset[str]:
    """The place itself and all it belongs to. A place that is not in `places` belongs to nothing but itself."""
    known = places.get(place)
    return frozenset({place, *known.part_of}) if known else frozenset({place})


def candidates(
    authorities: Iterable[Authority],
    places: Places,
    routing: Routing,
    *,
    residence: str,
    work: str | None = None,
    infringement: str | None = None,
    controller: str | None = None,
    sector: Sector = "private",
    on: date,
    role: Role = "data_protection",
    law: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> tuple[Candidate, ...]:
    """The authorities to choose from on that day, the recommended one first; empty if none is in charge.

    A country that has been answered for is left alone by the ways that follow, but for those that say `also`.
    `law` is the one under which one complains, empty if none certainly applies; None leaves that open. `facts` may
    tell which of several is in charge.
    """
    given = {"residence": residence, "work": work, "infringement": infringement, "controller": controller}
    ties = {tie: place for tie, place in given.items() if place is not None}
    offices = _under(law, [one for one in authorities if one.role == role and one.in_force.covers(on)])
    offices = [one for one in offices if routing.in_charge(one, sector, facts or {})]
    found: dict[str, Candidate] = {}
    answered: set[str] = set()
    for way in routing.ways:
        place = way.place(ties)
        if place is None or not way.is_open(ties, places, sector):
            continue
        here = [office for office in offices if _is_of(office.place, place, places, way.parts)]
        general = _in_charge_of_all(here, places, routing, way, sector)
        found |= _offered(general, found, answered, way, routing)
        found |= _confined(here, found, routing, sector)
        answered |= {_country(office) for office in general}
    if len(found) == 1 and all(law in one.authority.under for one in found.values()):
        found = {id_: one._replace(recommended=True) for id_, one in found.items()}
    return tuple(sorted(found.values(), key=lambda candidate: not candidate.recommended))


def settled(found: tuple[Candidate, ...], law: str) -> tuple[Candidate, ...]:
    """The same; the only one is recommended if nobody else takes a complaint under that law."""
    return tuple(one._replace(recommended=True) for one in found) if _is_alone(found, law) else found


def _is_alone(found: tuple[Candidate, ...], law: str) -> bool:
    return len(found) == 1 and law in found[0].alone_under


def _under(law: str | None, offices: list[Authority]) -> list[Authority]:
    """Those for complaints under that law alone, if there are any; or else those for all laws."""
    if law is None:
        return offices
    return [one for one in offices if law in one.under] or [one for one in offices if not one.under]


def _is_of(office_place: str, place: str, places: Places, parts: bool) -> bool:
    return office_place in reach(place, places) or (parts and place in reach(office_place, places))


def _in_charge_of_all(
    here: Iterable[Authority], places: Places, routing: Routing, way: Way, sector: Sector
) -> list[Authority]:
    """Those in charge of every organisation of that kind, the nearest first."""
    wanted = way.as_sector or sector
    general = [one for one in here if wanted in one.sectors and routing.speciality(one, wanted) is None]
    general.sort(key=lambda one: len(reach(one.place, places)), reverse=True)
    if not way.nearest:
        return general
    return [one for one in general if len(reach(one.place, places)) == len(reach(general[0].place, places))]


def _offered(
    general: Sequence[Authority], found: Mapping[str, Candidate], answered: set[str], way: Way, routing: Routing
) -> dict[str, Candidate]:
    """What this way adds: new candidates, and the mark `lead` on one that is there already."""
    undecided = way.if_several if len(general) > 1 else None
    general_reason = routing.reasons[undecided or way.because].says
    lead = way.offers == "lead"
    free = way.offers == "recommendation" and not undecided and not any(one.recommended for one in found.values())
    added: dict[str, Candidate] = {}
    for office in general:
        if office.id in found:
            added[office.id] = found[office.id]._replace(lead=found[office.id].lead or lead)
        elif way.also or _country(office) not in answered:
            of_one_act = routing.reasons.get(routing.of_one_act or "") if office.under else None
            says = of_one_act.says if of_one_act else general_reason
            added[office.id] = Candidate(office, says, recommended=free and not added, lead=lead)
    return added


def _confined(
    here: Iterable[Authority], found: Mapping[str, Candidate], routing: Routing, sector: Sector
) -> dict[str, Candidate]:
    """Those in charge of only some organisations of that kind, as routing lists them, each with the words of which."""
    offices = {one.id: one for one in here if sector in one.sectors and one.id not in found}
    specialities = (one for one in routing.specialities if sector in one.sectors and one.authority in offices)
    return {
        one.authority: Candidate(offices[one.authority], one.says, alone_under=one.alone_under) for one in specialities
    }


def _country(office: Authority) -> str:
    """ISO 3166-2 puts the country first: DE-BY is in DE."""
    return office.place.partition("-")[0]
