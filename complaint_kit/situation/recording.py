"""What came since, added to a case: a reply, a letter and its days, something that happened. Pure.

Old event words stay in `older`; these say more: which letter, in whose words, on what ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any, Literal, get_args

from complaint_kit.errors import AnswersError, CaseError
from complaint_kit.law.grounds import Ground
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.situation.case import Case, Exhibit, Made, Wish
from complaint_kit.situation.checking import impossible
from complaint_kit.situation.days import past
from complaint_kit.situation.older import EVENT_NAMES, Event, next_id, with_events, with_paper
from complaint_kit.situation.papers import LONGEST_WORDS, Channel, Paper, Received, Reply
from complaint_kit.situation.statements import Statement


def event_of(told: Mapping[str, Any], today: date) -> Event:
    """The event in an old word, wherever it was told. Raises AnswersError for a word that nobody knows and for a day on
    which nothing can have happened.
    """
    one_of("event", told["event"], EVENT_NAMES)
    one_of("document", told["document"], get_args(DocumentKind))
    if told.get("ground"):
        one_of("ground", told["ground"], get_args(Ground))
    if len(str(told.get("note") or "")) > LONGEST_WORDS:
        raise AnswersError("these words are too long", mend=f"Quote at most {LONGEST_WORDS} characters of them.")
    past(told["on"], today)
    return Event.model_validate(dict(told))


def one_of(what: str, name: str, known: tuple[str, ...], others: tuple[str, ...] = ()) -> None:
    """Raises AnswersError if the name is none of those known; `others` may stand there too."""
    if name not in known:
        mend = f"Write one of: {', '.join((*others, *known))}."
        raise AnswersError(f"there is no such {what}", found=name, mend=mend)


def out_of_order(before: Iterable[Event], new: Iterable[Event], today: date) -> tuple[AnswersError, ...]:
    """What cannot be so once the new events are told beside those before; what could not be so already is not said
    again."""
    before = tuple(before)
    known = {str(one) for one in impossible(with_events(Case(), before), today, "")}
    return tuple(one for one in impossible(with_events(Case(), (*before, *new)), today, "") if str(one) not in known)


def unanswered(case: Case) -> tuple[Paper, ...]:
    """The letters that were sent, the newest first; those without any reply before the others."""
    sent = [one for one in reversed(case.papers) if one.day]
    return (*(one for one in sent if not one.replies), *(one for one in sent if one.replies))


def unsent(case: Case, kind: DocumentKind) -> tuple[Made, ...]:
    """The letters of that kind that the kit wrote last and that nobody sent, in the order of the plan: first the one to
    the organisation, then what is filed elsewhere. Of two that were written to one file only the later is there."""
    written = {one.files[0]: one for one in case.made if one.document == kind and not one.paper}
    last = max((one.made_on for one in written.values()), default=None)
    return tuple(one for one in written.values() if one.made_on == last)


def letter(case: Case, id_: str | None) -> Paper:
    """The letter of that id, or the newest unanswered one. Raises CaseError naming those there are."""
    there = unanswered(case)
    found = case.paper(id_) if id_ else next(iter(there), None)
    if found is None:
        named = ", ".join(one.id for one in there)
        mend = f"There are: {named}." if named else "Record first that it was sent: complaint-kit record CASE sent"
        raise CaseError("there is no such letter in this case", found=id_, mend=mend)
    return found


def with_reply(case: Case, id_: str | None, reply: Reply) -> Case:
    """The case with what came back to the letter of that id, or to the newest unanswered one. A wish that means several
    rights is answered or refused for those that the letter asked for; what an answer in part leaves out, or gives
    a reason for not doing, is what it does not name as done."""
    paper = letter(case, id_)
    meant = {name: _of_letter(paper, getattr(reply, name)) for name in ("answers", "refuses")}
    if reply.kind == "partly" and meant["answers"] and not meant["refuses"] and (reply.missing or reply.ground):
        meant["refuses"] = paper.left_out(reply.model_copy(update=meant))
    reply = reply.model_copy(update=meant)
    return with_paper(case, paper.model_copy(update={"replies": (*paper.replies, reply)}))


def _of_letter(paper: Paper, rights: tuple[Right, ...]) -> tuple[Right, ...]:
    return tuple(one for one in rights if one in paper.asked) or rights


def with_day(case: Case, id_: str, what: Literal["sent", "received"], day: date, by: Channel | None) -> Case:
    """The case with the day on which that letter was sent, or arrived. A letter that the kit wrote and of which nothing
    was recorded yet has the id that it would get: `request-1`, the second reminder `reminder-2`.
    """
    paper = case.paper(id_) or _first_told(case, id_)
    told = {"sent": day} if what == "sent" else {"received": Received(on=day, known="told")}
    return with_paper(case, paper.model_copy(update={**told, **({"channel": by} if by else {})}))


def _first_told(case: Case, id_: str) -> Paper:
    for kind in get_args(DocumentKind):
        made = unsent(case, kind)
        if made and next_id(case, kind) == id_:
            return Paper(id=id_, kind=kind, asked=made[0].asked)
    return letter(case, id_)


def with_letter(case: Case, paper: Paper) -> Case:
    """The case with a letter that the kit did not write, under a new id."""
    return with_paper(case, paper.model_copy(update={"id": next_id(case, paper.kind)}))


def with_statement(case: Case, told: Statement) -> Case:
    """The case with one more statement, after the others."""
    return case.model_copy(update={"happened": (*case.happened, told)})


def with_exhibit(case: Case, file: str, is_: str) -> tuple[Case, str]:
    """The case with a file that proves something, and the id of the exhibit; a file named twice is one exhibit."""
    known = next((one.id for one in case.exhibits if one.file == file), None)
    if known:
        return case, known
    taken = {one.id for one in case.exhibits}
    id_ = next(id_ for id_ in (f"E{number}" for number in count(1)) if id_ not in taken)
    added = Exhibit.model_validate({"id": id_, "file": file, "is": is_})
    return case.model_copy(update={"exhibits": (*case.exhibits, added)}), id_


def shown(case: Case, what: str, exhibit: str, page: int | None = None) -> tuple[Case, str | None]:
    """The case in which that exhibit shows a fact (`S2`, the second), a letter by its id, or what a wish is about
    (`correct`), and the id of another exhibit whose place it took. Raises CaseError naming those there are."""
    facts = {f"S{number}": one for number, one in enumerate(case.happened, start=1)}
    wishes = {one.wish: one for one in case.want}
    told: Statement | Wish | Paper | None = (
        facts.get(what) or case.paper(what) or next((one for name, one in wishes.items() if name == what), None)
    )
    if told is None:
        known = (*(f"{name} ({one.says})" for name, one in facts.items()), *(one.id for one in case.papers), *wishes)
        mend = f"Known here: {', '.join(known) or 'none'}."
        raise CaseError("there is no such fact, letter or wish", found=what, mend=mend)
    before = told.exhibit if told.exhibit != exhibit else None
    if isinstance(told, Paper):
        return with_paper(case, told.model_copy(update={"exhibit": exhibit})), before
    if isinstance(told, Wish):
        want = tuple(one.model_copy(update={"exhibit": exhibit}) if one is told else one for one in case.want)
        return case.model_copy(update={"want": want}), before
    shows = told.model_copy(update={"exhibit": exhibit, "page": page})
    return case.model_copy(update={"happened": tuple({**facts, what: shows}.values())}), before


def undone(case: Case, before: Case) -> Case:
    """The case as it was told before, with the documents made since; a letter no longer sent is free again."""
    told = {name: getattr(before, name) for name in ("acting", "happened", "papers", "exhibits", "closed")}
    sent = {one.id for one in before.papers if one.sent}
    made = tuple(
        one if one.paper is None or one.paper in sent else one.model_copy(update={"paper": None, "checksum": None})
        for one in case.made
    )
    proofs = {one.wish: one.exhibit for one in before.want}
    want = tuple(one.model_copy(update={"exhibit": proofs.get(one.wish)}) for one in case.want)
    return case.model_copy(update={**told, "want": want, "made": made})
