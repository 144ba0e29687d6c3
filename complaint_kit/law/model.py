"""A statute as data: Law, Rule, Deadline, each with its dates, its source and who has read it.

Files under `jurisdictions/` are read into these models; anything they do not know is an error, so a typing mistake in
a law file cannot pass for law.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator

from complaint_kit.law.conditions import Condition
from complaint_kit.law.dates import CONVENTIONS, Period
from complaint_kit.law.demands import Demand
from complaint_kit.law.entry import Citation, Entry, InForce, Model, Source, Verified, WordLists, Words
from complaint_kit.law.offices import Role
from complaint_kit.law.points import LetterPoint, Start, Whose
from complaint_kit.law.reaching import Reach
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import TO_AUTHORITIES, DocumentKind, Step, ToRole


class Deadline(Model):
    """A period and what starts it. `within` is "1 month", "45 days", "15 business days"; None without a figure.

    `of` and `to` say which letters start it, `whose` who must act in time. `only_if` names the event without which the
    deadline does not count (an extension nobody announced). `restarts_on` are days of the letter from which it runs
    again: what was given, if it was asked for before it was over, or on any day (`again: any_day`); a report whenever
    it came, or only before it was over (`again: in_time`). `pauses` what does not count: the days of a clarification,
    or of a question who the person is as well (`questions`).
    `unless: late`: after a late answer the text may free the person of it; `unless: reported`: a report on how far the
    complaint is, if it came in time, keeps it from running.
    `sooner` is the period of what of it is due before the rest, which letters name and no clock counts. `told` is the
    time, after `within`, in which the person has to be told what was done: the answer is due when both have passed.
    `missed: withdraws`: whoever misses it has withdrawn the letter; `missed: discretion`: others may still accept what
    comes later, so no step is barred. `counting` overrides the law's convention. `duty` says in words what must happen.
    `longest_of` names the deadline of which it is the longest form: once both have passed, letters tell them as one.
    """

    id: str
    within: Period | None
    sooner: Period | None = None
    told: Period | None = None
    from_: Start = Field(alias="from", default_factory=lambda: Start(later_of=("received",)))
    of: DocumentKind = "request"
    to: ToRole | None = None
    whose: Whose | None = None
    cite: str = "time_limit"
    counting: str | None = None
    only_if: Literal["extension_notified_in_time"] | None = None
    restarts_on: tuple[LetterPoint, ...] = ()
    again: Literal["any_day", "in_time"] | None = None
    pauses: Literal["clarification", "questions"] | None = None
    unless: Literal["late", "reported"] | None = None
    missed: Literal["withdraws", "discretion"] | None = None
    longest_of: str | None = None
    duty: Words | None = None

    @property
    def no_answer(self) -> bool:
        """Whether what is due is no answer: word of receipt, or that a complaint is inadmissible, if it is."""
        return self.id in {"acknowledge", "inadmissible"}

    @model_validator(mode="after")
    def _own_limit(self) -> Deadline:
        if {"learned", "happened", "last_contact"} & set(self.from_.points) and self.whose != "person":
            raise ValueError("what runs from such a day of the case binds the person: whose: person")
        return self

    @model_validator(mode="after")
    def _known_convention(self) -> Deadline:
        _check_convention(self.counting)
        return self

    @property
    def addressee(self) -> ToRole:
        """Whom the letters that start it go to."""
        return self.to or ("authority" if self.of in TO_AUTHORITIES else "organisation")

    @property
    def owner(self) -> Whose:
        """Who must act within it."""
        return self.whose or ("authority" if self.of in TO_AUTHORITIES else "organisation")


class Example(Model):
    """A test beside the rule, that a person can check by hand. `expect`: applies, deadlines, complain_from."""

    say: str
    on: date
    facts: dict[str, Any] = {}
    expect: dict[str, Any]


class Rule(Entry):
    """One right or duty.

    `cite` holds the citations by key and language; the key `right` is the one that names the right itself. `law_on`
    says which day decides which version counts: `event` for substance, `filing` for procedure,
    `pending` where a duty goes on until it is done. `documents`: the letters about it; without an appeal among them a
    refusal is complained of at once. `scope` says in words how far the right reaches, `limits` what the other side may
    answer, and `recommends` the rights that these words
    tell the person to ask for. `agent` says who may act for the person, `demands` what a complaint under it must have.
    """

    id: str
    gives: Right
    when: Condition | None = None
    law_on: Literal["event", "filing", "pending"] = "filing"
    cite: dict[str, Citation]
    deadlines: tuple[Deadline, ...] = ()
    entitled_to: WordLists | None = None
    scope: Words | None = None
    limits: WordLists | None = None
    recommends: tuple[Right, ...] = ()
    documents: tuple[DocumentKind, ...] = ()
    complaint_goes_to: Role | None = None
    agent: Literal["no", "yes", "opt_outs", "unclear"] | None = None
    free: Words | None = None
    displaces: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _names_its_right(self) -> Rule:
        if "right" not in self.cite:
            raise ValueError("cite needs the key 'right': the words that name the right itself")
        for deadline in self.deadlines:
            if deadline.cite not in self.cite:
                raise ValueError(f"deadline '{deadline.id}' cites '{deadline.cite}', which is not under cite")
        return self

    def deadline(self, id_: str) -> Deadline | None:
        """The deadline of that id, or None."""
        return next((deadline for deadline in self.deadlines if deadline.id == id_), None)

    def longer(self, deadline: Deadline) -> Deadline | None:
        """The period that counts instead if an extension is notified in time: `extended` for `answer`,
        `decision_extended` for `decision`."""
        return self.deadline("extended" if deadline.id == "answer" else f"{deadline.id}_extended")

    @property
    def unread(self) -> tuple[Citation, ...]:
        """The citations that say themselves that nobody has read them, of a rule that may have been."""
        return tuple(citation for citation in self.cite.values() if citation.unread)

    @property
    def doubts(self) -> str | None:
        """What is not certain, of the rule and of its citations, in sentences; None if nothing is."""
        said = (self.doubt, *(citation.doubt for citation in self.unread))
        return " ".join(dict.fromkeys(one for one in said if one)) or None


class Note(Model):
    """Something the person must know: shown in the plan when it applies. Never printed in a letter.

    `rights` and `scenarios` confine it to plans that ask for one of those rights, or begin with such a grievance; of
    rights that the law gives it is told only where one of them may apply.
    `held_before` says why it was true before its source existed: a judgment on an older provision. `recommends`: the
    rights that it tells the person to ask for. One of the kind `time_bar` names the deadlines that count what it tells
    (`clocks`, as LAW/RULE/DEADLINE), or says why nothing does. `after`: it matters once that letter was sent, and until
    then is told last. What works instead is told also where the law leaves the case out. One that is `covered`
    speaks of what the law itself gives or demands, and is told only where some right of it may apply.
    """

    id: str
    when: Condition | None = None
    rights: tuple[Right, ...] = ()
    scenarios: tuple[str, ...] = ()
    in_force: InForce | None = None
    says: Words
    kind: Literal["warning", "works_instead", "time_bar", "explains"] = "explains"
    source: Source | None = None
    verified: Verified | None = None
    doubt: str | None = None
    held_before: str | None = None
    recommends: tuple[Right, ...] = ()
    clocks: tuple[str, ...] = ()
    no_clock: str | None = None
    after: DocumentKind | None = None
    covered: bool | None = None

    @property
    def about_the_dead(self) -> bool:
        """Whether it is shown because the person whose data it is has died: no other is then of use."""
        return self.when is not None and "data_subject_alive" in self.when.facts

    def concerns(self, scenario: str, wanted: Collection[Right], facts: Mapping[str, Any]) -> bool:
        """Whether it is for somebody with that grievance who wants these rights, as far as is known."""
        return (
            (self.about_the_dead or facts.get("data_subject_alive") is not False)
            and (not self.scenarios or scenario in self.scenarios)
            and (not self.rights or any(right in wanted for right in self.rights))
            and (self.when is None or self.when.holds(facts) is True)
        )


class Law(Entry):
    """One statute. `applies_in`: places or groups of places (`EU`, `EEA`) whose residents it gives rights to.

    `reaches` says whose data it protects besides. `covers` says which organisations and situations it is for, and
    `covers_in_words` says it to a person. Where it does, the laws whose place it takes do not, `but_for` the rights
    that they go on to give, and what follows on a request for these. `family` names its letters; `languages` those in
    which they are written: what the file promises, and each in which a pack says all. `general`: it leads where it is
    not known whether a more special law applies. `beside`: the leading law's letters ask for what it gives, and only
    its complaint is its own. `special`: it is for one kind of organisation or person, and has no letter where that is
    not known. `the_dead`: it protects the data of the dead as well. `named_once`: names of acts in its citations, with
    the space beside them, that a letter need not repeat. `refusals`: whose answers to refusals come after its own,
    where they are not those of its family.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")
    name: Words
    short: Words | None = None
    named_once: tuple[str, ...] = ()
    applies_in: tuple[str, ...]
    reaches: tuple[Reach, ...] = ()
    takes_place_of: tuple[str, ...] = ()
    but_for: tuple[Right, ...] = ()
    in_force: InForce
    source: Source
    counting: str
    family: str
    refusals: str | None = None
    languages: tuple[str, ...] = ("en",)
    general: bool = False
    beside: bool = False
    special: bool = False
    the_dead: bool = False
    covers: Condition | None = None
    covers_in_words: Words | None = None
    rules: tuple[Rule, ...]
    ladder: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _known_convention(self) -> Law:
        _check_convention(self.counting)
        return self

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on that day, in the order of the file."""
        return tuple(rule for rule in self.rules if self.span_of(rule).covers(day))

    def span_of(self, rule: Rule) -> InForce:
        """The rule's own days in force, or the law's."""
        return rule.in_force or self.in_force

    def has_in_force(self, rule: Rule, day: date) -> bool:
        """Whether both the rule and the law that it stands in are in force on that day."""
        return self.span_of(rule).covers(day) and self.in_force.covers(day)

    def source_of(self, rule: Rule, cite: str = "right") -> Source:
        """Where the provision of that key stands: the citation's own source, the rule's, or the law's."""
        return rule.cite[cite].source or rule.source or self.source

    def verified_of(self, rule: Rule, cite: str = "right") -> Verified | None:
        """Who read the provision of that key: the citation's own word, the rule's, or the law's; `verified: null` is a
        word too, and says that nobody has."""
        if "verified" in rule.cite[cite].model_fields_set:
            return rule.cite[cite].verified
        return rule.verified if "verified" in rule.model_fields_set else self.verified


def _check_convention(name: str | None) -> None:
    if name is not None and name not in CONVENTIONS:
        raise ValueError(f"no counting convention '{name}'; known: {', '.join(sorted(CONVENTIONS))}")
