"""The JSON Schema (2020-12) of a case file, and of an answers file: a case, or answers by question with events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from complaint_kit.law.steps import DocumentKind, ToRole
from complaint_kit.packs.library import Library
from complaint_kit.situation.answers import LONGEST_TEXT
from complaint_kit.situation.case import Case, WishId
from complaint_kit.situation.filling import PLACES
from complaint_kit.situation.interview import Question
from complaint_kit.situation.older import EVENT_NAMES
from complaint_kit.situation.wishes import questions_of
from complaint_kit.text import LONGEST_LINE

_TEXT = {"type": "string", "maxLength": LONGEST_LINE}
_DATE = {"type": "string", "format": "date"}
_VERSION = "https://json-schema.org/draft/2020-12/schema"
# Parts of a case that may be written in one word instead of by their parts.
_SHORT: Mapping[str, dict[str, Any]] = {
    "When": {"type": "string", "description": "2026-08-20, 2026-08 or 2026-08..2026-10"},
    "To": {"enum": list(get_args(ToRole))},
    "Wish": {"enum": list(get_args(WishId))},
    "Respondent": {"type": "string"},
}


def schema_of_case() -> dict[str, Any]:
    """What a case file may hold, whatever the grievance."""
    schema = Case.model_json_schema(by_alias=True)
    parts = schema["$defs"]
    for name, short in _SHORT.items():
        parts[name] = short if name == "When" else {"anyOf": [short, parts[name]]}
    return {"$schema": _VERSION, **schema, "required": ["scenario"]}


def schema_of(library: Library, scenario: str, spoken: str = "en") -> dict[str, Any]:
    """What an answers file of that scenario may hold, its questions in the language `spoken`. Raises PackError for an
    unknown scenario.
    """
    case = schema_of_case()
    asked = _answers(library, scenario, spoken)
    facts = {id_: asked["properties"][id_] for id_ in asked["properties"] if _is_fact(id_, library)}
    return {
        **case,
        "title": library.words(scenario, spoken)["scenario"]["title"],
        "properties": {
            **case["properties"],
            "facts": {"type": "object", "properties": facts},
            "scenario": {"const": scenario},
            "language": {"enum": list(library.languages())},
            "answers": asked,
            "events": {"type": "array", "items": _event()},
        },
    }


def _is_fact(id_: str, library: Library) -> bool:
    """Whether a case keeps the answer among its facts: it has no place of its own there and belongs to no wish."""
    return id_ not in PLACES and id_ != "wishes" and id_ not in set(questions_of(library.wishes))


def _answers(library: Library, scenario: str, spoken: str) -> dict[str, Any]:
    interview = library.interview(scenario)
    questions = library.words(scenario, spoken)["questions"]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [one.id for one in interview.questions if interview.needs(one)],
        "properties": {
            one.id: _property(one, library) | {"description": questions[one.id]["ask"]} for one in interview.questions
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
        case "statements":
            return {"type": "array", "items": {"$ref": "#/$defs/Statement"}}
        case "papers":
            return {"type": "array", "items": {"$ref": "#/$defs/Paper"}}
        case "text" | "organisation":
            return {"type": "string", "maxLength": question.max_length or LONGEST_LINE}
