"""How the laws of the EU, its states and Switzerland stand beside one another; single rules have their examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from complaint_kit.law.dates import Period
from complaint_kit.law.matching import Match, by_right, match
from complaint_kit.law.model import Law, Rule
from complaint_kit.law.rights import Right
from tests.conftest import LIBRARY

GDPR = LIBRARY.law("eu.gdpr")
INSTITUTIONS = LIBRARY.law("eu.institutions")
SWISS = LIBRARY.law("ch.fadp")
NATIONAL = tuple(
    LIBRARY.law(id_)
    for id_ in ("at.dsg", "nl.uavg", "fr.decret-2019-536", "sk.act-18-2018", "bg.pdpa", "ie.dpa-2018", "li.dsg")
)
PROCEDURE = LIBRARY.law("eu.procedural-regulation")
ALL = (GDPR, INSTITUTIONS, PROCEDURE, *NATIONAL, SWISS)

# Judgments on the GDPR, and what Regulation (EU) 2018/1725 does not have: legitimate interests as a legal basis.
ONLY_IN_THE_GDPR = {
    *(
        "named_recipients",
        "no_reasons",
        "faithful_copy",
        "balancing",
        "ai_opinion",
        "explanation",
        "score",
        "court_beside",
        "log_data",
        "public_register",
    ),
    "marketing",  # Article 23 of 2018/1725 knows no objection to direct marketing
    *("beside_complaint", "no_threshold", "for_refused_access", "legitimate_interests", "interests"),
}
# Article 37 of 2018/1725: what the GDPR leaves to the national acts on devices.
TWINS = [one for one in INSTITUTIONS.rules if one.gives != "no_tracking"]
ARTICLE_82_3 = "burden"  # the controller's proof that it is not responsible: 2018/1725 leaves that to the Treaties


def rights(on: date, **facts: Any) -> dict[Right, Match]:
    """What a letter cites for each right, for that resident on that day."""
    laws = LIBRARY.laws_for(facts["residence"])
    return by_right(match(laws, facts, filing=on, event=on))


def rule(law: Law, right: Right) -> Rule:
    return next(one for one in law.rules if one.gives == right)


def words(law: Law) -> Iterator[tuple[str, Any]]:
    """Everything in the file that a person reads, with where it stands."""
    for one in law.rules:
        cited = {key: citation.words for key, citation in one.cite.items()}
        parts = {**cited, "entitled_to": one.entitled_to, "limits": one.limits, "scope": one.scope, "free": one.free}
        duties = {deadline.id: deadline.duty for deadline in one.deadlines}
        yield from ((f"{law.id}/{one.id} {name}", part) for name, part in {**parts, **duties}.items() if part)
    yield from ((f"{law.id} {note.id}", note.says) for note in law.notes)
    yield from ((f"{law.id} {step.document}", step.advice) for step in law.ladder if step.advice)


def test_an_austrian_complaint_of_2026_names_what_austrian_law_wants_in_it() -> None:
    found = rights(date(2026, 11, 23), residence="AT", organisation_sector="private", cross_border=True)
    assert found["regulator_complaint"].id == "at.dsg/complaint_content"


def test_an_austrian_cross_border_complaint_of_may_2027_follows_the_procedural_regulation() -> None:
    found = rights(date(2027, 5, 3), residence="AT", organisation_sector="private", cross_border=True)
    cited = found["regulator_complaint"].rule.cite
    assert cited["content"].words["en"] == "Article 4(1) of Regulation (EU) 2025/2518"


def test_an_austrian_cross_border_complaint_of_may_2027_keeps_the_austrian_time_bar() -> None:
    found = rights(date(2027, 5, 3), residence="AT", organisation_sector="private", cross_border=True)
    rule_of_the_day = found["regulator_complaint"].rule
    assert {one.id for one in rule_of_the_day.deadlines} >= {"lodge", "lodge_at_latest"}
    assert rule_of_the_day.cite["time_bar"].words["en"] == "§ 24(4) DSG (Austria)"


def test_an_austrian_complaint_of_may_2027_within_austria_stays_with_austrian_law() -> None:
    found = rights(date(2027, 5, 3), residence="AT", organisation_sector="private", cross_border=False)
    assert found["regulator_complaint"].id == "at.dsg/complaint_content"


def test_while_nobody_knows_the_kind_of_organisation_letters_cite_the_gdpr() -> None:
    found = rights(date(2026, 11, 23), residence="SE")
    assert {one.law.id for one in found.values() if not one.law.beside} == {"eu.gdpr"}


def test_an_eu_institution_is_asked_under_its_own_regulation_alone() -> None:
    found = rights(date(2027, 5, 3), residence="NL", organisation_sector="eu", cross_border=True)
    assert {one.law.id for one in found.values() if not one.law.beside} == {"eu.institutions"}


@pytest.mark.parametrize("law", [PROCEDURE, *NATIONAL], ids=lambda law: law.id)
def test_a_rule_that_goes_before_one_of_the_gdpr_can_be_cited_by_the_same_keys(law: Law) -> None:
    # Article 39(4) of the Bulgarian act and Article 140-bis of the Italian code bar the court beside a complaint, which
    # elsewhere the two judgments allow.
    barred = {"court_beside", "beside_complaint"} if law.id in ("bg.pdpa", "it.dlgs-150-2011") else set()
    missing = {one.id: set(rule(GDPR, one.gives).cite) - set(one.cite) - barred for one in law.rules}
    assert missing == {one.id: set() for one in law.rules}


@pytest.mark.parametrize("one", TWINS, ids=lambda one: one.id)
def test_a_letter_to_an_eu_institution_can_cite_what_a_letter_to_a_company_cites(one: Rule) -> None:
    exceptions = ONLY_IN_THE_GDPR | ({ARTICLE_82_3} if one.gives == "compensation" else set())
    assert set(rule(GDPR, one.gives).cite) - set(one.cite) <= exceptions


@pytest.mark.parametrize("law", [GDPR, INSTITUTIONS], ids=lambda law: law.id)
def test_every_request_under_articles_15_to_22_has_a_month_and_with_notice_three(law: Law) -> None:
    asked = [one for one in law.rules if "request" in one.documents]
    no_period = {"information", "withdraw_consent", "breach_notice", "no_tracking"}
    requests = [one for one in asked if one.gives not in no_period]
    assert {deadline.within for one in requests if (deadline := one.deadline("answer"))} == {Period(1, "month")}
    assert {deadline.within for one in requests if (deadline := one.deadline("extended"))} == {Period(3, "month")}
    assert all(one.deadline("answer") and one.deadline("extended") for one in requests)


def test_swiss_law_sets_thirty_days_for_access_its_logic_and_portability_and_no_period_elsewhere() -> None:
    periods = {one.id: deadline.within for one in SWISS.rules if (deadline := one.deadline("answer"))}
    thirty = {id_ for id_, within in periods.items() if within == Period(30, "day")}
    assert thirty == {"access", "question_profiling", "portability"}
    assert {within for id_, within in periods.items() if id_ not in thirty} == {None}


def test_no_swiss_rule_cites_the_gdpr() -> None:
    cited = " ".join(text for one in SWISS.rules for cited in one.cite.values() for text in cited.words.values())
    assert "GDPR" not in cited
    assert "DSGVO" not in cited


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.id)
def test_everything_a_person_reads_stands_in_english_and_german(law: Law) -> None:
    assert [where for where, part in words(law) if set(part) != {"en", "de"}] == []


@pytest.mark.parametrize("law", ALL, ids=lambda law: law.id)
def test_lists_have_as_many_entries_in_german_as_in_english(law: Law) -> None:
    lists = [(where, part) for where, part in words(law) if isinstance(part["en"], tuple)]
    assert [where for where, part in lists if len(part["en"]) != len(part["de"])] == []


@pytest.mark.parametrize("law", NATIONAL, ids=lambda law: law.id)
def test_what_a_state_adds_to_the_gdpr_holds_for_its_public_bodies_wherever_the_person_lives(law: Law) -> None:
    (way,) = law.reaches
    assert (way.establishment_in, way.leads_for) == (law.applies_in, ("public", "police"))


@pytest.mark.parametrize("law", [*NATIONAL, PROCEDURE], ids=lambda law: law.id)
@pytest.mark.parametrize("sector", ["police", "public"])
def test_where_police_deal_with_crime_no_state_adds_to_a_gdpr_that_leaves_them_out(law: Law, sector: str) -> None:
    (home,) = law.applies_in
    facts = {
        "residence": "AT" if home == "EU" else home,
        "cross_border": True,
        "organisation_sector": sector,
        "grievance": "access",
    }
    day = date(2027, 11, 26)
    for purpose, applies in (("law_enforcement", False), ("national_security", False), ("general", True)):
        found = match([law], {**facts, "purpose": purpose}, filing=day, event=day)
        assert any(one.applies for one in found) is applies


def test_in_austria_the_part_on_crime_holds_for_national_security_and_the_services_as_well() -> None:
    """§ 36(1) DSG: "nationalen Sicherheit, des Nachrichtendienstes und der militärischen Eigensicherung"."""
    day = date(2026, 11, 28)
    for sector in ("public", "police", "intelligence"):
        for purpose, applies in (("law_enforcement", True), ("national_security", True), ("general", False)):
            facts = {"residence": "AT", "organisation_sector": sector, "purpose": purpose}
            found = match([LIBRARY.law("at.dsg-part-3")], facts, filing=day, event=day)
            assert any(one.applies for one in found) is applies, (sector, purpose)


_MUST_ACT = re.compile(r"[Yy]ou (?:then |only )*have (?:only )?\w+ (?:days|weeks|months|years)|[Cc]omplain [^.]*within")
# Told as a way beside the law, or under another law that counts it.
_COUNTED_ELSEWHERE = {
    *("us.ftc-act/health_records", "us.fcra/then_the_bureau", "ch.uwg/star_entry"),
    *("de.kdg/work_first", "de.dsg-ekd/work_first"),  # the three weeks of labour law
}


def test_a_note_that_gives_the_person_a_time_to_act_is_of_the_kind_that_has_to_be_counted() -> None:
    told = {
        f"{law.id}/{note.id}"
        for law in map(LIBRARY.law, LIBRARY.law_ids())
        for note in law.notes
        if note.kind != "time_bar" and _MUST_ACT.search(" ".join(note.says["en"].split()))
    }
    assert told == _COUNTED_ELSEWHERE


@pytest.mark.parametrize("one", [one for one in TWINS if one.gives != "compensation"], ids=lambda one: one.id)
def test_where_the_gdpr_bounds_a_right_its_twin_for_the_institutions_does_too(one: Rule) -> None:
    """Articles 12(2) and 17 to 24 of Regulation (EU) 2018/1725 repeat Articles 11(2) and 15 to 22 GDPR.

    That an opinion is not inaccurate is said of the GDPR only; damages follow the Treaties.
    """
    twin = rule(GDPR, one.gives)
    assert bool(twin.scope) <= bool(one.scope)
    assert bool(twin.limits) <= bool(one.limits) or one.gives == "rectification"


def test_no_institution_hands_over_what_it_processes_for_a_public_task() -> None:
    """Article 22(3) of Regulation (EU) 2018/1725."""
    limits = rule(INSTITUTIONS, "portability").limits
    assert limits is not None
    assert any("public interest" in line for line in limits["en"])
    assert any("öffentlichen Interesse" in line for line in limits["de"])


def test_what_the_swiss_act_says_of_private_persons_alone_is_not_said_of_the_confederation() -> None:
    """Article 60(1) FADP fines "private Personen"; Article 60 OR is on torts of others than the Confederation."""
    for id_ in ("fines_on_persons", "limitation_of_damages"):
        (note,) = (one for one in SWISS.notes if one.id == id_)
        assert note.when is not None
        assert note.when.holds({"organisation_sector": "private"}) is True
        assert note.when.holds({"organisation_sector": "public"}) is False
        if id_ == "limitation_of_damages":
            assert "that rests on no contract" in note.says["en"]
            assert "der auf keinem Vertrag beruht" in note.says["de"]


def test_the_swiss_federal_police_and_banks_may_have_to_give_no_reasons() -> None:
    """Article 8(5) BPI and Articles 10a and 34(3) GwG, beside Article 26(4) FADP: it is settled for nobody."""
    general, good = (
        next(one for one in LIBRARY.counters(SWISS).counters if one.id == id_)
        for id_ in ("none_given", "none_given_by_the_police")
    )
    assert (general.strength, good.strength) == ("good", "good")
    assert general.says == good.says
    assert general.not_when is not None
    assert good.when is not None
    for sector in ("police", "intelligence"):
        assert general.not_when.holds({"organisation_sector": sector}) is True
        assert good.when.holds({"organisation_sector": sector}) is True
    assert good.when.holds({"organisation_sector": "private"}) is False
