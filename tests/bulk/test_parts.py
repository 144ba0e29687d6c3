"""What a row tells beside answers: phone, closed ways, the mandate and its file, a child's day of birth, the form."""

from __future__ import annotations

import json
from contextlib import closing
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest
from pypdf import PdfReader

from complaint_kit.bulk.input.columns import plain
from complaint_kit.bulk.input.parts import NO_PARTS, part, parts_of, scopes, with_parts
from complaint_kit.errors import AnswersError, Problems
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Acting, Case, Person
from tests.bulk.conftest import Make, files_in, rejects_in
from tests.bulk.test_told import ACCESS, letters, listed
from tests.writers.test_pictures import drawing

BODY = {"kind": "body", "name": "Patients Together", "address": ["1 Club Square", "Cork"], "email": "us@example.org"}
SIGNED = {"mandate signed on": "2026-08-12"}


def made(make: Make, folder: Path, *rows: dict[str, str], **changes: Any) -> tuple[Path, list[dict[str, str]]]:
    """The folder of the letters to these people, and the rejects."""
    out, _ = make(listed(folder, *rows), **{**ACCESS, **changes})
    return out, rejects_in(out)


def test_a_phone_stands_in_the_letter_of_its_person_and_of_nobody_else(make: Make, tmp_path: Path) -> None:
    out, rejects = made(make, tmp_path, {"Mobile": "+353 21 555 0100"}, {"Mobile": ""})
    assert rejects == []
    assert letters(out).count("+353 21 555 0100") == 1


@pytest.mark.parametrize("told", [{"not by": "Telefon"}, {"Safe contact": "no calls"}])
def test_a_phone_that_must_not_ring_is_in_no_letter(make: Make, tmp_path: Path, told: dict[str, str]) -> None:
    out, rejects = made(make, tmp_path, {"Phone": "+353 21 555 0100", **told})
    assert rejects == []
    assert "555 0100" not in letters(out)
    assert "member0@example.org" in letters(out)


def test_a_way_that_is_closed_is_in_no_letter(make: Make, tmp_path: Path) -> None:
    out, rejects = made(make, tmp_path, {"not_by": "E-Mail"}, {"not_by": "post"}, {"not_by": ""})
    assert rejects == []
    text = letters(out)
    assert ("member0@example.org" in text, "Long Street 0" in text) == (False, True)
    assert ("member1@example.org" in text, "Long Street 1" in text) == (True, False)
    assert ("member2@example.org" in text, "Long Street 2" in text) == (True, True)


def test_where_no_way_is_left_there_is_no_letter(make: Make, tmp_path: Path) -> None:
    _, rejects = made(make, tmp_path, {"not_by": "post, email", "phone": "123"})
    assert [(one["field"], one["problem"]) for one in rejects] == [
        ("not_by", "no safe way is left to answer this person")
    ]


def test_the_group_answers_its_own_phone(make: Make, tmp_path: Path) -> None:
    out, rejects = made(make, tmp_path, {**SIGNED, "phone": "+353 21 555 0100"}, sender=BODY)
    assert rejects == []
    assert "on behalf of Member Number0" in letters(out)
    assert "555 0100" not in letters(out)


def test_a_mandate_is_for_what_it_was_signed_for(make: Make, tmp_path: Path) -> None:
    covered, beyond = {**SIGNED, "mandate_scope": "copy; delete"}, {**SIGNED, "mandate_scope": "erasure"}
    out, rejects = made(make, tmp_path, covered, beyond, sender=BODY)
    assert (
        "signed on 12 August 2026 for access to Member Number0’s data, deletion of Member Number0’s data"
        in " ".join(letters(out).split())
    )
    assert [(one["row"], one["field"], one["found"]) for one in rejects] == [("3", "mandate_scope", "access")]
    assert "does not cover this" in rejects[0]["problem"]


def test_the_file_of_a_mandate_lies_beside_the_list_or_there_is_no_letter(make: Make, tmp_path: Path) -> None:
    (tmp_path / "p1.pdf").write_bytes(b"signed")
    (tmp_path / "folder.pdf").mkdir()
    names = ("p1.pdf", "p3.pdf", "folder.pdf", "../p1.pdf", "")
    rows = [{**SIGNED, "mandate_file": name, "account": "MR-881"} for name in names]
    out, rejects = made(make, tmp_path, *rows, sender=BODY)
    assert letters(out).count("on behalf of") == 2
    assert [(one["row"], one["field"], one["found"]) for one in rejects] == [
        ("3", "mandate_file", "p3.pdf"),
        ("4", "mandate_file", "folder.pdf"),
        ("5", "mandate_file", "../p1.pdf"),
    ]
    assert "does not lie beside the list" in rejects[0]["problem"]
    assert "no name of a file beside the list" in rejects[2]["problem"]


def test_every_fault_of_a_row_is_said_at_once(make: Make, tmp_path: Path) -> None:
    rows = ({**SIGNED, "mandate_file": "", "account": "MR-881"}, {**SIGNED, "mandate_file": "p3.pdf", "account": ""})
    _, rejects = made(make, tmp_path, *rows, sender=BODY, required=["account_identifiers"])
    assert {one["field"] for one in rejects if one["row"] == "3"} == {"account", "mandate_file"}
    assert {one["row"] for one in rejects} == {"3"}


def test_a_child_is_named_with_the_day_of_birth_where_the_list_gives_the_day(make: Make, tmp_path: Path) -> None:
    rows = ({"birth_date": "4 March 2017", "parent": "Orla Tennant"}, {"birth_date": "9", "parent": "Ann Example"})
    out, rejects = made(make, tmp_path, *rows, minors="parent")
    assert rejects == []
    assert letters(out).count("Date of birth") == letters(out).count("4 March 2017") == 1


def test_a_grown_up_has_no_day_of_birth_in_the_letter(make: Make, tmp_path: Path) -> None:
    out, rejects = made(make, tmp_path, {"birth_date": "4 March 1979"})
    assert rejects == []
    assert "1979" not in letters(out)


def test_a_birthday_still_to_come_is_none(make: Make, tmp_path: Path) -> None:
    _, rejects = made(make, tmp_path, {"birth_date": "2026-12-24", "parent": "Orla Tennant"}, minors="parent")
    assert "still to come" in rejects[0]["problem"]


def test_a_row_chooses_the_form_of_its_letter_and_the_campaign_that_of_the_others(make: Make, tmp_path: Path) -> None:
    out, _ = made(make, tmp_path, {"letter_form": ""}, {"letter_form": "short"})
    short, also_short = (len(one.read_text(encoding="utf-8")) for one in sorted(out.rglob("*.txt")))
    out, _ = made(make, tmp_path, {"letter_form": ""}, {"letter_form": "short"}, letter_form="full")
    full, still_short = (len(one.read_text(encoding="utf-8")) for one in sorted(out.rglob("*.txt")))
    assert short == also_short == still_short < full


WRONG = {
    "a number without figures": ("Phone", "ask her", "no phone number"),
    "a way that is none": ("not_by", "pigeon", "no way to reach"),
    "a mandate for nothing": ("mandate_scope", "access, justice", "nothing that a mandate can be for"),
    "a form that is none": ("letter_form", "endless", "no choice here"),
}


@pytest.mark.parametrize(("column", "cell", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_cell_that_does_not_fit_rejects_its_row(
    make: Make, tmp_path: Path, column: str, cell: str, says: str
) -> None:
    out, rejects = made(make, tmp_path, {column: ""}, {column: cell})
    assert [(one["row"], one["field"]) for one in rejects] == [("3", column)]
    assert says in rejects[0]["problem"]
    assert len(list(out.rglob("*.txt"))) == 1


def test_where_somebody_works_is_told_by_works_in(make: Make, tmp_path: Path) -> None:
    rows = ({"works in": "Germany", "capacity": "employee"}, {"works in": "Atlantis", "capacity": "employee"})
    out, rejects = made(make, tmp_path, *rows)
    with closing(connect(out / "register.sqlite")) as base:
        ((deciding,),) = base.execute("SELECT deciding FROM documents")
    assert json.loads(deciding)["work_place"] == "DE"
    assert [(one["row"], one["field"], one["found"]) for one in rejects] == [("3", "works in", "Atlantis")]


def test_a_mandate_for_a_wish_is_one_for_its_rights(library: Library) -> None:
    known = scopes(library.wishes, {plain("a copy of my data"): "copy"})
    # A copy is also that of a pupil's record, where a school's own act gives one.
    assert part("mandate_scope", "a copy of my data, Opt-out ads", known) == ("access", "pupil_record", "opt_out_ads")


def test_the_file_is_the_exhibit_that_shows_the_authority() -> None:
    case = Case(acting=Acting.model_validate({"for": "person", "person": {"name": "P1"}}))
    parts = parts_of({"mandate_file": "p1.pdf", "mandate_scope": ("access",)}, (), None)
    told = with_parts(case, parts, by_group=True, complainant="person")
    (exhibit,) = told.exhibits
    assert (exhibit.file, told.acting.authority) == ("p1.pdf", exhibit.id)
    assert (told.acting.scope, told.acting.complainant) == (("access",), "person")
    assert told.acting.person == Person(name="P1")
    assert with_parts(case, NO_PARTS, by_group=False, complainant=None) is case


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"complainant": "person"}, "goes with a group"),
        ({"article_80": {"statutes": True, "not_for_profit": True, "active_in": "health"}}, "about bodies"),
        (
            {"article_80": {"statutes": True, "not_for_profit": False, "active_in": "health"}, "sender": BODY},
            "no profit",
        ),
        ({"letter_form": "endless"}, "letter_form"),
    ],
)
def test_a_campaign_that_cannot_be_is_refused(make: Make, tmp_path: Path, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(Problems, match=says):
        made(make, tmp_path, SIGNED, **changes)


OF_ARTICLE_80 = {"statutes": True, "not_for_profit": True, "active_in": "health data"}
REFUSED = {
    **SIGNED,
    "asked": "access",
    "sent": "2026-07-01",
    "sent_by": "email",
    "reply": "refused",
    "reply_on": "2026-07-20",
}
SAYS = {
    "en": "Patients Together is a body within the meaning of Article 80(1): by its statutes",
    "de": "Patients Together ist eine Einrichtung im Sinne von Art. 80 Abs. 1 DSGVO: ohne Gewinnerzielungsabsicht",
}


def complaint(make: Make, folder: Path, language: str, **changes: Any) -> str:
    """The complaint of a body about a refusal, as one line."""
    campaign = {**ACCESS, "sender": BODY, "language": language, **changes}
    out, _ = make(listed(folder, REFUSED), **campaign)
    make(listed(folder, REFUSED), **campaign, out=out, step="complaint")
    found = out.glob("letters-complaint/*/*/*.txt")
    return " ".join(" ".join(one.read_text(encoding="utf-8") for one in found).split())


@pytest.mark.parametrize(("language", "says"), SAYS.items())
def test_what_article_80_wants_of_a_body_stands_in_its_complaints_in_one_sentence(
    make: Make, tmp_path: Path, language: str, says: str
) -> None:
    text = complaint(make, tmp_path, language, article_80=OF_ARTICLE_80)
    assert text.count(says) == 1
    assert text.partition(says)[2].partition(".")[0].endswith(": health data")


def test_of_a_body_that_does_not_say_so_no_complaint_says_it(make: Make, tmp_path: Path) -> None:
    text = complaint(make, tmp_path, "en")
    assert "Complainant: Patients Together, 1 Club Square, Cork; us@example.org." in text  # it does not live with them
    assert "because Member Number0 lives in the Netherlands" in text
    assert "Article 80" not in text


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "Complainant: Member Number0, represented by Patients Together, 1 Club Square"),
        ("de", "Beschwerdeführende Person: Member Number0, vertreten durch Patients Together, 1 Club Square"),
    ],
)
def test_where_the_person_complains_the_group_represents_them(
    make: Make, tmp_path: Path, language: str, says: str
) -> None:
    assert says in complaint(make, tmp_path, language, complainant="person")


def test_a_first_letter_does_not_speak_of_article_80(make: Make, tmp_path: Path) -> None:
    out, rejects = made(make, tmp_path, SIGNED, sender=BODY, article_80=OF_ARTICLE_80)
    assert rejects == []
    assert "Patients Together" in letters(out)
    assert "Article 80" not in letters(out)


# --- what goes with an e-mail


def test_the_e_mail_carries_the_very_file_that_lies_beside_it(make: Make, tmp_path: Path) -> None:
    out, rejects = made(make, tmp_path, SIGNED, sender=BODY, formats="eml,pdf")
    assert rejects == []
    (beside,) = (content for name, content in files_in(out / "letters").items() if name.endswith(".pdf"))
    assert attached(out) == [[("request.pdf", beside)]]


def attached(out: Path) -> list[list[tuple[str, bytes]]]:
    """Name and content of what is attached to each e-mail, row by row."""
    mails = [content for name, content in sorted(files_in(out / "letters").items()) if name.endswith(".eml")]
    parsed = (message_from_bytes(one, policy=policy.default) for one in mails)
    return [[(str(part.get_filename()), part.get_content()) for part in mail.iter_attachments()] for mail in parsed]


def test_the_signed_mandate_is_attached_to_the_e_mail_behind_the_letter(make: Make, tmp_path: Path) -> None:
    (tmp_path / "p1.pdf").write_bytes(b"signed by the first")
    (tmp_path / "p2.jpg").write_bytes(b"signed by the second\r\n.\n")
    rows = [{**SIGNED, "mandate_file": name} for name in ("p1.pdf", "p2.jpg", "")]
    out, rejects = made(make, tmp_path, *rows, sender=BODY, formats="eml")
    assert rejects == []
    first, second, third = attached(out)
    assert [name for name, _ in first] == ["request.pdf", "p1.pdf"]
    assert first[1][1] == b"signed by the first"
    assert second[1] == ("p2.jpg", b"signed by the second\r\n.\n")
    assert [name for name, _ in third] == ["request.pdf"]


def test_whoever_writes_for_themselves_encloses_no_mandate(make: Make, tmp_path: Path) -> None:
    (tmp_path / "p1.pdf").write_bytes(b"signed")
    out, rejects = made(make, tmp_path, {"mandate_file": "p1.pdf"}, formats="eml")
    assert rejects == []
    assert [[name for name, _ in one] for one in attached(out)] == [["request.pdf"]]


def test_a_signature_beside_the_list_is_in_the_letter_and_once_in_the_print_file(make: Make, tmp_path: Path) -> None:
    (tmp_path / "ann.png").write_bytes(drawing("PNG"))
    (tmp_path / "notes.txt").write_text("my signature")
    rows = [{"Unterschriftsdatei": name} for name in ("ann.png", "ann.png", "", "notes.txt", "lost.png")]
    out, rejects = made(make, tmp_path, *rows, formats="pdf")
    assert [(one["row"], one["field"], one["found"]) for one in rejects] == [
        ("5", "Unterschriftsdatei", "notes.txt"),
        ("6", "Unterschriftsdatei", "lost.png"),
    ]
    assert "no picture of a kind that letters carry" in rejects[0]["problem"]
    written = [PdfReader(BytesIO(one)) for name, one in sorted(files_in(out / "letters").items()) if "pdf" in name]
    assert [sum(len(page.images) for page in one.pages) for one in written] == [1, 1, 0]
    (printed,) = (PdfReader(path) for path in (out / "print").glob("*.pdf"))
    calling = [page for page in printed.pages if page.get("/Contents") and b" Do " in page.get_contents().get_data()]
    pictures = [
        page["/Resources"]["/XObject"].raw_get(name).idnum
        for page in calling
        for name in page["/Resources"]["/XObject"]
    ]
    assert len(pictures) == 2
    assert len(set(pictures)) == 1


def test_letters_of_a_campaign_stand_on_its_letterhead_which_lies_beside_the_campaign_file(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(drawing("PNG"))
    (tmp_path / "letterhead.yaml").write_text("logo: logo.png\ncolour: '#7a1f4b'\n")
    out, _ = made(make, tmp_path, {}, formats="pdf", letterhead="letterhead.yaml")
    (letter,) = (content for name, content in files_in(out / "letters").items() if name.endswith(".pdf"))
    (printed,) = (out / "print").glob("*.pdf")
    for file in (BytesIO(letter), printed):
        first = PdfReader(file).pages[0]
        assert b"0.478 0.122 0.294 rg" in first.get_contents().get_data()
        assert len(first.images) == 1
    (tmp_path / "logo.png").unlink()
    with pytest.raises(AnswersError, match=r"logo\.png: this file cannot be read"):
        made(make, tmp_path, {}, letterhead="letterhead.yaml")
