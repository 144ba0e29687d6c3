"""An explanation as JSON-ready data. Its keys are a promise: they are added to, never renamed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from complaint_kit.drafting.explanation import Explanation, MatterSaid, NextStep, Office


def as_json(explained: Explanation) -> dict[str, Any]:
    """The explanation with the matter of the leading law among its own keys."""
    content: dict[str, Any] = {}
    for id_, value in asdict(explained).items():
        if id_ == "leading":
            content |= _matter(explained.leading)
        elif id_ == "matters":
            content[id_] = [_matter(one) for one in explained.matters]
        else:
            content[id_] = value
    return content


def office_as_json(office: Office) -> dict[str, Any]:
    """An authority that may be complained to."""
    return asdict(office)


def _matter(matter: MatterSaid) -> dict[str, Any]:
    return asdict(matter) | {"next": _next(matter.next) if matter.next else None}


def _next(step: NextStep) -> dict[str, Any]:
    """What to write now; where it goes stands beside it, or why that cannot be said."""
    content = asdict(step)
    sent, problem = content.pop("sent"), content.pop("problem")
    return content | (sent or {"to": None, "problem": problem})
