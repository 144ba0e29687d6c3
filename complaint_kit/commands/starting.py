"""The start page: what presses in one's cases, and what to do now; where there are none, the questions of a new one."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaint_kit.cases.folder import cases_in, load
from complaint_kit.commands import interviewing, shared
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.parsing import parser
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.wording import counted
from complaint_kit.law.steps import DocumentKind

if TYPE_CHECKING:  # whoever has no case yet does not wait for what looks at cases
    from complaint_kit.commands.listed import Listed
    from complaint_kit.planning.pressing import Item

Step = Callable[[], int]  # what is done, and the exit code
_MOST_STEPS = 6  # offered at once: with all else they fit a screen of 24 lines


def start(options: argparse.Namespace) -> int:
    """Shows the cases and does what is picked; where nobody can pick, it shows them alone."""
    if not cases_in(shared.home(options)):
        return interviewing.new(options)
    from complaint_kit.commands.listed import listed

    screen = shared.screen(options, shared.library(options))
    found = listed(screen.library, shared.home(options), options.as_of)
    told = " ".join(_sentences(found, screen.words()["start"], screen.language))
    return _pick(told, found, screen, options) if shared.on_a_terminal() else _show(told, found, screen, options)


def _show(told: str, found: list[Listed], screen: Screen, options: argparse.Namespace) -> int:
    from complaint_kit.commands.overview import print_due, tell_unfinished

    print(told)
    print_due(found, screen, options.as_of)
    tell_unfinished(found, screen.words())
    return DONE


def _pick(told: str, found: list[Listed], screen: Screen, options: argparse.Namespace) -> int:
    from complaint_kit.wizard.offer import say
    from complaint_kit.wizard.prompts import choose

    words = screen.words()
    print()
    say(told)
    for line in _limits(found, screen):
        say(line)
    print()
    steps = dict(_steps(found, words, options))
    return steps[choose(words["start"]["what_now"], {title: title for title in steps}, words["screen"])]()


def _limits(found: list[Listed], screen: Screen) -> Iterator[str]:
    """The days that the person must not miss, the next one first."""
    from complaint_kit.commands.overview import awaited

    says = screen.words()["start"]["limit"]
    limits = [
        (item.due, awaited(item, screen), one.folder.name)
        for one in found
        for item in one.items
        if item.state == "limit"
    ]
    for day, what, case in sorted(dict.fromkeys(limits)):
        yield says.format(day=day, what=what, case=case)


def _sentences(found: list[Listed], says: Mapping[str, Any], language: str) -> Iterator[str]:
    """How many answers are overdue, and so on; each letter and period once."""
    things = {(one.folder, item.state, _thing(item)) for one in found for item in one.items}
    numbers: Counter[str] = Counter(state for _, state, _ in things)
    numbers["unfinished"] = sum(1 for one in found if one.case and one.plan is None)
    sentences = [counted(numbers[state], forms, language) for state, forms in says["counted"].items() if numbers[state]]
    yield from sentences or (says["nothing"],)


def _thing(item: Item) -> str:
    """What of an item is counted once: a letter to write, the letter that is to be answered, a limit of one's own."""
    if item.rung:
        return item.rung.step.document
    paper = item.clock.paper.id if item.clock and item.clock.paper else ""
    return f"{paper} {item.clock.deadline.id}" if item.clock and item.state == "limit" else paper


def _steps(found: list[Listed], words: Mapping[str, Any], options: argparse.Namespace) -> Iterator[tuple[str, Step]]:
    """What can be done now, by what the person reads: the next steps, what is there always, and nothing."""
    says = words["start"]
    yield from list(_next_steps(found, words, options))[:_MOST_STEPS]
    under_way = [one.folder for one in found if one.plan and one.case and one.case.papers and not one.case.closed]
    if under_way:
        yield says["came"], partial(_record, under_way, words, options)
    yield says["new"], partial(interviewing.new, options)
    yield says["all"], partial(_all, options)
    yield says["stop"], lambda: DONE


def _next_steps(
    found: list[Listed], words: Mapping[str, Any], options: argparse.Namespace
) -> Iterator[tuple[str, Step]]:
    says = words["start"]
    for one in found:
        if one.case and one.plan is None:
            resume = partial(interviewing.resume, _as_typed(options, "resume", str(one.folder)))
            yield says["resume"].format(case=one.folder.name), resume
        for item in one.items:
            if item.rung and item.state in _DONE_BY:
                what = words["documents"][item.rung.step.document]
                step = partial(_DONE_BY[item.state], one.folder, item.rung.step.document, options)
                yield says[item.state].format(what=what, case=one.folder.name, day=item.on), step


def _write(folder: Path, document: DocumentKind, options: argparse.Namespace) -> int:
    from complaint_kit.commands.cases import next_step

    return next_step(_as_typed(options, "next", str(folder), "--step", document))


def _sent(folder: Path, document: DocumentKind, options: argparse.Namespace) -> int:
    from complaint_kit.commands.recording import record
    from complaint_kit.wizard.recording import ask_when_sent

    screen = shared.screen(options, shared.library(options))
    day, channel = ask_when_sent(load(folder, screen.library), options.as_of, screen)
    by = ("--by", channel) if channel else ()
    return record(_as_typed(options, "record", str(folder), "sent", day.isoformat(), "--document", document, *by))


_DONE_BY: Mapping[str, Callable[[Path, DocumentKind, argparse.Namespace], int]] = {
    "overdue": _write,
    "open": _write,
    "to_send": _sent,
}


def _all(options: argparse.Namespace) -> int:
    from complaint_kit.commands.overview import cases

    return cases(_as_typed(options, "cases"))


def _record(folders: list[Path], words: Mapping[str, Any], options: argparse.Namespace) -> int:
    from complaint_kit.commands.recording import record
    from complaint_kit.wizard.prompts import choose

    titles = {str(folder): folder.name for folder in folders}
    folder = choose(words["start"]["which"], titles, words["screen"]) if len(titles) > 1 else next(iter(titles))
    return record(_as_typed(options, "record", folder))


def _as_typed(options: argparse.Namespace, *arguments: str) -> argparse.Namespace:
    """The options of another command as if it had been typed, on the same day and in the same language."""
    typed = parser().parse_args(arguments)
    typed.as_of, typed.named_day = options.as_of, options.named_day
    typed.screen_language = options.screen_language
    return typed
