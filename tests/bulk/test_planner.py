"""A shared plan is the plan that each person would have had alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaint_kit.bulk.planner import Planner
from complaint_kit.bulk.shelf import fingerprint
from complaint_kit.drafting.build_plan import planned as planned_alone
from complaint_kit.drafting.build_plan import prepare, read_case
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.facts import NotedFacts, Situation
from complaint_kit.situation.filling import answers_of
from complaint_kit.situation.older import Event
from tests.bulk.conftest import PACK, TODAY

ROOTS = (shipped_pack(), PACK)
HOMES = ("NL", "DE-BY", "GB-SCT", "US-CA", "US-CO", "US-MT", "US-TX", "CH", "US-WY")
# Around changes of the law: 20 June 2025 and 5 February 2026 in the United Kingdom, 1 January 2026 in California.
DAYS = (None, date(2024, 9, 23), date(2025, 6, 19), date(2025, 12, 31), date(2026, 2, 5), date(2026, 8, 31))
EVENTS: tuple[tuple[Event, ...], ...] = (
    (),
    (Event(event="sent", on=date(2026, 7, 1)),),
    (Event(event="sent", on=date(2026, 7, 1)), Event(event="refused", on=date(2026, 7, 20))),
)


def cases() -> Iterator[tuple[dict[str, Any], tuple[Event, ...]]]:
    """People who differ in what decides a plan and in what does not."""
    for number, home in enumerate(HOMES * len(DAYS)):
        answers: dict[str, Any] = {
            "organisation": ("sampler-corp", "Corner Shop Ltd")[number % 2],
            "residence": home,
            "full_name": f"Member {number}",
            "what_happened": f"Story {number}",
        }
        day = DAYS[number // len(HOMES)]
        yield answers | ({"event_date": day} if day else {}), EVENTS[number % 3]


def outcome(plan: Plan) -> Any:
    """Everything of a plan that reaches a person: laws, rights, steps, days, authorities and notes."""
    return [note.id for note in plan.notes], plan.wanted, [_outcome(matter) for matter in plan.matters]


def _outcome(matter: Matter) -> Any:
    return (
        matter.law.id,
        matter.asked,
        {right: (match.id, match.applies, match.rule.cite) for right, match in matter.rights.items()},
        [(rung.step, rung.state, rung.because, rung.on, rung.rights) for rung in matter.ladder],
        [(one.right, one.deadline.id, one.due, one.late_from, one.assumed, one.ended) for one in matter.clocks],
        [(one.authority.id, one.recommended) for one in matter.candidates],
    )


def planned(planner: Planner, answers: dict[str, Any]) -> Plan:
    case = planner.case(answers, ())
    return planner.plan(case, answers_of(case, Library(ROOTS).wishes))


def test_a_shared_plan_equals_the_plan_of_one_person_alone() -> None:
    library = Library(ROOTS)
    planner = Planner(Library(ROOTS), "sampler", TODAY)
    for answers, events in cases():
        alone = prepare(library, read_case(library, "sampler", answers, events, TODAY, "here"), TODAY)
        shared = planner.plan(planner.case(answers, events), alone.situation.answers)
        assert outcome(shared) == outcome(alone), answers


def test_people_who_are_alike_to_the_law_share_a_plan_but_not_their_answers() -> None:
    planner = Planner(Library(ROOTS), "sampler", TODAY)
    same = {"organisation": "sampler-corp", "residence": "NL"}
    first = planned(planner, {**same, "full_name": "Ann", "harm": "A secret"})
    second = planned(planner, {**same, "full_name": "Bob"})
    assert first.matches is second.matches
    assert second.situation.answers["full_name"] == "Bob"
    assert "A secret" not in repr(second)
    assert "name='Ann'" not in repr(second)


def test_the_facts_kept_for_later_rounds_are_those_that_decide() -> None:
    planner = Planner(Library(ROOTS), "sampler", TODAY)
    plan = planned(
        planner, {"organisation": "sampler-corp", "residence": "NL", "full_name": "Ann", "email": "ann@example.org"}
    )
    kept = planner.deciding(plan.situation)
    assert kept["residence"] == "NL"
    assert not {"full_name", "email"} & kept.keys()


def test_a_library_answers_the_second_time_as_the_first_and_looks_nothing_up_again() -> None:
    library = Library(ROOTS)
    first = (library.laws_for("US-CA"), library.authorities("NL", "IE"), library.templates("sampler"))
    again = (library.laws_for("US-CA"), library.authorities("NL", "IE"), library.templates("sampler"))
    assert all(one is other for one, other in zip(first, again, strict=True))
    other = Library(ROOTS)
    assert first == (other.laws_for("US-CA"), other.authorities("NL", "IE"), other.templates("sampler"))
    assert library.authorities("NL") != library.authorities("NL", "IE")


def test_a_changed_template_changes_the_fingerprint(tmp_path: Any) -> None:
    (tmp_path / "templates").mkdir()
    template = tmp_path / "templates/a.md.j2"
    template.write_text("one", encoding="utf-8")
    before = fingerprint((tmp_path,))
    assert fingerprint((tmp_path,)) == before
    template.write_text("two", encoding="utf-8")
    assert fingerprint((tmp_path,)) != before


@pytest.mark.parametrize("day", [date(2026, 2, 4), date(2026, 2, 5)])
def test_a_day_on_either_side_of_a_change_has_a_plan_of_its_own(day: date) -> None:
    planner = Planner(Library(ROOTS), "sampler", TODAY)
    same = {"organisation": "sampler-corp", "residence": "GB-ENG", "full_name": "Ann"}
    other = date(2026, 2, 5) if day == date(2026, 2, 4) else date(2026, 2, 4)
    plans = [planned(planner, {**same, "event_date": one}) for one in (day, other)]
    assert plans[0].matches is not plans[1].matches


def test_in_one_round_each_person_has_the_law_that_reaches_the_company(library: Library) -> None:
    planner = Planner(Library(ROOTS), "access", TODAY)
    base = {"organisation": "Beispiel GmbH", "organisation_sector": "private", "organisation_place": "DE-BY"}
    homes = {"US-NY": "eu.gdpr", "US-TX": "eu.gdpr", "NL": "eu.gdpr", "GB-ENG": "gb.uk-gdpr", "CH": "ch.fadp"}
    for home, law in homes.items():
        answers = base | {"residence": home, "full_name": "Alex Example", "looking_for": ("copy",)}
        alone = prepare(library, read_case(library, "access", answers, (), TODAY, "here"), TODAY)
        together = planner.plan(planner.case(answers, ()), alone.situation.answers)
        assert [plan.matters[0].law.id for plan in (alone, together)] == [law, law]
        assert alone.matters[0].candidates == together.matters[0].candidates


def test_those_who_share_a_plan_share_the_days_awaited_which_are_those_of_one_person_alone() -> None:
    library = Library(ROOTS)
    planner = Planner(Library(ROOTS), "sampler", TODAY)
    for answers, events in cases():
        alone = prepare(library, read_case(library, "sampler", answers, events, TODAY, "here"), TODAY)
        plan, shared = planner.shared(planner.case(answers, events), alone.situation.answers)
        for mine, matter in zip(alone.matters, plan.matters, strict=True):
            for document in (rung.step.document for rung in matter.ladder):
                days = [one.counted for one in mine.if_sent(document) if one.whose != "person"]
                first = min((one.due for one in days), default=None)
                awaited = shared.awaited(matter, document)
                assert (awaited.due if awaited else None) == first, (answers, document)


def with_another_use(monkeypatch: pytest.MonkeyPatch, use: Callable[[Situation, Plan], Plan]) -> Planner:
    """A planner of a kit in which planning looks at a fact more."""

    def with_use(library: Library, told: Situation) -> Plan:
        return use(told, planned_alone(library, told))

    monkeypatch.setattr("complaint_kit.bulk.planner.planned", with_use)
    return Planner(Library(ROOTS), "sampler", TODAY)


def test_a_fact_that_planning_comes_to_look_at_separates_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    def on_harm(told: Situation, plan: Plan) -> Plan:
        return replace(plan, notes=()) if told.facts.get("harm") else plan

    planner = with_another_use(monkeypatch, on_harm)
    base = {"organisation": "sampler-corp", "residence": "US-WY"}
    harmed, unharmed = base | {"full_name": "Ann", "harm": "I lost my flat."}, base | {"full_name": "Bob"}
    plans = [planned(planner, one) for one in (unharmed, harmed, unharmed, harmed)]
    assert [bool(plan.notes) for plan in plans] == [True, False, True, False]
    assert plans[0].matches is plans[2].matches
    assert plans[1].matches is plans[3].matches


def test_a_fact_behind_another_separates_those_for_whom_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def on_phone_of_the_harmed(told: Situation, plan: Plan) -> Plan:
        reached = told.facts.get("harm") and told.facts.get("phone")
        return replace(plan, notes=()) if reached else plan

    planner = with_another_use(monkeypatch, on_phone_of_the_harmed)
    base = {"organisation": "sampler-corp", "residence": "US-WY", "full_name": "Ann"}
    phone, harm = {"phone": "1"}, {"harm": "Much."}
    people = (base, base | phone, base | harm, base | harm | phone, base | phone, base | harm)
    assert [bool(planned(planner, one).notes) for one in people] == [True, True, True, False, True, True]


def test_a_register_keeps_what_the_plan_of_that_person_looked_at_whoever_came_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def on_harm(told: Situation, plan: Plan) -> Plan:
        return plan if told.residence != "NL" else replace(plan, notes=(*plan.notes[: bool(told.facts.get("harm"))],))

    planner = with_another_use(monkeypatch, on_harm)
    for home, kept in (("NL", True), ("US-TX", False)):
        answers = {"organisation": "sampler-corp", "residence": home, "full_name": "Ann", "harm": "Much."}
        case = planner.case(answers, ())
        plan, shared = planner.shared(case, answers_of(case, Library(ROOTS).wishes))
        assert ("harm" in planner.deciding(plan.situation, shared.read)) is kept
        assert "full_name" not in planner.deciding(plan.situation, shared.read)


def test_a_shared_plan_that_looks_at_a_fact_too_late_is_an_error_and_nobody_elses_answer() -> None:
    facts = NotedFacts({"residence": "NL", "harm": "Ann's secret"})
    assert facts["residence"] == "NL"
    facts.close(facts.read)
    assert facts.get("residence") == "NL"
    with pytest.raises(RuntimeError, match="`harm`"):
        facts.get("harm")
    assert dict(facts) == {"residence": "NL"}
