"""The words of an exhibit that has no pages of its own: an e-mail, a web page, a text, line by line. Nothing is run."""

from __future__ import annotations

import email
import re
from email import policy
from email.message import EmailMessage
from html.parser import HTMLParser

_TEXTS = ("txt", "md", "log", "csv")
_PAGES = ("html", "htm")
MAIL = "eml"
_BETWEEN_CELLS = " | "
_SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|\burl: *)(\S+)")  # as browsers, and SingleFile, note it


def lines_of(file: str, content: bytes) -> list[str] | None:
    """The lines of the file, by the ending of its name; None for a kind of file that is not known.

    Raises ValueError for letters in no known encoding, and what the library raises for an e-mail that is damaged.
    """
    kind = file.rpartition(".")[2].lower()
    if kind == MAIL:
        return _of_mail(_mail(content))
    if kind in _PAGES:
        return _of_page(_decoded(content))
    return _decoded(content).splitlines() if kind in _TEXTS else None


def attached(content: bytes) -> list[tuple[str, bytes]]:
    """What is attached to an e-mail, by the names of the files."""
    found = []
    for one in _mail(content).iter_attachments():
        inner = one.get_content()
        if isinstance(inner, EmailMessage):
            found.append((_named(one) or f"{inner['Subject'] or ''}.{MAIL}", inner.as_bytes()))
        elif name := _named(one):
            found.append((name, inner.encode() if isinstance(inner, str) else inner))
    return found


def _mail(content: bytes) -> EmailMessage:
    mail = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def _named(part: EmailMessage) -> str:
    return part.get_filename() or ""


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("no known encoding")


def _of_mail(mail: EmailMessage) -> list[str]:
    """Who wrote to whom, when, about what, the text, and the names of what was attached."""
    lines = [f"{name}: {mail[name]}" for name in ("From", "To", "Cc", "Date", "Subject") if mail[name]]
    body = mail.get_body(("plain", "html"))
    text = body.get_content() if body else ""
    lines += _of_page(text) if body and body.get_content_subtype() == "html" else text.splitlines()
    return [*lines, *(f"[{_named(one)}]" for one in mail.iter_attachments() if _named(one))]


class _Words(HTMLParser):
    """The words of a web page, a line for each block and each row of a table; its title and the address that it was
    saved from, if it says so."""

    _UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
    _WITHIN = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup", "u"})
    _CELLS = frozenset({"td", "th"})

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.title = self.address = ""
        self._unseen = 0
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in self._UNSEEN
        self._titled = tag == "title"
        if tag in self._CELLS:
            self.lines[-1] += _BETWEEN_CELLS if self.lines[-1].strip() else ""
        elif tag == "img":
            self.lines[-1] += f" [{alt}] " if (alt := dict(attrs).get("alt")) else ""
        elif tag not in self._WITHIN:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in self._UNSEEN))
        self._titled = False
        if tag not in self._WITHIN | self._CELLS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self._titled and not self.title:
            self.title = data
        elif not self._unseen:
            self.lines[-1] += data

    def handle_comment(self, data: str) -> None:
        found = _SAVED_FROM.search(data)
        self.address = self.address or (found[1] if found else "")


def _of_page(text: str) -> list[str]:
    words = _Words()
    words.feed(text)
    words.close()
    return [" ".join(line.split()) for line in (words.title, words.address, *words.lines)]
