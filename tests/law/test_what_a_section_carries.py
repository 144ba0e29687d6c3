"""Sentences beside a rule say what the cited section says: held against its text after they had said more or less."""

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


def test_before_an_action_against_the_church_authority_a_review_may_come_first_as_against_the_church_body() -> None:
    scope = rule("de.dsg-ekd", "court").scope
    assert "against a decision of the authority" in scope["en"]
    assert "gegen einen Bescheid der Aufsicht" in scope["de"]


def test_what_only_the_act_of_a_church_says_is_not_verified_by_article_91() -> None:
    assert note("de.dsg-ekd", "church_law").verified is None
    assert note("de.kdg", "church_law").verified is None


def test_in_switzerland_not_informing_at_all_is_punished_where_articles_19_and_21_ask_for_it() -> None:
    says = note("ch.fadp", "fines_on_persons").says
    assert "intentionally do not inform you as Art. 19 and 21 FADP ask" in says["en"]
    assert "vorsätzlich nicht so informieren, wie es Art. 19 und 21 DSG" in says["de"]


def test_in_switzerland_the_month_for_data_from_others_ends_when_they_are_passed_on() -> None:
    scope = rule("ch.fadp", "information").scope
    assert "or when passing them on, if that is earlier" in scope["en"]
    assert "oder bei der Weitergabe, wenn diese früher ist" in scope["de"]


def test_in_switzerland_consent_and_statute_justify_a_credit_check_beside_the_interest_in_it() -> None:
    assert "Unless you agreed or the law allows it" in note("ch.fadp", "credit_reference").says["en"]


def test_the_ninety_days_of_the_slovak_office_stand_still_during_an_inspection() -> None:
    (decision,) = [one for one in rule("sk.act-18-2018", "complaint_content").deadlines if one.id == "decision"]
    assert decision.duty is not None
    assert "without the days of an inspection" in decision.duty["en"]


def test_the_six_months_of_bulgaria_are_the_words_of_its_act_and_its_court_is_open_for_fourteen_days() -> None:
    act = LIBRARY.law("bg.pdpa")
    assert act.verified_of(rule("bg.pdpa", "complaint_content"), "time_bar") is not None
    assert "law firm" not in note("bg.pdpa", "six_months").says["en"]
    assert "within 14 days of receiving it" in note("bg.pdpa", "fourteen_days_to_appeal").says["en"]


def test_the_month_of_an_intelligence_service_begins_anew_with_the_fee_that_it_asked_for() -> None:
    versions = [one for one in LIBRARY.law("gb.dpa-2018-part-4").rules if one.id == "access"]
    assert len(versions) == 3
    assert all("fee_paid" in deadline.restarts_on for one in versions for deadline in one.deadlines)


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


def test_the_law_of_the_place_where_somebody_lived_can_protect_them_and_is_not_said_to() -> None:
    for law in ("eu.gdpr", "gb.uk-gdpr"):
        (lived,) = [one for one in LIBRARY.law(law).reaches if one.lived_in]
        assert "can protect whoever was there then" in lived.says["en"]
