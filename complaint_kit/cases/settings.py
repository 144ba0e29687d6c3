"""`settings.yaml` beside the case folders: what the person wants each time, where no option says otherwise."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from complaint_kit.cases.folder import as_yaml
from complaint_kit.errors import AnswersError
from complaint_kit.files import make_folder, write_whole
from complaint_kit.law.entry import Model
from complaint_kit.packs.validation_errors import misfits
from complaint_kit.packs.yamlio import read_yaml_with_lines

FILE = "settings.yaml"


class Settings(Model):
    """What can be set; None is what the option has where nobody sets it."""

    language: str | None = None  # of the screen
    letter_language: str | None = None
    formats: str | None = None
    layout: str | None = None
    signature: str | None = None  # a picture; its path, as that of the next, begins at the folder of the settings
    letterhead: str | None = None


NAMES = tuple(Settings.model_fields)


def read(path: Path) -> Settings:
    """The settings in that file; none where there is no file. Raises PackError or Problems if it is damaged."""
    if not path.is_file():
        return Settings()
    raw, lines = read_yaml_with_lines(path)
    try:
        return Settings.model_validate(raw or {})
    except ValidationError as error:
        mend = f"Settings are: {', '.join(NAMES)}. Correct the file, or delete it."
        raise misfits(error, lines, path, AnswersError, mend) from None


def write(path: Path, settings: Settings) -> None:
    """Keeps the settings, whole or not at all. Raises WritingError."""
    make_folder(path.parent)
    write_whole(path, as_yaml(settings.model_dump(exclude_none=True)).encode())
