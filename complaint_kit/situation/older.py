"""Answers by question and dated events, as answers files, lists of people and older cases have them, read as a case.

Pure, and nothing is dropped in silence: what has no place is listed under `kept`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, get_args

from pydantic import AfterValidator, Field

from complaint_kit.law.entry import Model
from complaint_kit.law.grounds import Ground
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, ReplyKind
from complaint_kit.situation.case import Case, WishId
from complaint_kit.situation.days import LAST_DAY
from complaint_kit.situation.filling import filled
from complaint_kit.situation.papers import LONGEST_WORDS, Channel, Given, Paper, Received, Reply
from complaint_kit.situation.statements import Statement, When
from complaint_kit.situation.wishes import Wishes
from complaint_kit.text import cleaned

EventName = Literal[
    "sent", "received", "acknowledged", "extension_notified", "identity_asked", "identity_given", "clarification_asked",
    "clarification_given", "answered_in_part", "refused", "answered", "appealed", "appeal_received", "appeal_refused",
    "complained_to_organisation", "complaint_received", "complaint_acknowledged", "complaint_answered", "complained",
    "regulator_acknowledged", "regulator_answered", "closed",
    "takes_longer", "fee_asked", "self_service", "agreed", "no_data", "undeliverable",
]  # fmt: skip
EVENT_NAMES: tuple[EventName, ...] = get_args(EventName)


class Means(NamedTuple):
    """What one event word says: a day of a letter, a reply to it, or something that was given; `kind` fixes the
    letter.
    """

    kind: DocumentKind | None = None
    day: Literal["sent", "received"] | None = None
    reply: ReplyKind | None = None
    gives: Given | None = None


MEANS: Mapping[EventName, Means] = {
    "sent": Means(day="sent"),
    "received": Means(day="received"),
    "acknowledged": Means(reply="acknowledged"),
    "extension_notified": Means(reply="extended"),
    "identity_asked": Means(reply="identity_asked"),
    "identity_given": Means(gives="identity"),
    "clarification_asked": Means(reply="clarification_asked"),
    "clarification_given": Means(gives="clarification"),
    "answered_in_part": Means(reply="partly"),
    "refused": Means(reply="refused"),
    "answered": Means(reply="answered"),
    "appealed": Means("appeal", day="sent"),
    "appeal_received": Means("appeal", day="received"),
    "appeal_refused": Means("appeal", reply="refused"),
    "complained_to_organisation": Means("controller_complaint", day="sent"),
    "complaint_received": Means("controller_complaint", day="received"),
    "complaint_acknowledged": Means("controller_complaint", reply="acknowledged"),
    "complaint_answered": Means("controller_complaint", reply="answered"),
    "complained": Means("complaint", day="sent"),
    "regulator_acknowledged": Means("complaint", reply="registered"),
    "regulator_answered": Means("complaint", reply="decided"),
    "closed": Means(),
    "takes_longer": Means(reply="takes_longer"),
    "fee_asked": Means(reply="fee_asked"),
    "self_service": Means(reply="self_service"),
    "agreed": Means(reply="agreed"),
    "no_data": Means(reply="no_data"),
    "undeliverable": Means(reply="undeliverable"),
}


class Event(Model):
    """Something that happened in a case, on a day, in one of the old words. `document`: to which letter it belongs.
    Of a reply `note` holds their words; `ground`, `missing` and `mine` what else a list tells of it."""

    event: EventName
    on: date = Field(le=LAST_DAY)
    document: DocumentKind = "request"
    note: Annotated[str, AfterValidator(cleaned)] = Field(default="", max_length=LONGEST_WORDS)
    ground: Ground | None = None
    missing: Annotated[str, AfterValidator(cleaned)] | None = None
    mine: Annotated[str, AfterValidator(cleaned)] | None = None


def case_of(
    scenario: str,
    answers: Mapping[str, Any],
    events: Iterable[Event],
    wishes: Wishes,
    presets: tuple[WishId, ...] = (),
    asked: Mapping[DocumentKind, tuple[Right, ...]] | None = None,
) -> Case:
    """The case that answers and events tell. `asked`: the rights that letters of the kit's own are known to have
    exercised; of any other request it is presumed that it asked what is wanted today."""
    told = _Told(dict(answers), {})
    _one_place(told)
    history = [*_written(told), *events]
    happened = _happened(told)
    case = filled(_EMPTY, told.left, wishes, presets, {"scenario": scenario, "happened": happened, "kept": told.kept})
    channel, missing = told.how, told.missing
    return _refined(with_events(case, history, asked), channel, missing)


_EMPTY = Case()  # copied from: making its parts anew takes longer than all else


@dataclass
class _Told:
    """The answers not yet placed, and what has no place."""

    left: dict[str, Any]
    kept: dict[str, Any]
    how: Channel | None = None
    missing: str | None = None

    def take(self, id_: str) -> Any:
        """The answer, which then is placed."""
        return self.left.pop(id_, None)


def _one_place(told: _Told) -> None:
    """The residence down to the part that was named, if that lies in it; another part is kept aside."""
    part, home = told.take("residence_part"), told.left.get("residence")
    if part and (home is None or str(part).startswith(str(home))):
        told.left["residence"] = part
    elif part:
        told.kept["residence_part"] = part


def _happened(told: _Told) -> tuple[Statement, ...]:
    says, on = told.take("what_happened"), told.take("event_date")
    happened = told.take("happened")
    if says and not happened:
        return (Statement(says=says, on=When(first=on, last=on) if on else None, unread=True),)
    if on:
        told.left["event_date"] = on  # of a decision, or without a word of what happened: a fact
    return tuple(happened or ())


def untold(answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions on what went before that the answers leave open, though they say that there was something."""
    wanted = {
        "written_on": bool(answers.get("already_written")),
        "their_answer_on": answers.get("their_answer", "none") != "none",
    }
    return tuple(id_ for id_, needed in wanted.items() if needed and answers.get(id_) is None)


def _written(told: _Told) -> list[Event]:
    """The letter and the answer that the old questions on what went before tell of."""
    take = told.take
    written, on, how = take("already_written"), take("written_on"), take("written_how")
    kind, answered, words, missing = (
        take(id_) for id_ in ("their_answer", "their_answer_on", "their_answer_said", "still_missing")
    )
    if not written or on is None:
        return []
    told.how, told.missing = how, missing
    events = [Event(event="sent", on=on)]
    if kind and kind != "none" and answered:
        events.append(Event(event=kind, on=answered, note=words or ""))
    return events


def with_events(
    case: Case, events: Iterable[Event], asked: Mapping[DocumentKind, tuple[Right, ...]] | None = None
) -> Case:
    """The case with what all these events tell, in the order of their days."""
    for event in sorted(events, key=lambda one: one.on):
        case = with_event(case, event, (asked or {}).get(event.document))
    return case


def with_event(case: Case, event: Event, asked: tuple[Right, ...] | None = None) -> Case:
    """The case with what one event word tells: a day of a letter, a reply on it, something given, or its end."""
    means = MEANS[event.event]
    if event.event == "closed":
        return case.model_copy(update={"closed": event.on})
    kind = means.kind or event.document
    if event.note and not means.reply:
        case = _with_note(case, event)
    if means.gives:
        return _given(case, means.gives, event)
    paper = _open_paper(case, kind, means, event) or _new_paper(case, kind, asked)
    changed = _told_of(paper, means, event)
    return with_paper(case, changed)


def _with_note(case: Case, event: Event) -> Case:
    """With what was noted beside an event that is no reply: a statement of that day."""
    told = Statement(says=event.note, on=When(first=event.on, last=event.on), unread=True)
    return case.model_copy(update={"happened": (*case.happened, told)})


def with_paper(case: Case, paper: Paper) -> Case:
    """The case with that letter, in the place of the one of the same id if there is one."""
    others = tuple(paper if one.id == paper.id else one for one in case.papers)
    return case.model_copy(update={"papers": others if case.paper(paper.id) else (*case.papers, paper)})


def next_id(case: Case, kind: DocumentKind) -> str:
    """An id for a new letter of that kind: `request-1`, `request-2`."""
    taken = {one.id for one in case.papers}
    return next(id_ for number in range(1, len(taken) + 2) if (id_ := f"{kind}-{number}") not in taken)


def _open_paper(case: Case, kind: DocumentKind, means: Means, event: Event) -> Paper | None:
    """The latest letter of the kind; none for the sending of a second one."""
    mine = [one for one in case.papers if one.kind == kind]
    if not mine or (means.day == "sent" and mine[-1].sent):
        return None
    return mine[-1]


def _new_paper(case: Case, kind: DocumentKind, asked: tuple[Right, ...] | None) -> Paper:
    presumed = kind == "request" and asked is None
    return Paper(id=next_id(case, kind), kind=kind, asked=asked or (), presumed=presumed)


def _told_of(paper: Paper, means: Means, event: Event) -> Paper:
    if means.day == "sent":
        return paper.model_copy(update={"sent": event.on})
    if means.day == "received":
        return paper.model_copy(update={"received": Received(on=event.on)})
    assert means.reply is not None
    reply = Reply(
        on=event.on,
        kind=means.reply,
        words=event.note,
        ground=event.ground,
        missing=event.missing,
        mine=event.mine,
    )
    return paper.model_copy(update={"replies": (*paper.replies, reply)})


def _given(case: Case, what: Given, event: Event) -> Case:
    about = next((one.id for one in reversed(case.papers) if one.kind == event.document), None)
    paper = Paper(id=next_id(case, "reply"), kind="reply", gives=(what,), sent=event.on, about=about, by="me")
    return with_paper(case, paper)


def _refined(case: Case, how: Channel | None, missing: str | None) -> Case:
    """With the channel of the letter told of in the interview, and what its answer lacks."""
    if not case.papers or not (how or missing):
        return case
    first = case.papers[0]
    replies = tuple(
        one.model_copy(update={"missing": missing}) if one.kind == "partly" and missing else one
        for one in first.replies
    )
    return with_paper(case, first.model_copy(update={"channel": how or first.channel, "replies": replies}))
