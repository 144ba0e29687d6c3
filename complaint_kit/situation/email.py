"""An e-mail address as somebody typed or pasted it."""

from __future__ import annotations

import re
from email.errors import MessageError

from complaint_kit.errors import AnswersError

# What most addresses look like, and the standard library takes: a list has millions, and it is slow to ask.
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_USUAL = re.compile(rf"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@{_LABEL}(?:\.{_LABEL})+")


def email_address(text: str) -> str:
    """The address itself: without `mailto:`, what follows it in a link, angle brackets and the dot of a sentence.

    Raises AnswersError for what no e-mail could be sent to, by the check of the standard library that writes e-mails.

    >>> email_address("mailto:Ann@example.org?subject=Hello"), email_address("<ann@example.org>.")
    ('Ann@example.org', 'ann@example.org')
    """
    address = text.strip()
    if address[:7].casefold() == "mailto:":
        address = address[7:].partition("?")[0]
    address = address.strip(".").removeprefix("<").removesuffix(">").rstrip(".")
    if not _can_be_sent_to(address):
        raise AnswersError(
            "this is not an e-mail address", found=text, mend="Write it as name@example.org.", key="no_email"
        )
    return address


def _can_be_sent_to(address: str) -> bool:
    if _USUAL.fullmatch(address):
        return True
    from email.headerregistry import Address  # which hardly any address needs, and whoever drafts a letter waits for

    name, _, host = address.rpartition("@")
    try:
        written = f"{name}@{host.encode('idna').decode()}"  # a domain may have other letters than a to z
        parsed = Address(addr_spec=written)
    except (MessageError, ValueError, IndexError):
        return False
    return parsed.addr_spec == written and "." in parsed.domain and parsed.domain[0].isalnum()
