"""Several organisations in one matter: a case of its own for each that answers for itself, so that no letter, no reply
and no time limit of one is taken for that of another.
"""

from __future__ import annotations

from complaint_kit.situation.about import About, Other, Respondent
from complaint_kit.situation.case import Case, Looked
from complaint_kit.situation.papers import Paper, To
from complaint_kit.situation.statements import Statement

_ABOUT_IT = ("organisation", "purpose")  # how the ids of facts about the organisation begin


def written_to(case: Case) -> tuple[Other, ...]:
    """The others that get a letter of their own, in their order."""
    return tuple(one for one in case.about.others if one.answers_for_itself)


def without_letters_to_others(case: Case) -> Case:
    """The case with the letters that went to the organisation itself, to offices, and to who acts for it: a letter to
    another that answers for itself starts no time limit here, and belongs to the case about that one."""
    others = written_to(case)
    mine = tuple(paper for paper in case.papers if not any(_went_to(paper, one) for one in others))
    return case if len(mine) == len(case.papers) else case.model_copy(update={"papers": mine})


def about_other(case: Case, other: Other) -> Case:
    """The matter as a case about that other one: the same person, wishes and facts, with what is known of it alone.

    Who acts for the organisation is no part of it.
    """
    papers = tuple(paper for paper in case.papers if _went_to(paper, other))
    return case.model_copy(
        update={
            "about": About(
                organisation=Respondent(**{name: getattr(other, name) for name in Respondent.model_fields}),
                is_to_me=other.is_to_me,
                knows_me_as=other.knows_me_as,
                others=(_as_other(case), *(one for one in written_to(case) if one is not other)),
            ),
            "facts": {id_: value for id_, value in case.facts.items() if not id_.startswith(_ABOUT_IT)},
            "happened": tuple(_as_told_of(one, other) for one in case.happened),
            "record": Looked(),
            "papers": tuple(paper.model_copy(update={"to": To()}) for paper in papers),
            "made": (),
            "calendar": (),
            "kept": {},
        }
    )


def _as_other(case: Case) -> Other:
    """The organisation of the case, as another in the matter."""
    known = case.about.organisation
    return Other(
        **{name: getattr(known, name) for name in Respondent.model_fields},
        is_to_me=case.about.is_to_me,
        knows_me_as=case.about.knows_me_as,
    )


def _went_to(paper: Paper, other: Other) -> bool:
    name = paper.to.name if paper.to else None
    return paper.role == "organisation" and name is not None and _same(name, other.name)


def _as_told_of(one: Statement, other: Other) -> Statement:
    """The statement; what it says is wrong counts against the other only if the sentence names it."""
    return one if _first_word(other.name) in one.says.casefold() else one.model_copy(update={"wrong": ()})


def _first_word(name: str) -> str:
    return name.casefold().split()[0] if name.split() else name


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
