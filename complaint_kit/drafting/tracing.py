"""Where the facts of a letter come from: for each sentence, which statement, paper, reply, exhibit, answer or entry of
the public record says it. What a sentence shares with no source states no fact of the case: it asks, or says the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal, NamedTuple

from complaint_kit.drafting import wording
from complaint_kit.drafting.naming import phrases_of
from complaint_kit.drafting.stating import when_in_words
from complaint_kit.letters.letter import Letter, texts
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.case import Case
from complaint_kit.situation.record import ended

Kind = Literal["statement", "paper", "reply", "exhibit", "answer", "record", "period"]


class Source(NamedTuple):
    """Where a fact was told: the kind of entry in the case, its id there, and the exhibit that shows it, if any."""

    kind: Kind
    id: str
    exhibit: str = ""


class Traced(NamedTuple):
    """A sentence of a letter that states a fact, and all that it came from."""

    text: str
    sources: tuple[Source, ...]


class _Told(NamedTuple):
    """What a sentence says if it came from that source. A day is only looked for where no words are found."""

    source: Source
    words: str
    is_day: bool = False


# A full stop behind a number of one or two digits, an initial or a title ends no sentence.
_ENDS = re.compile(
    r"(?:(?<!\b\d)(?<!\b\d\d)(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?…]|[.!?…][\"”“’»)]+)(?=\s+[\"„“‘«(]?[A-ZÄÖÜ])"
)
_SHORTEST = 4  # characters: fewer stand in a sentence by chance
_ID = re.compile(r"[a-z_0-9]+")  # a choice that letters have no phrase for
_UNTOLD = frozenset({"organisation", "happened", "papers", "practices", "residence", "full_name"})


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph; a line ends one too."""
    return tuple(one for line in text.split("\n") for one in _sentences(line.strip()) if one)


def _sentences(line: str) -> Iterator[str]:
    ends = [match.end() for match in _ENDS.finditer(line)]
    for start, end in zip([0, *ends], [*ends, len(line)], strict=True):
        yield line[start:end].strip()


def traced(letter: Letter, matter: Matter, words: Mapping[str, Any], locale: str) -> tuple[Traced, ...]:
    """The sentences of the letter's text that state facts of the case, in their order, with their sources."""
    told = tuple(_told(matter, words, letter.language, locale))
    bare = replace(letter, sender=(), contact=(), recipient=(), signature="", enclosures=(), dated="", subject="")
    said = dict.fromkeys(one for text in texts(bare) for one in sentences(text))
    found = (Traced(one, _sources(one, told)) for one in said)
    return tuple(one for one in found if one.sources)


def _sources(sentence: str, told: tuple[_Told, ...]) -> tuple[Source, ...]:
    plain = _plain(sentence)
    by_words = [one.source for one in told if not one.is_day and _says(plain, _plain(one.words))]
    by_day = [one.source for one in told if one.is_day and one.words in sentence]
    strong = any(one.kind in ("statement", "reply") for one in by_words)
    return tuple(dict.fromkeys(by_words if strong else (*by_words, *by_day)))


def _says(sentence: str, words: str) -> bool:
    """Whether these words stand in the sentence as words of their own."""
    at = sentence.find(words) if len(words) >= _SHORTEST else -1
    end = at + len(words)
    return at >= 0 and not sentence[max(at - 1, 0) : at].isalnum() and not sentence[end : end + 1].isalnum()


def _plain(text: str) -> str:
    """Without what a letter may change of words that it takes over: case at the start, spaces, the last full stop."""
    return " ".join(text.split()).casefold().rstrip(". ")


def _told(matter: Matter, words: Mapping[str, Any], language: str, locale: str) -> Iterator[_Told]:
    case = matter.situation.case
    phrases = phrases_of(case, words)
    yield from _statements(case, phrases["conduct"], locale)
    yield from _papers(case, locale)
    for exhibit in case.exhibits:
        yield _Told(Source("exhibit", exhibit.id, exhibit.id), exhibit.is_)
    past = ended(matter.situation.record, matter.situation.today)
    for entry in matter.situation.confirmed:
        text = wording.in_language(entry.told(past), language, entry.id)
        yield from (_Told(Source("record", entry.id), one) for one in sentences(text))
    for clock in matter.due:
        if clock.paper:
            id_ = f"{matter.law.id} {clock.match.rule.id}.{clock.deadline.id}, {clock.paper.id}"
            yield _Told(Source("period", id_), wording.long_date(clock.due, locale), is_day=True)
    yield from _answers(matter.situation.answers, phrases, locale)
    yield _Told(Source("answer", "residence"), wording.territory(matter.situation.residence, locale))
    for number, wish in enumerate(case.want, start=1):
        source = Source("answer", f"want {number}, {wish.wish}")
        yield from (_Told(source, one) for text in (wish.of, wish.where) for one in sentences(text or ""))
    for kind, name in case.about.knows_me_as.items():
        yield _Told(Source("answer", f"knows_me_as, {kind}"), name)


def _statements(case: Case, conduct: Mapping[str, str], locale: str) -> Iterator[_Told]:
    for number, one in enumerate(case.happened, start=1):
        source = Source("statement", f"S{number}", one.exhibit or "")
        yield from (_Told(source, said) for said in sentences(one.says))
        yield from (_Told(source, conduct[wrong]) for wrong in one.wrong if wrong in conduct)
        if one.on or one.starts:
            day = when_in_words(one.on, locale) if one.on else wording.long_date(one.starts or date.min, locale)
            yield _Told(source, day, is_day=True)


def _papers(case: Case, locale: str) -> Iterator[_Told]:
    for paper in case.papers:
        source = Source("paper", paper.id, paper.exhibit or "")
        days = (paper.sent, paper.received.on if paper.received else None)
        yield from (_Told(source, wording.long_date(day, locale), is_day=True) for day in days if day)
        for reply in paper.replies:
            source = Source("reply", f"{paper.id}, {reply.on}", reply.exhibit or "")
            yield _Told(source, wording.long_date(reply.on, locale), is_day=True)
            for text in (reply.words, reply.missing, reply.mine):
                yield from (_Told(source, said) for said in sentences(text or ""))


def _answers(answers: Mapping[str, Any], phrases: Mapping[str, Mapping[str, str]], locale: str) -> Iterator[_Told]:
    """What was answered to single questions: as typed, or as the phrases that letters have for choices."""
    for id_, value in answers.items():
        if id_ in _UNTOLD:
            continue
        source = Source("answer", id_)
        for one in value if isinstance(value, tuple | list) else (value,):
            if isinstance(one, date):
                yield _Told(source, wording.long_date(one, locale), is_day=True)
            elif isinstance(one, str) and (said := phrases.get(id_, {}).get(one, "" if _ID.fullmatch(one) else one)):
                yield from (_Told(source, sentence) for sentence in sentences(said))
