"""What comes with the kit holds, every check of it."""

import re
from datetime import date
from pathlib import Path
from time import process_time

import pytest
import yaml

from complaint_kit.checks.run import Result, check
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack


def seconds_for_three_million_squares() -> float:
    """How fast this machine is now, about a seventh of a second: on a busy one all work takes longer."""
    began = process_time()
    sum(one * one for one in range(3_000_000))
    return process_time() - began


@pytest.fixture(scope="module")
def timed() -> tuple[Result, float]:
    """What the checks say of the shipped pack, and how much work that was, reading included, in such sevenths."""
    before, began = seconds_for_three_million_squares(), process_time()
    result = check(Library((shipped_pack(),)), date(2026, 11, 22))
    took = process_time() - began
    return result, 2 * took / (before + seconds_for_three_million_squares())


@pytest.fixture
def result(timed: tuple[Result, float]) -> Result:
    return timed[0]


def test_the_shipped_library_holds(result: Result) -> None:
    assert [f"{one.check} {one.place}: {one.problem}" for one in result.findings] == []
    assert [f"{one.place}: {one.says}: {one.problems}" for one in result.failed] == []


def test_the_whole_library_is_checked_in_under_twenty_seconds_of_work(timed: tuple[Result, float]) -> None:
    result, work = timed
    assert work < 140
    assert len(result.coverage) >= 30


def owed(result: Result) -> dict[str, set[str]]:
    """What the shipped pack owes, in the words of known_debts.yaml."""
    found = result.debts
    return {
        "facts": {one.name for one in found if one.kind == "fact"},
        "rights": {one.name for one in found if one.kind == "right"},
        "dead_ends": {f"{one.name}: {place}" for one in found if one.kind == "dead_end" for place in one.where},
        "citations": {f"{one.name}: {key}" for one in found if one.kind == "citation" for key in one.where},
    }


def test_the_debts_are_those_known_and_no_more(result: Result) -> None:
    known = yaml.safe_load((Path(__file__).parent / "known_debts.yaml").read_text(encoding="utf-8"))
    citations = {f"{law}: {key}" for law, keys in known["citations"].items() for key in keys}
    allowed = {**{kind: set(names) for kind, names in known.items()}, "citations": citations}
    assert {kind: names - allowed[kind] for kind, names in owed(result).items()} == {kind: set() for kind in allowed}


def test_rules_with_a_period_and_no_example_grow_no_more(result: Result) -> None:
    """The number may only be lowered: each new rule with a period has figures that a person can check by hand."""
    assert sum(law.untested for law in result.coverage) <= 112


def test_the_shipped_citation_list_catches_what_uk_law_lost() -> None:
    from complaint_kit.checks.citations import CitationFile, cited
    from complaint_kit.packs.models import read_model

    known = read_model(shipped_pack() / "jurisdictions/citations.yaml", CitationFile)
    lost = {(number, one.last_day) for one in known.repealed for number in one.numbers}
    assert lost == {("77", date(2026, 6, 18)), ("22", date(2026, 2, 4))}
    assert cited(known.repealed[0].provision, known.repealed[0].of, "Article 77 UK GDPR") == ["77"]


def test_comments_of_the_kits_own_templates_leave_provisions_to_the_law_too() -> None:
    """Packs of others may name one in a comment; here it would be one more place to change when the law does."""
    numbered = re.compile(r"(?:§|\b(?:articles?|artikel|art\.|sections?|U\.S\.C\.|CFR))\s*\d", re.IGNORECASE)
    found = [
        f"{path.name}:{number}"
        for path in sorted((shipped_pack() / "templates").rglob("*.j2"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if numbered.search(line)
    ]
    assert found == []
