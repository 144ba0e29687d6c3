"""Questions without a redrawn screen: numbered choices and plain lines, for screen readers and simple terminals.

Asked for by `ACCESSIBLE` (any value but 0) or by `TERM=dumb`. Nothing is printed but text and line ends.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.interview import Question
from complaint_kit.wizard.offer import BACK, Back, Offer, confirmed, numbered, read_line, read_lines, read_numbers, say


def wanted() -> bool:
    """Whether the person, or their terminal, asks for plain questions."""
    return os.environ.get("ACCESSIBLE", "0") not in ("", "0") or os.environ.get("TERM") == "dumb"


def choose(
    message: str,
    options: Mapping[str, str],
    screen: Mapping[str, Any],
    default: str | None,
    above: Mapping[str, str],
) -> str:
    """The key of one of the options, chosen by its number; `above` is the heading before an option."""
    if message:
        say(message)
    keys = tuple(options)
    numbered(options.values(), {keys.index(key) + 1: heading for key, heading in above.items()})
    before = str(keys.index(default) + 1) if default in keys else ""
    while True:
        text = _line(screen, screen["number"].format(last=len(keys)), before)
        if text == BACK and "back" in keys:
            return "back"
        if text.isdecimal() and 1 <= int(text) <= len(keys):
            return keys[int(text) - 1]


def _line(screen: Mapping[str, Any], hint: str, before: str) -> str:
    """A line as typed; where Enter alone would keep what was there before, that is said, and `-` empties it."""
    say(f"({hint})")
    if before:
        say(screen["keeps"].format(before=before))
    text = input("> ").strip()
    return before if not text else text if text != "-" else ""


def _typed(question: Question, offer: Offer) -> Any:
    before = offer.before if isinstance(offer.before, str | int | float) else ""
    return _one_line(question, offer, str(before))


def _named(question: Question, offer: Offer) -> Any:
    """A place or an organisation, typed by name."""
    titles = {value: title for title, value in reversed(tuple((offer.options or {}).items()))}  # the first name wins
    return _one_line(question, offer, titles.get(str(offer.before), str(offer.before or "")))


def _one_line(question: Question, offer: Offer, before: str) -> Any:
    hint = offer.screen["line_required" if question.required else "line"]
    return read_line(question, offer, lambda _: _line(offer.screen, hint, before), before)


def _picked(question: Question, offer: Offer) -> Any:
    return _one_of({one: str(offer.words["choices"][one]) for one in question.choices}, question, offer)


def _yes_no(question: Question, offer: Offer) -> Any:
    picked = _one_of({"yes": offer.screen["yes"], "no": offer.screen["no"]}, question, offer)
    return SKIPPED if picked is SKIPPED else picked == "yes"


def _one_of(options: Mapping[str, str], question: Question, offer: Offer) -> Any:
    before = {True: "yes", False: "no"}.get(offer.before, offer.before) if offer.before is not None else None
    skip = {} if question.required else {"skip": offer.screen["skip"]}
    picked = choose("", {**options, **skip, "back": offer.screen["back"]}, offer.screen, before, {})
    if picked == "back":
        raise Back
    return SKIPPED if picked == "skip" else picked


def _several(question: Question, offer: Offer) -> Any:
    choices = question.choices
    numbered(str(offer.words["choices"][one]) for one in choices)
    before = " ".join(str(choices.index(one) + 1) for one in offer.before or () if one in choices)
    hint = offer.screen["numbers_required" if question.required else "numbers"]
    while True:
        found = read_numbers(choices, offer.screen["all"], _line(offer.screen, hint, before))
        if found or (found == () and not question.required):
            return found or SKIPPED
        say(offer.screen["required"] if found == () else hint)


def _confirmed(question: Question, offer: Offer) -> Any:
    return confirmed(offer, lambda before: _line(offer.screen, offer.screen["numbers"], before))


def _lines(question: Question, offer: Offer) -> Any:
    return read_lines(question, offer, lambda prompt, text: _line(offer.screen, offer.screen["line"], text))


ASK: Mapping[str, Callable[[Question, Offer], Any]] = {
    "text": _typed,
    "long_text": _typed,
    "email": _typed,
    "number": _typed,
    "date": _typed,
    "yes_no": _yes_no,
    "choice": _picked,
    "choices": _several,
    "place": _named,
    "organisation": _named,
    "practices": _confirmed,
    "address": _lines,
}
