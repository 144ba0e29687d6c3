"""Forms of offices: each is of an office that there is, finds it, and has a place for what happened."""

from __future__ import annotations

from collections.abc import Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.form_sheet import PARTS, parts_of
from complaint_kit.drafting.outline import parts
from complaint_kit.law.forms import TELLS, Form
from complaint_kit.law.model import Law
from complaint_kit.law.offices import Authority
from complaint_kit.packs.library import Library


def addressed(shelf: Shelf) -> Iterator[Finding]:
    """A form is of authorities that there are, each found from where the form lies, and of no other form that day."""
    offices = {one.id: one for one in shelf.library.all_authorities()}
    for sheet in shelf.forms:
        for index, form in enumerate(sheet.content.forms):
            for id_ in form.authorities:
                place, office = sheet.at("forms", index, "authorities"), offices.get(id_)
                if office is None:
                    yield Finding("addressed", place, f"there is no authority '{id_}'", _AUTHORITY)
                elif (found := shelf.library.form(office, form.in_force.from_)) is None or found.id != form.id:
                    problem = f"the kit does not find {form.id} for {id_}, which has {found.id if found else 'no form'}"
                    yield Finding("addressed", place, problem, _FOLDER)


_AUTHORITY = "`complaint-kit list authorities` shows them; those of a pack stand in its authorities.yaml."
_FOLDER = (
    "Move it to the folder of the place of the authority, or of what that is part of; an office has one form a day."
)


_OF_THE_LETTER = frozenset({*PARTS, "story"}) - {"harm", "enclosures"}  # which the case itself fills too


def filled(shelf: Shelf) -> Iterator[Finding]:
    """Something fills each field, and what happened has a field: it would be lost with nobody noticing."""
    for sheet in shelf.forms:
        for index, form in enumerate(sheet.content.forms):
            if not any(field.fills in TELLS for field in form.fields):
                problem = f"{form.id} has no field for what happened"
                yield Finding("filled", sheet.at("forms", index, "fields"), problem, "Let one be filled by `story`.")
            headings = _headings(shelf.library, form)
            for at, field in enumerate(form.fields):
                if headings and field.fills in _OF_THE_LETTER and not headings & set(parts_of(field.fills)):
                    problem = f"no complaint to {', '.join(form.authorities)} has the part '{field.fills}'"
                    place = sheet.at("forms", index, "fields", at)
                    yield Finding("filled", place, problem, "Let `facts` or `story` fill the field, or `you`.")


def _headings(library: Library, form: Form) -> frozenset[str]:
    """The headings of the complaints that go to the authorities of the form."""
    offices = [one for one in library.all_authorities() if one.id in form.authorities]
    families = {law.family for office in offices for law in library.laws_for(office.place) if _goes_to(law, office)}
    scenario = library.scenarios()[0]  # what a scenario says differently is under the same headings
    made = (find_composition(library, scenario, family, "complaint", "en") for family in families)
    return frozenset(name for one in made if one and one.outline for name in parts(one.outline))


def _goes_to(law: Law, office: Authority) -> bool:
    named = law.id in office.under if office.under else True
    return named and any(rule.complaint_goes_to == office.role for rule in law.rules)
