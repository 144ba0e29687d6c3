"""What the cells of a list tell beside what they say: lost zeros, ages, safe contact, names that are no single person.

The words and figures stand in `templates/_bulk/reading.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from complaint_kit.bulk.input.columns import plain
from complaint_kit.errors import AnswersError
from complaint_kit.law.entry import BY_LANGUAGE, Model
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import read_model

Way = Literal["everything", "post", "email", "phone"]
Words = Annotated[Mapping[str, tuple[str, ...]], BY_LANGUAGE]
_OLDEST = 120
_MOST_ZEROS = 2
_BETWEEN = re.compile(r"[;|,/\n]|\b(?:and|und)\b")
_NUMBER = re.compile(r"\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BAND = re.compile(r"(\d{1,3}) ?(?:-|–|to|bis) ?(\d{1,3})")


class Postcodes(Model):
    """How many figures postcodes have, by country, and where some begin with 0."""

    figures: dict[str, int]
    with_delivery_route: dict[str, int]
    zero_first: tuple[str, ...]


class Names(Model):
    """Words by which a name is not one living person."""

    several: Words
    dead: Words
    organisation: Words
    exactly: tuple[str, ...]


class Contact(Model):
    """What people write about safe contact, and which ways it closes."""

    closes: tuple[Way, ...]
    says: Words


class Ages(Model):
    """From which age a person writes in their own name, and words for ages."""

    of_age: int
    below: Words
    above: Words
    child: Words
    grown_up: Words


class Reading(Model):
    """`templates/_bulk/reading.yaml`."""

    postcodes: Postcodes
    names: Names
    safe_contact: tuple[Contact, ...]
    ways: dict[Literal["post", "email", "phone"], Words]
    ages: Ages


@dataclass(frozen=True, slots=True)
class Trust:
    """What the campaign says of its list: lost zeros may be put back; every name is one person's; the parent who
    stands beside a child writes for it."""

    zeros: bool = False
    names: bool = False
    parents: bool = False


class Cells:
    """Reads the cells that need more than their question. Pure; raises AnswersError for what it cannot follow."""

    def __init__(self, reading: Reading, trust: Trust) -> None:
        self._reading = reading
        self._trust = trust
        self._contact = {plain(word): set(one.closes) for one in reading.safe_contact for word in _all(one.says)}
        self._ways = {plain(word): way for way, words in reading.ways.items() for word in (way, *_all(words))}
        names = reading.names
        self._kinds = [
            (_whole_words(_all(words), re.IGNORECASE), problem)
            for words, problem in ((names.several, _SEVERAL), (names.dead, _DEAD), (names.organisation, _ORGANISATION))
        ] + [(_whole_words(names.exactly, 0), _ORGANISATION)]

    def postcode(self, cell: str, country: str, is_number: bool) -> str:
        """The postcode, with the zeros that a spreadsheet took away. `is_number`: it stood there as a number."""
        first, hyphen, rest = cell.partition("-")
        lengths = self._lengths(country)
        if not first.isdecimal() or (hyphen and not rest.isdecimal()) or len(first) >= max(lengths):
            return cell
        wanted = min(length for length in lengths if length >= len(first))
        if wanted == len(first):
            return cell
        whole = "0" * (wanted - len(first)) + cell
        may = country in self._reading.postcodes.zero_first and wanted - len(first) <= _MOST_ZEROS
        if may and (is_number or self._trust.zeros):
            return whole
        lost = f"If a spreadsheet took a zero away, write {whole}, or `postcodes: put_zeros_back` in the campaign file."
        mend = lost if may else f"Write all {wanted} figures."
        raise AnswersError(f"a postcode there has {wanted} figures", found=cell, mend=mend)

    def _lengths(self, country: str) -> tuple[int, ...]:
        codes = self._reading.postcodes
        return (codes.figures.get(country, 0), codes.with_delivery_route.get(country, 0))

    def name(self, name: str) -> str:
        """The name, if it is one living person's as far as it tells."""
        if not self._trust.names:
            for pattern, problem in self._kinds:
                if found := pattern.search(name):
                    raise AnswersError(problem, found=f"{name}: {found[0]}", mend=_ONE_EACH)
        return name

    def closed(self, cell: str) -> frozenset[str]:
        """The ways by which the person must not be reached."""
        whole = self._contact.get(plain(cell))
        ways = [whole] if whole is not None else [self._contact.get(plain(one)) for one in _BETWEEN.split(cell)]
        closed = {way for one in ways if one for way in one}
        if "everything" in closed or {"post", "email"} <= closed:
            mend = "Take the row out, or write how the person can be reached: not by post, only by e-mail, ..."
            raise AnswersError("it is not safe to contact this person", found=cell, mend=mend)
        if None in ways:
            raise AnswersError("what this says about safe contact is not understood", found=cell, mend=_SAFE)
        return frozenset(closed)

    def not_by(self, cell: str) -> frozenset[str]:
        """The ways named there, each of which is closed."""
        named = [one for one in _BETWEEN.split(cell) if one.strip()]
        for one in named:
            if plain(one) not in self._ways:
                raise AnswersError("this is no way to reach a person", found=one, mend="Write email, post or phone.")
        return frozenset(self._ways[plain(one)] for one in named)

    def born(self, cell: str, day: Callable[[str], date]) -> date | None:
        """The day of birth, where the cell gives the day itself."""
        try:
            return None if _YEAR.fullmatch(cell) else day(cell)
        except AnswersError:
            return None

    def age(self, cell: str, today: date, day: Callable[[str], date]) -> int:
        """The age that the cell gives: a day of birth, a year, an age, or a band of ages (its lowest)."""
        ages = self._reading.ages
        text = cell.casefold()
        if plain(text) in set(map(plain, _all(ages.child))):
            return 0
        if plain(text) in set(map(plain, _all(ages.grown_up))):
            return ages.of_age
        if band := _BAND.fullmatch(text):
            return int(band[1])
        if _NUMBER.fullmatch(text) and int(text) <= _OLDEST:
            return int(text)
        lowest = self._bounded(text)
        return lowest if lowest is not None else _years_since(cell, today, day)

    def _bounded(self, text: str) -> int | None:
        """The lowest age of `under 30`, `over 65`, `65+`; None if it is none of these."""
        number = _NUMBER.search(text)
        rest = plain(text.replace(number[0], "", 1)) or text.replace(number[0], "", 1).strip() if number else ""
        if not number or _NUMBER.search(text, number.end()):
            return None
        if rest in set(map(_bare, _all(self._reading.ages.below))):
            return 0
        return int(number[0]) if rest == "+" or rest in set(map(_bare, _all(self._reading.ages.above))) else None

    def by_parent(self, age: int, acting_for: object, parent: str, cell: str) -> bool:
        """Whether the parent named there writes for the person. Raises AnswersError for a person under age whose letter
        would be in their own name."""
        if age >= self._reading.ages.of_age or acting_for == "child":
            return False
        if self._trust.parents and parent:
            return True
        problem = "this person is a child, and the letter would be in the child's own name"
        raise AnswersError(problem, found=cell, mend=_WHO_SIGNS if self._trust.parents else _CHILD)


_SEVERAL = "a letter is one person's, and this names several"
_DEAD = "this person seems to have died; the kit writes for the living"
_ORGANISATION = "this is an organisation; the kit writes for people"
_ONE_EACH = "Give each living person a row; if this is one person's name, say `names: trust` in the campaign file."
_SAFE = "Write yes, no, not by post, not by e-mail, not by phone, only by e-mail or only by post."
_CHILD = (
    "Let a parent write: their name in full_name, the child's in represented_name, `child` in acting_for. "
    "Where the person may write alone, leave this cell empty."
)
_WHO_SIGNS = "A minor: who signs? Write the parent's name in parent_name."


def reading_of(library: Library) -> Reading:
    """The words and figures. Raises PackError or Problems for a file that does not fit."""
    return read_model(library.file("templates/_bulk/reading.yaml"), Reading, library.roots)


def _years_since(cell: str, today: date, day: Callable[[str], date]) -> int:
    """The age on that day of somebody born on the day, or at the end of the year, that the cell says."""
    born = date(int(cell), 12, 31) if _YEAR.fullmatch(cell) else day(cell)
    if born > today and (born.year > today.year or not _YEAR.fullmatch(cell)):
        raise AnswersError("this birthday is still to come", found=cell, mend="Check the year.")
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _all(words: Words) -> Iterable[str]:
    return (word for listed in words.values() for word in listed)


def _bare(word: str) -> str:
    return plain(word) or word


def _whole_words(words: Iterable[str], flags: int) -> re.Pattern[str]:
    listed = "|".join(re.escape(word).replace(r"\ ", r"[\W_]+") for word in words)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", flags)
