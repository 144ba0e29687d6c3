"""Unwanted advertising: who must stop, under which act, and which office hears of it."""

from datetime import date

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import Letter as Document
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf

CALLS = {"contact_by": ["call"], "contact_from": "+49 30 555 0199", "contact_times": "since March 2026, twice a week"}
E_MAIL = {"contact_by": ["email"]}
STOP = {"want": ["stop_marketing"]}
CALLED = {"on": "2026-11-20", "says": "Harrow & Teal called me to sell solar panels.", "wrong": ["no_consent"]}


def words_of(document: Document) -> str:
    return " ".join(words(document))


def test_the_first_sentence_says_what_is_wanted_and_the_block_under_it_where_it_comes_from(letter: Letter) -> None:
    said = letter("request", "marketing", "IE", facts=CALLS, **STOP)
    assert "Please stop all advertising to me, by every channel." in said
    assert "From: +49 30 555 0199" in said
    assert "When: since March 2026, twice a week" in said
    assert said.index("by every channel") < said.index("I object to your use of my personal data for direct marketing")


def test_it_objects_asks_for_the_source_and_withdraws_whatever_consent_there_may_be(letter: Letter) -> None:
    said = letter("request", "marketing", "DE-BE", facts=E_MAIL, **STOP)
    assert "(Article 21(2) and (3) GDPR)" in said
    assert "tell me where you got my data (Article 15(1)(g))" in said
    assert "I withdraw any there may be" in said
    assert "(§ 7(2) no. 2 and (3) UWG)" in said


def test_a_letter_about_advertising_by_post_alone_cites_no_rule_on_calls_or_messages(letter: Letter) -> None:
    said = letter("request", "marketing", "DE-BE", facts={"contact_by": ["post"]}, **STOP)
    assert "UWG" not in said
    assert "Article 21(2)" in said


def test_calls_in_germany_go_to_the_federal_network_agency_as_well(plan_of: PlanOf, library: Library) -> None:
    plan = plan_of("marketing", "DE-BE", facts=CALLS, happened=[CALLED], **STOP)
    ours, theirs = plan.matters
    assert "do_not_call" in ours.asked  # the letter to the company asks for it too
    assert [one.authority.id for one in theirs.candidates if one.recommended] == ["de.bnetza"]
    assert theirs.document == "complaint"
    said = words_of(draft(theirs, library, "complaint", "de"))
    assert "Beschwerde gegen" in said
    assert "(§ 20 UWG): Werbeanrufe" in said
    assert "Von: +49 30 555 0199" in said


def test_the_agency_is_in_charge_of_calls_alone_so_e_mail_goes_to_the_data_protection_authority(
    plan_of: PlanOf,
) -> None:
    plan = plan_of("marketing", "DE-BE", facts=E_MAIL, **STOP)
    assert [one.law.id for one in plan.matters] == ["eu.gdpr"]
    both = plan_of("marketing", "DE-BE", facts={"contact_by": ["call", "email"]}, **STOP)
    assert both.matters[1].asked == ("do_not_call",)


@pytest.mark.parametrize(
    ("home", "facts", "office"),
    [
        ("AT", E_MAIL, "at.fernmeldebuero"),  # § 174 TKG 2021: e-mails and calls alike
        ("NL", CALLS, "nl.acm"),
        ("FR", CALLS, "fr.dgccrf"),
        ("NO", CALLS, "no.forbrukertilsynet"),
        ("CH", CALLS, "ch.seco"),
    ],
)
def test_where_another_office_is_in_charge_the_complaint_goes_there(
    plan_of: PlanOf, home: str, facts: dict[str, object], office: str
) -> None:
    plan = plan_of("marketing", home, facts=facts, **STOP)
    assert [one.authority.id for one in plan.matters[1].candidates if one.recommended] == [office]


@pytest.mark.parametrize(
    ("home", "act"), [("FR", "Article L34-5 CPCE"), ("IT", "Article 130(1), (2) and (4) of the Privacy Code")]
)
def test_where_the_data_protection_authority_is_in_charge_its_complaint_cites_the_national_act(
    letter: Letter, plan_of: PlanOf, home: str, act: str
) -> None:
    assert len(plan_of("marketing", home, facts=E_MAIL, **STOP).matters) == 1
    said = letter("complaint", "marketing", home, facts=E_MAIL, happened=[CALLED], **STOP)
    assert f"needs prior consent, save for a narrow exception for customers ({act})" in said


def test_in_poland_there_is_no_exception_for_customers(letter: Letter) -> None:
    said = letter("request", "marketing", "PL", facts=E_MAIL, **STOP)
    assert "Advertising by e-mail, text or direct message needs prior consent (Article 398 PKE)." in said


@pytest.mark.parametrize(
    ("home", "words_of_the_act"),
    [
        # section 106(2): calls by a person too are "not allowed without the consent of the subscribers concerned"
        ("CY", "Advertising calls need prior consent (section 106(1) and (2) of Law 112(I)/2004)."),
        # Article 13-A(1): prior express consent of natural persons; the list of Article 13-B is for legal persons
        ("PT", "Advertising calls need prior consent (Article 13-A(1) of Law no. 41/2004)."),
        # whether Article 12 means calls by a person is disputed, so nothing is said of consent
        ("RO", "Please take this letter as notice that I want no advertising calls (Article 12 of Law no. 506/2004)."),
    ],
)
def test_a_letter_about_calls_speaks_of_consent_only_where_the_act_wants_it(
    letter: Letter, home: str, words_of_the_act: str
) -> None:
    assert words_of_the_act in letter("request", "marketing", home, facts=CALLS, **STOP)


def test_in_britain_the_letter_is_the_notice_of_regulation_21(letter: Letter) -> None:
    said = letter("request", "marketing", "GB-SCT", facts={**CALLS, "listed_since": "2025-05-01"}, **STOP)
    assert "Please take this letter as notice that I do not want marketing calls to my number (regulation 21" in said
    assert "In a do-not-call list since: 1 May 2025" in said


def test_a_british_complaint_names_the_regulation_that_the_calls_broke(letter: Letter) -> None:
    said = letter("controller_complaint", "marketing", "GB-ENG", facts=CALLS, happened=[CALLED], **STOP)
    assert "the Telephone Preference Service) for 28 days, unless they told that caller" in said
    assert "that they do not object (regulation 21" in said


def test_american_callers_have_ten_business_days_and_the_fcc_hears_of_it(plan_of: PlanOf, letter: Letter) -> None:
    plan = plan_of("marketing", "US-OH", "2026-11-30", facts={"contact_by": ["text"]}, **STOP)
    assert plan.matters[0].law.id == "us.tcpa"
    assert [one.authority.id for one in plan.matters[0].candidates if one.recommended] == ["us-fcc"]
    # ten business days after Monday 30 November 2026: 1 to 4 and 7 to 11 are nine, Monday 14 December is the tenth
    assert {one.due for one in plan.matters[0].if_sent("request")} == {date(2026, 12, 14)}
    said = letter("request", "marketing", "US-OH", facts={"contact_by": ["text"]}, **STOP)
    assert "I revoke any consent there may be to such calls and texts." in said


def test_e_mail_and_calls_are_asked_for_in_one_letter_and_complained_of_to_two_offices(plan_of: PlanOf) -> None:
    plan = plan_of("marketing", "US-TX", facts={"contact_by": ["call", "email"]}, **STOP)
    assert set(plan.matters[0].asked) == {"do_not_contact", "do_not_call"}
    assert [one.law.id for one in plan.matters] == ["us.can-spam", "us.tcpa"]
    assert [rung.step.document for rung in plan.matters[1].ladder] == ["complaint"]


def test_every_state_of_the_eea_has_its_act_on_messages_on_calls_and_on_devices(library: Library) -> None:
    states = [code for code, place in library.places.items() if "EEA" in place.part_of and len(code) == 2]
    assert len(states) >= 30
    for state in states:
        given = {rule.gives for law in library.laws_for(state) for rule in law.rules}
        assert {"do_not_contact", "do_not_call", "no_tracking"} <= given, state


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("2026-08-10", "Please take this letter as notice that I want no advertising calls"),
        ("2026-08-11", "Advertising calls need prior consent"),
    ],
)
def test_a_call_in_france_is_judged_by_the_law_of_its_day(letter: Letter, called: str, said: str) -> None:
    """Law no. 2025-594: until 10 August 2026 the list of Bloctel, since then consent."""
    told = {"on": called, "says": "I was called for advertising."}
    assert said in letter("request", "marketing", "FR", facts={"contact_by": ["call"]}, happened=[told], **STOP)


def test_a_french_complaint_on_calls_under_both_rules_names_both_where_the_number_was_on_the_list(
    letter: Letter,
) -> None:
    """Article L. 223-1: until 10 August 2026 whoever was on the list was not to be called, since then consent."""
    calls = [{"on": day, "says": "I was called for advertising."} for day in ("2026-07-10", "2026-09-14")]
    paper = {"id": "request-1", "asked": ["object_marketing", "do_not_call"], "sent": "2026-09-15"}
    about = ("complaint", "marketing", "FR", "2026-11-23")
    told = {**STOP, "happened": calls, "papers": [paper]}
    listed = letter(*about, facts={"contact_by": ["call"], "listed_since": "2026-02-20"}, **told)
    assert "Advertising calls need prior consent" in listed
    assert "of the Consumer Code as in force until 10 August 2026); mine was on it." in listed
    assert "mine was on it" not in letter(*about, facts={"contact_by": ["call"]}, **told)


@pytest.mark.parametrize(("way", "right"), [("call", "do_not_call"), ("email", "do_not_contact")])
def test_an_american_advertiser_owes_no_answer_and_the_plan_says_what_comes_next(
    plan_of: PlanOf, letter: Letter, way: str, right: str
) -> None:
    """Ten business days to carry it out: silence after them is no breach, a further call or e-mail is."""
    sent = [{"id": "request-1", "asked": [right], "sent": "2026-10-01", "channel": "email"}]
    told = {"facts": {"contact_by": [way]}, "papers": sent, **STOP}
    quiet = plan_of("marketing", "US-OH", **told)
    assert quiet.matters[0].document is None
    assert "Nobody has to answer" in {note.id: note.says["en"] for note in quiet.notes}["no_answer_is_owed"]
    again = [{"on": "2026-11-20", "says": "It came again.", "wrong": ["marketing_after_no"]}]
    assert plan_of("marketing", "US-OH", happened=again, **told).matters[0].document == "complaint"
    said = letter("complaint", "marketing", "US-OH", happened=again, **told)
    assert "I cannot name the rule" not in said
    assert {"email": "§ 7704(a)(4)(A)", "call": "47 CFR 64.1200(a)(10) and (d)(3)"}[way] in said


def test_a_campaign_is_told_of_a_consent_revoked_and_of_no_list_of_a_seller(plan_of: PlanOf, letter: Letter) -> None:
    """47 CFR 64.1200(a)(10): every automatic text; the list of (d) is for telemarketers, CAN-SPAM for commerce."""
    party = {"organisation": {"name": "Committee to Elect Example"}, "is_to_me": "member", "want": ["stop_marketing"]}
    said = letter("request", "marketing", "US-PA", facts={"contact_by": ["text"], "political": True}, **party)
    assert "Request to stop calling and texting me (47 CFR 64.1200(a)(10))" in said
    assert "I revoke any consent there may be" in said
    assert "do-not-call list" not in said
    mails = plan_of("marketing", "US-PA", facts={"contact_by": ["email"], "political": True}, **party)
    assert "us.can-spam" not in {matter.law.id for matter in mails.matters}
    shop = letter("request", "marketing", "US-PA", facts={"contact_by": ["text"]}, want=["stop_marketing"])
    assert "put my number on your own do-not-call list" in shop


def test_a_complaint_to_a_state_about_advertising_by_e_mail_says_nothing_of_targeted_advertising(
    letter: Letter,
) -> None:
    """Va. Code § 59.1-575: targeted advertising is displayed by what was done on sites of others, which nobody sees."""
    told = {
        "facts": {"organisation_exempt_as": "none", "organisation_nonprofit": False, "capacity": "private"},
        "papers": [{"id": "request-1", "asked": ["opt_out_ads"], "sent": "2026-09-01", "channel": "email"}],
        "happened": [{"on": "2026-10-20", "says": "It went on.", "wrong": ["marketing_after_no", "insecure"]}],
    }
    about = ("complaint", "opt_out", "US-VA", "2026-11-23")
    rule = "A person may opt out of targeted advertising and of the sale of personal data"
    mailed, shown = (letter(*about, want=want, **told) for want in (["stop_ads", "stop_marketing"], ["stop_ads"]))
    assert rule not in mailed
    assert rule in shown
    asked = "Please look into whether Harrow & Teal Ltd kept to that."
    assert (mailed.count(asked), shown.count(asked)) == (1, 2)  # the security too


def test_the_swiss_act_binds_mass_advertising_and_calls_to_starred_numbers(letter: Letter) -> None:
    """Article 3(1)(o) UCA: mass advertising; (u): the star, to which no entry is equal; (v): the number shown."""
    facts = {"contact_by": ["call", "email"], "contact_from": "+41 44 555 01 99"}
    said = letter("complaint", "marketing", "CH", facts=facts, happened=[CALLED], **STOP)
    assert "Mass advertising by e-mail or message with no direct link to content that was asked for needs" in said
    assert "stands in no telephone directory, or in it with the note" in said
    assert "no dealings with the person (Art. 3(1)(u) UCA)" in said
    assert "who does not want it" not in said


@pytest.mark.parametrize(
    ("home", "act"), [("SE", "sections 19 and 21"), ("NO", "§§ 12 and 15"), ("GR", "Article 11(1)")]
)
def test_where_calls_are_forbidden_to_those_who_declared_it_the_complaint_says_no_more(
    plan_of: PlanOf, library: Library, home: str, act: str
) -> None:
    matter = plan_of("marketing", home, facts=CALLS, happened=[CALLED], **STOP).matters[-1]
    said = words_of(draft(matter, library, "complaint", "en"))
    assert f"Whoever has declared that they want no advertising calls must get none ({act}" in said


def test_after_how_the_advertising_came_it_is_asked_to_do_what_the_letter_asks_and_not_to_do_that(
    letter: Letter,
) -> None:
    said = letter("request", "opt_out", "US-VA", facts={**E_MAIL, "signal_ignored": False}, is_to_me="bank", **STOP)
    assert "has reached me by e-mail. Please do what I ask within 10 business days" in said


@pytest.mark.parametrize(("home", "born"), [("US-TX", False), ("US-CA", True)])
def test_an_office_whose_files_anybody_may_read_is_not_told_when_a_child_was_born(
    letter: Letter, home: str, born: bool
) -> None:
    child = {"acting": {"for": "child", "person": {"name": "Ida Tennant", "birth_date": "2016-05-04"}}}
    said = letter("complaint", "marketing", home, facts=E_MAIL, **child, **STOP)
    assert "Ida Tennant" in said
    assert ("May 4, 2016" in said) is born
    assert "May 4, 2016" in letter("request", "marketing", home, facts=E_MAIL, **child, **STOP)


def test_the_communications_commission_wants_no_birth_date_and_gets_none(letter: Letter) -> None:
    child = {"acting": {"for": "child", "person": {"name": "Ida Tennant", "birth_date": "2016-05-04"}}}
    said = letter("complaint", "marketing", "US-VA", facts={"contact_by": ["call"]}, **child, **STOP)
    assert "To the Federal Communications Commission" in said
    assert "2016" not in said


def test_a_norwegian_appeal_for_gifts_must_not_look_like_a_bill(library: Library) -> None:
    """§ 16 a: "egnet til å bli oppfattet som et krav om betaling"."""
    limits = next(one for one in library.law("no.marketing-control-act").rules if one.id == "do_not_contact").limits
    assert limits is not None
    assert any("must not look like a bill (§ 16 a)" in one for one in limits["en"])
    assert any("nicht wie eine Rechnung aussehen (§ 16 a)" in one for one in limits["de"])


def test_the_complaint_after_silence_is_due_to_the_silence_and_not_to_what_was_told_before(plan_of: PlanOf) -> None:
    texts = {"contact_by": ["text"], "contact_from": "07700 900123"}
    papers = [{"id": "r", "asked": ["object_marketing", "do_not_contact"], "sent": "2026-10-01", "channel": "email"}]
    told = {"on": "2026-09-20", "says": "Harrow & Teal sent me a text.", "wrong": ["no_consent"]}
    plan = plan_of("marketing", "GB-ENG", "2026-11-05", facts=texts, happened=[told], papers=papers, **STOP)
    rung = plan.matters[0].rung("controller_complaint")
    assert (rung.state, rung.because, rung.on) == ("recommended", "silence", date(2026, 11, 3))
