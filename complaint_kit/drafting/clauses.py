"""The words of clauses, said for one person.

A scenario's own file of words wins over the general one, clause by clause, and that over `parts.words.j2`, which holds
what all kinds of letters share. Only the clauses that a letter needs are compiled.

A clause that looks at nothing of the person reads the same for all who share a plan, and is said once for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from complaint_kit.drafting.assembling import blocks_of
from complaint_kit.drafting.templating import Templates
from complaint_kit.drafting.words_files import Section, in_swiss_spelling
from complaint_kit.errors import PackError
from complaint_kit.law.rights import Right
from complaint_kit.letters.letter import Block, Provision

# Names of the context that mean the same for everybody with the same plan, scenario and language.
_SHARED = frozenset(
    {
        "about",
        "asked",
        "cite",
        "entitled",
        "has",
        "home",
        "main",
        "names",
        "period",
        "phrases",
        "regulator",
    }
    | {"rights_asked", "timed", "under", "wants", "who"}
)
_MOST_PLANS = 500
Used = dict[str, Provision]
Kept = dict[tuple[str, str], tuple[tuple[Block, ...], Used]]


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
        self._shared: dict[str, bool] = {}
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

    def is_shared(self, clause: str) -> bool:
        """Whether the clause reads the same for all who write for themselves under one plan."""
        if clause not in self._shared:
            self._shared[clause] = self.templates.looks_at(self.words[clause]) <= _SHARED
        return self._shared[clause]


class Said:
    """The clauses, said for one person; `used` takes the provisions that they cite."""

    def __init__(self, voice: Voice, context: Mapping[str, Any], used: Used, kept: Kept | None) -> None:
        self._voice = voice
        self._context = voice.templates.prepared(context)
        self._names = context["names"]
        self._used = used
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
        if self._kept is None or not self._voice.is_shared(clause):
            return self._blocks(clause, mark)
        if (clause, mark) not in self._kept:
            before = dict(self._used)
            self._used.clear()
            self._kept[clause, mark] = (self._blocks(clause, mark), dict(self._used))
            self._used.clear()
            self._used.update(before)
        blocks, used = self._kept[clause, mark]
        for key, provision in used.items():
            self._used.setdefault(key, provision)
        return blocks

    def _blocks(self, clause: str, mark: str) -> tuple[Block, ...]:
        section = self._voice.words[clause]
        text = self._voice.templates.said(section, self._context)
        try:
            return blocks_of(text, mark)
        except PackError as error:
            place = f"{section.place}:{section.line}"
            raise PackError(
                f"{error.problem}, in clause {clause}", place=place, found=error.found, mend=error.mend
            ) from None
