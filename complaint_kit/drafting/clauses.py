"""The words of clauses, said for one person.

A scenario's own file of words wins over the general one, clause by clause, and that over `parts.words.j2`, which holds
what all kinds of letters share. Only the clauses that a letter needs are compiled.

A clause reads the same for all who share a plan and for whom what it looks at is the same. So it is said once for them,
unless it looks at something that a person typed: that is said for this person alone, and nothing of it is kept. Where
what they typed is only printed, the words are kept with a gap in its place.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping, Sequence
from typing import Any

from complaint_kit.drafting.assembling import blocks_of
from complaint_kit.drafting.gaps import MOST, filled, with_gaps
from complaint_kit.drafting.templating import PRINTED, Look, Templates
from complaint_kit.drafting.words_files import Section, in_swiss_spelling
from complaint_kit.errors import PackError
from complaint_kit.law.rights import Right
from complaint_kit.letters.letter import Block, Provision

# Names of the context that mean the same for everybody with the same plan, scenario and language.
_SHARED = frozenset(
    {"about", "asked", "cite", "day", "entitled", "has", "home", "main", "names", "namespace", "period"}
    | {"phrases", "regulator", "rights_asked", "stopped", "timed", "under", "wants", "who"}
)
# Functions that only look something up, and so can be asked before the words are said.
_LOOK_UP = frozenset({"listed", "of", "on", "said"})
_KITS_OWN = frozenset({"answer_by", "listed"})  # never typed by a person
_MOST_PLANS = 500
_MOST_CLAUSES = 1_000  # of one plan
Used = dict[str, Provision]
Kept = dict[Hashable, tuple[tuple[Block, ...], Used]]


class Gap:
    """Stands in what people have in common for an answer that each gave, and that is only printed."""


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
        self._kept: dict[tuple[int, tuple[Right, ...]], tuple[object, Kept]] = {}
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
            self._kept[key] = (rights, {})  # held, so that no other mapping can get its number
        return self._kept[key][1]

    def looks_of(self, clause: str, known: Container[str]) -> tuple[Look, ...] | None:
        """What the clause looks at that may differ between people who share a plan, from now on in `looks`; None if
        nobody can tell. `known` are the names that it is given."""
        looks = self.templates.looks_at(self.words[clause], known)
        theirs = None if looks is None else tuple(one for one in sorted(looks, key=repr) if one.name not in _SHARED)
        if theirs and sum(one.name == PRINTED for one in theirs) > MOST:
            theirs = None
        self.looks[clause] = theirs
        return theirs


class Said:
    """The clauses, said for one person; `used` takes the provisions that they cite, `enclosures` what they enclose."""

    def __init__(
        self, voice: Voice, context: Mapping[str, Any], used: Used, enclosures: Sequence[str], kept: Kept | None
    ) -> None:
        self._voice = voice
        self._context = voice.templates.prepared(context)
        self._given = {**context, "enclose": enclosures}
        self._names = context["names"]
        self._used = used
        self._enclosures = enclosures
        self._kept = kept

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
        alike = None if self._kept is None else self._alike(clause)
        if self._kept is None or alike is None:
            return self._blocks(clause, mark, self._context)
        gaps = self._gaps(clause) if Gap in alike else ()
        key = clause, mark, alike
        if key in self._kept:
            blocks, used = self._kept[key]
            for name, provision in used.items():
                self._used.setdefault(name, provision)
        else:
            blocks = self._kept_from_now(key, clause, mark, gaps)
        return filled(blocks, gaps, self._given["answers"]) if gaps else blocks

    def _gaps(self, clause: str) -> tuple[str, ...]:
        """The questions whose answers the clause prints as they are."""
        looks = self._voice.looks[clause] or ()
        return tuple(str(args[0]) for name, args in looks if name == PRINTED and args)

    def _alike(self, clause: str) -> tuple[object, ...] | None:
        """What the clause looks at of this person; None if they typed some of it, or if it cannot be told."""
        known = self._voice.looks
        looks = known[clause] if clause in known else self._voice.looks_of(clause, self._context)
        if not looks:
            return looks
        found: list[object] = []
        for name, args in looks:
            value = self._given.get(name)
            if args is not None and name == PRINTED:
                value = self._given["answers"].get(*args)
                if value and isinstance(value, str):
                    found.append(Gap)
                    continue
            elif args is not None and name in _LOOK_UP:
                value = self._given[name](*args)
            elif args is not None and isinstance(value, Mapping):
                value = value.get(*args)
            if value and value is not True and name not in _KITS_OWN:
                return None
            found.append(value or type(value))
        return tuple(found)

    def _kept_from_now(self, key: Hashable, clause: str, mark: str, gaps: tuple[str, ...]) -> tuple[Block, ...]:
        """The blocks, kept with the provisions that they cite; not those that name an enclosure of this letter."""
        assert self._kept is not None
        before, enclosed = dict(self._used), len(self._enclosures)
        self._used.clear()
        answers = with_gaps(gaps, self._given["answers"]) if gaps else self._given["answers"]
        blocks = self._blocks(clause, mark, {**self._context, "answers": answers})
        if len(self._enclosures) == enclosed:
            if len(self._kept) >= _MOST_CLAUSES:
                self._kept.clear()
            self._kept[key] = blocks, dict(self._used)
        now = before | self._used
        self._used.clear()
        self._used.update(now)
        return blocks

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
