"""A matter: a law whose letters are used, what is asked for under it, and where each step stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from complaint_kit.errors import AnswersError
from complaint_kit.law.authorities import Candidate
from complaint_kit.law.calendars import Calendars
from complaint_kit.law.matching import Match
from complaint_kit.law.model import Law
from complaint_kit.law.offices import Role
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind
from complaint_kit.planning.clocks import Clock
from complaint_kit.planning.ladder import Rung, without_appeal
from complaint_kit.planning.named_days import granted, unanswered_demands
from complaint_kit.planning.supposing import clocks_if_sent, too_late_for
from complaint_kit.planning.versions import Versions
from complaint_kit.situation.facts import Situation

# Offices that enforce one act and no federal one beside it; an attorney general may enforce those too.
_OF_ONE_ACT: frozenset[Role] = frozenset({"privacy_agency"})
_NAMING_PARTS = ("answered", "no_data", "partly")  # answers that may say what they deal with


@dataclass(frozen=True)
class Matter:
    """One ladder: a law whose letters are used, and the rights asked for under it.

    `rights` are all that its letters may cite; `clocks` the periods running under it, those of the person among them;
    `candidates` who takes its complaint; `calendars` the holidays of all places.
    """

    situation: Situation
    versions: Versions
    law: Law
    rights: Mapping[Right, Match]
    asked: tuple[Right, ...]
    clocks: tuple[Clock, ...]
    ladder: tuple[Rung, ...]
    candidates: tuple[Candidate, ...]
    calendars: Calendars

    @property
    def recommended(self) -> Rung | None:
        """The step to take now, if any."""
        return next((rung for rung in self.ladder if rung.state == "recommended"), None)

    @property
    def document(self) -> DocumentKind | None:
        """The document to draft now."""
        rung = self.recommended
        return rung.step.document if rung else None

    def rung(self, document: DocumentKind) -> Rung:
        """The step for that document. Raises AnswersError if the law of the day knows none."""
        found = next((rung for rung in self.ladder if rung.step.document == document), None)
        if found is None:
            steps = ", ".join(rung.step.document for rung in self.ladder) or "none"
            raise AnswersError("there is no such step here", found=document, mend=f"The steps are: {steps}.")
        return found

    def asked_in(self, document: DocumentKind) -> tuple[Right, ...]:
        """The rights that the letter is about: in a request those not asked for yet, in a later one those that were and
        are not granted; in an answer to a refusal what that leaves open, and in an appeal what may be appealed."""
        if document == "voluntary":
            return self.asked
        if document == "request":
            rung = self.rung(document)
            return rung.rights if rung.open and rung.rights else self.asked
        sent = [paper for paper in self.situation.case.papers if paper.kind == "request" and paper.day]
        before = {right for paper in sent for right in paper.asked}
        if document == "reply":
            before &= self._left_open() or before
        before = before - self.granted or before
        mine = (
            self.may_appeal if document == "appeal" else self._of_the_office if document == "complaint" else self.asked
        )
        return tuple(right for right in mine if right in before) or mine or self.asked

    def _left_open(self) -> set[Right]:
        """What the answers so far refuse or leave open, as far as they say; nothing while something is demanded."""
        case, today = self.situation.case, self.situation.today
        papers = [one for one in case.papers if one.role == "organisation"]
        if any(unanswered_demands(one, case, today) for one in papers):
            return set()
        replies = [(paper, reply) for paper in papers for reply in paper.replies if reply.on <= today]
        mixed = [(paper, reply) for paper, reply in replies if reply.refusal or reply.kind in _NAMING_PARTS]
        return {right for paper, reply in mixed for right in paper.left_out(reply)}

    @property
    def granted(self) -> frozenset[Right]:
        """What the organisation has dealt with, and leaves nothing of open."""
        return granted(self.situation.case, self.situation.today)

    @property
    def _of_the_office(self) -> tuple[Right, ...]:
        """What is asked for; to an office that has a say under its own act alone, without what an act beside it gives,
        of which there is a complaint of its own."""
        if not any(one.recommended and one.authority.role in _OF_ONE_ACT for one in self.candidates):
            return self.asked
        rules = {right: self.rights[right] for right in self.asked if right in self.rights}
        other = {right for right, one in rules.items() if one.law.beside and one.law.id != self.law.id}
        return tuple(one for one in self.asked if one not in other or not rules[one].rule.complaint_goes_to)

    @property
    def may_appeal(self) -> tuple[Right, ...]:
        """What is asked for whose refusal the law lets people appeal to the organisation."""
        return tuple(one for one in self.asked if "appeal" in self.rights and not without_appeal(self.law, one))

    @property
    def due(self) -> tuple[Clock, ...]:
        """The periods running for others than the person."""
        return tuple(one for one in self.clocks if one.whose != "person")

    def if_sent(self, document: DocumentKind) -> tuple[Clock, ...]:
        """The periods that would run if that document arrived today: nobody knows yet when it will."""
        to = self.rung(document).step.to
        given = (self.situation, self.versions, self.law, self.calendars, self.asked_in(document))
        found = clocks_if_sent(*given, document, to)
        # An office in charge of advertising or devices owes no report that the law gives against another.
        return tuple(one for one in found if one.right != "regulator_inaction" or one.right in self.rights)

    def too_late_for(self, happened: date, learned: date) -> bool:
        """Whether the person's own time is over for complaining to the authority of what happened, and was learned of,
        on these days."""
        return too_late_for(happened, learned, self.situation, self.versions, self.law, self.calendars)

    @property
    def relied_on(self) -> tuple[Match, ...]:
        """The matches that its letters may cite, in the order of the rights."""
        return tuple(self.rights.values())

    @property
    def unverified(self) -> tuple[Match, ...]:
        """Those of them that nobody has read against their source yet, or not in every citation."""
        return tuple(one for one in self.relied_on if one.law.verified_of(one.rule) is None or one.rule.unread)
