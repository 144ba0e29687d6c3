"""One command at a time at one case: a lock that the system gives back when a process ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from complaint_kit.errors import CaseError, WritingError

LOCK = ".lock"  # the file that is locked where a folder cannot be
_TRIES, _PAUSE = 50, 0.1  # seconds: a command holds a case for about one


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The case in that folder, for this command alone. Raises CaseError if another one does not let go of it."""
    try:
        handle = _opened(folder)
    except OSError as error:
        mend = "Check the permissions."
        raise WritingError("this case cannot be changed", place=str(folder), found=error.strerror, mend=mend) from None
    try:
        if not any(_taken(handle, pause) for pause in (0.0, *[_PAUSE] * _TRIES)):
            raise CaseError(
                "another command is writing to this case", place=str(folder), mend="Wait for it, then try again."
            )
        yield
    finally:
        os.close(handle)


def _taken(handle: int, pause: float) -> bool:
    time.sleep(pause)
    try:
        _lock(handle)
    except OSError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        return os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)  # the folder itself: no file is left behind

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
