"""The parser of the command line: what it says where the arguments do not fit."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from typing import Any, NoReturn

from complaint_kit.text import shown


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments without printing what they hold as it is."""

    def error(self, message: str) -> NoReturn:
        """Ends with the usage and the message."""
        super().error(shown(message))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuses what is none of the choices, and names the one that was probably meant."""
        close = get_close_matches(str(value), map(str, action.choices or ()), n=1)
        if close and value not in (action.choices or ()):
            raise argparse.ArgumentError(action, f"there is no '{value}'. Did you mean {close[0]}?")
        super()._check_value(action, value)
