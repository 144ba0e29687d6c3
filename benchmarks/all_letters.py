"""All letters, to be held against all letters before a change: `python -m benchmarks.all_letters FILE` writes them to a
file, one a line; `python -m benchmarks.all_letters FILE OLDER` says which differ, and prints the first of them.

Every grievance, home, organisation, amount told and history is drafted in every document and language, also those not
open on that day: once with a plan of its own, and once through the planner of bulk, where clauses are said once for
many people.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from complaint_kit.bulk.planner import Planner
from complaint_kit.drafting.build_plan import planned, situation_of
from complaint_kit.drafting.documents import draft
from complaint_kit.errors import KitError
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

_TODAY = date(2026, 11, 27)
_HOMES = (
    *("IE", "DE-BE", "CH", "GB-ENG", "US-CA", "US-VA", "US-CO", "US-UT", "US-NV", "US-AL", "US-NY"),
    *("US-MN", "US-TX", "US-OR"),
)
_ORGANISATIONS: dict[str, dict[str, Any]] = {
    "private": {
        "organisation": {"name": "Brixen Ltd", "sector": "private", "address": ["1 Mill Lane"]},
        "is_to_me": "customer",
    },
    "known": {"organisation": "linkedin"},
    "office": {"organisation": {"name": "City of Brixen", "sector": "public"}, "is_to_me": "public_office"},
    "police": {"organisation": {"name": "Police", "sector": "police"}, "is_to_me": "police"},
    "intelligence": {"organisation": {"name": "Service", "sector": "intelligence"}, "is_to_me": "intelligence"},
    "broker": {"organisation": {"name": "Data Ltd", "sector": "private"}, "is_to_me": "broker"},
}
_TOLD: dict[str, dict[str, Any]] = {
    "nothing": {"me": {"name": "Ada Brandt"}},
    "some": {
        "me": {"name": "Ada Brandt", "email": "ada@example.org"},
        "happened": [{"on": "2026-08-20", "says": "Brixen told my landlord."}],
        "want": ["know", "stop_use"],
        "facts": {"ground": ["not_needed"], "my_situation": "I am ill.", "switched_off": True, "data_kinds": ["posts"]},
    },
    "all": {
        "me": {
            "name": "Ada Brandt",
            "email": "ada@example.org",
            "address": ["1 Quay Street", "Anytown"],
            "phone": "1 23",
        },
        "happened": [
            {"on": "2026-08-20", "says": "Brixen told my landlord.", "wrong": ["passed_on"]},
            {"on": "2026-10-20", "says": "Brixen shut my account."},
        ],
        "at_stake": {"harm": "I lost the flat."},
        "want": [
            {
                "wish": "know",
                "where": "the archive",
                "detail": {"period_from": "2024-01-01", "looking_for": ["copy", "source"]},
            },
            {"wish": "copy", "of": "my claims file", "where": "claims team"},
            {"wish": "delete", "of": "the note of May"},
            {
                "wish": "correct",
                "of": "paid in June",
                "detail": {"what_is_right": "paid in April", "proof": "A receipt."},
            },
            *(
                "stop_use",
                "stop_sale",
                "stop_ads",
                "stop_profiling",
                "stop_marketing",
                "limit_sensitive",
                "freeze",
                "move",
            ),
            *("human", "take_back_consent", "signal"),
        ],
        "facts": {
            "ground": ["not_needed", "consent_withdrawn", "objection", "unlawful", "child"],
            **{"made_public": True, "data_from_me": True, "contact_by": ["email", "call"], "signal_ignored": True},
            **{"signal_site": "shop.example", "signal_browser": "Firefox", "switched_off": True, "capacity": "private"},
            **{"my_situation": "I am ill.", "data_kinds": ["posts", "photos"]},
        },
    },
}
_REQUEST = {"id": "request-1", "kind": "request", "presumed": True, "sent": "2026-08-25", "channel": "email"}
_RECEIVED = {"received": {"on": "2026-08-25", "known": "their_reply"}}


def _reply(kind: str, **more: Any) -> dict[str, Any]:
    return {"on": "2026-09-10", "kind": kind, **more}


_TO_THEM = {"id": "org-1", "kind": "controller_complaint", "sent": "2026-10-01", "channel": "email"}
_APPEAL = {"id": "appeal-1", "kind": "appeal", "sent": "2026-10-01", "channel": "email"}
_WORDS = {"words": "We hold nothing else.", "missing": "the recordings", "mine": "That is not so."}
_HISTORIES: dict[str, list[dict[str, Any]]] = {
    "none": [],
    "silence": [_REQUEST],
    "silence, received": [{**_REQUEST, **_RECEIVED}],
    "extended": [{**_REQUEST, **_RECEIVED, "replies": [_reply("extended")]}],
    "identity": [
        {**_REQUEST, **_RECEIVED, "replies": [_reply("identity_asked", words="Send a passport.", mine="No.")]}
    ],
    "fee": [{**_REQUEST, **_RECEIVED, "replies": [_reply("fee_asked")]}],
    "partly": [{**_REQUEST, **_RECEIVED, "replies": [_reply("partly", **_WORDS)]}],
    "refused": [{**_REQUEST, **_RECEIVED, "replies": [_reply("refused", words="No.", ground="trade_secret")]}],
    "answered": [{**_REQUEST, **_RECEIVED, "replies": [_reply("answered")]}],
    "to them": [{**_REQUEST, **_RECEIVED}, _TO_THEM],
    "to them, acknowledged": [
        {**_REQUEST, **_RECEIVED, "replies": [_reply("refused")]},
        {**_TO_THEM, "replies": [{"on": "2026-10-05", "kind": "acknowledged"}]},
    ],
    "to them, answered": [
        {**_REQUEST, **_RECEIVED},
        {**_TO_THEM, "replies": [{"on": "2026-10-20", "kind": "answered", "words": "We are sorry."}]},
    ],
    "appealed": [{**_REQUEST, **_RECEIVED, "replies": [_reply("refused", **_WORDS)]}, _APPEAL],
    "appeal refused": [
        {**_REQUEST, **_RECEIVED, "replies": [_reply("refused")]},
        {**_APPEAL, "replies": [{"on": "2026-10-20", "kind": "refused", "words": "Still no."}]},
    ],
}


@dataclass(frozen=True)
class Told:
    """One person's case, and what it is called."""

    name: str
    case: Case


def cases(library: Library) -> Iterator[Told]:
    """Every combination that teaches something: all histories for one kind of organisation and those who told all."""
    for scenario, home, organisation, told, history in product(
        library.scenarios(), _HOMES, _ORGANISATIONS, _TOLD, _HISTORIES
    ):
        if history != "none" and (told != "all" or organisation != "private"):
            continue
        about = _ORGANISATIONS[organisation]
        raw = {
            **{"kit": 2, "scenario": scenario, "finished": True, **_TOLD[told], "about": about},
            "papers": _HISTORIES[history],
        }
        raw["me"] = {**raw["me"], "lives_in": home}
        purpose = {"police": "law_enforcement", "intelligence": "national_security"}.get(organisation, "general")
        facts = {
            "purpose": purpose,
            "organisation_data_broker": organisation == "broker",
            "signal_ignored": False,
            **raw.get("facts", {}),
        }
        raw["facts"] = facts
        want = raw.get("want", [])
        if scenario in ("ai_training", "opt_out") and not want:
            raw["want"] = ["stop_use"] if scenario == "ai_training" else ["stop_ads"]
        if scenario == "erasure" and told != "all":
            raw["want"] = [*want, {"wish": "delete", "of": "my profile"}]
        if scenario == "rectification" and told != "all":
            raw["want"] = [*want, {"wish": "correct", "of": "born 1980", "detail": {"what_is_right": "born 1981"}}]
        if scenario == "opt_out" and told == "some":
            raw["want"] = [*want, "stop_ads", "stop_marketing"]
        yield Told(f"{scenario} | {home} | {organisation} | {told} | {history}", Case.model_validate(raw))


def written(library: Library, planners: dict[str, Planner], one: Told) -> Iterator[str]:
    """Each letter as a line: its name, a tab, its subject, blocks and enclosures."""
    case = one.case
    try:
        situation = situation_of(library, case, _TODAY, "the answers")
    except KitError as error:
        yield f"{one.name}\t{type(error).__name__}: {error.problem} {error.found}\n"
        return
    scenario = case.scenario or ""
    planner = planners.setdefault(scenario, Planner(library, scenario, _TODAY))
    for way, plan in (
        ("alone", planned(library, situation)),
        ("bulk", planner.plan(situation.case, situation.answers)),
    ):
        yield from (f"{one.name} | {way} | {text}" for text in _of_plan(library, plan))


def _of_plan(library: Library, plan: Plan) -> Iterator[str]:
    for matter in plan.matters:
        for kind in dict.fromkeys(rung.step.document for rung in matter.ladder):
            for language in matter.law.languages:
                name = f"{matter.law.id} {kind} {language}"
                try:
                    yield f"{name}\t{_line(draft(matter, library, kind, language))}"
                except KitError as error:
                    yield f"{name}\t{type(error).__name__}: {error.problem}"


def _line(letter: Letter) -> str:
    return repr((letter.subject, letter.blocks, letter.enclosures, sorted(one.citation for one in letter.provisions)))


def main(argv: list[str]) -> int:
    """Writes or compares. 1 if a letter differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("older", type=Path, nargs="?")
    parser.add_argument(
        "--only", default="", help="words that a case's name has to hold, with commas between: erasure,IE"
    )
    parser.add_argument("--show", type=int, default=3, help="how many differences to print")
    args = parser.parse_args(argv)
    library = Library(pack_roots(None))
    wanted = [word for word in args.only.split(",") if word]
    planners: dict[str, Planner] = {}
    with args.file.open("w", encoding="utf-8") as file:
        for one in cases(library):
            if all(f" {word} " in f" {one.name} " for word in wanted):
                file.writelines(f"{line}\n" for line in written(library, planners, one))
    return _compared(args.file, args.older, args.show) if args.older else 0


def _compared(file: Path, older: Path, most: int) -> int:
    new, old = ({name: text for name, _, text in _split(one)} for one in (file, older))
    old = {name: text for name, text in old.items() if name in new} if len(new) < len(old) else old
    different = [name for name in old if new.get(name) != old[name]]
    for name in different[:most]:
        print(name)
        print("\n".join(difflib.unified_diff(_readable(old[name]), _readable(new.get(name, "")), lineterm="", n=0)))
    print(f"{len(new)} letters, {len(different)} differ, {len(new.keys() - old.keys())} are new")
    return 1 if different else 0


def _split(file: Path) -> Iterator[tuple[str, str, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from (line.rstrip("\n").partition("\t") for line in lines)


def _readable(text: str) -> list[str]:
    return (
        text.replace("Paragraph(", "\nParagraph(")
        .replace("Item(", "\nItem(")
        .replace("Heading(", "\nHeading(")
        .splitlines()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
