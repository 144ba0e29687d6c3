"""Files of packs as models."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from complaint_kit.packs.validation_errors import Where, misfits
from complaint_kit.packs.words_beside import is_text, put_in, words_beside
from complaint_kit.packs.yamlio import Lines, read_yaml_with_lines

M = TypeVar("M", bound=BaseModel)


def lines_of(path: Path, model: type[BaseModel], packs: Iterable[Path] = ()) -> Lines:
    """Where each value of that file stands, be it there or in the words beside it."""
    raw, lines = read_yaml_with_lines(path)
    put_in(raw, lines, words_beside(path, packs), model)
    return lines


def read_model(path: Path, model: type[M], packs: Iterable[Path] = ()) -> M:
    """The file as that model, with the words beside it there and in those packs.

    Raises Problems, naming file and line of each thing that does not fit.
    """
    raw, lines = read_yaml_with_lines(path)
    if isinstance(raw, dict):
        raw.pop("replaces", None)
        put_in(raw, lines, words_beside(path, packs), model)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise misfits(error, lines, path, mend=partial(_said_where, path, model)) from None


def _said_where(path: Path, model: type[BaseModel], fault: str, where: Where) -> str:
    """Where a missing text may stand; nothing for other faults."""
    missing = fault == "missing" and is_text(model, where)
    return f"Write it in {path.stem}.en.yaml beside this file, or here: {{en: ...}}." if missing else ""
