"""What the page about next steps tells beside days and roads: warnings, reasons, and where the other side is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from complaint_kit.drafting import wording
from complaint_kit.drafting.demand_words import lacking_words
from complaint_kit.drafting.documents import Addressee
from complaint_kit.drafting.elsewhere import word_on
from complaint_kit.drafting.exposing import details
from complaint_kit.drafting.form_sheet import form_of
from complaint_kit.drafting.record_words import record_lines
from complaint_kit.drafting.screen import Screen
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import Argument, arguments
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.named_days import DEMANDS, unanswered_demands
from complaint_kit.planning.plan import Plan


class Beside(NamedTuple):
    """The names of the files beside the page: with the e-mail, the dates, the fields of a form, and what is enclosed,
    where there are any. `pdf`: the letter is there as PDF; `lacking`: something is missing from the enclosures."""

    mail: str = ""
    pdf: bool = True
    calendar: str = ""
    fields: str = ""
    enclosures: str = ""
    lacking: bool = False


NOTHING_BESIDE = Beside()


def conceded(matter: Matter, library: Library, language: str) -> list[str]:
    """What the person alone is told about a ground of refusal: that it is good, how far, and what still helps. Of a
    demand that they have met nothing more is to be said."""
    if not any(paper.replies for paper in matter.situation.case.papers):
        return []  # before the law's answers are read, which are long
    found = (
        one
        for argument in arguments(matter, library.counters(matter.law))
        if not _met(argument, matter)
        for one in (*argument.conceded, *argument.counters)
    )
    told = (wording.beside_letter(one.tells_me, language) for one in found if one.tells_me)
    return list(dict.fromkeys(told))


def _met(argument: Argument, matter: Matter) -> bool:
    reply, situation = argument.reply, matter.situation
    asked = unanswered_demands(argument.paper, situation.case, situation.today)
    return reply.kind in DEMANDS and (reply.kind, reply.on) not in asked


def identity_wanted(matter: Matter) -> bool:
    """Whether they want to know who the person is, and were not told yet."""
    case, today = matter.situation.case, matter.situation.today
    wanted = (kind for paper in case.papers for kind, _ in unanswered_demands(paper, case, today))
    return "identity_asked" in wanted


def erases(matter: Matter) -> bool:
    """Whether a withdrawal of consent brings deletion about, as the law that is cited has it."""
    return "withdraw_consent" in matter.asked and "erasure_after" in matter.rights["withdraw_consent"].rule.cite


def on_record(matter: Matter, words: Mapping[str, Any], language: str) -> list[str]:
    """What is public about the organisation, as far as the person must know it before they file: the newest."""
    lines = [one for one in record_lines(matter.situation, words, language) if one.must_know]
    return [words["record"]["page"].format(says=" ".join(filter(None, (one.says, one.means)))) for one in lines[:1]]


def insisted_on(to: Addressee, matter: Matter, words: Mapping[str, Any], language: str) -> list[str]:
    """What the authority sends complaints back for, after what of it the case does not have yet."""
    if to.authority is None:
        return []
    demands, lacking = (to.authority.insists_on or {}).get(language, ()), lacking_words(matter, words)
    lacks = words["screen"]["plan"]["lacks"].format(name=to.name, what="; ".join(lacking))
    insists = words["letter"]["insists_on"].format(name=to.name, what="; ".join(demands))
    return [*([lacks] if lacking else []), *([insists] if demands else [])]


def seen_by_others(
    to: Addressee, letter: Letter, matter: Matter, words: Mapping[str, Any], *, sworn: bool
) -> list[str]:
    """Who else may see what the letter says, and exactly what of the person that is; `sworn`: the office may show it to
    the organisation. What asks how far it is, or takes it back, is nobody's but the office's."""
    says, public = words["letter"]["seen"], to.authority.public_record if to.authority else None
    if (not public and not sworn) or letter.kind in ("progress", "withdrawal"):
        return []
    anybody = to.authority is not None and public is not None and to.authority.shown_to == "anybody"
    who = says["anybody"] if anybody else matter.situation.organisation_name
    found = details(letter, matter.situation.case, says["details"])
    seen = says["seen"].format(who=who, details="; ".join(one.says for one in found))
    free = "; ".join(f"{one.what} ({one.where})" for one in found if one.where)
    warned = [wording.beside_letter(public, letter.language)] if public else []
    return [" ".join((*warned, seen, *([says["leave_out"].format(details=free)] if free else [])))]


def takes_files(matter: Matter, library: Library, kind: DocumentKind) -> bool:
    """Whether the papers can go with the letter: to most offices, but not through every form."""
    form = form_of(matter, library) if kind == "complaint" else None
    return form is None or form.attaches


def why_this_law(plan: Plan, words: Mapping[str, Any], language: str) -> list[str]:
    """Why a law leads that is not that of the person's home, or which other reaches the case as well; nothing where no
    letter cites a law."""
    says, governing = words["screen"]["plan"], plan.situation.governing
    if not plan.matters:
        return []
    leads = [wording.beside_letter(governing.says, language)] if governing.says else []
    beside = [wording.beside_letter(one.says, language) for one in governing.beside]
    return [
        *(wording.capitalised(says["leads"].format(because=because)) for because in leads),
        *(wording.capitalised(says["beside"].format(because=because)) for because in beside),
    ]


def law_of_home(plan: Plan, library: Library, language: str) -> list[str]:
    """The act and the office of a home whose law the kit does not have, for a letter that cites none."""
    told = word_on(Screen(library, language), plan.situation.residence) if plan.asking else None
    return [told] if told else []


def warnings_of(plan: Plan, language: str) -> list[str]:
    """What the law's own notes warn of."""
    return [wording.beside_letter(note.says, language) for note in plan.notes if note.kind != "explains"]
