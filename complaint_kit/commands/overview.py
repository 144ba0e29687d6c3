"""`cases`, `due`: all cases of a home, what presses most first; and their dates in one calendar."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from complaint_kit.cases import folder as folders
from complaint_kit.commands import shared
from complaint_kit.commands.all_dates import write_all_dates
from complaint_kit.commands.exits import DONE, SOME_FAILED
from complaint_kit.commands.listed import Listed, last_of, listed
from complaint_kit.commands.news import print_news
from complaint_kit.commands.overview_json import case_as_json, item_as_json
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import CaseError
from complaint_kit.packs.library import Library
from complaint_kit.planning.pressing import Item
from complaint_kit.situation.case import Case
from complaint_kit.text import shown


def cases(options: argparse.Namespace) -> int:
    """Lists the cases: what happened last, the next step, its day, from when an answer is late, days left."""
    if options.names:
        print("".join(f"{folder.name}\n" for folder in folders.cases_in(shared.home(options))), end="")
        return DONE
    library = shared.library(options)
    words = shared.screen(options, library).words()
    found = listed(library, shared.home(options), options.as_of)
    if options.json:
        shared.print_json([case_as_json(one, options.as_of) for one in found])
    elif found:
        _print_cases(found, options, library, words)
    else:
        print(words["overview"]["none"].format(home=shared.home(options)))
    if options.ics and found:
        plans = ((one.folder, one.plan) for one in found if one.plan)
        file = write_all_dates(library, shared.home(options), plans, options.as_of)
        print("" if options.json else f"{file}\n", end="")
    return _code(found)


def _print_cases(found: list[Listed], options: argparse.Namespace, library: Library, words: Mapping[str, Any]) -> None:
    rows = (_case_row(one, words, options.as_of) for one in found)
    _print(words, ("case", "last", "next", "due", "late", "left"), rows)
    for one in found:
        if one.plan and one.case and not one.case.closed:
            print_news(library, one.plan, shown(one.folder.name))
    tell_unfinished(found, words)


def _print(words: Mapping[str, Any], names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """The table; on a narrow terminal words make room for days and for the names of cases, which are typed again."""
    said = words["overview"]["headings"]
    narrow = {said[name]: width for name, width in _NARROW.items()}
    shared.print_table(tuple(said[name] for name in names), rows, narrow)


_NARROW = {"last": 10, "next": 12, "left": 5, "state": 9, "what": 20}  # characters


def _code(found: list[Listed]) -> int:
    return SOME_FAILED if any(one.problem for one in found) else DONE


def tell_unfinished(found: list[Listed], words: Mapping[str, Any]) -> None:
    """Says how to finish interviews, and names each case that cannot be read, and why."""
    for one in found:
        if one.problem:
            print(words["overview"]["broken"].format(case=shown(one.folder.name), problem=one.problem))
        elif one.plan is None:
            print(words["overview"]["resume"].format(case=shown(shared.case_name(one.folder))))


def _case_row(one: Listed, words: Mapping[str, Any], today: date) -> tuple[str, ...]:
    says = words["overview"]
    if one.case is None:
        return (shown(one.folder.name), says["unreadable"], "", "", "", "")
    if one.plan is None:
        return (shown(one.folder.name), says["unfinished"], "", "", "", "")
    dated = next((item for item in one.items if item.clock), None)
    return (shown(one.folder.name), _last(one.case, words), _next(one, words), *_days(dated, today))


def _next(one: Listed, words: Mapping[str, Any]) -> str:
    """The letters to write now, or that there are none."""
    if one.case and one.case.closed:
        return str(words["overview"]["closed"])
    steps = dict.fromkeys(rung.step.document for _, rung in one.plan.now) if one.plan else {}
    return ", ".join(words["documents"][step] for step in steps) or str(words["overview"]["wait"])


def _days(item: Item | None, today: date) -> tuple[str, str, str]:
    if item is None or item.due is None:
        return ("", "", "")
    late = item.late_from.isoformat() if item.late_from else ""
    return (item.due.isoformat(), late, str((item.due - today).days))


def _last(case: Case, words: Mapping[str, Any]) -> str:
    """The newest thing that happened, in a few words."""
    last = last_of(case)
    if last is None:
        return str(words["overview"]["drafted"])
    day, event, document = last
    sent = f"{words['documents'][document]} " if event == "sent" else ""
    return f"{sent}{words['screen']['events'][event]} {day}"


def due(options: argparse.Namespace) -> int:
    """What is due: in the campaign of a folder, or over all cases where none is named."""
    if options.folder:
        from complaint_kit.commands.bulk import due as due_in_campaign

        return due_in_campaign(options)
    if options.record or options.sent:
        raise CaseError(
            "--record and --sent are for a campaign",
            mend="Name the folder that bulk made; for a case of your own use `complaint-kit record`.",
        )
    return _due_in_cases(options)


def _due_in_cases(options: argparse.Namespace) -> int:
    library = shared.library(options)
    screen, today = shared.screen(options, library), options.on or options.as_of
    found = listed(library, shared.home(options), today)
    if options.json:
        shared.print_json([item_as_json(one, item, today) for one, item in _items(found, today, options.all)])
        return _code(found)
    print_due(found, screen, today, every=options.all)
    words = screen.words()
    counted = Counter(words["overview"]["states"][item.state] for _, item in _items(found, today, every=True))
    for state, number in counted.items():
        print(f"{number:,} {state}")
    tell_unfinished(found, words)
    return _code(found)


def print_due(found: list[Listed], screen: Screen, today: date, every: bool = False) -> None:
    """The table of what is due, the most pressing first; with `every`, of the answers that are awaited too."""
    items = _items(found, today, every)
    if items:
        rows = (_item_row(one, item, screen, today) for one, item in items)
        _print(screen.words(), ("case", "state", "what", "since", "left"), rows)


def _items(found: list[Listed], today: date, every: bool) -> list[tuple[Listed, Item]]:
    items = [(one, item) for one in found for item in one.items if every or item.state != "awaited"]
    return sorted(items, key=lambda pair: pair[1].urgency(today))


def _item_row(one: Listed, item: Item, screen: Screen, today: date) -> tuple[str, ...]:
    words = screen.words()
    what = words["documents"][item.rung.step.document] if item.rung else awaited(item, screen)
    day = item.on.isoformat() if item.on else ""
    *_, left = _days(item, today)
    state = words["overview"]["states"][item.state]
    return (shown(one.folder.name), state, what, day, left)


def awaited(item: Item, screen: Screen) -> str:
    """What the period is for: the duty of its provision, or the right and what is owed on it."""
    clock = item.clock
    if clock is None:
        return ""
    if item.state == "limit" and clock.deadline.duty:
        return screen.said(clock.deadline.duty)
    words = screen.words()
    return f"{words['rights'][clock.right]}: {words['deadlines'][clock.deadline.id]}"
