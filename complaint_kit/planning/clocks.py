"""Which periods are running in a case, and when each ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from complaint_kit.law.dates import CONVENTIONS, Counted, count
from complaint_kit.law.matching import Match
from complaint_kit.law.model import Deadline
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import Clock, DocumentKind
from complaint_kit.situation.answers import Event

# A letter of which nobody recorded the arrival counts as received a week after it was sent: later than post takes, so
# that nobody is called late too early. No law says this; the plan tells the person to record the day.
ASSUMED_DELIVERY = timedelta(days=7)

_DOCUMENT_OF: dict[Clock, DocumentKind] = {
    "sent": "request",
    "received": "request",
    "authenticated": "request",
    "appeal_received": "appeal",
    "complaint_received": "controller_complaint",
    "regulator_received": "complaint",
}


@dataclass(frozen=True)
class Due:
    """One running period. `counted` is the period that counts now: the extended one where it was notified in time.

    `assumed` says that the day of arrival is our assumption; `answered` that the answer came and this clock is over.
    """

    match: Match
    deadline: Deadline
    document: DocumentKind
    counted: Counted
    first: Counted
    assumed: bool
    answered: bool

    @property
    def right(self) -> Right:
        """The right whose answer is awaited."""
        return self.match.rule.gives

    def overdue(self, today: date) -> bool:
        """Whether no reading of the rule would call an answer timely any more."""
        return not self.answered and today >= self.counted.complain_from


def arrival(document: DocumentKind, events: Iterable[Event]) -> tuple[date, bool] | None:
    """The day the document arrived and whether that is assumed; None if it was not sent."""
    mine = [event for event in events if event.document == document]
    received = [event.on for event in mine if event.event == "received"]
    if received:
        return received[0], False
    sent = [event.on for event in mine if event.event == "sent"]
    return (sent[0] + ASSUMED_DELIVERY, True) if sent else None


def exercised(document: DocumentKind, events: Iterable[Event]) -> date | None:
    """The day that decides which version of the law counts: of receipt, or of sending where nobody recorded that."""
    mine = [event for event in events if event.document == document and event.event in {"received", "sent"}]
    return min(mine, key=lambda event: event.event != "received").on if mine else None


@dataclass(frozen=True)
class Seats:
    """The place whose law leads, as a rule that where the person lives, and where the organisation sits: whose holidays
    count depends on the convention.
    """

    person: str
    organisation: str | None

    def holidays_for(self, convention: str, document: DocumentKind) -> str | None:
        """The place whose holidays count, or None if not known. An authority has those of the place whose law leads."""
        at_home = document == "complaint" or CONVENTIONS[convention].holidays_of == "person"
        return self.person if at_home else self.organisation


def _sending(document: DocumentKind, events: Iterable[Event]) -> tuple[date, bool] | None:
    """The day the document was sent, never assumed; None if it was not."""
    days = [event.on for event in events if event.event == "sent" and event.document == document]
    return (days[0], False) if days else None


def running(matches: Iterable[Match], events: tuple[Event, ...], place: Seats, today: date) -> tuple[Due, ...]:
    """Every period that has started, for rights among the matches. A pause that has not ended lasts until `today`."""
    history = (*events, *_open_pause(events, today))
    found = []
    for match in matches:
        for deadline in match.rule.deadlines:
            due = _due(match, deadline, history, place)
            if due:
                found.append(due)
    return tuple(found)


def _due(match: Match, deadline: Deadline, events: tuple[Event, ...], place: Seats) -> Due | None:
    document = _DOCUMENT_OF.get(deadline.from_)
    if document is None or deadline.within is None or deadline.only_if:
        return None
    arrived = _sending(document, events) if deadline.from_ == "sent" else arrival(document, events)
    if arrived is None:
        return None
    start = _start(deadline, document, arrived[0], events)
    first = _counted(match, deadline, start, events, place)
    return Due(
        match=match,
        deadline=deadline,
        document=document,
        counted=_extended(match, deadline, start, first, events, place) or first,
        first=first,
        assumed=arrived[1],
        answered=_answered(deadline, document, events),
    )


def _start(deadline: Deadline, document: DocumentKind, arrived: date, events: tuple[Event, ...]) -> date:
    restarts = [event.on for event in events if event.event in deadline.restarts_on and event.document == document]
    return max([arrived, *restarts])


def _counted(match: Match, deadline: Deadline, start: date, events: tuple[Event, ...], place: Seats) -> Counted:
    assert deadline.within is not None
    convention = deadline.counting or match.law.counting
    return count(
        convention,
        start,
        deadline.within,
        place.holidays_for(convention, _DOCUMENT_OF[deadline.from_]),
        _paused_days(deadline, events),
    )


def _open_pause(events: tuple[Event, ...], today: date) -> tuple[Event, ...]:
    """An answer today to a clarification that was asked for and not given: until then time stands still."""
    asked = sum(event.event == "clarification_asked" for event in events)
    given = sum(event.event == "clarification_given" for event in events)
    return (Event(event="clarification_given", on=today),) if asked > given else ()


def _paused_days(deadline: Deadline, events: tuple[Event, ...]) -> int:
    """Days from the question to its answer, both included (Article 12A UK GDPR)."""
    if deadline.pauses is None:
        return 0
    asked = [event.on for event in events if event.event == "clarification_asked"]
    given = [event.on for event in events if event.event == "clarification_given"]
    return sum((answer - question).days + 1 for question, answer in zip(asked, given, strict=False))


def _extended(
    match: Match, deadline: Deadline, start: date, first: Counted, events: tuple[Event, ...], place: Seats
) -> Counted | None:
    """The longer period, if the law has one and its notice came in time."""
    longer = match.rule.deadline("extended")
    if deadline.id != "answer" or longer is None or longer.within is None:
        return None
    notices = [event.on for event in events if event.event == "extension_notified"]
    in_time = any(day < first.complain_from for day in notices)
    return _counted(match, longer, start, events, place) if in_time else None


_ANSWERS = {
    "request": {"answered", "refused", "answered_in_part"},
    "appeal": {"appeal_refused", "answered"},
    "controller_complaint": {"complaint_answered"},
    "complaint": {"regulator_answered"},
}


def _answered(deadline: Deadline, document: DocumentKind, events: tuple[Event, ...]) -> bool:
    kinds = _ANSWERS.get(document, set()) | {"closed"}
    if deadline.id == "acknowledge":
        kinds |= {"acknowledged", "complaint_acknowledged"}
    return any(event.event in kinds for event in events)
