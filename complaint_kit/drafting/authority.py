"""The authority to sign: by it a person lets somebody write for them, for certain rights, until they take it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.drafting.documents import recommended
from complaint_kit.drafting.naming import right_names
from complaint_kit.drafting.rendering import Composition, Envelope, renderer
from complaint_kit.drafting.screen import Screen
from complaint_kit.law.rights import Right
from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning import agents
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation import mandate
from complaint_kit.situation.case import Acting, Case, Person
from complaint_kit.situation.safe_contact import closed


def covered(matters: Sequence[Matter]) -> tuple[Right, ...]:
    """The rights that an authority for these matters is for: those of their letters, and those it was for before."""
    asked = (right for matter in matters for right in matter.asked)
    return tuple(dict.fromkeys((*asked, *matters[0].situation.case.acting.scope)))


def authority(matters: Sequence[Matter], library: Library, language: str, layout: Layout) -> Letter:
    """The page that the person signs for whom letters in these matters would be: no day on it, no sender, nobody it is
    addressed to. In English where the language has none."""
    matter, situation = matters[0], matters[0].situation
    spoken = language if library.find(f"templates/_shared/authority.{language}.md.j2") else "en"
    words, locale = library.shared_words(spoken), wording.locale_of(spoken, situation.residence)
    envelope = Envelope(
        sender=(),
        contact=(),
        recipient=(),
        recipient_email=None,
        layout=layout,
        signature="",
        language=spoken,
        locale=locale,
        page_label=words["letter"]["page"],
        enclosures_label="",
    )
    made = Composition(None, (f"_shared/authority.{spoken}.md.j2",))
    page = renderer(library).letter(
        made, "authority", matter, envelope, words, _context(matters, library, spoken, locale)
    )
    return replace(page, dated="")


def to_sign_first(plan: Plan, words: Mapping[str, Any]) -> str | None:
    """What the person has to sign before anything that is open goes out, or that the file of it is missing, in words;
    None where nothing is."""
    acting, today = plan.situation.case.acting, plan.situation.today
    if not plan.now or not mandate.needed(acting):
        return None
    found = (mandate.lacking(acting, matter.asked, today) for matter, _ in plan.now)
    why = next((error.key for error in found if error), None if acting.authority else "no_file")
    return str(words["screen"]["plan"]["sign_first"][why]).format(name=_name(acting)) if why else None


def only_the_person(matter: Matter, screen: Screen, words: Mapping[str, Any]) -> Iterator[str]:
    """Where somebody writes for another person: what the law lets only that person ask for, a sentence a law."""
    acting = matter.situation.case.acting
    if not mandate.needed(acting):
        return
    rights: dict[str, list[str]] = {}
    for one in agents.only_the_person(matter):
        rights.setdefault(screen.said(one.law.name), []).append(words["rights"][one.rule.gives])
    for law, named in rights.items():
        yield str(words["screen"]["plan"]["only_the_person"]).format(
            law=law, rights=wording.listed(named, screen.language), name=_name(acting)
        )


def _name(acting: Acting) -> str:
    return (acting.person.name if acting.person else None) or ""


def _context(matters: Sequence[Matter], library: Library, language: str, locale: str) -> dict[str, Any]:
    matter, case = matters[0], matters[0].situation.case
    person, until = case.acting.person or Person(), case.acting.until
    office = recommended(matter)
    named = right_names(_of_the_person(case), library.shared_words(language), matter.law.family)
    return {
        "person": person.name or "",
        "born": wording.long_date(person.birth_date, locale) if person.birth_date else "",
        "writer": case.me.name or "",
        "address": "" if "address" in closed(case.me) else ", ".join(case.me.address),
        "rights": wording.listed([named[right] for right in covered(matters) if right in named], language),
        "office": office.authority.name if office else "",
        "until": wording.long_date(until, locale) if until and until >= matter.situation.today else "",
    }


def _of_the_person(case: Case) -> Case:
    """The case as the person tells it who signs: it is about their own data."""
    return case.model_copy(update={"acting": Acting()})
