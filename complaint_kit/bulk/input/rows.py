"""A row of the list as one person's answers. What does not fit becomes a fault that names the file's own heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from complaint_kit.bulk.campaign import Sender
from complaint_kit.bulk.input.addresses import address_of, lines_of
from complaint_kit.bulk.input.columns import Columns, plain
from complaint_kit.bulk.input.parts import FILES, NO_PARTS, NOT_BY, PARTS, Parts, part, parts_of
from complaint_kit.bulk.input.reading import Cells
from complaint_kit.bulk.input.tables import Fault, Row
from complaint_kit.bulk.input.told import TOLD, in_case, reading, refuse_gaps
from complaint_kit.bulk.starting import refuse_unknown_practices
from complaint_kit.errors import AnswersError
from complaint_kit.law.rights import Right
from complaint_kit.situation.days import month_first, parse_day
from complaint_kit.situation.interview import LISTS, Interview, Question
from complaint_kit.situation.places import PlaceNames
from complaint_kit.text import cleaned

_SPREADSHEET_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#NV", "#BEZUG!"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_BETWEEN_CHOICES = re.compile(r"[;|,\n]")
_Reading = Callable[[], Any]
_SAFE, _BORN, _PARENT = "safe_contact", "date_of_birth_or_age_band", "parent_name"
_CHILD = "born"  # the day of birth itself, where the cell gives it
_NOT_THERE = "the file named there does not lie beside the list"
_BESIDE = "Put it into the folder of the list, under this name."
_YES_NO = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "ja", "j", "wahr"), True),
    **dict.fromkeys(("no", "n", "false", "0", "nein", "falsch"), False),
}


@dataclass(frozen=True, slots=True)
class Person:
    """What a row says: who it is, the raw answers by question, their address for a label, and the mandate's day.

    `closed` are the ways by which they must not be reached: post, email, phone. `parts` go into the case as they are.
    """

    id: str
    name: str
    answers: Mapping[str, Any]
    address: tuple[str, ...]
    mandate: date | None
    closed: frozenset[str] = frozenset()
    parts: Parts = NO_PARTS


class Unfit(Exception):
    """A row that cannot be done, with all its faults."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("; ".join(fault.problem for fault in faults))


class Reader:
    """Reads the rows of one file. Pure: the same row always gives the same person."""

    def __init__(
        self,
        columns: Columns,
        interview: Interview,
        places: PlaceNames,
        labels: Mapping[str, Mapping[str, str]],
        today: date,
        home: str,
        days: Mapping[str, str],
        special: Cells,
        required: tuple[str, ...] = (),
        scopes: Mapping[str, tuple[Right, ...]] = MappingProxyType({}),
    ) -> None:
        self._columns = columns
        self._questions = {question.id: question for question in interview.read if question.kind not in LISTS}
        self._choices_of = {id_: {plain(one): one for one in each.choices} for id_, each in self._questions.items()}
        self._told = tuple(id_ for id_ in TOLD if id_ in columns.ids)
        self._parts = tuple(id_ for id_ in PARTS if id_ in columns.ids)
        self._places = places
        # Few places, days and choices, many rows.
        self._lives_in = lru_cache(maxsize=4096)(self._read_residence)
        self._read_day = lru_cache(maxsize=4096)(self._parsed_day)
        self._choices = lru_cache(maxsize=4096)(self._read_choices)
        self._labels = labels
        self._today = today
        self._days = days  # the words about days as people write them
        self._special = special
        self._home = home  # where everybody lives, if the campaign says so
        self._required = required  # what no row may leave empty
        self._scopes = scopes  # what a mandate may be for, by the words for it

    def person(self, row: Row, absent: Collection[str] = ()) -> Person:
        """The person in the row; `absent`: the columns whose file is not there. Raises Unfit with every fault of it."""
        faults = [row.fault] if row.fault else list(self._unreadable(row))
        if faults:
            raise Unfit(*faults)
        cells = {id_: clean(cell) for id_, cell in zip(self._columns.ids, row.cells, strict=False) if id_}
        answers: dict[str, Any] = {}
        for id_, read in self._readings(row, cells, answers):
            try:
                answers[id_] = read()
            except AnswersError as error:
                faults.append(self._fault(id_, error))
        told = {id_: answers.pop(id_) for id_ in self._told if id_ in answers}
        faults += (self._fault(id_, error) for id_, error in (refuse_gaps(cells) if self._told else ()))
        empty = (id_ for id_ in self._required if not (cells.get(id_) or answers.get(id_)))
        faults += (self._fault(id_, AnswersError("the campaign needs this", mend="Fill it in.")) for id_ in empty)
        lost = (id_ for id_ in FILES if id_ in absent and id_ in answers)
        faults += (Fault(self._columns.heading(id_), cells.get(id_, ""), _NOT_THERE, _BESIDE) for id_ in lost)
        if faults:
            raise Unfit(*faults)
        try:
            answers |= in_case(told) if told else {}
        except AnswersError as error:
            raise Unfit(self._fault("sent", error)) from None
        given = {id_: value for id_, value in answers.items() if value not in (None, "", ())}
        mandate = given.pop("mandate_date", None)
        closed: frozenset[str] = given.pop(_SAFE, frozenset()) | given.pop(NOT_BY, frozenset())
        parts = parts_of({id_: given.pop(id_, None) for id_ in self._parts}, closed, given.pop(_CHILD, None))
        if parent := given.pop(_BORN, None):
            given |= {"full_name": parent, "represented_name": given.get("full_name", ""), "acting_for": "child"}
        given = {id_: value for id_, value in given.items() if id_ not in self._unsafe(closed, given)}
        name = str(given.get("full_name", ""))
        return Person(person_key(self._columns, row), name, given, given.get("address", ()), mandate, closed, parts)

    def _fault(self, id_: str, error: AnswersError) -> Fault:
        return Fault(self._columns.heading(error.place or id_), str(error.found or ""), error.problem, error.mend)

    def _unsafe(self, closed: frozenset[str], given: Mapping[str, Any]) -> set[str]:
        """The answers that must not stand in a letter, because somebody could use them: and what is no answer."""
        unsafe = {"postcode"} | ({"address"} if "post" in closed else set()) | closed & {"email"}
        if closed & {"post", "email"} and not ({"address", "email"} - unsafe) & set(given):
            mend = "Fill in another way: an e-mail address, or a postal address."
            said = _SAFE if _SAFE in self._columns.ids else NOT_BY
            raise Unfit(Fault(self._columns.heading(said), "", "no safe way is left to answer this person", mend))
        return unsafe

    def _unreadable(self, row: Row) -> Iterator[Fault]:
        for heading, cell in zip(self._columns.header, row.cells, strict=False):
            if cell.strip() in _SPREADSHEET_ERRORS:
                yield Fault(heading, cell, "the spreadsheet has an error in this cell", "Mend the formula.")
            elif "\ufffd" in cell:
                mend = "Save the file as “CSV UTF-8”, or type the cell again."
                yield Fault(heading, cell, "this cell holds bytes that are no text in the file's encoding", mend)
            elif _CONTROL.search(cell.replace("\r\n", "\n")):
                yield Fault(heading, ascii(cell), "this cell holds characters that cannot be printed", "Type it again.")

    def _readings(
        self, row: Row, cells: Mapping[str, str], so_far: Mapping[str, Any]
    ) -> Iterator[tuple[str, _Reading]]:
        """Each answer that the row can give, and how it is read; the residence first, because others depend on it."""
        yield "residence", lambda: self._residence(cells)
        home = str(so_far.get("residence") or self._home)
        name = cells.get("full_name") or _joined(cells, ("first_name", "last_name"))
        yield "full_name", lambda: self._special.name(name)
        if cells.get("postcode"):
            is_number = self._columns.place_of("postcode") in row.numbers
            yield "postcode", lambda: self._special.postcode(cells["postcode"], home[:2], is_number)
        yield "address", lambda: address_of({**cells, "postcode": so_far.get("postcode", "")}, home)
        for id_, cell in cells.items():
            if cell and id_ in self._questions and id_ not in {"residence", "full_name", "address"}:
                yield id_, partial(self._answer, self._questions[id_], cell, home)
        for id_ in self._told:
            if cells[id_]:
                yield id_, partial(reading, id_, cells[id_], self._today, lambda cell: self._day(cell, home))
        if cells.get("mandate_date") and "mandate_date" not in self._questions:
            yield "mandate_date", lambda: self._day(cells["mandate_date"], home)
        for id_ in self._parts:
            if cells[id_]:
                yield id_, partial(part, id_, cells[id_], self._scopes)
        if cells.get(_SAFE):
            yield _SAFE, lambda: self._special.closed(cells[_SAFE])
        if cells.get(NOT_BY):
            yield NOT_BY, lambda: self._special.not_by(cells[NOT_BY])
        if cells.get(_BORN):
            parent = cells.get(_PARENT, "")
            yield _CHILD, lambda: self._special.born(cells[_BORN], lambda text: self._day(text, home))
            yield _BORN, lambda: self._parent_of(cells[_BORN], home, so_far.get("acting_for"), parent)

    def _parent_of(self, cell: str, home: str, acting_for: object, parent: str) -> str:
        """The parent who writes for a person of that age; empty if they write themselves."""
        age = self._special.age(cell, self._today, lambda text: self._day(text, home))
        writes = self._special.by_parent(age, acting_for, parent, cell)
        return self._special.name(parent) if writes else ""

    def _answer(self, question: Question, cell: str, home: str) -> Any:
        match question.kind:
            case "date":
                return self._day(cell, home)
            case "yes_no":
                return _YES_NO.get(cell.casefold(), cell)
            case "choice":
                return self._choice(question.id, cell)
            case "choices":
                return self._choices(question.id, cell)
            case "practices":
                return self._practices(question, cell)
            case "place":
                return self._places.read(cell)
            case "address":
                return lines_of(cell)
            case _:
                return cell

    def _day(self, cell: str, home: str) -> date:
        return self._read_day(cell, month_first(home))

    def _parsed_day(self, cell: str, month_comes_first: bool) -> date:
        return parse_day(cell, self._today, self._days, month_first=month_comes_first)

    def _choice(self, id_: str, cell: str) -> str:
        """The id of a choice, given by its id or by its words in any language; what it is not stays as it was."""
        said = plain(cell)
        return self._choices_of[id_].get(said) or self._labels.get(id_, {}).get(said, cell)

    def _read_choices(self, id_: str, cell: str) -> tuple[str, ...]:
        parts = [part.strip() for part in _BETWEEN_CHOICES.split(cell) if part.strip()]
        return tuple(dict.fromkeys(self._choice(id_, part) for part in parts))

    def _practices(self, question: Question, cell: str) -> tuple[str, ...]:
        """The facts about an organisation that the cell confirms, by their ids or by the questions that ask them."""
        known = self._labels.get(question.id, {})
        whole = known.get(plain(cell))
        found = (whole,) if whole else self._choices(question.id, cell)
        refuse_unknown_practices(found, known.values())
        return found

    def _residence(self, cells: Mapping[str, str]) -> str | None:
        """The code of where the person lives, from one column or from country and region; None if none is filled in."""
        return self._lives_in(*(cells.get(id_, "") for id_ in ("residence", "country", "region")))

    def _read_residence(self, residence: str, country: str, region: str) -> str | None:
        """A column for countries means countries, one for states states; where two speak of one place, they agree."""
        found = self._places.read(residence) if residence else self._home
        if country:
            found = _agreeing(self._places.country(country), found if residence else "", country, "country")
        if region:
            found = self._part(region, found)
        elif not (residence or country):
            return None
        self._places.require_part(found)
        return found

    def _part(self, region: str, found: str) -> str:
        try:
            return _agreeing(self._places.part(region, found or None), found, region, "region")
        except AnswersError as error:
            raise error.at("region") from None


def _agreeing(one: str, other: str, cell: str, column: str) -> str:
    """The nearer of two places that hold each other. Raises AnswersError if they do not."""
    near, far = sorted((one, other), key=len, reverse=True)
    if far and near != far and not near.startswith(f"{far}-"):
        raise AnswersError("two columns name different places", place=column, found=cell, mend="Mend or empty one.")
    return near


def person_key(columns: Columns, row: Row) -> str:
    """What the register calls the person: the group's own id, or the number of the row."""
    at = columns.place_of("person_id")
    own = clean(row.cells[at]) if at is not None and at < len(row.cells) else ""
    return own or f"row-{row.number:07d}"


def as_sent_by(sender: Sender, person: Person) -> dict[str, Any]:
    """The answers as the sender gives them: the person's own, or the group's on behalf of the person."""
    signed = {"mandate_date": person.mandate} if person.mandate else {}
    if sender.kind == "person":
        return {**person.answers, **signed}
    group = {"full_name": sender.name, "address": sender.address, "email": sender.email}
    known = person.answers.get("account_identifiers") or person.answers.get("email")
    return {
        **person.answers,
        **signed,
        **group,
        "account_identifiers": known,
        "acting_for": "represented_person",
        "represented_name": person.name,
    }


def _joined(cells: Mapping[str, str], ids: tuple[str, ...]) -> str:
    return " ".join(cells[id_] for id_ in ids if cells.get(id_))


def clean(cell: str) -> str:
    """The cell without what nobody sees, in composed letters, without space around it."""
    return cleaned(cell).strip(" \t\n\xa0")
