"""Facts and letters that were told before, offered again part by part, so that going back to them loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from complaint_kit.law.rights import Right
from complaint_kit.law.steps import ReplyKind
from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.statements import Statement, When, spoken

Part = tuple[str, Any]
Rights = Callable[[tuple[str, ...]], tuple[Right, ...]]  # what wishes mean in rights
# The parts of a letter that tell each field of it.
_TELL: Mapping[str, tuple[str, ...]] = {
    "kind": ("to",),
    "to": ("to", "to_name"),
    "channel": ("channel",),
    "sent": ("sent",),
    "asked": ("asked",),
    "presumed": ("asked",),
    "replies": ("came", "came_on", "their_words", "dealt_with", "missing", "ground"),
}


@dataclass
class Told:
    """The parts answered so far, in their order: whoever goes back finds each as it was. `at` is the one that comes
    next; those before `until` are taken as they are, and nothing is asked or said. `entries`: the facts or letters that
    they told, with what else is known of them, such as a file."""

    parts: list[tuple[str, Any]] = field(default_factory=list)
    entries: list[Any] = field(default_factory=list)
    at: int = 0
    until: int = 0

    def here(self, id_: str) -> Any:
        """What was answered before to the part that comes next; SKIPPED where nothing was."""
        found = self.parts[self.at : self.at + 1]
        return found[0][1] if found and found[0][0] == id_ else SKIPPED

    def entry(self, number: int) -> Any:
        """The entry of that number, counted from 0; None where it is a new one."""
        return self.entries[number] if number < len(self.entries) else None

    def take_out(self, start: int, question: str, number: int) -> None:
        """Without the fact of that number, whose parts begin at `start`; the next one comes in its place and answers
        `question`."""
        del self.entries[number : number + 1]
        later = (at for at, (id_, _) in enumerate(self.parts) if at > start and id_ == "more_happened")
        del self.parts[start : next(later, None)]
        self.parts[start : start + 1] = [(question, said) for _, said in self.parts[start : start + 1]]
        self.at = start


def told_before(entries: Sequence[Any], rights: Rights, words: Mapping[str, Any]) -> Told:
    """What was told in an earlier sitting: facts, or letters."""
    statements = [one for one in entries if isinstance(one, Statement)]
    if statements:
        return Told(parts_of(statements), statements)
    papers = [one for one in entries if told_here(one)]
    return Told(parts_of_papers(papers, rights, words), papers)


def asked_for(words: Mapping[str, Any]) -> tuple[str, ...]:
    """The wishes that somebody may tell a letter to have asked for."""
    return tuple(words["telling"]["asked"]["choices"])


def parts_of(statements: Iterable[Statement]) -> list[Part]:
    """The answers that told these facts, so that who comes back to them another day finds each as it was."""
    parts: list[Part] = []
    for one in statements:
        parts.append(("more_happened" if parts else "happened", one.says))
        parts += [("keep", "keep")] if spoken(one.says) else []
        ahead = When(first=one.starts, last=one.starts) if one.starts else None
        parts += [("when", one.on or ahead), ("known", one.known), ("wrong", one.wrong)]
    return parts


def parts_of_papers(papers: Sequence[Paper], rights: Rights, words: Mapping[str, Any]) -> list[Part]:
    """The same of letters."""
    parts: list[Part] = []
    for paper in papers:
        parts += [("another_letter" if parts else "papers", True), *_parts_of(paper, rights, words)]
    return [*parts, ("another_letter", False)] if parts else []


def _parts_of(paper: Paper, rights: Rights, words: Mapping[str, Any]) -> list[Part]:
    role = paper.role
    asked = () if paper.presumed else tuple(one for one in asked_for(words) if _means(rights((one,)), paper.asked))
    return [
        ("to", role),
        *([] if role == "organisation" else [("to_name", paper.to.name if paper.to else None)]),
        ("channel", paper.channel),
        ("sent", When(first=paper.sent, last=paper.sent) if paper.sent else None),
        ("asked", asked or None),
        *(_parts_of_reply(paper.replies[-1], paper.asked) if paper.replies else [("came", "nothing")]),
    ]


def _means(rights: tuple[Right, ...], asked: tuple[Right, ...]) -> bool:
    return bool(rights) and set(rights) <= set(asked)


def in_parts(kind: ReplyKind, asked: tuple[Right, ...]) -> bool:
    """Whether the person is asked what of it is done: of an answer to a part of several things."""
    return kind == "partly" and len(asked) > 1


def _parts_of_reply(reply: Reply, asked: tuple[Right, ...]) -> list[Part]:
    return [
        ("came", reply.kind),
        ("came_on", When(first=reply.on, last=reply.on)),
        ("their_words", reply.words or None),
        *([("dealt_with", reply.answers or None)] if in_parts(reply.kind, asked) else []),
        *([("missing", reply.missing)] if reply.kind == "partly" else []),
        *([("ground", (*([reply.ground] if reply.ground else []), *reply.also))] if reply.refusal else []),
    ]


def told_here(paper: Paper) -> bool:
    """Whether the interview asks for such a letter: the person's own, to the organisation, a firm that works for it or
    an authority. Those of the kit and those on the way there are recorded elsewhere."""
    kinds = {"organisation": "request", "processor": "request", "authority": "complaint"}
    return paper.by == "me" and paper.sent is not None and kinds.get(paper.role) == paper.kind


def retold(before: Paper, told: Paper, parts: Sequence[Part], rights: Rights, words: Mapping[str, Any]) -> Paper:
    """The letter of before with those fields of `told` whose parts are other ones now; `parts` are those told now."""
    was, now = dict(_parts_of(before, rights, words)), dict(parts)
    changed = {id_ for id_ in {*was, *now} if was.get(id_) != now.get(id_)}
    update = {name: getattr(told, name) for name, ids in _TELL.items() if changed & set(ids)}
    if "replies" in update:
        update["replies"] = (
            *before.replies[:-1],
            *(_as_now(one, before.replies[-1:], told.asked) for one in told.replies),
        )
    return before.model_copy(update=update)


def _as_now(reply: Reply, before: Sequence[Reply], asked: tuple[Right, ...]) -> Reply:
    """The reply as it is told now; what nobody asks here, such as its file, stays if it is a reply of the same kind."""
    parts = ("answers", "refuses") if in_parts(reply.kind, asked) else ()
    told = {name: getattr(reply, name) for name in ("on", "words", *parts, "missing", "ground", "also")}
    return next((one.model_copy(update=told) for one in before if one.kind == reply.kind), reply)


def among(before: Sequence[Paper], told: Sequence[Paper]) -> tuple[Paper, ...]:
    """All letters in their order: the told ones where those that the interview asks for stood, then the new ones, each
    of them under an id that no other has."""
    left = list(told)
    found: list[Paper] = []
    for paper in before:
        found += [paper] if not told_here(paper) else [left.pop(0)] if left else []
    for paper in left:
        free = (f"{paper.kind}-{number}" for number in range(len(found) + 1, 2 * len(found) + 3))
        taken = {one.id for one in found}
        found.append(paper.model_copy(update={"id": next(one for one in free if one not in taken)}))
    return tuple(found)
