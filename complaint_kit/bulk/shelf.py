"""A library for a process that drafts many letters: what it once looked up, it keeps."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from complaint_kit.law.model import Authority, Law
from complaint_kit.packs.library import Library

T = TypeVar("T")


class Shelf(Library):
    """The same answers as `Library`, each worked out once. What it returns is never changed by anybody."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        super().__init__(roots)
        self._kept: dict[tuple[str, ...], Any] = {}

    def templates(self, scenario: str) -> tuple[str, ...]:
        """As in Library."""
        return self._once(("templates", scenario), lambda: super(Shelf, self).templates(scenario))

    def languages(self) -> tuple[str, ...]:
        """As in Library."""
        return self._once(("languages",), super().languages)

    def reach(self, code: str) -> frozenset[str]:
        """As in Library."""
        return self._once(("reach", code), lambda: super(Shelf, self).reach(code))

    def laws_for(self, residence: str) -> tuple[Law, ...]:
        """As in Library."""
        return self._once(("laws_for", residence), lambda: super(Shelf, self).laws_for(residence))

    def authorities(self, *places: str) -> tuple[Authority, ...]:
        """As in Library."""
        return self._once(("authorities", *places), lambda: super(Shelf, self).authorities(*places))

    def organisation_ids(self) -> tuple[str, ...]:
        """As in Library."""
        return self._once(("organisation_ids",), super().organisation_ids)

    def _once(self, key: tuple[str, ...], look_up: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = look_up()
        found: T = self._kept[key]
        return found


@cache
def shelf(roots: tuple[Path, ...]) -> Shelf:
    """The shelf over those packs, one a process."""
    return Shelf(roots)


def fingerprint(roots: tuple[Path, ...]) -> str:
    """SHA-256 over every law, organisation and template: two runs with the same one draft the same letters."""
    digest = sha256()
    for root in roots:
        for folder in ("jurisdictions", "organisations", "templates"):
            for path in sorted(path for path in (root / folder).rglob("*") if path.is_file()):
                content = sha256(path.read_bytes()).hexdigest()
                digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()
