"""YAML without its surprises: duplicate keys refused, `no` stays the word no, lines remembered.

Only `true`, `false`, `null`, plain integers, decimals and ISO dates are anything but text, so the country code `NO`,
the house number `012` and the time `12:30` mean what they say. (YAML 1.1 reads false, 10 and 750 there.)
"""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from complaint_kit.errors import PackError
from complaint_kit.text import is_text

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_NUMBER = 18  # characters
_MOST_BYTES = 4_000_000
_MOST_VALUES = 200_000  # a file that unfolds to more is a trap: a few lines of aliases of aliases make millions
_FIRST_OF_FIGURES = frozenset("-0123456789")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
Keys = tuple[str | int, ...]  # the way to a value: the keys and indices above it


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads structure alone: what a scalar means is `_scalar`'s to say, so nothing is resolved to a tag."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        """No tag."""
        return ""


class Lines:
    """Where each value of a file starts, looked up when somebody asks.

    `elsewhere`: values that came from another file: that file, its lines, and the path there.
    """

    def __init__(self, root: Any = None) -> None:
        self._root = root
        self.elsewhere: dict[Keys, tuple[Path, Lines, Keys]] = {}

    def near(self, path: Keys) -> int:
        """The line (1-based) of the value at `path`, or of the nearest thing around it that the file has."""
        return self._found(path)[0]

    def place(self, path: Keys, file: Path) -> str:
        """`file:line` of the value at `path`, which stands in that file unless it came from another."""
        line, known = self._found(path)
        for end in range(len(path), known, -1):
            if path[:end] in self.elsewhere:
                other, lines, there = self.elsewhere[path[:end]]
                return lines.place(there, other)
        return f"{file}:{line}"

    def _found(self, path: Keys) -> tuple[int, int]:
        """The line, and how many keys of the path lead there."""
        node = self._root
        for known, key in enumerate(path):
            below = _child(node, key)
            if below is None:
                return _line_of(node), known
            node = below
        return _line_of(node), len(path)


def _line_of(node: Any) -> int:
    return 1 if node is None else int(node.start_mark.line) + 1


def _child(node: Any, key: str | int) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key]
    return None


def read_yaml(path: Path) -> Any:
    """The file's content. Raises PackError naming file and line."""
    return read_yaml_with_lines(path)[0]


def read_yaml_with_lines(path: Path) -> tuple[Any, Lines]:
    """The file's content and where each value stands. Raises PackError naming file and line."""
    text = read_text(path)
    is_json = path.suffix == ".json" or _is_json(text)
    return parse_json(text, str(path)) if is_json else parse_yaml(text, str(path))


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text, parse_int=_number)
    except (ValueError, RecursionError):
        return False
    return True


def read_text(path: Path) -> str:
    """The file's text. Raises PackError naming the file: it is missing, no UTF-8, or too big to be what it should."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        raise PackError("there is no such file", place=str(path), mend="Check the name.") from None
    except OSError as error:
        raise PackError("this file cannot be read", place=str(path), found=error.strerror) from None
    except UnicodeDecodeError as error:
        raise PackError("this file cannot be read as UTF-8 text", place=str(path), found=error.reason) from None
    if len(content) > _MOST_BYTES:
        raise PackError("this file is over 4 MB", place=str(path), mend="Check that it is the right file.")
    return text


def parse_json(text: str, place: str) -> tuple[Any, Lines]:
    """The content of a JSON text; lines as far as it can be read as YAML too, which not all JSON can."""
    try:
        content = json.loads(text, object_pairs_hook=lambda pairs: _each_once(pairs, place), parse_int=_number)
    except json.JSONDecodeError as error:
        raise PackError("this is not valid JSON", place=f"{place}:{error.lineno}", found=error.msg) from None
    except RecursionError:
        raise _too_much(place) from None
    _refuse_no_text(content, place)
    try:
        return content, parse_yaml(text, place)[1]
    except PackError:
        return content, Lines()


def _each_once(pairs: list[tuple[str, Any]], place: str) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        twice = next(key for key, _ in pairs if [one for one, _ in pairs].count(key) > 1)
        raise PackError("this key stands twice in one place", place=place, found=twice, mend="Keep one of them.")
    return result


def _refuse_no_text(value: Any, place: str) -> None:
    """PackError if there is half of a character in a text: `\\ud83d` alone, which no file can hold."""
    if not is_text(json.dumps(value, ensure_ascii=False, default=str)):
        raise PackError("this file holds half of a character", place=place, mend="Look for \\ud8.. to \\udf.. in it.")


def _number(text: str) -> int | str:
    """A whole number; one that is too long to be a figure stays text: a customer number, or a key held down."""
    return int(text) if len(text) <= _LONGEST_NUMBER else text


def parse_yaml(text: str, place: str) -> tuple[Any, Lines]:
    """The content of `text` and where each value stands; `place` is what errors call it."""
    try:
        root = yaml.compose(text, Loader=_Loader)
        return None if root is None else _Reader(place).value(root), Lines(root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or error
        mend = "Use spaces there, no tabs." if mark and "\t" in _line(text, mark.line) else ""
        raise PackError("this is not valid YAML", place=f"{place}{line}", found=problem, mend=mend) from None
    except RecursionError:
        raise _too_much(place) from None


def _line(text: str, number: int) -> str:
    return next(islice(text.split("\n"), number, None), "")


def _too_much(place: str) -> PackError:
    return PackError(
        "this file holds too much", place=place, mend="Look for an anchor (&) used inside itself, or again and again."
    )


class _Reader:
    """Nodes to values. `place` is what errors call the file."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._read = 0

    def value(self, node: Any) -> Any:
        """What the node says. Raises PackError."""
        self._read += 1
        if self._read > _MOST_VALUES:
            raise _too_much(self._place)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node, self._place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child) for child in node.value]
        return self._mapping(node)

    def _mapping(self, node: Any) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise PackError("a key must be a word", place=f"{self._place}:{_line_of(key_node)}")
            key = str(key_node.value)
            if key in result:
                place = f"{self._place}:{_line_of(key_node)}"
                raise PackError("this key stands twice in one place", place=place, found=key, mend="Keep one of them.")
            result[key] = self.value(value_node)
        return result


def _scalar(node: Any, place: str) -> Any:
    text: str = node.value
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST_OF_FIGURES:
        return text
    if _INTEGER.fullmatch(text):
        return _number(text)
    if _DECIMAL.fullmatch(text) and len(text) <= _LONGEST_NUMBER:
        return float(text)
    if _DATE.fullmatch(text):
        return _iso_date(text, f"{place}:{node.start_mark.line + 1}")
    return text


def _iso_date(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PackError("there is no such day", place=place, found=text, mend=f"({error})") from None
