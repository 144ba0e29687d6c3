"""Sentences beside a rule say what the cited section says: held against its text after they had said more or less."""

import re
from datetime import date

import pytest

from complaint_kit.law.matching import match
from complaint_kit.law.model import Law, Note, Rule
from tests.conftest import LIBRARY


def rule(law: str, id_: str) -> Rule:
    return next(one for one in LIBRARY.law(law).rules if one.id == id_)


def note(law: str, id_: str) -> Note:
    return next(one for one in LIBRARY.law(law).notes if one.id == id_)


def state_acts() -> tuple[Law, ...]:
    return tuple(LIBRARY.law(id_) for id_ in LIBRARY.law_ids() if id_.startswith("us-"))


def test_the_signal_of_new_jersey_reaches_sale_and_advertising_profiling_is_said_of_agents_only() -> None:
    assert rule("us-nj.njdpa", "opt_out_signal").scope == {"en": "sale and targeted advertising, not profiling"}


def test_no_state_act_is_made_to_say_that_the_attorney_general_does_not_act_for_one_person() -> None:
    told = [line for law in state_acts() for one in law.rules for line in (one.limits or {}).get("en", ())]
    assert told
    assert not [line for line in told if "single person" in line]


@pytest.mark.parametrize("law", ["us-al.apdpa", "us-in.icdpa", "us-tn.tipa", "us.ftc-act"])
def test_a_parent_is_told_that_these_acts_let_parents_act_for_children_under_13(law: str) -> None:
    """Ala. Act No. 2026-552, §§ 2(4) and 5(c); Ind. Code 24-15-2-6 and 24-15-3-1(a); Tenn. Code § 47-18-3304(a)(1)."""
    told = note(law, "child_of_13")
    assert told.when is not None
    at = {"acting_for": "child", "residence": "US-VA"}
    assert told.when.holds(at | {"age_group": "13_15"}) is True
    assert told.when.holds(at | {"age_group": "under_13"}) is False
    # Florida's act calls a child whoever is under 18, and California's has an age of its own.
    if law == "us.ftc-act":
        assert told.when.holds(at | {"age_group": "13_15", "residence": "US-FL"}) is False
        assert told.when.holds(at | {"age_group": "13_15", "residence": "US-IN"}) is False


def test_indiana_ties_access_to_what_the_person_gave_and_brokers_got_their_data_elsewhere() -> None:
    """Ind. Code 24-15-3-1(b)(1) and (4); deletion reaches what was obtained about the person, (b)(3)."""
    told = note("us-in.icdpa", "what_you_gave")
    assert told.kind == "warning"
    assert told.scenarios == ("data_broker", "people_search")
    assert "erasure" in told.recommends


def test_before_an_action_against_the_church_authority_a_review_may_come_first_as_against_the_church_body() -> None:
    scope = rule("de.dsg-ekd", "court").scope
    assert "against a decision of the authority" in scope["en"]
    assert "gegen einen Bescheid der Aufsicht" in scope["de"]


def test_what_only_the_act_of_a_church_says_is_not_verified_by_article_91() -> None:
    assert note("de.dsg-ekd", "church_law").verified is None
    assert note("de.kdg", "church_law").verified is None


def test_in_switzerland_not_informing_at_all_is_punished_where_articles_19_and_21_ask_for_it() -> None:
    """Article 60(1)(b) FADP names Articles 19(1), 19(2) and 21(1)."""
    says = {language: " ".join(said.split()) for language, said in note("ch.fadp", "fines_on_persons").says.items()}
    assert "intentionally do not inform you as Art. 19(1) and (2) and 21(1) FADP ask" in says["en"]
    assert "vorsätzlich nicht so informieren, wie es Art. 19 Abs. 1 und 2 und Art. 21 Abs. 1 DSG" in says["de"]


def test_in_switzerland_the_month_for_data_from_others_ends_when_they_are_passed_on() -> None:
    scope = rule("ch.fadp", "information").scope
    assert "or when passing them on, if that is earlier" in scope["en"]
    assert "oder bei der Weitergabe, wenn diese früher ist" in scope["de"]


def test_in_switzerland_consent_and_statute_justify_a_credit_check_beside_the_interest_in_it() -> None:
    assert (
        "needs your consent, a law or some other interest that overrides"
        in note("ch.fadp", "credit_reference").says["en"]
    )


def test_the_ninety_days_of_the_slovak_office_stand_still_during_an_inspection() -> None:
    (decision,) = [one for one in rule("sk.act-18-2018", "complaint_content").deadlines if one.id == "decision"]
    assert decision.duty is not None
    assert "not counting the days of an inspection" in decision.duty["en"]


def test_the_six_months_of_bulgaria_are_the_words_of_its_act_and_its_court_is_open_for_fourteen_days() -> None:
    act = LIBRARY.law("bg.pdpa")
    assert act.verified_of(rule("bg.pdpa", "complaint_content"), "time_bar") is not None
    assert "law firm" not in note("bg.pdpa", "six_months").says["en"]
    assert "within 14 days of receiving it" in note("bg.pdpa", "fourteen_days_to_appeal").says["en"]


def test_the_month_of_an_intelligence_service_begins_anew_with_the_fee_that_it_asked_for() -> None:
    versions = [one for one in LIBRARY.law("gb.dpa-2018-part-4").rules if one.id == "access"]
    assert len(versions) == 3
    assert all("fee_paid" in deadline.restarts_on for one in versions for deadline in one.deadlines)


def test_the_month_of_every_british_right_begins_anew_with_a_fee_as_section_54_and_article_12a_say() -> None:
    for law in ("gb.uk-gdpr", "gb.dpa-2018-part-3"):
        told = [one for rule in LIBRARY.law(law).rules for one in rule.deadlines if "identity_given" in one.restarts_on]
        assert told
        assert all("fee_paid" in one.restarts_on for one in told)


def test_in_louisiana_a_cure_must_be_written_and_shown() -> None:
    says = note("us-la.ldpa", "cure").says["en"]
    assert "within 30 days" in says
    assert "in writing" in says
    assert "shows how" in says


def test_in_maryland_the_day_of_the_violation_decides_whether_it_may_be_cured_first() -> None:
    says = note("us-md.modpa", "cure").says["en"]
    assert "a violation that occurs on or before April 1, 2027" in says
    assert "may send" in says
    in_force = note("us-md.modpa", "cure").in_force
    assert in_force is not None
    assert in_force.until is None  # an older violation may still be cured after that day
    (limit,) = (rule("us-md.modpa", "regulator_complaint").limits or {})["en"]
    assert limit.startswith("for violations up to April 1, 2027 the Division may")


def test_what_is_said_of_a_deletion_in_new_hampshire_demands_no_opt_out_beside_the_record() -> None:
    assert "and opt you out" not in note("us-nh.nhdpa", "suppression_list").says["en"]


def test_heirs_in_spain_see_data_on_property_even_where_the_person_forbade_access() -> None:
    assert "heirs may see data on property all the same" in note("eu.gdpr", "the_dead_in_spain").says["en"]
    assert "Vermögensdaten dürfen Erben trotzdem sehen" in note("eu.gdpr", "the_dead_in_spain").says["de"]


def test_in_spain_whoever_the_person_named_may_ask_as_well() -> None:
    """Article 3(2) of Organic Law 3/2018."""
    assert (
        "whoever the person expressly named for it may ask as well" in note("eu.gdpr", "the_dead_in_spain").says["en"]
    )
    assert "wen die Person ausdrücklich dafür benannt hat" in note("eu.gdpr", "the_dead_in_spain").says["de"]


@pytest.mark.parametrize(
    ("state", "home"), [("germany", "DE"), ("france", "FR"), ("czechia", "CZ"), ("slovakia", "SK")]
)
def test_the_years_of_a_civil_code_are_told_of_private_organisations_and_not_of_offices(state: str, home: str) -> None:
    told = note("eu.gdpr", f"limitation_in_{state}")
    assert "against a private organisation" in told.says["en"]
    assert "gegen eine private Organisation" in told.says["de"]
    assert told.when is not None
    assert told.when.holds({"region": [home], "organisation_sector": "private"}) is True
    assert told.when.holds({"region": [home], "organisation_sector": "public"}) is False


@pytest.mark.parametrize(
    ("id_", "home", "en", "de"),
    [
        ("czechia", "CZ", "six months after you learned of the damage", "schon sechs Monate"),
        ("slovakia", "SK", "three years after you learned of the damage", "drei Jahre"),
    ],
)
def test_a_claim_against_an_office_has_years_of_its_own_and_is_filed_before_a_suit(
    id_: str, home: str, en: str, de: str
) -> None:
    """§§ 14(3) and 32(3) of Act No. 82/1998 (Czechia); §§ 15(1) and 19(1) of Act No. 514/2003 (Slovakia)."""
    told = note("eu.gdpr", f"limitation_against_offices_in_{id_}")
    assert en in told.says["en"]
    assert de in told.says["de"]
    assert told.when is not None
    assert told.when.holds({"region": [home], "organisation_sector": "public"}) is True
    assert told.when.holds({"region": [home], "organisation_sector": "private"}) is False


def test_the_policy_in_washington_says_how_to_send_what_section_040_gives_and_not_what_070_gives() -> None:
    """RCW 19.373.020 and .040(1); a sale needs an authorization of its own under RCW 19.373.070."""
    assert note("us-wa.mhmda", "how_to_send").rights == ("access", "third_parties", "erasure", "withdraw_consent")


def test_the_law_of_the_place_where_somebody_lived_can_protect_them_and_is_not_said_to() -> None:
    for law in ("eu.gdpr", "gb.uk-gdpr"):
        (lived,) = [one for one in LIBRARY.law(law).reaches if one.lived_in]
        assert "can protect whoever was there then" in lived.says["en"]


def test_a_protestant_body_may_refuse_an_objection_on_the_grounds_of_its_own_act_and_not_on_those_of_the_gdpr() -> None:
    act = rule("de.dsg-ekd", "object")
    assert "burden" not in act.cite  # a letter would ask for the compelling grounds of Article 21 GDPR under section 25
    assert act.limits is not None
    assert "a compelling interest of the church" in act.limits["en"][0]
    assert "ein zwingendes kirchliches Interesse" in act.limits["de"][0]


def test_the_court_of_the_catholic_church_is_open_for_a_year_after_the_decision_of_the_authority() -> None:
    court = rule("de.kdg", "court")
    (challenge,) = court.deadlines
    assert challenge.whose == "person"
    assert str(challenge.within) == "1 year"
    assert court.scope is not None
    assert "then, within three months, the one of the German Bishops" in court.scope["en"]
    assert note("de.kdg", "one_year_for_the_court").verified is None  # read in copies of 2018


def test_heirs_in_france_get_family_keepsakes_and_digital_goods_beside_what_the_estate_needs() -> None:
    says = note("eu.gdpr", "the_dead_in_france").says
    assert "digital goods and what is a family keepsake" in says["en"]
    assert "digitale Güter und Familienandenken" in says["de"]


def test_who_acts_for_the_dead_under_hipaa_stands_in_paragraph_g_and_not_only_in_law_of_a_state() -> None:
    assert "under state or other law (164.502(g)(4))" in note("us.hipaa", "records_of_the_dead").says["en"]


def test_what_other_acts_say_is_not_shown_as_read_in_the_act_on_the_trade_commission() -> None:
    elsewhere = ("credit_and_screening", "health_records", "children", "calls_and_mail")
    told = [one for one in LIBRARY.law("us.ftc-act").notes if one.id in elsewhere]
    assert len(told) == 16
    assert all(one.source is not None and "15 U.S.C. § 45" not in one.source.title for one in told)


def test_a_page_of_texas_seen_in_a_listing_is_not_verified() -> None:
    assert note("us-tx.tdpsa", "ai_complaints").verified is None


def test_a_service_for_children_that_cannot_do_without_a_third_party_needs_no_separate_consent() -> None:
    told = note("us.coppa", "amended_rule")
    assert "unless that is integral to the service (16 CFR 312.5(a)(2))" in told.says["en"]
    assert "may not keep them indefinitely (312.10)" in told.says["en"]


def test_swiss_information_names_recipients_or_their_categories_and_media_may_withhold_their_sources() -> None:
    access = rule("ch.fadp", "access")
    assert any("or their categories" in line for line in access.entitled_to["en"])
    assert any("oder deren Kategorien" in line for line in access.entitled_to["de"])
    assert access.limits is not None
    assert any("Art. 27 FADP" in line for line in access.limits["en"])
    assert any("Art. 27 DSG" in line for line in access.limits["de"])


def test_in_britain_only_a_copy_may_be_a_further_copy_with_a_fee() -> None:
    told = {one.gives for one in LIBRARY.law("gb.uk-gdpr").rules if one.free and "further copies" in one.free["en"]}
    assert told == {"access"}


def test_section_207_gives_the_uk_gdpr_the_reach_of_its_article_3_and_subsection_2_is_for_parts_3_and_4() -> None:
    british = [one for id_ in LIBRARY.law_ids() if id_.startswith("gb.") and (one := LIBRARY.law(id_)).reaches]
    said = {one.id: one.reaches[0].says["en"] for one in british}
    assert "section 207(1A)" in said["gb.uk-gdpr"]
    assert "section 207(1A) and (2)" in said["gb.dpa-2018"]
    assert all("section 207(2)" in said[f"gb.dpa-2018-part-{part}"] for part in (3, 4))
    assert "207" not in said["gb.pecr"]  # the section speaks of the Act, and PECR are regulations of 2003


def test_that_a_state_has_no_privacy_act_stands_in_no_section_of_the_act_on_the_trade_commission() -> None:
    absent = {"no_statute", "ask_anyway", "ask_anyway_at_work"}
    told = [one for one in LIBRARY.law("us.ftc-act").notes if one.id in absent]
    assert len(told) == 9
    assert all(says_that_nobody_read_it(one) and one.source is not None for one in told)
    assert all("15 U.S.C. § 45" not in one.source.title for one in told if one.source)


def test_in_massachusetts_nobody_is_told_that_there_is_no_act_without_the_bill_that_both_houses_passed() -> None:
    assert "Senate 2619" in note("us.ftc-act", "massachusetts_bill").says["en"]


def test_courts_are_no_matter_for_an_authority_in_their_judicial_capacity() -> None:
    assert "Article 55(3) GDPR" in note("eu.gdpr", "courts").says["en"]
    assert "Art. 55 Abs. 3" in note("eu.gdpr", "courts").says["de"]
    assert "section 117 of the Data" in note("gb.uk-gdpr", "courts").says["en"]


def says_that_nobody_read_it(one: Note) -> bool:
    """Left out, `verified` is the law's own; only null says that nobody has read the sentence."""
    return "verified" in one.model_fields_set and one.verified is None and one.doubt is not None


def test_what_was_read_in_reports_only_does_not_pass_for_read_with_the_act() -> None:
    only_reported = re.compile(
        r"^(a report|as reported|read in (a )?(reports?|the project))|was read in (a )?reports?\.", re.I | re.M
    )
    told = [(law.id, one) for law in map(LIBRARY.law, LIBRARY.law_ids()) for one in law.notes]
    notes = [
        (f"{law}/{one.id}", one)
        for law, one in told
        if only_reported.search(f"{(one.source and one.source.note) or ''}\n{one.says['en']}")
    ]
    assert notes
    assert [id_ for id_, one in notes if not says_that_nobody_read_it(one)] == []
    for law, id_ in [
        ("us-va.vcdpa", "geolocation_sale"),
        ("us-ky.kcdpa", "smart_television"),
        ("us-md.modpa", "sharper_since_july_2026"),
    ]:
        assert says_that_nobody_read_it(note(law, id_))


def test_in_massachusetts_no_demand_letter_is_due_to_a_company_without_place_of_business_or_assets_there() -> None:
    told = note("us.ftc-act", "massachusetts_demand_letter")
    assert "unless it has no place of business and keeps no assets in the state" in told.says["en"]
    assert says_that_nobody_read_it(told)


def test_of_the_ways_of_the_trade_commission_nothing_is_read_in_its_act() -> None:
    told = [one for one in LIBRARY.law("us.ftc-act").notes if one.id == "broken_promise"]
    assert len(told) == 4
    assert all(says_that_nobody_read_it(one) for one in told)


def test_a_nebraska_agent_may_be_refused_where_the_business_honors_no_such_request_for_another_state() -> None:
    for id_ in ("opt_out_sale", "opt_out_ads"):
        limits = rule("us-ne.ndpa", id_).limits
        assert limits is not None
        assert "can process such requests and does so for other states" in limits["en"][0]


def test_what_hungary_gives_relatives_of_the_dead_is_told_as_unread() -> None:
    told = note("eu.gdpr", "the_dead_in_hungary")
    assert says_that_nobody_read_it(told)
    assert "which of them a relative has, was not read" in told.says["en"]
    assert "do not wait" in told.says["en"]


def test_whether_a_swiss_church_follows_the_federal_act_nobody_can_say_without_knowing_its_form() -> None:
    act = LIBRARY.law("ch.fadp")
    for facts, applies in (({}, None), ({"organisation_level": "cantonal"}, False)):
        known = {"residence": "CH", "organisation_region": ("CH",), "organisation_sector": "church", **facts}
        found = match([act], known, filing=date(2026, 11, 27), event=date(2026, 11, 27))
        assert {one.applies for one in found if one.rule.id == "access"} == {applies}
    assert "follow the data protection act of the canton" in note("ch.fadp", "churches").says["en"]


def test_every_british_right_against_an_intelligence_service_yields_to_national_security_and_to_schedule_11() -> None:
    rules = [one for one in LIBRARY.law("gb.dpa-2018-part-4").rules if one.id != "court"]
    assert all(one.limits and any("national security" in line for line in one.limits["en"]) for one in rules)
    assert all(one.limits and any("what Schedule 11 exempts" in line for line in one.limits["en"]) for one in rules)


def test_since_2025_national_security_may_exempt_from_every_right_against_the_british_police() -> None:
    rules = LIBRARY.law("gb.dpa-2018-part-3").rules
    assert all(one.limits and any("national security" in line for line in one.limits["en"]) for one in rules)
    told = note("gb.dpa-2018-part-3", "jointly_with_an_intelligence_service")
    assert told.in_force is not None
    assert str(told.in_force.from_) == "2025-11-17"  # SI 2025/996, regulation 2(2)


def test_british_law_lets_everybody_name_the_categories_of_recipients() -> None:
    """Article 15(1)(c) UK GDPR, sections 45(2)(c) and 94(2)(c); the judgment C-154/21 of 2023 binds no court there."""
    for act in ("uk-gdpr", "dpa-2018-part-3", "dpa-2018-part-4"):
        versions = [one for one in LIBRARY.law(f"gb.{act}").rules if one.id == "access"]
        assert all(any("or the categories of them" in line for line in one.entitled_to["en"]) for one in versions)


def test_washington_counts_45_days_and_checking_who_asks_does_not_lengthen_them() -> None:
    """RCW 19.373.040(1)(g)."""
    for id_ in ("access", "erasure"):
        one = rule("us-wa.mhmda", id_)
        assert one.cite["time_limit"].words == {"en": "RCW 19.373.040(1)(g)"}
        assert [due.within.amount for due in one.deadlines if due.within] == [45, 90]
        assert not any(deadline.restarts_on for deadline in one.deadlines)


def test_a_swiss_organisation_may_invoke_its_own_interest_though_it_passes_data_on_within_its_group() -> None:
    limits = rule("ch.fadp", "information").limits
    assert limits is not None
    assert any("nobody outside its group" in line for line in limits["en"])
    assert any("niemandem ausserhalb seines Konzerns" in line for line in limits["de"])


def test_article_23_lets_laws_restrict_every_right_of_articles_13_to_22_and_the_notice_of_article_34() -> None:
    told = note("eu.gdpr", "national_restrictions")
    rights = {one.gives for one in LIBRARY.law("eu.gdpr").rules}
    assert set(told.rights) == rights & {
        *("information", "access", "rectification", "erasure", "restriction", "notify_recipients", "portability"),
        *("object", "object_marketing", "automated_decisions", "breach_notice"),
    }
    assert "Article 85" in told.says["en"]
    assert "Art. 85" in told.says["de"]


def test_schedule_2_exempts_from_no_right_about_marketing_or_automated_decisions() -> None:
    """Its paragraphs 1, 6, 18 and 26(9) list Articles 13 to 21(1) of the UK GDPR, not 21(2) or 22."""
    told = note("gb.uk-gdpr", "further_exemptions")
    assert not {"object_marketing", "automated_decisions"} & set(told.rights)
    assert "crime and tax" in " ".join(told.says["en"].split())
    about_health = note("gb.uk-gdpr", "health_social_work_education").says["en"]  # Schedule 3, paragraph 2(2)
    assert "likely to do serious harm to somebody's health" in " ".join(about_health.split())


def test_a_texan_agent_may_be_refused_where_the_business_honors_no_such_request_for_another_state() -> None:
    """Tex. Bus. & Com. Code § 541.055(e)(4)."""
    for id_ in ("opt_out_sale", "opt_out_ads"):
        limits = rule("us-tx.tdpsa", id_).limits
        assert limits is not None
        assert any("does so for other states" in line for line in limits["en"])


def test_article_25_lets_the_union_restrict_articles_14_to_22_and_not_the_objection_nor_automated_decisions() -> None:
    """Regulation (EU) 2018/1725: the objection of Article 23 may be set aside for research and archives only."""
    rights = {one.gives for one in LIBRARY.law("eu.institutions").rules}
    restricted = set(note("eu.institutions", "restrictions").rights)
    assert restricted == rights & {
        *("information", "access", "rectification", "erasure", "restriction", "notify_recipients", "portability"),
        "breach_notice",  # Article 35
    }
    research = set(note("eu.institutions", "research_and_archives").rights)
    assert research - restricted == {"object"}
    assert "automated_decisions" not in restricted | research


def test_a_german_service_is_asked_under_its_own_act_and_an_interception_goes_to_the_g_10_commission() -> None:
    """§ 15(1) BVerfSchG asks for a matter and a special interest, § 28(2) leaves interceptions to the commission."""
    told = note("eu.gdpr", "german_services")
    facts = {"organisation_sector": "intelligence", "organisation_region": ("DE", "EEA")}
    assert told.kind == "works_instead"
    assert told.concerns("access", (), facts)
    assert not told.concerns("access", (), facts | {"organisation_region": ("EEA", "FR")})
    assert not told.concerns("access", (), facts | {"organisation_sector": "public"})
    for language, words in {
        "en": ("a concrete matter", "a special interest", "complain to the G 10 Commission"),
        "de": ("einen konkreten Sachverhalt", "ein besonderes Interesse", "bei der G 10-Kommission"),
    }.items():
        says = " ".join(told.says[language].split())
        assert all(one in says for one in words)


def test_british_organisations_need_not_tell_of_data_from_others_where_a_law_or_secrecy_says_so() -> None:
    """Article 14(5)(c) and (d) UK GDPR."""
    told = [one.limits for one in LIBRARY.law("gb.uk-gdpr").rules if one.id == "information"]
    assert len(told) == 3
    assert all(limits and any("professional secrecy" in line for line in limits["en"]) for limits in told)


def test_british_police_need_not_tell_of_a_breach_of_data_that_nobody_else_can_read() -> None:
    """Section 68(1), (3) and (7) of the Data Protection Act 2018."""
    told = rule("gb.dpa-2018-part-3", "breach_notice")
    assert told.limits is not None
    for words in ("no high risk", "encrypted", "disproportionate effort", "obstruct an inquiry", "rights of others"):
        assert any(words in line for line in told.limits["en"]), words


def test_a_british_service_may_ask_ten_pounds_for_access_at_most() -> None:
    """Schedule 20, paragraph 16, to the Data Protection Act 2018, until regulations under section 94(4)(b) are made."""
    told = [one.free for one in LIBRARY.law("gb.dpa-2018-part-4").rules if one.id == "access"]
    assert len(told) == 3
    assert all(free and "at most £10" in free["en"] for free in told)


def test_a_british_service_owes_no_copy_in_writing_that_takes_disproportionate_effort() -> None:
    told = [one.limits for one in LIBRARY.law("gb.dpa-2018-part-4").rules if one.id == "access"]
    assert told
    assert all(limits and any("section 95(1)" in line for line in limits["en"]) for limits in told)


def test_swiss_federal_libraries_and_archives_need_not_erase_and_proceedings_lead_to_restriction_instead() -> None:
    for id_ in ("rectification", "erasure"):
        limits = rule("ch.fadp", id_).limits
        assert limits is not None
        assert any("Art. 41(5) FADP" in line for line in limits["en"])
        assert any("Art. 41 Abs. 5 DSG" in line for line in limits["de"])
    erasure = rule("ch.fadp", "erasure").limits
    assert erasure is not None
    assert any("Art. 41(3) FADP" in line for line in erasure["en"])
    assert any("Art. 41 Abs. 3 DSG" in line for line in erasure["de"])


def test_what_a_press_service_a_tracker_or_a_law_firm_told_does_not_pass_for_read_with_the_law() -> None:
    for law, id_ in [
        ("eu.gdpr", "ai_no_unlearning"),
        ("gb.dpa-2018", "small_claims"),
        ("us-ca.delete-act", "thirty_days_reported"),
        ("us-ca.ccpa", "delete_account_button"),
    ]:
        assert says_that_nobody_read_it(note(law, id_)), id_
    several = [one for one in LIBRARY.law("eu.gdpr").notes if one.id == "digital_omnibus_is_not_law"]
    several += [one for one in LIBRARY.law("us.fcra").notes if one.id == "then_the_bureau"]
    assert len(several) == 4
    assert all(map(says_that_nobody_read_it, several))


def test_a_complaint_about_health_data_goes_to_the_attorney_general_of_washington_by_the_act_itself() -> None:
    complaint = rule("us-wa.mhmda", "regulator_complaint")
    assert complaint.source is not None
    assert complaint.source.title.startswith("RCW 19.373.040")


def test_the_officer_of_nine_broadcasters_was_one_for_nine_only_since_berlin_and_brandenburg_joined() -> None:
    nine = [one for one in LIBRARY.authorities("DE") if one.id == "de.rundfunk" and "rbb" in one.name]
    assert [one.in_force.from_ for one in nine] == [date(2023, 7, 1)]


def test_a_sentence_that_itself_speaks_of_reports_does_not_pass_for_read() -> None:
    of_reports = re.compile(r"say reports|reports say|according to reports|(is|are) reported to|one report", re.I)
    told = [
        (law, one)
        for law in map(LIBRARY.law, LIBRARY.law_ids())
        for one in law.notes
        if of_reports.search(one.says["en"])
    ]
    assert "us-al.apdpa" in {law.id for law, _ in told}
    assert [one.id for law, one in told if law.verified and not says_that_nobody_read_it(one)] == []


def test_the_time_to_cure_of_new_jersey_ended_on_the_first_day_of_the_eighteenth_month_after_january_2025() -> None:
    """N.J.S.A. 56:8-166.17(b): "until the first day of the 18th month next following the effective date"."""
    in_force = LIBRARY.law("us-nj.njdpa").in_force.from_
    assert in_force == date(2025, 1, 15)
    years, month = divmod(in_force.month - 1 + 18, 12)
    ended = note("us-nj.njdpa", "cure_ended")
    assert ended.in_force is not None
    assert ended.in_force.from_ == date(in_force.year + years, month + 1, 1) == date(2026, 7, 1)
    assert "until July 1, 2026" in ended.says["en"]


def test_an_office_whose_address_or_ways_were_read_in_reports_says_so_and_passes_for_unread() -> None:
    reported = [one for one in LIBRARY.authorities("US") if "read in reports" in f"{one.source.note} {one.doubt}"]
    assert {"us-hhs-ocr", "us-fcc"} <= {one.id for one in reported}
    assert [one.id for one in reported if one.verified or not one.doubt] == []


def test_what_the_tribunal_cannot_do_is_known_since_its_decision_of_5_november_2025() -> None:
    told = note("gb.dpa-2018", "procedure_only")
    assert told.in_force.from_ == told.source.on == date(2025, 11, 5)


def test_an_authorized_person_may_use_every_right_of_florida_and_a_floridian_is_not_told_that_no_agent_is_known() -> (
    None
):
    """Fla. Admin. Code R. 2-3.004(1): the business checks the person and their authority, and asks no fee for it."""
    act = LIBRARY.law("us-fl.fdbr")
    of_705 = [one for one in act.rules if "§ 501.705" in one.cite["right"].words["en"]]
    assert {one.agent for one in of_705} == {"yes"}
    told = [
        one
        for one in LIBRARY.counters(act).counters
        if one.ground == "agent_refused" and (one.not_when is None or not one.not_when.holds({"residence": "US-FL"}))
    ]
    assert [(one.strength, set(one.rights)) for one in told if one.when is None] == [
        ("good", {one.gives for one in of_705})
    ]


def test_in_connecticut_an_opt_out_needed_no_proof_before_july_2026_either() -> None:
    """Conn. Gen. Stat. § 42-518(c)(4), since 2023: of the rights of (a)(1) to (4) alone."""
    opt_outs = [
        one
        for one in LIBRARY.law("us-ct.ctdpa").rules
        if one.id in ("opt_out_sale", "opt_out_ads", "opt_out_profiling")
    ]
    assert len(opt_outs) == 6
    assert all("no_verification" in one.cite for one in opt_outs)
    assert all("need not have you prove who you are" in " ".join((one.limits or {})["en"]) for one in opt_outs)


def test_in_switzerland_a_note_of_dispute_is_owed_where_neither_side_can_prove_the_fact() -> None:
    """Art. 32(3) FADP."""
    says = note("ch.fadp", "no_restriction").says
    assert "where neither you nor they can prove it, for a note" in " ".join(says["en"].split())
    assert "wo weder richtig noch falsch feststeht, einen Bestreitungsvermerk" in " ".join(says["de"].split())


def test_an_italian_ban_on_requests_after_death_leaves_the_property_rights_and_the_defence_of_others() -> None:
    """Article 2-terdecies(3) and (5) of the Privacy Code."""
    for one in LIBRARY.law("it.codice-privacy").rules:
        scope = {language: " ".join(words.split()) for language, words in (one.scope or {}).items()}
        assert "all of it or in part" in scope["en"]
        assert "property rights that arise from the death, nor in defending their own interests in court" in scope["en"]
        assert "weder an Vermögensrechten aus dem Todesfall noch daran, ihre eigenen Interessen" in scope["de"]


def test_the_german_federal_police_may_hold_back_a_refusal_only_where_the_danger_outweighs_the_interest() -> None:
    """§ 58(6) BDSG, which names the danger of § 56(2)."""
    for id_ in ("rectification", "erasure", "restriction"):
        limits = rule("de.bdsg-part-3", id_).limits
        assert limits is not None
        assert "that outweighs your interest" in " ".join(limits["en"])
        assert "das Ihr Interesse überwiegt" in " ".join(limits["de"])


def test_an_austrian_complaint_about_the_police_has_the_content_and_the_time_limits_of_any_other() -> None:
    """§ 34(5) DSG: §§ 24 and 28 hold in the third part too."""
    complaint = rule("at.dsg-part-3", "regulator_complaint")
    assert {"content", "annexes", "finding", "timeliness", "time_bar"} <= set(complaint.cite)
    assert [(one.id, one.within, one.whose) for one in complaint.deadlines] == [
        (one.id, one.within, one.whose) for one in rule("at.dsg", "complaint_content").deadlines
    ]


def test_health_data_given_to_others_break_the_rule_on_sharing_where_nobody_knows_of_a_sale() -> None:
    """NRS 603A.500(2) and 603A.535; RCW 19.373.030(1)(b) and 19.373.070(1)."""
    for law, cited in (
        ("us-nv.sb-370", "NRS 603A.500(2) and 603A.535"),
        ("us-wa.mhmda", "RCW 19.373.030(1)(b) and 19.373.070(1)"),
    ):
        (broken,) = (one for one in LIBRARY.counters(LIBRARY.law(law)).infringed if one.conduct == "passed_on")
        assert broken.cite.words["en"] == cited
        assert "a consent that is separate from the one to collect them" in broken.says["en"]


def test_opting_out_of_profiling_needs_no_proof_where_opting_out_of_sale_needs_none() -> None:
    """RSA 507-H:4, III(d) and 6 Del. C. § 12D-104(c)(4), which speak of opt-outs without a difference."""
    for law in ("us-nh.nhdpa", "us-de.dpdpa"):
        for one in LIBRARY.law(law).rules:
            assert ("no_verification" in one.cite) is (
                one.gives in ("opt_out_sale", "opt_out_ads", "opt_out_profiling")
            )


def test_backups_of_health_data_wait_in_nevada_only_as_far_as_restoring_them_needs_it() -> None:
    """NRS 603A.515(3)."""
    assert "as far as restoring them needs it" in " ".join((rule("us-nv.sb-370", "erasure").limits or {})["en"])


def test_since_31_march_2026_a_stalkers_allegation_is_a_ground_for_erasure_in_the_united_kingdom() -> None:
    """Article 17(1)(g) UK GDPR, in force by SI 2026/317, regulations 2 and 3."""
    versions = [one for one in LIBRARY.law("gb.uk-gdpr").rules if one.gives == "erasure"]
    with_it = [one for one in versions if "malicious" in one.cite]
    assert [one.in_force.from_ for one in with_it if one.in_force] == [date(2026, 3, 31)]
    assert ["stalking" in one.scope["en"] for one in versions if one.scope] == [False, False, True]
    assert note("gb.uk-gdpr", "malicious_allegation").in_force == with_it[0].in_force
