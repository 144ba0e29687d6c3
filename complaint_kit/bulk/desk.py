"""The work itself, as a pure function: a job and some rows in, the bytes of one part of the output out.

A job is text, so that it means the same in this process, in another, and on another machine. What a job needs is read
once a process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256

from complaint_kit.bulk.columns import choice_words, columns_of
from complaint_kit.bulk.planner import Planner
from complaint_kit.bulk.refusals import refuse_forbidden_agent, refuse_missing_glyphs, refuse_twin
from complaint_kit.bulk.rows import Person, Reader, Unfit, as_sent_by
from complaint_kit.bulk.shelf import fingerprint, shelf
from complaint_kit.bulk.tables import Fault, Row
from complaint_kit.bulk.work import Chunk, Entry, Job, Made, Output, Receipt, Rejected
from complaint_kit.cases.folder import slug
from complaint_kit.drafting.documents import addressee, draft, language_for
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.preparing import limits
from complaint_kit.drafting.producing import write
from complaint_kit.errors import AnswersError, KitError, PackError, Problems
from complaint_kit.law.model import DocumentKind
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.places import shipped_pack
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import checked
from complaint_kit.situation.asking import relevant, require_all

_DRAWN = frozenset({"pdf", "eml"})


def done(job: str, chunk: Chunk) -> Output:
    """The output for the rows of a chunk. Pure: the same job and chunk give the same bytes everywhere."""
    return _desk(job).done(chunk)


@lru_cache(maxsize=2)
def _desk(job: str) -> Desk:
    return Desk(Job.model_validate_json(job))


class Desk:
    """Everything a job needs, read and compiled once."""

    def __init__(self, job: Job) -> None:
        roots = (shipped_pack(), *job.packs)
        if fingerprint(roots) != job.laws:
            raise PackError("the laws or templates here are not those that the run began with", place=str(roots[0]))
        self.job = job
        self.library = shelf(roots)
        self.interview = self.library.interview(job.campaign.scenario)
        self.planner = Planner(self.library, job.campaign.scenario, job.today)
        self.limits = limits(self.library, job.today)
        self.columns = columns_of(self.library, self.interview, job.header, job.campaign.columns, "the list")
        home = str(job.campaign.fixed.get("residence", ""))
        labels = choice_words(self.library, job.campaign.scenario)
        self.reader = Reader(self.columns, self.interview, self.library.places, labels, job.today, home)

    def done(self, chunk: Chunk) -> Output:
        """As the function `done`."""
        files: dict[str, bytes] = {}
        entries: list[Entry] = []
        rejects: list[Rejected] = []
        for row in chunk.rows:
            try:
                made = self._row(row, chunk)
            except Unfit as unfit:
                rejects += [_rejected(row, fault) for fault in unfit.faults]
                continue
            if made:
                entries.append(made[0])
                files |= made[1]
        rejected = {one.row for one in rejects}
        waiting = len(chunk.rows) - len(entries) - len(rejected)
        receipt = Receipt(
            number=chunk.number,
            rows=len(chunk.rows),
            waiting=waiting,
            entries=tuple(entries),
            rejects=tuple(rejects),
            sample=next(iter(files.values()), b"").decode() if self.job.dry else "",
        )
        return Output(receipt, {} if self.job.dry else files)

    def _row(self, row: Row, chunk: Chunk) -> tuple[Entry, dict[str, bytes]] | None:
        """The row's document and its files; None if the step asked for is not open. Raises Unfit."""
        try:
            return self._drafted(row, chunk)
        except KitError as error:
            raise Unfit(*self._faults(error)) from None
        except (ArithmeticError, LookupError, TypeError, ValueError, AssertionError) as error:
            # One row that trips over a mistake of ours must not stop a night's run.
            fault = Fault("", f"{type(error).__name__}: {error}", "the kit failed at this row", "Please report it.")
            raise Unfit(fault) from error

    def _drafted(self, row: Row, chunk: Chunk) -> tuple[Entry, dict[str, bytes]] | None:
        campaign = self.job.campaign
        person = self.reader.person(row)
        if campaign.duplicates == "reject":
            refuse_twin(self.columns, row, chunk.twins)
        if _DRAWN & set(self.job.formats):
            refuse_missing_glyphs(self.columns, row)
        plan = self.planner.plan(self._answers(person), chunk.events.get(row.number, ()))
        kind = self._kind(plan)
        if kind is None:
            return None
        if campaign.sender.kind != "person":
            refuse_forbidden_agent(plan)
        asked = None if campaign.language == "by_residence" else campaign.language
        language = language_for(plan, self.library, plan.situation.facts.get("letter_language") or asked)
        letter = draft(plan, self.library, kind, language)
        folder = f"{row.number:07d}-{slug(person.id)}" if not person.id.startswith("row-") else f"{row.number:07d}"
        files = dict(self._files(plan, kind, letter, person, folder))
        return self._entry(row, person, plan, letter, kind, files), files

    def _answers(self, person: Person) -> dict[str, object]:
        campaign = self.job.campaign
        raw = {**campaign.fixed, **as_sent_by(campaign.sender, person)}
        answers = checked(self.interview, raw, self.limits, "row")
        require_all(self.interview, answers, self.planner.world.facts, "row")
        sent_by = {} if campaign.sender.kind == "person" else {"sent_by": campaign.sender.kind}
        if sent_by and person.mandate is None:
            raise Unfit(Fault(self.columns.heading("mandate_date"), "", "there is no mandate", "Write the day of it."))
        return relevant(self.interview, answers, self.planner.world.facts) | sent_by

    def _kind(self, plan: Plan) -> DocumentKind | None:
        """The document to draft, or None if the step asked for is not open. Raises AnswersError if there is none."""
        home = plan.situation.residence
        if plan.law is None:
            raise AnswersError("no law that the kit knows gives this right there", place="row, residence", found=home)
        if self.job.step is None and plan.document is None:
            raise AnswersError("there is nothing to write today", found=home, mend="`complaint-kit due` says when.")
        if self.job.step is None:
            return plan.document
        states = {rung.step.document: rung.state for rung in plan.ladder}
        return self.job.step if states.get(self.job.step) == "open" else None

    def _files(
        self, plan: Plan, kind: DocumentKind, letter: Letter, person: Person, folder: str
    ) -> Iterator[tuple[str, bytes]]:
        stem = f"{folder}/{kind.replace('_', '-')}"
        if self.job.dry:
            yield f"{stem}.txt", write(letter, "txt")
            return
        for format_ in self.job.formats:
            yield f"{stem}.{format_}", write(letter, format_)
        if self.job.campaign.output.next_steps:
            page = next_steps(plan, self.library, kind, letter.language, person.id, letter)
            yield f"{stem}-what-happens-next.pdf", write(page, "pdf")

    def _entry(
        self, row: Row, person: Person, plan: Plan, letter: Letter, kind: DocumentKind, files: Mapping[str, bytes]
    ) -> Entry:
        assert plan.law is not None
        first = min(
            (one.counted for one in plan.projected if one.document == kind), key=lambda one: one.due, default=None
        )
        kinds = [rung.step.document for rung in plan.ladder]
        return Entry(
            row=row.number,
            person_id=person.id,
            name=person.name,
            document=kind,
            law=plan.law.id,
            language=letter.language,
            residence=plan.situation.residence,
            organisation=plan.situation.organisation_name,
            recipient=letter.recipient,
            country=addressee(plan, kind).country,
            paper=letter.paper,
            label=(person.name, *person.address),
            mandate_on=person.mandate,
            made_on=self.job.today,
            due_on=first.due if first else None,
            late_from=first.complain_from if first else None,
            next_step=next(iter(kinds[kinds.index(kind) + 1 :]), None),
            deciding=self.planner.deciding(plan.situation),
            files=tuple(_made(name, content) for name, content in files.items()),
        )

    def _faults(self, error: KitError) -> tuple[Fault, ...]:
        if isinstance(error, Problems):
            return tuple(fault for one in error.problems for fault in self._faults(one))
        id_ = error.place.rpartition(", ")[2] if error.place.startswith("row, ") else ""
        found = "" if error.found is None else str(error.found)
        return (Fault(self.columns.heading(id_) if id_ else "", found, error.problem, error.mend),)


def _made(name: str, content: bytes) -> Made:
    return Made(file=name, sha256=sha256(content).hexdigest(), size=len(content))


def _rejected(row: Row, fault: Fault) -> Rejected:
    return Rejected(row=row.number, field=fault.field, found=fault.found[:200], problem=fault.problem, mend=fault.mend)
