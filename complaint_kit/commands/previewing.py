"""A letter read on the screen before anything is written: by a pager on a terminal, plainly elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from complaint_kit.commands.writing import Chosen, spoken_in, to_sign
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation import mandate
from complaint_kit.situation.case import Case
from complaint_kit.wizard import plain
from complaint_kit.wizard.width import width
from complaint_kit.writers import txt


def plan_of(plan: Plan, screen: Screen) -> str:
    """The plan on one screen."""
    return short_plan_text(explanation(plan, screen), screen.words(plan.situation.scenario), width())


def letters_of(
    screen: Screen, case: Case, plan: Plan, documents: Chosen, language: str | None, printed: Printed
) -> Iterator[str]:
    """The letters as text, or the authority that has to be signed first; raises what writing them would raise."""
    if any(mandate.lacking(case.acting, matter.asked, plan.situation.today) for matter, _ in documents):
        yield _text(to_sign(screen.library, plan, documents, language, printed))
        return
    for matter, kind in documents:
        spoken = spoken_in(screen.library, case, plan, matter, kind, language)
        layout = sheet(screen.library, matter.situation.residence, printed)
        yield _text(draft(matter, screen.library, kind, spoken, layout))


def _text(letter: Letter) -> str:
    """The letter as its text file has it, or narrower on a narrow terminal."""
    return txt.write(letter, min(txt.COLUMNS, width())).decode()


def show(text: str) -> None:
    """The text, with a pager where somebody sits at a terminal that does not ask for plain text."""
    if plain.wanted() or not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(text)
        return
    from pydoc import pager  # slow to load, and few letters are looked at so

    os.environ.setdefault("LESS", "FRX")  # what fits the screen stays on it, as git has it
    pager(text)
