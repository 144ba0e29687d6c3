"""`me.yaml` beside the case folders: who the person is, for the next case. It fills, and no case refers to it."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from complaint_kit.cases.folder import as_yaml
from complaint_kit.errors import CaseError
from complaint_kit.files import make_folder, write_whole
from complaint_kit.packs.validation_errors import misfits
from complaint_kit.packs.yamlio import read_yaml_with_lines
from complaint_kit.situation.case import Me

FILE = "me.yaml"


def read(home: Path) -> Me | None:
    """The profile in that folder, None if there is none. Raises PackError or Problems if it is damaged."""
    path = home / FILE
    if not path.is_file():
        return None
    raw, lines = read_yaml_with_lines(path)
    try:
        return Me.model_validate(raw or {})
    except ValidationError as error:
        raise misfits(error, lines, path, CaseError, "Correct it, or delete the file.") from None


def write(home: Path, me: Me) -> Path:
    """Keeps the profile, whole or not at all. Raises WritingError."""
    content = me.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    path = make_folder(home) / FILE
    write_whole(path, as_yaml(content).encode())
    return path
