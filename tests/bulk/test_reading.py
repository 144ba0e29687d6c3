"""What cells tell beside what they say: lost zeros, ages, safe contact, names that are no one person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_kit.bulk.run import Order, prepare
from tests.bulk.conftest import (
    HEADER,
    PACK,
    TODAY,
    Make,
    files_in,
    person,
    register_in,
    rejects_in,
    write_campaign,
    write_people,
)
from tests.bulk.test_tables import write_workbook


def letter_in(out: Path) -> str:
    (letter,) = (text.decode() for name, text in files_in(out / "letters").items() if name.endswith(".txt"))
    return letter


LOST = {
    "Germany": ("Germany", "", "1067", "01067"),
    "France": ("France", "", "1000", "01000"),
    "Italy, two zeros": ("Italy", "", "118", "00118"),
    "Romania, six figures": ("Romania", "", "10011", "010011"),
    "Massachusetts does not matter, California does": ("US", "CA", "2134", "02134"),
    "a ZIP code with the delivery route": ("US", "CA", "21341234", "021341234"),
}


@pytest.mark.parametrize(("country", "region", "cell", "right"), LOST.values(), ids=LOST.keys())
def test_a_postcode_that_a_workbook_holds_as_a_number_gets_its_zeros_back(
    make: Make, tmp_path: Path, country: str, region: str, cell: str, right: str
) -> None:
    row: list[object] = [int(one) if one == cell else one for one in person(1, country, region, postcode=cell)]
    out, _ = make(write_workbook(tmp_path / "p.xlsx", [list(HEADER), row]))
    assert right in letter_in(out)


@pytest.mark.parametrize(("country", "region", "cell", "right"), LOST.values(), ids=LOST.keys())
def test_as_text_it_is_rejected_and_the_zeros_are_offered(
    make: Make, country: str, region: str, cell: str, right: str
) -> None:
    out, tally = make([person(1, country, region, postcode=cell)])
    assert tally.letters == 0
    (reject,) = rejects_in(out)
    assert (reject["field"], reject["found"]) == ("postcode", cell)
    assert right in reject["how_to_mend"]
    out, tally = make([person(1, country, region, postcode=cell)], postcodes="put_zeros_back")
    assert right in letter_in(out)


@pytest.mark.parametrize(
    ("country", "postcode"),
    [
        ("Germany", "01067"),
        ("Sweden", "123 45"),
        ("UK", "LS1 1AA"),
        ("Netherlands", "1012 AB"),
        ("Poland", "00-950"),
        ("Austria", "1010"),
    ],
)
def test_a_whole_postcode_stays_as_it_is(make: Make, country: str, postcode: str) -> None:
    region = "Scotland" if country == "UK" else ""
    out, _ = make([person(1, country, region, postcode=postcode)])
    assert postcode in letter_in(out)


def test_a_postcode_too_short_where_none_begins_with_zero_is_rejected_without_a_guess(make: Make) -> None:
    out, _ = make([person(1, "Austria", postcode="101")], postcodes="put_zeros_back")
    (reject,) = rejects_in(out)
    assert reject["how_to_mend"] == "Write all 4 figures."


NOT_ONE_PERSON = {
    "a couple": ("Mr and Mrs Lee", "several"),
    "a couple in German": ("Eheleute Anna Beispiel", "several"),
    "two people": ("Ann Lee & Bob Lee", "several"),
    "two people in German": ("Anna und Peter Beispiel", "several"),
    "a family": ("Familie Beispiel", "several"),
    "heirs": ("Estate of Ann Lee", "died"),
    "the dead": ("Ann Lee †", "died"),
    "the dead in German": ("Anna Beispiel (verstorben)", "died"),
    "a company": ("Lee Trading Ltd.", "organisation"),
    "a German company": ("Beispiel GmbH", "organisation"),
    "a German share company": ("Beispiel AG", "organisation"),
    "a club": ("Sportfreunde e.V.", "organisation"),
}


@pytest.mark.parametrize(("name", "says"), NOT_ONE_PERSON.values(), ids=NOT_ONE_PERSON.keys())
def test_a_row_that_is_no_single_living_person_is_rejected(make: Make, name: str, says: str) -> None:
    out, tally = make([person(1, name=name)])
    assert tally.letters == 0
    (reject,) = rejects_in(out)
    assert reject["field"] == "name"
    assert says in reject["problem"]
    assert "names: trust" in reject["how_to_mend"]


@pytest.mark.parametrize(
    "name",
    ["Andy Anderson", "José Ortega y Gasset", "Ag Kim", "Undine Lee", "Corey Incledon", "Evi Famous", "Lea Fam."],
)
def test_names_of_single_people_pass(make: Make, name: str) -> None:
    _, tally = make([person(1, name=name)], names="trust" if name == "Lea Fam." else "check")
    assert tally.letters == 1


def with_column(path: Path, heading: str, *cells: str, **more: str) -> Path:
    rows = [[*person(number, **more), cell] for number, cell in enumerate(cells, start=1)]
    return write_people(path, rows, (*HEADER, heading))


CHILDREN = ["2018-05-01", "1 May 2018", "2018", "8", "under 18", "unter 18", "13-17", "child", "Kind", "2008-09-02"]
GROWN_UP = ["1970-05-01", "1970", "42", "65+", "over 65", "über 65", "18-29", "adult", "2008-09-01", ""]


@pytest.mark.parametrize("born", CHILDREN)
def test_a_child_gets_no_letter_in_its_own_name(make: Make, tmp_path: Path, born: str) -> None:
    out, tally = make(with_column(tmp_path / "p.csv", "Date of birth", born))
    assert tally.letters == 0
    (reject,) = rejects_in(out)
    assert reject["field"] == "Date of birth"
    assert "acting_for" in reject["how_to_mend"]


@pytest.mark.parametrize("born", GROWN_UP)
def test_a_grown_up_gets_a_letter_and_the_birthday_stays_out_of_it(make: Make, tmp_path: Path, born: str) -> None:
    out, tally = make(with_column(tmp_path / "p.csv", "Date of birth", born))
    assert tally.letters == 1
    assert not born or "1970" not in letter_in(out)


def test_a_child_gets_a_letter_through_a_parent(make: Make, tmp_path: Path) -> None:
    row = [*person(1, name="Ann Lee"), "2018-05-01", "child", "Kim Lee"]
    header = (*HEADER, "Date of birth", "acting_for", "represented_name")
    _, tally = make(write_people(tmp_path / "p.csv", [row], header))
    assert tally.letters == 1


def test_whoever_writes_for_another_needs_the_day_on_which_they_signed(make: Make, tmp_path: Path) -> None:
    rows = [
        [*person(1, name="Ann Lee"), "represented_person", "Kim Lee", "2026-08-01"],
        [*person(2, name="Bea Lee"), "represented_person", "Tom Lee", ""],
    ]
    header = (*HEADER, "acting_for", "represented_name", "mandate_date")
    out, tally = make(write_people(tmp_path / "p.csv", rows, header))
    assert tally.letters == 1
    assert "I write for Kim Lee." in letter_in(out)
    (reject,) = rejects_in(out)
    assert (reject["row"], reject["field"], reject["problem"]) == ("3", "mandate_date", "there is no mandate")


def test_a_birthday_that_cannot_be_read_is_rejected(make: Make, tmp_path: Path) -> None:
    out, _ = make(with_column(tmp_path / "p.csv", "Geburtsdatum", "a while ago", "2031-01-01"))
    assert [row["field"] for row in rejects_in(out)] == ["Geburtsdatum", "Geburtsdatum"]


@pytest.mark.parametrize(
    "cell",
    ["NO", "no", "Nein", "unsafe", "do not contact", "NO - do not write to home", "ask Mary first", "only by phone"],
)
def test_who_must_not_be_contacted_gets_no_letter(make: Make, tmp_path: Path, cell: str) -> None:
    out, tally = make(with_column(tmp_path / "p.csv", "Safe to contact", cell))
    assert tally.letters == 0
    (reject,) = rejects_in(out)
    assert (reject["field"], reject["found"]) == ("Safe to contact", cell)
    assert "only by e-mail" in reject["how_to_mend"]


@pytest.mark.parametrize(
    "cell", ["not by post", "Keine Post", "only by e-mail", "not by post; not by phone", "no letters"]
)
def test_who_must_not_get_post_gets_no_label_no_print_and_no_home_address_in_the_letter(
    make: Make, tmp_path: Path, cell: str
) -> None:
    output = {"post_to": "people", "posted_from": "NL", "labels": True}
    people = with_column(tmp_path / "p.csv", "Safe to contact", cell, "yes")
    out, tally = make(people, "pdf,txt", output=output)
    assert tally.letters == 2
    first, second = (text.decode() for name, text in files_in(out / "letters").items() if name.endswith(".txt"))
    assert first.startswith("Member Number1\nmember1@example.org\n")
    assert "Long Street 1" not in first
    assert "Long Street 2" in second
    from pypdf import PdfReader

    labels = "".join(page.extract_text() for page in PdfReader(out / "print/A4-001-labels.pdf").pages)
    assert "Member Number1" not in labels
    assert "Member Number2" in labels
    assert "Member Number1" not in "".join(page.extract_text() for page in PdfReader(out / "print/A4-001.pdf").pages)
    assert [row["person_id"] for row in register_in(out) if row["file"].endswith(".txt")] == ["k1", "k2"]


def test_who_must_not_get_e_mail_has_no_e_mail_address_in_the_letter(make: Make, tmp_path: Path) -> None:
    out, _ = make(with_column(tmp_path / "p.csv", "sichere Erreichbarkeit", "nur per Post"))
    assert "member1@example.org" not in letter_in(out)
    assert "Long Street 1" in letter_in(out)


def test_where_no_safe_way_is_left_the_row_is_rejected(make: Make, tmp_path: Path) -> None:
    out, _ = make(with_column(tmp_path / "p.csv", "Safe to contact", "not by post", email=""))
    (reject,) = rejects_in(out)
    assert "no safe way" in reject["problem"]


def test_columns_that_are_known_and_not_used_are_named_on_the_screen(tmp_path: Path) -> None:
    people = write_people(tmp_path / "p.csv", [[*person(1), "0123", "", "x"]], (*HEADER, "Rights", "Notes", "", "Seit"))
    campaign = write_campaign(tmp_path / "c.yaml", columns={"Seit": "ignore"})
    said: list[str] = []
    prepare(Order(campaign, people, None, "txt", TODAY, (PACK,)), said.append)
    assert "Columns that are not used: Rights, Notes, column 13 (it has no heading)." in said
