"""Which laws reach a case, beside those of the place where the person lives, and which of them lead.

A law's file says where else it reaches (`reaches`): Article 3(1) GDPR protects everybody whose data an establishment in
the EEA handles; a body of a state answers under the law of its own state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from complaint_kit.law.entry import Model, Words

if TYPE_CHECKING:
    from complaint_kit.law.model import Law

Belongs = Callable[[str], frozenset[str]]  # a place: itself and all it is part of


class Reach(Model):
    """A way in which a law reaches people who live elsewhere: by an establishment in these places or groups.

    `sectors`: only of these kinds of organisation, all if empty. `leads_for`: against these kinds it goes before the
    law of the person's home. `says` is the reason, in words for the person, with the provision.
    """

    establishment_in: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    leads_for: tuple[str, ...] = ()
    says: Words

    def holds(self, seat: frozenset[str], sector: str) -> bool:
        """Whether it reaches an organisation of that kind that belongs to these places."""
        return bool(seat & set(self.establishment_in)) and (not self.sectors or sector in self.sectors)


@dataclass(frozen=True)
class Beside:
    """A law that reaches the case as well but does not lead, and why it reaches it."""

    law: Law
    says: Words


@dataclass(frozen=True)
class Governing:
    """The laws to go by, and the place to which they belong: the person's home, or the organisation's seat.

    `says` is why a law leads that is not that of the person's home; None where it is. `beside` are laws under which
    one could ask as well.
    """

    place: str
    laws: tuple[Law, ...]
    says: Words | None = None
    beside: tuple[Beside, ...] = ()


def governing(
    home: str, seat: str | None, sector: str, of_home: Sequence[Law], of_seat: Iterable[Law], belongs: Belongs
) -> Governing:
    """Which laws lead: those of the home, unless it has no general one or the organisation is a body of another state.

    `of_home` are the laws that give rights to people who live there; `of_seat` those in whose way the seat may lie.
    """
    there = belongs(seat) if seat else frozenset[str]()
    reached = [(law, way) for law in of_seat for way in law.reaches if way.holds(there, sector)]
    protected = {law.id for law in of_home}
    general = [Beside(law, way.says) for law, way in reached if law.general and law.id not in protected]
    first = [(law, way) for law, way in reached if sector in way.leads_for]
    if seat is None or not (first or (general and not any(law.general for law in of_home))):
        return Governing(home, tuple(of_home), None, tuple(general))
    shared = [law for law in of_home if there & set(law.applies_in)]
    laws = {law.id: law for law in (*shared, *(law for law, _ in reached))}
    law, way = next(iter(first), reached[0])
    return Governing(seat, tuple(laws.values()), None if law.id in protected else way.says)
