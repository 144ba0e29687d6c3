"""Which files go with a letter: those that its reader may see, each letter before what shows that it went."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from complaint_kit.cases.enclosed import enclosed
from complaint_kit.drafting.enclosing import Enclosed
from complaint_kit.situation.case import Case
from tests.writers.sample_letters import SHORT

CASE = Case.model_validate(
    {
        "papers": [{"id": "request-1", "exhibit": "E1"}],
        "made": [
            {
                "document": "request",
                "made_on": "2026-09-01",
                "language": "en",
                "files": ["1-request.docx", "1-request.pdf", "1-request-what-happens-next.pdf"],
                "paper": "request-1",
            }
        ],
        "exhibits": [
            {"id": "E1", "file": "receipt.png", "is": "a receipt"},
            {"id": "E2", "file": "medical.pdf", "is": "a finding of my doctor", "show": ["authority"]},
        ],
    }
)


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        ("complaint", {"E1": ["1-request.pdf", "receipt.png"], "E2": ["medical.pdf"]}),
        ("reminder", {"E1": ["1-request.pdf", "receipt.png"]}),  # the finding is for the authority alone
    ],
)
def test_what_is_kept_from_a_reader_is_not_enclosed_whatever_refers_to_it(
    tmp_path: Path, kind: str, seen: dict[str, list[str]]
) -> None:
    for name in ("1-request.pdf", "receipt.png", "medical.pdf"):
        (tmp_path / name).write_bytes(b"x")
    letter = replace(SHORT, kind=kind, enclosures=("My request", "A finding"), exhibits=("E1", "E2"))
    found = enclosed(tmp_path, CASE, letter)
    assert {id_: [one.file for one in files if isinstance(one, Enclosed)] for id_, files in found.items()} == seen
