"""No limit that a law sets the person stays on paper: of some case the page prints it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.screen import Screen
from complaint_kit.law.matching import STEPS
from complaint_kit.law.model import Deadline, Law, Rule
from complaint_kit.law.rights import Right
from complaint_kit.situation.case import Case
from tests.conftest import LIBRARY

SCREEN = Screen(LIBRARY, "en")
WRONG = {"says": "Brixen gave my file to my landlord.", "wrong": ["passed_on"]}
# What came back to the letters before: of each kind one that some limit runs from, or that ends another.
REPLIES: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("request-1", "fee_asked"),),
    (("request-1", "refused"),),
    (("request-1", "refused"), ("complaint-1", "decided")),
)


def own_limits() -> Iterator[tuple[Law, Rule, Deadline]]:
    """Every limit that a law sets the person."""
    for law in map(LIBRARY.law, LIBRARY.law_ids()):
        for rule in law.rules:
            yield from ((law, rule, one) for one in rule.deadlines if one.owner == "person")


# An act such as the Dutch one has a limit towards public bodies and another towards everybody else.
SECTORS = {
    "eu.institutions": ("eu",),
    "de.kdg": ("church",),
    "nl.uavg": ("private", "public"),
    "de.bdsg-part-3": ("police",),
    "at.dsg-part-3": ("police",),
    "es.lo-7-2021": ("police",),
}
FACTS = {
    "nl.uavg": {"purpose": "general"},
    "de.bdsg-part-3": {"purpose": "law_enforcement"},
    "at.dsg-part-3": {"purpose": "law_enforcement"},
    "es.lo-7-2021": {"purpose": "law_enforcement"},
    "us.hipaa": {"organisation_exempt_as": "health_provider"},
    "de.kdg": {"organisation_church": "catholic", "organisation_diocese": "cologne"},
}


def cases(law: Law, rule: Rule, day: date) -> Iterator[Case]:
    """Somebody whom the law protects, to whom something happened and who asked for that on that day, or complained too;
    and what came back.
    """
    homes = (one for one in LIBRARY.places.values() if one.parts != "needed")
    home = next(one.code for one in homes if LIBRARY.reach(one.code) & set(law.applies_in))
    is_to_me = {"us.ferpa": "university"}.get(law.id)
    asked: list[Right] = ["access" if rule.gives in STEPS else rule.gives]
    for replies, sector in product(REPLIES, SECTORS.get(law.id, ("private",))):
        for kinds in (("request",), ("request", "complaint")):
            yield Case.model_validate(
                {
                    "scenario": "access",
                    "finished": True,
                    "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org"},
                    "about": {
                        "organisation": {"name": "Brixen Ltd", "place": home, "sector": sector},
                        "is_to_me": is_to_me,
                    },
                    "facts": FACTS.get(law.id, {}),
                    "happened": [{"on": day, **WRONG}],
                    "want": ["copy"],
                    "papers": [_paper(kind, day, asked, replies) for kind in kinds],
                }
            )


def _paper(kind: str, day: date, wanted: list[Right], replies: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    mine = [{"on": day + timedelta(days=1), "kind": what} for letter, what in replies if letter == f"{kind}-1"]
    asked = wanted if kind == "request" else []
    received = {"on": day, "known": "receipt"}
    return {"id": f"{kind}-1", "kind": kind, "sent": day, "received": received, "asked": asked, "replies": mine}


@pytest.mark.parametrize(("law", "rule", "limit"), list(own_limits()), ids=lambda one: one.id)
def test_every_limit_of_the_persons_own_is_printed_once_it_runs(law: Law, rule: Rule, limit: Deadline) -> None:
    start = max(law.span_of(rule).from_, date(2026, 6, 1))
    says = (limit.duty or {}).get("en", SCREEN.words()["deadlines"][limit.id])
    wanted = (says.lower(), rule.cite[limit.cite].words["en"])
    shown = (
        (one.what.lower(), one.citation)
        for case in cases(law, rule, start)
        for days in (2, 60)
        for one in explanation(prepare(LIBRARY, case, start + timedelta(days=days)), SCREEN).mine
    )
    assert wanted in shown  # which plans no further case once it is found
