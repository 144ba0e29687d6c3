"""`letters`: the order of a kind of letter, its words beside each line, to be read as a whole."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import get_args

from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.outline import Event, Line
from complaint_kit.drafting.templating import templates
from complaint_kit.drafting.words_files import Section
from complaint_kit.errors import AnswersError
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library

_CONDITIONS = ("form", "said", "unsaid", "with_", "without", "has", "lacks", "timed", "untimed", "overdue", "in_time")


def show(options: argparse.Namespace) -> int:
    """Prints the outline of `request.eu`, one clause after another. Raises AnswersError for a letter nobody wrote."""
    library = shared.library(options)
    kind, _, family = options.letter.partition(".")
    language = options.letter_language or "en"
    scenario = options.scenario or library.scenarios()[0]
    found = next((one for one in get_args(DocumentKind) if one == kind), None)
    made = find_composition(library, scenario, family, found, language) if found else None
    if made is None or made.outline is None:
        known = ", ".join(outlines(library))
        raise AnswersError(
            "there is no such letter in this language", found=options.letter, mend=f"There are: {known}."
        )
    words: dict[str, Section] = {}
    for name in reversed(made.files):
        words |= templates(library).words_file(name).clauses
    print("\n".join(_page(made.outline.opening, "", words)))
    for right, lines in made.outline.rights.items():
        print("\n".join(_page(lines, right, words)))
    print("\n".join(_page(made.outline.closing, "", words)))
    return DONE


def outlines(library: Library) -> tuple[str, ...]:
    """The letters that are made of clauses: `request.eu`, `reminder.gb`, ..."""
    names = library.names("templates/_letters/*.yaml")
    return tuple(name.rpartition("/")[2].removesuffix(".yaml") for name in names)


def _page(lines: tuple[Line, ...], right: str, words: Mapping[str, Section]) -> Iterator[str]:
    if right:
        yield f"\n--- {right} ---"
    for line in lines:
        yield f"\n[{line.kind}] {line.clause}{_when(line)}"
        forms = [line.clause] if line.clause in words else _forms(line, words)
        for name in forms:
            said = words[name].text.strip("\n")
            head = f"  {name}:\n" if name != line.clause else ""
            yield head + "\n".join(f"    {text}" for text in said.splitlines())


def _forms(line: Line, words: Mapping[str, Section]) -> list[str]:
    """The clauses that stand there by right."""
    return sorted(name for name in words if name.startswith(f"{line.clause}_")) if line.by else []


def _when(line: Line) -> str:
    """The conditions of a line, as its file writes them."""
    told = [f"{name.rstrip('_')}: {value}" for name in _CONDITIONS if (value := getattr(line, name))]
    for name, events in (("on", line.on), ("not_on", line.not_on)):
        told += [f"{name}: {', '.join(map(_event, events))}"] if events else []
    told += [f"beside: {line.beside}"] if line.beside else []
    return f"   ({'; '.join(told)})" if told else ""


def _event(one: Event) -> str:
    return one.what if one.letter == "request" else f"{one.letter}.{one.what}"
