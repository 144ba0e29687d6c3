"""Writing so that a file is always whole: to a temporary name, flushed, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from complaint_kit.errors import WritingError


def write_whole(path: Path, content: bytes) -> None:
    """The content under that name, for its owner only. Raises WritingError if the folder or disk will not have it.

    A kill at any moment leaves the old file or the new one, never half of either; and perhaps `.NAME.part` beside it,
    which the next write of that file takes over.
    """
    with whole(path) as file:
        file.write(content)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which is there under its name once all is written: as `write_whole`, for what is large."""
    try:
        with _whole(path) as file:
            yield file
    except OSError as error:
        raise WritingError(
            "this file could not be written", place=str(path), found=error.strerror, mend="Check space and permissions."
        ) from None


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    temporary = path.with_name(f".{path.name}.part")
    try:
        with open(os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_RDWR | _BINARY, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)  # left over only if the renaming was not reached


_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows would write line ends of its own


def remove_parts(folder: Path) -> None:
    """Removes what killed writes left in the folder. Only for who may write there alone."""
    for left_over in folder.glob(".*.part"):
        if left_over.is_file():
            left_over.unlink(missing_ok=True)


def make_folder(path: Path) -> Path:
    """The folder and every missing one above it, open to its owner only. Raises WritingError if one cannot be made."""
    try:
        _make(path)
    except OSError as error:
        raise WritingError(
            "this folder could not be made", place=str(path), found=error.strerror, mend="Choose another with --out."
        ) from None
    return path


def _make(path: Path) -> None:
    if not path.is_dir():
        if path.parent != path:
            _make(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
