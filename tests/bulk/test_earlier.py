"""A second list tells of several letters for each person, and of what came back to each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.bulk.run import Order, Tally, run
from complaint_kit.errors import AnswersError, CaseError, Problems
from tests.bulk.conftest import HEADER as OF_PEOPLE
from tests.bulk.conftest import PACK, TODAY, files_in, person, register_in, rejects_in, write_campaign, write_people
from tests.bulk.test_tables import write_workbook
from tests.bulk.test_told import ACCESS

HEADER = "person_id,kind,asked,sent,sent_by,reply,reply_on,their words\n"


def campaign_of(tmp_path: Path, letters: str, *people: list[str], resume: bool = False) -> tuple[Path, Tally]:
    """Runs a campaign over these people and their letters."""
    papers = tmp_path / "letters.csv"
    papers.write_text(HEADER + letters, encoding="utf-8")
    return made(tmp_path, write_people(tmp_path / "people.csv", people), papers, resume=resume)


def made(
    tmp_path: Path,
    people: Path,
    papers: Path | None = None,
    *,
    resume: bool = False,
    tell: Callable[[str], None] = lambda text: None,
) -> tuple[Path, Tally]:
    order = Order(
        campaign=write_campaign(tmp_path / "campaign.yaml", **ACCESS),
        people=people,
        out=tmp_path / "out",
        formats="txt",
        today=TODAY,
        packs=(PACK,),
        resume=resume,
        papers=papers,
    )
    return tmp_path / "out", run(order, tell, lambda receipts, rows: iter(receipts))


# Article 12(3) GDPR: of 1 June 2026, by e-mail, the month ends on 1 July; the reminder of 15 July was left unanswered.
SILENT = "k1,request,access,2026-06-01,e-mail,,,\nk1,reminder,,2026-07-15,e-mail,,,\n"
REFUSED = "k2,,access,2026-07-01,e-mail,refused,15/7/2026,That is a secret of ours.\n"


def test_each_person_gets_the_letter_that_follows_on_all_of_theirs(tmp_path: Path) -> None:
    out, tally = campaign_of(tmp_path, SILENT + REFUSED, person(1), person(2), person(3))
    assert tally.letters == 3, rejects_in(out)
    made = {row["person_id"]: row["document"] for row in register_in(out)}
    assert made == {"k1": "complaint", "k2": "reply", "k3": "request"}
    letters = {name.split("-")[1].split("/")[0]: text.decode() for name, text in files_in(out / "letters").items()}
    assert "That is a secret of ours." in letters["k2"]
    assert "That is a secret of ours." not in letters["k1"] + letters["k3"]
    assert "15 July 2026" in letters["k1"]


def test_a_letter_of_nobody_in_the_list_stops_the_run_and_names_its_row(tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"letters.csv, row 3: nobody in the list has this id"):
        campaign_of(tmp_path, REFUSED + SILENT.splitlines()[0] + "\n", person(2))


def test_a_column_that_nobody_knows_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bulk.test_earlier.HEADER", HEADER.replace("kind", "colour"))
    with pytest.raises(AnswersError, match="nobody knows this column"):
        campaign_of(tmp_path, REFUSED, person(2))


@pytest.mark.parametrize(
    ("letter", "field", "problem"),
    [
        ("k1,postcard,access,2026-06-01,,,,", "papers, row 2, kind", "there is no such letter"),
        ("k1,request,access,,,refused,2026-06-09,", "papers, row 2, sent", "not its day"),
        ("k1,request,access,2026-06-01,,refused,2026-05-09,", "papers, row 2, sent", "before request-1"),
        ("k1,request,access,2026-12-01,,,,", "papers, row 2, sent", "after 2026-09-01"),
    ],
)
def test_a_letter_that_does_not_fit_rejects_its_person_and_nobody_else(
    tmp_path: Path, letter: str, field: str, problem: str
) -> None:
    out, tally = campaign_of(tmp_path, f"{letter}\n", person(1), person(2))
    assert tally.letters == 1
    (reject,) = rejects_in(out)
    assert (reject["row"], reject["field"]) == ("2", field)
    assert problem in reject["problem"]


def test_a_finished_run_is_not_taken_for_one_with_other_letters(tmp_path: Path) -> None:
    campaign_of(tmp_path, REFUSED, person(2))
    with pytest.raises(CaseError, match="the list of letters"):
        campaign_of(tmp_path, REFUSED.replace("15/7", "16/7"), person(2), resume=True)


# --- the same list as a sheet of the workbook of people

OF_PAPERS = ["person_id", "kind", "asked", "sent", "sent_by", "reply", "reply_on", "their words"]


def with_a_sheet(tmp_path: Path, *rows: list[object]) -> Path:
    people = [list[object](OF_PEOPLE), *(list[object](person(number)) for number in (1, 2, 3))]
    return write_workbook(tmp_path / "people.xlsx", people, [list[object](OF_PAPERS), *rows])


def test_a_sheet_called_papers_tells_of_letters_as_a_second_file_does(tmp_path: Path) -> None:
    said: list[str] = []
    silent = ["k1", "request", "access", date(2026, 6, 1), "e-mail", "", "", ""]
    reminded = ["k1", "reminder", "", date(2026, 7, 15), "e-mail", "", "", ""]
    refused = ["k2", "", "access", date(2026, 7, 1), "e-mail", "refused", date(2026, 7, 15), "That is a secret."]
    out, tally = made(tmp_path, with_a_sheet(tmp_path, silent, reminded, refused), tell=said.append)
    assert tally.letters == 3, rejects_in(out)
    documents = {row["person_id"]: row["document"] for row in register_in(out)}
    assert documents == {"k1": "complaint", "k2": "reply", "k3": "request"}
    assert "letters sent before from “Papers”" in said[0]


def test_a_letter_of_nobody_in_that_sheet_is_named_by_sheet_and_row(tmp_path: Path) -> None:
    nobody = ["k9", "request", "access", date(2026, 6, 1), "e-mail", "", "", ""]
    with pytest.raises(Problems, match=r"people.xlsx, sheet Papers, row 2: nobody in the list has this id"):
        made(tmp_path, with_a_sheet(tmp_path, nobody))


def test_a_file_of_letters_goes_before_the_sheet(tmp_path: Path) -> None:
    said: list[str] = []
    silent = ["k1", "request", "access", date(2026, 6, 1), "e-mail", "", "", ""]
    papers = tmp_path / "letters.csv"
    papers.write_text(HEADER + REFUSED, encoding="utf-8")
    out, _ = made(tmp_path, with_a_sheet(tmp_path, silent), papers, tell=said.append)
    assert {row["person_id"]: row["document"] for row in register_in(out)}["k1"] == "request"
    assert "not from “Papers”" in said[0]
