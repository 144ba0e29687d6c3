"""Which part of the case each question fills, both ways: answers by question into a case, and a case as answers.

Questions, conditions, lists of people and letters know an answer by the id of its question; the case file keeps it
where it belongs. What no place of its own is meant for stands under `facts`, or in the `detail` of the wish it belongs
to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from complaint_kit.situation import complained
from complaint_kit.situation.about import Other
from complaint_kit.situation.case import Case, Home, Wish, WishId
from complaint_kit.situation.wishes import Wishes, questions_of, wished

# The questions whose answers have a place of their own, and where it is.
PLACES: Mapping[str, tuple[str, ...]] = {
    "full_name": ("me", "name"),
    "email": ("me", "email"),
    "phone": ("me", "phone"),
    "address": ("me", "address"),
    "birth_year": ("me", "birth_year"),
    "residence": ("me", "lives_in"),
    "work_place": ("me", "works_in"),
    "letter_language": ("letter_language",),
    "organisation": ("about", "organisation", "name"),
    "organisation_sector": ("about", "organisation", "sector"),
    "organisation_place": ("about", "organisation", "place"),
    "organisation_address": ("about", "organisation", "address"),
    "organisation_email": ("about", "organisation", "email"),
    "is_to_me": ("about", "is_to_me"),
    "account_identifiers": ("about", "knows_me_as", "account"),
    "acting_for": ("acting", "for_"),
    "represented_name": ("acting", "person", "name"),
    "represented_lives_in": ("acting", "person", "lives_in"),
    "represented_born": ("acting", "person", "birth_date"),
    "mandate_date": ("acting", "signed"),
    "complainant": ("acting", "complainant"),
    "practices": ("record", "confirmed"),
    "happened": ("happened",),
    "papers": ("papers",),
    "harm": ("at_stake", "harm"),
    "decide_by": ("at_stake", "decide_by"),
    "decide_because": ("at_stake", "because"),
}
# The same by the part of the case in which they stand, which is looked up once for all of them.
_IN_PARTS: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]] = {
    part: tuple((id_, path[-1]) for id_, path in PLACES.items() if path[:-1] == part)
    for part in dict.fromkeys(path[:-1] for path in PLACES.values())
}
# Answers in today's questions and files, and the case's word for them.
_CASE_WORDS: Mapping[str, Mapping[str, str]] = {
    "acting_for": {"represented_person": "person", "member": "group"},
}
_QUESTION_WORDS = {id_: {said: word for word, said in words.items()} for id_, words in _CASE_WORDS.items()}
_WISHES = "wishes"
_THEN = "home_then"  # where the person lived when it happened: worked out of their homes and that day

_OTHER_NAME = "other_name"  # the first of the others in the matter
# Answers put in their place below.
WORKED_IN = frozenset({_THEN, _OTHER_NAME, "other_role", "other_because", *complained.QUESTIONS})


def filled(
    case: Case,
    answers: Mapping[str, Any],
    wishes: Wishes,
    presets: tuple[WishId, ...],
    beside: Mapping[str, Any] = MappingProxyType({}),
) -> Case:
    """The case with these answers in their places. A question that was skipped (None) empties its place.

    `presets` are the wishes that the grievance always means, `beside` parts of the case that no question fills.
    """
    ours = {_WISHES, *(id_ for kind in wishes.values() for id_ in kind.answers)}
    want = _wishes(case, answers, wishes, presets, says_wishes=not ours.isdisjoint(answers))
    ours.update(questions_of({wish.wish: wishes[wish.wish] for wish in want}))
    tree: dict[str, Any] = {}
    facts = dict(case.facts)
    for id_, value in answers.items():
        if id_ in PLACES:
            _plant(tree, PLACES[id_], _in_case_words(id_, value))
        elif id_ not in ours and id_ not in WORKED_IN:
            facts[id_] = value
    if answers.get(_THEN) and answers[_THEN] != case.lived_then:
        _plant(tree, ("me", "lived_in"), (Home(place=answers[_THEN]),))
    if _OTHER_NAME in answers:
        _plant(tree, ("about", "others"), _others(case, answers))
    if not complained.QUESTIONS.isdisjoint(answers):
        _plant(tree, ("papers",), complained.told(case, answers))
    known = {id_: value for id_, value in facts.items() if value is not None}
    grown: Case = _grown(case, {**tree, "facts": known, "want": want, **beside})
    return grown


def answers_of(case: Case, wishes: Wishes) -> dict[str, Any]:
    """The case as answers by question; what nobody answered is absent."""
    found: dict[str, Any] = {}
    for path, leaves in _IN_PARTS.items():
        part: Any = case
        for name in path:
            part = getattr(part, name, None)
        if isinstance(part, dict):
            found |= {id_: part.get(leaf) for id_, leaf in leaves}
        elif part is not None:
            found |= {id_: getattr(part, leaf) for id_, leaf in leaves}
    found |= {id_: words.get(found[id_], found[id_]) for id_, words in _QUESTION_WORDS.items() if id_ in found}
    found[_THEN] = case.lived_then
    if case.acting.article_80:
        found["article_80_active_in"] = case.acting.article_80.active_in
    found |= complained.answers(case)
    if other := _asked_for(case):
        found |= {_OTHER_NAME: other.name, "other_role": other.role, "other_because": other.because}
    found[_WISHES] = tuple(wish.wish for wish in case.want)
    for wish in case.want:
        kind = wishes[wish.wish]
        found |= wish.detail
        found |= {id_: value for id_, value in ((kind.of, wish.of), (kind.where, wish.where)) if id_ and value}
        for id_, word in kind.says.items():
            found[id_] = tuple(dict.fromkeys((*(found.get(id_) or ()), word)))
    return {id_: value for id_, value in {**found, **case.facts}.items() if value not in (None, "", (), {})}


def _asked_for(case: Case) -> Other | None:
    """The one of the others that the interview asks for: an organisation, not an office."""
    return next((one for one in case.about.others if one.answers_for_itself or one.role == "processor"), None)


def _others(case: Case, answers: Mapping[str, Any]) -> tuple[Other, ...]:
    """The others in the matter, the first as these answers tell it; without it, if nobody is named any more."""
    first = _asked_for(case) or Other(name="")
    rest = tuple(one for one in case.about.others if one is not first)
    if not answers[_OTHER_NAME]:
        return rest
    told = {"name": answers[_OTHER_NAME], "because": answers.get("other_because")}
    role = {"role": answers["other_role"]} if answers.get("other_role") else {}
    return (first.model_copy(update={**told, **role}), *rest)


def _wishes(
    case: Case, answers: Mapping[str, Any], wishes: Wishes, presets: tuple[WishId, ...], *, says_wishes: bool
) -> tuple[Wish, ...]:
    """The wishes that the answers name, or else those there are, each with the answers that belong to it.

    `says_wishes`: the answers say what is wanted, and so replace what was wanted before.
    """
    before = {wish.wish: wish for wish in case.want}
    named = wished(wishes, answers)
    listed = (*presets, *(named if says_wishes else (*before, *named)))
    return tuple(_wish(before.get(id_) or _untold(id_), answers, wishes) for id_ in dict.fromkeys(listed))


@cache
def _untold(id_: WishId) -> Wish:
    """The wish without anything that belongs to it."""
    return Wish(wish=id_)


def _wish(wish: Wish, answers: Mapping[str, Any], wishes: Wishes) -> Wish:
    kind = wishes[wish.wish]
    detail = {id_: answers[id_] for id_ in kind.details if answers.get(id_) is not None}
    update: dict[str, Any] = {"detail": {**wish.detail, **detail}} if detail else {}
    for name, id_ in (("of", kind.of), ("where", kind.where)):
        if id_ and answers.get(id_):
            update[name] = answers[id_]
    return wish.model_copy(update=update) if update else wish


def settled(case: Case, wishes: Wishes) -> Case:
    """The case with what stands under `facts` and belongs to one of its wishes put to that wish, where letters look
    for it; what the wish itself says stays."""
    want = tuple(_with_facts(wish, case.facts, wishes) for wish in case.want)
    return case if want == case.want else case.model_copy(update={"want": want})


def _with_facts(wish: Wish, facts: Mapping[str, Any], wishes: Wishes) -> Wish:
    kind = wishes[wish.wish]
    told = {kind.of if wish.of else None, kind.where if wish.where else None, *wish.detail}
    return _wish(wish, {id_: value for id_, value in facts.items() if id_ not in told}, wishes)


def _in_case_words(id_: str, value: Any) -> Any:
    return _CASE_WORDS[id_].get(value, value) if id_ in _CASE_WORDS else value


def _plant(tree: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *branches, leaf = path
    for branch in branches:
        tree = tree.setdefault(branch, _Branch())
    tree[leaf] = value


class _Branch(dict[str, Any]):
    """What goes into the parts of a model, as opposed to a value that is a mapping itself."""


def _grown(part: Any, tree: Mapping[str, Any]) -> Any:
    """The model with all values of the tree; each model on the way is copied once, or made where it is missing."""
    if isinstance(part, dict):
        return {key: value for key, value in {**part, **tree}.items() if value is not None}
    update = {name: _value_of(part, name, value) for name, value in tree.items()}
    return part.model_copy(update=update)


def _value_of(part: BaseModel, name: str, value: Any) -> Any:
    if isinstance(value, _Branch):
        below = getattr(part, name)
        return _grown(_empty(part, name) if below is None else below, value)
    return type(part).model_fields[name].get_default(call_default_factory=True) if value is None else value


def _empty(part: BaseModel, name: str) -> BaseModel:
    """A new one of the model that may stand in that place."""
    kinds: Iterable[Any] = getattr(type(part).model_fields[name].annotation, "__args__", ())
    return next(kind() for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
