"""`bulk` and `due`: a campaign's letters, and what is due in it."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from complaint_kit.bulk.due import has_joint, record, record_sent, standings
from complaint_kit.bulk.engines import refuse_open_network
from complaint_kit.bulk.input.columns import template_columns
from complaint_kit.bulk.input.tables import LISTS
from complaint_kit.bulk.messages import Receipt, round_name
from complaint_kit.bulk.order import Order, Tally
from complaint_kit.bulk.output.finish import export_list, reject_line
from complaint_kit.bulk.progress import shown
from complaint_kit.bulk.run import began_on, count, run
from complaint_kit.bulk.starting import campaign_file, practices
from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE, INTERRUPTED, SOME_FAILED
from complaint_kit.drafting.sheets import Printed
from complaint_kit.errors import AnswersError
from complaint_kit.files import make_folder, write_whole
from complaint_kit.law.steps import DocumentKind

_MOST_WORKERS = 4  # a processor; more only take memory


def bulk(options: argparse.Namespace) -> int:
    """Makes the letters of a campaign, or a list to fill in, or only counts."""
    if options.init:
        return _init(options)
    if options.template:
        return _template(options)
    order = _order(options)
    _tell_of_packs(options)
    if options.dry_run:
        return _dry_run(order)
    try:
        tally = run(order, _tell, shown)
    except KeyboardInterrupt:
        _tell("Interrupted. Every finished part is kept; run the same command with --resume to go on.")
        return INTERRUPTED
    if tally.rejected and order.shard == (1, 1):
        rejects = options.out / f"rejects{round_name(order.step).removeprefix('letters')}.csv"
        _tell(f"Why rows were rejected, and how to mend them: {rejects}")
    together = options.out / f"joint{round_name(order.step).removeprefix('letters')}"
    if together.is_dir() and order.shard == (1, 1):
        _tell(f"Joint complaints, and who complains alone and why: {together}")
    if tally.rows:
        _tell(_said(tally))
    return SOME_FAILED if tally.rejected else DONE


def _tell_of_packs(options: argparse.Namespace) -> None:
    """Names every pack beside the shipped one: its words may stand in the letters."""
    library = shared.library(options)
    for pack in library.packs:
        _tell(library.shared_words("en")["packs"]["run"].format(pack=pack.name, folder=pack.folder))


def _order(options: argparse.Namespace) -> Order:
    _check_files(options.campaign, options.people)
    if options.out is None and not options.dry_run:
        raise AnswersError("no folder for the letters is named", mend="Add --out DIR, or --dry-run to try it first.")
    if (options.engine == "dask") != bool(options.scheduler):
        raise AnswersError(
            "Dask needs an address, and only Dask does", mend="--engine dask --scheduler tls://HOST:8786"
        )
    if options.scheduler and not options.insecure:
        refuse_open_network(options.scheduler)
    _check_kind(options.step)
    began = began_on(options.out, options.step) if options.resume and options.out else None
    return Order(
        campaign=options.campaign,
        people=options.people,
        out=options.out,
        formats=options.format,
        printed=Printed(options.layout, options.large_print, archive=options.archive),
        letterhead=options.letterhead,
        today=options.named_day or began or options.as_of,
        packs=tuple(root.resolve() for root in shared.library(options).roots[1:]),
        workers=_workers(options.workers),
        scheduler=options.scheduler,
        shard=options.shard,
        step=options.step,
        resume=options.resume,
        papers=options.papers,
    )


def _check_files(campaign: Path | None, people: Path | None) -> None:
    """Raises AnswersError where one is missing, or where the two stand in each other's place."""
    is_list = campaign is not None and campaign.suffix.lower() in LISTS
    if campaign and people and is_list and people.suffix.lower() not in LISTS:
        mend = f"Write: complaint-kit bulk {people} {campaign} --out DIR"
        raise AnswersError("the list stands where the campaign file belongs", found=campaign, mend=mend)
    if not (campaign and people):
        raise AnswersError("bulk needs a campaign file and a list of people", mend=_HOW)
    if is_list:
        raise AnswersError("this is a list and no campaign file", found=campaign, mend=_HOW)


_HOW = (
    "Write: complaint-kit bulk CAMPAIGN.yaml PEOPLE.csv --out DIR. `complaint-kit bulk --init SCENARIO` writes a "
    "campaign file to fill in; `complaint-kit help bulk` tells the rest."
)


def _workers(asked: int | None) -> int:
    """How many processes: as many as there are processors, or as asked, within reason."""
    processors = os.cpu_count() or 1
    most = _MOST_WORKERS * processors
    if asked and asked > most:
        _tell(f"--workers {asked} is more than this machine can use; {most} are started.")
    return max(1, min(asked or processors, most))


def _check_kind(kind: str | None) -> None:
    known = get_args(DocumentKind)
    if kind and kind not in known:
        raise AnswersError("there is no such document", found=kind, mend=f"Write one of: {', '.join(known)}.")


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _said(tally: Tally) -> str:
    waiting = f", {tally.waiting:,} with nothing to send yet" if tally.waiting else ""
    return f"{tally.rows:,} rows: {tally.letters:,} letters, {tally.rejected:,} rows rejected{waiting}."


def _dry_run(order: Order) -> int:
    tally, receipts = count(order, _tell, shown)
    shared.print_table(
        ("law", "document", "language", "letters"),
        [(*key, f"{number:,}") for key, number in sorted(tally.kinds.items())],
    )
    _print_rejects(receipts)
    sample = next((one.sample for one in receipts if one.sample), "")
    print(f"\nOne of the letters:\n\n{sample}" if sample else "\nNo letter can be made.")
    _tell(_said(tally))
    return SOME_FAILED if tally.rejected else DONE


def _print_rejects(receipts: Iterable[Receipt]) -> None:
    rejects = [one for receipt in receipts for one in receipt.rejects]
    if rejects:
        print("\nRows that cannot be done (row, field, found, problem, how to mend):\n")
        print("".join(map(reject_line, rejects)), end="")


def _init(options: argparse.Namespace) -> int:
    """Writes a campaign file to fill in, into --out or here, and says how to go on."""
    text = campaign_file(shared.library(options), options.init)
    path = (make_folder(options.out) if options.out else Path()) / "campaign.yaml"
    if path.exists():
        raise AnswersError("there is a campaign file here", found=path, mend="Choose another folder with --out.")
    write_whole(path, text.encode())
    _tell(f"{path}: a campaign to fill in. When that is done, and with a list of people:")
    _tell(f"  complaint-kit bulk {path} PEOPLE.csv --dry-run")
    _tell(f"A list to fill in: complaint-kit bulk --template {options.init}. More: complaint-kit help bulk")
    return DONE


def _template(options: argparse.Namespace) -> int:
    """Prints the header of a list to fill in; what each column means goes to standard error, or into --out."""
    library = shared.library(options)
    interview = library.interview(options.template)
    columns = template_columns(library, interview, library.words(options.template, "en")["questions"])
    if facts := [f"{id_} ({name}: {asks})" for id_, name, asks in practices(library, options.template)]:
        columns["practices"] += f" Several with | between them: {'; '.join(facts)}"
    csv.writer(sys.stdout).writerow(columns)
    explained = "".join(f"{name}: {says}\n" for name, says in columns.items())
    if options.out:
        make_folder(options.out)
        write_whole(options.out / "columns.txt", explained.encode())
    else:
        _tell(explained)
    return DONE


def due(options: argparse.Namespace) -> int:
    """Records what happened, then says who is due, since when, and what the next step is."""
    _check_kind(options.document)
    today = options.on or options.as_of
    library = shared.library(options)
    if options.record:
        _tell(f"{record(options.folder, library, options.record, today):,} events recorded.")
    if options.sent:
        _tell(
            f"{record_sent(options.folder, options.document, options.sent, today):,} noted as sent on {options.sent}."
        )
    if options.record or options.sent:
        export_list(options.folder)
    counted: Counter[tuple[str, str]] = Counter()
    rows = []
    answers: dict[str, list[str]] = {}
    found = standings(options.folder, library, today)
    joint = has_joint(options.folder)
    if options.json:
        shared.print_json([asdict(one) for one in found if options.all or one.state != "waiting"])
        return DONE
    for one in found:
        counted[one.state, one.next_step] += 1
        if one.answer:
            answers.setdefault(one.answer, []).append(one.person_id)
        if options.all or one.state != "waiting":
            day = one.on.isoformat() if one.on else ""
            cells = (one.person_id, one.law, one.last, one.state, one.next_step.replace("_", " "), day)
            rows.append((*cells, one.joint) if joint else cells)
    columns = ("person", "law", "last event", "state", "next step", "since")
    shared.print_table((*columns, "joint complaint") if joint else columns, rows)
    for answer, people in answers.items():
        print(f"\nAnswer to a demand for identity ({', '.join(people)}): {answer}\n")
    for (state, step), number in sorted(counted.items()):
        print(f"{number:,} {state}: {step.replace('_', ' ') or 'nothing more'}")
    return DONE
