"""Laws that stand beside the one that leads, on advertising or devices: what they have in a case, and whose complaint a
complaint was.
"""

from __future__ import annotations

from collections.abc import Iterable

from complaint_kit.law.model import Law
from complaint_kit.law.steps import AFTER_COMPLAINT
from complaint_kit.situation.case import Case
from complaint_kit.situation.papers import Paper


def law_beside(law: Law, leading: Law) -> Law:
    """The law with the steps that it has in this case: beside another only those to an authority."""
    if not law.beside or law is leading:
        return law
    return law.model_copy(update={"ladder": tuple(step for step in law.ladder if step.to == "authority")})


def to_other_offices(case: Case, law: Law, laws: Iterable[Law]) -> tuple[Paper, ...]:
    """The complaints, and what followed them, that are known to have been written under another of these laws, where
    one of the two stands beside the other: its office has them, and that of this law knows nothing of them."""
    beside = {one.id for one in laws if one.beside}
    written = {one.paper: one.law for one in case.made if one.paper and one.law}
    mine = (one for one in case.papers if one.kind == "complaint" or one.kind in AFTER_COMPLAINT)
    return tuple(one for one in mine if _of_another(written.get(one.id), law, beside))


def _of_another(written_under: str | None, law: Law, beside: set[str]) -> bool:
    return written_under is not None and written_under != law.id and (law.beside or written_under in beside)
