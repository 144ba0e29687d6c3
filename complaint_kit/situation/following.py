"""Facts that follow from others: from what an organisation is to the person, from its size, or because hardly any are
otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from complaint_kit.law.conditions import Condition
from complaint_kit.law.entry import Model
from complaint_kit.situation.about import IsToMe


class Following(Model):
    """Facts that follow where a condition holds, unless something else is known of them. `presumed`: nobody said so;
    under that name the words (`presumed`) tell what was taken for granted. `instead`: they take the place of what is
    known."""

    if_: Condition = Field(alias="if")
    then: dict[str, Any]
    presumed: str | None = None
    instead: bool = False


class IsToMeFile(Model):
    """`templates/_shared/is_to_me.yaml`: what follows from what an organisation is to the person, and from other facts;
    an earlier line goes before a later one."""

    is_to_me: dict[IsToMe, dict[str, Any]] = {}
    follows: tuple[Following, ...] = ()


# What no law finds named still stands for something: nobody told the person on what a company relies.
_UNTOLD = {"legal_basis": "not_told"}


def following(follows: Iterable[Following], known: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the known facts and from one another; under `presumed`, the names of what nobody said."""
    found: dict[str, Any] = {}
    presumed: list[str] = []
    both = dict(known)  # what is known goes before what follows
    for one in follows:
        open_ = {id_: value for id_, value in one.then.items() if id_ not in known and id_ not in found}
        new = one.then if one.instead else open_
        if new and one.if_.holds(both):
            found |= new
            both |= {id_: value for id_, value in new.items() if id_ not in known}
            presumed += [one.presumed] if one.presumed else []
    unsaid = {id_: value for id_, value in _UNTOLD.items() if id_ not in known}
    return {**unsaid, **found, "presumed": tuple(presumed)}


def settings(follows: Iterable[Following], fact: str) -> tuple[Mapping[str, Any], ...]:
    """What follows from each value of that fact."""
    return tuple(one.then for one in follows if any(test.fact == fact for test in one.if_.tests()))
