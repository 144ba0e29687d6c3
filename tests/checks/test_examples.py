"""The examples in the law files are run, and each way in which one can fail is told."""

import pytest

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
FACTS = "organisation_consumers: 100, received: 2026-12-01}"
EXPECT = "expect: {applies: true, deadlines: {answer: 2027-01-15}}"


@pytest.mark.parametrize(
    ("facts", "expected", "said"),
    [
        ("organisation_consumers: 100}", "false", "expected that it does not apply, but the rule says that it applies"),
        ("organisation_consumers: 99}", "true", "expected that it applies, but the rule says that it does not apply"),
        ("region: [XA]}", "true", "expected that it applies, but the rule says that nobody can tell"),
        ("organisation_consumers: 100}", "null", "expected that nobody can tell, but the rule says that it applies"),
    ],
)
def test_whether_the_rule_applies_has_three_answers(pack: SmallPack, facts: str, expected: str, said: str) -> None:
    pack.change(ACT, FACTS, facts)
    pack.change(ACT, EXPECT, f"expect: {{applies: {expected}}}")
    pack.fails(said)


IRELAND = "{code: IE, name: {en: Ireland, de: Irland}, part_of: [EEA]}"


def test_a_missing_fact_is_not_known_and_an_example_may_say_so(pack: SmallPack) -> None:
    pack.change(ACT, FACTS, "region: [XA]}")
    pack.change(ACT, EXPECT, "expect: {applies: null}")
    assert pack.result().holds


def test_a_day_before_the_law_began_is_a_no(pack: SmallPack) -> None:
    pack.change(ACT, FACTS, "organisation_consumers: 100, event_date: 2019-12-31}")
    pack.change(ACT, "when: {org", "law_on: event\n    when: {org")
    pack.change(ACT, EXPECT, "expect: {applies: true}")
    pack.fails("that it does not apply")


def test_an_example_belongs_to_its_own_version_of_the_rule(pack: SmallPack) -> None:
    text = (pack.root / ACT).read_text()
    start, end = text.index("  - id: access"), text.index("  - id: complaint")
    newer = text[start:end].replace("    gives", "    in_force: {from: 2026-12-02}\n    gives")
    older = text[start:end].replace("    gives", "    in_force: {from: 2020-01-01, until: 2026-12-01}\n    gives")
    pack.write(ACT, text[:start] + older + newer + text[end:])
    failed = pack.result().failed
    assert [problem for outcome in failed for problem in outcome.problems] == [
        "expected that it applies, but the rule says that it does not apply"
    ]


def test_a_wrong_day_is_told_with_the_right_one(pack: SmallPack) -> None:
    # 1 December and 45 days: 30 to the end of the year, 15 more to 15 January.
    pack.change(ACT, "{answer: 2027-01-15}", "{answer: 2027-01-14}")
    pack.fails("'answer': expected 2027-01-14, but it is due on 2027-01-15")


@pytest.mark.parametrize("late", ["2027-01-15", "{answer: 2027-01-15}"])
def test_the_first_day_beyond_doubt_is_after_the_last_day_for_an_answer(pack: SmallPack, late: str) -> None:
    # 15 January 2027 is a Friday.
    pack.change(ACT, EXPECT, f"expect: {{deadlines: {{answer: 2027-01-15}}, complain_from: {late}}}")
    pack.fails("'answer': expected a complaint from 2027-01-15, but it is late from 2027-01-16")


def test_the_first_day_beyond_doubt_holds_when_it_is_right(pack: SmallPack) -> None:
    pack.change(ACT, EXPECT, "expect: {complain_from: 2027-01-16}")
    assert pack.result().holds


def test_without_an_answer_the_first_deadline_named_is_meant(pack: SmallPack) -> None:
    pack.change(
        ACT, "{id: answer, within: 45 days}", "{id: answer, within: 45 days}\n      - {id: late, within: 2 days}"
    )
    for language in ("en", "de"):
        word = {"en": "answer: answer", "de": "answer: Antwort"}[language]
        pack.change(f"templates/_shared/words.{language}.yaml", word, f"{word}, late: late")
    pack.change(ACT, EXPECT, "expect: {deadlines: {late: 2026-12-03}, complain_from: 2026-12-04}")
    assert pack.result().holds


def test_the_holidays_of_the_place_named_count(pack: SmallPack) -> None:
    # One month from 5 March 2026 is Easter Sunday; Easter Monday is a holiday in Ireland.
    pack.change("jurisdictions/places.yaml", "places:", f"places:\n  - {IRELAND}")
    pack.change(ACT, "within: 45 days}", "within: 1 month, counting: eu-1182-71}")
    pack.change(ACT, FACTS, "organisation_consumers: 100, received: 2026-03-05, place: IE}")
    pack.change(ACT, EXPECT, "expect: {deadlines: {answer: 2026-04-07}, complain_from: 2026-04-08}")
    assert pack.result().holds


def test_the_days_of_a_clarification_do_not_count_where_the_law_says_so(pack: SmallPack) -> None:
    # Three days, both ends included, after 15 January.
    pack.change(ACT, FACTS, "received: 2026-12-01, clarification_asked: 2026-12-05, clarification_given: 2026-12-07}")
    pack.change(ACT, EXPECT, "expect: {deadlines: {answer: 2027-01-18}}")
    pack.fails("'answer': expected 2027-01-18, but it is due on 2027-01-15")
    pack.change(ACT, "within: 45 days}", "within: 45 days, pauses: clarification}")
    assert pack.result().holds


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{answer: 2027-01-15}", "{decision: 2027-01-15}", "the rule has no deadline 'decision' in figures"),
        (", received: 2026-12-01}", "}", "'answer' runs from the day 'received', which is not among the facts"),
        (", received: 2026-12-01}", ", received: soon}", "'received' is a day such as 2026-09-01, not 'soon'"),
        (", received: 2026-12-01}", ", receved: 2026-12-01}", "there is no fact 'receved'"),
        ("organisation_consumers: 100,", "organisation_consumers: many,", "'organisation_consumers' is a number"),
        (
            "expect: {applies: true, ",
            "expect: {aplies: true, ",
            "wrong is 'aplies'",
        ),
    ],
)
def test_an_example_that_cannot_be_run_fails(pack: SmallPack, old: str, new: str, said: str) -> None:
    pack.change(ACT, old, new)
    pack.fails(said)


def test_an_example_that_expects_nothing_fails(pack: SmallPack) -> None:
    pack.change(ACT, EXPECT, "expect: {}")
    pack.fails("expect says nothing")


def test_no_example_is_run_on_a_condition_that_cannot_be_tested(pack: SmallPack) -> None:
    pack.change(ACT, "{organisation_consumers: {at_least: 100}}", "{organisation_consumers: {at_least: many}}")
    assert pack.result().examples == ()
    assert not pack.result().holds


ROUTE = """
examples:
  - say: everybody complains at the one office
    on: 2026-11-22
    residence: XA-N
    recommended: {recommended}
    expect: [{offered}]
"""


def route(pack: SmallPack, recommended: str, offered: str) -> None:
    name = "jurisdictions/routing.yaml"
    text = (pack.root / name).read_text(encoding="utf-8")
    pack.write(name, text + ROUTE.format(recommended=recommended, offered=offered))


def test_an_example_of_whom_to_complain_to_is_run_too(pack: SmallPack) -> None:
    route(pack, "xa.office", "xa.office")
    assert pack.result().holds
    assert len(pack.result().examples) == 3


def test_another_authority_offered_or_recommended_than_expected_is_told(pack: SmallPack) -> None:
    route(pack, "null", "xa.office")
    pack.fails("recommended is xa.office, not none")


def test_the_order_of_the_authorities_offered_is_part_of_the_example(pack: SmallPack) -> None:
    route(pack, "xa.office", "xa.office, xa.other")
    pack.fails("offered are xa.office, not xa.office, xa.other")
