"""Law that was read long ago warns."""

from datetime import date

import pytest

from complaint_kit.drafting.age import Age, old_reading

READ = date(2026, 11, 27)


@pytest.mark.parametrize("today", [date(2026, 11, 27), date(2027, 5, 26), date(2027, 5, 27), date(2026, 1, 1)])
def test_six_months_are_not_long_ago(today: date) -> None:
    assert old_reading([READ], today) is None


@pytest.mark.parametrize(
    ("today", "months"),
    [(date(2027, 5, 28), 6), (date(2027, 6, 26), 6), (date(2027, 6, 27), 7), (date(2028, 11, 27), 24)],
)
def test_after_six_months_the_whole_months_are_told(today: date, months: int) -> None:
    assert old_reading([READ], today) == Age(READ, months)


def test_a_reading_at_the_end_of_a_month_is_a_month_old_at_the_end_of_a_shorter_one() -> None:
    assert old_reading([date(2026, 8, 31)], date(2027, 3, 1)) == Age(date(2026, 8, 31), 6)  # 28 February is six months


def test_the_oldest_counts_and_what_nobody_read_is_told_elsewhere() -> None:
    assert old_reading([READ, None, date(2026, 1, 5)], date(2026, 12, 1)) == Age(date(2026, 1, 5), 10)
    assert old_reading([None], date(2030, 1, 1)) is None
    assert old_reading([], date(2030, 1, 1)) is None
