"""The interview as somebody types it: keys in, letter and kept answers out."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from complaint_kit.cases import folder as cases
from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE, INTERRUPTED
from complaint_kit.packs.library import Library
from complaint_kit.situation.filling import answers_of
from complaint_kit.situation.papers import Received
from complaint_kit.wizard import plain
from complaint_kit.wizard.offer import Offer
from complaint_kit.wizard.prompts import ask
from complaint_kit.wizard.width import lines_of
from tests.conftest import LIBRARY

LONGEST = 30  # seconds for one interview; most take one
DOWN, UP, ENTER, SPACE, CTRL_C = "\x1b[B", "\x1b[A", "\r", " ", "\x03"
EMPTIED = "\x15" + ENTER  # what stands in the line is taken away


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """What is typed. An interview that asks for more than was typed ends, and does not wait for ever."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        before = signal.signal(signal.SIGALRM, lambda number, frame: pipe.close())
        signal.alarm(LONGEST)
        yield pipe
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "60")
    monkeypatch.setattr("complaint_kit.commands.shared.require_terminal", lambda: None)


def line(text: str = "") -> str:
    return text + ENTER


def pick(number: int) -> str:
    """The choice of that number, counted from one."""
    return DOWN * (number - 1) + ENTER


def must(number: int) -> str:
    """The choice of that number where one has to be made and none goes without saying: the pointer rests above them."""
    return DOWN * number + ENTER


def option(number: int) -> str:
    """The choice of that number where the question may be left out: the pointer rests on leaving it out, which stands
    last but for the way back."""
    return DOWN * (number + 1) + ENTER


def grievance(scenario: str) -> str:
    """The keys for a grievance on the first screen of a terminal that is high enough for all of them."""
    return pick([id_ for ids in LIBRARY.grouped().values() for id_ in ids].index(scenario) + 1)


def relation(kind: str, home: str = "IE") -> str:
    """The keys for what an organisation is to somebody who lives there."""
    question = LIBRARY.interview("access").by_id["is_to_me"]
    return option(question.offering({"region": tuple(LIBRARY.reach(home))}).choices.index(kind) + 1)


ORGANISATION_TO_HISTORY = [
    line("LinkedIn"),
    line("Netherlands"),
    line(),  # nothing to tell of what happened
    SPACE + ENTER,  # looking for: a copy
    line(),  # from which day
    line(),  # where to look
]
ABOUT_ME = [
    line("Sanne de Vries"),
    line("sanne@example.org"),
    line("Oudegracht 101"),
    line("3511 AE Utrecht"),
    line(),
    line("linkedin.com/in/sanne"),
    pick(1),  # my own data
    pick(1),  # English
    pick(1),  # a short letter
]
AGREE = [pick(1)]  # the plan is right: write the letter
CHANGE, GO_ON = pick(4), pick(1)  # at the plan: show my answers; and back to it
NO_MORE = [pick(2), ENTER]  # keep nothing of me; no other company, which Enter alone says


def new(tmp_path: Path, day: str = "2026-09-01") -> int:
    return main(["new", "access", "--out", str(tmp_path), "--as-of", day])


def only_case(tmp_path: Path) -> Path:
    (folder,) = cases.cases_in(tmp_path)
    return folder


def told(folder: Path) -> Mapping[str, Any]:
    """The answers in a case folder."""
    return answers_of(cases.load(folder, LIBRARY), LIBRARY.wishes)


def test_a_person_who_answers_everything_has_the_letter_in_every_format(tmp_path: Path, keys: PipeInput) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    folder = only_case(tmp_path)
    names = {path.name for path in folder.iterdir()}
    assert {"1-request.pdf", "1-request.docx", "1-request.txt", "1-request.eml", "dates.ics", "case.yaml"} <= names
    text = (folder / "1-request.txt").read_text()
    assert "Sanne de Vries" in text
    assert "LinkedIn Ireland Unlimited Company" in text
    assert "My reference: SDV-20260901" in text  # from the first letter on, so that an answer can name it


def test_the_language_of_letters_is_not_asked_where_it_is_set(tmp_path: Path, keys: PipeInput) -> None:
    (tmp_path / "settings.yaml").write_text("letter_language: de\nformats: txt\n")
    about_me = [*ABOUT_ME[:-2], ABOUT_ME[-1]]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *about_me, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert "Sehr geehrte" in (only_case(tmp_path) / "1-request.txt").read_text()


def test_without_a_command_the_questions_begin(
    tmp_path: Path, keys: PipeInput, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    keys.send_text("".join([pick(LIBRARY.scenarios().index("access") + 1), *ORGANISATION_TO_HISTORY, CTRL_C]))
    assert main([]) == INTERRUPTED
    assert len(list(tmp_path.glob("**/case.yaml"))) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("  complaint-kit resume ")  # on a line of its own, to be copied


def test_ctrl_c_keeps_every_answer_and_resume_asks_only_the_rest(
    tmp_path: Path, keys: PipeInput, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    folder = only_case(tmp_path)
    assert cases.load(folder, library).me.lives_in == "NL"
    assert f"complaint-kit resume {folder}" in capsys.readouterr().out

    keys.send_text("".join([option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    assert (folder / "1-request.pdf").read_bytes().startswith(b"%PDF")


def test_going_back_loses_no_answer(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    # At the second question back to the first, where Enter takes the answer given before.
    answered_again = [line("LinkedIn"), line("<"), ENTER, *ORGANISATION_TO_HISTORY[1:]]
    keys.send_text("".join([*answered_again, option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    case = cases.load(only_case(tmp_path), library)
    assert (case.about.organisation.name, case.me.lives_in) == ("linkedin", "NL")


def test_going_back_among_what_happened_loses_nothing_that_was_typed(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    rest = [line(), pick(1), ENTER + pick(1)]  # no day; I saw it myself; nothing wrong: none of these
    first = [line("They lost my file."), line("<"), ENTER, *rest]  # at the day back to the sentence, which is there
    second = [line("They found it."), line("<"), ENTER, *rest, line()]
    wishes = [DOWN * 5 + ENTER]  # and from the wishes back to the first sentence
    again = [ENTER, *rest, ENTER, *rest, line()]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY[:2], *first, *second, *wishes, *again]))
    keys.send_text("".join([*ORGANISATION_TO_HISTORY[3:], option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    happened = cases.load(only_case(tmp_path), library).happened
    assert [one.says for one in happened] == ["They lost my file.", "They found it."]


def test_another_day_each_fact_is_as_it_was_and_the_one_that_is_emptied_goes_alone(
    tmp_path: Path, keys: PipeInput, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    rest = [line(), pick(1), ENTER + pick(1)]  # no day; I saw it myself; nothing wrong: none of these
    first, second = [line("They lost my file."), *rest], [line("They found it."), *rest]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY[:2], *first, *second, line(), CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    folder = only_case(tmp_path)
    back = [UP + ENTER, EMPTIED, ENTER, *rest, line()]  # from the wishes; the second fact is the first now
    keys.send_text("".join([*back, *ORGANISATION_TO_HISTORY[3:], option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    assert [one.says for one in cases.load(folder, library).happened] == ["They found it."]
    assert "Taken out: “They lost my file.”" in capsys.readouterr().out


def test_whose_data_it_is_is_asked_after_a_resume_too(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME[:6], CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    folder = only_case(tmp_path)
    child = [pick(2), line("Mees de Vries"), line("3 May 2018"), *ABOUT_ME[7:]]
    keys.send_text("".join([*child, *AGREE, *NO_MORE]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    assert cases.load(folder, library).acting.for_ == "child"
    assert "Mees de Vries" in (folder / "1-request.txt").read_text()


def test_who_said_that_the_data_are_theirs_is_not_asked_again(tmp_path: Path, keys: PipeInput) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME[:8], CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    folder = only_case(tmp_path)
    keys.send_text("".join([ABOUT_ME[8], *AGREE, *NO_MORE]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    assert told(folder)["acting_for"] == "myself"


WROTE = [option(1), pick(1), option(1), line("1 July 2026"), SPACE + ENTER]  # to them, by e-mail, for a copy
A_TRADE_SECRET = DOWN * 7 + SPACE + ENTER
REFUSED = [must(2), line("20 July 2026"), line("It would reveal a trade secret."), A_TRADE_SECRET]
AS_IT_WAS = [ENTER] * 9  # yes; to them; by e-mail; the day; a copy; a refusal; its day; its words; its reason


def test_another_day_each_letter_is_as_it_was_and_keeps_what_nobody_asks_here(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    wrote = [*WROTE, *REFUSED, option(2), line("It kept me from work.")]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, *wrote, CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    folder = only_case(tmp_path)
    case = cases.load(folder, library)
    arrived = case.papers[0].model_copy(update={"received": Received(on=date(2026, 7, 2))})  # as written into the file
    before = (arrived,)
    cases.save(folder, case.model_copy(update={"papers": before}))
    back = [line("<"), line("<"), *AS_IT_WAS, ENTER, ENTER]  # from the name past the harm to the letters and back
    keys.send_text("".join([*back, *ABOUT_ME, CTRL_C]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == INTERRUPTED
    assert cases.load(folder, library).papers == before


def test_of_a_letter_told_another_day_only_what_is_changed_changes(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, *WROTE, *REFUSED, option(2), line(), CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    folder = only_case(tmp_path)
    changed = [*[ENTER] * 7, "\x15" + line("It would name others."), ENTER, ENTER, ENTER]
    keys.send_text("".join([line("<"), line("<"), *changed, CTRL_C]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == INTERRUPTED
    (paper,) = cases.load(folder, library).papers
    assert (paper.asked[0], paper.channel, str(paper.sent)) == ("access", "email", "2026-07-01")
    (reply,) = paper.replies
    assert (reply.kind, reply.ground, reply.words) == ("refused", "trade_secret", "It would name others.")


def test_an_answer_can_be_changed_in_the_review(tmp_path: Path, keys: PipeInput) -> None:
    # The review lists "go on" first, then the questions in order; the name is the eighth question asked.
    change_name = [CHANGE, pick(9), "\x15" + line("Sanne Jansen"), GO_ON]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, *change_name, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert "Sanne Jansen" in (only_case(tmp_path) / "1-request.txt").read_text()


def test_enter_alone_answers_no_question_that_nothing_answers_by_itself(keys: PipeInput, library: Library) -> None:
    """How somebody knows of a breach: Enter asks again, and the second line is taken once it is chosen."""
    words, question = library.words("breach", "en"), library.interview("breach").by_id["breach_known"]
    keys.send_text(ENTER + must(2))
    assert ask(question, Offer(words=words["questions"]["breach_known"], screen=words["screen"])) == "read"


@pytest.mark.parametrize(
    ("grievance", "id_", "expected"),
    [
        ("health_records", "is_to_me", "health"),
        ("access", "is_to_me", None),
        ("police", "is_to_me", "police"),
        ("police", "purpose", "law_enforcement"),
        ("erasure", "purpose", "general"),
    ],
)
def test_enter_alone_says_what_the_grievance_makes_likely(
    keys: PipeInput, library: Library, grievance: str, id_: str, expected: str | None
) -> None:
    """A patient file is a doctor's, and the police's files are for crimes: a letter as to a shop or an office would
    rest on another law. Where nothing is likelier, Enter says nothing."""
    words, question = library.words(grievance, "en"), library.interview(grievance).by_id[id_]
    keys.send_text(ENTER)
    offer = Offer(words=words["questions"][id_], screen=words["screen"])
    assert (ask(question, offer) or None) == expected


def test_somebody_who_has_written_before_gets_the_reminder(tmp_path: Path, keys: PipeInput) -> None:
    # Sent by e-mail on 1 July 2026: due on 1 August, a Saturday; Monday the 3rd is a holiday in Ireland; so on the 4th.
    asked = [SPACE + ENTER, must(1), option(2), line()]  # a copy; nothing came back; no other letter; no harm to tell
    history = [option(1), pick(1), option(1), line("1 July 2026"), *asked]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, *history, *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    text = " ".join((only_case(tmp_path) / "2-reminder.txt").read_text().split())
    assert "1 July 2026" in text
    assert "You received it" not in text  # nobody said so, though an e-mail counts as received that day
    assert "answer due by 4 August 2026" in text


def test_of_a_refusal_that_is_told_at_once_the_reason_is_asked_too(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    refused = [SPACE + ENTER, *REFUSED]
    history = [option(1), pick(1), option(1), line("1 July 2026"), *refused, option(2), line()]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, *history, *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    (reply,) = cases.load(only_case(tmp_path), library).papers[0].replies
    assert (reply.kind, reply.ground) == ("refused", "trade_secret")


def test_a_company_that_is_not_in_the_list_is_taken_as_typed(tmp_path: Path, keys: PipeInput) -> None:
    own = [
        line("Bäckerei O'Brien & Söhne"),
        line("Germany"),
        line("Berlin"),
        option(1),  # a shop that I use
        line("Germany"),
        line("Am Markt 1"),
        line("10115 Berlin"),
        line(),
        line(),  # no e-mail
        *ORGANISATION_TO_HISTORY[2:],
    ]
    keys.send_text("".join([*own, option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert "Bäckerei O'Brien & Söhne" in (only_case(tmp_path) / "1-request.txt").read_text()


def test_what_the_pdf_cannot_show_is_told_at_the_question_and_can_be_written_again(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    again = [line(" 😡"), pick(1), line("\x7f" * 2)]  # the name with an emoji behind it; again; the emoji taken off
    typed = [ABOUT_ME[0].strip(), *again, *ABOUT_ME[1:]]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *typed, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert cases.load(only_case(tmp_path), library).me.name == "Sanne de Vries"
    assert (only_case(tmp_path) / "1-request.pdf").exists()


def test_what_the_pdf_cannot_show_can_be_kept_and_leaves_out_the_pdf(tmp_path: Path, keys: PipeInput) -> None:
    typed = [line("Sanne de Vries 😡"), pick(2), *ABOUT_ME[1:]]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *typed, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    names = {path.name for path in only_case(tmp_path).iterdir()}
    assert {"1-request.docx", "1-request.txt"} <= names
    assert "1-request.pdf" not in names


def test_stopping_at_the_plan_writes_no_letter_and_keeps_the_answers(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, pick(5)]))
    assert new(tmp_path) == DONE
    folder = only_case(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["case.yaml"]
    assert cases.load(folder, library).me.name == "Sanne de Vries"


def test_on_sixty_columns_nothing_is_wider_and_an_answer_has_the_whole_line(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    shown = capsys.readouterr().out
    assert "\n (Enter to go on, < to go back)\n" in shown
    wide = [line.strip() for line in shown.splitlines() if len(line) > 60]
    assert all(line.startswith((str(tmp_path), f"complaint-kit record {tmp_path}")) for line in wide), wide


def test_an_unknown_scenario_is_said_before_the_first_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "revenge", "--out", str(tmp_path)]) == CANNOT_START
    assert "no such scenario" in capsys.readouterr().err


GERMAN = [
    line("Schuhkiste GmbH"),
    line("Deutschland"),
    line("Berlin"),
    option(1),  # eine Firma
    line("Deutschland"),
    line(),  # no address
    line(),  # no e-mail
    line(),  # nothing to tell
    SPACE + ENTER,
    line(),
    line(),
    option(2),
    line("Jana Weiß"),
    line("jana@example.org"),
    line(),
    line(),
    pick(1),  # meine; in German goes without saying for a German screen and somebody in Berlin
    pick(1),  # kurz
]


@pytest.mark.parametrize("how", ["--lang", "LANG"])
def test_a_german_speaker_is_asked_and_told_everything_in_german(
    how: str, tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if how == "LANG":
        monkeypatch.setenv("LANG", "de_DE.UTF-8")
    before = ["--lang", "de"] if how == "--lang" else []
    keys.send_text("".join([*GERMAN, *AGREE, *NO_MORE]))
    assert main([*before, "new", "access", "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    shown = capsys.readouterr().out
    for said in (
        "Um welche Firma oder Stelle geht es?",
        "Gesetz: Datenschutz-Grundverordnung",
        "Jetzt: Erster Brief (das geht heute schon)",
        "Geschrieben nach",
        "Wenn er angekommen ist:\n  complaint-kit record",
    ):
        assert said in shown
    assert "Auskunft" in (only_case(tmp_path) / "1-request.txt").read_text()


def test_a_language_nobody_has_written_is_refused_before_the_first_question(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--lang", "fr", "new"]) == CANNOT_START
    assert "Choose one of: de, en." in capsys.readouterr().err


def test_a_machine_that_speaks_another_language_is_answered_in_english(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    keys.send_text(CTRL_C)
    assert new(tmp_path) == INTERRUPTED
    assert "Which company or office is it about?" in capsys.readouterr().out


# --- nothing is skipped by accident


def test_enter_on_the_way_back_goes_back_and_skips_nothing(tmp_path: Path, keys: PipeInput) -> None:
    # Five wishes, then the way back: Enter there returns to what happened, of which there is again nothing to tell.
    back = [*ORGANISATION_TO_HISTORY[:3], DOWN * 5 + ENTER, line()]
    keys.send_text("".join([*back, *ORGANISATION_TO_HISTORY[3:], option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    answers = told(only_case(tmp_path))
    assert (answers["residence"], answers["looking_for"]) == ("NL", ["copy"])


@pytest.mark.parametrize(
    ("meant", "kept"),
    [
        (pick(1), None),  # none of them: Enter pressed twice ticks nothing
        (pick(2), ["source"]),  # only the line on which Enter was pressed
        (pick(3) + SPACE + DOWN + SPACE + ENTER, ["copy", "source"]),  # the choices again
    ],
    ids=["none of these", "only this", "again"],
)
def test_enter_with_nothing_ticked_asks_once_what_is_meant(
    meant: str, kept: list[str] | None, tmp_path: Path, keys: PipeInput
) -> None:
    rest = [*ORGANISATION_TO_HISTORY[4:], option(2), *ABOUT_ME, *AGREE, *NO_MORE]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY[:3], DOWN + ENTER, meant, *rest]))
    assert new(tmp_path) == DONE
    assert told(only_case(tmp_path)).get("looking_for") == kept


def test_letters_typed_where_something_can_be_ticked_tick_nothing(tmp_path: Path, keys: PipeInput) -> None:
    rest = [*ORGANISATION_TO_HISTORY[4:], option(2), *ABOUT_ME, *AGREE, *NO_MORE]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY[:3], "a", SPACE, ENTER, *rest]))
    assert new(tmp_path) == DONE
    assert told(only_case(tmp_path)).get("looking_for") == ["copy"]


def test_what_was_ticked_is_shown_in_its_own_words(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert "> a copy of my data" in capsys.readouterr().out


def test_an_error_at_a_question_says_the_problem_and_how_to_mend_it_however_long(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text("".join([line("LinkedIn"), line("Leeds"), "\x15", *ORGANISATION_TO_HISTORY[1:], CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    assert told(only_case(tmp_path))["residence"] == "NL"
    assert "such as Netherlands, NL, Scotland" in " ".join(capsys.readouterr().out.split())


# --- the plan, on one screen


def test_the_plan_fits_a_screen_and_all_of_it_is_shown_on_request(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, pick(3), pick(1), *NO_MORE]))
    assert new(tmp_path) == DONE
    short, whole = capsys.readouterr().out.split("Law: ")[1:]
    assert "Last day, if it arrives today (answer): 1 October 2026" in short
    assert "You can rely on" not in short
    assert "You can rely on" in whole


# --- cases


def test_ctrl_c_before_the_first_answer_says_that_nothing_is_there(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text(CTRL_C)
    assert main(["new", "--out", str(tmp_path)]) == INTERRUPTED
    assert "nothing to keep" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_called_after_the_company_that_the_letter_goes_to(tmp_path: Path, keys: PipeInput) -> None:
    change_company = [CHANGE, pick(2), "\x15" + line("Reddit"), GO_ON]
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, *change_company, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert only_case(tmp_path).name == "2026-09-01-reddit"


# --- the first question


def test_on_a_low_terminal_the_heading_is_picked_first_and_left_again(
    tmp_path: Path, keys: PipeInput, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINES", "8")
    grouped = LIBRARY.grouped()
    to_mend, back = list(grouped).index("mend") + 1, len(grouped["mend"]) + 1
    deletion = grouped["mend"].index("erasure") + 1
    keys.send_text("".join([pick(to_mend), pick(back), pick(to_mend), pick(deletion), line("LinkedIn"), CTRL_C]))
    assert main(["new", "--out", str(tmp_path), "--as-of", "2026-09-01"]) == INTERRUPTED
    assert cases.load(only_case(tmp_path), LIBRARY).scenario == "erasure"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_first_question_fits_a_terminal_of_24_lines(language: str) -> None:
    words, grouped = LIBRARY.shared_words(language), LIBRARY.grouped()
    said = {id_: LIBRARY.words(id_, language)["scenario"] for ids in grouped.values() for id_ in ids}
    short = [
        f"{words['groups'][group]}: {'; '.join(said[id_]['short'] for id_ in ids)}" for group, ids in grouped.items()
    ]
    assert lines_of(short) < 24
    assert all(lines_of([one["title"]]) == 1 for one in said.values())  # a grievance is one line
    assert max(len(ids) for ids in grouped.values()) < 20


# --- plain questions


@pytest.fixture
def plainly(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal of a screen reader: the lines that the person types, in order."""
    typed: list[str] = []
    monkeypatch.setenv("ACCESSIBLE", "1")
    monkeypatch.setattr("builtins.input", lambda prompt: typed.pop(0))
    return typed


def test_a_screen_reader_gets_numbered_choices_and_no_control_characters(
    tmp_path: Path, plainly: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    access = grievance("access").count(DOWN) + 1
    plainly += [str(access), "LinkedIn", "Nirgendwo", "Netherlands", "", "9", "1 2", "", "", "2"]
    plainly += ["Sanne de Vries", "sanne@example.org", "", "", "1", "1", "1", "1", "2", "2"]
    assert main(["new", "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "I want them to stop something\n" in shown  # a heading has no number
    assert "  2. where they got it" in shown
    assert "such as 1 3; all for all of them" in shown
    assert told(only_case(tmp_path))["looking_for"] == ["copy", "source"]


def test_plain_questions_go_back_keep_what_was_there_and_empty_it_with_a_hyphen(
    tmp_path: Path, plainly: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    plainly += ["LinkedIn", "<", "", "Netherlands", "", "all", "", "somewhere", "<", "-", "2", "Sanne de Vries"]
    plainly += ["sanne@example.org", "", "", "1", "1", "1", "1", "2", "2"]
    assert new(tmp_path) == DONE
    assert "Enter keeps: LinkedIn" in capsys.readouterr().out
    answers = told(only_case(tmp_path))
    assert answers["organisation"] == "linkedin"
    assert len(answers["looking_for"]) == 5


def test_a_plain_question_that_needs_an_answer_offers_no_empty_one(
    plainly: list[str], library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    words, interview = library.words("ai_training", "en"), library.interview("ai_training")
    for id_, hint in (("wishes", "(such as 1 3; all for all of them; < to go back)"), ("data_kinds", "empty for none")):
        plainly.append("2")
        ask(interview.by_id[id_], Offer(words=words["questions"][id_], screen=words["screen"]))
        assert hint in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("ACCESSIBLE", "1")])
def test_plain_questions_are_asked_for_by_a_dumb_terminal_or_by_the_person(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    assert not plain.wanted()
    monkeypatch.setenv(name, value)
    assert plain.wanted()


def test_a_place_that_is_nearly_one_is_chosen_by_the_person(tmp_path: Path, keys: PipeInput, library: Library) -> None:
    nearly = [line("LinkedIn"), line("nether"), pick(1), *ORGANISATION_TO_HISTORY[2:]]
    keys.send_text("".join([*nearly, option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert cases.load(only_case(tmp_path), library).lives_in == "NL"


def test_jersey_is_jersey_and_whoever_lives_there_is_told_whose_law_it_is(
    tmp_path: Path, keys: PipeInput, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.send_text("".join([line("LinkedIn"), line("Jersey"), pick(1), CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    assert "The kit has no law for Jersey" in capsys.readouterr().out
    assert cases.load(only_case(tmp_path), library).lives_in == "JE"


def test_the_part_of_the_country_is_asked_at_once_and_is_the_residence(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    keys.send_text("".join([line("LinkedIn"), line("United States"), line("TX"), CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    assert cases.load(only_case(tmp_path), library).lives_in == "US-TX"


@pytest.mark.parametrize(
    ("is_to_me", "then", "place"),
    [
        ("public_office", [line("Catalonia")], "ES-CT"),
        ("public_office", [line()], "ES"),  # one of the whole country, or nobody knows
        ("customer", [], "ES"),  # a company: every one there answers to the same authority
    ],
)
def test_only_of_a_public_body_in_spain_the_part_of_the_country_is_asked(
    tmp_path: Path, keys: PipeInput, library: Library, is_to_me: str, then: list[str], place: str
) -> None:
    keys.send_text("".join([line("Girona"), line("France"), relation(is_to_me), line("Spain"), *then, CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    case = cases.load(only_case(tmp_path), library)
    assert (case.me.lives_in, case.about.organisation.place) == ("FR", place)


def test_a_company_that_is_nearly_a_known_one_is_chosen_by_the_person(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    keys.send_text("".join([line("Linkdin"), pick(1), CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    assert cases.load(only_case(tmp_path), library).about.organisation.name == "linkedin"


def test_a_company_that_only_sounds_like_a_known_one_may_be_kept(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    keys.send_text("".join([line("Linkdin"), pick(2), CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    case = cases.load(only_case(tmp_path), library)
    assert (case.about.organisation.name, case.facts["organisation_new"]) == ("Linkdin", True)


OPT_OUT_IN_LEEDS = [
    line("Spokeo, Inc."),
    line("UK"),
    line("England"),
    option(1),  # I am a customer
    line("United States"),  # where it is based
    line(),  # its address
    line(),  # its e-mail
    SPACE + ENTER,  # the first wish
    line(),  # nothing to tell of what happened
    option(2),  # not written before
    line("D R"),
    line(),  # e-mail
    line(),  # address
    line(),  # account
    pick(1),  # my own data
    pick(1),  # a short letter
]


def test_whoever_moves_from_england_to_texas_in_the_review_is_asked_what_texas_asks(
    tmp_path: Path, keys: PipeInput, library: Library
) -> None:
    change_home = [CHANGE, pick(3), "\x15" + line("TX")]
    texas = [ENTER, option(1), must(2)]  # still a customer; of one that deals with few people; no signal ignored
    keys.send_text("".join([*OPT_OUT_IN_LEEDS, *change_home, *texas, CTRL_C]))
    assert main(["new", "opt_out", "--out", str(tmp_path), "--as-of", "2026-09-01"]) == INTERRUPTED
    case = cases.load(only_case(tmp_path), library)
    assert case.lives_in == "US-TX"
    assert (case.facts["organisation_size"], case.facts["signal_ignored"]) == ("few", False)


def test_an_older_case_with_a_part_of_another_country_is_asked_for_its_home(
    tmp_path: Path, keys: PipeInput, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "2026-09-01-linkedin"
    folder.mkdir()
    answers = "{organisation: linkedin, residence: US, residence_part: GB-ENG}"
    (folder / "case.yaml").write_text(f"scenario: access\nstarted: 2026-09-01\nanswers: {answers}\n")
    keys.send_text("".join([line("TX"), CTRL_C]))
    assert main(["resume", folder.name, "--out", str(tmp_path), "--as-of", "2026-09-01"]) == INTERRUPTED
    assert cases.load(folder, library).lives_in == "US-TX"
    said = capsys.readouterr().out
    assert "residence_part: nobody asks for this here" in said
    assert "the part of the country is needed" in said


def test_somebody_in_brazil_may_choose_a_letter_that_only_asks(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [line("LinkedIn"), line("Brazil"), pick(1), *ORGANISATION_TO_HISTORY[2:]]  # go on all the same
    keys.send_text("".join([*asked, option(2), *ABOUT_ME, *AGREE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert "cites no law" in " ".join(capsys.readouterr().out.split())
    assert (only_case(tmp_path) / "1-voluntary.txt").is_file()


def test_whoever_only_presses_enter_has_not_said_that_their_data_were_made_public(
    tmp_path: Path, keys: PipeInput
) -> None:
    wanted = [line("my account"), SPACE + ENTER, ENTER, ENTER]  # the first reason; then two hurried, at "made public?"
    rest = [line(), ENTER, *ABOUT_ME, *AGREE, *NO_MORE]  # nothing happened; and a hurried Enter at "written before?"
    keys.send_text("".join([line("LinkedIn"), line("Netherlands"), *wanted, *rest]))
    assert main(["new", "erasure", "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    assert not {"made_public", "papers"} & told(only_case(tmp_path)).keys()
    assert "public" not in (only_case(tmp_path) / "1-request.txt").read_text()


def test_the_letter_can_be_read_before_it_is_written(
    tmp_path: Path, keys: PipeInput, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("complaint_kit.commands.previewing.show", print)  # a pager would wait for keys
    keys.send_text("".join([*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, pick(2), CTRL_C]))
    assert new(tmp_path) == INTERRUPTED
    seen = capsys.readouterr().out
    assert "My reference: SDV-20260901" in seen
    assert [path.name for path in only_case(tmp_path).iterdir()] == ["case.yaml"]
    keys.send_text(pick(1) + pick(2))
    assert main(["resume", "--out", str(tmp_path), "--as-of", "2026-09-01"]) == DONE
    assert (only_case(tmp_path) / "1-request.txt").read_text() in seen


def test_the_letter_is_printed_after_the_interview_only_if_somebody_picks_it(
    tmp_path: Path, keys: PipeInput, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printer = tmp_path / "lp"
    printer.write_text("#!/bin/sh\necho request id is office-1\n")
    printer.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("complaint_kit.commands.afterwards.ways", lambda: ("print",))
    monkeypatch.setattr("complaint_kit.commands.shared.on_a_terminal", lambda: True)
    whole = [*ORGANISATION_TO_HISTORY, option(2), *ABOUT_ME, *AGREE]
    keys.send_text("".join([*whole, pick(1), *NO_MORE]))  # Enter alone goes on
    assert new(tmp_path) == DONE
    assert "office-1" not in capsys.readouterr().out
    keys.send_text("".join([*whole, pick(2), *NO_MORE]))
    assert new(tmp_path) == DONE
    assert "request id is office-1" in capsys.readouterr().out
