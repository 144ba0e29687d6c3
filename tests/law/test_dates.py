"""When periods of law end, held against the statutes' and regulators' own examples and against calendars by hand."""

from datetime import date
from functools import partial

import pytest
from pydantic import BaseModel, ValidationError

from complaint_kit.law import dates
from complaint_kit.law.calendars import Calendars
from complaint_kit.law.dates import CONVENTIONS, Period, add_months
from complaint_kit.law.holidays import HolidayFile
from tests.conftest import LIBRARY

count = partial(dates.count, calendars=LIBRARY.calendars)

Row = tuple[str, str, str | None, str, str, str]

# Each row: received, period, place, last day for an answer, first day on which it is late on every reading, why.
EUROPEAN: list[Row] = [
    ("2026-03-05", "1 month", "IE", "2026-04-07", "2026-04-08", "the EDPB's 5 April is Easter Sunday in 2026"),
    ("2025-08-31", "1 month", "IE", "2025-09-30", "2025-10-01", "September has no 31st"),
    ("2027-01-31", "1 month", "IE", "2027-03-01", "2027-03-02", "28 February 2027 is a Sunday"),
    ("2028-01-31", "1 month", "NL", "2028-02-29", "2028-03-01", "a leap year, and 29 February a Tuesday"),
    ("2026-05-31", "1 month", "FR", "2026-06-30", "2026-07-01", "June has no 31st"),
    (
        "2026-11-25",
        "1 month",
        "IE",
        "2026-12-28",
        "2026-12-30",
        "Saturday's may be kept on Monday",
    ),
    (
        "2027-11-28",
        "1 month",
        "IE",
        "2027-12-28",
        "2027-12-30",
        "Christmas on a weekend",
    ),
    ("2029-02-19", "1 month", "IE", "2029-03-19", "2029-03-21", "Saint Patrick's Day on a Saturday"),
    ("2028-07-08", "1 month", "DE-BY", "2028-08-08", "2028-08-10", "8 August is a holiday in the city of Augsburg"),
    ("2028-07-08", "1 month", "DE", "2028-08-08", "2028-08-10", "and the Land unknown"),
    ("2028-07-08", "1 month", "DE-HH", "2028-08-08", "2028-08-09", "not in Hamburg"),
    ("2026-06-21", "1 month", "BE", "2026-07-22", "2026-07-23", "21 July, Belgium's national day, is a Tuesday"),
    ("2026-01-31", "3 months", "ES", "2026-04-30", "2026-05-01", "from receipt, not 28 February and two months"),
    ("2027-04-07", "2 weeks", "IE", "2027-04-21", "2027-04-22", "weeks end on the same weekday"),
    ("2028-02-29", "1 year", "IE", "2029-02-28", "2029-03-01", "2029 has no 29 February"),
    ("2026-05-04", "1 month", "DE", "2026-06-04", "2026-06-06", "Corpus Christi in six Länder, and the Land unknown"),
    ("2026-05-04", "1 month", "DE-BY", "2026-06-04", "2026-06-06", "Bavaria keeps Corpus Christi"),
    ("2026-05-04", "1 month", "DE-BE", "2026-06-04", "2026-06-05", "Berlin does not"),
    ("2026-03-03", "1 month", "NL", "2026-04-03", "2026-04-08", "Good Friday is disputed, Easter Monday is not"),
    ("2026-04-05", "1 month", "NL", "2026-05-05", "2026-05-07", "Liberation Day is disputed"),
    ("2026-11-24", "1 month", "AT", "2026-12-24", "2026-12-29", "Austria's Christmas Eve is disputed"),
    ("2026-03-05", "1 month", None, "2026-04-06", "2026-04-08", "Portugal works on Easter Monday, others do not"),
    ("2026-11-25", "1 month", None, "2026-12-28", "2026-12-30", "25 December everywhere; Bulgaria keeps the 28th too"),
    ("2026-03-05", "1 month", "US-CA", "2026-04-06", "2026-04-08", "an American company is bound by some state's law"),
]
BRITISH: list[Row] = [
    ("2024-09-03", "1 month", "GB-ENG", "2024-10-03", "2024-10-04", "ICO: 3 September, so 3 October"),
    ("2024-11-25", "1 month", "GB-ENG", "2024-12-27", "2024-12-28", "ICO: 25 and 26 December are bank holidays"),
    ("2024-11-25", "1 month", "GB", "2024-12-27", "2024-12-28", "in every nation"),
    ("2026-03-31", "1 month", "GB-ENG", "2026-04-30", "2026-05-01", "ICO: 31 March, so 30 April"),
    ("2027-01-01", "1 month", "GB-WLS", "2027-02-01", "2027-02-02", "ICO: 1 January, so the end of 1 February"),
    ("2026-01-01", "1 month", "GB-WLS", "2026-02-02", "2026-02-03", "but 1 February 2026 is a Sunday"),
    ("2025-01-31", "1 month", "GB-ENG", "2025-02-28", "2025-03-01", "ICO: 31 January, so 28 February"),
    ("2028-01-31", "1 month", "GB-ENG", "2028-02-29", "2028-03-01", "ICO: 29 February in a leap year"),
    ("2032-01-31", "1 month", "GB-ENG", "2032-03-01", "2032-03-02", "ICO: the Monday if that is a weekend"),
    ("2026-06-19", "30 days", "GB-ENG", "2026-07-20", "2026-07-21", "section 164A: 19 July is a Sunday"),
    ("2026-11-30", "3 months", "GB-SCT", "2027-03-01", "2027-03-02", "28 February 2027 is a Sunday"),
    ("2026-05-15", "1 month", "GB-SCT", "2026-06-16", "2026-06-17", "Scotland's day off for the FactContext Cup"),
    ("2026-05-15", "1 month", "GB-ENG", "2026-06-15", "2026-06-16", "in Scotland only"),
    ("2026-05-15", "1 month", "GB", "2026-06-15", "2026-06-17", "nation unknown: due without, late with it"),
    ("2026-03-06", "1 month", "GB-ENG", "2026-04-07", "2026-04-08", "Easter Monday"),
    ("2026-03-06", "1 month", "GB-SCT", "2026-04-06", "2026-04-07", "no bank holiday in Scotland"),
    ("2026-06-13", "1 month", "GB-NIR", "2026-07-14", "2026-07-15", "the Twelfth is a Sunday, its substitute the 13th"),
    ("2026-11-28", "1 month", "GB", "2026-12-29", "2026-12-30", "28 December 2026 is a substitute day everywhere"),
    ("2027-11-27", "1 month", "GB", "2027-12-29", "2027-12-30", "27 and 28 December 2027 are substitute days"),
    ("2026-12-04", "1 month", "GB-SCT", "2027-01-05", "2027-01-06", "4 January 2027 stands in for the 2nd"),
    ("2026-12-04", "1 month", "GB-ENG", "2027-01-04", "2027-01-05", "in Scotland only"),
    ("2026-03-06", "1 month", "IE", "2026-04-06", "2026-04-08", "a company abroad: some nation's holidays"),
]
IRISH: list[Row] = [
    ("2026-11-20", "28 days", "IE", "2026-12-17", "2026-12-19", "section 18(h): 20 November is the first of the 28"),
    ("2026-11-28", "28 days", "IE", "2026-12-25", "2026-12-30", "Christmas does not move the end"),
]
SWISS: list[Row] = [
    ("2026-03-01", "30 days", "CH-ZH", "2026-03-31", "2026-04-01", "thirty days, not a month"),
    ("2026-07-02", "30 days", "CH-ZH", "2026-08-03", "2026-08-04", "1 August is a Saturday"),
    ("2026-04-14", "30 days", "CH", "2026-05-15", "2026-05-16", "Ascension Day"),
    ("2026-04-01", "30 days", "CH-ZH", "2026-05-01", "2026-05-05", "Zurich keeps 1 May, a Friday"),
    ("2026-04-01", "30 days", "CH-BE", "2026-05-01", "2026-05-02", "Berne does not"),
    ("2026-03-07", "30 days", None, "2026-04-06", "2026-04-08", "Easter Monday is a matter of the cantons"),
    ("2026-11-25", "30 days", "CH-GE", "2026-12-28", "2026-12-29", "Christmas and a weekend"),
    ("2028-02-01", "30 days", "CH-GE", "2028-03-02", "2028-03-03", "a leap year"),
]
AMERICAN: list[Row] = [
    ("2026-01-05", "45 days", "US-TX", "2026-02-19", "2026-02-20", "the 45th day after the date of receipt"),
    ("2026-03-04", "45 days", "US-VA", "2026-04-18", "2026-04-21", "a Saturday does not move the statutory day"),
    ("2026-05-19", "45 days", "US-CO", "2026-07-03", "2026-07-07", "Independence Day observed on a Friday"),
    ("2028-01-15", "45 days", "US-VA", "2028-02-29", "2028-03-01", "a leap year"),
    ("2026-08-24", "90 days", "US-CT", "2026-11-22", "2026-11-24", "the extension counts from receipt; a Sunday"),
    ("2026-01-16", "45 days", "US-TX", "2026-03-02", "2026-03-04", "Texas Independence Day"),
    ("2026-01-16", "45 days", "US-VA", "2026-03-02", "2026-03-03", "in Texas only"),
    ("2026-01-16", "45 days", None, "2026-03-02", "2026-03-04", "some state keeps 2 March, some 3 March, none both"),
    ("2026-06-18", "10 business days", "US-VA", "2026-07-06", "2026-07-07", "without Juneteenth and 3 July"),
]
AMERICAN_WITH_THE_FIRST_DAY: list[Row] = [
    ("2027-01-04", "30 days", "US-OH", "2027-02-02", "2027-02-04", "28 of January and two of February"),
    ("2026-11-27", "30 days", "US-PA", "2026-12-26", "2026-12-29", "a Saturday does not move the day"),
]
CALIFORNIAN: list[Row] = [
    ("2026-01-07", "45 days", None, "2026-02-21", "2026-02-24", "a Saturday"),
    ("2026-07-26", "45 days", None, "2026-09-09", "2026-09-11", "Admission Day, Government Code 6700"),
    ("2026-08-11", "45 days", "US-NY", "2026-09-25", "2026-09-29", "Native American Day, a Friday"),
    ("2026-01-03", "45 days", None, "2026-02-17", "2026-02-19", "Lunar New Year"),
    ("2026-11-03", "90 days", None, "2027-02-01", "2027-02-02", "the extension counts from receipt"),
    ("2028-01-20", "45 days", None, "2028-03-05", "2028-03-07", "a leap year, and a Sunday"),
    ("2026-11-16", "10 business days", None, "2026-12-01", "2026-12-03", "California keeps the day after Thanksgiving"),
    ("2026-03-16", "15 business days", None, "2026-04-06", "2026-04-08", "California keeps Cesar Chavez Day"),
]
BRITISH_WITH_THE_FIRST_DAY: list[Row] = [
    ("2026-12-01", "40 days", "GB-ENG", "2027-01-09", "2027-01-12", "31 of December and nine of January"),
    ("2027-02-01", "40 days", "GB-ENG", "2027-03-12", "2027-03-16", "28 of February and twelve of March"),
    ("2026-06-01", "21 days", "GB-SCT", "2026-06-21", "2026-06-23", "a Sunday does not move the day"),
]
TABLES = {
    "eu-1182-71": EUROPEAN,
    "uk-1182-71": BRITISH,
    "uk-beginning-with": BRITISH_WITH_THE_FIRST_DAY,
    "ie": IRISH,
    "ch": SWISS,
    "us": AMERICAN,
    "us-beginning-on": AMERICAN_WITH_THE_FIRST_DAY,
    "us-ca": CALIFORNIAN,
}
ROWS = [pytest.param(name, *row[:5], id=f"{name}: {row[5]}") for name, table in TABLES.items() for row in table]


@pytest.mark.parametrize(("convention", "received", "within", "place", "due", "late"), ROWS)
def test_a_period_ends_as_the_statute_says(
    convention: str, received: str, within: str, place: str | None, due: str, late: str
) -> None:
    counted = count(convention, date.fromisoformat(received), Period.parse(within), place)
    assert (counted.due.isoformat(), counted.complain_from.isoformat()) == (due, late)


def test_every_convention_has_its_table() -> None:
    assert set(TABLES) == set(CONVENTIONS)


def test_a_clarification_pause_is_added_before_the_weekend_moves_the_end() -> None:
    counted = count("uk-1182-71", date(2026, 9, 1), Period(1, "month"), "GB-ENG", excluded_days=10)
    assert counted.unmoved == date(2026, 10, 11)  # 1 October and ten days, a Sunday
    assert counted.due == date(2026, 10, 12)
    assert counted.complain_from == date(2026, 10, 13)


def test_no_answer_is_called_late_on_its_last_day() -> None:
    received = [date(2026, month, day) for month in range(1, 13) for day in (1, 14, 28)]
    for convention, place in [("eu-1182-71", None), ("uk-1182-71", "GB"), ("ch", "CH"), ("us", "US"), ("us-ca", "US")]:
        counts = [count(convention, day, Period(30, "day"), place) for day in received]
        assert all(counted.complain_from > counted.due for counted in counts)


@pytest.mark.parametrize(
    ("day", "number", "end"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 5, 31), 1, date(2026, 6, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_end_on_the_same_date_or_the_last_there_is(day: date, number: int, end: date) -> None:
    assert add_months(day, number) == end


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1 month", Period(1, "month")),
        ("45 days", Period(45, "day")),
        ("15 business days", Period(15, "business day")),
        ("2 weeks", Period(2, "week")),
        ("3 years", Period(3, "year")),
    ],
)
def test_a_period_is_read_as_a_statute_names_it(text: str, period: Period) -> None:
    assert Period.parse(text) == period
    assert str(period) == text


@pytest.mark.parametrize("text", ["45", 45, "a month", "0 days", "1.5 months", "30 working days", "10000 days", ""])
def test_a_period_that_cannot_be_read_says_what_to_write(text: object) -> None:
    with pytest.raises(ValueError, match="write a number and a unit, such as '1 month'"):
        Period.parse(text)


class Holder(BaseModel):
    within: Period | None


def test_a_model_reads_and_writes_a_period_as_text() -> None:
    holder = Holder.model_validate({"within": "15 business days"})
    assert holder.within == Period(15, "business day")
    assert holder.model_dump_json() == '{"within":"15 business days"}'
    assert Holder(within=Period(1, "month")).within == Period(1, "month")


def test_a_model_refuses_what_is_no_period() -> None:
    with pytest.raises(ValidationError, match="'fortnight' is not a period"):
        Holder.model_validate({"within": "fortnight"})


def test_a_holiday_that_counts_moves_the_last_day_and_one_that_may_only_the_day_from_which_an_answer_is_late() -> None:
    # One month from 31 January 2027 ends on Sunday 28 February, so on Monday 1 March, here made a holiday.
    def irish(counts: str) -> tuple[str, str]:
        source = {"title": "Gazette", "url": "https://example.org"}
        day = {"place": "IE", "day": "2027-03-01", "counts": counts, "source": source}
        calendars = Calendars(HolidayFile.model_validate({"holidays": [day]}), {"EEA": ("IE",)})
        found = dates.count("eu-1182-71", date(2027, 1, 31), Period(1, "month"), "IE", calendars=calendars)
        return found.due.isoformat(), found.complain_from.isoformat()

    assert irish("yes") == ("2027-03-02", "2027-03-03")
    assert irish("maybe") == ("2027-03-01", "2027-03-03")
    assert irish("no") == ("2027-03-01", "2027-03-02")
