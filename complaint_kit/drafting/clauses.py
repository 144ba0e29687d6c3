"""The words of clauses, said for one person.

A scenario's own file of words wins over the general one, clause by clause, and that over `parts.words.j2`, which holds
what all kinds of letters share. Only the clauses that a letter needs are compiled.

A clause reads the same for all who share a plan and for whom what it looks at is the same. So it is said once for them,
unless it looks at something that a person typed: that is said for this person alone, and nothing of it is kept. Where
what they typed is only printed, the words are kept with a gap in its place.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from complaint_kit.drafting.assembling import blocks_of
from complaint_kit.drafting.gaps import Signs, filled
from complaint_kit.drafting.templating import PRINTED, Look, Templates
from complaint_kit.drafting.words_files import Section, in_swiss_spelling
from complaint_kit.errors import PackError
from complaint_kit.law.rights import Right
from complaint_kit.letters.letter import Block, Provision

# Names of the context that mean the same for everybody with the same plan, scenario and language.
_SHARED = frozenset(
    {"about", "asked", "cite", "day", "entitled", "has", "home", "main", "may_appeal", "names", "namespace"}
    | {
        "period",
        "phrases",
        "regulator",
        "regulator_dat",
        "resident_of",
        "rights_asked",
        "stopped",
        "terms",
        "timed",
        "under",
    }
    | {"together", "wants", "who"}
)
# Functions that only look something up, and so can be asked before the words are said.
_LOOK_UP = frozenset({"listed", "of", "on", "said"})
_KITS_OWN = frozenset({"answer_by", "listed"})  # never typed by a person
_MOST_PLANS = 500
_MOST_CLAUSES = 1_000  # of one plan
Used = dict[str, Provision]
Clause = tuple[tuple[Block, ...], Used]  # the blocks, with gaps, and what they cite


class Gap:
    """Stands in what people have in common for an answer that each gave, and that is only printed."""


class Typed:
    """Stands there for what a person typed and the words look at: they are said for that person alone."""


@dataclass
class Kept:
    """What was said before for people who share a plan and write for themselves; `letters` by outline, as
    `whole_letters` keeps them."""

    rights: Mapping[Right, Any]  # held, so that no other mapping can get its number
    clauses: dict[Hashable, Clause] = field(default_factory=dict)
    letters: dict[int, Any] = field(default_factory=dict)
    signs: Signs = field(default_factory=Signs)


class Voice:
    """The words of one kind of letter, scenario and language; the file that wins comes first. `swiss`: for somebody in
    German-speaking Switzerland."""

    def __init__(self, templates: Templates, names: tuple[str, ...], *, swiss: bool = False) -> None:
        self.templates = templates
        self.words: dict[str, Section] = {}
        for name in reversed(names):
            self.words |= templates.words_file(name).clauses
        if swiss:
            self.words = {id_: in_swiss_spelling(one) for id_, one in self.words.items()}
        self._kept: dict[tuple[int, tuple[Right, ...]], Kept] = {}
        self.looks: dict[str, tuple[Look, ...] | None] = {}
        self._letters = 0

    def kept(self, rights: Mapping[Right, Any], asked: tuple[Right, ...]) -> Kept | None:
        """What was said before for people who write for themselves and share these rights; None for a first letter,
        which may be the only one."""
        self._letters += 1
        if self._letters == 1:
            return None
        key = id(rights), asked
        if key not in self._kept:
            if len(self._kept) >= _MOST_PLANS:
                self._kept.clear()
            self._kept[key] = Kept(rights)
        return self._kept[key]

    def looks_of(self, clause: str, known: Container[str]) -> tuple[Look, ...] | None:
        """What the clause looks at that may differ between people who share a plan, from now on in `looks`; None if
        nobody can tell. `known` are the names that it is given."""
        looks = self.templates.looks_at(self.words[clause], known)
        theirs = None if looks is None else tuple(one for one in sorted(looks, key=repr) if one.name not in _SHARED)
        self.looks[clause] = theirs
        return theirs


class Said:
    """The clauses, said for one person; `used` takes the provisions that they cite, `enclosures` what they enclose."""

    def __init__(
        self, voice: Voice, context: Mapping[str, Any], used: Used, enclosures: list[tuple[str, str]], kept: Kept | None
    ) -> None:
        self._voice = voice
        self._context = voice.templates.prepared(context)
        self._given = {**context, "enclose": enclosures}
        self._names = context["names"]
        self.used = used
        self.enclosures = enclosures
        self.kept = kept

    def title(self, right: Right) -> str:
        """The name of the right, as a heading."""
        name: str = self._names["right"][right]
        return name[:1].upper() + name[1:]

    def knows(self, clause: str) -> bool:
        """Whether there are words of that name."""
        return clause in self._voice.words

    def says(self, clause: str, mark: str) -> tuple[Block, ...]:
        """The blocks that the words of the clause make. Raises PackError naming file, line and clause."""
        if clause not in self._voice.words:
            raise PackError("there are no words for this clause", found=clause)
        shared = self.shared(clause, mark)
        if shared is None:
            return self._blocks(clause, mark, self._context)
        blocks, used = shared
        for name, provision in used.items():
            self.used.setdefault(name, provision)
        gaps = self.gaps(clause)
        return filled(blocks, self.told(gaps)) if gaps else blocks

    def shared(self, clause: str, mark: str) -> Clause | None:
        """The same for all who have in common what the clause looks at, with gaps; None if it is said for this person
        alone."""
        alike = None if self.kept is None else self._alike(clause)
        if self.kept is None or alike is None:
            return None
        key = clause, mark, alike
        return self.kept.clauses.get(key) or self._kept_from_now(key, clause, mark)

    def gaps(self, clause: str) -> tuple[str, ...]:
        """The questions whose answers the clause prints as they are."""
        return tuple(str(args[0]) for name, args in self.looks(clause) or () if name == PRINTED and args)

    def told(self, questions: Iterable[str]) -> dict[str, str]:
        """What this person answered to questions whose answers are left out, by sign."""
        return self.kept.signs.told(questions, self._given["answers"]) if self.kept else {}

    def looks(self, clause: str) -> tuple[Look, ...] | None:
        """What the clause looks at that may differ between people who share a plan; None if nobody can tell."""
        known = self._voice.looks
        return known[clause] if clause in known else self._voice.looks_of(clause, self._context)

    def seen(self, look: Look) -> object:
        """What is there to be seen of this person."""
        name, args = look
        value = self._given.get(name)
        if args is not None and name == PRINTED:
            value = self._given["answers"].get(*args)
            if value and isinstance(value, str):
                return Gap if self.kept and self.kept.signs.of(str(args[0])) else Typed
        elif args is not None and name in _LOOK_UP:
            value = self._given[name](*args)
        elif args is not None and isinstance(value, Mapping):
            value = value.get(*args)
        if value and value is not True and name not in _KITS_OWN:
            return Typed
        return value or type(value)

    def _alike(self, clause: str) -> tuple[object, ...] | None:
        """What the clause looks at of this person; None if they typed some of it, or if it cannot be told."""
        looks = self.looks(clause)
        if not looks:
            return looks
        found = tuple(map(self.seen, looks))
        return None if Typed in found else found

    def _kept_from_now(self, key: Hashable, clause: str, mark: str) -> Clause:
        """The blocks, kept with the provisions that they cite; not those that name an enclosure of this letter."""
        assert self.kept is not None
        before, enclosed = dict(self.used), len(self.enclosures)
        self.used.clear()
        gaps = [one for one in self.gaps(clause) if self._given["answers"].get(one)]
        answers = self.kept.signs.instead(gaps, self._given["answers"]) if gaps else self._given["answers"]
        made = self._blocks(clause, mark, {**self._context, "answers": answers}), dict(self.used)
        if len(self.enclosures) == enclosed:
            if len(self.kept.clauses) >= _MOST_CLAUSES:
                self.kept.clauses.clear()
            self.kept.clauses[key] = made
        self.used.clear()
        self.used.update(before)
        return made

    def _blocks(self, clause: str, mark: str, context: dict[str, Any]) -> tuple[Block, ...]:
        section = self._voice.words[clause]
        text = self._voice.templates.said(section, context)
        try:
            return blocks_of(text, mark)
        except PackError as error:
            place = f"{section.place}:{section.line}"
            raise PackError(
                f"{error.problem}, in clause {clause}", place=place, found=error.found, mend=error.mend
            ) from None
