"""The interview as data: questions, when each is asked, and what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from complaint_kit.law.conditions import Condition
from complaint_kit.law.entry import Model
from complaint_kit.law.rights import Right
from complaint_kit.situation.case import WishId

QuestionKind = Literal[
    "text",  # one line
    "long_text",  # a paragraph or more
    "yes_no",
    "choice",
    "choices",  # several of them
    "date",
    "place",  # a residence or other place, by type-ahead
    "organisation",  # one from organisations/, or typed in
    "statements",  # what happened, one dated fact after the other
    "papers",  # letters that were sent, and what came back
    "practices",  # facts about the organisation on offer, which the person confirms
    "address",  # lines of a postal address
    "email",
    "number",
]


# Kinds whose answers are lists of entries, each with parts of its own: no cell of a list of people holds them.
LISTS: frozenset[QuestionKind] = frozenset({"statements", "papers"})


class Question(Model):
    """One question. Its words (label, why, help, choices) stand in words.<lang>.yaml under the same id.

    `ask_if` decides from the answers so far. `required` answers may not be skipped;
    any other may be left unknown. `usual`: the choice that Enter alone takes; of optional questions without one, none.
    `past`: a day that may not lie in the future; `birth`: that of a birth, which may be long ago. `dated`: a text that
    tells a day, which later letters repeat: "yesterday" is asked again. `subject`: what it is about; questions on one
    subject that follow each other are one screen. `offer_if`: when the wizard offers a choice, where it is not always;
    files may have any.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: QuestionKind
    subject: str | None = None
    ask_if: Condition | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    usual: str | None = None
    offer_if: dict[str, Condition] = {}
    past: bool = False
    birth: bool = False
    dated: bool = False
    max_length: int | None = None
    down_to_part: bool = False  # a place question: down to the part of the country, where law needs it
    body_if: Condition | None = None  # a place question: when it is that of a public body, whose part may matter

    def offering(self, facts: Mapping[str, Any]) -> Question:
        """The question with the choices that are offered to somebody of whom these facts are known."""
        if not self.offer_if:
            return self
        left_out = {choice for choice, condition in self.offer_if.items() if condition.holds(facts) is not True}
        return self.model_copy(update={"choices": tuple(one for one in self.choices if one not in left_out)})

    def resting_on(self, choice: str | None) -> Question:
        """The question at which Enter alone takes that choice; as it is where none is named."""
        return self.model_copy(update={"usual": choice}) if choice else self

    @property
    def screen(self) -> str:
        """What the person reads together: the subject, or the question alone."""
        return self.subject or self.id


class Wanted(Model):
    """A right this scenario can exercise, and the answers under which the person wants it."""

    right: Right
    if_: Condition | None = Field(alias="if", default=None)


class Seen(Model):
    """What answers tell that is itself wrong, so that it may be complained of without a letter first: that `what` was
    answered, seen on the day `on`, where the condition holds."""

    what: str
    on: str
    if_: Condition | None = Field(alias="if", default=None)

    def told(self, facts: Mapping[str, Any]) -> dict[str, date]:
        """The day on which it was seen, as the fact `seen_wrong`; nothing if nobody told what, and when."""
        day = facts.get(self.on) if facts.get(self.what) else None
        holds = self.if_ is None or self.if_.holds(facts) is True
        return {"seen_wrong": day} if holds and isinstance(day, date) else {}


_MOST_ALIKE = 500  # sets of facts whose questions are kept


def _as_key(value: Any) -> Any:
    """The value, or what tells it apart where it is a list, as a case file may have it."""
    return ("list", *value) if isinstance(value, list) else value


class Interview(Model):
    """`templates/<scenario>/interview.yaml`. `group`: the heading under which it is offered, of `groups` in the shared
    words. `include_before` and `include_after` name question lists in `templates/_shared/`. `presets`: the wishes
    that this grievance always means.
    `older`: questions that are no longer asked, in whose terms files and lists still tell a case. `usual`: the choice
    that Enter alone takes at a shared question, where this grievance makes one likely.
    `families`: the families of laws under which it has letters; all of them if not said. `seen`: which answers tell of
    something that is wrong."""

    id: str
    group: str = "other"
    families: tuple[str, ...] = ()
    include_before: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    include_after: tuple[str, ...] = ()
    presets: tuple[WishId, ...] = ()
    usual: Mapping[str, str] = {}
    older: tuple[Question, ...] = ()
    seen: Seen | None = None

    @property
    def read(self) -> tuple[Question, ...]:
        """The questions in whose terms answers files and lists of people are read: those no longer asked, too."""
        return (*self.older, *self.questions)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The same by their ids."""
        return {question.id: question for question in self.read}

    def necessary(self, facts: Mapping[str, Any]) -> tuple[Question, ...]:
        """The questions whose condition holds, in order. A list has many rows that are alike in what conditions look
        at."""
        key = tuple(map(_as_key, map(facts.get, self._looks_at)))
        if key not in self._necessary:
            if len(self._necessary) >= _MOST_ALIKE:
                self._necessary.clear()
            self._necessary[key] = tuple(one for one in self.questions if one.ask_if is None or one.ask_if.holds(facts))
        return self._necessary[key]

    @cached_property
    def _looks_at(self) -> tuple[str, ...]:
        looked = (one.ask_if.facts for one in self.questions if one.ask_if)
        return tuple(sorted({fact for facts in looked for fact in facts}))

    @cached_property
    def _necessary(self) -> dict[tuple[Any, ...], tuple[Question, ...]]:
        return {}

    def needs(self, question: Question) -> bool:
        """Whether everybody has to answer the question: it is required, and asked whatever else was answered."""
        always = question.ask_if is None or question.ask_if.holds({"grievance": self.id}) is True
        return question.required and always

    def written_for(self, family: str) -> bool:
        """Whether it has letters under the laws of that family."""
        return not self.families or family in self.families


class QuestionList(Model):
    """`templates/_shared/<name>.questions.yaml`."""

    questions: tuple[Question, ...]
