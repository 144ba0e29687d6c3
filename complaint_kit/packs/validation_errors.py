"""What does not fit in a file, for somebody who writes YAML and no Python: where, what was found, how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from complaint_kit.errors import KitError, PackError, Problems
from complaint_kit.packs.yamlio import Lines

Where = tuple[str | int, ...]  # the path of keys to a value

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
    "bool_type": ("this is true or false", "Write true or false."),
    "bool_parsing": ("this is true or false", "Write true or false."),
    "int_type": ("this must be a whole number", "Write figures, such as 250."),
    "int_parsing": ("this must be a whole number", "Write figures, such as 250."),
    "string_pattern_mismatch": ("this is not written as it must be", ""),
    "date_type": ("this is no day such as 2026-11-22", ""),
    "date_from_datetime_parsing": ("this is no day such as 2026-11-22", ""),
}


def misfits(
    error: ValidationError,
    lines: Lines,
    path: Path,
    kind: type[KitError] = PackError,
    mend: str | Callable[[str, Where], str] = "",
) -> Problems:
    """Everything that pydantic found in the file, as errors of that kind.

    `mend` replaces the usual advice: one sentence for all, or what says it for a kind of fault and the path of keys.
    """
    say = mend if callable(mend) else lambda fault, where: mend
    return Problems([_misfit(detail, lines, path, kind, say) for detail in error.errors()])


def _misfit(detail: Any, lines: Lines, path: Path, kind: type[KitError], mend: Callable[[str, Where], str]) -> KitError:
    where = tuple(detail["loc"])
    told = detail["msg"].removeprefix("Value error, ").replace("Input should be", "this should be")
    problem, usual = _PLAINLY.get(detail["type"], (told, ""))
    quoted = detail["input"] if detail["type"] == "literal_error" else None
    name = ".".join(map(str, where)) or "the file"
    return kind(
        f"{name}: {problem}",
        place=lines.place(where, path),
        found=quoted,
        mend=mend(detail["type"], where) or usual,
    )
