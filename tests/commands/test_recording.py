"""`record`: what came since, told by the letter that it belongs to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

ANSWERS = """
kit: 2
scenario: access
me: {name: Ada Brandt, lives_in: IE, email: ada@example.org}
about:
  organisation: {name: Brixen Ltd, place: IE}
  is_to_me: insurer
want: [copy]
"""


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with one case, its request drafted on 28 September 2026."""
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    assert kit(tmp_path / "cases", "2026-09-28", "draft", "--answers", str(tmp_path / "answers.yaml")) == DONE
    capsys.readouterr()
    return tmp_path / "cases"


def kit(home: Path, today: str, *arguments: str) -> int:
    return main([*arguments, "--out", str(home), "--as-of", today])


def record(home: Path, today: str, *arguments: str) -> int:
    return kit(home, today, "record", "2026", *arguments)


def case_in(home: Path, library: Library) -> Case:
    (folder,) = home.iterdir()
    return cases.load(folder, library)


def test_a_letter_is_recorded_by_its_id_with_the_way_it_went(home: Path, library: Library) -> None:
    assert record(home, "2026-09-29", "sent", "request-1", "--on", "28/9/2026", "--by", "email") == DONE
    (paper,) = case_in(home, library).papers
    assert (paper.id, paper.sent, paper.channel) == ("request-1", date(2026, 9, 28), "email")
    assert paper.asked == ("access",)  # what the drafted letter asked for


def test_a_reply_keeps_its_ground_their_words_and_mine(home: Path, library: Library, tmp_path: Path) -> None:
    (tmp_path / "answer.pdf").write_bytes(b"%PDF")
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    told = ("--to", "request-1", "--kind", "refused", "--refuses", "copy", "--ground", "trade_secret")
    said = ("--words", "It is secret.", "--mine", "Not my own data.", "--file", str(tmp_path / "answer.pdf"))
    assert record(home, "2026-10-23", "reply", *told, "--on", "22/10/2026", *said) == DONE
    case = case_in(home, library)
    (reply,) = case.papers[0].replies
    assert (reply.on, reply.kind, reply.ground, reply.refuses) == (
        date(2026, 10, 22),
        "refused",
        "trade_secret",
        ("access",),
    )
    assert (reply.words, reply.mine) == ("It is secret.", "Not my own data.")
    assert [one.file for one in case.exhibits if one.id == reply.exhibit] == [str(tmp_path / "answer.pdf")]


def test_the_old_word_for_a_refusal_keeps_its_ground_and_their_words_too(home: Path, library: Library) -> None:
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    said = ("--ground", "trade_secret", "--words", "It is secret.", "--mine", "Not my own data.")
    assert record(home, "2026-10-23", "refused", "22/10/2026", *said) == DONE
    (reply,) = case_in(home, library).papers[0].replies
    assert (reply.ground, reply.words, reply.mine) == ("trade_secret", "It is secret.", "Not my own data.")


def test_the_old_word_for_an_answer_keeps_its_file_too(home: Path, library: Library, tmp_path: Path) -> None:
    (tmp_path / "answer.pdf").write_bytes(b"%PDF")
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    assert record(home, "2026-10-23", "refused", "22/10/2026", "--file", str(tmp_path / "answer.pdf")) == DONE
    case = case_in(home, library)
    assert [one.exhibit for one in case.papers[0].replies] == [one.id for one in case.exhibits] == ["E1"]


def test_an_answer_belongs_to_a_letter_that_was_sent_and_not_to_one_that_lies_here_still(
    home: Path, library: Library
) -> None:
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28")
    kit(home, "2026-10-23", "next", "2026", "--step", "complaint", "--format", "txt")
    record(home, "2026-10-23", "refused", "22/10/2026")
    assert [(one.id, len(one.replies)) for one in case_in(home, library).papers] == [("request-1", 1)]


def test_what_shows_that_a_letter_arrived_is_enclosed_where_the_complaint_says_so(
    home: Path, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "receipt.txt").write_text("Delivered.", encoding="utf-8")
    record(home, "2026-09-28", "sent", "request-1", "--on", "2026-09-28", "--by", "registered")
    proof = ("--file", str(tmp_path / "receipt.txt"), "--is", "Receipt of the post office")
    assert record(home, "2026-10-02", "received", "request-1", "--on", "2026-09-30", *proof) == DONE
    received = case_in(home, library).papers[0].received
    assert received is not None
    assert (received.on, received.known, received.exhibit) == (date(2026, 9, 30), "receipt", "E1")
    kit(home, "2026-11-23", "next", "2026", "--step", "complaint", "--format", "txt")
    letter = next(home.glob("*/4-complaint.txt")).read_text(encoding="utf-8")
    assert "It received my request (enclosure 2)." in " ".join(letter.split())
    assert "2. Receipt of the post office" in letter


def test_a_file_that_the_case_has_already_is_known_again_wherever_it_is_named_from(
    home: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gate.jpg").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    record(home, "2026-10-02", "happened", "--on", "2026-10-01", "--says", "Brixen scans faces.", "--file", "gate.jpg")
    record(home, "2026-10-02", "happened", "--on", "2026-10-02", "--says", "It does so again.", "--file", "gate.jpg")
    assert [one.exhibit for one in case_in(home, library).happened] == ["E1", "E1"]


def test_what_happened_since_is_told_by_month_and_by_whom_it_is_known(home: Path, library: Library) -> None:
    told = ("--on", "2026-11", "--says", "Brixen cancelled my policy.", "--known", "told", "--from", "my son")
    assert record(home, "2026-11-27", "happened", *told) == DONE
    (statement,) = case_in(home, library).happened
    assert statement.on is not None
    assert (statement.on.says, statement.known, statement.by) == ("2026-11", "told", "my son")


def test_a_sentence_that_speaks_to_you_is_kept_from_authorities(
    home: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    record(home, "2026-11-27", "happened", "--says", "Yesterday you called me.")
    assert "you, Yesterday" in capsys.readouterr().out
    assert case_in(home, library).happened[0].only_to_organisation


def test_a_letter_that_another_tool_wrote_joins_the_case(home: Path, library: Library) -> None:
    told = ("--kind", "request", "--to", "platform:Ad Choice Portal", "--asked", "stop_ads", "--sent", "2026-09-03")
    assert record(home, "2026-11-27", "letter", *told) == DONE
    (paper,) = case_in(home, library).papers
    assert paper.to is not None
    assert (paper.to.role, paper.to.name, paper.by) == ("platform", "Ad Choice Portal", "me")
    assert "opt_out_ads" in paper.asked


def test_what_was_recorded_last_can_be_taken_back_once(home: Path, library: Library) -> None:
    record(home, "2026-09-28", "sent", "request-1")
    before = case_in(home, library)
    record(home, "2026-10-23", "reply", "--kind", "refused")
    assert record(home, "2026-10-23", "undo") == DONE
    after = case_in(home, library)
    moves_on = {"calendar": before.calendar, "record": before.record}  # and so does the day of the last look
    assert after.model_copy(update=moves_on) == before
    assert live_days(after) == live_days(before)  # written anew under the same ids, with higher numbers
    assert record(home, "2026-10-23", "undo") == CANNOT_START


def live_days(case: Case) -> set[tuple[str, date]]:
    """The entries of the case's calendar that are not cancelled."""
    return {(one.uid, one.day) for one in case.calendar if not one.cancelled}


def test_a_letter_taken_back_may_be_written_anew(home: Path, library: Library) -> None:
    record(home, "2026-09-28", "sent", "request-1")
    record(home, "2026-09-28", "undo")
    case = case_in(home, library)
    assert case.papers == ()
    assert cases.locked(case) == frozenset()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("reply", "--kind", "refused"), "record CASE sent"),  # nothing was sent yet
        (("sent", "reminder-7", "--on", "2026-09-28"), "reminder-7"),
        (("sent", "request-1", "--by", "pigeon"), "pigeon"),
        (("happened", "--says", "It began.", "--known", "guessed"), "guessed"),
        (("happened",), "--says"),
        (("letter", "--asked", "the_moon"), "the_moon"),
        (("letter", "--sent", "2026-12-24"), "2026-12-24"),
        (("happened", "--says", "It began.", "--file", "no-such.pdf"), "no-such.pdf"),
    ],
)
def test_what_cannot_be_recorded_is_named_and_changes_nothing(
    home: Path, library: Library, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], named: str
) -> None:
    before = case_in(home, library)
    assert record(home, "2026-11-27", *arguments) == CANNOT_START
    assert named in capsys.readouterr().err
    assert case_in(home, library) == before


# --- what a letter of the kit's own says is told of it, and stays when it goes out


def test_the_old_word_for_sending_keeps_the_way_it_went(home: Path, library: Library) -> None:
    assert record(home, "2026-09-29", "sent", "28/9/2026", "--by", "email") == DONE
    (paper,) = case_in(home, library).papers
    assert (paper.sent, paper.channel) == (date(2026, 9, 28), "email")


def test_of_two_first_letters_the_one_to_the_company_is_recorded_before_what_is_filed_elsewhere(
    tmp_path: Path, library: Library
) -> None:
    broker = "is_to_me: broker\nwant: [know, delete]"
    answers = ANSWERS.replace("access", "data_broker").replace("IE", "US-CA")
    answers = answers.replace("is_to_me: insurer\nwant: [copy]", broker)
    (tmp_path / "answers.yaml").write_text(answers, encoding="utf-8")
    home = tmp_path / "cases"
    assert kit(home, "2026-09-28", "draft", "--answers", str(tmp_path / "answers.yaml")) == DONE
    for day in ("2026-09-28", "2026-09-29"):
        assert record(home, "2026-09-30", "sent", day) == DONE
    papers = case_in(home, library).papers
    assert [(one.id, one.asked) for one in papers] == [("request-1", ("access",)), ("request-2", ("broker_deletion",))]
    assert [(one.role, one.channel) for one in papers] == [("organisation", None), ("platform", "portal")]


def test_what_came_back_has_no_way_of_sending(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(home, "2026-09-28", "sent", "28/9/2026")
    assert record(home, "2026-10-20", "refused", "20/10/2026", "--by", "email") == CANNOT_START
    assert "only a letter that was sent has a channel" in capsys.readouterr().err


def test_until_the_day_that_a_reminder_names_nothing_else_is_recommended(
    home: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    # By e-mail on 28 September: due on 28 October. The reminder of 29 October asks for an answer by 12 November.
    record(home, "2026-09-28", "sent", "28/9/2026", "--by", "email")
    assert kit(home, "2026-10-29", "next", "2026", "--format", "txt") == DONE
    (letter,) = home.glob("*/2-reminder.txt")
    assert "12 November 2026" in " ".join(letter.read_text().split())
    record(home, "2026-10-29", "sent", "reminder-1", "--by", "email")
    assert case_in(home, library).papers[-1].asks_by == date(2026, 11, 12)
    capsys.readouterr()
    assert main(["due", "--out", str(home), "--as-of", "2026-11-12"]) == DONE
    assert capsys.readouterr().out.strip() == "1 waiting"
    assert main(["due", "--all", "--out", str(home), "--as-of", "2026-11-12"]) == DONE
    assert "2026-11-13" in capsys.readouterr().out
    for day, first in (("2026-11-12", "Nothing that must be written today"), ("2026-11-13", "complaint")):
        capsys.readouterr()
        assert kit(home, day, "next", "2026", "--format", "txt") == DONE
        assert first in capsys.readouterr().out.splitlines()[0]


def test_the_answer_to_a_swiss_demand_for_a_fee_confirms_the_request(tmp_path: Path, library: Library) -> None:
    # Asked on 15 October, fee demanded on 2 November: to be confirmed by 12 November, then 30 days: Monday 14 December.
    told = """
kit: 2
scenario: access
letter_language: en
me: {name: Reto Amsler, lives_in: CH, email: reto@example.org}
about: {organisation: {name: Sanova AG, place: CH}, is_to_me: insurer}
want: [copy]
papers:
  - id: request-1
    by: me
    channel: email
    asked: [access]
    sent: 2026-10-15
    replies: [{on: 2026-11-02, kind: fee_asked}]
"""
    (tmp_path / "answers.yaml").write_text(told, encoding="utf-8")
    home = tmp_path / "cases"
    assert kit(home, "2026-11-05", "draft", "--answers", str(tmp_path / "answers.yaml"), "--format", "txt") == DONE
    record(home, "2026-11-05", "sent", "reply-1", "--by", "email")
    assert case_in(home, library).papers[-1].gives == ("fee",)
    assert kit(home, "2026-12-15", "next", "2026", "--format", "txt") == DONE
    assert list(home.glob("*/2-reminder.txt"))
    assert not list(home.glob("*/1-request.txt"))


def test_what_was_recorded_is_said_in_the_language_of_the_screen(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: str) -> str:
        capsys.readouterr()
        assert main(["--lang", "de", "record", "2026", *arguments, "--out", str(home), "--as-of", "2026-10-23"]) == DONE
        return capsys.readouterr().out.splitlines()[0]

    assert said("sent", "request-1", "--on", "2026-09-28") == "Notiert: gesendet am 2026-09-28 (erster Brief)."
    assert said("reply", "--kind", "partly", "--on", "2026-10-20") == "Notiert: teilweise beantwortet am 2026-10-20."
    told = ("--says", "Your Brixen wrote.", "--on", "2026-10")
    assert said("happened", *told).startswith("Notiert: was geschehen ist, am 2026-10 (nicht für Behörden")
    assert said("letter", "--sent", "2026-10-21").startswith("Notiert: gesendet am 2026-10-21 (erster Brief)")


def test_a_file_is_found_from_wherever_the_program_is_started_and_letters_have_a_name_for_it(
    home: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder,) = home.iterdir()
    for name in ("gate.jpg", "bills.pdf"):
        (tmp_path / name).write_bytes(b"x")
    (folder / "terms.html").write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = ("happened", "--on", "2026-10-01", "--says", "Brixen scans faces.", "--file")
    record(home, "2026-10-02", *told, "gate.jpg")
    record(home, "2026-10-02", *told, "bills.pdf", "--is", "My bills of 2026", "--page", "12")
    record(home, "2026-10-02", *told, str(folder / "terms.html"))
    case = case_in(home, library)
    assert [(one.file, one.is_) for one in case.exhibits] == [
        (str(tmp_path / "gate.jpg"), "Picture “gate.jpg”"),
        (str(tmp_path / "bills.pdf"), "My bills of 2026"),
        ("terms.html", "Saved web page “terms.html”"),  # it goes along with the folder of the case
    ]
    assert [one.page for one in case.happened] == [None, 12, None]


def test_the_files_of_an_answers_file_are_those_beside_it_and_what_is_at_stake_counts_where_nobody_asks_for_it(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = tmp_path / "matter"
    beside.mkdir()
    (beside / "gate.jpg").write_bytes(b"x")
    exhibits = "exhibits: [{id: E1, file: gate.jpg, is: a photo}]\nat_stake: {harm: I sleep badly.}\n"
    fact = "happened: [{on: 2026-09-01, says: Brixen scans faces., exhibit: E1}]\n"
    answers = ANSWERS.replace(": IE", ": GB-ENG") + "letter_language: en\n"
    (beside / "answers.yaml").write_text(answers + exhibits + fact, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert kit(tmp_path / "cases", "2026-09-28", "draft", "--answers", "matter/answers.yaml", "--format", "txt") == DONE
    assert [one.file for one in case_in(tmp_path / "cases", library).exhibits] == [str(beside / "gate.jpg")]


def test_a_file_is_attached_to_what_is_told_already_and_taken_off_again(
    home: Path, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gate.jpg").write_bytes(b"x")
    file = ("--file", str(tmp_path / "gate.jpg"), "--is", "Photo of the gate")
    record(home, "2026-10-02", "happened", "--on", "2026-10-01", "--says", "Brixen scans faces.")
    assert record(home, "2026-10-02", "exhibit", "S2", *file) == CANNOT_START
    assert "S1 (Brixen scans faces.)" in capsys.readouterr().err
    assert record(home, "2026-10-02", "exhibit", "S1", "--page", "2", *file) == DONE
    assert "E1 (Photo of the gate), which shows S1" in capsys.readouterr().out
    (fact,) = case_in(home, library).happened
    assert (fact.says, fact.exhibit, fact.page) == ("Brixen scans faces.", "E1", 2)
    record(home, "2026-10-02", "undo")
    assert [(one.exhibit, one.page) for one in case_in(home, library).happened] == [(None, None)]
    assert case_in(home, library).exhibits == ()


def test_a_second_file_for_what_one_shows_already_is_said_to_take_its_place(
    home: Path, library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("envelope.jpg", "letter.pdf"):
        (tmp_path / name).write_bytes(b"x")
    envelope = ("--file", str(tmp_path / "envelope.jpg"), "--is", "Photo of the envelope")
    record(home, "2026-10-02", "happened", "--on", "2026-10-01", "--says", "A letter came.", *envelope)
    capsys.readouterr()
    record(home, "2026-10-02", "exhibit", "S1", "--file", str(tmp_path / "letter.pdf"), "--is", "The letter")
    said = " ".join(capsys.readouterr().out.split())
    assert "E2 (The letter), which shows S1, in place of E1 (Photo of the envelope)." in said
    assert "tell what it shows as a fact of its own, with its file (record CASE happened --file)" in said
    record(home, "2026-10-02", "exhibit", "S1", "--file", str(tmp_path / "letter.pdf"), "--page", "2")
    assert "in place of" not in capsys.readouterr().out


def test_a_file_proves_what_is_wanted_until_that_is_taken_back(home: Path, library: Library, tmp_path: Path) -> None:
    (tmp_path / "receipt.pdf").write_bytes(b"x")
    wish = case_in(home, library).want[0].wish
    assert record(home, "2026-10-02", "exhibit", wish, "--file", str(tmp_path / "receipt.pdf")) == DONE
    assert case_in(home, library).want[0].exhibit == "E1"
    record(home, "2026-10-02", "undo")
    assert [one.exhibit for one in case_in(home, library).want] == [None] * len(case_in(home, library).want)


def test_what_happened_may_stand_among_the_answers(tmp_path: Path, library: Library) -> None:
    told = "happened: [{on: 2026-09-01, says: Brixen scans faces., wrong: [no_consent]}]"
    papers = "papers: [{id: request-1, asked: [access], channel: email, sent: 2026-09-02}]"
    file = tmp_path / "answers.yaml"
    file.write_text(
        "scenario: access\nanswers:\n  organisation: Brixen Ltd\n  residence: IE\n  full_name: Orla Tennant\n"
        f"  email: orla@example.org\n  {told}\n  {papers}\n",
        encoding="utf-8",
    )
    assert kit(tmp_path / "cases", "2026-10-20", "draft", "--answers", str(file), "--format", "txt") == DONE
    case = case_in(tmp_path / "cases", library)
    assert [(one.says, one.wrong) for one in case.happened] == [("Brixen scans faces.", ("no_consent",))]
    assert [(one.id, one.asked) for one in case.papers] == [("request-1", ("access",))]


def test_a_refusal_that_rests_on_several_grounds_keeps_each(
    home: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    record(home, "2026-09-28", "sent", "2026-09-28", "--by", "email")
    refused = ("reply", "--on", "2026-10-20", "--kind", "refused")
    assert record(home, "2026-10-21", *refused, "--ground", "trade_secret, human_decide") == CANNOT_START
    assert "human_decide" in capsys.readouterr().err
    assert record(home, "2026-10-21", *refused, "--ground", "trade_secret, human_decides") == DONE
    (reply,) = case_in(home, library).papers[0].replies
    assert (reply.ground, reply.also) == ("trade_secret", ("human_decides",))
