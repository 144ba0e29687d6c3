"""One complaint for many people: what all have in common is said once, and what differs stands in a schedule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.drafting import stating, telling, wording
from complaint_kit.law.rights import Right
from complaint_kit.letters.letter import Heading, Letter, plain
from complaint_kit.letters.markup import as_typed
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Person
from complaint_kit.situation.papers import Paper

# What can be argued once for all. A correction, a restriction or a decision has reasons that are each person's own.
SHARED: frozenset[Right] = frozenset(
    {
        *("access", "erasure", "information", "portability", "object", "object_marketing", "withdraw_consent"),
        *("notify_recipients", "purpose_limitation", "do_not_contact", "do_not_call", "no_tracking"),
    }
)
_OWN = ("my_situation", "harm")  # answers that one person gives about themselves


class OfOne(NamedTuple):
    """What differs from person to person: by what they are known, when and how the request was made, what came back
    (kind and day), the day by which an answer was due, and what they say themselves."""

    known_as: str
    asked_on: date | None
    channel: str
    replies: tuple[tuple[str, date], ...]
    due_on: date | None
    says: tuple[str, ...]


class Many(NamedTuple):
    """How many people complain in one, and the first and the last number in the schedule of those to whom the same
    happened; both 0 where it happened to all."""

    people: int
    first: int = 0
    last: int = 0

    def numbers(self, words: Mapping[str, Any]) -> str:
        """These numbers, in words: what stands above the reasons that are theirs; empty where they are those of all."""
        key = "numbers" if self.last > self.first else "one_number"
        return str(words["letter"]["joint"][key].format(first=self.first, last=self.last)) if self.last else ""


def of_many(matter: Matter, words: Mapping[str, Any], language: str, many: Many, place: str) -> dict[str, Any]:
    """For the words about so many people: their number, what was asked for, in names that say nobody's, the place of
    the office, and whose reasons these are, if not those of all."""
    rights = words["rights"] | words.get("rights_in_family", {}).get(matter.law.family, {})
    return {
        "number": many.people,
        "numbers": many.numbers(words),
        "names": rights,
        "rights": wording.listed([rights[right] for right in matter.asked], language),
        "place": place,
    }


def for_all(matter: Matter) -> Matter:
    """The matter without what one person answers about themselves, and without the language that they chose."""
    facts = {id_: value for id_, value in matter.situation.facts.items() if id_ not in (*_OWN, "letter_language")}
    return replace(matter, situation=replace(matter.situation, facts=facts))


def common(matter: Matter, words: Mapping[str, Any], *, told_by_all: bool) -> Matter:
    """The matter with nothing in it that one person alone tells; `told_by_all`: what happened is the same for all."""
    situation = matter.situation
    case = situation.case
    acting = case.acting.model_copy(
        update={"person": Person(name=words["letter"]["joint"]["people"]), "signed": None, "scope": (), "until": None}
    )
    update: dict[str, Any] = {
        "acting": acting,
        "about": case.about.model_copy(update={"knows_me_as": {}}),
        "papers": tuple(map(_common_paper, case.papers)),
        "exhibits": (),
    }
    if not told_by_all:
        update |= {"happened": (), "record": case.record.model_copy(update={"confirmed": ()})}
    confirmed = situation.confirmed if told_by_all else ()
    shared = replace(situation, case=case.model_copy(update=update), confirmed=confirmed)
    return replace(matter, situation=shared)


def _common_paper(paper: Paper) -> Paper:
    """The letter without what the person says to a reply: that stands in the schedule."""
    replies = tuple(one.model_copy(update={"mine": None, "missing": None}) for one in paper.replies)
    return paper.model_copy(update={"replies": replies, "exhibit": None})


def of_one(matter: Matter, words: Mapping[str, Any], language: str, locale: str, *, told_by_all: bool) -> OfOne:
    """What the schedule says of the person of that matter."""
    case, request = matter.situation.case, telling.concerned(matter, "request")
    due = (one for one in matter.due if one.document == "request" and one.overdue(matter.situation.today))
    return OfOne(
        known_as=", ".join(case.about.knows_me_as.values()),
        asked_on=request.day if request else None,
        channel=(request.channel or "") if request else "",
        replies=tuple((one.kind, one.on) for one in request.replies) if request else (),
        due_on=min((one.counted.due for one in due), default=None),
        says=tuple(_says(matter, words, language, locale, told_by_all=told_by_all)),
    )


def _says(matter: Matter, words: Mapping[str, Any], language: str, locale: str, *, told_by_all: bool) -> Iterator[str]:
    """The person's own sentences, as they told them."""
    situation, labels = matter.situation, words["letter"]["joint"]["says"]
    if not told_by_all:
        yield from (as_typed(one.says) for one in stating.confirmed(situation, language, locale))
        yield from (as_typed(one.line) for one in stating.facts(matter, words, locale, to_authority=True))
    request = telling.concerned(matter, "request")
    for reply in request.replies if request else ():
        if reply.missing:
            yield labels["missing"].format(text=wording.stopped(reply.missing))
        if reply.mine:
            yield wording.stopped(reply.mine)
    yield from (labels[id_].format(text=wording.stopped(text)) for id_ in _OWN if (text := situation.facts.get(id_)))


def reasons(letter: Letter, numbers: str) -> tuple[int, int]:
    """Where in the blocks of a joint complaint the reasons of some of the people begin and end, above which their
    numbers stand."""
    headings = [(at, plain(one.spans)) for at, one in enumerate(letter.blocks) if isinstance(one, Heading)]
    first = next(at for at, text in headings if text == numbers)
    return first, next((at for at, _ in headings if at > first), len(letter.blocks))


def in_one(letters: Sequence[tuple[Letter, str]]) -> Letter:
    """Joint complaints that differ in their reasons alone as one, with the reasons of all; each with the numbers that
    stand above them."""
    (whole, numbers), *more = letters
    _, end = reasons(whole, numbers)
    blocks = [*whole.blocks[:end]]
    provisions = dict.fromkeys(whole.provisions)
    for letter, named in more:
        first, last = reasons(letter, named)
        blocks += letter.blocks[first:last]
        provisions |= dict.fromkeys(letter.provisions)
    return replace(whole, blocks=(*blocks, *whole.blocks[end:]), provisions=tuple(provisions))
