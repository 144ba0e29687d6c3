"""What people are told where the kit has no law for their home: the act there, its office, and what may still work."""

from __future__ import annotations

from collections.abc import Mapping

from complaint_kit.drafting.screen import Screen
from complaint_kit.law.places import Elsewhere


def word_on(screen: Screen, code: str) -> str | None:
    """The words for somebody living there, None where the kit has the law that matters."""
    known = screen.library.elsewhere(code)
    if known is None:
        return None
    said = screen.said(known.says) if known.says else ""
    if code in screen.library.places:
        return said or None
    words = screen.words()["elsewhere"]
    none = words["none"].format(place=screen.said(screen.library.place(code).name))
    lines = (none, said, *_law_there(known, screen, words), words["doubt"] if known.act else "", words["still"])
    return " ".join(line for line in lines if line)


def _law_there(known: Elsewhere, screen: Screen, words: Mapping[str, str]) -> list[str]:
    if known.act is None and known.office is None:
        return [words["unknown"]]
    there = [words["act"].format(act=screen.said(known.act))] if known.act else []
    where = ", ".join(part for part in (screen.said(known.office) if known.office else None, known.url) if part)
    return [*there, words["office"].format(office=where)] if where else there
