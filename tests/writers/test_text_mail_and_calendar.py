"""Plain text, web page, e-mail draft and calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from complaint_kit.errors import WritingError
from complaint_kit.letters.letter import Letter
from complaint_kit.letters.markup import escape
from complaint_kit.writers import eml, html, ics, txt
from tests.writers.sample_letters import GREEK_AND_BULGARIAN, LETTERS, NASTY, POLISH, letter_with

PDF = b"%PDF-1.7 a letter"
every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())


@every_letter
def test_no_line_of_text_is_wider_than_76_columns(letter: Letter) -> None:
    assert max(map(len, txt.write(letter).decode().splitlines())) <= 76


def test_an_address_on_the_web_is_never_cut() -> None:
    address = "https://example.org/" + "a" * 100
    assert address in txt.write(letter_with(f"# S\n\nSee {escape(address)} for more.")).decode().splitlines()


def test_items_hang_beside_their_numbers() -> None:
    text = txt.write(letter_with("# S\n\n1. " + "word " * 30 + "\n\n   more")).decode()
    lines = text[text.index("1. word") :].splitlines()
    assert lines[1].startswith("   word")
    assert lines[3:5] == ["", "   more"]


def test_a_narrow_table_stands_in_columns_and_a_wide_one_cell_by_cell() -> None:
    narrow = txt.write(letter_with("# S\n\n| Name | Day |\n| Anna | 3 May |")).decode()
    assert "Name   Day\nAnna   3 May" in narrow
    wide = txt.write(letter_with(f"# S\n\n| Name | Day |\n| Anna | {'long ' * 20} |")).decode()
    assert "Name\nDay\n\nAnna\nlong long" in wide


def test_the_web_page_says_its_language_and_needs_nothing_else() -> None:
    page = html.write(GREEK_AND_BULGARIAN).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert '<th scope="col">' in html.write(POLISH).decode()
    for outside in ("http:", "https:", "<script", "<link", "<img"):
        assert outside not in page


def test_what_was_typed_is_never_markup_on_the_web_page() -> None:
    page = html.write(letter_with(f"# {escape(NASTY)}\n\n{escape(NASTY)}", sender=(NASTY,), page_label=NASTY)).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_draft_is_unsent_and_carries_the_letter() -> None:
    message = message_from_bytes(eml.write(POLISH, PDF), policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "privacy@example.org"
    assert message["Subject"] == POLISH.subject
    assert message["Date"] is None
    assert message["Message-ID"] is None
    assert [part.get_filename() for part in message.iter_attachments()] == ["request.pdf"]


def test_a_subject_in_greek_survives_the_header() -> None:
    data = eml.write(GREEK_AND_BULGARIAN, PDF)
    assert data.isascii() or b"%PDF" in data
    assert message_from_bytes(data, policy=policy.default)["Subject"] == GREEK_AND_BULGARIAN.subject


@pytest.mark.parametrize(
    "subject",
    [
        "Complaint about Equifax Information Services, LLC (12 U.S.C. § 5534(a))",
        "Complaint against Airbnb Ireland UC (Article 77(1) GDPR): deletion of my data",
        "Beschwerde gegen die KSV1870 Information GmbH (Art. 77 Abs. 1 DSGVO und § 24 DSG): Berichtigung meiner Daten",
    ],
)
def test_a_subject_that_is_folded_is_read_without_a_blank_more(subject: str) -> None:
    message = message_from_bytes(eml.write(replace(POLISH, subject=subject), PDF), policy=policy.default)
    assert message["Subject"] == subject


def test_lines_of_the_draft_end_and_fit_as_the_standard_asks() -> None:
    data = eml.write(GREEK_AND_BULGARIAN, PDF)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.isascii()


def test_a_line_break_in_the_subject_adds_no_header() -> None:
    message = message_from_bytes(
        eml.write(replace(POLISH, subject="A\nBcc: spy@example.org"), PDF), policy=policy.default
    )
    assert message["Bcc"] is None
    assert message["Subject"] == "A Bcc: spy@example.org"


def test_without_an_address_the_draft_has_no_recipient() -> None:
    assert message_from_bytes(eml.write(replace(POLISH, recipient_email=None), PDF))["To"] is None


@pytest.mark.parametrize(
    "address",
    ["privacy", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org", "", " ", "@b.org", "a@", "ä@b.org", "<a@b.org>"],
)
def test_what_is_no_single_address_is_refused(address: str) -> None:
    if not address:
        assert message_from_bytes(eml.write(replace(POLISH, recipient_email=address), PDF))["To"] is None
        return
    with pytest.raises(WritingError, match="not an e-mail address"):
        eml.write(replace(POLISH, recipient_email=address), PDF)


@every_letter
def test_the_same_letter_gives_the_same_bytes(letter: Letter) -> None:
    for writer in (txt, html):
        assert writer.write(letter) == writer.write(replace(letter))
    assert eml.write(letter, PDF) == eml.write(replace(letter), PDF)


REMINDER = ics.CalendarEvent(
    "case-7-answer@complaint-kit", date(2026, 12, 22), "Answer due; ask, or complain", "Line\n1 żółć 🙂 C:\\new; " * 9
)
STAMP = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_a_reminder_is_an_all_day_entry_that_rings_a_week_and_a_day_before() -> None:
    (event,) = Calendar.from_ical(ics.write((REMINDER,), STAMP)).walk("VEVENT")
    assert event["UID"] == REMINDER.uid
    assert event.decoded("DTSTART") == REMINDER.day
    assert event.decoded("DTSTAMP") == STAMP
    assert str(event["SUMMARY"]) == REMINDER.title
    assert str(event["DESCRIPTION"]) == REMINDER.description
    assert [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")] == [timedelta(days=-7), timedelta(days=-1)]


def test_the_calendar_file_keeps_to_the_lines_of_the_standard_and_to_its_bytes() -> None:
    data = ics.write((REMINDER, REMINDER), STAMP)
    assert data == ics.write((REMINDER, REMINDER), STAMP)
    assert b"DTSTART;VALUE=DATE:20261222\r\n" in data
    assert b"Answer due\\; ask\\, or complain" in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
