"""Which rule a conduct breaks in American acts, and for whom: none that forbids something else than what was told."""

from collections.abc import Mapping
from typing import Any

import pytest

from complaint_kit.law.grounds import Infringement
from tests.conftest import LIBRARY

ACTS = [id_ for id_ in LIBRARY.law_ids() if id_.startswith("us-")]


def broken(law: str, conduct: str, facts: Mapping[str, Any]) -> list[Infringement]:
    """Each rule that may be broken by it: what nobody knows does not stand in its way."""
    rules = (one for one in LIBRARY.counters(LIBRARY.law(law)).infringed if one.conduct == conduct)
    return [one for one in rules if one.when is None or one.when.holds(facts) is not False]


@pytest.mark.parametrize("law", ACTS)
@pytest.mark.parametrize("also", [(), ("stop_ads",), ("stop_use", "stop_sale")])
def test_advertising_by_e_mail_after_a_no_is_no_targeted_advertising_in_any_state(
    law: str, also: tuple[str, ...]
) -> None:
    """Targeted advertising is chosen by what somebody did on sites and in apps of others, and is displayed there."""
    assert not broken(law, "marketing_after_no", {"wishes": ("stop_marketing", *also), "contact_by": ("email",)})


def test_who_asked_for_something_else_than_an_opt_out_was_not_ignored_when_advertising_goes_on() -> None:
    for law in ACTS:
        assert not broken(law, "marketing_after_no", {"wishes": ("know",)}), law


@pytest.mark.parametrize("law", ["us-va.vcdpa", "us-ct.ctdpa", "us-ca.ccpa", "us-ut.ucpa"])
def test_who_opted_out_of_targeted_advertising_and_still_sees_it_names_the_opt_out(law: str) -> None:
    assert broken(law, "marketing_after_no", {"wishes": ("stop_ads",)})


def test_e_mail_after_a_no_is_for_the_federal_act_on_it() -> None:
    """15 U.S.C. § 7704(a)(4)(A)."""
    (rule,) = broken("us.can-spam", "marketing_after_no", {"wishes": ("stop_marketing",), "contact_by": ("email",)})
    assert rule.cite.words["en"] == "15 U.S.C. § 7704(a)(4)(A)"


@pytest.mark.parametrize("law", ["us-ia.icdpa", "us-ne.ndpa", "us-va.vcdpa"])
def test_what_is_collected_from_a_known_child_says_nothing_of_what_an_adult_told(law: str) -> None:
    """A known child is under 13: Iowa Code § 715D.1, Neb. Rev. Stat. § 87-1102, Va. Code § 59.1-575."""
    assert broken(law, "child", {"age_group": "under_13"})
    for age in ("13_15", "16_17", "adult"):
        assert not broken(law, "child", {"age_group": age}), age


def test_in_california_only_who_asked_for_a_limit_may_hold_a_use_of_sensitive_data_against_the_business() -> None:
    """Civ. Code § 1798.121(a) and (b)."""
    assert broken("us-ca.ccpa", "sensitive", {"wishes": ("limit_sensitive",)})
    assert not broken("us-ca.ccpa", "sensitive", {"wishes": ("know",)})


def test_californias_ban_on_selling_what_is_of_children_ends_at_sixteen() -> None:
    """Civ. Code § 1798.120(c)."""
    assert broken("us-ca.ccpa", "child", {"age_group": "13_15"})
    assert not broken("us-ca.ccpa", "child", {"age_group": "16_17"})


def test_florida_forbids_the_sale_of_sensitive_data_and_not_that_there_are_some() -> None:
    """Fla. Stat. § 501.715(1)."""
    assert broken("us-fl.fdbr", "sensitive", {"wishes": ("stop_sale",), "organisation_sells_sensitive_data": True})
    assert not broken("us-fl.fdbr", "sensitive", {"wishes": ("stop_sale",), "organisation_sells_sensitive_data": False})
    assert not broken("us-fl.fdbr", "sensitive", {"wishes": ("know",)})


def test_lenders_in_connecticut_were_left_out_until_july_2026() -> None:
    """§ 42-517(a)(6) left out every financial institution; P.A. 25-113 names banks and insurers instead."""
    lender = {"organisation_exempt_as": "lender", "organisation_consumers": 500_000}
    (since,) = broken("us-ct.ctdpa", "insecure", lender)
    assert since.cite.words["en"].endswith("§ 42-520(a)(1)(C)")


def test_a_registered_broker_in_california_may_owe_no_notice_to_whom_it_collected_nothing_from() -> None:
    """11 CCR § 7012(i)."""
    assert broken("us-ca.ccpa", "no_notice", {"organisation_data_broker": False})
    assert not broken("us-ca.ccpa", "no_notice", {"organisation_data_broker": True})


@pytest.mark.parametrize("conduct", ["no_consent", "sensitive"])
def test_nevada_lets_another_law_authorize_the_collection_of_health_data(conduct: str) -> None:
    """NRS 603A.490(1)(j), beside 603A.500(1)."""
    (rule,) = broken("us-nv.sb-370", conduct, {})
    assert "another law expressly authorizes it" in rule.says["en"].replace("\n", " ")
    assert "603A.490(1)(j)" in rule.cite.words["en"]


def test_no_rule_is_broken_by_what_happened_before_there_was_one() -> None:
    """Article 99(2) GDPR, Article 101(1) of Regulation (EU) 2018/1725, the FADP of 1 September 2023."""
    for law in map(LIBRARY.law, LIBRARY.law_ids()):
        for one in LIBRARY.counters(law).infringed:
            assert one.in_force is not None, (law.id, one.conduct)
    first = {law: LIBRARY.law(law).in_force.from_ for law in ("eu.gdpr", "eu.institutions", "ch.fadp")}
    for law, day in first.items():
        assert {one.in_force.from_ for one in LIBRARY.counters(LIBRARY.law(law)).infringed if one.in_force} == {day}


def test_a_dutch_bank_breaks_no_duty_to_tell_of_a_breach() -> None:
    """Article 42 UAVG; what nobody knows does not stand in the way."""
    assert not broken(
        "eu.gdpr", "breach_untold", {"organisation_region": ("EEA", "NL"), "organisation_exempt_as": "bank"}
    )
    assert broken("eu.gdpr", "breach_untold", {"organisation_region": ("EEA", "IE"), "organisation_exempt_as": "bank"})
    assert broken("eu.gdpr", "breach_untold", {"organisation_region": ("EEA", "NL")})
