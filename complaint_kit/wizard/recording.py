"""`record` on the screen: which letter, what came, when, in their words, for which reason, what to say to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import CaseError
from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.case import Case
from complaint_kit.situation.days import month_first
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.recording import unanswered, with_exhibit, with_reply
from complaint_kit.wizard.offer import Back, say
from complaint_kit.wizard.prompts import choose
from complaint_kit.wizard.telling import REPLIES, Teller, ask_reply

_OFFICES = ("registered", "transferred", "decided")  # what authorities send


def ask_what_came(case: Case, today: date, screen: Screen) -> tuple[Case, str]:
    """The case with the reply that the person tells, and what was recorded in words; going back starts again.

    Raises CaseError if no letter was sent yet.
    """
    words = screen.words()
    teller = Teller(
        words=words, today=today, month_first=month_first(case.lives_in), rights=lambda wanted: (), subject="came"
    )
    while True:
        try:
            return _asked(case, teller, words)
        except Back:
            say(words["telling"]["from_the_start"])


def _asked(case: Case, teller: Teller, words: Mapping[str, Any]) -> tuple[Case, str]:
    paper = _which(case, words)
    offered = _OFFICES if paper.role == "authority" else REPLIES
    kind = teller.part("came_back", "choice", offered, required=True)
    assert paper.day is not None  # only letters that were sent are offered
    reply = ask_reply(teller, kind, paper.day)
    if reply.refusal:
        grounds = tuple(words["telling"]["ground"]["choices"])
        reply = reply.model_copy(update={"ground": teller.part("ground", "choice", grounds)})
    reply = reply.model_copy(update={"mine": teller.part("mine", "long_text") or None})
    case, reply = _with_file(case, reply, teller)
    return with_reply(case, paper.id, reply), words["screen"]["commands"]["reply"].format(
        reply=words["screen"]["events"][kind], day=reply.on
    )


def _which(case: Case, words: Mapping[str, Any]) -> Paper:
    """The letter that was answered: the only one, or the one chosen, the newest without a reply first."""
    sent = unanswered(case)
    if not sent:
        mend = "Record first that it was sent: complaint-kit record CASE sent"
        raise CaseError("no letter of this case was sent yet", mend=mend)
    if len(sent) == 1:
        return sent[0]
    lines = {one.id: f"{one.id.replace('_', ' ')}, {one.day}" for one in sent}
    chosen = choose(words["telling"]["which"], lines, words["screen"])
    return next(one for one in sent if one.id == chosen)


def _with_file(case: Case, reply: Reply, teller: Teller) -> tuple[Case, Reply]:
    while (file := teller.part("file", "text")) is not SKIPPED:
        if Path(file).expanduser().is_file():
            case, id_ = with_exhibit(case, file, "reply")
            return case, reply.model_copy(update={"exhibit": id_})
        say(teller.words["telling"]["no_file"].format(file=file))
    return case, reply
