"""Answers to refusals: each can be shown to rest on something, and each law whose letters answer has a last one."""

from __future__ import annotations

from collections.abc import Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf

_NONE_GIVEN = """Write one without a ground of its own, beside the law or for its family:
counters:
  - id: none_given
    ground: none_given
    strength: settled
    says: {en: Whoever refuses has to say why.}"""


def rest_on_something(shelf: Shelf) -> Iterator[Finding]:
    """What a letter says against a refusal cites something or says that nobody has read it, and names its source."""
    for sheet in shelf.counters:
        for index, one in enumerate(sheet.content.counters):
            place = sheet.at("counters", index)
            if one.source is None:
                yield Finding("rest_on_something", place, f"'{one.id}' has no source", "Add source: {title, url}.")
            if one.strength in ("settled", "good") and not one.cite:
                problem = f"'{one.id}' is called {one.strength} and cites nothing"
                yield Finding("rest_on_something", place, problem, "Add `cite:`, or call it arguable.")
            if one.strength == "settled" and one.verified is None:
                problem = f"'{one.id}' is called settled and nobody has read it"
                yield Finding("rest_on_something", place, problem, "Call it good or arguable, or read it.")
        for index, rule in enumerate(sheet.content.infringed):
            if rule.source is None:
                place = sheet.at("infringed", index)
                yield Finding(
                    "rest_on_something", place, f"'{rule.conduct}' has no source", "Add source: {title, url}."
                )


def one_of_a_name(shelf: Shelf) -> Iterator[Finding]:
    """No file has two answers of the same id."""
    for sheet in shelf.counters:
        seen: set[str] = set()
        for index, one in enumerate(sheet.content.counters):
            if one.id in seen:
                place = sheet.at("counters", index)
                yield Finding("one_of_a_name", place, f"there is another '{one.id}' above", "Give it its own id.")
            seen.add(one.id)


def last_word(shelf: Shelf) -> Iterator[Finding]:
    """Where a refusal opens a step, there is an answer to one without a reason, once the family has any answer; a law
    for those whom somebody left owes no reasons that anybody read, and letters under it ask for the provision."""
    counters_of = shelf.library.counters
    begun = {sheet.content.family for sheet in shelf.laws if counters_of(sheet.content).counters}
    for sheet in (one for one in shelf.laws if one.content.family in begun):
        opens = any(opening.what == "refusal" for step in sheet.content.ladder for opening, _ in step.openings)
        counters = counters_of(sheet.content).counters
        if opens and not sheet.content.the_dead and not any(one.ground == "none_given" for one in counters):
            problem = f"{sheet.content.id} has no answer to a refusal without a reason"
            yield Finding("last_word", sheet.at("ladder"), problem, _NONE_GIVEN)
