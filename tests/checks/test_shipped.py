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


def test_the_shipped_citation_list_catches_what_uk_law_lost() -> None:
    from complaint_kit.checks.citations import CitationFile, cited
    from complaint_kit.packs.library import read_model

    known = read_model(shipped_pack() / "jurisdictions/citations.yaml", CitationFile)
    lost = {(number, one.last_day) for one in known.repealed for number in one.numbers}
    assert lost == {("77", date(2026, 6, 18)), ("22", date(2026, 2, 4))}
    assert cited(known.repealed[0].provision, known.repealed[0].of, "Article 77 UK GDPR") == ["77"]
