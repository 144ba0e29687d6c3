"""Words and a plan to a `Letter`.

Whatever a person typed is escaped on its way in, so that it prints as typed; whatever the law says comes in through
`cite`, `period`, `due` and `entitled`, and `cite` and `entitled` leave the provision in the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple

from complaint_kit.drafting import telling, wording
from complaint_kit.drafting.arguing import arguing, in_advance
from complaint_kit.drafting.assembling import assemble
from complaint_kit.drafting.citing import CitationRecorder
from complaint_kit.drafting.clauses import Said, Voice
from complaint_kit.drafting.context import Enclosure, context_of, is_said
from complaint_kit.drafting.outline import Event, Form, Outline
from complaint_kit.drafting.short_citations import shortened
from complaint_kit.drafting.templating import templates
from complaint_kit.drafting.whole_letters import written
from complaint_kit.errors import PackError
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import Block, Letter, Paragraph, plain
from complaint_kit.letters.markup import as_typed, parse_document
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter


class Envelope(NamedTuple):
    """What stands around the text: who writes to whom, when, and how."""

    sender: tuple[str, ...]
    contact: tuple[str, ...]
    recipient: tuple[str, ...]
    recipient_email: str | None
    layout: Layout
    signature: str
    language: str
    locale: str
    page_label: str
    enclosures_label: str


class Composition(NamedTuple):
    """How a letter is made: its outline and the files of its words, the one that wins first; or one whole template,
    without an outline. `orders` are the files that the outline was read from."""

    outline: Outline | None
    files: tuple[str, ...]
    orders: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Every file that the letter comes from."""
        return (*self.files, *self.orders)


_TRADERS = frozenset({"broker", "credit_agency"})


# What comes after a first letter, and may have to answer something or to say what is wrong.
_ARGUING = frozenset({"reminder", "reply", "appeal", "controller_complaint", "complaint"})


def _printed(context: Mapping[str, Any]) -> dict[int, int]:
    """The number that a statement of the case has in the chronology of the letter."""
    listed = enumerate(context["chronology"], start=1)
    return {one.number: at for at, one in listed if one.kind == "happened" and one.number}


def _taken_out(
    identification: Sequence[Mapping[str, str]], blocks: tuple[Block, ...]
) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """The lines by which the person is known, for the information block of the sheet, and the letter without them.

    Where a letter says them in other words than all letters do, they stay in it.
    """
    lines = tuple(f"{one['label']}: {as_typed(one['value'])}" for one in identification)
    rest = tuple(one for one in blocks if not (isinstance(one, Paragraph) and plain(one.spans) == "\n".join(lines)))
    return (lines, rest) if len(rest) < len(blocks) else ((), blocks)


class Renderer:
    """Renders the letters of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._templates = templates(library)
        self._voices: dict[tuple[tuple[str, ...], bool], Voice] = {}

    def letter(
        self,
        composition: Composition,
        kind: str,
        matter: Matter,
        envelope: Envelope,
        words: Mapping[str, Any],
        more: Mapping[str, Any],
        enclosed: Iterable[Enclosure] | None = None,
    ) -> Letter:
        """The letter, with the `words` of its scenario. Raises PackError if its words ask for what is not there.

        `enclosed`: the enclosures of the letter that this is a part of, whose numbers it keeps.
        """
        citer = CitationRecorder(matter, words, envelope.language, envelope.locale)
        enclosures = list(enclosed or ())
        context = context_of(kind, matter, citer, more, enclosures)
        if kind in _ARGUING:
            context |= arguing(kind, matter, self._library.counters(matter.law), citer, _printed(context))
        elif kind == "request":
            context |= in_advance(matter, partial(self._library.counters, matter.law), citer)
        outline = composition.outline
        if outline:
            voice = self._voice(composition.files, swiss=envelope.locale in wording.WRITE_SS)
            alike = context["who"]["self"] and enclosed is None  # what names somebody else is said for that one alone
            said = Said(
                voice,
                context,
                citer.used,
                enclosures,
                voice.kept(matter.rights, matter.asked) if alike else None,
            )
            if enclosed is None:
                subject, blocks = written(outline, InHand(matter, citer), said)
            else:  # its reader may have read nothing else
                subject, blocks = shortened("", assemble(outline, InHand(matter, citer), said)[1])
        else:
            subject, blocks = shortened(*self._parsed(composition.files[0], context))
        references: tuple[str, ...] = ()
        if envelope.layout.information:
            references, blocks = _taken_out(context.get("identification", ()), blocks)
        return Letter(
            kind=kind,
            language=envelope.language,
            layout=envelope.layout,
            sender=envelope.sender,
            contact=(*envelope.contact, *references),
            recipient=envelope.recipient,
            dated=wording.long_date(matter.situation.today, envelope.locale),
            subject=subject,
            blocks=blocks,
            signature=envelope.signature,
            recipient_email=envelope.recipient_email,
            enclosures=tuple(name for name, _ in enclosures),
            exhibits=tuple(id_ for _, id_ in enclosures),
            page_label=envelope.page_label,
            enclosures_label=envelope.enclosures_label,
            provisions=tuple(citer.used.values()),
        )

    def _voice(self, files: tuple[str, ...], *, swiss: bool) -> Voice:
        if (files, swiss) not in self._voices:
            self._voices[files, swiss] = Voice(self._templates, files, swiss=swiss)
        return self._voices[files, swiss]

    def _parsed(self, template: str, context: Mapping[str, Any]) -> tuple[str, tuple[Block, ...]]:
        text = self._templates.render(template, context)
        try:
            return parse_document(text)
        except PackError as error:
            place = self._templates.place(template)
            raise PackError(error.problem, place=place, found=error.found, mend=error.mend) from None


@dataclass(frozen=True)
class InHand:
    """A matter, as the conditions of an outline ask it."""

    matter: Matter
    citer: CitationRecorder

    @property
    def asked(self) -> tuple[Right, ...]:
        """The rights that the letter exercises."""
        return self.matter.asked

    @cached_property
    def form(self) -> Form:
        """How long the letter may be: as the person chose; else short, but for those who trade in data or keep it on
        everybody."""
        situation = self.matter.situation
        chosen: Form | None = situation.facts.get("letter_form")
        known = situation.organisation
        trades = situation.facts.get("organisation_data_broker") is True or situation.case.about.is_to_me in _TRADERS
        return chosen or ("full" if trades or (known is not None and known.full_letters) else "short")

    def overdue(self, letter: DocumentKind) -> bool:
        """Whether a period of that letter has ended beyond doubt without an answer."""
        due = (one for one in self.matter.due if one.document == letter)
        return any(one.overdue(self.matter.situation.today) for one in due)

    def happened(self, event: Event) -> bool:
        """Whether that was recorded."""
        return bool(telling.first_day(self.matter, event.what, event.letter, self.citer.locale))

    def said(self, answer: str, value: object = None) -> bool:
        """As in words."""
        return is_said(self.matter.situation.facts.get(answer), value)

    def has(self, reference: str) -> bool:
        """As in words."""
        return self.citer.has(reference)

    def timed(self, reference: str) -> bool:
        """As in words."""
        return self.citer.timed(reference)


@lru_cache(maxsize=4)
def renderer(library: Library) -> Renderer:
    """The renderer for the letters of that library, made once a process."""
    return Renderer(library)
