"""What became public about the organisation of a case since the person last looked, and what they confirm of it."""

from __future__ import annotations

from collections.abc import Sequence

from complaint_kit.drafting.record_words import language_of, news
from complaint_kit.errors import CaseError
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case


def print_news(library: Library, plan: Plan, case_name: str = "") -> None:
    """What is new, in the language of the person's letters; nothing if nothing is. `case_name` goes before it."""
    language = language_of(plan.situation, library)
    lines = news(plan.situation, library.words(plan.situation.scenario, language), language)
    if lines:
        print("\n".join((f"{case_name}: {lines[0]}" if case_name else lines[0], *lines[1:])))
        print()


def with_confirmed(case: Case, plan: Plan, ids: Sequence[str]) -> Case:
    """The case with entries of the record that the person knows themselves. Raises CaseError for one that is not on
    offer."""
    offered = {one.id for one in plan.situation.record if one.asks}
    unknown = next((one for one in ids if one not in offered), None)
    if unknown is not None:
        known = ", ".join(sorted(offered)) or "nothing here"
        raise CaseError(
            "the public record has nothing of this name to confirm", found=unknown, mend=f"It has: {known}."
        )
    confirmed = tuple(dict.fromkeys((*case.record.confirmed, *ids)))
    return case.model_copy(update={"record": case.record.model_copy(update={"confirmed": confirmed})})
