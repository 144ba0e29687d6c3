"""Writing the documents of a case into its folder: what `draft`, `next`, `new` and `resume` have in common."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from complaint_kit.cases import folder as cases
from complaint_kit.cases.calendar import dated
from complaint_kit.cases.enclosed import enclosed
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE, SOME_FAILED
from complaint_kit.drafting.authority import authority, covered, only_the_person
from complaint_kit.drafting.composing import composed
from complaint_kit.drafting.demand_words import lacking_words
from complaint_kit.drafting.documents import recommended
from complaint_kit.drafting.enclosing import Bundle, bundle
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.next_steps import reminders
from complaint_kit.drafting.output_files import AUTHORITY, as_files, produce, reasons
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sheets import USUAL, Printed, sheet
from complaint_kit.errors import AnswersError, CaseError, WritingError
from complaint_kit.files import write_whole
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation import mandate, safe_contact
from complaint_kit.situation.case import Case, Exhibit
from complaint_kit.situation.checking import exhibits_named

Chosen = Sequence[tuple[Matter, DocumentKind]]


def chosen(plan: Plan, named: DocumentKind | None) -> tuple[tuple[Matter, DocumentKind], ...]:
    """What to write: the document named, under each law that has it open, or all that is recommended. Raises CaseError
    if the one named is open under none."""
    if named is None:
        return tuple((matter, rung.step.document) for matter, rung in plan.now)
    opened = tuple((matter, named) for matter, rung in plan.open if rung.step.document == named)
    if not opened:
        _refuse_unless_open(plan.matter(named).rung(named))
    return opened


def _refuse_unless_open(rung: Rung) -> None:
    name = rung.step.document.replace("_", " ")
    if rung.state == "done":
        raise CaseError(f"the {name} has been sent, and what was sent stays as it is", mend="Leave out --document.")
    if rung.state == "barred":
        raise CaseError(f"the time for the {name} ended on {rung.on}", mend="The plan says what is still possible.")
    if not rung.open:
        raise CaseError(f"the {name} is not open yet", mend=f"It opens on {rung.opens_on or 'another event'}.")


def say_what_lacks(documents: Chosen, screen: Screen) -> None:
    """Before a letter is written: what the law lets only the person ask for; of a complaint, what its office or its law
    demands and the case does not have yet."""
    words = screen.words()
    for exhibit in _named_by_nothing(documents[0][0].situation.case) if documents else ():
        print(words["screen"]["commands"]["named_by_nothing"].format(id=exhibit.id, name=exhibit.is_))
    for matter, kind in documents:
        for one in only_the_person(matter, screen, words):
            print(one)
        office = recommended(matter)
        lacking = lacking_words(matter, words) if kind == "complaint" and office else ()
        if office and lacking:
            name = screen.said(office.authority.name_in)
            print(words["screen"]["plan"]["lacks"].format(name=name, what="; ".join(lacking)))


def _named_by_nothing(case: Case) -> tuple[Exhibit, ...]:
    """The exhibits that no letter can enclose, since nothing that was told refers to them."""
    named = {id_ for _, id_ in exhibits_named(case)}
    return tuple(one for one in case.exhibits if one.id not in named)


class Written(NamedTuple):
    """The case with its new documents and dates, their files by name, those that cannot be made with what is wrong, the
    templates of the letters, the enclosures that have to be added by hand, with the reason; and why there is no letter
    yet, where somebody has to sign first."""

    case: Case
    files: Mapping[str, bytes]
    left_out: Mapping[str, WritingError]
    letters: tuple[str, ...]
    lacking: Mapping[str, str]
    unsigned: AnswersError | None = None


def written(
    library: Library,
    folder: Path,
    case: Case,
    plan: Plan,
    documents: Chosen,
    language: str | None,
    formats: tuple[str, ...],
    reads: str | None = None,
    printed: Printed = USUAL,
) -> Written:
    """The documents for that folder, nothing written yet. Names of files that were sent are not used again.

    `reads` is the language that the person reads, where it is known. Where the person for whom they are has not signed
    that somebody writes for them, the authority that they may sign is all there is. Raises AnswersError where no safe
    way to answer is left.
    """
    unsigned = next(filter(None, (_unsigned(plan, matter) for matter, _ in documents)), None)
    if unsigned:
        return _to_sign(library, case, plan, documents, language, formats, printed, unsigned)
    files: dict[str, bytes] = {}
    left_out: dict[str, WritingError] = {}
    letters: list[str] = []
    lacking: dict[str, str] = {}
    spoken = "en"
    for matter, kind in documents:
        spoken = spoken_in(library, case, plan, matter, kind, language)
        taken = cases.locked(case) | set(files)
        name = shared.case_name(folder)
        enclose = partial(_enclosures, folder, case, library, plan.situation.residence)
        produced = produce(plan, matter, library, kind, spoken, formats, name, taken, reads, printed, enclose)
        names = tuple(produced.files)
        lacking |= produced.lacking
        law = None if kind == "voluntary" else matter.law.id  # that letter is written under none
        case = cases.with_document(case, produced.letter, names, plan.situation.today, matter.asked_in(kind), law)
        files |= produced.files
        left_out |= produced.left_out
        letters += composed(library, matter, kind, spoken).sources
    case, dates = dated(case, reminders(plan, library, case, spoken), plan.situation.today)
    return Written(case.looked_on(plan.situation.today), files | dates, left_out, tuple(letters), lacking)


def _enclosures(folder: Path, case: Case, library: Library, home: str, letter: Letter) -> Bundle | None:
    return bundle(letter, enclosed(folder, case, letter), library, home)


def _unsigned(plan: Plan, matter: Matter) -> AnswersError | None:
    return mandate.lacking(plan.situation.case.acting, matter.asked, plan.situation.today)


def _to_sign(
    library: Library,
    case: Case,
    plan: Plan,
    documents: Chosen,
    language: str | None,
    formats: tuple[str, ...],
    printed: Printed,
    why: AnswersError,
) -> Written:
    """The authority for these documents and nothing else. The case keeps which rights it is for."""
    page = to_sign(library, plan, documents, language, printed)
    files, left_out = as_files(page, AUTHORITY, tuple(one for one in formats if one != "eml"))
    matters = tuple(matter for matter, _ in documents)
    acting = case.acting.model_copy(update={"scope": covered(matters)})
    case = case.model_copy(update={"acting": acting, "finished": True})
    return Written(case.looked_on(plan.situation.today), files, left_out, (), {}, why)


def to_sign(library: Library, plan: Plan, documents: Chosen, language: str | None, printed: Printed) -> Letter:
    """The authority that the person has to sign before these documents are written, in their language."""
    safe_contact.require_a_way(plan.situation.case.me)
    (matter, kind), *_ = documents
    spoken = language_for(matter, library, language, kind)
    layout = sheet(library, plan.situation.residence, printed)
    return authority(tuple(one for one, _ in documents), library, spoken, layout)


def spoken_in(
    library: Library, case: Case, plan: Plan, matter: Matter, kind: DocumentKind, language: str | None
) -> str:
    """The language of that letter, if it may be written at all. Raises AnswersError as `written` does."""
    safe_contact.require_a_way(case.me)
    mandate.require(case.acting, matter.asked, plan.situation.today)
    return language_for(matter, library, language, kind)


def save_in(folder: Path, made: Written) -> None:
    """Puts the documents into the folder of a case, and then the case itself."""
    for name, content in made.files.items():
        write_whole(folder / name, content)
    cases.save(folder, made.case)


_LARGE_MAIL = 10_000_000  # bytes: what nearly every mailbox takes


def told_left_out(made: Written, plan: Plan, place: str, words: Mapping[str, Any], folder: Path) -> int:
    """Says on standard error what could not be made, and why, and what may be too large to send; the exit code.
    `words` are those of the language of the screen."""
    says: Mapping[str, str] = words["screen"]
    if made.unsigned:
        print(made.unsigned, file=sys.stderr)
        first, case = next(iter(made.files)), shared.case_name(folder)
        print(says["sign_first"].format(file=first, case=case, day=plan.situation.today), file=sys.stderr)
        return SOME_FAILED
    for name, why in made.lacking.items():
        print(says["not_enclosed"].format(name=name, why=words["letter"]["bundle"]["lacking"][why]), file=sys.stderr)
    if made.lacking:
        print(says["add_enclosures"], file=sys.stderr)
    for name, content in made.files.items():
        if name.endswith(".eml") and len(content) > _LARGE_MAIL:
            print(says["large_mail"].format(file=name, size=round(len(content) / 1_000_000)), file=sys.stderr)
    if not made.left_out:
        return DONE
    print(says["left_out"].format(files=", ".join(made.left_out)), file=sys.stderr)
    for error in reasons(made.left_out, plan):
        print(f"{place}, {error}", file=sys.stderr)
    return SOME_FAILED
