"""A template and a plan to a `Letter`.

Whatever a person typed is escaped on its way in, so that it prints as typed; whatever the law says comes in through
`cite`, `period`, `due` and `entitled`, and `cite` and `entitled` leave the provision in the letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, cast

from complaint_kit.drafting import telling, wording
from complaint_kit.drafting.counting import period_in_words
from complaint_kit.drafting.templating import templates
from complaint_kit.errors import PackError
from complaint_kit.law.matching import Match
from complaint_kit.law.model import Deadline
from complaint_kit.letters.letter import Block, Letter, Provision
from complaint_kit.letters.markup import escape, parse_document
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Matter
from complaint_kit.situation.record import ended


@dataclass(frozen=True)
class Envelope:
    """What stands around the text: who writes to whom, when, and how."""

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    recipient_email: str | None
    paper: Literal["A4", "Letter"]
    signature: str
    language: str
    locale: str
    page_label: str
    enclosures_label: str


@dataclass
class Citer:
    """Brings the law into one letter and remembers every provision that was used."""

    matter: Matter
    words: Mapping[str, Any]
    language: str
    locale: str
    used: dict[str, Provision] = field(default_factory=dict)

    @property
    def _rights(self) -> Mapping[str, Match]:
        return cast(Mapping[str, Match], self.matter.rights)  # templates ask with any text

    def has(self, reference: str) -> bool:
        """Whether the right (`object`), or one of its citations (`object.recognised_interests`), can be cited here."""
        right, _, key = reference.partition(".")
        match = self._rights.get(right)
        return match is not None and (not key or key in match.rule.cite)

    def cite(self, reference: str) -> str:
        """The words that cite a right, or one of its provisions: `access`, `access.time_limit`."""
        right, _, key = reference.partition(".")
        match = self._match(right, reference)
        if key and key not in match.rule.cite:
            raise PackError(f"{match.id} has no citation '{key}'", found=reference)
        return self._remember(match, key or "right")

    def period(self, reference: str) -> str:
        """A period in words: `access.answer` gives "1 month"."""
        within = self._deadline(reference).within
        if within is None:
            raise PackError("the law names no figure for this deadline", found=reference)
        return period_in_words(within, self.words, self.language, "periods_in_letters")

    def due(self, reference: str) -> str:
        """The day on which a running period ends, in words."""
        right, _, id_ = reference.partition(".")
        found = next((one for one in self.matter.due if one.right == right and one.deadline.id == id_), None)
        if found is None:
            raise PackError("this period is not running", found=reference)
        return wording.long_date(found.counted.due, self.locale)

    def entitled(self, right: str) -> tuple[str, ...]:
        """What the law lets the person ask for under the right, in phrases."""
        match = self._match(right, right)
        lists = match.rule.entitled_to or {}
        self._remember(match, "right")
        return lists.get(self.language, ())

    def timed(self, reference: str) -> bool:
        """Whether the law names a period there: `opt_out_sale.opt_out`."""
        right, _, id_ = reference.partition(".")
        match = self._rights.get(right)
        deadline = match.rule.deadline(id_) if match else None
        return deadline is not None and deadline.within is not None

    def _deadline(self, reference: str) -> Deadline:
        right, _, id_ = reference.partition(".")
        match = self._match(right, reference)
        deadline = match.rule.deadline(id_)
        if deadline is None:
            ids = ", ".join(one.id for one in match.rule.deadlines) or "none"
            raise PackError(
                f"{match.id} has no such deadline", found=reference, mend=f"It has: {ids}. Ask timed() first."
            )
        return deadline

    def _match(self, right: str, reference: str) -> Match:
        match = self._rights.get(right)
        if match is None:
            raise PackError("the law of this day gives no such right", found=reference, mend="Ask has() first.")
        return match

    def _remember(self, match: Match, key: str) -> str:
        citation = wording.in_language(match.rule.cite[key].words, self.language, match.id)
        source = match.law.source_of(match.rule, key)
        verified = match.law.verified_of(match.rule, key)
        self.used.setdefault(
            f"{match.id}: {citation}",
            Provision(match.id, citation, source.title, source.url, verified.on if verified else None),
        )
        return citation


class Renderer:
    """Renders the letters of a library."""

    def __init__(self, library: Library) -> None:
        self._templates = templates(library)

    def letter(
        self,
        template: str,
        kind: str,
        matter: Matter,
        envelope: Envelope,
        words: Mapping[str, Any],
        context: Mapping[str, Any],
    ) -> Letter:
        """The letter, with the `words` of its scenario. Raises PackError if the template asks for what is not there."""
        citer = Citer(matter, words, envelope.language, envelope.locale)
        enclosures: list[str] = []
        subject, blocks = self._parsed(template, _context(kind, matter, envelope, citer, context, enclosures))
        return Letter(
            kind=kind,
            language=envelope.language,
            paper=envelope.paper,
            sender=envelope.sender,
            recipient=envelope.recipient,
            dated=wording.long_date(matter.situation.today, envelope.locale),
            subject=subject,
            blocks=blocks,
            signature=envelope.signature,
            recipient_email=envelope.recipient_email,
            enclosures=tuple(enclosures),
            page_label=envelope.page_label,
            enclosures_label=envelope.enclosures_label,
            provisions=tuple(citer.used.values()),
        )

    def _parsed(self, template: str, context: Mapping[str, Any]) -> tuple[str, tuple[Block, ...]]:
        text = self._templates.render(template, context)
        try:
            return parse_document(text)
        except PackError as error:
            place = self._templates.place(template)
            raise PackError(error.problem, place=place, found=error.found, mend=error.mend) from None


@lru_cache(maxsize=4)
def renderer(library: Library) -> Renderer:
    """The renderer for the letters of that library, made once a process."""
    return Renderer(library)


def _context(
    kind: str, matter: Matter, envelope: Envelope, citer: Citer, more: Mapping[str, Any], enclosures: list[str]
) -> dict[str, Any]:
    situation = matter.situation
    answers = {id_: _escaped(value) for id_, value in situation.facts.items()}
    return {
        **{name: _escaped(value) for name, value in more.items()},
        "answers": answers,
        "said": lambda id_, value=None: _said(situation.facts.get(id_), value),
        "listed": lambda id_: more["lists"][id_],
        "wants": lambda right: right in matter.asked,
        "asked": matter.asked,
        "main": _main_right(matter),
        "organisation": escape(situation.organisation_name),
        "sentences": [
            wording.sentence(one, ended(situation.record, situation.today), envelope.language, envelope.locale)
            for one in situation.confirmed
        ],
        "facts": telling.facts(matter, envelope.locale, to_authority=kind == "complaint"),
        "since": telling.facts_since(matter, envelope.locale),
        "history": telling.history(matter, envelope.locale),
        "replies": telling.answers(matter, envelope.locale),
        "demands": telling.demands(matter, envelope.locale),
        "on": lambda what, document="request": telling.first_day(matter, what, document, envelope.locale),
        "day": lambda value: wording.long_date(value, envelope.locale),
        "has": citer.has,
        "cite": citer.cite,
        "period": citer.period,
        "timed": citer.timed,
        "due": citer.due,
        "entitled": citer.entitled,
        "overdue": _overdue(matter, envelope.locale),
        "enclose": lambda words: _enclose(enclosures, words),
    }


def _enclose(enclosures: list[str], words: str) -> str:
    """The number of the enclosure with that name, listed at the end of the letter."""
    if words not in enclosures:
        enclosures.append(words)
    return str(enclosures.index(words) + 1)


def _said(answer: Any, value: Any) -> bool:
    """Whether a question was answered at all, or with this value, or with a choice of several that has it."""
    if value is None:
        return bool(answer)
    return value in answer if isinstance(answer, tuple) else bool(answer == value)


def _main_right(matter: Matter) -> str:
    """The right whose period and citations stand for the whole request: the first whose answer the law gives a time."""
    deadlines = {right: matter.rights[right].rule.deadline("answer") for right in matter.asked}
    timed = (right for right, answer in deadlines.items() if answer and answer.within)
    return next(timed, next(iter(matter.asked), ""))


def _overdue(matter: Matter, locale: str) -> tuple[dict[str, Any], ...]:
    """The periods that have ended beyond doubt without an answer. `cites` is what `cite` takes for the period;
    `assumed` says that nobody recorded the arrival, `extended` that a longer period was notified in time."""
    return tuple(
        {
            "right": one.right,
            "deadline": one.deadline.id,
            "document": one.document,
            "due": wording.long_date(one.counted.due, locale),
            "cites": f"{one.right}.{one.deadline.cite}",
            "assumed": one.assumed and one.by_post,
            "extended": one.counted != one.first,
        }
        for one in sorted(matter.due, key=lambda one: one.counted.due)
        if one.overdue(matter.situation.today)
    )


def _escaped(value: Any) -> Any:
    """User text as data: strings escaped for the letter markup, inside lists and mappings too."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list | tuple):
        return tuple(_escaped(one) for one in value)
    if isinstance(value, Mapping):
        return {key: _escaped(one) for key, one in value.items()}
    return value
