"""Places: every code is one that places.yaml has, and every file lies where the people it is for look for it."""

from __future__ import annotations

from collections.abc import Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf, entries
from complaint_kit.law.offices import AuthorityFile
from complaint_kit.law.places import Place

_EVERYWHERE = "*"


def places(shelf: Shelf) -> Iterator[Finding]:
    """Every place named is in jurisdictions/places.yaml, or a group that places there belong to."""
    known = shelf.codes | {_EVERYWHERE}
    for place, code in (*_of_laws(shelf), *_of_authorities(shelf), *_of_organisations(shelf), *_of_routing(shelf)):
        if code not in known:
            yield Finding(
                "places",
                place,
                f"there is no place '{code}'",
                _CODES,
            )


_CODES = """Write ISO 3166 codes, such as NL, GB-SCT, US-CA, or a group: EU, EEA. `complaint-kit list places`.
Or add the place to the jurisdictions/places.yaml of your pack:
places:
  - {code: US-JF, name: {en: Jefferson, de: Jefferson}, part_of: [US], paper: Letter, languages: [en]}"""


def _of_laws(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for sheet in shelf.laws:
        yield from ((sheet.at("applies_in"), code) for code in sheet.content.applies_in)
        for index, way in enumerate(sheet.content.reaches):
            yield from ((sheet.at("reaches", index), code) for code in way.establishment_in)


def _of_authorities(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for sheet in shelf.authorities:
        for index, one in enumerate(sheet.content.authorities):
            yield sheet.at("authorities", index, "place"), one.place


def _of_organisations(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for sheet in shelf.organisations:
        known = sheet.content
        for index, entity in enumerate(known.entities):
            yield sheet.at("entities", index, "place"), entity.place
        for kind, index, one in entries(known):
            yield from ((sheet.at(kind, index, "serves"), code) for code in one.serves)


def _of_routing(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for index, way in enumerate(shelf.routing.content.ways):
        for key, ties in (("within", way.within), ("beyond", way.beyond)):
            for tie, codes in ties.items():
                yield from ((shelf.routing.at("ways", index, key, tie), code) for code in codes)


def one_name(shelf: Shelf) -> Iterator[Finding]:
    """A name that two places of the world share says so, or the one would be taken for the other."""
    for name, codes in shelf.library.place_names.shared():
        for sheet in shelf.places:
            for index, place in enumerate(sheet.content.places):
                if place.code in codes:
                    problem = f"'{name}' is also a name of {', '.join(sorted(codes - {place.code}))}"
                    mend = (
                        "Take the alias out, or say `same_name: [code of the other]`, so that people are asked which."
                    )
                    yield Finding("one_name", sheet.at("places", index), problem, mend)


def listed_parts(shelf: Shelf) -> Iterator[Finding]:
    """A country of which law needs the part has parts, or nobody there could ever be answered."""
    wholes = {place.country for place in shelf.library.places.values() if place.is_part}
    for sheet in shelf.places:
        for index, place in enumerate(sheet.content.places):
            if (place.parts or place.parts_by_code) and place.code not in wholes:
                problem = f"{place.code} has no parts in any places.yaml"
                yield Finding("listed_parts", sheet.at("places", index), problem, "List them, or take out `parts`.")


def found(shelf: Shelf) -> Iterator[Finding]:
    """A law lies in the folder of a place to which all belong who have its rights: nobody would find it elsewhere."""
    for sheet in shelf.laws:
        folder = sheet.path.parent.name
        lost = [place.code for place in _with_rights(shelf, sheet.content.applies_in) if folder not in _folders(place)]
        if lost:
            yield Finding(
                "found",
                sheet.at("applies_in"),
                f"people in {', '.join(lost)} have these rights, but the kit does not look for them in '{folder}'",
                "Move the file to the folder of the country or group, or add the group to those places in places.yaml.",
            )
    for authorities in shelf.authorities:
        yield from _lost_authorities(shelf, authorities)


def _with_rights(shelf: Shelf, applies_in: tuple[str, ...]) -> list[Place]:
    return [place for place in shelf.library.places.values() if shelf.library.reach(place.code) & set(applies_in)]


def _folders(place: Place) -> set[str]:
    return {code.lower() for code in (place.code, *place.part_of, *place.shares_law_of)}


def _lost_authorities(shelf: Shelf, sheet: Sheet[AuthorityFile]) -> Iterator[Finding]:
    folder = sheet.path.parent.name
    for index, one in enumerate(sheet.content.authorities):
        if folder not in {code.lower() for code in shelf.library.reach(one.place)}:
            yield Finding(
                "found",
                sheet.at("authorities", index, "place"),
                f"{one.id} is in charge of {one.place}, but the kit does not look for it in '{folder}'",
                f"Move it to jurisdictions/{one.place.lower()}/authorities.yaml.",
            )
