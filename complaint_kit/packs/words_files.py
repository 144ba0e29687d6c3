"""Words that a pack brings, held against the kit's own English ones: the same keys, and no other fields to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from complaint_kit.errors import PackError, Problems
from complaint_kit.packs.yamlio import Lines

_FREE = frozenset({"questions", "replaces"})  # shown as they are, and held against the questions by `check`
Keys = tuple[str, ...]


def refuse_misfits(words: Any, lines: Lines, like: Mapping[str, Any], path: Path, *, whole: bool) -> None:
    """Nothing if the kit can use these words wherever it uses those of `like`; `whole` if none may be missing.

    Raises Problems naming each line that does not fit.
    """
    if not isinstance(words, Mapping):
        raise PackError("words stand by section and name", place=str(path), mend="Compare with words.en.yaml.")
    problems = [
        PackError(problem, place=f"{path}:{lines.near(keys)}", mend="Compare with the kit's own words.en.yaml.")
        for keys, problem in _misfits(words, like, (), whole)
    ]
    if problems:
        raise Problems(problems)


def _misfits(words: Mapping[str, Any], like: Mapping[str, Any], above: Keys, whole: bool) -> Iterator[tuple[Keys, str]]:
    for key, model in like.items():
        keys = (*above, key)
        if keys[0] in _FREE:
            continue
        if key in words:
            yield from _misfit(words[key], model, keys, whole)
        elif whole:
            yield keys, f"'{'.'.join(keys)}' is missing"


def _misfit(value: Any, model: Any, keys: Keys, whole: bool) -> Iterator[tuple[Keys, str]]:
    name = ".".join(keys)
    if type(value) is not type(model):
        yield keys, f"'{name}' is of another kind than in the kit's own words"
    elif isinstance(model, Mapping):
        yield from _misfits(value, model, keys, whole)
    elif isinstance(model, str) and (unknown := _fields(value) - _fields(model)):
        yield keys, f"'{name}' cannot be filled in: {', '.join(sorted(unknown))}"


def _fields(text: str) -> set[str]:
    """The fields of a text such as `{organisation}`; a brace alone or a format after a colon is one of its own."""
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return {"a brace that stands alone"}
    return {f"{name}:{form}" if form or change else str(name) for name, form, change in parts}


def merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both, key by key and deep; where both have a word, the one over it wins."""
    both = {key: merged(under[key], over[key]) for key in over if isinstance(under.get(key), dict)}
    return {**under, **over, **both}
