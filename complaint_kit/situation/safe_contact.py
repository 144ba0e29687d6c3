"""A way by which the person must not be reached stands in no letter: an answer would come there."""

from __future__ import annotations

from collections.abc import Mapping

from complaint_kit.errors import AnswersError
from complaint_kit.situation.case import Me

_ANSWER_OF: Mapping[str, str] = {"email": "email", "post": "address", "phone": "phone"}  # a way, and its question


def closed(me: Me) -> frozenset[str]:
    """The questions whose answers nobody may see, because somebody else could open what is sent there."""
    return frozenset({_ANSWER_OF[me.reach_me.not_by]}) if me.reach_me.not_by else frozenset()


def by_email(me: Me) -> bool:
    """Whether the person asks to be answered by e-mail: where there is an address for it that is open, unless they
    prefer post and gave an address for that."""
    prefers_post = me.reach_me.by == "post" and bool(me.address) and "address" not in closed(me)
    return bool(me.email) and "email" not in closed(me) and not prefers_post


def require_a_way(me: Me) -> None:
    """Nothing if an answer can come. Raises AnswersError if the only ways to answer are closed."""
    open_ = {id_ for id_, told in (("email", me.email), ("address", me.address)) if told}
    if open_ and not open_ - closed(me):
        raise AnswersError(
            "no safe way is left to answer this person",
            place="me, reach_me",
            mend="Add another: an e-mail address, or a postal address where letters are safe.",
        )
