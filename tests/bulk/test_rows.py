"""A row becomes a letter, or a line in the reject list that says how to mend it."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.bulk.due import record_sent
from complaint_kit.bulk.output.finish import export_list
from complaint_kit.bulk.output.register import csv_line
from tests.bulk.conftest import HEADER, Make, everywhere, files_in, person, register_in, rejects_in, write_people


def test_where_a_person_lives_decides_law_language_addressee_and_paper(make: Make) -> None:
    out, tally = make(everywhere(5))
    assert tally.letters == 5
    laws = {row["person_id"]: (row["law"], row["language"], row["organisation"]) for row in register_in(out)}
    assert laws == {
        "k0": ("eu.gdpr", "de", "Sampler Europe Ltd"),
        "k1": ("eu.gdpr", "en", "Sampler Europe Ltd"),
        "k2": ("gb.uk-gdpr", "en", "Sampler Corporation"),
        "k3": ("us-ca.ccpa", "en", "Sampler Corporation"),
        "k4": ("us-tx.tdpsa", "en", "Sampler Corporation"),
    }


def test_an_address_stands_in_the_order_of_its_country(make: Make) -> None:
    out, _ = make(everywhere(4))
    letters = {name.split("-")[-1].split("/")[0]: text.decode() for name, text in files_in(out / "letters").items()}
    assert "Long Street 0\n10000 Newtown" in letters["k0"]
    assert "Long Street 2\nNewtown\n10002" in letters["k2"]
    assert "Long Street 3\nNewtown, CA 10003" in letters["k3"]


BROKEN = {
    "no name": ({"name": ""}, "name", "needed"),
    "no residence": ({"country": ""}, "country", "needed"),
    "an unknown country": ({"country": "Atlantis"}, "country", "no place"),
    "the United States without a state": ({"country": "USA"}, "country", "the part of the country is needed"),
    "an unknown state": ({"country": "USA", "region": "Cascadia"}, "region", "no place"),
    "no e-mail address": ({"email": "somebody at example.org"}, "email", "e-mail"),
    "an e-mail address without a host": ({"email": "somebody@"}, "email", "e-mail"),
    "a language nobody knows": ({"language": "Klingon"}, "language", "no choice"),
    "a story that is too long": ({"what_happened": "a" * 301}, "what_happened", "301 characters"),
    "a name that is too long": ({"name": "Na" * 100}, "name", "200 characters"),
    "a control character": ({"name": "Ann\x07a"}, "name", "cannot be printed"),
    "an error of the spreadsheet": ({"street": "#REF!"}, "street", "the spreadsheet has an error"),
}


@pytest.mark.parametrize(("cells", "field", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_row_is_rejected_with_its_field_and_the_others_go_on(
    make: Make, cells: dict[str, str], field: str, says: str
) -> None:
    out, tally = make([person(1), person(2, **cells), person(3)])
    (reject,) = rejects_in(out)
    assert (reject["row"], reject["field"]) == ("3", field)
    assert says in reject["problem"]
    assert reject["how_to_mend"]
    assert [row["person_id"] for row in register_in(out)] == ["k1", "k3"]
    assert (tally.letters, tally.rejected) == (2, 1)


DAYS = {
    "31/02/2025": "no such day",
    "some time ago": "cannot be read",
    "2099-01-01": "after 2026-09-01",
    "1950-01-01": "before there were such laws",
}


@pytest.mark.parametrize(("day", "says"), DAYS.items())
def test_a_day_that_cannot_be_is_rejected(make: Make, tmp_path: Path, day: str, says: str) -> None:
    people = write_people(tmp_path / "days.csv", [[*person(1), day]], (*HEADER, "event_date"))
    out, _ = make(people)
    (reject,) = rejects_in(out)
    assert reject["field"] == "event_date"
    assert says in reject["problem"]


def test_every_fault_of_a_row_is_said_at_once(make: Make) -> None:
    out, _ = make([person(1, country="Atlantis"), person(2, email="x", language="Klingon")])
    assert [(row["row"], row["field"]) for row in rejects_in(out)] == [
        ("2", "country"),
        ("3", "email"),
        ("3", "language"),
    ]


def test_a_character_that_no_typeface_has_is_said_for_pdf_and_printed_as_text(make: Make) -> None:
    rows = [person(1), person(2, name="王小明")]
    out, _ = make(rows, formats="pdf")
    (reject,) = rejects_in(out)
    assert reject["field"] == "name"
    assert "王" in reject["found"]
    out, tally = make(rows, formats="txt")
    assert tally.letters == 2


def test_a_person_who_stands_there_twice_gets_one_letter(make: Make) -> None:
    same_mail = person(4, person_id="other", name="member number1", email="MEMBER1@example.org", street="Elsewhere 9")
    same_address = person(
        5, person_id="third", name="Member Number2", email="", street="Long Street 2", postcode="10002"
    )
    out, tally = make([person(1), person(2), person(3, person_id="k1"), same_mail, same_address])
    assert tally.letters == 2
    assert [(row["row"], row["found"]) for row in rejects_in(out)] == [("4", "row 2"), ("5", "row 2"), ("6", "row 3")]


ALIKE = {
    "an inner space": "Zoë  Lee Smith",
    "capitals": "ZOË LEE SMITH",
    "an accent that is a character of its own": "Zoe\u0308 Lee Smith",
    "a space that does not break": "Zoë\xa0Lee Smith",
    "a mark of width zero": "Zo\u200bë Lee Smith",
    "a mark of direction": "\u200eZoë Lee Smith\u202c",
    "a byte order mark": "\ufeffZoë Lee Smith",
}


@pytest.mark.parametrize("name", ALIKE.values(), ids=ALIKE.keys())
def test_a_person_is_known_again_however_the_name_is_typed(make: Make, name: str) -> None:
    same = person(1, name=name, person_id="k9")
    out, tally = make([person(1, name="Zoë Lee Smith"), same])
    assert tally.letters == 1
    assert [(row["row"], row["found"]) for row in rejects_in(out)] == [("3", "row 2")]


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u200e", "\u202e", "\u2066", "\xad"])
def test_a_character_that_nobody_sees_is_left_out_of_the_letter_in_every_format(make: Make, mark: str) -> None:
    out, tally = make([person(1, name=f"Ann{mark} Lee", street=f"Long{mark} Street 1")], "pdf,txt")
    assert tally.letters == 1
    letter = files_in(out / "letters")["00001/0000002-k1/request.txt"].decode()
    assert letter.startswith("Ann Lee\nLong Street 1\n")
    assert register_in(out)[0]["name"] == "Ann Lee"


def test_twins_are_kept_where_the_campaign_says_so(make: Make) -> None:
    _, tally = make([person(1), person(1)], duplicates="keep")
    assert tally.letters == 2


def test_two_namesakes_at_different_addresses_are_two_people(make: Make) -> None:
    _, tally = make([person(1), person(2, name="Member Number1")])
    assert tally.letters == 2


def test_a_letter_that_nobody_has_written_yet_is_rejected_by_its_name(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("complaint_kit.drafting.composing.find_composition", lambda *asked: None)
    out, _ = make([person(1, "Switzerland")])
    (reject,) = rejects_in(out)
    assert reject["problem"] == "this letter has not been written yet"
    assert reject["found"].startswith("sampler/request.ch.")


def test_cells_that_a_spreadsheet_would_run_leave_as_text(make: Make) -> None:
    out, _ = make([person(1, name="=1+1"), person(2, email="@SUM(A1)")])
    assert register_in(out)[0]["name"] == "'=1+1"
    assert rejects_in(out)[0]["found"] == "'@SUM(A1)"
    letter = next(iter(files_in(out / "letters").values())).decode()
    assert letter.startswith("=1+1\n")


FORMULAS = {
    "at the start": ("=1+1", "'=1+1"),
    "behind a semicolon": (";=1+1", ";'=1+1"),
    "behind a comma and a space": ("a, -2", "a,' -2"),
    "behind a tab": ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
    "behind a line break": ("a\n+1", "a\n'+1"),
    "in full width": ("＝1+1", "'＝1+1"),
    "no formula": ("Ann-Lee; Bob = x", "Ann-Lee; Bob = x"),
}


@pytest.mark.parametrize(("cell", "leaves_as"), FORMULAS.values(), ids=FORMULAS.keys())
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_formula_leaves_the_kit_whatever_separator_a_spreadsheet_expects(
    cell: str, leaves_as: str, separator: str
) -> None:
    line = csv_line(["x", cell], separator)
    assert next(csv.reader([line], delimiter=separator)) == ["x", leaves_as]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_register_and_rejects_open_in_a_spreadsheet_as_the_list_came(
    make: Make, tmp_path: Path, separator: str
) -> None:
    people = write_people(tmp_path / "p.csv", [person(1), person(2, email="x")], delimiter=separator)
    out, _ = make(people)
    for name, heading in (("register.csv", "person_id"), ("rejects.csv", "field")):
        content = (out / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8
        assert content.decode("utf-8-sig").splitlines()[0].split(separator)[1] == heading


def test_a_campaign_may_choose_another_separator_than_its_list_has(make: Make) -> None:
    out, _ = make([person(1)], output={"separator": "semicolon"})
    assert (out / "register.csv").read_text(encoding="utf-8-sig").startswith("row;person_id;name;")
    record_sent(out, "request", date(2026, 9, 2), date(2026, 9, 2))
    export_list(out)
    assert ";2026-09-02;" in (out / "register.csv").read_text(encoding="utf-8-sig")


def test_choices_may_be_given_by_their_words_in_any_language(make: Make, tmp_path: Path) -> None:
    rows = [[*person(1), "what I wrote; my photos", "ja"], [*person(2), "Beiträge|meine Fotos", "no"]]
    out, _ = make(write_people(tmp_path / "p.csv", rows, (*HEADER, "data_kinds", "switched_off")))
    first, second = (text.decode() for text in files_in(out / "letters").values())
    assert "It is about my posts and my photos." in first
    assert "It is about my posts and my photos." in second
    assert "I switched it off." in first
    assert "I switched it off." not in second


FIELD_CASES = {
    "a crown dependency as the region": (("United Kingdom", "Jersey"), "region"),
    "Gibraltar as the region": (("UK", "Gibraltar"), "region"),
    "a misspelt nation": (("UK", "Northen Ireland"), "region"),
    "a misspelt Land": (("Germany", "Thuringen-Land"), "region"),
    "Georgia as a country": (("Georgia", ""), "country"),
    "a country outside": (("Brazil", ""), "country"),
    "a military address": (("USA", "AE"), "region"),
}


@pytest.mark.parametrize(("home", "field"), FIELD_CASES.values(), ids=FIELD_CASES)
def test_a_place_that_the_kit_has_no_law_for_or_does_not_know_is_a_reject(
    make: Make, home: tuple[str, str], field: str
) -> None:
    out, tally = make([person(1, *home), person(2)])
    assert tally.letters == 1
    assert [row["field"] for row in rejects_in(out)] == [field]


def test_the_outermost_regions_are_members_of_the_union(make: Make) -> None:
    homes = ("Réunion", "Guadeloupe", "Martinique", "Canary Islands", "Madeira", "Åland Islands")
    out, tally = make([person(number, home) for number, home in enumerate(homes)])
    assert tally.letters == 6
    assert {row["law"] for row in register_in(out)} == {"eu.gdpr"}


def test_a_residence_and_a_state_are_read_together(make: Make, tmp_path: Path) -> None:
    header = ("person_id", "name", "email", "residence", "state")
    rows = [["1", "Dee One", "d@example.org", "US", "DE"], ["2", "Cal Two", "c@example.org", "USA", "California"]]
    out, _ = make(write_people(tmp_path / "list.csv", rows, header))
    assert [row["residence"] for row in register_in(out)] == ["US-DE", "US-CA"]


def test_two_columns_that_name_different_places_are_a_reject(make: Make, tmp_path: Path) -> None:
    header = ("person_id", "name", "email", "residence", "country")
    rows = [["1", "Dee One", "d@example.org", "Scotland", "Germany"]]
    out, tally = make(write_people(tmp_path / "list.csv", rows, header))
    assert tally.letters == 0
    assert rejects_in(out)[0]["problem"] == "two columns name different places"


def test_a_country_for_all_and_a_state_for_each(make: Make, tmp_path: Path) -> None:
    header = ("person_id", "name", "email", "state")
    rows = [["1", "Dee One", "d@example.org", "DE"], ["2", "Cal Two", "c@example.org", ""]]
    out, _ = make(write_people(tmp_path / "list.csv", rows, header), answers={"residence": "USA"})
    assert [row["residence"] for row in register_in(out)] == ["US-DE"]
    assert "the part of the country is needed" in rejects_in(out)[0]["problem"]


def test_a_company_that_is_nearly_a_known_one_is_rejected_unless_the_row_says_that_it_is_another(
    make: Make, tmp_path: Path
) -> None:
    header = ("person_id", "name", "email", "country", "organisation", "organisation_new")
    mail = "d@example.org"
    rows = [["1", "A One", mail, "NL", "Linkdin", ""], ["2", "B Two", mail, "NL", "Linkdin", "yes"]]
    out, _ = make(write_people(tmp_path / "list.csv", rows, header), organisation=None)
    assert [row["organisation"] for row in register_in(out)] == ["Linkdin"]
    assert "Did you mean LinkedIn?" in rejects_in(out)[0]["how_to_mend"]
