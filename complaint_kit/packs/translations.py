"""What a language says of a file, and what it leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from complaint_kit.law.entry import SOME_LANGUAGES, Citation
from complaint_kit.law.model import Example
from complaint_kit.packs.yamlio import Keys

_LANGUAGE = re.compile(r"[a-z]{2}")


def texts(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Mapping[str, Any]]]:
    """Every text by language in a file, with its place. Examples are not texts, nor forms that few languages have."""
    if isinstance(value, Citation):
        yield keys, value.words
    elif isinstance(value, dict) and value and all(_LANGUAGE.fullmatch(str(key)) for key in value):
        yield keys, value
    elif not isinstance(value, Example):
        for key, part in _parts(value):
            yield from texts(part, (*keys, key))


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        kept = (name for name, field in fields.items() if SOME_LANGUAGES not in field.metadata)
        return [(name, getattr(value, name)) for name in kept if name in value.model_fields_set]
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ()


def is_whole(language: str, *files: BaseModel) -> bool:
    """Whether the language says all that these files say."""
    return all(language in words for file in files for _, words in texts(file))


def unsaid(words: Mapping[str, Any], like: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The keys, with dots between, under which `like` has words and `words` has none."""
    for key, model in like.items():
        name = f"{above}{key}"
        if key not in words or (isinstance(model, Mapping) and not isinstance(words[key], Mapping)):
            yield name
        elif isinstance(model, Mapping):
            yield from unsaid(words[key], model, f"{name}.")
