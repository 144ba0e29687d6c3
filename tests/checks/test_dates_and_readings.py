"""Every day has one version of an entry, within the life of its law; and every entry was read, or says what is not
certain."""

from datetime import date

import pytest

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
OFFICES = "jurisdictions/xa/authorities.yaml"
ACME = "organisations/acme.yaml"
COMPLAINT = "  - id: complaint\n    gives: regulator_complaint\n"


def second_version(pack: SmallPack, ends: str, begins: str) -> None:
    """The rule on complaints in two versions."""
    pack.change(ACT, COMPLAINT, f"{COMPLAINT}    in_force: {{from: 2020-01-01, until: {ends}}}\n")
    newer = (
        f"{COMPLAINT}    in_force: {{from: {begins}}}\n    cite: {{right: {{en: § 4 Alpha Code, de: § 4}}}}\nladder:\n"
    )
    pack.change(ACT, "ladder:\n", newer)


def test_a_rule_may_change_from_one_day_to_the_next(pack: SmallPack) -> None:
    second_version(pack, "2025-12-31", "2026-01-01")
    assert pack.result().findings == ()


def test_two_versions_of_a_rule_on_one_day_are_one_too_many(pack: SmallPack) -> None:
    second_version(pack, "2026-01-01", "2026-01-01")
    place = f"{pack.root / ACT}:{int(pack.at(ACT, 'in_force: {from: 2026-01-01}').rpartition(':')[2]) - 2}"
    pack.finds("versions", place, "xa.act/complaint", "two versions on 2026-01-01")


def test_a_day_without_a_version_of_a_rule_is_a_gap(pack: SmallPack) -> None:
    second_version(pack, "2025-12-30", "2026-01-01")
    (finding,) = pack.result().findings
    assert finding.check == "versions"
    assert finding.problem == "xa.act/complaint has no version between 2025-12-30 and 2026-01-01"


def test_a_rule_that_stands_twice_without_dates_has_two_versions(pack: SmallPack) -> None:
    pack.change(ACT, "ladder:\n", f"{COMPLAINT}    cite: {{right: {{en: § 4 Alpha Code, de: § 4}}}}\nladder:\n")
    (finding,) = pack.result().findings
    assert finding.problem == "xa.act/complaint has two versions on 2020-01-01"


BROKEN = """infringed:
  - conduct: no_notice
    cite: {en: § 1 Alpha Code, de: § 1}
    says: {en: People are told., de: Es wird gesagt.}
    in_force: {from: 2020-01-01, until: UNTIL}
    source: {title: Alpha Code, url: "https://example.org/code"}
    verified: {on: 2026-11-22}
  - conduct: no_notice
    cite: {en: § 2 Alpha Code, de: § 2}
    says: {en: People are told., de: Es wird gesagt.}
    in_force: {from: 2026-01-01}
    source: {title: Alpha Code, url: "https://example.org/code"}
    verified: {on: 2026-11-22}
"""


@pytest.mark.parametrize(
    ("until", "problem"),
    [
        ("2026-01-01", "act.counters/no_notice has two versions on 2026-01-01"),
        ("2025-12-01", "act.counters/no_notice has no version between 2025-12-01 and 2026-01-01"),
    ],
)
def test_conduct_breaks_one_rule_on_every_day(pack: SmallPack, until: str, problem: str) -> None:
    pack.write("jurisdictions/xa/act.counters.yaml", BROKEN.replace("UNTIL", until))
    assert [one.problem for one in pack.result().findings if one.check == "versions"] == [problem]


OFFICE = """  - id: xa.office
    place: XA
    name: New Office
    name_in: {en: New Office}
    role: data_protection
    in_force: {from: 2026-10-01}
    source: {title: New Office, url: "https://example.org/new"}
    verified: {on: 2026-11-22}
"""


@pytest.mark.parametrize(
    ("until", "problem"),
    [
        ("2026-10-01", "xa.office has two versions on 2026-10-01"),
        ("2026-09-15", "xa.office has no version between 2026-09-15 and 2026-10-01"),
    ],
)
def test_an_authority_has_one_address_on_every_day(pack: SmallPack, until: str, problem: str) -> None:
    pack.change(OFFICES, "in_force: {from: 2020-01-01}", f"in_force: {{from: 2020-01-01, until: {until}}}")
    pack.write(OFFICES, (pack.root / OFFICES).read_text() + OFFICE)
    (finding,) = pack.result().findings
    assert (finding.check, finding.problem) == ("versions", problem)


ENTITY = """  - id: acme_alpha
    name: Acme North Ltd
    place: XA-N
    serves: [{serves}]
    in_force: {{from: 2024-01-01}}
    source: {{title: Imprint, url: "https://example.org/imprint"}}
    verified: {{on: 2026-11-22}}
channels:
"""


def test_one_company_answers_the_same_people_on_one_day(pack: SmallPack) -> None:
    pack.change(ACME, "channels:\n", ENTITY.format(serves="XA"))
    (finding,) = pack.result().findings
    assert finding.problem == "acme/acme_alpha has two versions on 2024-01-01"


def test_another_company_may_answer_other_people_on_the_same_day(pack: SmallPack) -> None:
    pack.change(ACME, "channels:\n", ENTITY.format(serves="XA-N"))
    assert pack.result().findings == ()


@pytest.mark.parametrize("span", ["{from: 2019-12-31}", "{from: 2021-01-01, until: 2026-01-01}", "{from: 2021-01-01}"])
def test_a_rule_lives_no_longer_than_its_law(pack: SmallPack, span: str) -> None:
    pack.change(ACT, "in_force: {from: 2020-01-01}", "in_force: {from: 2020-01-01, until: 2025-12-31}")
    pack.change(ACT, COMPLAINT, f"{COMPLAINT}    in_force: {span}\n")
    (finding,) = pack.result().findings
    assert (finding.check, finding.place) == ("within_law", pack.at(ACT, f"    in_force: {span}"))
    assert finding.problem.endswith("its law 2020-01-01 to 2025-12-31")


def test_a_step_of_the_ladder_is_not_older_than_its_law(pack: SmallPack) -> None:
    pack.change(ACT, "opens: [at_once]", "opens: [at_once], in_force: {from: 2019-01-01}")
    pack.finds("within_law", pack.at(ACT, "2019-01-01"), "xa.act/request", "from 2019-01-01")


def test_a_note_may_warn_of_a_law_to_come(pack: SmallPack) -> None:
    pack.change(ACT, "scenarios: [curious]", "scenarios: [curious], in_force: {from: 2019-01-01, until: 2019-12-31}")
    assert pack.result().findings == ()


def test_what_nobody_read_says_what_is_not_certain(pack: SmallPack) -> None:
    pack.change(ACT, COMPLAINT, f"{COMPLAINT}    verified: null\n")
    place = f"{pack.root / ACT}:{int(pack.at(ACT, 'verified: null').rpartition(':')[2]) - 2}"
    pack.finds("doubts", place, "xa.act/complaint")


def test_a_doubt_makes_an_unread_rule_honest_and_it_is_listed(pack: SmallPack) -> None:
    pack.change(ACT, COMPLAINT, f"{COMPLAINT}    verified: null\n    doubt: Only a report was read.\n")
    result = pack.result()
    assert result.holds
    assert [(read.name, read.doubt) for read in result.unread] == [("xa.act/complaint", "Only a report was read.")]


def test_the_doubt_of_a_law_that_nobody_read_stands_for_its_rules(pack: SmallPack) -> None:
    pack.change(ACT, "verified: {on: 2026-11-22}", "doubt: Only a report was read.")
    assert [read.name for read in pack.result().unread] == ["xa.act", "xa.act/access", "xa.act/complaint"]
    assert pack.result().holds


@pytest.mark.parametrize(
    ("name", "words", "entry"),
    [(OFFICES, "id: xa.office", "xa.office"), (ACME, "id: acme_alpha", "acme/acme_alpha")],
)
def test_addresses_that_nobody_read_say_so_too(pack: SmallPack, name: str, words: str, entry: str) -> None:
    text = (pack.root / name).read_text()
    pack.write(name, text.replace("    verified: {on: 2026-11-22}\n", "", 1))
    pack.finds("doubts", pack.at(name, words), entry)


def test_facts_about_an_organisation_have_a_source(pack: SmallPack) -> None:
    pack.change(ACME, 'facts_from: {title: Imprint, url: "https://example.org/imprint"}\n', "")
    pack.finds("sources", pack.at(ACME, "facts:"), "acme")


def test_what_was_read_more_than_twelve_months_ago_is_listed_and_no_error(pack: SmallPack) -> None:
    pack.change(OFFICES, "verified: {on: 2026-11-22}", "verified: {on: 2025-11-21}")
    pack.change(ACT, "verified: {on: 2026-11-22}", "verified: {on: 2025-11-22}")
    result = pack.result(date(2026, 11, 22))
    assert [read.name for read in result.stale] == ["xa.office"]
    assert result.holds


def test_the_table_counts_what_was_read_and_when(pack: SmallPack) -> None:
    pack.change(ACT, COMPLAINT, f"{COMPLAINT}    verified: {{on: 2026-01-02}}\n")
    (row,) = pack.result().coverage
    assert (row.law, row.rules, row.examples, row.verified, row.unverified) == ("xa.act", 2, 2, 2, 0)
    assert (row.newest, row.oldest) == (date(2026, 11, 22), date(2026, 1, 2))
