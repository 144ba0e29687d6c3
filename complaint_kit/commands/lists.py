"""`list`: what the kit knows, as a table or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.letter_list import listed, reached
from complaint_kit.drafting.screen import Screen
from complaint_kit.law.dates import Period
from complaint_kit.law.model import Law, Rule
from complaint_kit.law.offices import ForMany

Row = dict[str, Any]


def show(options: argparse.Namespace) -> int:
    """Prints one list."""
    library = shared.library(options)
    screen = shared.screen(options, library)
    if options.json:  # for programs: the same in every language
        shared.print_json(list(LISTS[options.kind](Screen(library), options.as_of)))
        return DONE
    columns, words = _COLUMNS[options.kind], screen.words()["screen"]
    rows = LISTS[options.kind](screen, options.as_of)
    headings = tuple(words["lists"][column] for column in columns)
    shared.print_table(headings, [tuple(_said(row[column], screen) for column in columns) for row in rows])
    return DONE


def _said(value: Any, screen: Screen) -> str:
    """A cell of the table, in the language of the screen."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return str(screen.words()["screen"]["yes" if value else "no"]).casefold()
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def laws(screen: Screen, today: date) -> Iterable[Row]:
    """One row a law."""
    for law in map(screen.library.law, screen.library.law_ids()):
        yield {
            "id": law.id,
            "jurisdiction": ", ".join(law.applies_in),
            "name": screen.said(law.name),
            "in_force": law.in_force.covers(today),
            "from": law.in_force.from_.isoformat(),
            "until": law.in_force.until.isoformat() if law.in_force.until else None,
            "verified": law.verified.on.isoformat() if law.verified else None,
            "source": law.source.url,
        }


def rights(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each law and rule, in each of its versions."""
    for law in map(screen.library.law, screen.library.law_ids()):
        for rule in law.rules:
            yield _right(law, rule, today, screen)


def _right(law: Law, rule: Rule, today: date, screen: Screen) -> Row:
    span = law.span_of(rule)
    verified = law.verified_of(rule)
    return {
        "law": law.id,
        "rule": rule.id,
        "right": rule.gives,
        "citation": screen.said(rule.cite["right"].words),
        "response": _period(rule, "answer"),
        "extension": _extension(rule),
        "opt_out": _period(rule, "opt_out"),
        "acknowledge": _period(rule, "acknowledge"),
        "appeal": _appeal(law, today),
        "agent": rule.agent,
        "complain_to": rule.complaint_goes_to,
        "source": law.source_of(rule).url,
        "verified": verified.on.isoformat() if verified else None,
        "doubt": rule.doubts,
        "in_force": law.has_in_force(rule, today),
        "from": span.from_.isoformat(),
        "until": span.until.isoformat() if span.until else None,
    }


def _period(rule: Rule, id_: str) -> str | None:
    deadline = rule.deadline(id_)
    return str(deadline.within) if deadline and deadline.within else None


def _extension(rule: Rule) -> str | None:
    """How much longer an answer may take than its first period, where both are in the same unit."""
    answer, extended = rule.deadline("answer"), rule.deadline("extended")
    if not (answer and extended and answer.within and extended.within) or answer.within.unit != extended.within.unit:
        return None
    return str(Period(extended.within.amount - answer.within.amount, answer.within.unit))


def _appeal(law: Law, today: date) -> dict[str, Any]:
    """Whether the law gives an internal appeal, and how long the decision on it may take."""
    versions = [rule for rule in law.rules if rule.gives == "appeal"]
    current = next((rule for rule in versions if law.span_of(rule).covers(today)), None)
    rule = current or (versions[0] if versions else None)
    return {"right": rule is not None, "days": _period(rule, "decision") if rule else None}


def authorities(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each authority in office today."""
    for one in screen.library.all_authorities():
        if one.in_force.covers(today):
            yield {
                "id": one.id,
                "name": one.name,
                "country": one.place,
                "address": list(one.address),
                "web_form": one.web_form,
                "email": one.email,
                "language": list(one.submissions),
                "role": one.role,
                "verified": one.verified.on.isoformat() if one.verified else None,
                "joint": _joint(one.joint, screen) if one.joint else None,
            }


def _joint(one: ForMany, screen: Screen) -> Row:
    """Whether the office takes one complaint for many (null: not read), what was read, and what is not certain."""
    read = one.verified.on.isoformat() if one.verified else None
    return {"takes": one.takes, "says": screen.said(one.says), "verified": read, "doubt": one.doubt}


def organisations(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each organisation with facts of its own."""
    for one in map(screen.library.organisation, screen.library.organisation_ids()):
        entities = [entity.name for entity in one.entities if entity.in_force.covers(today)]
        asked = sum(1 for entry in one.record if entry.asks)
        yield {"id": one.id, "name": one.name, "entities": entities, "practices": asked, "record": len(one.record)}


def scenarios(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each kind of grievance, in the order in which the wizard offers them."""
    headings = screen.words()["groups"]
    for group, ids in screen.library.grouped().items():
        for id_ in ids:
            yield {"id": id_, "title": screen.words(id_)["scenario"]["title"], "group": headings[group]}


def coverage(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each grievance and law that gives somebody with it a right today."""
    for one in scenarios(screen, today):
        for law in map(screen.library.law, screen.library.law_ids()):
            if rights := reached(screen.library, one["id"], law, today):
                yield {**one, "law": law.id, "family": law.family, "rights": list(rights)}


def languages(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each language of letters."""
    library = screen.library
    for code in library.languages():
        yield {"id": code, "laws": [id_ for id_ in library.law_ids() if code in library.law(id_).languages]}


def places(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each place."""
    for place in screen.library.places.values():
        yield {"code": place.code, "name": screen.said(place.name), "part_of": list(place.part_of)}


def packs(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each pack beside the shipped one: every command reads them."""
    for pack in screen.library.packs:
        yield {"name": pack.name, "folder": str(pack.folder)}


def letters(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each letter in which a right can be exercised."""
    for one in listed(screen.library):
        yield {
            "document": one.document,
            "family": one.family,
            "right": one.right,
            "language": one.language,
            "forms": list(one.forms),
        }


def layouts(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each layout of letters; `usual_in` are the places where letters are laid out so."""
    for file in map(screen.library.layout, screen.library.layouts()):
        places = [place.code for place in screen.library.places.values() if place.layout == file.id]
        yield {
            "id": file.id,
            "name": screen.said(file.name),
            "paper": file.paper,
            "usual_in": places,
            "windows": [one.envelope for one in file.windows],
            "source": file.source.url if file.source else None,
            "verified": file.verified.on.isoformat() if file.verified else None,
            "doubt": file.doubt,
        }


def forms(screen: Screen, today: date) -> Iterable[Row]:
    """One row for each authority with a form: how many fields it has, and the limits of those that have one."""
    library = screen.library
    for office in library.all_authorities():
        form = library.form(office, today) if office.in_force.covers(today) else None
        if form:
            yield {
                "authority": office.id,
                "name": screen.said(office.name_in),
                "form": form.id,
                "fields": len(form.fields),
                "limits": [field.limit for field in form.fields if field.limit],
                "web_form": form.url or office.web_form,
                "source": form.source.url,
                "verified": form.verified.on.isoformat() if form.verified else None,
                "doubt": form.doubt,
            }


LISTS: dict[str, Callable[[Screen, date], Iterable[Row]]] = {
    "laws": laws,
    "rights": rights,
    "authorities": authorities,
    "organisations": organisations,
    "scenarios": scenarios,
    "coverage": coverage,
    "languages": languages,
    "places": places,
    "packs": packs,
    "letters": letters,
    "layouts": layouts,
    "forms": forms,
}
_COLUMNS: dict[str, tuple[str, ...]] = {
    "laws": ("id", "name", "in_force", "from", "verified"),
    "rights": ("law", "right", "citation", "response", "extension", "opt_out", "verified", "in_force"),
    "authorities": ("id", "name", "country", "language", "web_form"),
    "organisations": ("id", "name", "entities"),
    "scenarios": ("id", "title", "group"),
    "coverage": ("id", "law", "rights"),
    "languages": ("id", "laws"),
    "places": ("code", "name", "part_of"),
    "packs": ("name", "folder"),
    "letters": ("document", "family", "right", "language", "forms"),
    "layouts": ("id", "name", "paper", "usual_in"),
    "forms": ("authority", "name", "form", "fields", "limits", "verified"),
}
