"""Writing so that a file is always whole: to a temporary name, flushed, then renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from complaint_kit.errors import WritingError


def write_whole(path: Path, content: bytes) -> None:
    """The content under that name, for its owner only. Raises WritingError if the folder or disk will not have it.

    A kill at any moment leaves the old file or the new one, never half of either.
    """
    try:
        _write(path, content)
    except OSError as error:
        raise WritingError(
            "this file could not be written", place=str(path), found=error.strerror, mend="Check space and permissions."
        ) from None


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")  # created with mode 0600
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)  # left over only if the renaming was not reached


def make_folder(path: Path) -> Path:
    """The folder, made if need be, open to its owner only. Raises WritingError if it cannot be made."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WritingError(
            "this folder could not be made", place=str(path), found=error.strerror, mend="Choose another with --out."
        ) from None
    return path
