"""What a list tells of each person: what happened, one letter sent before, and what came back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bulk.conftest import HEADER, Make, files_in, person, register_in, rejects_in, write_people

ACCESS = {
    "scenario": "access",
    "organisation": None,
    "answers": {
        "organisation": "Corner Shop Ltd",
        "organisation_sector": "private",
        "organisation_place": "NL",
        "looking_for": ["copy"],
    },
}


def listed(folder: Path, *rows: dict[str, str]) -> Path:
    """A list of people with the columns told of beside the usual ones."""
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    cells = [[*person(at), *(row.get(name, "") for name in names)] for at, row in enumerate(rows)]
    return write_people(folder / "told.csv", cells, (*HEADER, *names))


def letters(out: Path) -> str:
    return "\n".join(text.decode() for text in files_in(out / "letters").values())


def test_what_happened_stands_in_the_letter_with_its_day(make: Make, tmp_path: Path) -> None:
    told = {"says_1": "Corner Shop Ltd sent me an invoice.", "says_1_on": "20 August 2026", "says_2": "It rang me."}
    out, tally = make(listed(tmp_path, told), **ACCESS)
    assert tally.letters == 1, rejects_in(out)
    assert "Corner Shop Ltd sent me an invoice." in letters(out)
    assert "20 August 2026" in letters(out)
    assert "It rang me." in letters(out)


def test_whoever_was_refused_answers_that_and_quotes_what_was_said(make: Make, tmp_path: Path) -> None:
    told = {"asked": "access", "sent": "2026-07-01", "sent_by": "E-Mail", "their reply": "refused"}
    told |= {"reply_on": "15/7/2026", "ground": "trade secret", "their words": "That is a secret of ours."}
    out, tally = make(listed(tmp_path, told), **ACCESS)
    assert tally.letters == 1, rejects_in(out)
    (row,) = register_in(out)
    assert row["document"] == "reply"
    assert "That is a secret of ours." in letters(out)


def test_whoever_has_no_such_cells_gets_a_first_letter(make: Make, tmp_path: Path) -> None:
    out, tally = make(listed(tmp_path, {"sent": "", "says_1": ""}), **ACCESS)
    assert tally.letters == 1, rejects_in(out)
    assert register_in(out)[0]["document"] == "request"


WRONG = {
    "a day to come": ({"says_1": "It rang me.", "says_1_on": "2026-12-01"}, "says_1_on", "after 2026-09-01"),
    "a month that is none": ({"says_1": "It rang me.", "says_1_on": "2026-13"}, "says_1_on", "no day, month or span"),
    "a day of nothing": ({"says_1": "", "says_1_on": "2026-08-01"}, "says_1", "not what happened"),
    "a source nobody knows": ({"says_1": "It rang me.", "says_1_known": "gossip"}, "says_1_known", "no choice"),
    "a right that is none": ({"sent": "2026-07-01", "asked": "justice"}, "asked", "no choice"),
    "a letter without its day": ({"sent_by": "post", "sent": ""}, "sent", "not its day"),
    "a receipt before sending": ({"sent": "2026-07-02", "received": "2026-07-01"}, "sent", "before it was sent"),
    "a reply without its day": ({"sent": "2026-07-01", "reply": "refused", "reply_on": ""}, "reply_on", "needed"),
    "a reply of a kind unknown": (
        {"sent": "2026-07-01", "reply": "maybe", "reply_on": "2026-07-02"},
        "reply",
        "no choice",
    ),
    "a reply before its letter": (
        {"sent": "2026-07-01", "reply": "refused", "reply_on": "2026-06-01"},
        "sent",
        "came before",
    ),
}


@pytest.mark.parametrize(("told", "field", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_cell_rejects_its_row_and_names_row_and_column(
    make: Make, tmp_path: Path, told: dict[str, str], field: str, says: str
) -> None:
    out, tally = make(listed(tmp_path, {}, told), **ACCESS)
    (reject,) = rejects_in(out)
    assert (reject["row"], reject["field"]) == ("3", field)
    assert says in reject["problem"]
    assert (tally.letters, tally.rejected) == (1, 1)
