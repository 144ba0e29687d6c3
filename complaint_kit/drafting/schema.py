"""The JSON Schema (2020-12) of an answers file, made from the interview and its words."""

from __future__ import annotations

from typing import Any, get_args

from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.situation.answers import LONGEST_LINE, LONGEST_TEXT
from complaint_kit.situation.interview import Question
from complaint_kit.situation.older import EVENT_NAMES

_TEXT = {"type": "string", "maxLength": LONGEST_LINE}
_DATE = {"type": "string", "format": "date"}


def schema_of(library: Library, scenario: str) -> dict[str, Any]:
    """The schema. Raises PackError for an unknown scenario."""
    interview = library.interview(scenario)
    words = library.words(scenario, "en")
    questions = words["questions"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": words["scenario"]["title"],
        "type": "object",
        "required": ["scenario", "answers"],
        "additionalProperties": False,
        "properties": {
            "scenario": {"const": scenario},
            "language": {"enum": list(library.languages())},
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "required": [one.id for one in interview.questions if one.required and one.ask_if is None],
                "properties": {
                    one.id: _property(one, library) | {"description": questions[one.id]["ask"]}
                    for one in interview.questions
                },
            },
            "events": {"type": "array", "items": _event()},
        },
    }


def _event() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["event", "on"],
        "additionalProperties": False,
        "properties": {
            "event": {"enum": list(EVENT_NAMES)},
            "on": _DATE,
            "document": {"enum": list(get_args(DocumentKind))},
            "note": {"type": "string"},
        },
    }


def _property(question: Question, library: Library) -> dict[str, Any]:
    match question.kind:
        case "yes_no":
            return {"type": "boolean"}
        case "choice":
            return {"enum": list(question.choices)}
        case "choices":
            return {"type": "array", "items": {"enum": list(question.choices)}, "uniqueItems": True}
        case "practices":
            return {"type": "array", "items": {"type": "string"}, "uniqueItems": True}
        case "address":
            return {"type": "array", "items": _TEXT}
        case "date":
            return _DATE
        case "place":
            return _TEXT | {"examples": ["NL", "Scotland", "US-TX"]}
        case "number":
            return {"type": "number"}
        case "email":
            return _TEXT | {"format": "email"}
        case "long_text":
            return {"type": "string", "maxLength": question.max_length or LONGEST_TEXT}
        case "statements" | "papers":
            return {"type": "array"}
        case "text" | "organisation":
            return {"type": "string", "maxLength": question.max_length or LONGEST_LINE}
