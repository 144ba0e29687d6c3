"""The named days of one letter and of the case, from which periods start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from complaint_kit.law.rights import Right
from complaint_kit.law.steps import SUBSTANCE, ReplyKind
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Given, Paper, Reply

# What they may demand before they act, and what answers it.
DEMANDS: Mapping[ReplyKind, Given] = {
    "identity_asked": "identity", "fee_asked": "fee", "clarification_asked": "clarification",
}  # fmt: skip
_PAUSING: Mapping[str, tuple[ReplyKind, ...]] = {
    "clarification": ("clarification_asked",), "questions": ("clarification_asked", "identity_asked"),
}  # fmt: skip
# By which an authority reports how far a complaint is (Article 78(2) GDPR), short of what it decides.
_REPORTS: frozenset[ReplyKind] = frozenset({"takes_longer", "extended", "transferred"})
# What takes the place of which answer about the same rights; a refusal of the rest stands beside the answer in part.
_OUTDONE_BY: Mapping[ReplyKind, frozenset[ReplyKind]] = {
    "refused": frozenset({"partly", "answered", "agreed", "no_data"}),
    "partly": frozenset({"answered", "partly"}),
    "agreed": frozenset({"agreed", "answered", "partly", "refused", "no_data"}),
    "no_data": frozenset({"answered", "partly", "agreed"}),
}
_POINT_OF: Mapping[Given, str] = {"identity": "identity_given", "fee": "fee_paid", "clarification": "clarified"}
_GIVEN_AT: Mapping[str, Given] = {point: given for given, point in _POINT_OF.items()}


def days_of(paper: Paper, case: Case, today: date) -> dict[str, date]:
    """Each named day of the letter that is known and not after `today`: the first such day, of demands and
    of reports on a complaint the last."""
    found: dict[str, date] = {"sent": paper.sent} if paper.sent else {}
    for reply in case.replies_to(paper):
        if reply.kind == "acknowledged":
            found.setdefault("acknowledged", reply.on)
        if reply.kind in SUBSTANCE:
            found.setdefault("answered", reply.on)
        if reply.refusal:
            found.setdefault("refused", reply.on)
        if reply.kind == "fee_asked":
            found["fee_asked"] = reply.on
    if reported := days_reported(paper, case):
        found["reported"] = reported[-1]
    for later in _giving(paper, case):
        found |= {_POINT_OF[what]: later.day for what in later.gives if later.day}
    known = {name: day for name, day in found.items() if day <= today}
    came = paper.arrived()
    # Until a letter that is under way has arrived, its time runs from the day on which it is taken to arrive.
    return known | ({"received": came[0]} if came and paper.day and paper.day <= today else {})


def told_who(paper: Paper, reply: Reply, case: Case) -> bool:
    """Whether it asked who the person is, and was told."""
    given = (one.day for one in _giving(paper, case) if "identity" in one.gives and one.day)
    return reply.kind == "identity_asked" and any(day >= reply.on for day in given)


def days_reported(paper: Paper, case: Case) -> tuple[date, ...]:
    """The days on which an authority reported how far the complaint is, the earliest first."""
    reported = (one.on for one in case.replies_to(paper) if one.kind in _REPORTS and paper.role == "authority")
    return tuple(sorted(reported))


def days_learned(case: Case, today: date) -> tuple[date, ...]:
    """The days on which the person learned of what is wrong, the earliest first: each has a limit of its own."""
    learned = {one.learned or one.on.limit_from for one in case.happened if one.wrong and one.on}
    return tuple(sorted(day for day in learned if day <= today))


def days_of_case(case: Case, today: date) -> dict[str, date]:
    """`happened`, `learned` and `last_contact`, from which limits of the person's own run, as far as they are known.

    The last contact is the last answer of the organisation, whatever it says.
    """
    wrong = [one for one in case.happened if one.wrong and one.on]
    happened = max((one.on.limit_from for one in wrong if one.on), default=None)
    learned = min(days_learned(case, today), default=None)
    answers = (reply.on for paper in case.papers if paper.role == "organisation" for reply in paper.replies)
    contact = max((day for day in answers if day <= today), default=None)
    days = {"happened": happened, "learned": learned, "last_contact": contact}
    return {name: day for name, day in days.items() if day and day <= today}


def begins_again(
    point: str, known: Mapping[str, date], paper: Paper, case: Case, today: date, before: date | None
) -> date | None:
    """The last such day on which a period begins again. What the person gives counts only where they had asked for it,
    and had done so `before` that day, if there is one: proof sent unasked moves nothing."""
    if point not in _GIVEN_AT:
        return known.get(point)
    what = _GIVEN_AT[point]
    giving = [one for one in _giving(paper, case) if what in one.gives]
    if what == "fee":  # an answer that names a day for theirs is the kit's: it confirms the request, and pays nothing
        giving = [one for one in giving if one.asks_by is None]
    given = sorted(one.day for one in giving if one.day and one.day <= today)
    asked = [one.on for one in case.replies_to(paper) if DEMANDS.get(one.kind) == what]
    in_time = [on for on in asked if before is None or on < before]
    answered = [next((day for day in given if day >= on), None) for on in in_time]
    return max((day for day in answered if day), default=None)


def unanswered_demands(paper: Paper, case: Case, today: date) -> tuple[tuple[ReplyKind, date], ...]:
    """What they demanded of the person for that letter and have not been given since: its kind and day. An answer of
    mine settles it where they pointed to a tool, and always an answer of theirs on the substance."""
    given = {(what, one.day or today) for one in _giving(paper, case) for what in one.gives}
    came = [reply for reply in case.replies_to(paper) if reply.on <= today]
    settled = max((reply.on for reply in came if reply.kind in SUBSTANCE), default=date.min)
    asked = [(reply.kind, reply.on) for reply in came if reply.on >= settled]
    open_ = [
        (kind, on)
        for kind, on in asked
        if kind in DEMANDS and not any(what == DEMANDS[kind] and on <= day <= today for what, day in given)
    ]
    mine = (one.day for one in case.later_than(thread_of(paper, case)) if one.kind == "reply" and one.day)
    told = max(mine, default=date.min)
    return (*open_, *((kind, on) for kind, on in asked if kind == "self_service" and not on <= told <= today))


def thread_of(paper: Paper, case: Case) -> Paper:
    """The letter that this one goes on with, if it is a reminder or an answer; or else the letter itself."""
    return (case.goes_on_with(paper) if paper.kind in ("reply", "reminder") else None) or paper


def outdone(paper: Paper, reply: Reply, case: Case, today: date) -> bool:
    """Whether later answers to the letter deal with all that this one was about, and take its place."""
    takes_over = _OUTDONE_BY.get(reply.kind, frozenset())
    later = [one for one in case.replies_to(paper) if one.kind in takes_over and reply.on < one.on <= today]
    about = paper.left_out(reply) if reply.refusal else paper.asked
    return bool(later) and all(any(paper.deals(one, right) for one in later) for right in about)


def given_up(paper: Paper, reply: Reply, case: Case, today: date) -> bool:
    """Whether they refused and have since agreed to do all of it: there is no arguing with that refusal any more."""
    thread = thread_of(paper, case)
    promised = any(one.kind == "agreed" and reply.on < one.on <= today for one in case.replies_to(thread))
    return reply.refusal and promised and outdone(thread, reply, case, today)


def granted(case: Case, today: date) -> frozenset[Right]:
    """What the organisation's last answer in part that names it, to the last request for it, says is dealt with, and
    leaves nothing of open."""
    sent = sorted(
        (one for one in case.papers if one.kind == "request" and one.day), key=lambda one: one.day or date.min
    )
    last = {right: one.day for one in sent for right in one.asked}
    replies = [reply for one in case.papers if one.role == "organisation" for reply in one.replies]
    partly = (one for one in replies if one.kind == "partly" and one.on <= today)
    found: dict[Right, bool] = {}
    for reply in sorted(partly, key=lambda one: one.on):
        whole = bool(reply.refuses) or not reply.missing
        found |= {right: whole and reply.on >= (last.get(right) or date.max) for right in reply.answers}
        found |= dict.fromkeys(reply.refuses, False)
    return frozenset(right for right, done in found.items() if done)


def still_missing(reply: Reply, case: Case) -> bool:
    """Whether what the answer lacks is lacking still: a later one about the same rights sends it, unless
    the person says what is wrong with that, or says anew what is missing."""
    if not reply.missing:
        return False
    about = {*reply.answers, *reply.refuses}
    later = [one for paper in case.papers for one in paper.replies if paper.role == "organisation"]
    return not any(
        ((one.kind == "answered" and not one.mine) or (one.kind == "partly" and one.missing))
        and one.on > reply.on
        and (not about or not (named := {*one.answers, *one.refuses}) or bool(about & named))
        for one in later
    )


def paused_days(
    paper: Paper, case: Case, start: date, today: date, pauses: Literal["clarification", "questions"]
) -> int:
    """Days from a question that stops the clock to its answer, both included (Article 12A UK GDPR), each counted once.

    Those before `start`, on which the period begins, are no part of it: there they have nothing to stop.
    `questions` are those who the person is as well (section 91(4) of Ireland's Data Protection Act 2018). A question
    that was never answered lasts until `today`: as long as it is open, time stands still.
    """
    asked = [reply for reply in case.replies_to(paper) if reply.kind in _PAUSING[pauses] and reply.on <= today]
    still: set[date] = set()
    for question in asked:
        given = sorted(one.day for one in _giving(paper, case) if DEMANDS[question.kind] in one.gives and one.day)
        answer = next((day for day in given if day >= question.on), today)
        still.update(question.on + timedelta(days=n) for n in range((answer - question.on).days + 1))
    return sum(day >= start for day in still)


def _giving(paper: Paper, case: Case) -> tuple[Paper, ...]:
    """The letters that supplied what was demanded for this one, or for the one that a reminder or an answer goes on
    with: to that they belong."""
    return tuple(one for one in case.later_than(thread_of(paper, case)) if one.gives)


def still_asked(paper: Paper, case: Case, today: date) -> bool:
    """Whether the day that a letter of mine names is to come, and nothing on the substance has come back since: what
    came to an earlier letter on the day on which this one went out is what it answers."""
    if not (paper.asks_by and paper.day and paper.day <= today <= paper.asks_by):
        return False
    replies = ((one, reply) for one in case.papers for reply in one.replies if reply.kind in SUBSTANCE)
    return not any(
        reply.on <= today and (reply.on > paper.day or (one.id == paper.id and reply.on == paper.day))
        for one, reply in replies
    )
