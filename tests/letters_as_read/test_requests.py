"""First letters, read sentence by sentence: what each law gives, and nothing that the person did not say."""

from __future__ import annotations

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.sheets import sheet
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.conftest import PlanFor
from tests.letters_as_read.conftest import SITUATION, Read

US_STATES = [
    "US-CA", "US-CO", "US-CT", "US-DE", "US-FL", "US-IA", "US-MD", "US-MN", "US-MT", "US-NJ", "US-OR", "US-TX", "US-UT",
    "US-VA",
]  # fmt: skip
SWISS = [("ai_training", "en"), ("ai_training", "de"), ("access", "en"), ("access", "de")]


def test_a_letter_from_leeds_in_2024_names_article_77_and_never_section_164a(read: Read) -> None:
    letter = read("request", "2024-09-23", "GB-ENG")
    assert "complain to the Information Commissioner's Office under Article 77 UK GDPR" in letter
    assert "164A" not in letter
    assert "(Article 12(3) UK GDPR)" in letter


def test_a_letter_from_leeds_in_september_2026_names_sections_164a_and_165_and_never_article_77(read: Read) -> None:
    letter = read("request", "2026-09-01", "GB-ENG")
    assert "complain to you under section 164A of the Data Protection Act 2018" in letter
    assert "under section 165 of the Data Protection Act 2018" in letter
    assert "Article 77" not in letter
    assert "(Articles 12(3) and 12A UK GDPR)" in letter


@pytest.mark.parametrize(("residence", "paper"), [("GB-ENG", "A4"), ("IE", "A4"), ("US-TX", "Letter")])
def test_a_letter_is_set_on_the_paper_that_lies_in_the_printer_of_whoever_writes_it(
    plan_for: PlanFor, library: Library, residence: str, paper: str
) -> None:
    # the companies that residents of the United Kingdom write to are American
    (matter,) = plan_for("2026-09-01", residence).matters
    assert draft(matter, library, "request", "en").paper == paper
    assert draft(matter, library, "request", "en", sheet(library, "US")).paper == "Letter"


def test_from_february_2026_an_objection_in_the_uk_reaches_recognised_legitimate_interests(read: Read) -> None:
    assert "Article 6(1)(ea)" not in read("request", "2026-02-04", "GB-ENG")
    assert "Article 6(1)(ea)" in read("request", "2026-02-05", "GB-ENG")


def test_an_objection_under_the_gdpr_rests_on_legitimate_interests_and_asks_for_restriction_meanwhile(
    read: Read,
) -> None:
    letter = read("request", "2025-09-26", "NL", my_situation=SITUATION)
    assert "to develop, train, fine-tune or test artificial intelligence (Article 21(1) GDPR)" in letter
    assert "please restrict the processing (Article 18(1)(d) GDPR)" in letter
    assert f"My situation: {SITUATION}" in letter


@pytest.mark.parametrize(("scenario", "language"), SWISS)
def test_a_swiss_letter_has_no_gdpr_article(read: Read, scenario: str, language: str) -> None:
    letter = read("request", "2026-09-01", "CH", scenario=scenario, language=language)
    assert not [word for word in ("GDPR", "DSGVO", "Article", "Artikel") if word in letter]
    assert ("Art. 25 FADP" if language == "en" else "Art. 25 DSG") in letter


@pytest.mark.parametrize("scenario", ["ai_training", "access"])
def test_a_german_letter_from_switzerland_has_no_sharp_s(read: Read, scenario: str) -> None:
    letter = read("request", "2026-09-01", "CH", scenario=scenario, language="de")
    assert "ß" not in letter
    assert "Freundliche Grüsse" in letter


def test_the_swiss_act_gives_30_days_for_information_and_none_for_an_objection(read: Read) -> None:
    assert "within 30 days of receiving this letter (Art. 25(7) FADP" in read("request", "2026-09-01", "CH")
    objection = read("request", "2026-09-01", "CH", wants=["stop"])
    assert "30 days" not in objection
    assert "The law names no period for this" in objection


def test_against_a_swiss_federal_body_the_claim_is_that_of_public_law(read: Read) -> None:
    body = {"organisation": "Bundesamt", "organisation_sector": "public", "purpose": "general"}
    letter = read("request", "2026-09-01", "CH", organisation_place="CH", organisation_level="federal", **body)
    assert "Art. 41(1) FADP" in letter
    assert "Art. 32(2)" not in letter


def test_a_californian_opt_out_never_asks_to_be_verified(read: Read) -> None:
    opt_out = read("request", "2026-09-01", "US-CA", wants=["stop"])
    assert "Neither needs verification (11 CCR § 7026(d); 11 CCR § 7027(e))" in opt_out
    assert "verify" not in opt_out


def test_california_counts_the_opt_out_in_business_days_and_the_answer_in_calendar_days(read: Read) -> None:
    letter = read("request", "2026-09-01", "US-CA")
    assert "within 15 business days of receiving this letter" in letter
    assert "Please confirm receipt within 10 business days" in letter
    assert "answer within 45 days of receiving this letter" in letter
    assert "appeal" not in letter


@pytest.mark.parametrize("state", US_STATES)
def test_no_request_forgets_a_right_that_is_asked_for(plan_for: PlanFor, library: Library, state: str) -> None:
    plan = plan_for("2026-09-01", state, capacity="private")
    letter = " ".join(words(draft(plan.matters[0], library, "request", "en")))
    assert [
        right
        for right in plan.matters[0].asked
        if plan.matters[0].rights[right].rule.cite["right"].words["en"] not in letter
    ] == []


def test_virginia_is_cited_by_its_own_code_and_has_its_appeal(read: Read) -> None:
    letter = read("request", "2026-09-01", "US-VA", capacity="private")
    assert "stop selling my personal data (Va. Code § 59.1-577(A)(5))." in letter
    assert letter.count("Va. Code § 59.1-577(A)(5)") == 1
    assert "within 45 days of receiving this letter" in letter
    assert "how to appeal (Va. Code § 59.1-577(C))" in letter


def test_utah_has_no_appeal_and_no_duty_to_keep_to_the_purpose(read: Read) -> None:
    letter = read("request", "2026-09-01", "US-UT", capacity="private")
    assert "appeal" not in letter
    assert "purposes" not in letter


def test_iowa_has_90_days(read: Read) -> None:
    assert "within 90 days of receiving" in read("request", "2026-09-01", "US-IA", capacity="private")


def test_oregon_lets_me_ask_for_the_third_parties_by_name_and_virginia_does_not(read: Read) -> None:
    asked = {"scenario": "access", "capacity": "private"}
    assert "a list of the specific third parties" in read("request", "2026-09-01", "US-OR", **asked)
    assert "third parties" not in read("request", "2026-09-01", "US-VA", **asked)


def test_access_under_the_gdpr_asks_for_the_copy_and_for_every_letter_of_article_15(read: Read) -> None:
    letter = read("request", "2026-09-01", "IE", scenario="access", letter_form="full")
    assert "Please send me a copy of the personal data you hold about me (Article 15(3) GDPR)." in letter
    assert all(f"({item})" in letter for item in "abcdefgh")
    assert "(Article 15(2) GDPR)" in letter


def test_a_short_access_request_asks_for_the_copy_the_source_the_recipients_and_the_time(read: Read) -> None:
    letter = read("request", "2026-09-01", "IE", scenario="access", organisation="Harrow & Teal", organisation_new=True)
    assert "Please send me a copy of the personal data you hold about me (Article 15(3) GDPR)." in letter
    assert all(f"Article 15(1)({item}) GDPR" in letter for item in "gcd")
    assert "(Article 15(2) GDPR)" not in letter
    assert len(letter.split()) < 300


def test_access_in_the_uk_helps_the_search_and_asks_that_nothing_be_lost(read: Read) -> None:
    letter = read("request", "2026-09-01", "GB-SCT", scenario="access", period_from="2022-01-01")
    assert "Please search from 1 January 2022 to the date of your reply." in letter
    assert "reasonable and proportionate (Article 15(1A) UK GDPR)" in letter
    assert "Please preserve the data until you have answered (section 173 of the Data Protection Act 2018)" in letter


def test_what_matters_most_comes_before_the_rest(read: Read) -> None:
    letter = read("request", "2026-09-01", "IE", scenario="access", looking_for=["source"])
    assert letter.index("I mainly want to know where the data came from.") < letter.index("(a)")


def test_nothing_the_person_did_not_say_stands_in_the_letter(read: Read) -> None:
    letter = read("request", "2025-11-20", "NL")
    assert "What happened" not in letter
    assert "the setting that you offer" not in letter
    assert "You know me by" not in letter
    assert "My situation:" not in letter


def test_a_reason_that_was_not_given_becomes_a_blank_and_the_numbers_go_on(read: Read) -> None:
    letter = read("request", "2025-11-20", "NL")
    assert letter.index("My situation") < letter.index("2. Until then.")


@pytest.mark.parametrize("residence", ["NL", "GB-ENG", "CH", "US-CA", "US-VA"])
@pytest.mark.parametrize("scenario", ["ai_training", "access"])
def test_a_first_letter_asks_for_no_money_and_promises_no_unlearning(read: Read, residence: str, scenario: str) -> None:
    letter = read("request", "2026-09-01", residence, scenario=scenario).lower()
    assert not [word for word in ("compensation", "damages", "unlearn", "forget", "penalty") if word in letter]


def test_a_statute_without_some_of_the_provisions_is_not_cited_for_them(read: Read) -> None:
    police = {"organisation": "Police", "organisation_sector": "police", "purpose": "law_enforcement"}
    letter = read("request", "2026-09-01", "GB-ENG", **police)
    assert "UK GDPR" not in letter
    assert "(section 45 of the Data Protection Act 2018)" in letter


def test_an_institution_of_the_union_has_a_regulation_of_its_own(read: Read) -> None:
    agency = {"organisation": "Agency", "organisation_sector": "eu", "organisation_place": "BE"}
    letter = read("request", "2026-09-01", "NL", **agency)
    assert "Article 23(1) of Regulation (EU) 2018/1725" in letter
    assert "GDPR" not in letter


def test_rights_with_different_periods_get_each_its_own(read: Read) -> None:
    """Section 99 of the Data Protection Act 2018 gives 21 days for an objection, section 94 a month for access."""
    service = {
        "organisation": "Security Service",
        "organisation_sector": "intelligence",
        "purpose": "national_security",
    }
    letter = read("request", "2026-09-01", "GB-ENG", **service)
    assert "within 21 days of receiving this letter" in letter
    assert "For access to my data the time is one month" in letter


def test_an_intelligence_service_owes_no_answer_to_a_complaint_so_the_letter_names_the_regulator_alone(
    read: Read,
) -> None:
    """Section 164A of the Data Protection Act 2018 names the UK GDPR and Part 3, not Part 4."""
    service = {
        "organisation": "Security Service",
        "organisation_sector": "intelligence",
        "purpose": "national_security",
    }
    letter = read("request", "2026-09-01", "GB-ENG", scenario="access", **service)
    assert "164A" not in letter
    assert "complain to the Information Commissioner's Office under section 165" in letter


def test_the_police_are_told_the_section_of_each_month_where_access_comes_with_a_correction(read: Read) -> None:
    police = {"organisation": "Police", "organisation_sector": "police", "purpose": "law_enforcement"}
    wanted = {"what_is_wrong": "arrested", "what_is_right": "not arrested", "wants": ["know"]}
    letter = read("request", "2026-09-01", "GB-ENG", scenario="rectification", **wanted, **police)
    assert "sections 48(2) and 54 of the Data Protection Act 2018; sections 45(3) and 54" in letter


def test_a_short_british_access_request_fits_a_page(read: Read) -> None:
    shop = {"organisation": "Harrow & Teal", "organisation_new": True}
    letter = read("request", "2026-09-01", "GB-ENG", scenario="access", **shop)
    assert "copy of the personal data you hold about me (Article 15(3) UK GDPR)" in letter
    assert len(letter.split()) < 300


def test_where_no_act_gives_a_right_the_complaint_rests_on_the_privacy_notice(read: Read) -> None:
    letter = read("complaint", "2026-09-01", "US-NY", capacity="private")
    assert "No general privacy act gives me a right of my own here" in letter
    assert "Words of the notice, and the day" in letter


def test_a_californian_who_only_wants_to_know_reads_nothing_of_opting_out(read: Read) -> None:
    letter = read("request", "2026-09-01", "US-CA", wants=["know"])
    assert "the specific pieces of personal information you have collected about me" in letter
    assert not [word for word in ("sell or share", "opt out", "opt-out", "sensitive") if word in letter]


@pytest.mark.parametrize(
    ("language", "stop"), [("en", "do not use it in this way"), ("de", "unterlassen Sie diese Verwendung")]
)
def test_a_short_objection_to_training_asks_once_to_stop(read: Read, language: str, stop: str) -> None:
    letter = read("request", "2026-09-01", "AT", wants=["stop"], letter_form="short", language=language)
    assert letter.count(stop) == 1
    assert ("restrict this use" if language == "en" else "schränken Sie die Verarbeitung insoweit bitte ein") in letter


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Kundenkarte 2091-448-7", "Kundenkarte: 2091-448-7"),
        ("member no. 55310", "Member no.: 55310"),
        ("Kundennummer: 70-118", "Kundennummer: 70-118"),
        ("linkedin.com/in/sanne", "Account: linkedin.com/in/sanne"),
        ("dquan81", "Account: dquan81"),
        ("sanne@example.org", "Account: sanne@example.org"),
    ],
)
def test_a_number_that_was_typed_with_its_name_is_printed_under_it(read: Read, typed: str, printed: str) -> None:
    letter = read("request", "2026-09-01", "IE", scenario="access", account_identifiers=typed)
    assert f"{printed} Dear Sir or Madam" in letter


def test_whom_a_convicted_stalker_accused_asks_for_erasure_on_that_ground_since_31_march_2026(read: Read) -> None:
    """Article 17(1)(g) UK GDPR, in force by SI 2026/317."""
    told = {"scenario": "erasure", "what_to_erase": "the report of 3 January about me", "ground": ["malicious"]}
    said = "It comes from an allegation about me by somebody who was convicted of stalking or harassing me"
    assert said in read("request", "2026-03-31", "GB-ENG", **told)
    assert said not in read("request", "2026-03-30", "GB-ENG", **told)
