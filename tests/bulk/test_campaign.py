"""A campaign is checked before any row is read; columns are known by what people call them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from complaint_kit.bulk.campaign import read_campaign
from complaint_kit.bulk.run import Order, prepare
from complaint_kit.errors import KitError
from tests.bulk.conftest import HEADER, PACK, TODAY, Make, files_in, person, rejects_in, write_campaign, write_people

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown key": ({"organization": "x"}, "organization"),
    "an unknown scenario": ({"scenario": "nonsense"}, "no such scenario"),
    "an answer to no question": ({"answers": {"colour": "red"}}, "no question has this name"),
    "an answer that is no choice": ({"answers": {"data_kinds": ["dreams"]}}, "no choice here"),
    "an unknown language": ({"language": "tlh"}, "no such language"),
    "a group without a name": ({"sender": {"kind": "body"}}, "needs `name:` and `address:`"),
    "a group without a column of mandates": (
        {"sender": {"kind": "body", "name": "N", "address": ["A"]}},
        "mandate_date",
    ),
    "parts of no row": ({"output": {"people_per_part": 0}}, "people_per_part"),
    "no organisation at all": ({"organisation": None}, "organisation"),
}


@pytest.mark.parametrize(("changes", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_campaign_is_refused_before_any_row_is_read(tmp_path: Path, changes: dict[str, Any], says: str) -> None:
    people = write_people(tmp_path / "p.csv", [["a broken row"]])
    order = Order(write_campaign(tmp_path / "c.yaml", **changes), people, None, "pdf", TODAY, (PACK,))
    with pytest.raises(KitError, match=says):
        prepare(order, lambda text: None)


def prepared_columns(tmp_path: Path, header: tuple[str, ...], **changes: Any) -> tuple[str | None, ...]:
    people = write_people(tmp_path / "p.csv", [], header)
    order = Order(write_campaign(tmp_path / "c.yaml", **changes), people, None, "pdf", TODAY, (PACK,))
    return prepare(order, lambda text: None).columns.ids


def test_columns_are_known_by_german_and_english_names_however_they_are_spelled(tmp_path: Path) -> None:
    header = ("Mitgliedsnummer", "Vor- und Nachname", "E-Mail-Adresse", "STRASSE", "plz", "Ort", "Land", "Bundesland")
    expected = ("person_id", "full_name", "email", "address_1", "postcode", "city", "country", "region")
    assert prepared_columns(tmp_path, header) == expected
    header = ("Member ID", "Name", "e_mail", "Address Line 1", "ZIP", "Town", "Country", "State")
    assert prepared_columns(tmp_path, header) == expected


def test_a_campaign_can_say_what_its_own_columns_are(tmp_path: Path) -> None:
    header = ("name", "country", "Handle", "Joined")
    columns = {"Handle": "account_identifiers", "Joined": "ignore"}
    assert prepared_columns(tmp_path, header, columns=columns) == ("full_name", "country", "account_identifiers", None)


def test_a_column_that_nobody_knows_stops_the_run_lest_its_data_get_lost(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"nobody knows this column.*Emial"):
        prepared_columns(tmp_path, ("name", "country", "Emial"))


def test_two_columns_for_one_thing_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="two columns say full_name"):
        prepared_columns(tmp_path, ("Name", "Full name", "country"))


def test_each_row_can_name_its_own_organisation(make: Make, tmp_path: Path) -> None:
    rows = [["Ann", "NL", "Sampler"], ["Ann", "NL", "Corner Shop Ltd"]]
    people = write_people(tmp_path / "p.csv", rows, ("name", "country", "company"))
    out, _ = make(people, organisation=None)
    first, second = (text.decode() for text in files_in(out / "letters").values())
    assert "Sampler Europe Ltd" in first
    assert "Corner Shop Ltd" in second


def test_a_body_writes_for_each_person_with_a_mandate(make: Make, tmp_path: Path) -> None:
    body = {
        "kind": "body",
        "name": "Data Rights Club",
        "address": ["1 Club Square", "Amsterdam"],
        "email": "us@example.org",
    }
    rows = [[*person(1), "2026-08-01"], [*person(2), ""]]
    out, _ = make(write_people(tmp_path / "p.csv", rows, (*HEADER, "mandate_date")), sender=body)
    (letter,) = (text.decode() for text in files_in(out / "letters").values())
    assert letter.startswith("Data Rights Club\n1 Club Square\nAmsterdam\n")
    assert "I write for Member Number1." in letter
    assert letter.rstrip().endswith("Data Rights Club")
    (reject,) = rejects_in(out)
    assert (reject["row"], reject["field"], reject["problem"]) == ("3", "mandate_date", "there is no mandate")


def test_where_the_law_lets_no_agent_ask_the_person_must(make: Make, tmp_path: Path) -> None:
    agent = {"kind": "agent", "name": "Data Rights Club", "address": ["1 Club Square", "Amsterdam"]}
    rows = [[*person(1, "USA", "Virginia"), "2026-08-01"]]
    out, _ = make(write_people(tmp_path / "p.csv", rows, (*HEADER, "mandate_date")), sender=agent)
    (reject,) = rejects_in(out)
    assert "an agent cannot ask for this" in reject["problem"]
    assert "sender: {kind: person}" in reject["how_to_mend"]


def test_the_language_rule_holds_unless_a_row_says_otherwise(make: Make) -> None:
    rows = [person(1, "Netherlands"), person(2, "Germany", language="en")]
    out, _ = make(rows, language="de")
    first, second = (text.decode() for text in files_in(out / "letters").values())
    assert "Antrag auf Auskunft" in first
    assert "Request for access" in second


def test_the_campaign_file_in_the_guide_is_one(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs/bulk.md").read_text(encoding="utf-8")
    block = guide.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "c.yaml").write_text(block, encoding="utf-8")
    assert read_campaign(tmp_path / "c.yaml").output.posted_from == "DE"
    assert max(map(len, block.splitlines())) < 79  # whoever copies it from a terminal gets whole lines
