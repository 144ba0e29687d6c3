"""What a person may want, in one list for all grievances, and what each wish means in rights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast, get_args

from complaint_kit.errors import CaseError
from complaint_kit.law.entry import Model
from complaint_kit.law.rights import Right
from complaint_kit.situation.case import WishId
from complaint_kit.situation.interview import Interview, Wanted


class WishKind(Model):
    """One wish. A law that does not give a right drops it; `if` only where one right means two things.

    `of` and `where`: the questions that say of what, and where to look; `details` those that belong to this wish alone.
    `told_by`: a yes to that question means the wish. `implies`: the facts that follow from it. `answers`: how answers
    files and lists say it, by question. `says`: what it adds to the answer of another question.
    """

    rights: tuple[Wanted, ...]
    of: str | None = None
    where: str | None = None
    details: tuple[str, ...] = ()
    told_by: str | None = None
    implies: dict[str, Any] = {}
    answers: dict[str, str] = {}
    says: dict[str, str] = {}


class WishFile(Model):
    """`templates/_shared/wishes.yaml`."""

    wishes: dict[WishId, WishKind]


Wishes = Mapping[WishId, WishKind]


def wished(wishes: Wishes, answers: Mapping[str, Any]) -> tuple[WishId, ...]:
    """The wishes that answers name, in the order of the list: by their ids, by an older question, or by a yes."""
    named: Iterable[Any] = answers.get("wishes") or ()
    return tuple(id_ for id_, kind in wishes.items() if id_ in named or _is_said(kind, answers))


def _is_said(kind: WishKind, answers: Mapping[str, Any]) -> bool:
    """Whether an older question names the wish, or a yes means it."""
    if kind.told_by and answers.get(kind.told_by) is True:
        return True
    if answers.keys().isdisjoint(kind.answers):
        return False
    return any(ask in answers and _says(answers[ask], word) for ask, word in kind.answers.items())


def _says(answer: Any, word: str) -> bool:
    return word in answer if isinstance(answer, tuple | list) else bool(answer == word)


def rights_of(wishes: Wishes, wanted: Iterable[WishId], facts: Mapping[str, Any]) -> tuple[Right, ...]:
    """The rights that the wishes mean, each once; one that depends on something unknown counts as wished."""
    named = set(wanted)
    listed = (right for id_, kind in wishes.items() if id_ in named for right in kind.rights)
    return tuple(dict.fromkeys(one.right for one in listed if one.if_ is None or one.if_.holds(facts) is not False))


def rights_named(wishes: Wishes, text: str | None) -> tuple[Right, ...]:
    """The rights that a list with commas names, by their own ids or by wishes. Raises CaseError for another word."""
    found: list[Right] = []
    for word in (one.strip() for one in (text or "").split(",") if one.strip()):
        if word not in get_args(Right) and word not in wishes:
            mend = f"Write wishes ({', '.join(wishes)}) or rights (complaint-kit list rights)."
            raise CaseError("there is no such wish or right", found=word, mend=mend)
        found += [cast(Right, word)] if word in get_args(Right) else rights_of(wishes, [cast(WishId, word)], {})
    return tuple(dict.fromkeys(found))


def implied(wishes: Wishes, wanted: Iterable[WishId]) -> dict[str, Any]:
    """The facts that follow from what is wanted."""
    facts: dict[str, Any] = {}
    for id_ in wanted:
        facts |= wishes[id_].implies
    return facts


def questions_of(wishes: Wishes) -> Iterator[str]:
    """Every question whose answer belongs to a wish."""
    for kind in wishes.values():
        yield from (id_ for id_ in (kind.of, kind.where, *kind.details) if id_)


def alone(interview: Interview, wishes: Wishes) -> tuple[WishId, ...]:
    """The wishes that may be the only one: those that an interview always means, and those it lets choose."""
    chosen = next((question.choices for question in interview.questions if question.id == "wishes"), ())
    return tuple(dict.fromkeys((*interview.presets, *(id_ for id_ in wishes if id_ in chosen))))


def offered(interview: Interview, wishes: Wishes) -> tuple[WishId, ...]:
    """The wishes that an interview can end with: besides, those that it takes from a yes or from a choice of another
    question."""
    choices = {question.id: question.choices for question in interview.questions}
    told = (
        id_
        for id_, kind in wishes.items()
        if kind.told_by in choices or any(word in choices.get(ask, ()) for ask, word in kind.answers.items())
    )
    return tuple(dict.fromkeys((*alone(interview, wishes), *told)))
