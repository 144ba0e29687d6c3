"""What the person wants, of what and where to look; by what they are known; who else is part of the matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from complaint_kit.letters.markup import escape
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.about import Other
from complaint_kit.situation.case import Case, Wish
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.wishes import Wishes, rights_of


def wanting(matter: Matter, library: Library) -> dict[str, Any]:
    """For words: `of` (a right), `places` to look, `corrections`, `known_by`; `mandate` under which somebody acts,
    `others` in the matter, `competence` of an authority that is not that of the home; all empty if nothing."""
    case, wishes = matter.situation.case, library.wishes
    corrected = matter.granted.intersection(rights_of(wishes, ["correct"], matter.situation.facts))
    return {
        "known_by": ", ".join(_known_by(case.about.knows_me_as)),
        "others": [_other(one, matter, library) for one in case.about.others],
        "competence": _competence(matter, library),
        "of": lambda right: _named(right, case, wishes, matter),
        "places": tuple(dict.fromkeys(one.where for one in case.want if one.where)),
        "corrections": tuple(
            _correction(one, case) for one in case.want if one.wish == "correct" and one.of and not corrected
        ),
        "mandate": {
            **{"signed": case.acting.signed, "scope": case.acting.scope, "until": case.acting.until},
            "exhibit": case.acting.authority or "",
        },
    }


def _other(one: Other, matter: Matter, library: Library) -> dict[str, Any]:
    """Somebody else in the matter, `written` if there is a case with a letter to them."""
    return {
        "name": legal_name(one.name, matter.situation, library),
        "role": one.role,
        "because": (one.because or "").strip().rstrip("."),
        "is_to_me": one.is_to_me or "",
        "written": one.answers_for_itself and one.case is not None,
    }


def legal_name(name: str, situation: Situation, library: Library) -> str:
    """The legal person behind the name of an organisation that the packs know; any other name as it was typed."""
    known = library.find_organisation(name)
    entity = known.entity_for(situation.reach, situation.today) if known else None
    return entity.name if entity else known.name if known else name


def _competence(matter: Matter, library: Library) -> dict[str, Any]:
    """What ties the person to the recommended authority, where they do not live there: `work` or `then`, and the place
    by language; both empty where nothing does."""
    office = next((one.authority.place for one in matter.candidates if one.recommended), None)
    facts = matter.situation.facts
    if office is None or office in library.reach(matter.situation.residence):
        return {"tie": "", "place": {}}
    ties = (("work", facts.get("work_place")), ("then", facts.get("home_then")))
    found = next(((tie, str(place)) for tie, place in ties if place and office in library.reach(str(place))), None)
    tie, place = found or ("", "")
    return {"tie": tie, "place": dict(library.place(place).name) if place else {}}


def _named(right: Any, case: Case, wishes: Wishes, matter: Matter) -> list[str]:
    """Of what the person wants it, in their words: one text for each wish that means the right and says so, of which
    only the last may end in a full stop, since words join them."""
    told = [(one, one.of) for one in case.want if one.of]
    mine = [of for one, of in told if right in rights_of(wishes, [one.wish], matter.situation.facts)]
    texts = list(dict.fromkeys(mine))
    return [escape(one.rstrip().removesuffix(".")) for one in texts[:-1]] + [escape(one) for one in texts[-1:]]


def _correction(wish: Wish, case: Case) -> dict[str, str]:
    """What is wrong, what is right, and what shows it: in the words of the person, else as the exhibit is called."""
    called = next((one.is_ for one in case.exhibits if one.id == wish.exhibit), None)
    found = {"wrong": wish.of, "right": wish.detail.get("what_is_right"), "exhibit": wish.exhibit}
    found["proof"] = wish.detail.get("proof") or called
    return {name: str(text) if text else "" for name, text in found.items()}


def _known_by(names: dict[str, str]) -> Iterable[str]:
    """What lets them find the person; a kind that says no more than that it is an account is left out."""
    return (name if kind == "account" else f"{kind} {name}" for kind, name in names.items())
