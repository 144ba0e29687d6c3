"""How many screens the interview has: what a person reads before they answer, prompts on one subject together.

Counted in real sessions, from the first question to "write the letter": 8 for somebody with a profile and a company
that the kit knows, 12 for most, never more than 16.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import PipeInput

from complaint_kit.cases import profile
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.situation.case import Me
from complaint_kit.situation.interview import Question
from complaint_kit.wizard import prompts, run
from tests.wizard.test_wizard import DOWN, NO_MORE, SPACE, grievance, keys, line, must, option, pick, relation, terminal

__all__ = ["keys", "terminal"]

WITH_PROFILE, TYPICAL, AT_MOST = 8, 12, 16
WRITE, NOTHING_SENT, NO_OTHER_COMPANY, SHORT = pick(1), option(2), pick(2), pick(1)
NOTHING_HAPPENED = line()


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What each prompt was about, as they come: the subject of a question, or the words of a choice."""
    read: list[str] = []

    def watched(prompt: Callable[..., Any], about: Callable[[Any], str]) -> Callable[..., Any]:
        def asked(first: Any, *more: Any, **named: Any) -> Any:
            read.append(about(first))
            return prompt(first, *more, **named)

        return asked

    for kind, prompt in prompts._ASK.items():
        monkeypatch.setitem(prompts._ASK, kind, watched(prompt, _screen))  # type: ignore[arg-type]
    monkeypatch.setattr(run, "choose", watched(run.choose, str))
    return read


def _screen(question: Question) -> str:
    return "afterwards" if question.id in {"keep_me", "another_company"} else question.screen


def count(read: list[str]) -> int:
    """The screens before the letter was written."""
    return sum(1 for screen, _ in groupby(read) if screen != "afterwards")


def new(home: Path, day: str = "2026-11-27", *before: str) -> int:
    return main([*before, "new", "--out", str(home), "--as-of", day])


KNOWN_TO_ME = Me(name="Niamh Byrne", lives_in="IE", email="niamh@example.org", address=("1 Quay", "Cork"))
AS_THEY_KNOW_ME = [line("niamh.b"), pick(1), pick(1)]  # the account there; my own data; a short letter
KNOWN_COMPANY = {
    "access": [line("LinkedIn"), NOTHING_HAPPENED, SPACE + "\r", line(), line(), NOTHING_SENT],
    "ai_training": [
        line("LinkedIn"),
        line(),  # nothing of what is public was seen
        NOTHING_HAPPENED,
        SPACE + "\r",  # posts
        SPACE + "\r",  # stop it
        line("My posts are about my illness."),
        option(2),  # no switch used
        NOTHING_SENT,
    ],
    "erasure": [
        line("LinkedIn"),
        line("my account"),
        SPACE + "\r",
        option(2),  # not made public
        line(),  # nobody else to be told
        NOTHING_HAPPENED,
        NOTHING_SENT,
    ],
    "opt_out": [line("LinkedIn"), SPACE + "\r", NOTHING_HAPPENED, NOTHING_SENT],
    "machine_decision": [
        line("LinkedIn"),
        line("my account was closed"),
        line(),  # no day
        line(),  # who decided, nobody knows
        line(),  # what it was about
        SPACE + "\r",  # the reasons
        NOTHING_HAPPENED,
        NOTHING_SENT,
    ],
    "restriction": [
        line("LinkedIn"),
        line("my profile"),
        SPACE + "\r",  # it is wrong
        line("I left in May."),
        NOTHING_HAPPENED,
        NOTHING_SENT,
    ],
    "portability": [
        line("LinkedIn"),
        line(),  # all of it
        option(1),  # it came from me
        line(),  # no legal basis known
        line(),  # to me
        NOTHING_HAPPENED,
        NOTHING_SENT,
    ],
    "objection": [
        line("LinkedIn"),
        line("my photo"),
        line(),  # no legal basis known
        line("I am hiding from somebody."),
        NOTHING_HAPPENED,
        NOTHING_SENT,
    ],
    "consent": [line("LinkedIn"), line("the newsletter"), NOTHING_HAPPENED, NOTHING_SENT],
    "rectification": [
        line("LinkedIn"),
        line("my year of birth"),
        line("1985"),
        line(),  # no proof
        line(),  # nobody else to be told
        NOTHING_HAPPENED,
        NOTHING_SENT,
    ],
}  # fmt: skip


@pytest.mark.parametrize("scenario", KNOWN_COMPANY)
def test_somebody_with_a_profile_and_a_known_company_reads_eight_screens(
    scenario: str, tmp_path: Path, keys: PipeInput, screens: list[str]
) -> None:
    profile.write(tmp_path, KNOWN_TO_ME)
    keys.send_text("".join([grievance(scenario), *KNOWN_COMPANY[scenario], *AS_THEY_KNOW_ME, WRITE, NO_OTHER_COMPANY]))
    assert new(tmp_path) == DONE
    assert count(screens) <= WITH_PROFILE, screens


UNKNOWN_COMPANY = [
    line("Seewind Reisen GmbH"),
    line("Berlin"),
    option(1),  # I am a customer
    line("Deutschland"),
    line("Hafenstraße 4"),
    line("20457 Hamburg"),
    line(),
    line("datenschutz@seewind.example"),
    line("Seewind hat mir die Reise verweigert."),
    line("20.2.2026"),
    pick(1),  # I saw it myself
    SPACE + "\r",  # nobody told me before
    line("Seewind nennt dafür mein Kundenprofil."),
    line("21.2.2026"),
    pick(1),
    SPACE + "\r",
    line(),  # nothing more happened
    SPACE + "\r",  # a copy
    line(),
    line("Buchungsabteilung"),
    option(1),  # I have written before
    pick(1),  # to the organisation
    option(1),  # by e-mail
    line("1.3.2026"),
    SPACE + "\r",  # a copy
    must(1),  # nothing came back
    option(2),  # no other letter
    line("Ich konnte nicht verreisen."),
    line("Jana Brandt"),
    line("jana@example.org"),
    line("Lindenstraße 12"),
    line("10969 Berlin"),
    line(),
    line("Kundennummer 70-118"),
    pick(2),  # my child
    line("Ida Brandt"),
    line(),  # not when she was born
    pick(1),  # a short letter
]


def test_most_people_read_twelve_screens_even_with_much_to_tell(
    tmp_path: Path, keys: PipeInput, screens: list[str]
) -> None:
    keys.send_text("".join([grievance("access"), *UNKNOWN_COMPANY, WRITE, *NO_MORE]))
    assert new(tmp_path, "2026-04-14", "--lang", "de") == DONE
    assert count(screens) <= TYPICAL, screens


A_CHURCH = [
    line("Kita Sankt Georg"),
    line("Bayern"),
    relation("church"),
    line("Deutschland"),
    must(2),  # Catholic
    must(1),  # of Aachen
    line("Domhof 1"),
    line("52062 Aachen"),
    line(),
    line(),  # no e-mail
]
A_SHOP_IN_TEXAS = [
    line("Bluebonnet Outfitters"),
    line("TX"),
    option(1),  # I am a customer
    line("TX"),
    option(2),  # known across the state
    line("1 Main Street"),
    line("Austin, TX 78701"),
    line(),
    line(),  # no e-mail
]
ME = [line("Sam Doe"), line("sam@example.org"), line(), line(), pick(1)]
TELLS = [line("They sold my number."), line("2 November 2026"), pick(1), SPACE + "\r", line()]
WROTE = [option(1), pick(1), option(1), line("9 November 2026"), SPACE + "\r", must(1)]
WORRIED = [option(2), line("It worries me.")]
MUCH_TO_ASK = {
    "a church in Germany": [
        grievance("access"),
        *A_CHURCH,
        *TELLS,
        SPACE + "\r",
        line(),
        line(),
        *WROTE,
        *WORRIED,
        *ME,
        pick(1),
        SHORT,
    ],
    "a shop in Texas that ignored a signal": [
        grievance("opt_out"),
        *A_SHOP_IN_TEXAS,
        SPACE + "\r",  # no sale
        *TELLS,
        must(1),  # a signal was ignored
        line("shop.example"),
        line("Firefox"),
        *WROTE,
        *WORRIED,
        *ME,
        SHORT,
    ],
}


@pytest.mark.parametrize("answers", MUCH_TO_ASK.values(), ids=MUCH_TO_ASK)
def test_nobody_reads_more_than_sixteen_screens(
    answers: list[str], tmp_path: Path, keys: PipeInput, screens: list[str]
) -> None:
    keys.send_text("".join([*answers, WRITE, *NO_MORE]))
    assert new(tmp_path) == DONE
    assert TYPICAL - 2 <= count(screens) <= AT_MOST, screens


AN_OWNER = [line("Karl Vogt"), line("Deutschland"), line("Hessen"), relation("neighbour", "DE-HE"), line(), line()]
A_CALLER = [
    line("Stromkontor Vertrieb GmbH"),
    line("Deutschland"),
    line("Hessen"),
    relation("stranger", "DE-HE"),
    line("Deutschland"),
    line(),  # no address
    line(),  # no e-mail
]
A_PAPER = [
    line("Alpenblick Nachrichten GmbH"),
    line("Österreich"),
    option(1),  # I am a customer
    line("Österreich"),
    line(),  # no address
    line(),  # no e-mail
]
MYSELF = [line("Jana Brandt"), line("jana@example.org"), line(), line(), pick(1)]
NO_ACCOUNT = [*MYSELF, SHORT]
LONG_ONES = {
    "camera": [
        *AN_OWNER,
        option(1),  # it films more than his own ground
        line("over the door"),
        DOWN * 2 + SPACE + "\r",  # it shall film me no more
        line("I pass it every day."),
        NOTHING_HAPPENED,
        NOTHING_SENT,
        *MYSELF[:3],
        pick(1),
    ],
    "marketing": [
        *A_CALLER,
        DOWN * 2 + SPACE + "\r",  # they call
        line("069 4960 0172"),
        line(),
        line("since March 2026"),
        line(),  # in no list
        NOTHING_HAPPENED,
        NOTHING_SENT,
        *NO_ACCOUNT,
    ],
    "trackers": [
        *A_PAPER,
        line("alpenblick.example"),
        line("20.11.2026"),
        SPACE + "\r",  # before I clicked
        line("_ga"),
        option(1),  # pictures of the screen
        SPACE + "\r",  # it shall stop
        NOTHING_HAPPENED,
        NOTHING_SENT,
        *NO_ACCOUNT,
    ],
    "credit_file": [
        line("SCHUFA"),
        line("Deutschland"),
        line("Hessen"),
        SPACE + "\r",  # to see all
        NOTHING_HAPPENED,
        NOTHING_SENT,
        *NO_ACCOUNT,
    ],
}


@pytest.mark.parametrize("scenario", LONG_ONES)
def test_the_longer_grievances_of_the_union_stay_at_twelve_screens(
    scenario: str, tmp_path: Path, keys: PipeInput, screens: list[str]
) -> None:
    keys.send_text("".join([grievance(scenario), *LONG_ONES[scenario], WRITE, *NO_MORE]))
    assert new(tmp_path, "2026-11-27", "--lang", "de") == DONE
    assert count(screens) <= TYPICAL - 1, screens
