"""The page on what happens next names the files beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.page_notes import Beside
from complaint_kit.drafting.road_words import because
from complaint_kit.letters.letter import Blank, Letter, words
from complaint_kit.packs.library import Library
from tests.conftest import PlanFor, happened


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


@pytest.mark.parametrize("way", ["email", "address"])
@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "names no way to answer you"), ("de", "steht nicht, wohin die Antwort soll")],
)
def test_who_gives_no_address_is_told_that_nobody_can_answer_the_letter(
    language: str, says: str, way: str, library: Library, plan_for: PlanFor
) -> None:
    def page(**told: str | None) -> str:
        plan = plan_for("2026-09-01", "IE", scenario="access", organisation="Alfa Ltd", **told)
        (matter,) = plan.matters
        letter = draft(matter, library, "request", language)
        return " ".join(" ".join(words(next_steps(plan, matter, library, "request", language, "a", letter))).split())

    assert says in page(email=None, address=None)
    assert says not in page(
        **{"email": None, "address": None, way: "1 Quay, Limerick" if way == "address" else "a@b.ie"}
    )


@pytest.mark.parametrize(
    ("language", "fill", "attach"),
    [("en", "fill in every blank", "that it lists as enclosures"), ("de", "füllen Sie jede Lücke", "am Ende aufführt")],
)
def test_nobody_is_sent_to_fill_or_enclose_what_the_letter_has_not(
    language: str, fill: str, attach: str, library: Library, plan_for: PlanFor
) -> None:
    plan = plan_for("2026-09-01", "IE", scenario="access", organisation="Alfa Ltd")
    (matter,) = plan.matters
    letter = replace(draft(matter, library, "request", language), enclosures=())

    def page(made: Letter) -> str:
        return " ".join(" ".join(words(next_steps(plan, matter, library, "request", language, "a", made))).split())

    assert fill not in page(letter)
    assert attach not in page(letter)
    assert attach in page(replace(letter, enclosures=("A photo",)))
    assert fill in page(replace(letter, blocks=(*letter.blocks, Blank("Address or e-mail"))))


def test_a_step_that_is_barred_says_that_its_time_is_over_in_the_language_of_the_page(
    library: Library, plan_for: PlanFor
) -> None:
    plan = plan_for("2026-09-01", "IT", scenario="access", organisation="Alfa S.r.l.", organisation_sector="private")
    rung = plan.matters[0].ladder[0]._replace(state="barred", because="challenge_silence")
    assert because(rung, library.shared_words("de")) == "Ihre eigene Frist dafür ist abgelaufen"
    assert because(rung, library.shared_words("en")) == "your own time for it has run out"


def test_in_bulgaria_nobody_is_sent_to_court_beside_a_complaint(plan_for: PlanFor, library: Library) -> None:
    """Article 39(4) of the Bulgarian act: not while proceedings before the commission are pending."""
    asked, refused = happened("sent", "2026-10-01"), happened("refused", "2026-10-20")
    plan = plan_for("2026-11-27", "BG", asked, refused, scenario="access")
    letter = draft(plan.matter("complaint"), library, "complaint", "en")
    page = " ".join(words(next_steps(plan, plan.matter("complaint"), library, "complaint", "en", "my-case", letter)))
    assert "but not over the same infringement while the complaint is pending (Article 39(4) PDPA (Bulgaria))" in page
    assert "without waiting" not in page


@pytest.mark.parametrize(
    ("home", "sector", "en", "de"),
    [
        (
            "IT",
            "private",
            "once this complaint is lodged you cannot sue over the same matter",
            "Nach dieser Beschwerde geht",
        ),
        ("PL", "private", "but it waits while the office deals with the same infringement", "doch das Gericht wartet"),
        ("SK", "private", "the office puts your complaint aside", "legt die Behörde Ihre Beschwerde zurück"),
        (
            "NL",
            "public",
            "but an objection to Harrow & Teal comes first",
            "doch zuvor kommt ein Widerspruch bei Harrow & Teal",
        ),
        ("NO", "public", "You can go to court as well (Article 79", "Sie können auch klagen (Art. 79"),
    ],
)
def test_where_the_court_does_not_stand_open_beside_a_complaint_nobody_is_sent_there_without_waiting(
    home: str, sector: str, en: str, de: str, plan_for: PlanFor, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Article 140-bis of Italy's code, Article 95 of the Polish act, § 100(5) of the Slovak one; Article 7:1 Awb."""
    monkeypatch.setattr("complaint_kit.drafting.next_steps._fits", lambda page: True)
    asked, refused = happened("sent", "2026-10-25"), happened("refused", "2026-11-20")
    told = {"organisation": "Harrow & Teal", "organisation_sector": sector, "organisation_place": home}
    purpose = {"purpose": "general"} if sector == "public" else {}
    plan = plan_for("2026-11-27", home, asked, refused, scenario="access", **told, **purpose)
    matter = plan.matter("complaint")
    for language, sentence, at_once in (("en", en, "without waiting"), ("de", de, "ohne abzuwarten")):
        letter = draft(matter, library, "complaint", language)
        page = " ".join(words(next_steps(plan, matter, library, "complaint", language, "my-case", letter)))
        assert sentence in page
        assert at_once not in page


def test_two_letters_of_a_kind_to_the_same_company_are_told_apart_by_their_law_and_come_in_one_line_on_a_day(
    library: Library, plan_for: PlanFor
) -> None:
    """A university in Oregon keeps a record under FERPA; its sale of data falls under the act of the state."""
    told = {"scenario": "ai_training", "organisation": "Oak College", "organisation_sector": "private"}
    told |= {"is_to_me": "university", "organisation_place": "US-OR", "organisation_size": "many"}
    told |= {"wishes": ("know", "stop_use"), "data_kinds": ("profile",), "organisation_email": "post@example.org"}
    asked = (happened("sent", "2026-11-02"), happened("clarification_asked", "2026-11-17"))
    plan = plan_for("2026-11-19", "US-OR", *asked, **told)
    assert [one.law.id for one in plan.matters] == ["us-or.ocpa", "us.ferpa"]
    letter = draft(plan.matters[0], library, "reply", "en")
    page = " ".join(words(next_steps(plan, plan.matters[0], library, "reply", "en", "a-case", letter)))
    assert "Answer to the organisation (Oak College; Family Educational Rights and Privacy Act)" in page
    assert page.count("Reminder (Oak College)") == 1
