"""Complaints: each authority gets what its law and its form ask for, in dated facts."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import Heading, Letter, Paragraph, plain, words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.conftest import happened
from tests.letters_as_read.conftest import Draft, Read

REFUSED = (happened("sent", "2026-09-01"), happened("received", "2026-09-02"), happened("refused", "2026-09-20"))
LEEDS = (
    happened("sent", "2026-07-01"),
    happened("received", "2026-07-01"),
    happened("sent", "2026-09-01", "reminder"),
)
AT_THE_ICO = (
    *LEEDS,
    happened("sent", "2026-09-20", "controller_complaint"),
    happened("received", "2026-09-20", "controller_complaint"),
)


def test_a_complaint_to_the_organisation_asks_for_acknowledgement_in_30_days_and_an_outcome_without_a_figure(
    read: Read,
) -> None:
    letter = read("controller_complaint", "2026-09-20", "GB-ENG", *LEEDS)
    assert "acknowledge it within 30 days of receiving it (section 164A(3) of the Data Protection Act 2018)" in letter
    assert "the outcome without undue delay" in letter
    late = "Access to my data (Article 15 UK GDPR) and objection (Article 21(1) UK GDPR): answer due by 3 August 2026"
    assert late in letter
    assert "Please preserve the data" in letter


def test_the_regulator_hears_that_no_acknowledgement_came(read: Read) -> None:
    # 30 days from 20 September 2026, that day not counted, end on 20 October 2026.
    letter = read("complaint", "2026-11-10", "GB-ENG", *AT_THE_ICO)
    assert "Complaint about LinkedIn Corporation under section 165 of the Data Protection Act 2018" in letter
    assert "confirmation of receipt due by 20 October 2026" in letter
    assert "Article 77" not in letter


def test_in_2024_the_complaint_goes_to_the_commissioner_under_article_77(read: Read) -> None:
    sent = (happened("sent", "2024-09-23"), happened("sent", "2024-11-10", "reminder"))
    letter = read("complaint", "2024-12-10", "GB-ENG", *sent)
    assert "Information Commissioner's Office" in letter
    assert "Complaint about LinkedIn Corporation under Article 77 UK GDPR" in letter
    assert "section 16" not in letter


def summary(letter: Letter) -> str:
    headings = (at for at, block in enumerate(letter.blocks) if isinstance(block, Heading))
    at = next(at for at in headings if plain(letter.blocks[at].spans) == "Summary")  # type: ignore[union-attr]
    block = letter.blocks[at + 1]
    assert isinstance(block, Paragraph)
    assert isinstance(letter.blocks[at + 2], Heading)
    return plain(block.spans)


def test_the_summary_fits_the_box_of_the_icos_form_however_much_there_is_to_tell(drafted: Draft) -> None:
    told = {"already_written": True, "written_on": "2026-07-01", "written_how": "email", "their_answer": "none"}
    more = {"harm": "It worried me. " * 300, "what_happened": "I wrote. " * 500}
    text = summary(drafted("complaint", "2026-11-10", "GB-ENG", *AT_THE_ICO[1:], **told, **more))
    assert len(text) <= 2000
    assert "I complained to it on 20 September 2026" in text


def test_the_british_regulator_always_hears_of_harm_or_finds_the_place_for_it(read: Read) -> None:
    unsaid = read("complaint", "2026-11-10", "GB-ENG", *AT_THE_ICO)
    assert "How this has affected me What I want LinkedIn Corporation to do" in unsaid
    told = {"already_written": True, "written_on": "2026-07-01", "their_answer": "none", "harm": "I lost a client."}
    letter = read("complaint", "2026-11-10", "GB-ENG", *AT_THE_ICO[1:], **told)
    assert letter.count("How this has affected me: I lost a client.") == 1  # in the summary, and not again below


PARTLY = {
    "already_written": True,
    "written_on": "2026-07-01",
    "their_answer": "answered_in_part",
    "their_answer_on": "2026-07-20",
    "still_missing": "the notes of 3 May",
    "harm": "I lost a client.",
}


def test_what_is_missing_and_how_it_hurt_stand_in_the_summary_for_the_british_regulator(drafted: Draft) -> None:
    text = summary(drafted("complaint", "2026-11-10", "GB-ENG", *AT_THE_ICO[1:], **PARTLY))
    assert "It answered only in part, on 20 July 2026. Still missing: the notes of 3 May." in text
    assert "How this has affected me: I lost a client. I want it to send me what is missing." in text


def test_a_complaint_to_the_organisation_says_first_what_puts_it_right_and_calls_it_you(read: Read) -> None:
    letter = read("controller_complaint", "2026-09-20", "GB-ENG", *LEEDS[1:], **PARTLY)
    assert letter.index("Send me what is still missing: the notes of 3 May.") < letter.index("What happened")
    assert "20 July 2026: You answered in part (enclosure 2)." in letter
    assert "complain to the Information Commissioner's Office under section 165" in letter
    assert " It " not in letter[letter.index("What happened") : letter.index("What went wrong")]


def test_a_complaint_under_the_gdpr_has_what_makes_it_admissible(read: Read) -> None:
    """Article 4(1) of Regulation (EU) 2025/2518: who, how to reach them, against whom, and what the infringement is."""
    letter = read("complaint", "2026-10-20", "NL", *REFUSED, address=["Oudegracht 101", "3511 AE Utrecht"])
    assert "Complainant: Alex Morgan, Oudegracht 101, 3511 AE Utrecht, Netherlands; alex@example.org." in letter
    assert "Respondent: LinkedIn Ireland Unlimited Company" in letter
    assert "LinkedIn Ireland Unlimited Company refused what I asked for" in letter
    assert "Complaint against LinkedIn Ireland Unlimited Company (Article 77(1) GDPR)" in letter
    assert "I am complaining to you because I live in the Netherlands." in letter
    assert "(Article 58(2)(c) GDPR)" in letter
    assert "Enclosures: 1. My request of 1 September 2026 2. Its letter or e-mail of 20 September 2026" in letter


@pytest.mark.parametrize(("home", "there"), [("ES-IB", "the Balearic Islands"), ("ES-PV", "the Basque Country")])
def test_a_region_with_an_article_keeps_it(read: Read, home: str, there: str) -> None:
    refused = (happened("sent", "2026-09-01"), happened("refused", "2026-09-10"))
    assert f"because I live in {there}." in read("complaint", "2026-10-20", home, *refused)


def test_someone_who_gave_no_way_to_be_reached_gets_a_blank_for_it(read: Read) -> None:
    assert "Address or e-mail" in read("complaint", "2026-10-20", "NL", *REFUSED, email=None)


def test_a_complaint_about_access_alone_suggests_no_ban(read: Read) -> None:
    letter = read("complaint", "2026-10-20", "NL", *REFUSED, wants=["know"])
    assert "Article 58(2)(f)" not in letter
    assert "Article 58(2)(c)" in letter


def test_within_germany_the_authority_of_the_companys_land_is_addressed_as_such(read: Read) -> None:
    company = {"organisation": "Muster GmbH", "organisation_sector": "private", "organisation_place": "DE-BE"}
    letter = read("complaint", "2026-10-20", "DE-BY", *REFUSED, scenario="access", language="de", **company)
    assert "weil die Muster GmbH hier niedergelassen ist (Berlin)" in letter


def test_a_complaint_in_austria_asks_for_a_finding_and_says_that_it_is_in_time(read: Read) -> None:
    letter = read("complaint", "2026-10-20", "AT", *REFUSED, language="de")
    # § 24(2), item 1: it names the right that is held to be infringed.
    found = "Bitte stellen Sie fest, dass meine Rechte verletzt wurden (§ 24 Abs. 2 Z 5 DSG): Widerspruch (Art. 21"
    assert found in letter
    assert "dass diese Beschwerde rechtzeitig ist" in letter


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "this is a report, that the law does not make me a party (Art. 52(2) FADP)"),
        ("de", "dies eine Anzeige ist, dass ich nicht Partei werde (Art. 52 Abs. 2 DSG)"),
    ],
)
def test_in_switzerland_one_reports_and_knows_that_it_makes_no_party(read: Read, language: str, words: str) -> None:
    letter = read("complaint", "2026-10-20", "CH", *REFUSED, language=language)
    assert words in letter
    assert "GDPR" not in letter
    assert "DSGVO" not in letter


def test_a_complaint_to_the_californian_agency_follows_its_form(read: Read) -> None:
    letter = read("complaint", "2026-10-20", "US-CA", *REFUSED)
    parts = ["What it is about", "The business", "Who is complaining", "Description", "Supporting materials"]
    assert [letter.index(part) for part in parts] == sorted(letter.index(part) for part in parts)
    assert "a resident of California" in letter


def test_a_californian_swears_to_the_complaint(read: Read) -> None:
    """Civ. Code § 1798.199.45: only whoever swears is owed a written answer; 11 CCR § 7300: what a sworn one has."""
    told = (happened("sent", "2026-06-01"), happened("refused", "2026-06-20"))
    sworn = read("complaint", "2026-09-01", "US-CA", *told)
    assert "under penalty of perjury under the laws of the State of California" in sworn
    assert "I authorize you and " in sworn
    assert "As this complaint is sworn, please tell me in writing" in sworn


def test_nobody_swears_for_another_person(read: Read) -> None:
    told = (happened("sent", "2026-06-01"), happened("refused", "2026-06-20"))
    for_my_child = read("complaint", "2026-09-01", "US-CA", *told, acting_for="child", represented_name="Kim Morgan")
    assert "perjury" not in for_my_child


def test_an_attorney_general_is_told_of_request_and_appeal_and_asked_for_nothing_of_ones_own(read: Read) -> None:
    # 60 days from 1 May 2026 end on 30 June 2026.
    appealed = (
        happened("sent", "2026-02-01"),
        happened("sent", "2026-04-01", "reminder"),
        happened("sent", "2026-05-01", "appeal"),
        happened("received", "2026-05-01", "appeal"),
    )
    letter = read("complaint", "2026-09-01", "US-VA", *appealed)
    assert "May 1, 2026: I sent LinkedIn Corporation an appeal" in letter
    assert "The decision was due by June 30, 2026" in letter
    assert "I am not asking for a ruling in my own favor." in letter
    assert "organisation" not in letter


def test_a_request_of_which_only_the_arrival_is_known_goes_with_the_complaint_as_well(read: Read) -> None:
    known = (happened("received", "2026-09-02"), happened("refused", "2026-09-20"))
    assert "1. My request, received on 2 September 2026" in read("complaint", "2026-10-20", "NL", *known)
    german = read("complaint", "2026-10-20", "NL", *known, language="de")
    assert "eingegangen am 2. September 2026" in german


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_still_missing_stands_in_the_order_that_is_asked_for(library: Library, language: str) -> None:
    case = Case.model_validate(
        {
            "scenario": "access",
            "me": {"name": "Anna Huber", "lives_in": "AT"},
            "about": {"organisation": {"name": "Seewind GmbH", "place": "AT"}, "is_to_me": "customer"},
            "want": ["know"],
            "papers": [
                {
                    "id": "request-1",
                    "by": "me",
                    "asked": ["access"],
                    "sent": "2026-08-01",
                    "replies": [{"on": "2026-08-30", "kind": "partly", "missing": "XYZ-17"}],
                }
            ],
        }
    )
    matter = prepare(library, case, date(2026, 11, 27)).matter("complaint")
    letter = " ".join(words(draft(matter, library, "complaint", language)))
    order = {
        "en": "to give me what is still missing (Article 58(2)(c) GDPR): XYZ-17.",
        "de": "mir zu übermitteln, was noch fehlt (Art. 58 Abs. 2 lit. c DSGVO): XYZ-17.",
    }
    assert order[language] in letter
    # Article 78(2) GDPR: whoever heard nothing for three months may go to court.
    assert ("within three months" if language == "en" else "spätestens drei Monate nach Eingang") in letter


def test_a_complaint_claims_nothing_that_was_wanted_later_and_never_asked_for(library: Library) -> None:
    case = Case.model_validate(
        {
            "scenario": "access",
            "me": {"name": "Sophie Gruber", "lives_in": "AT"},
            "about": {"organisation": {"name": "Donaukredit GmbH", "place": "AT"}, "is_to_me": "credit_agency"},
            "want": ["copy", "reasons"],
            "papers": [{"id": "request-1", "by": "me", "asked": ["access"], "sent": "2026-09-14"}],
        }
    )
    matter = prepare(library, case, date(2026, 11, 27)).matter("complaint")
    letter = " ".join(words(draft(matter, library, "complaint", "en")))
    assert "access to my data" in letter
    assert "automated" not in letter


@pytest.mark.parametrize("home", ["AT", "GB-ENG", "US-VA", "CH"])
def test_a_complaint_about_conduct_tells_what_it_did_to_the_person(library: Library, home: str) -> None:
    case = Case.model_validate(
        {
            "scenario": "access",
            "me": {"name": "Anna Huber", "lives_in": home},
            "about": {"organisation": {"name": "Seewind Ltd", "sector": "private"}, "is_to_me": "customer"},
            "want": ["know"],
            "happened": [{"on": "2026-10-20", "says": "Seewind passed my file on.", "wrong": ["passed_on"]}],
            "at_stake": {"harm": "I lost the flat."},
        }
    )
    matter = prepare(library, case, date(2026, 11, 27)).matter("complaint")
    assert "I lost the flat." in " ".join(words(draft(matter, library, "complaint", "en")))
