"""The letters there are, what may come back, and the ladder: the order in which the letters open.

>>> Opening.parse("appeal.refusal"), Opening.parse("silence")
(Opening(letter='appeal', what='refusal'), Opening(letter='request', what='silence'))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from pydantic import field_validator

from complaint_kit.law.entry import InForce, Model, Words
from complaint_kit.law.rights import Right

# A voluntary letter asks where no law gives a right; no statute has it as a step.
# Progress, supplement and withdrawal follow a complaint, whichever law it rests on.
DocumentKind = Literal[
    "request", "reminder", "reply", "appeal", "controller_complaint", "complaint",
    "review",  # asks the authority to look again at what it decided
    "voluntary", "progress", "supplement", "withdrawal",
]  # fmt: skip
# What there are words for: a complaint for many people at once is a complaint, in words of its own.
Worded = DocumentKind | Literal["joint"]
AFTER_COMPLAINT: frozenset[DocumentKind] = frozenset({"progress", "supplement", "withdrawal"})
# The letters that go to an authority where nothing else is said.
TO_AUTHORITIES: frozenset[DocumentKind] = AFTER_COMPLAINT | {"complaint", "review"}
# Whom a letter goes to. A platform is an office that passes a request on: DROP, a do-not-call registry.
ToRole = Literal["organisation", "processor", "platform", "authority", "court"]
ReplyKind = Literal[
    "acknowledged",  # proves receipt; no answer
    "takes_longer",  # without a reason, or too late to prolong anything
    "extended",  # with a reason and in time; `until` where it named a day
    "identity_asked",
    "fee_asked",
    "clarification_asked",
    "self_service",  # "look it up in your account"
    "partly",
    "refused",
    "agreed",  # it will do as asked
    "answered",
    "no_data",  # "we hold nothing about you"
    "undeliverable",
    "registered",  # of an authority: the complaint has a file
    "transferred",  # of an authority: to another one
    "decided",  # of an authority
]
SUBSTANCE: frozenset[ReplyKind] = frozenset({"partly", "refused", "agreed", "answered", "no_data", "decided"})
What = Literal[
    "at_once",
    "silence",  # a period of the letter has ended beyond doubt without an answer
    "refusal",  # refused, or partly with something refused or missing
    "demand",  # it wants proof of identity, a fee, a clarification, or points to a tool
    "answered",  # an answer with which the person may be content or not
    "settled",  # such an answer that neither refuses nor promises anything
    "agreed",  # it agreed to do it, and nothing came since
    "outcome",  # any answer on the substance
    "contested",  # such an answer that refuses nothing, to which the person has said something
    "unanswered",  # it has arrived, and no answer on the substance came, however long that may take
    "acknowledged",  # anything came that shows that they have it, and no answer on the substance
    "conduct",  # something wrong was done, as the person tells it
    "imminent",  # something wrong is announced and has not begun
    "lodged",  # the letter is with the authority
    "changed",  # something happened, was sent or came back since the letter was
]


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a step: something that came of one kind of letter, or that happened without any."""

    letter: DocumentKind
    what: What

    @classmethod
    def parse(cls, text: str) -> Opening:
        """The opening written as `silence` (of the request) or `appeal.refusal`. Raises ValueError that says which."""
        letter, _, what = text.rpartition(".")
        if what not in get_args(What) or (letter or "request") not in get_args(DocumentKind):
            raise ValueError(f"'{text}' opens no step; write one of {', '.join(get_args(What))}, or LETTER.what")
        return cls(cast(DocumentKind, letter or "request"), cast(What, what))


class Step(Model):
    """One rung of the ladder.

    `opens` names what opens it so that it may be recommended, `possible` what opens it without its ever being
    recommended. `needs`: the right without which the law knows no such step. `advice`: what is expected but not law.
    """

    document: DocumentKind
    to: ToRole = "organisation"
    opens: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    needs: Right | None = None
    in_force: InForce | None = None
    advice: Words | None = None

    @field_validator("opens", "possible")
    @classmethod
    def _openings(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            Opening.parse(name)
        return names

    @property
    def openings(self) -> tuple[tuple[Opening, bool], ...]:
        """Each opening, and whether the step may be recommended for it."""
        listed = [(name, True) for name in self.opens] + [(name, False) for name in self.possible]
        return tuple((Opening.parse(name), weighs) for name, weighs in listed)
