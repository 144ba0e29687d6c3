"""What a letter says against a refusal, and of conduct: the law's answers in the language of the letter, with what the
organisation wrote and what the person says to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.drafting import wording
from complaint_kit.drafting.citing import CitationRecorder
from complaint_kit.drafting.naming import in_their_name
from complaint_kit.drafting.short_citations import in_brackets
from complaint_kit.drafting.telling import replied
from complaint_kit.law.entry import Words
from complaint_kit.law.grounds import Counter, CountersFile, Infringement
from complaint_kit.letters.markup import escape
from complaint_kit.planning.agents import agent_rules
from complaint_kit.planning.grounds import Argument, Breach, all_in_time, arguments, breaches
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.named_days import given_up, outdone, thread_of, told_who
from complaint_kit.situation.case import Case


class Answered(NamedTuple):
    """One answer of the law: how firm it is, what it says, what is to be done all the same, the entry to cite, and
    whether it meets the ground: the duty to give reasons is owed whatever the ground."""

    strength: str
    says: str
    then: str
    entry: Counter | Infringement
    meets: bool


class Argued(NamedTuple):
    """What came back to one letter, and what is said to it. `kind` is that of the reply, `ground` what it rests on,
    `grounds` that and whatever else it does; `unclear` says that it deals with a part and nobody said with which;
    `document` is the kind of the letter, `conceded` whether the law lets them do so."""

    kind: str
    day: str
    ground: str
    grounds: tuple[str, ...]
    words: str
    mine: str
    missing: str
    answers: tuple[Answered, ...]
    unclear: bool
    document: str
    conceded: bool


class Broken(NamedTuple):
    """A kind of conduct, the facts of this letter that show it, by number, and the rule that it breaks, if there is
    one."""

    conduct: str
    facts: tuple[int, ...]
    rule: Answered | None


# The strongest that the law has to say to a ground, and one more, or one to each ground: a letter is no treatise.
_MOST_ANSWERS = 2


def argued(
    matter: Matter, law_says: CountersFile, citer: CitationRecorder, since: date, *, only_refusals: bool
) -> Iterator[Argued]:
    """For each reply after `since` that refuses, demands or leaves out something: their words, the law's answers, and
    mine; with `only_refusals` for none that merely demands. The same answer is given once, and what is to be done all
    the same, which answers may share, asked for once.
    """
    given: set[str] = set()
    asked: set[str] = set()
    found = (one for one in arguments(matter, law_says) if one.reply.on > since)
    case, today = matter.situation.case, matter.situation.today
    found = (one for one in found if not given_up(one.paper, one.reply, case, today))
    found = (one for one in found if not _replaced(one, case, today))
    for one in (one for one in found if one.reply.refusal or not only_refusals):
        new = [counter for counter in one.counters if counter.id not in given][: max(_MOST_ANSWERS, 1 + len(one.also))]
        given |= {counter.id for counter in new}
        answers = []
        for counter in new:
            answer = _answered(counter, matter.situation.case, citer)
            # Nor what may have been granted, or what they were told of who the person is.
            if (
                answer.then in asked
                or (one.reply.unclear and not answer.meets)
                or told_who(one.paper, one.reply, matter.situation.case)
            ):
                answer = answer._replace(then="")
            answers.append(answer)
            asked.add(answer.then)
        yield Argued(
            kind=one.reply.kind,
            day=wording.long_date(one.reply.on, citer.locale),
            ground=one.ground or "",
            grounds=(*([one.ground] if one.ground else []), *one.also),
            words=escape(one.reply.words),
            mine=wording.stopped(escape(one.reply.mine or "")),
            missing=escape(one.reply.missing or ""),
            answers=tuple(answers),
            unclear=one.reply.unclear,
            document=one.paper.kind,
            conceded=bool(one.conceded),
        )


def _replaced(one: Argument, case: Case, today: date) -> bool:
    """Whether there was no data, or something was left out without a reason, until a later answer to the same came, and
    the person has nothing to say to the first."""
    if (
        one.reply.kind not in {"partly", "no_data"}
        or one.reply.mine
        or (one.reply.kind == "partly" and one.ground not in (None, "none_given"))
    ):
        return False
    thread = thread_of(one.paper, case)
    again = (later for later in case.replies_to(thread) if later.unclear and one.reply.on < later.on <= today)
    return any(True for _ in again) or outdone(thread, one.reply, case, today)


def broken(found: Iterable[Breach], citer: CitationRecorder, printed: Mapping[int, int]) -> tuple[Broken, ...]:
    """What is wrong in the facts of the letter; `printed`: the number that a statement of the case has in it."""
    return tuple(
        Broken(
            conduct=one.conduct,
            facts=tuple(sorted(printed[number] for number in one.statements)),
            rule=_ruled(one.rule, citer) if one.rule else None,
        )
        for one in found
    )


def _answered(counter: Counter, case: Case, citer: CitationRecorder) -> Answered:
    says, then = (in_their_name(_said(one, citer), case, citer.words) for one in (counter.says, counter.then))
    return Answered(counter.strength, says, then, counter, meets=counter.ground != "none_given")


def _ruled(rule: Infringement, citer: CitationRecorder) -> Answered:
    return Answered("settled", _said(rule.says, citer), "", rule, meets=True)


def _said(words: Words | None, citer: CitationRecorder) -> str:
    if not words:
        return ""
    return escape(wording.spelled(wording.in_language(words, citer.language, "an answer to a refusal"), citer.locale))


def told(citer: CitationRecorder, answer: Answered) -> str:
    """What an answer says, its citations in brackets before the last full stop."""
    entry = answer.entry
    found = entry.cite if isinstance(entry, Counter) else (entry.cite,)
    words = [wording.in_language(one.words, citer.language, "an answer to a refusal") for one in found]
    cited = "; ".join(citer.rely_on(entry, one) for one in words)
    stop = escape(".")
    ends = answer.says.endswith(stop)
    return f"{answer.says.removesuffix(stop)}{in_brackets(cited)}{stop if ends else ''}" if words else answer.says


def small(text: str) -> str:
    """The text with a small letter at its start, to go on in a sentence."""
    return text[:1].lower() + text[1:]


def in_advance(matter: Matter, law_says: Callable[[], CountersFile], citer: CitationRecorder) -> dict[str, Any]:
    """For words of a first letter: `agent_rules`, what the law says where somebody asks for another person, and
    `told`."""
    rules = agent_rules(matter, law_says)
    return {
        "agent_rules": tuple(_answered(one, matter.situation.case, citer) for one in rules),
        "told": lambda answer: told(citer, answer),
    }


def arguing(
    kind: str, matter: Matter, law_says: CountersFile, citer: CitationRecorder, printed: Mapping[int, int]
) -> dict[str, Any]:
    """For words: `arguments`, `breaches`, whether the time for a ground may be over (`time_barred`), the size of
    letters, and what a first letter has; `told` says an answer or a rule of them too. A reply argues with what has come
    since the last one, which argued with the rest; an appeal with what it appeals against, if anything was refused."""
    since = replied(matter) if kind == "reply" else date.min
    found = breaches(matter, law_says, printed)
    appealed = kind == "appeal" and any(one.reply.refusal for one in arguments(matter, law_says))
    return {
        **in_advance(matter, lambda: law_says, citer),
        "arguments": tuple(argued(matter, law_says, citer, since, only_refusals=appealed)),
        "breaches": broken(found, citer, printed),
        "time_barred": not all_in_time(matter, found),
        "small": small,
    }
