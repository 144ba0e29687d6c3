"""How a letter gets to an office: by post where plain e-mail is not enough, and in a language that it takes."""

import pytest

from complaint_kit.drafting.documents import addressee, draft, language_for
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.producing import write
from complaint_kit.drafting.screen import Screen
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from tests.conftest import PlanFor, happened

REFUSED = (
    happened("received", "2026-10-01"),
    happened("refused", "2026-10-20"),
    happened("sent", "2026-10-25", "reply"),
)


def complaint(plan_for: PlanFor, residence: str, **answers: object) -> Plan:
    plan = plan_for("2026-11-27", residence, *REFUSED, scenario="access", **answers)
    assert plan.matters[0].document == "complaint"
    return plan


def page(plan: Plan, library: Library, language: str) -> str:
    (matter,) = plan.matters
    letter = draft(matter, library, "complaint", language)
    return " ".join(words(next_steps(plan, matter, library, "complaint", language, "my-case", letter)))


@pytest.mark.parametrize("residence", ["BG", "EE", "LT", "LV", "SK"])
def test_an_office_that_wants_a_qualified_signature_is_written_to_by_post(
    plan_for: PlanFor, library: Library, residence: str
) -> None:
    plan = complaint(plan_for, residence)
    assert addressee(plan.matters[0], "complaint").email is None
    read = page(plan, library, "en")
    assert "Print the complaint to the authority, sign it and post it" in read
    assert "An e-mail without a qualified electronic signature is not enough there" in read


def test_the_italian_authority_is_written_to_by_post_unless_the_person_has_certified_mail(
    plan_for: PlanFor, library: Library
) -> None:
    read = page(complaint(plan_for, "IT"), library, "de")
    assert "per Post an Garante per la protezione dei dati personali" in read
    assert "E-Mails nimmt sie nur von zertifizierten Postfächern (PEC) an" in read


def test_nobody_in_poland_or_hungary_is_told_to_send_a_signed_e_mail(plan_for: PlanFor, library: Library) -> None:
    for residence, email in (("PL", "kancelaria@uodo.gov.pl"), ("HU", "ugyfelszolgalat@naih.hu")):
        read = page(complaint(plan_for, residence), library, "en")
        assert "besides post it takes complaints through an electronic inbox of the state only" in read
        assert email not in read


def test_the_e_mail_draft_to_an_office_that_ignores_plain_e_mail_has_no_recipient(
    plan_for: PlanFor, library: Library
) -> None:
    bulgarian, austrian = (
        draft(complaint(plan_for, home).matters[0], library, "complaint", "de") for home in ("BG", "AT")
    )
    assert b"\nTo: " not in write(bulgarian, "eml")
    assert b"\nTo: dsb@dsb.gv.at" in write(austrian, "eml")


def test_a_letter_in_a_language_that_the_office_does_not_take_has_to_be_translated(
    plan_for: PlanFor, library: Library
) -> None:
    plan = complaint(plan_for, "BG")
    said = "takes complaints in Bulgarian: have the letter translated"
    assert said in page(plan, library, "en")
    step = explanation(plan, Screen(library))["next"]
    assert any(said in one for one in step["sending"])


def test_a_letter_in_a_language_that_the_office_takes_needs_no_translation(plan_for: PlanFor, library: Library) -> None:
    assert "übersetzen" not in page(complaint(plan_for, "AT"), library, "de")
    assert "nimmt Beschwerden in diesen Sprachen an: Niederländisch, Französisch und Deutsch" not in page(
        complaint(plan_for, "BE"), library, "de"
    )


def test_a_letter_to_an_organisation_needs_no_translation(plan_for: PlanFor, library: Library) -> None:
    step = explanation(plan_for("2026-11-27", "BG", scenario="access"), Screen(library))["next"]
    assert step["sending"] == []


def test_a_complaint_is_in_a_language_that_the_office_takes_unless_the_person_chose(
    plan_for: PlanFor, library: Library
) -> None:
    # Malta's office takes English; so does Ireland's; Austria's takes German.
    for residence, language in (("MT", "en"), ("IE", "en"), ("AT", "de"), ("LI", "de"), ("BE", "de"), ("FI", "en")):
        assert language_for(complaint(plan_for, residence).matters[0], library, None, "complaint") == language
    assert language_for(complaint(plan_for, "AT", letter_language="en").matters[0], library, None, "complaint") == "en"
    assert language_for(complaint(plan_for, "AT").matters[0], library, "en", "complaint") == "en"
