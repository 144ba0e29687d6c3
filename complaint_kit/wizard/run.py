"""Around the questions: what happened, the answers kept, the plan shown until it is to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from complaint_kit.cases import folder as cases
from complaint_kit.cases.locking import locked
from complaint_kit.drafting.explaining import explanation
from complaint_kit.drafting.plan_text import plan_text, short_plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import KitError
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.interview import Question
from complaint_kit.wizard.offer import Back, Offer, say
from complaint_kit.wizard.prompts import ask, choose
from complaint_kit.wizard.session import Answers, Session
from complaint_kit.wizard.width import height, lines_of, width


def welcome(screen: Screen) -> None:
    """Says what this is and is not, and that answers are kept."""
    print()
    say(screen.words()["screen"]["welcome"])


def agreed_to(id_: str, words: Mapping[str, Any], usual: str = "yes") -> bool:
    """Whether the person says yes to a question after the interview; `usual` is what Enter alone says, and no answer
    is a no."""
    offer = Offer(words=words["afterwards"][id_], screen=words["screen"])
    try:
        return ask(Question(id=id_, kind="yes_no", required=True, usual=usual), offer) is True
    except (Back, KeyboardInterrupt, EOFError):  # the letter is written: whoever leaves now has lost nothing
        return False


def pick_scenario(screen: Screen) -> str:
    """What happened, in the person's own terms: one list with headings or, on a terminal too low for it, a heading
    first, each with what stands under it."""
    headings, words, grouped = screen.words()["groups"], screen.words()["screen"], screen.library.grouped()
    said = {id_: screen.words(id_)["scenario"] for ids in grouped.values() for id_ in ids}
    titles = {id_: words["title"] for id_, words in said.items()}
    above = {ids[0]: headings[group] for group, ids in grouped.items()}
    print()
    if lines_of([*titles.values(), *above.values()]) < height():
        return choose(words["what_happened"], titles, words, above=above)
    short = {
        group: f"{headings[group]}: {'; '.join(said[id_].get('short', titles[id_]) for id_ in ids)}"
        for group, ids in grouped.items()
    }
    picked = "back"
    while picked == "back":
        group = choose(words["what_happened"], short, words)
        offered = {id_: titles[id_] for id_ in grouped[group]}
        picked = choose(words["what_happened"], {**offered, "back": words["back"]}, words)
    return picked


def agree(session: Session, answers: Answers, preview: Callable[[], None]) -> Answers | None:
    """Shows the plan until the person wants it written: the answers that it follows from; None if they stop here.

    `preview` shows the letters that follow from the answers that were kept.
    """
    while True:
        try:
            plan = session.plan(answers)
        except KitError as error:
            say(str(error))
            picked = "change"
        else:
            picked = _decided(session, plan, preview)
        if picked != "change":
            return answers if picked == "write" else None
        answers = session.review(answers)


def _decided(session: Session, plan: Plan, preview: Callable[[], None]) -> str:
    """Shows the plan, on one screen and whole if wanted, and returns what shall be done: write, change or stop."""
    screen, content = session.words["screen"], explanation(plan, session.screen)
    options = {key: screen[key] for key in ("write", "preview", "more", "change", "stop")}
    if not plan.now and plan.asking:
        options["write"] = screen["write_asking"]
    elif not plan.now:
        del options["write"], options["preview"]
    told = short_plan_text(content, session.words, width())
    while True:
        print(f"\n{told}\n" if told else "")
        picked = choose(screen["shall_i"], options, screen)
        if picked == "more":
            told = plan_text(content, session.words, width())
            del options["more"]
        elif picked == "preview":
            told = ""  # it was read already
            _previewed(preview)
        else:
            return picked


def _previewed(preview: Callable[[], None]) -> None:
    """Shows the letter, or says why there can be none yet."""
    try:
        preview()
    except KitError as error:
        say(str(error))


@dataclass
class Keeper:
    """Keeps answers as they come, in a case folder made with the first of them; `folder` is None before. `discreet`:
    the folder is called after nobody."""

    session: Session
    home: Path
    folder: Path | None
    discreet: bool = False

    def keep(self, answers: Answers) -> None:
        """The answers, in the case file."""
        session = self.session
        if self.folder is None:
            self.folder = cases.create(self.home, session.scenario, session.today, self._name(answers))
        with locked(self.folder):
            cases.save(self.folder, session.case(answers, cases.load(self.folder, session.library)))

    def name_after(self, answers: Answers) -> Path:
        """The folder, called after the organisation of the answers if another was named first, and nothing written."""
        assert self.folder is not None
        self.folder = cases.renamed(self.folder, self.session.library, self._name(answers))
        return self.folder

    def _name(self, answers: Answers) -> str:
        named = str(answers.get("organisation", self.session.scenario))
        return cases.name_for(Case(discreet=self.discreet), named)
