"""The rights to opt out, to erasure and to correction as people use them: each letter asks for what the law of the
place gives, and where it gives nothing, no letter pretends that it does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.letters.letter import Blank, words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from tests.conftest import PlanFor, happened
from tests.letters_as_read.conftest import Draft, Read

TODAY = "2026-11-22"
ACME: dict[str, Any] = {
    "organisation": "Acme Data Inc.",
    "organisation_sector": "private",
    "organisation_place": "US-NY",
}
SHOP: dict[str, Any] = {"organisation": "Muster GmbH", "organisation_sector": "private", "organisation_place": "DE-BE"}
OPT_OUT: dict[str, Any] = {"scenario": "opt_out", "signal_ignored": False, **ACME}
ERASE: dict[str, Any] = {"scenario": "erasure", "what_to_erase": "my account of 2019", **ACME}
CORRECT: dict[str, Any] = {
    "scenario": "rectification",
    "what_is_wrong": "Your file says that I live at 3 Mill Lane.",
    "what_is_right": "I have lived at 12 Cardigan Road since 1 May 2025.",
    **ACME,
}
BROKER: dict[str, Any] = {**ERASE, "organisation_data_broker": True}
SENT = (happened("sent", "2026-11-22"), happened("received", "2026-11-22"))
REFUSED = (*SENT, happened("refused", "2026-12-20"))


def asked(plan: Plan) -> list[str]:
    """The rights asked for, under whatever law."""
    return [right for matter in plan.matters for right in matter.asked]


def shown(plan: Plan, library: Library) -> str:
    """The plan as it stands on the screen, on one line."""
    return " ".join(plan_text(explanation(plan, Screen(library)), library.shared_words("en")).split())


# Marketing and profiling in Europe


def test_an_objection_to_marketing_needs_no_reasons_and_asks_for_none(read: Read) -> None:
    letter = read("request", TODAY, "NL", **{**OPT_OUT, **SHOP}, wants=["ads"])
    assert "for direct marketing, including any profiling for it (Article 21(2) and (3) GDPR)" in letter
    assert "I need give no reasons" in letter
    assert "My situation" not in letter
    assert "particular situation" not in letter


def test_whoever_objects_to_marketing_stays_on_a_suppression_list_and_asks_for_the_source(read: Read) -> None:
    letter = read("request", TODAY, "NL", **{**OPT_OUT, **SHOP}, wants=["contact"], contact_by=["post"])
    assert "keep only what a suppression list needs" in letter
    assert "tell me where you got my data (Article 15(1)(g) GDPR)" in letter
    assert "so far it has come by post" in letter


def test_an_objection_to_profiling_gives_the_persons_own_situation_or_leaves_room_for_it(
    read: Read, drafted: Draft
) -> None:
    about = {**OPT_OUT, **SHOP, "wants": ["profiling"]}
    letter = read("request", TODAY, "NL", **about, my_situation="I was refused a lease.")
    assert "to predict what I am like or will do (Article 21(1) GDPR)" in letter
    assert "My situation: I was refused a lease." in letter
    blanks = [one.label for one in drafted("request", TODAY, "NL", **about).blocks if isinstance(one, Blank)]
    assert blanks == ["My situation"]


def test_marketing_has_to_stop_before_the_month_for_the_answer_is_over(read: Read) -> None:
    letter = read("request", TODAY, "GB-ENG", **{**OPT_OUT, **SHOP}, wants=["contact"])
    assert "The marketing itself has to stop without waiting for that." in letter
    assert "within one month of receiving this letter (Articles 12(3) and 12A UK GDPR)" in letter


@pytest.mark.parametrize(
    ("way", "cited", "not_cited"),
    [("call", "regulation 21", "regulation 22"), ("email", "regulation 22", "regulation 21")],
)
def test_a_briton_cites_the_regulation_for_the_way_in_which_the_advertising_came(
    read: Read, way: str, cited: str, not_cited: str
) -> None:
    letter = read("request", TODAY, "GB-ENG", **{**OPT_OUT, **SHOP}, wants=["contact"], contact_by=[way])
    assert cited in letter
    assert not_cited not in letter


@pytest.mark.parametrize(
    ("way", "cited"), [("email", "15 U.S.C. § 7704"), ("call", "47 CFR 64.1200"), ("text", "47 CFR 64.1200")]
)
def test_an_american_cites_the_federal_rule_for_the_way_in_which_the_advertising_came(
    read: Read, way: str, cited: str
) -> None:
    letter = read("request", TODAY, "US-VA", **OPT_OUT, wants=["sale", "contact"], contact_by=[way])
    assert cited in letter


def test_in_switzerland_a_declared_will_is_enough_and_no_period_is_claimed(read: Read) -> None:
    letter = read("request", TODAY, "CH", **{**OPT_OUT, **SHOP}, wants=["ads", "profiling"], language="en")
    assert "I declare expressly" in letter
    assert "The law names no period for this" in letter
    assert "GDPR" not in letter


# Erasure and correction in Europe


def test_each_ground_for_erasure_is_named_with_its_provision_and_no_other_is(read: Read) -> None:
    letter = read("request", TODAY, "NL", **{**ERASE, **SHOP}, ground=["not_needed", "consent_withdrawn"])
    assert "Article 17(1)(a) GDPR" in letter
    assert "Article 17(1)(b) GDPR" in letter
    assert "I withdraw any consent that was given (Article 7(3) GDPR)" in letter
    assert "Article 17(1)(c)" not in letter
    assert "Article 17(1)(d)" not in letter


@pytest.mark.parametrize(("residence", "law"), [("NL", "GDPR"), ("GB-ENG", "UK GDPR")])
def test_whoever_wants_advertising_to_stop_may_give_that_as_the_reason_to_erase(
    read: Read, residence: str, law: str
) -> None:
    """Article 17(1)(c) erases what is used for marketing once somebody objects to that; no reasons, no weighing up."""
    letter = read("request", TODAY, residence, **{**ERASE, **SHOP}, ground=["marketing"])
    assert f"I object to its use for direct marketing, including any profiling for it (Article 21(2) {law})" in letter
    assert f"what you hold for that must be erased (Article 17(1)(c) {law})" in letter
    assert "particular situation" not in letter
    assert "consent" not in letter


@pytest.mark.parametrize(("made_public", "told"), [(True, True), (False, False)])
def test_others_are_to_be_told_only_where_the_data_were_made_public(read: Read, made_public: bool, told: bool) -> None:
    letter = read("request", TODAY, "DE-BE", **{**ERASE, **SHOP}, made_public=made_public, language="en")
    assert ("Article 17(2) GDPR" in letter) is told


def test_a_british_restriction_leaves_room_for_the_reason_that_article_18_wants(library: Library) -> None:
    """Article 18(1) UK GDPR lists four reasons, and only the person can say which is theirs."""
    organisation = {"name": "Muster Ltd", "place": "GB-ENG", "sector": "private"}
    told = {"scenario": "opt_out", "me": {"name": "Alex Morgan", "lives_in": "GB-ENG"}, "want": ["freeze"]}
    case = Case.model_validate({**told, "about": {"organisation": organisation, "is_to_me": "customer"}})
    found = draft(prepare(library, case, date.fromisoformat(TODAY)).matter("request"), library, "request", "en")
    labels = [one.label for one in found.blocks if isinstance(one, Blank)]
    assert [label.partition(" (")[0] for label in labels] == ["My reason"]


def test_whoever_is_refused_erasure_asks_which_exception_and_by_when_backups_are_gone(read: Read) -> None:
    letter = read("request", TODAY, "GB-SCT", **{**ERASE, **SHOP}, letter_form="full")
    assert "If you keep anything. Please tell me what, why, and for how long (Article 17(3) UK GDPR)." in letter
    assert "by when it will be gone from your backups" in letter


def test_the_british_police_are_asked_under_part_3_of_the_act(read: Read) -> None:
    police = {"organisation": "Kent Police", "organisation_sector": "police", "purpose": "law_enforcement"}
    letter = read("request", TODAY, "GB-ENG", **{**ERASE, **police, "organisation_place": "GB-ENG"})
    assert "section 47(1) of the Data Protection Act 2018" in letter
    assert "UK GDPR" not in letter


def test_a_correction_puts_wrong_and_right_side_by_side_and_encloses_the_proof(drafted: Draft) -> None:
    letter = drafted("request", TODAY, "NL", **{**CORRECT, **SHOP}, proof="tax bill of 2 June 2025")
    text = " ".join(words(letter))
    assert text.index("What is wrong: Your file says") < text.index("What is right: I have lived")
    assert "Proof (enclosure 1): tax bill of 2 June 2025" in text
    assert letter.enclosures == ("Proof of what is right",)
    assert "Until you have checked this, please restrict its use (Article 18(1)(a) GDPR)" in text


def test_a_swiss_correction_asks_for_a_note_of_dispute(read: Read) -> None:
    letter = read("request", TODAY, "CH", **{**CORRECT, **SHOP}, language="de")
    assert "Bestreitungsvermerk" in letter
    assert "Art. 32 Abs. 3 DSG" in letter


# The states that give the right


def test_a_californian_opts_out_of_sale_and_sharing_in_15_business_days_without_verification(read: Read) -> None:
    letter = read("request", TODAY, "US-CA", **OPT_OUT, wants=["sale"], organisation_data_broker=False)
    assert letter.count("Do not sell or share my personal information (Civ. Code § 1798.120).") == 1
    assert letter.count("within 15 business days of receiving this letter (11 CCR § 7026(f))") == 1
    assert letter.count("No verification is needed (11 CCR § 7026(d)).") == 1


def test_a_letter_from_virginia_does_not_say_that_an_opt_out_need_not_be_authenticated(read: Read) -> None:
    letter = read("request", TODAY, "US-VA", **OPT_OUT, wants=["sale", "ads"])
    assert "verif" not in letter.lower()
    assert "require you to authenticate" not in letter


def test_an_oregonian_is_told_so_because_the_statute_says_so(read: Read) -> None:
    letter = read("request", TODAY, "US-OR", **OPT_OUT, wants=["sale"])
    assert "The law does not require you to authenticate this request (ORS 646A.576(5)(e))." in letter


def test_colorado_has_no_figure_for_opt_outs_and_only_asks_that_they_go_first(read: Read) -> None:
    letter = read("request", TODAY, "US-CO", **OPT_OUT, wants=["sale", "sensitive"])
    assert "as soon as feasibly possible and without undue delay, and if you can before the other parts" in letter
    assert "(4 CCR 904-3, Rule 4.03(A)(1))" in letter
    alone = read("request", TODAY, "US-CO", **OPT_OUT, wants=["sale", "profiling"])
    assert "as soon as feasibly possible and without undue delay (4 CCR 904-3, Rule 4.03(A)(1))" in alone


def test_an_ignored_signal_is_told_with_site_and_browser_and_counts_from_the_first_visit(read: Read) -> None:
    signal = {"signal_ignored": True, "signal_site": "www.acme.example", "signal_browser": "Firefox"}
    letter = read("request", TODAY, "US-CO", **{**OPT_OUT, **signal}, wants=["ads"])
    assert "My browser (Firefox) sends such a signal, and I saw that it was not honored on www.acme.example." in letter
    assert "from now on, and for the data of every visit since the first on which it was sent" in letter


def test_nobody_speaks_of_a_signal_who_saw_none_ignored(read: Read) -> None:
    assert "signal" not in read("request", TODAY, "US-CO", **OPT_OUT, wants=["ads"])


@pytest.mark.parametrize(
    ("residence", "reach"),
    [
        ("US-CA", "delete the personal information about me that you collected from me"),
        ("US-IA", "delete the personal data that I provided to you"),
        ("US-UT", "delete the personal data that I provided to you"),
        ("US-VA", "delete the personal data that I provided or that you obtained about me"),
        ("US-CO", "delete the personal data concerning me"),
    ],
)
def test_a_request_to_delete_reaches_as_far_as_the_states_law(read: Read, residence: str, reach: str) -> None:
    more = {"organisation_data_broker": False} if residence == "US-CA" else {}
    assert reach in read("request", TODAY, residence, **ERASE, **more)


def test_a_washingtonian_has_health_data_deleted_from_backups_too(read: Read) -> None:
    letter = read("request", TODAY, "US-WA", **ERASE, data_health=True)
    assert "archives and backups included" in letter
    assert "within 45 days of receiving this letter (RCW 19.373.040(1)(g))" in letter


def test_a_nevadan_stops_sales_and_has_60_days_to_wait(read: Read) -> None:
    about = {**OPT_OUT, "data_health": False, "organisation_data_broker": False}
    letter = read("request", TODAY, "US-NV", **about, wants=["sale"])
    assert "make no sale of any covered information" in letter
    assert "within 60 days of receiving this letter (NRS 603A.345(4))" in letter


# Appeals


def test_a_refused_virginian_appeals_and_names_the_60_days_for_the_decision(read: Read) -> None:
    letter = read("appeal", "2027-01-20", "US-VA", *REFUSED, **CORRECT)
    assert "On December 20, 2026 you declined my request. I appeal that decision (Va. Code § 59.1-577(C))." in letter
    assert "within 60 days of receiving this appeal (Va. Code § 59.1-577(C))" in letter


@pytest.mark.parametrize("residence", ["US-UT", "US-CA"])
def test_where_there_is_no_appeal_a_refusal_leads_straight_to_the_authority(plan_for: PlanFor, residence: str) -> None:
    more = {"organisation_data_broker": False} if residence == "US-CA" else {}
    plan = plan_for("2027-01-20", residence, *REFUSED, **ERASE, **more)
    assert "appeal" not in [rung.step.document for rung in plan.matters[0].ladder]
    assert plan.matter("complaint").rung("complaint").state == "possible"


def test_the_complaint_tells_the_authority_what_is_wrong_and_what_is_right(read: Read) -> None:
    letter = read("complaint", "2027-01-20", "NL", *REFUSED, **{**CORRECT, **SHOP})
    assert "What is wrong: Your file says that I live at 3 Mill Lane." in letter
    assert "refused what I asked for (Article 16 GDPR)" in letter


@pytest.mark.parametrize(("home", "kind"), [("NL", "reply"), ("NL", "complaint"), ("GB-ENG", "controller_complaint")])
def test_what_shows_that_it_is_wrong_goes_with_every_later_letter(drafted: Draft, home: str, kind: Any) -> None:
    letter = drafted(kind, "2027-01-20", home, *REFUSED, **{**CORRECT, **SHOP}, proof="tax bill of 2 June 2025")
    assert "Proof of what is right" in letter.enclosures
    assert "): tax bill of 2 June 2025" in " ".join(words(letter))


# Where the law gives no such right


def test_an_iowan_gets_no_letter_of_correction_and_is_told_why(plan_for: PlanFor, library: Library) -> None:
    plan = plan_for(TODAY, "US-IA", **CORRECT)
    assert asked(plan) == []
    assert "request" not in [rung.step.document for _, rung in plan.open]
    assert "the Iowa Consumer Data Protection Act gives no such right" in shown(plan, library)


def test_an_iowan_may_still_opt_out_of_sale_in_90_days(read: Read) -> None:
    letter = read("request", TODAY, "US-IA", **OPT_OUT, wants=["sale"])
    assert "within 90 days of receiving this letter (Iowa Code § 715D.3(2))" in letter


def test_a_utahn_gets_no_opt_out_of_profiling_and_is_told_why(plan_for: PlanFor, library: Library) -> None:
    plan = plan_for(TODAY, "US-UT", **OPT_OUT, wants=["profiling"])
    assert asked(plan) == []
    assert "the Utah Consumer Privacy Act gives no such right" in shown(plan, library)


def test_a_floridian_and_a_company_under_a_billion_get_no_letter_of_deletion(
    plan_for: PlanFor, library: Library
) -> None:
    plan = plan_for(TODAY, "US-FL", **ERASE, capacity="private", organisation_revenue_usd=900_000_000)
    assert "request" not in [rung.step.document for _, rung in plan.open]
    assert "Florida's privacy act binds very few companies" in shown(plan, library)


def test_a_small_business_in_texas_is_left_out_of_everything_but_the_sale_of_sensitive_data(plan_for: PlanFor) -> None:
    small = {"organisation_small_business": True}
    assert asked(plan_for(TODAY, "US-TX", **{**ERASE, **small})) == []
    assert asked(plan_for(TODAY, "US-TX", **{**OPT_OUT, **small}, wants=["sale", "sensitive"])) == ["consent_sensitive"]


def test_someone_in_ohio_complains_about_promises_of_the_notice_without_having_asked_for_anything(
    drafted: Draft,
) -> None:
    letter = drafted("complaint", TODAY, "US-OH", **ERASE)
    text = " ".join(words(letter))
    assert "Ohio Attorney General" in " ".join(letter.recipient)
    assert "the law of my state against unfair or deceptive practices" in text
    assert "my request" not in text
    assert "Words of the notice, and the day on which I read them" in [
        one.label for one in letter.blocks if isinstance(one, Blank)
    ]


@pytest.mark.parametrize("residence", ["US-FL", "US-WA"])
def test_such_a_complaint_rests_on_the_law_against_deception_and_not_on_an_act_that_does_not_reach_it(
    read: Read, residence: str
) -> None:
    more = {"organisation_revenue_usd": 900_000_000} if residence == "US-FL" else {"data_health": True}
    letter = read("complaint", TODAY, residence, **CORRECT, **more)
    assert "the law of my state against unfair or deceptive practices" in letter
    assert "Fla. Stat." not in letter
    assert "RCW" not in letter


# What becomes public


def test_a_texan_is_warned_before_writing_that_complaints_become_public(plan_for: PlanFor, library: Library) -> None:
    warning = "Anyone may obtain a copy of your complaint and its attachments."
    at_the_start = plan_for(TODAY, "US-TX", **ERASE)
    assert warning in shown(at_the_start, library)
    appealed = (*REFUSED, happened("sent", "2027-01-05", "appeal"), happened("appeal_refused", "2027-02-01", "appeal"))
    plan = plan_for("2027-02-02", "US-TX", *appealed, **ERASE)
    matter = plan.matter("complaint")
    letter = draft(matter, library, "complaint", "en")
    page = next_steps(plan, matter, library, "complaint", "en", "my-case", letter)
    assert warning in " ".join(words(page))


# California and data brokers


@pytest.mark.parametrize("scenario", ["erasure", "opt_out"])
def test_a_californian_with_a_data_broker_gets_a_sheet_for_drop_and_no_letter_to_the_broker(
    drafted: Draft, scenario: str
) -> None:
    about = BROKER if scenario == "erasure" else {**OPT_OUT, "wants": ["sale"], "organisation_data_broker": True}
    sheet = drafted("request", TODAY, "US-CA", **about)
    text = " ".join(words(sheet))
    assert "privacy.ca.gov/drop" in text
    assert "do not send it to the data broker" in text
    assert "Acme" not in " ".join(sheet.recipient)
    assert "DROP ID of your request" in [one.label for one in sheet.blocks if isinstance(one, Blank)]
    assert all(f"{outcome}." in text for outcome in ("Deleted", "Opted out", "Exempted", "Not found"))
    assert "90 days from the day of filing" in text


def test_the_page_beside_the_sheet_tells_to_file_it_and_not_to_post_it(plan_for: PlanFor, library: Library) -> None:
    plan = plan_for(TODAY, "US-CA", **BROKER)
    (matter,) = plan.matters
    page = next_steps(plan, matter, library, "request", "en", "my-case", draft(matter, library, "request", "en"))
    text = " ".join(words(page))
    assert "File it yourself at privacy.ca.gov/drop" in text
    assert "complaint-kit record my-case sent 2026-11-22" in text
    assert "post it" not in text


def test_if_drop_is_ignored_for_90_days_a_complaint_under_the_delete_act_opens(drafted: Draft) -> None:
    # 90 days from 22 November 2026 end on Saturday 20 February 2027.
    letter = drafted("complaint", "2027-03-01", "US-CA", happened("sent", "2026-11-22"), **BROKER)
    text = " ".join(words(letter))
    assert "I filed my request on November 22, 2026." in text
    assert "The outcome was due by February 20, 2027 (Civ. Code § 1798.99.86(c))" in text
    labels = [one.label for one in letter.blocks if isinstance(one, Blank)]
    assert {"DROP ID", "Name under which the data broker is registered"} <= set(labels)


def test_a_californian_who_deals_with_the_company_writes_to_it(read: Read) -> None:
    letter = read("request", TODAY, "US-CA", **ERASE, organisation_data_broker=False)
    assert "confirm receipt within 10 business days" in letter
    assert "DROP" not in letter
