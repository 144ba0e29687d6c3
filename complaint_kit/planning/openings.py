"""The days on which something opens a step: silence, a refusal, a demand, conduct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from complaint_kit.law.rights import Right
from complaint_kit.law.steps import SUBSTANCE, Opening, ReplyKind, ToRole
from complaint_kit.planning.clocks import RIGHTS_OF, Clock
from complaint_kit.planning.named_days import granted, outdone, unanswered_demands
from complaint_kit.planning.supposing import asked_by
from complaint_kit.situation.case import Case
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.record import beginnings, called_off

# What nobody refused in so many words: the person says what is wrong with it.
_CONTESTED: frozenset[ReplyKind] = frozenset({"answered", "no_data", "decided"})


class Facts(NamedTuple):
    """What a ladder is held against. `ahead` is the day on which an answer would be due if it were asked today, None
    where no law sets one; `gone` are the letters that count as withdrawn; `announced` the days ahead on which something
    begins, as the person or the public record tells; `seen` the day on which something wrong was seen, as answers
    say."""

    case: Case
    clocks: tuple[Clock, ...]
    today: date
    ahead: date | None
    gone: tuple[Paper, ...] = ()
    announced: tuple[date, ...] = ()
    seen: date | None = None


def announced(situation: Situation) -> tuple[date, ...]:
    """The days on which something that the person does not want is to begin: those they told, without what the public
    record says was called off, and those of the record."""
    off = called_off(situation.record, situation.today)
    told = (one.starts for one in situation.case.happened if one.wrong and one.starts and one.starts not in off)
    return tuple(dict.fromkeys((*told, *beginnings(situation.record, situation.today))))


def facts_of(situation: Situation, clocks: tuple[Clock, ...], ahead: date | None, gone: tuple[Paper, ...]) -> Facts:
    """What the ladder of a matter with these clocks is held against."""
    seen = situation.facts.get("seen_wrong")
    return Facts(situation.case, clocks, situation.today, ahead, gone, announced(situation), seen)


def days_of_opening(opening: Opening, to: ToRole, right: Right | None, facts: Facts) -> Iterator[date]:
    """The days on which that happened to the letters of that kind and addressee, as far as they are about the right."""
    papers = [one for one in facts.case.papers if (one.kind, one.role) == (opening.letter, to)]
    match opening.what:
        case "at_once":
            yield facts.today
        case "silence":
            yield from _silence(papers, right, facts)
            yield from (day for day in days_named(papers, right, facts) if day <= facts.today)
        case "refusal":
            yield from (
                reply.on
                for paper in papers
                for reply in _replies(paper, facts)
                if _refuses(paper, reply, right) and not _made_good(paper, reply, right, facts)
            )
        case "demand":
            yield from (on for paper in papers for _, on in unanswered_demands(paper, facts.case, facts.today))
        case "answered" | "settled" if to == "organisation" and right in granted(facts.case, facts.today):
            return  # what the person names as dealt with is no answer to complain of
        case "answered" | "outcome":
            yield from (reply.on for paper in papers for reply in _replies(paper, facts) if _deals(paper, reply, right))
        case "agreed":
            yield from (
                reply.on
                for paper in papers
                for reply in _replies(paper, facts)
                if reply.kind == "agreed"
                and _deals(paper, reply, right)
                and not outdone(paper, reply, facts.case, facts.today)
            )
        case "unanswered":
            yield from (
                came[0]
                for paper in papers
                if (came := paper.arrived())
                and paper.day
                and not any(_deals(paper, reply, right) for reply in _replies(paper, facts))
            )
        case "contested" | "settled":
            yield from (
                reply.on
                for paper in papers
                for reply in _replies(paper, facts)
                if reply.kind in _CONTESTED and _deals(paper, reply, right)
                if (reply.mine or opening.what == "settled") and not _made_good(paper, reply, right, facts)
                if right is None or paper.kind != "request" or right in paper.asked
            )
        case "acknowledged":
            short = {"undeliverable", *SUBSTANCE}  # that they need time or want to know more confirms receipt as well
            yield from (reply.on for paper in papers for reply in _replies(paper, facts) if reply.kind not in short)
        case "conduct":
            yield from _conduct(facts)
        case "imminent":
            yield from _imminent(facts)
        case "lodged":
            yield from (paper.day for paper in papers if paper.day and paper.day <= facts.today)
        case "changed":
            yield from _changed(papers, facts)


def _replies(paper: Paper, facts: Facts) -> Iterator[Reply]:
    return (reply for reply in facts.case.replies_to(paper) if reply.on <= facts.today)


def _silence(papers: list[Paper], right: Right | None, facts: Facts) -> Iterator[date]:
    """The first late day of each clock; one for the mere receipt only where the letter has no other clock of
    the right.
    """
    of_these = {id(paper) for paper in papers}
    mine = [
        one
        for one in facts.clocks
        if id(one.paper) in of_these and (one.right == right or one.right in RIGHTS_OF.get(one.document, ()))
    ]
    answers = [one for one in mine if not one.deadline.no_answer]
    return (one.late_from for one in answers or mine if one.late_from)


def days_named(papers: Iterable[Paper], right: Right | None, facts: Facts) -> Iterator[date]:
    """Where no law sets a time for anything that was asked: the day after the one that an unanswered request names."""
    for paper in papers if facts.ahead is None else ():
        waits = paper.kind == "request" and right in paper.asked and paper.arrived() and paper not in facts.gone
        if waits and paper.day and not any(_deals(paper, reply, right) for reply in _replies(paper, facts)):
            yield (paper.asks_by or asked_by(facts.case, paper.day)) + timedelta(days=1)


def _refuses(paper: Paper, reply: Reply, right: Right | None) -> bool:
    """Whether the reply refuses the right, or leaves out a part of it: what it names as refused, or else all it names
    not as answered."""
    if not reply.refusal:
        return False
    if paper.kind != "request" or right is None:
        return True
    if right not in paper.asked:
        return False
    return right in reply.refuses if reply.refuses else right not in reply.answers or bool(reply.missing)


def _made_good(paper: Paper, refusal: Reply, right: Right | None, facts: Facts) -> bool:
    """Whether they gave way later: they agreed, or answered it in full, and the person says nothing against it."""
    later = (one for one in _replies(paper, facts) if one.on > refusal.on and _deals(paper, one, right))
    return any(
        not (one.mine or one.missing)
        and (one.kind in {"agreed", "answered"} or (one.kind == "partly" and not _refuses(paper, one, right)))
        for one in later
    )


def _deals(paper: Paper, reply: Reply, right: Right | None) -> bool:
    return reply.kind in SUBSTANCE and (right is None or paper.deals(reply, right))


def promises(right: Right | None, facts: Facts) -> frozenset[date]:
    """The days on which they agreed and gave no other answer since: a reminder presses for that, and no reply."""
    return frozenset(days_of_opening(Opening("request", "agreed"), "organisation", right, facts))


def unkept(to: ToRole, right: Right | None, facts: Facts) -> bool:
    """Whether a reminder of what they had agreed to do has run out, and nothing has come back to it."""
    theirs = [paper for paper in facts.case.papers if (paper.kind, paper.role) == ("request", to)]
    agreed = [
        reply.on
        for paper in theirs
        for reply in _replies(paper, facts)
        if reply.kind == "agreed" and _deals(paper, reply, right) and not outdone(paper, reply, facts.case, facts.today)
    ]
    reminders = (one for one in facts.case.papers if (one.kind, one.role) == ("reminder", to))
    return bool(agreed) and any(
        one.day
        and max(agreed) <= one.day
        and (one.asks_by or asked_by(facts.case, one.day)) < facts.today
        and (right is None or not one.asked or right in one.asked)
        for one in reminders
    )


def _conduct(facts: Facts) -> Iterator[date]:
    """The days of what is wrong; of something announced, the day it began."""
    wrong = [one for one in facts.case.happened if one.wrong]
    yield from (day for one in wrong if (day := one.on.first if one.on else one.starts))
    yield from (facts.seen,) if facts.seen else ()


def _changed(papers: list[Paper], facts: Facts) -> Iterator[date]:
    """The days after the first of these letters on which something happened, or went to the organisation or came back
    from it."""
    since = min((one.day for one in papers if one.day), default=None)
    told = (one.on.first for one in facts.case.happened if one.on)
    others = [one for one in facts.case.papers if one.role != "authority"]
    to_and_fro = (day for one in others for day in (one.day, *(reply.on for reply in one.replies)) if day)
    return (day for day in (*told, *to_and_fro) if since and since < day <= facts.today)


def _imminent(facts: Facts) -> Iterator[date]:
    """Today, if something is announced that would begin before an answer is due."""
    soon = [day for day in facts.announced if facts.today < day and (facts.ahead is None or day <= facts.ahead)]
    return (facts.today for _ in soon)


def promised(facts: Facts) -> bool:
    """Whether they agreed at last, the person says nothing against it, and tells of nothing wrong that came after."""
    papers = (one for one in facts.case.papers if one.role == "organisation")
    replies = [one for paper in papers for one in paper.replies if one.kind in SUBSTANCE and one.on <= facts.today]
    last = max(replies, key=lambda one: one.on, default=None)
    if last is None or last.kind != "agreed" or last.mine:
        return False
    return not any(
        (one.on.last if one.on else one.starts or last.on) > last.on for one in facts.case.happened if one.wrong
    )
