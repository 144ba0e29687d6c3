"""What bounds a right in American acts stands beside it, under each act that has that bound."""

from datetime import date

import pytest

from tests.conftest import LIBRARY
from tests.law.test_limits_of_rights import bounded, rules


def test_every_general_act_of_a_state_in_force_says_what_data_it_leaves_to_federal_law() -> None:
    """Health records and credit reports are out of each of them; a right said without that is said too broadly."""
    acts = [LIBRARY.law(id_) for id_ in LIBRARY.law_ids() if id_.startswith("us-")]
    general = [law for law in acts if {"access", "erasure", "opt_out_sale"} <= {one.id for one in law.rules}]
    # One begins in 2028 and was read in reports; the other is for health data alone, and its `covers` leave out HIPAA.
    general = [law for law in general if law.id not in ("us-vt.vdposa", "us-nv.sb-370")]
    assert len(general) >= 20
    for law in general:
        day = max(date(2026, 11, 28), law.in_force.from_)
        told = [one for one in law.notes if one.id == "exempt_data" and (one.in_force or law.in_force).covers(day)]
        assert len(told) == 1, law.id
        assert "HIPAA" in told[0].says["en"] or "ealth records" in told[0].says["en"], law.id


@pytest.mark.parametrize(
    ("law", "cite"),
    [
        ("us-va.vcdpa", "59.1-581(C) and (D)"),
        ("us-ut.ucpa", "13-61-303"),
        ("us-in.icdpa", "24-15-7-2"),
        ("us-ok.okcdpa", "§ 310"),
        ("us-md.modpa", "14-4711(b)"),
        ("us-ia.icdpa", "715D.6(2)"),
        ("us-co.cpa", "6-1-1307(1)(b)"),
        ("us-ct.ctdpa", "42-523(c)"),
        ("us-mt.mcdpa", "30-14-2815(3)"),
        ("us-ky.kcdpa", "367.3623(3)"),
        ("us-tn.tipa", "47-18-3308(b)(3)"),
        ("us-de.dpdpa", "12D-109(b)"),
        ("us-nh.nhdpa", "507-H:9, III"),
        ("us-ne.ndpa", "87-1117(2)(c)"),
        ("us-fl.fdbr", "501.714(2)(c)"),
        ("us-mn.mcdpa", "325M.15(a)(3)"),
        ("us-ri.ridtppa", "6-48.1-7(l)"),
        ("us-or.ocpa", "646A.583(2)(b)"),
        ("us-tx.tdpsa", "541.106(b)(1)"),
    ],
)
def test_data_that_cannot_be_tied_to_the_person_are_left_out_of_access_deletion_and_copies(law: str, cite: str) -> None:
    for right in ("access", "erasure", "portability"):
        assert bounded(law, right, en=cite), right


@pytest.mark.parametrize(
    ("law", "cite"),
    [
        ("us-co.cpa", "6-1-1304(3)(a)"),
        ("us-ct.ctdpa", "42-524(a)"),
        ("us-de.dpdpa", "12D-110(a)"),
        ("us-fl.fdbr", "501.716(1)"),
        ("us-ia.icdpa", "715D.7(1)"),
        ("us-in.icdpa", "24-15-8-1(a)"),
        ("us-ky.kcdpa", "367.3625(1)"),
        ("us-ky.kcdpa", "367.3625(2)(a)"),
        ("us-md.modpa", "14-4712(a)"),
        ("us-mt.mcdpa", "30-14-2816(1)"),
        ("us-ne.ndpa", "87-1126(1)"),
        ("us-ne.ndpa", "87-1127(1)(a)"),
        ("us-nj.njdpa", "56:8-166.15(a)"),
        ("us-tx.tdpsa", "541.201(a)"),
        ("us-ut.ucpa", "13-61-304(1)"),
        ("us-va.vcdpa", "59.1-582(A)"),
    ],
)
def test_what_a_law_a_legal_claim_or_the_contract_needs_is_not_deleted(law: str, cite: str) -> None:
    """Nothing in these acts keeps a controller from obeying laws, defending claims or performing a contract."""
    assert bounded(law, "erasure", en=cite)


@pytest.mark.parametrize(
    ("law", "cite"),
    [
        ("us-ia.icdpa", "715D.6(3)"),
        ("us-ky.kcdpa", "367.3623(4)"),
        ("us-tn.tipa", "47-18-3308(c)"),
        ("us-fl.fdbr", "501.714(3)"),
    ],
)
def test_four_states_take_data_under_a_pseudonym_out_of_every_right_and_so_of_the_opt_outs(law: str, cite: str) -> None:
    for right in ("opt_out_sale", "opt_out_ads", "opt_out_profiling"):
        if rules(law, right):  # Iowa lists the sale alone
            assert bounded(law, right, en=cite), right


def test_maryland_spares_trade_secrets_in_every_answer() -> None:
    """§ 14-4705(a): nothing in the section requires a controller to reveal one."""
    for right in ("access", "portability", "third_parties"):
        assert bounded("us-md.modpa", right, en="trade secret"), right


def test_a_hospital_may_refuse_access_on_the_grounds_of_the_rule_some_of_them_with_a_review() -> None:
    """45 CFR 164.524(a)(2) and (3)."""
    assert bounded("us.hipaa", "access", en="164.524(a)(2)")
    assert bounded("us.hipaa", "access", en="164.524(a)(3)")


def test_whoever_was_asked_about_a_person_for_an_investigative_report_stays_unnamed() -> None:
    """15 U.S.C. § 1681g(a)(2)."""
    assert bounded("us.fcra", "access", en="investigative report")


@pytest.mark.parametrize(
    "law",
    [
        "us-fl.fdbr",
        "us-in.icdpa",
        "us-ky.kcdpa",
        "us-ne.ndpa",
        "us-ok.okcdpa",
        "us-tn.tipa",
        "us-tx.tdpsa",
        "us-va.vcdpa",
    ],
)
@pytest.mark.parametrize("right", ["opt_out_sale", "opt_out_ads", "opt_out_profiling"])
def test_acts_that_ask_for_an_authenticated_request_ask_for_it_of_opt_outs_as_well(law: str, right: str) -> None:
    """Tenn. Code Ann. § 47-18-3304(a)(2), Ind. Code 24-15-3-1(a), KRS 367.3615(2) and their like list the opt-outs with
    the other rights; Fla. Stat. § 501.706(3) speaks of every request."""
    assert bounded(law, right, en="authenticate yourself, for an opt-out as well")


@pytest.mark.parametrize(
    ("law", "rights"),
    [
        ("us-al.apdpa", ("access", "rectification", "erasure", "portability")),
        ("us-ct.ctdpa", ("access", "rectification", "erasure", "portability", "question_profiling")),
        ("us-fl.fdbr", ("access", "rectification", "erasure", "portability")),
        ("us-la.ldpa", ("access", "rectification", "erasure", "portability")),
        ("us-ne.ndpa", ("access", "rectification", "erasure", "portability")),
        ("us-ut.ucpa", ("access", "rectification", "erasure", "portability")),
    ],
)
def test_a_request_that_cannot_be_authenticated_need_not_be_acted_on_whatever_it_asks(
    law: str, rights: tuple[str, ...]
) -> None:
    """Ala. Act No. 2026-552, § 5(a), Conn. Gen. Stat. § 42-518(c)(4), Fla. Stat. § 501.706(3), La. R.S.
    51:1780.3(A)(2), Neb. Rev. Stat. § 87-1108(5) and Utah Code § 13-61-203(5) speak of each of these rights."""
    for right in rights:
        assert bounded(law, right, en="authenticate"), right


@pytest.mark.parametrize("law", ["us-al.apdpa", "us-ct.ctdpa"])
@pytest.mark.parametrize("right", ["opt_out_sale", "opt_out_ads", "opt_out_profiling"])
def test_an_opt_out_need_not_be_authenticated_where_the_act_says_so(law: str, right: str) -> None:
    """Ala. Act No. 2026-552, § 5(d)(4); Conn. Gen. Stat. § 42-518(c)(4)."""
    assert not any("authenticate" in line for one in rules(law, right) if one.limits for line in one.limits["en"])


@pytest.mark.parametrize(
    "law", ["us-ia.icdpa", "us-in.icdpa", "us-ky.kcdpa", "us-tn.tipa", "us-ut.ucpa", "us-va.vcdpa"]
)
def test_an_opt_out_of_sale_says_where_only_money_makes_a_sale(law: str) -> None:
    """Iowa Code § 715D.1(25), Utah Code § 13-61-101(31)(a), Va. Code § 59.1-575: "for monetary consideration", and
    Tenn. Code Ann. § 47-18-3302: "for valuable monetary consideration"."""
    assert all("only sales for money count" in (one.scope or {"en": ""})["en"] for one in rules(law, "opt_out_sale"))


def test_iowa_asks_for_an_authenticated_opt_out_of_sale() -> None:
    """Iowa Code § 715D.3(1): it has no other opt-out."""
    assert bounded("us-ia.icdpa", "opt_out_sale", en="authenticate yourself, for an opt-out as well")


@pytest.mark.parametrize("right", ["opt_out_sale", "opt_out_ads"])
def test_an_agent_may_opt_a_texan_out_since_2025(right: str) -> None:
    """Tex. Bus. & Com. Code § 541.055(e) took effect on January 1, 2025, half a year after the rest."""
    assert bounded("us-tx.tdpsa", right, en="only since January 1, 2025")
    assert all(
        one.cite["agent"].words["en"] == "Tex. Bus. & Com. Code § 541.055(e)" for one in rules("us-tx.tdpsa", right)
    )


def test_hipaa_gives_a_copy_in_half_the_time_of_an_amendment_or_an_accounting() -> None:
    """45 CFR 164.524(b)(2), 164.526(b)(2) and 164.528(c)(1), each with thirty days more."""
    (note,) = (one for one in LIBRARY.law("us.hipaa").notes if one.id == "how_to_ask")
    assert (
        "For a copy it has 30 days, for an amendment or an accounting of disclosures 60, and 30 more" in note.says["en"]
    )


def test_rhode_island_leaves_out_data_under_a_pseudonym_in_the_subsection_after_those_that_cannot_be_tied() -> None:
    """R.I. Gen. Laws § 6-48.1-7(l) and (m)."""
    for right in ("access", "rectification", "erasure", "portability"):
        assert bounded("us-ri.ridtppa", right, en="data under a pseudonym are left out (6-48.1-7(l) and (m))"), right


def test_in_delaware_a_list_of_recipients_needs_data_that_can_be_tied_to_the_person_and_no_more() -> None:
    """6 Del. C. § 12D-109(b) speaks of every request, (c) on pseudonyms of § 12D-104(a)(1) to (4) only."""
    until_2026, _ = rules("us-de.dpdpa", "third_parties")
    told = " ".join((until_2026.limits or {})["en"])
    assert "(12D-109(b))" in told
    assert "pseudonym" not in told


def test_nevada_lets_anybody_sell_what_is_publicly_available() -> None:
    """NRS 603A.338(4) and (6)."""
    for id_ in ("opt_out_sale", "opt_out_sale_broker"):
        assert bounded("us-nv.nrs-603a", id_, en="publicly available is left out, and health data"), id_


@pytest.mark.parametrize("right", ["access", "portability"])
def test_tennessee_lets_a_business_keep_its_trade_secrets(right: str) -> None:
    """Tenn. Code Ann. § 47-18-3311(c)."""
    assert bounded("us-tn.tipa", right, en="47-18-3311(c)")


def test_indiana_lets_the_business_choose_between_a_copy_and_a_summary_and_keep_what_its_own_research_needs() -> None:
    """Ind. Code 24-15-3-1(b)(4) and 24-15-8-2(1)."""
    assert bounded("us-in.icdpa", "portability", en="for the business to choose")
    (portability,) = rules("us-in.icdpa", "portability")
    assert portability.entitled_to is not None
    assert "or a representative summary" in portability.entitled_to["en"][0]
    assert bounded("us-in.icdpa", "erasure", en="24-15-8-2")


@pytest.mark.parametrize("law", ["us-in.icdpa", "us-ky.kcdpa", "us-ok.okcdpa", "us-tn.tipa"])
def test_an_appeal_is_due_within_a_reasonable_time_after_the_decision(law: str) -> None:
    """Ind. Code 24-15-3-1(d); KRS 367.3615(4); 75A O.S. § 303(A); Tenn. Code Ann. § 47-18-3304(c)."""
    (appeal,) = rules(law, "appeal")
    assert appeal.scope is not None
    assert "within a reasonable time after the decision" in appeal.scope["en"]


@pytest.mark.parametrize("right", ["opt_out_sale", "opt_out_ads"])
def test_louisiana_has_a_business_take_a_clear_opt_out_alone_from_an_agent(right: str) -> None:
    """La. R.S. 51:1780.3(E)(5)."""
    assert bounded("us-la.ldpa", right, en="only where it is clear, and where it can check who and where you are")


@pytest.mark.parametrize(
    ("law", "cite"),
    [
        ("us-co.cpa", "6-1-1304(3)(a)(V)"),
        ("us-ia.icdpa", "715D.7(2)(a)"),
        ("us-in.icdpa", "24-15-8-2(1)"),
        ("us-ky.kcdpa", "367.3625(2)(a)"),
        ("us-mn.mcdpa", "325M.19(b)(3)"),
        ("us-mt.mcdpa", "30-14-2816(2)(a)"),
        ("us-ne.ndpa", "87-1127(1)(a)"),
        ("us-tn.tipa", "47-18-3309(b)(1)"),
        ("us-tx.tdpsa", "541.202(a)(1)"),
        ("us-va.vcdpa", "59.1-582(B)(1)"),
        ("us-ri.ridtppa", "6-48.1-7(p)(1)"),
    ],
)
def test_who_hears_what_helps_against_training_hears_that_research_of_its_own_is_left_to_a_business(
    law: str, cite: str
) -> None:
    (told,) = [one for one in LIBRARY.law(law).notes if one.id == "no_training_opt_out"]
    assert f"training is internal research ({cite})" in told.says["en"].replace(" to improve its products", "")


@pytest.mark.parametrize(
    "law",
    [
        *("us-ia.icdpa", "us-in.icdpa", "us-ky.kcdpa", "us-ne.ndpa", "us-ok.okcdpa", "us-al.apdpa", "us-tn.tipa"),
        *("us-ri.ridtppa", "us-mt.mcdpa", "us-de.dpdpa", "us-nj.njdpa", "us-tx.tdpsa", "us-ut.ucpa"),
    ],
)
def test_an_unfounded_opt_out_may_be_refused_like_any_other_request(law: str) -> None:
    """Iowa Code § 715D.3(2)(c), Ind. Code 24-15-3-1(c)(3), 75A O.S. § 302(D), Ala. Act No. 2026-552, § 5(d)(3)."""
    for right in ("opt_out_sale", "opt_out_ads", "opt_out_profiling"):
        if rules(law, right):  # Iowa lists the sale alone
            assert bounded(law, right, en="manifestly unfounded"), right


def test_a_utility_organized_in_tennessee_counts_as_a_nonprofit_there() -> None:
    """Public Chapter 408 of 2023, § 47-18-3201(16)(C)."""
    (told,) = (one for one in LIBRARY.law("us-tn.tipa").notes if one.id == "utilities")
    assert told.when is not None
    assert told.when.holds({"organisation_exempt_as": "utility"}) is True
    assert told.when.holds({"organisation_exempt_as": "none"}) is False


@pytest.mark.parametrize("law", ["us-tn.tipa", "us-in.icdpa", "us-ne.ndpa", "us-ky.kcdpa"])
def test_a_duty_to_keep_to_the_purposes_leaves_research_of_its_own_to_a_business(law: str) -> None:
    """Tenn. § 47-18-3309(b)(1), Ind. 24-15-8-2(1), Neb. § 87-1127(1)(a), KRS 367.3625(2)(a)."""
    assert bounded(law, "purpose_limitation", en="internal research")


def test_hipaa_has_the_identity_checked_before_a_disclosure_and_says_nothing_of_an_amendment() -> None:
    """45 CFR 164.514(h)(1): prior to any disclosure."""
    (one,) = (
        one for one in LIBRARY.counters(LIBRARY.law("us.hipaa")).counters if one.cite and one.ground == "identity"
    )
    assert set(one.rights) == {"access", "third_parties"}


def test_whoever_works_at_a_bank_is_no_consumer_of_it() -> None:
    """15 U.S.C. § 6809(9): somebody who obtains a financial product for personal, family or household purposes."""
    covers = LIBRARY.law("us.glba").covers
    assert covers is not None
    assert covers.holds({"organisation_exempt_as": "bank", "capacity": "employee"}) is False
    assert covers.holds({"organisation_exempt_as": "bank", "capacity": "private"}) is True
