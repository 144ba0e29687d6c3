"""Two questions whose answers are lists: what happened, and which letters were sent and what came back."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, get_args

from complaint_kit.law.grounds import Conduct, Ground
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import ReplyKind
from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.days import parse_day, parse_month, parse_week
from complaint_kit.situation.interview import Question, QuestionKind
from complaint_kit.situation.papers import Channel, Paper, Reply, To
from complaint_kit.situation.statements import Known, Statement, When, spoken
from complaint_kit.wizard.offer import Back, Offer, say
from complaint_kit.wizard.prompts import ask
from complaint_kit.wizard.retelling import Told, asked_for, in_parts, retold

# What may come back from an organisation; the rest comes from authorities.
REPLIES: tuple[ReplyKind, ...] = (
    "refused", "partly", "answered", "no_data", "agreed", "acknowledged", "takes_longer", "extended", "identity_asked",
    "fee_asked", "clarification_asked", "self_service", "undeliverable",
)  # fmt: skip
# What authorities send.
OFFICES: tuple[ReplyKind, ...] = ("registered", "transferred", "decided")

T = TypeVar("T")


@dataclass(frozen=True)
class Teller:
    """Asks the parts of an entry. `rights` are the wishes in rights, for what a letter asked; `grounds` the reasons
    that make sense of a refusal of those rights; `subject` is what all parts are about; `told` what was answered before
    going back."""

    words: Mapping[str, Any]
    today: date
    month_first: bool
    rights: Callable[[tuple[str, ...]], tuple[Right, ...]]
    grounds: Callable[[tuple[Right, ...]], Container[Ground]]
    subject: str
    told: Told = field(default_factory=Told)

    def part(
        self,
        id_: str,
        kind: QuestionKind,
        choices: tuple[str, ...] = (),
        *,
        required: bool = False,
        usual: str | None = None,
    ) -> Any:
        """One part of an entry, or None if it was skipped; what was answered before is offered again. Raises Back."""
        before = self.told.parts[self.told.at : self.told.at + 1]
        if self.told.at >= self.told.until:
            before = [(id_, self._asked(id_, kind, choices, required, usual, self.told.here(id_)))]
        self.told.parts[self.told.at : self.told.at + 1] = before
        self.told.at += 1
        return before[0][1]

    def _asked(
        self, id_: str, kind: QuestionKind, choices: tuple[str, ...], required: bool, usual: str | None, before: Any
    ) -> Any:
        question = Question(id=id_, kind=kind, subject=self.subject, choices=choices, required=required, usual=usual)
        words = self.words["telling"].get(id_) or self.words["questions"][id_]
        words = {"choices": self.words["rights"], **words}  # rights are called alike wherever they are the choices
        offered = before.says if isinstance(before, When) else before
        return ask(question, Offer(words=words, screen=self.words["screen"], before=offered, check=self._check(kind)))

    def say(self, text: str) -> None:
        """Says it, unless the parts around it are only gone through again."""
        if self.told.at >= self.told.until:
            say(text)

    def stepping_back(self, entries: Callable[[Teller], T]) -> T:
        """What is told, where the way back leads one part back, and from the first part out of it (raises Back)."""
        self.told.until = 0
        while True:
            self.told.at = 0
            try:
                return entries(self)
            except Back:
                if self.told.at == 0:
                    raise
                self.told.until = self.told.at - 1

    def _check(self, kind: QuestionKind) -> Callable[[Any], Any]:
        return self.when if kind == "date" else lambda raw: raw

    def when(self, raw: str) -> When:
        """A day, the week before or a month as people write it. Raises AnswersError that says how to write it."""
        week = parse_week(raw, self.today, month_first=self.month_first)
        if week is not None:
            return When(first=week[0], last=week[1])
        month = parse_month(raw, self.today, self.words["days"]["language"])
        if month is not None:
            return When.model_validate(str(month))
        day = parse_day(raw, self.today, self.words["days"], month_first=self.month_first)
        return When(first=day, last=day)


def ask_statements(teller: Teller) -> tuple[Statement, ...] | None:
    """What happened, one fact after the other; SKIPPED if there is nothing to tell. A fact whose sentence is emptied on
    the way back is taken out, which is said; the others stay."""
    told: list[Statement] = []
    while True:
        question = "more_happened" if told else "happened"
        start, before = teller.told.at, teller.told.here(question)
        if (one := _statement(teller, question, teller.told.entry(len(told)))) is not None:
            told.append(one)
        elif before is SKIPPED:
            teller.told.entries = list(told)
            return tuple(told) or SKIPPED
        else:
            teller.say(teller.words["telling"]["taken_out"].format(says=before))
            teller.told.take_out(start, question, len(told))


def _statement(teller: Teller, question: str, before: Statement | None) -> Statement | None:
    """The fact as it is told now; what nobody asks here, such as the file that shows it, stays as it was `before`."""
    told = ask_statement(teller, question, {})
    if not told:
        return None
    told = {"on": None, "starts": None, **told, "only_to_organisation": bool(spoken(told["says"]))}
    return before.model_copy(update=told) if before else Statement(**told)


def ask_statement(teller: Teller, question: str, known: Mapping[str, Any]) -> dict[str, Any] | None:
    """The parts of one fact beside those `known` already; None if there is nothing to tell. Raises Back."""
    says = teller.part(question, "long_text")
    if says is SKIPPED:
        return None
    odd = spoken(says)
    if odd:
        teller.say(teller.words["telling"]["voice"].format(words=", ".join(f"“{word}”" for word in odd)))
        if teller.part("keep", "choice", ("again", "keep"), required=True, usual="again") == "again":
            return ask_statement(teller, question, known)
    told = {"says": says, **known}
    if not {"on", "starts"} & set(told) and (when := teller.part("when", "date")):
        told |= {"starts": when.first} if when.first > teller.today else {"on": when}
    if "known" not in told:
        told["known"] = teller.part("known", "choice", get_args(Known), usual="myself") or "myself"
    if "wrong" not in told:
        told["wrong"] = teller.part("wrong", "choices", get_args(Conduct)) or ()
    return told


def ask_source(teller: Teller, told: Mapping[str, Any]) -> dict[str, Any]:
    """The fact with who told the person, or where they read it, if that is how they know it. Raises Back."""
    asked = {"told": ("by", "who_told"), "read": ("where", "where_read")}.get(told["known"])
    if asked is None or asked[0] in told:
        return dict(told)
    return {**told, asked[0]: teller.part(asked[1], "text")}


def ask_papers(teller: Teller) -> tuple[Paper, ...] | None:
    """The letters that were sent, each with what came back; SKIPPED if there was none."""
    papers: list[Paper] = []
    question = "papers"
    while teller.part(question, "yes_no"):
        papers.append(_paper(teller, len(papers) + 1, teller.told.entry(len(papers))))
        question = "another_letter"
    teller.told.entries = list(papers)
    return tuple(papers) or SKIPPED


def _paper(teller: Teller, number: int, before: Paper | None) -> Paper:
    """The letter as it is told now; what nobody asks here, such as the day it arrived, stays as it was `before`."""
    start = teller.told.at
    role = teller.part("to", "choice", ("organisation", "processor", "authority"), required=True, usual="organisation")
    name = teller.part("to_name", "text") if role != "organisation" else None
    channel: Channel | None = teller.part("channel", "choice", get_args(Channel))
    sent = ask_day(teller, "sent")
    wishes = teller.part("asked", "choices", asked_for(teller.words))
    came = teller.part("came", "choice", ("nothing", *_may_come(role, before)), required=True)
    asked = teller.rights(wishes or ())
    told = Paper(
        id=f"{'complaint' if role == 'authority' else 'request'}-{number}",
        kind="complaint" if role == "authority" else "request",
        by="me",
        to=To(role=role, name=name),
        channel=channel,
        asked=asked,
        presumed=not wishes,
        sent=sent,
        replies=() if came == "nothing" else (ask_reply(teller, came, sent, asked),),
    )
    return (
        retold(before, told, teller.told.parts[start : teller.told.at], teller.rights, teller.words) if before else told
    )


def _may_come(role: str, before: Paper | None) -> tuple[ReplyKind, ...]:
    """What may have come back, and what is known to have come back."""
    known = (before.replies[-1].kind,) if before and before.replies else ()
    return tuple(dict.fromkeys((*(OFFICES if role == "authority" else REPLIES), *known)))


def ask_reply(teller: Teller, kind: ReplyKind, sent: date, asked: tuple[Right, ...]) -> Reply:
    """What came back, on which day, in their words, what of it is done and what is missing, and why they refuse it."""
    on = ask_day(teller, "came_on")
    while on < sent:
        teller.say(teller.words["telling"]["too_early"].format(day=sent))
        on = ask_day(teller, "came_on")
    words = teller.part("their_words", "long_text") or ""
    done: tuple[Right, ...] = (teller.part("dealt_with", "choices", asked) or ()) if in_parts(kind, asked) else ()
    rest = tuple(one for one in asked if one not in done) if done else ()
    missing = teller.part("missing", "long_text") if kind == "partly" else None
    reply = Reply(on=on, kind=kind, answers=done if rest else (), refuses=rest, words=words, missing=missing)
    if not reply.refusal:
        return reply
    known = teller.grounds(rest or asked)
    grounds = tuple(one for one in teller.words["telling"]["ground"]["choices"] if one in known)
    chosen: tuple[Ground, ...] = teller.part("ground", "choices", grounds) or ()
    return reply.model_copy(update={"ground": next(iter(chosen), None), "also": chosen[1:]})


def ask_day(teller: Teller, id_: str) -> date:
    """A day of the past that must be told: a month or a day to come is asked again."""
    while True:
        when: When = teller.part(id_, "date", required=True)
        if when.is_day and when.last <= teller.today:
            return when.last
        teller.say(teller.words["telling"]["one_day"].format(day=teller.today))
