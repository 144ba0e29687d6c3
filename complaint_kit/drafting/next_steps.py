"""The page for the person: what to do now, which dates count and why, what comes after; and the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.drafting.counting import explained
from complaint_kit.drafting.documents import Addressee, addressee
from complaint_kit.drafting.rendering import Envelope, renderer
from complaint_kit.drafting.sending import warnings
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning.clocks import Due
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.plan import Plan
from complaint_kit.writers.ics import Reminder
from complaint_kit.writers.typeset import typeset

# The page shall stay one page. Until it does, notes are left out from the end, then the words on how the dates were
# counted: the plan on the screen has all notes, and the calendar has those words.
_ROOM = ((3, True), (2, True), (1, True), (3, False), (2, False), (1, False), (0, False))


def next_steps(plan: Plan, library: Library, kind: DocumentKind, language: str, case: str, letter: Letter) -> Letter:
    """The page as a `Letter` that nobody signs or sends. `case` is the name the person types to go on with it."""
    to = addressee(plan, kind)
    words = library.words(plan.situation.scenario, language)
    home = plan.situation.residence
    locale = wording.locale_of(language, home)
    envelope = Envelope(
        sender=(),
        recipient=(),
        recipient_email=None,
        paper=letter.paper,
        signature="",
        language=language,
        locale=locale,
        page_label=words["letter"]["page"],
        enclosures_label="",
    )
    context = _context(plan, kind, to, words, locale, case, letter)
    name = f"_shared/next_steps.{language}.md.j2"
    render = renderer(library.template_folders())
    for notes, with_counts in _ROOM:
        fitted = {**context, "notes": context["notes"][:notes], "explained": with_counts}
        page = render.letter(name, "next_steps", plan, envelope, words, fitted)
        if len(typeset(page).pages) == 1:
            break
    return page


def _context(
    plan: Plan, kind: DocumentKind, to: Addressee, words: Mapping[str, Any], locale: str, case: str, letter: Letter
) -> dict[str, Any]:
    language = letter.language
    dues = [one for one in plan.projected if one.document == kind]
    return {
        "document": words["documents"][kind],
        "to": {"name": to.name},
        "email": to.email or "",
        "form": to.form or "",
        "sending": warnings(to, language, words, language),
        "case": case,
        "today": plan.situation.today.isoformat(),
        "assumed": wording.long_date(plan.situation.today, locale) if dues else "",
        "dates": [_date(one, words, locale, language) for one in dues],
        "steps": [_step(rung, words, locale, language) for rung in _later(plan, kind)],
        "also": _also(plan, kind, language),
        "notes": [
            *_made_public(to, language),
            *_insisted_on(to, words, language),
            *_why_this_law(plan, words, language),
            *_warnings(plan, language),
        ],
        "filing": _filing(plan, kind, language),
        "provisions": [
            {
                "citation": one.citation,
                "source": one.source_url,
                "verified": wording.long_date(one.verified_on, locale) if one.verified_on else "",
            }
            for one in letter.provisions
        ],
        "doubts": _doubts(plan, letter),
    }


def _filing(plan: Plan, kind: DocumentKind, language: str) -> str:
    """How a request that no letter makes is filed with the authority; empty for letters."""
    step = plan.rung(kind).step
    if kind != "request" or step.to != "authority" or step.advice is None:
        return ""
    return wording.in_language(step.advice, language, kind)


def _also(plan: Plan, kind: DocumentKind, language: str) -> list[dict[str, str]]:
    """With the first letter: the switch or download that the organisation offers, where it is and what it does."""
    if kind != "request":
        return []
    offered = [one for one in plan.situation.channels if one.kind in {"setting", "download"}]
    return [
        {
            "label": wording.in_language(one.label, language, one.id),
            "target": " ".join(one.target.split()),
            "says": wording.in_language(one.says, language, one.id) if one.says else "",
        }
        for one in offered
    ]


def _insisted_on(to: Addressee, words: Mapping[str, Any], language: str) -> list[str]:
    """What the authority sends complaints back for."""
    demands = ((to.authority.insists_on or {}).get(language, ())) if to.authority else ()
    return [words["letter"]["insists_on"].format(name=to.name, what="; ".join(demands))] if demands else []


def _made_public(to: Addressee, language: str) -> list[str]:
    """The warning that goes first: whoever reads on may see what the letter says."""
    office = to.authority
    if office is None or office.public_record is None:
        return []
    return [wording.in_language(office.public_record, language, office.id)]


def _why_this_law(plan: Plan, words: Mapping[str, Any], language: str) -> list[str]:
    """Why a law leads that is not that of the person's home, or which other reaches the case as well."""
    says, governing = words["screen"]["plan"], plan.situation.governing
    leads = [wording.in_language(governing.says, language, governing.place)] if governing.says else []
    beside = [wording.in_language(one.says, language, one.law.id) for one in governing.beside]
    return [
        *(wording.capitalised(says["leads"].format(because=because)) for because in leads),
        *(wording.capitalised(says["beside"].format(because=because)) for because in beside),
    ]


def _warnings(plan: Plan, language: str) -> list[str]:
    return [wording.in_language(note.says, language, note.id) for note in plan.notes if note.kind != "explains"]


def _doubts(plan: Plan, letter: Letter) -> list[str]:
    used = {one.rule for one in letter.provisions}
    return [str(one.rule.doubt) for one in plan.relied_on if one.id in used and one.rule.doubt]


def _later(plan: Plan, kind: DocumentKind) -> list[Rung]:
    """The steps after this one, one for each document."""
    kinds = [rung.step.document for rung in plan.ladder]
    following = plan.ladder[kinds.index(kind) + 1 :]
    return [rung for rung in following if rung.state != "done"]


def _date(due: Due, words: Mapping[str, Any], locale: str, language: str) -> dict[str, str]:
    return {
        "what": _name(due, words),
        "due": wording.long_date(due.counted.due, locale),
        "late": wording.long_date(due.counted.complain_from, locale),
        "how": explained(due.counted, words, language),
    }


def _name(due: Due, words: Mapping[str, Any]) -> str:
    return wording.capitalised(f"{words['rights'][due.right]}: {words['deadlines'][due.deadline.id]}")


def _step(rung: Rung, words: Mapping[str, Any], locale: str, language: str) -> dict[str, str]:
    advice = rung.step.advice
    return {
        "what": wording.capitalised(words["documents"][rung.step.document]),
        "when": wording.long_date(rung.opens_on, locale) if rung.opens_on else "",
        "advice": wording.in_language(advice, language, rung.step.document) if advice else "",
    }


def reminders(plan: Plan, library: Library, kind: DocumentKind, language: str, case: str) -> tuple[Reminder, ...]:
    """The dates for a calendar: for each running or expected period its last day, and the first day beyond doubt."""
    words = library.words(plan.situation.scenario, language)
    dues = (*plan.due, *(one for one in plan.projected if one.document == kind))
    return tuple(
        reminder for due in dues if not due.answered for reminder in _reminders(plan, due, words, language, case)
    )


def _reminders(plan: Plan, due: Due, words: Mapping[str, Any], language: str, case: str) -> tuple[Reminder, ...]:
    name = _name(due, words)
    key = f"{case}-{due.document}-{due.right}-{due.deadline.id}"
    how = explained(due.counted, words, language)
    calendar = words["calendar"]

    def entry(kind: str, day: date) -> Reminder:
        title = calendar[kind].format(organisation=plan.situation.organisation_name, what=name)
        return Reminder(uid=f"{key}-{kind}@complaint-kit", day=day, title=title, description=how)

    return (entry("due", due.counted.due), entry("late", due.counted.complain_from))
