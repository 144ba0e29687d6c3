"""A run: checked before any letter is drafted, handed out in parts, put together at the end; or only counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from itertools import chain
from pathlib import Path
from tempfile import gettempdir

from complaint_kit.bulk import engines
from complaint_kit.bulk.campaign import SEPARATORS, Campaign, check_campaign, read_campaign
from complaint_kit.bulk.input.columns import Columns
from complaint_kit.bulk.input.duplicates import EventsOf, Survey, chunks, of_shard, survey
from complaint_kit.bulk.input.earlier import SHEET, Earlier, people_of, read_papers
from complaint_kit.bulk.input.enclosing import FilesOf, files_of
from complaint_kit.bulk.input.rows import person_key
from complaint_kit.bulk.input.tables import PeopleTable, read_table, sheet_beside
from complaint_kit.bulk.joining import alone, known_offices, too_few
from complaint_kit.bulk.messages import Chunk, Job, Receipt, Run, round_name
from complaint_kit.bulk.order import Order, Tally
from complaint_kit.bulk.output import register
from complaint_kit.bulk.output.finish import assemble
from complaint_kit.bulk.shelf import fingerprint, shelf
from complaint_kit.bulk.store import Store, on_disk
from complaint_kit.bulk.worker import joint_letters
from complaint_kit.cases.locking import locked
from complaint_kit.drafting.letterheads import Gathered, gathered
from complaint_kit.drafting.output_files import checked_formats
from complaint_kit.errors import AnswersError, CaseError
from complaint_kit.files import make_folder, write_whole
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.roots import shipped_pack


@dataclass(frozen=True)
class Prepared:
    """A run that may begin: the job, the list, and what the first reading of it found."""

    job: Job
    table: PeopleTable
    columns: Columns
    survey: Survey
    run: Run
    papers: Mapping[str, tuple[Earlier, ...]]
    files_of: FilesOf | None

    @property
    def parts(self) -> int:
        """How many parts the rows make."""
        return -(-self.survey.rows // self.job.campaign.output.people_per_part)


Tell = Callable[[str], None]
Progress = Callable[[Iterable[Receipt], int], Iterator[Receipt]]


def prepare(order: Order, tell: Tell) -> Prepared:
    """Reads and checks everything but the rows' contents. Raises KitError before any letter is drafted."""
    campaign = read_campaign(order.campaign).with_printed(order.printed)
    roots = (shipped_pack(), *order.packs)
    sheet = None if order.papers else sheet_beside(order.people, SHEET)
    table = read_table(order.people, also=sheet)
    tell(f"{order.people.name}: {table.remark}.")
    library = shelf(roots)
    columns = check_campaign(library, campaign, table, order.today, order.campaign, order.people)
    if columns.unused:
        tell(f"Columns that are not used: {', '.join(columns.unused)}.")
    if campaign.joint_complaint:
        for office in known_offices(library, order.today):
            tell(f"Takes one complaint for many, as far as was read: {office}")
    job = Job(
        campaign=campaign,
        header=table.header,
        formats=checked_formats(order.formats),
        today=order.today,
        step=order.step,
        packs=order.packs,
        laws=fingerprint(roots),
        separator=SEPARATORS.get(campaign.output.separator, table.separator),
        letterhead=_letterhead(order, campaign),
    )
    papers = {}
    if order.papers or sheet:
        people = people_of(table.rows(), columns.place_of("person_id"), order.people)
        papers = read_papers(library, order.papers or order.people, people, sheet)
    also = _digest(order.papers) if order.papers else ""
    found = on_disk(Path(gettempdir()), lambda: survey(table, columns, order.people.parent))
    run = Run(job=job, people_sha256=_digest(order.people), rows=found.rows, papers_sha256=also)
    enclosed = files_of(columns, order.people.parent)
    return Prepared(job, table, columns, found, run, papers, enclosed)


def _letterhead(order: Order, campaign: Campaign) -> Gathered | None:
    """What the command line names, or else the campaign, beside whose file it lies."""
    beside = order.campaign.parent / campaign.letterhead if campaign.letterhead else None
    path = order.letterhead or beside
    return gathered(path) if path else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def count(order: Order, tell: Tell, progress: Progress) -> tuple[Tally, list[Receipt]]:
    """A dry run: every row is checked and its letter drafted as text, and nothing is written."""
    prepared = prepare(order, tell)
    text = prepared.job.model_copy(update={"dry": True})
    pieces = _pieces(prepared, _events(order, prepared))
    receipts = engines.local(text.model_dump_json(), pieces, None, order.workers)
    tally, kept = Tally(), []
    for receipt in progress(receipts, prepared.survey.rows):
        tally.add(receipt)
        kept.append(receipt.model_copy(update={"entries": receipt.entries[:1]}))
    return tally, sorted(kept, key=lambda one: one.number)


def run(order: Order, tell: Tell, progress: Progress) -> Tally:
    """Makes every part that is not there yet, and puts all together when none is missing. Raises KitError."""
    assert order.out is not None
    prepared = prepare(order, tell)
    make_folder(order.out)
    alone = order.shard == (1, 1)
    with locked(order.out) if alone else nullcontext():  # shards may share the folder; whoever makes all may not
        return _run(order, prepared, tell, progress)


def _run(order: Order, prepared: Prepared, tell: Tell, progress: Progress) -> Tally:
    assert order.out is not None
    store = Store(order.out, round_name(order.step), prepared.job.campaign.output.layout == "zip")
    if _is_finished(order, prepared):
        store.clear()
        tell(f"This round is finished; there is nothing to resume. Its letters and lists are in {order.out}.")
        return Tally()
    _begin(order, prepared, store, tell)
    mine = range(order.shard[0], prepared.parts + 1, order.shard[1])
    finished = store.finished(mine)
    if finished:
        tell(f"Resuming: {len(finished)} of {len(mine)} parts are done.")
    if damaged := store.begun(mine) - len(finished):
        tell(f"{damaged} of the parts are damaged and are made again.")
    pieces = of_shard(_pieces(prepared, _events(order, prepared)), order.shard, finished)
    left = _rows_left(prepared, mine, finished)
    receipts = progress(_engine(order, prepared.job, pieces, store), left)
    if order.shard != (1, 1):
        return _end_shard(order, receipts, store, mine, tell)
    done = in_order(receipts, finished, prepared.parts)
    if prepared.job.campaign.joint_complaint:
        done = _all_with_others(order, prepared, store, done)
    text = prepared.job.model_dump_json()
    return assemble(
        store,
        prepared.run,
        prepared.parts,
        done,
        lambda people: joint_letters(text, _pieces(prepared, _events(order, prepared)), people),
    )


def in_order(receipts: Iterable[Receipt], finished: Iterable[int], parts: int) -> Iterator[int]:
    """The numbers of all parts, each as soon as it and those before it are done; `finished` are done already."""
    there, following = set(finished), 1
    for receipt in chain((None,), receipts):
        if receipt:
            there.add(receipt.number)
        while following in there:
            there.remove(following)
            yield following
            following += 1
    assert following == parts + 1, "a part was not made"


def _all_with_others(order: Order, prepared: Prepared, store: Store, done: Iterable[int]) -> Iterator[int]:
    """Lets all parts be made, and those anew whose people would complain in a joint complaint with too few."""
    numbers, joint = tuple(done), prepared.job.campaign.joint_complaint
    assert joint is not None
    if rows := too_few(lambda: map(store.receipt, numbers), joint.least):
        for _ in _engine(order, prepared.job, alone(_pieces(prepared, _events(order, prepared)), rows), store):
            pass
    return iter(numbers)


def _engine(order: Order, job: Job, pieces: Iterable[Chunk], store: Store) -> Iterator[Receipt]:
    text = job.model_dump_json()
    if order.scheduler:
        return engines.dask(text, pieces, store, order.scheduler)
    return engines.local(text, pieces, store, order.workers)


def _end_shard(order: Order, receipts: Iterable[Receipt], store: Store, mine: Iterable[int], tell: Tell) -> Tally:
    """Lets the shard's parts be made; another run puts them together with those of the others."""
    for _ in receipts:
        pass
    tell(
        f"Shard {order.shard[0]} of {order.shard[1]} is done. When all are, run once more with --resume and "
        "without --shard: that puts register, rejects, print file and summary together."
    )
    tally = Tally()
    for number in mine:
        tally.add(store.receipt(number))
    return tally


def _pieces(prepared: Prepared, events_of: EventsOf | None) -> Iterator[Chunk]:
    size = prepared.job.campaign.output.people_per_part
    papers_of = (lambda row: prepared.papers.get(person_key(prepared.columns, row), ())) if prepared.papers else None
    return chunks(prepared.table, size, prepared.survey, events_of, papers_of, prepared.files_of)


def _rows_left(prepared: Prepared, mine: Iterable[int], finished: frozenset[int]) -> int:
    size = prepared.job.campaign.output.people_per_part
    left = [number for number in mine if number not in finished]
    short = prepared.parts * size - prepared.survey.rows if prepared.parts in left else 0
    return len(left) * size - short


def _begin(order: Order, prepared: Prepared, store: Store, tell: Tell) -> None:
    """Makes the folders and notes what the run is. Raises CaseError if the folder holds another one."""
    assert order.out is not None
    alone = order.shard == (1, 1)
    if earlier := store.noted():
        _same_run(earlier, prepared.run, order)
    elif store.note.is_file() and not alone:
        mend = "Run it once with --resume and without --shard: that makes everything again."
        raise CaseError("the note that says which run was begun here is damaged", place=str(store.note), mend=mend)
    elif alone and (store.note.is_file() or store.work.is_dir()):
        tell("The note that says which run was begun here is damaged: everything is made again.")
        store.forget()
    elif order.resume and alone:
        tell("Nothing was done here yet; this is the beginning.")
    store.prepare(alone)
    write_whole(store.note, prepared.run.model_dump_json().encode())


def _same_run(earlier: Run, now: Run, order: Order) -> None:
    if not order.resume and order.shard == (1, 1):
        raise CaseError("a run was begun here", place=str(order.out), mend="Add --resume, or choose another folder.")
    changed = earlier.changed(now)
    if changed:
        raise CaseError(
            f"the run began with another version of {', '.join(changed)}",
            place=str(order.out),
            mend=f"Go on with what it began with (as of {earlier.job.today}), or choose another folder.",
        )


def began_on(out: Path, step: DocumentKind | None) -> date | None:
    """The day that an unfinished run in the folder works from; None if there is none."""
    noted = Store(out, round_name(step), zipped=False).noted()
    return noted.job.today if noted else None


def _is_finished(order: Order, prepared: Prepared) -> bool:
    """Whether the round stands in the register already. Raises CaseError where nobody said --resume."""
    assert order.out is not None
    if not (order.out / register.FILE).is_file():
        return False
    with closing(register.opened(order.out)) as base:
        found = base.execute("SELECT run FROM rounds WHERE round = ?", (round_name(order.step),)).fetchone()
    if not found:
        return False
    if not order.resume:
        raise CaseError(
            "this round is finished; its letters and lists are here",
            place=str(order.out),
            mend="For another run choose another folder with --out; `complaint-kit due` says who is due.",
        )
    _same_run(Run.model_validate_json(found[0]), prepared.run, order)
    return True


def _events(order: Order, prepared: Prepared) -> EventsOf | None:
    """How to look up a row's events in the register; None in a first round, where there are none yet."""
    if order.step is None:
        return None
    if order.out is None:
        raise AnswersError("--step needs the folder of the first round", mend="Name it with --out.")
    base = register.opened(order.out)
    if prepared.columns.place_of("person_id") is None:
        _refuse_another_list(base.execute("SELECT people_sha256 FROM rounds LIMIT 1").fetchone()[0], prepared)
    return lambda row: register.events_of(base, person_key(prepared.columns, row))


def _refuse_another_list(sha256: str, prepared: Prepared) -> None:
    if sha256 != prepared.run.people_sha256:
        raise CaseError(
            "this is another list than that of the first round, and it has no column person_id to tell who is who",
            mend="Use the same file, or give both a column person_id.",
        )
