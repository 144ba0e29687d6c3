"""Letters that were sent, and what came back: a reply hangs on the letter that it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from complaint_kit.law.entry import Model
from complaint_kit.law.grounds import Ground
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import SUBSTANCE, TO_AUTHORITIES, DocumentKind, ReplyKind, ToRole

Channel = Literal["email", "form", "app", "post", "registered", "phone", "in_person", "portal"]
Given = Literal["identity", "fee", "clarification"]
LONGEST_WORDS = 5000  # characters of a quoted reply

# A letter by post of which nobody recorded the arrival counts as received a week after it was sent: later than post
# takes, so that nobody is called late too early. No law says this; the plan tells the person to record the day.
POST = timedelta(days=7)
_AT_ONCE: frozenset[Channel] = frozenset({"email", "form", "app", "portal", "in_person", "phone"})


class Received(Model):
    """The day a letter arrived, how that is known, and what shows it. Never inferred: left out where nobody knows."""

    on: date
    known: Literal["their_reply", "receipt", "told", "assumed"] = "told"
    exhibit: str | None = None


class Reply(Model):
    """What came back. `answers` and `refuses` are the rights that it deals with; the rest counts as unanswered.

    `ground` is what a refusal rests on, `also` what else it does. `words` are theirs, quoted and never paraphrased;
    `mine` is the person's own answer. `until` is the day to which the time was extended, `to` the authority to which a
    complaint was passed on, `reason` what they gave as theirs.
    """

    on: date
    kind: ReplyKind
    answers: tuple[Right, ...] = ()
    refuses: tuple[Right, ...] = ()
    ground: Ground | None = None
    also: tuple[Ground, ...] = ()
    words: str = Field(default="", max_length=LONGEST_WORDS)
    missing: str | None = None
    mine: str | None = None
    exhibit: str | None = None
    until: date | None = None
    reason: str | None = None
    to: str | None = None

    @property
    def refusal(self) -> bool:
        """Whether something was refused, or left out."""
        return self.kind == "refused" or (
            self.kind == "partly" and bool(self.refuses or self.missing or not self.answers)
        )

    @property
    def unclear(self) -> bool:
        """Whether it deals with a part only, and nobody said with which."""
        return self.kind == "partly" and not (self.answers or self.refuses or self.missing)


class To(Model):
    """Whom a letter went to; the name where it is not the organisation of the case."""

    role: ToRole = "organisation"
    name: str | None = None


def _by_role(raw: object) -> object:
    return {"role": raw} if isinstance(raw, str) else raw


class Paper(Model):
    """One letter sent, whoever wrote it. `asked` are the rights exercised then: only their periods run.

    `presumed`: nobody said what was asked, so it is taken to be what is wanted today. `about`: the id of the letter
    that it goes on with. `gives`: what it supplied that they had demanded. `asks_by`: the day that the letter itself
    names.
    """

    id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    kind: DocumentKind = "request"
    by: Literal["kit", "me", "app", "portal", "other_tool", "agent"] = "kit"
    to: Annotated[To | None, BeforeValidator(_by_role)] = None
    channel: Channel | None = None
    asked: tuple[Right, ...] = ()
    presumed: bool = False
    about: str | None = None
    gives: tuple[Given, ...] = ()
    sent: date | None = None
    asks_by: date | None = None
    received: Received | None = None
    exhibit: str | None = None
    replies: tuple[Reply, ...] = ()

    @property
    def role(self) -> ToRole:
        """Whom it went to; where that is not said, as its kind says."""
        return self.to.role if self.to else ("authority" if self.kind in TO_AUTHORITIES else "organisation")

    @property
    def of_others(self) -> bool:
        """Whether it went to a firm that only works for the organisation: what came back is not the organisation's own
        answer."""
        return self.role == "processor"

    @property
    def day(self) -> date | None:
        """The first day on which the letter was under way: sent, or else received; None if it was not sent."""
        return self.sent or (self.received.on if self.received else None)

    def arrived(self) -> tuple[date, bool] | None:
        """The day of receipt, and whether that is assumed; None for a letter that was not sent or that came back."""
        if any(reply.kind == "undeliverable" for reply in self.replies):
            return None
        if self.received:
            return self.received.on, self.received.known == "assumed"
        if self.sent is None:
            return None
        return (self.sent if self.channel in _AT_ONCE else self.sent + POST), True

    def in_order(self) -> Iterator[str]:
        """What cannot have happened in that order, in words."""
        if self.sent and self.received and self.received.on < self.sent:
            yield f"{self.id} was received on {self.received.on}, before it was sent on {self.sent}"
        for reply in self.replies:
            if self.day and reply.on < self.day:
                yield f"the reply of {reply.on} came before {self.id} of {self.day}"

    def left_out(self, reply: Reply) -> tuple[Right, ...]:
        """The rights that a reply refuses or, where it names none, leaves open."""
        return reply.refuses or tuple(right for right in self.asked if right not in reply.answers)

    def deals(self, reply: Reply, right: Right) -> bool:
        """Whether a reply on the substance deals with the right: it names it, or names none."""
        named = {*reply.answers, *reply.refuses}
        return reply.kind in SUBSTANCE and (not named or right in named or self.kind != "request")
