"""The sheet beside a complaint for an office that takes a form: each field in the form's order, its text ready to
copy, and what does not fit.

Its texts are those of the complaint, which lies beside it as the annex: nothing is said here that is not said there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from complaint_kit.drafting import telling, wording
from complaint_kit.drafting.documents import recommended, respondent, sections
from complaint_kit.drafting.fitting import Fitted, fit, length
from complaint_kit.drafting.naming import right_names
from complaint_kit.law.forms import Fills, Form, FormField, Option, labelled
from complaint_kit.law.steps import SUBSTANCE
from complaint_kit.letters.letter import (
    Blank,
    Block,
    Heading,
    Item,
    Letter,
    ListBlock,
    Paragraph,
    Span,
    Table,
    plain,
)
from complaint_kit.letters.markup import as_typed, escape
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.named_days import still_missing
from complaint_kit.situation.wishes import rights_of

# What of a complaint a field takes, by the headings of its parts; what stands before them all has no name.
PARTS: Mapping[Fills, tuple[str, ...]] = {
    "summary": ("", "heading_summary", "heading_about"),
    "parties": ("heading_parties", "heading_business", "heading_complainant"),
    "facts": ("heading_facts", "heading_description", "heading_notice"),
    "grounds": ("heading_grounds",),
    "harm": ("heading_harm",),
    "wishes": ("heading_orders", "heading_remedy"),
    "enclosures": ("heading_materials",),
}
_STORY: tuple[Fills, ...] = ("summary", "facts", "grounds", "harm", "wishes")


def parts_of(fills: Fills) -> tuple[str, ...]:
    """The headings of the parts of a complaint that such a field takes, in the order of the complaint."""
    return tuple(name for one in _STORY for name in PARTS[one]) if fills == "story" else PARTS.get(fills, ())


def form_of(matter: Matter, library: Library) -> Form | None:
    """The form of the office that the complaint goes to; None if it has none that the packs know."""
    office = recommended(matter)
    return library.form(office.authority, matter.situation.today) if office else None


def form_sheet(matter: Matter, library: Library, language: str, complaint: Letter) -> Letter | None:
    """The sheet, as a document that nobody signs or sends; None where the office has no form that the packs know."""
    form, office = form_of(matter, library), recommended(matter)
    if form is None or office is None:
        return None
    matter = replace(matter, asked=matter.asked_in("complaint"))
    says = library.words(matter.situation.scenario, language)["letter"]["form"]
    made = _Made(form, matter, library, complaint, says)
    name = office.authority.name
    where = form.url or office.authority.web_form
    opening = [says["how"].format(url=where) if where else says["how_unknown"], says["counted"]]
    if form.verified is None:
        opening.append(says["unread"].format(doubt=form.doubt))
    else:
        locale = wording.locale_of(language, matter.situation.residence)
        opening.append(says["read"].format(day=wording.long_date(form.verified.on, locale), url=form.source.url))
    blocks: list[Block] = [Paragraph((Span(one),)) for one in opening]
    for number, field in enumerate(form.fields, start=1):
        blocks += made.blocks(number, field)
    blocks += made.rest()
    return replace(
        complaint,
        kind="form",
        sender=(),
        recipient=(),
        contact=(),
        recipient_email=None,
        subject=says["title"].format(name=name),
        blocks=tuple(blocks),
        signature="",
        enclosures=(),
        exhibits=(),
        provisions=(),
    )


class _Told(NamedTuple):
    """A part of the complaint as lines of text, and its heading; empty if it has none."""

    heading: str
    lines: tuple[str, ...]


class _Made:
    """The fields of one form for one case, and what of the complaint stands in none of them."""

    def __init__(
        self, form: Form, matter: Matter, library: Library, complaint: Letter, says: Mapping[str, Any]
    ) -> None:
        self._form, self._says, self._matter, self._complaint = form, says, matter, complaint
        language = complaint.language
        found = sections(matter, library, language, complaint)
        self._parts = {name: _told(blocks, begins=not name) for name, blocks in found.items() if blocks}
        words = library.words(matter.situation.scenario, language)
        self._values = _values(matter, library, complaint, words)
        self._left: dict[str, tuple[str, ...]] = {}  # sentences by their field
        self._used: set[str] = set()

    def blocks(self, number: int, field: FormField) -> Iterator[Block]:
        """The heading of the field with its count, what goes into it or what to do, and nothing else."""
        says = self._says
        if field.fills == "choice":
            yield from self._choice(number, field)
            return
        fitted = self._fitted(field)
        notes = [says["required"]] if field.required else []
        if fitted.text and field.limit:
            notes.append(says["count"].format(used=length(fitted.text), limit=field.limit))
        elif field.limit:
            notes.append(says["limit"].format(limit=field.limit))
        yield self._heading(number, field, notes)
        if fitted.text:
            yield Paragraph((Span(fitted.text),), to_copy=True)
        else:
            yield Paragraph((Span(says[_instead(field, fitted)], emphasis=True),))
        if fitted.left:
            self._left[f"{number}. {self._label(field)}"] = fitted.left

    def rest(self) -> Iterator[Block]:
        """What stands in no field: the sentences that did not fit, and the parts for which the form has no field."""
        says, where = self._says, "attached" if self._form.attaches else "kept"
        covered = self._used | (set(PARTS["parties"]) if self._names_the_parties() else set())
        lacking = [told.heading or self._complaint.subject for name, told in self._parts.items() if name not in covered]
        if self._left or lacking:
            yield Heading((Span(says["rest"]),))
            yield Paragraph((Span(says[where]),))
        for label, left in self._left.items():
            yield Paragraph((Span(label, strong=True),))
            yield ListBlock(tuple(Item(None, ((Span(one),),)) for one in left))
        if lacking:
            yield Paragraph((Span(says["no_field"].format(parts="; ".join(lacking))),))

    def _names_the_parties(self) -> bool:
        """Whether the fields for names say all that the part on the parties says."""
        case, fills = self._matter.situation.case, {field.fills for field in self._form.fields}
        return {"name", "organisation"} <= fills and case.acting.for_ == "myself" and not case.about.others

    def _fitted(self, field: FormField) -> Fitted:
        more = self._says["more" if self._form.attaches else "more_kept"]
        names = [name for name in self._parts if name in parts_of(field.fills)]
        self._used |= set(names)
        value = self._values.get(field.fills)
        if value is not None:
            return fit(value, field.limit, more)
        told = [self._parts[name] for name in names]
        if field.fills != "story":
            return fit([line for one in told for line in one.lines], field.limit, more)
        lines: list[str] = []
        headings: set[int] = set()
        for one in told:
            if one.heading:
                headings.add(len(lines))
                lines.append(one.heading)
            lines += one.lines
        return fit(lines, field.limit, more, headings)

    def _choice(self, number: int, field: FormField) -> Iterator[Block]:
        says = self._says
        ticked = [self._is_ticked(one) for one in field.options]
        yield self._heading(number, field, [says["required"]] if field.required else [])
        if not any(ticked):
            yield Paragraph((Span(says["choose"], emphasis=True),))
        lines = (
            says["ticked" if on else "open"] + self._label(one) for on, one in zip(ticked, field.options, strict=True)
        )
        yield Paragraph((Span("\n".join(lines)),), to_copy=True)

    def _is_ticked(self, option: Option) -> bool:
        fits = option.when is not None and option.when.holds(self._matter.situation.facts) is True
        return fits or any(right in self._matter.asked for right in option.rights)

    def _heading(self, number: int, field: FormField, notes: list[str]) -> Heading:
        noted = f" ({'; '.join(notes)})" if notes else ""
        return Heading((Span(f"{number}. {self._label(field)}{noted}"),), level=3)

    def _label(self, one: FormField | Option) -> str:
        return labelled(one.label, self._complaint.language)


def _instead(field: FormField, fitted: Fitted) -> str:
    """Which words stand where there is nothing to copy."""
    if fitted.left:
        return "too_long"
    if field.fills == "you":
        return "you"
    return "lacking" if field.required else "empty"


def _told(blocks: tuple[Block, ...], *, begins: bool) -> _Told:
    """The part as lines. `begins`: it follows a greeting, after which some languages write on in small letters."""
    first = blocks[0]
    heading = plain(first.spans) if isinstance(first, Heading) else ""
    lines = [line for block in blocks[1 if heading else 0 :] for line in _lines(block) if line]
    return _Told(heading, tuple(map(wording.capitalised, lines[:1])) + tuple(lines[1:]) if begins else tuple(lines))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(spans) | Paragraph(spans):
            yield from plain(spans).split("\n")
        case ListBlock(items):
            for item in items:
                number = "" if item.number is None else f"{item.number}. "
                first, *more = (plain(one) for one in item.paragraphs)
                yield from f"{number}{first}".split("\n")
                yield from more
        case Table(rows):
            yield from ("; ".join(plain(cell) for cell in row) for row in rows)
        case Blank(label):
            yield f"{label}: ______"


def _values(
    matter: Matter, library: Library, complaint: Letter, words: Mapping[str, Any]
) -> dict[Fills, tuple[str, ...]]:
    """What of the case fills a field by itself, as lines; nothing where the case does not say it."""
    situation, language = matter.situation, complaint.language
    case, facts = situation.case, situation.facts
    locale = wording.locale_of(language, situation.residence)
    to = respondent(matter, library, language)
    rights = right_names(case, words, matter.law.family, matter.asked)
    request, appeal = (telling.concerned(matter, kind) for kind in ("request", "appeal"))
    sent, appealed = (one.day if one else None for one in (request, appeal))
    answers = [one.on for one in request.replies if one.kind in SUBSTANCE] if request else []
    person = case.acting.person.name if case.acting.person else None
    enclosed = (f"{number}. {one}" for number, one in enumerate(complaint.enclosures, start=1))
    return {
        "name": _one(facts.get("full_name")),
        "email": _one(facts.get("email")),
        "phone": _one(facts.get("phone")),
        "address": tuple(facts.get("address", ())),
        "home": _one(wording.in_language(library.place(situation.residence).name, language, situation.residence)),
        "person": _one(person),
        "known_as": tuple(
            name if kind == "account" else f"{kind} {name}" for kind, name in case.about.knows_me_as.items()
        ),
        "organisation": to["lines"][:1],
        "organisation_address": (*to["lines"][1:], *_one(to["country"])),
        "organisation_email": _one(to["email"]),
        "asked": _one(wording.capitalised(wording.listed([rights[right] for right in matter.asked], language))),
        "wanted": tuple(_wanted(matter, library, rights)),
        "asked_on": _one(wording.long_date(sent, locale) if sent else None),
        "answered_on": _one(wording.long_date(max(answers), locale) if answers else None),
        "appealed_on": _one(wording.long_date(appealed, locale) if appealed else None),
        "enclosures": tuple(enclosed),
        "subject": _one(complaint.subject),
        "harm": _one(facts.get("harm")),
    }


def _wanted(matter: Matter, library: Library, names: Mapping[str, str]) -> Iterator[str]:
    """Each right that the complaint is about, and behind it what is missing, or else of what the person wants it."""
    case, facts = matter.situation.case, matter.situation.facts
    answers = [(one, paper.left_out(one)) for paper in case.papers for one in paper.replies if still_missing(one, case)]
    for right in matter.asked:
        missing = [one.missing for one, left_out in answers if right in left_out]
        wishes = [one for one in case.want if right in rights_of(library.wishes, [one.wish], facts)]
        told = [text for one in wishes for text in (one.of, one.detail.get("what_is_right"), one.where) if text]
        said = dict.fromkeys(str(text).strip() for text in missing or told)
        whole = (as_typed(wording.stopped(escape(one))) for one in said)
        yield wording.capitalised(f"{names[right]}: {' '.join(whole)}" if said else names[right])


def _one(text: Any) -> tuple[str, ...]:
    return (str(text),) if text else ()
