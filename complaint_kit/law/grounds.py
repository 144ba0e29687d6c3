"""What a refusal may rest on and what the law says to it; what conduct may be wrong and which rule it breaks.

`jurisdictions/eu/gdpr.counters.yaml` is a `CountersFile`, beside its law; `jurisdictions/us/us.counters.yaml` is for
all laws of the family `us`, after their own.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from complaint_kit.law.conditions import Condition
from complaint_kit.law.entry import Citation, Entry, Model, Words
from complaint_kit.law.rights import Right

Ground = Literal[
    "identity",
    "fee",
    "excessive",
    "motive",  # "you only want it for a lawsuit"
    "self_service",
    "rights_of_others",
    "trade_secret",
    "privilege",
    "internal_notes",  # opinions, references
    "accurate",  # "it is right as it stands"
    "not_personal",  # pseudonymous, "only a device"
    "no_data",
    "categories_only",  # recipients by kind, not by name
    "processor_only",
    "not_reached",  # abroad, household
    "exempt_or_small",
    "capacity",  # worker, trade contact, not a resident
    "must_keep",
    "legal_claims",
    "research",  # also of their own, for their products
    "agreed_in_terms",
    "overriding_interest",
    "no_sale",
    "public_data",
    "human_decides",
    "agent_refused",
    "impossible",  # backups, models
    "none_given",
    "other",
]
Conduct = Literal[
    "no_notice",
    "no_consent",
    "new_purpose",
    "too_much",
    "kept_too_long",
    "wrong_data",
    "passed_on",
    "sensitive",
    "child",
    "insecure",
    "breach_untold",
    "decided_by_machine",
    "ignored_signal",
    "marketing_after_no",
    "films_me",
]

# How firm the answer is: beyond argument; better than theirs; worth another look; theirs is right.
Strength = Literal["settled", "good", "arguable", "concede"]


class Counter(Entry):
    """What the law says to one ground of refusal.

    `says` is the law in two or three sentences about nobody in particular, without a citation in it; `then` what is to
    be done all the same; both are printed in letters, `says` followed by the citations. `rights`: for which rights;
    all, if it names none. Of a ground that is good (`concede`) no letter says anything: `tells_me` tells the person
    alone, and may do so with others. It counts on the day of the letter. `not_when`: what would make it harm the
    person. `unless`: the id of another answer to the same ground that says as much, beside which it is not given.
    """

    id: str
    ground: Ground
    rights: tuple[Right, ...] = ()
    strength: Strength
    says: Words | None = None
    then: Words | None = None
    cite: tuple[Citation, ...] = ()
    when: Condition | None = None
    not_when: Condition | None = None
    unless: str | None = None
    tells_me: Words | None = None

    @model_validator(mode="after")
    def _speaks(self) -> Counter:
        if self.strength == "concede":
            if self.says or self.then or not self.tells_me:
                raise ValueError(
                    "a ground that is conceded is told to the person alone: write tells_me, no says or then"
                )
        elif not self.says:
            raise ValueError("an answer to a ground needs says")
        return self


class Infringement(Entry):
    """The rule that a kind of conduct breaks: `says` what it demands, in one sentence about nobody in particular.

    It counts on the day of the conduct.
    """

    conduct: Conduct
    cite: Citation
    says: Words
    when: Condition | None = None


class CountersFile(Model):
    """What a law, or a family of laws, says to refusals and of conduct."""

    counters: tuple[Counter, ...] = ()
    infringed: tuple[Infringement, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> CountersFile:
        ids = {(one.ground, one.id) for one in self.counters}
        for one in self.counters:
            if one.unless and (one.ground, one.unless) not in ids:
                raise ValueError(f"{one.id}: no answer to that ground is called {one.unless}")
        return self
