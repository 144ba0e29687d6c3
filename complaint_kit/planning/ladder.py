"""Where each step of the ladder stands, worked out right by right from the letters and what came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from complaint_kit.law.model import Law
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import AFTER_COMPLAINT, DocumentKind, Opening, Step, ToRole, What
from complaint_kit.planning.after import steps_after
from complaint_kit.planning.clocks import RIGHTS_OF, Clock
from complaint_kit.planning.named_days import still_asked
from complaint_kit.planning.openings import Facts, days_named, days_of_opening, promised, promises, unkept
from complaint_kit.situation.papers import Paper

State = Literal["recommended", "possible", "waiting", "barred", "overtaken", "done", "not_needed"]
_OPEN: frozenset[State] = frozenset({"recommended", "possible"})
_AGAIN: frozenset[DocumentKind] = frozenset({"reply", "supplement", "withdrawal"})  # they may be written again
_BESIDE: frozenset[DocumentKind] = AFTER_COMPLAINT | {"reminder", "reply"}  # they overtake nothing
_COMPLAINTS: frozenset[DocumentKind] = frozenset({"complaint", "controller_complaint"})


class Rung(NamedTuple):
    """One step and where it stands.

    `on`: open since, waiting until, barred or overtaken since, sent on. `because`: what opened it or what it waits for,
    as the words files know it. `rights`: those for which it stands so.
    """

    step: Step
    state: State
    because: str = ""
    on: date | None = None
    rights: tuple[Right, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the document may be drafted today."""
        return self.state in _OPEN

    @property
    def opens_on(self) -> date | None:
        """The first day of a waiting step, where a date decides it."""
        return self.on if self.state == "waiting" else None


class _Opened(NamedTuple):
    """One thing that opens a step: what, since when, and whether it may be recommended for it."""

    opening: Opening
    on: date
    weighs: bool

    @property
    def demand(self) -> bool:
        return self.opening.what == "demand"


def rungs(law: Law, given: Iterable[Right], asked: tuple[Right, ...], facts: Facts) -> tuple[Rung, ...]:
    """The law's ladder on the day of `facts`, lowest step first, without steps that the law of the day lacks.

    `given` are the rights that the laws give, `asked` those that the person wants under this law. At most one step is
    recommended: the lowest that may be.
    """
    every = (*law.ladder, *(steps_after(facts.case) if _complains(law) else ()))
    steps = [step for step in every if _exists(step, set(given), facts.today)]
    roles = {step.document: step.to for step in steps}
    by_right = [_of_one(law, steps, roles, right, facts) for right in asked or (None,)]
    looked = [_together(step, list(stands)) for step, stands in zip(steps, zip(*by_right, strict=True), strict=True)]
    return tuple(_one_recommended(looked, facts))


def _of_one(
    law: Law, steps: list[Step], roles: Mapping[DocumentKind, ToRole], right: Right | None, facts: Facts
) -> list[Rung]:
    """Where each step stands for one right. Where the law's appeal leaves it out, what a decision on an appeal opens is
    open to whoever was refused.
    """
    if right is None or not without_appeal(law, right):
        return [_of_right(step, steps, roles, right, facts) for step in steps]
    mine = [_past_appeal(step) for step in steps]
    return [
        Rung(step, "not_needed", "answered", None, (right,))
        if step.document == "appeal" and not _sent(step, right, facts)
        else _of_right(short, mine, roles, right, facts)._replace(step=step)
        for step, short in zip(steps, mine, strict=True)
    ]


def without_appeal(law: Law, right: Right) -> bool:
    """Whether the rules that give the right name their letters, and no appeal among them: a duty beside the requests
    whose refusal the law lets people appeal. What another law gives is none of these requests.
    """
    rules = [rule for rule in law.rules if rule.gives == right]
    named = [rule.documents for rule in rules if rule.documents]
    return not rules or (bool(named) and not any("appeal" in documents for documents in named))


def _past_appeal(step: Step) -> Step:
    """The step as it opens where there is no appeal: after the refusal, or the answer, itself."""
    opens, possible = (tuple(one.removeprefix("appeal.") for one in names) for names in (step.opens, step.possible))
    return step.model_copy(update={"opens": opens, "possible": possible})


def _complains(law: Law) -> bool:
    return any(step.document == "complaint" and step.to == "authority" for step in law.ladder)


def _exists(step: Step, given: set[Right], today: date) -> bool:
    return (step.in_force is None or step.in_force.covers(today)) and (step.needs is None or step.needs in given)


def _of_right(
    step: Step, steps: list[Step], roles: Mapping[DocumentKind, ToRole], right: Right | None, facts: Facts
) -> Rung:
    """Where the step stands for one right; None is the matter of somebody who asks for nothing."""
    rights = (right,) if right else ()
    sent = [paper.day for paper in _sent(step, right, facts) if paper.day]
    opened = list(_opened(step, roles, right, facts))
    if step.document == "request" and right is None:
        return Rung(step, "not_needed", "nothing_asked")
    if sent:
        opened = [one._replace(weighs=one.weighs and not _refused_again(one, opened, max(sent))) for one in opened]
        opened = [one for one in opened if _again(step, one) and one.on > max(sent)]
        if not opened:
            return Rung(step, "done", "sent", max(sent), rights)
    if barred := _barred(step, facts):
        opened = [one for one in opened if barred.of_conduct and one.opening.what != "conduct"]
        if not opened:
            return Rung(step, "barred", barred.deadline.id, barred.due, rights)
    higher = _overtaking(step, steps, right, facts)
    fresh = [one for one in opened if one.demand or higher is None or one.on > higher or step.document == "request"]
    if opened and not fresh:
        return Rung(step, "overtaken", "higher", higher, rights)
    if fresh:
        best = min(fresh, key=lambda one: (not one.weighs, one.opening.what == "conduct", one.on))
        return Rung(step, "recommended" if best.weighs else "possible", best.opening.what, best.on, rights)
    return _waiting(step, roles, right, facts)


def _again(step: Step, one: _Opened) -> bool:
    return step.document in _AGAIN or (step.document, one.opening.what) == ("reminder", "agreed")  # promised since


def _refused_again(one: _Opened, opened: list[_Opened], answered: date) -> bool:
    """Whether it is one more refusal, or answer that does not do, after I wrote on one: then the next step is up."""
    came = ("refusal", "contested")
    return one.opening.what in came and any(o.opening.what in came and o.on <= answered for o in opened)


def _sent(step: Step, right: Right | None, facts: Facts) -> list[Paper]:
    """The letters of this step that have gone out and deal with the right; a request that never arrived is none."""
    return [
        paper
        for paper in facts.case.papers
        if (paper.kind, paper.role) == (step.document, step.to)
        and paper.day
        and paper.day <= facts.today
        and (paper.kind != "request" or (paper.arrived() and paper not in facts.gone))
        and _deals(paper, right)
    ]


def _deals(paper: Paper, right: Right | None) -> bool:
    """Whether the letter is about the right; a follow-up that names none, or is to a complaint, is about all."""
    of_all = paper.kind in AFTER_COMPLAINT or (paper.kind != "request" and not paper.asked)
    return right is None or right in paper.asked or of_all


def _opened(step: Step, roles: Mapping[DocumentKind, ToRole], right: Right | None, facts: Facts) -> Iterator[_Opened]:
    told = any(one.wrong for one in facts.case.happened)
    no_reply = promises(right, facts) if step.document == "reply" else ()
    for opening, weighs in step.openings:
        to = roles.get(opening.letter, "organisation")
        weighs = weighs or (step.document in _COMPLAINTS and opening.what == "answered" and unkept(to, right, facts))
        counts = weighs and (told or opening.what != "conduct")  # what answers alone tell may wait for a letter
        for on in days_of_opening(opening, to, right, facts):
            if on <= facts.today and (opening.what != "answered" or on not in no_reply):
                yield _Opened(opening, on, counts)


def _barred(step: Step, facts: Facts) -> Clock | None:
    """The limit of the person's own that has run out, and with it this step: one that runs from what was done, only for
    what was done, since a silence or a refusal that came later has a time of its own. Asking how far a complaint is has
    no limit, though the court has one."""
    if step.document in AFTER_COMPLAINT:
        return None
    own = (one for one in facts.clocks if one.whose == "person" and one.right == step.needs and not one.free)
    mine = [one for one in own if one.deadline.missed != "discretion"]
    return next((one for one in mine if one.due < facts.today), None)


def _overtaking(step: Step, steps: list[Step], right: Right | None, facts: Facts) -> date | None:
    """The day of the last letter of a higher step about the right."""
    higher = [one for one in steps[steps.index(step) + 1 :] if one.document not in _BESIDE]
    return max((paper.day for one in higher for paper in _sent(one, right, facts) if paper.day), default=None)


def _waiting(step: Step, roles: Mapping[DocumentKind, ToRole], right: Right | None, facts: Facts) -> Rung:
    """What a step that nothing opened waits for: a day, another letter, an answer; or nothing more."""
    rights = (right,) if right else ()
    dated = [one for one in facts.clocks if one.late_from and _awaits(step, one, right)]
    answers = [one for one in dated if not one.deadline.no_answer]
    silent = Opening("request", "silence")
    asked = _arrived("request", roles, right, facts) if any(one == silent for one, _ in step.openings) else []
    named = days_named(asked, right, facts)
    if first := min((one.late_from for one in answers or dated if one.late_from), default=min(named, default=None)):
        return Rung(step, "waiting", "silence", first, rights)
    awaited = (one.letter for one, _ in step.openings if one.what in _OF_A_LETTER and step.document != "supplement")
    letter: DocumentKind = next(awaited, "request")  # nobody waits for the question that a supplement may answer
    if right is None and letter == "request":
        return Rung(step, "not_needed", "nothing_asked")
    if _unanswered("request", roles, right, facts):
        return Rung(step, "waiting", "answer", None, rights)
    if not _arrived("request", roles, right, facts):
        return Rung(step, "waiting", f"{letter}_first", None, rights)
    if letter != "request" and _refused(roles, right, facts):
        return Rung(
            step, "waiting", "answer" if _arrived(letter, roles, right, facts) else f"{letter}_first", None, rights
        )
    return Rung(step, "not_needed", "answered", None, rights)


_OF_A_LETTER: frozenset[What] = frozenset({"silence", "refusal", "demand", "outcome", "contested"})


def _arrived(
    kind: DocumentKind, roles: Mapping[DocumentKind, ToRole], right: Right | None, facts: Facts
) -> list[Paper]:
    """The letters of the kind about the right that reached the addressee of the ladder."""
    to = roles.get(kind, "organisation")
    mine = [one for one in facts.case.papers if (one.kind, one.role) == (kind, to) and one not in facts.gone]
    return [one for one in mine if one.arrived() and _deals(one, right)]


def _unanswered(kind: DocumentKind, roles: Mapping[DocumentKind, ToRole], right: Right | None, facts: Facts) -> bool:
    arrived = _arrived(kind, roles, right, facts)
    return any(
        right and not any(paper.deals(reply, right) for reply in facts.case.replies_to(paper)) for paper in arrived
    )


def _refused(roles: Mapping[DocumentKind, ToRole], right: Right | None, facts: Facts) -> bool:
    refusal = Opening("request", "refusal")
    return any(True for _ in days_of_opening(refusal, roles.get("request", "organisation"), right, facts))


def _awaits(step: Step, clock: Clock, right: Right | None) -> bool:
    """Whether silence after the letter of that clock opens the step."""
    mine = clock.right == right or clock.right in RIGHTS_OF.get(clock.document, ())
    return mine and any(opening == Opening(clock.document, "silence") for opening, _ in step.openings)


_RANK: tuple[State, ...] = ("recommended", "possible", "waiting", "barred", "overtaken", "done", "not_needed")


def _together(step: Step, by_right: list[Rung]) -> Rung:
    """The step as a whole: as it stands for the right for which there is most to do, conduct last."""
    best = min(by_right, key=lambda one: (_RANK.index(one.state), one.because == "conduct", one.on or date.max))
    return best._replace(rights=tuple(right for one in by_right if one.state == best.state for right in one.rights))


def _one_recommended(looked: list[Rung], facts: Facts) -> Iterator[Rung]:
    """The lowest that may be recommended is; what is open above it stays possible. What came back goes before a request
    for something more, which stays possible beside the answer to it; what the authority asks goes before all.
    """
    first = [one for one in looked if one.state == "recommended" and one.step.document == "supplement"]
    taken = False
    for rung in looked:
        weighs = rung.state == "recommended" and not taken and not _held_back(rung, facts) and rung in (first or [rung])
        weighs = weighs and not (rung.step.document == "request" and any(_answers(one, rung) for one in looked))
        taken = taken or weighs
        yield rung._replace(state="possible") if rung.state == "recommended" and not weighs else rung


def _answers(rung: Rung, request: Rung) -> bool:
    """Whether it answers what came back about other rights than those that the request would ask for."""
    came_back = rung.state == "recommended" and rung.because in {"demand", "refusal", "contested"}
    return came_back and not set(rung.rights) <= set(request.rights)


def _held_back(rung: Rung, facts: Facts) -> bool:
    """Whether it waits, out of fairness: until the day that my last letter named; a complaint, while they may still
    decide on an appeal about another right; conduct, while a letter runs in time.

    What was announced and has begun waits for no letter. Whoever closed the case is urged to nothing.
    """
    if facts.case.closed and facts.case.closed <= facts.today:
        return True
    if rung.because in {"demand", "at_once"}:
        return False
    kept = rung.because in {"conduct", "outcome"} and promised(facts)
    if kept or any(still_asked(one, facts.case, facts.today) for one in facts.case.papers):
        return True
    begun = any(one.starts and one.starts <= facts.today for one in facts.case.happened)
    in_time = [one.document for one in facts.clocks if one.late_from and facts.today < one.late_from]
    appealed = rung.step.document == "complaint" and "appeal" in in_time
    return (appealed or (rung.because == "conduct" and bool(in_time))) and not begun
