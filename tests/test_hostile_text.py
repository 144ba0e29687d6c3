"""Whatever a person types: no text changes the shape of a letter, hides in it, or makes a case unreadable.

A few seconds as it stands; HOSTILE=long tries a hundred times as many texts.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaint_kit.cases import folder as cases
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.output_files import FORMATS, write, write_mail
from complaint_kit.errors import KitError, WritingError
from complaint_kit.letters.letter import Letter, texts
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from complaint_kit.text import cleaned
from tests.conftest import plan_of

TODAY = date(2026, 9, 1)
TIMES = 100 if os.environ.get("HOSTILE") == "long" else 1
TRICKS = st.sampled_from(
    [
        *("{{ 7*7 }}", "{% raw %}", "**", "# ", "\n\n1. ", "| a |", "____ ", "<b>", "</w:t>", "&#x202e;", "]]>"),
        *(
            "\r\nBcc: a@example.org",
            "\\\n",
            "BEGIN:VEVENT",
            "(Tj)",
            "\x1b]0;x\x07",
            "\u202e",
            "\ufeff",
            "\x85",
            "\u2028",
        ),
        *("=1+1", "e\u0301", "\ufdd0", "\U0010ffff", "💥", "\udcfc", "- - -", "--- !!python/object:os.system"),
    ]
)
TEXTS = st.lists(st.one_of(TRICKS, st.text(max_size=20)), min_size=1, max_size=4).map("".join)
quickly = settings(
    max_examples=15 * TIMES, deadline=None, derandomize=TIMES == 1, suppress_health_check=list(HealthCheck)
)


def letter_with(library: Library, text: str, mark: str) -> Letter:
    """An erasure request with that text in every free field; a mark keeps a blank text from leaving a field out."""
    answers: dict[str, Any] = {
        "organisation": "linkedin",
        "residence": "NL",
        "full_name": mark + text,
        "address": [mark + text, "1234 AB Utrecht"],
        "account_identifiers": mark + text,
        "what_happened": mark + text,
        "wants": ["stop", "know"],
        "letter_language": "en",
    }
    plan = plan_of(library, "ai_training", answers, TODAY)
    return draft(plan.matter("request"), library, "request", "en")


def shape(letter: Letter) -> list[tuple[str, int]]:
    """The blocks of a letter without their words."""
    return [(type(block).__name__, len(getattr(block, "items", ()))) for block in letter.blocks]


def visible(text: str) -> bool:
    """Whether the text has no sign that moves a cursor or turns the reading direction."""
    return all(unicodedata.category(one) not in ("Cc", "Cf", "Cs") or one in "\n\r\t\f\u200c\u200d" for one in text)


@quickly
@given(text=TEXTS)
def test_no_text_changes_the_shape_of_a_letter_or_hides_in_one_of_its_formats(library: Library, text: str) -> None:
    try:
        letter = letter_with(library, text, "x")
    except KitError:
        return  # refused in words
    assert shape(letter) == shape(letter_with(library, "", "x"))
    assert all(map(visible, texts(letter)))
    for format_ in FORMATS:
        try:
            content = write_mail(letter, write(letter, "pdf")) if format_ == "eml" else write(letter, format_)
        except WritingError:
            continue  # a sign that the typeface lacks: said so, and nothing is written
        assert visible(_readable(content, format_))


def _readable(content: bytes, format_: str) -> str:
    """What a format shows as text; a PDF holds glyphs, and an e-mail is of ASCII."""
    if format_ == "pdf":
        return ""
    if format_ != "docx":
        return content.decode("utf-8")
    with tempfile.TemporaryFile() as file:
        file.write(content)
        return ZipFile(file).read("word/document.xml").decode("utf-8")


@settings(quickly, max_examples=30 * TIMES)
@given(text=TEXTS)
def test_no_text_is_saved_that_does_not_come_back(library: Library, text: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = cases.create(Path(home), "access", TODAY, text)
        told = Case.model_validate(
            {"scenario": "access", "me": {"name": cleaned(text), "address": [cleaned(text)]}, "letter_language": "en"}
        )
        cases.save(folder, told)
        assert cases.load(folder, library).me == told.me


@pytest.mark.parametrize("text", ["M\udcfcller", "\udcfc"])
def test_a_byte_that_is_no_text_is_refused_at_the_question(library: Library, text: str) -> None:
    with pytest.raises(KitError, match="full_name: this holds a byte that is no text"):
        letter_with(library, text, "")
