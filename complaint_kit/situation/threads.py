"""Which letter goes on with which, and what came back to each: worked out once for all letters of a case."""

from __future__ import annotations

from collections import defaultdict

from complaint_kit.law.steps import AFTER_COMPLAINT, DocumentKind, ToRole
from complaint_kit.situation.papers import Paper, Reply

_BESIDE: frozenset[DocumentKind] = AFTER_COMPLAINT | {"reminder", "reply"}


class Threads:
    """The letters of a case in threads. A letter is known by being that object: two may read the same."""

    def __init__(self, papers: tuple[Paper, ...]) -> None:
        self.papers = papers
        self._by_id = {paper.id: paper for paper in reversed(papers)}
        self._begun_by: dict[int, Paper | None] = {}
        self._later: defaultdict[int, list[Paper]] = defaultdict(list)
        latest: dict[ToRole, Paper] = {}
        complained: Paper | None = None  # since the latest request, to the organisation itself
        for paper in papers:
            answers_it = complained if paper.kind == "reply" and paper.role == "organisation" else None
            begun_by = self._by_id.get(paper.about) if paper.about else answers_it or latest.get(paper.role)
            self._begun_by[id(paper)] = begun_by
            if begun_by:
                self._later[id(begun_by)].append(paper)
            if paper.kind == "request" or (paper.kind, paper.role) == ("complaint", "authority"):
                latest[paper.role] = paper
            if paper.role == "organisation" and paper.kind in ("request", "controller_complaint"):
                complained = paper if paper.kind == "controller_complaint" else None

    def goes_on_with(self, later: Paper) -> Paper | None:
        """The letter that a later one goes on with: the one it names, or the latest request before it to the
        same role; to an authority the latest complaint; an answer, the complaint that followed that request.
        """
        return self._begun_by.get(id(later))

    def later_than(self, paper: Paper) -> tuple[Paper, ...]:
        """The letters that go on with this one."""
        return tuple(self._later.get(id(paper), ()))

    def replies_to(self, paper: Paper) -> tuple[Reply, ...]:
        """What came back to the letter, also where it came to a reminder of it, to an answer to their questions
        or to a question how far it is."""
        later = (one for one in self.later_than(paper) if one.kind in _BESIDE)
        return (*paper.replies, *(reply for one in later for reply in one.replies))
