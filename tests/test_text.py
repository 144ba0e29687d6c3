"""Text from outside: what is dropped at the door, and what messages print of it."""

from __future__ import annotations

import pytest

from complaint_kit.errors import AnswersError
from complaint_kit.text import cleaned, is_text, shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Alex \u202eMorgan\x1b]0;x\x07", "Alex Morgan]0;x"),  # reads backwards, and sets the title of a terminal
        ("\ufeffAda\u200b Lovelace\u2066", "Ada Lovelace"),
        ("one\x85two\u2028three\r\nfour\tfive", "one\ntwo\nthree\nfour five"),
        ("Cafe\u0301", "Café"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # the joiners of Persian stay
    ],
)
def test_what_nobody_sees_is_dropped_once_and_for_all(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept
    assert cleaned(kept) == kept


def test_a_byte_that_is_no_text_is_told_from_every_letter() -> None:
    assert is_text("Müller 🙂 \U0010ffff")
    assert not is_text("M\udcfcller")


def test_a_message_writes_out_what_cannot_be_printed_and_quotes_80_characters() -> None:
    said = str(AnswersError("no such thing", found="\x1b[2J" + "x" * 500, place="a\x07b"))
    assert said.startswith("a\\x07b: no such thing (found: \\x1b[2Jxxx")
    assert len(said) < 130
    assert shown("a\nb") == "a\\nb"
