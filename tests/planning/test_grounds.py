"""What they refuse with, and what the law says to it: by ground, right and day, and never where it would do harm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.law.rights import Right
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import Argument, arguments, breaches
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Case

TODAY = date(2026, 11, 27)
WISHES = {
    "access": "copy",
    "erasure": "delete",
    "object": "stop_use",
    "withdraw_consent": "take_back_consent",
    "automated_decisions": "reasons",
}


def case(home: str, right: str, ground: str | None, *more_asked: Right, **told: Any) -> Case:
    """A person whose request was refused with that ground."""
    asked = [right, *more_asked]
    year = told.pop("year", 2025)
    reply = {"on": f"{year}-02-10", "kind": "refused", "refuses": [right], "ground": ground, "words": "No."}
    return Case.model_validate(
        {
            "scenario": "access",
            "me": {"name": "Ada Brandt", "lives_in": home},
            "about": {
                "organisation": {
                    "name": "Brixen Ltd",
                    "place": told.pop("place", home[:2]),
                    "sector": told.pop("sector", "private"),
                },
                "is_to_me": told.pop("is_to_me", "customer"),
            },
            "want": [{"wish": WISHES[right]}],
            "papers": [
                {"id": "request-1", "channel": "email", "asked": asked, "sent": f"{year}-02-03", "replies": [reply]}
            ],
            **told,
        }
    )


def matter(library: Library, told: Case, today: date = TODAY) -> Matter:
    return prepare(library, told, today).matters[0]


def answered(library: Library, told: Case, today: date = TODAY) -> Argument:
    """What the law of that day says to the one refusal."""
    found = matter(library, told, today)
    (argument,) = arguments(found, library.counters(found.law))
    return argument


def cited(argument: Argument) -> str:
    return "; ".join(cite.words["en"] for one in argument.counters for cite in one.cite)


def strengths(argument: Argument) -> list[str]:
    return [one.strength for one in argument.counters]


def test_a_trade_secret_against_an_explanation_goes_to_the_authority_and_is_settled(library: Library) -> None:
    (answer,) = answered(library, case("IE", "automated_decisions", "trade_secret")).counters
    assert answer.strength == "settled"
    assert answer.says is not None
    assert "submitted to the supervisory authority or the court" in answer.says["en"]
    assert answer.cite[-1].words["en"].startswith("Court of Justice of the EU, C-203/22")


@pytest.mark.parametrize(("day", "used"), [(date(2025, 2, 26), False), (date(2025, 2, 27), True)])
def test_before_27_february_2025_that_judgment_is_not_used(library: Library, day: date, used: bool) -> None:
    argument = answered(library, case("IE", "automated_decisions", "trade_secret"), day)
    assert ("C-203/22" in cited(argument)) is used
    assert argument.counters  # there is always the answer to a refusal without a reason


def test_a_trade_secret_against_a_copy_does_not_borrow_the_judgment_on_explanations(library: Library) -> None:
    argument = answered(library, case("IE", "access", "trade_secret"))
    assert strengths(argument) == ["good"]
    assert "C-203/22" not in cited(argument)
    assert cited(argument).startswith("Article 15(4) GDPR; recital 63 GDPR; ")


def test_who_asks_for_their_own_data_need_not_say_why(library: Library) -> None:
    argument = answered(library, case("DE-BE", "access", "motive"))
    assert strengths(argument) == ["good"]  # C-526/24 let the aim of a first request count, if it is abusive
    assert "C-307/22" in cited(argument)
    assert argument.conceded == ()


@pytest.mark.parametrize("ground", ["motive", "excessive"])
def test_who_asked_for_money_is_told_of_the_risk_and_no_letter_leans_on_the_judgment(
    library: Library, ground: str
) -> None:
    argument = answered(library, case("DE-BE", "access", ground, "compensation"))
    assert "C-307/22" not in cited(argument)
    assert "C-526/24" not in cited(argument)
    (told,) = argument.conceded
    assert told.tells_me is not None
    assert "C-526/24" in told.tells_me["de"]


def test_before_19_march_2026_nobody_is_told_of_a_judgment_that_was_not_given(library: Library) -> None:
    argument = answered(library, case("DE-BE", "access", "motive", "compensation"), date(2026, 3, 18))
    assert argument.conceded == ()
    assert [one.id for one in argument.counters] == ["other"]


def test_a_demand_for_a_fee_names_no_ground_and_is_answered_all_the_same(library: Library) -> None:
    told = case("IE", "access", None)
    paper = told.papers[0]
    reply = paper.replies[0].model_copy(update={"kind": "fee_asked", "refuses": ()})
    told = told.model_copy(update={"papers": (paper.model_copy(update={"replies": (reply,)}),)})
    argument = answered(library, told)
    assert [one.id for one in argument.counters] == ["fee", "fee_first_copy"]


def test_the_exception_for_the_home_is_for_a_neighbour_and_not_for_a_firm_abroad(library: Library) -> None:
    abroad = answered(library, case("IE", "access", "not_reached", place="US-CA"))
    next_door = answered(library, case("IE", "access", "not_reached", is_to_me="neighbour"))
    assert cited(abroad) == "Article 3(1) and (2) GDPR"
    assert cited(next_door) == "Article 2(2)(c) GDPR"  # no camera is spoken of
    unknown = answered(library, case("IE", "access", "not_reached", is_to_me="stranger"))
    assert cited(unknown) == "Article 3(1) and (2) GDPR"  # somebody of whom nothing is known is mostly a firm


def test_of_a_camera_on_a_house_the_judgment_on_one_is_cited_and_of_nothing_else(library: Library) -> None:
    asked = case("IE", "access", "not_reached", is_to_me="neighbour").model_copy(update={"scenario": "camera"})
    filmed = asked.model_copy(
        update={"facts": {**asked.facts, "camera_films": "beyond", "camera_where": "Above the gate."}}
    )
    assert cited(answered(library, filmed)) == "Article 2(2)(c) GDPR; Court of Justice of the EU, C-212/13, Ryneš"


@pytest.mark.parametrize(("right", "until"), [("erasure", "the day until which they stay"), ("access", "")])
def test_a_duty_to_keep_data_is_a_matter_of_erasure_alone(library: Library, right: str, until: str) -> None:
    argument = answered(library, case("NL", right, "must_keep"))
    then = argument.counters[0].then
    assert then is not None
    assert until in then["en"]
    assert ("Article 17(3)(b) GDPR" in cited(argument)) is (right == "erasure")


@pytest.mark.parametrize("ground", [None, "none_given"])
def test_a_refusal_without_a_reason_has_to_give_its_reasons(library: Library, ground: str) -> None:
    argument = answered(library, case("FR", "erasure", ground))
    assert cited(argument) == "Article 12(4) GDPR"


def test_a_reason_to_which_nothing_else_can_be_said_is_not_called_none(library: Library) -> None:
    argument = answered(library, case("FR", "erasure", "no_sale"))
    assert cited(argument) == "Articles 5(2) and 23(1) GDPR"
    assert strengths(argument) == ["arguable"]


@pytest.mark.parametrize("ground", [None, "identity", "fee", "self_service", "agreed_in_terms"])
def test_whoever_takes_back_consent_is_answered_with_the_article_on_that(library: Library, ground: str | None) -> None:
    """Article 12 speaks of requests under Articles 15 to 22; Article 7(3) of how easy it has to be to withdraw."""
    argument = answered(library, case("CY", "withdraw_consent", ground))
    assert "7(3)" in cited(argument)
    assert "12(4)" not in cited(argument)


def test_who_only_works_for_somebody_else_is_told_once_what_that_means(library: Library) -> None:
    """A breach: access and word of it were asked for, and Article 28(3)(e) is about the one of them."""
    argument = answered(library, case("NL", "access", "processor_only", "breach_notice"))
    assert [one.id for one in argument.counters] == ["processor_only"]


@pytest.mark.parametrize(
    ("is_to_me", "church", "cites"),
    [
        (
            "eu_institution",
            None,
            "Article 14(4) of Regulation (EU) 2018/1725; Article 25(6) and (8) of Regulation (EU) 2018/1725",
        ),
        ("church", "protestant", "section 16 paragraph 4 DSG-EKD"),
        ("church", "catholic", ""),
    ],
)
def test_an_institution_and_a_church_answer_to_their_own_law(
    library: Library, is_to_me: str, church: str | None, cites: str
) -> None:
    facts = {"organisation_church": church, "organisation_diocese": "berlin"} if church else {}
    sector = "church" if church else "eu"
    told = case("DE-BE", "access", None, facts=facts, is_to_me=is_to_me, sector=sector, year=2026)
    assert cited(answered(library, told)) == cites


@pytest.mark.parametrize(
    ("law", "right", "ids"),
    [
        ("eu.institutions", "access", {"none_given", "none_given_restricted"}),
        ("eu.institutions", "object", {"none_given"}),  # Article 25(1) lets Articles 14 to 22 be restricted
        ("at.dsg-part-3", "access", {"none_given"}),  # § 44(3): the reason may be kept back
        ("at.dsg-part-3", "erasure", {"none_given_correction"}),  # § 45(4): it may not
        ("at.dsg-part-3", "restriction", {"none_given_correction"}),  # § 42(5)
        ("de.bdsg-part-3", "erasure", {"none_given"}),
        ("de.bdsg-part-3", "restriction", set()),  # § 58(6) says nothing of a refusal to restrict
        ("ie.dpa-2018-part-5", "restriction", set()),  # nor does section 92(11)
    ],
)
def test_a_refusal_without_a_reason_is_answered_with_the_section_that_speaks_of_the_right(
    library: Library, law: str, right: Right, ids: set[str]
) -> None:
    said = [one for one in library.counters(library.law(law)).counters if one.ground == "none_given"]
    assert {one.id for one in said if not one.rights or right in one.rights} == ids


def test_conduct_names_the_rule_it_breaks_and_the_statements_that_show_it(library: Library) -> None:
    told = case(
        "IE", "access", None,
        happened=[
            {"on": "2026-09", "says": "Brixen sent me brochures.", "wrong": ["marketing_after_no"]},
            {"on": "2026-10", "says": "Brixen told my landlord of my illness.", "wrong": ["passed_on", "sensitive"]},
            {"on": "2026-11", "says": "Brixen told my bank of it.", "wrong": ["sensitive"]},
        ],
    )  # fmt: skip
    found = matter(library, told)
    broken = {one.conduct: one for one in breaches(found, library.counters(found.law))}
    assert broken["sensitive"].statements == (2, 3)
    assert {kind: one.rule.cite.words["en"] for kind, one in broken.items() if one.rule} == {
        "passed_on": "Articles 4(2) and 6(1) GDPR",
        "sensitive": "Article 9(1) and (2) GDPR",
        "marketing_after_no": "Article 21(3) GDPR",
    }


def test_a_fee_in_basel_is_disputed_and_the_person_is_told_to_confirm_within_ten_days(library: Library) -> None:
    argument = answered(library, case("CH", "access", "fee"))
    assert strengths(argument) == ["good"]  # a share of the cost is due where the effort is disproportionate
    assert cited(argument) == "Art. 25(6) FADP; Art. 19 DPO"
    told = argument.counters[0].tells_me
    assert told is not None
    assert "within ten days" in told["en"]


def test_swiss_letters_do_not_dispute_that_kinds_of_recipients_are_enough(library: Library) -> None:
    swiss, german = (answered(library, case(home, "access", "categories_only")) for home in ("CH", "DE-BE"))
    assert swiss.counters == ()
    assert [one.id for one in swiss.conceded] == ["categories_only"]
    assert strengths(german) == ["settled"]
    assert german.conceded == ()


@pytest.mark.parametrize(
    ("is_to_me", "sector", "cites"),
    [("customer", "private", "Art. 30(2)(b) and 31(1) FADP"), ("public_office", "public", "Art. 41 FADP")],
)
def test_an_express_will_binds_private_persons_and_bodies_of_the_confederation_have_a_rule_of_their_own(
    library: Library, is_to_me: str, sector: str, cites: str
) -> None:
    facts = {"organisation_level": "federal", "purpose": "general"} if sector == "public" else {}
    told = case("CH", "erasure", "overriding_interest", is_to_me=is_to_me, sector=sector, facts=facts)
    assert cited(answered(library, told)) == cites


def test_what_was_agreed_takes_from_nobody_in_switzerland_the_right_to_see_their_data(library: Library) -> None:
    argument = answered(library, case("CH", "access", "agreed_in_terms"))
    assert strengths(argument) == ["settled"]
    assert cited(argument) == "Art. 25(5) FADP"


def test_an_institution_may_refuse_what_is_excessive_but_never_charge_for_it(library: Library) -> None:
    told = case("DE-BE", "access", "fee", is_to_me="eu_institution", sector="eu")
    (answer,) = answered(library, told).counters
    assert answer.says is not None
    assert "the regulation knows no fee" in answer.says["en"]


@pytest.mark.parametrize("right", ["erasure", "object", "withdraw_consent"])
def test_whoever_says_that_it_has_nothing_is_asked_where_it_looked_whatever_was_asked_for(
    library: Library, right: str
) -> None:
    argument = answered(library, case("GR", right, "no_data"))
    assert [one.id for one in argument.counters] == ["no_data_elsewhere"]
    both = answered(library, case("GR", "access", "no_data", "erasure"))
    assert [one.id for one in both.counters] == ["no_data"]
