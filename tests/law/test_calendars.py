"""Which days are holidays, held against what the governments announced."""

import subprocess
import sys
from datetime import date

import pytest

from complaint_kit.law.calendars import Calendars, package, regions, subdivisions
from complaint_kit.law.holidays import HolidayFile
from tests.conftest import LIBRARY

CALENDARS = LIBRARY.calendars
EEA_STATES = CALENDARS.meant("EEA")
is_working_day, roll_forward, add_working_days = (
    CALENDARS.is_working_day,
    CALENDARS.roll_forward,
    CALENDARS.add_working_days,
)


def weekdays_off(place: str, year: int) -> list[str]:
    return [f"{day:%m-%d}" for day in sorted(CALENDARS.designated(place, year)) if day.weekday() < 5]


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
    assert CALENDARS.designated("GB-XXX", 2026) == CALENDARS.designated("GB", 2026)


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
    code = "from complaint_kit.law.calendars import *; print(package('NL', None, 2026)[date(2026, 4, 3)])"
    dutch = {"LANGUAGE": "nl", "LANG": "nl_NL.UTF-8"}
    run = subprocess.run([sys.executable, "-c", code], env=dutch, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "Good Friday"


def test_a_lands_holiday_counts_there_and_only_on_a_cautious_reading() -> None:
    epiphany = date(2026, 1, 6)
    assert is_working_day(epiphany, "DE-BY")
    assert not is_working_day(epiphany, "DE-BY", cautious=True)
    assert is_working_day(epiphany, "DE-HH", cautious=True)


def test_a_country_may_mean_any_of_its_regions_and_a_region_itself() -> None:
    assert {"DE", "DE-BY", "DE-HH"} <= set(CALENDARS.meant("DE"))
    assert CALENDARS.meant("DE-BY") == ("DE-BY", "DE-BY/Augsburg")
    assert CALENDARS.meant("DE-HH") == ("DE-HH",)
    assert CALENDARS.meant("IE") == ("IE",)
    assert CALENDARS.meant("GB") == CALENDARS.meant("GB-XXX") == ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS")
    assert len(EEA_STATES) == 30
    assert {"IE", "NO", "IS", "LI"} < set(EEA_STATES)


def test_only_new_year_and_christmas_day_are_holidays_all_over_the_eea() -> None:
    assert weekdays_off("EEA", 2026) == ["01-01", "12-25"]


@pytest.mark.parametrize("place", [*EEA_STATES, "EEA", "GB", "GB-SCT", "CH", "CH-ZH", "US", "US-CA", "DE-BY"])
def test_the_cautious_reading_never_has_fewer_holidays(place: str) -> None:
    assert date(2026, 12, 25) in CALENDARS.designated(place, 2026)
    assert all(CALENDARS.designated(place, 2026) <= CALENDARS.possible(meant, 2026) for meant in CALENDARS.meant(place))


def test_a_place_without_a_calendar_knows_weekends_only() -> None:
    assert is_working_day(date(2026, 12, 25), "XX")
    assert roll_forward(date(2026, 12, 26), "XX", cautious=True) == date(2026, 12, 28)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert add_working_days(date(2026, 12, 23), 2, "GB-ENG") == date(2026, 12, 29)


def test_nobody_pays_for_calendars_before_a_period_is_counted() -> None:
    code = "import sys, complaint_kit.law.dates; print({'holidays', 'babel'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def with_(*holidays: dict[str, object]) -> Calendars:
    """The package with these corrections and no others."""
    source = {"title": "Somewhere", "url": "https://example.org"}
    return Calendars(HolidayFile.model_validate({"holidays": [{"source": source, **one} for one in holidays]}))


MONDAY = date(2027, 3, 1)  # an ordinary Monday in Ireland


def test_a_holiday_that_counts_moves_the_last_day_and_one_that_may_only_the_day_from_which_it_is_late() -> None:
    for day in ("2027-03-01", date(2027, 3, 1), "03-01", "1st Monday of March"):
        sure, maybe = (with_({"place": "IE", "day": day, "counts": counts}) for counts in ("yes", "maybe"))
        assert not sure.is_working_day(MONDAY, "IE")
        assert maybe.is_working_day(MONDAY, "IE")
        assert not maybe.is_working_day(MONDAY, "IE", cautious=True)
        assert sure.is_working_day(MONDAY, "NL", cautious=True)


def test_a_day_that_is_no_holiday_counts_on_no_reading() -> None:
    patrick = date(2026, 3, 17)  # a Tuesday
    for which in ({"day": "03-17"}, {"names": ["Saint Patrick's Day"]}):
        calendars = with_({"place": "IE", **which, "counts": "no"})
        assert calendars.is_working_day(patrick, "IE", cautious=True)
        assert not Calendars().is_working_day(patrick, "IE")


def test_a_correction_holds_in_its_years_only() -> None:
    calendars = with_({"place": "IE", "day": "03-01", "counts": "yes", "years": {"from": 2027, "until": 2027}})
    assert not calendars.is_working_day(MONDAY, "IE")
    assert calendars.is_working_day(date(2028, 3, 1), "IE")  # a Wednesday


def test_what_only_banks_keep_can_be_made_certain_by_its_name() -> None:
    midsummer_eve = date(2026, 6, 19)
    assert Calendars().is_working_day(midsummer_eve, "SE")
    assert not with_({"place": "SE", "names": ["Midsummer Eve"], "counts": "yes"}).is_working_day(midsummer_eve, "SE")


def test_the_last_friday_of_a_month_is_found() -> None:
    calendars = with_({"place": "IE", "day": "last Friday of November", "counts": "yes"})
    assert not calendars.is_working_day(date(2026, 11, 27), "IE")
    assert calendars.is_working_day(date(2026, 11, 20), "IE")


def test_irish_holidays_on_a_weekend_may_be_kept_on_the_next_working_days() -> None:
    # 26 December 2026 is a Saturday; 25 and 26 December 2027 a Saturday and a Sunday; 1 January 2028 and 17 March 2029
    # Saturdays.
    kept = [date(2026, 12, 28), date(2027, 12, 27), date(2027, 12, 28), date(2028, 1, 3), date(2029, 3, 19)]
    for day in kept:
        assert is_working_day(day, "IE")
        assert not is_working_day(day, "IE", cautious=True)
    assert is_working_day(date(2026, 12, 29), "IE", cautious=True)
    assert is_working_day(date(2025, 12, 29), "IE", cautious=True)  # Christmas on a Thursday: nothing to make good


def test_a_towns_holiday_counts_there_and_only_on_a_cautious_reading() -> None:
    peace = date(2028, 8, 8)  # a Tuesday
    assert is_working_day(peace, "DE-BY/Augsburg")
    assert not is_working_day(peace, "DE-BY/Augsburg", cautious=True)
    assert is_working_day(peace, "DE-BY", cautious=True)


# Days on which only the staff of a town is off, or for half a day.
STAFF = {"Bridge Holiday", "Day before Good Friday", "Christmas Eve", "New Year's Eve"}
# Parts of a country that are no towns: school zones, communities, regions of school holidays.
NO_TOWNS = {"BE", "FR", "NL"}


@pytest.mark.parametrize("country", [*EEA_STATES, "CH"])
def test_every_holiday_of_a_town_that_the_package_knows_may_count(country: str) -> None:
    towns = set() if country in NO_TOWNS else set(subdivisions(country)) - set(regions(country))
    known = frozenset.union(*(CALENDARS.possible(place, 2026) for place in CALENDARS.meant(country)))
    for town in towns:
        days = package(country, town, 2026, everything=True).items()
        assert {name for day, name in days if day not in known} <= STAFF


def test_the_friday_after_ascension_day_may_count_in_the_netherlands() -> None:
    friday = date(2026, 5, 15)
    assert is_working_day(friday, "NL")
    assert not is_working_day(friday, "NL", cautious=True)
    assert is_working_day(friday, "IE", cautious=True)


def test_californias_own_holidays_count_on_a_cautious_reading() -> None:
    # Admission Day 2029 is a Sunday, so Monday the 10th; the fourth Friday of September 2026 is the 25th.
    for day in (date(2026, 2, 12), date(2026, 4, 24), date(2029, 9, 10), date(2026, 9, 25), date(2026, 2, 17)):
        assert is_working_day(day, "US-CA")
        assert not is_working_day(day, "US-CA", cautious=True)
        assert is_working_day(day, "US-VA", cautious=True)
