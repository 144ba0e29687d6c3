"""Which answer the law gives to which refusal, and which rule to which conduct.

Those count that are in force on the day of the letter; the strongest comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple, get_args

from complaint_kit.law.grounds import Conduct, Counter, CountersFile, Ground, Infringement, Strength
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import SUBSTANCE, ReplyKind
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.named_days import thread_of
from complaint_kit.situation import mandate
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.statements import Statement

# What a demand or an answer of that kind rests on, where nobody named a ground.
_IMPLIED: Mapping[ReplyKind, Ground] = {
    "identity_asked": "identity", "fee_asked": "fee", "self_service": "self_service", "no_data": "no_data",
}  # fmt: skip
FIRM: frozenset[Strength] = frozenset({"settled", "good"})
_STRONGEST_FIRST = get_args(Strength)


class Argument(NamedTuple):
    """What came back to one letter, the ground it rests on and what else it does, and what the law says to each in
    turn; `conceded` is what the person alone is told."""

    paper: Paper
    reply: Reply
    ground: Ground | None
    also: tuple[Ground, ...]
    counters: tuple[Counter, ...]
    conceded: tuple[Counter, ...]


def arguments(matter: Matter, law_says: CountersFile) -> tuple[Argument, ...]:
    """One for each reply of the organisation that refuses, demands or leaves out something, by their days. What it was
    about and they have granted since is argued no more, nor what they demanded before they went into it."""
    granted = matter.granted
    papers = [one for one in matter.situation.case.papers if one.role != "authority" and not one.of_others]
    pairs = sorted(
        ((reply.on, at, paper, reply) for paper in papers for at, reply in enumerate(paper.replies)), key=_day
    )
    told = [(paper, reply, paper.left_out(reply)) for _, _, paper, reply in pairs if _ground(reply)]
    return tuple(
        _argument(paper, reply, tuple(one for one in about if one not in granted), matter, law_says)
        for paper, reply, about in told
        if (not about or not granted.issuperset(about)) and not _gone_into_since(paper, reply, matter)
    )


def _gone_into_since(paper: Paper, reply: Reply, matter: Matter) -> bool:
    """Whether it only demanded something, to which the person said nothing, before an answer on the substance came."""
    case = matter.situation.case
    later = (one for one in case.replies_to(thread_of(paper, case)) if one.kind in SUBSTANCE)
    return (
        reply.kind in _IMPLIED
        and reply.kind not in SUBSTANCE
        and not reply.mine
        and any(one.on > reply.on for one in later)
    )


def _day(pair: tuple[date, int, Paper, Reply]) -> tuple[date, int]:
    return pair[0], pair[1]


def _ground(reply: Reply) -> Ground | None:
    """The ground that it names or implies; a refusal that names none rests on none."""
    return reply.ground or _IMPLIED.get(reply.kind) or ("none_given" if reply.refusal else None)


def _argument(paper: Paper, reply: Reply, about: tuple[Right, ...], matter: Matter, law_says: CountersFile) -> Argument:
    ground = _ground(reply)
    asked = tuple(one for one in about if one in matter.asked) or about or matter.asked  # as far as this law gives it
    also = tuple(one for one in dict.fromkeys(reply.also) if one != ground)
    found = _in_turn(tuple(holding(law_says.counters, one, set(asked), matter)) for one in (ground, *also))
    if ground == "identity" and mandate.needed(matter.situation.case.acting):
        agents = holding(law_says.counters, "agent_refused", set(asked), matter)
        found = (*(one for one in agents if one.strength in FIRM), *found)  # it is the agent whom they ask
    argued = tuple(one for one in found if one.strength != "concede")
    conceded = tuple(one for one in found if one.strength == "concede")
    if not argued and not conceded and reply.refusal:
        named: Ground = "none_given" if ground == "none_given" else "other"
        fallen_back = (tuple(holding(law_says.counters, one, set(asked), matter)) for one in (named, "none_given"))
        argued = next((one for one in fallen_back if one), ())
    if reply.unclear:  # without a ground, only what holds whichever part was refused
        argued = tuple(one for one in argued if one.ground != "none_given" or set(one.rights or asked) >= set(asked))
    if paper.kind == "appeal" and all(one.ground in ("none_given", "other") for one in argued):
        decided = (
            one for one in holding(law_says.counters, "none_given", {"appeal"}, matter) if "appeal" in one.rights
        )
        argued = tuple(decided) or argued  # how an appeal is decided, not how a request is
    return Argument(paper, reply, ground, also, argued, conceded)


def _in_turn(answers: Iterable[tuple[Counter, ...]]) -> tuple[Counter, ...]:
    """The first answer to each ground, then the second to each, and so on."""
    return tuple(one for turn in zip_longest(*answers) for one in turn if one is not None)


def holding(counters: Iterable[Counter], ground: Ground | None, asked: set[Right], matter: Matter) -> Iterator[Counter]:
    """The law's answers to that ground for one of these rights on the day of the letter, the strongest first. Each
    once: what the law itself says, where it holds, stands in the place of what its family says under the same name,
    save of other rights that were asked for."""
    facts, today = matter.situation.facts, matter.situation.today
    mine = [one for one in counters if one.ground == ground and (not one.rights or asked & set(one.rights))]
    held: list[Counter] = []
    for one in (one for one in mine if _counts(one, facts, today)):
        if not any(one.id == before.id and _same_rights(one, before, asked) for before in held):
            held.append(one)
    held = [one for one in held if one.unless not in {other.id for other in held}]
    yield from sorted(held, key=lambda one: _STRONGEST_FIRST.index(one.strength))


def _same_rights(one: Counter, before: Counter, asked: set[Right]) -> bool:
    return not one.rights or not before.rights or bool(asked & set(one.rights) & set(before.rights))


def grounds_for(law_says: CountersFile, asked: Iterable[Right]) -> tuple[Ground, ...]:
    """The grounds that make sense of a refusal of these rights: those to which the law has an answer, none, another.

    All of them where nobody wrote yet what the law says.
    """
    rights = set(asked)
    known = {one.ground for one in law_says.counters if not one.rights or not rights or rights & set(one.rights)}
    every: tuple[Ground, ...] = get_args(Ground)
    return tuple(one for one in every if one in known | {"none_given", "other"}) if known else every


def _counts(entry: Counter | Infringement, facts: Mapping[str, Any], today: date) -> bool:
    """Whether it is in force that day and for this person: what nobody knows does not stand in its way."""
    not_when = entry.not_when if isinstance(entry, Counter) else None
    return (
        (entry.in_force is None or entry.in_force.covers(today))
        and (entry.when is None or entry.when.holds(facts) is not False)
        and (not_when is None or not_when.holds(facts) is not True)
    )


class Breach(NamedTuple):
    """A kind of conduct that the person tells of, the statements that show it, by number, and the rule it breaks."""

    conduct: Conduct
    statements: tuple[int, ...]
    rule: Infringement | None


def breaches(matter: Matter, law_says: CountersFile, numbers: Iterable[int] | None = None) -> tuple[Breach, ...]:
    """What is wrong in the statements of the case, in the order of the law's list; `numbers` are those that count.

    What it is too late to complain of is no ground any more, however true it is. A rule is broken by what happened
    while it was in force: the last day of each statement counts, and today where no day is known.
    """
    told = list(enumerate(matter.situation.case.happened, start=1))
    kept = set(numbers) if numbers is not None else {number for number, _ in told}
    today, facts = matter.situation.today, matter.situation.facts
    found: dict[Conduct, list[int]] = {}
    days: dict[Conduct, set[date]] = {}
    for number, statement in told:
        if number not in kept or _too_late(statement, matter):
            continue
        for conduct in statement.wrong:
            found.setdefault(conduct, []).append(number)
            days.setdefault(conduct, set()).add(statement.on.last if statement.on else today)
    rules = {
        one.conduct: one
        for one in reversed(law_says.infringed)
        if any(_counts(one, facts, day) for day in days.get(one.conduct, ()))
    }
    order = {conduct: at for at, conduct in enumerate(get_args(Conduct))}
    return tuple(
        Breach(conduct, tuple(found[conduct]), rules.get(conduct)) for conduct in sorted(found, key=order.__getitem__)
    )


def _too_late(one: Statement, matter: Matter) -> bool:
    day = one.limit_from
    return day is not None and matter.too_late_for(day, one.learned or day)


def all_in_time(matter: Matter, stated: Iterable[Breach]) -> bool:
    """Whether the days told show that the person is in time with every ground of a complaint: the conduct stated, each
    answer that is not enough, each silence."""
    case, today = matter.situation.case, matter.situation.today
    shown = {number for one in stated for number in one.statements}
    dated = all(one.limit_from for number, one in enumerate(case.happened, start=1) if number in shown)
    replies = (reply for paper in case.papers if paper.role == "organisation" for reply in paper.replies)
    days = [reply.on for reply in replies if reply.kind in SUBSTANCE - {"agreed"}]
    days += [one.late_from for one in matter.due if one.late_from and one.overdue(today)]
    return dated and not any(matter.too_late_for(day, day) for day in days)
