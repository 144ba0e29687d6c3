"""A postal address from cells: one with all of it, or street, postcode and town, in the order of the country."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BETWEEN_LINES = re.compile(r"[;|\n]")


def address_of(cells: Mapping[str, str], residence: str) -> tuple[str, ...]:
    """The lines of an address from one cell, or from street, postcode and town in the order of the country."""
    if cells.get("address"):
        return lines_of(cells["address"])
    street = [cells[id_] for id_ in ("address_1", "address_2", "address_3") if cells.get(id_)]
    city, postcode = cells.get("city", ""), cells.get("postcode", "")
    return tuple(line for line in (*street, *_town(city, postcode, residence)) if line)


def _town(city: str, postcode: str, residence: str) -> tuple[str, ...]:
    country, _, state = residence.partition("-")
    if country == "US":
        return (f"{city}, {state} {postcode}".strip(" ,"),)
    if country in {"GB", "IE"}:
        return (city, postcode)
    return (f"{postcode} {city}".strip(),)


def lines_of(cell: str) -> tuple[str, ...]:
    """The lines that stand in one cell."""
    return tuple(line.strip() for line in _BETWEEN_LINES.split(cell) if line.strip())
