"""The inputs and tables beside this file: nothing of the kit is needed to read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
DEMOS = HERE.parents[2] / "templates/_demo"


@dataclass(frozen=True)
class OldFile:
    """One file of an older version: its answers by question, its events, and the day on which it is looked at."""

    id: str
    scenario: str
    answers: dict[str, Any]
    events: tuple[dict[str, Any], ...]
    today: date


def old_files() -> Iterator[OldFile]:
    """Every scenario in every home, with what went before; and the files that `demo` reads, on their days."""
    known = yaml.safe_load((HERE / "inputs.yaml").read_text(encoding="utf-8"))
    for scenario, own in known["scenarios"].items():
        for home, lives in known["homes"].items():
            there = [one["answers"] for one in known["asked_there"] if _asked(one, scenario, lives)]
            answers = known["everybody"] | known["firm"] | lives | own
            for given in there:
                answers |= given
            for name, history in known["histories"].items():
                if scenario == "access" or history.get("all"):
                    yield OldFile(
                        id=f"{scenario} {home} {name}",
                        scenario=scenario,
                        answers=answers | history.get("answers", {}),
                        events=tuple(history.get("events", ())),
                        today=history["today"],
                    )
    for path in sorted(DEMOS.glob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        day = date.fromisoformat(path.stem[:10])
        yield OldFile(f"{told['scenario']} demo {path.stem}", told["scenario"], told["answers"], (), day)


def _asked(one: dict[str, Any], scenario: str, lives: dict[str, Any]) -> bool:
    home = lives.get("residence_part", lives["residence"])
    return one["scenario"] == scenario and any(
        home == place or home.startswith(f"{place}-") for place in one["residence"]
    )


@dataclass(frozen=True)
class Row:
    """The plan for a file: the leading law, the letter to write, to whom, and the periods that run."""

    id: str
    law: str
    document: str
    to: str
    dates: tuple[str, ...]

    @property
    def home(self) -> str:
        return self.id.split()[1]

    @property
    def history(self) -> str:
        return self.id.split()[2]


def then() -> dict[str, Row]:
    """What dc4d5d0 said, by file."""
    lines = (HERE / "plans.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {id_: Row(id_, law, document, to, _dates(dates)) for id_, law, document, to, dates in rows}


def _dates(said: str) -> tuple[str, ...]:
    return () if said == "-" else tuple(said.split("; "))


@cache
def differences() -> list[dict[str, Any]]:
    """The differences that are meant."""
    return list(yaml.safe_load((HERE / "differences.yaml").read_text(encoding="utf-8")))


def fits(difference: dict[str, Any], row: Row) -> bool:
    """Whether the difference is about the row."""
    scenario = row.id.split()[0]
    narrowed = {
        "histories": row.history,
        "homes": row.home,
        "scenarios": scenario,
        "law": row.law,
        "was": row.document,
    }
    spared = row.law in difference.get("law_is_not", ()) or any(
        row.law.startswith(f"{place}.") and row.history in histories
        for place, histories in difference.get("except", {}).items()
    )
    drops = difference.get("drops")
    return (
        not spared
        and all(value in difference[key] for key, value in narrowed.items() if key in difference)
        and (drops is None or any(one.startswith(f"{drops} ") for one in row.dates))
    )


def expected(rows: dict[str, Row], id_: str) -> Row:
    """What is expected of today's kit for the file: the plan of then with the differences that are meant."""
    row = rows[id_]
    for one in differences():
        if not fits(one, row):
            continue
        if "as_home" in one:
            same = expected(rows, id_.replace(f" {row.home} ", f" {one['as_home']} "))
            return replace(same, id=id_)
        if "drops" in one:
            row = replace(row, dates=tuple(day for day in row.dates if not day.startswith(f"{one['drops']} ")))
        if "adds" in one:
            row = replace(row, dates=tuple(sorted((*row.dates, one["adds"]))))
        if "becomes" in one:
            before = f"{id_.rpartition(' ')[0]} "
            to = rows[f"{before}nothing"].to if "to" in one else "-"  # the request goes to the organisation
            if one.get("to") == "authority":
                to = next(
                    each.to for each in rows.values() if each.id.startswith(before) and each.document == "complaint"
                )
            row = replace(row, document=one["becomes"], to=to)
    return row
