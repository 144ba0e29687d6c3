"""Where packs are: the shipped one, the user's own, and those named with `--pack`.

A pack is a folder with any of `jurisdictions/`, `organisations/` and `templates/`; every pack but the shipped one
also has a `pack.yaml` naming it. A later pack adds files, and in its own `places.yaml` and `facts.yaml` places and
facts. It may override a whole file of an earlier one, a place or a fact, but only where the file says `replaces:`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from complaint_kit.errors import PackError

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
