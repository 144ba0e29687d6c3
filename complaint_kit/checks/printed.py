"""What is told and what is cited comes out somewhere: answers are read by a letter or a rule, citations printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf, conditions_of_law
from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.templating import templates
from complaint_kit.law.conditions import Condition
from complaint_kit.law.model import Law, Rule
from complaint_kit.law.steps import DocumentKind
from complaint_kit.situation.filling import PLACES, WORKED_IN
from complaint_kit.situation.interview import Interview, Question

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_CITED = re.compile(r'"([a-z_]+\.[a-z_]+)"')  # cite("access.copy")
_OF_ANY_RIGHT = re.compile(r'"\.([a-z_]+)"')  # cite(right ~ ".time_limit")
_OF_MAIN = re.compile(r'"main\.([a-z_]+)"')  # under("main.free"): of whichever right a request is about
# Whom the letter is to, who writes and what they want: parts of the case that the kit itself reads.
_OF_THE_CASE = PLACES.keys() | WORKED_IN | {"wishes", "organisation_new", "letter_form"}


_IN_CORRECTIONS = frozenset({"what_is_right", "proof"})  # letters say them by `corrections`, each with what is wrong


def unread_answers(shelf: Shelf) -> Iterator[Finding]:
    """Whatever somebody is asked is read: by a letter of the scenario under that family of laws, or by a condition."""
    families = sorted({law.content.family for law in shelf.laws})
    # Of what, and where to look: a case keeps it with the wish, and letters ask for it by the right.
    tested = _tested(shelf) | {id_ for kind in shelf.library.wishes.values() for id_ in (kind.of, kind.where) if id_}
    for sheet in shelf.interviews:
        waited_for = {id_ for one in sheet.content.questions if one.ask_if for id_ in one.ask_if.facts}
        for family in families:
            texts = _letters(shelf, sheet.content.id, family)
            for question in _asked_under(shelf, sheet, family) if texts else ():
                said = _IN_CORRECTIONS if "corrections" in texts else frozenset()
                known = question.id in _OF_THE_CASE | tested | waited_for | said
                if not known and not re.search(rf"\b{question.id}\b", texts):
                    yield Finding(
                        "unread_answers",
                        shelf.question_place(sheet, question.id),
                        f"'{question.id}' is asked, and no letter of {sheet.content.id} under {family} says it",
                        _READ,
                    )


_READ = "Let a letter say it ({{ answers.what_happened }}), or ask it only where one does: ask_if."


def _letters(shelf: Shelf, scenario: str, family: str) -> str:
    """All that the letters of the scenario are made of under that family; nothing if it has no request of its own."""
    library = shelf.library
    steps: tuple[DocumentKind, ...] = (
        "request", "reminder", "reply", "appeal", "controller_complaint", "complaint", "review", "progress",
    )  # fmt: skip
    made = [find_composition(library, scenario, family, kind, language) for kind in steps for language in _LANGUAGES]
    if not (made[0] and (made[0].outline or made[0].files[0].startswith(f"{scenario}/"))):
        return ""
    left = [name for one in made if one for name in one.files]
    seen: dict[str, None] = {}
    while left:
        name = left.pop()
        if name not in seen:
            seen[name] = None
            left += templates(library).includes(name) if name.endswith(".md.j2") else ()
    return "\n".join(_COMMENT.sub("", library.template(name)[0]) for name in seen)


_LANGUAGES = ("en",)  # each letter is in all languages alike: another check sees to it


def _asked_under(shelf: Shelf, sheet: Sheet[Interview], family: str) -> Iterator[Question]:
    """The questions that somebody whom a law of the family protects is asked, as far as their home decides that."""
    reach = shelf.library.reach
    protected = {place for law in shelf.laws if law.content.family == family for place in law.content.applies_in}
    homes = [{"residence": code, "region": reach(code)} for code in shelf.library.places if protected & reach(code)]
    ids = {question.id for question in sheet.content.questions}
    asked: set[str] = set()
    for question in sheet.content.questions:
        waits_for = question.ask_if.facts & ids if question.ask_if else frozenset()
        if waits_for <= asked and _at_one(question.ask_if, homes):
            asked.add(question.id)
            yield question


def _at_one(condition: Condition | None, homes: list[dict[str, Any]]) -> bool:
    return condition is None or any(condition.holds(home) is not False for home in homes)


def _tested(shelf: Shelf) -> set[str]:
    """The facts that a law, a wish the choice of an authority or another fact looks at."""
    laws = (condition for law in shelf.laws for condition in conditions_of_law(law.content))
    wishes = (one.if_ for wish in shelf.library.wishes.values() for one in wish.rights if one.if_)
    offices = (one.when for one in shelf.routing.content.specialities if one.when)
    meant = {wish.told_by for wish in shelf.library.wishes.values() if wish.told_by}
    follows = (one.if_ for one in shelf.library.follows)
    return meant | {test.fact for one in (*laws, *wishes, *offices, *follows) for test in one.tests()}


def unprinted(shelf: Shelf) -> Iterator[tuple[Law, list[str]]]:
    """The citations of each law, as `right.key`, that no letter cites and no deadline names."""
    texts = [_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in shelf.templates.values()]
    cited = {found for text in texts for found in _CITED.findall(text)}
    of_any = {"right"} | {found for text in texts for found in _OF_ANY_RIGHT.findall(text)}
    of_main = of_any | {found for text in texts for found in _OF_MAIN.findall(text)}
    for sheet in shelf.laws:
        rules = sheet.content.rules
        keys = {name for one in rules for name in _keys(one, of_main if "request" in one.documents else of_any)} - cited
        if keys:
            yield sheet.content, sorted(keys)


def _keys(rule: Rule, of_any: set[str]) -> Iterator[str]:
    timed = {deadline.cite for deadline in rule.deadlines}
    yield from (f"{rule.gives}.{key}" for key in rule.cite if key not in timed | of_any)
