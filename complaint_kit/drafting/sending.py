"""What to heed when a letter is sent: an office that ignores plain e-mail, or does not take the letter's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.drafting.documents import Addressee
from complaint_kit.law.steps import DocumentKind
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Me
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.safe_contact import closed


def as_may_be_sent(to: Addressee, me: Me) -> tuple[Addressee, bool]:
    """The addressee, and whether only post is left: whoever must not get e-mails sends none, for it is answered."""
    return (to._replace(email=None), True) if "email" in closed(me) else (to, False)


def warnings(
    to: Addressee, situation: Situation, letter: str, words: Mapping[str, Any], language: str
) -> tuple[str, ...]:
    """What to heed, in sentences. `letter` is the language of the letter, `language` that of the `words`."""
    says = words["letter"]["sending"]
    return (
        *_unknown(to, says),
        *_copied(to, situation, says),
        *_signed(to, says),
        *_translated(to, letter, says, language),
    )


def _unknown(to: Addressee, says: Mapping[str, str]) -> Iterator[str]:
    """Of an office of which nobody read where letters go."""
    office = to.authority
    if office and office.website and not (office.address or office.web_form or office.email):
        yield says["no_address"].format(website=office.website)


def _copied(to: Addressee, situation: Situation, says: Mapping[str, str]) -> Iterator[str]:
    """Of an insolvent organisation: whoever handles the insolvency may be the one who answers."""
    if to.authority is None and situation.facts.get("closing_how") == "insolvent":
        trustee = situation.facts.get("closing_trustee")
        yield says["insolvent_named"].format(trustee=trustee) if trustee else says["insolvent"]


def _signed(to: Addressee, says: Mapping[str, str]) -> Iterator[str]:
    office = to.authority
    if office and office.email_needs and not office.web_form:
        yield says[office.email_needs].format(name=office.name, email=office.email)


def _translated(to: Addressee, letter: str, says: Mapping[str, str], language: str) -> Iterator[str]:
    taken = to.authority.submissions if to.authority else ()
    if taken and letter not in taken:
        yield says["translate"].format(name=to.name, languages=wording.languages(taken, language))


def other_firm(matter: Matter, kind: DocumentKind, locale: str) -> dict[str, str]:
    """The firm that only works for the organisation, to which a letter went before the first one; empty if none did."""
    for one in reversed(matter.situation.case.papers if kind == "request" else ()):
        if one.role == "processor" and one.to and one.to.name and one.day:
            return {"name": one.to.name, "day": wording.long_date(one.day, locale)}
    return {}
