"""A site shows where somebody lives: what takes it down, and what the person must not give away meanwhile."""

from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf

PAGE = "https://findall.example/orla-tennant"
SHOWN: dict[str, Any] = {
    "is_to_me": "stranger",
    "want": [{"wish": "unlist", "of": PAGE, "detail": {"my_situation": "I am being harassed."}}],
    "facts": {"shown": ["address", "phone"], "organisation_data_broker": True},
}


@pytest.mark.parametrize(("home", "act"), [("IE", "GDPR"), ("GB-SCT", "UK GDPR")])
def test_an_objection_and_an_erasure_are_asked_for_and_search_engines_are_told(
    letter: Letter, home: str, act: str
) -> None:
    said = letter("request", "people_search", home, **SHOWN)
    assert f"Take my personal data off your pages (Article 17 {act}; Article 21(1)" in said
    assert f"Pages: {PAGE}" in said
    assert "They show where I live or lived and my telephone number." in said
    assert "My situation: I am being harassed." in said
    assert "tell others who use it, such as search engines" in said
    assert "(Article 17(2)" in said


def test_in_switzerland_the_person_declares_that_it_must_not_be_published(letter: Letter) -> None:
    said = letter("request", "people_search", "CH", language="de", **SHOWN)
    assert "Hiermit untersage ich Ihnen ausdrücklich, meine Personendaten zu veröffentlichen" in said
    assert "widerspreche" not in said


def test_a_californian_files_one_request_for_all_brokers(plan_of: PlanOf) -> None:
    plan = plan_of("people_search", "US-CA", **SHOWN)
    assert "us-ca.delete-act" in {matter.law.id for matter in plan.matters}


def test_a_virginian_asks_for_deletion_and_no_sale_under_the_act(letter: Letter) -> None:
    said = letter("request", "people_search", "US-VA", **SHOWN)
    assert "Please stop selling my personal data" in said
    assert "take it off these pages" in said


def test_in_ohio_no_law_is_cited_and_the_site_is_asked(letter: Letter) -> None:
    said = letter("voluntary", "people_search", "US-OH", **SHOWN)
    assert f"do not put it back: {PAGE}" in said
    assert "§" not in said


@pytest.mark.parametrize("home", ["IE", "GB-ENG", "CH", "US-OH", "US-VA", "US-CA"])
def test_safety_comes_before_the_letter(plan_of: PlanOf, home: str) -> None:
    told = {note.id: note.says["en"] for note in plan_of("people_search", home, **SHOWN).notes}
    assert "Give the site nothing that it does not show already" in told["before_you_ask_a_site"]
    assert "support.google.com/websearch/answer/9673730" in told["search_engines"]
    assert ("people_search" in told) is home.startswith("US")
    if home.startswith("US"):
        assert "address confidentiality program" in told["people_search"]


def test_the_question_for_the_postal_address_says_that_it_is_better_left_out(library: Library) -> None:
    assert "better left out" in library.words("people_search", "en")["questions"]["address"]["why"]


def test_what_comes_after_the_first_letter_names_the_pages_and_what_stands_there(letter: Letter) -> None:
    sent = [{"id": "request-1", "asked": ["erasure", "object"], "sent": "2026-11-30", "channel": "email"}]
    shown = "They show where I live or lived and my telephone number."
    for kind, home, day in (
        ("reminder", "IE", "2027-01-11"),
        ("complaint", "IE", "2027-01-11"),
        ("controller_complaint", "GB-SCT", "2027-01-11"),
    ):
        said = letter(kind, "people_search", home, day, papers=sent, **SHOWN)
        assert PAGE in said, kind
        assert shown in said, kind
        assert "What I object to: http" not in said, kind


def test_the_answer_to_a_refusal_names_the_pages_and_what_stands_there(letter: Letter) -> None:
    sent = {
        "id": "request-1",
        "kind": "request",
        "asked": ["erasure", "object"],
        "channel": "email",
        "sent": "2026-11-02",
    }
    replies = [{"on": "2026-11-20", "kind": "refused", "ground": "public_data"}]
    said = letter("reply", "people_search", "GB-NIR", "2026-11-22", papers=[{**sent, "replies": replies}], **SHOWN)
    assert f"Pages: {PAGE}" in said
    assert "They show where I live or lived and my telephone number." in said
    assert "What I object to" not in said


def test_enter_says_of_a_site_that_shows_people_that_it_deals_in_data(library: Library) -> None:
    assert library.interview("people_search").by_id["is_to_me"].usual == "broker"


@pytest.mark.parametrize("home", ["US-NJ", "US-OR"])
def test_who_is_told_that_it_is_public_appeals_for_all_that_is_more_than_that(letter: Letter, home: str) -> None:
    reply = {"on": "2026-11-10", "kind": "refused", "ground": "public_data", "words": "We only show public records."}
    sent = {"id": "request-1", "asked": ["erasure", "opt_out_sale"], "sent": "2026-10-10", "replies": [reply]}
    said = letter("appeal", "people_search", home, papers=[sent], **SHOWN)
    assert "What a business adds to it, or concludes from it, is not left out by that." in said
    assert "name the public source of each item that you keep" in said
