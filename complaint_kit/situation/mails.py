"""An e-mail that somebody saved as a file: who wrote to whom, on which day, about what, and the words that are new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from typing import TypeVar

from complaint_kit.errors import CaseError
from complaint_kit.situation.papers import LONGEST_WORDS
from complaint_kit.text import cleaned

T = TypeVar("T")
_BROKEN = (ValueError, LookupError, TypeError, AttributeError)  # what the library raises for headers that are none
_SIGNATURE = "-- "  # RFC 3676, section 4.3
_QUOTED = ">"


@dataclass(frozen=True)
class Mail:
    """`sent` is its own day, `came` the day on which it was delivered, as far as it says so; `text` are the words that
    its writer wrote, without what they quote; empty for one that is only a web page."""

    sender: frozenset[str]
    to: frozenset[str]
    sent: date | None
    came: date | None
    subject: str
    text: str


def read_mail(content: bytes, place: str) -> Mail:
    """The e-mail in a file. Raises CaseError naming `place` for what is none."""
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    sender, to = _addresses(message, "From"), _addresses(message, "To", "Cc", "Bcc")
    if not sender and not to:
        mend = "Save the e-mail itself as .eml, or record it by --on, --by and --words."
        raise CaseError("this is not an e-mail", place=place, mend=mend)
    delivered = _header(message, "Received").rpartition(";")[2]
    sent = _day(_header(message, "Date"))
    return Mail(
        sender, to, sent, _day(delivered) or sent, cleaned(_header(message, "Subject")).strip(), _new(_text(message))
    )


def _header(message: EmailMessage, name: str) -> str:
    """The first header of that name: of those that each post office adds, the last that it passed."""
    return _or(lambda: str(message.get(name, "")), "")


def _addresses(message: EmailMessage, *names: str) -> frozenset[str]:
    found = getaddresses([_header(message, name) for name in names])
    return frozenset(address.casefold() for _, address in found if "@" in address)


def _day(text: str) -> date | None:
    return _or(lambda: parsedate_to_datetime(text.strip()).date(), None)


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    return _or(lambda: str(body.get_content()), "") if body else ""


def _or(read: Callable[[], T], otherwise: T) -> T:
    try:
        return read()
    except _BROKEN:
        return otherwise


def _new(text: str) -> str:
    """What the writer wrote, up to their signature and the letter that they answer."""
    kept: list[str] = []
    for line in cleaned(text).split("\n"):
        if line == _SIGNATURE or line.startswith(_QUOTED):
            break
        kept.append(line.rstrip())
    return "\n".join(kept).strip()[:LONGEST_WORDS]
