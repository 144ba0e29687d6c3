"""Several organisations in one matter: a letter and a case for each that answers for itself, none for who acts for it.

Articles 4(7) and 4(8) GDPR: a controller decides about the data, a processor handles them on its behalf.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.cases.folder import as_yaml
from complaint_kit.cli import main
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

DAY = date(2026, 11, 16)  # a Monday
PAYLINE = {"name": "Payline Ltd", "role": "controller", "place": "IE", "address": ["2 Pay Street", "Galway"]}
PAYS = {**PAYLINE, "sector": "private", "because": "it keeps a file of its own on my pay"}
EMPLOYER = {"name": "Harbour Works Ltd", "place": "IE", "sector": "private", "address": ["1 Quay", "Cork"]}


def told(*others: Any, **more: Any) -> dict[str, Any]:
    return {
        "kit": 2,
        "scenario": "access",
        "me": {"name": "Alex Example", "lives_in": "IE", "email": "a@example.org"},
        "about": {"organisation": EMPLOYER, "is_to_me": "employer", "others": list(others)},
        "want": ["copy"],
        **more,
    }


def draft(folder: Path, raw: dict[str, Any]) -> dict[str, str]:
    """The text of the letter in each case folder."""
    answers = folder / "answers.yaml"
    answers.write_text(as_yaml(raw), encoding="utf-8")
    home = folder / "cases"
    main(["draft", "--answers", str(answers), "--out", str(home), "--as-of", str(DAY), "--format", "txt"])
    return {
        one.name: " ".join((one / "1-request.txt").read_text(encoding="utf-8").split()) for one in cases.cases_in(home)
    }


def test_employer_and_supplier_each_get_one_letter_that_names_the_other(tmp_path: Path) -> None:
    letters = draft(tmp_path, told(PAYS))
    assert set(letters) == {"2026-11-16-harbour-works-ltd", "2026-11-16-payline-ltd"}
    employer, supplier = letters["2026-11-16-harbour-works-ltd"], letters["2026-11-16-payline-ltd"]
    assert "Harbour Works Ltd 1 Quay Cork" in employer
    assert "I am also writing to Payline Ltd, because it keeps a file of its own on my pay." in employer
    assert "Payline Ltd 2 Pay Street Galway" in supplier
    assert "I am also writing to Harbour Works Ltd, because I work or worked there." in supplier


def test_the_other_firm_reads_that_somebody_only_applied_for_work_there(tmp_path: Path) -> None:
    about = {"organisation": EMPLOYER, "is_to_me": "would_be_employer", "others": [PAYS]}
    letters = draft(tmp_path, told(about=about))
    assert "Harbour Works Ltd, because I applied for work there." in letters["2026-11-16-payline-ltd"]


@pytest.mark.parametrize("role", ["organisation", "controller", "joint_controller"])
def test_whoever_may_answer_for_itself_gets_a_letter(tmp_path: Path, role: str) -> None:
    assert len(draft(tmp_path, told({**PAYS, "role": role}))) == 2


def test_a_processor_gets_no_letter_and_the_controller_is_asked_to_include_it(tmp_path: Path) -> None:
    (letter,) = draft(tmp_path, told({**PAYS, "role": "processor", "because": "it runs the payroll"})).values()
    assert "I am also writing" not in letter
    assert (
        "As far as I know, Payline Ltd handles my data on your behalf, because it runs the payroll. "
        "Please include what it holds for you." in letter
    )


def test_who_acts_for_the_first_is_no_part_of_the_letter_to_another(tmp_path: Path) -> None:
    host = {"name": "Hostbox GmbH", "role": "processor"}
    letters = draft(tmp_path, told(PAYS, host))
    assert "Hostbox" in letters["2026-11-16-harbour-works-ltd"]
    assert "Hostbox" not in letters["2026-11-16-payline-ltd"]


def test_the_cases_know_of_each_other(tmp_path: Path, library: Library) -> None:
    draft(tmp_path, told(PAYS))
    first, second = (cases.load(one, library) for one in cases.cases_in(tmp_path / "cases"))
    assert [one.case for one in first.about.others] == ["2026-11-16-payline-ltd"]
    assert [one.case for one in second.about.others] == ["2026-11-16-harbour-works-ltd"]


def test_a_case_with_one_organisation_says_nothing_of_others(tmp_path: Path, library: Library) -> None:
    (letter,) = draft(tmp_path, told()).values()
    assert "also writing" not in letter
    assert explanation(prepare(library, Case.model_validate(told()), DAY), Screen(library)).parties == ()


def test_the_plan_lists_them_in_order_and_offers_to_send_a_letter_on(library: Library) -> None:
    host = {"name": "Hostbox GmbH", "role": "processor"}
    plan = prepare(library, Case.model_validate(told(PAYS, host)), DAY)
    content = explanation(plan, Screen(library))
    assert [(one.name, one.letter) for one in content.parties] == [
        ("Harbour Works Ltd", True),
        ("Payline Ltd", True),
        ("Hostbox GmbH", False),
    ]
    text = " ".join(plan_text(content, library.shared_words("en")).split())
    assert "1. Harbour Works Ltd: this letter. 2. Payline Ltd: a letter of its own" in text
    assert "ask it to send your letter on to Harbour Works Ltd" in text


def test_a_name_with_a_full_stop_of_its_own_ends_the_sentence(library: Library) -> None:
    told_of = told({"name": "Hostbox GmbH", "role": "processor"})
    told_of["about"]["organisation"] = EMPLOYER | {"name": "Colegio Los Almendros, S.L."}
    content = explanation(prepare(library, Case.model_validate(told_of), DAY), Screen(library))
    assert content.parties[1].says.endswith("send your letter on to Colegio Los Almendros, S.L.")
    assert not content.parties[1].says.endswith("..")


LETTERS = [
    {"id": "request-1", "asked": ["access"], "channel": "email", "sent": date(2026, 10, 1)},
    {
        **{"id": "request-2", "asked": ["access"], "channel": "email", "sent": date(2026, 10, 12)},
        "to": {"role": "organisation", "name": "Payline Ltd"},
    },
]


def test_the_time_limit_of_one_is_not_that_of_the_other(tmp_path: Path, library: Library) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(as_yaml(told(PAYS, papers=LETTERS)), encoding="utf-8")
    home = tmp_path / "cases"
    main(["draft", "--answers", str(answers), "--out", str(home), "--as-of", "2026-11-16", "--format", "txt"])
    plans = {}
    for one in cases.cases_in(home):
        case = cases.load(one, library)
        plan = prepare(library, case, DAY)
        plans[case.about.organisation.name] = (plan, {clock.due for clock in plan.matters[0].due})
    # Sent by e-mail on Thursday 1 October: one month is Sunday 1 November, so Monday 2 November. The letter to Payline
    # of Monday 12 October is due on Thursday 12 November.
    assert plans["Harbour Works Ltd"][1] == {date(2026, 11, 2)}
    assert plans["Payline Ltd"][1] == {date(2026, 11, 12)}


def test_a_letter_to_another_starts_nothing_in_the_case_about_the_first(library: Library) -> None:
    plan = prepare(library, Case.model_validate(told(PAYS, papers=LETTERS[1:])), DAY)
    assert plan.matters[0].due == ()
    assert plan.matters[0].document == "request"


def test_what_one_did_wrong_is_not_held_against_the_other(tmp_path: Path, library: Library) -> None:
    happened = [{"on": date(2026, 10, 5), "says": "Harbour Works Ltd filmed the canteen.", "wrong": ["films_me"]}]
    draft(tmp_path, told(PAYS, happened=happened))
    first, second = (cases.load(one, library) for one in cases.cases_in(tmp_path / "cases"))
    assert [one.wrong for one in first.happened] == [("films_me",)]
    assert [one.wrong for one in second.happened] == [()]
    assert second.happened[0].says == "Harbour Works Ltd filmed the canteen."


def test_a_school_and_its_app_in_german(tmp_path: Path) -> None:
    raw = told(
        {"name": "Klassenapp GmbH", "role": "joint_controller", "place": "DE-BE", "because": "sie die Noten speichert"}
    )
    raw["letter_language"] = "de"
    raw["me"]["lives_in"] = "DE-BE"
    raw["about"] |= {
        "organisation": {"name": "Waldschule e.V.", "place": "DE-BE", "sector": "private"},
        "is_to_me": "school",
    }
    letters = draft(tmp_path, raw)
    assert "Ich schreibe auch an Klassenapp GmbH, weil sie die Noten speichert." in letters["2026-11-16-waldschule-e-v"]
    assert "Ich schreibe auch an Waldschule e.V. Bitte" in letters["2026-11-16-klassenapp-gmbh"].replace(
        "e.V..", "e.V."
    )


def test_another_that_cannot_be_understood_leaves_the_first_letter_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = draft(tmp_path, told({"name": "Linkedin Irland", "role": "controller"}))
    assert set(letters) == {"2026-11-16-harbour-works-ltd"}
    assert "Did you mean" in capsys.readouterr().err
    assert "also writing" not in letters["2026-11-16-harbour-works-ltd"]
