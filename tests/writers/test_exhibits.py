"""An exhibit is copied whole and nothing of it is covered; what only the person's own machine knows stays there."""

from __future__ import annotations

from email.message import EmailMessage
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from complaint_kit.errors import WritingError
from complaint_kit.writers import bundle
from tests.commands.test_enclosures import GPS, pdf_of, photo
from tests.writers.sample_letters import SHORT

COVER = SHORT


def read(file: str, content: bytes, *known: str) -> bundle.Read:
    return bundle.read(file, content, COVER, "A paper of mine", known)


def words(*found: bundle.Read) -> list[str]:
    """The words of the pages of one enclosure, as they stand in the bundle, behind its list."""
    written = PdfReader(BytesIO(bundle.write(COVER, [bundle.Part("Enclosure 3", "A paper of mine", found)])))
    pages = [" ".join(page.extract_text().split()) for page in written.pages]
    return pages[next(at for at, page in enumerate(pages) if "Enclosure 3" in page) :]


def mail(*attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "care@bildfreude.example", "No"
    message.set_content("We will not delete it.\n")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_what_is_attached_to_an_e_mail_stands_behind_it_and_what_cannot_be_read_is_named() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Our terms"
    inner.set_content("They changed in May.\n")
    found = read(
        "answer.eml",
        mail(
            ("account.pdf", pdf_of(2)),
            ("photo.jpg", photo()),
            ("secret.pdf", pdf_of(1, "secret")),
            ("terms.doc", b"\0\1"),
            ("older.eml", inner.as_bytes()),
        ),
    )
    assert found.lacking == (("secret.pdf", "protected"), ("terms.doc", "kind"))
    assert found.attached == (("account.pdf", 1), ("photo.jpg", 3), ("older.eml", 4))
    pages = words(found)
    assert len(pages) == 5
    assert "We will not delete it. [account.pdf] [photo.jpg] [secret.pdf] [terms.doc] [older.eml]" in pages[0]
    assert "sheet 2" in pages[2]
    assert "They changed in May." in pages[4]
    assert "Enclosure 3 · 5 / 5" in pages[4]


def test_a_letter_that_lies_before_its_e_mail_is_not_copied_twice() -> None:
    request = pdf_of(1)
    found = read("sent.eml", mail(("1-request.pdf", request)), sha256(request).hexdigest())
    assert len(found.pages) == 1


def test_every_sheet_of_a_scan_is_copied() -> None:
    sheets = [Image.new("1", (85, 110), 1) for _ in range(3)]
    file = BytesIO()
    sheets[0].save(file, "TIFF", save_all=True, append_images=sheets[1:])
    assert len(read("scan.tiff", file.getvalue()).pages) == 3


def test_the_number_of_an_exhibit_covers_nothing_of_it() -> None:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.drawRightString(590, 834, "Account 4711")  # as high up on the right as a page goes
    canvas.save()
    written = PdfReader(
        BytesIO(bundle.write(COVER, [bundle.Part("Enclosure 3", "x", (read("account.pdf", file.getvalue()),))]))
    )
    heights: dict[str, float] = {}
    written.pages[-1].extract_text(
        visitor_text=lambda text, matrix, place, *_: heights.update({text.strip(): matrix[5] + place[5]})
    )
    assert heights["Enclosure 3 · 1 / 1"] > 842 > heights["Account 4711"]
    assert float(written.pages[-1].mediabox.height) > 842


def test_what_is_clear_in_a_picture_is_white_as_paper() -> None:
    file = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(file, "PNG")
    (page,) = read("screen.png", file.getvalue()).pages
    (drawn,) = page.images
    assert drawn.image is not None
    assert drawn.image.convert("RGB").getpixel((20, 20)) == (255, 255, 255)


def test_a_photo_stays_as_small_as_it_was() -> None:
    noise = Image.effect_noise((1500, 1000), 80).convert("RGB")
    file = BytesIO()
    noise.save(file, "JPEG", quality=90)
    written = bundle.write(COVER, [bundle.Part("Enclosure 3", "x", (read("photo.jpg", file.getvalue()),))])
    assert len(written) < 2 * len(file.getvalue())


def test_a_photo_that_a_telephone_put_into_a_pdf_loses_its_place_and_device_too() -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawImage(ImageReader(BytesIO(photo())), 0, 0)  # as it is, with what the camera noted
    canvas.save()
    before = jpeg_on(PdfReader(file).pages[0])
    written = bundle.write(COVER, [bundle.Part("Enclosure 3", "x", (read("scan.pdf", file.getvalue()),))])
    after = jpeg_on(PdfReader(BytesIO(written)).pages[-1])
    assert GPS in Image.open(BytesIO(before)).getexif()
    assert not Image.open(BytesIO(after)).getexif()
    assert b"Secretcam" not in after
    assert Image.open(BytesIO(after)).tobytes() == Image.open(BytesIO(before)).tobytes()


def jpeg_on(page: Any) -> bytes:
    """The only picture of the page, as its file is."""
    (picture,) = page["/Resources"]["/XObject"].values()
    content: bytes = picture.get_object().get_data()
    return content


def test_a_saved_web_page_says_what_it_is_and_where_it_stood() -> None:
    page = """<!-- saved from url=(0040)https://gym.example/privacy?lang=en#face -->
    <html><head><title>Privacy – Gym</title><style>p {}</style></head><body><h1>Entry by face</h1>
    <table><tr><th>Data</th><th>Kept</th></tr><tr><td>Template</td><td>2 years</td></tr></table>
    <img src="x.png" alt="Gate with a camera"></body></html>"""
    (text,) = words(read("page.html", page.encode()))
    told = ["Privacy – Gym", "https://gym.example/privacy?lang=en#face", "Entry by face"]
    assert " ".join([*told, "Data | Kept", "Template | 2 years", "[Gate with a camera]"]) in text


@pytest.mark.parametrize("cut", [3, 50, 97])
def test_of_a_pdf_that_ends_too_early_no_page_is_taken_for_the_whole(cut: int) -> None:
    content = pdf_of(40)
    with pytest.raises(WritingError) as raised:
        read("account.pdf", content[: len(content) * cut // 100])
    assert raised.value.key == "damaged"
