"""Letter -> an e-mail draft (RFC 5322): plain text with its PDF attached, unsent, so without Date or Message-ID.

`X-Unsent: 1` makes Outlook open the file as a draft; other programs offer "edit as new message".
"""

from __future__ import annotations

from collections.abc import Mapping
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import PurePath
from types import MappingProxyType

from complaint_kit.errors import WritingError
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import txt

_NO_LINE = b"\r\n\r\n"
# What programs know by its ending and show; everything else is a file to save.
_TYPES = {".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def write(letter: Letter, attached: bytes, enclosed: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The draft with the letter `attached` as PDF, and behind it the files `enclosed`, by name; WritingError if the
    address is no e-mail address."""
    text = txt.write(letter)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if letter.recipient_email:
        message["To"] = _address(letter.recipient_email)
    message["Subject"] = " ".join(letter.subject.split())
    message.set_content(text.decode(), charset="utf-8", cte="quoted-printable")
    message.add_attachment(attached, maintype="application", subtype="pdf", filename=f"{letter.kind}.pdf")
    for name, content in enclosed.items():
        maintype, _, subtype = _TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream").partition("/")
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=" ".join(name.split()))
    # The library would draw a random one, and the same letter must give the same bytes.
    message.set_boundary("=" + sha256(b"".join((text, attached, *enclosed.values()))).hexdigest()[:32])
    head, blank, body = message.as_bytes().partition(_NO_LINE)
    return _folded_once(head) + blank + body


def _folded_once(head: bytes) -> bytes:
    """The head without the second blank that the library leaves where it folds a line: readers would show both."""
    return head.replace(b" \r\n ", b"\r\n ").replace(b"Subject:\r\n ", b"Subject: ")


def _address(email: str) -> Address:
    name, _, host = email.rpartition("@")
    try:
        address = Address(addr_spec=f"{name}@{host.encode('idna').decode()}")
    except (MessageError, ValueError, IndexError) as error:
        raise WritingError("not an e-mail address", found=email, mend="Write it as name@example.org") from error
    if not address.domain:
        raise WritingError("not an e-mail address", found=email, mend="Write it as name@example.org")
    return address
