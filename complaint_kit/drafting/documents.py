"""A plan's documents: who writes to whom around the text, and the letter in every format asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from complaint_kit.drafting import wording
from complaint_kit.drafting.rendering import Envelope, renderer
from complaint_kit.errors import AnswersError, PackError
from complaint_kit.law.authorities import Candidate
from complaint_kit.law.model import Authority
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.facts import Situation


@dataclass(frozen=True)
class Addressee:
    """Whom a document goes to. `form` is a web form that may be used, or must be. There is no `email` where an office
    ignores plain e-mail."""

    name: str
    lines: tuple[str, ...]
    country: str
    email: str | None = None
    form: str | None = None
    authority: Authority | None = None


def addressee(plan: Plan, kind: DocumentKind) -> Addressee:
    """Who gets the document. Raises AnswersError where a complaint has no authority to go to."""
    if plan.rung(kind).step.to == "organisation":
        return _organisation(plan.situation)
    best = recommended(plan)
    if best is None:
        raise _no_authority(plan)
    return _authority(best.authority)


def _no_authority(plan: Plan) -> AnswersError:
    home = plan.situation.residence
    if not plan.candidates:
        return AnswersError("no authority is known for this complaint", found=home)
    return AnswersError(
        "several authorities may take this complaint, and the answers do not say which",
        found=home,
        mend="Name the part of the country under `residence_part`; `complaint-kit explain` lists the authorities.",
    )


def recommended(plan: Plan) -> Candidate | None:
    """The authority that the routing recommends."""
    return next((one for one in plan.candidates if one.recommended), None)


def _organisation(situation: Situation) -> Addressee:
    entity = situation.entity
    if entity is None:
        facts = situation.facts
        name = str(facts["organisation"])
        country = str(facts.get("organisation_place", ""))
        lines = (name, *facts.get("organisation_address", ()))
        return Addressee(name, lines, country, facts.get("organisation_email"))
    attention = (wording.in_language(entity.dpo, "en", entity.id),) if entity.dpo else ()
    email = next((one.target for one in situation.channels if one.kind == "email"), None)
    form = next((one.target for one in situation.channels if one.kind == "form"), None)
    return Addressee(entity.name, (entity.name, *attention, *entity.address), entity.place, email, form)


def _authority(authority: Authority) -> Addressee:
    lines = (authority.name, *(line for line in authority.address if line != authority.name))
    email = None if authority.email_needs else authority.email
    return Addressee(authority.name, lines, authority.place, email, authority.web_form, authority)


def language_for(plan: Plan, library: Library, asked: str | None, kind: DocumentKind | None) -> str:
    """The language of a letter: the one asked for or answered; or else one that the office takes to which it goes; or
    else one that is spoken where the person lives, or English.

    Raises AnswersError if there are no letters in the language asked for under this law.
    """
    assert plan.law is not None
    wanted = asked or plan.situation.facts.get("letter_language")
    available = [one for one in plan.law.languages if one in library.languages()]
    if wanted is None:
        spoken = library.places[plan.situation.residence].languages
        usual = [one for one in (*spoken, "en", *available) if one in available]
        taken = _taken_by_the_office(plan, kind)
        return next((one for one in usual if one in taken), usual[0])
    if wanted not in available:
        raise AnswersError(
            f"there are no letters in this language under {plan.law.id}",
            found=wanted,
            mend=f"Choose one of: {', '.join(available)}.",
        )
    return str(wanted)


def _taken_by_the_office(plan: Plan, kind: DocumentKind | None) -> tuple[str, ...]:
    """The languages of the office that the letter goes to; none if it goes to the organisation."""
    office = recommended(plan)
    to_office = kind is not None and plan.rung(kind).step.to == "authority"
    return office.authority.submissions if office and to_office else ()


def draft(plan: Plan, library: Library, kind: DocumentKind, language: str, printed_in: str | None = None) -> Letter:
    """The letter for one step of the plan. Raises PackError if the law's family has no such template.

    `printed_in`: the country whose paper lies in the printer; where the person lives, if nobody else prints.
    """
    assert plan.law is not None
    to = addressee(plan, kind)
    words = library.words(plan.situation.scenario, language)
    name = template_name(library, plan, kind, language)
    context = _context(plan, library, to, words, language)
    envelope = _envelope(plan, library, to, words, language, printed_in)
    return renderer(library.template_folders()).letter(name, kind, plan, envelope, words, context)


def template_name(library: Library, plan: Plan, kind: DocumentKind, language: str) -> str:
    """The template of a step. Raises PackError if there is none."""
    assert plan.law is not None
    scenario = plan.situation.scenario
    found = find_template(library, scenario, plan.law.family, kind, language)
    if found is None:
        raise PackError("this letter has not been written yet", found=f"{scenario}/{kind}.{plan.law.family}.{language}")
    return found


def find_template(library: Library, scenario: str, family: str, kind: DocumentKind, language: str) -> str | None:
    """The scenario's own template for letters of that kind, family and language, or the shared one, or None."""
    name = f"{kind}.{family}.{language}.md.j2"
    return next((f"{folder}/{name}" for folder in (scenario, "_shared") if name in library.templates(folder)), None)


def _envelope(
    plan: Plan, library: Library, to: Addressee, words: Mapping[str, Any], language: str, printed_in: str | None
) -> Envelope:
    facts = plan.situation.facts
    home = plan.situation.residence
    locale = wording.locale_of(language, home)
    abroad = to.country[:2] != home[:2]
    return Envelope(
        sender=_sender(facts, wording.country_name(home, locale) if abroad else None),
        recipient=(*to.lines, *((wording.country_name(to.country, locale),) if abroad and to.country else ())),
        recipient_email=to.email,
        paper=paper_of(library, printed_in or home),
        signature=str(facts["full_name"]),
        language=language,
        locale=locale,
        page_label=words["letter"]["page"],
        enclosures_label=words["letter"]["enclosures"],
    )


def _sender(facts: Mapping[str, Any], country: str | None) -> tuple[str, ...]:
    address = facts.get("address", ())
    tail = (country,) if country and address else ()
    mail = (facts["email"],) if facts.get("email") else ()
    return (facts["full_name"], *address, *tail, *mail)


def paper_of(library: Library, code: str) -> Literal["A4", "Letter"]:
    """The paper that people there have in their printers."""
    place = library.places.get(code)
    return place.paper if place else "A4"


# The time that a reminder asks to be answered in: usual and fair, and a request, not a period of law.
_TIME_ASKED_FOR = timedelta(days=14)


def _context(plan: Plan, library: Library, to: Addressee, words: Mapping[str, Any], language: str) -> dict[str, Any]:
    phrases = words["letter"]["phrases"]
    facts = plan.situation.facts
    authority = recommended(plan)
    locale = wording.locale_of(language, plan.situation.residence)
    return {
        "names": {"right": words["rights"], "deadline": words["deadlines"]},
        "about": words["letter"].get("about", ""),
        "home": _place_name(library, plan.situation.residence, language),
        "respondent": _respondent(plan, library, language),
        "where_i_live": authority is not None and _is_nearby(authority, plan, library),
        "answer_by": wording.long_date(plan.situation.today + _TIME_ASKED_FOR, locale),
        "regulator": authority.authority.name if authority else "",
        "to": {"name": to.name, "email": to.email or "", "form": to.form or ""},
        "lists": {
            id_: wording.listed([phrases[id_][choice] for choice in facts[id_]], language)
            for id_ in phrases
            if isinstance(facts.get(id_), tuple)
        },
        "phrases": phrases,
    }


def _respondent(plan: Plan, library: Library, language: str) -> dict[str, Any]:
    """Whom a complaint is about: address lines, e-mail address, the place, and the country if it is another than the
    person's; empty where not known."""
    organisation = _organisation(plan.situation)
    code = organisation.country
    abroad = code and code[:2] != plan.situation.residence[:2]
    return {
        "lines": organisation.lines,
        "email": organisation.email or "",
        "place": _place_name(library, code, language) if code else "",
        "country": wording.territory(code, language) if abroad else "",
    }


def _is_nearby(authority: Candidate, plan: Plan, library: Library) -> bool:
    """Whether the authority is the one of the place where the person lives."""
    return authority.authority.place in library.reach(plan.situation.residence)


def _place_name(library: Library, code: str, language: str) -> str:
    """The place as a sentence names it: Germany, Virginia, Schweiz."""
    place = library.places.get(code)
    return wording.in_language(place.name, language, code) if place else wording.territory(code, language)
