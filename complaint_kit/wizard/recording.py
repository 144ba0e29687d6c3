"""`record` on the screen: which letter, what came, when, in their words, for which reason, what to say to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import CaseError
from complaint_kit.law.grounds import Ground
from complaint_kit.law.rights import Right
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import grounds_for
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.case import Case
from complaint_kit.situation.days import month_first
from complaint_kit.situation.papers import Channel, Paper, Reply
from complaint_kit.situation.recording import unanswered, with_exhibit, with_reply
from complaint_kit.text import shown
from complaint_kit.wizard.offer import Back, say
from complaint_kit.wizard.prompts import choose
from complaint_kit.wizard.telling import OFFICES, REPLIES, Teller, ask_day, ask_reply, ask_source, ask_statement

T = TypeVar("T")


def ask_what_came(case: Case, today: date, screen: Screen) -> tuple[Case, str]:
    """The case with the reply that the person tells, and what was recorded in words; going back starts again.

    Raises CaseError if no letter was sent yet.
    """
    words = screen.words()
    plan = prepare(screen.library, case, today)
    teller = _teller(case, today, words, "came", lambda asked: _grounds(asked, plan, screen.library))
    return _from_the_start(teller, lambda: _asked(case, teller, words))


def ask_what_happened(
    case: Case, known: Mapping[str, Any], file: Path | None, today: date, screen: Screen
) -> tuple[dict[str, Any], Path | None]:
    """The parts of one fact, beside those `known` already, and the `file` that shows it; going back starts again."""
    teller = _teller(case, today, screen.words(), "happened")

    def asked() -> tuple[dict[str, Any], Path | None]:
        told = None
        while told is None:  # the command says that something happened
            told = ask_statement(teller, "happened_since", known)
        return ask_source(teller, told), file or _file(teller)

    return _from_the_start(teller, asked)


def ask_when_sent(case: Case, today: date, screen: Screen) -> tuple[date, Channel | None]:
    """The day on which a letter went out, and how; going back starts again."""
    teller = _teller(case, today, screen.words(), "sent")

    def asked() -> tuple[date, Channel | None]:
        return ask_day(teller, "sent"), teller.part("channel", "choice", get_args(Channel))

    return _from_the_start(teller, asked)


def ask_quote(text: str, case: Case, today: date, screen: Screen) -> str:
    """What of an e-mail the person wants quoted: all of it, a part that they paste, or nothing."""
    teller = _teller(case, today, screen.words(), "quote")

    def asked() -> str:
        for line in text.split("\n"):
            say(shown(line), indent="  ")
        how = teller.part("quote", "choice", ("none", "all", "part"), required=True, usual="none")
        return text if how == "all" else (teller.part("their_words", "long_text") or "") if how == "part" else ""

    return _from_the_start(teller, asked)


def _teller(
    case: Case,
    today: date,
    words: Mapping[str, Any],
    subject: str,
    grounds: Callable[[tuple[Right, ...]], tuple[Ground, ...]] = lambda asked: (),
) -> Teller:
    month = month_first(case.lives_in)
    return Teller(words, today, month, rights=lambda wanted: (), grounds=grounds, subject=subject)


def _from_the_start(teller: Teller, asked: Callable[[], T]) -> T:
    while True:
        try:
            return asked()
        except Back:
            say(teller.words["telling"]["from_the_start"])
            teller.told.at = 0  # what was answered is offered again


def _grounds(asked: tuple[Right, ...], plan: Plan, library: Library) -> tuple[Ground, ...]:
    """The grounds that make sense under the law that gives what the letter asked for."""
    mine = [one for one in plan.matters if set(one.asked) & set(asked)] or list(plan.matters)
    if not mine:
        return get_args(Ground)
    return grounds_for(library.counters(mine[0].law), asked or mine[0].asked)


def _asked(case: Case, teller: Teller, words: Mapping[str, Any]) -> tuple[Case, str]:
    paper = _which(case, words)
    offered = OFFICES if paper.role == "authority" else REPLIES
    kind = teller.part("came_back", "choice", offered, required=True)
    assert paper.day is not None  # only letters that were sent are offered
    reply = ask_reply(teller, kind, paper.day, paper.asked)
    reply = reply.model_copy(update={"mine": teller.part("mine", "long_text") or None})
    case, reply = _with_file(case, reply, teller)
    return with_reply(case, paper.id, reply), words["screen"]["commands"]["reply"].format(
        reply=words["screen"]["events"][kind], day=reply.on
    )


def _which(case: Case, words: Mapping[str, Any]) -> Paper:
    """The letter that was answered: the only one, or the one chosen, the newest without a reply first."""
    sent = unanswered(case)
    if not sent:
        raise CaseError(words["telling"]["nothing_sent"], mend=words["telling"]["record_first"])
    if len(sent) == 1:
        return sent[0]
    lines = {one.id: f"{words['documents'][one.kind]}, {one.day}" for one in sent}
    chosen = choose(words["telling"]["which"], lines, words["screen"])
    return next(one for one in sent if one.id == chosen)


def _with_file(case: Case, reply: Reply, teller: Teller) -> tuple[Case, Reply]:
    file = _file(teller)
    if file is None:
        return case, reply
    case, id_ = with_exhibit(case, str(file), "reply")
    return case, reply.model_copy(update={"exhibit": id_})


def _file(teller: Teller) -> Path | None:
    """The file that the person names, once there is one of that name; None if they name none."""
    while (file := teller.part("file", "text")) is not SKIPPED:
        if (path := Path(file).expanduser()).is_file():
            return path
        say(teller.words["telling"]["no_file"].format(file=file))
    return None
