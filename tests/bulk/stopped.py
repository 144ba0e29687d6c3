"""A run that stops itself at a known moment: `python -m tests.bulk.stopped PARTS SIGNAL bulk ...`.

It sends the signal to the whole group of processes, as a terminal does with Ctrl-C, or with KILL to itself alone, so
that the workers have to notice. Nothing waits for a clock, so it does not matter how busy the machine is.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator

from complaint_kit import cli
from complaint_kit.bulk.messages import Receipt
from complaint_kit.commands import bulk


def main(parts: int, name: str, arguments: list[str]) -> int:
    """Runs the command until so many parts are done."""

    def counted(receipts: Iterable[Receipt], rows: int) -> Iterator[Receipt]:
        for number, receipt in enumerate(receipts, start=1):
            yield receipt
            if number == parts:
                _stop(name)

    signal.signal(signal.SIGINT, signal.default_int_handler)  # as on a terminal, whoever started the tests
    bulk.shown = counted  # the place where the command is told of each part that is done
    return cli.main(arguments)


def _stop(name: str) -> None:
    if name == "KILL":
        os.kill(os.getpid(), signal.SIGKILL)
    os.killpg(0, signal.Signals[f"SIG{name}"])


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
