"""One complaint for many people, where an office takes one: the letter says once what all have in common, the schedule
what differs, and whoever cannot join complains alone and is named."""

from __future__ import annotations

import csv
import os
import shutil
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from complaint_kit.bulk.due import record, record_sent, standings
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.errors import KitError
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from tests.bulk.conftest import PACK, Make, files_in, maker, register_in
from tests.bulk.test_groups import GROUP, listed
from tests.bulk.test_parts import OF_ARTICLE_80

REFUSED = {"asked": "access", "sent": "2026-07-01", "sent_by": "email", "reply": "refused", "reply_on": "2026-07-20"}
REFUSED |= {"mandate_date": "2026-08-12", "account": "MR-1", "country": "Spain"}
JOINT = {
    **GROUP,
    "joint_complaint": True,
    "article_80": OF_ARTICLE_80,
    "output": {"people_per_part": 2, "cover_letters": True},
}
NO_REPLY = {"reply": "", "reply_on": ""}
# What is no cause to complain alone: another language, another day, another way, words of their own, another outcome.
ROWS = (
    {"mandate_file": "m0.pdf", "language": "de", "says_1": "It sent me an invoice.", "says_1_on": "2026-06-20"},
    {"mandate_file": "m1.pdf", "language": "en", "sent": "2026-07-03", "sent_by": "registered", "region": "Catalonia"},
    {"mandate_file": "m2.pdf", **NO_REPLY},
    {"mandate_file": "m1.pdf", "reply_on": "2026-07-25", "account": "MR-3"},
)
APART = {
    "another office, of which it was not read": {"country": "Germany", "region": "Hamburg", "mandate_file": "m0.pdf"},
    "no file of the mandate": {"mandate_file": ""},
    "a file that is none": {"mandate_file": "bad.pdf"},
    "nobody else with the same office": {"country": "France", "mandate_file": "m2.pdf"},
}


def signed(name: str) -> bytes:
    """A page with that name on it, as a scanner gives it."""
    file = BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.drawString(72, 700, f"I let Patients Together write for me. {name}")
    canvas.save()
    return file.getvalue()


def people(folder: Path, *rows: dict[str, str]) -> Path:
    """A list of these people, and their mandates beside it."""
    for number in range(3):
        (folder / f"m{number}.pdf").write_bytes(signed(f"m{number}"))
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 no more")
    usual = dict.fromkeys(("says_1", "says_1_on", "region"), "") | {"born": "1980-05-02"}
    return listed(folder, *({**usual, **REFUSED, **row} for row in rows))


def complained(make: Make, list_: Path, **changes: Any) -> Path:
    """The folder after the first round, in which the replies are answered, and the round of complaints."""
    campaign = {**JOINT, **changes}
    out, _ = make(list_, **campaign)
    make(list_, out=out, step="complaint", **campaign)
    return out


def flat(path: Path) -> str:
    return " ".join(path.read_text(encoding="utf-8").split())


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four people who complain in one, and one for each reason to complain alone."""
    folder = tmp_path_factory.mktemp("joint")
    return complained(maker(folder), people(folder, *ROWS, *APART.values()))


def test_the_letter_says_once_what_all_have_in_common_and_names_nobody(out: Path) -> None:
    text = flat(out / "joint-complaint/001-complaint.txt")
    assert "Agencia Española de Protección de Datos" in text
    assert "Complainants: the 4 people named in the schedule, represented by Patients Together, 1 Club Square" in text
    assert text.count("is a body within the meaning of Article 80(1)") == 1
    assert "Numbers 1 to 3 of the schedule Refusal. Corner Shop Ltd refused what was asked for (Article 15)." in text
    assert "Number 4 of the schedule No answer (Article 15). The day by which an answer was due" in text
    assert [text.count(one) for one in ("Refusal.", "No answer", "Investigate")] == [1, 1, 1]
    assert "because these people live in Spain" in text
    assert not [word for word in ("Member", "MR-1", "July", "invoice") if word in text]


def test_the_schedule_has_what_differs_and_the_number_of_the_mandate(out: Path) -> None:
    rows = lines(out / "joint-complaint/001-schedule.csv")
    told = [(one["name"], one["known_as"], one["residence"], one["asked_on"], one["sent_how"]) for one in rows]
    assert told == [
        ("Member Number0", "MR-1", "ES", "2026-07-01", "by e-mail"),
        ("Member Number1", "MR-1", "ES-CT", "2026-07-03", "by registered post"),
        ("Member Number3", "MR-3", "ES", "2026-07-01", "by e-mail"),
        ("Member Number2", "MR-1", "ES", "2026-07-01", "by e-mail"),
    ]
    answers = [one["came_back"] for one in rows]
    assert answers == ["refused on 20 July 2026", "refused on 20 July 2026", "refused on 25 July 2026", "nothing"]
    # One month from 1 July is Saturday 1 August 2026, so Monday 3 August.
    assert [one["answer_due"] for one in rows] == ["", "", "", "2026-08-03"]
    assert [(one["mandate_of"], one["mandate_no"]) for one in rows] == [("2026-08-12", no) for no in "1223"]
    assert [one["says"] for one in rows] == ["20 June 2026: It sent me an invoice.", "", "", ""]


def test_the_schedule_is_printed_and_a_mandate_that_two_signed_is_enclosed_once(out: Path) -> None:
    (page,) = (one.extract_text() for one in PdfReader(out / "joint-complaint/001-schedule.pdf").pages)
    assert all(f"Member Number{at}" in " ".join(page.split()) for at in range(4))
    list_, first, second, _ = (one.extract_text() for one in PdfReader(out / "joint-complaint/001-mandates.pdf").pages)
    assert "Member Number1, Member Number3" in list_
    assert [("m0" in first, "Mandate 1" in first), ("m1" in second, "Mandate 2" in second)] == [(True, True)] * 2


def test_whoever_cannot_join_complains_alone_and_is_named_with_the_reason(out: Path) -> None:
    named = lines(out / "joint-complaint/apart.csv")
    assert [(one["person_id"], one["residence"]) for one in named] == [
        ("k4", "DE-HH"), ("k5", "ES"), ("k6", "ES"), ("k7", "FR"),
    ]  # fmt: skip
    for one, says in zip(named, ("is not known", "no file of the", "cannot be read", "too few"), strict=True):
        assert says in one["why"]
    own = {path.parent.name[-2:] for path in (out / "letters-complaint").rglob("complaint.txt")}
    assert own == {"k4", "k5", "k6", "k7"}
    covers = "".join(PdfReader(one).pages[0].extract_text() for one in (out / "covers-complaint").iterdir())
    assert ["Number0" in covers, "Number5" in covers] == [False, True]


def test_the_register_knows_who_complains_in_which(out: Path) -> None:
    rows = [one for one in register_in(out) if one["document"] == "complaint"]
    assert {one["person_id"] for one in rows if one["joint"] == "joint-complaint/001"} == {"k0", "k1", "k2", "k3"}
    assert {one["person_id"] for one in rows if not one["joint"]} == {"k4", "k5", "k6", "k7"}
    assert "joint-complaint/001-complaint.txt" in {one["file"] for one in rows}


def test_due_counts_a_joint_complaint_for_all_of_its_people(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, library = tmp_path / "sent", Library((shipped_pack(), PACK))
    shutil.copytree(out, folder)
    record_sent(folder, "complaint", date(2026, 9, 2), date(2026, 9, 3))
    events = tmp_path / "events.csv"
    lines_ = ("person_id,event,date,document", "joint-complaint/001,regulator_acknowledged,2026-09-03,complaint")
    events.write_text("\n".join(lines_) + "\n", encoding="utf-8")
    assert record(folder, library, events, date(2026, 9, 3)) == 4
    found = {one.person_id: one for one in standings(folder, library, date(2026, 9, 4))}
    assert {id_ for id_, one in found.items() if one.last == "regulator_acknowledged 2026-09-03"} == {
        "k0",
        "k1",
        "k2",
        "k3",
    }
    assert (found["k1"].joint, found["k5"].joint) == ("joint-complaint/001", "")
    assert main(["due", str(folder), "--all", "--as-of", "2026-09-04", "--pack", str(PACK)]) == DONE
    table = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert {line[0] for line in table if line[-1:] == ["joint-complaint/001"]} == {"k0", "k1", "k2", "k3"}


STOPS = (("00002.json", 1), ("00004.json", 2), ("001-schedule.pdf", 1), ("apart.csv", 1))


def test_killed_at_any_write_it_goes_on_and_ends_with_the_same_bytes(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a part, in a part that is made again for who complains alone, in a joint complaint, in the last list."""
    make, list_ = maker(tmp_path), people(tmp_path, *ROWS, *APART.values())
    again, _ = make(list_, **JOINT)
    for name, time in STOPS:
        with monkeypatch.context() as stopped:
            stop_at(stopped, name, time)
            with pytest.raises(KeyboardInterrupt):
                make(list_, out=again, step="complaint", resume=True, **JOINT)
    make(list_, out=again, step="complaint", resume=True, **JOINT)
    mine, whole = files_in(again), files_in(out)
    assert {name for name in {*mine, *whole} if mine.get(name) != whole.get(name)} == set()


def stop_at(monkeypatch: pytest.MonkeyPatch, name: str, time: int) -> None:
    """Ctrl-C when a file of that name is put in its place for the so-manieth time."""
    seen = Counter[str]()

    def stop_or(move):  # type: ignore[no-untyped-def]
        def moved(source, target):  # type: ignore[no-untyped-def]
            seen[Path(target).name] += 1
            if Path(target).name == name and seen[name] == time:
                raise KeyboardInterrupt
            return move(source, target)

        return moved

    monkeypatch.setattr(Path, "replace", stop_or(Path.replace))
    monkeypatch.setattr(os, "replace", stop_or(os.replace))


def test_of_silence_the_schedule_has_the_day_that_passed_and_an_office_can_be_named(make: Make, tmp_path: Path) -> None:
    row = {**NO_REPLY, "country": "Germany", "region": "Hamburg", "mandate_file": "m0.pdf"}
    asked_of = {"offices": ["de-hh.hmbbfdi"]}
    list_ = people(tmp_path, row, {**row, "sent": "2026-07-08"})
    out = complained(make, list_, joint_complaint=asked_of, complainant="group")
    text = flat(out / "joint-complaint/001-complaint.txt")
    assert "Gemeinsame Beschwerde von 2 Personen" in text
    assert "Beschwerdeführerin: Patients Together, 1 Club Square, Cork" in text
    assert "Der Tag, bis zu dem zu antworten war (Art. 12 Abs. 3 DSGVO), steht für jede Person in der Liste." in text
    # As above; and one month from 8 July is Saturday 8 August 2026, so Monday 10 August.
    rows = lines(out / "joint-complaint/001-schedule.csv")
    assert [one["antwort_faellig"] for one in rows] == ["2026-08-03", "2026-08-10"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"sender": {"kind": "person"}, "complainant": None, "article_80": None}, "goes with a group"),
        ({"joint_complaint": {"offices": ["de-hh.nobody"]}}, "there is no such authority"),
    ],
)
def test_a_joint_complaint_that_cannot_be_is_refused(
    make: Make, tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(KitError, match=says):
        make(people(tmp_path, ROWS[0]), **{**JOINT, **changes})
