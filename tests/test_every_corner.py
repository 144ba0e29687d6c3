"""Every grievance in every place, every step under every law, every period: something readable comes out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from complaint_kit.cli import DONE, main
from complaint_kit.commands import shared
from complaint_kit.drafting.build_plan import fact_context, limits, prepare, read_case
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.drafting.plan_text import plan_text, short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import AnswersError
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import check
from complaint_kit.situation.asking import SKIPPED, next_question
from complaint_kit.situation.interview import Question
from complaint_kit.situation.older import Event
from complaint_kit.situation.statements import Statement, When
from tests.conftest import happened

LIBRARY = Library(pack_roots(None))
DAY = date(2026, 9, 1)
SENT = happened("sent", "2026-09-01")
# What may have happened a year on, when every period is over: nothing, or a refusal of the request or of the appeal.
LATER = date(2027, 9, 1)
HISTORIES: dict[str, tuple[Event, ...]] = {
    "no answer": (SENT,),
    "a refusal": (SENT, happened("refused", "2026-09-20")),
    "an appeal refused": (
        *(SENT, happened("refused", "2026-09-20"), happened("sent", "2026-09-25", "appeal")),
        happened("appeal_refused", "2026-10-20", "appeal"),
    ),
    "a complaint to the organisation not answered": (SENT, happened("sent", "2026-09-25", "controller_complaint")),
    "a complaint to the authority not answered": (SENT, happened("sent", "2026-12-01", "complaint")),
}
TYPED: dict[str, Any] = {
    "organisation": "Beispiel & Söhne",
    "organisation_sector": "private",
    "organisation_small_business": False,
    "letter_language": SKIPPED,
    "papers": SKIPPED,
    "happened": (Statement(on=When.model_validate("2026-08-01"), says="Beispiel & Söhne never asked me."),),
}
BY_KIND: dict[str, Any] = {
    "text": "Alex Morgan",
    "long_text": "I never agreed to it.",
    "yes_no": True,
    "date": "2026-08-01",
    "address": ["1 High Street", "Anytown"],
    "email": "alex@example.org",
    "number": 30_000_000,
}


HOMES = [code for code, place in LIBRARY.places.items() if place.parts != "needed"]
NO_LETTER = [LIBRARY.shared_words("en")["screen"]["plan"][key] for key in ("no_right", "no_letter")]


def answer(question: Question, residence: str, told: dict[str, Any]) -> Any:
    """What somebody living there with a lot to say answers, but for what is `told`."""
    if question.id in TYPED | told:
        return (TYPED | told)[question.id]
    chosen = {"place": residence, "choice": question.choices[:1], "choices": question.choices}
    found = {**BY_KIND, **chosen}[question.kind]
    return found[0] if question.kind == "choice" else found


def answered(scenario: str, residence: str, **told: Any) -> dict[str, Any]:
    """All answers of the interview, in the order in which it asks."""
    interview, facts = LIBRARY.interview(scenario), fact_context(LIBRARY, scenario, DAY).facts
    answers: dict[str, Any] = {}
    while question := next_question(interview, answers, facts):
        given = answer(question, residence, told)
        answers[question.id] = given if given is SKIPPED else check(question, given, limits(LIBRARY, DAY))
    return answers


def read(plan: Plan) -> Iterator[str]:
    """What people read of a plan: the screen, and letter and page of each open step in every language of the law."""
    yield plan_text(explanation(plan, Screen(LIBRARY)), LIBRARY.shared_words("en"))
    for matter, rung in plan.open:
        kind = rung.step.document
        for language in matter.law.languages:
            letter = draft(matter, LIBRARY, kind, language)
            yield " ".join(words(letter))
            yield " ".join(words(next_steps(plan, matter, LIBRARY, kind, language, "my-case", letter)))


def planned(scenario: str, answers: dict[str, Any], events: tuple[Event, ...], day: date) -> Plan:
    return prepare(LIBRARY, read_case(LIBRARY, scenario, answers, events, day, "the answers"), day)


ALWAYS = ("IE", "DE-BE", "CH", "GB-ENG", "US-CA", "US-TX", "US-NY")


def homes_for(scenario: str) -> list[str]:
    """Every place for access; for other grievances a twentieth of them, each time another, and some always."""
    turn = LIBRARY.scenarios().index(scenario) % 20
    return HOMES if scenario == "access" else list(dict.fromkeys((*ALWAYS, *HOMES[turn::20])))


@pytest.mark.parametrize("scenario", LIBRARY.scenarios())
def test_everybody_can_read_what_applies_and_has_a_letter_or_the_reason_why_not(scenario: str) -> None:
    for residence in homes_for(scenario):
        plan = planned(scenario, answered(scenario, residence), (), DAY)
        shown, *letters = read(plan)
        assert letters or any(reason in " ".join(shown.split()) for reason in NO_LETTER), residence
        assert all("Beispiel & Söhne" in text for text in letters[::2]), residence
        if letters:
            fits_a_screen(plan)


MENU = 6  # lines: what shall I do, and the choices


def fits_a_screen(plan: Plan) -> None:
    """The short plan and its menu take no more than 24 lines of 80 columns, in either language."""
    for language in ("en", "de"):
        screen = Screen(LIBRARY, language)
        lines = short_plan_text(explanation(plan, screen), screen.words(plan.situation.scenario)).splitlines()
        assert len(lines) + MENU <= 24, lines
        assert max(map(len, lines)) <= 78, lines


def one_place_for_each_set_of_laws() -> list[str]:
    leading = {code: [law.id for law in LIBRARY.laws_for(code) if not law.beside] for code in HOMES if code != "DE"}
    sets = {tuple(ids): code for code, ids in leading.items()}
    return sorted(sets.values())


@pytest.mark.parametrize("happened_since", HISTORIES)
def test_every_step_that_opens_later_can_be_read_under_every_law(happened_since: str) -> None:
    for residence in one_place_for_each_set_of_laws():
        plan = planned("access", answered("access", residence), HISTORIES[happened_since], LATER)
        shown, *letters = read(plan)
        assert all("Beispiel & Söhne" in text for text in letters[::2]), residence
        assert any(sign in " ".join(shown.split()) for sign in ("Law: ", *NO_LETTER)), residence


def test_a_complaint_for_which_the_state_decides_who_takes_it_asks_for_the_state() -> None:
    plan = planned("access", answered("access", "DE"), HISTORIES["a refusal"], LATER)
    matter = plan.matter("complaint")
    assert matter.rung("complaint").state == "possible"
    with pytest.raises(AnswersError, match="down to the part of the country"):
        draft(matter, LIBRARY, "complaint", "de")


def periods() -> Iterator[tuple[str, str, str, date]]:
    """Every period of every law in figures: its law, rule and id, and the first day on which the rule counts."""
    for law in map(LIBRARY.law, LIBRARY.law_ids()):
        for rule in law.rules:
            day = max(law.span_of(rule).from_, law.in_force.from_)
            yield from ((law.id, rule.id, one.id, day) for one in rule.deadlines if one.within)


def test_every_period_can_be_counted_from_its_first_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shared, "library", lambda options: LIBRARY)
    for law, rule, deadline, day in periods():
        assert main(["deadline", law, f"{rule}.{deadline}", "--received", day.isoformat(), "--json"]) == DONE
        counted = json.loads(capsys.readouterr().out)
        assert counted["rule"] == f"{rule}.{deadline}"
        assert day.isoformat() < counted["due"] < counted["complain_from"], (law, rule, deadline)


# Three grievances: what differs here is whom it is about.
@pytest.mark.parametrize("scenario", ["access", "ai_training", "erasure"])
@pytest.mark.parametrize(
    "whom",
    [
        {"organisation_sector": "church", "organisation_place": "DE-BY", "organisation_church": "protestant"},
        {"organisation_sector": "church", "organisation_place": "DE-BY", "organisation_church": "catholic"},
        {"organisation_sector": "public", "organisation_place": "CH", "organisation_level": "federal"},
        {"organisation_sector": "public", "organisation_place": "CH", "organisation_level": "cantonal"},
        {"organisation_sector": "private", "organisation_place": "DE-BY"},
        {"organisation_sector": "public", "organisation_place": "IE", "purpose": "general"},
        {"organisation_sector": "private", "organisation_place": "GB-SCT"},
    ],
    ids=lambda whom: " ".join(whom.values()),
)
def test_whomever_it_is_about_people_at_home_and_abroad_have_a_letter_or_the_reason(
    scenario: str, whom: dict[str, str]
) -> None:
    for residence in ("DE-BY", "CH", "GB-ENG", "US-NY"):
        answers = answered(scenario, residence, **whom)
        for events in ((), HISTORIES["no answer"], HISTORIES["a refusal"]):
            plan = planned(scenario, answers, events, LATER if events else DAY)
            shown, *letters = read(plan)
            reason = any(words in " ".join(shown.split()) for words in NO_LETTER)
            assert letters or reason or events or not plan.now, residence
