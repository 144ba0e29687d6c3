"""What the law says where somebody asks for another person: whether they may, and what may be demanded of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from complaint_kit.law.grounds import Counter, CountersFile
from complaint_kit.law.matching import Match
from complaint_kit.planning.grounds import FIRM, holding
from complaint_kit.planning.matter import Matter
from complaint_kit.situation import mandate


def only_the_person(matter: Matter) -> Iterator[Match]:
    """Of what is asked for, the rights that the law lets nobody but the person exercise, or an agent only if they opt
    out."""
    for right in matter.asked:
        match = matter.rights[right]
        if match.rule.agent == "no" or (match.rule.agent == "opt_outs" and not right.startswith("opt_out")):
            yield match


def agent_rules(matter: Matter, law_says: Callable[[], CountersFile]) -> tuple[Counter, ...]:
    """What the law says of agents for the rights asked for, where one writes and it is firm: the same sentences tell it
    in advance and answer whoever demands more. `law_says` is only read then."""
    if not mandate.needed(matter.situation.case.acting):
        return ()
    found = holding(law_says().counters, "agent_refused", set(matter.asked), matter)
    return tuple(one for one in found if one.strength in FIRM)
