"""Days in the ways people write them."""

from datetime import date

import pytest

from complaint_kit.errors import AnswersError
from complaint_kit.situation import days
from complaint_kit.situation.days import parse_month, parse_week
from tests.conftest import LIBRARY

SUNDAY = date(2026, 11, 22)
WORDS = {language: LIBRARY.shared_words(language)["days"] for language in ("en", "de")}


def parse_day(text: str, today: date, language: str = "en", *, month_first: bool | None = False) -> date:
    return days.parse_day(text, today, WORDS[language], month_first=month_first)


SEPTEMBER_23 = date(2024, 9, 23)


@pytest.mark.parametrize(
    "text",
    [
        "23/9/2024", "23-09-2024", "23.9.2024", "23. 9. 2024", "23.09.24", "2024-09-23", "2024/9/23", " 23  Sep 2024 ",
        "23 September 2024", "23rd of September, 2024", "September 23, 2024", "Sept. 23rd 2024", "23. September 2024",
        "Mon, 23 Sep 2024", "Montag, den 23. September 2024", "on Monday 23/9/2024", "SEPTEMBER 23 2024",
    ],
)  # fmt: skip
def test_one_day_has_many_spellings(text: str) -> None:
    assert parse_day(text, SUNDAY) == SEPTEMBER_23


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5. Mai 2025", date(2025, 5, 5)),
        ("5. März 2025", date(2025, 3, 5)),
        ("5 Mrz 2025", date(2025, 3, 5)),
        ("12. Jänner 2026", date(2026, 1, 12)),
        ("3. Dez. 2025", date(2025, 12, 3)),
        ("31 Oktober 2025", date(2025, 10, 31)),
    ],
)
def test_german_months_are_read(text: str, day: date) -> None:
    assert parse_day(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", SUNDAY),
        ("Yesterday", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20)),
        ("tomorrow", date(2026, 11, 23)),
        ("vorgestern", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 19)),
        ("1 week ago", date(2026, 11, 15)),
        ("vor 2 Wochen", date(2026, 11, 8)),
        ("vor 3 Tagen", date(2026, 11, 19)),
        ("last Monday", date(2026, 11, 16)),
        ("last sat", date(2026, 11, 21)),
        ("last Sunday", date(2026, 11, 15)),
        ("letzten Montag", date(2026, 11, 16)),
        ("a week ago", date(2026, 11, 15)),
        ("two weeks ago", date(2026, 11, 8)),
        ("last week", date(2026, 11, 15)),
        ("letzte Woche", date(2026, 11, 15)),
        ("vor drei Wochen", date(2026, 11, 1)),
        ("vor einer Woche", date(2026, 11, 15)),
        ("3 months ago", date(2026, 8, 22)),
        ("vor einem Monat", date(2026, 10, 22)),
        ("two years ago", date(2024, 11, 22)),
        ("vor zwei Jahren", date(2024, 11, 22)),
    ],
)
def test_days_are_counted_from_today(text: str, day: date) -> None:
    assert parse_day(text, SUNDAY) == day


def test_an_ambiguous_date_is_day_first_in_europe_and_month_first_in_the_united_states() -> None:
    assert parse_day("4/5/2026", SUNDAY) == date(2026, 5, 4)
    assert parse_day("4/5/2026", SUNDAY, month_first=True) == date(2026, 4, 5)


def test_with_dots_the_day_comes_first_everywhere() -> None:
    assert parse_day("4.5.2026", SUNDAY, month_first=True) == date(2026, 5, 4)


@pytest.mark.parametrize("month_first", [True, False])
@pytest.mark.parametrize("text", ["9/23/2024", "23/9/2024"])
def test_a_date_that_makes_sense_in_one_order_is_read_in_that_order(text: str, month_first: bool) -> None:
    assert parse_day(text, SUNDAY, month_first=month_first) == SEPTEMBER_23


@pytest.mark.parametrize(("text", "year"), [("1/5/27", 2027), ("1/5/28", 1928), ("1 May 85", 1985), ("1/5/00", 2000)])
def test_two_digits_of_a_year_mean_the_latest_up_to_next_year(text: str, year: int) -> None:
    assert parse_day(text, SUNDAY).year == year


def test_two_digits_of_a_year_work_at_the_turn_of_a_century() -> None:
    assert parse_day("1/5/99", date(2099, 6, 1)).year == 2099
    assert parse_day("1/5/00", date(2099, 6, 1)).year == 2100


def test_a_month_ago_ends_with_a_shorter_month() -> None:
    assert parse_day("a month ago", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Monday", date(2026, 11, 16)),
        ("on Saturday", date(2026, 11, 21)),
        ("Sunday", SUNDAY),
        ("am Freitag", date(2026, 11, 20)),
        ("1 October", date(2026, 10, 1)),
        ("October 1st", date(2026, 10, 1)),
        ("the 23rd of November", date(2025, 11, 23)),
        ("1. Oktober", date(2026, 10, 1)),
        ("24.12.", date(2025, 12, 24)),
        ("22.11.", SUNDAY),
        ("29 February", date(2024, 2, 29)),
        ("Thursday, 1 October", date(2026, 10, 1)),
    ],
)
def test_a_day_without_a_year_is_the_latest_such_day(text: str, day: date) -> None:
    assert parse_day(text, SUNDAY) == day


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("October 2025", "2025-10"),
        ("Oct. 2025", "2025-10"),
        ("10/2025", "2025-10"),
        ("10.2025", "2025-10"),
        ("2025-10", "2025-10"),
        ("Oktober 2025", "2025-10"),
        ("in October", "2026-10"),
        ("im Dezember", "2025-12"),
        ("November", "2026-11"),
        ("last month", "2026-10"),
        ("diesen Monat", "2026-11"),
    ],
)
def test_a_month_is_read_as_a_month_and_without_a_year_as_the_latest(text: str, month: str) -> None:
    assert str(parse_month(text, SUNDAY)) == month


@pytest.mark.parametrize("text", ["", "2025", "13/2025", "0/2025", "2025-13", "soon", "1 October 2025", "last summer"])
def test_what_names_no_month_is_none(text: str) -> None:
    assert parse_month(text, SUNDAY) is None


def test_a_month_knows_its_first_and_last_day() -> None:
    february = parse_month("February 2028", SUNDAY)
    assert february is not None
    assert (february.first, february.last) == (date(2028, 2, 1), date(2028, 2, 29))


def test_where_a_day_is_needed_a_month_is_told_its_days() -> None:
    with pytest.raises(AnswersError, match=r"names a month.* from 2025-10-01 to 2025-10-31; if you know none, leave"):
        parse_day("October 2025", SUNDAY)
    with pytest.raises(AnswersError, match=r"nennt einen Monat.* von 2025-10-01 bis 2025-10-31"):
        parse_day("10/2025", SUNDAY, "de")


@pytest.mark.parametrize(
    "text", ["this summer", "last year", "im Frühjahr 2025", "diesen Winter", "2024", "since 2024"]
)
def test_a_longer_time_is_refused_with_advice(text: str) -> None:
    with pytest.raises(AnswersError, match=r"names a longer time.* Write the day you are surest of"):
        parse_day(text, SUNDAY)


def test_where_nobody_knows_the_order_what_may_be_two_days_is_refused() -> None:
    with pytest.raises(AnswersError, match=r"two different days.* Write 2026-05-04 or 2026-04-05"):
        parse_day("4/5/2026", SUNDAY, month_first=None)
    assert parse_day("5/5/2026", SUNDAY, month_first=None) == date(2026, 5, 5)
    assert parse_day("4.5.2026", SUNDAY, month_first=None) == date(2026, 5, 4)
    assert parse_day("23/9/2024", SUNDAY, month_first=None) == SEPTEMBER_23


@pytest.mark.parametrize("text", ["", "soon", "23 Foo 2024", "1 Ju 2025", "next week", "0 days ago", "9999 weeks ago"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(AnswersError, match="23 September 2024 or 23/9/2024 or 2024-09-23"):
        parse_day(text, SUNDAY)


def test_the_example_suits_the_reader() -> None:
    with pytest.raises(AnswersError, match="September 23, 2024 or 9/23/2024"):
        parse_day("soon", SUNDAY, month_first=True)
    with pytest.raises(AnswersError, match=r"Schreiben Sie es wie 23\. September 2024 oder 23\.9\.2024"):
        parse_day("bald", SUNDAY, "de")


@pytest.mark.parametrize("text", ["31/2/2024", "29 February 2025", "13/13/2024", "2024-00-10", "0/5/2024"])
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(AnswersError, match="no such day"):
        parse_day(text, SUNDAY)


def test_a_leap_day_is_read() -> None:
    assert parse_day("29 February 2028", SUNDAY) == date(2028, 2, 29)


def test_a_wrong_weekday_is_noticed() -> None:
    with pytest.raises(AnswersError, match="day of the week does not belong"):
        parse_day("Tue 23 Sep 2024", SUNDAY)
    with pytest.raises(AnswersError, match="Wochentag gehört nicht zu"):
        parse_day("Dienstag, 23.9.2024", SUNDAY, "de")


def test_a_slip_of_the_year_is_noticed() -> None:
    with pytest.raises(AnswersError, match="too long ago"):
        parse_day("1/1/0204", SUNDAY)


@pytest.mark.parametrize(
    ("month_first", "first", "last"),
    [(False, date(2026, 11, 16), date(2026, 11, 22)), (True, date(2026, 11, 15), date(2026, 11, 21))],
)
def test_of_what_happened_last_week_no_day_is_made_up(month_first: bool, first: date, last: date) -> None:
    """28 November 2026 is a Saturday; weeks begin on Sunday in the United States."""
    assert parse_week("last week", date(2026, 11, 28), month_first=month_first) == (first, last)
    assert parse_week("a week ago", date(2026, 11, 28)) is None
