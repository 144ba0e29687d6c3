"""The letter that a campaign prints is the letter that the wizard prints: the same lines on the same pages."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from complaint_kit.letters.letter import Letter
from complaint_kit.writers import pdf, pdf_fast
from tests.conftest import happened
from tests.letters_as_read.conftest import SITUATION, Draft
from tests.writers.test_pdf import lines_by_height

REFUSED = (happened("sent", "2026-09-01"), happened("received", "2026-09-01"), happened("refused", "2026-09-10"))
SILENT = (happened("sent", "2026-07-01"), happened("received", "2026-07-01"))
COMPLAINED = (
    *REFUSED,
    happened("complained_to_organisation", "2026-09-12"),
    happened("complaint_answered", "2026-10-10"),
)
APPEALED = (*REFUSED, happened("appealed", "2026-09-12"), happened("appeal_refused", "2026-10-20"))
SHOP = {"organisation": "Corner Shop Inc.", "organisation_sector": "private"}
NO_BROKER = {**SHOP, "organisation_data_broker": False}
MORE = {
    "ai_training": {"my_situation": SITUATION, "practices": ["default_on_2025"]},
    "access": {},
    "opt_out": {**NO_BROKER, "wants": ["sale", "ads", "profiling"], "my_situation": SITUATION, "signal_ignored": False},
    "erasure": {**NO_BROKER, "what_to_erase": "my account"},
    "rectification": {**SHOP, "what_is_wrong": "my street", "what_is_right": "12 Elm Street"},
}
PLACES = (("NL", "en"), ("DE-BE", "de"), ("GB-SCT", "en"), ("CH", "de"), ("CH", "en"), ("US-CA", "en"), ("US-CO", "en"))
REQUESTS = [(scenario, place, language) for scenario in MORE for place, language in PLACES]
LATER = [
    ("reminder", "NL", "en", SILENT),
    ("reminder", "AT", "de", SILENT),
    ("reminder", "GB-ENG", "en", SILENT),
    ("reminder", "CH", "de", SILENT),
    ("reminder", "US-CA", "en", SILENT),
    ("reminder", "US-VA", "en", SILENT),
    ("controller_complaint", "GB-ENG", "en", REFUSED),
    ("appeal", "US-VA", "en", REFUSED),
    ("complaint", "FR", "en", REFUSED),
    ("complaint", "AT", "de", REFUSED),
    ("complaint", "GB-NIR", "en", COMPLAINED),
    ("complaint", "CH", "de", REFUSED),
    ("complaint", "US-CA", "en", REFUSED),
    ("complaint", "US-VA", "en", APPEALED),
]


def same_lines_on_the_same_pages(letter: Letter) -> bool:
    alone, in_bulk = (PdfReader(BytesIO(writer.write(letter))).pages for writer in (pdf, pdf_fast))
    return [lines_by_height(page) for page in alone] == [lines_by_height(page) for page in in_bulk]


@pytest.mark.parametrize(("scenario", "residence", "language"), REQUESTS)
def test_a_first_letter_is_the_same_alone_and_in_bulk(
    drafted: Draft, scenario: str, residence: str, language: str
) -> None:
    letter = drafted("request", "2026-11-22", residence, scenario=scenario, language=language, **MORE[scenario])
    assert same_lines_on_the_same_pages(letter)


@pytest.mark.parametrize(("kind", "residence", "language", "history"), LATER)
def test_a_later_letter_is_the_same_alone_and_in_bulk(
    drafted: Draft, kind: str, residence: str, language: str, history: tuple[object, ...]
) -> None:
    letter = drafted(kind, "2026-11-22", residence, *history, scenario="access", language=language)
    assert same_lines_on_the_same_pages(letter)
