"""What happened in a case and what went to and fro, by days, as text for whoever takes the case up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.statements import Statement


class Entry(NamedTuple):
    """One entry: the day by which it is listed (the first of all if nobody said), the day as told, and what it says."""

    by: date
    day: str
    says: str


def chronicle(case: Case, organisation: str, words: Mapping[str, Any]) -> str:
    """Statements by their numbers, letters and replies with their exhibits, in the order of their days; what has no day
    comes first. Everything stands as it was told."""
    says = words["export"]
    entries = [*_statements(case, words), *(one for paper in case.papers for one in _paper(paper, organisation, words))]
    lines = [f"{one.day or says['undated']}  {one.says}" for one in sorted(entries, key=lambda one: one.by)]
    return "\n\n".join((says["chronology"].format(organisation=organisation), *(lines or (says["nothing"],)))) + "\n"


def _statements(case: Case, words: Mapping[str, Any]) -> Iterator[Entry]:
    for number, one in enumerate(case.happened, start=1):
        when = one.on.says if one.on else str(one.starts or "")
        by = one.starts or (one.on.first if one.on else date.min)
        yield Entry(by, when, f"S{number}: {one.says}{_known(one, words)}{_shown(one.exhibit)}")


def _known(one: Statement, words: Mapping[str, Any]) -> str:
    """How the person knows of it, in brackets; nothing for what they saw themselves."""
    facts, source = words["letter"]["facts"], one.by if one.known == "told" else one.where
    how = facts.get(f"{one.known}_by", "").format(source=source) if source else facts.get(one.known, "")
    return f" ({how})" if how else ""


def _paper(paper: Paper, organisation: str, words: Mapping[str, Any]) -> Iterator[Entry]:
    document, events = words["documents"][paper.kind], words["screen"]["events"]
    to = paper.to.name if paper.to and paper.to.name else organisation if paper.role == "organisation" else ""
    about = ", ".join(filter(None, (document, to)))
    if paper.sent:
        how = words["letter"]["phrases"]["channel"].get(paper.channel or "", "")
        says = " ".join(filter(None, (events["sent"], how)))
        yield Entry(paper.sent, str(paper.sent), f"{paper.id}: {says} ({about}){_shown(paper.exhibit)}")
    if paper.received:
        on = paper.received.on
        yield Entry(on, str(on), f"{paper.id}: {events['received']} ({about}){_shown(paper.received.exhibit)}")
    for reply in paper.replies:
        yield Entry(reply.on, str(reply.on), f"{paper.id}: {_reply(reply, words)}{_shown(reply.exhibit)}")


def _reply(reply: Reply, words: Mapping[str, Any]) -> str:
    says, kind = words["export"], words["screen"]["events"][reply.kind]
    told = {"words": reply.words, "missing": reply.missing, "mine": reply.mine}
    more = [says[name].format(told=text) for name, text in told.items() if text]
    return "; ".join((kind, *more))


def _shown(exhibit: str | None) -> str:
    return f" [{exhibit}]" if exhibit else ""
