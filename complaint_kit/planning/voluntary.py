"""A letter that cites no law, for where nobody has a right: a matter under no statute, with one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from complaint_kit.law.calendars import Calendars
from complaint_kit.law.entry import InForce, Source
from complaint_kit.law.model import Law
from complaint_kit.law.steps import Step
from complaint_kit.planning.ladder import State, rungs
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.openings import Facts
from complaint_kit.planning.versions import Versions
from complaint_kit.situation.facts import Situation

FAMILY = "none"


@lru_cache(maxsize=8)
def no_law(languages: tuple[str, ...]) -> Law:
    """What stands where a matter has its statute: no rules, no time limits, and one letter in these languages."""
    return Law(
        id=f"{FAMILY}.{FAMILY}",
        name={"en": "no law", "de": "kein Gesetz"},
        applies_in=(),
        in_force=InForce.model_validate({"from": date.min}),
        source=Source(title="none", url="https://example.invalid"),
        counting="eu-1182-71",
        family=FAMILY,
        languages=languages,
        rules=(),
        ladder=(Step(document="voluntary", possible=("at_once",)),),
    )


def voluntary(situation: Situation, calendars: Calendars, languages: tuple[str, ...]) -> Matter | None:
    """The matter of a letter that only asks; None for somebody who wants nothing that could be asked for.

    In those of the languages in which the laws of the place speak to the person: what does not help is told beside it.
    """
    if not situation.facts.get("wishes"):
        return None
    spoken = [set(law.languages) for law in situation.governing.laws]
    law = no_law(tuple(one for one in languages if all(one in each for each in spoken)))
    facts = Facts(situation.case, (), situation.today, None)
    ladder = rungs(law, (), (), facts)
    return Matter(situation, Versions((law,), situation), law, {}, (), (), ladder, (), calendars)


def asked_first(asking: Matter, matters: tuple[Matter, ...]) -> tuple[Matter, tuple[Matter, ...]]:
    """Both, where an office takes complaints without a right: whoever wants something, and has neither asked for it nor
    tells of a wrong, asks the organisation first; they may complain all the same."""
    case = asking.situation.case
    if any(one.wrong for one in case.happened) or any(paper.role == "organisation" for paper in case.papers):
        return asking, matters
    return _with(asking, "possible", "recommended"), tuple(_with(one, "recommended", "possible") for one in matters)


def _with(matter: Matter, state: State, instead: State) -> Matter:
    ladder = (rung._replace(state=instead) if rung.state == state else rung for rung in matter.ladder)
    return replace(matter, ladder=tuple(ladder))
