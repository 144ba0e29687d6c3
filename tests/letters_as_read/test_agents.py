"""Where somebody asks for another person, the letter says in advance what the law lets a business demand, by right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.commands.writing import say_what_lacks
from complaint_kit.drafting.authority import authority
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sheets import sheet
from complaint_kit.errors import AnswersError, Problems
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

DAY = date(2026, 11, 9)
KNOW_DELETE_CORRECT = "For requests to know, delete and correct a business may require proof of signed permission"
OPT_OUT = "An opt-out of sale and sharing may be made through an agent with written permission that the consumer signed"
ASKED = {
    **{"id": "request-1", "channel": "email", "sent": "2026-10-19"},
    "received": {"on": "2026-10-19", "known": "receipt"},
}


def plan(library: Library, place: str, want: list[str], acting: dict[str, Any] | None = None, **more: Any) -> Plan:
    told = {
        "scenario": "access",
        "me": {"name": "Tom Agent", "lives_in": place, "email": "tom@example.org"},
        "acting": {"for": "person", "person": {"name": "Mary Example"}, "signed": "2026-10-12", **(acting or {})},
        "about": {"organisation": {"name": "Liffey Shop Inc.", "place": place, "sector": "private"}},
        "want": want,
        **more,
    }
    return prepare(library, Case.model_validate(told), DAY)


def text(library: Library, found: Plan, kind: DocumentKind = "request", language: str = "en") -> str:
    return " ".join(words(draft(found.matter(kind), library, kind, language)))


@pytest.mark.parametrize(
    ("want", "says", "leaves_out"),
    [(["copy"], KNOW_DELETE_CORRECT, OPT_OUT), (["stop_sale"], OPT_OUT, KNOW_DELETE_CORRECT)],
)
def test_california_has_one_rule_for_requests_and_another_for_opt_outs(
    library: Library, want: list[str], says: str, leaves_out: str
) -> None:
    told = {"facts": {"organisation_data_broker": False, "signal_ignored": False}, "scenario": "opt_out"}
    more = told if want == ["stop_sale"] else {}  # the grievance of access always asks for a copy
    letter = text(library, plan(library, "US-CA", want, **more))
    assert says in letter
    assert leaves_out not in letter
    cited = "11 CCR § 7063(a) and (b)" if want == ["copy"] else "7026(j)"
    assert cited in letter


def test_who_writes_for_themselves_hears_nothing_of_agents(library: Library) -> None:
    assert "signed permission" not in text(
        library, plan(library, "US-CA", ["copy"], {"for": "myself", "person": None, "signed": None})
    )


def test_a_demand_for_identity_is_answered_with_the_rule_on_agents_and_with_that_on_identity(library: Library) -> None:
    demand = {"on": "2026-10-26", "kind": "identity_asked", "words": "Send us a power of attorney."}
    papers = [{**ASKED, "asked": ["access"], "replies": [demand]}]
    reply = text(library, plan(library, "US-CA", ["copy"], papers=papers), "reply")
    assert "It may not require a power of attorney" in reply
    assert "deal with the request on the permission that was given" in reply


def test_where_the_law_knows_no_agent_the_person_is_told_before_the_letter_is_written(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    found = plan(library, "US-VA", ["copy"])
    say_what_lacks([(found.matters[0], "request")], Screen(library))
    told = capsys.readouterr().out
    assert "Virginia Consumer Data Protection Act lets nobody but the person ask for this" in told
    assert "Mary Example sends it in their own name" in told


def test_in_texas_an_agent_may_opt_out_and_only_the_rest_is_for_the_person(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    found = plan(library, "US-TX", ["copy", "stop_sale"])
    assert "For opt-outs of targeted advertising and sale a person may act through an agent" in text(library, found)
    say_what_lacks([(found.matters[0], "request")], Screen(library))
    assert "opt-out" not in capsys.readouterr().out


@pytest.mark.parametrize("place", ["US-MT", "US-OR", "US-CT", "US-DE", "US-MD"])
def test_an_agents_opt_out_is_not_said_to_need_no_proof_of_who_the_person_is(library: Library, place: str) -> None:
    """Mont. Code Ann. § 30-14-2809(2), ORS 646A.576(4) and others: if it can verify who the person is."""
    demand = {"on": "2026-10-26", "kind": "identity_asked", "words": "Who is your client?"}
    opt_out: dict[str, Any] = {"scenario": "opt_out", "facts": {"signal_ignored": False}}
    papers = [{**ASKED, "asked": ["opt_out_sale"], "replies": [demand]}]
    for acting, said in ((None, False), ({"for": "myself", "person": None, "signed": None}, True)):
        request = text(library, plan(library, place, ["stop_sale"], acting, **opt_out))
        reply = text(library, plan(library, place, ["stop_sale"], acting, **opt_out, papers=papers), "reply")
        assert ("does not require you to authenticate" in request) is said
        assert ("does not have to be authenticated" in reply) is said


def test_only_the_person_swears(library: Library) -> None:
    papers = [{**ASKED, "asked": ["access"], "replies": [{"on": "2026-10-26", "kind": "refused"}]}]
    complaint = text(library, plan(library, "US-CA", ["copy"], papers=papers), "complaint")
    assert "penalty of perjury" not in complaint


def test_the_page_says_why_a_complaint_of_an_agent_is_not_sworn(library: Library) -> None:
    papers = [{**ASKED, "asked": ["access"], "replies": [{"on": "2026-10-26", "kind": "refused"}]}]
    found = plan(library, "US-CA", ["copy"], papers=papers)
    matter = found.matter("complaint")
    letter = draft(matter, library, "complaint", "en")
    page = next_steps(found, matter, library, "complaint", "en", "case", letter)
    assert "only Mary Example can" in " ".join(words(page))


OF_ARTICLE_80 = {"statutes": True, "not_for_profit": True, "active_in": "health data"}


@pytest.mark.parametrize(
    ("language", "complainant", "says"),
    [
        ("en", "person", "Complainant: Mary Example, represented by Tom Agent"),
        ("en", "group", "Complainant: Tom Agent"),
        ("de", "person", "Mary Example, vertreten durch Tom Agent"),
    ],
)
def test_a_body_prints_its_three_facts_and_the_person_or_the_body_complains(
    library: Library, language: str, complainant: str, says: str
) -> None:
    papers = [{**ASKED, "asked": ["access"], "replies": [{"on": "2026-10-26", "kind": "refused"}]}]
    acting = {"complainant": complainant, "article_80": OF_ARTICLE_80}
    complaint = text(library, plan(library, "IE", ["copy"], acting, papers=papers), "complaint", language)
    assert says in complaint
    facts = {
        "en": ("by its statutes it pursues aims in the public interest", "it makes no profit", "health data"),
        "de": ("mit satzungsmäßigen Zielen im öffentlichen Interesse", "ohne Gewinnerzielungsabsicht", "health data"),
    }
    for fact in facts[language]:
        assert fact in complaint


def test_the_authority_for_such_a_body_is_its_mandate_to_complain(library: Library) -> None:
    found = plan(library, "IE", ["copy"], {"signed": None, "article_80": OF_ARTICLE_80})
    page = " ".join(words(authority(found.matters, library, "en", sheet(library, "IE"))))
    assert "mandate under Article 80(1) GDPR to lodge that complaint in my name" in page


def test_a_body_that_makes_a_profit_is_none_of_article_80() -> None:
    with pytest.raises((AnswersError, Problems, ValueError), match="make no profit"):
        Case.model_validate({"acting": {"for": "person", "article_80": {**OF_ARTICLE_80, "not_for_profit": False}}})


@pytest.mark.parametrize(
    "home",
    ["US-VA", "US-TX", "US-NE", "US-IA", "US-UT", "US-CT", "US-DE", "US-KY", "US-MT", "US-NH", "US-OR", "US-RI"],
)
@pytest.mark.parametrize(("born", "told"), [("2013-11-09", True), ("2013-11-10", False)])
def test_parents_of_a_child_of_thirteen_hear_that_the_act_names_them_for_younger_ones(
    library: Library, home: str, born: str, told: bool
) -> None:
    """Va. Code § 59.1-575, Tex. Bus. & Com. Code § 541.001(5), Iowa Code § 715D.1(5), Utah Code § 13-61-101(8),
    Mont. Code Ann. § 30-14-2802(5); Connecticut, Delaware, Kentucky and New Hampshire refer to 15 U.S.C. § 6501(1).
    """
    acting = {"for": "child", "person": {"name": "Mary Example", "birth_date": born}, "signed": None}
    notes = plan(library, home, ["copy"], acting).notes
    assert ("older_child" in {note.id for note in notes}) is told


@pytest.mark.parametrize(
    ("home", "told"),
    [
        ("US-CT", True),  # Conn. Gen. Stat. § 42-518(b)
        ("US-DE", True),  # 6 Del. C. § 12D-104(b)
        ("US-IA", True),  # Iowa Code § 715D.3(1)
        ("US-KY", True),  # KRS 367.3615(1)
        ("US-MD", True),  # Md. Code, Com. Law § 14-4705(c)(2)
        ("US-MT", True),  # Mont. Code Ann. § 30-14-2808(2)
        ("US-OR", True),  # ORS 646A.576(1)
        ("US-RI", True),  # R.I. Gen. Laws § 6-48.1-5(f)
        ("US-UT", True),  # Utah Code § 13-61-202(1)
        ("US-VA", False),  # Va. Code § 59.1-577(A): at any time, by a request that names the rights
    ],
)
def test_where_the_act_ties_requests_to_the_way_the_business_names_the_person_hears_of_it(
    library: Library, home: str, told: bool
) -> None:
    notes = {note.id for note in plan(library, home, ["copy"]).notes}
    assert ("their_way" in notes) is told


@pytest.mark.parametrize("place", ["US-CA", "US-TX", "US-VA"])
def test_parents_who_are_turned_away_are_not_answered_with_what_the_law_says_of_agents(
    library: Library, place: str
) -> None:
    refused = {"on": "2026-10-26", "kind": "refused", "ground": "agent_refused"}
    papers = [{**ASKED, "asked": ["access"], "replies": [refused]}]
    child = {"for": "child", "person": {"name": "Ida Agent", "birth_date": "2019-05-02"}, "signed": None}
    found = plan(library, place, ["copy"], child, papers=papers)
    kind: DocumentKind = "reply" if place == "US-CA" else "appeal"
    letter = draft(found.matter(kind), library, kind, "en")
    page = next_steps(found, found.matter(kind), library, kind, "en", "case", letter)
    for said in (" ".join(words(letter)), " ".join(words(page))):
        assert "signed permission" not in said
        assert "no other agent" not in said
        assert "their own name" not in said


def test_where_a_mandate_helps_in_the_united_states_the_person_complains(library: Library) -> None:
    """34 CFR 99.63: a parent or eligible student files the complaint."""
    papers = [{**ASKED, "asked": ["access"], "replies": [{"on": "2026-10-26", "kind": "refused"}]}]
    about = {
        "organisation": {"name": "Harrow College", "place": "US-OH", "sector": "private"},
        "is_to_me": "university",
    }
    complaint = text(library, plan(library, "US-OH", ["copy"], papers=papers, about=about), "complaint")
    assert "Complainant: Mary Example, represented by Tom Agent; tom@example.org" in complaint
