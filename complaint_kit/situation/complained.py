"""What a person tells of a complaint already made to the authority, in three questions, as the letter that it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper, Reply

SENT, CAME, CAME_ON, MINE = "complaint_sent", "authority_came", "authority_came_on", "authority_wrong"
QUESTIONS = frozenset({SENT, CAME, CAME_ON, MINE})
NOTHING = "nothing"


def complaint_of(case: Case) -> Paper | None:
    """The complaint to the authority: of several the first."""
    return next((one for one in case.papers if one.kind == "complaint" and one.role == "authority"), None)


def answers(case: Case) -> dict[str, Any]:
    """The answers by question that the case gives; none where nobody complained."""
    paper = complaint_of(case)
    if paper is None or paper.sent is None:
        return {}
    reply = _last(paper)
    if reply is None:
        return {SENT: paper.sent, CAME: NOTHING}
    return {SENT: paper.sent, CAME: reply.kind, CAME_ON: reply.on, MINE: reply.mine}


def told(case: Case, given: Mapping[str, Any]) -> tuple[Paper, ...]:
    """The letters of the case with the complaint as these answers tell it."""
    before = complaint_of(case) or Paper(id="complaint-1", kind="complaint", by="me")
    known = {**answers(case), **given}
    others = tuple(one for one in case.papers if one is not before and one.id != before.id)
    if not known.get(SENT):
        return others
    last = _last(before)
    replies = tuple(one for one in before.replies if one is not last)
    if known.get(CAME) not in (None, NOTHING) and known.get(CAME_ON):
        reply = last or Reply(on=known[CAME_ON], kind=known[CAME])
        update = {"on": known[CAME_ON], "kind": known[CAME], "mine": known.get(MINE)}
        replies = (*replies, reply.model_copy(update=update))
    return (*others, before.model_copy(update={"sent": known[SENT], "replies": replies}))


def _last(paper: Paper) -> Reply | None:
    """What the authority sent last: its decision, where there is one."""
    decided = [one for one in paper.replies if one.kind == "decided"]
    came = decided or [one for one in paper.replies if one.kind == "registered"]
    return came[-1] if came else None
