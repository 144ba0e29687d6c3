"""What a check has to say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which check found it, in which file and line, what it is and how to write it instead."""

    check: str
    place: str
    problem: str
    mend: str
