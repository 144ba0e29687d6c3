"""The examples in `jurisdictions/routing.yaml`: which authorities a case is offered, in order, and which is advised."""

from __future__ import annotations

from collections.abc import Iterator

from complaint_kit.checks.examples import Outcome
from complaint_kit.checks.shelf import Shelf
from complaint_kit.law.authorities import RoutingExample, candidates


def run_routes(shelf: Shelf) -> tuple[Outcome, ...]:
    """Every routing example, in the order of the file."""
    sheet = shelf.routing
    return tuple(
        Outcome(sheet.at("examples", number), "routing", example.say, tuple(_problems(shelf, example)))
        for number, example in enumerate(sheet.content.examples)
    )


def _problems(shelf: Shelf, example: RoutingExample) -> Iterator[str]:
    found = candidates(
        [authority for sheet in shelf.authorities for authority in sheet.content.authorities],
        shelf.library.places,
        shelf.routing.content,
        residence=example.residence,
        work=example.work,
        infringement=example.infringement,
        controller=example.controller,
        sector=example.sector,
        on=example.on,
    )
    ids = tuple(one.authority.id for one in found)
    recommended = next((one.authority.id for one in found if one.recommended), None)
    if ids != example.expect:
        yield f"offered are {', '.join(ids) or 'none'}, not {', '.join(example.expect) or 'none'}"
    if recommended != example.recommended:
        yield f"recommended is {recommended or 'none'}, not {example.recommended or 'none'}"
