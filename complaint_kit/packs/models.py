"""Files of packs as models."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from complaint_kit.packs.validation_errors import misfits
from complaint_kit.packs.yamlio import read_yaml_with_lines

M = TypeVar("M", bound=BaseModel)


def read_model(path: Path, model: type[M]) -> M:
    """The file as that model. Raises Problems, naming file and line of each thing that does not fit."""
    raw, lines = read_yaml_with_lines(path)
    if isinstance(raw, dict):
        raw.pop("replaces", None)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise misfits(error, lines, path) from None
