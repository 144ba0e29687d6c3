"""Somebody who has never written YAML gets to a campaign file, and is told in plain words what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_kit.bulk.campaign import read_campaign
from complaint_kit.cli import main
from complaint_kit.packs.library import Library
from tests.bulk.conftest import HEADER, person, write_campaign, write_people
from tests.bulk.test_command import MORE


@pytest.mark.parametrize("scenario", ["access", "ai_training", "erasure", "opt_out", "rectification"])
def test_a_campaign_file_to_fill_in_is_valid_as_it_stands(tmp_path: Path, scenario: str) -> None:
    assert main(["bulk", "--init", scenario, "--out", str(tmp_path / "new")]) == 0
    campaign = read_campaign(tmp_path / "new/campaign.yaml")
    assert (campaign.campaign, campaign.scenario, campaign.fixed) == ("my-campaign", scenario, {})


def test_it_explains_the_choices_and_the_facts_that_may_be_confirmed(tmp_path: Path) -> None:
    main(["bulk", "--init", "ai_training", "--out", str(tmp_path)])
    text = (tmp_path / "campaign.yaml").read_text(encoding="utf-8")
    assert "#     stop_use: that they stop using my data for this\n" in text
    assert "#     terms_2024: (X) Did you have posts on X before its terms of 15 November 2024?\n" in text


def test_a_campaign_file_that_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["bulk", "--init", "access", "--out", str(tmp_path)])
    (tmp_path / "campaign.yaml").write_text("mine", encoding="utf-8")
    assert main(["bulk", "--init", "access", "--out", str(tmp_path)]) == 2
    assert "there is a campaign file here" in capsys.readouterr().err
    assert (tmp_path / "campaign.yaml").read_text(encoding="utf-8") == "mine"


def test_what_every_letter_needs_is_asked_for_before_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["bulk", "--init", "ai_training", "--out", str(tmp_path)])
    people = write_people(tmp_path / "p.csv", [["Ann", "NL", "linkedin"]], ("name", "country", "organisation"))
    capsys.readouterr()
    assert main(["bulk", str(tmp_path / "campaign.yaml"), str(people), "--dry-run"]) == 2
    assert "(found: wishes). Add the column, or give all rows the same" in capsys.readouterr().err


SAID = {
    "a misspelt key": ("szenario: access", 1, "there is no such key here", "Did you mean scenario?"),
    "a key that is missing": ("campaign: a", 1, "scenario: this is missing", "complaint-kit list scenarios"),
    "a misspelt setting": ("output: {label: true}", 1, "no such key", "Did you mean labels?"),
    "a list where settings belong": ("columns: [Joined]", 1, "names of their own", "columns: {Joined in: ignore"),
    "a word where yes or no belongs": ("output: {labels: perhaps}", 1, "true or false", "Write true or false."),
    "a choice that there is not": ("duplicates: maybe", 1, "'reject' or 'keep'", "maybe"),
    "a name with capitals": ("campaign: My Campaign", 1, "not written as it must be", "campaign: my-campaign"),
    "a tab": ("answers:\n\twants: [stop]", 2, "not valid YAML", "Use spaces there, no tabs."),
    "no campaign file": ("name;city", 1, "this is no campaign file", "complaint-kit bulk --init"),
}


@pytest.mark.parametrize(("text", "line", "problem", "mend"), SAID.values(), ids=SAID.keys())
def test_an_error_of_a_campaign_file_says_where_it_is_and_how_to_mend_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, problem: str, mend: str
) -> None:
    campaign = tmp_path / "c.yaml"
    campaign.write_text(f"{text}\n", encoding="utf-8")
    assert main(["bulk", str(campaign), "people.csv", "--dry-run"]) == 2
    said = capsys.readouterr().err
    assert problem in said
    assert mend in said
    assert text == "name;city" or f"c.yaml:{line}" in said
    assert "Input should" not in said


def test_an_unknown_scenario_is_said_with_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = write_people(tmp_path / "p.csv", [person(1)])
    assert main(["bulk", str(write_campaign(tmp_path / "c.yaml", scenario="acces")), str(people), "--dry-run"]) == 2
    said = capsys.readouterr().err
    assert "c.yaml, scenario: there is no such scenario (found: acces). Choose one of: access," in said


def test_swapped_and_missing_files_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people, campaign = write_people(tmp_path / "p.csv", [person(1)]), write_campaign(tmp_path / "c.yaml")
    assert main(["bulk", str(people), str(campaign), "--dry-run"]) == 2
    said = capsys.readouterr().err
    assert "the list stands where the campaign file belongs" in said
    assert f"complaint-kit bulk {campaign} {people} --out DIR" in said
    assert main(["bulk", str(people)]) == 2
    assert "--init" in capsys.readouterr().err
    assert main(["bulk", str(campaign), str(people)]) == 2
    assert "no folder for the letters is named. Add --out DIR" in capsys.readouterr().err


def test_help_lists_what_there_is_to_read_and_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    assert "complaint-kit help bulk    A campaign: one grievance, many people" in capsys.readouterr().out
    assert main(["help", "bulk"]) == 0
    document = Path(__file__).parents[2] / "docs/bulk.md"
    assert capsys.readouterr().out == document.read_text(encoding="utf-8")
    assert main(["help", "nothing"]) == 2
    assert "There is: bulk, exchange, identity, layouts, limits, words" in capsys.readouterr().err


def test_facts_are_confirmed_by_their_id_or_by_their_question_and_a_misspelt_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    asks = {one.id: one.asks for one in library.organisation("x").record if one.asks}
    header = ("name", "country", "wants", "practices")
    cells = ("terms_2024|grok_default", asks["terms_2024"]["en"], asks["terms_2024"]["de"], "terms_204")
    people = write_people(tmp_path / "p.csv", [[f"Ann{cell}"[:6], "NL", "stop", cell] for cell in cells], header)
    campaign = write_campaign(tmp_path / "c.yaml", scenario="ai_training", organisation="x", duplicates="keep")
    assert main(["bulk", str(campaign), str(people), "--dry-run", *MORE[:2]]) == 1
    said = capsys.readouterr()
    assert "4 rows: 3 letters, 1 rows rejected" in said.err
    assert "5,practices,terms_204,no organisation has a fact of this name" in said.out
    write_campaign(tmp_path / "c.yaml", scenario="ai_training", answers={"practices": ["terms_204"], "wants": ["stop"]})
    assert main(["bulk", str(campaign), str(people), "--dry-run", *MORE[:2]]) == 2


def test_everything_that_a_header_lacks_or_has_too_much_is_said_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = write_people(tmp_path / "p.csv", [["1", "Ann", "2020"]], ("Member ident", "name", "Joined"))
    campaign = write_campaign(tmp_path / "c.yaml", scenario="ai_training", organisation=None)
    assert main(["bulk", str(campaign), str(people), "--dry-run"]) == 2
    said = capsys.readouterr().err
    assert "(found: Member ident). Did you mean person_id? " in said
    assert "`columns: {Joined: ignore}`" in said
    assert "(found: residence)" in said
    assert "with `organisation: ...` in the campaign file" in said
    assert "with `answers: {wishes: ...}` in the campaign file" in said


def test_a_column_taken_for_something_that_there_is_not_is_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = write_people(tmp_path / "p.csv", [[*person(1), "x"]], (*HEADER, "Handle"))
    campaign = write_campaign(tmp_path / "c.yaml", columns={"Handle": "acount_identifiers"})
    assert main(["bulk", str(campaign), str(people), "--dry-run", *MORE]) == 2
    assert "(found: acount_identifiers). Did you mean account_identifiers?" in capsys.readouterr().err


def test_a_volunteer_with_a_list_from_a_german_excel_gets_her_letters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        'Mitglied-Nr.;Vorname;Nachname;E-Mail;"Straße und\r\nHausnummer";PLZ;Ort;Land;Geboren;Sicher erreichbar\r\n'
        "101;Jürgen;Müller;j@example.org;Hauptstraße 5;01067;Dresden;Deutschland;01.05.1970;ja\r\n"
        "102;Anna und Peter;Groß;g@example.org;Ringstr. 7;80331;München;Deutschland;;\r\n"
        "103;Zoë;Weiß;z@example.org;Gasse 1;1010;Wien;Österreich;1980;keine Post\r\n"
    )
    people = tmp_path / "mitglieder.csv"
    people.write_bytes(text.encode("windows-1252"))
    main(["bulk", "--init", "access", "--out", str(tmp_path)])
    campaign = tmp_path / "campaign.yaml"
    filled = campaign.read_text(encoding="utf-8").replace("organisation: ", "organisation: linkedin", 1)
    campaign.write_text(filled, encoding="utf-8")
    out = tmp_path / "out"
    assert (
        main(["bulk", str(campaign), str(people), "--out", str(out), "--format", "txt", "--as-of", "2026-09-01"]) == 1
    )
    assert "3 rows: 2 letters, 1 rows rejected" in capsys.readouterr().err
    rejects = (out / "rejects.csv").read_bytes().decode("utf-8-sig")
    assert rejects.startswith("row;field;found;problem;how_to_mend\r\n3;Vorname;Anna und Peter Groß: und;")
