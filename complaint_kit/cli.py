"""The command line: arguments in, calls, exit codes out.

The exit codes are in `commands/exits.py`. Each command's module is imported only when it runs, so that `--help` stays
quick.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from importlib import import_module

from complaint_kit.commands.exits import CANNOT_START, DONE, INTERRUPTED, KIT_FAILED
from complaint_kit.commands.parsing import parser
from complaint_kit.errors import KitError, where_it_failed
from complaint_kit.text import is_text

# Made between two searches for what is in circles: more than a letter makes, which makes few circles. One after every
# 700, as is usual, takes a tenth of its time, and another tenth the last search, as the process ends.
_OBJECTS = 200_000
_parser = cache(parser)  # made once in a process that runs many commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. The only place that turns errors into codes."""
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)
    _prepare_output()
    try:
        options = _parser().parse_args(_as_text(sys.argv[1:] if arguments is None else arguments))
        _read_days(options, date.today())
        code = _run(options)
        sys.stdout.flush()
        return code
    except KitError as error:
        return _ended(CANNOT_START, f"complaint-kit: {error}")
    except (KeyboardInterrupt, EOFError):
        return _ended(INTERRUPTED, "\nInterrupted.")
    except BrokenPipeError:
        return _without_output(DONE)  # the reader of a pipe has gone; nothing is left to say
    except OSError as error:
        print(f"complaint-kit: {_unusable(error)}", file=sys.stderr)
        return _without_output(CANNOT_START)
    except Exception as error:  # the last resort: no person shall meet a traceback, which may quote what they wrote
        where = where_it_failed(error)
        return _ended(KIT_FAILED, f"complaint-kit: the kit failed; please report it: {where}")


def _prepare_output() -> None:
    """Output that never fails for a character that the terminal lacks, or because it was closed before the start."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  as long as the process
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _as_text(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments. Raises KitError for one with what is no text: no file could keep it, and a terminal would obey."""
    for number, argument in enumerate(arguments, start=1):
        if not is_text(argument) or _holds_controls(argument):
            problem = "this holds a byte or a control character that is no text"
            raise KitError(problem, place=f"argument {number}", found=argument, mend="Type it again.")
    return arguments


def _holds_controls(argument: str) -> bool:
    return any(one < " " or "\x7f" <= one < "\xa0" for one in argument if one not in "\n\r\t\x85")


def _unusable(error: OSError) -> KitError:
    place = str(error.filename) if error.filename else "the output"
    return KitError("this cannot be read or written", place=place, found=error.strerror, mend="Check space and rights.")


def _ended(code: int, says: str) -> int:
    print(says, file=sys.stderr)
    return code


def _without_output(code: int) -> int:
    """The code, with standard output turned away, so that Python does not fail on it again as it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


_DAYS = {"on": "--on", "sent": "--sent", "received": "--received"}


def _read_days(options: argparse.Namespace, today: date) -> None:
    """Reads the days among the options as people write them, and puts today where none was named."""
    from complaint_kit.commands.days import day

    options.named_day = day(options, options.as_of, today, "--as-of")
    options.as_of = options.named_day or today
    for name, option in _DAYS.items():
        setattr(options, name, day(options, getattr(options, name, None), options.as_of, option))


def _run(options: argparse.Namespace) -> int:
    module, _, name = options.command.partition(":")
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"complaint_kit.commands.{module}"), name)
    return command(options)
