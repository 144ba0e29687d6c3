"""An answers file, in YAML or JSON:

scenario: ai_training
answers: {organisation: linkedin, residence: GB-ENG, full_name: Alex Morgan}
events: [{event: sent, document: request, on: 2026-09-01}]
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from complaint_kit.errors import AnswersError
from complaint_kit.law.entry import Model
from complaint_kit.packs.plainly import misfits
from complaint_kit.packs.yamlio import read_yaml_with_lines
from complaint_kit.situation.answers import Event
from complaint_kit.text import cleaned_throughout

MOST_EVENTS = 1000


class AnswersFile(Model):
    """The shape of an answers file; the answers themselves are checked against the scenario's questions."""

    scenario: str
    answers: Annotated[dict[str, Any], BeforeValidator(cleaned_throughout)] = {}
    events: tuple[Event, ...] = Field(default=(), max_length=MOST_EVENTS)
    language: str | None = None


def read_answers_file(path: Path) -> AnswersFile:
    """The file, its answers unchecked. Raises AnswersError, PackError or Problems naming file and line."""
    raw, lines = read_yaml_with_lines(path)
    if not isinstance(raw, dict):
        raise AnswersError("this file needs `scenario:` and `answers:` at its top", place=str(path), mend=_HOW_TO_START)
    try:
        return AnswersFile.model_validate(raw)
    except ValidationError as error:
        raise misfits(error, lines, path, AnswersError, _HOW_TO_START) from None


_HOW_TO_START = "`complaint-kit schema SCENARIO` prints what may stand in it."
