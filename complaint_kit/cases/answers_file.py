"""An answers file, in YAML or JSON: a case, or answers by question with dated events.

kit: 2
scenario: access
me: {name: Alex Morgan, lives_in: GB-ENG}
about: {organisation: linkedin}
want: [copy]

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
from complaint_kit.packs.validation_errors import misfits
from complaint_kit.packs.yamlio import read_yaml_with_lines
from complaint_kit.situation.case import Case
from complaint_kit.situation.older import Event
from complaint_kit.text import cleaned_throughout

MOST_EVENTS = 1000


class AnswersFile(Model):
    """Answers by question; they are checked against the scenario's questions when they become a case."""

    scenario: str
    answers: Annotated[dict[str, Any], BeforeValidator(cleaned_throughout)] = {}
    events: tuple[Event, ...] = Field(default=(), max_length=MOST_EVENTS)
    language: str | None = None


def read_answers_file(path: Path) -> AnswersFile | Case:
    """The file, its answers unchecked. Raises AnswersError, PackError or Problems naming file and line."""
    raw, lines = read_yaml_with_lines(path)
    if not isinstance(raw, dict):
        raise AnswersError("this file needs `scenario:` at its top", place=str(path), mend=_HOW_TO_START)
    kind = Case if "kit" in raw or not {"answers", "events"} & raw.keys() else AnswersFile
    try:
        return kind.model_validate(cleaned_throughout(raw))
    except ValidationError as error:
        raise misfits(error, lines, path, AnswersError, _HOW_TO_START) from None


_HOW_TO_START = "`complaint-kit schema SCENARIO` prints what may stand in it."
