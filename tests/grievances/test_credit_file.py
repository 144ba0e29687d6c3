"""A credit file: what an agency owes, and what whoever reported to it owes, each by the law of the place."""

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from tests.grievances.conftest import Letter, PlanOf

AGENCY = {"organisation": {"name": "Score & Co"}, "is_to_me": "credit_agency"}
LENDER = {"organisation": {"name": "Nordlicht Bank"}, "is_to_me": "bank"}
WRONG = {"wish": "correct", "of": "A debt of 340 euros.", "detail": {"what_is_right": "It was paid in January."}}


def test_an_agency_is_asked_for_every_score_with_its_logic_and_its_recipients(letter: Letter) -> None:
    said = letter("request", "credit_file", "IE", want=["copy"], **AGENCY)
    assert "Please send me a full copy of the file that you keep on me (Article 15(3)" in said
    assert "every score worked out about me, its day, who received it" in said
    assert "(Article 15(1)(h)" in said


def test_whoever_reported_a_debt_is_asked_what_went_to_which_agency_and_corrects_it_everywhere(letter: Letter) -> None:
    said = letter("request", "credit_file", "IE", want=["copy", WRONG], **LENDER)
    assert "tell me what you have reported to which credit agency, and when" in said
    assert "at every agency to which you reported it (Article 16" in said
    assert "score" not in said


def test_whoever_writes_to_an_agency_is_asked_who_reported_the_entry(library: Library, plan_of: PlanOf) -> None:
    plan = plan_of("credit_file", "IE", want=[WRONG], **AGENCY)
    assert plan.situation.facts["other_may_be"]
    assert not plan_of("credit_file", "IE", want=[WRONG], **LENDER).situation.facts["other_may_be"]


def test_a_british_agency_must_remove_or_amend_an_entry_or_say_no_within_28_days(
    plan_of: PlanOf, letter: Letter
) -> None:
    said = letter("request", "credit_file", "GB-ENG", want=[WRONG], **AGENCY)
    assert (
        "I require you to remove it from the file or to amend it (section 159(1) of the Consumer Credit Act 1974"
        in said
    )
    assert "within 28 days of receiving this letter" in said
    papers = [{"id": "request-1", "asked": ["rectification", "credit_entry"], "sent": "2026-12-07", "channel": "email"}]
    plan = plan_of("credit_file", "GB-ENG", "2026-12-20", want=[WRONG], papers=papers, **AGENCY)
    due = {one.right: one.due for one in plan.matters[0].due if one.deadline.id == "answer"}
    assert due == {"rectification": date(2027, 1, 7), "credit_entry": date(2027, 1, 4)}


def test_an_individual_asks_for_the_file_under_the_uk_gdpr_and_for_all_of_it(letter: Letter) -> None:
    """Section 158 of the Consumer Credit Act has been for partnerships and the like since 1 March 2000."""
    said = letter("request", "credit_file", "GB-ENG", want=["copy"], **AGENCY)
    assert "section 158" not in said
    assert "not only what concerns financial standing (section 13(2) of the Data Protection Act 2018)" in said
    assert "section 13(2)" not in letter("request", "credit_file", "GB-ENG", want=["copy"], **LENDER)


def test_a_lender_owes_nothing_under_section_159(letter: Letter) -> None:
    assert "section 159" not in letter("request", "credit_file", "GB-ENG", want=[WRONG], **LENDER)


def test_the_notice_of_correction_has_its_own_28_days_which_the_page_tells(plan_of: PlanOf) -> None:
    told = {note.id: note.says["en"] for note in plan_of("credit_file", "GB-NIR", want=[WRONG], **AGENCY).notes}
    assert "up to 200 words" in told["notice_of_correction"]


def test_in_germany_the_page_says_when_an_unpaid_debt_may_count(plan_of: PlanOf) -> None:
    told = {note.id for note in plan_of("credit_file", "DE-BY", want=[WRONG], **AGENCY).notes}
    assert {"credit_refused_in_germany", "disputed_debts_in_germany"} <= told
    assert "disputed_debts_in_germany" not in {n.id for n in plan_of("credit_file", "IE", want=[WRONG], **AGENCY).notes}


def test_in_switzerland_the_act_bounds_what_a_credit_check_may_use(plan_of: PlanOf) -> None:
    """Article 31(2)(c) FADP: no data older than ten years, and adults only."""
    told = {note.id: note.says["en"] for note in plan_of("credit_file", "CH", want=["copy"], **AGENCY).notes}
    assert "ten years" in told["credit_reference"]


def test_where_no_law_knows_a_block_what_a_thief_did_is_corrected(letter: Letter) -> None:
    theft = {"wish": "theft_block", "of": "A loan of 900 euros, taken out on 3 May 2026."}
    said = letter("request", "credit_file", "IE", want=[theft], **AGENCY)
    assert "(Article 16" in said
    assert "Somebody else has brought it about in my name: A loan of 900 euros, taken out on 3 May 2026." in said


def test_a_freeze_is_american_and_elsewhere_the_page_says_what_there_is(plan_of: PlanOf) -> None:
    for home in ("IE", "GB-ENG", "CH"):
        told = {note.id for note in plan_of("credit_file", home, want=["freeze_credit"], **AGENCY).notes}
        assert "no_freeze" in told, home
        assert "freeze_and_alert" not in told, home
    told = {note.id for note in plan_of("credit_file", "US-OH", want=["freeze_credit"], **AGENCY).notes}
    assert "freeze_and_alert" in told


REPORTED = {"facts": {"reported_to_bureau": True, "letter_form": "short"}}


def test_an_american_lender_that_reported_a_debt_has_thirty_days_for_a_dispute_sent_to_it(
    plan_of: PlanOf, letter: Letter
) -> None:
    """15 U.S.C. § 1681s-2(a)(8)(E)(iii): the 30 days of § 1681i(a)(1)."""
    said = letter("request", "credit_file", "US-OH", want=[WRONG], **REPORTED, **LENDER)
    assert "(15 U.S.C. § 1681s-2(a)(8) and 12 CFR 1022.43)" in said
    assert "within 30 days of receiving this letter (15 U.S.C. § 1681s-2(a)(8)(E)(iii))" in said
    assert "promptly tell each credit bureau to which you reported it" in said
    told = {
        note.id: note.says["en"] for note in plan_of("credit_file", "US-OH", want=[WRONG], **REPORTED, **LENDER).notes
    }
    assert "Dispute the item with each credit bureau" in told["the_bureau_as_well"]


def test_no_act_of_a_state_is_cited_for_what_was_reported_and_none_of_its_appeals(letter: Letter) -> None:
    said = letter("request", "credit_file", "US-VA", want=[WRONG], is_to_me="landlord", **REPORTED)
    assert "1681s-2(a)(8)" in said
    assert "Va. Code" not in said


def test_where_nobody_knows_whether_it_was_reported_the_federal_act_is_not_cited(letter: Letter) -> None:
    told = {"is_to_me": "landlord", "facts": {"letter_form": "short", "organisation_size": "many"}}
    assert "1681s-2" not in letter("request", "credit_file", "US-VA", want=[WRONG], **told)


def test_the_bureau_takes_a_complaint_about_whoever_reported_it(letter: Letter) -> None:
    sent = [{"id": "request-1", "asked": ["rectification"], "sent": "2026-09-01", "channel": "post"}]
    said = letter("complaint", "credit_file", "US-OH", want=[WRONG], papers=sent, **REPORTED, **LENDER)
    # By post it arrives by September 8, which is the first of the 30 days.
    assert "due by October 7, 2026" in said
    assert "Please forward this complaint to the company" in said


def test_a_landlord_is_outside_consumer_finance_so_the_state_hears_of_what_it_reported(letter: Letter) -> None:
    """12 U.S.C. § 5481(6): who offers or provides consumer finance; 15 U.S.C. § 1681s(c)(1): the states may sue."""
    sent = [{"id": "request-1", "asked": ["rectification"], "sent": "2026-09-01", "channel": "post"}]
    told = {"want": [WRONG], "papers": sent, "is_to_me": "landlord", **REPORTED}
    said = letter("complaint", "credit_file", "US-OH", **told)
    assert "Ohio Attorney General" in said
    assert "(15 U.S.C. § 1681s(c)(1))" in said
    assert "Financial Protection Bureau" not in said
    assert "Hawaii Office of Consumer Protection" in letter("complaint", "credit_file", "US-HI", **told)


@pytest.mark.parametrize("home", ["US-AS", "US-GU", "US-MP", "US-PR", "US-VI"])
def test_in_the_territories_nobody_is_offered_a_complaint_about_a_landlord_that_no_office_of_the_kit_takes(
    plan_of: PlanOf, home: str
) -> None:
    sent = [{"id": "request-1", "asked": ["rectification"], "sent": "2026-09-01", "channel": "post"}]
    told = {"want": [WRONG], "papers": sent, **REPORTED}
    assert "complaint" not in steps(plan_of("credit_file", home, is_to_me="landlord", **told))
    assert "complaint" in steps(plan_of("credit_file", home, is_to_me="bank", **told))


@pytest.mark.parametrize("kind", ["public_office", "neighbour"])
def test_nobody_is_offered_a_complaint_about_a_public_body_or_a_private_person_that_reported_something(
    plan_of: PlanOf, kind: str
) -> None:
    sent = [{"id": "request-1", "asked": ["rectification"], "sent": "2026-09-01", "channel": "post"}]
    sector = {"organisation": {"sector": "public" if kind == "public_office" else "private"}}
    plan = plan_of("credit_file", "US-OH", want=[WRONG], papers=sent, is_to_me=kind, **sector, **REPORTED)
    assert "complaint" not in steps(plan)


def steps(plan: Plan) -> set[str]:
    return {rung.step.document for matter in plan.matters for rung in matter.ladder}


@pytest.mark.parametrize(("name", "home"), [("schufa", "DE-HH"), ("ksv1870", "AT"), ("experian", "GB-ENG")])
def test_an_agency_that_the_kit_knows_is_written_to_as_an_agency_though_nobody_is_asked_what_it_is(
    library: Library, plan_of: PlanOf, name: str, home: str
) -> None:
    plan = plan_of("credit_file", home, want=["copy", WRONG], organisation={"name": name, "place": None}, is_to_me=None)
    assert plan.situation.facts["is_to_me"] == "credit_agency"
    said = " ".join(words(draft(plan.matter("request"), library, "request", "en")))
    assert "the credit file that you keep on me" in said
    assert ("section 159(1) of the Consumer Credit Act 1974" in said) is home.startswith("GB")


def test_a_disputed_item_has_to_go_if_it_cannot_be_verified_so_no_letter_says_that_nothing_need_go(
    letter: Letter,
) -> None:
    assert "not asking you to delete" not in letter("request", "credit_file", "US-OH", want=[WRONG], **AGENCY)
    assert "not asking you to delete" in letter("request", "credit_file", "US-OH", want=["copy"], **AGENCY)


def test_an_item_said_to_be_verified_is_answered_by_the_federal_act_not_by_what_state_acts_share(
    letter: Letter,
) -> None:
    """15 U.S.C. § 1681i(a)(7): how it was checked is described within 15 days of a request."""
    refused = {"on": "2026-10-01", "kind": "refused", "ground": "accurate", "words": "The item was verified."}
    sent = [
        {"id": "request-1", "asked": ["rectification"], "sent": "2026-09-01", "channel": "post", "replies": [refused]}
    ]
    said = letter("complaint", "credit_file", "US-OH", want=[WRONG], papers=sent, **AGENCY)
    assert "within 15 days of a request for it (15 U.S.C. § 1681i(a)(1)(A), (3) to (5)(A), (6)(B)(iii) and (7))" in said
    assert "purposes of its processing" not in said
    assert "Please forward this complaint to the company and obtain its answer." in said
    said = letter("complaint", "credit_file", "US-OH", want=[WRONG], papers=sent, **REPORTED, **LENDER)
    assert "purposes of its processing" not in said


def test_whoever_keeps_an_entry_from_identity_theft_has_to_say_which_reason_of_the_act_is_there(letter: Letter) -> None:
    """15 U.S.C. § 1681c-2(c)(1) has three, and (2) wants prompt notice; that an item was verified is none of them."""
    refused = {"on": "2026-10-01", "kind": "refused", "ground": "accurate", "words": "The item was verified."}
    sent = [
        {"id": "request-1", "asked": ["identity_block"], "sent": "2026-09-01", "channel": "post", "replies": [refused]}
    ]
    theft = {"wish": "theft_block", "of": "A loan of 900 dollars, taken out on 3 May 2026."}
    said = letter("complaint", "credit_file", "US-OH", want=[theft], papers=sent, **AGENCY)
    assert "obtained goods, services or money by the transaction" in said
    assert "notify the consumer promptly (15 U.S.C. § 1681c-2(c)(1) and (2))" in said


def test_an_entry_is_told_once_where_a_letter_goes_on_with_it(letter: Letter) -> None:
    refused = {"on": "2026-12-20", "kind": "refused", "ground": "accurate"}
    sent = {"id": "request-1", "asked": ["rectification", "credit_entry"], "sent": "2026-11-30", "channel": "email"}
    papers = [{**sent, "replies": [refused]}]
    said = letter("reply", "credit_file", "GB-ENG", "2027-01-05", want=[WRONG], papers=papers, **AGENCY)
    assert said.count("A debt of 340 euros") == 1


SILENT = [{"id": "request-1", "asked": ["rectification"], "sent": "2026-12-01", "channel": "email"}]


def test_the_longer_time_of_a_dispute_is_no_second_period_that_was_missed(letter: Letter) -> None:
    # Of 30 days December 1 is the first, December 30 the last; the 45 days of § 1681j(a)(3) come after it: January 15.
    # Five business days more for the results, § 1681i(a)(6)(A): to January 7, and to the 25th, without the 18th.
    told = {"want": [WRONG], "papers": SILENT, **AGENCY}
    late = letter("complaint", "credit_file", "US-PA", "2027-02-01", **told)
    assert "due by January 7, 2027 (15 U.S.C. § 1681i(a)(1)(A) and (6)(A)) or, if the law allowed it more time" in late
    assert "by January 25, 2027" in late
    assert late.count("I have had none") == 2  # in the first paragraph, and once among the violations
    early = letter("complaint", "credit_file", "US-PA", "2027-01-14", **told)
    assert "January 25" not in early
    assert "due by January 7, 2027 (15 U.S.C. § 1681i(a)(1)(A) and (6)(A)), unless the law allows it more time" in early


def test_a_reminder_says_that_a_dispute_may_have_the_longer_time(letter: Letter) -> None:
    """15 U.S.C. § 1681j(a)(3): 45 days after the free yearly report, which the kit does not ask about."""
    told = {"want": [WRONG], "papers": SILENT, **AGENCY}
    said = letter("reminder", "credit_file", "US-PA", "2027-01-14", **told)
    assert "due by January 7, 2027 (15 U.S.C. § 1681i(a)(1)(A) and (6)(A)), unless the law allows you more time" in said
    assert "by January 25, 2027" in letter("reminder", "credit_file", "US-PA", "2027-02-01", **told)


def test_nobody_is_called_late_while_the_results_of_a_dispute_may_still_be_sent(plan_of: PlanOf) -> None:
    """15 U.S.C. § 1681i(a)(6)(A): five business days after the reinvestigation, for which there are 30 days."""
    told = {"want": [WRONG], "papers": SILENT, **AGENCY}
    assert not plan_of("credit_file", "US-PA", "2027-01-07", **told).now
    late = plan_of("credit_file", "US-PA", "2027-01-14", **told).now
    assert {rung.step.document for _, rung in late} == {"reminder"}


def test_a_block_is_due_and_no_answer_that_it_was_placed(letter: Letter) -> None:
    """15 U.S.C. § 1681c-2(a): four business days for the block; only who declines it has to say so, (c)(2)."""
    sent = {"id": "request-1", "asked": ["identity_block"], "sent": "2026-09-01", "channel": "email"}
    want = [{"wish": "theft_block", "of": "A loan of $900"}]
    said = letter("reminder", "credit_file", "US-PA", "2026-09-25", want=want, papers=[sent], **AGENCY)
    assert "compliance due by September 8, 2026. I have not heard that it was done." in said


def test_a_complaint_says_what_is_to_become_of_the_entry(letter: Letter) -> None:
    said = letter("complaint", "credit_file", "US-PA", "2027-02-01", want=[WRONG], papers=SILENT, **AGENCY)
    assert "I want Score & Co to correct this entry, or to take it out of the file." in said


def test_a_reminder_goes_to_the_same_department_as_the_dispute(letter: Letter) -> None:
    told = {"want": [WRONG], "papers": SILENT, **AGENCY}
    assert "To the consumer disputes department:" in letter("request", "credit_file", "US-PA", want=[WRONG], **AGENCY)
    assert "To the consumer disputes department:" in letter("reminder", "credit_file", "US-PA", "2027-01-10", **told)


def test_a_bureau_is_given_thirty_days_for_the_dispute_alone(letter: Letter) -> None:
    """15 U.S.C. § 1681i(a)(1)(A); for the file the act names no day, and a freeze stands within three business days."""
    said = letter("request", "credit_file", "US-PA", want=["copy", WRONG], **AGENCY)
    assert (
        "Please finish the reinvestigation within 30 days of receiving this letter (15 U.S.C. § 1681i(a)(1))." in said
    )
    assert "Please answer the rest of this letter by " in said
    assert "within five business days after you finish" in said
    frozen = letter("request", "credit_file", "US-PA", want=["freeze_credit", WRONG], **AGENCY)
    assert "Please answer as soon as you can and within 3 business days" not in frozen
    assert "Please send me the confirmation of the freeze within five business days of placing it" in frozen


def test_a_freeze_for_a_child_is_asked_by_the_parent_with_proof_and_under_its_own_subsection(letter: Letter) -> None:
    """15 U.S.C. § 1681c-1(j)(2)(A); subsection (i) wants "a direct request from a consumer"."""
    child = {"acting": {"for": "child", "person": {"name": "Ida Tennant", "birth_date": "2016-05-04"}}}
    said = letter("request", "credit_file", "US-PA", want=["freeze_credit"], **child, **AGENCY)
    assert "(15 U.S.C. § 1681c-1(j)(2)(A))" in said
    assert "proof that I may act (enclosure 2) are enclosed" in said
    assert "16 CFR" not in said
    mine = letter("request", "credit_file", "US-PA", want=["freeze_credit"], **AGENCY)
    assert "(15 U.S.C. § 1681c-1(i)(2)(A))" in mine


def test_the_swiss_bounds_of_credit_checks_are_told_of_credit_checks_alone(plan_of: PlanOf) -> None:
    assert "credit_reference" not in {note.id for note in plan_of("access", "CH", want=["copy"]).notes}


def test_a_parent_who_disputes_an_entry_is_named_rightly_and_says_nothing_of_websites_for_children(
    letter: Letter,
) -> None:
    child = {"for": "child", "person": {"name": "Mia Roe", "birth_date": "2014-05-02"}}
    said = letter(
        "request", "credit_file", "US-RI", want=[WRONG], acting=child, facts={"reported_to_bureau": True}, **LENDER
    )
    assert "review all that I enclose" in said
    assert "report the results of the investigation to me" in said
    assert "without saying that Mia Roe disputes it (15 U.S.C. § 1681s-2(a)(3))" in said
    assert "directed to children" not in said  # 16 CFR 312.3 gives parents no right to a correction


def test_whoever_works_at_a_credit_bureau_asks_it_as_an_employer(letter: Letter) -> None:
    """Cal. Civ. Code § 1798.145(d)(2) leaves out what the federal act rules, and a personnel file is no report."""
    about = {"organisation": {"name": "Experian", "place": "US-CA"}, "is_to_me": "employer"}
    said = letter("request", "work", "US-CA", want=["copy"], facts={"work_about": ["file"]}, **about)
    assert "(Civ. Code §" in said
    assert "1681g" not in said


@pytest.mark.parametrize("scenario", ["credit_file", "access"])
def test_a_bureau_that_the_packs_know_is_asked_under_the_federal_act_though_nobody_said_in_what_capacity(
    library: Library, scenario: str
) -> None:
    raw = {
        "scenario": scenario,
        "me": {"name": "Orla Tennant", "lives_in": "US-OH", "email": "orla@example.org"},
        "about": {"organisation": "equifax"},
        "want": ["copy"],
    }
    plan = prepare(library, Case.model_validate(raw), date(2026, 11, 30))
    assert [matter.law.id for matter, _ in plan.open] == ["us.fcra"]


BUREAU = {"organisation": {"name": "Fileworth Inc."}, "is_to_me": "credit_agency"}


def test_the_sale_of_data_beside_a_bureaus_reports_is_stopped_under_the_act_of_the_state(letter: Letter) -> None:
    """Va. Code § 59.1-576(C)(10) leaves out what a bureau does "only to the extent" that the FCRA regulates it."""
    said = letter("request", "opt_out", "US-VA", want=["stop_sale", "stop_ads"], **BUREAU)
    assert "stop selling my personal data (Va. Code § 59.1-577(A)(5))" in said
    assert "This is about what you sell or use for advertising, not about consumer reports." in said


def test_a_californian_gets_the_file_under_federal_law_and_ends_the_sale_under_the_states(plan_of: PlanOf) -> None:
    """Civ. Code § 1798.145(d)(2): only "to the extent" that the activity is subject to regulation under the FCRA."""
    bureau = {**BUREAU, "facts": {"organisation_data_broker": False}}
    plan = plan_of("data_broker", "US-CA", want=["copy", "stop_sale"], **bureau)
    by_law = {matter.law.id: matter.asked for matter in plan.matters}
    assert by_law == {"us.fcra": ("access",), "us-ca.ccpa": ("opt_out_sale", "opt_out_sharing")}


def test_what_a_bureau_keeps_for_its_reports_no_state_lets_delete(plan_of: PlanOf) -> None:
    plan = plan_of("erasure", "US-VA", want=[{"wish": "delete", "of": "An old debt."}], **BUREAU)
    assert not any("erasure" in matter.asked for matter in plan.matters)
