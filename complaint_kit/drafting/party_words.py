"""Who is part of the matter, in order, and what becomes of each: a letter of its own, or a word on what to ask it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from complaint_kit.drafting.wanting import legal_name
from complaint_kit.packs.library import Library
from complaint_kit.situation.facts import Situation


class Party(NamedTuple):
    """One organisation of the matter: `letter` if it gets one of its own, `case` the folder of that, `says` the line on
    the page."""

    name: str
    role: str
    because: str
    letter: bool
    case: str
    says: str


def parties(situation: Situation, library: Library, words: Mapping[str, Any]) -> tuple[Party, ...]:
    """The organisation of the case first, then the others as they were told; nobody where there is only one."""
    others = situation.case.about.others
    if not others:
        return ()
    says, first = words["screen"]["plan"]["parties"], situation.organisation_name
    found = [Party(first, "organisation", "", True, "", says["this"].format(name=first))]
    for one in others:
        name = legal_name(one.name, situation, library)
        kind = "linked" if one.case else "own" if one.answers_for_itself else one.role
        because = (one.because or "").strip().rstrip(".")
        line = says[kind].format(name=name, first=first, case=one.case)
        if first.endswith(".") and line.endswith(".."):  # "S.L." ends the sentence as well
            line = line[:-1]
        found.append(Party(name, one.role, because, one.answers_for_itself, one.case or "", line))
    return tuple(found)
