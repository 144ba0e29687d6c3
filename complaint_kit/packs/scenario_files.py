"""The scenarios of all packs: their interviews, their words and the templates of their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from complaint_kit.errors import PackError
from complaint_kit.packs.kept import kept
from complaint_kit.packs.models import read_model
from complaint_kit.packs.pack_files import PackFiles
from complaint_kit.packs.replacing import must_say_replaces
from complaint_kit.packs.territories import name_of_language
from complaint_kit.packs.words_files import merged, refuse_misfits
from complaint_kit.packs.yamlio import read_text, read_yaml, read_yaml_with_lines
from complaint_kit.situation.interview import Interview, Question, QuestionList

_OF_A_SCENARIO = {"scenario": {"title": "", "short": ""}}
_LANGUAGE = re.compile(r"^_letters/([a-z]{2})/|\.([a-z]{2})\.(?:md|words)\.j2$")
_LETTER_LANGUAGE = "letter_language"
_TEMPLATE = re.compile(r"[a-z0-9_]+/([a-z]{2}/)?[a-z0-9_.-]+\.(md|words)\.j2")


class ScenarioFiles(PackFiles):
    """Interviews, words and templates, each read when asked for."""

    def scenarios(self) -> tuple[str, ...]:
        """The ids of all scenarios, sorted."""
        return tuple(sorted({path.parent.name for path in self._glob("templates/*/interview.yaml")}))

    @kept
    def grouped(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of all scenarios by the group in which they are offered, the groups in the order of their words."""
        by_group = {id_: self.interview(id_).group for id_ in self.scenarios()}
        groups = {group: tuple(id_ for id_, of in by_group.items() if of == group) for group in self.groups()}
        return {group: ids for group, ids in groups.items() if ids}

    def groups(self) -> tuple[str, ...]:
        """The groups in which scenarios may be offered, in order."""
        return tuple(self.shared_words("en")["groups"])

    @kept
    def interview(self, scenario: str) -> Interview:
        """The scenario's interview with the shared questions put in. Raises PackError for an unknown scenario."""
        if scenario not in self.scenarios():
            raise PackError(
                "there is no such scenario", found=scenario, mend=f"Choose one of: {', '.join(self.scenarios())}."
            )
        own = read_model(self.file(f"templates/{scenario}/interview.yaml"), Interview)
        mine = {question.id for question in own.questions}  # a question of its own takes the place of a shared one
        before = (one for one in self._shared(own.include_before) if one.id not in mine)
        after = (one for one in self._shared(own.include_after) if one.id not in mine)
        questions = tuple(map(self._with_languages, (*before, *own.questions, *after)))
        questions = tuple(one.resting_on(own.usual.get(one.id)) for one in questions)
        ids = {question.id for question in questions}
        listed = ("older",) if self.find("templates/_shared/older.questions.yaml") else ()
        older = tuple(question for question in self._shared(listed) if question.id not in ids)
        return own.model_copy(
            update={"questions": questions, "older": older, "include_before": (), "include_after": ()}
        )

    def _with_languages(self, question: Question) -> Question:
        """The question for the language of the letter offers those of the packs too."""
        if question.id != _LETTER_LANGUAGE:
            return question
        return question.model_copy(update={"choices": tuple(dict.fromkeys((*question.choices, *self.languages())))})

    def _shared(self, names: tuple[str, ...]) -> Iterator[Question]:
        for name in names:
            yield from read_model(self.file(f"templates/_shared/{name}.questions.yaml"), QuestionList).questions

    @kept
    def words(self, scenario: str, language: str) -> Mapping[str, Any]:
        """The words of questions and screens in one language: the shared ones, with the scenario's own over them."""
        words = merged(self.shared_words(language), self._words_in(scenario, language) or {})
        own = self.own_languages()
        further = {one: name_of_language(one, language) for one in self.languages() if one not in own}
        choices = {"questions": {_LETTER_LANGUAGE: {"choices": further}}}
        return merged(choices, words) if further else words

    @kept
    def shared_words(self, language: str) -> Mapping[str, Any]:
        """The words that every scenario shares. Raises PackError for a language that nobody has written."""
        return merged(self._words_in("_shared", language), {"days": {"language": language}})

    def _words_in(self, folder: str, language: str) -> Any:
        """The words of one file. Raises PackError or Problems for words of a pack that the kit could not use."""
        path = self.file(f"templates/{folder}/words.{language}.yaml")
        words, lines = read_yaml_with_lines(path)
        if path.is_relative_to(self.roots[0]):
            return words
        like = read_yaml(self.roots[0] / "templates/_shared/words.en.yaml")
        shared = folder == "_shared"
        refuse_misfits(words, lines, like if shared else {**like, **_OF_A_SCENARIO}, path, whole=shared)
        return words

    def speaks(self, scenario: str, language: str) -> bool:
        """Whether the scenario has all its words in that language."""
        return language in self.own_languages() or not self.unsaid(scenario, language)

    def template(self, name: str) -> tuple[str, Path]:
        """The text of a template such as `access/request.eu.en.md.j2`, and its file. Raises PackError if there is none.

        A pack's own letter for a scenario takes the place of the general one, whole or of clauses, and has to say so;
        one in a language that the kit does not speak takes nobody's.
        """
        if not _TEMPLATE.fullmatch(name):
            raise PackError("there is no such template", found=name, mend="Name one by folder and file.")
        path = self.file(f"templates/{name}")
        language = _LANGUAGE.search(name)
        if len(self.roots) > 1 and (language is None or (language[1] or language[2]) in self.own_languages()):
            self._say_that_it_replaces_the_shared(name)
        return read_text(path), path

    def _say_that_it_replaces_the_shared(self, name: str) -> None:
        first = next(at for at, root in enumerate(self.roots) if (root / "templates" / name).is_file())
        letter = PurePosixPath(name).name
        outline = ".".join(letter.split(".")[:2])  # `request.gb` of `request.gb.en.md.j2`
        shared = (f"templates/_shared/{letter}", f"templates/_letters/{outline}.yaml")
        if any((root / one).is_file() for root in self.roots[:first] for one in shared):
            must_say_replaces(self.roots[first] / "templates" / name, name=f"templates/{name}")

    @kept
    def templates(self, scenario: str) -> tuple[str, ...]:
        """The names of the scenario's letter templates."""
        return tuple(sorted({path.name for path in self._glob(f"templates/{scenario}/*.md.j2")}))
