"""The page on what happens next names the files beside it."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.page_notes import Beside
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.conftest import PlanFor


@pytest.mark.parametrize(
    ("language", "mail", "dates", "attach"),
    [
        (
            "en",
            "1-request.eml, opened in your e-mail program",
            "dates.ics puts them into your calendar",
            "Attach the PDF",
        ),
        ("de", "1-request.eml, in Ihrem E-Mail-Programm geöffnet", "dates.ics trägt sie", "Hängen Sie das PDF an"),
    ],
)
def test_it_names_the_e_mail_that_is_ready_and_the_calendar(
    language: str, mail: str, dates: str, attach: str, library: Library, plan_for: PlanFor
) -> None:
    plan = plan_for(
        "2026-09-01",
        "DE-BE",
        scenario="access",
        organisation="Schuhkiste GmbH",
        organisation_sector="private",
        organisation_email="post@example.org",
    )
    (matter,) = plan.matters
    letter = draft(matter, library, "request", language)

    def page(**files: Any) -> str:
        beside = Beside(**files)
        return " ".join(
            " ".join(words(next_steps(plan, matter, library, "request", language, "a-case", letter, beside))).split()
        )

    both = page(mail="1-request.eml", calendar="dates.ics")
    assert mail in both
    assert dates in both
    assert attach not in both
    assert attach in page()
    assert "dates.ics" not in page()
