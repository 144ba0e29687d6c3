"""The library of a process that drafts many letters, and by what two runs with the same laws are known."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from complaint_kit.packs.library import Library


@cache
def shelf(roots: tuple[Path, ...]) -> Library:
    """The library of those packs, one a process."""
    return Library(roots)


def fingerprint(roots: tuple[Path, ...]) -> str:
    """SHA-256 over every law, organisation and template: two runs with the same one draft the same letters."""
    digest = sha256()
    for root in roots:
        for folder in ("jurisdictions", "organisations", "templates"):
            for path in sorted(path for path in (root / folder).rglob("*") if path.is_file()):
                content = sha256(path.read_bytes()).hexdigest()
                digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()
