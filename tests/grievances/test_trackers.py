"""Cookies and other trackers: national acts on Article 5(3) ePrivacy, regulation 6 PECR, opt-outs in America."""

import pytest

from complaint_kit.commands.writing import chosen
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf

SEEN = {
    "tracker_site": "www.harrow-teal.example",
    "tracker_seen": "2026-11-20",
    "tracker_shown": ["before_click", "no_refuse"],
    "tracker_names": "_ga, _fbp",
    "tracker_screenshots": True,
}
ALL = {"want": ["stop_tracking", "delete", "recipients"], "facts": SEEN}
STOP = {"want": ["stop_tracking"], "facts": SEEN}
TRACKED = {"on": "2026-11-20", "says": "Cookies were set before I clicked anything.", "wrong": ["no_consent"]}


def test_the_letter_names_the_site_what_was_seen_and_encloses_the_pictures(letter: Letter) -> None:
    said = letter("request", "trackers", "DE-BE", **ALL)
    assert "Please stop tracking me without consent on www.harrow-teal.example." in said
    assert "On 20 November 2026 I saw this on www.harrow-teal.example: something was stored or sent before" in said
    assert "there was no button to refuse" in said
    assert "Pictures of the screen are enclosed (enclosure 1)" in said


def test_it_asks_to_stop_for_proof_of_consent_for_deletion_and_who_got_it(letter: Letter) -> None:
    said = letter("request", "trackers", "DE-BE", **ALL)
    assert "(§ 25 TDDDG" in said
    assert "show me when and how it was given (Article 7(1)" in said
    assert "Please delete what you obtained about me by tracking" in said
    assert "the name of everyone who received data obtained about me by tracking (Article 15(1)(c)" in said


def test_nothing_is_said_that_was_not_seen(letter: Letter) -> None:
    said = letter(
        "request", "trackers", "IE", want=["stop_tracking"], facts={"tracker_site": "www.harrow-teal.example"}
    )
    assert "I saw" not in said
    assert "enclosed" not in said


@pytest.mark.parametrize(
    ("home", "office"),
    [("SE", "se.pts"), ("FI", "fi.traficom"), ("NO", "no.nkom"), ("NL", "nl.acm"), ("DK", "dk.digst"), ("SK", "sk.ru")],
)
def test_where_the_telecom_office_supervises_cookies_a_complaint_goes_there(
    plan_of: PlanOf, home: str, office: str
) -> None:
    plan = plan_of("trackers", home, **STOP)
    assert [one.authority.id for one in plan.matters[1].candidates if one.recommended] == [office]
    assert plan.matters[1].asked == ("no_tracking",)


@pytest.mark.parametrize("home", ["DE-BE", "AT", "FR", "IE", "ES", "IT"])
def test_elsewhere_the_data_protection_authority_takes_it_with_the_rest(plan_of: PlanOf, home: str) -> None:
    assert [one.law.id for one in plan_of("trackers", home, **STOP).matters] == ["eu.gdpr"]


def test_a_complaint_about_what_was_seen_may_come_first(plan_of: PlanOf, library: Library) -> None:
    plan = plan_of("trackers", "SE", happened=[TRACKED], **STOP)
    assert plan.matters[1].document == "complaint"
    said = " ".join(words(draft(plan.matters[1], library, "complaint", "en")))
    assert "tracking without consent" in said
    assert "Nothing may be stored on a device, or read from it, without consent" in said


def test_in_britain_the_exceptions_of_schedule_a1_are_named_since_5_february_2026(letter: Letter) -> None:
    said = letter("request", "trackers", "GB-ENG", **STOP)
    assert "(regulation 6; Schedule A1 to the Privacy and Electronic Communications Regulations 2003)" in said


def test_in_switzerland_one_refuses_and_no_consent_is_claimed_to_be_needed(letter: Letter) -> None:
    said = letter("request", "trackers", "CH", language="de", **STOP)
    assert "(Art. 45c FMG)" in said
    assert "lehne ich ab" in said


def test_in_america_it_is_the_sale_and_the_advertising_that_can_be_stopped(plan_of: PlanOf, letter: Letter) -> None:
    signalled = {**SEEN, "signal_ignored": True, "signal_browser": "Firefox"}
    plan = plan_of("trackers", "US-CA", want=["stop_tracking"], facts=signalled)
    assert {"opt_out_sale", "opt_out_sharing"} <= set(plan.matters[0].asked)
    assert "no_tracking" not in plan.matters[0].asked
    said = letter("request", "trackers", "US-CA", want=["stop_tracking"], facts=signalled)
    assert "My browser (Firefox) sends such a signal" in said


def test_an_american_deletion_is_asked_as_far_as_the_act_goes_and_what_was_derived_without_a_citation(
    letter: Letter,
) -> None:
    """Civ. Code § 1798.105(a): what was collected from the consumer; Iowa Code § 715D.3(1)(b): what was provided."""
    told = {"want": ["stop_tracking", "delete", "recipients"], "facts": {**SEEN, "signal_ignored": False}}
    said = letter("request", "trackers", "US-CA", **told)
    assert "that you collected from me (§ 1798.105), above all what you obtained by tracking." in said
    assert "tell me the categories of third parties and of others who received it (§§ 1798.110 and 1798.115)." in said
    iowan = letter("request", "trackers", "US-IA", want=["delete", "recipients"], facts=SEEN)
    assert "delete the personal data that I provided to you (§ 715D.3(1)(b)), above all" in iowan
    assert "obtained about me by tracking (Iowa Code § 715D.3(1)(a)), and tell me who received it." in iowan


def test_a_complaint_asked_for_by_name_is_drafted_for_each_office_that_takes_one(plan_of: PlanOf) -> None:
    sent = [{"id": "request-1", "asked": ["no_tracking", "erasure"], "sent": "2026-10-01", "channel": "email"}]
    plan = plan_of("trackers", "SE", want=["stop_tracking", "delete"], facts=SEEN, happened=[TRACKED], papers=sent)
    offices = {matter.law.id for matter, _ in chosen(plan, "complaint")}
    assert offices == {"eu.gdpr", "se.electronic-communications-act"}


def test_an_institution_of_the_union_follows_article_37_of_its_own_regulation_and_no_national_act(
    plan_of: PlanOf, letter: Letter
) -> None:
    commission = {
        "organisation": {"name": "European Commission", "place": "BE", "sector": "eu"},
        "is_to_me": "eu_institution",
        **STOP,
    }
    assert [one.law.id for one in plan_of("trackers", "SE", **commission).matters] == ["eu.institutions"]
    said = letter("request", "trackers", "SE", **commission)
    assert "(Article 37 of Regulation (EU) 2018/1725)" in said


def test_no_national_act_on_devices_or_advertising_stands_beside_an_institution(library: Library) -> None:
    national = {one.id for one in map(library.law, library.law_ids()) if one.beside and one.family == "eprivacy"}
    elsewhere = {id_ for id_ in national if id_.startswith(("ch.", "gb.", "us"))}
    assert national - elsewhere <= set(library.law("eu.institutions").takes_place_of)


def test_an_interest_of_the_operator_is_answered_with_the_need_for_consent(plan_of: PlanOf, library: Library) -> None:
    """Article 5(3) of Directive 2002/58/EC knows consent and what needs none, and an interest is not among it."""
    refused = {"on": "2026-11-10", "kind": "refused", "ground": "overriding_interest", "words": "Legitimate interest."}
    sent = {"id": "request-1", "asked": ["no_tracking"], "sent": "2026-11-01", "channel": "email", "replies": [refused]}
    plan = plan_of("trackers", "IE", papers=[sent], **STOP)
    said = " ".join(words(draft(plan.matters[0], library, "complaint", "en")))
    assert "An interest of the operator is none of these" in said
    assert "Article 5(3) of Directive 2002/58/EC" in said


def test_an_american_complaint_tells_of_the_signal_that_was_seen_to_be_ignored(letter: Letter) -> None:
    rights = ["opt_out_sale", "opt_out_sharing", "opt_out_signal"]
    told = {
        "want": ["stop_tracking", {"wish": "signal", "detail": {"signal_browser": "Firefox"}}],
        "facts": {"tracker_site": "www.harrow.example", "signal_ignored": True},
        "papers": [{"id": "request-1", "asked": rights, "sent": "2026-09-01", "channel": "email"}],
    }
    said = letter("complaint", "trackers", "US-CA", **told)
    assert (
        "My browser (Firefox) sends an opt-out signal (Global Privacy Control). I saw that it was not honored." in said
    )


@pytest.mark.parametrize(
    ("home", "language", "asks"),
    [
        ("IE", "en", "Please do what is still open by 14 December 2026, and confirm it by e-mail to orla@example.org"),
        ("DE-BE", "de", "bitte erledigen Sie bis zum 14. Dezember 2026, was noch offen ist, und bestätigen Sie es mir"),
    ],
)
def test_after_a_part_answer_they_are_asked_to_do_what_cannot_be_sent(
    letter: Letter, home: str, language: str, asks: str
) -> None:
    partly = {"on": "2026-11-20", "kind": "partly", "missing": "the tracking by _fbp"}
    asked = {
        "id": "request-1",
        "kind": "request",
        "sent": "2026-11-02",
        "asked": ["no_tracking", "erasure"],
        "replies": [partly],
    }
    said = letter("reply", "trackers", home, **STOP, papers=[asked], language=language)
    assert asks in said
    assert "the tracking by _fbp." in said


def test_the_cnil_is_asked_to_stop_the_tracking_under_its_own_act_and_the_use_of_the_data_under_the_gdpr(
    letter: Letter,
) -> None:
    said = letter("complaint", "trackers", "FR", want=["stop_tracking"], facts=SEEN, happened=[TRACKED])
    assert "Order it to stop the tracking (Article 20(II) of Act no. 78-17) and the use of what it obtained" in said
    german = letter("complaint", "trackers", "DE-BE", want=["stop_tracking"], facts=SEEN, happened=[TRACKED])
    assert "Order it to stop the tracking and the use of what it obtained in that way (Article 58(2)(f)" in german


@pytest.mark.parametrize(("home", "law"), [("IE", "eu.gdpr"), ("SE", "se.electronic-communications-act")])
def test_what_was_seen_on_the_site_may_be_complained_of_at_once_after_a_letter_that_comes_first(
    plan_of: PlanOf, home: str, law: str
) -> None:
    plan = plan_of("trackers", home, **STOP)
    assert [rung.step.document for _, rung in plan.now] == ["request"]
    assert (law, "complaint") in {(matter.law.id, rung.step.document) for matter, rung in plan.open}
    unseen = plan_of("trackers", home, want=["stop_tracking"], facts={"tracker_site": "www.harrow-teal.example"})
    assert ("eu.gdpr", "complaint") not in {(matter.law.id, rung.step.document) for matter, rung in unseen.open}


def test_in_switzerland_and_america_trackers_are_no_wrong_by_themselves(plan_of: PlanOf) -> None:
    for home, more in (("CH", {}), ("US-CA", {"signal_ignored": False})):
        plan = plan_of("trackers", home, want=["stop_tracking"], facts={**SEEN, **more})
        assert "complaint" not in {rung.step.document for _, rung in plan.open}


@pytest.mark.parametrize("grievance", ["opt_out", "trackers"])
def test_of_the_signal_of_a_browser_is_asked_where_an_act_says_that_it_be_heeded(
    library: Library, grievance: str
) -> None:
    question = library.interview(grievance).by_id["signal_ignored"]
    assert question.ask_if
    for place in (code for code in library.places if code.startswith("US-")):
        laws = [law for law in library.laws_for(place) if any(rule.gives == "opt_out_signal" for rule in law.rules)]
        assert question.ask_if.holds({"region": library.reach(place)}) is bool(laws), place


def test_the_signal_is_that_of_whose_browser_sends_it(letter: Letter) -> None:
    child = {"acting": {"for": "child", "person": {"name": "Ida Tennant"}}}
    seen = {"signal_ignored": True, "signal_browser": "Firefox", "signal_site": "www.acme.example"}
    facts = {**seen, "organisation_data_broker": False}
    said = letter("request", "opt_out", "US-CA", want=["stop_sale", "signal"], facts=facts, **child)
    assert "Ida Tennant’s browser (Firefox) sends such a signal, and I saw that it was not honored on" in said
    assert "My browser" not in said
    club = {"is_to_me": "member", "facts": {**seen, "tracker_site": "www.acme.example", "tracker_shown": ["preticked"]}}
    voluntary = letter("voluntary", "trackers", "US-CA", want=["delete"], **club, **child)
    assert "the opt-out signal that Ida Tennant’s browser (Firefox) sends" in voluntary
