"""Before a complaint that others may read, the page says exactly what of the person they would see."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE

CASE = """
kit: 2
scenario: access
me:
  name: Alex Morgan
  lives_in: {home}
  address: [12 Elm Street, Springfield]
  email: alex@example.org
  phone: 555-0100
  reach_me: {{not_by: {not_by}}}
about:
  organisation: {{name: Brixen Inc., place: US-CA, sector: private}}
  is_to_me: customer
  knows_me_as: {{customer number: C*47_11}}
happened: [{{on: 2026-09-01, says: Brixen told my landlord what I bought., wrong: [passed_on]}}]
want: [copy]
at_stake: {{harm: I had to move.}}
facts: {{organisation_consumers: 500000, {fact}: false}}
papers:
  - {{id: request-1, by: me, asked: [access], channel: email, sent: 2026-06-01,
     replies: [{{on: 2026-06-20, kind: refused, words: We keep it.}}]}}
  - {{id: appeal-1, kind: appeal, by: me, channel: email, sent: 2026-07-01,
     replies: [{{on: 2026-07-20, kind: refused, words: No.}}]}}
"""


def page(tmp_path: Path, home: str, *options: str, not_by: str = "post") -> str:
    """The page beside the complaint, in one line."""
    fact = "organisation_data_broker" if home == "US-CA" else "organisation_small_business"
    (tmp_path / "a.yaml").write_text(CASE.format(home=home, not_by=not_by, fact=fact), encoding="utf-8")
    drafted = ["draft", "--answers", str(tmp_path / "a.yaml"), "--document", "complaint", "--format", "pdf"]
    assert main([*drafted, *options, "--out", str(tmp_path / "cases"), "--as-of", "2026-11-27"]) == DONE
    (file,) = tmp_path.glob("cases/*/4-complaint-what-happens-next.pdf")
    return " ".join(" ".join(one.extract_text() for one in PdfReader(file).pages).split())


def test_in_texas_anybody_may_see_it_and_each_detail_is_named(tmp_path: Path) -> None:
    said = page(tmp_path, "US-TX")
    assert "Anyone may obtain a copy of your complaint" in said
    assert "Anybody could see of you: your name Alex Morgan; your e-mail address alex@example.org;" in said
    assert "customer number C*47_11; S1; what it does to you." in said
    assert "customer number (about: knows_me_as); S1 (happened); what it does to you (at_stake: harm)" in said


@pytest.mark.parametrize(("not_by", "hidden"), [("post", "12 Elm Street"), ("phone", "555-0100"), ("email", "alex@")])
def test_the_way_by_which_nobody_may_reach_the_person_is_not_even_named_as_seen(
    tmp_path: Path, not_by: str, hidden: str
) -> None:
    said = page(tmp_path, "US-TX", not_by=not_by)
    assert "Anybody could see of you" in said
    assert hidden not in said


def test_a_sworn_complaint_in_california_may_be_shown_to_the_business(tmp_path: Path) -> None:
    assert "Brixen Inc. could see of you: your name Alex Morgan" in page(tmp_path, "US-CA")


def test_where_nobody_else_reads_it_nothing_is_said(tmp_path: Path) -> None:
    assert "could see of you" not in page(tmp_path, "US-CA", "--unsworn")


def test_the_page_of_a_form_without_files_has_them_kept_and_ends_its_sentences_once(tmp_path: Path) -> None:
    said = page(tmp_path, "US-CA")
    assert "Keep it for when the office asks: its form takes no files." in said
    assert ".." not in said


CREDIT = """
kit: 2
scenario: credit_file
me: {name: Alex Morgan, lives_in: US-OH, email: alex@example.org}
about: {organisation: {name: Score & Co, place: US-OH, sector: private}, is_to_me: credit_agency}
want: [{wish: correct, of: A debt., detail: {what_is_right: It was paid.}}]
papers:
  - {id: request-1, by: me, asked: [rectification], channel: post, sent: 2026-06-01,
     replies: [{on: 2026-06-20, kind: refused, ground: accurate, words: Verified.}]}
"""


def test_the_federal_bureau_shows_the_person_to_the_company_alone_and_no_heading_stands_over_nothing(
    tmp_path: Path,
) -> None:
    """Its page on complaint data: names, contact and documents are not published."""
    (tmp_path / "a.yaml").write_text(CREDIT, encoding="utf-8")
    drafted = ["draft", "--answers", str(tmp_path / "a.yaml"), "--document", "complaint", "--format", "pdf"]
    assert main([*drafted, "--out", str(tmp_path / "cases"), "--as-of", "2026-11-27"]) == DONE
    (file,) = tmp_path.glob("cases/*/4-complaint-what-happens-next.pdf")
    said = " ".join(" ".join(one.extract_text() for one in PdfReader(file).pages).split())
    assert "Score & Co could see of you: your name Alex Morgan" in said
    assert "Anybody" not in said
    assert "Also possible " not in said.replace("Also possible today • Answer to the organisation (Score & Co)", "")
