"""One question on a terminal, by questionary: asked in plain words, with its reason, a way back and a way to skip.

Every function returns the answer as a person gave it, SKIPPED (None) for no answer, or raises Back. Ctrl-C comes out as
KeyboardInterrupt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

import questionary
from questionary import Choice, Style

from complaint_kit.errors import AnswersError
from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.interview import Question

WIDTH = 78
_BACK = "<"
_STYLE = Style([("question", "bold"), ("answer", ""), ("pointer", "bold"), ("highlighted", "bold")])


class Back(Exception):
    """The person wants the question before this one."""


@dataclass(frozen=True)
class Offer:
    """What a question is asked with: its words, the answer given before, how to check one, and what it chooses from."""

    words: Mapping[str, Any]
    screen: Mapping[str, str]
    before: Any = None
    check: Callable[[Any], Any] = lambda value: value
    options: Mapping[str, str] | None = None  # places and organisations: what the person reads, and its value
    statements: Mapping[str, str] | None = None  # practices: id and the question that puts it to the person


def say(text: str) -> None:
    """Prints a paragraph, wrapped."""
    print(fill(" ".join(text.split()), WIDTH))


def ask(question: Question, offer: Offer) -> Any:
    """The answer to one question. Raises Back or KeyboardInterrupt."""
    print()
    say(offer.words["ask"])
    for key in ("why", "help"):
        if key in offer.words:
            print(fill(" ".join(offer.words[key].split()), WIDTH, initial_indent="  ", subsequent_indent="  "))
    return _ASK[question.kind](question, offer)


def choose(message: str, options: Mapping[str, str], default: str | None = None) -> str:
    """The key of one of the options."""
    choices = [Choice(title, value=key) for key, title in options.items()]
    chosen: str = questionary.select(
        message, choices=choices, default=default, style=_STYLE, qmark="", instruction=" "
    ).unsafe_ask()
    return chosen


def _typed(question: Question, offer: Offer) -> Any:
    before = offer.before if isinstance(offer.before, str | int | float) else ""
    return _line(question, offer, default=str(before))


def _line(question: Question, offer: Offer, default: str = "", prompt: str = ">") -> Any:
    hint = offer.screen["line_required"] if question.required else offer.screen["line"]
    raw = questionary.text(
        prompt, default=default, validate=_validator(question, offer), style=_STYLE, qmark="", instruction=f"({hint})"
    ).unsafe_ask()
    return _read(raw, offer)


def _read(raw: str, offer: Offer) -> Any:
    if raw.strip() == _BACK:
        raise Back
    return offer.check(raw.strip()) if raw.strip() else SKIPPED


def _complaint(error: AnswersError) -> str:
    """What is wrong and how to mend it, as far as that fits on the one line that questionary has for it."""
    whole = f"{error.problem}. {error.mend}"
    return whole if len(whole) <= WIDTH else error.problem


def _validator(question: Question, offer: Offer) -> Callable[[str], bool | str]:
    def validate(raw: str) -> bool | str:
        text = raw.strip()
        if text == _BACK:
            return True
        if not text:
            return True if not question.required else offer.screen["required"]
        try:
            offer.check(text)
        except AnswersError as error:
            return _complaint(error)
        return True

    return validate


def _picked(question: Question, offer: Offer) -> Any:
    options = {choice: str(offer.words["choices"][choice]) for choice in question.choices}
    return _select(question, offer, options)


def _yes_no(question: Question, offer: Offer) -> Any:
    picked = _select(question, offer, {"yes": offer.screen["yes"], "no": offer.screen["no"]})
    return SKIPPED if picked is SKIPPED else picked == "yes"


def _select(question: Question, offer: Offer, options: Mapping[str, str]) -> Any:
    skip = {} if question.required else {"skip": offer.screen["skip"]}
    before = {True: "yes", False: "no"}.get(offer.before, offer.before) if offer.before is not None else None
    picked = choose(">", {**options, **skip, "back": offer.screen["back"]}, before if before in options else None)
    if picked == "back":
        raise Back
    return SKIPPED if picked == "skip" else picked


def _several(question: Question, offer: Offer) -> Any:
    before = offer.before or ()
    choices = [Choice(str(offer.words["choices"][one]), value=one, checked=one in before) for one in question.choices]
    picked = questionary.checkbox(
        ">",
        choices=[*choices, Choice(offer.screen["back"], value="back")],
        validate=lambda chosen: bool(chosen) or not question.required or offer.screen["required"],
        style=_STYLE,
        qmark="",
        instruction=f"({offer.screen['several']})",
    ).unsafe_ask()
    if "back" in picked:
        raise Back
    return tuple(picked) or SKIPPED


def _ahead(question: Question, offer: Offer) -> Any:
    """Type-ahead over the options; what is typed counts as it is where the check lets it."""
    titles = offer.options or {}
    shown = {value: title for title, value in reversed(tuple(titles.items()))}  # the first name wins
    raw = questionary.autocomplete(
        ">",
        choices=sorted(titles) or [""],
        default=shown.get(str(offer.before), str(offer.before or "")),
        match_middle=True,
        ignore_case=True,
        validate=lambda text: _validator(question, offer)(_value(text, titles)),
        style=_STYLE,
        qmark="",
    ).unsafe_ask()
    return _read(_value(raw, titles), offer)


def _value(text: str, titles: Mapping[str, str]) -> str:
    """The value behind what was typed: an exact title, or the only one whose titles have the text in them."""
    wanted = text.strip().casefold()
    exact = [value for title, value in titles.items() if title.casefold() == wanted]
    close = list({value: title for title, value in titles.items() if wanted and wanted in title.casefold()})
    found: Sequence[str] = exact or (close if len(close) == 1 else ())
    return found[0] if found else text


def _confirmed(question: Question, offer: Offer) -> Any:
    """All statements on one screen; the person types the numbers of those they can confirm."""
    statements = offer.statements or {}
    for number, text in enumerate(statements.values(), start=1):
        print(fill(text, WIDTH, initial_indent=f" {number:>2}. ", subsequent_indent="     "))
    ids = tuple(statements)
    before = " ".join(str(ids.index(id_) + 1) for id_ in offer.before or () if id_ in ids)
    hint = offer.screen["numbers"]
    raw = questionary.text(
        ">",
        default=before,
        validate=lambda text: _numbers(text, ids) is not None or text.strip() == _BACK or hint,
        style=_STYLE,
        qmark="",
        instruction=f"({hint})",
    ).unsafe_ask()
    if raw.strip() == _BACK:
        raise Back
    return _numbers(raw, ids) or SKIPPED


def _numbers(text: str, ids: Sequence[str]) -> tuple[str, ...] | None:
    """The ids behind numbers such as "1 3" or "1,3"; None if one of them is no number on the screen."""
    words = text.replace(",", " ").split()
    if not all(word.isdecimal() and 1 <= int(word) <= len(ids) for word in words):
        return None
    return tuple(dict.fromkeys(ids[int(word) - 1] for word in words))


def _lines(question: Question, offer: Offer) -> Any:
    """An address, a line at a time, ended by an empty line."""
    before = tuple(offer.before or ())
    lines: list[str] = []
    while True:
        default = before[len(lines)] if len(lines) < len(before) else ""
        line = _line(question.model_copy(update={"required": False}), offer, default, f"{len(lines) + 1}>")
        if line is SKIPPED:
            return tuple(lines) or SKIPPED
        lines.append(line[0] if isinstance(line, tuple) else line)


_ASK: Mapping[str, Callable[[Question, Offer], Any]] = {
    "text": _typed,
    "long_text": _typed,
    "email": _typed,
    "number": _typed,
    "date": _typed,
    "yes_no": _yes_no,
    "choice": _picked,
    "choices": _several,
    "place": _ahead,
    "organisation": _ahead,
    "practices": _confirmed,
    "address": _lines,
}
