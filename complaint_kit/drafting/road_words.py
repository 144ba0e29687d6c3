"""The two roads and the person's own days in words: on which day what opens, to whom, how strongly, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.drafting.documents import addressee
from complaint_kit.drafting.naming import document_names
from complaint_kit.errors import AnswersError
from complaint_kit.planning.clocks import Clock
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.roads import Line


@dataclass(frozen=True)
class RoadLine:
    """One line of a road: its day in words and as ISO, the document as `--document` takes it and in words, the
    addressee, the state and the reason in words.
    """

    day: str
    on: str
    what: str
    to: str
    state: str
    why: str
    advice: str
    document: str


def road(lines: Iterable[Line], words: Mapping[str, Any], language: str, locale: str) -> tuple[RoadLine, ...]:
    """The lines of a road, in their order."""
    return once((_line(one.matter, one.rung, one.on, words, language, locale) for one in lines), by_day=True)


def once(lines: Iterable[RoadLine], *, by_day: bool = False) -> tuple[RoadLine, ...]:
    """What two laws open for the same addressee, on a day or by now, is one line: one command writes both letters."""
    found: dict[tuple[str, str, str], RoadLine] = {}
    for one in lines:
        found.setdefault((one.on if by_day else "", one.document, one.to), one)
    return tuple(found.values())


def rung_line(
    matter: Matter, rung: Rung, words: Mapping[str, Any], language: str, locale: str, alike: Matter | None = None
) -> RoadLine:
    """A step as it stands today; beside a letter of the same kind under another law, and to the same addressee, with
    the name of its own."""
    line = _line(matter, rung, rung.on or matter.situation.today, words, language, locale)
    if alike is None or line.to != _to(alike, rung):
        return line
    return replace(line, to=f"{line.to}; {wording.beside_letter(matter.law.name, language)}")


def _line(matter: Matter, rung: Rung, on: Any, words: Mapping[str, Any], language: str, locale: str) -> RoadLine:
    advice = rung.step.advice
    return RoadLine(
        day=wording.long_date(on, locale),
        on=on.isoformat(),
        what=wording.capitalised(document_names(words, matter.law.family)[rung.step.document]),
        to=_to(matter, rung),
        state=words["states"][rung.state],
        why=because(rung, words),
        advice=wording.beside_letter(advice, language) if advice else "",
        document=rung.step.document,
    )


def because(rung: Rung, words: Mapping[str, Any]) -> str:
    """Why a step stands where it does, in words."""
    known: Mapping[str, str] = words["because"]
    usual = known["lodge"] if rung.state == "barred" else rung.because.replace("_", " ")  # barred: the id of the limit
    return str(known.get(rung.because, usual))


def _to(matter: Matter, rung: Rung) -> str:
    try:
        return addressee(matter, rung.step.document).name
    except AnswersError:
        return ""


@dataclass(frozen=True)
class OwnDay:
    """A time limit of the person's own: its last day, what it is for, its provision, and whether the text may free
    them.
    """

    day: str
    on: str
    what: str
    citation: str
    free: bool


def own_days(clocks: Iterable[Clock], words: Mapping[str, Any], language: str, locale: str) -> tuple[OwnDay, ...]:
    """Each limit of the person's own, the nearest first."""
    return tuple(_own(one, words, language, locale) for one in clocks)


def _own(one: Clock, words: Mapping[str, Any], language: str, locale: str) -> OwnDay:
    duty, cite = one.deadline.duty, one.match.rule.cite[one.deadline.cite].words
    what = wording.beside_letter(duty, language) if duty else words["deadlines"][one.deadline.id]
    return OwnDay(
        day=wording.long_date(one.due, locale),
        on=one.due.isoformat(),
        what=wording.capitalised(str(what)),
        citation=wording.beside_letter(cite, language),
        free=one.free,
    )
