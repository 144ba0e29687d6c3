"""Parts of a case that no question asks for and a cell tells: phone, closed ways, mandate, a child's day of birth."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from complaint_kit.bulk.input.columns import plain
from complaint_kit.errors import AnswersError
from complaint_kit.law.rights import Right
from complaint_kit.situation.case import Acting, Case, Exhibit, Me, Person
from complaint_kit.situation.wishes import Wishes

Way = Literal["email", "post", "phone"]
Complainant = Literal["person", "group"]
NOT_BY, FILE, SCOPE, SIGNATURE = "not_by", "mandate_file", "mandate_scope", "signature_file"
FILES = (FILE, SIGNATURE)
PARTS = ("phone", *FILES, SCOPE)
_BETWEEN = re.compile(r"[;|,\n]")
_LONGEST_PHONE = 40
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|]|^\.')
_AUTHORITY = "E1"  # the only exhibit of a case that a row tells
_IN_A_CASE: tuple[Way, ...] = ("post", "email", "phone")  # the way that a case names first, where several are closed


@dataclass(frozen=True, slots=True)
class Parts:
    """What the row tells beside its answers: phone, the ways that are closed, the file of the mandate, the rights that
    it is for, the file with the signature as a picture, and the day on which a child was born."""

    phone: str | None = None
    not_by: Way | None = None
    mandate_file: str | None = None
    mandate_scope: tuple[Right, ...] = ()
    signature_file: str | None = None
    born: date | None = None


NO_PARTS = Parts()


def parts_of(told: Mapping[str, Any], closed: Collection[str], born: date | None) -> Parts:
    """The parts, as they were read cell by cell; a number that must not be called is none of them."""
    given = {id_: told[id_] for id_ in PARTS if told.get(id_) and not (id_ == "phone" and "phone" in closed)}
    return Parts(**given, not_by=next((way for way in _IN_A_CASE if way in closed), None), born=born)


def scopes(library_wishes: Wishes, said: Mapping[str, str]) -> dict[str, tuple[Right, ...]]:
    """What a mandate may be for, by the words for it: rights by their ids, wishes by their ids and by what questions
    call them (`said`)."""
    rights: dict[str, tuple[Right, ...]] = {plain(right): (right,) for right in get_args(Right)}
    wishes = {id_: tuple(dict.fromkeys(one.right for one in kind.rights)) for id_, kind in library_wishes.items()}
    named = {word: wishes[wish] for word, wish in said.items() if wish in wishes}
    return {**named, **{plain(id_): meant for id_, meant in wishes.items()}, **rights}


def part(id_: str, cell: str, known: Mapping[str, tuple[Right, ...]]) -> Any:
    """What the cell says, in its type. Raises AnswersError for what does not fit."""
    if id_ == "phone":
        return _phone(cell)
    return _file(cell) if id_ in FILES else _scope(cell, known)


def _phone(cell: str) -> str:
    if len(cell) > _LONGEST_PHONE or not any(map(str.isdigit, cell)):
        raise AnswersError("this is no phone number", found=cell, mend="Write one number, such as +353 21 555 0100.")
    return cell


def _file(cell: str) -> str:
    if _NO_FILE_NAME.search(cell):
        mend = "Put the file into the folder of the list, and write its name alone, such as p1.pdf."
        raise AnswersError("this is no name of a file beside the list", found=cell, mend=mend)
    return cell


def _scope(cell: str, known: Mapping[str, tuple[Right, ...]]) -> tuple[Right, ...]:
    whole = known.get(plain(cell))  # words for a wish may hold a comma
    parts = [cell] if whole else [one for one in _BETWEEN.split(cell) if one.strip()]
    for one in parts:
        if plain(one) not in known:
            mend = "Write rights or wishes with a comma between them, such as access, erasure or copy, delete."
            raise AnswersError("this is nothing that a mandate can be for", found=one.strip(), mend=mend)
    return tuple(dict.fromkeys(right for one in parts for right in known[plain(one)]))


def with_parts(case: Case, parts: Parts, *, by_group: bool, complainant: Complainant | None) -> Case:
    """The case with these parts. Where the group writes, its letters name no phone of the person and no way that is
    closed to them: answers come to the group."""
    acting = _acting(case.acting, parts, complainant)
    me = case.me if by_group else _me(case.me, parts)
    if acting is case.acting and me is case.me:
        return case
    shown = (Exhibit(id=_AUTHORITY, file=parts.mandate_file, **{"is": "authority"}),) if parts.mandate_file else ()
    return case.model_copy(update={"me": me, "acting": acting, "exhibits": shown})


def _me(me: Me, parts: Parts) -> Me:
    if not (parts.phone or parts.not_by):
        return me
    reach = me.reach_me.model_copy(update={"not_by": parts.not_by})
    return me.model_copy(update={"phone": parts.phone, "reach_me": reach})


def _acting(acting: Acting, parts: Parts, complainant: Complainant | None) -> Acting:
    update: dict[str, Any] = {}
    if parts.mandate_file:
        update["authority"] = _AUTHORITY
    if parts.mandate_scope:
        update["scope"] = parts.mandate_scope
    if complainant:
        update["complainant"] = complainant
    if parts.born and acting.for_ == "child":
        update["person"] = (acting.person or Person()).model_copy(update={"birth_date": parts.born})
    return acting.model_copy(update=update) if update else acting
