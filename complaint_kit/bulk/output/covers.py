"""The letter that goes before many: whom a group writes for, in one schedule for each office or organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from complaint_kit.bulk.messages import Job, Receipt, RegisterEntry
from complaint_kit.drafting import wording
from complaint_kit.drafting.sheets import sheet
from complaint_kit.letters.letter import Letter, Paragraph, Span, Spans, Table
from complaint_kit.packs.library import Library

_Key = tuple[tuple[str, ...], str, str, str]  # recipient, law, document, language


def covers(receipts: Iterable[Receipt], job: Job, library: Library) -> Iterator[tuple[str, Letter]]:
    """One for each recipient, law, document and language of a round: the name of its file, and the letter.

    A group alone sends one: whoever writes for themselves needs none, and a joint complaint has its own schedule. They
    are as long as the list of their people.
    """
    of_each: dict[_Key, list[RegisterEntry]] = {}
    for receipt in receipts:
        for one in (each for each in receipt.entries if not each.joined):
            of_each.setdefault((one.recipient, one.law, one.document, one.language), []).append(one)
    for number, (_, entries) in enumerate(sorted(of_each.items()), start=1):
        yield f"{number:03d}-{entries[0].document.replace('_', '-')}.pdf", _cover(entries, job, library)


def _cover(entries: list[RegisterEntry], job: Job, library: Library) -> Letter:
    first, sender = entries[0], job.campaign.sender
    words = library.shared_words(first.language)["letter"]
    says, locale = words["cover"], wording.locale_of(first.language, first.residence)
    told = {"sender": sender.name, "organisation": first.organisation, "number": len(entries)}
    kind = "complaint" if first.document == "complaint" else "letters"
    opening = (Paragraph((Span(text.format(**told)),)) for text in (says["greeting"], says[kind]["says"]))
    rows = (_row(str(at), one.name, _day(one, locale), f"{one.row:07d}") for at, one in enumerate(entries, start=1))
    closing = Paragraph((Span(says["closing"]),))
    return Letter(
        kind="cover",
        language=first.language,
        layout=sheet(library, job.campaign.output.posted_from or first.residence, job.printed),
        sender=(sender.name, *sender.address),
        contact=(sender.email,) if sender.email else (),
        recipient=first.recipient,
        dated=wording.long_date(job.today, locale),
        subject=says[kind]["subject"].format(**told),
        blocks=(*opening, Table((_row(*says["columns"]), *rows)), closing),
        signature=sender.name,
        page_label=words["page"],
    )


def _day(one: RegisterEntry, locale: str) -> str:
    return wording.long_date(one.mandate_on, locale) if one.mandate_on else ""


def _row(*cells: str) -> tuple[Spans, ...]:
    return tuple((Span(cell),) for cell in cells)
