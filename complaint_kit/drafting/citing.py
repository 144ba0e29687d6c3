"""The law in the words of letters: citations, periods and days, and which provisions a letter relied on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, cast

from complaint_kit.drafting import wording
from complaint_kit.drafting.counting import period_in_words
from complaint_kit.drafting.naming import in_their_name
from complaint_kit.drafting.short_citations import Marks, in_brackets, marks
from complaint_kit.errors import PackError
from complaint_kit.law.entry import Entry
from complaint_kit.law.matching import Match
from complaint_kit.law.model import Deadline
from complaint_kit.law.rights import Right
from complaint_kit.letters.letter import Provision
from complaint_kit.planning.matter import Matter

_TO_ACT = timedelta(days=3)  # nobody is asked to answer on the day on which the letter is written


@dataclass
class CitationRecorder:
    """Brings the law into one letter and remembers every provision that was used."""

    matter: Matter
    words: Mapping[str, Any]
    language: str
    locale: str
    used: dict[str, Provision] = field(default_factory=dict)

    @cached_property
    def main(self) -> Right | None:
        """The right whose period and citations stand for the whole request, written `main` in references."""
        return main_right(self.matter)

    @cached_property
    def _marks(self) -> Marks:
        laws = (self.matter.law, *(match.law for match in self.matter.rights.values()))
        return marks(frozenset(name for law in laws for name in law.named_once))

    def has(self, reference: str) -> bool:
        """Whether the right (`object`), or one of its citations (`object.recognised_interests`), can be cited here."""
        match, key = self._found(reference)
        return match is not None and (not key or key in match.rule.cite)

    def cite(self, reference: str) -> str:
        """The words that cite a right, or one of its provisions: `access`, `access.time_limit`."""
        match, key = self._match(reference)
        if key and key not in match.rule.cite:
            raise PackError(f"{match.id} has no citation '{key}'", found=reference)
        return self._marks.cited(self._remember(match, key or "right"))

    def under(self, *references: str) -> str:
        """The citations in one pair of brackets, a space before it; nothing where the law has none of them."""
        cited = "; ".join(dict.fromkeys(self.cite(one) for one in references if self.has(one)))
        return in_brackets(cited) if cited else ""

    def period(self, reference: str, *, sooner: bool = False) -> str:
        """A period in words: `access.answer` gives "1 month"; with `sooner` that of what is due before the rest."""
        deadline = self._deadline(reference)
        within = deadline.sooner if sooner else deadline.within
        if within is None:
            raise PackError("the law names no figure for this deadline", found=reference)
        return period_in_words(within, self.words, self.language, "periods_in_letters")

    def due(self, reference: str) -> str:
        """The day on which a running period ends, in words."""
        match, id_ = self._match(reference)
        right = match.rule.gives
        found = next((one for one in self.matter.due if one.right == right and one.deadline.id == id_), None)
        if found is None:
            raise PackError("this period is not running", found=reference)
        return wording.long_date(found.counted.due, self.locale)

    def still_due(self, reference: str) -> str:
        """The day on which a running period ends, in words; empty if none runs, or it has ended, or ends before a
        letter could be acted on."""
        match, id_ = self._found(reference)
        right = match.rule.gives if match else None
        running = (one for one in self.matter.due if one.right == right and one.deadline.id == id_ and not one.ended)
        days = (one.counted.due for one in running)
        day = next((one for one in days if one >= self.matter.situation.today + _TO_ACT), None)
        return wording.long_date(day, self.locale) if day else ""

    def entitled(self, right: str) -> tuple[str, ...]:
        """What the law lets the person ask for under the right, in phrases."""
        match, _ = self._match(right)
        lists = match.rule.entitled_to or {}
        self._remember(match, "right")
        case = self.matter.situation.case
        said = (wording.spelled(one, self.locale) for one in lists.get(self.language, ()))
        return tuple(in_their_name(one, case, self.words) for one in said)

    def timed(self, reference: str) -> bool:
        """Whether the law names a period there: `opt_out_sale.opt_out`."""
        match, id_ = self._found(reference)
        deadline = match.rule.deadline(id_) if match else None
        return deadline is not None and deadline.within is not None

    def _deadline(self, reference: str) -> Deadline:
        match, id_ = self._match(reference)
        deadline = match.rule.deadline(id_)
        if deadline is None:
            ids = ", ".join(one.id for one in match.rule.deadlines) or "none"
            raise PackError(
                f"{match.id} has no such deadline", found=reference, mend=f"It has: {ids}. Ask timed() first."
            )
        return deadline

    def _found(self, reference: str) -> tuple[Match | None, str]:
        """The match of the right, if the law gives it, and what of it is named."""
        right, _, key = reference.partition(".")
        rights = cast(Mapping[str | None, Match], self.matter.rights)  # words ask with any text
        return rights.get(self.main if right == "main" else right), key

    def _match(self, reference: str) -> tuple[Match, str]:
        match, key = self._found(reference)
        if match is None:
            raise PackError("the law of this day gives no such right", found=reference, mend="Ask has() first.")
        return match, key

    def _remember(self, match: Match, key: str) -> str:
        citation = wording.in_language(match.rule.cite[key].words, self.language, match.id)
        used = f"{match.id}: {citation}"
        if used not in self.used:
            source = match.law.source_of(match.rule, key)
            verified = match.law.verified_of(match.rule, key)
            read_on = verified.on if verified else None
            self.used[used] = Provision(match.id, citation, source.title, source.url, read_on)
        return citation

    def rely_on(self, entry: Entry, citation: str) -> str:
        """The citation of an entry beside the law, now among the provisions of the letter."""
        source = entry.source or self.matter.law.source
        read_on = entry.verified.on if entry.verified else None
        id_ = self.matter.law.id
        self.used.setdefault(f"{id_}: {citation}", Provision(id_, citation, source.title, source.url, read_on))
        return self._marks.cited(citation)


def main_right(matter: Matter) -> Right | None:
    """The right whose period and citations stand for the whole request: the first whose answer the law gives a time;
    None if nothing is asked for."""
    deadlines = {right: matter.rights[right].rule.deadline("answer") for right in matter.asked}
    timed = (right for right, answer in deadlines.items() if answer and answer.within)
    return next(timed, next(iter(matter.asked), None))
