"""A plan's documents: who writes to whom around the text, and the letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.drafting import telling, wording
from complaint_kit.drafting.composing import composed
from complaint_kit.drafting.joint import Many, of_many
from complaint_kit.drafting.naming import firm, identification, in_their_name, names_home, phrases_of, right_names, who
from complaint_kit.drafting.outline import parts
from complaint_kit.drafting.rendering import Envelope, renderer
from complaint_kit.drafting.sheets import sheet
from complaint_kit.drafting.wanting import wanting
from complaint_kit.errors import AnswersError
from complaint_kit.law.authorities import Candidate
from complaint_kit.law.offices import Authority
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import Block, Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.supposing import asked_by
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.safe_contact import by_email


class Addressee(NamedTuple):
    """Whom a document goes to. `form` is a web form that may be used, or must be. There is no `email` where an office
    ignores plain e-mail."""

    name: str
    lines: tuple[str, ...]
    country: str
    email: str | None = None
    form: str | None = None
    authority: Authority | None = None


def addressee(matter: Matter, kind: DocumentKind) -> Addressee:
    """Who gets the document. Raises AnswersError where a complaint has no authority to go to."""
    if matter.rung(kind).step.to not in {"authority", "platform"}:
        return _organisation(matter.situation)
    best = recommended(matter)
    if best is None:
        raise _no_authority(matter)
    return _authority(best.authority)


def _no_authority(matter: Matter) -> AnswersError:
    home = matter.situation.residence
    if not matter.candidates:
        return AnswersError("no authority is known for this complaint", found=home)
    sector, known = matter.situation.facts.get("organisation_sector"), [one.authority for one in matter.candidates]
    names = ", ".join(one.name_in.get("en", one.name) for one in known)
    if not any(sector in one.sectors for one in known):
        return AnswersError(
            "which authority supervises this kind of organisation there is not known",
            found=home,
            mend=f"Ask {names}: it supervises companies, and can say who is in charge.",
        )
    return AnswersError(
        "several authorities may take this complaint, and the answers do not say which",
        found=home,
        mend="Say where you live down to the part of the country; `complaint-kit explain` lists the authorities."
        if "-" not in (home or "")
        else f"They are: {names}. Ask one of them which is in charge of this organisation.",
    )


def recommended(matter: Matter) -> Candidate | None:
    """The authority that the routing recommends."""
    return next((one for one in matter.candidates if one.recommended), None)


def _organisation(situation: Situation, attention: bool = True) -> Addressee:
    """The organisation; without `attention`, as it is named to others: who in it opens letters is nobody's concern."""
    entity = situation.entity
    if entity is None:
        facts, name = situation.facts, situation.organisation_name
        country = str(facts.get("organisation_place", ""))
        lines = (name, *_below(name, facts.get("organisation_address", ())))
        return Addressee(name, lines, country, facts.get("organisation_email"))
    officer = (wording.in_language(entity.dpo, "en", entity.id),) if entity.dpo and attention else ()
    email = next((one.target for one in situation.channels if one.kind == "email"), None)
    form = next((one.target for one in situation.channels if one.kind == "form"), None)
    return Addressee(entity.name, (entity.name, *officer, *entity.address), entity.place, email, form)


def _below(name: str, typed: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of the address below the name, without the name where what was typed begins with it."""
    named = re.match(rf"\s*{re.escape(name.strip())}\s*(,|$)", typed[0], re.IGNORECASE) if typed else None
    if named is None:
        return typed
    rest = typed[0][named.end() :].strip()
    return ((rest,) if rest else ()) + typed[1:]


def _authority(authority: Authority) -> Addressee:
    lines = (authority.name, *(line for line in authority.address if line not in authority.name))
    email = None if authority.email_needs else authority.email
    return Addressee(authority.name, lines, authority.place, email, authority.web_form, authority)


def draft(
    matter: Matter,
    library: Library,
    kind: DocumentKind,
    language: str,
    layout: Layout | None = None,
    many: Many | None = None,
) -> Letter:
    """The letter for one step of the plan. Raises PackError if the law's family has no such template.

    `layout`: on which it is printed; as is usual where the person lives, if nobody said otherwise. `many`: so many
    complain in one complaint, which says what the case has in common with theirs.
    """
    to = addressee(matter, kind)
    matter = replace(matter, asked=matter.asked_in(kind))
    words = library.words(matter.situation.scenario, language)
    composition = composed(library, matter, kind if many is None else "joint", language)
    context = _context(matter, library, to, words, language)
    if many is not None and to.authority:
        place = _place_name(library, to.authority.place, language)
        context["joint"] = of_many(matter, words, language, many, place)
    layout = layout or sheet(library, matter.situation.residence)
    envelope = _envelope(matter, to, words, language, layout)
    return renderer(library).letter(composition, kind, matter, envelope, words, context)


def sections(matter: Matter, library: Library, language: str, complaint: Letter) -> Mapping[str, tuple[Block, ...]]:
    """The complaint part by part, each as it reads alone, by the name of its heading, which it begins with; what stands
    before all headings has no name. Greeting and closing are in none. Enclosures keep their numbers."""
    to = addressee(matter, "complaint")
    matter = replace(matter, asked=matter.asked_in("complaint"))
    words = library.words(matter.situation.scenario, language)
    composition = composed(library, matter, "complaint", language)
    if composition.outline is None:  # one template, of which nobody knows the parts
        return {"": complaint.blocks}
    context = _context(matter, library, to, words, language)
    envelope = _envelope(matter, to, words, language, complaint.layout)
    enclosed = tuple(zip(complaint.enclosures, complaint.exhibits, strict=True))
    return {
        name: renderer(library)
        .letter(composition._replace(outline=part), "complaint", matter, envelope, words, context, enclosed)
        .blocks
        for name, part in parts(composition.outline).items()
    }


def _envelope(matter: Matter, to: Addressee, words: Mapping[str, Any], language: str, layout: Layout) -> Envelope:
    facts = matter.situation.facts
    home = matter.situation.residence
    locale = wording.locale_of(language, home)
    abroad = to.country[:2] != home[:2]
    return Envelope(
        sender=_sender(facts, wording.country_name(home, locale) if abroad else None),
        contact=(str(facts["email"]),) if facts.get("email") else (),
        recipient=(*to.lines, *((wording.country_name(to.country, locale),) if abroad and to.country else ())),
        recipient_email=to.email,
        layout=layout,
        signature=str(facts["full_name"]),
        language=language,
        locale=locale,
        page_label=words["letter"]["page"],
        enclosures_label=terms_of(words, home)["enclosures"],
    )


def _sender(facts: Mapping[str, Any], country: str | None) -> tuple[str, ...]:
    address = facts.get("address", ())
    tail = (country,) if country and address else ()
    return (facts["full_name"], *address, *tail)


def _context(
    matter: Matter, library: Library, to: Addressee, words: Mapping[str, Any], language: str
) -> dict[str, Any]:
    phrases = phrases_of(matter.situation.case, words)
    rights = right_names(matter.situation.case, words, matter.law.family, matter.asked)
    facts = matter.situation.facts
    authority = recommended(matter)
    locale = wording.locale_of(language, matter.situation.residence)
    wishes = tuple(wish.wish for wish in matter.situation.case.want)
    said = {**facts, "wishes": wishes}
    paper = telling.concerned(matter, "request")
    home = _place_name(library, matter.situation.residence, language)
    return {
        **wanting(matter, library),
        "names": {"right": rights, "deadline": words["deadlines"]},
        "terms": terms_of(words, matter.situation.residence),
        "about": in_their_name(words["letter"].get("about", ""), matter.situation.case, words),
        "home": home,
        "resident_of": words["letter"].get("home_named", {}).get(matter.situation.residence, home),
        "home_in_address": names_home(facts.get("address", ()), matter.situation.residence, home),
        "mail_me": by_email(matter.situation.case.me),
        "respondent": respondent(matter, library, language),
        "where_i_live": authority is not None and _is_nearby(authority, matter, library),
        "answer_by": wording.long_date(asked_by(matter.situation.case, matter.situation.today), locale),
        "regulator": _name_of(authority.authority, library, language) if authority else "",
        "regulator_dat": authority.authority.dative.get(language, "") if authority else "",
        "who": who(matter.situation.case, words, matter.law.family),
        "firm": firm(matter.situation.organisation_name, words),
        "identification": identification(
            matter, words, locale, born=to.authority is None or to.authority.keeps_birth_dates
        ),
        "typed_in": matter.situation.organisation is None,
        "ahead": _day_or_none(telling.day_ahead(matter), locale),
        "decide_by": _day_or_none(_still_ahead(matter), locale),
        "to": {
            **{"name": to.name, "email": to.email or "", "form": to.form or "", "reads": _reads(to, language)},
            "country": to.authority.place.partition("-")[0] if to.authority else "",
            "role": to.authority.role if to.authority else "",
        },
        "lists": {
            id_: wording.listed([phrases[id_][one] for one in said[id_] if one in phrases[id_]], language)
            for id_ in phrases
            if isinstance(said.get(id_), tuple)
        },
        "channel": phrases["channel"].get(paper.channel, "") if paper and paper.channel else "",
        "phrases": phrases,
        "rights_named": wording.listed([rights[right] for right in matter.asked], language),
        "rights_but_money": wording.listed([rights[one] for one in matter.asked if one != "compensation"], language),
        "rights_asked": wording.capitalised(wording.listed([rights[right] for right in matter.asked], language)),
    }


def terms_of(words: Mapping[str, Any], home: str) -> Mapping[str, str]:
    """What people who live there call some things: the Anlage of a German letter is a Beilage in Austria."""
    letter = words["letter"]
    own = letter.get("terms_in", {}).get(home[:2], {})
    return {"enclosures": letter["enclosures"], **letter.get("terms", {}), **own}


def _name_of(authority: Authority, library: Library, language: str) -> str:
    """What the authority is called in that language: as it calls itself, if it speaks it."""
    own = language in library.place(authority.place).languages
    return authority.name if own else authority.name_in.get(language, authority.name)


def _reads(to: Addressee, language: str) -> bool:
    """Whether the office takes complaints in the language of the letter."""
    return to.authority is not None and language in to.authority.submissions


def _day_or_none(day: date | None, locale: str) -> str:
    return wording.long_date(day, locale) if day else ""


def _still_ahead(matter: Matter) -> date | None:
    """The day by which the person has to decide, unless it is over."""
    day = matter.situation.case.at_stake.decide_by
    return day if day and day > matter.situation.today else None


def respondent(matter: Matter, library: Library, language: str) -> dict[str, Any]:
    """Whom a complaint is about: address lines, e-mail address, the place, and the country if it is another than the
    person's; empty where not known."""
    organisation = _organisation(matter.situation, attention=False)
    code = organisation.country
    abroad = code and code[:2] != matter.situation.residence[:2]
    return {
        "lines": organisation.lines,
        "email": organisation.email or "",
        "place": _place_name(library, code, language) if code else "",
        "country": wording.territory(code, language) if abroad else "",
    }


def _is_nearby(authority: Candidate, matter: Matter, library: Library) -> bool:
    """Whether the authority is the one of the place where the person lives."""
    return authority.authority.place in library.reach(matter.situation.residence)


def _place_name(library: Library, code: str, language: str) -> str:
    """The place as a sentence names it: Germany, Virginia, Schweiz."""
    return wording.in_language(library.place(code).name, language, code)
