"""A consent that is taken back: what has to stop, what has to be erased, and what consents can be taken back at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.conftest import LIBRARY, PlanFor, happened
from tests.grievances.conftest import Letter
from tests.grievances.plans import asked, shown
from tests.letters_as_read.conftest import Read, citations_in_full, drafted, read

__all__ = ["citations_in_full", "drafted", "read"]

TODAY = "2026-11-28"
PHOTO: dict[str, Any] = {
    "scenario": "consent",
    "organisation": "Harrow & Teal",
    "organisation_sector": "private",
    "is_to_me": "customer",
    "what_consent": "publishing my photo in the annual report",
}
SENT = (happened("sent", TODAY), happened("received", TODAY))
REFUSED = (*SENT, happened("refused", "2026-12-10"))


@pytest.mark.parametrize(("home", "law"), [("IE", "GDPR"), ("GB-ENG", "UK GDPR")])
def test_the_letter_is_the_withdrawal_itself_and_asks_for_erasure_of_what_rested_on_it(
    read: Read, home: str, law: str
) -> None:
    letter = read("request", TODAY, home, **PHOTO)
    assert f"I withdraw any consent given to the following (Article 7(3) {law}): publishing my photo" in letter
    assert f"(Article 17(1)(b) {law})" in letter
    assert ".." not in letter


def test_in_german_it_is_declared_at_once(read: Read) -> None:
    letter = read("request", TODAY, "DE-BE", language="de", **PHOTO)
    assert "hiermit widerrufe ich jede Einwilligung in Folgendes (Art. 7 Abs. 3 DSGVO):" in letter


def test_in_switzerland_the_withdrawal_is_a_declared_will(read: Read) -> None:
    letter = read("request", TODAY, "CH", **PHOTO)
    assert "I do not want you to process my personal data any longer (Art. 30(2)(b) FADP)" in letter
    assert "Any consent given to it is taken back." in letter


@pytest.mark.parametrize("home", ["US-OR", "US-CT", "US-MN", "US-DE", "US-RI"])
@pytest.mark.parametrize("sensitive", [True, False])
def test_fifteen_days_to_stop(plan_for: PlanFor, home: str, sensitive: bool) -> None:
    # ORS 646A.578(1)(d); Conn. Gen. Stat. § 42-520(a)(1)(G); Minn. Stat. § 325M.16, subd. 2(e); 6 Del. C.
    # § 12D-106(a)(6); R.I. Gen. Laws § 6-48.1-4(e): fifteen days from 28 November 2026 end on 13 December, a Sunday.
    (matter,) = plan_for("2026-12-01", home, *SENT, **PHOTO, data_sensitive=sensitive).matters
    assert [(clock.right, clock.counted.due) for clock in matter.due] == [("withdraw_consent", date(2026, 12, 13))]


KNOW_WITHDRAWALS = ("US-CT", "US-DE", "US-MD", "US-MN", "US-MT", "US-OR", "US-RI")


@pytest.mark.parametrize("home", KNOW_WITHDRAWALS)
def test_where_an_act_knows_withdrawals_sensitive_data_are_not_asked_for_a_second_time(read: Read, home: str) -> None:
    assert read("request", TODAY, home, **PHOTO, data_sensitive=True).count("I withdraw any consent") == 1


def test_no_act_that_knows_withdrawals_is_forgotten_here() -> None:
    laws = [LIBRARY.law(id_) for id_ in LIBRARY.law_ids() if id_.startswith("us-")]
    know = {law.applies_in[0] for law in laws if any(one.gives == "withdraw_consent" for one in law.rules)}
    assert know == {*KNOW_WITHDRAWALS, "US-NV", "US-WA"}  # these two for health data


def test_where_the_act_lets_nobody_appeal_a_refused_withdrawal_no_letter_speaks_of_appeals(read: Read) -> None:
    # Md. Code, Com. Law § 14-4705(e) and (f): requests for the rights of that section; § 14-4707(b)(2) is none of them.
    for kind, more in (("request", ()), ("reminder", SENT)):
        assert "appeal" not in read(kind, "2027-01-04", "US-MD", *more, **PHOTO, data_sensitive=False)
    refused = (*SENT, happened("refused", "2026-12-05"))
    letter = read("complaint", "2027-01-04", "US-MD", *refused, **PHOTO, data_sensitive=False)
    assert "14-4705" not in letter
    assert "What a statute gives or demands holds" in letter


@pytest.mark.parametrize("home", ["US-VA", "US-NJ", "US-IN"])
def test_of_sensitive_data_an_american_takes_back_the_consent_and_never_says_that_there_was_none(
    read: Read, home: str
) -> None:
    letter = read("request", TODAY, home, **PHOTO, data_sensitive=True)
    assert "I withdraw any consent given to your use of my personal data that is sensitive" in letter
    assert "have not consented" not in letter
    assert "without consent (" not in letter


def test_where_an_act_forbids_the_sale_alone_it_is_cited_for_the_sale_alone(read: Read) -> None:
    """Tex. Bus. & Com. Code § 541.107(a) binds small businesses in the sale of sensitive data, and in nothing else."""
    small = {**PHOTO, "organisation_small_business": True, "data_sensitive": True}
    letter = read("request", TODAY, "US-TX", **small)
    assert "Withdrawal of consent: sale of sensitive data (Tex. Bus. & Com. Code § 541.107)" in letter
    assert "A sale of sensitive data may not go on without consent" in letter
    assert "sensitive (Tex. Bus. & Com. Code § 541.107)" not in letter


@pytest.mark.parametrize("home", ["US-VA", "US-NY", "US-CA"])
def test_of_other_data_there_is_nothing_to_take_back_there_and_what_works_is_named(
    plan_for: PlanFor, library: Library, home: str
) -> None:
    plan = plan_for(TODAY, home, **PHOTO, data_sensitive=False)
    assert asked(plan) == []
    assert "there is nothing to take back" in shown(plan, library)


def test_the_complaint_says_that_consent_may_be_withdrawn_at_any_time_and_who_has_to_show_it(read: Read) -> None:
    letter = read("complaint", "2027-01-10", "IE", *REFUSED, **PHOTO)
    assert "What I no longer consent to: publishing my photo in the annual report." in letter
    assert "Consent may be withdrawn at any time" in letter
    assert "(Article 7(1) GDPR)" in letter


def test_no_reasons_were_owed_for_a_withdrawal_which_is_no_request(read: Read) -> None:
    """Article 12(3) and (4) GDPR speak of requests under Articles 15 to 22."""
    assert "Article 12(4)" not in read("complaint", "2027-01-10", "IE", *REFUSED, **PHOTO)


@pytest.mark.parametrize(
    ("home", "next_step"), [("IT", "reminder"), ("DE-BE", "reminder"), ("GB-ENG", "controller_complaint")]
)
def test_where_no_law_sets_a_time_silence_counts_from_the_day_that_the_letter_named(
    plan_for: PlanFor, home: str, next_step: str
) -> None:
    # The letter of 28 November names 12 December, two weeks on.
    on_the_day, after = (plan_for(day, home, *SENT, **PHOTO).matters[0] for day in ("2026-12-12", "2026-12-13"))
    assert on_the_day.document is None
    assert on_the_day.rung(next_step).on == date(2026, 12, 13)
    assert after.document == next_step


def test_a_reminder_of_a_letter_without_a_time_of_law_says_that_no_answer_came(read: Read) -> None:
    assert "I have had no answer." in read("reminder", "2026-12-14", "IE", *SENT, **PHOTO)
    assert "Eine Antwort habe ich nicht erhalten." in read(
        "reminder", "2026-12-14", "DE-BE", *SENT, language="de", **PHOTO
    )


@pytest.mark.parametrize("home", ["IE", "GB-ENG"])
def test_so_does_the_summary_of_a_complaint(read: Read, home: str) -> None:
    complained = (happened("sent", "2026-12-14", "controller_complaint"),) if home == "GB-ENG" else ()
    letter = read("complaint", "2027-02-20", home, *SENT, *complained, **PHOTO)
    assert "sent Harrow & Teal my withdrawal of consent. I have had no answer." in letter


def test_an_answer_to_such_a_letter_is_no_silence(plan_for: PlanFor) -> None:
    (matter,) = plan_for("2027-02-01", "IT", *SENT, happened("agreed", "2026-12-05"), **PHOTO).matters
    assert matter.document is None


def told_the_garante(letter: Letter, *happened: dict[str, Any], language: str = "en", **reply: Any) -> str:
    """The complaint to the Garante about a consent taken back on 7 September 2026, with what happened since."""
    paper = {"id": "request-1", "kind": "request", "asked": ["withdraw_consent"], "sent": "2026-09-07"}
    return letter(
        "complaint",
        *("consent", "IT", "2026-11-28"),
        want=[{"wish": "take_back_consent", "of": "my picture in its advertising"}],
        papers=[{**paper, "replies": [reply] if reply else []}],
        happened=list(happened),
        language=language,
    )


def test_a_complaint_says_that_nobody_confirmed_the_end_unless_somebody_did(letter: Letter) -> None:
    assert "I have had no confirmation that Harrow & Teal Ltd has stopped." in told_the_garante(letter)
    assert "eingestellt wurde, hat mir niemand bestätigt." in told_the_garante(letter, language="de")
    refused = told_the_garante(letter, on="2026-09-20", kind="refused")
    assert "no confirmation" not in refused


def test_a_complaint_says_that_it_goes_on_where_that_was_told_of_a_day_after_the_letter(letter: Letter) -> None:
    before = {"on": "2026-09-01", "says": "My picture was on its site.", "wrong": ["no_consent"]}
    after = {"on": "2026-11-02", "says": "My picture is still on its site.", "wrong": ["no_consent"]}
    said = told_the_garante(letter, before, after)
    assert "What I asked Harrow & Teal Ltd to stop has gone on since (see no. 3 above)." in said
    assert "no confirmation" not in said
    assert "Was ich beanstande, dauert seither an (siehe Nr. 3 " in told_the_garante(
        letter, after, before, language="de"
    )
    assert "has gone on since" not in told_the_garante(letter, before)


def test_where_the_act_lets_any_consent_be_taken_back_nobody_reads_that_there_is_nothing_to_take_back(
    plan_for: PlanFor, library: Library
) -> None:
    plan = plan_for(TODAY, "US-CT", **PHOTO, data_sensitive=False)
    assert asked(plan) == ["withdraw_consent"]
    assert "nothing to take back" not in shown(plan, library)
