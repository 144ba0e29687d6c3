"""One question on a terminal: asked in plain words, with its reason, a way back and a way to skip.

By questionary, or plainly where that is asked for. Every function returns the answer as a person gave it, SKIPPED
(None) for no answer, or raises Back. Ctrl-C comes out as KeyboardInterrupt.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import questionary
from prompt_toolkit.filters import to_filter
from prompt_toolkit.key_binding import KeyBindings
from questionary import Choice, Separator, Style
from questionary.prompts.common import InquirerControl

from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.interview import Question
from complaint_kit.wizard import plain
from complaint_kit.wizard.offer import Back, Offer, confirmed, read_line, read_lines, say
from complaint_kit.wizard.width import height, lines_of, wrapped

_BOLD = {"question": "bold", "answer": "", "pointer": "bold", "highlighted": "bold", "separator": "bold"}
_NOT_CHOSEN = ""  # the line on which a question rests that has to be answered, and that nothing goes without saying
_ABOVE = 6  # lines that a question takes above its choices
_NO_COLOUR = dict.fromkeys((*_BOLD, "selected", "instruction", "text", "completion-menu"), "noinherit")


def ask(question: Question, offer: Offer) -> Any:
    """The answer to one question. Raises Back or KeyboardInterrupt."""
    print()
    say(offer.words["ask"])
    for key in ("why", "help"):
        if key in offer.words:
            say(offer.words[key], indent="  ")
    return (plain.ASK if plain.wanted() else _ASK)[question.kind](question, offer)


def choose(
    message: str,
    options: Mapping[str, str],
    screen: Mapping[str, Any],
    default: str | None = None,
    above: Mapping[str, str] | None = None,
) -> str:
    """The key of one of the options. `screen` are the words of the screen, `above` the heading before an option."""
    headings = above or {}
    if plain.wanted():
        return plain.choose(message, options, screen, default, headings)
    choices: list[Choice] = []
    for key, title in options.items():
        choices += [Separator(headings[key])] if key in headings else []
        choices.append(Choice(("  " if headings else "") + wrapped(title), value=key))
    prompt = questionary.select(
        message, choices=choices, default=default, style=_style(), qmark="", instruction=" ", erase_when_done=True
    )
    _choices_of(prompt)
    chosen: str = prompt.unsafe_ask()
    if chosen not in options:  # Enter right after Escape ends the list without a choice
        return choose(message, options, screen, default, above)
    say(f"{message} {options[chosen]}", indent=" ")
    return chosen


def _choices_of(prompt: questionary.Question) -> InquirerControl:
    """The list of choices in a prompt, which from now on wraps what is wider than the terminal."""
    windows = prompt.application.layout.find_all_windows()
    window, found = next((one, one.content) for one in windows if isinstance(one.content, InquirerControl))
    window.wrap_lines = to_filter(True)
    return found


def _style() -> Style:
    return Style(list((_NO_COLOUR if os.environ.get("NO_COLOR") else _BOLD).items()))


def _text(default: str, hint: str, prompt: str = ">") -> str:
    _hinted(hint)
    raw: str = questionary.text(prompt, default=default, style=_style(), qmark="").unsafe_ask()
    return raw


def _hinted(hint: str) -> None:
    """The hint above the line, so that an answer has the whole line also where the terminal is narrow."""
    if hint:
        say(f"({hint})", indent=" ")


def _typed(question: Question, offer: Offer) -> Any:
    before = offer.before if isinstance(offer.before, str | int | float) else ""
    hint = offer.screen["line_required" if question.required else "line"]
    return read_line(question, offer, lambda text: _text(text, hint), str(before))


def _ahead(question: Question, offer: Offer) -> Any:
    """Type-ahead over the options; what is typed counts as it is where the check lets it."""
    titles = offer.options or {}
    shown = {value: title for title, value in reversed(tuple(titles.items()))}  # the first name wins
    hint = offer.screen["line_required" if question.required else "line"]

    def line_of(text: str) -> str:
        _hinted(hint)
        raw: str = questionary.autocomplete(
            ">",
            choices=sorted(titles) or [""],
            default=text,
            match_middle=True,
            ignore_case=True,
            style=_style(),
            qmark="",
        ).unsafe_ask()
        return raw

    return read_line(question, offer, line_of, shown.get(str(offer.before), str(offer.before or "")))


def _picked(question: Question, offer: Offer) -> Any:
    options = {choice: str(offer.words["choices"][choice]) for choice in question.choices}
    return _select(question, offer, options)


def _yes_no(question: Question, offer: Offer) -> Any:
    picked = _select(question, offer, {"yes": offer.screen["yes"], "no": offer.screen["no"]})
    return SKIPPED if picked is SKIPPED else picked == "yes"


def _select(question: Question, offer: Offer, options: Mapping[str, str]) -> Any:
    skip = {} if question.required else {"skip": offer.screen["skip"]}
    before = {True: "yes", False: "no"}.get(offer.before, offer.before) if offer.before is not None else None
    every = {**options, **skip, "back": offer.screen["back"]}
    message = _first_line(offer, every.values())
    # Whoever presses Enter in a hurry shall not have said what they did not choose. A long list is shown from its top.
    rests = before if before in options else question.usual or (None if message != ">" or question.required else "skip")
    if question.required and rests is None:
        every = {_NOT_CHOSEN: offer.screen["not_chosen"], **every}
    while (picked := choose(message, every, offer.screen, rests)) == _NOT_CHOSEN:
        say(str(offer.words["ask"]))  # again: what was asked may have scrolled away
    if picked == "back":
        raise Back
    return SKIPPED if picked == "skip" else picked


def _first_line(offer: Offer, titles: Iterable[str]) -> str:
    """What stands before a list: the question once more where the list is so long that it scrolls away above it."""
    return str(offer.words["ask"]) if lines_of(titles) > height() - _ABOVE else ">"


def _several(question: Question, offer: Offer) -> Any:
    """Several choices. Enter on the way back goes back; Enter with nothing ticked asks once what is meant."""
    titles = {one: str(offer.words["choices"][one]) for one in question.choices}
    before = tuple(offer.before or ())
    while True:
        every = {**titles, "back": offer.screen["back"]}
        ticked, pointed = _ticked(_first_line(offer, every.values()), every, before, offer.screen["several"])
        if pointed == "back":
            raise Back
        if ticked:
            say("> " + "; ".join(titles[one] for one in ticked))
            return ticked
        if (meant := _nothing_ticked(question, offer, pointed, titles[pointed])) is not None:
            return meant or SKIPPED
        before = ()


def _ticked(message: str, titles: Mapping[str, str], before: tuple[str, ...], hint: str) -> tuple[tuple[str, ...], str]:
    """What was ticked, and the line on which Enter was pressed."""
    prompt = questionary.checkbox(
        message,
        choices=[Choice(wrapped(title), value=key, checked=key in before) for key, title in titles.items()],
        style=_style(),
        qmark="",
        instruction=f"({hint})",
        erase_when_done=True,
    )
    _without_letters(prompt)
    lines = _choices_of(prompt)
    picked = prompt.unsafe_ask()
    return tuple(one for one in titles if one in picked and one != "back"), str(lines.get_pointed_at().value)


def _without_letters(prompt: questionary.Question) -> None:
    """Takes away the letters with which questionary ticks all (a) or turns the ticks round (i): whoever types a word
    there shall not have said what they did not tick."""
    bindings = prompt.application.key_bindings
    if isinstance(bindings, KeyBindings):
        bindings.remove("a")
        bindings.remove("i")


def _nothing_ticked(question: Question, offer: Offer, pointed: str, title: str) -> tuple[str, ...] | None:
    """What Enter with nothing ticked means: none of them, the line it was pressed on, or (None) the choices again.

    None comes first: whoever presses Enter twice shall not have said what they did not tick.
    """
    only = {"only": offer.screen["only"].format(choice=title)}
    none = {} if question.required else {"none": offer.screen["none"]}
    picked = choose(offer.screen["nothing_ticked"], {**none, **only, "again": offer.screen["again"]}, offer.screen)
    return {"only": (pointed,), "none": ()}.get(picked)


def _confirmed(question: Question, offer: Offer) -> Any:
    return confirmed(offer, lambda before: _text(before, offer.screen["numbers"]))


def _lines(question: Question, offer: Offer) -> Any:
    hint = offer.screen["line"]
    return read_lines(question, offer, lambda prompt, text: _text(text, hint if prompt == "1>" else "", prompt))


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
