"""Whom the notes and answers of British law are for: those whom the provision behind them reaches."""

from datetime import date
from typing import Any

import pytest

from complaint_kit.law.grounds import Counter
from complaint_kit.law.matching import match
from complaint_kit.law.model import Note
from tests.conftest import LIBRARY


def note(law: str, id_: str) -> Note:
    return next(one for one in LIBRARY.law(law).notes if one.id == id_)


def answer(law: str, id_: str) -> Counter:
    return next(one for one in LIBRARY.counters(LIBRARY.law(law)).counters if one.id == id_)


@pytest.mark.parametrize("id_", ["organisation_first", "small_claims"])
def test_of_an_intelligence_service_nobody_hears_of_a_complaint_to_it_or_of_a_county_court(id_: str) -> None:
    """Sections 164A(1) and 180(3) of the Data Protection Act 2018 leave out Part 4."""
    told = note("gb.dpa-2018", id_).when
    assert told is not None
    assert told.holds({"residence": "GB-ENG", "organisation_sector": "private"}) is True
    assert told.holds({"residence": "GB-ENG", "organisation_sector": "intelligence"}) is False


def test_a_month_to_have_a_decision_reconsidered_is_told_to_whoever_asks_for_that() -> None:
    assert note("gb.dpa-2018-part-4", "one_month_to_ask").rights == ("automated_decisions",)


@pytest.mark.parametrize("law", ["gb.uk-gdpr", "eu.gdpr", "ch.fadp"])
def test_whoever_asked_a_broker_for_no_copy_is_told_of_no_answer_that_names_others(law: str) -> None:
    """Article 15(1)(c) and (g) UK GDPR and GDPR, Article 25(2)(e) and (g) FADP: an answer on erasure owes neither."""
    assert note(law, "then_the_next").says["en"].startswith("Once you know where your data came from")


@pytest.mark.parametrize("id_", ["exam_marks", "health_social_work_education"])
def test_what_is_kept_back_from_access_is_told_to_whoever_asked_for_access(id_: str) -> None:
    """Schedule 2, paragraph 25(2) and (3), and Schedule 3, paragraphs 5, 6, 11, 19 and 21: Article 15 alone."""
    assert note("gb.uk-gdpr", id_).rights == ("access",)


def test_whoever_writes_to_a_court_hears_that_rights_do_not_reach_what_it_does_as_a_court() -> None:
    """Schedule 2, paragraph 14(2), to the Data Protection Act 2018."""
    assert "do not reach data that they process in it" in " ".join(note("gb.uk-gdpr", "courts").says["en"].split())


@pytest.mark.parametrize(("sector", "applies"), [("household", False), ("private", True)])
def test_against_a_household_there_is_no_complaint_to_it_or_about_it(sector: str, applies: bool) -> None:
    """Article 2(2)(a) UK GDPR and section 207 of the Data Protection Act 2018."""
    facts: dict[str, Any] = {"residence": "GB-ENG", "organisation_sector": sector}
    found = match((LIBRARY.law("gb.dpa-2018"),), facts, filing=date(2026, 11, 28), event=date(2026, 11, 28))
    steps = {one.rule.gives: one.applies for one in found}
    assert steps["controller_complaint"] is applies
    assert steps["regulator_complaint"] is applies


@pytest.mark.parametrize(("day", "told"), [(date(2026, 2, 4), False), (date(2026, 2, 5), True), (None, None)])
def test_of_an_older_decision_nobody_argues_with_articles_22a_to_22d(day: date | None, told: bool | None) -> None:
    """SI 2026/82, regulation 5: a decision taken before 5 February 2026 keeps Article 22."""
    when = answer("gb.uk-gdpr", "human_decides").when
    assert when is not None
    assert when.holds({"event_date": day} if day else {}) is told


def test_that_data_are_personal_is_no_answer_about_what_is_read_from_a_device() -> None:
    """Regulation 6(1) of the Regulations of 2003 speaks of information; Article 12(2) UK GDPR of Articles 15 to 22D."""
    personal, devices = (answer("gb.uk-gdpr", id_) for id_ in ("not_personal", "not_personal_on_devices"))
    assert not set(personal.rights) & {"no_tracking", "opt_out_ads", "withdraw_consent", "information"}
    assert set(devices.rights) == {"no_tracking", "opt_out_ads"}


def test_the_register_against_calls_is_told_to_whoever_is_called() -> None:
    """Regulations 21 and 26 of the Regulations of 2003 are about calls, not about e-mail."""
    when = note("gb.pecr", "telephone_preference_service").when
    assert when is not None
    assert when.holds({"purpose": "marketing", "contact_by": ["call"]}) is True
    assert when.holds({"purpose": "marketing", "contact_by": ["email"]}) is False


def test_a_contract_answers_neither_an_objection_to_marketing_nor_what_is_done_on_a_device() -> None:
    """Article 21(2) and (3) UK GDPR asks for no basis; regulation 6(1) knows consent and Schedule A1."""
    told = [one for one in LIBRARY.counters(LIBRARY.law("gb.uk-gdpr")).counters if one.ground == "agreed_in_terms"]
    by_right = {right: (one.id, one.strength) for one in told for right in one.rights}
    assert by_right["object_marketing"] == ("agreed_in_terms_marketing", "settled")
    assert by_right["no_tracking"] == ("agreed_in_terms_on_devices", "good")
    assert by_right["withdraw_consent"] == ("agreed_in_terms_consent", "settled")
    assert by_right["object"] == by_right["erasure"] == ("agreed_in_terms", "good")


def test_in_the_union_a_device_is_protected_whether_or_not_the_data_are_personal() -> None:
    """C-673/17, paragraphs 66 to 71 and operative part 2."""
    devices = answer("eu.gdpr", "not_personal_on_devices")
    assert (devices.rights, devices.strength) == (("no_tracking",), "settled")


@pytest.mark.parametrize("law", ["gb.uk-gdpr", "eu.gdpr"])
def test_help_with_requests_is_named_for_the_rights_of_chapter_iii_alone(law: str) -> None:
    """Article 28(3)(e): "requests for exercising the data subject's rights laid down in Chapter III"."""
    assert not {"withdraw_consent", "breach_notice", "no_tracking"} & set(answer(law, "processor_only").rights)
    assert set(answer(law, "processor_only_elsewhere").rights) == {"withdraw_consent", "breach_notice"}
