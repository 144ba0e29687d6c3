"""How fast each writer is beside reportlab and python-docx used the plain way. Run: python -m benchmarks.writers

Machines are noisy, so the engines take turns, several rounds over, and only ratios within a round count: the table
shows the median. In every round each engine gets letters to people whom it has not seen before.
"""

from __future__ import annotations

from collections.abc import Callable
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import process_time

from benchmarks import plain, yardstick
from complaint_kit.letters.letter import Letter, words
from complaint_kit.writers import docx, eml, html, pdf, pdf_fast, txt

ROUNDS = 7


def _mail(letter: Letter) -> bytes:
    return eml.write(letter, pdf_fast.write(letter))


ENGINES: dict[str, tuple[Callable[[Letter], bytes], int]] = {
    "reportlab Platypus, the plain way": (plain.pdf, 8),
    "pdf (canvas)": (pdf.write, 25),
    "pdf_fast": (pdf_fast.write, 150),
    "python-docx, the plain way": (plain.docx, 4),
    "docx": (docx.write, 300),
    "txt": (txt.write, 1000),
    "html": (html.write, 500),
    "eml (text and PDF)": (_mail, 20),
}


def main() -> None:
    """Print the table."""
    print(f"{len(list(words(yardstick.letter(0))))} words; median of {ROUNDS} rounds")
    rounds = [
        {name: _rate(write, count, number) for name, (write, count) in ENGINES.items()} for number in range(ROUNDS)
    ]
    pdf_yard, word_yard = (name for name in ENGINES if name.endswith("plain way"))
    print("| writer | letters a second | times Platypus | times python-docx | KB a letter |")
    print("|---|---|---|---|---|")
    for name, (write, _) in ENGINES.items():
        size = len(write(yardstick.letter(3))) / 1000
        rate, ratio, word_ratio = (
            median(figures[name] / (figures[other] if other else 1) for figures in rounds)
            for other in ("", pdf_yard, word_yard)
        )
        print(f"| {name} | {rate:.0f} | {ratio:.2f} | {word_ratio:.2f} | {size:.1f} |")
    print(f"peak {getrusage(RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def _rate(write: Callable[[Letter], bytes], count: int, number: int) -> float:
    """Letters for each second of processor time, over `count` letters to their own people."""
    letters = [yardstick.letter(number * 10_000 + at) for at in range(count)]
    start = process_time()
    for letter in letters:
        write(letter)
    return count / (process_time() - start)


if __name__ == "__main__":
    main()
