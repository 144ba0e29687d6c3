"""Answers to refusals: each says what its source carries, and asks in words that a letter can go on from."""

from datetime import date
from pathlib import Path

import pytest

from complaint_kit.law.grounds import Counter
from complaint_kit.law.model import Law
from complaint_kit.packs.library import Library

LIBRARY = Library((Path(__file__).parents[2],))
# The first words of requests in English: a plain imperative, before which a letter may put "Please".
NO_IMPERATIVES = {"please", "you", "i", "if", "the", "a", "this", "it", "there", "we", "that"}


def counters(law: str) -> tuple[Counter, ...]:
    return LIBRARY.counters(LIBRARY.law(law)).counters


def counter(law: str, id_: str) -> Counter:
    (found,) = [one for one in counters(law) if one.id == id_]
    return found


def laws() -> list[Law]:
    return [LIBRARY.law(id_) for id_ in LIBRARY.law_ids()]


def says(law: str, id_: str, language: str = "en") -> str:
    words = counter(law, id_).says
    assert words is not None
    return words[language]


def test_what_is_asked_all_the_same_is_a_plain_request_and_the_letter_says_please() -> None:
    asked = {
        (law.id, one.id): one.then["en"]
        for law in laws()
        for one in LIBRARY.counters(law).counters
        if one.then is not None
    }
    assert len(asked) > 200
    assert not {
        where: text
        for where, text in asked.items()
        if "please" in text.lower() or text.split()[0].lower().strip(",") in NO_IMPERATIVES or not text[0].isupper()
    }


def test_in_german_what_is_asked_is_said_to_an_organisation_addressed_as_sie() -> None:
    asked = [
        one.then["de"]
        for law in laws()
        for one in LIBRARY.counters(law).counters
        if one.then is not None and "de" in one.then
    ]
    assert asked
    assert not [text for text in asked if " Sie" not in text or "bitte" in text.casefold()]


@pytest.mark.parametrize(
    ("id_", "where"),
    [
        ("trade_secret", "C-203/22, Dun & Bradstreet Austria, paragraph 74"),
        ("rights_of_others_in_a_decision", "C-203/22, Dun & Bradstreet Austria, paragraph 74"),
        ("categories_only", "C-154/21, Österreichische Post, paragraph 51"),
        ("fee_first_copy", "C-307/22, paragraphs 34, 36 and 38"),
    ],
)
def test_what_is_called_settled_by_a_judgment_names_the_paragraph_and_was_read_there(id_: str, where: str) -> None:
    one = counter("eu.gdpr", id_)
    assert one.strength == "settled"
    assert one.verified is not None
    assert [cite for cite in one.cite if cite.words["en"].endswith(where)]


@pytest.mark.parametrize(
    ("law", "id_"),
    [
        ("eu.gdpr", "agreed_in_terms"),  # for what a running contract cannot do without they may be right
        *((law, "overriding_interest") for law in ("eu.gdpr", "eu.institutions", "gb.uk-gdpr")),
        *((law, "exempt_or_small") for law in ("eu.gdpr", "gb.uk-gdpr")),
        ("gb.dpa-2018-part-4", "none_given_objection"),  # an exemption may take the duty away
        ("gb.dpa-2018-part-4", "rights_of_others"),
        *((law, "self_service_is_no_transfer") for law in ("eu.gdpr", "gb.uk-gdpr")),
    ],
)
def test_what_may_be_true_of_somebody_is_not_called_against_the_law(law: str, id_: str) -> None:
    assert counter(law, id_).strength == "good"


def test_an_interest_is_answered_with_the_objection_where_somebody_objected_and_with_the_grounds_of_erasure_else() -> (
    None
):
    for law in ("eu.gdpr", "gb.uk-gdpr"):
        assert counter(law, "overriding_interest").rights == ("object",)
        assert counter(law, "overriding_interest_after_objection").rights == ("erasure",)


def test_the_police_keep_what_would_have_to_go_only_as_evidence_and_restricted() -> None:
    # Sections 46(4) and 47(2): "would be required to"; where nothing has to go, the sections say nothing.
    assert says("gb.dpa-2018-part-3", "must_keep").startswith("Where data would have to be erased or rectified")


def test_a_contract_justifies_processing_only_where_indispensable_and_consent_is_another_matter() -> None:
    assert says("eu.gdpr", "agreed_in_terms").startswith("A contract makes processing lawful only where")
    assert "that the terms mention it is in itself irrelevant" in says("eu.gdpr", "agreed_in_terms")


def test_the_rights_of_others_are_balanced_against_access_and_not_against_the_copy_alone() -> None:
    one = counter("eu.gdpr", "rights_of_others")
    assert one.strength == "good"
    assert "balanced" in says("eu.gdpr", "rights_of_others")
    assert "abzuwägen" in says("eu.gdpr", "rights_of_others", "de")
    for law in ("eu.gdpr", "eu.institutions"):
        assert "limit the copy, " not in says(law, "rights_of_others")


def test_since_march_2026_the_aim_of_a_first_request_can_count_if_it_is_abusive() -> None:
    assert counter("eu.gdpr", "motive").strength == "good"
    assert "an abusive intention, which the controller has to demonstrate" in says("eu.gdpr", "motive")


def test_a_camera_leaves_the_household_if_it_records_and_takes_in_public_ground() -> None:
    assert counter("eu.gdpr", "not_reached_at_home").strength == "good"
    assert "records and also takes in public ground" in says("eu.gdpr", "not_reached_at_home")
    assert "nothing else" not in says("gb.uk-gdpr", "household")
    assert "records a public space" in says("gb.uk-gdpr", "household")


def test_whether_a_law_reaches_a_firm_abroad_depends_on_facts_that_nobody_knows_yet() -> None:
    assert {
        counter(law, id_).strength for law, id_ in (("eu.gdpr", "not_reached_abroad"), ("gb.uk-gdpr", "not_reached"))
    } == {"good"}


def test_nothing_is_called_settled_that_nobody_read() -> None:
    unread = {
        (law.id, one.id)
        for law in laws()
        for one in LIBRARY.counters(law).counters
        if one.strength == "settled" and one.verified is None
    }
    assert unread == set()


def test_in_utah_the_reasons_for_a_refusal_are_owed_by_the_third_subsection() -> None:
    cited = [cite.words["en"] for one in counters("us-ut.ucpa") if one.id == "none_given" for cite in one.cite]
    assert cited == ["Utah Code § 13-61-203(3)"]


def test_in_california_the_exceptions_for_workers_ended_with_the_first_day_of_2023() -> None:
    assert "ended on January 1, 2023" in " ".join(says("us-ca.ccpa", "capacity").split())


def test_national_security_is_no_aim_for_which_the_police_may_restrict_access_since_september_2025() -> None:
    # Section 88 of the Act of 2025 left it out of sections 44(4), 45(4) and 48(3); section 78A stands in its place.
    for one in (counter("gb.dpa-2018-part-3", "none_given_access"), counter("gb.dpa-2018-part-3", "none_given")):
        assert "the aims that the section lists" in " ".join((one.says or {})["en"].split())
        assert "section 78A" in (one.tells_me or {})["en"]
    access = [rule.limits or {} for rule in LIBRARY.law("gb.dpa-2018-part-3").rules if rule.id == "access"]
    told = "national security, as far as it requires an exemption (since 5 September 2025 under section 78A)"
    assert all({"public security, and the rights of others", told} <= set(limits["en"]) for limits in access)


def test_a_human_in_a_decision_is_a_good_answer_wherever_the_act_says_solely_automated() -> None:
    # RSA 507-H:4, I(e); R.I. Gen. Laws 6-48.1-5(e)(4); Ala. Act No. 2026-552, section 5(a)(5)(c); Maryland and Delaware
    shared = {one.id: one for one in counters("us-al.apdpa")}
    solely, other = shared["human_decides_solely"], shared["human_decides"]
    assert solely.strength == "concede"
    for home in ("US-NH", "US-RI", "US-AL", "US-MD", "US-DE"):
        assert (solely.when and solely.when.holds({"residence": home})) is True
        assert (other.when and other.when.holds({"residence": home})) is False
    for home in ("US-IN", "US-TN", "US-OR"):  # "decisions", without "solely"
        assert (solely.when and solely.when.holds({"residence": home})) is False
        assert (other.when and other.when.holds({"residence": home})) is True


def test_a_pseudonym_is_a_good_answer_to_an_opt_out_only_where_the_act_leaves_it_out_of_all_rights() -> None:
    # Fla. Stat. 501.714(3), Iowa Code 715D.6(3): all rights; Utah Code 13-61-303(2), C.R.S. 6-1-1307(3): no opt-outs
    shared = {one.id: one for one in counters("us-ia.icdpa")}
    conceded, disputed = shared["not_personal_opt_out_too"], shared["not_personal_opt_out"]
    assert conceded.strength == "concede"
    for home in ("US-FL", "US-IA", "US-KY", "US-TN"):
        assert (conceded.when and conceded.when.holds({"residence": home})) is True
        assert (disputed.when and disputed.when.holds({"residence": home})) is False
    for home in ("US-UT", "US-CO", "US-RI"):  # R.I. Gen. Laws 6-48.1-7(m) does not say of which rights
        assert (conceded.when and conceded.when.holds({"residence": home})) is False
    assert (disputed.when and disputed.when.holds({"residence": "US-RI"})) is False
    for home in ("US-UT", "US-CO"):
        assert (disputed.when and disputed.when.holds({"residence": home})) is True


def test_nobody_in_alabama_is_told_that_an_opt_out_may_be_authenticated() -> None:
    told = [
        (one.id, [cite.words["en"] for cite in one.cite])
        for one in counters("us-al.apdpa")
        if one.ground == "identity"
        and "opt_out_sale" in one.rights
        and (one.when is None or one.when.holds({"residence": "US-AL"}) is not False)
    ]
    assert told == [("identity_opt_out", ["Ala. Act No. 2026-552, § 5(d)(4)"])]


def test_where_only_an_exchange_for_money_is_a_sale_no_other_consideration_is_asserted() -> None:
    # Iowa Code 715D.1(25), Ind. Code 24-15-2-27, KRS 367.3611(27), Utah Code 13-61-101(31)(a): "monetary consideration"
    for law, home in (
        ("us-ia.icdpa", "US-IA"),
        ("us-in.icdpa", "US-IN"),
        ("us-ky.kcdpa", "US-KY"),
        ("us-tn.tipa", "US-TN"),  # "valuable monetary consideration", Public Chapter 408 of 2023, § 47-18-3201(25)
        ("us-ut.ucpa", "US-UT"),
        ("us-ok.okcdpa", "US-OK"),  # by reports, in a file of its own
    ):
        told = [
            one
            for one in counters(law)
            if one.ground == "no_sale"
            and "opt_out_sale" in one.rights
            and (one.when is None or one.when.holds({"residence": home}) is not False)
        ]
        assert [(one.id, one.strength, one.says) for one in told] == [("no_sale_money", "concede", None)]


@pytest.mark.parametrize("law", ["eu.gdpr", "gb.uk-gdpr", "ch.fadp"])
def test_an_interest_and_an_exemption_that_nobody_has_heard_of_yet_are_not_called_beyond_argument(law: str) -> None:
    said = {one.id: one.strength for one in counters(law)}
    assert (said["overriding_interest"], said["exempt_or_small"]) == ("good", "good")
    assert said.get("self_service_is_no_transfer", "good") == "good"


def test_a_swiss_share_of_the_cost_may_be_due_so_the_letter_gives_an_opinion() -> None:
    assert counter("ch.fadp", "fee").strength == "good"  # Art. 19(1) DPO
    assert "question_profiling" in counter("ch.fadp", "trade_secret").rights  # Art. 25(2)(f) with 26(2)(a) FADP


def test_a_swiss_federal_body_notes_itself_that_data_is_disputed_and_a_company_only_after_a_judgment() -> None:
    assert "the federal body adds a note" in says("ch.fadp", "accurate_by_the_confederation")  # Art. 41(4) FADP
    assert "a court can be asked for a note" in says("ch.fadp", "accurate")  # Art. 32(3) FADP


def test_terms_are_no_answer_to_a_british_request_for_access_and_neither_is_what_is_said_of_contracts() -> None:
    assert "access" not in counter("gb.uk-gdpr", "agreed_in_terms").rights


@pytest.mark.parametrize(
    ("law", "day", "enough", "too_few"),
    [
        ("us-de.dpdpa", "2026-11-02", 35_000, 34_999),  # 6 Del. C. § 12D-103(a); 10,000 from 2027
        ("us-ri.ridtppa", "2026-11-02", 35_000, 34_999),  # R.I. Gen. Laws § 6-48.1-4(a) and 6-48.1-5(a)
        ("us-nj.njdpa", "2026-11-02", 100_000, 99_999),  # N.J.S.A. 56:8-166.5
    ],
)
def test_whom_an_act_does_not_bind_breaks_none_of_its_duties(law: str, day: str, enough: int, too_few: int) -> None:
    said = LIBRARY.counters(LIBRARY.law(law)).infringed
    then = [one for one in said if one.in_force is None or one.in_force.covers(date.fromisoformat(day))]
    nothing_sold = {"organisation_sale_revenue_percent": 0, "organisation_sells_data": False}

    def broken(people: int) -> set[str]:
        facts = {"organisation_consumers": people, **nothing_sold}
        return {one.conduct for one in then if one.when is None or one.when.holds(facts) is not False}

    assert {"sensitive", "marketing_after_no", "insecure"} <= broken(enough)
    assert not broken(too_few)


def test_the_public_notice_of_rhode_island_is_owed_by_the_smallest_website_that_sells_what_it_knows() -> None:
    """R.I. Gen. Laws § 6-48.1-3(a)."""
    (owed,) = (one for one in LIBRARY.counters(LIBRARY.law("us-ri.ridtppa")).infringed if one.conduct == "no_notice")
    assert owed.when is not None
    assert owed.when.holds({"organisation_consumers": 50, "organisation_sells_data": True}) is True
    assert owed.when.holds({"organisation_consumers": 500_000, "organisation_sells_data": False}) is False


def test_tennessees_rule_on_sensitive_data_has_one_paragraph_in_the_bill_and_another_in_the_code() -> None:
    (rule,) = (one for one in LIBRARY.counters(LIBRARY.law("us-tn.tipa")).infringed if one.conduct == "sensitive")
    assert rule.cite.words["en"] == "Tenn. Code Ann. § 47-18-3305(a)"


def test_in_california_a_privilege_takes_back_information_and_opt_outs_and_no_deletion() -> None:
    """Civ. Code § 1798.145(b) names §§ 1798.110, .115, .120, .121, .130 and .135."""
    told = {one.id: one for one in counters("us-ca.ccpa") if one.ground == "privilege"}
    assert told["privilege"].strength == "concede"
    assert {"erasure", "rectification"}.isdisjoint(told["privilege"].rights)
    assert told["privilege_deletion"].strength == "arguable"


def test_whether_there_was_a_sale_is_a_question_of_fact_in_california() -> None:
    assert [one.strength for one in counters("us-ca.ccpa") if one.ground == "no_sale"] == ["arguable"]


def test_a_federal_act_borrows_no_answer_from_the_privacy_acts_of_the_states() -> None:
    """45 CFR 164.528(b)(2): an accounting names each recipient; a state privacy act may allow categories."""
    states = LIBRARY.counters(LIBRARY.law("us-tx.tdpsa")).counters
    shared = {one.says["en"] for one in states if one.says is not None}
    for law in ("us.hipaa", "us.fcra", "us.ferpa", "us.glba", "us.tcpa", "us.can-spam"):
        both = {one.id for one in counters(law) if one.says is not None and one.says["en"] in shared}
        assert both <= {"none_given", "other"}, law  # true of any statute
    assert counter("us.hipaa", "categories_only").strength == "good"
