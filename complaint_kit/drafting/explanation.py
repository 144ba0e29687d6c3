"""A plan as it is explained to the person: all its parts in words of one language, named as `--json` names them."""

from __future__ import annotations

from dataclasses import dataclass

from complaint_kit.drafting.party_words import Party
from complaint_kit.drafting.record_words import RecordLine
from complaint_kit.drafting.road_words import OwnDay, RoadLine


@dataclass(frozen=True, slots=True)
class LawSaid:
    """A law, and what it covers."""

    id: str
    name: str
    covers: str | None


@dataclass(frozen=True, slots=True)
class LawBeside:
    """A law that reaches the case as well, and why."""

    id: str
    name: str
    because: str


@dataclass(frozen=True, slots=True)
class Leading:
    """Why the law leads, if it is not that of the person's home; and the laws beside it."""

    place: str
    because: str | None
    beside: tuple[LawBeside, ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """Where a letter goes: the lines of an address, and how else it can be sent."""

    to: tuple[str, ...]
    email: str | None
    form: str | None
    sending: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to write now; `sent` tells where it goes, `problem` why that cannot be said."""

    document: str
    called: str
    goes_to: str
    because: str
    advice: str | None
    sent: Sending | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class RightSaid:
    """A right that a letter rests on: what gives it, how long an answer may take, who read that where and when."""

    right: str
    rule: str
    citation: str
    applies: bool | None
    period: str | None
    period_in_words: str | None
    period_for: str | None
    period_citation: str | None
    scope: str | None
    limits: tuple[str, ...]
    free: str | None
    source: str
    verified: str | None
    doubt: str | None


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a period, and how it was counted."""

    right: str
    deadline: str
    duty: str | None
    due: str
    complain_from: str
    arrival_assumed: bool
    answered: bool
    how: str
    citation: str


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One step of the ladder, and why it is where it is."""

    document: str
    called: str
    to: str
    state: str
    opens_on: str | None
    on: str | None
    because: str
    rights: tuple[str, ...]
    advice: str | None

    @property
    def open(self) -> bool:
        """Whether it may be written today."""
        return self.state in {"recommended", "possible"}


@dataclass(frozen=True, slots=True)
class Office:
    """An authority that may be complained to, how to reach it, what it asks for, and why it is offered."""

    id: str
    name: str
    because: str
    recommended: bool
    lead: bool
    web_form: str | None
    email: str | None
    phone: str | None
    website: str | None
    email_needs: str | None
    prior_contact: str | None
    insists_on: tuple[str, ...]
    public_record: str | None
    verified: str | None
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterSaid:
    """What can be done under one law; without a law nothing."""

    law: LawSaid | None = None
    next: NextStep | None = None
    applies: tuple[RightSaid, ...] = ()
    dates: tuple[DueDay, ...] = ()
    if_it_arrives_today: tuple[DueDay, ...] = ()
    ladder: tuple[LadderStep, ...] = ()
    authorities: tuple[Office, ...] = ()

    @property
    def in_the_way(self) -> tuple[Office, ...]:
        """The offices that ask for what the case does not have yet, where the next step is a complaint."""
        complains = self.next is not None and self.next.document == "complaint"
        return tuple(one for one in self.authorities if one.lacks) if complains else ()


@dataclass(frozen=True, slots=True)
class NotGiven:
    """A right that was wanted, and why the laws here do not give it."""

    right: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """A rule of which it is not known whether it applies, and what would have to be known."""

    rule: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A rule that does not apply, and why."""

    rule: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteSaid:
    """Something that concerns the person, and what of it is not certain; `near`: it is about this grievance."""

    kind: str
    says: str
    doubt: str | None
    near: bool = False


@dataclass(frozen=True, slots=True)
class ReadLongAgo:
    """The oldest reading of the law behind the letters."""

    on: str
    months: int


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that nobody has read at its source yet."""

    entry: str
    says: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole plan: `leading` is the matter of the law that leads, `matters` are those of other laws. `asking`: a
    letter that cites no law is what to write now (`recommended`), may be written (`possible`), or neither (None).
    `sign_first`: that somebody has to sign before anything goes out, or that the signed paper is not there;
    `only_the_person`: what the law lets nobody ask for them."""

    scenario: str
    as_of: str
    locale: str
    residence: str
    organisation: str
    packs: tuple[str, ...]
    translated: bool
    leading: MatterSaid
    leads: Leading
    parties: tuple[Party, ...]
    elsewhere: str | None
    matters: tuple[MatterSaid, ...]
    asking: str | None
    not_given: tuple[NotGiven, ...]
    silence: tuple[RoadLine, ...]
    refusal: tuple[RoadLine, ...]
    mine: tuple[OwnDay, ...]
    undecided: tuple[Undecided, ...]
    presumed: tuple[str, ...]
    does_not_apply: tuple[RuledOut, ...]
    notes: tuple[NoteSaid, ...]
    record: tuple[RecordLine, ...]
    read_long_ago: ReadLongAgo | None
    unverified: tuple[Unread, ...]
    sign_first: str | None = None
    only_the_person: tuple[str, ...] = ()

    @property
    def to_come(self) -> bool:
        """Whether a law is asked for something here, or a step is or will be open: else there is no letter at all."""
        every = (self.leading, *self.matters)
        return any(one.applies or any(row.open or row.opens_on for row in one.ladder) for one in every)
