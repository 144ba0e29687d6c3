"""Letters under the laws of US states, read as they are sent: each provision where the statute has it, nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import happened
from tests.letters_as_read.conftest import Draft, Read

TODAY = "2026-11-27"
OPT_OUT: dict[str, Any] = {
    "scenario": "opt_out",
    "signal_ignored": False,
    "organisation": "Acme Data Inc.",
    "organisation_sector": "private",
    "organisation_place": "US-NY",
}
REFUSED = (happened("sent", "2026-09-01"), happened("received", "2026-09-02"), happened("refused", "2026-09-20"))


def test_each_opt_out_of_a_coloradan_names_its_own_paragraph(read: Read) -> None:
    letter = read("request", TODAY, "US-CO", **OPT_OUT, wants=["sale", "ads", "profiling"])
    assert "for targeted advertising; stop selling my personal data; and stop profiling me" in letter
    paragraphs = "; ".join(f"C.R.S. § 6-1-1306(1)(a)(I)({one})" for one in "ABC")
    assert f"similarly significant effects ({paragraphs})." in letter


def test_a_coloradan_asks_that_sensitive_data_be_neither_processed_nor_sold_without_consent(read: Read) -> None:
    letter = read("request", TODAY, "US-CO", **OPT_OUT, wants=["sensitive"])
    asked = "Please stop processing and selling my sensitive data without consent given beforehand"
    assert f"{asked} (C.R.S. § 6-1-1308(7))." in letter


@pytest.mark.parametrize("home", ["US-NH", "US-MN", "US-MD"])
def test_no_act_is_cited_for_a_question_that_it_does_not_oblige_to_answer(read: Read, home: str) -> None:
    letter = read("request", TODAY, home, **OPT_OUT, wants=["sensitive"])
    demand, question = letter.split("). Please also tell me wh")[:2]
    assert "tell me" not in demand
    assert question.startswith(("ich sensitive data you hold", "en and how you believe that consent was given."))


def test_a_signal_in_maryland_is_an_agents_and_no_more_than_that(read: Read) -> None:
    letter = read("request", TODAY, "US-MD", **{**OPT_OUT, "signal_ignored": True}, wants=["sale"])
    assert "Please treat the opt-out signal of my browser" in letter
    assert "as my authorized agent's opt-out from sale and targeted advertising (Md. Code, Com. Law § 14-4706" in letter


@pytest.mark.parametrize(
    ("home", "cited"), [("US-NE", "Neb. Rev. Stat. § 87-1112(2)(d)"), ("US-NH", "RSA 507-H:6, I(d)")]
)
def test_nobody_who_may_have_consented_denies_it(read: Read, home: str, cited: str) -> None:
    letter = read("request", TODAY, home, **OPT_OUT, wants=["sensitive"])
    assert f"Please stop processing my sensitive data without consent ({cited})." in letter


def test_utah_names_no_days_for_an_opt_out_of_sensitive_data(read: Read) -> None:
    letter = read("request", TODAY, "US-UT", **OPT_OUT, wants=["sensitive"])
    assert "Please stop processing my sensitive data (Utah Code § 13-61-302(3))." in letter
    assert "45 days" not in letter


@pytest.mark.parametrize(
    ("residence", "appeal"),
    [
        ("US-VA", "within 60 days of receiving this appeal (Va. Code § 59.1-577(C))"),
        ("US-MT", "within 60 days of receiving this appeal (Mont. Code Ann. § 30-14-2808(5))"),
        ("US-NJ", "within 45 days of receiving this appeal (N.J.S.A. 56:8-166.7(f))"),
    ],
)
def test_an_appeal_names_the_days_of_its_own_state(read: Read, residence: str, appeal: str) -> None:
    reminded = (*REFUSED, happened("sent", "2026-11-01", "reminder"))
    assert appeal in read("appeal", TODAY, residence, *reminded)


NEED_NOT_BE_AUTHENTICATED = {
    "US-AL": "Ala. Act No. 2026-552, § 5(d)(4)",
    "US-CT": "Conn. Gen. Stat. § 42-518(c)(4)",
    "US-DE": "6 Del. C. § 12D-104(c)(4)",
    "US-MD": "Md. Code, Com. Law § 14-4705(e)(6)",
    "US-MN": "Minn. Stat. § 325M.14, subd. 4(h)",
    "US-MT": "Mont. Code Ann. § 30-14-2808(4)(d)",
    "US-NH": "RSA 507-H:4, III(d)",
    "US-NJ": "N.J.S.A. 56:8-166.7(e)",
    "US-OR": "ORS 646A.576(5)(e)",
    "US-RI": "R.I. Gen. Laws § 6-48.1-6(b)(4)",
}
LATER = "2027-06-01"  # all acts but Vermont's are in force


@pytest.mark.parametrize(("residence", "provision"), NEED_NOT_BE_AUTHENTICATED.items())
def test_an_opt_out_says_that_it_need_not_be_authenticated_where_the_statute_does(
    read: Read, residence: str, provision: str
) -> None:
    letter = read("request", LATER, residence, **OPT_OUT, wants=["sale", "ads"])
    assert letter.count(f"The law does not require you to authenticate the opt-outs ({provision}).") == 1


SILENT = ("US-CO", "US-IN", "US-KY", "US-LA", "US-NE", "US-OK", "US-TN", "US-TX", "US-UT", "US-VA")


@pytest.mark.parametrize("residence", SILENT)
def test_an_opt_out_is_silent_on_identity_where_the_statute_is(read: Read, residence: str) -> None:
    letter = read("request", LATER, residence, **OPT_OUT, wants=["sale", "ads"])
    assert "identity" not in letter
    assert "verified" not in letter


def test_limiting_sensitive_data_in_california_need_not_be_verified(read: Read) -> None:
    letter = read("request", TODAY, "US-CA", **OPT_OUT, organisation_data_broker=False, wants=["sensitive"])
    assert "No verification is needed (11 CCR § 7027(e))." in letter


@pytest.mark.parametrize(("day", "owed"), [("2025-12-31", False), ("2026-01-01", True)])
def test_since_2026_a_californian_may_see_that_the_opt_out_was_processed(read: Read, day: str, owed: bool) -> None:
    letter = read("request", day, "US-CA", **OPT_OUT, organisation_data_broker=False, wants=["sale"])
    assert ("show me that the opt-out has been processed (11 CCR § 7026(g))" in letter) is owed


def test_a_rule_beside_the_statute_is_listed_with_the_place_where_the_rules_stand(drafted: Draft) -> None:
    colorado = drafted("request", TODAY, "US-CO", **OPT_OUT, wants=["sale"])
    california = drafted("request", TODAY, "US-CA", **OPT_OUT, organisation_data_broker=False, wants=["sale"])
    sources = {one.citation: one.source_url for one in (*colorado.provisions, *california.provisions)}
    assert "regulations.justia.com" in sources["4 CCR 904-3, Rule 4.03(A)(1)"]
    assert "leg.colorado.gov" in sources["C.R.S. § 6-1-1306(1)(a)(I)(B)"]
    assert sources["11 CCR § 7026(d)"] == "https://cppa.ca.gov/regulations/"
    assert "leginfo" in sources["Civ. Code § 1798.120"]


def test_what_was_only_reported_is_marked_unread_in_the_letter_beside_a_right_that_was_read(drafted: Draft) -> None:
    """In New Hampshire the opt-out was read in the statute; its 45 days and the word on identity in citations only."""
    letter = drafted("request", TODAY, "US-NH", **OPT_OUT, wants=["sale"])
    read_on = {one.citation: one.verified_on for one in letter.provisions}
    assert str(read_on["RSA 507-H:4, I(e)"]) == "2026-11-27"
    assert read_on["RSA 507-H:4, III(a)"] is None
    assert read_on["RSA 507-H:4, III(d)"] is None


def test_the_sale_of_health_data_in_nevada_is_stopped_under_the_act_on_these(read: Read) -> None:
    """NRS 603A.338(6): the older sections leave such data out; 603A.505(1)(c) lets one stop their sale."""
    letter = read(
        "request", TODAY, "US-NV", **OPT_OUT, wants=["sale"], data_health=True, organisation_data_broker=False
    )
    assert "stop selling my consumer health data (NRS 603A.505(1)(c))" in letter
    assert "603A.345" not in letter


def test_a_childs_sensitive_data_are_not_said_to_wait_for_the_childs_own_consent(read: Read) -> None:
    """75A O.S. § 306(B)(4): for a known child as the Children's Online Privacy Protection Act allows."""
    child = {"acting_for": "child", "represented_name": "Mia Moore", "represented_born": "2018-05-01"}
    letter = read("request", "2027-02-01", "US-OK", **OPT_OUT, wants=["sensitive"], **child)
    assert "Mia Moore has consented" not in letter
    assert "how you believe that consent was given" in letter
