"""How many people a second a worker takes from their row to their files, beside plain Platypus drawing one letter.

    python -m benchmarks.bulk_rate

A row is read and checked, held against the law, drafted, set and written; Platypus only draws a letter that is there
already. Machines are noisy, so the two take turns and only ratios within a round count: the table shows the median.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks import plain, yardstick
from benchmarks.bulk_people import write_people
from complaint_kit.bulk.input.duplicates import chunks
from complaint_kit.bulk.messages import Chunk
from complaint_kit.bulk.run import Order, prepare
from complaint_kit.bulk.worker import done

ROUNDS, PEOPLE, WARM = 7, 100, 3
KINDS = {
    "txt": ("txt", False),
    "docx": ("docx", False),
    "pdf": ("pdf", False),
    "pdf and print file": ("pdf", True),
    "pdf, docx, txt": ("pdf,docx,txt", True),
    "eml": ("eml", False),
}
CAMPAIGN = """\
campaign: rate
scenario: ai_training
organisation: linkedin
answers: {acting_for: myself}
output: {print_file: PRINT, people_per_part: 100}
"""


def main() -> None:
    """Prints the table."""
    with TemporaryDirectory() as folder:
        work = {name: _work(Path(folder), *kind) for name, kind in KINDS.items()}
        figures: dict[str, list[tuple[float, float, float]]] = {name: [] for name in KINDS}
        for number in range(ROUNDS):
            for name, (job, pieces) in work.items():
                yard = _platypus(number)
                rate, size = _rate(job, next(pieces))
                figures[name].append((rate, rate / yard, size))
    print("| made for each person | people/s | times Platypus | KB a person |")
    print("|---|---|---|---|")
    for name, rounds in figures.items():
        rate, ratio, size = (median(one[at] for one in rounds) for at in range(3))
        print(f"| {name} | {rate:.0f} | {ratio:.1f} | {size:.1f} |")


def _work(folder: Path, formats: str, prints: bool) -> tuple[str, Iterator[Chunk]]:
    """The job, its laws and templates read and warm, and pieces of work not done before."""
    campaign, people = folder / f"{formats}-{prints}.yaml", folder / "people.csv"
    campaign.write_text(CAMPAIGN.replace("PRINT", str(prints).lower()), encoding="utf-8")
    write_people(people, (WARM + ROUNDS) * PEOPLE, broken=0.0)
    prepared = prepare(Order(campaign, people, None, formats, date(2026, 11, 22)), lambda text: None)
    job = prepared.job.model_dump_json()
    pieces = chunks(prepared.table, PEOPLE, prepared.survey, None)
    for _ in range(WARM):
        done(job, next(pieces))
    return job, pieces


def _rate(job: str, piece: Chunk) -> tuple[float, float]:
    start = process_time()
    output = done(job, piece)
    seconds = process_time() - start
    size = (sum(map(len, output.files.values())) + len(output.pages)) / 1000
    return len(output.receipt.entries) / seconds, size / len(output.receipt.entries)


def _platypus(number: int) -> float:
    letters = [yardstick.letter(number * 100 + at) for at in range(8)]
    start = process_time()
    for letter in letters:
        plain.pdf(letter)
    return len(letters) / (process_time() - start)


if __name__ == "__main__":
    main()
