"""Who writes for somebody else shows by what right: no letter goes out in their name before they have signed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from complaint_kit.errors import AnswersError, CaseError
from complaint_kit.law.rights import Right
from complaint_kit.situation.case import Acting, Case


def needed(acting: Acting) -> bool:
    """Whether the letter speaks for somebody who can sign for themselves: for a member only if they complain."""
    return acting.for_ == "person" or (acting.for_ == "group" and acting.complainant == "person")


def lacking(acting: Acting, rights: Collection[Right], today: date) -> AnswersError | None:
    """Why the writer may send nothing today: nobody signed, or not for that, or it ended; None if they may.

    Its `key` names what the plan says of it, under `screen: plan: sign_first:` in words.<language>.yaml.
    """
    if not needed(acting):
        return None
    if acting.signed is None:
        return AnswersError(
            "no letter goes out for somebody else before they have signed that you may write for them",
            place="acting, signed",
            mend="Have the authority signed, and write its day: `acting: {signed: 2026-10-12}`, or `mandate_date`.",
            key="unsigned",
        )
    if acting.until and acting.until < today:
        return AnswersError(
            "the authority to write for this person has ended",
            place="acting, until",
            found=acting.until,
            mend="Have a new one signed, and write its days.",
            key="ended",
        )
    beyond = [right for right in rights if acting.scope and right not in acting.scope]
    if beyond:
        return AnswersError(
            "the authority to write for this person does not cover this",
            place="acting, scope",
            found=", ".join(beyond),
            mend="Have it signed for that too, or leave out `scope` if it covers everything.",
            key="beyond",
        )
    return None


def require(acting: Acting, rights: Collection[Right], today: date) -> None:
    """Nothing if the writer may send that today. Raises AnswersError as `lacking` tells."""
    if error := lacking(acting, rights, today):
        raise error


def with_signed(case: Case, day: date, exhibit: str | None, until: date | None) -> Case:
    """The case with the authority that was signed on that day, and the exhibit that is its file. Raises CaseError where
    nobody has to sign, or the paper itself is not there."""
    if not needed(case.acting):
        mend = "It is needed where you write for another grown person: acting, for: person."
        raise CaseError("nobody has to sign an authority in this case", place="acting, for", mend=mend)
    if exhibit is None:
        mend = "Name the scan or picture of it: --file signed.pdf"
        raise CaseError("the signed paper itself is missing", place="--file", mend=mend)
    told = {"signed": day, "authority": exhibit, "until": until}
    return case.model_copy(update={"acting": case.acting.model_copy(update=told)})
