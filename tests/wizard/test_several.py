"""One person and several companies in one sitting: who they are is asked once."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput

from complaint_kit.cases import folder as cases
from complaint_kit.cases import profile
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Me
from tests.wizard.test_wizard import (
    ABOUT_ME,
    AGREE,
    ENTER,
    ORGANISATION_TO_HISTORY,
    SPACE,
    keys,
    line,
    option,
    pick,
    terminal,
)

__all__ = ["keys", "terminal"]

NOTHING_SENT = option(2)
WHAT_THEY_HAVE = [line(), SPACE + ENTER, line(), line(), NOTHING_SENT]  # nothing happened; a copy; all time; anywhere
KNOWN_THERE = [line("sanne@example.org")]  # how this company knows the person
SHORT = pick(1)
YES, NO = pick(1), pick(2)
ANOTHER, NO_OTHER = "\x1b[A" + ENTER, ENTER  # of another company the pointer rests on "no"


def new(home: Path, *more: str) -> int:
    return main(["new", "access", "--out", str(home), "--as-of", "2026-09-01", *more])


def told(home: Path, library: Library) -> dict[str, str | None]:
    """The name of the person in each case, by company."""
    found = [cases.load(folder, library) for folder in cases.cases_in(home)]
    return {case.about.organisation.name: case.me.name for case in found}


def test_another_company_is_written_to_without_asking_who_i_am_again(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    first = [*ORGANISATION_TO_HISTORY, NOTHING_SENT, *ABOUT_ME, *AGREE]
    second = [line("Meta"), *WHAT_THEY_HAVE, *KNOWN_THERE, *AGREE]
    keys.send_text("".join([*first, NO, ANOTHER, *second, NO_OTHER]))
    assert new(tmp_path) == DONE
    assert told(tmp_path, library) == {"linkedin": "Sanne de Vries", "meta": "Sanne de Vries"}
    lengths = [cases.load(folder, library).facts.get("letter_form") for folder in cases.cases_in(tmp_path)]
    assert lengths == ["short", "short"]
    assert profile.read(tmp_path) is None


def test_who_i_am_may_be_kept_for_the_next_time(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, NOTHING_SENT, *ABOUT_ME, *AGREE, YES, NO_OTHER]))
    assert new(tmp_path) == DONE
    me = profile.read(tmp_path)
    assert me is not None
    assert (me.name, me.lives_in, me.email) == ("Sanne de Vries", "NL", "sanne@example.org")


def test_a_list_of_companies_is_gone_through_one_by_one(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    profile.write(tmp_path, Me(name="Ada", lives_in="NL", email="a@example.org", address=("Kade 1",)))
    names = tmp_path / "companies.txt"
    names.write_text("# mine\nLinkedIn\n\nMeta\nLinkedIn\n", encoding="utf-8")
    first = [*WHAT_THEY_HAVE, *KNOWN_THERE, pick(1), pick(1), SHORT, *AGREE]  # my own data, in English
    keys.send_text("".join([*first, *WHAT_THEY_HAVE, *KNOWN_THERE, *AGREE]))
    assert new(tmp_path, "--companies", str(names)) == DONE
    assert set(told(tmp_path, library).values()) == {"Ada"}
    assert len(cases.cases_in(tmp_path)) == 2


@pytest.mark.parametrize("content", ["", "# nothing yet\n"])
def test_an_empty_list_of_companies_is_said_before_the_first_question(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    names = tmp_path / "companies.txt"
    names.write_text(content, encoding="utf-8")
    assert new(tmp_path, "--companies", str(names)) == CANNOT_START
    assert "companies.txt" in capsys.readouterr().err


def test_a_damaged_profile_is_named(tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "me.yaml").write_text("name: Ada\nshoe_size: 38\n", encoding="utf-8")
    assert new(tmp_path) == CANNOT_START
    assert "me.yaml:2" in capsys.readouterr().err
