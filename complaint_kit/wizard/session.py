"""One interview: each question asked as it comes, going back, and the answers shown and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any, get_args

from complaint_kit.drafting.build_plan import fact_context, limits, prepare
from complaint_kit.drafting.output_files import unprintable
from complaint_kit.drafting.screen import Screen
from complaint_kit.law.grounds import Ground
from complaint_kit.law.rights import Right
from complaint_kit.planning.grounds import grounds_for
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.answers import NEW, check
from complaint_kit.situation.asking import SKIPPED, asked, followers, next_question
from complaint_kit.situation.case import Case
from complaint_kit.situation.days import month_first, parse_day
from complaint_kit.situation.filling import filled
from complaint_kit.situation.interview import LISTS, Interview, Question
from complaint_kit.situation.organisations import Organisation
from complaint_kit.situation.wishes import rights_of
from complaint_kit.wizard.meaning import ask_exactly, ask_place
from complaint_kit.wizard.offer import Back, Offer, say
from complaint_kit.wizard.prompts import ask, choose
from complaint_kit.wizard.retelling import Told, among, told_before
from complaint_kit.wizard.telling import Teller, ask_papers, ask_statements
from complaint_kit.wizard.width import width

Answers = dict[str, Any]
Keep = Callable[[Answers], None]


@dataclass
class Session:
    """One interview: the questions, the words, the day, and where answers are kept as they come."""

    screen: Screen
    scenario: str
    today: date
    keep: Keep = lambda answers: None
    letter_language: str | None = None  # what the person has set it to for all letters

    def __post_init__(self) -> None:
        self.library = self.screen.library
        self.interview: Interview = self.library.interview(self.scenario)
        self.words: Mapping[str, Any] = self.screen.words(self.scenario)
        self.fact_context = fact_context(self.library, self.scenario, self.today)
        self.remembered: Answers = {}  # what was answered before going back
        self.told: dict[str, Told] = {}  # the same, of the lists, by question
        self._screen = ""  # what the last question was about

    def answer_all(self, answers: Answers) -> Answers:
        """Asks what is still needed, keeping each answer at once; going back loses none."""
        shown = asked(self.interview, answers, self.fact_context.facts)
        order = [question.id for question in takewhile(lambda one: one.id in answers, shown)]  # back leads to these
        while question := next_question(self.interview, answers, self.fact_context.facts):
            if self._goes_without_saying(question, answers):
                answers[question.id] = self._likely(question, answers)
                self.keep(answers)
                continue
            try:
                answers[question.id] = self.ask(question, answers)
                order.append(question.id)
                self.keep(answers)
                self._echo(question, answers)
            except Back:
                self._step_back(answers, order, question)
        return answers

    def _step_back(self, answers: Answers, order: list[str], question: Question) -> None:
        if not order:
            say(self.words["screen"]["first"])
            return
        last = order.pop()
        self.remembered[last] = answers.pop(last)

    def ask(self, question: Question, answers: Answers) -> Any:
        """One answer, with what was answered before as its default."""
        before = answers.get(question.id, self.remembered.get(question.id, self._likely(question, answers)))
        self._head(question)
        if question.kind in LISTS:
            return self._ask_list(question, answers)
        while True:
            answer = self._asked(question, self._offer(question, answers, before), answers)
            if self._is_kept(answer):
                return answer
            before = answer

    def _head(self, question: Question) -> None:
        """The heading of a subject, before the first of its questions that are asked one after the other."""
        if question.screen != self._screen and self._heading(question) and not self._is_heading(question):
            print()
            say(self._heading(question)["ask"])
            say(self._heading(question)["why"], indent="  ")
        self._screen = question.screen

    def _is_heading(self, question: Question) -> bool:
        """Whether the question asks in the very words of the heading, which then stands for both."""
        return bool(self._heading(question).get("ask") == self.words["questions"][question.id]["ask"])

    def _heading(self, question: Question) -> Mapping[str, str]:
        found: Mapping[str, str] = self.words["subjects"].get(question.screen, {})
        return found

    def _goes_without_saying(self, question: Question, answers: Answers) -> bool:
        """Whether nobody needs to ask: the language of letters is set, or that of home is the language of the screen.
        The review has it all the same."""
        if question.id != "letter_language" or question.id in self.remembered:
            return False
        spoken = [one for one in self._spoken(answers) if one in question.choices]
        return spoken[:1] == [self.letter_language or self.screen.language]

    def _is_kept(self, answer: Any) -> bool:
        """Whether a PDF can show the answer, or the person wants it all the same."""
        problem = unprintable(answer)
        if problem is None:
            return True
        screen = self.words["screen"]
        says = screen["unprintable"]
        say(says["says"].format(found=problem.found))
        return choose(">", {"again": says["again"], "keep": says["keep"]}, screen) == "keep"

    def _likely(self, question: Question, answers: Answers) -> Any:
        """What the answer probably is: the language of the letter is the one set, or that of the person's home; where
        most people speak another, that of the screen."""
        if question.id != "letter_language":
            return None
        spoken = self._spoken(answers)[: 1 if self.letter_language is None else None]
        return next((one for one in (*spoken, self.screen.language) if one in question.choices), None)

    def _spoken(self, answers: Answers) -> tuple[str, ...]:
        """The language that is set for letters, and those of the person's home."""
        home = self.library.places.get(str(answers.get("residence", "")))
        return tuple(one for one in (self.letter_language, *(home.languages if home else ())) if one)

    def _asked(self, question: Question, offer: Offer, answers: Answers) -> Any:
        """One answer; where it may mean several places or organisations, the one that the person chose."""
        if question.kind == "place":
            body = question.body_if is not None and question.body_if.holds(self.fact_context.facts(answers)) is True
            return ask_place(question, offer, self.screen, of_body=body)
        if question.kind == "organisation":
            return ask_exactly(question, offer, self._called, lambda typed: self._new(answers, typed))
        return ask(question.offering(self.fact_context.facts(answers)), offer)

    def _new(self, answers: Answers, typed: str) -> str:
        """What was typed, kept as the name of an organisation that only sounds like a known one."""
        answers[NEW] = True
        return typed

    def _called(self, id_: str) -> str:
        return self.library.organisation(id_).name

    def _ask_list(self, question: Question, answers: Answers) -> Any:
        """What happened, or the letters so far."""
        facts, wishes = self.fact_context.facts(answers), self.library.wishes
        before = answers.get(question.id, self.remembered.get(question.id)) or ()

        def rights(wanted: tuple[str, ...]) -> tuple[Right, ...]:
            return rights_of(wishes, [id_ for id_ in wishes if id_ in wanted], facts)

        if question.id not in self.told:
            self.told[question.id] = told_before(before, rights, self.words)
        teller = Teller(
            words=self.words,
            today=self.today,
            month_first=month_first(answers.get("residence")),
            subject=question.screen,
            told=self.told[question.id],
            rights=rights,
            grounds=lambda asked: self._grounds(asked, facts),
        )
        if question.kind == "statements":
            return teller.stepping_back(ask_statements)
        return among(before, teller.stepping_back(lambda asking: ask_papers(asking) or ())) or SKIPPED

    def _grounds(self, asked: tuple[Right, ...], facts: Mapping[str, Any]) -> set[Ground]:
        """The grounds that make sense under the laws that may give what a letter asked for; all where none does."""
        laws = self.library.laws_for(str(facts["residence"]))
        may = [law for law in laws if law.covers is None or law.covers.holds(facts) is not False]
        giving = [law for law in may if {rule.gives for rule in law.rules} & set(asked)]
        found = {ground for law in giving for ground in grounds_for(self.library.counters(law), asked)}
        return found or set(get_args(Ground))

    def _offer(self, question: Question, answers: Answers, before: Any) -> Offer:
        return Offer(
            words=self._words(question),
            screen=self.words["screen"],
            before=before,
            check=lambda raw: self._check(question, raw, answers),
            options=self._options(question, answers),
            statements=self._statements(question, answers),
        )

    def _words(self, question: Question) -> Mapping[str, Any]:
        """The words of a question; under a heading that says why, it says so no more."""
        words: Mapping[str, Any] = self.words["questions"][question.id]
        if self._is_heading(question):
            return {**words, "why": self._heading(question)["why"]}
        return {key: said for key, said in words.items() if key != "why" or not self._heading(question)}

    def _check(self, question: Question, raw: Any, answers: Answers) -> Any:
        value = raw
        if question.kind == "date":
            first = month_first(answers.get("residence"))
            value = parse_day(str(raw), self.today, self.words["days"], month_first=first)
        return check(question, value, limits(self.library, self.today)._replace(typed=True))

    def _options(self, question: Question, answers: Answers) -> dict[str, str] | None:
        if question.kind == "place":
            return self.library.every_place(self.screen.language)
        if question.kind == "organisation":
            known = [self.library.organisation(id_) for id_ in self.library.organisation_ids()]
            return {name: one.id for one in known for name in (one.name, *one.aliases)}
        return None

    def _statements(self, question: Question, answers: Answers) -> dict[str, str] | None:
        organisation = self.library.find_organisation(str(answers.get("organisation", "")))
        if question.kind != "practices" or organisation is None:
            return None
        offered = self.fact_context.offered(organisation, answers)
        return {one.id: self.screen.said(one.asks) for one in offered if one.asks}

    def review(self, answers: Answers) -> Answers:
        """Shows all answers and lets the person change any, until they go on."""
        screen = self.words["screen"]
        while True:
            shown = asked(self.interview, answers, self.fact_context.facts)
            options = {question.id: self._line(question, answers) for question in shown}
            picked = choose(screen["review"], {"": screen["go_on"], **options}, screen)
            if not picked:
                return answers
            self._change(next(question for question in shown if question.id == picked), answers)
            answers = self.answer_all(answers)

    def _change(self, question: Question, answers: Answers) -> None:
        try:
            after = dict(answers)
            after[question.id] = self.ask(question, after)
        except Back:
            return
        for id_ in followers(self.interview, question.id, answers, after, self.fact_context.facts):
            self.remembered[id_] = after.pop(id_)
        answers.clear()
        answers |= after
        self.keep(answers)
        self._echo(question, answers)

    def _echo(self, question: Question, answers: Answers) -> None:
        """Says which legal person the letter goes to, once organisation and home are known."""
        if question.id in {"organisation", "residence"} and answers.get("residence"):
            known = self.library.find_organisation(str(answers.get("organisation", "")))
            if known:
                say(self._in_full(known, answers))

    def _in_full(self, organisation: Organisation, answers: Answers) -> str:
        """The organisation with the legal person behind it: "LinkedIn: LinkedIn Ireland Unlimited Company"."""
        home = answers.get("residence")
        entity = organisation.entity_for(self.library.reach(home), self.today) if home else None
        return f"{organisation.name}: {entity.name}" if entity else organisation.name

    def _line(self, question: Question, answers: Answers) -> str:
        text = f"{self.words['questions'][question.id]['ask']} {self._said(question, answers)}"
        room = width() - 4
        return text if len(text) <= room else text[: room - 1] + "…"

    def _said(self, question: Question, answers: Answers) -> str:
        value = answers.get(question.id)
        if value is SKIPPED:
            return "-"
        if isinstance(value, bool):
            return str(self.words["screen"]["yes" if value else "no"])
        if question.kind == "place":
            return self.screen.said(self.library.place(value).name)
        if question.kind == "organisation":
            known = self.library.find_organisation(value)
            return self._in_full(known, answers) if known else str(value)
        if question.kind == "practices":
            return str(self.words["screen"]["confirmed"]).format(number=len(value))
        if question.kind == "statements":
            return "; ".join(one.says for one in value)
        if question.kind in LISTS:
            return str(self.words["screen"]["listed"]).format(number=len(value))
        choices = self.words["questions"][question.id].get("choices", {})
        listed = value if isinstance(value, tuple | list) else (value,)
        return ", ".join(str(choices.get(one, one)) for one in listed)

    def plan(self, answers: Answers) -> Plan:
        """The plan for the answers."""
        return prepare(self.library, self.case(answers), self.today)

    def case(self, answers: Answers, before: Case | None = None) -> Case:
        """The answers as a case; what was skipped is remembered, so that it is not asked again."""
        told = before or Case(scenario=self.scenario)
        filled_in = filled(told, answers, self.library.wishes, self.interview.presets)
        skipped = tuple(id_ for id_, value in answers.items() if value is SKIPPED)
        return filled_in.model_copy(update={"skipped": skipped})
