"""Names: each stands for one thing, and whatever names another thing finds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.situation.organisations import Organisation


def unique(shelf: Shelf) -> Iterator[Finding]:
    """No id stands for two things."""
    for place, what, ids in _lists(shelf):
        for id_, number in Counter(ids).items():
            if number > 1:
                yield Finding("unique", place, f"{number} {what} are called '{id_}'", "Rename all but one of them.")


def _lists(shelf: Shelf) -> Iterator[tuple[str, str, Iterable[str]]]:
    for places in shelf.places:
        yield places.at("places"), "places", (place.code for place in places.content.places)
    for facts in shelf.facts:
        yield facts.at("facts"), "facts", (fact.id for fact in facts.content.facts)
    for sheet in shelf.laws:
        for index, rule in enumerate(sheet.content.rules):
            yield sheet.at("rules", index, "deadlines"), "deadlines", (deadline.id for deadline in rule.deadlines)
    for interview in shelf.interviews:
        yield interview.at(), "questions", (question.id for question in interview.content.questions)
    for organisation in shelf.organisations:
        others = (one.content for one in shelf.organisations if one is not organisation)
        names = {name for other in others for name in _called(other)}
        yield organisation.at(), "organisations", [*names, *_called(organisation.content)]


def _called(one: Organisation) -> set[str]:
    return {name.casefold() for name in (one.id, one.name, *one.aliases)}


def file_names(shelf: Shelf) -> Iterator[Finding]:
    """A file is called after what is in it. (A law that is not cannot be read at all.)"""
    expected = [
        *((sheet.at("id"), sheet.content.id, sheet.path.stem) for sheet in shelf.organisations),
        *((sheet.at("id"), sheet.content.id, sheet.path.parent.name) for sheet in shelf.interviews),
    ]
    for place, id_, name in expected:
        if id_ != name:
            yield Finding("file_names", place, f"'{id_}' stands in a file called '{name}'", f"Write id: {name}.")


def displaced(shelf: Shelf) -> Iterator[Finding]:
    """A rule displaces rules that there are."""
    known = {f"{sheet.content.id}/{rule.id}" for sheet in shelf.laws for rule in sheet.content.rules}
    for sheet in shelf.laws:
        for index, rule in enumerate(sheet.content.rules):
            for id_ in set(rule.displaces) - known:
                yield Finding(
                    "displaced",
                    sheet.at("rules", index, "displaces"),
                    f"there is no rule '{id_}'",
                    "Write law/rule: displaces: [eu.gdpr/access].",
                )


def taken_over(shelf: Shelf) -> Iterator[Finding]:
    """A law takes the place of laws that there are, and says of which organisations: `covers` decides when."""
    known = {sheet.content.id for sheet in shelf.laws}
    for sheet in shelf.laws:
        law = sheet.content
        for id_ in set(law.takes_place_of) - known:
            mend = "Write the id of a law: takes_place_of: [eu.gdpr]."
            yield Finding("taken_over", sheet.at("takes_place_of"), f"there is no law '{id_}'", mend)
        if law.takes_place_of and law.covers is None:
            mend = "Write whom it is for: covers: {organisation_sector: church}."
            yield Finding("taken_over", sheet.at("takes_place_of"), "it never takes the place of another law", mend)
        given = {rule.gives for one in shelf.laws if one.content.id in law.takes_place_of for rule in one.content.rules}
        if not given.issuperset(law.but_for):
            mend = "Name under `but_for` only rights that a law under `takes_place_of` gives."
            yield Finding("taken_over", sheet.at("but_for"), "it takes the place of no law that could give them", mend)


def scenarios(shelf: Shelf) -> Iterator[Finding]:
    """Notes, channels and records name scenarios that there are, or nobody would see them."""
    known = shelf.library.scenarios()
    for place, id_ in _scenarios_named(shelf):
        if id_ not in known:
            yield Finding(
                "scenarios", place, f"there is no scenario '{id_}'", f"Name a folder of templates/: {', '.join(known)}."
            )


def groups(shelf: Shelf) -> Iterator[Finding]:
    """A scenario is offered under a heading that there is, or nobody would be offered it."""
    known = shelf.library.groups()
    for sheet in shelf.interviews:
        if sheet.content.group not in known:
            yield Finding(
                "groups",
                sheet.at("group"),
                f"there is no group '{sheet.content.group}'",
                f"Name one of groups in words.en.yaml: {', '.join(known)}.",
            )


def _scenarios_named(shelf: Shelf) -> Iterator[tuple[str, str]]:
    for sheet in shelf.laws:
        for index, note in enumerate(sheet.content.notes):
            yield from ((sheet.at("notes", index, "scenarios"), id_) for id_ in note.scenarios)
    for organisation in shelf.organisations:
        known = organisation.content
        for index, channel in enumerate(known.channels):
            yield from ((organisation.at("channels", index, "for"), id_) for id_ in channel.for_)
        for index, entry in enumerate(known.record):
            yield from ((organisation.at("record", index, "topics"), id_) for id_ in entry.topics)
