"""A case in the formats of others: requests of the Data Rights Protocol, answers for a docassemble interview.

What the case does not know is left out: an empty value would overwrite what somebody else knows. In both, names and
values are those of the other format; nothing is signed, and nothing is sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from complaint_kit.law.rights import Right
from complaint_kit.situation.case import Case
from complaint_kit.situation.safe_contact import closed

FAMILY = "us-ca"  # the laws for which the protocol has a word: its `regime` is "ccpa" or none
# What the protocol, version 1.0, calls each right; it has no word for the others.
_EXERCISE: Mapping[Right, str] = {
    "opt_out_sale": "sale:opt-out", "opt_out_sharing": "sale:opt-out", "erasure": "deletion", "access": "access",
}  # fmt: skip
# Whoever signs and sends a request knows these; the protocol demands them.
_FOR_THE_AGENT = ("agent-id", "business-id", "issued-at", "expires-at")
_E_164 = re.compile(r"\+[1-9]\d{6,14}")
_DA = "docassemble.base.util"


def drp_requests(case: Case, asked: tuple[Right, ...]) -> tuple[tuple[dict[str, Any], ...], tuple[Right, ...]]:
    """One request for each right that the protocol knows, unsigned, with null where the agent fills in; and the rights
    that it has no word for."""
    words = dict.fromkeys(_EXERCISE[right] for right in asked if right in _EXERCISE)
    whole = (
        {**dict.fromkeys(_FOR_THE_AGENT), "drp.version": "1.0", "exercise": one, "regime": "ccpa", **_identity(case)}
        for one in words
    )
    return tuple(whole), tuple(right for right in asked if right not in _EXERCISE)


def _identity(case: Case) -> dict[str, Any]:
    """Who the person is whose data it is, by the ways that may be used."""
    me, unsafe, person = case.me, closed(case.me), case.acting.person
    for_another = case.acting.for_ != "myself"
    phone = re.sub(r"[\s().-]", "", me.phone or "")
    told = {
        "name": person.name if person and for_another else me.name,
        "email": None if for_another or "email" in unsafe else me.email,
        "phone_number": phone if _E_164.fullmatch(phone) and not for_another and "phone" not in unsafe else None,
        "address": {"formatted": "\n".join(me.address)} if me.address and not for_another else None,
        "power_of_attorney": case.acting.authority,
    }
    if "address" in unsafe:
        del told["address"]
    return {name: value for name, value in told.items() if value}


def docassemble(case: Case, asked: tuple[str, ...], organisation: str) -> dict[str, Any]:
    """The case as answers: people under `users` and `other_parties`, as AssemblyLine calls them, the rest by names of
    the kit's own with `complaint_kit_` before them; days are ISO."""
    users = [_individual("users[0]", case)]
    other = {"name": _object("IndividualName", "other_parties[0].name", {"text": organisation})}
    mine = {
        "grievance": case.scenario,
        "rights": list(asked),
        "harm": case.at_stake.harm,
        "what_happened": [_told({"on": one.on.says if one.on else None, "says": one.says}) for one in case.happened],
        "letters": [
            {
                **_told({"kind": one.kind, "sent": _iso(one.sent)}),
                "replies": [{"on": _iso(reply.on), "kind": reply.kind} for reply in one.replies],
            }
            for one in case.papers
        ],
    }
    people = {
        "users": _object("DAList", "users", {"elements": users, "gathered": True}),
        "other_parties": _object(
            "DAList",
            "other_parties",
            {"elements": [_object("Person", "other_parties[0]", other)], "gathered": True},
        ),
    }
    return people | _told({f"complaint_kit_{name}": value for name, value in mine.items()})


def _individual(at: str, case: Case) -> dict[str, Any]:
    me, unsafe = case.me, closed(case.me)
    first, _, last = (me.name or "").rpartition(" ")
    name = _object("IndividualName", f"{at}.name", _told({"first": first, "last": last}))
    lines = () if "address" in unsafe else me.address
    address = _object("Address", f"{at}.address", {"address": ", ".join(lines)}) if lines else None
    told = {
        "name": name,
        "address": address,
        "email": None if "email" in unsafe else me.email,
        "phone_number": None if "phone" in unsafe else me.phone,
    }
    return _object("Individual", at, _told(told))


def _object(kind: str, at: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {"_class": f"{_DA}.{kind}", "instanceName": at, **attributes}


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
