"""Places as people write them: an exact name, another name or a code. Anything else is a question, never a guess.

Exact is without regard to capitals, accents, spaces and marks, so that `Cote d'Ivoire`, `Thüringen`, `Thueringen` and
`U.K.` are what they say. A name that several places bear is asked for, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from complaint_kit.errors import AnswersError, Uncertain
from complaint_kit.law.places import Elsewhere, Place, Signpost

Territories = Mapping[str, tuple[str, ...]]  # every country there is: its ISO codes and its names, the first one shown

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LIKE = 0.7  # how much of two names must agree for one to be asked about as a slip of the other
_ALL_BUT = 0.9  # the same for parts of a country that do not matter to law: Granada is no slip of Grenada
_PIECE = 4  # letters of which a piece of a name must at least consist to be worth a question
_MOST = 4  # places that are asked for at once

_HOW = "Write a name or a code, such as Netherlands, NL, Scotland, GB-SCT, Texas, US-TX."


def plain_name(name: str) -> str:
    """The name without capitals, accents, spaces and marks."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "", bare.casefold())


def spellings(name: str) -> frozenset[str]:
    """The name plainly, with umlauts dropped and with umlauts written out."""
    return frozenset({plain_name(name), plain_name(unicodedata.normalize("NFC", name).translate(_UMLAUTS))})


class PlaceNames:
    """Every place by what people call it. `elsewhere`, `signposts` and `territories` are only read where a text is not
    the code of a place whose law the kit has."""

    def __init__(
        self,
        places: Mapping[str, Place],
        elsewhere: Callable[[], Mapping[str, Elsewhere]],
        signposts: Callable[[], Iterable[Signpost]],
        territories: Callable[[], Territories],
    ) -> None:
        self._places = places
        self._read_elsewhere = elsewhere
        self._read_signposts = signposts
        self._read_territories = territories

    def read(self, text: str, *, typed: bool = False) -> str:
        """The code of the place. A code of a country goes before that of a part, such as DE; but a person who is
        `typed` in a conversation is asked. Raises Uncertain if it may be several places, AnswersError if none."""
        code = text.strip().upper()
        if code in self._places and not (typed and code in self._by_part):
            return code
        return self._only({*self._named(text), *self._by_part.get(code, ())}, text)

    def country(self, text: str) -> str:
        """The code of the country; of a part where no country has that name. Raises as `read` does."""
        found = self._named(text)
        return self._only({code for code in found if "-" not in code} or found, text)

    def part(self, text: str, country: str | None = None) -> str:
        """The code of the part of that country, or of any; the country itself where its parts do not matter and the
        text names no other place. Raises as `read` does."""
        if country is None:
            found = {code for code in self._named(text, far=False) if "-" in code}
            return self._only(found | set(self._by_part.get(text.strip().upper(), ())), text, parts=True)
        whole = country.partition("-")[0]
        inside = f"{whole}-{text.strip().upper()}"
        if inside in self._places:
            return inside
        found = {code for code in self._named(text) if code == whole or code.startswith(f"{whole}-")}
        if len(found) == 1:
            return found.pop()
        return self._outside(text, whole, country)

    def require_part(self, code: str) -> None:
        """Raises AnswersError if the law of that country needs the part in which a person lives."""
        place = self._places.get(code)
        if place and place.parts == "needed":
            example = next(one for one in self._places.values() if one.is_part and one.country == code)
            raise AnswersError(
                f"the part of the country is needed: law differs within {place.name['en']}",
                found=code,
                mend=f"Write it by name or code, such as {example.name['en']} or {example.code}.",
            )

    def shared(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Each plain name that several places of the world bear, and their codes, where no `same_name` says so."""
        said = {frozenset({one.code, other}) for one in self._places.values() for other in one.same_name}
        mine: dict[str, set[str]] = {}
        for names in (self._near_names, self._far_names):
            for name, codes in names.items():
                mine.setdefault(name, set()).update(codes)
        several = {name: frozenset(codes) for name, codes in sorted(mine.items()) if len(codes) > 1}
        yield from ((name, codes) for name, codes in several.items() if codes not in said)

    def called(self, code: str) -> str:
        """What the place is called in English."""
        if code in self._places:
            return self._places[code].name["en"]
        entry = self._elsewhere.get(code)
        return entry.name["en"] if entry and entry.name else self._shown_territories.get(code, code)

    def _named(self, text: str, *, far: bool = True) -> set[str]:
        """The codes of all places of exactly that name; `far`: countries of which the kit has no file are looked at."""
        wanted = spellings(text)
        found = {code for name in wanted for code in self._near_names.get(name, ())}
        return found or {code for name in wanted for code in self._far_names.get(name, ()) if far}

    def _only(self, found: Iterable[str], text: str, *, parts: bool = False) -> str:
        """The only one found. Raises Uncertain or AnswersError."""
        codes = set(found)
        if len(codes) == 1:
            return codes.pop()
        if codes:
            raise self._uncertain("this may be several places", text, tuple(sorted(codes)))
        self._stop_at_signpost(text, None)
        raise self._unknown(text, {code for code in self._every_code if "-" in code or not parts})

    def _outside(self, text: str, whole: str, country: str) -> str:
        """What becomes of a text that names no part of the country."""
        self._stop_at_signpost(text, whole)
        other = self._named(text) - {whole}
        if other:
            raise AnswersError(
                f"{self.called(min(other))} is another place than {self.called(whole)}, with another law",
                found=text,
                mend="Write it as the country, and leave the part empty.",
            )
        place = self._places.get(whole)
        if place and place.parts:
            raise self._unknown(text, {code for code in self._places if code.startswith(f"{whole}-")})
        slips = self._alike(text, self._every_code, _ALL_BUT)
        if slips:
            raise self._uncertain("no part of the country is called exactly this", text, slips)
        return country

    def _stop_at_signpost(self, text: str, within: str | None) -> None:
        wanted = spellings(text)
        for post in self._read_signposts():
            if post.within in {None, within} and any(not wanted.isdisjoint(spellings(name)) for name in post.names):
                raise AnswersError("this names no place to live in", found=text, mend=post.says["en"], key="no_home")

    def _unknown(self, text: str, pool: set[str]) -> AnswersError:
        near = self._near(text, pool)
        if near:
            return self._uncertain("no place is called exactly this", text, near)
        return AnswersError("no place of this name is known", found=text, mend=_HOW, key="no_place")

    def _uncertain(self, problem: str, text: str, codes: tuple[str, ...]) -> Uncertain:
        said = [self._with_code(code, text) for code in codes]
        return Uncertain(problem, found=text, mend=f"Did you mean {' or '.join(said)}?", choices=codes)

    def _with_code(self, code: str, text: str) -> str:
        """The name with the code that would be clear; without one if the code is what was written."""
        name = self.called(code)
        return name if plain_name(text) == plain_name(code) else f"{name} ({code})"

    def _near(self, text: str, pool: set[str]) -> tuple[str, ...]:
        """The places of the pool that may be meant: their names are like the text, or a piece of one is the other."""
        wanted = plain_name(text)
        pieced = [code for name, codes in self._all_names.items() if _is_piece(wanted, name) for code in codes & pool]
        return tuple(dict.fromkeys((*self._alike(text, pool, _LIKE), *sorted(pieced))))[:_MOST]

    def _alike(self, text: str, pool: set[str], cutoff: float) -> tuple[str, ...]:
        """The places of the pool whose names are like the text, the likest first."""
        names = {name: codes & pool for name, codes in self._all_names.items() if codes & pool}
        alike = get_close_matches(plain_name(text), names, n=_MOST, cutoff=cutoff)
        return tuple(dict.fromkeys(code for name in alike for code in sorted(names[name])))[:_MOST]

    @property
    def _every_code(self) -> set[str]:
        return {code for codes in self._all_names.values() for code in codes}

    @cached_property
    def _near_names(self) -> Mapping[str, frozenset[str]]:
        """Codes by the names that the kit's own files have."""
        here, there = self._places.values(), self._elsewhere.values()
        pairs = [
            *((one.code, (one.code, *one.name.values(), *one.alias)) for one in here),
            *((one.code, (one.code, *(one.name or {}).values(), *one.alias)) for one in there),
            *((other, tuple(one.name.values())) for one in here for other in one.same_name),
        ]
        return _by_spelling(pairs)

    @cached_property
    def _far_names(self) -> Mapping[str, frozenset[str]]:
        """Codes by the names of every country in the world that are not the kit's own."""
        mine = self._near_names
        known = {code for code in self._territories if code not in self._places and plain_name(code) in mine}
        strange = {code: names for code, names in self._territories.items() if not self._is_own(code, known)}
        return _by_spelling((code, (code, *names)) for code, names in strange.items())

    def _is_own(self, code: str, known: set[str]) -> bool:
        """Whether the kit has it under another code, such as RE for a part of France."""
        return code in known and code not in self._elsewhere

    @cached_property
    def _elsewhere(self) -> Mapping[str, Elsewhere]:
        return self._read_elsewhere()

    @cached_property
    def _territories(self) -> Territories:
        return self._read_territories()

    @property
    def _shown_territories(self) -> Mapping[str, str]:
        return {code: names[0] for code, names in self._territories.items()}

    @cached_property
    def _all_names(self) -> Mapping[str, frozenset[str]]:
        names = self._near_names.keys() | self._far_names.keys()
        none: frozenset[str] = frozenset()
        return {name: self._near_names.get(name, none) | self._far_names.get(name, none) for name in names}

    @cached_property
    def _by_part(self) -> Mapping[str, tuple[str, ...]]:
        """Parts by their code alone, where people write it so: TX."""
        wholes = {code for code, place in self._places.items() if place.parts_by_code}
        parts = [one.code for one in self._places.values() if one.is_part and one.country in wholes]
        return {code.partition("-")[2]: (code,) for code in parts}


def _by_spelling(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, names in pairs:
        for spelling in {one for name in names for one in spellings(name)}:
            found.setdefault(spelling, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


def _is_piece(wanted: str, name: str) -> bool:
    return (len(wanted) >= _PIECE and wanted in name) or (len(name) >= _PIECE and name in wanted)


def with_part(raw: Mapping[str, Any], places: PlaceNames) -> dict[str, Any]:
    """The answers with the residence down to its part, where an older file told the part in an answer of its own.

    A part that lies elsewhere than the residence stays an answer of its own, which nothing looks at.
    """
    answers = {id_: value for id_, value in raw.items() if id_ != _PART}
    part, home = str(raw.get(_PART) or ""), str(raw.get(_RESIDENCE) or "")
    if not (part and home):
        return answers | ({_RESIDENCE: part} if part else {})
    try:
        whole = places.read(home)
        inside = places.read(part) if "-" in whole else places.part(part, whole)
    except AnswersError:
        return dict(raw)
    if whole != inside and not inside.startswith(f"{whole}-"):
        return dict(raw)
    return answers | ({_RESIDENCE: inside} if whole != inside else {})


_RESIDENCE, _PART = "residence", "residence_part"
