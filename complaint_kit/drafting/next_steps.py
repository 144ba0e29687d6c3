"""The page for the person: what to do now, which dates count and why, what comes after; and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.drafting import page_notes, wording
from complaint_kit.drafting.age import old_reading
from complaint_kit.drafting.build_plan import two_roads
from complaint_kit.drafting.composing import composed
from complaint_kit.drafting.counting import explained
from complaint_kit.drafting.documents import addressee
from complaint_kit.drafting.naming import document_names
from complaint_kit.drafting.page_notes import NOTHING_BESIDE, Beside
from complaint_kit.drafting.party_words import parties
from complaint_kit.drafting.rendering import Composition, Envelope, renderer
from complaint_kit.drafting.road_words import RoadLine, once, own_days, road, rung_line
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sending import as_may_be_sent, other_firm, warnings
from complaint_kit.drafting.speaking import packs_speak
from complaint_kit.errors import WritingError
from complaint_kit.law.steps import AFTER_COMPLAINT, DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning.clocks import Clock
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.named_days import still_asked
from complaint_kit.planning.plan import Plan
from complaint_kit.planning.pressing import limits_to_keep, still_running
from complaint_kit.planning.supposing import asked_by, names_a_day
from complaint_kit.situation.case import Case

CALENDAR = "dates.ics"  # the file beside the letter that holds its dates

# The page shall stay one page. Until then, notes are left out from the end, then how the dates were counted, the
# remedies beside a complaint, and the advice beside the steps: the plan on the screen and the calendar have it all.
_ROOM = (
    *((notes, True, True, True) for notes in (3, 2, 1)),
    (1, False, True, True),
    *((notes, True, True, False) for notes in (3, 1)),
    *((notes, False, True, False) for notes in (3, 1)),
    (1, False, False, False),
    (0, False, False, False),
)


def next_steps(
    plan: Plan,
    matter: Matter,
    library: Library,
    kind: DocumentKind,
    language: str,
    case: str,
    letter: Letter,
    beside: Beside = NOTHING_BESIDE,
) -> Letter:
    """The page as a `Letter` that nobody signs or sends. `case` is the name the person types to go on with it."""
    locale = wording.locale_of(language, matter.situation.residence)
    words = Screen(library, language, swiss=locale in wording.WRITE_SS).words(matter.situation.scenario)
    envelope = Envelope(
        sender=(),
        contact=(),
        recipient=(),
        recipient_email=None,
        layout=letter.layout,
        signature="",
        language=language,
        locale=locale,
        page_label=words["letter"]["page"],
        enclosures_label="",
    )
    spoken = packs_speak(plan, library, words, language, (*composed(library, matter, kind, language).sources,))
    context = _context(plan, matter, library, kind, words, envelope, case, letter)
    context |= {"packs": spoken, **beside._asdict()}
    made = Composition(None, (f"_shared/next_steps.{language}.md.j2",))
    render = renderer(library)
    for notes, with_counts, with_advice, with_remedies in _ROOM:
        left = {"explained": with_counts, "advised": with_advice, "remedies": with_remedies and kind != "withdrawal"}
        fitted = {**context, **left, "notes": context["notes"][:notes]}
        page = render.letter(made, "next_steps", matter, envelope, words, fitted)
        if _fits(page):
            break
    return page


def _fits(page: Letter) -> bool:
    """Whether it is one page; also where it has to be text, which has no pages."""
    from complaint_kit.writers.typeset import typeset  # slow to load: nobody waits for it at the first question

    try:
        return len(typeset(page).pages) == 1
    except WritingError:
        return True


def _context(
    plan: Plan,
    matter: Matter,
    library: Library,
    kind: DocumentKind,
    words: Mapping[str, Any],
    envelope: Envelope,
    case: str,
    letter: Letter,
) -> dict[str, Any]:
    language, locale = letter.language, envelope.locale
    to, by_post = as_may_be_sent(addressee(matter, kind), matter.situation.case.me)
    today = matter.situation.today
    dues = [one for one in matter.if_sent(kind) if one.whose != "person"]
    ahead = [one.starts for one in matter.situation.case.happened if one.starts and one.starts > today]
    two = two_roads(library, plan, (matter, kind))
    silence, refusal = (road(lines, words, language, locale) for lines in (two.silence, two.refusal))
    return {
        "document": document_names(words, matter.law.family)[kind],
        "to_fill_in": letter.has_blanks,
        "papers": bool(letter.enclosures),
        "to": {"name": to.name},
        **{"email": to.email or "", "form": to.form or ""},
        "by": "form" if to.form else "email" if to.email else "",
        "office": to.authority is not None,
        "identity_wanted": page_notes.identity_wanted(matter),
        "by_post": by_post,
        "answered": any(one.replies for one in matter.situation.case.papers if one.role == "organisation"),
        "begins": wording.long_date(min(ahead), locale) if ahead else "",
        "other_firm": other_firm(matter, kind, locale),
        **{"case": case, "today": today.isoformat(), "letter_kind": kind},
        "assumed": wording.long_date(today, locale) if dues else "",
        "asks_by": wording.long_date(asked_by(matter.situation.case, today), locale) if names_a_day(kind) else "",
        "erases": page_notes.erases(matter),
        "dates": [_date(one, words, locale, language) for one in dues or still_running(matter, kind)],
        "silence": [asdict(one) for one in silence],
        "refusal": [asdict(one) for one in refusal],
        "mine": [asdict(one) for one in own_days(limits_to_keep(plan, kind), words, language, locale)],
        "besides": [asdict(one) for one in once(_besides(plan, matter, kind, words, language, locale))],
        "also": _also(matter, kind, language),
        "seen": page_notes.seen_by_others(to, letter, matter, words, sworn=_is_sworn(matter, kind)),
        "notes": [
            *(wording.spelled(one, locale) for one in page_notes.conceded(matter, library, language)),
            *(one.says for one in parties(matter.situation, library, words)[1:]),
            *page_notes.on_record(matter, words, language),
            *(page_notes.insisted_on(to, matter, words, language) if kind not in AFTER_COMPLAINT else ()),
            *(wording.spelled(one, locale) for one in page_notes.why_this_law(plan, words, language)),
            *(wording.spelled(one, locale) for one in page_notes.warnings_of(plan, language)),
            *(wording.spelled(one, locale) for one in page_notes.law_of_home(plan, library, language)),
        ],
        "sending": warnings(to, matter.situation, language, words, language),
        "filing": _filing(matter, kind, language),
        "takes_files": page_notes.takes_files(matter, library, kind),
        "sworn": _is_sworn(matter, kind),
        "provisions": [
            {
                "citation": one.citation,
                "source": one.source_url,
                "verified": wording.long_date(one.verified_on, locale) if one.verified_on else "",
            }
            for one in letter.provisions
        ],
        "doubts": _doubts(matter, letter),
        "read_long_ago": _read_long_ago(plan, letter, words, locale),
    }


def _read_long_ago(plan: Plan, letter: Letter, words: Mapping[str, Any], locale: str) -> str:
    """That what the letter relies on was read long ago; empty if it was not."""
    age = old_reading((one.verified_on for one in letter.provisions), plan.situation.today)
    if age is None:
        return ""
    says: str = words["screen"]["plan"]["read_long_ago"]
    return says.format(months=age.months, day=wording.long_date(age.on, locale))


def _besides(
    plan: Plan, matter: Matter, kind: DocumentKind, words: Mapping[str, Any], language: str, locale: str
) -> Iterator[RoadLine]:
    """What else may be written today, beside this document."""
    for other, rung in plan.open:
        if (other.law.id, rung.step.document) != (matter.law.id, kind):
            alike = matter if rung.step.document == kind else None
            yield rung_line(other, rung, words, language, locale, alike)


def _is_sworn(matter: Matter, kind: DocumentKind) -> bool:
    """Whether the person swears to it: an office that takes oaths says so in its provision."""
    rule = matter.rights.get("regulator_complaint")
    taken = rule is not None and "sworn" in rule.rule.cite
    return kind == "complaint" and taken and matter.situation.facts.get("sworn") is True


def _filing(matter: Matter, kind: DocumentKind, language: str) -> str:
    """How a request that no letter makes is filed with the authority; empty for letters."""
    step = matter.rung(kind).step
    if kind != "request" or step.to != "platform" or step.advice is None:
        return ""
    return wording.beside_letter(step.advice, language)


def _also(matter: Matter, kind: DocumentKind, language: str) -> list[dict[str, str]]:
    """With the first letter: the switch or download that the organisation offers, where it is and what it does."""
    if kind != "request":
        return []
    offered = [one for one in matter.situation.channels if one.kind in {"setting", "download"}]
    return [
        {
            "label": wording.beside_letter(one.label, language),
            "target": " ".join(one.target.split()),
            "says": wording.beside_letter(one.says, language) if one.says else "",
        }
        for one in offered
    ]


def _doubts(matter: Matter, letter: Letter) -> list[str]:
    used = {one.rule for one in letter.provisions}
    return [one.rule.doubts for one in matter.relied_on if one.id in used and one.rule.doubts]


def _date(due: Clock, words: Mapping[str, Any], locale: str, language: str) -> dict[str, str]:
    return {
        "what": _name(due, words),
        "due": wording.long_date(due.counted.due, locale),
        "late": wording.long_date(due.counted.complain_from, locale),
        "how": explained(due.counted, words, language, locale),
    }


def _name(due: Clock, words: Mapping[str, Any]) -> str:
    return wording.capitalised(f"{words['rights'][due.right]}: {words['deadlines'][due.deadline.id]}")


class Reminder(NamedTuple):
    """A day for the calendar: `key` says what it is about; `discreet` is a title that says nothing to others."""

    key: str
    day: date
    title: str
    discreet: str
    description: str


def reminders(plan: Plan, library: Library, case: Case, language: str) -> tuple[Reminder, ...]:
    """The dates for a calendar: for each running or expected period its last day, and the first day beyond doubt; and
    the days that the person must not miss."""
    words = library.words(plan.situation.scenario, language)
    awaited = ((matter, one) for matter in plan.matters for one in _awaited(matter, case) if not one.ended)
    running = (entry for matter, one in awaited for entry in _reminders(matter, one, words, language))
    mine = (_own_reminder(plan.matters[0], one, words, language) for one in limits_to_keep(plan))
    return (*running, *mine, *_named_by_letters(plan, case, words))


def _awaited(matter: Matter, case: Case) -> Iterator[Clock]:
    """The periods that run for others than the person, and those that letters not sent yet would start."""
    yield from matter.due
    steps = {rung.step.document for rung in matter.ladder if rung.state != "done"}
    for made in case.made:
        if made.law == matter.law.id and made.paper is None and made.document in steps:
            yield from (one for one in matter.if_sent(made.document) if one.whose != "person")


def _reminders(matter: Matter, due: Clock, words: Mapping[str, Any], language: str) -> tuple[Reminder, ...]:
    name = _name(due, words)
    how = explained(due.counted, words, language)
    calendar = words["calendar"]

    def entry(kind: str, day: date) -> Reminder:
        title = calendar[kind].format(organisation=matter.situation.organisation_name, what=name)
        return Reminder(f"{_key(due)}-{kind}", day, title, calendar["discreet"], how)

    return (entry("due", due.counted.due), entry("late", due.counted.complain_from))


def _named_by_letters(plan: Plan, case: Case, words: Mapping[str, Any]) -> Iterator[Reminder]:
    """The days by which letters of the person's own ask for an answer, sent or not, while no period of law still
    runs: where one does, it is what counts."""
    today = plan.situation.today
    if any(one.late_from and today < one.late_from for matter in plan.matters for one in matter.due):
        return
    sent = [(one.kind, one.asks_by) for one in case.papers if one.asks_by and still_asked(one, case, today)]
    unsent = [(one.document, asked_by(case, one.made_on)) for one in case.made if one.paper is None]
    gone = {one.kind for one in case.papers if one.role == "organisation"}
    for kind, day in (*sent, *((kind, day) for kind, day in unsent if names_a_day(kind) and kind not in gone)):
        name = plan.situation.organisation_name
        title = words["calendar"]["named"].format(organisation=name, what=words["documents"][kind])
        yield Reminder(f"{kind}-named", day, title, words["calendar"]["discreet"], "")


def _own_reminder(matter: Matter, one: Clock, words: Mapping[str, Any], language: str) -> Reminder:
    (own,) = own_days([one], words, language, wording.locale_of(language, matter.situation.residence))
    calendar = words["calendar"]
    title = calendar["mine"].format(organisation=matter.situation.organisation_name, what=own.what)
    return Reminder(f"{_key(one)}-mine", one.due, title, calendar["discreet"], own.citation)


def _key(due: Clock) -> str:
    return f"{due.match.law.id}-{due.document}-{due.right}-{due.deadline.id}"
