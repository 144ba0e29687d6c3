"""`record CASE` without more words: what came is asked on the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import PipeInput

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from complaint_kit.wizard import prompts
from tests.wizard.test_wizard import DOWN, ENTER, SPACE, keys, line, must, pick, terminal

__all__ = ["keys", "terminal"]

CASE = {
    "kit": 2,
    "scenario": "access",
    "finished": True,
    "me": {"name": "Ada Brandt", "lives_in": "IE", "email": "ada@example.org"},
    "about": {"organisation": {"name": "Brixen Ltd", "place": "IE"}, "is_to_me": "insurer"},
    "want": ["copy"],
}
SENT = {"id": "request-1", "sent": "2026-09-28", "asked": ["access"], "channel": "email"}


def ask(home: Path, case: dict[str, object]) -> int:
    cases.write_new(home / "brixen", Case.model_validate(case), {})
    return main(["record", "brixen", "--out", str(home), "--as-of", "2026-10-23"])


def test_a_refusal_is_told_in_six_answers(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    answers = [
        must(1),  # a refusal
        line("22 October 2026"),
        line("It is a trade secret."),
        DOWN * 7 + SPACE + ENTER,  # it is a trade secret
        line("Not my own data."),
        line(),  # no file
    ]
    keys.send_text("".join(answers))
    assert ask(tmp_path, {**CASE, "papers": [SENT]}) == DONE
    (reply,) = cases.load(tmp_path / "brixen", library).papers[0].replies
    assert (reply.on, reply.kind, reply.ground) == (date(2026, 10, 22), "refused", "trade_secret")
    assert (reply.words, reply.mine) == ("It is a trade secret.", "Not my own data.")


def test_a_list_that_scrolls_its_question_away_has_it_on_its_first_line(
    tmp_path: Path, keys: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "height", lambda: 24)  # reasons take 23 lines, their question stood above them
    asked: list[str] = []
    checkbox = prompts.questionary.checkbox

    def watched(said: str, **named: Any) -> Any:
        asked.append(said)
        return checkbox(said, **named)

    monkeypatch.setattr(prompts.questionary, "checkbox", watched)
    keys.send_text("".join([must(1), line("22 October 2026"), line(), SPACE + ENTER, line(), line()]))
    assert ask(tmp_path, {**CASE, "papers": [SENT]}) == DONE
    assert asked == ["Which reasons did they give?"]


def test_of_an_answer_in_part_what_is_done_is_ticked_and_the_rest_counts_as_left_out(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    answers = [
        must(2),  # an answer, but not to everything
        line("22 October 2026"),
        line(),
        DOWN + SPACE + ENTER,  # the deletion is done
        line("The recipients."),
        SPACE + ENTER,  # no reason
        line(),
        line(),
    ]
    keys.send_text("".join(answers))
    case = {**CASE, "want": ["copy", "delete", "stop_ads"]}
    sent = {**SENT, "asked": ["access", "erasure", "object_marketing"]}
    assert ask(tmp_path, {**case, "papers": [sent]}) == DONE
    (reply,) = cases.load(tmp_path / "brixen", library).papers[0].replies
    assert (reply.kind, reply.missing) == ("partly", "The recipients.")
    assert (reply.answers, reply.refuses) == (("erasure",), ("access", "object_marketing"))


def test_before_any_letter_was_sent_nothing_can_have_come(tmp_path: Path, keys: PipeInput) -> None:
    assert ask(tmp_path, CASE) == CANNOT_START


def test_a_refusal_under_uk_law_offers_no_ground_that_the_law_cannot_know(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    case = {
        **CASE,
        "me": {**CASE["me"], "lives_in": "GB-ENG"},
        "about": {**CASE["about"], "organisation": "Brixen Ltd"},
    }
    answers = [
        must(1),  # a refusal
        line("22 October 2026"),
        line("A person decided it."),
        DOWN * 20 + SPACE + ENTER,  # the last of those offered for a copy: another one
        line("Not my own data."),
        line(),  # no file
    ]
    keys.send_text("".join(answers))
    assert ask(tmp_path, {**case, "papers": [SENT]}) == DONE
    (reply,) = cases.load(tmp_path / "brixen", library).papers[0].replies
    assert reply.ground == "other"


def test_letters_are_named_by_what_they_are_in_the_language_of_the_screen(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    reminder = {"id": "reminder-1", "kind": "reminder", "sent": "2026-10-20", "channel": "email"}
    escape = "\x1b"  # as of somebody who wanted to leave: Enter right after it has chosen nothing
    keys.send_text("".join([escape + ENTER, pick(1), must(3), line("22.10.2026"), line(), line(), line()]))
    cases.write_new(tmp_path / "brixen", Case.model_validate({**CASE, "papers": [SENT, reminder]}), {})
    assert main(["--lang", "de", "record", "brixen", "--out", str(tmp_path), "--as-of", "2026-10-23"]) == DONE
    assert "Erinnerung, 2026-10-20" in capsys.readouterr().out


def test_that_nothing_was_sent_yet_is_said_in_german(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases.write_new(tmp_path / "brixen", Case.model_validate(CASE), {})
    assert main(["--lang", "de", "record", "brixen", "--out", str(tmp_path)]) == CANNOT_START
    assert "noch kein Schreiben abgesandt" in capsys.readouterr().err


def happened(home: Path, *more: str) -> int:
    cases.write_new(home / "brixen", Case.model_validate(CASE), {})
    return main(["record", "brixen", "happened", *more, "--out", str(home), "--as-of", "2026-10-23"])


def test_what_happened_since_is_asked_on_the_screen_with_who_told_it(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    answers = [
        line("Brixen gave my file to my landlord."),
        line("19 October 2026"),
        pick(2),  # somebody told me
        DOWN * 6 + SPACE + ENTER,  # they gave it to others
        line("my neighbour"),
        line("gate.png"),  # there is none of that name
        line(str(tmp_path / "gate.jpg")),
    ]
    (tmp_path / "gate.jpg").write_bytes(b"x")
    keys.send_text("".join(answers))
    assert happened(tmp_path) == DONE
    case = cases.load(tmp_path / "brixen", library)
    (told,) = case.happened
    assert [one.file for one in case.exhibits if one.id == told.exhibit] == [str(tmp_path / "gate.jpg")]
    assert told.on is not None
    assert (told.on.first, told.known, told.by) == (date(2026, 10, 19), "told", "my neighbour")
    assert (told.says, told.wrong) == ("Brixen gave my file to my landlord.", ("passed_on",))


def test_what_the_command_says_already_is_not_asked(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    keys.send_text(line("Brixen gave my file to my landlord.") + line())  # and no file
    assert happened(tmp_path, "--on", "2026-10", "--known", "myself", "--wrong", "passed_on") == DONE
    (told,) = cases.load(tmp_path / "brixen", library).happened
    assert told.on is not None
    assert (told.on.says, told.known, told.wrong) == ("2026-10", "myself", ("passed_on",))


def test_without_a_terminal_the_sentence_has_to_be_in_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert happened(tmp_path) == CANNOT_START
    assert '--says "…"' in capsys.readouterr().err


def test_several_reasons_of_one_refusal_are_told_at_once(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    both = DOWN * 6 + SPACE + DOWN + SPACE + ENTER  # other people, and a trade secret
    keys.send_text("".join([must(1), line("22 October 2026"), line(), both, line(), line()]))
    assert ask(tmp_path, {**CASE, "papers": [SENT]}) == DONE
    (reply,) = cases.load(tmp_path / "brixen", library).papers[0].replies
    assert (reply.ground, reply.also) == ("rights_of_others", ("trade_secret",))
