"""The work itself, as a pure function: a job and some rows in, the bytes of one part of the output out.

A job is text, so that it means the same in this process, in another, and on another machine. What a job needs is read
once a process.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from hashlib import sha256

from complaint_kit.bulk.input.columns import choice_words, columns_of
from complaint_kit.bulk.input.earlier import with_papers
from complaint_kit.bulk.input.parts import FILE, SIGNATURE, scopes, with_parts
from complaint_kit.bulk.input.reading import Cells, reading_of
from complaint_kit.bulk.input.rows import Person, Reader, Unfit, as_sent_by
from complaint_kit.bulk.input.tables import Fault, Row
from complaint_kit.bulk.joining import OF_THEIR_OWN, SOME, TOO_FEW, apart, joined
from complaint_kit.bulk.messages import Chunk, Job, Output, Receipt, RegisterEntry, Rejected
from complaint_kit.bulk.output.letter_files import DRAWN, Draft, Product, product
from complaint_kit.bulk.planner import Planner, Shared
from complaint_kit.bulk.refusals import refuse_duplicate, refuse_forbidden_agent, refuse_missing_glyphs
from complaint_kit.bulk.shelf import fingerprint, shelf
from complaint_kit.bulk.starting import practices_by_words
from complaint_kit.drafting.build_plan import limits
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.elsewhere import word_on
from complaint_kit.drafting.joint import Many, OfOne, common, for_all, of_one
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sheets import sheet
from complaint_kit.drafting.wording import locale_of
from complaint_kit.errors import AnswersError, KitError, PackError, Problems, way_of, where_it_failed
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import Letter, signed
from complaint_kit.letters.picture import Picture
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation import mandate
from complaint_kit.situation.answers import checked
from complaint_kit.situation.asking import asked
from complaint_kit.situation.case import Case
from complaint_kit.situation.filling import PLACES, answers_of
from complaint_kit.situation.older import Event
from complaint_kit.situation.places import with_part

_REPORT = "Please report it; .work/errors.log beside the letters says where."
# Made between two searches for what is in circles; one after every 700, as is usual, costs a twentieth.
_OBJECTS = 10_000


def done(job: str, chunk: Chunk) -> Output:
    """The output for the rows of a chunk. Pure: the same job and chunk give the same bytes everywhere."""
    return _worker(job).done(chunk)


def joint_letters(job: str, chunks: Iterable[Chunk], people: Mapping[int, Many]) -> Mapping[int, tuple[Letter, str]]:
    """The joint complaint of each of these rows, of so many people, by the row; and the numbers of those whose reasons
    stand in it."""
    rows = ((chunk, row) for chunk in chunks for row in chunk.rows if row.number in people)
    drafted = {row.number: _worker(job).draft(row, chunk, people[row.number]) for chunk, row in rows}
    return {number: (one.letter, one.numbers) for number, one in drafted.items() if one}


@lru_cache(maxsize=8)
def _worker(job: str) -> Worker:
    worker = Worker(Job.model_validate_json(job))
    gc.freeze()  # laws and words stay as long as the process does; looking at them again and again costs a tenth
    gc.set_threshold(_OBJECTS)
    return worker


class Worker:
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
        home = str(with_part(job.campaign.fixed, self.library.place_names).get("residence", ""))
        home = self.library.place_names.read(home) if home else ""
        labels = choice_words(self.library, job.campaign.scenario)
        labels["practices"] = practices_by_words(self.library, job.campaign.scenario)
        self._home = home
        self._days = days = self.library.shared_words("en")["days"]
        cells = Cells(reading_of(self.library), job.campaign.trust)
        required = tuple(id_ for id_ in job.campaign.required if id_ not in job.campaign.fixed)
        may = scopes(self.library.wishes, labels.get("wishes", {}))
        self.reader = Reader(
            self.columns, self.interview, self.library.place_names, labels, job.today, home, days, cells, required, may
        )
        self._asked = frozenset(question.id for question in self.interview.questions)

    def done(self, chunk: Chunk) -> Output:
        """As the function `done`."""
        files: dict[str, bytes] = {}
        pages = bytearray()
        entries: list[RegisterEntry] = []
        rejects: list[Rejected] = []
        failures: list[str] = []
        for row in chunk.rows:
            try:
                product = self._row(row, chunk, len(pages))
            except Unfit as unfit:
                rejects += [_rejected(row, fault) for fault in unfit.faults]
                if unfit.__cause__:
                    failures.append(f"row {row.number}: {way_of(unfit.__cause__)}")
                continue
            if product:
                entries.append(product.entry)
                files |= product.files
                pages += product.pages
        receipt = Receipt(
            number=chunk.number,
            rows=len(chunk.rows),
            waiting=len(chunk.rows) - len(entries) - len({one.row for one in rejects}),
            entries=tuple(entries),
            rejects=tuple(rejects),
            pages_size=len(pages),
            pages_sha256=sha256(pages).hexdigest() if pages else "",
            sample=next(iter(files.values()), b"").decode() if self.job.dry else "",
            failures=tuple(failures),
        )
        return Output(receipt, {} if self.job.dry else files, bytes(pages))

    def _row(self, row: Row, chunk: Chunk, start: int) -> Product | None:
        """What is made for the row; None if the step asked for is not open. Raises Unfit."""
        try:
            drafted = self.draft(row, chunk)
            return product(drafted, self.job, self.library, self.planner, start) if drafted else None
        except KitError as error:
            raise Unfit(*self._faults(error)) from None
        except (ArithmeticError, LookupError, TypeError, ValueError, AssertionError) as error:
            # One row that trips over a mistake of ours must not stop a night's run.
            fault = Fault("", where_it_failed(error), "the kit failed at this row", _REPORT)
            raise Unfit(fault) from error

    def draft(self, row: Row, chunk: Chunk, many: Many = SOME) -> Draft | None:
        """The row's letter, or the one in which it complains with so many others. None if the step asked for is not
        open. Raises Unfit or KitError."""
        campaign = self.job.campaign
        listed = chunk.papers.get(row.number, ())
        read = self.reader.person(row, chunk.absent.get(row.number, ()))
        person = with_papers(read, listed, self.job.today, self._home, self._days)
        if campaign.duplicates == "reject":
            refuse_duplicate(self.columns, row, chunk.earlier_row)
        if DRAWN & set(self.job.formats):
            refuse_missing_glyphs(self.columns, row)
        events = chunk.events.get(row.number, ())
        plan, shared = self._plan(person, events)
        found = self._document(plan)
        if found is None:
            return None
        matter, kind = found
        if campaign.sender.kind != "person":
            refuse_forbidden_agent(matter)
        self._require_mandate(matter)
        printed_in = campaign.output.posted_from or plan.situation.residence
        layout = sheet(self.library, printed_in, self.job.printed)
        files = chunk.enclosed.get(row.number, {})
        enclosed = {}
        if person.parts.mandate_file and FILE in files and mandate.needed(plan.situation.case.acting):
            enclosed[person.parts.mandate_file] = files[FILE]
        told = plan.situation.case.papers if not events else self._case(person, ()).papers
        made = partial(Draft, row.number, person, plan, shared, matter, kind, enclosed=enclosed, told=told)
        alone = ""
        if campaign.joint_complaint and kind == "complaint":
            language = language_for(for_all(matter), self.library, self._common_language, kind)
            alone = apart(campaign.joint_complaint, matter, self.library, language, layout, enclosed)
            if not alone and row.number not in chunk.alone:
                letter, numbers, one = self._joint(matter, person, language, layout, many)
                together = joined(letter, numbers, one, *enclosed) if many == SOME else None
                return made(letter, joined=together, numbers=numbers)
        own = plan.situation.facts.get("letter_language") or self._common_language
        letter = draft(matter, self.library, kind, language_for(matter, self.library, own, kind), layout)
        return made(
            signed(letter, _signature(person, files)), apart=alone or (TOO_FEW if row.number in chunk.alone else "")
        )

    def _joint(
        self, matter: Matter, person: Person, language: str, layout: Layout, many: Many
    ) -> tuple[Letter, str, OfOne]:
        """The complaint that says what all have in common, the numbers of those whose reasons it has, and what the
        schedule says of the person."""
        by_all = not OF_THEIR_OWN & person.answers.keys()
        words = self.library.words(matter.situation.scenario, language)
        locale = locale_of(language, matter.situation.residence)
        one = of_one(matter, words, language, locale, told_by_all=by_all)
        shared = common(for_all(matter), words, told_by_all=by_all)
        return draft(shared, self.library, "complaint", language, layout, many), many.numbers(words), one

    @property
    def _common_language(self) -> str | None:
        """The language of all letters, if the campaign has one."""
        language = self.job.campaign.language
        return None if language == "by_residence" else language

    def _case(self, person: Person, events: tuple[Event, ...]) -> Case:
        raw = {**self.job.campaign.fixed, **as_sent_by(self.job.campaign.sender, person)}
        return self.planner.case(checked(self.interview, raw, self.limits, "row"), events)

    def _plan(self, person: Person, events: tuple[Event, ...]) -> tuple[Plan, Shared]:
        campaign = self.job.campaign
        group = campaign.of_the_group
        case = with_parts(
            self._case(person, events), person.parts, by_group=bool(group), complainant=campaign.complainant
        )
        answers = answers_of(case, self.library.wishes)
        facts = self.planner.fact_context.facts(answers)
        questions = asked(self.interview, answers, lambda _: facts)
        missing = [one.id for one in questions if one.required and one.id not in answers]
        if missing:
            raise Unfit(*map(self._missing, missing))
        if person.mandate is None and (group or mandate.needed(case.acting)):
            raise Unfit(Fault(self.columns.heading("mandate_date"), "", "there is no mandate", "Write the day of it."))
        known = (*questions, *self.interview.older)
        counting = {one.id: answers[one.id] for one in known if one.id in answers} | group
        # What has a place of its own in the case counts without a question, as in a case file.
        counting |= {id_: answers[id_] for id_ in PLACES if id_ in answers and id_ not in self._asked}
        return self.planner.shared(case, counting, facts if counting == answers else None)

    def _require_mandate(self, matter: Matter) -> None:
        """Raises AnswersError where somebody writes for a person who did not sign for that."""
        try:
            mandate.require(matter.situation.case.acting, matter.asked, self.job.today)
        except AnswersError as error:
            raise error.at("row, mandate_scope") from None

    def _missing(self, id_: str) -> Fault:
        id_ = "full_name" if id_ == "represented_name" and self.job.campaign.of_the_group else id_
        add = f"Add a column `{id_}`, or `answers: {{{id_}: ...}}` in the campaign file."
        mend = "Fill it in." if id_ in self.columns.answers else add
        return Fault(self.columns.heading(id_), "", "this is needed", mend)

    def _document(self, plan: Plan) -> tuple[Matter, DocumentKind] | None:
        """The document to draft, or None if the step asked for is not open. Raises AnswersError if there is none."""
        home = plan.situation.residence
        if not plan.matters and self.job.step != "voluntary":
            problem, mend = "no law that the kit knows gives this right there", word_on(Screen(self.library), home)
            raise AnswersError(problem, place="row, residence", found=home, mend=mend or "")
        if self.job.step is None:
            if not plan.now:
                raise AnswersError("there is nothing to write today", found=home, mend="`complaint-kit due` says when.")
            matter, rung = plan.now[0]
            return matter, rung.step.document
        matter = plan.matter(self.job.step)
        return (matter, self.job.step) if matter.rung(self.job.step).open else None

    def _faults(self, error: KitError) -> tuple[Fault, ...]:
        if isinstance(error, Problems):
            return tuple(fault for one in error.problems for fault in self._faults(one))
        id_ = error.place.rpartition(", ")[2] if error.place.startswith("row, ") else ""
        found = "" if error.found is None else str(error.found)
        return (Fault(self.columns.heading(id_) if id_ else "", found, error.problem, error.mend),)


def _signature(person: Person, files: Mapping[str, bytes]) -> Picture | None:
    """The signature as a picture, if the row has one. Raises AnswersError for what is none."""
    if SIGNATURE not in files:
        return None
    try:
        return _picture(files[SIGNATURE])
    except AnswersError as error:
        name = person.parts.signature_file
        raise AnswersError(error.problem, place=f"row, {SIGNATURE}", found=name, mend=error.mend) from error


@lru_cache(maxsize=8)  # several rows may name the same file
def _picture(content: bytes) -> Picture:
    from complaint_kit.writers.pictures import picture  # most lists have none

    return picture(content, "")


def _rejected(row: Row, fault: Fault) -> Rejected:
    return Rejected(row=row.number, field=fault.field, found=fault.found[:200], problem=fault.problem, mend=fault.mend)
