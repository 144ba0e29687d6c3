"""Which periods run in a case, and when each ends: a clock is one letter, one right, one deadline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from complaint_kit.law.calendars import Calendars
from complaint_kit.law.dates import CONVENTIONS, Counted, count
from complaint_kit.law.matching import STEPS, Match
from complaint_kit.law.model import Deadline
from complaint_kit.law.points import Whose
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import TO_AUTHORITIES, DocumentKind
from complaint_kit.planning.after import withdrawn_complaints
from complaint_kit.planning.named_days import (
    begins_again,
    days_learned,
    days_of,
    days_of_case,
    days_reported,
    paused_days,
)
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper

# The rights that a letter other than a request exercises.
RIGHTS_OF: Mapping[DocumentKind, tuple[Right, ...]] = {
    "appeal": ("appeal",),
    "controller_complaint": ("controller_complaint",),
    "complaint": ("regulator_complaint", "regulator_inaction"),
    "review": ("decision_review",),
}
MatchesOn = Callable[[date], Iterable[Match]]  # the matches that count for a letter received on that day


class Clock(NamedTuple):
    """One running period. `paper` is None for a limit that runs from what happened.

    `counted` is the period that counts now, `first` the one without an extension. `assumed`: the day of arrival is our
    assumption. `ended`: the day on which an answer ended it. `free`: the text may free the person of this limit.
    """

    paper: Paper | None
    match: Match
    deadline: Deadline
    counted: Counted
    first: Counted
    assumed: bool = False
    ended: date | None = None
    free: bool = False

    @property
    def right(self) -> Right:
        """The right whose answer is awaited."""
        return self.match.rule.gives

    @property
    def whose(self) -> Whose:
        """Who must act within it."""
        return self.deadline.owner

    @property
    def document(self) -> DocumentKind:
        """The kind of letter that started it."""
        return self.deadline.of

    @property
    def due(self) -> date:
        """The last day: a limit of the person's own never rolls past a weekend."""
        return self.counted.unmoved if self.whose == "person" else self.counted.due

    @property
    def late_from(self) -> date | None:
        """The first day on which silence is late on every reading; None once it ended, and for the person's own."""
        return None if self.ended or self.whose == "person" else self.counted.complain_from

    @property
    def of_conduct(self) -> bool:
        """Whether it runs from what was done or from when the person learned of it."""
        return self.paper is None and self.deadline.from_.points[0] in ("happened", "learned")

    @property
    def by_post(self) -> bool:
        """Whether the days that post may take were allowed for."""
        came = self.paper.arrived() if self.paper else None
        return bool(came and came[1] and came[0] != self.paper.sent) if self.paper else False

    def overdue(self, today: date) -> bool:
        """Whether no reading of the rule would call an answer timely any more."""
        return self.late_from is not None and today >= self.late_from


class HolidayPlaces(NamedTuple):
    """The place whose law leads, as a rule that where the person lives, and where the organisation sits: whose holidays
    count depends on the convention.
    """

    person: str
    organisation: str | None
    calendars: Calendars

    def holidays_for(self, convention: str, document: DocumentKind) -> str | None:
        """The place whose holidays count, or None if not known. An authority has those of the place whose law leads."""
        at_home = document in TO_AUTHORITIES or CONVENTIONS[convention].holidays_of == "person"
        return self.person if at_home else self.organisation


def clocks(case: Case, today: date, matches: MatchesOn, seats: HolidayPlaces) -> tuple[Clock, ...]:
    """Every period that has started by `today`, letter by letter, then the limits that run from what happened."""
    found = [clock for paper in case.papers for clock in clocks_of(paper, case, today, matches, seats)]
    found += [clock for match in matches(today) for clock in _of_case(match, case, today, seats)]
    gone = withdrawn(found, case, today)
    return tuple(_freed([one for one in found if _withdraws(one) or one.paper is None or one.paper not in gone]))


def clocks_of(paper: Paper, case: Case, today: date, matches: MatchesOn, seats: HolidayPlaces) -> Iterator[Clock]:
    """Every period that this letter has started by `today`."""
    came = paper.arrived()
    if came and paper.day and paper.day <= today:
        for match in matches(came[0]):
            yield from _of_letter(paper, match, case, today, seats)


def _of_letter(paper: Paper, match: Match, case: Case, today: date, seats: HolidayPlaces) -> Iterator[Clock]:
    """The clocks that the letter started under one rule; one that starts at another's end comes after it.

    A limit of the person's own starts at the plain end of a period of others, and only if nothing ended that in time.
    """
    known = days_of(paper, case, today)
    prudent = dict(known)
    assumed = (paper.arrived() or (today, False))[1]
    for deadline in sorted(match.rule.deadlines, key=lambda one: bool(one.from_.after)):
        if not _starts(deadline, match, paper):
            continue
        start = _begun(deadline, prudent if deadline.owner == "person" else known, paper, match, case, today, seats)
        reported = deadline.unless == "reported" and days_reported(paper, case)[:1]
        if start is None or (reported and reported[0] <= start):
            continue
        clock = _clock(paper, match, deadline, start, case, today, seats)
        ended = _ended(clock, paper, case, today)
        known[f"{deadline.id}.ends"] = clock.due
        if ended is None or ended > clock.due:
            prudent[f"{deadline.id}.ends"] = clock.counted.unmoved
        yield clock._replace(assumed=assumed, ended=ended)


def _starts(deadline: Deadline, match: Match, paper: Paper) -> bool:
    """Whether that letter starts the deadline: of its kind, to its addressee, for a right that it exercised; a step of
    the procedure has the person's own limits whatever was asked."""
    exercised = paper.asked if paper.kind == "request" else RIGHTS_OF.get(paper.kind, ())
    return (
        deadline.within is not None
        and deadline.only_if is None
        and not deadline.from_.of_case
        and (deadline.of, deadline.addressee) == (paper.kind, paper.role)
        and (match.rule.gives in exercised or (deadline.owner == "person" and match.rule.gives in STEPS))
    )


def _start(deadline: Deadline, known: Mapping[str, date]) -> date | None:
    """The later of the points that are known; None if the first of them is not."""
    days = [point if isinstance(point, date) else known.get(point) for point in deadline.from_.points]
    return max(day for day in days if day) if days[0] else None


def _begun(
    deadline: Deadline,
    known: Mapping[str, date],
    paper: Paper,
    match: Match,
    case: Case,
    today: date,
    seats: HolidayPlaces,
) -> date | None:
    """The day on which it started, or on which it started again: by what they had asked for, or by a report."""
    start = _start(deadline, known)
    if start is None or not deadline.restarts_on:
        return start

    def over(begun: date) -> date:
        return _counted(match, deadline, begun, seats, 0).complain_from

    if deadline.again == "in_time":
        for day in days_reported(paper, case):
            start = max(start, day) if day <= today and day < over(start) else start
    before = None if deadline.again == "any_day" else over(start)
    points = [one for one in deadline.restarts_on if (one, deadline.again) != ("reported", "in_time")]
    again = [begins_again(point, known, paper, case, today, before) for point in points]
    return max(day for day in (start, *again) if day)


def _clock(
    paper: Paper | None, match: Match, deadline: Deadline, start: date, case: Case, today: date, seats: HolidayPlaces
) -> Clock:
    first = _counted(match, deadline, start, seats, _pause(deadline, paper, case, start, today))
    longer = _extended(paper, match, deadline, first, start, case, today, seats) if paper else None
    return Clock(paper, match, deadline, longer or first, first)


def _pause(deadline: Deadline, paper: Paper | None, case: Case, start: date, today: date) -> int:
    return paused_days(paper, case, start, today, deadline.pauses) if deadline.pauses and paper else 0


def _counted(match: Match, deadline: Deadline, start: date, seats: HolidayPlaces, pause: int) -> Counted:
    assert deadline.within is not None
    convention = deadline.counting or match.law.counting
    holidays = seats.holidays_for(convention, deadline.of)
    return count(convention, start, deadline.within, holidays, pause, told=deadline.told, calendars=seats.calendars)


def _extended(
    paper: Paper,
    match: Match,
    deadline: Deadline,
    first: Counted,
    start: date,
    case: Case,
    today: date,
    seats: HolidayPlaces,
) -> Counted | None:
    """The longer period, if the law has one and its notice came in time; where it names no figure, to the day they
    named.
    """
    longer = match.rule.longer(deadline)
    notices = [one for one in case.replies_to(paper) if one.kind == "extended" and one.on <= today]
    in_time = [one for one in notices if one.on < first.complain_from]
    if longer is None or not in_time:
        return None
    if longer.within is not None:
        return _counted(match, longer, start, seats, _pause(longer, paper, case, start, today))
    until = in_time[-1].until
    return first._replace(unmoved=until, due=until, complain_from=until + timedelta(days=1)) if until else None


def _ended(clock: Clock, paper: Paper, case: Case, today: date) -> date | None:
    """The first day on which something ended it: an answer that deals with the right, a receipt where that is owed."""
    if clock.whose == "person":
        return None
    replies = case.replies_to(paper)
    days = [reply.on for reply in replies if paper.deals(reply, clock.right)]
    if clock.deadline.id == "acknowledge":
        shown = {"acknowledged", "registered"}
        # Whatever they write back to a complaint shows that they have it; of a request a law may want it confirmed.
        any_ = paper.kind == "controller_complaint"
        days += [reply.on for reply in replies if reply.kind in shown or (any_ and reply.kind != "undeliverable")]
    days += [case.closed] if case.closed else []
    return min((day for day in days if day <= today), default=None)


def _of_case(match: Match, case: Case, today: date, seats: HolidayPlaces) -> Iterator[Clock]:
    """The limits that run from what was done; of several days on which the person learned of it, from the first whose
    time is not over."""
    known = days_of_case(case, today)
    each = [known | {"learned": day} for day in days_learned(case, today)] or [known]
    for deadline in match.rule.deadlines:
        runs = deadline.from_.of_case and deadline.within
        starts = dict.fromkeys(_start(deadline, days) for days in each) if runs else {}
        found = [_clock(None, match, deadline, start, case, today, seats) for start in starts if start is not None]
        yield from [one for one in found if one.due >= today][:1] or found[-1:]


def lapsed(known: Mapping[str, date], case: Case, today: date, matches: MatchesOn, seats: HolidayPlaces) -> bool:
    """Whether the person's own time for complaining to the authority of one thing is over: `known` has its days,
    `happened` and `learned`."""
    limits = (
        (match, deadline)
        for match in matches(today)
        for deadline in match.rule.deadlines
        if match.rule.gives == "regulator_complaint" and deadline.owner == "person" and deadline.within
        if deadline.missed != "discretion" and deadline.from_.of_case
    )
    counted = ((match, deadline, _start(deadline, known)) for match, deadline in limits)
    return any(
        _clock(None, match, deadline, start, case, today, seats).due < today
        for match, deadline, start in counted
        if start
    )


def withdrawn(found: Iterable[Clock], case: Case, today: date) -> tuple[Paper, ...]:
    """The letters that count as withdrawn because the person missed a limit of their own (Article 19(3) DPO), and the
    complaints that they took back."""
    given = [case.goes_on_with(one) for one in case.papers if "fee" in one.gives]
    missed = [one.paper for one in found if _withdraws(one) and one.due < today]
    unpaid = tuple(paper for paper in missed if paper is not None and paper not in given)
    return (*unpaid, *withdrawn_complaints(case))


def _withdraws(one: Clock) -> bool:
    return one.deadline.missed == "withdraws"


def _freed(found: list[Clock]) -> Iterator[Clock]:
    """`unless: late`: after a late answer the limit stays as the prudent day only."""
    late = [one.paper for one in found if one.deadline.id == "answer" and one.ended and one.ended > one.due]
    for clock in found:
        free = clock.deadline.unless == "late" and clock.paper is not None and clock.paper in late
        yield clock._replace(free=True) if free else clock
