"""Days in the ways people write them."""

from datetime import date

import pytest

from complaint_kit.errors import AnswersError
from complaint_kit.situation.days import parse_day

SUNDAY = date(2026, 11, 22)
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


@pytest.mark.parametrize("text", ["", "soon", "2024", "23 September", "23 Foo 2024", "1 Ju 2025", "next week"])
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
    with pytest.raises(AnswersError, match="that day was not a Tuesday"):
        parse_day("Tue 23 Sep 2024", SUNDAY)
    with pytest.raises(AnswersError, match="dieser Tag war kein Dienstag"):
        parse_day("Dienstag, 23.9.2024", SUNDAY, "de")


def test_a_slip_of_the_year_is_noticed() -> None:
    with pytest.raises(AnswersError, match="too long ago"):
        parse_day("1/1/0204", SUNDAY)
