"""Ladders: each step rests on a right, and leads to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.law.model import Deadline, Law, Rule
from complaint_kit.law.offices import Authority, Role
from complaint_kit.law.steps import DocumentKind, Step, ToRole


def ladders(shelf: Shelf) -> Iterator[Finding]:
    """A step of the ladder needs a right that the law of the place has, and waits for a letter that the ladder has."""
    for sheet in shelf.laws:
        rules = _rules_everywhere(shelf, sheet.content)
        documents = {step.document for step in sheet.content.ladder}
        for index, step in enumerate(sheet.content.ladder):
            for problem in _missing(step, rules, documents):
                yield Finding("ladders", sheet.at("ladder", index), problem, _STEP)


_STEP = """Name a right and letters that exist:
{document: complaint, to: authority, needs: regulator_complaint, opens: [appeal.silence, appeal.refusal]}"""
_WITHOUT_LETTER = frozenset({"at_once", "conduct", "imminent"})


def _rules_everywhere(shelf: Shelf, law: Law) -> list[tuple[Rule, ...]]:
    """For each place in which the law applies, all rules that people there have."""
    return [tuple(rule for one in shelf.laws_of(place) for rule in one.rules) for place in law.applies_in]


def _missing(step: Step, rules: list[tuple[Rule, ...]], documents: set[DocumentKind]) -> Iterator[str]:
    if step.needs and not all(any(rule.gives == step.needs for rule in here) for here in rules):
        yield f"the step '{step.document}' needs '{step.needs}', which no law of the place gives"
    timed = {deadline.of for here in rules for rule in here for deadline in rule.deadlines}
    if not step.openings:
        yield f"nothing opens the step '{step.document}'"
    for opening, _ in step.openings:
        if opening.what not in _WITHOUT_LETTER and opening.letter not in documents:
            yield f"the step '{step.document}' waits for '{opening.letter}', which is no step of this ladder"
        elif opening.what == "silence" and opening.letter not in timed:
            yield f"the step '{step.document}' waits for silence after the {opening.letter}, from which no period runs"


def starts(shelf: Shelf) -> Iterator[Finding]:
    """Every period has something that starts it: a letter of a ladder, the end of a period that a day starts, or the
    notice of a longer time for a period of the same rule."""
    for sheet in shelf.laws:
        sent = {(step.document, step.to) for law in _laws_around(shelf, sheet.content) for step in law.ladder}
        for index, rule in enumerate(sheet.content.rules):
            for number, deadline in enumerate(rule.deadlines):
                for problem, mend in _never_runs(rule, deadline, sent):
                    yield Finding("starts", sheet.at("rules", index, "deadlines", number), problem, mend)


def _never_runs(rule: Rule, deadline: Deadline, sent: set[tuple[DocumentKind, ToRole]]) -> Iterator[tuple[str, str]]:
    """Why nothing ever starts the period, and how to mend it."""
    for id_ in deadline.from_.after:
        if _runs_in_a_ring(rule, deadline.id, id_):
            problem = f"'{deadline.id}' starts at the end of '{id_}', which no day starts"
            yield problem, "Name a deadline of the same rule that starts from a day."
    if deadline.only_if and deadline not in map(rule.longer, rule.deadlines):
        problem = f"'{deadline.id}' counts after a notice of a longer time, but lengthens no period of its rule"
        yield problem, "Call it after the period: `extended` beside `answer`, `decision_extended` beside `decision`."
    if not deadline.from_.of_case and (deadline.of, deadline.addressee) not in sent:
        problem = f"no ladder here sends the {deadline.of} to the {deadline.addressee} from which '{deadline.id}' runs"
        yield problem, "Add the step to the ladder, or say with `of` and `to` which letter starts it."


def _runs_in_a_ring(rule: Rule, id_: str, after: str) -> bool:
    """Whether following the ends leads to no deadline, or back to where it began."""
    seen = {id_}
    while True:
        found = rule.deadline(after)
        if found is None or after in seen:
            return True
        if not found.from_.after:
            return False
        seen.add(after)
        after = found.from_.after[0]


def unmade(shelf: Shelf) -> Iterator[Finding]:
    """Every document that a rule is for is a step of some ladder where people have the rule: no other way makes it."""
    for sheet in shelf.laws:
        made = _made_around(shelf, sheet.content)
        for index, rule in enumerate(sheet.content.rules):
            lost = [document for document in rule.documents if document not in made]
            if lost:
                yield Finding(
                    "unmade",
                    sheet.at("rules", index, "documents"),
                    f"no step of a ladder makes the {', '.join(lost)} of {sheet.content.id}/{rule.id}",
                    "Add the step to the ladder, or take the document out of the rule:\n"
                    "ladder:\n  - {document: complaint, to: authority, opens: [refused, overdue], after: request}",
                )


def _made_around(shelf: Shelf, law: Law) -> set[DocumentKind]:
    """The documents that the ladder of the law makes, or that of another law of one of its places."""
    return {step.document for one in _laws_around(shelf, law) for step in one.ladder}


def _laws_around(shelf: Shelf, law: Law) -> tuple[Law, ...]:
    """The law, and all others of the people whom it reaches."""
    people = [code for code in shelf.library.places if shelf.library.reach(code) & set(law.applies_in)]
    return (law, *(one for code in people for one in shelf.laws_of(code)))


def addressees(shelf: Shelf) -> Iterator[Finding]:
    """Wherever a law lets people complain, some authority takes the complaint."""
    offices = {code: _offices_at(shelf, code) for code in shelf.library.places}
    for sheet in shelf.laws:
        roles = {code: _roles(offices[code], sheet.content) for code in offices}
        people = [code for code in roles if shelf.library.reach(code) & set(sheet.content.applies_in)]
        for index, rule in enumerate(sheet.content.rules):
            role = rule.complaint_goes_to if "complaint" in rule.documents else None
            lost = [code for code in people if role and role not in roles[code] and _reaches(rule, code)]
            if lost:
                yield Finding(
                    "addressees",
                    sheet.at("rules", index, "complaint_goes_to"),
                    f"no {role} takes complaints from {', '.join(lost)}",
                    "Add it to the authorities.yaml of the place, or name another role.",
                )


def _reaches(rule: Rule, residence: str) -> bool:
    return rule.when is None or rule.when.holds({"residence": residence}) is not False


def _offices_at(shelf: Shelf, code: str) -> list[Authority]:
    """All authorities of the place, of what it belongs to and of its parts."""
    reach = shelf.library.reach
    offices = (one for sheet in shelf.authorities for one in sheet.content.authorities)
    return [one for one in offices if one.place in reach(code) or code in reach(one.place)]


def _roles(offices: list[Authority], law: Law) -> set[Role]:
    """The roles of those that take complaints under that law."""
    return {one.role for one in offices if not one.under or law.id in one.under}


_OF_ONE_FIELD: frozenset[Role] = frozenset({"health", "finance", "telecoms"})


def named_for(shelf: Shelf) -> Iterator[Finding]:
    """An authority is named only where its law applies: one of a single field says under which laws it acts."""
    known = {sheet.content.id: sheet.content for sheet in shelf.laws}
    for sheet in shelf.authorities:
        for index, one in enumerate(sheet.content.authorities):
            if one.role in _OF_ONE_FIELD and not one.under:
                problem = f"{one.id} is for {one.role} only, but would be named under every law"
                yield Finding("named_for", sheet.at("authorities", index), problem, _UNDER)
            for id_ in one.under:
                if id_ not in known or not any(one.role == rule.complaint_goes_to for rule in known[id_].rules):
                    problem = f"no rule of '{id_}' sends complaints to a {one.role}, so that {one.id} is never named"
                    yield Finding("named_for", sheet.at("authorities", index, "under"), problem, _UNDER)


_UNDER = "Write the laws whose complaints it takes: under: [us.hipaa]."
