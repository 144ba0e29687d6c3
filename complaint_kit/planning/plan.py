"""The plan: which letters are open today, under which law, to whom, by when, why; and what to do if there is no
right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.errors import AnswersError
from complaint_kit.law.authorities import Candidate, settled
from complaint_kit.law.calendars import Calendars
from complaint_kit.law.matching import STEPS, Match, by_right, leading_law
from complaint_kit.law.model import Law, Note
from complaint_kit.law.offices import Role
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, Step, ToRole
from complaint_kit.planning.beside import law_beside, to_other_offices
from complaint_kit.planning.clocks import RIGHTS_OF, Clock, withdrawn
from complaint_kit.planning.ladder import Rung, rungs
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.notes import notes
from complaint_kit.planning.openings import facts_of
from complaint_kit.planning.supposing import clocks_if_sent, clocks_running
from complaint_kit.planning.versions import Versions
from complaint_kit.planning.voluntary import asked_first, voluntary
from complaint_kit.situation.case import Case
from complaint_kit.situation.facts import Situation
from complaint_kit.situation.papers import Paper, To


class Given(NamedTuple):
    """What planning cannot know by itself: the rights that today's wishes mean, and who takes complaints for
    a role under a law (empty if none surely holds); the holidays of all places; and whether there are letters under a
    family of laws, and the languages of letters."""

    wished: tuple[Right, ...]
    candidates: Callable[[Role, str], tuple[Candidate, ...]]
    calendars: Calendars
    written_for: Callable[[str], bool]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """What follows from a situation: a matter for each law that has letters for what is wanted; none where nobody has a
    right to exercise. `wanted` are the rights that would help, given by a law or not; `asking`, where no law gives any
    of them, the matter of a letter that asks all the same. `kept` is what was worked out of it, for whoever asks again:
    screen and pages, each in its language."""

    situation: Situation
    matters: tuple[Matter, ...]
    matches: tuple[Match, ...]
    notes: tuple[Note, ...]
    wanted: tuple[Right, ...]
    asking: Matter | None = None
    kept: dict[Any, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    def about(self, situation: Situation) -> Plan:
        """The same plan for somebody who is alike in all that it depends on."""
        if self.matters:
            case = _completed(situation.case, self.matters[0].law, self.wanted)
            situation = situation if case is situation.case else replace(situation, case=case)
        matters = tuple(replace(matter, situation=situation) for matter in self.matters)
        asking = replace(self.asking, situation=situation) if self.asking else None
        return replace(self, situation=situation, matters=matters, asking=asking)

    @property
    def now(self) -> tuple[tuple[Matter, Rung], ...]:
        """What to write now: the recommended step of each matter, in their order."""
        return tuple((matter, rung) for matter in self._every if (rung := matter.recommended))

    @property
    def open(self) -> tuple[tuple[Matter, Rung], ...]:
        """All that may be written today, what is recommended first."""
        rest = [(matter, rung) for matter in self._every for rung in matter.ladder if rung.state == "possible"]
        return (*self.now, *rest)

    @property
    def _every(self) -> tuple[Matter, ...]:
        return (*self.matters, self.asking) if self.asking else self.matters

    @property
    def mine(self) -> tuple[Clock, ...]:
        """The time limits of the person's own that no step has met, nearest first, each once for all that was asked."""
        every = (one for matter in reversed(self.matters) for one in reversed(matter.clocks))
        found = {(one.match.law.id, one.deadline.id, one.due): one for one in every}
        done = {rung.step.needs for matter in self.matters for rung in matter.ladder if rung.state == "done"}
        own = (one for one in found.values() if one.whose == "person" and one.right not in done)
        return tuple(sorted(own, key=lambda one: one.due))

    def matter(self, document: DocumentKind) -> Matter:
        """The matter in which that document is open, or else the first that knows it; AnswersError if none does."""
        known = [one for one in self._every if any(rung.step.document == document for rung in one.ladder)]
        if not known:
            steps = ", ".join(dict.fromkeys(rung.step.document for one in self._every for rung in one.ladder)) or "none"
            raise AnswersError("there is no such step here", found=document, mend=f"The steps are: {steps}.")
        return next((one for one in known if one.rung(document).open), known[0])


def plan(situation: Situation, given: Given) -> Plan:
    """The plan for a situation: under the leading law, and one matter more for each law that gives what the others do
    not.
    """
    wanted = _with_exercised(given.wished, situation.case)
    laws = tuple(law for law in situation.governing.laws if given.written_for(law.family))
    versions = Versions(laws, situation)
    situation = replace(situation, case=_without_a_right(situation, versions, given.wished))
    matches = versions.now(_exercised(situation.case, given.wished))
    law = leading_law(matches, wanted) or _on_conduct(situation.case, matches) or _open_to_everyone(matches)
    law = law or _with_an_authority(situation.case, matches)
    if law:
        situation = replace(situation, case=_completed(situation.case, law, given.wished))
    matters = tuple(_matters(situation, versions, matches, law, wanted, given)) if law else ()
    asking: Matter | None = None
    if not any(matter.asked for matter in matters):
        asking = voluntary(situation, given.calendars, given.languages)
    if asking and matters:
        asking, matters = asked_first(asking, matters)
    return Plan(
        situation=situation,
        matters=matters,
        matches=matches,
        notes=notes(matches, situation, wanted, matters),
        wanted=wanted,
        asking=asking,
    )


def _with_exercised(wished: tuple[Right, ...], case: Case) -> tuple[Right, ...]:
    asked = (right for paper in case.papers if paper.kind == "request" for right in paper.asked)
    return tuple(dict.fromkeys((*wished, *asked)))


def _without_a_right(situation: Situation, versions: Versions, wished: tuple[Right, ...]) -> Case:
    """The case, in which what was asked before any law gave a right to it, as one does today, was only asked for."""
    case = situation.case
    if not any(paper.kind == "request" for paper in case.papers):
        return case
    today, papers = _given(versions.for_letter(situation.today)), []
    for paper in case.papers:
        day = paper.received.on if paper.received else paper.sent
        asked = (paper.asked or (wished if paper.presumed else ())) if paper.kind == "request" and day else ()
        new = today.intersection(asked) - _given(versions.for_letter(day)) if asked and day else set()
        kept = tuple(right for right in asked if right not in new)
        if new:
            paper = paper.model_copy(update={"asked": kept} if kept else {"asked": (), "kind": "voluntary"})
        papers.append(paper)
    return case.model_copy(update={"papers": tuple(papers)})


def _given(matches: tuple[Match, ...]) -> set[Right]:
    return {one.rule.gives for one in matches if one.citable}


def _exercised(case: Case, wished: tuple[Right, ...]) -> dict[Right, date]:
    """The day on which each right was last exercised: of receipt, or of sending where nobody recorded that.

    A request keeps the time limits of the day on which it was received, also where they change before the answer (for
    the United Kingdom: regulations 4 and 7 of SI 2026/82).
    """
    found: dict[Right, date] = {}
    for paper in case.papers:
        day = paper.received.on if paper.received else paper.sent
        asked = (paper.asked or (wished if paper.presumed else ())) if paper.kind == "request" else ()
        for right in (*asked, *RIGHTS_OF.get(paper.kind, ())):
            found |= {right: day} if day else {}
    return found


def _on_conduct(case: Case, matches: tuple[Match, ...]) -> Law | None:
    """Where nothing is asked for but something wrong is told: the first law whose ladder opens on that."""
    if not any(one.wrong for one in case.happened):
        return None
    return _first_on_conduct(matches)


def _with_an_authority(case: Case, matches: tuple[Match, ...]) -> Law | None:
    """Where nothing is asked for and an authority has the matter already: the first law under which one could."""
    return _first_on_conduct(matches) if any(one.kind == "complaint" for one in case.papers) else None


def _first_on_conduct(matches: tuple[Match, ...]) -> Law | None:
    """One that gives rights binds nobody of whom none of them could be asked: nothing to complain of under it."""
    rights = [one for one in matches if one.rule.gives not in STEPS]
    barren = {one.law.id for one in rights} - {one.law.id for one in rights if one.citable}
    usable = sorted((one for one in matches if one.citable and one.law.id not in barren), key=_takes_complaints)
    return next((one.law for one in usable if any(_opens_on_conduct(step) for step in one.law.ladder)), None)


def _takes_complaints(one: Match) -> tuple[bool, bool, bool, bool]:
    """Which law a complaint rests on: first one whose own rule on it applies for certain."""
    return one.law.beside, one.rule.gives != "regulator_complaint", one.applies is None, not one.law.general


def _opens_on_conduct(step: Step) -> bool:
    return any(opening.what == "conduct" for opening, _ in step.openings)


def _open_to_everyone(matches: Iterable[Match]) -> Law | None:
    """Where nobody has a right to exercise: the first law whose ladder begins with a complaint."""
    usable = (one.law for one in matches if one.possible and one.law.ladder)
    return next((law for law in usable if law.ladder[0].document == "complaint"), None)


def _completed(case: Case, law: Law, wished: tuple[Right, ...]) -> Case:
    """The case with what its letters leave unsaid: they went where the law's ladder sends such letters, and a request
    of which nobody said what it asked is presumed to have asked what is wished today."""
    if not case.papers:
        return case
    roles = {step.document: step.to for step in law.ladder}
    papers = tuple(_filled(paper, roles, wished) for paper in case.papers)
    return case.model_copy(update={"papers": papers})


def _filled(paper: Paper, roles: Mapping[DocumentKind, ToRole], wished: tuple[Right, ...]) -> Paper:
    to = paper.to or To(role=roles.get(paper.kind, paper.role))
    asked = wished if paper.kind == "request" and paper.presumed and not paper.asked else paper.asked
    return paper.model_copy(update={"to": to, "asked": asked})


def _matters(
    situation: Situation,
    versions: Versions,
    matches: tuple[Match, ...],
    law: Law,
    wanted: tuple[Right, ...],
    given: Given,
) -> Iterator[Matter]:
    """One for the leading law; one more for each law with a ladder that gives a right which those before do not.

    The leading law's letters ask for what a law beside it gives as well, and that one has its complaint alone.
    """
    rights = by_right(matches, law)
    running = clocks_running(situation, versions, law, given.calendars)
    left = tuple(right for right in wanted if right in rights)
    leading: Law | None = law
    while leading:
        own = {one.rule.gives for one in matches if one.law.id == leading.id and one.possible}
        elsewhere = {right for right in left if right not in own and _has_letters(rights[right], leading, matches)}
        beside = {right for right in elsewhere if rights[right].law.beside and leading is law}
        here = tuple(right for right in left if right not in elsewhere - beside)
        cited = rights if leading is law else by_right(matches, leading)
        yield _matter(situation, versions, law_beside(leading, law), cited, here, running, given)
        left = tuple(right for right in left if right in elsewhere)
        leading = rights[left[0]].law if left else None


def _has_letters(found: Match, leading: Law, matches: Iterable[Match]) -> bool:
    """Whether the right is given by another law, with letters of its own in this case: one that stands beside others
    has a complaint only about the rights whose rules name who takes it."""
    law = found.law
    if law.id == leading.id or not law.beside:
        return bool(law.ladder) and law.id != leading.id
    given = {one.rule.gives for one in matches if one.law.id == law.id and one.possible}
    steps = any(step.needs is None or step.needs in given for step in law.ladder)
    return steps and found.rule.complaint_goes_to is not None


def _matter(
    situation: Situation,
    versions: Versions,
    law: Law,
    rights: Mapping[Right, Match],
    asked: tuple[Right, ...],
    running: tuple[Clock, ...],
    given: Given,
) -> Matter:
    """A step's clock counts for every matter, a right's clock for the matter that has the right; of a complaint to the
    office of another law nothing counts."""
    elsewhere = to_other_offices(situation.case, law, (one.law for one in rights.values()))
    if elsewhere:
        papers = tuple(one for one in situation.case.papers if one not in elsewhere)
        situation = replace(situation, case=situation.case.model_copy(update={"papers": papers}))
        running = tuple(one for one in running if one.paper not in elsewhere)
    mine = tuple(one for one in running if one.right in asked or one.right in STEPS or one.whose == "person")
    offices = next((found for taker in _takers(rights, asked) if (found := given.candidates(*taker))), ())
    bare = Matter(situation, versions, law, rights, asked, mine, (), settled(offices, law.id), given.calendars)
    gone = withdrawn(running, situation.case, situation.today)
    facts = facts_of(situation, mine, _ahead(bare), gone)
    return replace(bare, ladder=rungs(law, rights, asked, facts))


def _ahead(matter: Matter) -> date | None:
    """The day on which an answer would be due to a request that arrived today."""
    if not matter.asked:
        return None
    given = (matter.situation, matter.versions, matter.law, matter.calendars, matter.asked)
    to: ToRole = next((one.to for one in matter.law.ladder if one.document == "request"), "organisation")
    found = clocks_if_sent(*given, "request", to)
    return max((one.due for one in found if one.whose != "person"), default=None)


def _takers(rights: Mapping[Right, Match], asked: tuple[Right, ...]) -> Iterator[tuple[Role, str]]:
    """Who takes the complaint, and under which law: as the complaint rule says, or else the rules asked for."""
    for one in (rights[right] for right in ("regulator_complaint", *asked) if right in rights):
        if one.rule.complaint_goes_to:
            yield one.rule.complaint_goes_to, one.law.id if one.applies else ""
