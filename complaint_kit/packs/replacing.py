"""A file of a pack takes the place of another only if it says so and names it, at its top:

replaces: linkedin                       an organisation, a law, an interview, words: the name of the file
{# replaces: request.gb.en #}            a letter, on the first line
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from complaint_kit.errors import PackError
from complaint_kit.packs.yamlio import read_text, read_yaml

K = TypeVar("K", bound=str)
M = TypeVar("M", bound=BaseModel)
_FIRST_LINE = re.compile(r"\{#-?\s*replaces:\s*([^#]*?)\s*-?#\}")
_ENDINGS = (".yaml", ".md.j2")


def must_say_replaces(path: Path, name: str) -> None:
    """Nothing if the file says that it replaces `name`, its own path in a pack. Raises PackError if it does not."""
    wanted = _names_of(name)
    said = replaced(path)
    if not said & wanted:
        raise PackError(
            "this file has the name of one in another pack",
            place=str(path),
            found=", ".join(sorted(said)) or None,
            mend="A pack replaces a file whole: copy into it whatever of that one is to stay, and"
            f" {_how(path, min(wanted, key=len))}. If it is another thing, give it another name.",
        )


def _how(path: Path, name: str) -> str:
    if path.suffix == ".j2":
        return f"write `{{# replaces: {name} #}}` on its first line"
    return f"write `replaces: {name}` at its top"


def must_replace_something(path: Path, ids: Iterable[str], known: Iterable[str]) -> None:
    """Nothing if all these ids are known. Raises PackError for a file that replaces what nobody has."""
    unknown = sorted(set(ids) - set(known))
    if unknown:
        mend = "Take it out of `replaces:`, or correct its spelling."
        raise PackError("this replaces what no other pack has", place=str(path), found=", ".join(unknown), mend=mend)


def added(files: Iterable[Path], read: Callable[[Path], Mapping[K, M]]) -> dict[K, M]:
    """All entries by id. Raises PackError for one that an earlier file has and the later does not say to replace."""
    every: dict[K, M] = {}
    for path in files:
        entries = read(path)
        meant = replaced(path)
        must_replace_something(path, meant, every)
        known = sorted(entries.keys() & every.keys() - meant)
        if known:
            mend = f"Write only what is new, or at the top what is meant to be replaced: `replaces: [{known[0]}]`."
            raise PackError("another pack has this already", place=str(path), found=", ".join(known), mend=mend)
        every |= entries
    return every


def replaced(path: Path) -> set[str]:
    """What the file says that it replaces: ids or names of files, a folder before them with a dot."""
    text = read_text(path)
    if path.suffix == ".j2":
        first = _FIRST_LINE.match(text)
        return {one.strip() for one in first[1].split(",")} if first else set()
    raw = read_yaml(path) if "replaces" in text else None
    ids = raw.get("replaces") if isinstance(raw, dict) else None
    return set(map(str, ids)) if isinstance(ids, list) else {str(ids)} - {"None"}


def _names_of(name: str) -> set[str]:
    """What the file is called: `gb.uk-gdpr` or `uk-gdpr`, `access.request.gb.en` or `request.gb.en`."""
    parts = PurePosixPath(name).parts[1:]
    for ending in _ENDINGS:
        parts = (*parts[:-1], parts[-1].removesuffix(ending))
    return {".".join(parts), parts[-1]}
