"""Is another organisation part of this? Asked where that is usual, and each that answers for itself has its letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput

from complaint_kit.cases import folder as cases
from complaint_kit.cases import profile
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Me
from tests.wizard.test_wizard import SPACE, keys, line, option, pick, relation, terminal

__all__ = ["keys", "terminal"]

ME = Me(name="Niamh Byrne", lives_in="IE", email="niamh@example.org", address=("1 Quay", "Cork"))
MY_EMPLOYER = [
    line("Harbour Works Ltd"),
    relation("employer"),
    option(1),  # a company
    line("Ireland"),
]
NO_ADDRESS = [line(), line()]  # and no e-mail address
ITS_PAYROLL = [line("Payline Ltd"), pick(1), line("it keeps a file of its own on my pay")]
A_COPY = [line(), SPACE + "\r", line(), line(), option(2)]  # nothing happened; a copy; all time; anywhere; nothing sent
WRITE, NO_OTHER_COMPANY = pick(1), line()
AS_THEY_KNOW_ME = [line("staff number 7"), pick(1), pick(1)]  # my own data; a short letter


def new(home: Path) -> int:
    profile.write(home, ME)
    return main(["new", "access", "--out", str(home), "--as-of", "2026-11-27"])


def letters(home: Path) -> dict[str, str]:
    found = {one.name: one / "1-request.txt" for one in cases.cases_in(home)}
    return {name: " ".join(path.read_text(encoding="utf-8").split()) for name, path in found.items()}


def test_the_employer_and_its_payroll_firm_each_get_a_letter(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    both = [*MY_EMPLOYER, *ITS_PAYROLL, *NO_ADDRESS]
    keys.send_text("".join([*both, *A_COPY, *AS_THEY_KNOW_ME, WRITE, NO_OTHER_COMPANY]))
    assert new(tmp_path) == DONE
    found = letters(tmp_path)
    assert set(found) == {"2026-11-27-harbour-works-ltd", "2026-11-27-payline-ltd"}
    assert "also writing to Payline Ltd, because it keeps a file" in found["2026-11-27-harbour-works-ltd"]
    assert "also writing to Harbour Works Ltd" in found["2026-11-27-payline-ltd"]
    assert [one.case for one in cases.load(cases.cases_in(tmp_path)[0], library).about.others] == [
        "2026-11-27-payline-ltd"
    ]


def test_who_names_nobody_else_is_asked_no_more_about_it(tmp_path: Path, keys: PipeInput) -> None:
    keys.send_text("".join([*MY_EMPLOYER, line(), *NO_ADDRESS, *A_COPY, *AS_THEY_KNOW_ME, WRITE, NO_OTHER_COMPANY]))
    assert new(tmp_path) == DONE
    assert set(letters(tmp_path)) == {"2026-11-27-harbour-works-ltd"}


@pytest.mark.parametrize("is_to_me", ["customer", "supplier", "bank"])
def test_whom_it_hardly_ever_concerns_is_not_asked(tmp_path: Path, keys: PipeInput, is_to_me: str) -> None:
    company = [line("Harbour Works Ltd"), relation(is_to_me), line("Ireland"), line(), line()]
    keys.send_text("".join([*company, *A_COPY, *AS_THEY_KNOW_ME, WRITE, NO_OTHER_COMPANY]))
    assert new(tmp_path) == DONE
    assert set(letters(tmp_path)) == {"2026-11-27-harbour-works-ltd"}
