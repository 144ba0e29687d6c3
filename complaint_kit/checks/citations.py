"""Citations: none names a provision that is law no longer, that reaches other people, or that is no law yet.

>>> cited("Article", "UK GDPR", "section 165 of the Data Protection Act 2018 or Articles 22(3) and 77 UK GDPR")
['22', '77']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.law.entry import Entry, Model
from complaint_kit.law.model import Law, Rule
from complaint_kit.packs.models import read_model


class Repealed(Entry):
    """Provisions of an act that are law no longer."""

    provision: str
    of: str
    numbers: tuple[str, ...]
    last_day: date
    instead: str


class Part(Entry):
    """A run of provisions that reaches only some: never the situations under `not_for`."""

    provision: str
    of: str
    applies_in: tuple[str, ...] = ()  # where the act is law, if another place has one of the same name
    name: str
    first: int
    last: int
    not_for: tuple[dict[str, Any], ...]


class CitationFile(Model):
    """`jurisdictions/citations.yaml`."""

    repealed: tuple[Repealed, ...] = ()
    parts: tuple[Part, ...] = ()


_FILE = "jurisdictions/citations.yaml"
_NUMBER = re.compile(r"(?<![\d(.])\d+[A-Z]*")
# Bills never were law. Acts as printed in the session laws are right only until they are codified.
_BILL = re.compile(r"\b(?:[SHA]\.?[BF]|L\.?[BD]|House Bill|Senate Bill|Assembly Bill)\.? ?(?:No\. ?)?\d+")
_SESSION_LAW = re.compile(
    r"\b(?:P\.A\.|Public Act|Pub\. Act) ?(?:No\. ?)?\d[\d-]*"
    r"|\b(?:ch\.|Ch\.|c\.|[Cc]hapter) ?\d+,? (?:of the )?(?:Laws|Acts)\b"
    r"|\bLaws of \d{4}\b|\bP\.L\. ?\d+"
    r"|\bAct (?:No\. ?)?(?:\d+-\d+|(?!(?:19|20)\d\d\b)\d+)"
)

_ASIDE = re.compile(r" \([^)]*\)")


def cited(provision: str, of: str, words: str) -> list[str]:
    """The numbers of the act's provisions that the words name; those in brackets, of subsections, are left out."""
    spans = re.findall(rf"\b{provision}s? ([^;]*?)(?:of the )?{re.escape(of)}", words, re.IGNORECASE)
    return [number for span in spans for number in _NUMBER.findall(span)]


def repealed(shelf: Shelf) -> Iterator[Finding]:
    """No rule cites a provision that was repealed while the rule is in force."""
    known = _citations(shelf).repealed
    for law, rule, place, words in _cited_words(shelf):
        until = law.span_of(rule).until
        for old in known:
            over = until is None or until > old.last_day
            if over and set(cited(old.provision, old.of, words)) & set(old.numbers):
                yield Finding(
                    "repealed",
                    place,
                    f"'{words}' is not law after {old.last_day}, but {law.id}/{rule.id} is",
                    f"Cite {old.instead}, or end the rule: in_force: {{from: ..., until: {old.last_day}}}.",
                )


def parts(shelf: Shelf) -> Iterator[Finding]:
    """No rule for everybody cites the part of an act that is for police or intelligence services."""
    known = _citations(shelf).parts
    for law, rule, place, words in _cited_words(shelf):
        for part in known:
            here = not part.applies_in or set(part.applies_in) & set(law.applies_in)
            if here and _names(part, words) and any(_holds(law, rule, facts) for facts in part.not_for):
                yield Finding(
                    "parts",
                    place,
                    f"'{words}' is in {part.name}, but {law.id}/{rule.id} holds for others too",
                    "Cite the provision that reaches them, or confine the rule: when: {purpose: law_enforcement}.",
                )


def _names(part: Part, words: str) -> bool:
    numbers = (int(number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for number in cited(part.provision, part.of, words))
    return any(part.first <= number <= part.last for number in numbers)


def _holds(law: Law, rule: Rule, facts: Mapping[str, Any]) -> bool:
    """Whether the rule holds, or may hold, in such a situation."""
    return all(condition.holds(facts) is not False for condition in (law.covers, rule.when) if condition)


def session_laws(shelf: Shelf) -> Iterator[Finding]:
    """Citations name the code in which a reader finds the provision, not the bill or the year's acts."""
    for law, rule, place, words in _cited_words(shelf):
        named = _ASIDE.sub("", words)
        act = _SESSION_LAW.search(named)
        titles = [source.title for source in (rule.source, law.source) if source]
        if _BILL.search(named) or (act and not any(act[0] in title for title in titles)):
            yield Finding("session_laws", place, f"'{words}' is not where people find the law", _CODE)


_CODE = """Cite the code: {en: Conn. Gen. Stat. § 42-518(a)(1)}.
An act that no code has taken up yet may be cited if it is the `source` of the law or the rule, named in its title."""


def _citations(shelf: Shelf) -> CitationFile:
    names = shelf.library.names(_FILE)
    return read_model(shelf.library.file(_FILE), CitationFile) if names else CitationFile()


def _cited_words(shelf: Shelf) -> Iterator[tuple[Law, Rule, str, str]]:
    """Every citation: its law and rule, where it stands, and its words."""
    for sheet in shelf.laws:
        for index, rule in enumerate(sheet.content.rules):
            for key, citation in rule.cite.items():
                for language, text in citation.words.items():
                    yield sheet.content, rule, sheet.at("rules", index, "cite", key, language), text
