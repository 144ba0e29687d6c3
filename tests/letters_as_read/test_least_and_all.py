"""Every letter, for people who told the least that the kit accepts and for people who told all.

Nothing breaks, and no place in a sentence shows where words were put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter, texts
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

TODAY = date(2026, 11, 27)
HOMES = ("IE", "AT", "CH", "GB-ENG", "US-CA", "US-CO", "US-MN", "US-NV", "US-NY")
WISHES = ("know", "copy", "source", "recipients", "reasons", "human", "stop_use", "stop_marketing", "stop_sale")
WISHES += ("stop_ads", "stop_profiling", "signal", "limit_sensitive", "delete", "correct", "freeze", "move")
ALL: dict[str, Any] = {
    "me": {"name": "Ada Brandt", "email": "ada@example.org", "address": ["1 Quay Street"], "phone": "+353 1 23"},
    "acting": {"for": "child", "person": {"name": "Ida Brandt", "birth_date": "2017-03-04"}},
    "happened": [
        {"on": "2026-08-20", "says": "Brixen told my landlord.", "wrong": ["passed_on", "no_notice"]},
        {"on": "2026-10-20", "says": "Brixen shut my account.", "wrong": ["wrong_data"]},
        {"starts": "2027-01-08", "says": "Brixen will read my messages.", "wrong": ["too_much"]},
    ],
    "at_stake": {"harm": "I lost the flat.", "decide_by": "2026-12-20", "because": "the lease ends"},
    "want": [
        *(one for one in WISHES if one not in ("copy", "delete", "correct")),
        {"wish": "copy", "of": "my claims file", "where": "claims team", "detail": {"period_from": "2024-01-01"}},
        {"wish": "delete", "of": "the note of May"},
        {"wish": "correct", "of": "paid in June", "detail": {"what_is_right": "paid in April", "proof": "a receipt"}},
    ],
    "facts": {
        **{"ground": ["not_needed", "consent_withdrawn", "marketing", "objection", "unlawful", "child"]},
        **{"made_public": True},
        **{
            "looking_for": ["copy", "source"],
            "data_from_me": True,
            "contact_by": ["email", "call"],
            "capacity": "private",
        },
        **{"signal_ignored": True, "signal_site": "shop.example", "signal_browser": "Firefox", "switched_off": True},
        **{"my_situation": "I am ill.", "data_kinds": ["posts", "photos"]},
    },
}
ONE = {name: value for name, value in ALL.items() if name != "want"}  # all of it, and one wish
LEAST: dict[str, Any] = {"me": {"name": "Ada Brandt"}, "facts": {"signal_ignored": False}}
LEAST_WISH = {"ai_training": "stop_use", "opt_out": "stop_profiling", "erasure": {"wish": "delete", "of": "my profile"}}
LEAST_WISH["rectification"] = {"wish": "correct", "of": "born 1980", "detail": {"what_is_right": "born 1981"}}
ORGANISATIONS = {
    "private": {"organisation": {"name": "Brixen Ltd", "sector": "private"}, "is_to_me": "customer"},
    "office": {"organisation": {"name": "City of Brixen", "sector": "public"}, "is_to_me": "public_office"},
}
SENT = {"id": "request-1", "presumed": True, "sent": "2026-08-25", "channel": "email"}
CAME = {**SENT, "received": {"on": "2026-08-25", "known": "their_reply"}}


def replied(kind: str, **more: Any) -> list[dict[str, Any]]:
    return [{**CAME, "replies": [{"on": "2026-09-10", "kind": kind, **more}]}]


WORDS = {"words": "We hold nothing else.", "missing": "the recordings", "mine": "That is not so."}
APPEAL = {"id": "appeal-1", "kind": "appeal", "sent": "2026-10-01", "channel": "email"}
HISTORIES: tuple[list[dict[str, Any]], ...] = (
    [],
    [SENT],
    replied("takes_longer"),
    replied("extended"),
    replied("identity_asked"),
    replied("fee_asked", words="It costs 300."),
    replied("clarification_asked"),
    replied("partly", ground="trade_secret", **WORDS),
    replied("refused", ground="excessive"),
    replied("answered"),
    [CAME, {"id": "org-1", "kind": "controller_complaint", "sent": "2026-10-01", "channel": "email"}],
    [*replied("refused"), APPEAL],
    [*replied("refused"), {**APPEAL, "replies": [{"on": "2026-10-20", "kind": "refused"}]}],
)
# What shows where words were put in: a full stop too many, a mark after a space, brackets or a list with nothing in it.
SLOTS = re.compile(r"[^.]\.\.(?!\.)|\s[,;:.](?:\s|$)|\(\s|\(\)|\bNone\b|:\s*[.;]|;\s*\.|, ,|\bundefined\b|\{\{|\[\]")


def cases() -> Iterator[tuple[str, Case]]:
    for scenario, home, (name, about) in product(SCENARIOS, HOMES, ORGANISATIONS.items()):
        if name == "office" and home not in ("IE", "CH", "US-NV"):
            continue
        usual = {"purpose": "general", "organisation_level": "federal", "data_health": True}
        usual["organisation_data_broker"] = False
        for told, form, papers in (
            *((LEAST, "short", papers) for papers in HISTORIES[:2]),
            *((ALL, "full" if at % 2 else "short", papers) for at, papers in enumerate(HISTORIES)),
            (ALL, "full", []),
            (ONE, "full", []),
        ):
            if papers and told is ALL and (name == "office" or scenario != "opt_out"):
                continue
            raw = {"kit": 2, "scenario": scenario, "finished": True, "started": "2026-08-25", **told, "about": about}
            raw["me"] = {**told["me"], "lives_in": home}
            raw["about"] = (
                {**about, "others": [{"name": "Payline Ltd", "role": "processor"}]} if told is not LEAST else about
            )
            raw["facts"] = {**usual, **told["facts"], "letter_form": form}
            wish = LEAST_WISH.get(scenario)
            raw["want"] = told.get("want") or ([wish] if wish else ["know"])
            raw["papers"] = papers
            yield f"{scenario} {home} {name} {form} {len(raw['want'])} wishes", Case.model_validate(raw)


SCENARIOS = ("access", "ai_training", "erasure", "opt_out", "rectification")


def letters(library: Library) -> Iterator[tuple[str, Letter]]:
    """All letters of all those people, in every language of their law."""
    for name, case in cases():
        for matter in prepare(library, case, TODAY).matters:
            kinds: set[DocumentKind] = {rung.step.document for rung in matter.ladder}
            for kind, language in product(sorted(kinds), matter.law.languages):
                if kind != "complaint" or any(one.recommended for one in matter.candidates):
                    yield f"{name} {matter.law.id} {kind} {language}", draft(matter, library, kind, language)


# What the parent says of the child, never of themselves: whose data it is, and whom it is about.
OWN_DATA = re.compile(
    r"\bmy (?:sensitive )?(?:personal )?(?:data|information)\b|\b(?:hold|holds|held|collected|data) about me\b"
    r"|\bmeine[rnm]? (?:personenbezogenen )?(?:Daten|Personendaten)\b|\büber mich\b"
)


def around(pattern: re.Pattern[str], name: str, said: tuple[str, ...]) -> dict[str, str]:
    """What the pattern finds in a letter, with the words around it."""
    return {
        match[0]: f"{name}: {text[max(0, match.start() - 60) : match.end() + 30]}"
        for text in said
        for match in pattern.finditer(text)
    }


def test_no_place_shows_where_words_were_put_in_and_a_parent_speaks_of_the_childs_data(library: Library) -> None:
    slots: dict[str, str] = {}
    own: dict[str, str] = {}
    for name, letter in letters(library):
        said = tuple(texts(letter))
        slots |= around(SLOTS, name, said)
        if "Ida Brandt" in " ".join(said):
            own |= around(OWN_DATA, name, said)
    assert slots == {}
    assert own == {}
