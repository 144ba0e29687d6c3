"""What is said to an answer that deals with a part of what was asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Reply
from complaint_kit.situation.recording import with_reply

TODAY = date(2026, 11, 27)
ALL = "objection to marketing, deletion of my data, and access to my data"


def answered(home: str = "IE", **reply: Any) -> Case:
    """A case with such an answer to a request for a copy, a deletion and no more advertising."""
    return Case.model_validate(
        {
            "kit": 2,
            "scenario": "access",
            "finished": True,
            "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org"},
            "about": {"organisation": {"name": "Brixen Ltd", "place": home[:2], "sector": "private"}},
            "want": [{"wish": "copy"}, {"wish": "delete"}, {"wish": "stop_ads"}],
            "papers": [
                {
                    "id": "request-1",
                    "channel": "email",
                    "asked": ["access", "erasure", "opt_out_ads" if home == "US-VA" else "object_marketing"],
                    "sent": "2026-09-01",
                    "received": {"on": "2026-09-01"},
                    "replies": [{"on": "2026-09-20", "kind": "partly", **reply}],
                }
            ],
        }
    )


def letter(library: Library, kind: DocumentKind, home: str = "IE", language: str = "en", **reply: Any) -> str:
    """A letter after such an answer, on one line."""
    case = answered(home, **reply)
    return " ".join(words(draft(prepare(library, case, TODAY).matter(kind), library, kind, language)))


def test_whoever_did_not_say_which_part_is_open_asks_which_and_why(library: Library) -> None:
    reply = letter(library, "reply")
    assert f"tell me by 11 December 2026 which part of my request ({ALL}) you have not dealt with, and why" in reply
    assert "do what is still open" in reply
    assert "Thank you for your answer of 20 September 2026. I read it as dealing with only part of my request." in reply


def test_what_they_may_have_granted_is_not_asked_for_again(library: Library) -> None:
    reply = letter(library, "reply")
    assert "look again" not in reply
    assert "do what I asked" not in reply
    assert "act on the request" not in reply


def test_words_and_a_reason_of_theirs_are_still_met(library: Library) -> None:
    reply = letter(library, "reply", words="The rest is a trade secret.", ground="trade_secret")
    assert "only part of my request. You wrote: “The rest is a trade secret.” In my view that does not hold." in reply
    assert "which part of my request" in reply


def test_in_german_the_letter_asks_which_part_is_open_too(library: Library) -> None:
    reply = letter(library, "reply", language="de")
    assert "teilen Sie mir bis zum 11. Dezember 2026 mit, welchen Teil meines Antrags" in reply
    assert "Ich verstehe sie so, dass sie nur einen Teil dessen betrifft, worum ich gebeten habe." in reply
    assert "so nennen Sie mir bitte den Grund (Art. 12 Abs. 4 DSGVO)" in reply


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_swiss_letter_argues_for_no_part_that_may_have_been_granted(library: Library, language: str) -> None:
    # Article 30(2)(b) FADP is about a deletion and an objection, Article 26(4) about access: nobody said which it was.
    reply = letter(library, "reply", "CH", language)
    assert "Art. 30" not in reply
    assert "Art. 26" in reply.partition("Ada Brandt ada@example.org")[2]


def test_where_they_named_what_they_refuse_the_letter_is_about_that_alone(library: Library) -> None:
    reply = letter(library, "reply", refuses=["erasure"])
    assert "Please look again at my request for deletion of my data and do what I asked by 11 December 2026" in reply
    assert "access to my data" not in reply


def test_an_american_appeal_asks_which_part_is_denied(library: Library) -> None:
    appeal = letter(library, "appeal", "US-VA")
    assert "Please do what is still open, or tell me which part of my request you deny, and why." in appeal
    assert "do what I asked" not in appeal


@pytest.mark.parametrize("kind", ["reply", "complaint"])
def test_what_they_granted_is_neither_asked_for_again_nor_complained_of(library: Library, kind: DocumentKind) -> None:
    text = letter(library, kind, answers=["access", "object_marketing"])
    assert "deletion of my data" in text
    assert ALL not in text
    assert "leaves none to refuse it" not in text
    assert "the processing to which I object" not in text


def test_the_ico_is_told_that_only_the_deletion_is_still_open(library: Library) -> None:
    text = letter(library, "complaint", "GB-ENG", answers=["access", "object_marketing"])
    assert "Deal with what is still open in my request: deletion of my data (Article 17)." in text


def test_where_something_is_missing_from_what_they_granted_it_stays_open(library: Library) -> None:
    text = letter(library, "complaint", answers=["access", "object_marketing"], missing="The call recordings.")
    assert ALL in text


def test_what_is_missing_is_missing_from_what_they_do_not_say_is_done() -> None:
    told = Reply(on=date(2026, 10, 2), kind="partly", answers=("erasure",), missing="The recipients.")
    case = with_reply(answered(), "request-1", told)
    assert case.papers[0].replies[-1].refuses == ("access", "object_marketing")
