"""What the person must know beside the letters: the notes of the laws that concern them, the weightiest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from complaint_kit.law.matching import STEPS, Match, NotInForce
from complaint_kit.law.model import Law, Note
from complaint_kit.law.notes import tells
from complaint_kit.law.rights import Right
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.facts import Situation


def notes(
    matches: tuple[Match, ...], situation: Situation, wanted: tuple[Right, ...], matters: tuple[Matter, ...]
) -> tuple[Note, ...]:
    """Of what is to come first, then on this grievance, limits and leading laws, last what is for after a letter."""
    leading = {one.law.id for one in matters}
    sent = {paper.kind for paper in situation.case.papers if paper.day}

    def weight(told: tuple[Law, Note]) -> tuple[bool, bool, bool, bool]:
        law, note = told
        here = situation.today >= law.in_force.from_ and not _to_come(law, note, matches)
        far = law.id not in leading and not note.clocks
        return note.after is not None and note.after not in sent, here, not note.scenarios, far

    told = _told(matches, situation, wanted, _used(matters))
    return tuple(note for _, note in sorted(told, key=weight))


def _told(
    matches: tuple[Match, ...], situation: Situation, wanted: tuple[Right, ...], used: Collection[str]
) -> Iterator[tuple[Law, Note]]:
    """The notes that concern the person. Of a law that does not cover the case only what works instead; of one whose
    rights no letter here makes use of, besides what is said of this grievance. Where no letter is open, nobody needs to
    know how a letter is followed up."""
    for law in {one.law.id: one.law for one in matches if not one.taken_over}.values():
        idle = law.id not in used and law.in_force.from_ <= situation.today
        for note in law.notes:
            span = note.in_force or law.in_force
            concerned = note.concerns(situation.scenario, wanted, situation.facts)
            of_letters = _gives_rights(law) or (not used and note.kind != "warning")
            for_all = note.kind == "works_instead" or note.scenarios or note.about_the_dead
            spoken = for_all or not (idle and of_letters)
            if (
                spoken
                and concerned
                and span.covers(situation.today)
                and tells(law, note, matches, situation.facts, wanted)
            ):
                yield law, note


def _to_come(law: Law, note: Note, matches: tuple[Match, ...]) -> bool:
    """Whether it is of rights of the law that begin on a later day, and of none that is there."""
    own = [one for one in matches if one.law.id == law.id and one.rule.gives in note.rights]
    return bool(own) and all(
        isinstance(one.ruled_out, NotInForce) and one.on < one.law.span_of(one.rule).from_ for one in own
    )


def _gives_rights(law: Law) -> bool:
    return any(rule.gives not in STEPS for rule in law.rules)


def _used(matters: Iterable[Matter]) -> frozenset[str]:
    """The laws, by id, on which letters of these matters rest, or which they cite."""
    cited = (one.rights[right].law.id for one in matters for right in _cited(one) if right in one.rights)
    return frozenset((*cited, *(one.law.id for one in matters)))


def _cited(matter: Matter) -> Iterator[Right]:
    """What its letters may cite; of an appeal none speaks where nothing asked for may be appealed."""
    yield from matter.asked
    yield from (step for step in STEPS if step != "appeal" or matter.may_appeal)
