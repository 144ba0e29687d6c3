"""An e-mail saved as a file tells its day and that it is one; its words are quoted only if the person says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput
from pypdf import PdfReader

from complaint_kit.commands import shared
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.packs.library import Library
from complaint_kit.situation.mails import read_mail
from tests.commands.test_recording import ANSWERS, case_in, home, kit, record
from tests.wizard.test_wizard import ENTER, keys, pick

__all__ = ["home", "keys"]
REQUEST = """\
From: Ada Brandt <ada@example.org>
To: privacy@brixen.example
Date: Mon, 28 Sep 2026 09:15:00 +0100
Subject: Access to my data

Please send me a copy.
"""
THE_LETTER = "whoever deals with data protection"  # of the request that the kit drafts
ANSWER = """\
Received: from mx.brixen.example by mail.example.org; Fri, 23 Oct 2026 00:10:00 +0100
Received: from inner by mx.brixen.example; Thu, 22 Oct 2026 23:10:00 +0000
From: Brixen <privacy@brixen.example>
To: ada@example.org
Date: Thu, 22 Oct 2026 19:09:00 -0400
Subject: =?utf-8?q?Re=3A_Access_to_my_data_=E2=80=93_no?=
Content-Type: text/plain; charset="utf-8"

We cannot disclose it.
It is a trade secret.
--\u0020
Brixen Ltd

> Please send me a copy.
"""


@pytest.fixture
def request_(tmp_path: Path) -> str:
    (tmp_path / "request.eml").write_text(REQUEST, encoding="utf-8")
    return str(tmp_path / "request.eml")


@pytest.fixture
def answer(tmp_path: Path) -> str:
    (tmp_path / "answer.eml").write_text(ANSWER, encoding="utf-8")
    return str(tmp_path / "answer.eml")


@pytest.mark.parametrize("named", [(), ("request-1",)])
def test_a_letter_that_went_out_as_e_mail_has_its_day_its_way_and_its_file(
    home: Path, library: Library, request_: str, named: tuple[str, ...]
) -> None:
    assert record(home, "2026-11-27", "sent", *named, "--file", request_) == DONE
    case = case_in(home, library)
    (paper,) = case.papers
    assert (paper.sent, paper.channel, paper.exhibit) == (date(2026, 9, 28), "email", "E1")
    assert paper.received is None  # that it arrived is more than the e-mail shows
    assert [(one.file, one.is_) for one in case.exhibits] == [
        (request_, "E-mail of 28 September 2026, “Access to my data”")
    ]


def test_an_answer_came_on_the_day_on_which_it_was_delivered(home: Path, library: Library, answer: str) -> None:
    # written on 22 October in New York, ten past midnight on the 23rd in Ireland
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    assert record(home, "2026-11-27", "reply", "--kind", "refused", "--file", answer) == DONE
    case = case_in(home, library)
    (reply,) = case.papers[0].replies
    assert (reply.on, reply.exhibit) == (date(2026, 10, 23), "E1")
    assert case.exhibits[0].is_ == "E-mail of 23 October 2026, “Re: Access to my data – no”"


def test_what_an_option_says_goes_before_the_e_mail(home: Path, library: Library, answer: str) -> None:
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    told = ("--kind", "refused", "--on", "2026-10-22", "--words", "It is a trade secret.")
    record(home, "2026-11-27", "reply", *told, "--file", answer)
    (reply,) = case_in(home, library).papers[0].replies
    assert (reply.on, reply.words) == (date(2026, 10, 22), "It is a trade secret.")


def test_where_nobody_can_be_asked_nothing_is_quoted_and_that_is_said(
    home: Path, library: Library, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    capsys.readouterr()
    record(home, "2026-11-27", "reply", "--kind", "refused", "--file", answer)
    said = capsys.readouterr().out
    assert "We cannot disclose it.\nIt is a trade secret.\n\nNothing of it is quoted" in said
    assert "Please send me a copy" not in said  # that is the person's own letter, below theirs
    assert case_in(home, library).papers[0].replies[0].words == ""


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (pick(1), ""),
        (pick(2), "We cannot disclose it.\nIt is a trade secret."),
        (pick(3) + "It is a trade secret." + ENTER + ENTER, "It is a trade secret."),
    ],
)
def test_on_a_terminal_the_person_says_what_is_quoted(
    home: Path,
    library: Library,
    answer: str,
    keys: PipeInput,
    monkeypatch: pytest.MonkeyPatch,
    answers: str,
    words: str,
) -> None:
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    monkeypatch.setattr(shared, "on_a_terminal", lambda: True)
    keys.send_text(answers)
    assert record(home, "2026-11-27", "reply", "--kind", "refused", "--file", answer) == DONE
    assert case_in(home, library).papers[0].replies[0].words == words


@pytest.mark.parametrize(
    ("event", "content", "named"),
    [
        ("sent", ANSWER, "written to you"),
        ("reply", REQUEST, "written by you"),
        ("sent", "Just some notes of mine.\n", "not an e-mail"),
        ("sent", REQUEST.replace("Mon, 28 Sep 2026 09:15:00 +0100", "some day"), "does not say its day"),
        ("sent", REQUEST.replace("28 Sep 2026", "28 Dec 2026"), "2026-12-28"),  # a month ahead
    ],
)
def test_an_e_mail_that_cannot_be_what_the_command_says_changes_nothing(
    home: Path,
    library: Library,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    event: str,
    content: str,
    named: str,
) -> None:
    record(home, "2026-09-20", "sent", "request-1", "--on", "2026-09-20") if event == "reply" else None
    before = case_in(home, library)
    (tmp_path / "it.eml").write_text(content, encoding="utf-8")
    kind = ("--kind", "refused") if event == "reply" else ()
    assert record(home, "2026-11-27", event, *kind, "--file", str(tmp_path / "it.eml")) == CANNOT_START
    assert named in capsys.readouterr().err
    assert case_in(home, library) == before


@pytest.mark.parametrize(
    "content",
    [
        b"From: a@b.example\nDate: \xff\xfe\nSubject: =?utf-8?b?!!!?=\n\n\xff\xfe",
        b"From: a@b.example\nContent-Type: text/plain; charset=nonesuch\n\nhello",
        b"From: =?x?q?=\nTo: <a@b.example\nReceived: by; ;;\nContent-Type: multipart/mixed\n\n--",
        b"To: a@b.example\nContent-Type: text/html\n\n<script>x</script>",
    ],
)
def test_a_damaged_e_mail_tells_what_can_be_read_of_it(content: bytes) -> None:
    mail = read_mail(content, "it.eml")
    assert {"a@b.example"} == mail.sender | mail.to
    assert (mail.sent, mail.came) == (None, None)


def test_the_letter_encloses_the_e_mail(home: Path, request_: str, answer: str) -> None:
    record(home, "2026-09-28", "sent", "request-1", "--file", request_)
    record(home, "2026-10-23", "reply", "--kind", "refused", "--file", answer)
    assert kit(home, "2026-10-24", "next", "--step", "complaint", "--format", "txt") == DONE
    (letter,) = home.glob("*/4-complaint.txt")
    text = letter.read_text(encoding="utf-8")
    assert "23 October 2026: It refused (enclosure 2)." in text
    assert "2. Its e-mail of 23 October 2026" in text


def test_a_letter_is_enclosed_itself_and_behind_it_what_shows_that_it_went(
    home: Path, request_: str, answer: str, tmp_path: Path
) -> None:
    (tmp_path / "second.txt").write_text("Pay 50 euro first.", encoding="utf-8")
    record(home, "2026-09-28", "sent", "request-1", "--file", request_)
    record(home, "2026-10-23", "reply", "--kind", "acknowledged", "--file", answer)
    second = ("--on", "2026-10-23", "--file", str(tmp_path / "second.txt"))
    record(home, "2026-10-23", "reply", "--kind", "fee_asked", *second)
    assert kit(home, "2026-11-27", "next", "--step", "complaint", "--format", "txt") == DONE
    (letter,) = home.glob("*/4-complaint.txt")
    text = letter.read_text(encoding="utf-8")
    assert "23 October 2026: It confirmed receipt (enclosure 2)." in text
    assert "23 October 2026: It asked me for a fee (enclosure 3)." in text  # of one day, and yet another paper
    (enclosures,) = home.glob("*/4-complaint-enclosures.pdf")
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(enclosures).pages]
    assert THE_LETTER in next(one for one in pages if "Enclosure 1 · 1 / 2" in one)
    assert "To: privacy@brixen.example" in next(one for one in pages if "Enclosure 1 · 2 / 2" in one)


def test_what_is_enclosed_of_a_letter_without_a_pdf_is_the_letter_and_no_page_for_the_person(
    tmp_path: Path,
) -> None:
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    home = tmp_path / "cases"
    kit(home, "2026-09-28", "draft", "--answers", str(tmp_path / "answers.yaml"), "--format", "txt")
    record(home, "2026-09-28", "sent", "request-1")
    assert kit(home, "2026-11-27", "next", "--step", "complaint", "--format", "txt") == DONE
    (enclosures,) = home.glob("*/4-complaint-enclosures.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(enclosures).pages)
    assert THE_LETTER in text
    assert "do not send it" not in text
