"""The case: what one person tells of one organisation, in five lists: people, statements, wishes, papers, exhibits.

Everything else (state, periods, steps) is computed from it. A case file and an answers file have the same format:

kit: 2
me: {name: Orla Tennant, lives_in: IE, email: orla@example.org}
about: {organisation: {name: Harrow & Teal Insurance DAC, place: IE, sector: private}, is_to_me: insurer}
happened: [{on: 2026-08-20, says: Harrow & Teal raised my premium., wrong: [decided_by_machine]}]
want: [copy, {wish: reasons, of: the premium from September 2026}]
papers: [{id: request-1, asked: [access], channel: email, sent: 2026-09-28}]
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from complaint_kit.law.entry import Model
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.situation.about import About, Lines
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.statements import Statement, day_of_conduct
from complaint_kit.situation.threads import Threads
from complaint_kit.text import LONGEST_LINE, cleaned

FORMAT = 2  # of the file; the format before it is read by `older`
WishId = Literal[
    "know", "copy", "source", "recipients", "reasons", "human", "stop_use", "stop_marketing", "stop_sale", "stop_ads",
    "stop_profiling", "signal", "limit_sensitive", "delete", "correct", "freeze", "move", "take_back_consent",
    "breach", "stop_filming", "stop_monitoring", "close_account", "health_record", "unlist", "freeze_credit",
    "theft_block", "stop_tracking", "object_to_use", "notice", "tell_others",
    "who_looked", "stop_sharing", "destroy_sample",
]  # fmt: skip


def _placed(raw: object) -> object:
    return {"place": raw} if isinstance(raw, str) else raw


def _wished(raw: object) -> object:
    return {"wish": raw} if isinstance(raw, str) else raw


class ReachMe(Model):
    """How the person wants to be reached: who prefers post is not asked to be answered by e-mail. `not_by` is never
    printed and never used for sending."""

    by: Literal["email", "post", "phone"] | None = None
    not_by: Literal["email", "post", "phone"] | None = None


class Home(Model):
    """A place where the person lived before, and the last day there; left out, until some day after what happened."""

    place: str
    until: date | None = None


def _homes(raw: object) -> object:
    return [raw] if isinstance(raw, str | dict) else raw


Homes = Annotated[tuple[Annotated[Home, BeforeValidator(_placed)], ...], BeforeValidator(_homes)]


class Me(Model):
    """Who writes. `lives_in` goes down to the part of the country that law needs: DE-HH, US-CO; `lived_in` are the
    homes before it, `works_in` the place of work."""

    name: str | None = None
    lives_in: str | None = None
    lived_in: Homes = ()
    works_in: str | None = None
    address: Lines = ()
    email: str | None = None
    phone: str | None = None
    reach_me: ReachMe = ReachMe()
    birth_year: int | None = Field(default=None, ge=1900, le=2100)


class Person(Model):
    """Whose data it is, where that is somebody else than the writer."""

    name: str | None = None
    birth_date: date | None = None
    lives_in: str | None = None


class Article80(Model):
    """What Article 80(1) GDPR wants of a body: statutes with aims of public interest, no profit, work in the field."""

    statutes: bool
    not_for_profit: bool
    active_in: Annotated[str, AfterValidator(cleaned)] = Field(min_length=1, max_length=LONGEST_LINE)

    @model_validator(mode="after")
    def _all_of_it(self) -> Article80:
        if not (self.statutes and self.not_for_profit):
            raise ValueError(
                "it is for bodies that make no profit and whose statutes pursue aims of public interest: leave it out, "
                "and write as an agent (`kind: agent`)"
            )
        return self


class Acting(Model):
    """For whom the writer acts. `complainant`: in whose name a complaint is made. `authority`: the exhibit that shows
    the mandate, signed on `signed`, for the rights in `scope`, until `until`. `article_80`: where a body acts."""

    for_: Literal["myself", "child", "person", "estate", "group"] = Field(alias="for", default="myself")
    writer: str | None = None
    complainant: Literal["me", "person", "group"] | None = None
    authority: str | None = None
    signed: date | None = None
    scope: tuple[Right, ...] = ()
    until: date | None = None
    person: Person | None = None
    article_80: Article80 | None = None


class Wish(Model):
    """What the person wants: a wish of the shared list, of what, where to look, the exhibit that proves what is right,
    and what belongs to this wish alone."""

    wish: WishId
    of: str | None = None
    where: str | None = None
    exhibit: str | None = None
    detail: dict[str, Any] = {}


class AtStake(Model):
    """What it does to the person, and a day of their own that matters."""

    harm: str | None = None
    decide_by: date | None = None
    because: str | None = None


class Exhibit(Model):
    """A paper that proves something. `show`: who may see it."""

    id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    file: str
    is_: str = Field(alias="is")
    show: tuple[Literal["organisation", "authority"], ...] = ("organisation", "authority")


class Looked(Model):
    """What the person confirmed of the public record, and when they last looked at it."""

    confirmed: tuple[str, ...] = ()
    looked: date | None = None


class ReliedOn(Model):
    """A provision that a document cites, its source and the day somebody read it (or null)."""

    rule: str
    citation: str
    source: str
    verified_on: date | None


class Made(Model):
    """A document that the kit wrote: its files, what it relies on, and its `paper`, once it was sent. `checksum` is the
    SHA-256 of the letter's own file when it was recorded as sent: from then on the kit does not write it again."""

    document: DocumentKind
    made_on: date
    language: str
    files: tuple[str, ...]
    provisions: tuple[ReliedOn, ...] = ()
    asked: tuple[Right, ...] = ()
    law: str | None = None
    paper: str | None = None
    checksum: str | None = None


class CalendarEntry(Model):
    """A date as it stands in the person's calendar; `key` says of what, `uid` and `sequence` are those last written."""

    key: str
    uid: str
    sequence: int = 0
    day: date
    title: str
    cancelled: bool = False


class Case(Model):
    """The file as a whole. `facts` are answers to what law asked; `kept` holds what an older version told and this one
    has no place for. `finished`: the interview is over; `skipped` are questions that need not be put again. `discreet`
    keeps names out of the calendar."""

    kit: Literal[2] = 2
    scenario: str | None = None
    started: date | None = None
    finished: bool = False
    letter_language: str | None = None
    me: Me = Me()
    acting: Acting = Acting()
    about: About = About()
    happened: tuple[Statement, ...] = ()
    want: tuple[Annotated[Wish, BeforeValidator(_wished)], ...] = ()
    at_stake: AtStake = AtStake()
    facts: dict[str, Any] = {}
    papers: tuple[Paper, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    record: Looked = Looked()
    made: tuple[Made, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    discreet: bool = False
    closed: date | None = None
    skipped: tuple[str, ...] = ()
    kept: dict[str, Any] = {}

    @property
    def lives_in(self) -> str | None:
        """Where the person lives whose data it is: their home decides the law, not the writer's."""
        person = self.acting.person
        return (person.lives_in if person else None) or self.me.lives_in

    @property
    def lived_then(self) -> str | None:
        """Where the person lived on the day of the conduct, if they have moved since; None if they have not, or nobody
        said when it happened."""
        day = day_of_conduct(self.happened)
        if day is None:
            return None
        later = sorted(
            (one for one in self.me.lived_in if one.until and one.until >= day), key=lambda one: str(one.until)
        )
        undated = [one for one in self.me.lived_in if one.until is None]
        return next((one.place for one in (*later, *undated)), None)

    @property
    def last_looked(self) -> date | None:
        """The day on which the person last saw the public record: at the latest when the case began."""
        return self.record.looked or self.started

    def looked_on(self, day: date) -> Case:
        """The case of somebody who saw the public record on that day, or has seen a later one."""
        looked = max(day, self.record.looked or day)
        return self.model_copy(update={"record": self.record.model_copy(update={"looked": looked})})

    def paper(self, id_: str) -> Paper | None:
        """The letter of that id."""
        return next((one for one in self.papers if one.id == id_), None)

    def replies_to(self, paper: Paper) -> tuple[Reply, ...]:
        """What came back to the letter, also where it came to a reminder of it or to an answer to their questions."""
        return self._threads().replies_to(paper)

    def goes_on_with(self, later: Paper) -> Paper | None:
        """The letter that a later one goes on with: the one it names, or the latest request before it to the
        same role.
        """
        return self._threads().goes_on_with(later)

    def later_than(self, paper: Paper) -> tuple[Paper, ...]:
        """The letters that go on with this one."""
        return self._threads().later_than(paper)

    def _threads(self) -> Threads:
        """Those of the letters of today: a copy with other letters brings the threads of the old ones along."""
        if self.threads.papers is not self.papers:
            self.__dict__["threads"] = Threads(self.papers)
        return self.threads

    @cached_property
    def threads(self) -> Threads:
        """Which letter goes on with which. To be asked through `_threads`."""
        return Threads(self.papers)
