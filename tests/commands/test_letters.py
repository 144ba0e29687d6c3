"""`letters` and `list letters`: what there is to write, and how a letter reads before anybody fills it."""

from __future__ import annotations

import json

import pytest

from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.law.matching import STEPS


def test_a_lawyer_reads_the_order_of_a_letter_with_its_words_and_conditions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letters", "request.eu", "--letter-language", "en"]) == DONE
    page = capsys.readouterr().out
    assert "--- erasure ---" in page
    assert "[under] ground_child   (said: {'ground': 'child'})" in page
    assert "It was collected from a child, by an online service" in page
    assert page.index("] greeting") < page.index("--- access ---") < page.index("] closing")


def test_a_letter_is_shown_as_a_grievance_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letters", "request.eu", "ai_training"]) == DONE
    assert "train, fine-tune or test artificial intelligence" in capsys.readouterr().out


def test_a_letter_that_nobody_wrote_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letters", "request.mars"]) == CANNOT_START
    assert "request.eu" in capsys.readouterr().err


def test_each_letter_is_listed_for_each_right_and_language_and_no_mere_step_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", "letters", "--json"]) == DONE
    rows = json.loads(capsys.readouterr().out)
    request = {"document": "request", "family": "eu", "right": "erasure", "language": "de", "forms": ["short", "full"]}
    assert request in rows
    assert not STEPS & {row["right"] for row in rows}
    assert len({tuple(map(str, row.values())) for row in rows}) == len(rows)
