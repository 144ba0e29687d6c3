"""Citations: what was repealed, what reaches other people, and what was never codified may not be cited."""

import pytest

from complaint_kit.checks.citations import cited
from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
CITE = "right: {en: § 3 Alpha Code, de: § 3 Alphakodex}"
CITATIONS = """
repealed:
  - provision: Article
    of: Alpha Charter
    numbers: ["77"]
    last_day: 2026-06-18
    instead: section 9 of the Alpha Charter
parts:
  - provision: section
    of: Alpha Police Act
    name: Part 3
    first: 29
    last: 81
    not_for: [{organisation_sector: private, purpose: general}]
"""


@pytest.fixture(autouse=True)
def _citations(pack: SmallPack) -> None:
    pack.write("jurisdictions/citations.yaml", CITATIONS)


def cite(pack: SmallPack, words: str, more: str = "") -> str:
    """Makes the complaint rule cite these words, and returns where."""
    pack.change(ACT, CITE, f'right: {{en: "{words}", de: § 3}}{more}')
    return pack.at(ACT, words)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Article 77 UK GDPR", ["77"]),
        ("Article 77(2) UK GDPR", ["77"]),
        ("Articles 22A to 22D UK GDPR", ["22A", "22D"]),
        ("Articles 13(1)(c) and 14(1)(c) UK GDPR", ["13", "14"]),
        ("section 165 of the Data Protection Act 2018 or Article 77 UK GDPR", ["77"]),
        ("Article 82 UK GDPR and section 168 of the Data Protection Act 2018", ["82"]),
        ("Article 77 GDPR", []),
    ],
)
def test_the_numbers_of_an_act_are_read_out_of_a_citation(words: str, numbers: list[str]) -> None:
    assert cited("Article", "UK GDPR", words) == numbers


def test_the_section_of_an_act_is_not_mistaken_for_its_year_or_subsection() -> None:
    assert cited("section", "Data Protection Act 2018", "sections 45(3) and 54 of the Data Protection Act 2018") == [
        "45",
        "54",
    ]


def test_a_repealed_article_is_not_cited_by_a_rule_in_force_today(pack: SmallPack) -> None:
    place = cite(pack, "Article 77 Alpha Charter")
    pack.finds("repealed", place, "Article 77 Alpha Charter", "2026-06-18")


def test_it_may_be_cited_by_the_rule_of_its_time(pack: SmallPack) -> None:
    cite(pack, "Article 77 Alpha Charter", "\n    in_force: {from: 2020-01-01, until: 2026-06-18}")
    assert pack.result().findings == ()


def test_one_day_too_long_is_too_long(pack: SmallPack) -> None:
    place = cite(pack, "Article 77 Alpha Charter", "\n    in_force: {from: 2020-01-01, until: 2026-06-19}")
    pack.finds("repealed", place, "Article 77 Alpha Charter")


def test_the_article_beside_it_may_be_cited(pack: SmallPack) -> None:
    cite(pack, "Articles 76 and 78(77) Alpha Charter")
    assert pack.result().findings == ()


@pytest.mark.parametrize("section", ["29", "45", "50A", "81"])
def test_the_part_about_the_police_is_not_cited_against_companies(pack: SmallPack, section: str) -> None:
    place = cite(pack, f"section {section} of the Alpha Police Act")
    pack.finds("parts", place, "Part 3", "xa.act/complaint")


@pytest.mark.parametrize("section", ["28", "82", "164A"])
def test_other_sections_of_that_act_may_be(pack: SmallPack, section: str) -> None:
    cite(pack, f"section {section} of the Alpha Police Act")
    assert pack.result().findings == ()


def test_the_part_about_the_police_may_be_cited_where_only_they_are_meant(pack: SmallPack) -> None:
    cite(pack, "section 45 of the Alpha Police Act", "\n    when: {purpose: law_enforcement}")
    assert pack.result().findings == ()


@pytest.mark.parametrize(
    "words",
    [
        "SB 123",
        "S.B. 5, section 4",
        "HB 4 of 2026",
        "AB 2013",
        "Senate Bill 370",
        "P.A. 26-64",
        "Public Act 22-15",
        "P.L. 2026, c. 25",
        "Ch. 12, Laws of 2024",
        "chapter 121, Laws of Minnesota",
        "Act 123",
        "Act No. 2026-552, § 5(a)(1)",
    ],
)
def test_the_acts_of_a_year_are_not_where_people_find_the_law(pack: SmallPack, words: str) -> None:
    place = cite(pack, words)
    pack.finds("session_laws", place, words)


@pytest.mark.parametrize(
    "words",
    [
        "Civ. Code § 1798.100(a)(2)",
        "R.I. Gen. Laws § 6-48.1-5(e)",
        "La. R.S. 51:1780.3(A)(2)(a)",
        "section 165 of the Data Protection Act 2018",
        "Tex. Bus. & Com. Code ch. 541",
        "NRS 603A.400 (Senate Bill 370 of 2023)",
        "Court of Justice of the EU, C-132/21",
        "Regulation (EU) 2025/2518, Article 3",
    ],
)
def test_codes_statutes_and_judgments_are(pack: SmallPack, words: str) -> None:
    cite(pack, words)
    assert pack.result().findings == ()


def test_an_act_that_no_code_has_taken_up_yet_may_be_cited_as_the_source_of_its_law(pack: SmallPack) -> None:
    cite(pack, "Act No. 2026-552, § 5(a)(1)")
    pack.change(ACT, "source: {title: Alpha Act,", "source: {title: Alpha Act No. 2026-552,")
    assert pack.result().findings == ()


def test_nor_need_it_be_the_source_of_the_whole_law_if_it_is_that_of_the_rule(pack: SmallPack) -> None:
    cite(
        pack,
        "Public Act 26-64, § 19(a)",
        '\n    source: {title: Alpha Public Act 26-64, url: "https://example.org/64"}',
    )
    assert pack.result().findings == ()
