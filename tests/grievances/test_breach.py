"""A data breach: what is asked of whom, under Article 34 GDPR, Article 24 of the Swiss act and acts of the states."""

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf

BREACH = {"want": ["breach"], "facts": {"breach_known": "told"}}
LEAK = {"on": "2026-11-03", "says": "My customer file stood on the internet.", "wrong": ["insecure", "breach_untold"]}


def test_the_letter_asks_what_happened_and_for_a_copy_which_must_be_answered_in_any_case(letter: Letter) -> None:
    said = letter("request", "breach", "IE", **BREACH)
    assert "Please tell me what happened to my personal data in the data breach that you told me of" in said
    assert "which of my data it concerns, who has it now as far as you know" in said
    assert "(Article 15(3)" in said
    assert "within one month of receiving this letter (Article 12(3)" in said


def test_no_day_runs_for_the_notice_itself_which_is_owed_unasked_and_without_undue_delay(plan_of: PlanOf) -> None:
    papers = [{"id": "request-1", "asked": ["breach_notice", "access"], "sent": "2026-11-10", "channel": "email"}]
    plan = plan_of("breach", "IE", papers=papers, **BREACH)
    assert {one.right for one in plan.matters[0].due} == {"access"}


def test_of_a_childs_data_nobody_says_that_the_parent_was_told(letter: Letter) -> None:
    child = {"acting": {"for": "child", "person": {"name": "Ida Tennant", "birth_date": "2016-05-04"}}}
    assert "in the data breach that you gave notice of" in letter("request", "breach", "IE", **BREACH, **child)
    complaint = letter("complaint", "breach", "IE", **BREACH, **child, happened=[LEAK])
    assert "gave notice of the data breach" in complaint
    assert "Order it to tell Ida Tennant the rest of what a notice of a data breach has to say" in complaint


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("told", "the data breach that you told me of"),
        ("read", "I have read or heard of a data breach in your organisation"),
        ("misused", "Somebody is misusing my personal data, and I believe that it came from you"),
        ("suspected", "I have reason to believe that my personal data was stolen from you, leaked or lost"),
    ],
)
def test_the_letter_says_no_more_than_the_person_knows(letter: Letter, known: str, said: str) -> None:
    found = letter("request", "breach", "IE", want=["breach"], facts={"breach_known": known})
    assert said in found
    assert ("told me of" in found) is (known == "told")


def test_a_complaint_may_come_first_and_asks_for_the_order_of_article_34_4(plan_of: PlanOf, letter: Letter) -> None:
    untold = {**BREACH, "facts": {"breach_known": "read"}}
    plan = plan_of("breach", "IE", happened=[LEAK], **untold)
    assert plan.matter("complaint").rung("complaint").open
    said = letter("complaint", "breach", "IE", happened=[LEAK], **untold)
    assert (
        "has to be told of it without undue delay, unless one of the listed exceptions applies (Article 34(1)" in said
    )
    assert "Order it to tell me of the data breach (Article 34(4); Article 58(2)(e))" in said
    assert "comply with my request" not in said  # nobody requested anything yet
    sent = [{"id": "request-1", "asked": ["breach_notice", "access"], "sent": "2026-10-10", "channel": "email"}]
    after = letter("complaint", "breach", "IE", papers=sent, **BREACH)
    assert "to comply with my request for access to my data (Article 58(2)(c))" in after


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "tell me the rest of what a notice of a data breach has to say (Article 34(2); Article 58(2)(d))"),
        ("de", "mir das Übrige mitzuteilen, was eine Benachrichtigung über eine Datenpanne enthalten muss (Art. 34"),
    ],
)
def test_whoever_was_told_of_the_breach_wants_the_rest_and_not_to_be_told_again(
    letter: Letter, language: str, says: str
) -> None:
    # Article 34(4) GDPR: the order is for a controller that has not told the person yet.
    reply = {"on": "2026-11-10", "kind": "refused"}
    sent = {"id": "request-1", "asked": ["breach_notice", "access"], "sent": "2026-10-10", "channel": "email"}
    said = letter("complaint", "breach", "IE", language=language, papers=[{**sent, "replies": [reply]}], **BREACH)
    assert says in said
    assert "34(4)" not in said


def test_in_britain_the_organisation_hears_the_complaint_first(letter: Letter) -> None:
    said = letter("controller_complaint", "breach", "GB-SCT", happened=[LEAK], **BREACH)
    assert "Tell me what happened to my personal data in the data breach" in said
    assert "(Article 34(1) UK GDPR)" in said


def test_in_switzerland_the_duty_stands_in_article_24_4_of_the_act(letter: Letter) -> None:
    said = letter("request", "breach", "CH", language="de", **BREACH)
    assert "(Art. 24 Abs. 4 DSG" in said
    assert "(Art. 24 Abs. 5 DSG)" in said
    assert "DSGVO" not in said


@pytest.mark.parametrize(
    ("home", "says"),
    [
        ("US-CA", "within 30 calendar days of your discovering it or being told of it"),
        ("US-NY", "within 30 days of your discovering it"),
        ("US-VT", "within 45 days of your discovering it or being told of it"),
        ("US-AL", "within 45 days of your finding that it occurred and is likely to do substantial harm"),
        ("US-OK", "owed without unreasonable delay"),
        ("US-RI", "within 45 calendar days of your confirming it and being able to find out what the notice must say"),
        ("US-IN", "within 45 days of your discovering it"),
        ("US-ME", "within 30 days of your becoming aware of it and identifying its scope"),
    ],
)
def test_each_state_has_a_time_for_the_notice_of_its_own(letter: Letter, home: str, says: str) -> None:
    assert says in letter("request", "breach", home, **BREACH)


def test_every_state_and_the_district_have_their_act_and_an_office_for_it(library: Library, plan_of: PlanOf) -> None:
    law = library.law("us.breach-acts")
    assert len([rule for rule in law.rules if rule.gives == "breach_notice"]) == 51
    for home in ("US-DC", "US-WY", "US-HI"):
        assert plan_of("breach", home, **BREACH).matter("complaint").candidates


def test_in_georgia_a_data_broker_owes_a_notice_and_a_shop_none(plan_of: PlanOf, letter: Letter) -> None:
    shop = plan_of("breach", "US-GA", **BREACH)
    assert "us.breach-acts" not in {matter.law.id for matter, rung in shop.now if rung.step.document == "request"}
    assert "georgia" in {note.id for note in shop.notes}
    assert "O.C.G.A. § 10-1-912(a)" in letter("request", "breach", "US-GA", is_to_me="broker", **BREACH)


def test_texas_knows_no_appeal_about_a_notice_of_breach(letter: Letter) -> None:
    assert "appeal" not in letter("request", "breach", "US-TX", **BREACH)


def test_the_page_says_first_how_to_protect_oneself(plan_of: PlanOf) -> None:
    american = {note.id: note.says["en"] for note in plan_of("breach", "US-NY", **BREACH).notes}
    assert "security freeze with Equifax, Experian and TransUnion" in american["protect_yourself"]
    irish = {note.id: note.says["en"] for note in plan_of("breach", "IE", **BREACH).notes}
    assert "Change the password there" in irish["after_a_breach"]
    assert "protect_yourself" not in irish


def test_whoever_asks_for_their_data_in_california_still_complains_to_the_privacy_agency(letter: Letter) -> None:
    said = letter("request", "access", "US-CA", want=["know"])
    assert "I may complain to the California Privacy Protection Agency" in said
    assert "1798.82" not in said


@pytest.mark.parametrize("home", ["GB-ENG", "IE", "US-OH"])
def test_the_first_warning_after_a_breach_is_how_to_keep_from_harm(plan_of: PlanOf, home: str) -> None:
    notes = plan_of("breach", home, **BREACH).notes
    assert "hange the password" in next(note for note in notes if note.kind == "warning").says["en"]


def asked_on(day: str, *rights: str) -> list[dict[str, object]]:
    return [{"id": "request-1", "asked": list(rights), "sent": day, "channel": "email"}]


def test_a_reminder_of_the_copy_does_not_forget_the_breach_for_which_no_period_runs(letter: Letter) -> None:
    papers = asked_on("2026-10-01", "breach_notice", "access")
    said = letter("reminder", "breach", "IE", papers=papers, **BREACH)
    assert "has not been answered either: information about the data breach (Article 34(1))" in said


@pytest.mark.parametrize(("day", "next_letter"), [("2026-11-24", None), ("2026-11-25", "complaint")])
def test_where_no_period_runs_silence_counts_from_the_day_after_the_one_that_the_letter_names(
    plan_of: PlanOf, day: str, next_letter: str | None
) -> None:
    plan = plan_of("breach", "US-CO", day, papers=asked_on("2026-11-10", "breach_notice"), **BREACH)
    assert plan.matters[0].document == next_letter


def test_a_complaint_says_how_the_person_knows_which_data_it_is_and_that_nobody_answered(letter: Letter) -> None:
    facts = {"breach_known": "misused", "breach_data": ["bank"]}
    papers = asked_on("2026-11-01", "breach_notice")
    said = letter("complaint", "breach", "US-CO", want=["breach"], facts=facts, papers=papers)
    assert "I believe that it came from Harrow & Teal Ltd. As far as I know, it concerns my account or card." in said
    assert "I have had no answer." in said


def test_no_size_of_the_privacy_act_and_no_favor_is_told_where_another_act_owes_the_notice(plan_of: PlanOf) -> None:
    small = {"want": ["breach"], "facts": {"breach_known": "told", "organisation_size": "few"}}
    told = " ".join(note.says["en"] for note in plan_of("breach", "US-VA", **small).notes)
    assert "leaves out whoever deals with few people" not in told


def test_of_the_privacy_act_no_suit_is_told_where_the_letter_rests_on_the_act_on_breaches(plan_of: PlanOf) -> None:
    told = {
        note.id
        for note in plan_of(
            "breach", "US-CO", want=["breach"], facts={**BREACH["facts"], "organisation_size": "many"}
        ).notes
    }
    assert "protect_yourself" in told
    assert "no_private_action" not in told
