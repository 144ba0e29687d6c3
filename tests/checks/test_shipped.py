"""What comes with the kit holds, every check of it."""

from datetime import date
from time import process_time

from complaint_kit.checks.run import check
from complaint_kit.packs.library import Library
from complaint_kit.packs.places import shipped_pack


def test_the_shipped_library_holds() -> None:
    result = check(Library((shipped_pack(),)), date(2026, 11, 22))
    assert [f"{one.check} {one.place}: {one.problem}" for one in result.findings] == []
    assert [f"{one.place}: {one.says}: {one.problems}" for one in result.failed] == []


def test_the_whole_library_is_checked_in_well_under_twenty_seconds_of_work() -> None:
    began = process_time()
    result = check(Library((shipped_pack(),)), date(2026, 11, 22))
    assert process_time() - began < 15
    assert len(result.coverage) >= 30


# What waits for questions and scenarios of its own. Take out what is paid; nothing may be added.
UNSET_FACTS = {
    *("age_group", "legal_basis", "organisation_ad_giant", "organisation_consumers", "organisation_employees"),
    *("organisation_holds_sensitive_data", "organisation_sale_revenue_percent", "organisation_sells_data"),
    *("organisation_sells_sensitive_data", "organisation_vehicle_maker"),
}
UNREACHED_RIGHTS = {
    *("information", "notify_recipients", "portability", "question_profiling", "restriction", "third_parties"),
}


def test_no_law_waits_for_a_fact_that_cannot_be_told_or_a_right_that_cannot_be_asked_for_but_those_known() -> None:
    owed = check(Library((shipped_pack(),)), date(2026, 11, 22)).debts
    assert {one.name for one in owed if one.kind == "fact"} <= UNSET_FACTS
    assert {one.name for one in owed if one.kind == "right"} <= UNREACHED_RIGHTS


def test_rules_with_a_period_and_no_example_grow_no_more() -> None:
    """The number may only be lowered: each new rule with a period has figures that a person can check by hand."""
    result = check(Library((shipped_pack(),)), date(2026, 11, 22))
    assert sum(law.untested for law in result.coverage) <= 205


def test_the_shipped_citation_list_catches_what_uk_law_lost() -> None:
    from complaint_kit.checks.citations import CitationFile, cited
    from complaint_kit.packs.models import read_model

    known = read_model(shipped_pack() / "jurisdictions/citations.yaml", CitationFile)
    lost = {(number, one.last_day) for one in known.repealed for number in one.numbers}
    assert lost == {("77", date(2026, 6, 18)), ("22", date(2026, 2, 4))}
    assert cited(known.repealed[0].provision, known.repealed[0].of, "Article 77 UK GDPR") == ["77"]
