"""Where packs are: the shipped one, the user's own, and those named with `--pack`.

A pack is a folder with any of `jurisdictions/`, `organisations/` and `templates/`; every pack but the shipped one
also has a `pack.yaml` naming it. A later pack adds files, and in its own `places.yaml` and `facts.yaml` places and
facts. It may override a whole file of an earlier one, a place or a fact, but only where the file says `replaces:`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from complaint_kit.errors import PackError
from complaint_kit.packs.yamlio import read_yaml
from complaint_kit.text import cleaned


class Pack(NamedTuple):
    """A pack beside the shipped one: what it calls itself, and where it lies."""

    name: str
    folder: Path


_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_pack() -> Path:
    """The folder of the pack that comes with the kit: inside an installed wheel, or the checkout around the package."""
    inside = _PACKAGE / "_pack"
    return inside if inside.is_dir() else _PACKAGE.parent


def pack_roots(user_folder: Path | None, named: Iterable[Path] = ()) -> tuple[Path, ...]:
    """All pack folders, the shipped one first. Raises PackError for a folder that is no pack."""
    own = sorted(path.parent for path in user_folder.glob("*/pack.yaml")) if user_folder else []
    return (shipped_pack(), *own, *(_checked(folder) for folder in named))


def _checked(folder: Path) -> Path:
    if not (folder / "pack.yaml").is_file():
        raise PackError(
            "this folder is not a pack", place=str(folder), mend="A pack is a folder with a pack.yaml that names it."
        )
    return folder


_FOLDERS = ("jurisdictions", "organisations", "templates")


def refuse_links_out(root: Path) -> None:
    """Nothing if all that can be read in the pack lies in it. Raises PackError for a link to what lies elsewhere.

    Without this a pack could put any file of the person's disk into the letter, and choose whom the letter goes to.
    """
    home = root.resolve()
    for path in _links(root):
        if not path.resolve().is_relative_to(home):
            raise PackError("this is a link out of the pack", place=str(path), mend="Put a copy in its place.")


def _links(root: Path) -> Iterator[Path]:
    for start in (root / name for name in _FOLDERS):
        if start.is_symlink():
            yield start
        for folder, folders, files in os.walk(start):
            yield from (path for name in (*folders, *files) if (path := Path(folder, name)).is_symlink())


def name_of(root: Path) -> str:
    """What the pack calls itself in its pack.yaml, or else the name of its folder."""
    path = root / "pack.yaml"
    raw = read_yaml(path) if path.is_file() else None
    return cleaned(str(raw["name"])) if isinstance(raw, dict) and raw.get("name") else root.name
