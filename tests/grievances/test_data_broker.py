"""A company that somebody never dealt with trades in their data: what it holds, from whom, to whom, no more of it."""

from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked


def wanting(*wishes: str, **facts: Any) -> dict[str, Any]:
    wanted = [{"wish": wish} for wish in wishes]
    return {"is_to_me": "broker", "want": wanted, "facts": {"letter_form": "short", **facts}}


ALL = wanting("know", "source", "recipients", "notice", "stop_sale", "delete")


@pytest.mark.parametrize(("home", "act"), [("AT", "GDPR"), ("GB-ENG", "UK GDPR")])
def test_a_broker_is_asked_for_all_that_it_holds_its_sources_and_its_buyers_by_name(
    letter: Letter, home: str, act: str
) -> None:
    said = letter("request", "data_broker", home, **ALL)
    assert f"direct marketing, including any profiling for it (Article 21(2) and (3) {act})" in said
    assert "where you got it, with all you know about the source (Article 15(1)(g))" in said
    assert "the name of everyone who has received or bought it (Article 15(1)(c)" in said
    assert "Please send me the copy before you delete anything." in said
    assert "what you hold for that must be erased (Article 17(1)(c))" in said


def test_the_notice_owed_is_that_of_article_14_since_the_data_came_from_others(letter: Letter) -> None:
    said = letter("request", "data_broker", "AT", **ALL)
    assert "unasked when you got my personal data from others (Article 14)" in said
    assert "when and how you gave it (Article 14(3))" in said
    assert "Article 13" not in said
    assert "Articles 13" not in said


def test_in_switzerland_the_notice_is_that_of_article_19_and_sale_for_advertising_is_forbidden(letter: Letter) -> None:
    said = letter("request", "data_broker", "CH", language="de", **ALL)
    assert "als Sie meine Personendaten von anderen erhielten (Art. 19 DSG)" in said
    assert "Hiermit untersage ich Ihnen ausdrücklich, meine Personendaten für Werbung zu bearbeiten" in said


def test_who_only_wants_to_know_asks_for_no_deletion(letter: Letter, plan_of: PlanOf) -> None:
    only = wanting("know", "source")
    assert asked(plan_of("data_broker", "IE", **only)) == ["access"]
    assert "delete" not in letter("request", "data_broker", "IE", **only)


def test_every_use_is_objected_to_only_with_a_situation_of_ones_own(letter: Letter) -> None:
    want = [{"wish": "object_to_use", "detail": {"my_situation": "I counsel people who must not find me."}}]
    said = letter("request", "data_broker", "IE", is_to_me="broker", want=want, facts={"letter_form": "short"})
    assert "(Article 21(1) GDPR)" in said
    assert "I counsel people who must not find me." in said


def test_a_californian_files_deletion_on_drop_and_asks_by_letter_what_it_holds(plan_of: PlanOf) -> None:
    plan = plan_of("data_broker", "US-CA", **wanting("know", "source", "stop_sale", "delete"))
    assert {matter.law.id: matter.asked for matter in plan.matters} == {
        "us-ca.ccpa": ("access",),
        "us-ca.delete-act": ("broker_deletion",),
    }


def test_a_californian_who_has_the_data_deleted_on_drop_does_not_write_that_nothing_is_to_be_deleted(
    letter: Letter,
) -> None:
    nothing = "I am not asking you to delete anything."
    assert nothing in letter("request", "data_broker", "US-CA", **wanting("know"))
    assert nothing not in letter("request", "data_broker", "US-CA", **wanting("know", "delete"))


def test_a_complaint_about_a_request_to_know_rests_on_the_ccpa_and_not_on_the_delete_act(letter: Letter) -> None:
    """Civ. Code § 1798.199.45, by a sworn complaint (11 CCR § 7300); the Delete Act is on registers and deletion."""
    sent = {"id": "request-1", "asked": ["access"], "channel": "post", "sent": "2026-09-01"}
    for wishes in (["know"], ["know", "delete"]):
        said = letter("complaint", "data_broker", "US-CA", "2027-01-11", papers=[sent], **wanting(*wishes))
        assert "1798.199.45" in said
        assert "1798.99.8" not in said


def test_a_texan_writes_under_the_act_of_the_state(letter: Letter) -> None:
    said = letter("request", "data_broker", "US-TX", **wanting("know", "stop_sale", "delete"))
    assert "(Tex. Bus. & Com. Code § 541.051(b)(5)(B))" in said
    assert "within 45 days of receiving this letter (§ 541.052(b))" in said


def test_in_new_york_no_law_is_cited_and_the_registers_and_the_credit_act_are_named(
    letter: Letter, plan_of: PlanOf
) -> None:
    about = wanting("know", "stop_sale", "delete")
    assert "§" not in letter("voluntary", "data_broker", "US-NY", **about)
    told = {note.id: note.says["en"] for note in plan_of("data_broker", "US-NY", **about).notes}
    assert "California, Vermont, Texas and Oregon keep" in told["broker_registers"]
    assert "15 U.S.C. § 1681a(d)" in told["broker_or_agency"]


def test_the_two_grievances_about_strangers_are_told_apart_by_their_titles(library: Library) -> None:
    broker, site = (library.words(one, "en") for one in ("data_broker", "people_search"))
    assert "never dealt with" in broker["scenario"]["title"]
    assert "shows" in site["scenario"]["title"]
    assert site["scenario"]["title"] in broker["questions"]["wishes"]["help"]


def test_the_full_letter_asks_once_where_the_data_came_from_and_who_has_it(letter: Letter) -> None:
    said = letter("request", "data_broker", "IE", **wanting("know", "stop_sale", "delete", letter_form="full"))
    assert "Suppression." in said
    assert "Source." not in said  # the copy and what is asked beside it say so
    assert said.count("Recipients.") == 1


def test_of_a_use_that_nobody_described_no_letter_says_this_use(letter: Letter) -> None:
    bank = {"want": ["object_to_use"], "is_to_me": "bank"}
    assert "Please stop using my personal data." in letter("voluntary", "data_broker", "US-VA", **bank)
    told = {"happened": [{"on": "2026-11-03", "says": "They told my neighbor."}]}
    assert "Please stop this use of my personal data." in letter("voluntary", "data_broker", "US-VA", **bank, **told)
    said = letter("voluntary", "data_broker", "US-VA", language="de", **bank)
    assert "Bitte verwenden Sie meine personenbezogenen Daten nicht mehr." in said
