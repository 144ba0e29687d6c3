"""Each sentence of a letter that states a fact can be followed to where the person told it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.tracing import sentences

CASE = """
kit: 2
scenario: access
finished: true
me: {name: Orla Tennant, lives_in: IE, email: orla@example.org}
about: {organisation: {name: Harrow Insurance DAC, place: IE, sector: private}, is_to_me: insurer}
happened:
  - on: 2026-08-20
    says: Harrow raised my premium by 41 percent. Its letter gave a score as the reason.
    known: document
    exhibit: E1
    wrong: [decided_by_machine]
  - {on: 2026-09-28, says: "A clerk told me on the telephone that no one reads such requests."}
want: [{wish: copy, of: my claims file}]
at_stake: {harm: I may have to give up my cover.}
papers:
  - id: request-1
    asked: [access]
    sent: 2026-09-28
    channel: email
    replies: [{on: 2026-10-22, kind: refused, words: "The model is secret. It stays so.", exhibit: E2}]
exhibits:
  - {id: E1, file: letter.pdf, is: Letter of 20 August 2026}
  - {id: E2, file: answer.pdf, is: Answer of Harrow}
"""
Told = Mapping[str, list[tuple[str, str, str]]]


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """The sources of each sentence of the complaint, as JSON has them."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    named = ["explain", "--answers", str(tmp_path / "case.yaml"), "--as-of", "2026-11-10"]
    assert main([*named, "--sentences", "--document", "complaint", "--json"]) == DONE
    (letter,) = json.loads(capsys.readouterr().out)["letters"]
    assert (letter["document"], letter["to"]) == ("complaint", "Data Protection Commission")
    return {
        one["sentence"]: [(source["kind"], source["id"], source["exhibit"]) for source in one["from"]]
        for one in letter["sentences"]
    }


def of(told: Told, words: str) -> list[tuple[str, str, str]]:
    """The sources of the one sentence with these words."""
    (found,) = (sources for sentence, sources in told.items() if words in sentence)
    return found


def test_every_sentence_of_a_statement_leads_to_it_and_to_the_exhibit_that_shows_it(told: Told) -> None:
    assert of(told, "premium by 41 percent") == [("statement", "S1", "E1")]
    assert of(told, "gave a score as the reason") == [("statement", "S1", "E1")]


def test_a_letter_is_known_by_its_day_and_not_taken_for_what_was_said_on_the_same_day(told: Told) -> None:
    assert ("paper", "request-1", "") in of(told, "I sent Harrow Insurance DAC")
    assert of(told, "A clerk told me") == [("statement", "S2", "")]


def test_their_words_lead_to_their_reply_sentence_by_sentence(told: Told) -> None:
    assert of(told, "The model is secret.") == [("reply", "request-1, 2026-10-22", "E2")]
    assert of(told, "It stays so.") == [("reply", "request-1, 2026-10-22", "E2")]


def test_what_was_answered_and_wanted_leads_to_the_answer(told: Told) -> None:
    assert of(told, "I may have to give up my cover") == [("answer", "harm", "")]
    assert ("answer", "want 1, copy", "") in of(told, "my claims file")
    assert of(told, "I live in Ireland") == [("answer", "residence", "")]


def test_what_asks_or_says_the_law_has_no_source(told: Told) -> None:
    assert not [sentence for sentence in told if "Investigate" in sentence or "legal or similarly" in sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It wrote to me. I answered.", ("It wrote to me.", "I answered.")),
        ("Am 28. September schrieb sie. Es blieb still.", ("Am 28. September schrieb sie.", "Es blieb still.")),
        ("Dr. Brandt called. He said: “No.” I hung up.", ("Dr. Brandt called.", "He said: “No.”", "I hung up.")),
        ("It came in 2026. Then nothing.", ("It came in 2026.", "Then nothing.")),
    ],
)
def test_a_sentence_ends_where_a_reader_sees_its_end(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts


def test_on_the_screen_each_sentence_stands_above_what_it_came_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    named = ["explain", "--answers", str(tmp_path / "case.yaml"), "--as-of", "2026-11-10", "--lang", "de"]
    assert main([*named, "--sentences", "--document", "complaint", "--letter-language", "en"]) == DONE
    shown = capsys.readouterr().out
    assert "Harrow raised my premium by 41 percent.\n    Angabe S1 (belegt durch E1)\n" in shown
