"""A whole campaign: run undisturbed, run again and killed on the way, resumed, and the two held against each other.

    python -m benchmarks.bulk_campaign --count 100000 --workers 2 --kills 3 --out /tmp/campaign
    python -m benchmarks.bulk_campaign --count 5000 --dask --kills 1 --out /tmp/campaign

Prints rates, memory and sizes, and ends with an error if anything disagrees: a row lost or done twice, a file that is
not the register's, a byte that differs. `--dask` makes the second run on two Dask workers and kills one of them. Reads
/proc, so it needs Linux.
"""

from __future__ import annotations

import argparse
import csv
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from benchmarks.bulk_people import write_people

CAMPAIGN = """\
campaign: my-posts-are-not-training-data
scenario: ai_training
organisation: linkedin
answers: {acting_for: myself}
output: {layout: LAYOUT, people_per_part: PARTS}
"""


def main() -> None:
    """Runs everything and prints what was found."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    campaign, people = options.out / "campaign.yaml", options.out / "people.csv"
    campaign.write_text(CAMPAIGN.replace("LAYOUT", options.layout).replace("PARTS", str(options.parts)))
    broken = write_people(people, options.count)
    print(f"{options.count:,} rows, {broken:,} of them broken, {people.stat().st_size / 1e6:,.1f} MB of CSV")
    common = ["bulk", str(campaign), str(people), "--format", options.format, "--as-of", "2026-11-22"]
    whole, stopped = options.out / "whole", options.out / "stopped"
    _timed("undisturbed", [*common, "--out", str(whole), "--workers", str(options.workers)], whole, options.count)
    _agree(whole, options.count, broken)
    if options.dask:
        _on_dask([*common, "--out", str(stopped)], stopped, options.kills)
    else:
        _killed([*common, "--out", str(stopped), "--workers", str(options.workers)], stopped, options)
    _agree(stopped, options.count, broken)
    _equal(whole, stopped)
    print("the two runs are the same, byte for byte")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--format", default="pdf")
    parser.add_argument("--layout", choices=("folders", "zip"), default="folders")
    parser.add_argument("--parts", type=int, default=250)
    parser.add_argument("--dask", action="store_true")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def _timed(name: str, arguments: list[str], out: Path, count: int) -> None:
    start = time.monotonic()
    running = _started(arguments)
    peak: dict[str, int] = {}
    while running.poll() is None:
        _note_peaks(running.pid, peak)
        time.sleep(0.2)
    seconds = time.monotonic() - start
    assert running.returncode in {0, 1}, f"the run ended with {running.returncode}"
    size = sum(path.stat().st_size for path in (out / "letters").rglob("*") if path.is_file())
    print(f"{name}: {seconds:,.1f} s, {count / seconds:,.0f} rows a second, {size / 1e6:,.0f} MB of letters")
    print(f"  peak memory: parent {peak.get('parent', 0) / 1e3:,.0f} MB, worker {peak.get('worker', 0) / 1e3:,.0f} MB")
    for path in sorted((out / "print").glob("*.pdf")):
        print(f"  print/{path.name}: {path.stat().st_size / 1e6:,.1f} MB")


def _started(arguments: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "complaint_kit", *arguments], stderr=subprocess.DEVNULL)


def _note_peaks(parent: int, peak: dict[str, int]) -> None:
    """Keeps the highest resident set, in kB, of the run and of any of its workers."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    try:
        workers = children.read_text().split()
        peak["parent"] = max(peak.get("parent", 0), _peak_of(str(parent)))
        peak["worker"] = max([peak.get("worker", 0), *map(_peak_of, workers)])
    except OSError:  # it has ended between two looks
        return


def _peak_of(process: str) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    line = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(line.split()[1])


def _killed(arguments: list[str], out: Path, options: argparse.Namespace) -> None:
    """Kills the run without warning at even distances, resumes it each time, and lets it end."""
    parts = -(-options.count // options.parts)
    for kill in range(1, options.kills + 1):
        running = _started([*arguments, "--resume"] if kill > 1 else arguments)
        wanted = max(1, parts * kill // (options.kills + 1))
        while running.poll() is None and len(list(out.glob(".work/letters/*.json"))) < wanted:
            time.sleep(0.01)
        if running.poll() is not None:
            raise SystemExit("the run was over before it could be killed; take more rows or smaller parts")
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        print(f"killed with {len(list(out.glob('.work/letters/*.json')))} of {parts} parts done")
    assert _started([*arguments, "--resume"]).wait() in {0, 1}


def _on_dask(arguments: list[str], out: Path, kills: int) -> None:
    with _cluster() as cluster:
        start = time.monotonic()
        running = _started([*arguments, "--engine", "dask", "--scheduler", cluster.scheduler_address])
        for kill in range(1, kills + 1):
            while running.poll() is None and len(list(out.glob(".work/letters/*.json"))) < 3 * kill:
                time.sleep(0.01)
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
            print("killed a Dask worker")
        assert running.wait() in {0, 1}
        print(f"on two Dask workers: {time.monotonic() - start:,.1f} s")


@contextmanager
def _cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


def _agree(out: Path, count: int, broken: int) -> None:
    """Every row is a letter or a reject, never both; every file is there with the register's digest, and no other."""
    with (out / "rejects.csv").open(encoding="utf-8-sig", newline="") as file:
        rejected = {int(row["row"]) for row in csv.DictReader(file)}
    with sqlite3.connect(out / "register.sqlite") as base:
        made = [row for (row,) in base.execute("SELECT row FROM documents")]
        files = dict(base.execute("SELECT file, sha256 FROM files"))
    assert len(made) == len(set(made)), "a row was done twice"
    assert not rejected & set(made), "a row was done and rejected"
    assert rejected | set(made) == set(range(2, count + 2)), "a row was lost"
    assert len(rejected) >= broken, "a broken row got a letter"
    found = dict(_digests(out / "letters", out))
    assert found == files, "register and files disagree"
    print(f"  {len(made):,} letters, {len(rejected):,} rejected rows, {len(files):,} files; register and files agree")


def _digests(folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".zip":
            with ZipFile(path) as archive:
                for member in archive.namelist():
                    with archive.open(member) as file:
                        yield f"{name}/{member}", file_digest(file, "sha256").hexdigest()
        elif path.is_file():
            with path.open("rb") as file:
                yield name, file_digest(file, "sha256").hexdigest()


def _equal(one: Path, other: Path) -> None:
    first, second = (_tree(root) for root in (one, other))
    assert first.keys() == second.keys(), "the runs made different files"
    different = [name for name in first if first[name] != second[name]]
    assert not different, f"these files differ: {different[:5]}"


def _tree(root: Path) -> dict[str, str]:
    found = {}
    for path in root.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                found[path.relative_to(root).as_posix()] = file_digest(file, "sha256").hexdigest()
    return found


if __name__ == "__main__":
    main()
