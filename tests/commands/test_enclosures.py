"""What a complaint encloses lies beside it as one PDF, made of copies: each page numbered, nothing in it that
the person did not mean to show, and a word on whatever could not be read."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE

GPS, CAMERA = 34853, 271  # tags of EXIF: where a photo was taken, and the maker of the device


def pdf_of(pages: int, password: str = "") -> bytes:
    file = BytesIO()
    canvas = Canvas(file)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"Statement of account, sheet {number}")
        canvas.showPage()
    canvas.save()
    if not password:
        return file.getvalue()
    writer = PdfWriter(clone_from=BytesIO(file.getvalue()))
    writer.encrypt(password)
    locked = BytesIO()
    writer.write(locked)
    return locked.getvalue()


def photo() -> bytes:
    exif = Image.Exif()
    exif[CAMERA] = "Secretcam"
    exif[GPS] = {1: "N", 2: (53.0, 20.0, 59.0), 3: "W", 4: (6.0, 15.0, 1.0)}
    file = BytesIO()
    Image.new("RGB", (640, 480), "white").save(file, "JPEG", exif=exif)
    return file.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "care@bildfreude.example", "maria@example.org", "No 😡"
    message.set_content("We will not delete it.\\n")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="terms.pdf")
    return message.as_bytes()


FILES: dict[str, bytes] = {
    "photo.jpg": photo(),
    "account.pdf": pdf_of(40),
    "answer.eml": mail(),
    "page.html": b"<html><title>x</title><body><p>Our <b>terms</b></p><script>alert(1)</script></body></html>",
    "note.txt": "They rang at 7. – Ana".encode("cp1252"),
    "broken.pdf": b"%PDF-1.7\\n1 0 obj <<",
    "locked.pdf": pdf_of(1, "secret"),
    "film.mov": b"\\0\\1\\2\\3",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of 12 October 2026 whose complaint is open, with a fact for each file; one file is not there."""
    made = tmp_path / "2026-10-12-bildfreude"
    made.mkdir()
    for name, content in FILES.items():
        (made / name).write_bytes(content)
    names = [*FILES, "gone.pdf"]
    case: dict[str, Any] = {
        "kit": 2,
        "scenario": "erasure",
        "finished": True,
        "started": "2026-10-12",
        "me": {"name": "Maria Doe", "lives_in": "IE", "email": "maria@example.org"},
        "about": {
            "organisation": {"name": "Bildfreude Ltd", "place": "IE"},
            "is_to_me": "customer",
        },
        "happened": [
            {"on": f"2026-10-0{number}", "says": f"Bildfreude did thing {number}.", "exhibit": f"E{number}"}
            for number in range(1, len(names) + 1)
        ],
        "want": [{"wish": "delete", "of": "the photo"}],
        "papers": [{"id": "request-1", "asked": ["erasure"], "channel": "email", "sent": "2026-10-12"}],
        "exhibits": [
            *({"id": f"E{at}", "file": name, "is": f"Copy of {name}"} for at, name in enumerate(names, start=1)),
            {"id": "E10", "file": "photo.jpg", "is": "My identity card"},
        ],
    }
    (made / "case.yaml").write_text(yaml.safe_dump(case), encoding="utf-8")
    return made


def complained(folder: Path) -> PdfReader:
    arguments = ["next", folder.name, "--out", str(folder.parent), "--as-of", "2026-11-27", "--format", "pdf,eml"]
    assert main([*arguments, "--step", "complaint"]) == DONE
    return PdfReader(folder / "4-complaint-enclosures.pdf")


def words(reader: PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_every_enclosure_that_can_be_read_stands_behind_the_list_with_its_number_on_each_page(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("complaint_kit.commands.writing._LARGE_MAIL", 10_000)
    reader = complained(folder)
    text = words(reader)
    behind = next(at for at, page in enumerate(text) if "Enclosure 1 · 1 / 1" in page)
    cover = " ".join(text[:behind])
    # A photo, forty sheets, an e-mail, a web page and a note.
    assert len(text) - behind == 1 + 40 + 1 + 1 + 1
    assert "sheet 40" in text[behind + 40]
    assert "Enclosure 2 · 40 / 40" in text[behind + 40]
    assert "We will not delete it." in text[behind + 41]
    assert "[terms.pdf]" in text[behind + 41]
    assert "No [pouting face]" in text[behind + 41]
    assert "Our terms" in text[behind + 42]
    assert "alert" not in text[behind + 42]
    assert "They rang at 7. – Ana" in text[behind + 43]
    assert "My reference: MD-20261012" in cover  # by which the office files it, should it come apart from the letter
    assert sha256(FILES["account.pdf"]).hexdigest() in cover.replace(" ", "")
    for why in ("the file is damaged", "the file has a password", "a kind of file", "the file was not found"):
        assert why in cover
    said = capsys.readouterr()
    assert "Copy of locked.pdf: not here: the file has a password" in said.err
    assert said.err.count("Add these by hand, or name a copy that can be read") == 1
    assert "4-complaint.eml has 1 MB, more than many mailboxes take." in said.err
    assert "No letter encloses E10 (My identity card): nothing that you told refers to it." in said.out
    assert "My identity card" not in cover
    mail = message_from_bytes((folder / "4-complaint.eml").read_bytes(), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert [one.get_filename() for one in mail.iter_attachments()] == ["complaint.pdf", "4-complaint-enclosures.pdf"]
    page = " ".join(words(PdfReader(folder / "4-complaint-what-happens-next.pdf")))
    assert "Send 4-complaint-enclosures.pdf with it, which holds the enclosures, but for those that its list" in page
    assert [one["/Title"] for one in reader.outline][:2] == [  # type: ignore[call-overload]
        "Enclosure 1: Copy of photo.jpg",
        "Enclosure 2: Copy of account.pdf",
    ]


def test_a_photo_is_copied_without_its_place_and_its_device_and_the_original_stays(folder: Path) -> None:
    reader = complained(folder)
    copies = [image.image for page in reader.pages for image in page.images]
    assert copies
    assert not any(copy.getexif() for copy in copies if copy)
    assert b"Secretcam" not in (folder / "4-complaint-enclosures.pdf").read_bytes()
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES


def test_without_a_file_there_is_no_bundle_and_nothing_to_say(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FILES:
        (folder / name).unlink()
    assert main(["next", folder.name, "--out", str(folder.parent), "--as-of", "2026-11-27", "--format", "pdf"]) == DONE
    assert not (folder / "4-complaint-enclosures.pdf").exists()


def test_an_austrian_list_speaks_of_beilagen_and_an_english_screen_says_in_english_what_is_not_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))
    case["me"]["lives_in"], case["about"]["organisation"]["place"], case["letter_language"] = "AT", "AT", "de"
    (folder / "case.yaml").write_text(yaml.safe_dump(case), encoding="utf-8")
    text = words(complained(folder))
    assert "Beilagen zu: Beschwerde" in text[0]
    assert "Nr. Beilage Seiten und SHA-256" in text[0]
    assert "Beilage 1 · 1 / 1" in text[1]
    assert "Anlage" not in " ".join(text)
    assert "Copy of locked.pdf: not here: the file has a password." in capsys.readouterr().err


def test_a_page_of_an_exhibit_bears_one_number(folder: Path) -> None:
    (mail_page,) = (page for page in words(complained(folder)) if "We will not delete it." in page)
    assert "Enclosure 3 · 1 / 1" in mail_page
    assert mail_page.count("1 / 1") == 1
