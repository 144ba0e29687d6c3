"""A made-up list of people: the European Union, the nations of the United Kingdom and twenty US states, 2 % of the rows
broken in twenty kinds. The same count and seed give the same file.

    python benchmarks/bulk_people.py 100000 people.csv
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Callable
from pathlib import Path

HEADER = (
    "person_id", "name", "email", "street", "postcode", "city", "country", "region", "account",
    "date", "data_kinds", "wants", "my_situation", "switched_off", "language",
)  # fmt: skip
EU = (
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
)  # fmt: skip
UK = ("England", "Wales", "Scotland", "Northern Ireland")
US = (
    "CA", "CO", "CT", "DE", "IA", "IN", "KY", "MD", "MN", "MT", "NE", "NH", "NJ", "OR", "RI", "TN", "TX", "UT", "VA",
    "FL",
)  # fmt: skip
_FIRST = (
    "Anna", "Łukasz", "Zoë", "José", "Žofia", "Παναγιώτης", "Андрей", "Siân", "Ørjan", "Jordan", "Mary", "Nuno", "Åsa",
    "Ğülay", "Jean-Luc", "Ἑλένη",
)  # fmt: skip
_LAST = (
    "Müller", "Żółkiewski", "O’Neill", "García", "Dvořák", "Παπαδόπουλος", "Петров", "ap-Huw", "Sjöström", "Rivera",
    "Smith", "Đorđević",
)  # fmt: skip
_STORIES = (
    "I wrote about my own illness there, for friends, years before anybody spoke of training anything with it.",
    "My posts quote people who never agreed to more than a conversation.",
    "",
)
Row = dict[str, str]


def person(number: int, dice: random.Random) -> Row:
    """A row that can be done."""
    country, region = _home(dice)
    name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}-{number}"
    return {
        "person_id": f"m{number:07d}",
        "name": name,
        "email": f"member{number}@example.org",
        "street": f"{dice.choice(('Long Street', 'Hauptstraße', 'rue Haute'))} {number}",
        "postcode": f"{10_000 + number % 90_000}" + ("0" if country == "RO" else ""),  # Romania has six figures
        "city": dice.choice(("Springfield", "Neustadt", "Villeneuve")),
        "country": country,
        "region": region,
        "account": f"example.org/in/member{number}",
        "date": f"{dice.randint(1, 28):02d}/{dice.randint(1, 12):02d}/2025",
        "data_kinds": dice.choice(("posts|profile", "posts", "posts|photos|messages")),
        "wants": "stop|know",
        "my_situation": dice.choice(_STORIES),
        "switched_off": dice.choice(("yes", "no", "")),
        "language": "de" if country in {"DE", "AT"} else "en" if country in EU else "",
    }


def _home(dice: random.Random) -> tuple[str, str]:
    group = dice.random()
    if group < 0.5:
        return dice.choice(EU), ""
    if group < 0.75:
        return "United Kingdom", dice.choice(UK)
    return "US", dice.choice(US)


def _with(**cells: str) -> Callable[[Row], list[str]]:
    return lambda row: [{**row, **cells}[name] for name in HEADER]


BROKEN: dict[str, Callable[[Row], list[str]]] = {
    "no name": _with(name=""),
    "no residence": _with(country="", region=""),
    "unknown country": _with(country="Atlantis", region=""),
    "state missing": _with(country="US", region=""),
    "unknown state": _with(country="US", region="Cascadia"),
    "no e-mail address": _with(email="somebody at example.org"),
    "no such day": _with(date="31/02/2025"),
    "day in the future": _with(date="01/01/2099"),
    "not a day": _with(date="some time ago"),
    "day long ago": _with(date="01/01/1950"),
    "unknown choice": _with(data_kinds="posts|dreams"),
    "neither yes nor no": _with(switched_off="perhaps"),
    "unknown language": _with(country="NL", region="", language="Klingon"),
    "text too long": _with(name="Na" * 200),
    "no glyph": _with(name="王小明"),
    "control character": _with(name="Ann\x07a"),
    "spreadsheet error": _with(account="#REF!"),
    "too few cells": lambda row: list(row.values())[:5],
    "too many cells": lambda row: [*row.values(), "one more"],
    "a person twice": lambda row: [*{**row, "person_id": "m0000000"}.values()],
}


def write_people(path: Path, count: int, broken: float = 0.02, seed: int = 1) -> int:
    """Writes the list and returns how many of its rows are broken. Row number 0 is whole; others repeat its id."""
    dice = random.Random(seed)
    kinds = list(BROKEN.values())
    made = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(count):
            row = person(number, dice)
            is_broken = number > 0 and dice.random() < broken
            writer.writerow(kinds[made % len(kinds)](row) if is_broken else row.values())
            made += is_broken
    return made


if __name__ == "__main__":
    found = write_people(Path(sys.argv[2]), int(sys.argv[1]))
    print(f"{sys.argv[1]} rows, {found} of them broken")
