"""What a wheel holds beside the package: the man page, made of the command line as it is on the day of the build."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent


class ManPage(BuildHookInterface):
    """Puts `complaint-kit.1` where `man` finds it beside the program; an editable install has none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Writes the page, and names it among the files of the wheel."""
        if version == "editable":
            return
        self.page = Path(mkdtemp()) / "complaint-kit.1"
        self.page.write_text(man_page(), encoding="utf-8")
        build_data["shared_data"][str(self.page)] = "share/man/man1/complaint-kit.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the page: the wheel has it."""
        if version != "editable":
            rmtree(self.page.parent)


def man_page() -> str:
    """The man page: what `--help` says of the program, and of each command, as it stands there."""
    sys.path.insert(0, str(ROOT))
    try:
        from complaint_kit import __version__
        from complaint_kit.commands.parsing import commands_of, parser
    finally:
        sys.path.remove(str(ROOT))
    os.environ |= {"COLUMNS": "78", "NO_COLOR": "1"}  # whoever builds it, and wherever
    whole = parser()
    does = str(whole.description)
    parts = [
        f'.TH COMPLAINT-KIT 1 "" "complaint-kit {__version__}" "User Commands"',
        f".SH NAME\ncomplaint-kit \\- {_escaped(does[:1].lower() + does[1:])}",
        ".SH SYNOPSIS\n.B complaint-kit\n[COMMAND] [OPTION ...]",
        f".SH DESCRIPTION\n{_as_it_stands(whole.format_help())}",
        *(f".SH {name.upper()}\n{_as_it_stands(one.format_help())}" for name, one in commands_of(whole).items()),
    ]
    return "\n".join(parts) + "\n"


def _as_it_stands(text: str) -> str:
    return f".nf\n{_escaped(text.rstrip())}\n.fi"


def _escaped(text: str) -> str:
    """The text, so that nothing in it is an instruction to the typesetter of the page."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)
