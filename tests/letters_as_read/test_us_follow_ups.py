"""Follow-ups to American businesses, complaints to American offices: what was asked, what came, what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter, words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

SENT = {"id": "request-1", "kind": "request", "presumed": True, "sent": "2026-08-25", "channel": "email"}
ARRIVED = {**SENT, "received": {"on": "2026-08-25", "known": "their_reply"}}
REFUSED = {
    **ARRIVED,
    "replies": [
        {"on": "2026-09-10", "kind": "refused", "words": "We do not act on this.", "mine": "I asked for no secrets."}
    ],
}
PARTLY = {
    **ARRIVED,
    "replies": [{"on": "2026-09-10", "kind": "partly", "words": "That is all.", "missing": "the recordings of May"}],
}


@pytest.fixture
def made(library: Library) -> Any:
    """A function from a kind of letter, a home and the papers so far to the letter."""

    def written(kind: DocumentKind, home: str, *papers: Any, want: Any = ("know",), **more: Any) -> Letter:
        case = Case.model_validate(
            {
                "kit": 2,
                "scenario": "access",
                "finished": True,
                "me": {"name": "Orla Tennant", "lives_in": home, "email": "orla@example.org"},
                "about": {"organisation": {"name": "Harrow Inc.", "sector": "private"}, "is_to_me": "customer"},
                "happened": [{"on": "2026-08-20", "says": "Harrow raised my premium by 41 percent."}],
                "want": list(want),
                "papers": list(papers),
                "at_stake": {"harm": "I may have to give up my cover."},
                **more,
            }
        )
        return draft(prepare(library, case, date(2026, 11, 9)).matter(kind), library, kind, "en")

    return written


def text(letter: Letter) -> str:
    """The words of the letter on one line."""
    return " ".join(" ".join(words(letter)).split())


def test_an_appeal_quotes_the_reason_answers_it_and_encloses_the_refusal(made: Any) -> None:
    letter = made("appeal", "US-VA", REFUSED)
    said = text(letter)
    assert "you wrote: “We do not act on this.”" in said
    assert said.index("We do not act") < said.index("I asked for no secrets.") < said.index("Please decide within 60")
    assert letter.enclosures == ("Your answer of September 10, 2026", "My request of August 25, 2026")


def test_an_appeal_against_a_partial_answer_asks_for_what_is_missing(made: Any) -> None:
    assert "Please send me what is still missing: the recordings of May." in text(made("appeal", "US-VA", PARTLY))


def test_an_attorney_general_reads_what_was_asked_for_with_its_law_and_what_is_missing(made: Any) -> None:
    appealed = {"id": "appeal-1", "kind": "appeal", "sent": "2026-09-20", "channel": "email"}
    denied = {**appealed, "replies": [{"on": "2026-10-20", "kind": "refused", "words": "Still no."}]}
    said = text(made("complaint", "US-VA", PARTLY, denied))
    asked = "On August 25, 2026 I asked Harrow Inc. for access to my data (Va. Code § 59.1-577(A)(1))."
    assert f"{asked} Its answer of September 10, 2026 does not deal with all of it." in said
    assert "Still missing: the recordings of May." in said
    assert "does not deal with all of it. I appealed; on October 20, 2026 it denied the appeal." in said
    assert not [word for word in ("damages", "compensation", "Inc..") if word in said]


@pytest.mark.parametrize("home", ["US-CA", "US-VA"])
def test_a_reminder_asks_again_for_what_is_missing_and_names_the_residence(made: Any, home: str) -> None:
    said = text(made("reminder", home, PARTLY))
    assert "Please send me what is still missing by November 23, 2026" in said
    assert "the recordings of May." in said
    assert "I am a resident of" in said


def test_a_complaint_about_a_notice_says_what_is_wanted_though_nothing_was_asked(made: Any) -> None:
    said = text(made("complaint", "US-NY", want=["know", {"wish": "delete", "of": "my profile"}]))
    assert "I want the company to delete: my profile." in said
    assert "my request" not in said


@pytest.mark.parametrize("home", ["US-CA", "US-VA"])
def test_a_complaint_about_conduct_speaks_of_no_request(made: Any, home: str) -> None:
    said = text(made("complaint", home))
    assert "I complain about what Harrow Inc. has done with my personal data" in said
    assert "request" not in said


def test_whoever_does_not_want_to_swear_has_an_unsworn_complaint_in_california(made: Any) -> None:
    unsworn = text(made("complaint", "US-CA", REFUSED, facts={"unsworn": True, "organisation_data_broker": False}))
    assert "It is unsworn." in unsworn
    # Civ. Code § 1798.199.45(b) owes the answer only to whoever swears.
    assert "If you can, please also tell me in writing what you did or plan to do, and why." in unsworn
    assert "1798.199.45" not in unsworn[unsworn.index("What I ask") :]
    assert not [word for word in ("perjury", "sworn complaint", "authorize", "§ 7300") if word in unsworn]


def test_the_duty_to_give_reasons_is_not_held_against_a_reason_that_was_given(made: Any) -> None:
    refused = {**ARRIVED, "replies": [{"on": "2026-09-10", "kind": "refused", "ground": "other", "words": "Research."}]}
    said = text(made("complaint", "US-CO", refused))
    assert "“Research.”" in said
    assert "That is not the law." not in said


def test_a_denied_appeal_is_held_against_how_appeals_have_to_be_decided_and_research_against_its_limits(
    made: Any,
) -> None:
    kept = {"on": "2026-09-10", "kind": "refused", "ground": "research", "words": "We need the routes for research."}
    denied = {"on": "2026-10-20", "kind": "refused", "ground": "other", "words": "For the reasons already given."}
    appeal = {"id": "appeal-1", "kind": "appeal", "sent": "2026-09-20", "channel": "email", "replies": [denied]}
    want = [{"wish": "delete", "of": "my routes"}]
    request = {"id": "request-1", "asked": ["erasure"], "sent": "2026-08-25", "channel": "email", "replies": [kept]}
    said = text(made("complaint", "US-VA", request, appeal, scenario="erasure", want=want))
    assert "The business bears the burden of demonstrating that (Va. Code § 59.1-582(B)(1), (F) and (G))." in said
    decided = (
        "The decision on an appeal has to come in writing, with the reasons for it; a denial also has to say how to"
    )
    assert f"{decided} complain to the Attorney General (Va. Code § 59.1-577(C))." in said
    assert said.index("For the reasons already given") < said.index(decided)
    assert "within 45 days of receiving it" not in said


def test_a_reminder_says_once_that_nobody_answered_and_a_complaint_also_that_receipt_was_not_confirmed(
    made: Any,
) -> None:
    facts = {"organisation_data_broker": False, "signal_ignored": False}
    asked = {**ARRIVED, "asked": ["access"]}
    receipt, answer = "receipt was due by September 9, 2026", "due by October 9, 2026"
    reminded = text(made("reminder", "US-CA", asked, facts=facts))
    assert answer in reminded
    assert "confirmation of receipt" not in reminded
    complained = text(made("complaint", "US-CA", asked, facts=facts))
    assert receipt in complained
    assert f"Its answer was {answer}" in complained


def test_what_is_late_on_the_same_day_is_said_together(made: Any) -> None:
    asked = {**ARRIVED, "asked": ["access", "erasure"]}
    said = text(
        made("complaint", "US-VA", asked, want=["know", {"wish": "delete", "of": "my notes"}], scenario="erasure")
    )
    assert "Access to my data and deletion of my data. Its answer was due by October 9, 2026" in said


@pytest.mark.parametrize(
    ("acting", "says"),
    [
        ({}, "I am a resident of Ohio and ask you"),
        ({"for": "child", "person": {"name": "Ida Gruber"}}, "Ida Gruber is a resident of Ohio. I ask you"),
        (
            {"for": "person", "person": {"name": "Ida Gruber"}, "signed": "2026-10-12"},
            "Ida Gruber is a resident of Ohio. I ask you",
        ),
    ],
)
def test_a_complaint_for_another_says_of_that_person_and_not_of_the_writer_where_they_live(
    library: Library, acting: dict[str, Any], says: str
) -> None:
    """An agent may live in another state: the question is where the person lives whose data it is."""
    case = {
        "scenario": "access",
        "me": {"name": "Orla Tennant", "lives_in": "US-OH", "email": "o@example.org", "address": ["1 High Street"]},
        "about": {"organisation": {"name": "Harrow Inc.", "place": "US-OH", "sector": "private"}, "is_to_me": "bank"},
        "want": ["copy"],
        "acting": acting,
    }
    plan = prepare(library, Case.model_validate(case), date(2026, 11, 30))
    said = " ".join(words(draft(plan.matter("complaint"), library, "complaint", "en")))
    assert says in said
    assert ("1 High Street, Ohio" in said) is (acting.get("for") != "person")
    assert "under the law of my state" not in said if acting else "under the law of my state" in said


def test_an_office_is_asked_to_look_into_whether_the_service_is_one_for_children(library: Library) -> None:
    """16 CFR 312.3: it binds services directed to children, and operators that know; no question asks for either."""
    case = {
        "scenario": "access",
        "me": {"name": "Orla Tennant", "lives_in": "US-GA", "email": "o@example.org"},
        "about": {"organisation": {"name": "Harrow Inc.", "place": "US-GA", "sector": "private"}, "is_to_me": "bank"},
        "want": ["copy"],
        "acting": {"for": "child", "person": {"name": "Ida Gruber"}},
        "papers": [REFUSED],
        "facts": {"age_group": "under_13"},
    }
    plan = prepare(library, Case.model_validate(case), date(2026, 11, 30))
    said = " ".join(words(draft(plan.matter("complaint"), library, "complaint", "en")))
    assert "Whether Harrow Inc. is one of them I ask you to look into." in said


def _answered(kind: str, mine: str = "") -> dict[str, Any]:
    reply = {"on": "2026-09-10", "kind": kind, "words": "Done." if kind == "answered" else ""}
    return {**ARRIVED, "replies": [reply | ({"mine": mine} if mine else {})]}


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("answered", "Your answer of September 10, 2026 does not give me what I asked for."),
        ("no_data", "On September 10, 2026 you told me that you hold no data about me."),
        ("agreed", "On September 10, 2026 you agreed to do what I asked; as far as I can see it has not been done."),
    ],
)
def test_whoever_does_not_accept_an_answer_that_refuses_nothing_may_appeal_too(made: Any, kind: str, says: str) -> None:
    said = text(made("appeal", "US-VA", _answered(kind, "You have my calls of May.")))
    assert f"{says} To the extent that this denies my request, I appeal" in said
    assert said.index("Why the decision is wrong") < said.index("You have my calls of May.")
    assert "I have had no answer" not in said


@pytest.mark.parametrize(
    ("kind", "mine", "state"),
    [
        ("no_data", "You have my calls.", "recommended"),
        ("answered", "You have my calls.", "recommended"),
        ("answered", "", "possible"),
        ("agreed", "Thank you.", "possible"),
    ],
)
def test_an_appeal_is_recommended_once_the_person_says_what_is_wrong_with_the_answer(
    library: Library, kind: str, mine: str, state: str
) -> None:
    case = {
        "scenario": "access",
        "me": {"name": "Orla Tennant", "lives_in": "US-OR"},
        "about": {"organisation": {"name": "Harrow Inc.", "sector": "private"}, "is_to_me": "customer"},
        "want": ["copy"],
        "papers": [_answered(kind, mine)],
    }
    plan = prepare(library, Case.model_validate(case), date(2026, 9, 14))
    assert plan.matter("appeal").rung("appeal").state == state


@pytest.mark.parametrize("kind", ["extended", "fee_asked", "self_service"])
def test_whom_they_wrote_to_before_any_answer_is_not_said_to_have_heard_nothing(made: Any, kind: str) -> None:
    """16 CFR 312.6 names no period: nothing is late, and yet nothing came that answers."""
    child = {"acting": {"for": "child", "person": {"name": "Ida Gruber"}}, "facts": {"age_group": "under_13"}}
    child["about"] = {
        "organisation": {"name": "Harrow Inc.", "place": "US-GA", "sector": "private"},
        "is_to_me": "bank",
    }
    wrote = {**ARRIVED, "replies": [{"on": "2026-09-10", "kind": kind}]}
    said = text(made("complaint", "US-GA", wrote, **child))
    assert "It has not dealt with what I asked." in said
    assert "no answer." not in said
    assert "I have had no answer." in text(made("complaint", "US-GA", ARRIVED, **child))


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("identity_asked", "you asked me to prove who I am. Proof that I enclose"),
        ("fee_asked", "you asked me for a fee. Please name the provision on which you base that."),
        ("self_service", "you referred me to a tool of your own. Please answer in the way in which I wrote to you."),
    ],
)
def test_a_demand_to_which_the_law_has_no_answer_gets_one_and_one_that_the_law_allows_is_met(
    made: Any, kind: str, says: str
) -> None:
    """Whoever runs a service for children has to make sure that it is the parent who asks (16 CFR 312.6(a)(3))."""
    child = {"acting": {"for": "child", "person": {"name": "Ida Gruber"}}, "facts": {"age_group": "under_13"}}
    child["about"] = {
        "organisation": {"name": "Harrow Inc.", "place": "US-GA", "sector": "private"},
        "is_to_me": "bank",
    }
    wrote = {**ARRIVED, "replies": [{"on": "2026-09-10", "kind": kind}]}
    assert says in text(made("reply", "US-GA", wrote, **child))


@pytest.mark.parametrize("home", ["US-CA", "US-GA"])
def test_an_office_reads_what_is_wrong_with_an_answer_or_there_is_a_line_for_it(made: Any, home: str) -> None:
    child = {"acting": {"for": "child", "person": {"name": "Ida Gruber"}}}
    child["facts"] = {"age_group": "under_13", "organisation_data_broker": False, "signal_ignored": False}
    child["about"] = {
        "organisation": {"name": "Harrow Inc.", "place": home, "sector": "private"},
        "is_to_me": "customer",
    }
    line = "What is missing or wrong in its answer"
    assert line in text(made("complaint", home, _answered("answered"), **child))
    said = text(made("complaint", home, _answered("answered", "The calls of May are not in it."), **child))
    assert "The calls of May are not in it." in said
    assert line not in said


def test_under_the_act_of_a_state_an_office_reads_nothing_of_the_federal_rule_on_children(made: Any) -> None:
    child = {"acting": {"for": "child", "person": {"name": "Ida Gruber"}}, "facts": {"age_group": "under_13"}}
    denied = {"id": "appeal-1", "kind": "appeal", "sent": "2026-09-20", "channel": "email"}
    denied |= {"replies": [{"on": "2026-10-20", "kind": "refused", "words": "No."}]}
    assert "federal rule on children" not in text(made("complaint", "US-VA", REFUSED, denied, **child))
