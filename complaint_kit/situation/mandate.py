"""Who writes for somebody else shows by what right: no letter goes out in their name before they have signed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from complaint_kit.errors import AnswersError
from complaint_kit.law.rights import Right
from complaint_kit.situation.case import Acting


def needed(acting: Acting) -> bool:
    """Whether the letter speaks for somebody who can sign for themselves: for a member only if they complain."""
    return acting.for_ == "person" or (acting.for_ == "group" and acting.complainant == "person")


def require(acting: Acting, rights: Collection[Right], today: date) -> None:
    """Nothing if the writer may send that today. Raises AnswersError if nobody signed, or not for that, or it ended."""
    if not needed(acting):
        return
    if acting.signed is None:
        raise AnswersError(
            "no letter goes out for somebody else before they have signed that you may write for them",
            place="acting, signed",
            mend="Have the authority signed, and write its day: `acting: {signed: 2026-10-12}`, or `mandate_date`.",
        )
    if acting.until and acting.until < today:
        raise AnswersError(
            "the authority to write for this person has ended",
            place="acting, until",
            found=acting.until,
            mend="Have a new one signed, and write its days.",
        )
    beyond = [right for right in rights if acting.scope and right not in acting.scope]
    if beyond:
        raise AnswersError(
            "the authority to write for this person does not cover this",
            place="acting, scope",
            found=", ".join(beyond),
            mend="Have it signed for that too, or leave out `scope` if it covers everything.",
        )
