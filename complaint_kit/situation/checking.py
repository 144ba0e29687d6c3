"""What cannot have happened as it is told: days out of order or to come, ids that nothing has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaint_kit.errors import AnswersError, Problems
from complaint_kit.situation.case import Case
from complaint_kit.situation.days import past

_ORDER = "Check both days."


def checked(case: Case, today: date, place: str) -> Case:
    """The case itself. Raises Problems naming `place` and every entry that cannot be so."""
    problems = tuple(impossible(case, today, place))
    if problems:
        raise Problems(problems)
    return case


def impossible(case: Case, today: date, place: str) -> Iterator[AnswersError]:
    """Everything in the case that cannot be so, each as an error; an old file is only warned about it."""
    yield from _to_come(case, today, place)
    yield from _out_of_order(case, place)
    yield from _unknown_ids(case, place)


def _days(case: Case) -> Iterator[tuple[str, date]]:
    """Every day of the past that the case tells, and where it stands."""
    for number, told in enumerate(case.happened, start=1):
        days = (told.on.first if told.on else None, told.learned)
        yield from ((f"happened, S{number}", day) for day in days if day)
    for paper in case.papers:
        days = (paper.sent, paper.received.on if paper.received else None)
        yield from ((f"papers, {paper.id}", day) for day in days if day)
        yield from ((f"papers, {paper.id}, replies", reply.on) for reply in paper.replies)
    if case.closed:
        yield "closed", case.closed


def _to_come(case: Case, today: date, place: str) -> Iterator[AnswersError]:
    for where, day in _days(case):
        try:
            past(day, today, "Write what has happened; what lies ahead is a statement with `starts`.")
        except AnswersError as error:
            yield error.at(f"{place}, {where}")


def _out_of_order(case: Case, place: str) -> Iterator[AnswersError]:
    for paper in case.papers:
        for problem in paper.in_order():
            yield AnswersError(problem, place=f"{place}, papers", mend=_ORDER)


def _unknown_ids(case: Case, place: str) -> Iterator[AnswersError]:
    ids = [*(one.id for one in case.papers), *(one.id for one in case.exhibits)]
    for twice in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        yield AnswersError("two have this id", place=place, found=twice, mend="Give one of them another.")
    letters, exhibits = {one.id for one in case.papers}, {one.id for one in case.exhibits}
    for paper in case.papers:
        if paper.about and paper.about not in letters:
            yield AnswersError("no letter has this id", place=f"{place}, papers, {paper.id}", found=paper.about)
    for where, id_ in exhibits_named(case):
        if id_ not in exhibits:
            mend = "Add it under `exhibits:`, with its file."
            yield AnswersError("no exhibit has this id", place=f"{place}, {where}", found=id_, mend=mend)


def exhibits_named(case: Case) -> Iterator[tuple[str, str]]:
    """What refers to an exhibit, by its place in the case, and the id of the exhibit."""
    told = ((f"happened, S{number}", one.exhibit) for number, one in enumerate(case.happened, start=1))
    letters = ((f"papers, {one.id}", one.exhibit) for one in case.papers)
    arrived = ((f"papers, {one.id}, received", one.received.exhibit) for one in case.papers if one.received)
    replies = ((f"papers, {one.id}, replies", reply.exhibit) for one in case.papers for reply in one.replies)
    wishes = ((f"want, {one.wish}", one.exhibit) for one in case.want)
    own = (("acting", case.acting.authority),)
    return ((where, id_) for where, id_ in (*told, *letters, *arrived, *replies, *wishes, *own) if id_)
