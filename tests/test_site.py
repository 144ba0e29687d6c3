"""The docs as a site: its tables hold what the packs hold, its links lead somewhere, it loads nothing from afar."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.law.matching import STEPS
from mkdocs_hooks import on_page_markdown, pages
from tests.conftest import LIBRARY

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 28)
WITHOUT_A_RIGHT = {"authority_decision"}  # days to be kept against the authority, and no right towards an organisation


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages(LIBRARY, DAY)


def rows(page: str) -> list[list[str]]:
    """The rows of the table on a page, cell by cell, without its heading."""
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[1:]]


def test_every_law_and_every_grievance_is_in_the_tables(made: dict[str, str]) -> None:
    assert {row[0] for row in rows(made["coverage/laws.md"])} == set(LIBRARY.law_ids())
    assert {row[0] for row in rows(made["coverage/grievances.md"])} == set(LIBRARY.scenarios())


def test_no_right_that_a_law_gives_is_missing_from_the_table_by_grievance(made: dict[str, str]) -> None:
    table = rows(made["coverage/by-grievance.md"])
    assert len(table) == len(LIBRARY.scenarios()) - len(WITHOUT_A_RIGHT)
    said = {re.sub(r" \(\d+\)$", "", right) for row in table for cell in row[1:] for right in cell.split(", ")}
    given = {
        rule.gives for law in map(LIBRARY.law, LIBRARY.law_ids()) for rule in law.rules if law.has_in_force(rule, DAY)
    }
    assert {right.replace("_", " ") for right in given - STEPS} <= said


def test_what_a_law_does_not_give_stands_in_no_cell(made: dict[str, str]) -> None:
    freeze = next(row for row in rows(made["coverage/by-grievance.md"]) if "until this is settled" in row[0])
    assert "restriction" in freeze[1]
    assert freeze[5] == ""


def test_the_month_of_the_gdpr_is_in_the_table_of_rights(made: dict[str, str]) -> None:
    access = [row for row in rows(made["coverage/rights.md"]) if row[:2] == ["eu.gdpr", "access"]]
    assert [(row[3], row[4]) for row in access] == [("1 month", "2 months")]


def test_what_nobody_has_verified_is_listed_with_its_doubt(made: dict[str, str]) -> None:
    found = rows(made["coverage/unverified.md"])
    assert found
    assert [row for row in found if row[1] in ("", "-")] == []


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("[add a law](CONTRIBUTING.md)", "[add a law](adding.md)"),
        ("[add a law](../CONTRIBUTING.md#a-law)", "[add a law](adding.md#a-law)"),
        ("[bulk](docs/bulk.md)", "[bulk](bulk.md)"),
        ("[speeds](benchmarks/)", "speeds"),
        ("[nowhere](nowhere.md)", "[nowhere](nowhere.md)"),
        ("[elsewhere](https://example.org)", "[elsewhere](https://example.org)"),
    ],
)
def test_links_lead_to_pages_of_the_site(text: str, led: str) -> None:
    assert on_page_markdown(text) == led


def test_the_site_is_built_with_every_link_checked_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    pages_made = list(tmp_path.rglob("*.html"))
    assert {"index.html", "bulk.html", "limits.html", "adding.html"} <= {path.name for path in pages_made}
    loaded = re.compile(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=[\"']?(?:https?:)?//[^>]*>")
    foreign = [found for path in pages_made for found in loaded.findall(path.read_text(encoding="utf-8"))]
    assert [one for one in foreign if "canonical" not in one] == []
