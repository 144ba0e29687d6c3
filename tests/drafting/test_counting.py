"""How a period was counted, in words that a person can check by hand."""

from datetime import date
from functools import partial

import pytest

from complaint_kit.drafting.counting import explained, period_in_words
from complaint_kit.law import dates
from complaint_kit.law.dates import Period
from tests.conftest import LIBRARY

count = partial(dates.count, calendars=LIBRARY.calendars)
ENGLISH, GERMAN = LIBRARY.shared_words("en"), LIBRARY.shared_words("de")


def test_the_explanation_says_why_the_end_moves() -> None:
    counted = count("eu-1182-71", date(2027, 1, 31), Period(1, "month"), "IE")
    assert explained(counted, ENGLISH, "en") == (
        "One month from 31 January 2027 ends on 28 February 2027, because February 2027 has no 31st. That is a "
        "Sunday, so it runs to the next working day, Monday 1 March 2027 (Ireland). From Tuesday 2 March 2027 "
        "an answer is late."
    )


def test_the_explanation_says_why_to_wait_longer() -> None:
    counted = count("eu-1182-71", date(2026, 5, 4), Period(1, "month"), "DE")
    assert explained(counted, ENGLISH, "en") == (
        "One month from 4 May 2026 ends on 4 June 2026. Allowing for holidays that only some keep where the "
        "organisation sits, it may end as late as Friday 5 June 2026; from Saturday 6 June 2026 an answer is late "
        "on every reading."
    )


def test_the_explanation_calls_a_holiday_abroad_one_of_the_organisations_seat() -> None:
    # Saint Brigid's Day, 1 February 2027, is a holiday in Ireland and nowhere in the United Kingdom.
    counted = count("uk-1182-71", date(2027, 1, 1), Period(1, "month"), "IE")
    assert explained(counted, ENGLISH, "en") == (
        "One month from 1 January 2027 ends on 1 February 2027. Allowing for holidays where the organisation sits "
        "(Ireland), it may end as late as Tuesday 2 February 2027; from Wednesday 3 February 2027 an answer is late "
        "on every reading."
    )
    # One month from 6 March 2026 is Easter Monday: England keeps it, and so does Ireland.
    counted = count("uk-1182-71", date(2026, 3, 6), Period(1, "month"), "IE")
    assert "Allowing for bank holidays of every part of the United Kingdom, it" in explained(counted, ENGLISH, "en")


def test_the_explanation_names_the_nation_and_the_pause() -> None:
    counted = count("uk-1182-71", date(2026, 5, 12), Period(1, "month"), "GB-SCT", excluded_days=3)
    assert explained(counted, ENGLISH, "en") == (
        "One month from 12 May 2026 ends on 12 June 2026. Adding 3 days for which it waited for your answer, it ends "
        "on 15 June 2026. That is a public holiday, so it runs to the next working day, Tuesday 16 June 2026 "
        "(Scotland). "
        "From Wednesday 17 June 2026 an answer is late."
    )


def test_americans_read_their_own_dates() -> None:
    # 90 days from September 8: 22 are left of September, then 31, 30 and 7.
    counted = count("us", date(2026, 9, 8), Period(90, "day"), "US-CO")
    assert explained(counted, ENGLISH, "en") == (
        "90 days from September 8, 2026 (that day not counted) end on December 7, 2026. From Tuesday, "
        "December 8, 2026 an answer is late."
    )


def test_the_explanation_speaks_german() -> None:
    counted = count("ch", date(2026, 4, 1), Period(30, "day"), "CH-ZH")
    assert explained(counted, GERMAN, "de") == (
        "30 Tage ab dem 1. April 2026 (dieser Tag nicht mitgezählt) enden am 1. Mai 2026. Berücksichtigt man "
        "kantonale und örtliche Feiertage, endet die Frist vielleicht erst am Montag, 4. Mai 2026; ab "
        "Dienstag, 5. Mai 2026 ist eine Antwort nach jeder Lesart verspätet."
    )


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("1 month", "one month", "1 Monat"),
        ("45 days", "45 days", "45 Tage"),
        ("1 business day", "1 business day", "1 Arbeitstag"),
        ("15 business days", "15 business days", "15 Arbeitstage"),
        ("3 years", "3 years", "3 Jahre"),
    ],
)
def test_a_period_has_words(text: str, english: str, german: str) -> None:
    assert period_in_words(Period.parse(text), ENGLISH, "en") == english
    assert period_in_words(Period.parse(text), GERMAN, "de") == german


def test_a_letter_in_german_says_that_the_period_is_einen_monat() -> None:
    assert period_in_words(Period(1, "month"), GERMAN, "de", "periods_in_letters") == "einen Monat"
    assert period_in_words(Period(30, "day"), GERMAN, "de", "periods_in_letters") == "30 Tage"
    assert period_in_words(Period(1, "month"), ENGLISH, "en", "periods_in_letters") == "one month"


def test_a_count_for_somebody_in_austria_names_the_months_as_all_other_days_there() -> None:
    # Three months from 12 October 2026 end on Tuesday 12 January 2027.
    counted = count("eu-1182-71", date(2026, 10, 12), Period(3, "month"), "AT")
    assert "enden am 12. Jänner 2027" in explained(counted, GERMAN, "de", "de_AT")


def test_the_time_to_tell_the_result_comes_on_top_of_the_time_to_work_it_out() -> None:
    """15 U.S.C. § 1681i(a)(1)(A) and (6)(A), from September 3, 2026: October 2, and then October 5 to 9; a day later if
    that of receipt does not count, and as October 3 is a Saturday and Columbus Day no business day, October 13."""
    counted = count("us-beginning-on", date(2026, 9, 3), Period(30, "day"), "US-PA", told=Period(5, "business day"))
    assert (counted.done, counted.due) == (date(2026, 10, 2), date(2026, 10, 9))
    assert counted.complain_from == date(2026, 10, 14)
    assert explained(counted, ENGLISH, "en").startswith(
        "30 days from September 3, 2026 (that day counted) end on October 2, 2026. 5 business days more, in which it "
        "has to tell you what it did, end on October 9, 2026."
    )
    assert "5 Arbeitstage mehr, in denen sie Ihnen mitteilen muss, was sie getan hat, enden am 9. Oktober 2026." in (
        explained(counted, GERMAN, "de")
    )
