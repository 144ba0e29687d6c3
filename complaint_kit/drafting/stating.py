"""The facts that letters tell: what the person says happened, with its day and how they know it, and what of the public
record they confirmed. Their words are escaped here, once; days come out in the letter's own way of writing them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from complaint_kit.drafting import wording
from complaint_kit.letters.markup import escape
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Exhibit
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.record import RecordEntry, ended
from complaint_kit.situation.statements import Statement, When


class Fact(NamedTuple):
    """One statement as a letter prints it: its number in the case, its day in words (empty if none), what it says,
    `line`, both in one for a list by days, and `alone`, both as one sentence, where the language and the words of the
    person allow it. What the person only heard or read is said to be so in each. A sentence of the public record that
    the person confirmed has the number 0. `exhibit` names the paper that shows it, if the reader may see it;
    `exhibit_id` is its id, `page` the page of it on which that stands.
    """

    number: int
    day: str
    starts: bool
    says: str
    line: str
    alone: str
    on: date | None
    kind: Literal["happened"] = "happened"
    exhibit: str = ""
    exhibit_id: str = ""
    page: int | None = None


def facts(matter: Matter, words: Mapping[str, Any], locale: str, *, to_authority: bool) -> tuple[Fact, ...]:
    """The statements of the case by their days, those without one first; without those meant for the organisation alone
    if the letter goes to an authority."""
    told = enumerate(matter.situation.case.happened, start=1)
    kept = ((number, one) for number, one in told if not (to_authority and one.only_to_organisation))
    return stated(kept, matter, words, locale, to_authority=to_authority)


def stated(
    told: Iterable[tuple[int, Statement]], matter: Matter, words: Mapping[str, Any], locale: str, *, to_authority: bool
) -> tuple[Fact, ...]:
    """These statements, given by their numbers in the case, in the order of their days."""
    reader = "authority" if to_authority else "organisation"
    shown = {one.id: one for one in matter.situation.case.exhibits if reader in one.show}
    said, about = words["letter"]["facts"], matter.situation.case.about
    named = (matter.situation.organisation_name, *(one.name for one in about.others))
    names = frozenset(escape(name).split()[0] for name in named if name)
    found = (
        _shown(_fact(number, one, said, names, locale), shown.get(one.exhibit or ""), one.page) for number, one in told
    )
    return tuple(sorted(found, key=by_day))


def _shown(fact: Fact, exhibit: Exhibit | None, page: int | None) -> Fact:
    return fact._replace(exhibit=escape(exhibit.is_), exhibit_id=exhibit.id, page=page) if exhibit else fact


def confirmed(situation: Situation, language: str, locale: str) -> tuple[Fact, ...]:
    """The sentences of the public record that the person confirmed; of what has ended, the one that tells of the
    past."""
    past = ended(situation.record, situation.today)
    return tuple(_confirmed(one, past, language, locale) for one in situation.confirmed)


def _confirmed(one: RecordEntry, past: frozenset[str], language: str, locale: str) -> Fact:
    says = wording.in_language(one.told(past), language, one.id)
    return Fact(0, wording.long_date(one.on, locale), starts=False, says=says, line=says, alone=says, on=one.on)


def by_day(one: Fact) -> date:
    """The day of a fact; what has none comes before everything else."""
    return one.on or date.min


def _fact(number: int, one: Statement, said: Mapping[str, Any], names: frozenset[str], locale: str) -> Fact:
    day = wording.long_date(one.starts, locale) if one.starts else when_in_words(one.on, locale) if one.on else ""
    if day and day in one.says:
        day = ""  # the sentence says it already, and a day printed twice reads like a form
    says, mark, dated = wording.stopped(escape(one.says)), _mark(one, said), _dated(one, day, said, locale)
    line = _after([dated, mark], says)
    joined = _joined(one, day, says, said, names, locale) if day and not mark else ""
    on = one.starts or (one.on.first if one.on else None)
    return Fact(number, day, one.starts is not None, _after([mark], says), line, joined or line, on)


def _joined(one: Statement, day: str, says: str, said: Mapping[str, Any], names: frozenset[str], locale: str) -> str:
    """Its day and what it says in one sentence; empty if nobody knows whether its first word keeps a capital there."""
    within, first = said["within"], says.split()[0]
    if first.lower() in within["small"]:
        says = f"{says[:1].lower()}{says[1:]}"
    elif first not in names and first not in within["capital"]:
        return ""
    when = wording.capitalised(_dated(one, day, {**said, **within}, locale))
    return str(within["joined"].format(when=when, says=says))


def _dated(one: Statement, day: str, said: Mapping[str, Any], locale: str) -> str:
    """The day, month or span at the start of a line: "October 2026" behind the number 5 would be the fifth."""
    when = one.on
    if not day:
        return ""
    if one.starts or when is None:
        return str(said["from"].format(day=day))
    if when.is_day or when.is_month:
        return str(said["on" if when.is_day else "in"].format(day=day))
    named = wording.month if when.in_months else wording.long_date
    over = str(said["over_months" if when.in_months else "over_days"])
    one_year = when.in_months and when.first.year == when.last.year
    first = (wording.month_alone if one_year else named)(when.first, locale)
    return over.format(first=first, last=named(when.last, locale))


def _mark(one: Statement, said: Mapping[str, str]) -> str:
    """How the person knows of it, in words; empty for what they saw or heard themselves, and for what a paper of theirs
    shows that they did not name."""
    source = one.by if one.known == "told" else one.where
    if one.known == "myself":
        return ""
    if source is None:
        return said.get(one.known, "")
    return said[f"{one.known}_by"].format(source=escape(source.rstrip(". ")))


def _after(before: Iterable[str], says: str) -> str:
    named = ", ".join(filter(None, before))
    return f"{wording.capitalised(named)}: {says}" if named else says


def when_in_words(when: When, locale: str) -> str:
    """A day, a month or a span in words."""
    if when.is_day:
        return wording.long_date(when.first, locale)
    named = wording.month if when.in_months else wording.long_date
    ends = dict.fromkeys((named(when.first, locale), named(when.last, locale)))
    return " – ".join(ends)
