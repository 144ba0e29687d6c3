"""An answers file, in YAML or JSON:

scenario: ai_training
answers: {organisation: linkedin, residence: GB-ENG, full_name: Alex Morgan}
events: [{event: sent, document: request, on: 2026-09-01}]
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from complaint_kit.errors import AnswersError, KitError, Problems
from complaint_kit.law.model import Model
from complaint_kit.packs.yamlio import read_yaml
from complaint_kit.situation.answers import Event


class AnswersFile(Model):
    """The shape of an answers file; the answers themselves are checked against the scenario's questions."""

    scenario: str
    answers: dict[str, Any] = {}
    events: tuple[Event, ...] = ()
    language: str | None = None


def read_answers_file(path: Path) -> AnswersFile:
    """The file, its answers unchecked. Raises AnswersError or PackError naming the file and what to write."""
    raw = read_yaml(path)
    if not isinstance(raw, dict):
        raise AnswersError("this file needs `scenario:` and `answers:` at its top", place=str(path), mend=_HOW_TO_START)
    try:
        return AnswersFile.model_validate(raw)
    except ValidationError as error:
        raise Problems([_from_pydantic(detail, path) for detail in error.errors()]) from None


_HOW_TO_START = "`complaint-kit schema SCENARIO` prints what may stand in it."


def _from_pydantic(detail: Any, path: Path) -> KitError:
    where = ".".join(map(str, detail["loc"]))
    return AnswersError(f"{where}: {detail['msg']}", place=str(path), mend=_HOW_TO_START)
