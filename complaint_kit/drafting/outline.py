"""The outline of a letter: which clauses stand in it, in what order, when, and as what. It holds no words.

`templates/_letters/request.eu.yaml` is an `Outline`; a scenario's `request.eu.yaml`, if it has one, is its `Changes`.

>>> Line.model_validate({"item": "links", "said": {"made_public": True}}).clause
'links'
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, ValidationError, model_validator

from complaint_kit.errors import PackError
from complaint_kit.law.entry import Model
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, ReplyKind
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import read_model

Kind = Literal[
    "subject",
    "heading",  # falls away when nothing stands under it
    "paragraph",  # or whatever blocks its words make, or none
    "sentence",  # goes on in the paragraph or point above; a paragraph of its own where that fell away
    "item",  # a numbered point; the count begins anew after each heading
    "under",  # further paragraphs of the point above
    "blank",  # a line to fill in by hand
]
Form = Literal["short", "full"]
Clause = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Reference = Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z0-9_]+)?$")]  # as `cite` takes it; `main.` is the main right
# `my_situation`: answered at all; `{ground: child}`: with that, or among it; `{kind: [shop, bank]}`: with one of them
Answer = Clause | dict[Clause, bool | str | tuple[str, ...]]
What = Literal["sent", "received"] | ReplyKind
_KINDS = get_args(Kind)
_CONDITIONS = (
    *("form", "said", "unsaid", "with_", "without", "has", "lacks", "timed", "untimed"),
    *("on", "not_on", "overdue", "in_time"),
)


class Event(Model):
    """Something that was recorded of a letter, written `refused` (of the request) or `controller_complaint.sent`."""

    letter: DocumentKind = "request"
    what: What

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if not isinstance(raw, str):
            return raw
        letter, _, what = raw.rpartition(".")
        return {"letter": letter or "request", "what": what}


class Line(Model):
    """One clause of a letter, written `{item: links, said: {made_public: true}}`; all its conditions must hold."""

    kind: Kind
    clause: Clause
    by: Literal["right"] | None = None  # `subject_access` if only access is asked for, `subject_several` otherwise
    form: Form | None = None
    said: Answer | None = None
    unsaid: Answer | None = None
    with_: Right | None = Field(alias="with", default=None)
    without: Right | None = None
    has: Reference | None = None
    lacks: Reference | None = None
    timed: Reference | None = None
    untimed: Reference | None = None
    on: tuple[Event, ...] = ()  # one of these was recorded
    not_on: tuple[Event, ...] = ()  # none of these was
    overdue: DocumentKind | None = None  # a period of that letter has ended beyond doubt without an answer
    in_time: DocumentKind | None = None  # none has
    beside: Clause | None = None  # only where that clause, further up, said something

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if not isinstance(raw, dict) or "kind" in raw:
            return raw
        kinds = [key for key in raw if key in _KINDS]
        if len(kinds) != 1:
            raise ValueError(f"a line says once what it is: {', '.join(_KINDS)}")
        rest = {key: value for key, value in raw.items() if key != kinds[0]}
        return {**rest, "kind": kinds[0], "clause": raw[kinds[0]]}

    @cached_property
    def conditions(self) -> tuple[tuple[str, Any], ...]:
        """The conditions that it has, by name, and their values; `beside` is none of the case."""
        found = ((name, getattr(self, name)) for name in _CONDITIONS)
        return tuple((name, value) for name, value in found if value is not None and value != ())


class Added(Line):
    """A line of a scenario's own, and the general clause before or after which it stands."""

    before: Clause | None = None
    after: Clause | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Added:
        if (self.before is None) == (self.after is None):
            raise ValueError("an added line stands either `before` or `after` one clause")
        return self


class Outline(Model):
    """A kind of letter under a family of laws. `rights` are parts that stand if the right is asked for, in this order;
    from two parts on, each begins with the name of its right as a heading, unless `titles` is false."""

    opening: tuple[Line, ...]
    rights: dict[Right, tuple[Line, ...]] = {}
    closing: tuple[Line, ...] = ()
    titles: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Outline:
        for part in (self.opening, *self.rights.values(), self.closing):
            above: set[Kind] = set()  # since the last heading
            for line in part:
                if line.kind == "under" and "item" not in above:
                    raise ValueError(f"'{line.clause}' stands under no item")
                if line.kind == "sentence" and not above & {"paragraph", "item"}:
                    raise ValueError(f"'{line.clause}' goes on in no paragraph")
                above = set() if line.kind == "heading" else above | {line.kind}
        subjects = [line for line in self.lines() if line.kind == "subject"]
        if not self.opening or subjects[:1] != [self.opening[0]]:
            raise ValueError("an outline begins with its subject")
        return self

    def lines(self) -> Iterator[Line]:
        """Every line, in order."""
        for part in (self.opening, *self.rights.values(), self.closing):
            yield from part


class Changes(Model):
    """What a scenario orders differently: parts of rights instead of the general ones, clauses left out or added."""

    titles: bool | None = None
    rights: dict[Right, tuple[Line, ...]] = {}
    leave_out: tuple[Clause, ...] = ()
    add: tuple[Added, ...] = ()

    def made_to(self, general: Outline) -> Outline:
        """The outline with these changes. Raises PackError for a right or a clause that the general one lacks."""
        known = {line.clause for line in general.lines()}
        places = {place for line in self.add for place in (line.before, line.after) if place}
        lost = sorted((places | set(self.leave_out)) - known) + sorted(set(self.rights) - set(general.rights))
        if lost:
            raise PackError("the general outline has no such clause or right", found=", ".join(lost))
        parts = {
            right: self.rights[right] if right in self.rights else self._changed(part)
            for right, part in general.rights.items()
        }
        return Outline(
            opening=self._changed(general.opening),
            rights=parts,
            closing=self._changed(general.closing),
            titles=general.titles if self.titles is None else self.titles,
        )

    def _changed(self, part: tuple[Line, ...]) -> tuple[Line, ...]:
        lines: list[Line] = []
        for line in part:
            lines += [one for one in self.add if one.before == line.clause]
            lines += [line] if line.clause not in self.leave_out else []
            lines += [one for one in self.add if one.after == line.clause]
        return tuple(lines)


_AROUND = frozenset({"identification", "greeting", "greeting_office", "closing", "closing_us"})
_AROUND_FORMS = frozenset({"order_of_form", "order_of_form_sworn"})  # what a letter says of itself


def parts(outline: Outline) -> dict[str, Outline]:
    """The outline of each part of a letter by the clause of its heading, with the subject; what stands before all
    headings has no name. Who writes to whom, greeting and closing are in none."""
    found: dict[str, dict[Right | str, list[Line]]] = {}
    name = ""
    subject, *opening = outline.opening
    for place, lines in (("opening", opening), *outline.rights.items(), ("closing", outline.closing)):
        for line in lines:
            name = line.clause if line.kind == "heading" else name
            if line.clause not in _AROUND | _AROUND_FORMS:
                found.setdefault(name, {}).setdefault(place, []).append(line)
    return {
        name: Outline(
            opening=(subject, *of.get("opening", ())),
            rights={right: tuple(of[right]) for right in outline.rights if right in of},
            closing=tuple(of.get("closing", ())),
            titles=outline.titles,
        )
        for name, of in found.items()
    }


def find_outline(library: Library, scenario: str, letter: str) -> Outline | None:
    """The outline of a letter such as `request.eu` in that scenario, or None if nobody wrote one.

    Raises Problems or PackError, naming file and line, for one that makes no letter.
    """
    general = library.find(f"templates/_letters/{letter}.yaml")
    return _read(general, library.find(f"templates/{scenario}/{letter}.yaml")) if general else None


@lru_cache(maxsize=256)
def _read(general: Path, own: Path | None) -> Outline:
    outline = read_model(general, Outline)
    if own is None:
        return outline
    try:
        return read_model(own, Changes).made_to(outline)
    except PackError as error:
        raise PackError(error.problem, place=error.place or str(own), found=error.found, mend=error.mend) from None
    except ValidationError as error:  # the changed outline is out of order
        raise PackError(
            "with these changes the letter is out of order", place=str(own), found=error.errors()[0]["msg"]
        ) from None
