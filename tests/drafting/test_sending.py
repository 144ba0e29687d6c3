"""How a letter gets to an office: by post where plain e-mail is not enough, and in a language that it takes."""

from datetime import date

import pytest
import yaml

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import addressee, draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.output_files import write_mail
from complaint_kit.drafting.page_notes import Beside
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
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
    assert "per Post an die Behörde (Garante per la protezione dei dati personali)" in read
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
    assert b"\nTo: " not in write_mail(bulgarian, b"")
    assert b"\nTo: dsb@dsb.gv.at" in write_mail(austrian, b"")


def test_a_letter_in_a_language_that_the_office_does_not_take_has_to_be_translated(
    plan_for: PlanFor, library: Library
) -> None:
    plan = complaint(plan_for, "BG")
    said = "takes complaints in Bulgarian: have the letter translated"
    assert said in page(plan, library, "en")
    step = explanation(plan, Screen(library)).leading.next
    assert step is not None
    assert step.sent is not None
    assert any(said in one for one in step.sent.sending)


def test_a_letter_in_a_language_that_the_office_takes_needs_no_translation(plan_for: PlanFor, library: Library) -> None:
    assert "übersetzen" not in page(complaint(plan_for, "AT"), library, "de")
    assert "nimmt Eingaben in diesen Sprachen an: Niederländisch, Französisch und Deutsch" not in page(
        complaint(plan_for, "BE"), library, "de"
    )


def test_a_letter_to_an_organisation_needs_no_translation(plan_for: PlanFor, library: Library) -> None:
    step = explanation(plan_for("2026-11-27", "BG", scenario="access"), Screen(library)).leading.next
    assert step is not None
    assert step.sent is not None
    assert step.sent.sending == ()


def test_a_complaint_is_in_a_language_that_the_office_takes_unless_the_person_chose(
    plan_for: PlanFor, library: Library
) -> None:
    # Malta's office takes English; so does Ireland's; Austria's takes German.
    for residence, language in (("MT", "en"), ("IE", "en"), ("AT", "de"), ("LI", "de"), ("BE", "de"), ("FI", "en")):
        assert language_for(complaint(plan_for, residence).matters[0], library, None, "complaint") == language
    assert language_for(complaint(plan_for, "AT", letter_language="en").matters[0], library, None, "complaint") == "en"
    assert language_for(complaint(plan_for, "AT").matters[0], library, "en", "complaint") == "en"


# --- the page says how the letter gets there, with what is known


def steps(library: Library, told: str, day: str, language: str = "en", *, pdf: bool = True) -> str:
    """The page beside the letter that is recommended that day."""
    case = Case.model_validate(yaml.safe_load(told))
    plan = prepare(library, case, date.fromisoformat(day))
    matter, kind = plan.now[0][0], plan.now[0][1].step.document
    letter = draft(matter, library, kind, language)
    return " ".join(words(next_steps(plan, matter, library, kind, language, "my-case", letter, Beside(pdf=pdf))))


BY_ITS_EMPLOYER = """
scenario: access
me: {name: Jonas Petersen, lives_in: DE-HH}
about: {organisation: {name: Nordkai Reederei GmbH, place: DE-HH}, is_to_me: employer}
want: [copy]
papers:
  - {id: request-1, by: me, to: {role: processor, name: Lohnwerk GmbH}, asked: [access], sent: 2026-11-02}
"""
UNANSWERED = """
scenario: access
me: {name: Maeve Doyle, lives_in: IE}
about: {organisation: {name: Lantern Fitness DAC, place: IE, email: privacy@lantern.example}, is_to_me: customer}
want: [copy]
papers: [{id: request-1, by: me, channel: email, asked: [access], sent: 2026-10-05}]
"""


def test_a_letter_first_sent_to_the_firm_that_works_for_it_is_explained(library: Library) -> None:
    read = steps(library, BY_ITS_EMPLOYER, "2026-11-16")
    assert "Your letter of 2 November 2026 went to Lohnwerk GmbH, which works for others." in read
    assert "You may ask Lohnwerk GmbH to pass your letter on." in read
    german = steps(library, BY_ITS_EMPLOYER, "2026-11-16", "de")
    assert "Sie können Lohnwerk GmbH bitten, Ihr Schreiben weiterzuleiten." in german


def test_where_no_address_is_known_the_person_looks_for_one_before_they_print(library: Library) -> None:
    read = steps(library, BY_ITS_EMPLOYER, "2026-11-16")
    assert "by e-mail if its privacy notice names an address" in read
    answered = BY_ITS_EMPLOYER.replace("to: {role: processor, name: Lohnwerk GmbH}, ", "").replace(
        "sent: 2026-11-02", "sent: 2026-11-02, replies: [{'on': 2026-11-10, kind: refused}]"
    )
    assert "by e-mail if its answer came by e-mail, or its privacy notice" in steps(library, answered, "2026-11-16")


def test_the_page_speaks_of_a_pdf_only_where_there_is_one(library: Library) -> None:
    assert "Attach the PDF." in steps(library, UNANSWERED, "2026-11-10")
    assert "Attach the letter." in steps(library, UNANSWERED, "2026-11-10", pdf=False)


def test_what_is_to_be_recorded_names_the_way_it_went(library: Library) -> None:
    read = steps(library, UNANSWERED, "2026-11-10")
    assert "complaint-kit record my-case sent 2026-11-10 --by email" in read


def test_after_the_day_that_the_reminder_names_the_complaint_is_recommended(library: Library) -> None:
    # The reminder of 10 November asks for an answer by 24 November.
    read = steps(library, UNANSWERED, "2026-11-10")
    silent = read[read.index("If nothing comes") : read.index("If it refuses")]
    assert "25 November 2026: Complaint to the authority (Data Protection Commission), recommended" in silent


CONFIRMED = """
scenario: access
me: {name: Reto Amsler, lives_in: CH}
about: {organisation: {name: Sanova AG, place: CH}, is_to_me: insurer}
want: [copy]
papers:
  - id: request-1
    by: me
    channel: email
    asked: [access]
    sent: 2026-10-15
    replies: [{'on': 2026-11-02, kind: fee_asked}]
"""


def test_a_limit_is_named_while_it_runs_and_no_more_once_it_is_met(library: Library) -> None:
    # The fee was demanded on 2 November: the request is to be confirmed by 12 November (Article 19(3) DPO).
    read = steps(library, CONFIRMED, "2026-11-05")
    assert "12 November 2026" in read
    # The 30 days follow the ten: 12 December is a Saturday.
    assert "14 December 2026 15 December 2026" in read[read.index("Dates") :]
    assert "The law sets no fixed day" not in read
    met = CONFIRMED + "  - {id: reply-1, kind: reply, channel: email, sent: 2026-11-05, gives: [fee]}\n"
    assert "12 November 2026" not in steps(library, met, "2026-12-16")


STARTS_LATER = """
scenario: ai_training
me: {name: Orla Tennant, lives_in: IE}
about: {organisation: {name: Brightfold Social Ltd, place: IE}, is_to_me: customer}
happened:
  - {starts: 2027-01-08, says: Brightfold will train its AI with my posts., known: read, wrong: [no_consent]}
want: [stop_use]
"""


def test_the_day_on_which_it_begins_stands_beside_the_last_day_for_the_answer(library: Library) -> None:
    # Asked on 27 November: the answer is due on Monday 28 December, eleven days before it begins.
    read = steps(library, STARTS_LATER, "2026-11-27")
    assert "28 December 2026" in read
    assert "What you told of begins on 8 January 2027." in read


def test_nobody_who_objects_to_advertising_is_sent_to_the_form_about_ai(library: Library) -> None:
    told = """
scenario: opt_out
me: {name: Niamh Byrne, lives_in: IE}
about: {organisation: meta}
want: [stop_marketing]
"""
    assert "AI at Meta" not in steps(library, told, "2026-11-27")


def test_references_stand_in_the_information_block_of_a_sheet_that_has_one_and_below_the_subject_elsewhere(
    plan_for: PlanFor, library: Library
) -> None:
    for home, layout, beside in (("DE-BE", None, True), ("IE", None, False), ("IE", "din-5008-a", True)):
        plan = complaint(plan_for, home, account_identifiers="anna_k")
        printed = sheet(library, home, Printed(layout))
        letter = draft(plan.matters[0], library, "complaint", "de", printed)
        assert ("Konto: anna_k" in letter.contact) is beside
        assert " ".join(words(letter)).count("Konto: anna_k") == 1


def test_a_withdrawal_has_no_day_but_the_deletion_that_it_asks_for_has_a_month(library: Library) -> None:
    """Articles 12(3) and 17(1)(b) GDPR."""
    told = """
scenario: consent
me: {name: Ada Poe, lives_in: PL, email: a@example.org}
about: {organisation: {name: Sklep sp. z o.o., sector: private}, is_to_me: customer}
want: [{wish: take_back_consent, of: the newsletter}]
"""
    read = steps(library, told, "2026-11-28")
    assert "The law names no day for stopping; about the deletion they have a month to answer." in read


@pytest.mark.parametrize(
    ("home", "site"), [("DK", "https://forbrugerombudsmanden.dk/"), ("SE", "https://www.konsumentverket.se/")]
)
@pytest.mark.parametrize(("language", "says"), [("en", "look it up at"), ("de", "Sie steht unter")])
def test_of_an_office_whose_address_nobody_read_the_page_says_where_to_look_it_up(
    library: Library, plan_for: PlanFor, home: str, site: str, language: str, says: str
) -> None:
    told = {"scenario": "marketing", "organisation": "Marlow", "organisation_place": home, "contact_by": ["email"]}
    plan = plan_for("2026-11-27", home, happened("sent", "2026-10-01"), happened("refused", "2026-10-20"), **told)
    matter = next(one for one in plan.matters if one.law.id.endswith(("marketing-practices-act", "marketing-act")))
    letter = draft(matter, library, "complaint", language)
    found = " ".join(words(next_steps(plan, matter, library, "complaint", language, "my-case", letter)))
    assert f"{says} {site}" in found
