"""Which days are holidays, held against what the governments announced."""

import subprocess
import sys
from datetime import date

import pytest

from complaint_kit.law.calendars import (
    EEA_STATES,
    add_working_days,
    calendars_meant,
    designated_holidays,
    is_working_day,
    possible_holidays,
    roll_forward,
)


def weekdays_off(place: str, year: int) -> list[str]:
    return [f"{day:%m-%d}" for day in sorted(designated_holidays(place, year)) if day.weekday() < 5]


def test_englands_bank_holidays_of_2026_are_those_on_gov_uk() -> None:
    expected = ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]
    assert weekdays_off("GB-ENG", 2026) == weekdays_off("GB-WLS", 2026) == expected


def test_scotlands_bank_holidays_of_2026_have_the_world_cup_and_no_easter_monday() -> None:
    expected = ["01-01", "01-02", "04-03", "05-04", "05-25", "06-15", "08-03", "11-30", "12-25", "12-28"]
    assert weekdays_off("GB-SCT", 2026) == expected


def test_northern_irelands_bank_holidays_of_2026_have_both_its_own() -> None:
    expected = ["01-01", "03-17", "04-03", "04-06", "05-04", "05-25", "07-13", "08-31", "12-25", "12-28"]
    assert weekdays_off("GB-NIR", 2026) == expected


def test_new_year_2028_is_a_saturday_and_scotland_gets_two_substitutes() -> None:
    assert weekdays_off("GB-ENG", 2028)[0] == "01-03"
    assert weekdays_off("GB-SCT", 2028)[:2] == ["01-03", "01-04"]


def test_an_unknown_nation_keeps_only_what_all_keep() -> None:
    assert weekdays_off("GB", 2026) == ["01-01", "04-03", "05-04", "05-25", "12-25", "12-28"]
    assert designated_holidays("GB-XXX", 2026) == designated_holidays("GB", 2026)


def test_federal_holidays_of_2026_are_the_eleven_of_5_usc_6103() -> None:
    expected = ["01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"]
    assert weekdays_off("US-CA", 2026) == weekdays_off("US", 2026) == expected


def test_good_friday_is_certain_in_germany_and_not_in_ireland_or_the_netherlands() -> None:
    good_friday = date(2026, 4, 3)
    assert not is_working_day(good_friday, "DE")
    assert is_working_day(good_friday, "IE")
    assert is_working_day(good_friday, "NL")
    assert not is_working_day(good_friday, "NL", cautious=True)


@pytest.mark.parametrize("place", ["BG", "HU", "LV"])
def test_a_bridge_day_by_decree_counts_only_on_a_cautious_reading(place: str) -> None:
    friday_after_new_year = date(2026, 1, 2)
    assert is_working_day(friday_after_new_year, place)
    assert not is_working_day(friday_after_new_year, place, cautious=True)


def test_the_names_of_holidays_do_not_follow_the_machines_language() -> None:
    code = "from complaint_kit.law.calendars import *; print(is_working_day(date(2026, 4, 3), 'NL'))"
    dutch = {"LANGUAGE": "nl", "LANG": "nl_NL.UTF-8"}
    run = subprocess.run([sys.executable, "-c", code], env=dutch, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "True"


def test_a_lands_holiday_counts_there_and_only_on_a_cautious_reading() -> None:
    epiphany = date(2026, 1, 6)
    assert is_working_day(epiphany, "DE-BY")
    assert not is_working_day(epiphany, "DE-BY", cautious=True)
    assert is_working_day(epiphany, "DE-HH", cautious=True)


def test_a_country_may_mean_any_of_its_regions_and_a_region_itself() -> None:
    assert {"DE", "DE-BY", "DE-HH"} <= set(calendars_meant("DE"))
    assert calendars_meant("DE-BY") == ("DE-BY",)
    assert calendars_meant("IE") == ("IE",)
    assert calendars_meant("GB") == calendars_meant("GB-XXX") == ("GB-ENG", "GB-NIR", "GB-SCT")
    assert calendars_meant("EEA") == EEA_STATES


def test_only_new_year_and_christmas_day_are_holidays_all_over_the_eea() -> None:
    assert weekdays_off("EEA", 2026) == ["01-01", "12-25"]


@pytest.mark.parametrize("place", [*EEA_STATES, "EEA", "GB", "GB-SCT", "CH", "CH-ZH", "US", "US-CA", "DE-BY"])
def test_the_cautious_reading_never_has_fewer_holidays(place: str) -> None:
    assert date(2026, 12, 25) in designated_holidays(place, 2026)
    assert all(designated_holidays(place, 2026) <= possible_holidays(meant, 2026) for meant in calendars_meant(place))


def test_a_place_without_a_calendar_knows_weekends_only() -> None:
    assert is_working_day(date(2026, 12, 25), "XX")
    assert roll_forward(date(2026, 12, 26), "XX", cautious=True) == date(2026, 12, 28)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert add_working_days(date(2026, 12, 23), 2, "GB-ENG") == date(2026, 12, 29)


def test_nobody_pays_for_calendars_before_a_period_is_counted() -> None:
    code = "import sys, complaint_kit.law.dates; print({'holidays', 'babel'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
