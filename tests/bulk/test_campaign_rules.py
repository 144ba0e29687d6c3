"""What a campaign asks of every row: cells that may not be empty, and who writes for a child."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_kit.errors import Problems
from tests.bulk.conftest import HEADER, Make, files_in, person, register_in, rejects_in, write_people


def listed(folder: Path, *rows: dict[str, str]) -> Path:
    """A list of people with these columns beside the usual ones."""
    names = tuple(rows[0])
    cells = [[*person(at), *(row[name] for name in names)] for at, row in enumerate(rows)]
    return write_people(folder / "rows.csv", cells, (*HEADER, *names))


def letters(out: Path) -> str:
    return "\n".join(text.decode() for text in files_in(out / "letters").values())


def test_a_row_that_leaves_a_required_cell_empty_is_rejected_and_the_others_are_not(make: Make, tmp_path: Path) -> None:
    rows = ({"Account": "MR-881"}, {"Account": ""})
    out, tally = make(listed(tmp_path, *rows), required=["account_identifiers"])
    assert tally.letters == 1
    (reject,) = rejects_in(out)
    assert (reject["row"], reject["field"], reject["problem"]) == ("3", "Account", "the campaign needs this")


def test_a_required_column_that_the_list_lacks_stops_the_run(make: Make, tmp_path: Path) -> None:
    with pytest.raises(Problems, match="says_1"):
        make(listed(tmp_path, {"Account": "MR-881"}), required=["says_1"])


CHILD = {"date of birth": "2012-01-30"}


def test_a_child_is_rejected_and_the_reject_asks_who_signs(make: Make, tmp_path: Path) -> None:
    out, tally = make(listed(tmp_path, CHILD), minors="parent")
    assert tally.letters == 0
    (reject,) = rejects_in(out)
    told = " ".join(reject.values())
    assert "who signs" in told
    assert "parent_name" in told


def test_a_parent_beside_a_child_writes_only_if_the_campaign_says_so(make: Make, tmp_path: Path) -> None:
    rows = listed(tmp_path, {**CHILD, "parent": "Orla Tennant"})
    out, tally = make(rows)
    assert tally.letters == 0
    assert "child" in rejects_in(out)[0]["problem"]


def test_the_letter_for_a_child_is_the_parents_and_names_the_child(make: Make, tmp_path: Path) -> None:
    rows = listed(tmp_path, {**CHILD, "parent": "Orla Tennant"}, {"date of birth": "1979-05-02", "parent": "Nobody"})
    out, tally = make(rows, minors="parent")
    assert tally.letters == 2, rejects_in(out)
    assert [one["name"] for one in register_in(out)] == ["Orla Tennant", "Member Number1"]
    assert "Member Number0" in letters(out)
    assert "Nobody" not in letters(out)


def test_a_group_does_not_sign_for_parents(make: Make, tmp_path: Path) -> None:
    body = {"kind": "body", "name": "Data Rights Club", "address": ["1 Club Square"]}
    with pytest.raises(Problems, match="parents sign for their children themselves"):
        make(listed(tmp_path, CHILD), minors="parent", sender=body)
