"""What an office or an act demands of a complaint, and a case does not have yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from complaint_kit.law.demands import Demand
from complaint_kit.law.steps import SUBSTANCE
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Case
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.papers import Paper
from complaint_kit.situation.safe_contact import closed


class Lack(NamedTuple):
    """Something that is demanded and missing; `of` names the letter that it belongs to, if it belongs to one."""

    demand: Demand
    of: str = ""


# What national procedure keeps where the act has a closed list of contents: limitation (recital 7 of Regulation (EU)
# 2025/2518), and so the day from which it counts.
_OF_PROCEDURE: frozenset[Demand] = frozenset({"learned"})


def lacks(matter: Matter) -> tuple[Lack, ...]:
    """What a complaint under this law, to the office that is recommended, must have and this case has not, in the order
    of the demands: first those of the act, then those of the office, unless the act lets it ask for nothing more."""
    rule = matter.rights.get("regulator_complaint")
    office = next((one.authority for one in matter.candidates if one.recommended), None)
    closed_list = rule is not None and "nothing_more" in rule.rule.cite
    theirs = [one for one in (office.demands if office else ()) if not closed_list or one in _OF_PROCEDURE]
    demands = (*(rule.rule.demands if rule else ()), *theirs)
    found = (lack for demand in dict.fromkeys(demands) for lack in _LACKS[demand](matter.situation))
    return tuple(found)


def _lacks_contact(situation: Situation) -> tuple[Lack, ...]:
    me = situation.case.me
    ways = {"email": me.email, "address": me.address, "phone": me.phone}
    return () if any(told for way, told in ways.items() if way not in closed(me)) else (Lack("contact"),)


def _lacks_address(situation: Situation) -> tuple[Lack, ...]:
    me = situation.case.me
    return () if me.address and "address" not in closed(me) else (Lack("address"),)


def _lacks_respondent_address(situation: Situation) -> tuple[Lack, ...]:
    known = situation.entity.address if situation.entity else situation.facts.get("organisation_address")
    return () if known else (Lack("respondent_address"),)


def _lacks_learned(situation: Situation) -> tuple[Lack, ...]:
    """The day on which the person learned of it: told, or that of a letter, from which silence and refusal count."""
    case = situation.case
    days = [one for one in case.happened if one.wrong and (one.learned or one.on)]
    return () if days or any(paper.day for paper in case.papers) else (Lack("learned"),)


def _lacks_request_copy(situation: Situation) -> tuple[Lack, ...]:
    case = situation.case
    kept = {one.paper for one in case.made if one.paper}
    return tuple(Lack("request_copy", one.id) for one in _requests(case) if not one.exhibit and one.id not in kept)


def _lacks_request_proof(situation: Situation) -> tuple[Lack, ...]:
    """That the request was sent is shown by a receipt, by what came back, or by the file of it."""
    shown = (one for one in _requests(situation.case) if not (one.received or one.replies or one.exhibit))
    return tuple(Lack("request_proof", one.id) for one in shown)


def _lacks_answer_copy(situation: Situation) -> tuple[Lack, ...]:
    answers = ((paper, reply) for paper in _requests(situation.case) for reply in paper.replies)
    bare = ((paper, reply) for paper, reply in answers if reply.kind in SUBSTANCE and not reply.exhibit)
    return tuple(Lack("answer_copy", f"{paper.id}, {reply.on}") for paper, reply in bare)


def _lacks_harm(situation: Situation) -> tuple[Lack, ...]:
    return () if situation.case.at_stake.harm else (Lack("harm"),)


def _lacks_evidence(situation: Situation) -> tuple[Lack, ...]:
    return () if any("authority" in one.show for one in situation.case.exhibits) else (Lack("evidence"),)


def _lacks_mandate(situation: Situation) -> tuple[Lack, ...]:
    acting = situation.case.acting
    needed = acting.for_ in ("person", "group") and not (acting.authority and acting.signed)
    return (Lack("mandate"),) if needed else ()


def _requests(case: Case) -> tuple[Paper, ...]:
    return tuple(one for one in case.papers if one.kind == "request" and one.role == "organisation" and one.day)


_LACKS: Mapping[Demand, Callable[[Situation], tuple[Lack, ...]]] = {
    "contact": _lacks_contact,
    "address": _lacks_address,
    "respondent_address": _lacks_respondent_address,
    "learned": _lacks_learned,
    "request_copy": _lacks_request_copy,
    "request_proof": _lacks_request_proof,
    "answer_copy": _lacks_answer_copy,
    "harm": _lacks_harm,
    "evidence": _lacks_evidence,
    "mandate": _lacks_mandate,
}
