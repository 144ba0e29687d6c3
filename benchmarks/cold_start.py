"""How long a person waits: `--help` against a bare interpreter, the first question on an empty machine, and one letter.

    python benchmarks/cold_start.py

Prints medians in milliseconds and the ratio. The goals: `--help` within 4 times a bare `python -c pass`, the first
question within 1,000 ms (on a terminal, so not on Windows), and one `draft` to PDF and DOCX under 1,500 ms by the clock
and in 500 ms of the processor. How Python was built counts: compiled without optimisation, it takes a fifth more.
"""

from __future__ import annotations

import os
import pty
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ANSWERS = Path(__file__).resolve().parent.parent / "templates/_demo/2025-09-26-utrecht.yaml"
QUESTION = b"What is it about?"
SCRIPT = Path(sys.executable).with_name("complaint-kit")


def median_ms(command: list[str], runs: int) -> float:
    """The median of some runs of the command, in milliseconds, after one that warms the file cache."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def processor_ms(command: list[str], runs: int) -> float:
    """The median of some runs of the command in milliseconds of the processor, its own and the system's for it."""
    times = []
    for _ in range(runs):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        times.append((used.ru_utime + used.ru_stime) * 1000)
    return statistics.median(times)


def first_question_ms(home: str) -> tuple[float, float]:
    """How long somebody without a case waits for the first question on a terminal, in milliseconds: by the clock, and
    of the processor, which does not depend on what else the machine does."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(SCRIPT, [str(SCRIPT)], {**os.environ, "HOME": home, "XDG_DOCUMENTS_DIR": home, "LANG": "en"})
    seen = b""
    while QUESTION not in seen:
        seen += os.read(terminal, 4096)
    waited = (time.perf_counter() - begun) * 1000
    os.kill(process, signal.SIGKILL)
    _, _, used = os.wait4(process, 0)
    os.close(terminal)
    return waited, (used.ru_utime + used.ru_stime) * 1000


def main() -> None:
    """Measures and prints."""
    bare = median_ms([sys.executable, "-c", "pass"], 30)
    help_ = median_ms([str(SCRIPT), "--help"], 30)
    with tempfile.TemporaryDirectory() as out:
        answers = ["--answers", str(ANSWERS), "--as-of", "2025-09-26"]
        runs = [first_question_ms(out) for _ in range(6)][1:]
        question, processor = (statistics.median(one) for one in zip(*runs, strict=True))
        command = [str(SCRIPT), "draft", *answers, "--format", "pdf,docx", "--out", out]
        draft, used = median_ms(command, 5), processor_ms(command, 15)
    print(f"bare python   {bare:7.1f} ms")
    print(f"--help        {help_:7.1f} ms   {help_ / bare:.1f} times bare (goal: at most 4)")
    print(f"1st question  {question:7.1f} ms   (goal: under 1000), {processor:.0f} ms of the processor")
    print(f"draft, cold   {draft:7.1f} ms   (goal: under 1500), {used:.0f} ms of the processor (goal: 500)")


if __name__ == "__main__":
    main()
