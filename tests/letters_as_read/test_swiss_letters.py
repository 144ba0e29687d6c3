"""Letters under the Swiss act: its own terms and spelling, and Article 41 for bodies of the Confederation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.conftest import PlanFor
from tests.letters_as_read.conftest import Read

TODAY = "2026-11-09"
FEDPOL = {
    "organisation": "Bundesamt für Polizei",
    "organisation_level": "federal",
    "organisation_place": "CH",
    "purpose": "general",
}

INSURER = {"organisation": "Helvex AG", "organisation_sector": "private", "organisation_place": "CH"}


@pytest.mark.parametrize("sector", ["public", "police", "intelligence"])
def test_articles_30_to_32_bind_no_body_of_the_confederation(read: Read, sector: str) -> None:
    letter = read("request", TODAY, "CH", scenario="erasure", organisation_sector=sector, what_to_erase="it", **FEDPOL)
    assert "as far as you process it unlawfully (Art. 41(2)(a) FADP): it." in letter
    assert "a ruling that can be appealed (Art. 41 FADP)" in letter
    assert not [article for article in ("Art. 30", "Art. 31", "Art. 32") if article in letter]


def test_a_company_is_told_the_declared_will_and_asked_for_its_justification(read: Read) -> None:
    letter = read("request", TODAY, "CH", wants=["stop"], language="de", **INSURER)
    assert "Hiermit untersage ich Ihnen ausdrücklich, meine Personendaten" in letter
    assert "(Art. 30 Abs. 2 lit. b DSG)" in letter
    assert "nennen Sie mir bitte den Rechtfertigungsgrund (Art. 31 DSG)" in letter
    assert "Widerspruch" not in letter


def test_swiss_german_writes_ss_but_leaves_what_a_person_typed(read: Read) -> None:
    mine = "mein Foto aus der Gießerei"
    letter = read("request", TODAY, "CH", scenario="erasure", language="de", what_to_erase=mine, **INSURER)
    assert "Gießerei" in letter
    assert "ß" not in letter.replace("Gießerei", "")
    assert "Freundliche Grüsse" in letter
    assert "personenbezogen" not in letter


def test_only_access_has_a_period_and_the_rest_is_asked_for_by_the_same_day(read: Read) -> None:
    letter = read("request", TODAY, "CH", wants=["stop", "know"], language="de")
    assert "spätestens 30 Tage nach Eingang dieses Schreibens (Art. 25 Abs. 7 DSG und Art. 18 Abs. 1 DSV)" in letter
    assert "Für das Übrige nennt das Gesetz keine Frist" in letter
    assert "keine Frist" not in read("request", TODAY, "CH", wants=["know"], language="de")


def after(library: Library, kind: DocumentKind, reply: dict[str, Any], day: date, language: str = "de") -> str:
    """A letter that follows a request for access of 15 October 2026 and what came back to it."""
    paper = {"id": "request-1", "kind": "request", "by": "me", "channel": "email", "asked": ["access"]}
    case = Case.model_validate(
        {
            "kit": 2,
            "scenario": "access",
            "letter_language": language,
            "me": {"name": "Reto Amsler", "lives_in": "CH", "email": "reto@example.org"},
            "about": {
                "organisation": {"name": "Sanova AG", "place": "CH", "sector": "private"},
                "is_to_me": "insurer",
                "knows_me_as": {"Policennummer": "P-88"},
            },
            "want": ["copy"],
            "papers": [{**paper, "sent": "2026-10-15", "replies": [reply]}],
        }
    )
    matter = prepare(library, case, day).matter(kind)
    return " ".join(words(draft(matter, library, kind, language)))


def test_a_demand_for_a_fee_is_answered_by_confirming_first_and_promises_no_payment(library: Library) -> None:
    # Confirmed in time, the thirty days follow the ten from 2 November: 12 December is a Saturday, so Monday.
    reply = {"on": "2026-11-02", "kind": "fee_asked", "words": "Das kostet CHF 250."}
    letter = after(library, "reply", reply, date(2026, 11, 5))
    said = (
        "Sehr geehrte Damen und Herren Ich bestätige mein Auskunftsgesuch vom 15. Oktober 2026 (Art. 19 Abs. 3 DSV).",
        "bis zum 14. Dezember 2026",
        "«Das kostet CHF 250.»",
        "mit einem unverhältnismässigen Aufwand verbunden ist",
        "eine Zahlung bliebe unter dem Vorbehalt der Rückforderung",
    )
    assert [letter.find(one) for one in said] == sorted(letter.find(one) for one in said)
    assert [one for one in said if one not in letter] == []
    assert "19. November" not in letter  # a day of the kit's own, before the law's


@pytest.mark.parametrize(
    ("kind", "line"), [("identity_asked", "Nachweis, den ich beilege"), ("clarification_asked", "Gemeint ist")]
)
def test_what_is_given_on_a_demand_is_said_or_left_to_be_filled_in(library: Library, kind: str, line: str) -> None:
    asked = {"on": "2026-11-02", "kind": kind, "words": "Bitte mehr."}
    assert line in after(library, "reply", asked, date(2026, 11, 5))
    told = after(library, "reply", {**asked, "mine": "Es geht um 2025."}, date(2026, 11, 5))
    assert "Es geht um 2025." in told
    assert line not in told
    assert "Ich bestätige" not in told


def test_a_report_answers_the_ground_and_asks_for_measures_not_for_an_order(library: Library) -> None:
    reply = {
        "on": "2026-11-10",
        "kind": "partly",
        "ground": "internal_notes",
        "words": "Intern.",
        "missing": "die Notizen",
    }
    letter = after(library, "complaint", reply, date(2026, 11, 20))
    assert "Es fehlt noch: die Notizen." in letter
    assert "Dass eine Notiz intern ist, gehört nicht zu den Gründen" in letter
    assert "ob Sie eine Untersuchung eröffnen, und ergreifen Sie Massnahmen" in letter
    assert "weisen Sie" not in letter
    assert "ß" not in letter


@pytest.mark.parametrize(
    ("language", "report", "complaint"),
    [
        ("de", "Anzeige bei der Behörde", "Beschwerde bei der Behörde"),
        ("en", "report to the authority", "complaint to the authority"),
    ],
)
def test_the_page_calls_a_report_what_the_letter_calls_so(
    language: str, report: str, complaint: str, library: Library, plan_for: PlanFor
) -> None:
    plan = plan_for(TODAY, "CH", wants=["know"], already_written=True, written_on=date(2026, 9, 1), **INSURER)
    matter = plan.matter("complaint")
    letter = draft(matter, library, "complaint", language)
    page = " ".join(words(next_steps(plan, matter, library, "complaint", language, "a-case", letter)))
    assert report in page
    assert complaint not in page
    assert "Neben dieser Beschwerde" not in page


def test_the_court_is_named_for_what_its_article_speaks_of(read: Read) -> None:
    """Article 32(2) FADP: prohibition, erasure, and with (1) correction; not a copy, nor data to take along."""
    taken = read("request", TODAY, "CH", scenario="portability", legal_basis="contract", data_from_me=True, **INSURER)
    assert "Art. 28 FADP" in taken
    assert "Civil Code" not in taken
    assert "28g to 28l of the Civil Code" in read("request", TODAY, "CH", wants=["stop", "know"], **INSURER)


def test_the_form_of_the_answer_stands_in_another_paragraph_than_that_of_the_request(read: Read) -> None:
    letter = read("request", TODAY, "CH", scenario="access", letter_form="full", **INSURER)
    assert "Please send it in writing or electronically (Art. 16(2) and (3) DPO)." in letter


def test_a_tracker_on_the_pages_of_a_federal_office_is_asked_for_its_legal_basis(read: Read) -> None:
    said = {"wishes": ["stop_tracking", "delete"], "tracker_site": "www.example.ch"}
    letter = read("request", TODAY, "CH", scenario="trackers", organisation_sector="public", **said, **FEDPOL)
    assert "Art. 45c TCA" in letter
    assert "Art. 30(2)(b)" not in letter


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        ("police", {"wishes": ["delete"], "what_to_erase": "it"}),
        ("biometric_genetic", {"wishes": ["delete"], "data_body": ["face"], "body_where": "at the gate"}),
        ("health_records", {"wishes": ["correct"], "what_is_wrong": "a day", "what_is_right": "another"}),
        ("people_search", {"pages": "https://www.example.ch/1"}),
        ("trackers", {"wishes": ["delete"], "tracker_site": "www.example.ch"}),
        ("marketing", {"contact_by": ["email"]}),
        ("closing", {"closing_how": "sold", "wishes": ["object_to_use"], "what_use": "it"}),
        (
            "closing",
            {"closing_how": "being_sold", "wishes": ["object_to_use"], "what_use": "it", "closing_day": "2026-12-31"},
        ),
    ],
)
def test_no_letter_about_a_grievance_cites_them_to_a_federal_office(
    read: Read, scenario: str, said: dict[str, object]
) -> None:
    sector = "police" if scenario == "police" else "public"
    letter = read("request", TODAY, "CH", scenario=scenario, organisation_sector=sector, **said, **FEDPOL)
    assert "Art. 41" in letter
    assert not [article for article in ("Art. 30", "Art. 31", "Art. 32") if article in letter]


@pytest.mark.parametrize(
    ("language", "ruling", "court"),
    [
        ("en", "ask the federal body for a ruling", "You can go to court"),
        ("de", "eine anfechtbare Verfügung", "klagen"),
    ],
)
def test_beside_a_report_a_federal_body_is_asked_for_a_ruling_and_not_sued(
    language: str, ruling: str, court: str, library: Library, plan_for: PlanFor
) -> None:
    """Article 41(6) FADP; Article 32(2) is about private persons."""
    office = {**FEDPOL, "organisation": "Bundesamt für Statistik", "organisation_sector": "public"}
    plan = plan_for(TODAY, "CH", wants=["know"], already_written=True, written_on=date(2026, 9, 1), **office)
    matter = plan.matter("complaint")
    letter = draft(matter, library, "complaint", language)
    page = " ".join(words(next_steps(plan, matter, library, "complaint", language, "a-case", letter)))
    assert ruling in page
    assert court not in page
    assert "Art. 32" not in page


@pytest.mark.parametrize("form", ["short", "full"])
def test_whoever_only_forbids_that_data_go_along_with_a_business_asks_for_no_deletion(read: Read, form: str) -> None:
    said = {"scenario": "closing", "wishes": ["object_to_use"], "what_use": "my orders", "letter_form": form}
    goes = read("request", TODAY, "CH", closing_how="being_sold", closing_day="2026-12-31", **said, **INSURER)
    assert "I declare expressly that I do not want my personal data to be passed on with the business" in goes
    assert "delete" not in goes
    assert "delete it" in read("request", TODAY, "CH", closing_how="sold", **said, **INSURER)
