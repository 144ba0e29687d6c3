"""What does not fit in a file, for somebody who writes YAML and no Python: where, what was found, how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from complaint_kit.errors import KitError, PackError, Problems
from complaint_kit.packs.yamlio import Lines

# What pydantic finds most often: the problem, and how to mend it in a pack.
_PLAINLY = {
    "missing": ("this is missing", "Add it, as in another file of the same kind."),
    "extra_forbidden": ("there is no such key here", "Correct its spelling or its indentation, or take it out."),
    "dict_type": ("this has parts with names of their own", "Write words by language: {en: a copy of the data}."),
    "model_type": (
        "this has parts with names of their own",
        "Write them in braces, as other files do: {on: 2026-11-22}.",
    ),
    "tuple_type": ("this is a list", "Write it in brackets: [US-MT], or line by line, each with a dash."),
    "string_type": ("this must be text", "Put it in quotes."),
    "date_type": ("this is no day such as 2026-11-22", ""),
    "date_from_datetime_parsing": ("this is no day such as 2026-11-22", ""),
}


def misfits(
    error: ValidationError, lines: Lines, path: Path, kind: type[KitError] = PackError, mend: str = ""
) -> Problems:
    """Everything that pydantic found in the file, as errors of that kind; `mend` replaces the usual advice."""
    return Problems([_misfit(detail, lines, path, kind, mend) for detail in error.errors()])


def _misfit(detail: Any, lines: Lines, path: Path, kind: type[KitError], mend: str) -> KitError:
    where = tuple(detail["loc"])
    told = detail["msg"].removeprefix("Value error, ").replace("Input should be", "this should be")
    problem, usual = _PLAINLY.get(detail["type"], (told, ""))
    quoted = detail["input"] if detail["type"] == "literal_error" else None
    name = ".".join(map(str, where)) or "the file"
    return kind(f"{name}: {problem}", place=f"{path}:{lines.near(where)}", found=quoted, mend=mend or usual)
