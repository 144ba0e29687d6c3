"""What a complaint must have and a case lacks, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from complaint_kit.planning.completeness import lacks
from complaint_kit.planning.matter import Matter


def lacking_words(matter: Matter, words: Mapping[str, Any]) -> tuple[str, ...]:
    """A phrase for each thing that the office or its law demands and the case does not have yet."""
    says: Mapping[str, str] = words["demands"]
    return tuple(says[one.demand].format(of=one.of) for one in lacks(matter))
