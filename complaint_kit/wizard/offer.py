"""What a question is asked with, and how what was typed is read, whichever way it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from textwrap import fill
from typing import Any, NamedTuple

from complaint_kit.errors import AnswersError, Uncertain
from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.interview import Question
from complaint_kit.text import shown
from complaint_kit.wizard.width import width

BACK = "<"


class Back(Exception):
    """The person wants the question before this one."""


class Offer(NamedTuple):
    """What a question is asked with: its words, the answer given before, how to check one, and what it chooses from."""

    words: Mapping[str, Any]
    screen: Mapping[str, Any]
    before: Any = None
    check: Callable[[Any], Any] = lambda value: value
    options: Mapping[str, str] | None = None  # places and organisations: what the person reads, and its value
    statements: Mapping[str, str] | None = None  # practices: id and the question that puts it to the person


def say(text: str, indent: str = "") -> None:
    """Prints a paragraph, wrapped to the terminal."""
    print(fill(" ".join(text.split()), width(), initial_indent=indent, subsequent_indent=indent))


def read_line(question: Question, offer: Offer, line_of: Callable[[str], str], before: str) -> Any:
    """The answer in one line, got from `line_of` (the text to begin with). What cannot be read is said and asked again.

    Raises Back, and Uncertain where it may be one of several.
    """
    text = before
    while True:
        text = line_of(text).strip()
        if text == BACK:
            raise Back
        if not text and not question.required:
            return SKIPPED
        try:
            if text:
                return offer.check(text)
            say(offer.screen["required"])
        except Uncertain:
            raise  # the person is asked which of several is meant
        except AnswersError as error:
            say(refused(error, offer.screen))


def refused(error: AnswersError, screen: Mapping[str, Any]) -> str:
    """What is wrong with an answer and how to mend it, in the language of the screen where it has words for it."""
    own = f"{error.problem}. {error.mend}"
    return str(screen["refused"].get(error.key, "{own}")).format(own=own, found=shown(str(error.found)))


def read_lines(question: Question, offer: Offer, line_of: Callable[[str, str], str]) -> Any:
    """An address, a line at a time, ended by an empty line; `line_of` gets the prompt and the text to begin with."""
    optional = question.model_copy(update={"required": False})
    before = tuple(offer.before or ())
    lines: list[str] = []
    while True:
        default = before[len(lines)] if len(lines) < len(before) else ""
        line = read_line(optional, offer, partial(line_of, f"{len(lines) + 1}>"), default)
        if line is SKIPPED:
            return tuple(lines) or SKIPPED
        lines.append(line[0] if isinstance(line, tuple) else line)


def read_numbers(ids: Sequence[str], every: str, text: str) -> tuple[str, ...] | None:
    """The ids behind numbers such as "1 3" or "1,3"; None where one of them is no number on the screen. Raises Back.

    `every` is the word that means all of them.
    """
    if text.strip() == BACK:
        raise Back
    words = text.replace(",", " ").split()
    if [word.casefold() for word in words] == [every.casefold()]:
        return tuple(ids)
    if not all(word.isdecimal() and 1 <= int(word) <= len(ids) for word in words):
        return None
    return tuple(dict.fromkeys(ids[int(word) - 1] for word in words))


def confirmed(offer: Offer, line_of: Callable[[str], str]) -> Any:
    """All statements on one screen; the person types the numbers of those they can confirm."""
    statements = offer.statements or {}
    ids = tuple(statements)
    numbered(statements.values())
    before = " ".join(str(ids.index(id_) + 1) for id_ in offer.before or () if id_ in ids)
    while True:
        found = read_numbers(ids, offer.screen["all"], line_of(before))
        if found is not None:
            return found or SKIPPED
        say(offer.screen["numbers"])


def numbered(texts: Iterable[str], above: Mapping[int, str] | None = None) -> None:
    """Prints the texts, each wrapped and with its number; `above` is the heading before that of a number."""
    for number, text in enumerate(texts, start=1):
        if heading := (above or {}).get(number):
            say(heading)
        print(fill(text, width(), initial_indent=f" {number:>2}. ", subsequent_indent="     "))
