"""An office as data: who takes complaints, where, against whom, and what it wants of them."""

from __future__ import annotations

from typing import Literal

from complaint_kit.law.demands import Demand
from complaint_kit.law.entry import Entry, Forms, InForce, Model, Source, WordLists, Words

Role = Literal[
    "data_protection", "attorney_general", "privacy_agency", "consumer_protection", "health", "finance", "telecoms",
    "education", "marketing", "tribunal", "representative",
]  # fmt: skip
Sector = Literal["private", "public", "church", "broadcaster", "eu", "police", "intelligence", "household"]


class ForMany(Entry):
    """Whether an office takes one complaint for many people, and what it wants to see then; null: nobody read it."""

    takes: bool | None
    says: Words
    source: Source


class Authority(Entry):
    """An office that takes complaints. `place` is where it is competent, `sectors` against whom. `dative`: what stands
    after "with" in languages that decline names, its article before it. `address` is ready for an envelope, without the
    country. `submissions`: the languages in which it takes complaints. `email_needs`: without this an e-mail is as good
    as not sent, so the letter goes by post. `prior_contact`: whether the organisation is to be asked first.
    `insists_on`: what a complaint must have; `demands`: the same, as far as a case can tell whether it has it.
    `under`: the laws under which alone it takes complaints; all, if it names none. `birth_dates`: false where it wants
    none in a complaint.
    """

    id: str
    place: str
    name: str
    name_in: Words
    dative: Forms = {}
    role: Role
    in_force: InForce
    source: Source
    sectors: tuple[Sector, ...] = ("private", "public")
    under: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    web_form: str | None = None
    email: str | None = None
    email_needs: Literal["qualified_signature", "certified_mail", "state_inbox"] | None = None
    phone: str | None = None
    website: str | None = None
    submissions: tuple[str, ...] = ()
    prior_contact: Literal["required", "expected", "recommended", "no"] | None = None
    insists_on: WordLists | None = None
    demands: tuple[Demand, ...] = ()
    joint: ForMany | None = None  # one complaint for many people; None where nobody looked
    public_record: Words | None = None  # a warning where complaints become public
    shown_to: Literal["anybody", "organisation"] = "anybody"  # who sees the person in them, where that warning stands
    birth_dates: bool = True

    @property
    def keeps_birth_dates(self) -> bool:
        """Whether a complaint may tell it when a child was born: it takes such days, and nobody else will read them."""
        return self.birth_dates and (self.public_record is None or self.shown_to != "anybody")


class AuthorityFile(Model):
    """`jurisdictions/<place>/authorities.yaml`."""

    authorities: tuple[Authority, ...]
