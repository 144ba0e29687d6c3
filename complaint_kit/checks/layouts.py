"""Layouts: where the address stands, the envelope shows it, and what a place calls usual is there."""

from __future__ import annotations

from collections.abc import Iterator

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf

_CLEAR = 1.5  # millimetres between the address and the edge of a window: printers and folds are not exact


def layouts(shelf: Shelf) -> Iterator[Finding]:
    """Every window shows where the address usually begins and how long its lines may be."""
    for sheet in shelf.layouts:
        one = sheet.content
        if one.id != sheet.path.stem:
            yield Finding("layouts", sheet.at("id"), f"this file is of '{sheet.path.stem}'", "Write the file's name.")
        for index, window in enumerate(one.windows):
            right, bottom = window.left + window.width, window.top + window.height
            across = window.left + _CLEAR <= one.address.left <= one.address.left + one.address.width <= right - _CLEAR
            if not (across and window.top + _CLEAR <= one.address.top <= bottom - _CLEAR):
                problem = f"the address does not stand in this window of {one.id}"
                mend = "Move or narrow `address`, or leave out an envelope that it cannot suit."
                yield Finding("layouts", sheet.at("windows", index), problem, mend)


def usual_layouts(shelf: Shelf) -> Iterator[Finding]:
    """The layout that a place calls usual is there, and is for the paper of the place."""
    known = {sheet.content.id: sheet.content.paper for sheet in shelf.layouts}
    for sheet in shelf.places:
        for index, place in enumerate(sheet.content.places):
            if place.layout is not None and known.get(place.layout) != place.paper:
                problem = f"there is no layout '{place.layout}' for {place.paper}"
                mend = f"Choose one of: {', '.join(sorted(known))}; or write templates/_layouts/{place.layout}.yaml."
                yield Finding("usual_layouts", sheet.at("places", index), problem, mend)
