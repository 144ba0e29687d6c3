"""How long a person waits: `--help` against a bare interpreter, and one letter from a cold start.

    python benchmarks/cold_start.py

Prints medians in milliseconds and the ratio. The goals: `--help` within 4 times a bare `python -c pass`, and one
`draft` to PDF and DOCX under 1,500 ms.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ANSWERS = Path(__file__).resolve().parent.parent / "templates/_demo/2025-09-26-utrecht.yaml"
SCRIPT = Path(sys.executable).with_name("complaint-kit")


def median_ms(command: list[str], runs: int) -> float:
    """The median of some runs of the command, in milliseconds, after one that warms the file cache."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    """Measures and prints."""
    bare = median_ms([sys.executable, "-c", "pass"], 30)
    help_ = median_ms([str(SCRIPT), "--help"], 30)
    with tempfile.TemporaryDirectory() as out:
        answers = ["--answers", str(ANSWERS), "--as-of", "2025-09-26"]
        draft = median_ms([str(SCRIPT), "draft", *answers, "--format", "pdf,docx", "--out", out], 5)
    print(f"bare python   {bare:7.1f} ms")
    print(f"--help        {help_:7.1f} ms   {help_ / bare:.1f} times bare (goal: at most 4)")
    print(f"draft, cold   {draft:7.1f} ms   (goal: under 1500)")


if __name__ == "__main__":
    main()
