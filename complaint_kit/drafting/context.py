"""What the words of letters may look at and call: the law, the case, the answers. What a person typed is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from complaint_kit.drafting import stating, telling, wording
from complaint_kit.drafting.citing import CitationRecorder
from complaint_kit.law.matching import STEPS
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import TO_AUTHORITIES
from complaint_kit.letters.markup import as_typed, escape
from complaint_kit.planning.clocks import Clock
from complaint_kit.planning.matter import Matter

Enclosure = tuple[str, str]  # its name, and its id in the case


def context_of(
    kind: str, matter: Matter, citer: CitationRecorder, more: Mapping[str, Any], enclosures: list[Enclosure]
) -> dict[str, Any]:
    """Everything that words may call or look at, for one letter. `enclosures` takes what they name as enclosed."""
    situation, locale = matter.situation, citer.locale
    overdue = _overdue(matter, locale)
    sentences = stating.confirmed(situation, citer.language, locale)
    facts = stating.facts(matter, citer.words, locale, to_authority=kind in TO_AUTHORITIES)
    history = telling.history(matter, locale)
    return {
        **{name: _escaped(value) for name, value in more.items()},
        "mandate": more.get("mandate"),  # days and ids, of which nothing was typed
        "answers": _Escaping(situation.facts),
        "said": lambda id_, value=None: is_said(situation.facts.get(id_), value),
        "listed": lambda id_: more["lists"].get(id_, ""),
        "wants": lambda right: right in matter.asked,
        "asked": matter.asked,
        "may_appeal": matter.may_appeal,
        "together": lambda *rights: _of_one_law(matter, rights),
        "main": citer.main or "",
        "organisation": escape(situation.organisation_name),
        "sentences": sentences,
        "facts": facts,
        "since": telling.facts_since(matter, citer.words, locale),
        "history": history,
        "requests": telling.requests(matter, locale),
        "chronology": telling.chronology(kind, matter, sentences, facts, history),
        "replies": telling.answers(matter, locale),
        "left_out": lambda *kinds: telling.left_out(matter, *kinds),
        "sends": telling.sends(matter),
        "demands": telling.demands(kind, matter, locale),
        "on": lambda what, document="request": telling.first_day(matter, what, document, locale),
        "id_of": lambda what, document="request": telling.id_of(matter, what, document),
        "day": lambda value: escape(wording.long_date(value, locale)),  # as in what the person wrote, to be found there
        "passed": lambda value: value <= situation.today,
        "has": citer.has,
        "cite": citer.cite,
        "under": citer.under,
        "period": citer.period,
        "timed": citer.timed,
        "due": citer.due,
        "still_due": citer.still_due,
        "entitled": citer.entitled,
        "overdue": overdue,
        "no_answer": next((one for one in overdue if one["deadline"] not in _NO_ANSWERS), None),
        "stopped": wording.stopped,
        "capital": wording.capitalised,
        "enclose": lambda words, exhibit="": _enclose(enclosures, words, exhibit),
    }


def _of_one_law(matter: Matter, rights: tuple[Right, ...]) -> bool:
    """Whether one law gives all of these rights here: what another act says of a copy does not go beside HIPAA's."""
    given = [matter.rights.get(right) for right in rights]
    return None not in given and len({one.law.id for one in given if one}) == 1


_NO_ANSWERS = ("acknowledge", "opt_out")  # what is due then: word of receipt, or a deed


def _enclose(enclosures: list[Enclosure], words: str, exhibit: str) -> str:
    """The number of the enclosure with that (escaped) name, which the end of the letter lists as typed.

    `exhibit` is its id in the case: what has one is enclosed once, whatever it is called, and two that are called alike
    are two.
    """
    wanted = (as_typed(words), exhibit)
    same = (at for at, one in enumerate(enclosures) if (one[1] == exhibit if exhibit else one == wanted))
    at = next(same, len(enclosures))
    if at == len(enclosures):
        enclosures.append(wanted)
    return str(at + 1)


def is_said(answer: Any, value: Any) -> bool:
    """Whether a question was answered at all, or with this value, or with a choice of several that has it; of several
    values, whether with one of them."""
    if value is None:
        return bool(answer)
    if isinstance(value, list | tuple):
        return any(is_said(answer, one) for one in value)
    return value in answer if isinstance(answer, tuple) else bool(answer == value)


def _overdue(matter: Matter, locale: str) -> tuple[dict[str, Any], ...]:
    """The periods that have ended beyond doubt without an answer. `cites` is what `cite` takes for the period;
    `assumed` says that nobody recorded the arrival, `extended` that a longer period was notified in time; `longest` is
    the longest form of the period, if that has ended too, and no entry of its own."""
    today = matter.situation.today
    mine = (one for one in matter.due if one.right in matter.asked or one.right in STEPS)
    ended = sorted((one for one in mine if one.overdue(today)), key=lambda one: one.counted.due)
    longest = {(one.right, one.document, one.deadline.longest_of): one for one in ended if one.deadline.longest_of}
    shorter = {(one.right, one.document, one.deadline.id) for one in ended} & longest.keys()
    return tuple(
        {
            **_period(one, locale),
            "right": one.right,
            "deadline": "opt_out" if _is_deed(one, matter) else one.deadline.id,
            "document": one.document,
            "assumed": one.assumed and one.by_post,
            "extended": one.counted != one.first,
            "longest": _period(longest[key], locale)
            if (key := (one.right, one.document, one.deadline.id)) in shorter
            else None,
        }
        for one in ended
        if (one.right, one.document, one.deadline.longest_of) not in shorter
    )


def _is_deed(clock: Clock, matter: Matter) -> bool:
    """Whether something had to be done by then, not answered: American acts give days in which to act on a consent that
    was taken back, and none for word of it."""
    return clock.right == "withdraw_consent" and clock.document == "request" and matter.law.family.startswith("us")


def _period(clock: Clock, locale: str) -> dict[str, str]:
    return {"due": wording.long_date(clock.counted.due, locale), "cites": f"{clock.right}.{clock.deadline.cite}"}


def _escaped(value: Any) -> Any:
    """User text as data: strings escaped for the letter markup, inside lists and mappings too."""
    if isinstance(value, str):
        return escape(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, list | tuple):
        return tuple(map(_escaped, value))
    return _Escaping(value) if isinstance(value, Mapping) else value


_IDS = frozenset({"role", "is_to_me"})  # a word of the rules, which words compare and never print


class _Escaping(Mapping[Any, Any]):
    """A mapping in which what is looked up is escaped: of the names of all rights and periods a letter needs a few."""

    def __init__(self, whole: Mapping[Any, Any]) -> None:
        self._whole = whole

    def __getitem__(self, key: Any) -> Any:
        return self._whole[key] if key in _IDS else _escaped(self._whole[key])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)
