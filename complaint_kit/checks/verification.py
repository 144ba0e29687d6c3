"""What was read, and when: nothing stands unread without a word on what is not certain, no fact without a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf, entries
from complaint_kit.law.dates import add_months
from complaint_kit.law.entry import Entry, Verified
from complaint_kit.law.model import Law
from complaint_kit.situation.organisations import Organisation

STALE_AFTER = 12  # months


@dataclass(frozen=True)
class Read:
    """One entry: when it was held against its source, or what is not certain about it."""

    place: str
    name: str
    verified: Verified | None
    doubt: str | None


def readings(shelf: Shelf) -> Iterator[Read]:
    """Every entry that claims something: laws, rules, notes, authorities, organisations, ways to an authority."""
    for sheet in shelf.laws:
        yield from _of_law(sheet)
    for beside in shelf.counters:
        for index, one in enumerate(beside.content.counters):
            yield _read(beside.at("counters", index), f"{beside.path.stem}/{one.id}", one)
        for index, rule in enumerate(beside.content.infringed):
            yield _read(beside.at("infringed", index), f"{beside.path.stem}/{rule.conduct}", rule)
    for authorities in shelf.authorities:
        for index, office in enumerate(authorities.content.authorities):
            yield _read(authorities.at("authorities", index), office.id, office)
            if office.joint:
                yield _read(authorities.at("authorities", index, "joint"), f"{office.id}, joint", office.joint)
    for organisation in shelf.organisations:
        yield from _of_organisation(organisation)
    yield from _of_routing(shelf)
    for forms in shelf.forms:
        for index, form in enumerate(forms.content.forms):
            yield _read(forms.at("forms", index), f"forms/{form.id}", form)
    for layout in shelf.layouts:
        yield _read(layout.at(), f"layouts/{layout.content.id}", layout.content)
    for holidays in shelf.holidays:
        for index, day in enumerate(holidays.content.holidays):
            what = day.town or day.day or ", ".join(day.names)
            yield _read(holidays.at("holidays", index), f"holidays/{day.place}, {what}", day)


def _of_law(sheet: Sheet[Law]) -> Iterator[Read]:
    law = sheet.content
    yield _read(sheet.at(), law.id, law)
    for index, rule in enumerate(law.rules):
        name = f"{law.id}/{rule.id}"
        yield Read(sheet.at("rules", index), name, law.verified_of(rule), rule.doubt or law.doubt)
        for key, citation in rule.cite.items():
            if citation.unread:
                doubt = citation.doubt or rule.doubt
                yield Read(sheet.at("rules", index, "cite", key), f"{name}, {key}", None, doubt)
    for index, note in enumerate(law.notes):
        if "verified" in note.model_fields_set:
            yield Read(sheet.at("notes", index), f"{law.id}/{note.id}", note.verified, note.doubt)


def _of_organisation(sheet: Sheet[Organisation]) -> Iterator[Read]:
    for kind, index, one in entries(sheet.content):
        yield _read(sheet.at(kind, index), f"{sheet.content.id}/{one.id}", one)


def _of_routing(shelf: Shelf) -> Iterator[Read]:
    sheet = shelf.routing
    for index, one in enumerate(sheet.content.specialities):
        yield _read(sheet.at("specialities", index), f"routing/{one.authority}", one)
    for id_, reason in sheet.content.reasons.items():
        if reason.source:  # without one it says what the kit does, not what the law is
            yield _read(sheet.at("reasons", id_), f"routing/{id_}", reason)


def _read(place: str, name: str, entry: Entry) -> Read:
    return Read(place, name, entry.verified, entry.doubt)


def doubts(shelf: Shelf) -> Iterator[Finding]:
    """What nobody has held against its source says what is not certain: the plan tells it to the person."""
    for read in readings(shelf):
        if read.verified is None and not read.doubt:
            yield Finding(
                "doubts",
                read.place,
                f"{read.name} is not verified and does not say why",
                "Say what is not certain, or read it:\n"
                "verified: null\n"
                "doubt: The section was read only as a law firm reports it.",
            )


def sources(shelf: Shelf) -> Iterator[Finding]:
    """Every fact has a source. (A law cannot be read without one, and its rules inherit it.)"""
    for sheet in shelf.organisations:
        if sheet.content.facts and sheet.content.facts_from is None:
            yield Finding(
                "sources",
                sheet.at("facts"),
                f"{sheet.content.id} has facts without a source",
                "Add it:\nfacts_from: {title: Annual report 2025, url: https://...}",
            )


def unread(shelf: Shelf) -> tuple[Read, ...]:
    """What nobody has held against its source yet. Not an error."""
    return tuple(read for read in readings(shelf) if read.verified is None)


def stale(shelf: Shelf, today: date) -> tuple[Read, ...]:
    """What was held against its source more than twelve months before that day. Not an error."""
    limit = add_months(today, -STALE_AFTER)
    return tuple(read for read in readings(shelf) if read.verified and read.verified.on < limit)
