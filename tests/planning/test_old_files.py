"""Files of older versions give the plan that they gave then, but for differences that are meant, with a reason each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaint_kit.cases.older_files import OlderCase
from complaint_kit.drafting.build_plan import prepare, read_case
from complaint_kit.drafting.documents import addressee
from complaint_kit.errors import AnswersError
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from complaint_kit.situation.older import Event
from tests.planning.old_files.reading import OldFile, Row, differences, expected, fits, old_files, then

THEN = then()
FILES = {one.id: one for one in old_files()}
SCENARIOS = sorted({one.scenario for one in FILES.values()})


def events(file: OldFile) -> tuple[Event, ...]:
    return tuple(Event.model_validate(one) for one in file.events)


def as_answers(library: Library, file: OldFile) -> Case:
    return read_case(library, file.scenario, file.answers, events(file), file.today, file.id)


def as_case_file(library: Library, file: OldFile) -> Case:
    older = OlderCase(
        scenario=file.scenario, started=date(2026, 3, 1), answers=file.answers, events=events(file), finished=True
    )
    return older.as_case(library, file.id)


def now(library: Library, file: OldFile, case: Case) -> Row:
    """What today's kit says of the file."""
    plan = prepare(library, case, file.today)
    if not plan.matters:
        return Row(file.id, "-", "-", "-", ())
    matter = plan.matters[0]
    kind, to = matter.document, "-"
    if kind:
        try:
            to = addressee(matter, kind).lines[0]
        except AnswersError:
            to = "?"
    dates = (
        (one.right, one.deadline.id, one.counted.due.isoformat(), one.counted.complain_from.isoformat(), one.ended)
        for one in matter.due
    )
    said = (f"{right}.{id_} {due} {late}{' answered' if ended else ''}" for right, id_, due, late, ended in dates)
    return Row(file.id, matter.law.id, kind or "-", to, tuple(sorted(set(said))))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_an_answers_file_gives_the_plan_of_then_but_for_the_differences_that_are_meant(
    library: Library, scenario: str
) -> None:
    mine = [one for one in FILES.values() if one.scenario == scenario]
    assert [now(library, one, as_answers(library, one)) for one in mine] == [expected(THEN, one.id) for one in mine]


@pytest.mark.parametrize("home", ["GB-ENG", "IE", "US-CA-work", "US-VA"])
def test_a_case_file_of_then_gives_the_plan_of_then(library: Library, home: str) -> None:
    mine = [one for one in FILES.values() if one.id.startswith(f"access {home} ")]
    assert [now(library, one, as_case_file(library, one)) for one in mine] == [expected(THEN, one.id) for one in mine]


@pytest.mark.parametrize(
    ("id_", "changed"),
    [
        ("access IE silent", {"dates": ("access.answer 2026-08-03 2026-08-05",)}),
        ("access IE silent", {"document": "complaint"}),
        ("access IE silent", {"law": "gb.uk-gdpr"}),
        ("access IE silent", {"to": "Data Protection Commission"}),
        ("access IE refused", {"document": "reminder"}),
    ],
)
def test_a_changed_date_letter_law_or_addressee_is_seen(library: Library, id_: str, changed: dict[str, Any]) -> None:
    file = FILES[id_]
    today = now(library, file, as_answers(library, file))
    assert today == expected(THEN, id_)
    assert today != replace(today, **changed)


def test_every_file_was_looked_at_then_and_no_row_is_of_another() -> None:
    assert list(THEN) == list(FILES)


def test_every_difference_that_is_meant_changes_a_row() -> None:
    for one in differences():
        assert any(fits(one, row) for row in THEN.values()), one["because"]
        assert one.keys() & {"becomes", "drops", "adds", "as_home"}
