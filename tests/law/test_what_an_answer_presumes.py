"""An answer to a refusal presumes nothing that nobody said: a deletion, a score, a register, an explanation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.page_notes import conceded
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import arguments
from complaint_kit.situation.case import Case

TODAY = date(2026, 11, 28)


def case(scenario: str, asked: list[str], ground: str, wish: dict[str, str], **told: Any) -> Case:
    """A person in Berlin whose letter was refused with that ground."""
    reply = {"on": "2026-11-10", "kind": "refused", "refuses": asked, "ground": ground, "words": "No."}
    paper = {"id": "request-1", "channel": "email", "asked": asked, "sent": "2026-11-03", "replies": [reply]}
    about = {
        "organisation": {"name": "Brixen Ltd", "place": told.pop("place", "DE"), "sector": "private"},
        "is_to_me": told.pop("is_to_me", "customer"),
    }
    return Case.model_validate(
        {
            "scenario": scenario,
            "me": {"name": "Ada Brandt", "lives_in": "DE-BE"},
            "about": about,
            "want": [wish],
            "papers": [paper],
            "facts": told,
        }
    )


def answers(library: Library, told: Case) -> list[str]:
    matter = prepare(library, told, TODAY).matters[0]
    (argument,) = arguments(matter, library.counters(matter.law))
    return [one.id for one in argument.counters]


def reply(library: Library, told: Case) -> str:
    plan = prepare(library, told, TODAY)
    return " ".join(words(draft(plan.matter("reply"), library, "reply", "en")))


def test_who_objected_and_asked_for_no_deletion_asks_for_none_where_a_claim_is_named(library: Library) -> None:
    """Article 21(1) GDPR: after an objection the use ends; a patient who objects to sharing wants the file kept."""
    told = case(
        "health_records",
        ["withdraw_consent", "object"],
        "legal_claims",
        {"wish": "stop_sharing", "of": "my file to the insurer"},
        is_to_me="health",
        my_situation="The insurer is my employer.",
    )
    said = reply(library, told)
    assert "do with the rest as I asked" in said
    assert "erase" not in said.replace("against erasure", "")


DECISION = {"decided_by": "machine", "decision_about": "credit"}


@pytest.mark.parametrize("ground", ["trade_secret", "rights_of_others"])
def test_a_judgment_on_explanations_answers_nobody_who_asked_for_a_review_alone(library: Library, ground: str) -> None:
    """C-203/22, paragraph 74, is on the information of Article 15(1)(h)."""
    for wish, explained in (("human", False), ("reasons", True)):
        told = case("machine_decision", ["automated_decisions"], ground, {"wish": wish, "of": "the loan"}, **DECISION)
        assert ("C-203/22" in reply(library, told)) is explained


@pytest.mark.parametrize(
    ("about", "by", "held"),
    [("credit", "machine", True), ("something_else", "score", True), ("something_else", "machine", False)],
)
def test_what_the_court_said_of_scores_answers_nobody_whose_decision_rests_on_none(
    library: Library, about: str, by: str, held: bool
) -> None:
    wish = {"wish": "human", "of": "the decision"}
    told = case("machine_decision", ["automated_decisions"], "human_decides", wish, decided_by=by, decision_about=about)
    assert ("human_decides" in answers(library, told)) is held


def test_of_a_register_of_discharges_only_who_told_of_one_speaks(library: Library) -> None:
    told = case(
        "erasure", ["erasure"], "overriding_interest", {"wish": "delete", "of": "all"}, is_to_me="credit_agency"
    )
    assert answers(library, told) == ["overriding_interest_after_objection"]


def test_in_spain_a_system_that_shows_all_the_data_may_do_and_a_part_of_them_does_not(library: Library) -> None:
    """Article 13(2) of Organic Law 3/2018."""
    told = case("access", ["access"], "self_service", {"wish": "copy"}, place="ES")
    assert answers(library, told) == ["self_service_is_no_copy"]
    (page,) = conceded(prepare(library, told, TODAY).matters[0], library, "en")
    assert "remote, direct and secure system" in page


def test_whoever_asked_for_money_hears_what_the_letter_does_say_to_a_request_called_excessive(library: Library) -> None:
    for ground, argues in (("excessive", True), ("motive", False)):
        told = case("access", ["access", "compensation"], ground, {"wish": "copy"})
        matter = prepare(library, told, TODAY).matters[0]
        (page,) = conceded(matter, library, "en")
        assert ("has to prove what it says" in page) is argues
        assert ("the letter does not argue here" in page) is not argues
        assert ("In my view that does not hold" in reply(library, told)) is argues
