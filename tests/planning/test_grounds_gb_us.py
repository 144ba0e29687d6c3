"""What British and American law answers to a refusal, and which rule conduct breaks."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.grounds import Conduct, Counter, Ground
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter, words
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import Argument, arguments, breaches
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Case
from complaint_kit.situation.statements import When

TODAY = date(2026, 11, 27)
NOT_TOLD: dict[str, Any] = {"organisation_data_broker": False, "signal_ignored": False}


def refused(
    home: str,
    ground: Ground | None,
    *rights: Right,
    kind: str = "refused",
    wrong: tuple[Conduct, ...] = (),
    **about: Any,
) -> Case:
    """A request of September for those rights, and the answer that came back."""
    reply = {"on": "2026-09-20", "kind": kind, "words": "No.", **({"ground": ground} if ground else {})}
    asked = list(rights or ("access",))
    return Case.model_validate(
        {
            "kit": 2,
            "scenario": "access",
            "finished": True,
            "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org", "address": ["1 Quay Street"]},
            "about": {
                "organisation": {"name": "Brixen Ltd", "place": home[:2], "sector": "private"},
                "is_to_me": "customer",
                **about,
            },
            "happened": [{"on": "2026-08-20", "says": "Brixen told my landlord.", "wrong": wrong}],
            "want": [{"wish": "copy"}, {"wish": "delete"}, {"wish": "stop_ads"}],
            "facts": NOT_TOLD | ({"data_health": True} if home == "US-WA" else {}),
            "papers": [
                {
                    "id": "request-1",
                    "channel": "email",
                    "asked": asked,
                    "sent": "2026-09-01",
                    "received": {"on": "2026-09-01"},
                    "replies": [reply],
                }
            ],
        }
    )


def leading(library: Library, case: Case) -> Matter:
    """The matter under the law that leads."""
    return prepare(library, case, TODAY).matters[0]


def argued(library: Library, *told: Any, **more: Any) -> Argument:
    """What the law says to that one refusal."""
    matter = leading(library, refused(*told, **more))
    (one,) = arguments(matter, library.counters(matter.law))
    return one


def cites(counters: tuple[Counter, ...]) -> list[str]:
    """The provisions in the order in which a letter would name them."""
    return [cite.words["en"] for one in counters for cite in one.cite]


def test_a_british_refusal_without_a_reason_owes_the_reasons_and_three_ways_to_go_on(library: Library) -> None:
    told = argued(library, "GB-ENG", None)
    (counter,) = told.counters
    assert counter.strength == "settled"
    assert cites(told.counters)[0] == "Article 12(4) UK GDPR"
    assert all(way in counter.says["en"] for way in ("complain to the organisation", "the regulator", "go to court"))  # type: ignore[index]


@pytest.mark.parametrize("home", ["GB-ENG", "US-TX", "US-CA"])
def test_whoever_gave_a_reason_of_another_kind_is_not_told_that_a_reason_is_owed(library: Library, home: str) -> None:
    (counter,) = argued(library, home, "other", "erasure").counters
    assert counter.says
    assert "why" not in counter.says["en"]
    assert counter.then
    assert "name the provision" in counter.then["en"]


@pytest.mark.parametrize(("is_to_me", "says"), [("customer", "does not answer a request"), ("stranger", "new account")])
def test_who_has_an_account_is_not_said_to_be_made_to_open_one(library: Library, is_to_me: str, says: str) -> None:
    (counter,) = argued(library, "US-CT", "self_service", is_to_me=is_to_me).counters
    assert counter.says
    assert says in counter.says["en"]


@pytest.mark.parametrize("kind", ["identity_asked", "fee_asked", "self_service", "no_data"])
def test_a_british_demand_that_names_no_ground_has_the_answer_that_its_kind_implies(
    library: Library, kind: str
) -> None:
    told = argued(library, "GB-ENG", None, kind=kind)
    first = {"identity_asked": "identity", "fee_asked": "fee"}.get(kind, kind)
    of_a_copy = ["self_service_is_no_copy"] if kind == "self_service" else []
    assert [one.id for one in told.counters] == [first, *of_a_copy]


def test_privilege_is_a_ground_against_access_in_part_and_against_erasure_not_at_all(library: Library) -> None:
    assert [one.id for one in argued(library, "GB-ENG", "privilege").counters] == ["privilege"]
    told = argued(library, "GB-ENG", "privilege", "erasure")
    assert [(one.id, one.strength) for one in told.counters] == [("privilege_elsewhere", "settled")]


def test_a_litigant_may_ask_for_access_and_is_told_when_that_does_not_hold(library: Library) -> None:
    (counter,) = argued(library, "GB-ENG", "motive").counters
    assert "[2017] EWCA Civ 74" in cites((counter,))[1]
    assert counter.tells_me
    assert "money" in counter.tells_me["en"]


def test_a_british_exemption_for_notes_is_named_by_paragraph(library: Library) -> None:
    told = argued(library, "GB-ENG", "internal_notes")
    assert cites(told.counters) == ["Schedule 2, paragraphs 22 to 24, to the Data Protection Act 2018"]


def test_a_neighbour_hears_of_the_household_and_a_company_abroad_of_its_reach(library: Library) -> None:
    assert [one.id for one in argued(library, "GB-ENG", "not_reached").counters] == ["not_reached"]
    told = argued(library, "GB-ENG", "not_reached", is_to_me="neighbour")
    assert [one.id for one in told.counters] == ["household_without_camera"]  # tests/grievances/test_camera.py


def test_the_police_may_keep_reasons_back_but_not_ask_for_a_fee(library: Library) -> None:
    said = {one.id: one for one in library.counters(library.law("gb.dpa-2018-part-3")).counters}
    assert "as far as to say so would not undermine the purpose" in " ".join(
        said["none_given_access"].says["en"].split()
    )  # type: ignore[index]
    assert said["fee"].strength == "settled"


def test_the_intelligence_services_may_ask_for_a_fee_and_only_the_person_hears_so(library: Library) -> None:
    (fee,) = (one for one in library.counters(library.law("gb.dpa-2018-part-4")).counters if one.ground == "fee")
    assert fee.strength == "concede"
    assert fee.says is None
    assert fee.tells_me


def test_every_ground_but_that_of_no_sale_has_a_british_answer(library: Library) -> None:
    answered = {one.ground for one in library.counters(library.law("gb.uk-gdpr")).counters}
    assert set(get_args(Ground)) - answered == {"no_sale"}


def test_every_kind_of_conduct_breaks_a_british_rule(library: Library) -> None:
    matter = leading(library, refused("GB-ENG", None, wrong=get_args(Conduct)))
    found = breaches(matter, library.counters(matter.law))
    assert [one.conduct for one in found if one.rule is None] == []
    assert len(found) == 15


@pytest.mark.parametrize(
    ("home", "on", "cited"),
    [
        ("US-CT", "2026-06-30", "Conn. Gen. Stat. § 42-520(a)(4)"),
        ("US-CT", "2026-07-01", "Conn. Gen. Stat. § 42-520(a)(1)(D) and (H)"),
        ("US-OR", "2024-07-01", "ORS 646A.578(2)(b)"),
        ("US-MT", "2024-10-01", "Mont. Code Ann. § 30-14-2812(2)(b)"),
    ],
)
def test_an_act_is_older_than_its_last_amendment(library: Library, home: str, on: str, cited: str) -> None:
    told = refused(home, None, wrong=("sensitive",)).model_dump(mode="json", exclude_unset=True, by_alias=True)
    told["happened"][0]["on"] = on
    matter = leading(library, Case.model_validate(told))
    (found,) = breaches(matter, library.counters(matter.law))
    assert found.rule
    assert found.rule.cite.words["en"] == cited


@pytest.mark.parametrize(
    ("home", "conduct", "on", "cited"),
    [
        ("US-CT", "no_notice", "2026-06-30", "Conn. Gen. Stat. § 42-520(c)"),
        ("US-CT", "no_notice", "2026-07-01", "Conn. Gen. Stat. § 42-520(b)(1)"),
        ("US-MD", "too_much", "2026-03-31", None),
        ("US-MD", "too_much", "2026-04-01", "Md. Code, Com. Law § 14-4707(b)(1)(i)"),
    ],
)
def test_conduct_is_measured_by_the_act_of_its_day(
    library: Library, home: str, conduct: str, on: str, cited: str | None
) -> None:
    """P.A. 25-113, s. 9, from July 1, 2026; Chapter 455 of 2024, s. 2, as most read it: from April 1, 2026."""
    told = refused(home, None, wrong=(conduct,)).model_dump(mode="json", exclude_unset=True, by_alias=True)
    told["happened"][0]["on"] = on
    matter = leading(library, Case.model_validate(told))
    (found,) = breaches(matter, library.counters(matter.law))
    assert (found.rule.cite.words["en"] if found.rule else None) == cited


def test_pseudonyms_keep_nobody_in_virginia_from_opting_out(library: Library) -> None:
    told = argued(library, "US-VA", "not_personal", "opt_out_ads")
    assert [(one.id, one.strength) for one in told.counters] == [("not_personal_opt_out", "good")]
    access = argued(library, "US-VA", "not_personal", "access")
    assert [(one.id, one.strength) for one in access.counters] == [("not_personal", "good")]


def test_no_sale_is_a_good_ground_in_virginia_against_one_opt_out_and_none_against_the_others(library: Library) -> None:
    sale = argued(library, "US-VA", "no_sale", "opt_out_sale")
    assert sale.counters == ()
    assert "money" in sale.conceded[0].tells_me["en"]  # type: ignore[index]
    ads = argued(library, "US-VA", "no_sale", "opt_out_ads")
    assert [one.strength for one in ads.counters] == ["good"]  # nobody knows whether it advertises or profiles at all
    assert ads.conceded == ()


@pytest.mark.parametrize("home", ["US-CO", "US-CT"])
def test_any_valuable_consideration_makes_a_sale_but_whether_there_was_one_nobody_knows(
    library: Library, home: str
) -> None:
    (counter,) = argued(library, home, "no_sale", "opt_out_sale").counters
    assert "money or other valuable consideration" in counter.says["en"]  # type: ignore[index]
    assert counter.strength == "arguable"


@pytest.mark.parametrize("home", ["US-CA", "US-CO", "US-MN", "US-NJ", "US-TX", "US-VA"])
def test_an_interest_that_weighs_more_may_be_an_exception_of_the_act(library: Library, home: str) -> None:
    (counter,) = argued(library, home, "overriding_interest", "opt_out_sale").counters
    assert counter.strength == "good"


@pytest.mark.parametrize("right", ["access", "portability", "third_parties", "question_profiling"])
def test_a_trade_secret_in_minnesota_leaves_the_rest_of_whatever_was_asked(library: Library, right: str) -> None:
    (counter,) = argued(library, "US-MN", "trade_secret", right).counters
    assert "rest of the answer" in counter.says["en"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("home", "strength", "provision"),
    [
        ("US-OR", "good", ["ORS 646A.576(5)(e)"]),
        ("US-NJ", "good", ["N.J.S.A. 56:8-166.7(e)"]),  # of the subsection only the beginning was read
        ("US-CA", "good", ["11 CCR § 7060(b)"]),
        ("US-TX", "arguable", []),
        ("US-VA", "arguable", []),
    ],
)
def test_proof_of_identity_for_an_opt_out_is_answered_from_the_act_where_it_speaks_of_it(
    library: Library, home: str, strength: str, provision: list[str]
) -> None:
    told = argued(library, home, None, "opt_out_sale", kind="identity_asked")
    assert [one.strength for one in told.counters] == [strength]
    assert cites(told.counters) == provision


@pytest.mark.parametrize(("home", "free"), [("US-VA", "twice a year"), ("US-CT", "once in twelve months")])
def test_an_answer_is_free_as_often_as_the_act_says(library: Library, home: str, free: str) -> None:
    (counter,) = argued(library, home, "fee").counters
    assert free in " ".join(counter.says["en"].split())  # type: ignore[index]


def test_a_refusal_without_a_reason_is_answered_from_the_act_itself_where_it_has_a_rule(library: Library) -> None:
    assert cites(argued(library, "US-TX", None).counters) == ["Tex. Bus. & Com. Code § 541.052(c)"]
    (counter,) = argued(library, "US-WA", None).counters
    assert (counter.strength, counter.cite) == ("arguable", ())


def test_workers_are_consumers_in_california_and_nowhere_else(library: Library) -> None:
    california = argued(library, "US-CA", "capacity", is_to_me="employer")
    assert [one.strength for one in california.counters] == ["good"]
    oregon = argued(library, "US-OR", "capacity")
    assert oregon.counters == ()
    assert "worker" in oregon.conceded[0].tells_me["en"]  # type: ignore[index]


def test_a_list_of_names_is_owed_in_oregon_and_kinds_of_recipients_in_texas(library: Library) -> None:
    assert [one.strength for one in argued(library, "US-OR", "categories_only").counters] == ["good"]
    assert argued(library, "US-TX", "categories_only").counters == ()


def test_an_agent_with_signed_permission_may_not_be_turned_away_in_california(library: Library) -> None:
    assert cites(argued(library, "US-CA", "agent_refused").counters) == ["11 CCR § 7063(a) and (b)"]
    assert cites(argued(library, "US-CA", "agent_refused", "opt_out_sale").counters) == ["11 CCR § 7026(j)"]


def test_what_an_act_says_of_agents_for_opt_outs_does_not_hide_that_it_knows_none_for_access(library: Library) -> None:
    """Tex. Bus. & Com. Code § 541.055(e), Neb. Rev. Stat. § 87-1111(5): opt-outs of advertising and sale alone."""
    for home, cited in (("US-TX", "Tex. Bus. & Com. Code § 541.055(e)"), ("US-NE", "Neb. Rev. Stat. § 87-1111(5)")):
        both = argued(library, home, "agent_refused", "access", "opt_out_sale")
        assert cites(both.counters) == [cited]
        assert "no other agent" in both.conceded[0].tells_me["en"]  # type: ignore[index]
        assert argued(library, home, "agent_refused", "opt_out_sale").conceded == ()


@pytest.mark.parametrize("home", ["US-VA", "US-TX", "US-NE", "US-IA", "US-UT", "US-NJ", "US-CO", "US-CT"])
def test_what_an_act_says_of_fees_is_about_requests_and_not_about_duties_beside_them(
    library: Library, home: str
) -> None:
    assert [one.strength for one in argued(library, home, "fee", "erasure").counters] == ["good"]
    law = leading(library, refused(home, "fee", "erasure")).law
    of_duties = [
        one.id
        for one in library.counters(law).counters
        if one.ground in ("fee", "excessive")
        and one.cite
        and "consent_sensitive" in (one.rights or ("consent_sensitive",))
    ]
    assert of_duties == []


def test_a_belief_about_the_purpose_of_a_request_has_to_be_reasonable_in_iowa_and_utah(library: Library) -> None:
    for home, cited in (("US-IA", "Iowa Code § 715D.3(2)(c)"), ("US-UT", "Utah Code § 13-61-203(4)(b)")):
        told = argued(library, home, "motive", "access")
        assert [one.strength for one in told.counters] == ["arguable"]
        assert cites(told.counters) == [cited]
    utah, iowa = (argued(library, home, "motive", "access").counters[0].says for home in ("US-UT", "US-IA"))
    assert "burden of demonstrating" in utah["en"]  # type: ignore[index]
    assert "burden" not in iowa["en"]  # type: ignore[index]  # its last sentence leaves that belief out


@pytest.mark.parametrize(
    ("home", "cited"),
    [
        ("US-NE", "Neb. Rev. Stat. § 87-1110"),
        ("US-IA", "Iowa Code § 715D.4(4)"),
        ("US-UT", "Utah Code § 13-61-302(6)"),
        ("US-VA", "Va. Code § 59.1-578(B)"),
        ("US-FL", "Fla. Stat. § 501.708"),
    ],
)
def test_terms_that_take_the_rights_away_are_void(library: Library, home: str, cited: str) -> None:
    # Whether "you agreed" means such a term, a consent or what the contract needs, nobody knows.
    told = argued(library, home, "agreed_in_terms", "erasure").counters
    assert (cites(told), [one.strength for one in told]) == ([cited], ["good"])


@pytest.mark.parametrize(("day", "cited"), [("2024-12-31", None), ("2025-01-01", "Va. Code § 59.1-578(F)")])
def test_what_virginia_bars_with_the_data_of_children_it_bars_since_2025(
    library: Library, day: str, cited: str | None
) -> None:
    case = refused("US-VA", "other", "erasure", wrong=("child",))
    told = case.happened[0].model_copy(update={"on": When.model_validate(day)})
    of_a_child = case.facts | {"age_group": "under_13"}
    matter = leading(library, case.model_copy(update={"happened": (told,), "facts": of_a_child}))
    (breach,) = breaches(matter, library.counters(matter.law))
    assert (breach.rule.cite.words["en"] if breach.rule else None) == cited


def test_what_waits_on_backups_in_california_is_told_by_the_regulation(library: Library) -> None:
    assert cites(argued(library, "US-CA", "impossible", "erasure").counters) == ["11 CCR § 7022(b) and (d)"]
    assert cites(argued(library, "US-CA", "impossible", "rectification").counters) == ["11 CCR § 7023(f)(2)"]


def test_where_an_act_knows_requests_that_are_technically_infeasible_no_letter_denies_it(library: Library) -> None:
    # "manifestly unfounded, excessive, technically infeasible, or repetitive": Mont. Code Ann. § 30-14-2808(4)(c);
    # alike Iowa Code § 715D.3(2)(c), Tenn. Code Ann. § 47-18-3304(b)(3), Utah Code § 13-61-203(4)(b)(i)(A)
    for home in ("US-IA", "US-MT", "US-TN", "US-UT"):
        (told,) = argued(library, home, "impossible", "erasure").counters
        assert "burden is its own" in told.says["en"]  # type: ignore[index]
    for home in ("US-VA", "US-NJ", "US-OR"):  # unfounded, excessive or repetitive alone
        (told,) = argued(library, home, "impossible", "erasure").counters
        assert "technical difficulty" in told.says["en"]  # type: ignore[index]


@pytest.mark.parametrize("ground", ["fee", "excessive"])
def test_montana_and_tennessee_put_the_burden_on_the_business(library: Library, ground: str) -> None:
    assert cites(argued(library, "US-MT", ground, "access").counters) == ["Mont. Code Ann. § 30-14-2808(4)(c)"]
    assert cites(argued(library, "US-TN", ground, "access").counters) == ["Tenn. Code Ann. § 47-18-3304(b)(3)"]


def test_terms_that_take_the_rights_away_are_void_in_new_jersey(library: Library) -> None:
    told = argued(library, "US-NJ", "agreed_in_terms")
    assert [one.strength for one in told.counters] == ["good"]
    assert cites(told.counters) == ["N.J.S.A. 56:8-166.9"]


AMERICAN = ("US-AL", "US-CO", "US-CT", "US-DE", "US-FL", "US-IA", "US-IN", "US-KY", "US-MD", "US-MN", "US-MT", "US-NE",
            "US-NH", "US-NJ", "US-NV", "US-OR", "US-RI", "US-TN", "US-TX", "US-UT", "US-VA", "US-WA")  # fmt: skip


@pytest.mark.parametrize("home", AMERICAN)
def test_no_state_is_answered_twice_by_its_own_act_and_by_what_all_have_in_common(library: Library, home: str) -> None:
    for law in library.laws_for(home):
        if law.family != "us" or home not in law.applies_in:
            continue
        counters = library.counters(law).counters
        facts = {"residence": home, "is_to_me": "customer"}
        held = [
            one
            for one in counters
            if (one.when is None or one.when.holds(facts) is not False)
            and (one.not_when is None or one.not_when.holds(facts) is not True)
        ]
        for ground in get_args(Ground):
            for right in get_args(Right):
                named = right == "appeal"  # how an appeal is decided is said of it alone
                reach = [
                    one for one in held if one.ground == ground and (right in one.rights or not (one.rights or named))
                ]
                argued_there = [one for one in reach if one.strength != "concede"]
                argued_there = list({one.id: one for one in reversed(argued_there)}.values())[::-1]  # its own first
                if ground == "none_given":
                    argued_there = argued_there[:1]  # what all have in common gives way to the act's own
                assert len(argued_there) <= 1, (law.id, ground, right, [one.id for one in argued_there])


# ORS 646A.576(6), Tex. Bus. & Com. Code § 541.053, Mont. Code Ann. § 30-14-2808(5), Md. Code, Com. Law § 14-4705(f),
# Va. Code § 59.1-577(C): what may be appealed is the refusal of a request for a right that the act lists.
DUTIES: tuple[tuple[str, Right], ...] = (
    ("US-OR", "withdraw_consent"),
    ("US-OR", "opt_out_signal"),
    ("US-TX", "opt_out_signal"),
    ("US-MT", "consent_sensitive"),
    ("US-MD", "opt_out_signal"),
    ("US-VA", "consent_sensitive"),
)


@pytest.mark.parametrize(("home", "right"), DUTIES)
@pytest.mark.parametrize("document", ["reply", "reminder"])
def test_where_nobody_can_appeal_a_refusal_no_letter_speaks_of_an_appeal(
    library: Library, home: str, right: Right, document: DocumentKind
) -> None:
    matter = leading(library, refused(home, None, right))
    assert "appeal" not in printed(draft(matter, library, document, "en"))


@pytest.mark.parametrize(("home", "right"), DUTIES)
def test_whoever_was_refused_a_deletion_beside_it_asks_how_to_appeal(library: Library, home: str, right: Right) -> None:
    matter = leading(library, refused(home, None, "erasure", right))
    assert "and how to appeal (" in printed(draft(matter, library, "reply", "en"))
    appeal = draft(matter, library, "appeal", "en")
    assert "deletion of my data, asked for on September 1, 2026" in appeal.subject


def printed(letter: Letter) -> str:
    """All that the letter says, on one line."""
    return " ".join(words(letter))


@pytest.mark.parametrize("home", [*AMERICAN, "US-CA"])
def test_every_ground_has_a_word_in_every_state(library: Library, home: str) -> None:
    for law in library.laws_for(home):
        if home in law.applies_in and law.family in ("us", "us-ca"):
            answered = {one.ground for one in library.counters(law).counters}
            assert set(get_args(Ground)) == answered


def test_conduct_is_held_against_the_act_that_leads(library: Library) -> None:
    def broken(home: str, *wrong: Conduct) -> list[str | None]:
        matter = leading(library, refused(home, None, wrong=wrong))
        found = breaches(matter, library.counters(matter.law))
        return [one.rule.cite.words["en"] if one.rule else None for one in found]

    assert broken("US-VA", "too_much", "sensitive") == ["Va. Code § 59.1-578(A)(1)", "Va. Code § 59.1-578(A)(5)"]
    assert broken("US-OR", "ignored_signal") == ["ORS 646A.578(5)(c)"]
    assert broken("US-CA", "ignored_signal") == ["Civ. Code § 1798.135 and 11 CCR § 7025(b)-(c)"]
    assert broken("US-UT", "sensitive") == ["Utah Code § 13-61-302(3)"]  # notice and a chance to opt out, no consent
    assert broken("US-UT", "too_much") == [None]
    shared = "RCW 19.373.030(1)(b) and 19.373.070(1)"  # to share needs consent as well, not only to sell
    assert broken("US-WA", "passed_on") == [shared]


def test_a_small_business_in_texas_breaks_nothing_that_does_not_bind_it(library: Library) -> None:
    """Tex. Bus. & Com. Code § 541.002(a)(3)."""

    def broken(**facts: Any) -> list[str | None]:
        case = refused("US-TX", None, wrong=("insecure",))
        told = case.model_copy(update={"facts": {**case.facts, **facts}})
        matter = leading(library, told)
        return [
            one.rule.cite.words["en"] if one.rule else None for one in breaches(matter, library.counters(matter.law))
        ]

    assert broken(organisation_small_business=False) == ["Tex. Bus. & Com. Code § 541.101(a)(2)"]
    assert broken(organisation_small_business=True) == [None]


@pytest.mark.parametrize(("day", "rule"), [("2026-02-04", "22(1) to (3)"), ("2026-02-05", "22B and 22C")])
def test_conduct_breaks_the_rule_that_was_in_force_on_its_day(library: Library, day: str, rule: str) -> None:
    """Section 80 of the Data (Use and Access) Act 2025, in force on February 5, 2026."""
    case = refused("GB-ENG", None, wrong=("decided_by_machine",))
    told = [one.model_copy(update={"on": When.model_validate(day)}) for one in case.happened]
    matter = leading(library, case.model_copy(update={"happened": told}))
    (found,) = breaches(matter, library.counters(matter.law))
    assert found.rule
    assert rule in found.rule.cite.words["en"]


@pytest.mark.parametrize(
    ("home", "cited", "burden"),
    [
        ("US-VA", "Va. Code § 59.1-582(A)(1), (F) and (G)", True),
        ("US-TX", "Tex. Bus. & Com. Code §§ 541.201(a)(1) and 541.204(a) and (c)", True),
        ("US-IA", "Iowa Code § 715D.7(1)(a), (6) and (7)", True),
        ("US-UT", "Utah Code § 13-61-304(1)(a) and (4)", True),
        ("US-NE", "Neb. Rev. Stat. §§ 87-1126(1)(a) and 87-1129(1)", False),  # what follows was not read
    ],
)
def test_whoever_keeps_data_for_a_law_has_to_show_it_where_the_act_says_so(
    library: Library, home: str, cited: str, burden: bool
) -> None:
    (told,) = argued(library, home, "must_keep", "erasure").counters
    assert cites((told,)) == [cited]
    assert ("bears the burden of demonstrating it" in " ".join(told.says["en"].split())) is burden  # type: ignore[index]


def test_in_tennessee_an_offer_to_its_residents_is_not_enough_without_business_in_the_state(library: Library) -> None:
    # § 47-18-3303: "conduct business in this state producing products or services that target residents"; both.
    (told,) = argued(library, "US-TN", "not_reached", "access").counters
    assert cites((told,)) == ["Tenn. Code Ann. § 47-18-3303"]
    assert "whoever conducts business in the state" in told.says["en"]  # type: ignore[index]
    (elsewhere,) = argued(library, "US-VA", "not_reached", "access").counters
    assert "operates in the state or directs" in elsewhere.says["en"]  # type: ignore[index]


def test_only_money_makes_a_sale_in_tennessee(library: Library) -> None:
    # "valuable monetary consideration": § 47-18-3302
    sale = argued(library, "US-TN", "no_sale", "opt_out_sale")
    assert sale.counters == ()
    assert "money only" in sale.conceded[0].tells_me["en"]  # type: ignore[index]


def test_nevadas_opt_out_of_sale_rests_on_no_free_answer_a_year_and_its_sale_is_one_for_money(library: Library) -> None:
    """NRS 603A.345 and 603A.346 name no fee; 603A.333: an exchange for monetary consideration."""
    data = {"organisation_data_broker": False, "data_health": False}

    def told(ground: Ground) -> Argument:
        case = refused("US-NV", ground, "opt_out_sale")
        case = case.model_copy(update={"scenario": "opt_out", "facts": {**case.facts, **data}})
        (matter,) = (one for one in prepare(library, case, TODAY).matters if one.law.id == "us-nv.nrs-603a")
        (one,) = arguments(matter, library.counters(matter.law))
        return one

    assert cites(told("fee").counters) == ["NRS 603A.345", "NRS 603A.346"]
    assert not told("no_sale").counters
    assert [one.id for one in told("no_sale").conceded] == ["no_sale"]
