"""Who is due, since when, and the next round: the law is asked again with the events recorded since."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.bulk.due import record, record_sent, standings
from complaint_kit.bulk.messages import Output
from complaint_kit.bulk.output.finish import export_list
from complaint_kit.bulk.output.register import events_of, opened
from complaint_kit.bulk.output.register import record as add_to_register
from complaint_kit.bulk.store import Store
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.errors import AnswersError, CaseError, Problems
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.situation.case import Case
from complaint_kit.situation.checking import checked
from complaint_kit.situation.older import Event
from complaint_kit.situation.papers import Paper, Reply
from complaint_kit.situation.recording import with_reply
from tests.bulk.conftest import PACK, Make, person, register_in
from tests.bulk.test_told import ACCESS, listed

LIBRARY = Library((shipped_pack(), PACK))


def states(out: Path, day: date) -> dict[str, tuple[str, str]]:
    """Where everybody stands."""
    return {one.person_id: (one.state, one.next_step) for one in standings(out, LIBRARY, day)}


def events(tmp_path: Path, *lines: str) -> Path:
    """A table of events."""
    path = tmp_path / "events.csv"
    path.write_text("\n".join(("person_id,event,date,document", *lines)) + "\n", encoding="utf-8")
    return path


def test_a_letter_that_nobody_noted_as_sent_is_still_to_send(make: Make) -> None:
    out, _ = make([person(1)])
    assert states(out, date(2026, 9, 2)) == {"k1": ("to send", "request")}


def test_the_answer_is_awaited_for_a_month_and_then_overdue(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    record(out, LIBRARY, events(tmp_path, "k1,received,2026-09-02,"), date(2026, 9, 2))
    # Article 12(3) GDPR: one month from 2 September ends on Friday 2 October 2026.
    assert states(out, date(2026, 10, 2)) == {"k1": ("waiting", "reminder")}
    assert states(out, date(2026, 10, 5)) == {"k1": ("overdue", "reminder")}


def test_a_program_reads_who_is_due_as_one_json_document(
    make: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = make([person(1), person(2)])
    record(out, LIBRARY, events(tmp_path, "k1,received,2026-09-02,", "k2,received,2026-10-01,"), date(2026, 10, 1))
    assert main(["due", str(out), "--json", "--as-of", "2026-10-05", "--pack", str(PACK)]) == DONE
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["person_id"], row["state"], row["next_step"]) == ("k1", "overdue", "reminder")


def test_a_refusal_is_answered_before_anybody_complains(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    record(out, LIBRARY, events(tmp_path, "k1,sent,2026-09-01,", "k1,refused,2026-09-10,"), date(2026, 9, 10))
    state, step = states(out, date(2026, 9, 11))["k1"]
    assert state == "open"
    assert step == "reply"


def test_all_letters_are_noted_as_sent_at_once_and_only_once(make: Make) -> None:
    out, _ = make([person(1), person(2)])
    assert record_sent(out, "request", date(2026, 9, 2), date(2026, 9, 2)) == 2
    assert record_sent(out, "request", date(2026, 9, 3), date(2026, 9, 3)) == 0
    assert states(out, date(2026, 9, 3)) == {"k1": ("waiting", "reminder"), "k2": ("waiting", "reminder")}


def test_an_event_recorded_twice_counts_once(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    table = events(tmp_path, "k1,sent,2026-09-02,request")
    assert [record(out, LIBRARY, table, date(2026, 9, 2)) for _ in range(2)] == [1, 0]


def test_events_that_do_not_fit_are_all_said_and_none_is_recorded(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    lines = (
        "k1,sent,2026-09-02,",
        "k9,sent,2026-09-02,",
        "k1,vanished,2026-09-02,",
        "k1,sent,2027-01-01,",
        "k1,sent,x,",
    )
    with pytest.raises(Problems) as raised:
        record(out, LIBRARY, events(tmp_path, *lines), date(2026, 9, 2))
    assert [problem.place.split(", ")[1] for problem in raised.value.problems] == ["row 3", "row 4", "row 5", "row 6"]
    assert states(out, date(2026, 9, 2)) == {"k1": ("to send", "request")}


def test_what_is_told_while_a_round_is_made_is_kept(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, _ = make([person(1)])
    day = date(2026, 10, 20)
    record_sent(out, "request", date(2026, 9, 2), date(2026, 9, 2))
    keep = Store.keep

    def told_meanwhile(self: Store, output: Output) -> None:
        record(out, LIBRARY, events(tmp_path, "k1,answered,2026-10-20,"), day)
        keep(self, output)

    monkeypatch.setattr(Store, "keep", told_meanwhile)
    make([person(1)], out=out, step="reminder", today=day)
    with closing(opened(out)) as base:
        assert [one.event for one in events_of(base, "k1")] == ["sent", "answered"]


def test_the_next_round_writes_to_those_who_are_due_and_to_nobody_else(make: Make, tmp_path: Path) -> None:
    rows = [person(number) for number in range(4)]
    out, _ = make(rows, "pdf")
    day = date(2026, 10, 20)
    record_sent(out, "request", date(2026, 9, 2), date(2026, 9, 2))
    record(out, LIBRARY, events(tmp_path, "k1,answered,2026-09-20,"), day)
    _, tally = make(rows, "pdf", out=out, step="reminder", today=day)
    assert (tally.letters, tally.waiting) == (3, 1)
    documents = Counter((row["person_id"], row["document"], row["state"]) for row in register_in(out))
    assert documents == {
        **{(f"k{number}", "request", "answered" if number == 1 else "sent"): 1 for number in range(4)},
        **{(f"k{number}", "reminder", "made"): 1 for number in (0, 2, 3)},
    }
    assert len(list(out.glob("letters-reminder/*/*/reminder.pdf"))) == 3
    assert (out / "print-reminder/A4-001.pdf").is_file()


def test_events_outlive_a_later_round(make: Make) -> None:
    out, _ = make([person(1)])
    record_sent(out, "request", date(2026, 9, 2), date(2026, 9, 2))
    make([person(1)], out=out, step="reminder", today=date(2026, 10, 20))
    assert {row["document"]: row["sent_on"] for row in register_in(out)} == {"request": "2026-09-02", "reminder": ""}


def test_a_later_round_needs_the_same_list_where_people_have_no_ids(make: Make) -> None:
    rows = [["", *person(number)[1:]] for number in range(3)]
    out, _ = make(rows)
    record_sent(out, "request", date(2026, 9, 2), date(2026, 9, 2))
    with pytest.raises(CaseError, match="another list"):
        make(rows[1:], out=out, step="reminder", today=date(2026, 10, 20), columns={"person_id": "ignore"})


def test_a_folder_without_a_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no register"):
        list(standings(tmp_path, LIBRARY, date(2026, 9, 1)))


def test_the_columns_of_events_have_the_names_of_the_list_and_a_note_is_kept(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    path = tmp_path / "e.csv"
    path.write_text("Mitgliedsnummer;event;Datum;Bemerkung\nk1;sent;2026-09-02;by hand\n", encoding="utf-8")
    assert record(out, LIBRARY, path, date(2026, 9, 2)) == 1
    with closing(opened(out)) as base:
        assert [event.note for event in events_of(base, "k1")] == ["by hand"]


def test_a_misspelt_column_of_events_is_not_dropped(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    path = tmp_path / "e.csv"
    path.write_text("person_id,event,date,noote\nk1,sent,2026-09-02,x\n", encoding="utf-8")
    with pytest.raises(AnswersError, match="noote"):
        record(out, LIBRARY, path, date(2026, 9, 2))


def test_a_day_in_figures_is_read_as_people_write_it_where_they_live(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1), person(2, "USA", "TX")])
    record(out, LIBRARY, events(tmp_path, "k1,sent,03/09/2026,", "k2,sent,09/03/2026,"), date(2026, 9, 10))
    export_list(out)
    assert [(row["person_id"], row["sent_on"]) for row in register_in(out)] == [
        ("k1", "2026-09-03"),
        ("k2", "2026-09-03"),
    ]


def test_a_reply_is_recorded_by_the_columns_that_a_list_of_people_has(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    record_sent(out, "request", date(2026, 9, 1), date(2026, 9, 1))
    table = tmp_path / "replies.csv"
    table.write_text(
        "person_id,Their reply,reply_on,ground,their words,what is missing,mine\n"
        "k1,partly,10 September 2026,trade secret,That is a secret.,the factors,They tell brokers.\n",
        encoding="utf-8",
    )
    assert record(out, LIBRARY, table, date(2026, 9, 11)) == 1
    with closing(opened(out)) as base:
        reply = events_of(base, "k1")[-1]
    assert (reply.event, reply.on, reply.ground) == ("answered_in_part", date(2026, 9, 10), "trade_secret")
    assert (reply.note, reply.missing, reply.mine) == ("That is a secret.", "the factors", "They tell brokers.")
    assert states(out, date(2026, 9, 11)) == {"k1": ("open", "reply")}


def test_a_fee_that_is_asked_for_is_answered_first(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    record_sent(out, "request", date(2026, 9, 1), date(2026, 9, 1))
    table = tmp_path / "replies.csv"
    table.write_text("person_id,reply,reply_on\nk1,fee asked,2026-09-10\n", encoding="utf-8")
    record(out, LIBRARY, table, date(2026, 9, 11))
    assert states(out, date(2026, 9, 11)) == {"k1": ("open", "reply")}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("k1,registered,2026-09-10,", "there is no such reply"),  # only an authority registers
        ("k1,refused,2026-09-10,because", "there is no such ground"),
        ("k1,refused,2026-12-01,", "this day is after 2026-09-11"),
    ],
)
def test_a_reply_that_does_not_fit_is_said_and_not_recorded(make: Make, tmp_path: Path, row: str, problem: str) -> None:
    out, _ = make([person(1)])
    table = tmp_path / "replies.csv"
    table.write_text(f"person_id,reply,reply_on,ground\n{row}\n", encoding="utf-8")
    with pytest.raises(Problems, match=problem):
        record(out, LIBRARY, table, date(2026, 9, 11))
    with closing(opened(out)) as base:
        assert events_of(base, "k1") == ()


def test_a_register_of_an_older_version_takes_what_else_a_reply_tells(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    with closing(opened(out)) as base:
        base.execute("ALTER TABLE events DROP COLUMN more")
        base.commit()
    table = tmp_path / "replies.csv"
    table.write_text("person_id,reply,reply_on,mine\nk1,refused,2026-09-10,No.\n", encoding="utf-8")
    assert record(out, LIBRARY, table, date(2026, 9, 11)) == 1
    with closing(opened(out)) as base:
        assert [one.mine for one in events_of(base, "k1")] == ["No."]


@pytest.mark.parametrize(
    ("rows", "problem", "where"),
    [
        (("k1,refused,2019-01-01,",), "the reply of 2019-01-01 came before request-1 of 2026-09-01", "row 2"),
        (
            ("k2,sent,2026-09-05,", "k2,refused,2026-09-04,"),
            "the reply of 2026-09-04 came before request-1",
            "row 2, 3",
        ),
        (("k1,received,2026-08-30,",), "was received on 2026-08-30, before it was sent on 2026-09-01", "row 2"),
        (("k1,refused,1919-01-01,",), "this day is before there were such laws", "row 2"),
    ],
)
def test_days_out_of_order_are_refused_as_they_are_in_a_case(
    make: Make, tmp_path: Path, rows: tuple[str, ...], problem: str, where: str
) -> None:
    out, _ = make([person(1), person(2)])
    record(out, LIBRARY, events(tmp_path, "k1,sent,2026-09-01,"), date(2026, 9, 10))
    with pytest.raises(Problems) as raised:
        record(out, LIBRARY, events(tmp_path, *rows), date(2026, 9, 10))
    assert [problem in str(one) for one in raised.value.problems] == [True]
    assert raised.value.problems[0].place.endswith(f", {where}")
    with closing(opened(out)) as base:
        assert [len(events_of(base, one)) for one in ("k1", "k2")] == [1, 0]


def test_a_case_a_list_of_events_and_an_answers_file_refuse_the_same(make: Make, tmp_path: Path) -> None:
    day = date(2026, 9, 10)
    out, _ = make([person(1)])
    record(out, LIBRARY, events(tmp_path, "k1,sent,2026-09-01,"), day)
    with pytest.raises(Problems) as in_bulk:
        record(out, LIBRARY, events(tmp_path, "k1,refused,2019-01-01,"), day)
    told = Case(papers=(Paper(id="request-1", sent=date(2026, 9, 1)),))
    with pytest.raises(Problems) as alone:
        checked(with_reply(told, None, Reply(on=date(2019, 1, 1), kind="refused")), day, "case.yaml")
    assert [one.problem for one in in_bulk.value.problems] == [one.problem for one in alone.value.problems]
    assert [one.mend for one in in_bulk.value.problems] == [one.mend for one in alone.value.problems]


def test_letters_cannot_be_sent_after_their_answer_or_on_a_day_to_come(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1), person(2)])
    record(out, LIBRARY, events(tmp_path, "k2,refused,2026-09-04,"), date(2026, 9, 10))
    with pytest.raises(Problems, match="k2: the reply of 2026-09-04 came before request-1 of 2026-09-05"):
        record_sent(out, "request", date(2026, 9, 5), date(2026, 9, 10))
    with pytest.raises(AnswersError, match="this day is after 2026-09-10"):
        record_sent(out, "request", date(2026, 9, 11), date(2026, 9, 10))
    assert record_sent(out, "request", date(2026, 9, 3), date(2026, 9, 10)) == 2


def test_what_an_older_version_recorded_out_of_order_stops_nothing_new(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    with closing(opened(out)) as base:
        old = [Event(event="sent", on=date(2026, 9, 5)), Event(event="refused", on=date(2026, 9, 4))]
        add_to_register(base, [("k1", one) for one in old])
    assert record(out, LIBRARY, events(tmp_path, "k1,answered,2026-09-10,"), date(2026, 9, 10)) == 1


def test_the_column_member_id_is_known_here_as_in_lists_of_people(make: Make, tmp_path: Path) -> None:
    out, _ = make([person(1)])
    path = tmp_path / "e.csv"
    path.write_text("Member ID,event,date\nk1,sent,2026-09-02\n", encoding="utf-8")
    assert record(out, LIBRARY, path, date(2026, 9, 2)) == 1


# --- letters of which the list tells

TOLD = {"asked": "access", "sent": "2026-06-01", "sent_by": "email"}


def test_a_letter_that_the_list_tells_of_still_counts_when_the_next_one_is_out(make: Make, tmp_path: Path) -> None:
    out, _ = make(listed(tmp_path, TOLD), **ACCESS)
    record_sent(out, "reminder", date(2026, 9, 1), date(2026, 9, 1))
    (one,) = standings(out, LIBRARY, date(2026, 9, 2))
    # Article 12(3) GDPR: one month from 1 June was over on 1 July, so the complaint is open beside the reminder.
    assert (one.state, one.next_step, one.last) == ("overdue", "complaint", "sent 2026-09-01")


def test_a_demand_for_identity_that_the_list_tells_of_has_its_answer(make: Make, tmp_path: Path) -> None:
    told = {**TOLD, "reply": "identity_asked", "reply_on": "2026-06-10", "words": "Send us your passport, Sir."}
    out, _ = make(listed(tmp_path, told), **ACCESS)
    (one,) = standings(out, LIBRARY, date(2026, 9, 2))
    assert (one.next_step, one.last) == ("reply", "identity_asked 2026-06-10")
    assert "GDPR" in one.answer
    with closing(opened(out)) as base:
        ((deciding,),) = base.execute("SELECT deciding FROM documents")
    assert "passport" not in deciding
