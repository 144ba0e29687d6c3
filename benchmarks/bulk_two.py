"""How many times one process two are, beside two runs at once that know nothing of each other: the machine's own bound.

    python -m benchmarks.bulk_two --count 6000 --format pdf

The three take turns; the table shows the middle of the rounds, in seconds on the clock, so it needs a machine on which
nothing else runs. `alone` is the processor time of what one process does by itself while nobody drafts. Needs Unix.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.bulk_people import write_people

CAMPAIGN = """\
campaign: two
scenario: ai_training
organisation: linkedin
answers: {acting_for: myself}
output: {print_file: PRINT}
"""
# Runs the command and says how much processor time passed outside the drafting, in this process.
ALONE = """\
import sys, time
from complaint_kit import cli
from complaint_kit.bulk import engines
drafted, within = engines.local, []
def local(*arguments):
    within.append(time.process_time())
    yield from drafted(*arguments)
    within.append(time.process_time())
engines.local = local
cli.main(sys.argv[1:])
print(time.process_time() - within[1] + within[0])
"""


def main() -> None:
    """Prints the table."""
    options = _options()
    with TemporaryDirectory() as folder:
        people, campaign = Path(folder, "people.csv"), Path(folder, "campaign.yaml")
        campaign.write_text(CAMPAIGN.replace("PRINT", str(options.print_file).lower()), encoding="utf-8")
        write_people(people, options.count)
        rounds = [_round([str(campaign), str(people), "--format", options.format], Path(folder)) for _ in range(3)]
    one, two, both, alone = (median(each) for each in zip(*rounds, strict=True))
    print("| one process, s | two, s | times | two runs at once, times | alone, s |\n|---|---|---|---|---|")
    print(f"| {one:.1f} | {two:.1f} | {one / two:.2f} | {2 * one / both:.2f} | {alone:.2f} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--format", default="pdf")
    parser.add_argument("--print-file", action="store_true")
    return parser.parse_args()


def _round(arguments: list[str], folder: Path) -> tuple[float, float, float, float]:
    """Seconds for one process, two, and two runs at once; and those that two let one process do alone."""
    made = len(list(folder.iterdir()))
    one, _ = _timed([[*arguments, "--workers", "1", "--out", str(folder / f"{made}-one")]])
    two, alone = _timed([[*arguments, "--workers", "2", "--out", str(folder / f"{made}-two")]])
    both, _ = _timed([[*arguments, "--workers", "1", "--out", str(folder / f"{made}-both{run}")] for run in (1, 2)])
    return one, two, both, alone


def _timed(runs: list[list[str]]) -> tuple[float, float]:
    """Seconds until all of these runs at once are over, and what the first says of itself."""
    start = monotonic()
    running = [
        subprocess.Popen([sys.executable, "-c", ALONE, "bulk", *run], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for run in runs
    ]
    said = [one.communicate()[0] for one in running]
    return monotonic() - start, float(said[0])


if __name__ == "__main__":
    main()
