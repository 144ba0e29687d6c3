"""Which laws reach a case, beside those of the place where the person lives, and which of them lead.

A law's file says where else it reaches (`reaches`): Article 3(1) GDPR protects everybody whose data an establishment in
the EEA handles; a body of a state answers under the law of its own state.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from complaint_kit.law.entry import Model, Words

if TYPE_CHECKING:
    from complaint_kit.law.model import Law

Belongs = Callable[[str], frozenset[str]]  # a place: itself and all it is part of


class Reach(Model):
    """A way in which a law reaches people who live elsewhere: by an establishment in these places or groups.

    `sectors`: only of these kinds of organisation, all if empty. `leads_for`: against these kinds it goes before the
    law of the person's home. It does so too for whoever works in one of the places `worked_in` for an employer
    established there, and for whoever lived in one of those `lived_in` on the day of the event.
    `says` is the reason, in words for the person, with the provision.
    """

    establishment_in: tuple[str, ...] = ()
    worked_in: tuple[str, ...] = ()
    lived_in: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    leads_for: tuple[str, ...] = ()
    says: Words

    def holds(self, seat: frozenset[str], sector: str) -> bool:
        """Whether it reaches an organisation of that kind that belongs to these places."""
        by_seat = not self.worked_in and bool(seat & set(self.establishment_in))
        return by_seat and (not self.sectors or sector in self.sectors)

    def holds_for_work(self, seat: frozenset[str], work: frozenset[str]) -> bool:
        """Whether it reaches whoever works in these places for an organisation that belongs to those."""
        return bool(work & set(self.worked_in)) and bool(seat & set(self.establishment_in))


class Ties(NamedTuple):
    """What ties a case to places: where the person lives, where the organisation sits and of which kind it is, where
    the person works for it, and where they lived when it happened."""

    home: str
    seat: str | None = None
    sector: str = "private"
    work: str | None = None
    then: str | None = None


class Beside(NamedTuple):
    """A law that reaches the case as well but does not lead, and why it reaches it."""

    law: Law
    says: Words


class Governing(NamedTuple):
    """The laws to go by, and the place to which they belong: the person's home, or the organisation's seat.

    `says` is why a law leads that is not that of the person's home; None where it is. `beside` are laws under which
    one could ask as well.
    """

    place: str
    laws: tuple[Law, ...]
    says: Words | None = None
    beside: tuple[Beside, ...] = ()


def governing(
    ties: Ties, of_home: Sequence[Law], of_seat: Iterable[Law], of_then: Sequence[Law], belongs: Belongs
) -> Governing:
    """Which laws lead: those of the home, unless it has no general one, the organisation is a body of another state,
    the person works for it there, or lived under another general law when it happened.

    `of_home` and `of_then` are the laws that give rights to people who live there, `of_seat` those in whose way the
    seat may lie.
    """
    there = belongs(ties.seat) if ties.seat else frozenset[str]()
    seats = tuple(of_seat)
    reached = [(law, way) for law in seats for way in law.reaches if way.holds(there, ties.sector)]
    protected = {law.id for law in of_home}
    general = [Beside(law, way.says) for law, way in reached if law.general and law.id not in protected]
    first = [(law, way) for law, way in reached if ties.sector in way.leads_for]
    at_work = belongs(ties.work) if ties.work else frozenset[str]()
    works = [(law, way) for law in seats for way in law.reaches if way.holds_for_work(there, at_work)]
    first = first or [(law, way) for law, way in works if law.id not in protected]
    if not first and (moved := _before_the_move(ties, of_then, protected, belongs)):
        beside = tuple(one for one in general if one.law.id not in {law.id for law in moved.laws})
        return Governing(moved.place, moved.laws, moved.says, beside)
    if ties.seat is None or not (first or (general and not any(law.general for law in of_home))):
        return Governing(ties.home, tuple(of_home), None, tuple(general))
    shared = [law for law in of_home if there & set(law.applies_in)]
    laws = {law.id: law for law in (*shared, *(law for law, _ in reached))}
    law, way = next(iter(first), reached[0])
    return Governing(ties.seat, tuple(laws.values()), None if law.id in protected else way.says)


def _before_the_move(
    ties: Ties, of_then: Sequence[Law], protected: Container[str], belongs: Belongs
) -> Governing | None:
    """The laws of the home on the day of the event, if one of them says that it still protects who lived there then;
    None where the law is the same at both homes."""
    if ties.then is None:
        return None
    then = belongs(ties.then)
    ways = [way for law in of_then if law.id not in protected for way in law.reaches if then & set(way.lived_in)]
    return Governing(ties.then, tuple(of_then), ways[0].says) if ways else None
