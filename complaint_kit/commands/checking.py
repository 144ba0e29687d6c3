"""`check`: whether everything in the packs holds, and how well it was read."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from textwrap import indent
from typing import Any

from complaint_kit.checks.coverage import Coverage
from complaint_kit.checks.debts import Debt
from complaint_kit.checks.finding import Finding
from complaint_kit.checks.languages import Speech
from complaint_kit.checks.run import Result, reason
from complaint_kit.checks.run import check as run_checks
from complaint_kit.checks.verification import STALE_AFTER, Read
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE, SOME_FAILED


def check(options: argparse.Namespace) -> int:
    """Prints what is wrong with the packs; 0 if nothing is, 1 otherwise."""
    if options.folder:
        options.pack = [*options.pack, options.folder]
    result = run_checks(shared.library(options), options.as_of)
    if options.json:
        shared.print_json(_as_data(result))
    else:
        _print(result)
    return DONE if result.holds else SOME_FAILED


def _as_data(result: Result) -> dict[str, Any]:
    return {
        "findings": [asdict(finding) | {"place": _short(finding.place)} for finding in result.findings],
        "examples": {
            "run": len(result.examples),
            "failed": [asdict(outcome) | {"place": _short(outcome.place)} for outcome in result.failed],
        },
        "coverage": [asdict(row) for row in result.coverage],
        "unread": [_read(one) for one in result.unread],
        "stale": [_read(one) for one in result.stale],
        "debts": [asdict(one) for one in result.debts],
        "languages": [asdict(one) for one in result.languages],
        "holidays": version("holidays"),
    }


def _read(one: Read) -> dict[str, Any]:
    verified = one.verified.on if one.verified else None
    return {"place": _short(one.place), "name": one.name, "verified": verified, "doubt": one.doubt}


def _print(result: Result) -> None:
    for line in (*_findings(result.findings), *_examples(result)):
        print(line)
    if result.coverage:
        print()
        shared.print_table(_COLUMNS, map(_row, result.coverage))
    untold = (*_unread(result.unread), *_stale(result.stale), *_debts(result.debts), *_languages(result.languages))
    for line in (*untold, "", _calendars(), _verdict(result)):
        print(line)


_COLUMNS = ("law", "rules", "examples", "verified", "unread", "read on")  # the newest day, and the oldest


def _row(law: Coverage) -> tuple[str, ...]:
    numbers = (law.rules, law.examples, law.verified, law.unverified)
    days = dict.fromkeys(str(day) for day in (law.newest, law.oldest) if day)
    return (law.law, *map(str, numbers), ", ".join(days) or "-")


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    """Each check that failed: why there is such a check, what it found, and what to write instead."""
    for id_, group in groupby(findings, key=lambda finding: finding.check):
        found = list(group)
        yield f"{id_}: {reason(id_)}"
        yield from (f"  {_short(one.place)}: {one.problem}" for one in found)
        for mend in dict.fromkeys(one.mend for one in found):
            yield f"  -> {indent(mend, '     ').lstrip()}"
        yield ""


def _examples(result: Result) -> Iterator[str]:
    yield f"{len(result.examples)} examples, {len(result.failed)} failed."
    untested = [rule for law in result.coverage for rule in law.untested_rules]
    if untested:
        named = f": {', '.join(untested)}" if len(untested) <= _MOST_NAMED else ""
        yield f"{len(untested)} rules with a period have no example{named}."
    for outcome in result.failed:
        yield f"  {_short(outcome.place)}: {outcome.rule}: {outcome.says}"
        yield from (f"    {problem}" for problem in outcome.problems)


_MOST_NAMED = 10  # more are work for another day; these few are probably new


def _unread(reads: tuple[Read, ...]) -> Iterator[str]:
    if reads:
        yield "\nNot yet held against its source:"
        yield from (f"  {_short(one.place)}: {one.name}: {one.doubt}" for one in reads)


def _stale(reads: tuple[Read, ...]) -> Iterator[str]:
    if reads:
        yield f"\nHeld against its source more than {STALE_AFTER} months ago:"
        yield from (f"  {_short(one.place)}: {one.name}: {one.verified.on}" for one in reads if one.verified)


def _debts(debts: tuple[Debt, ...]) -> Iterator[str]:
    titles = {
        "fact": "Facts that no question can set yet",
        "right": "Rights that no scenario can reach yet",
        "citation": "Laws with citations that no letter prints yet",
        "dead_end": "Wishes for which there is neither a right nor a word on what works instead",
    }
    for kind, title in titles.items():
        known = [one for one in debts if one.kind == kind]
        if known:
            yield f"\n{title} ({len(known)}):"
            yield from (f"  {one.name}: {', '.join(one.where)}" for one in known)


def _languages(speeches: tuple[Speech, ...]) -> Iterator[str]:
    """How far each language is that only a pack speaks: it is none of the kit's, so nothing of it is wrong."""
    for one in speeches:
        yield f"\nIn '{one.language}' {len(one.whole)} files and letters are whole:"
        yield from (f"  {lack.where}: {lack.missing} missing, the first is {lack.first}" for lack in one.lacks)
        if one.not_begun:
            yield f"  {len(one.not_begun)} files and letters are not begun"


def _calendars() -> str:
    """The version of the package whose holidays were counted: the last day of a letter depends on it."""
    return f"Holidays: package holidays {version('holidays')}."


def _verdict(result: Result) -> str:
    if result.holds:
        return "Everything holds."
    return f"{len(result.findings)} findings, {len(result.failed)} failed examples."


def _short(place: str) -> str:
    """The place as seen from the folder the person is in."""
    return place.removeprefix(f"{Path.cwd()}/")
