"""Corrections of holidays that would silently do nothing."""

import pytest

from tests.checks.small_pack import SmallPack

HOLIDAYS = "jurisdictions/holidays.yaml"
SOURCE = 'source: {title: Gazette, url: "https://example.org"}, verified: {on: 2026-11-22}'
UNREAD = 'source: {title: Gazette, url: "https://example.org"}, verified: null'
PLACES = "jurisdictions/places.yaml"
IRELAND = "{code: IE, name: {en: Ireland, de: Irland}}"


@pytest.fixture
def irish(pack: SmallPack) -> SmallPack:
    pack.change(PLACES, "places:", f"places:\n  - {IRELAND}")
    return pack


def found(pack: SmallPack, entry: str) -> list[str]:
    pack.write(HOLIDAYS, f"holidays:\n  - {{{entry}, {SOURCE}}}\n")
    return [one.problem for one in pack.result().findings]


@pytest.mark.parametrize(
    "entry",
    [
        "place: IE, names: [Saint Patrick's Day], counts: maybe",
        "place: IE, day: 2027-03-01, counts: yes",
        "place: IE, day: last Monday of May, counts: no",
        "place: IE, names: [Chinese New Year], calendar_of: HK, counts: maybe",
    ],
)
def test_a_correction_that_matches_something_holds(irish: SmallPack, entry: str) -> None:
    assert found(irish, entry) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("place: IR, day: 03-01, counts: yes", "there is no place 'IR'"),
        ("place: IE-X, day: 03-01, counts: yes", "there is no place 'IE-X'"),
        ("place: IE, names: [Saint Patricks Day], counts: maybe", "no holiday of IE is called 'Saint Patricks Day'"),
        ("place: IE, names: [E], counts: maybe", "no holiday of IE is called 'E'"),
        ("place: IE, town: Cork, counts: maybe", "the package has no town 'Cork' in IE"),
    ],
)
def test_a_place_or_a_name_that_matches_nothing_is_refused(irish: SmallPack, entry: str, problem: str) -> None:
    assert found(irish, entry) == [problem]


@pytest.mark.parametrize("day", ["31 March", "02-30", "5th Monday of May", "1st Mon of May"])
def test_a_day_that_cannot_be_is_refused(irish: SmallPack, day: str) -> None:
    (problem,) = found(irish, f"place: IE, day: {day}, counts: yes")
    assert "day" in problem


def test_a_correction_that_nobody_read_says_what_is_not_certain(irish: SmallPack) -> None:
    irish.write(HOLIDAYS, f"holidays:\n  - {{place: IE, day: 03-01, counts: yes, {UNREAD}}}\n")
    (finding,) = irish.result().findings
    assert finding.check == "doubts"
