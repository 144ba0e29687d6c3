"""How a command ends: the exit codes, in one place."""

from __future__ import annotations

DONE = 0
SOME_FAILED = 1  # some rows, checks or cases failed, or no letter was written
CANNOT_START = 2  # the message says why, and how to mend it
KIT_FAILED = 70  # a mistake of the kit's own
INTERRUPTED = 130  # what was answered so far is kept
