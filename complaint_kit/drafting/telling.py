"""What letters tell of the case: the papers so far in their order, with the facts between them, and what came of the
letter they go on with.

Words of the person and of the organisation are escaped here, once; days come out in the letter's own way of writing
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.drafting import wording
from complaint_kit.drafting.stating import Fact, stated
from complaint_kit.law.rights import SENT, Right
from complaint_kit.law.steps import AFTER_COMPLAINT, SUBSTANCE, TO_AUTHORITIES, DocumentKind
from complaint_kit.letters.markup import escape
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.named_days import outdone, still_missing, unanswered_demands
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.papers import Paper, Reply


class Told(NamedTuple):
    """One entry of the history: a letter sent or received, something given, or a reply; `kind` names which.

    `document` is the letter that it belongs to, `words` are theirs, to be quoted; `then` is the name that the addressee
    had when the letter was sent, if it has another today. `asked`: the rights of this law that a letter sent exercised;
    `channel`: how it went, or came, as far as that is known. `to` names whom it went to, where that is not the
    organisation of the case; `of_others` says that this was a firm that only works for it, whether or not it has a
    name. `proof`: the exhibit that shows that the letter arrived, and in `proved` what it is called.
    """

    kind: str
    document: DocumentKind
    on: date
    day: str
    words: str = ""
    mine: str = ""
    exhibit: str = ""
    then: str = ""
    asked: tuple[str, ...] = ()
    channel: str = ""
    to: str = ""
    of_others: bool = False
    proof: str = ""
    proved: str = ""


class Answer(NamedTuple):
    """What came back to the letter, as far as a follow-up deals with it."""

    kind: str
    day: str
    words: str
    missing: str
    mine: str


def facts_since(matter: Matter, words: Mapping[str, Any], locale: str) -> tuple[Fact, ...]:
    """The statements of days after the request with which the letter goes on."""
    paper = concerned(matter, "request")
    told = enumerate(matter.situation.case.happened, start=1)
    since = [(number, one) for number, one in told if paper and paper.day and one.on and one.on.first > paper.day]
    return stated(since, matter, words, locale, to_authority=False)


def _by_day(one: Fact | Told) -> date:
    return one.on or date.min


def day_ahead(matter: Matter) -> date | None:
    """The next day on which something begins that the person tells of."""
    today = matter.situation.today
    return min(
        (one.starts for one in matter.situation.case.happened if one.starts and one.starts > today), default=None
    )


def history(matter: Matter, locale: str) -> tuple[Told, ...]:
    """Everything that went to and fro, by its days; what was filed on a platform only under its own act."""
    platform = any(rung.step.to == "platform" for rung in matter.ladder)
    papers = (one for one in matter.situation.case.papers if platform or one.role != "platform")
    found = [one for paper in papers for one in _of_paper(paper, matter, locale)]
    return tuple(sorted(found, key=lambda one: one.on))


def requests(matter: Matter, locale: str) -> tuple[Told, ...]:
    """The requests with which a follow-up goes on, in the order of their days, each with what it asked for that no
    answer has dealt with."""
    found = [(one, _still_open(one, matter)) for one in _to_the_organisation(matter) if one.kind == "request"]
    return tuple(
        Told(
            kind="sent" if one.sent else "received",
            document=one.kind,
            on=one.day,
            day=wording.long_date(one.day, locale),
            exhibit=one.exhibit or one.id,
            asked=asked,
            channel=one.channel or "",
        )
        for one, asked in sorted(found, key=lambda entry: entry[0].day or date.min)
        if one.day and asked
    )


def _still_open(paper: Paper, matter: Matter) -> tuple[Right, ...]:
    answered = [one for one in paper.replies if one.kind in SUBSTANCE and not one.refusal]
    open_ = [one for one in paper.asked if not any(paper.deals(reply, one) for reply in answered)]
    return tuple(one for one in open_ if one in matter.asked)


# The letters that a complaint to the organisation itself lists; what went to others is not its business.
_ITS_OWN: frozenset[DocumentKind] = frozenset({"request", "reminder", "reply", "controller_complaint"})


def chronology(
    kind: str, matter: Matter, sentences: Iterable[Fact], told: Iterable[Fact], letters: Iterable[Told]
) -> tuple[Fact | Told, ...]:
    """What happened and what went to and fro, as a complaint numbers it: what has no day first, then by days.

    Where requests go through a platform of the state, the form has a field of its own for the letters before it.
    """
    listed: list[Fact | Told] = [*sentences, *told]
    if kind == "supplement" or not any(rung.step.to == "platform" for rung in matter.ladder):
        listed += [one for one in letters if kind in TO_AUTHORITIES or _its_own(one)]
    listed = [one for one in listed if not (isinstance(one, Told) and one.document in AFTER_COMPLAINT)]
    if kind == "supplement":
        known = _told_to_the_office(matter)
        listed = [one for one in listed if one.on and one.on > known and getattr(one, "document", "") != "complaint"]
    return tuple(sorted(listed, key=_by_day))


def _told_to_the_office(matter: Matter) -> date:
    """The day of the last letter that told the authority what had happened until then."""
    told = (one for one in matter.situation.case.papers if one.kind in ("complaint", "supplement"))
    return max((one.day for one in told if one.day), default=date.min)


def _its_own(one: Told) -> bool:
    of_an_office = one.kind in ("registered", "transferred", "decided")
    return one.document in _ITS_OWN and not of_an_office and not (one.of_others and not one.to)


def _of_paper(paper: Paper, matter: Matter, locale: str) -> Iterator[Told]:
    to = escape(paper.to.name) if paper.to and paper.to.name else ""
    for one in _with_replies(paper, matter, locale):
        yield one._replace(to=to if one.kind == "sent" or paper.of_others else "", of_others=paper.of_others)


def _with_replies(paper: Paper, matter: Matter, locale: str) -> Iterator[Told]:
    exhibit = paper.exhibit or paper.id
    if paper.sent:
        kind = f"gave_{paper.gives[0]}" if paper.gives else "sent"
        then = _name_then(paper, matter.situation)
        told = Told(kind, paper.kind, paper.sent, wording.long_date(paper.sent, locale), exhibit=exhibit, then=then)
        asked = tuple(dict.fromkeys(right for right in paper.asked if right in matter.rights))  # two laws may give one
        yield told._replace(asked=asked, channel=paper.channel or "")
    on = _known_receipt(paper)
    # The day of sending, or a confirmation of that day, says it already.
    said = {paper.sent, *(reply.on for reply in paper.replies if reply.kind == "acknowledged")}
    if on and on not in said:
        told = Told("received", paper.kind, on, wording.long_date(on, locale), exhibit=exhibit)
        shown = paper.received.exhibit if paper.received else None
        proof = next((one for one in matter.situation.case.exhibits if one.id == shown), None)
        yield told._replace(proof=proof.id, proved=escape(proof.is_)) if proof else told
    for reply in paper.replies:
        day = wording.long_date(reply.on, locale)
        words, mine = escape(reply.words), escape(reply.mine or "")
        told = Told(reply.kind, paper.kind, reply.on, day, words, mine, reply.exhibit or "")
        yield told._replace(channel="email" if _is_mail(reply, matter) else "")


def _is_mail(reply: Reply, matter: Matter) -> bool:
    """Whether what came back is kept as a saved e-mail."""
    files = (one.file for one in matter.situation.case.exhibits if one.id == reply.exhibit)
    return any(file.casefold().endswith(".eml") for file in files)


def _name_then(paper: Paper, situation: Situation) -> str:
    """The name under which the company was written to, if it has been renamed since; empty otherwise."""
    sent, known = paper.sent, situation.organisation
    renamed = sent and any(one.kind == "renamed" and one.on > sent for one in situation.record)
    if sent is None or known is None or not renamed or paper.role != "organisation":
        return ""
    before = known.entity_for(situation.reach, sent)
    return escape(before.name) if before and before.name != situation.organisation_name else ""


def concerned(matter: Matter, kind: DocumentKind) -> Paper | None:
    """The letter of that kind with which this one goes on: the latest that is about something asked for here."""
    asked = set(matter.asked)
    mine = [
        one
        for one in _to_the_organisation(matter)
        if one.kind == kind and one.day and (not one.asked or not asked or asked & set(one.asked))
    ]
    return mine[-1] if mine else None


def _to_the_organisation(matter: Matter) -> list[Paper]:
    """The letters without those to firms that only work for it, whose answers are not its own."""
    return [one for one in matter.situation.case.papers if not one.of_others]


def answers(matter: Matter, locale: str) -> tuple[Answer, ...]:
    """The answers on the substance to the letters so far, in their order, with what is missing from them."""
    replies = [reply for paper in _to_the_organisation(matter) for reply in paper.replies if _matters(reply)]
    case = matter.situation.case
    return tuple(
        _answer(one if still_missing(one, case) else one.model_copy(update={"missing": None}), locale)
        for one in sorted(replies, key=lambda one: one.on)
    )


def _matters(reply: Reply) -> bool:
    return reply.kind in SUBSTANCE and reply.kind != "decided"


def replied(matter: Matter) -> date:
    """The day of the last letter that answered what had come back: it has dealt with all that came until then."""
    kinds = ("reply", "appeal", "controller_complaint")
    mine = (one.day for one in _to_the_organisation(matter) if one.kind in kinds and one.day)
    return max((day for day in mine if day <= matter.situation.today), default=date.min)


def demands(kind: str, matter: Matter, locale: str) -> tuple[Answer, ...]:
    """What they have demanded before they act since the last answer to them, and have not been given: the authority, in
    what a supplement to a complaint says."""
    case, today, office = matter.situation.case, matter.situation.today, kind == "supplement"
    since = _told_to_the_office(matter) if office else replied(matter)
    open_ = {(paper.id, *one) for paper in case.papers for one in unanswered_demands(paper, case, today)}
    papers = (paper for paper in _to_the_organisation(matter) if (paper.role == "authority") == office)
    asked = ((paper.id, one) for paper in papers for one in paper.replies if one.on > since)
    found = [one for id_, one in asked if (id_, one.kind, one.on) in open_]
    return tuple(_answer(one, locale) for one in sorted(found, key=lambda one: one.on))


def _answer(one: Reply, locale: str) -> Answer:
    return Answer(
        kind=one.kind,
        day=wording.long_date(one.on, locale),
        words=escape(one.words),
        missing=escape(one.missing or ""),
        mine=wording.stopped(escape(one.mine or "")),
    )


def left_out(matter: Matter, *kinds: str) -> tuple[Right, ...]:
    """What of the rights asked for the replies of these kinds refuse or leave open, and none later names as dealt with;
    all of them where no reply says."""
    papers = _to_the_organisation(matter)
    given = [(right, reply.on) for one in papers for reply in one.replies for right in reply.answers]
    found = {
        right
        for one in papers
        for reply in one.replies
        if reply.kind in kinds
        for right in one.left_out(reply)
        if not any(right == other and on > reply.on for other, on in given)
    }
    return tuple(right for right in matter.asked if right in found) or matter.asked


def sends(matter: Matter) -> bool:
    """Whether something of what was asked for and is still open is answered by sending or telling it; also where no
    reply says what it left open and nothing that was asked is known."""
    papers, case = _to_the_organisation(matter), matter.situation.case
    replies = [(one, reply) for one in papers for reply in one.replies if still_missing(reply, case)]
    told = {right for one, reply in replies for right in one.left_out(reply)}
    open_ = [right for right in matter.asked if right in told] or matter.asked
    return not open_ or not SENT.isdisjoint(open_)


def first_day(matter: Matter, kind: str, document: DocumentKind, locale: str) -> str:
    """The first day on which that happened to that letter, in words; empty if nobody recorded it, or if a later answer
    took the place of a reply. `kind` is `sent`, `received`, or the kind of a reply."""
    paper = concerned(matter, document)
    if paper is None:
        return ""
    case = matter.situation.case
    replies = [one for one in case.replies_to(paper) if not outdone(paper, one, case, matter.situation.today)]
    days = {"sent": paper.sent, "received": _known_receipt(paper)}
    day = days[kind] if kind in days else next((one.on for one in replies if one.kind == kind), None)
    return wording.long_date(day, locale) if day else ""


def id_of(matter: Matter, kind: str, document: DocumentKind) -> str:
    """The id in the case of what shows that: the letter itself, or the exhibit of the reply; empty if nothing does."""
    paper = concerned(matter, document)
    if paper is None or kind in ("sent", "received"):
        return (paper.exhibit or paper.id) if paper else ""
    return next((one.exhibit or "" for one in matter.situation.case.replies_to(paper) if one.kind == kind), "")


def _known_receipt(paper: Paper) -> date | None:
    return paper.received.on if paper.received and paper.received.known != "assumed" else None
