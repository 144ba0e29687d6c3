"""What an organisation is to somebody decides which law it is, and whoever has no right is told what works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import fact_context
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.screen import Screen
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.asking import asked
from tests.conftest import LIBRARY, plan_of

DAY = date(2026, 12, 1)
WANT: dict[str, dict[str, Any]] = {
    "access": {},
    "erasure": {"what_to_erase": "my account"},
    "rectification": {"what_is_wrong": "the name", "what_is_right": "Sam Doe"},
    "opt_out": {"wishes": ["stop_sale"], "signal_ignored": False},
}


def plan_with(kind: str, home: str, scenario: str = "access", day: date = DAY, **more: Any) -> Plan:
    place = "BE" if kind == "eu_institution" else home
    answers = {"organisation": "Widget Works", "residence": home, "organisation_place": place, "is_to_me": kind}
    who = {"full_name": "Sam Doe", "email": "sam@example.org"}
    return plan_of(LIBRARY, scenario, {**answers, **_needed(kind, home), **WANT.get(scenario, {}), **who, **more}, day)


def _needed(kind: str, home: str) -> dict[str, Any]:
    """Answers that nobody may leave out there."""
    needed: dict[str, Any] = {}
    if kind in {"public_office", "police", "intelligence"} and not home.startswith("US"):
        needed |= {"purpose": "law_enforcement" if kind == "police" else "general"} | (
            {"organisation_level": "federal"} if home == "CH" else {}
        )
    if kind == "church" and home == "DE":
        needed["organisation_church"] = "other"
    if home in {"US-WA", "US-NV"} or (kind == "insurer" and home.startswith("US")):
        needed["data_health"] = False
    return needed


def laws_of_letters(plan: Plan) -> set[str]:
    return {matter.law.id for matter, rung in plan.now if rung.step.document == "request"}


def works(plan: Plan) -> set[str]:
    return {note.id for note in plan.notes if note.kind == "works_instead"}


@pytest.mark.parametrize("home", ["US-CA", "US-TX", "US-OH"])
def test_a_credit_bureau_is_asked_under_the_fcra_and_under_no_act_of_a_state(home: str) -> None:
    plan = plan_with("credit_agency", home)
    assert laws_of_letters(plan) == {"us.fcra"}
    assert plan.matters[0].candidates[0].authority.id == "us-cfpb"


def test_a_dispute_with_a_credit_bureau_has_thirty_days_and_five_more_for_its_results() -> None:
    plan = plan_with("credit_agency", "US-TX", "rectification")
    days = {one.deadline.id: one.due for one in plan.matters[0].if_sent("request")}
    # 15 U.S.C. § 1681i(a)(1): December 1 is day 1 of 30; (6)(A): five business days, December 31 and January 4 to 7.
    assert days["answer"] == date(2027, 1, 7)
    # § 1681j(a)(3): 45 days after it, to January 15; then the 19th to the 22nd and the 25th, the 18th being none.
    assert days["outcome"] == date(2027, 1, 25)


def test_where_the_fcra_gives_no_such_right_the_plan_says_so_and_what_works() -> None:
    plan = plan_with("credit_agency", "US-TX", "erasure")
    assert laws_of_letters(plan) == set()
    assert "what_goes_and_when" in works(plan)
    said = " ".join(reason for one in explanation(plan, Screen(LIBRARY)).not_given for reason in one.because)
    assert "here the Fair Credit Reporting Act takes its place" in said


def test_what_a_bureau_sells_beside_its_files_is_stopped_under_the_act_of_the_state_where_there_is_one() -> None:
    assert laws_of_letters(plan_with("credit_agency", "US-TX", "opt_out")) == {"us-tx.tdpsa"}
    assert laws_of_letters(plan_with("credit_agency", "US-OH", "opt_out")) == set()
    assert "stop_its_use" in works(plan_with("credit_agency", "US-OH", "opt_out"))


def test_a_parent_is_not_sent_to_the_central_source_for_a_childs_credit_report() -> None:
    child = {"acting_for": "child", "represented_name": "Mia", "represented_born": date(2018, 3, 1)}
    told = works(plan_with("credit_agency", "US-TX", **child))
    assert "how_parents_get_the_file" in told
    assert "how_to_get_the_file" not in told


@pytest.mark.parametrize("kind", ["bank", "lender", "insurer"])
def test_finance_is_left_out_in_virginia_and_the_plan_names_what_works(kind: str) -> None:
    plan = plan_with(kind, "US-VA", "opt_out")
    assert laws_of_letters(plan) == set()
    assert "how_to_opt_out" in works(plan)
    content = explanation(plan, Screen(LIBRARY))
    rule = "us.glba/opt_out_sale_insurer" if kind == "insurer" else "us.glba/opt_out_sale"
    assert [one.rule for one in content.leading.applies] == [rule]  # no letter, but a right


def test_the_consumer_bureau_takes_no_complaint_about_an_insurer_which_answers_to_its_state() -> None:
    goes_to = {rule.id: rule.complaint_goes_to for rule in LIBRARY.law("us.glba").rules}
    assert goes_to == {"opt_out_sale": "finance", "opt_out_sale_insurer": None}


def test_in_oregon_a_lender_that_is_no_bank_is_bound() -> None:
    assert laws_of_letters(plan_with("lender", "US-OR")) == {"us-or.ocpa"}
    assert laws_of_letters(plan_with("bank", "US-OR")) == set()


def test_in_connecticut_a_lender_that_is_no_bank_is_bound_since_july_2026() -> None:
    """Conn. Gen. Stat. § 42-517(a)(6), and since July 1, 2026 (a)(10) to (12)."""
    assert laws_of_letters(plan_with("lender", "US-CT", organisation_size="many")) == {"us-ct.ctdpa"}
    assert laws_of_letters(plan_with("bank", "US-CT")) == set()
    assert laws_of_letters(plan_with("lender", "US-CT", day=date(2026, 6, 30))) == set()


def test_whoever_asks_a_broker_in_california_what_it_holds_is_not_told_to_have_it_deleted_first() -> None:
    """Civ. Code § 1798.99.86: the request at DROP has everything deleted."""
    assert not {"brokers_use_drop", "use_drop"} & works(plan_with("broker", "US-CA"))
    assert {"brokers_use_drop", "use_drop"} <= works(plan_with("broker", "US-CA", "erasure"))
    elsewhere = plan_with("broker", "US-CA", "erasure", data_from_me=False).notes  # which DROP reaches
    assert "only_from_you" not in {note.id for note in elsewhere}


def test_what_binds_whoever_handles_biometric_identifiers_in_colorado_binds_no_neighbor() -> None:
    """C.R.S. § 6-1-1304(3)(e): a purely personal or household activity."""
    assert "biometrics" not in works(plan_with("neighbour", "US-CO"))
    assert "biometrics" in works(plan_with("landlord", "US-CO"))


def told(plan: Plan) -> set[str]:
    return {note.id for note in plan.notes}


def test_what_floridas_giants_owe_is_told_of_no_other_company() -> None:
    """Fla. Stat. § 501.702(9); rule 2-3.003(2) is for those who use the rights of § 501.705."""
    other = plan_with("customer", "US-FL", organisation_ad_giant=False)
    assert not told(other) & {"complaint_contents", "triple_penalty", "no_signal", "suppression_list"}
    assert "giants_only" in told(other)
    assert "complaint_contents" in told(plan_with("customer", "US-FL", organisation_ad_giant=True))


def test_how_to_use_rhode_islands_rights_is_told_of_no_shop_too_small_for_them() -> None:
    """R.I. Gen. Laws § 6-48.1-5(a); the notice of § 6-48.1-3 has no threshold."""
    assert "their_way" in told(plan_with("customer", "US-RI", organisation_size="many"))
    assert "their_way" not in told(plan_with("customer", "US-RI", organisation_size="few"))


@pytest.mark.parametrize(("kind", "laws"), [("church", set()), ("broker", {"us-nv.nrs-603a"})])
def test_in_nevada_a_church_runs_no_website_for_commercial_purposes(kind: str, laws: set[str]) -> None:
    """NRS 603A.330(1)(a)."""
    assert laws_of_letters(plan_with(kind, "US-NV", "opt_out")) == laws


def test_a_hospital_is_asked_for_records_under_hipaa_and_about_ads_under_the_act_of_the_state() -> None:
    assert laws_of_letters(plan_with("health", "US-CO")) == {"us.hipaa"}
    assert laws_of_letters(plan_with("health", "US-CO", "opt_out")) == {"us-co.cpa"}


@pytest.mark.parametrize(
    ("kind", "home", "office"),
    [
        ("health", "US-CO", "us-co-attorney-general"),
        ("health", "US-CA", "us-ca-privacy-agency"),
        ("health", "US-NJ", "us-nj-attorney-general"),
        ("university", "US-CA", "us-ca-privacy-agency"),
    ],
)
def test_a_hospital_or_college_asked_under_the_act_of_the_state_is_not_reported_under_hipaa_or_ferpa(
    kind: str, home: str, office: str
) -> None:
    """Also where nobody is sure that the act reaches it: 45 CFR 160.306 and 34 CFR 99.63 are for other acts."""
    more = {"organisation_data_broker": False} if home == "US-CA" else {}
    plan = plan_with(kind, home, "opt_out", organisation_size="many", **more)
    assert [one.authority.id for matter in plan.matters for one in matter.candidates] == [office]
    assert "complain_in_time" not in {note.id for note in plan.notes}


def test_in_washington_no_insurer_or_bank_is_asked_under_the_act_on_health_data() -> None:
    """RCW 19.373.100(2)(a) and (f): what the Gramm-Leach-Bliley Act and the insurance commissioner's rules govern."""
    for kind in ("insurer", "bank"):
        assert laws_of_letters(plan_with(kind, "US-WA", "erasure", data_health=True)) == set()


def test_in_washington_a_hospital_is_asked_to_delete_no_records_of_patients() -> None:
    """RCW 19.373.100(1)(a)(i) and (ii)."""
    assert laws_of_letters(plan_with("health", "US-WA", "erasure", data_health=True)) == set()
    assert laws_of_letters(plan_with("customer", "US-WA", "erasure", data_health=True)) == {"us-wa.mhmda"}


def test_of_a_right_that_hipaa_gives_in_its_place_an_act_of_a_state_says_nothing() -> None:
    assert "their_way" not in told(plan_with("health", "US-MD"))
    assert "their_way" in told(plan_with("health", "US-MD", "opt_out"))


def test_a_hospital_of_the_county_is_bound_by_hipaa_and_by_no_act_of_a_state() -> None:
    assert laws_of_letters(plan_with("health", "US-CO", organisation_sector="public")) == {"us.hipaa"}
    assert laws_of_letters(plan_with("health", "US-CO", "opt_out", organisation_sector="public")) == set()


def test_a_public_school_has_forty_five_days_and_a_private_one_is_hardly_ever_bound() -> None:
    plan = plan_with("school", "US-OH", organisation_sector="public")
    assert laws_of_letters(plan) == {"us.ferpa"}
    days = {one.deadline.id: one.due for one in plan.matters[0].if_sent("request")}
    assert days["answer"] == date(2027, 1, 15)  # 30 days to the end of December, 15 in January
    private = plan_with("school", "US-OH", organisation_sector="private")
    assert laws_of_letters(private) == set()
    assert "private_school" in works(private)


def test_new_jersey_leaves_no_education_records_out_so_a_large_private_college_is_bound_by_its_act() -> None:
    large = {"organisation_sector": "private", "organisation_size": "many"}
    assert laws_of_letters(plan_with("university", "US-CO", **large)) == {"us.ferpa"}
    assert laws_of_letters(plan_with("university", "US-NJ", **large)) == {"us-nj.njdpa"}
    assert laws_of_letters(plan_with("university", "US-NJ", organisation_sector="private")) == {"us.ferpa"}


def test_a_public_office_is_no_business_and_the_privacy_act_is_named() -> None:
    for home in ("US-CO", "US-TX", "US-OH"):
        plan = plan_with("public_office", home)
        assert laws_of_letters(plan) == set()
        assert "public_office" in works(plan)


def test_a_charity_is_left_out_in_virginia_and_bound_in_colorado() -> None:
    assert laws_of_letters(plan_with("member", "US-VA")) == set()
    assert {"nonprofit", "other_nonprofits"} <= works(plan_with("member", "US-VA"))
    assert laws_of_letters(plan_with("member", "US-CO")) == {"us-co.cpa"}


def test_a_car_maker_is_bound_in_oregon_however_few_it_deals_with() -> None:
    (matter,) = plan_with("vehicle_maker", "US-OR", organisation_size="few").matters
    assert matter.rights["access"].applies is True


@pytest.mark.parametrize("home", ["US-TX", "US-VA", "US-CO"])
def test_a_neighbor_gets_no_letter_under_an_act_about_businesses(home: str) -> None:
    plan = plan_with("neighbour", home)
    assert laws_of_letters(plan) == set()
    assert "private_person" in works(plan)


def test_a_person_of_whom_nobody_knows_whether_it_is_a_bureau_gets_no_letter_under_the_fcra() -> None:
    assert laws_of_letters(plan_with("stranger", "US-OH")) == set()
    assert laws_of_letters(plan_with("employer", "US-VA")) == set()


@pytest.mark.parametrize(("size", "applies"), [("few", False), ("many", True), (None, None)])
def test_how_many_people_it_deals_with_decides_whether_the_act_of_virginia_is_for_it(
    size: str | None, applies: bool | None
) -> None:
    more = {"organisation_size": size} if size else {}
    plan = plan_with("customer", "US-VA", **more)
    (found,) = (one for one in plan.matches if one.id == "us-va.vcdpa/access")
    assert found.applies is applies
    said = explanation(plan, Screen(LIBRARY)).presumed
    assert bool(said) is (size is not None)  # what was taken for granted is told
    assert "too_small" in works(plan) if size == "few" else laws_of_letters(plan) == {"us-va.vcdpa"}


@pytest.mark.parametrize(
    ("kind", "home", "decides"),
    [
        ("customer", "US-VA", True),
        ("customer", "US-TX", True),
        ("customer", "US-CA", True),
        ("bank", "US-VA", False),  # left out, be it large or small
        ("employer", "US-VA", False),  # the act is for consumers
        ("customer", "US-FL", False),  # for giants alone, which hardly anybody is
        ("customer", "US-OH", False),  # no act
        ("customer", "US-OK", False),  # no act before 2027
        ("customer", "IE", False),
    ],
)
def test_the_size_is_asked_only_where_it_decides(kind: str, home: str, decides: bool) -> None:
    context = fact_context(LIBRARY, "access", DAY)
    answers = {"organisation": "Widget Works", "residence": home, "is_to_me": kind}
    ids = {question.id for question in asked(LIBRARY.interview("access"), answers, context.facts)}
    assert ("organisation_size" in ids) is decides


def test_nobody_is_asked_the_size_of_a_company_that_the_kit_knows() -> None:
    context = fact_context(LIBRARY, "access", DAY)
    answers = {"organisation": "linkedin", "residence": "US-VA", "is_to_me": "customer"}
    assert context.facts(answers)["size_may_decide"] is False


@pytest.mark.parametrize(("giant", "applies"), [(True, True), (False, False), (None, None)])
def test_florida_asks_whether_it_is_one_of_its_giants_and_presumes_it_of_nobody(
    giant: bool | None, applies: bool | None
) -> None:
    """Fla. Stat. § 501.702: more than $1,000,000,000, half of it from online ads, or a speaker, or an app store."""
    plan = plan_with("customer", "US-FL", **({} if giant is None else {"organisation_ad_giant": giant}))
    (found,) = (one for one in plan.matches if one.id == "us-fl.fdbr/access")
    assert found.applies is applies
    assert laws_of_letters(plan) == (set() if giant is False else {"us-fl.fdbr"})
    assert explanation(plan, Screen(LIBRARY)).presumed == ()


def test_google_and_meta_are_giants_of_florida_and_nobody_is_asked() -> None:
    context = fact_context(LIBRARY, "access", DAY)
    for id_ in ("google", "meta"):
        answers = {"organisation": id_, "residence": "US-FL", "is_to_me": "customer"}
        assert context.facts(answers)["organisation_ad_giant"] is True
        ids = {question.id for question in asked(LIBRARY.interview("access"), answers, context.facts)}
        assert "organisation_ad_giant" not in ids


@pytest.mark.parametrize(("born", "law"), [(date(2013, 12, 2), {"us.coppa"}), (date(2013, 12, 1), set())])
def test_a_parent_asks_under_coppa_until_the_child_is_thirteen(born: date, law: set[str]) -> None:
    child = {"acting_for": "child", "represented_name": "Ida Doe", "represented_born": born}
    assert laws_of_letters(plan_with("customer", "US-GA", "erasure", **child)) == law


HOMES = ("IE", "DE", "CH", "GB-ENG", "US-CA", "US-VA", "US-CO", "US-TX", "US-NJ", "US-FL", "US-OH")
KINDS = LIBRARY.interview("access").by_id["is_to_me"]


def offered(homes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each kind with each home where the wizard offers it."""
    for home in homes:
        kinds = KINDS.offering({"region": tuple(LIBRARY.reach(home))}).choices
        yield from product([home], kinds)


@pytest.mark.parametrize(("scenario", "homes"), [("access", HOMES), ("erasure", ("IE", "US-OH", "US-TX"))])
def test_whoever_it_is_and_wherever_the_plan_names_something_that_works(scenario: str, homes: tuple[str, ...]) -> None:
    bare = []
    for home, kind in offered(homes):
        plan = plan_with(kind, home, scenario)
        letter = any(matter.law.id != "none.none" for matter, _ in plan.now)
        if not letter and not works(plan):
            bare.append(f"{home} {kind}")
    assert bare == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_an_organisation_can_be_fits_a_screen_of_24_lines_everywhere(language: str) -> None:
    words = LIBRARY.shared_words(language)["questions"]["is_to_me"]["choices"]
    assert all(len(words[kind]) <= 72 for kind in KINDS.choices)  # one line of a terminal of 80 columns
    homes = [place.code for place in LIBRARY.places.values() if place.parts != "needed"]
    for home in homes:
        choices = KINDS.offering({"region": tuple(LIBRARY.reach(home))}).choices
        assert 1 + len(choices) + 2 <= 24, home  # the question; "I do not know"; "go back"
