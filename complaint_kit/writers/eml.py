"""Letter -> an e-mail draft (RFC 5322): plain text with the PDF attached, unsent, so without Date or Message-ID.

`X-Unsent: 1` makes Outlook open the file as a draft; other programs offer "edit as new message".
"""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from complaint_kit.errors import WritingError
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import pdf_fast, txt


def write(letter: Letter) -> bytes:
    """The draft; WritingError if the address is no e-mail address, or the PDF cannot be written."""
    text, attached = txt.write(letter), pdf_fast.write(letter)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if letter.recipient_email:
        message["To"] = _address(letter.recipient_email)
    message["Subject"] = " ".join(letter.subject.split())
    message.set_content(text.decode(), charset="utf-8", cte="quoted-printable")
    message.add_attachment(attached, maintype="application", subtype="pdf", filename=f"{letter.kind}.pdf")
    # The library would draw a random one, and the same letter must give the same bytes.
    message.set_boundary("=" + sha256(text + attached).hexdigest()[:32])
    return message.as_bytes()


def _address(email: str) -> Address:
    name, _, host = email.rpartition("@")
    try:
        address = Address(addr_spec=f"{name}@{host.encode('idna').decode()}")
    except (MessageError, ValueError, IndexError) as error:
        raise WritingError("not an e-mail address", found=email, mend="Write it as name@example.org") from error
    if not address.domain:
        raise WritingError("not an e-mail address", found=email, mend="Write it as name@example.org")
    return address
