"""Who writes, of whose data, and how the addressee can file the letter: names, and the forms that sentences need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.law.rights import Right
from complaint_kit.letters.markup import escape
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Case

# A number that the person wrote with its name before it: "Kundenkarte 2091-448-7", "customer no. 70-118".
_LABELLED = re.compile(r"([^\W\d_][^\d@:/]*?):? +([\w./-]*\d[\w./-]*)")


def names_home(address: Iterable[str], code: str, name: str) -> bool:
    """Whether the address says that place itself: "Erie, PA 16501" does for US-PA, "Leeds, England" for GB-ENG."""
    state = code.rpartition("-")[2]
    says_it = re.compile(rf"(?:^|, ){re.escape(name)}(?: \d{{5}}(?:-\d{{4}})?)?$|\b{state} \d{{5}}\b")
    return any(map(says_it.search, address))


def who(case: Case, words: Mapping[str, Any], family: str) -> dict[str, Any]:
    """Whose data it is, in the forms of the language (`data`, `about`, `me`, ...), and in the terms of the family of
    laws where it has its own; `self`: the writer's own."""
    all_forms = words["letter"]["who"]
    forms: Mapping[str, Mapping[str, str]] = all_forms.get("in_family", {}).get(family, all_forms)
    name = _other(case)
    if not name:
        return {"self": True, **forms["self"]}
    return {"self": False, **{form: text.format(name=name) for form, text in forms["other"].items()}}


def firm(name: str, words: Mapping[str, Any]) -> dict[str, str]:
    """The organisation as a sentence names it, by case (`acc`, `dat`): with an article where the language has one for a
    name that ends, or begins, like that."""
    forms: Mapping[str, Any] = words["letter"]["firm"]
    groups = (forms, *forms.get("others", ()))
    found: Mapping[str, Any] = next((one for one in groups if _is_of(one, name)), {})
    return {case: str(found.get(case, "{name}")).format(name=name) for case in ("acc", "dat")}


def _is_of(group: Mapping[str, Any], name: str) -> bool:
    return name.endswith(tuple(group.get("ends", ()))) or name.startswith(tuple(group.get("starts", ())))


def right_names(case: Case, words: Mapping[str, Any], family: str, asked: tuple[Right, ...] = ()) -> dict[str, str]:
    """What letters call each right, under laws of that family: "access to my data", or to the data of whom the writer
    speaks for; a right that several wishes mean by the one of them that the person has; one whose name takes in that
    of another right that is `asked` for by what it is beside that."""
    known = {**words["rights"], **words.get("rights_in_family", {}).get(family, {})}
    wanted = {wish.wish for wish in case.want}
    for right, by_wish in words.get("rights_by_wish", {}).get(family, {}).items():
        meant = [text for wish, text in by_wish.items() if wish in wanted]
        known |= {right: meant[0]} if len(meant) == 1 else {}
    for right, beside in words.get("rights_beside", {}).get(family, {}).items():
        known[right] = next((text for other, text in beside.items() if other in asked), known[right])
    whose: Mapping[str, Mapping[str, str]] = words["letter"]["rights"]
    name = _other(case)
    return known | {right: text.format(name=name) for right, text in whose["other" if name else "self"].items()}


def document_names(words: Mapping[str, Any], family: str) -> Mapping[str, str]:
    """What each kind of document is called, under laws of that family: what Swiss law knows is a report."""
    return {**words["documents"], **words.get("documents_in_family", {}).get(family, {})}


def phrases_of(case: Case, words: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """The phrases of letters, those that say whose something is with the name of whom the writer speaks for."""
    name = _other(case)
    another: Mapping[str, Mapping[str, str]] = words["letter"]["phrases_for_another"] if name else {}
    said = {id_: {key: text.format(name=name) for key, text in phrases.items()} for id_, phrases in another.items()}
    return {**words["letter"]["phrases"], **said}


def _other(case: Case) -> str:
    """The name of the person whose data it is, where somebody writes for another; empty where nobody does."""
    person = case.acting.person
    return "" if case.acting.for_ == "myself" or person is None else person.name or ""


def in_their_name(phrase: str, case: Case, words: Mapping[str, Any]) -> str:
    """What the law lets a person ask for ("stop selling my personal data"), as it reads where somebody writes for
    another: with that person's name. A language that does not say how leaves it as it is."""
    instead: Mapping[str, str] = words["letter"]["who"].get("instead", {})
    name = escape(_other(case))
    if not name or not instead:
        return phrase
    mine = "|".join(sorted(map(re.escape, instead), key=len, reverse=True))
    return re.sub(rf"\b({mine})\b", lambda found: instead[found[0]].format(name=name), phrase)


def identification(matter: Matter, words: Mapping[str, Any], locale: str, *, born: bool) -> tuple[dict[str, str], ...]:
    """The block above the salutation, a label and a value each: the reference, and by what they know the person; with
    `born` also when a child was born.

    Nothing of a way by which the person must not be reached.
    """
    labels = words["letter"]["identification"]
    lines = _lines(matter.situation.case, labels, locale, born=born)
    return tuple({"label": wording.capitalised(label), "value": value} for label, value in lines)


def _lines(case: Case, labels: Mapping[str, str], locale: str, *, born: bool) -> Iterator[tuple[str, str]]:
    reference = reference_of(case)
    if reference:
        yield labels["reference"], reference
    person = case.acting.person
    if case.acting.for_ != "myself" and person and person.name:
        yield labels["person"], person.name
        if born and person.birth_date:
            yield labels["born"], wording.long_date(person.birth_date, locale)
    for kind, name in case.about.knows_me_as.items():
        labelled = _LABELLED.fullmatch(name) if kind == "account" else None
        yield (labelled[1], labelled[2]) if labelled else (labels["account"] if kind == "account" else kind, name)
    if case.me.phone and case.me.reach_me.not_by != "phone":
        yield labels["phone"], case.me.phone


def reference_of(case: Case) -> str:
    """Our reference, the same in every letter of the case: initials, and the day on which the case began; empty for a
    case that says neither."""
    if case.started is None or not case.me.name:
        return ""
    initials = "".join(part[0] for part in case.me.name.split() if part[0].isalpha())
    return f"{initials.upper()}-{case.started:%Y%m%d}" if initials else ""
