"""What may follow a complaint that is with the authority: asking how far it is, adding to it or answering what it asks,
taking it back.

No law has these as steps, beside the remedy against silence: they follow from the complaint, under whichever law.
"""

from __future__ import annotations

from complaint_kit.law.steps import Step
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper

_STEPS = (
    Step(document="progress", to="authority", opens=("complaint.silence",), needs="regulator_inaction"),
    Step(document="supplement", to="authority", opens=("complaint.demand",), possible=("complaint.changed",)),
    Step(document="withdrawal", to="authority", possible=("complaint.lodged",)),
)


def steps_after(case: Case) -> tuple[Step, ...]:
    """These steps, while a complaint is with an authority: neither decided nor withdrawn; none before or after."""
    complaints = [one for one in case.papers if one.kind == "complaint" and one.role == "authority" and one.day]
    return _STEPS if complaints and not _over(case, complaints) else ()


def _over(case: Case, complaints: list[Paper]) -> bool:
    decided = all(any(reply.kind == "decided" for reply in case.replies_to(one)) for one in complaints)
    return decided or all(_taken_back(case, one) for one in complaints)


def withdrawn_complaints(case: Case) -> tuple[Paper, ...]:
    """The complaints that the person has taken back: nobody owes an answer to them any more."""
    return tuple(one for one in case.papers if one.kind == "complaint" and _taken_back(case, one))


def _taken_back(case: Case, complaint: Paper) -> bool:
    """Whether a withdrawal went out after that complaint, and is not about another one."""
    withdrawals = (one for one in case.papers if one.kind == "withdrawal" and one.about in (None, complaint.id))
    return any(one.day and complaint.day and one.day >= complaint.day for one in withdrawals)
