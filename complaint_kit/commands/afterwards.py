"""After the writing, and only if the person wishes it: the folder or the letter is opened, the letter is printed."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from shutil import which
from typing import Literal

from complaint_kit.commands import shared
from complaint_kit.drafting.screen import Screen

Way = Literal["folder", "letter", "print"]
_ENDS = "-sources.txt"  # each letter has one file of this name; its own files begin as that one does


def ways() -> tuple[Way, ...]:
    """What this machine can do: opening needs a desktop, printing the program lp."""
    opens: tuple[Way, ...] = ("letter", "folder") if sys.platform == "win32" or _opener() else ()
    return (*opens, "print") if which("lp") else opens


def follow(options: argparse.Namespace, folder: Path, names: Collection[str], screen: Screen) -> None:
    """Does what --open and --print ask for; what this machine cannot do is said."""
    for wished, way in ((options.open, "folder"), (options.print, "print")):
        if wished:
            _do(way, folder, names, screen)


def offer(options: argparse.Namespace, folder: Path, names: Collection[str], screen: Screen) -> None:
    """As `follow`; where no option says anything, the person is asked. Nothing happens unless they pick it."""
    able = ways()
    if options.open or options.print or not able or not shared.on_a_terminal():
        follow(options, folder, names, screen)
        return
    from complaint_kit.wizard.prompts import choose

    words = screen.words()
    says = words["afterwards"]["show"]
    picked = choose(says["ask"], {one: says["choices"][one] for one in ("nothing", *able)}, words["screen"])
    if picked != "nothing":
        _do(picked, folder, names, screen)


def _do(way: str, folder: Path, names: Collection[str], screen: Screen) -> None:
    says = screen.words()["afterwards"]["show"]
    letters = [folder / name for name in _letters(names)]
    if way not in ways():
        print(says["unable"].format(what=says["choices"][way]))
    elif way == "print":
        done = subprocess.run(["lp", "--", *map(str, letters)], capture_output=True, text=True, check=False)
        print((done.stdout if done.returncode == 0 else done.stderr).strip())
    else:
        for path in letters if way == "letter" else [folder]:
            _open(path)


def _letters(names: Collection[str]) -> Iterable[str]:
    """The letters as PDF."""
    pdfs = (f"{name.removesuffix(_ENDS)}.pdf" for name in names if name.endswith(_ENDS))
    return [name for name in pdfs if name in names]


def _opener() -> str | None:
    """The program that opens files as a double click would; None where nobody sits at a desktop."""
    if sys.platform == "darwin":
        return "open"
    at_a_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return which("xdg-open") if at_a_desktop else None


def _open(path: Path) -> None:
    if sys.platform == "win32":
        os.startfile(path)
    elif program := _opener():
        quiet = subprocess.DEVNULL
        subprocess.Popen([program, str(path)], stdout=quiet, stderr=quiet, start_new_session=True)
