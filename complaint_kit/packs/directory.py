"""Entries of a directory of companies that others keep, as organisations. Pure: JSON in, an organisation or a reason.

The shape is that of the company files of datenanfragen.de: `slug`, `name`, `address` with the country on its last line,
`relevant-countries` (or `all`), `runs` (other names), `email`, `webform`, `web`, `sources`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from complaint_kit.errors import AnswersError, PackError
from complaint_kit.situation.email import email_address
from complaint_kit.situation.organisations import Organisation
from complaint_kit.situation.places import PlaceNames
from complaint_kit.text import cleaned_throughout

_MOST_ADDRESS = 8  # lines
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_NO_ID = re.compile(r"[^a-z0-9]+")
_WEB = re.compile(r"https?://\S+")


class Listed(BaseModel):
    """A company as the directory has it; what else it says is left there."""

    model_config = ConfigDict(frozen=True)
    slug: str = Field(min_length=1, max_length=100)
    name: str = Field(min_length=1, max_length=200)
    address: str = Field(min_length=1, max_length=1000)
    relevant_countries: tuple[str, ...] = Field(alias="relevant-countries", min_length=1)
    runs: tuple[str, ...] = ()
    email: str | None = None
    webform: str | None = None
    web: str | None = None
    sources: tuple[str, ...] = Field(min_length=1)
    quality: str | None = None


def listed(raw: Any) -> Listed:
    """The entry. Raises PackError that says what is missing or of another kind."""
    try:
        return Listed.model_validate(cleaned_throughout(raw))
    except ValidationError as error:
        wrong = ", ".join(dict.fromkeys(str(one["loc"][0]) if one["loc"] else "the file" for one in error.errors()))
        raise PackError("this is no entry of a company", found=wrong) from None


def organisation(
    one: Listed, places: PlaceNames, says: Mapping[str, Any], topics: Sequence[str], today: date
) -> dict[str, Any]:
    """The entry as a file of an organisation, that nobody has read at its source. `says`: its words by language.

    Raises PackError where its country cannot be told.
    """
    *lines, country = [line.strip() for line in one.address.splitlines() if line.strip()] or [""]
    entry = {"in_force": {"from": today}, "source": _source(one, says["en"]), "verified": None}
    entry["doubt"] = says["en"]["doubt"]
    ways = (("email", _email(one.email)), ("form", one.webform if _WEB.fullmatch(one.webform or "") else None))
    found = {
        "id": _NO_ID.sub("-", one.slug.casefold()).strip("-"),
        "name": one.name,
        "aliases": _aliases(one),
        "website": one.web,
        "entities": [
            {
                "id": "as_listed",
                "name": one.name,
                "place": _place(country, places),
                "address": lines[:_MOST_ADDRESS],
                "serves": _serves(one.relevant_countries, places),
                **entry,
            }
        ],
        "channels": [
            {"id": kind, "kind": kind, "label": {at: words[kind] for at, words in says.items()}, "target": target}
            | {"for": list(topics), **entry}
            for kind, target in ways
            if target
        ],
    }
    try:
        Organisation.model_validate(found)
    except ValidationError as error:
        at = ".".join(map(str, error.errors()[0]["loc"]))
        raise PackError("this cannot be an organisation", found=f"{at}: {error.errors()[0]['msg']}") from None
    return {key: value for key, value in found.items() if value}


def _source(one: Listed, says: Mapping[str, str]) -> dict[str, str]:
    url = next((url for url in one.sources if _WEB.fullmatch(url)), "https://www.datarequests.org")
    return {"title": says["source"].format(slug=one.slug, quality=one.quality or says["unsaid"]), "url": url}


def _place(country: str, places: PlaceNames) -> str:
    try:
        return places.read(country)
    except AnswersError:
        raise PackError("the last line of the address is no country", found=country) from None


def _serves(countries: Sequence[str], places: PlaceNames) -> list[str]:
    """The places from which people write to it; a code that is no place is left out."""
    if "all" in countries:
        return ["*"]
    found: list[str] = []
    for code in countries:
        try:
            found.append(places.read(code.upper()))
        except AnswersError:
            continue
    if not found:
        raise PackError("none of its countries is known", found=", ".join(countries))
    return found


def _email(text: str | None) -> str | None:
    try:
        return email_address(text) if text else None
    except AnswersError:
        return None


def _aliases(one: Listed) -> list[str]:
    """Other names, without what stands in brackets behind them."""
    names = (_IN_BRACKETS.sub("", name).strip() for name in one.runs)
    return [name for name in dict.fromkeys(names) if name and name.casefold() != one.name.casefold()]
