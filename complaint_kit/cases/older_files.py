"""Case files of the version before this one: answers by question, dated events, documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from complaint_kit.drafting.build_plan import read_case
from complaint_kit.errors import PackError
from complaint_kit.law.entry import Model
from complaint_kit.law.matching import STEPS
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.situation.answers import NEW
from complaint_kit.situation.case import Case, Made, ReliedOn
from complaint_kit.situation.older import Event


class OlderDocument(Model):
    """A document made for the case: its files, and what it relies on."""

    document: DocumentKind
    made_on: date
    language: str
    files: tuple[str, ...]
    provisions: tuple[ReliedOn, ...] = ()


class OlderCase(Model):
    """What `case.yaml` held then. `finished` is false while the interview was not over."""

    scenario: str
    started: date
    answers: dict[str, Any] = {}
    language: str | None = None
    finished: bool = False
    events: tuple[Event, ...] = ()
    documents: tuple[OlderDocument, ...] = ()

    def as_case(self, library: Library, place: str) -> Case:
        """The same as a case. Raises Problems naming `place` and the answer that does not fit."""
        given = {id_: value for id_, value in self.answers.items() if value is not None}
        given |= {NEW: True} if self.documents else {}  # a letter went to the organisation under that name
        skipped = tuple(id_ for id_, value in self.answers.items() if value is None)
        asked: dict[DocumentKind, tuple[Right, ...]] = {
            one.document: _asked(library, one) for one in self.documents if one.document == "request"
        }
        case = read_case(library, self.scenario, given, self.events, date.max, place, asked)
        update = {
            "started": self.started,
            "finished": self.finished,
            "letter_language": self.language or case.letter_language,
            "made": tuple(_made(one, case, asked.get(one.document, ())) for one in self.documents),
            "skipped": skipped,
        }
        return case.model_copy(update=update)


def _asked(library: Library, document: OlderDocument) -> tuple[Right, ...]:
    """The rights that a letter of the kit's own exercised, read from the provisions that it relied on."""
    found = (_right(library, one.rule, document.made_on) for one in document.provisions)
    return tuple(dict.fromkeys(right for right in found if right and right not in STEPS))


def _right(library: Library, rule: str, day: date) -> Right | None:
    law, _, id_ = rule.partition("/")
    try:
        return next((one.gives for one in library.law(law).rules if one.id == id_), None)
    except PackError:
        return None  # a law of a pack that is not here today


def _made(document: OlderDocument, case: Case, asked: tuple[Right, ...]) -> Made:
    sent = next((one.id for one in case.papers if one.kind == document.document and one.sent), None)
    return Made(
        document=document.document,
        made_on=document.made_on,
        language=document.language,
        files=document.files,
        provisions=document.provisions,
        asked=asked,
        paper=sent,
    )
