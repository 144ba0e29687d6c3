"""The letters there are, what may happen to them, and the ladder: the order in which the letters open."""

from __future__ import annotations

from typing import Literal

from complaint_kit.law.entry import InForce, Model, Words
from complaint_kit.law.rights import Right

DocumentKind = Literal["request", "reminder", "appeal", "controller_complaint", "complaint"]
EventKind = Literal[
    "sent", "received", "acknowledged", "extension_notified", "identity_asked", "identity_given", "clarification_asked",
    "clarification_given", "answered_in_part", "refused", "answered", "appealed", "appeal_received", "appeal_refused",
    "complained_to_organisation", "complaint_received", "complaint_acknowledged", "complaint_answered", "complained",
    "regulator_acknowledged", "regulator_answered", "closed",
]  # fmt: skip
Clock = Literal[
    "sent", "received", "appeal_received", "complaint_received", "regulator_received", "refused", "learned", "happened",
    "fetched", "authenticated",
]  # fmt: skip


class Step(Model):
    """One rung of the ladder.

    `opens`: `at_once`; `overdue` from the first day on which no reading would call the answer timely; or an event.
    `needs`: the right without which the law knows no such step. `deadline`: which one being missed opens it, as
    `right.deadline`.
    """

    document: DocumentKind
    to: Literal["organisation", "authority"]
    opens: tuple[Literal["at_once", "overdue"] | EventKind, ...]
    needs: Right | None = None
    after: DocumentKind | None = None  # the step whose answer is waited for; the first request if not said
    deadline: str | None = None
    in_force: InForce | None = None
    advice: Words | None = None  # what is expected but not law, such as writing to the organisation first
