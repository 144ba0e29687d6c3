"""What is made of one person's letter: its files, its pages for the print file, its entry in the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from complaint_kit.bulk.input.rows import Person
from complaint_kit.bulk.messages import Job, Joined, Made, RegisterEntry
from complaint_kit.bulk.output.print_pages import sheets
from complaint_kit.bulk.planner import Planner, Shared, bare_paper
from complaint_kit.cases.folder import slug
from complaint_kit.drafting.documents import addressee
from complaint_kit.drafting.form_sheet import form_sheet
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.output_files import write, write_mail
from complaint_kit.drafting.wording import country_name
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.papers import Paper
from complaint_kit.writers import pdf_fast
from complaint_kit.writers.typeset import typeset

DRAWN = frozenset({"pdf", "eml"})  # what shows the letter as it is printed


@dataclass(frozen=True, slots=True)
class Draft:
    """A row's letter and where it came from; `enclosed` are the files that go with it, by name, `told` the letters
    sent before of which the list tells. Who is `joined` complains with others: the letter is that of all of them, with
    the reasons of those whose `numbers` stand above them.
    """

    row: int
    person: Person
    plan: Plan
    shared: Shared
    matter: Matter
    kind: DocumentKind
    letter: Letter
    enclosed: Mapping[str, bytes]
    told: tuple[Paper, ...] = ()
    joined: Joined | None = None
    apart: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """The entry for the register, the files by path, and the pages for a print file."""

    entry: RegisterEntry
    files: Mapping[str, bytes]
    pages: bytes


def product(draft: Draft, job: Job, library: Library, planner: Planner, start: int) -> Product:
    """Everything for one letter. `start` is where its pages will lie in the part's file of pages."""
    entry = _entry(draft, job, planner)
    stem = f"{_folder(draft)}/{draft.kind.replace('_', '-')}"
    if job.dry:
        return Product(entry, {f"{stem}.txt": write(draft.letter, "txt")}, b"")
    if draft.joined:  # its letter is made once for all, when everybody is known
        files = _mandates(draft)
        return Product(entry.model_copy(update={"files": _all(files)}), files, b"")
    pages, sheet = b"", typeset(draft.letter) if DRAWN & set(job.formats) else None
    drawn = pdf_fast.drawn(sheet) if sheet else b""
    if sheet and "pdf" in job.formats and job.campaign.output.print_file and not _stays_out_of_the_post(draft, job):
        where, pages = sheets(sheet, start)
        entry = entry.model_copy(update={"sheets": where})
    files = {f"{stem}.{one}": _written(draft, one, drawn) for one in job.formats}
    files |= dict(_next_steps(draft, job, library, stem))
    files |= dict(_form(draft, library, stem))
    files |= _mandates(draft)
    return Product(entry.model_copy(update={"files": _all(files)}), files, pages)


def _mandates(draft: Draft) -> dict[str, bytes]:
    return {f"{_folder(draft)}/mandate-{name}": content for name, content in draft.enclosed.items()}


def _all(files: Mapping[str, bytes]) -> tuple[Made, ...]:
    return tuple(_made(name, content) for name, content in files.items())


def _written(draft: Draft, format_: str, drawn: bytes) -> bytes:
    """The letter in one format; `drawn` is its PDF, which the e-mail carries too."""
    if format_ == "pdf":
        return drawn
    return write_mail(draft.letter, drawn, draft.enclosed) if format_ == "eml" else write(draft.letter, format_)


def _next_steps(draft: Draft, job: Job, library: Library, stem: str) -> Iterator[tuple[str, bytes]]:
    if job.campaign.output.next_steps:
        language = draft.letter.language
        page = next_steps(draft.plan, draft.matter, library, draft.kind, language, draft.person.id, draft.letter)
        yield f"{stem}-what-happens-next.pdf", pdf_fast.write(page)


def _form(draft: Draft, library: Library, stem: str) -> Iterator[tuple[str, bytes]]:
    """What goes into which field, where the office has a form and takes a complaint neither by post nor by e-mail."""
    to = addressee(draft.matter, draft.kind)
    if draft.kind != "complaint" or to.authority is None or to.authority.address or to.email:
        return
    if sheet := form_sheet(draft.matter, library, draft.letter.language, draft.letter):
        yield f"{stem}-form.txt", write(sheet, "txt")


def _folder(draft: Draft) -> str:
    """The person's folder: the number of the row, and the group's own id where there is one."""
    own = "" if draft.person.id.startswith("row-") else slug(draft.person.id)
    return f"{draft.row:07d}-{own}" if own else f"{draft.row:07d}"


def _entry(draft: Draft, job: Job, planner: Planner) -> RegisterEntry:
    matter, kind, letter = draft.matter, draft.kind, draft.letter
    country, label = _envelope(draft, job)
    first = draft.shared.awaited(matter, kind)
    kinds = [rung.step.document for rung in matter.ladder]
    return RegisterEntry(
        row=draft.row,
        person_id=draft.person.id,
        name=draft.person.name,
        document=kind,
        law=matter.law.id,
        language=letter.language,
        residence=matter.situation.residence,
        organisation=matter.situation.organisation_name,
        recipient=letter.recipient,
        country=country,
        paper=letter.paper,
        label=label,
        destination="\n".join((country, *reversed(label))),
        mandate_on=draft.person.mandate,
        made_on=job.today,
        due_on=first.due if first else None,
        late_from=first.complain_from if first else None,
        next_step=next(iter(kinds[kinds.index(kind) + 1 :]), None),
        deciding=planner.deciding(matter.situation) | _told(draft.told),
        joined=draft.joined,
        apart=draft.apart,
    )


def _told(papers: tuple[Paper, ...]) -> dict[str, Any]:
    """The letters of which the list tells, without a word of theirs: `due` counts from them too."""
    told = [bare_paper(one).model_dump(mode="json", exclude_defaults=True) for one in papers]
    return {"papers": told} if told else {}


def _stays_out_of_the_post(draft: Draft, job: Job) -> bool:
    """Whether the envelope would go to a person whom post must not reach."""
    return job.campaign.output.post_to == "people" and "post" in draft.person.closed


def _envelope(draft: Draft, job: Job) -> tuple[str, tuple[str, ...]]:
    """The country and the lines of the address that the envelope goes to."""
    output = job.campaign.output
    if _stays_out_of_the_post(draft, job):
        return "", ()
    if output.post_to == "people":
        country, lines = draft.plan.situation.residence, (draft.person.name, *draft.person.address)
    else:
        to = addressee(draft.matter, draft.kind)
        country, lines = to.country, to.lines
    if not country or country[:2] == output.posted_from:
        return country, lines
    return country, (*lines, country_name(country, draft.letter.language))


def _made(name: str, content: bytes) -> Made:
    return Made(file=name, sha256=sha256(content).hexdigest(), size=len(content))
