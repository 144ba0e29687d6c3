"""Whether what a law's notes say is for somebody in this case."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from complaint_kit.law.matching import STEPS, Displaced, Match, TakenOver
from complaint_kit.law.model import Law, Note
from complaint_kit.law.rights import Right


def tells(law: Law, note: Note, matches: Iterable[Match], facts: Mapping[str, Any], wanted: Container[Right]) -> bool:
    """Whether a note of the law may be told in this case: what works instead also where the law does not cover it, what
    is said of rights that the law gives only where it may give one of them here, and one that is wanted. What is for
    one kind of organisation is not told of one of which nobody knows the kind, where a general law may be for it."""
    own = [one for one in matches if one.law.id == law.id]
    if note.covered and _all_ruled_out([one for one in own if one.rule.gives not in STEPS] or own):
        return False
    if note.kind == "works_instead":
        return True
    about = [one for one in own if one.rule.gives in note.rights]
    about = [one for one in about if one.rule.gives in wanted] or about
    reached = True if law.covers is None else law.covers.holds(facts)
    if reached is None and law.ladder and not law.beside:  # a law with letters of its own
        reached = law.general or not any(one.law.general and one.possible for one in matches)
    return reached is not False and not (about and _all_ruled_out(about))


def _all_ruled_out(rights: Iterable[Match]) -> bool:
    """Whether none of these rights can apply, now or once it is in force, by what its conditions say, or because
    another rule or law goes before it."""
    return all(
        isinstance(one.ruled_out, Displaced | TakenOver)
        or any(part.holds(one.facts) is False for part in one.conditions)
        for one in rights
    )
