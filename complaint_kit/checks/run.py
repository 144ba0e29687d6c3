"""All checks, and what they say about a library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaint_kit.checks import (
    citations,
    clauses,
    counters,
    facts,
    forms,
    histories,
    holidays,
    ladders,
    layouts,
    names,
    notes,
    places,
    printed,
    records,
    templates,
    unread_files,
    verification,
    wordings,
)
from complaint_kit.checks.coverage import Coverage, coverage
from complaint_kit.checks.debts import Debt, debts, of_theirs
from complaint_kit.checks.examples import Outcome, run_examples
from complaint_kit.checks.finding import Finding
from complaint_kit.checks.languages import Speech, speeches
from complaint_kit.checks.loading import loads
from complaint_kit.checks.routes import run_routes
from complaint_kit.checks.shelf import Shelf, read_shelf
from complaint_kit.checks.verification import Read
from complaint_kit.packs.library import Library

Check = Callable[[Shelf], Iterator[Finding]]  # its name is its id, its docstring the reason for it
CHECKS: tuple[Check, ...] = (
    unread_files.strays,
    names.file_names,
    names.unique,
    histories.versions,
    histories.within_law,
    notes.dated_notes,
    notes.recommended,
    notes.counted_notes,
    notes.covered_notes,
    histories.extensions,
    records.dated_records,
    records.contradicted,
    records.answerable,
    verification.doubts,
    verification.sources,
    facts.conditions,
    facts.questions,
    facts.brought_along,
    places.places,
    places.found,
    holidays.holidays,
    layouts.layouts,
    forms.addressed,
    forms.filled,
    layouts.usual_layouts,
    places.one_name,
    places.listed_parts,
    names.displaced,
    names.taken_over,
    names.scenarios,
    names.groups,
    ladders.ladders,
    ladders.starts,
    ladders.addressees,
    ladders.named_for,
    ladders.unmade,
    counters.rest_on_something,
    counters.one_of_a_name,
    counters.last_word,
    citations.repealed,
    citations.parts,
    citations.session_laws,
    wordings.asked,
    wordings.vocabulary,
    wordings.same_keys,
    wordings.translated,
    wordings.spoken,
    printed.unread_answers,
    templates.letters,
    clauses.worded,
    clauses.placed,
    clauses.parted,
    clauses.same_law,
    clauses.known_names,
    templates.numbers,
)


@dataclass(frozen=True)
class Result:
    """What the checks found. `unread`, `stale`, `debts` and what `languages` lack are no errors.

    With packs beside the shipped one, `coverage`, `unread`, `stale` and `debts` are theirs alone, or nobody would find
    them.

    While a file cannot be read, only that is found; while a condition cannot be tested, no example is run.
    """

    findings: tuple[Finding, ...]
    examples: tuple[Outcome, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    unread: tuple[Read, ...] = ()
    stale: tuple[Read, ...] = ()
    debts: tuple[Debt, ...] = ()
    languages: tuple[Speech, ...] = ()

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The examples that came out otherwise than they expect."""
        return tuple(outcome for outcome in self.examples if outcome.problems)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings and not self.failed


def check(library: Library, today: date) -> Result:
    """Everything that is wrong with the library, and how old its readings are on that day."""
    unreadable = tuple(loads(library))
    if unreadable:
        return Result(unreadable)
    shelf = read_shelf(library, today)
    findings = tuple(finding for one in CHECKS for finding in one(shelf))
    testable = not any(finding.check == facts.conditions.__name__ for finding in findings)
    return Result(
        findings=findings,
        examples=(*run_examples(shelf), *run_routes(shelf)) if testable else (),
        coverage=coverage(sheet for sheet in shelf.laws if _told(library, str(sheet.path))),
        unread=tuple(one for one in verification.unread(shelf) if _told(library, one.place)),
        stale=tuple(one for one in verification.stale(shelf, today) if _told(library, one.place)),
        debts=tuple(of_theirs(debts(shelf), _theirs(shelf))),
        languages=speeches(shelf),
    )


def _theirs(shelf: Shelf) -> frozenset[str]:
    """The ids of the laws and scenarios that are told of, and the places in which these laws apply."""
    library = shelf.library
    laws = [sheet.content for sheet in shelf.laws if _told(library, str(sheet.path))]
    scenarios = [sheet.content.id for sheet in shelf.interviews if _told(library, str(sheet.path))]
    applied = {place for law in laws for place in law.applies_in}
    places = [code for code in library.places if library.reach(code) & applied]
    return frozenset((*(law.id for law in laws), *scenarios, *places))


def _told(library: Library, place: str) -> bool:
    return any(Path(place).is_relative_to(root) for root in library.roots[1:] or library.roots)


def reason(id_: str) -> str:
    """Why there is the check of that id."""
    every: tuple[Callable[..., object], ...] = (loads, *CHECKS)
    return next((one.__doc__ or "" for one in every if one.__name__ == id_), "")
