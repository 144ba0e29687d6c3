"""A campaign on disk, and lists of people for it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from complaint_kit.bulk.run import Order, Tally, run

PACK = Path(__file__).parent / "pack"
TODAY = date(2026, 9, 1)
HEADER = ("person_id", "name", "email", "street", "postcode", "city", "country", "region", "language", "what_happened")


def person(number: int, country: str = "Netherlands", region: str = "", **more: str) -> list[str]:
    """A row under HEADER that can be done."""
    row = {
        "person_id": f"k{number}",
        "name": f"Member Number{number}",
        "email": f"member{number}@example.org",
        "street": f"Long Street {number}",
        "postcode": str(10000 + number),
        "city": "Newtown",
        "country": country,
        "region": region,
        "language": "",
        "what_happened": "",
    }
    return list({**row, **more}.values())


def everywhere(count: int) -> list[list[str]]:
    """So many people across the Union, the United Kingdom and the United States."""
    homes = [("Germany", ""), ("Poland", ""), ("UK", "Scotland"), ("United States", "California"), ("USA", "TX")]
    return [person(number, *homes[number % len(homes)]) for number in range(count)]


def write_people(path: Path, rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER, **style: Any) -> Path:
    """The rows as a CSV file."""
    encoding = style.pop("encoding", "utf-8")
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, **style)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def write_campaign(path: Path, **changes: Any) -> Path:
    """A campaign file."""
    content = {"campaign": "sampler", "scenario": "sampler", "organisation": "sampler-corp", **changes}
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under the folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def rejects_in(folder: Path) -> list[dict[str, str]]:
    """The rows of the reject list."""
    with (folder / "rejects.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def register_in(folder: Path) -> list[dict[str, str]]:
    """The rows of the register's list."""
    with (folder / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


Make = Callable[..., tuple[Path, Tally]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Runs a campaign over rows and returns its folder and what came of it."""
    return maker(tmp_path)


def maker(tmp_path: Path) -> Make:
    """The same in that folder."""

    def made(rows: Iterable[Sequence[str]] | Path, formats: str = "txt", **changes: Any) -> tuple[Path, Tally]:
        out = changes.pop("out", None) or tmp_path / f"out{len(list(tmp_path.glob('out*')))}"
        ordered = {
            name: changes.pop(name) for name in ("workers", "shard", "resume", "step", "today") if name in changes
        }
        people = rows if isinstance(rows, Path) else write_people(tmp_path / "people.csv", rows)
        campaign = write_campaign(tmp_path / "campaign.yaml", **changes)
        order = Order(campaign, people, out, formats, **{"today": TODAY, "packs": (PACK,), **ordered})
        return out, run(order, lambda text: None, lambda receipts, rows: iter(receipts))

    return made
