"""The public record in words: what became public since the person last looked, and what it means for the next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import fill
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.packs.library import Library
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.record import BEGINNINGS, RecordEntry, ended, since


@dataclass(frozen=True)
class RecordLine:
    """One entry as the person reads it: `says` with who says so, `means` what follows from it; `asks` is empty where
    there is nothing to confirm. `over`: another entry says that it has ended; `must_know`: it is new, or the
    organisation may hold it against the person.
    """

    id: str
    on: str
    public: str
    kind: str
    side: str
    says: str
    means: str
    asks: str
    over: bool
    new: bool
    must_know: bool
    source: str
    doubt: str


def language_of(situation: Situation, library: Library) -> str:
    """The language in which this person reads of the record: that of their letters, or else of their home."""
    spoken = (situation.facts.get("letter_language"), *library.place(situation.residence).languages[:1])
    return next((str(one) for one in spoken if one in library.languages()), "en")


def record_lines(situation: Situation, words: Mapping[str, Any], language: str) -> tuple[RecordLine, ...]:
    """What is public by the day of the situation, the newest first."""
    new = since(situation.record, situation.case.last_looked)
    over = ended(situation.record, situation.today)
    ordered = sorted(situation.record, key=lambda one: (one.public, one.on), reverse=True)
    return tuple(_line(one, situation, words["record"], language, (one.id in over, one in new)) for one in ordered)


def _line(
    one: RecordEntry, situation: Situation, words: Mapping[str, Any], language: str, state: tuple[bool, bool]
) -> RecordLine:
    over, new = state
    told, by = wording.beside_letter(one.says, language), wording.beside_letter(one.by, language)
    open_ = one.asks and one.offered.covers(situation.today) and one not in situation.confirmed
    return RecordLine(
        id=one.id,
        on=one.on.isoformat(),
        public=one.public.isoformat(),
        kind=one.kind,
        side=one.side,
        says=words["says"].format(says=told, by=by),
        means=" ".join(_means(one, situation.today, words, over)),
        asks=wording.beside_letter(one.asks, language) if one.asks and open_ else "",
        over=over,
        new=new,
        must_know=new or (one.side == "theirs" and not over),
        source=one.source.url,
        doubt=one.doubt or "",
    )


def _means(one: RecordEntry, today: date, words: Mapping[str, Any], over: bool) -> Iterator[str]:
    """What follows from an entry: nothing but that it is over, or what its kind, its reach and its side mean."""
    if over:
        yield words["over"]
        return
    means: Mapping[str, Mapping[str, str]] = words["means"]
    keys = (("kind", one.kind), ("binds", one.binds), ("final", str(one.final).lower()), ("side", one.side))
    begun = one.kind in BEGINNINGS and one.on <= today
    yield from (means[name][key] for name, key in keys if key in means[name] and not (begun and name == "kind"))


def news(situation: Situation, words: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """What became public since the person last looked, under a heading with that day; nothing if nothing did."""
    lines = [one for one in reversed(record_lines(situation, words, language)) if one.new]
    looked = situation.case.last_looked
    if not lines or looked is None:
        return ()
    day = wording.long_date(looked, wording.locale_of(language, situation.residence))
    return (words["record"]["since"].format(day=day), *(text for one in lines for text in _told(one, words["record"])))


def _told(one: RecordLine, words: Mapping[str, Any]) -> Iterator[str]:
    confirm = words["confirm"].format(asks=one.asks, id=one.id) if one.asks else ""
    doubt = words["doubt"].format(doubt=one.doubt) if one.doubt else ""
    yield fill(
        " ".join(filter(None, (one.says, one.means))), wording.WIDTH, initial_indent="- ", subsequent_indent="  "
    )
    for more in filter(None, (confirm, doubt)):
        yield fill(more, wording.WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
