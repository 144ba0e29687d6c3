"""Clauses: each outline has words in every language, all words have a place, and they say the same law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import get_args

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Shelf
from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.languages import has_all_files, needed
from complaint_kit.drafting.letter_list import askable
from complaint_kit.drafting.outline import Answer, Line, Outline
from complaint_kit.drafting.templating import templates
from complaint_kit.drafting.words_files import Section, WordsFile
from complaint_kit.errors import KitError
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import AFTER_COMPLAINT, DocumentKind, Worded
from complaint_kit.packs.library import Library
from complaint_kit.planning import voluntary
from complaint_kit.situation.filling import PLACES

_WORDS = """Write it under the name that the outline has, in a file of words for that letter:
== access_copy
Please send me a copy."""
_LAW = ("cite", "under", "has", "period", "timed", "entitled", "due")


@dataclass(frozen=True)
class Written:
    """A letter in one scenario and language: its outline, its files of words, the clauses that they hold, and whether
    it has all the files that it has in English."""

    letter: str
    scenario: str
    language: str
    outline: Outline
    files: tuple[WordsFile, ...]
    whole: bool

    @property
    def clauses(self) -> dict[str, Section]:
        """Each clause as it is said: the file that wins comes first."""
        return {name: section for file in reversed(self.files) for name, section in file.clauses.items()}


@lru_cache(maxsize=2)
def written(library: Library) -> tuple[Written, ...]:
    """Every letter that is made of clauses."""
    families: dict[str, set[str]] = defaultdict(set)
    own = set(library.own_languages())
    begun = {name.split("/")[2] for name in library.names("templates/_letters/*/*.words.j2")} - own
    for law in map(library.law, library.law_ids()):
        families[law.family] |= begun | (set(law.languages) & own)
    families[voluntary.FAMILY] |= set(library.languages())
    kinds: tuple[Worded, ...] = (*get_args(DocumentKind), "joint")
    found: list[Written] = []
    some = library.scenarios()[:1]  # what follows a complaint is the same in each
    each = ((kind, one) for kind in kinds for one in (some if kind in AFTER_COMPLAINT else library.scenarios()))
    for family, (kind, scenario) in product(sorted(families), tuple(each)):
        for language in sorted(families[family]) if library.interview(scenario).written_for(family) else ():
            made = find_composition(library, scenario, family, kind, language)
            whole = language in own or has_all_files(library, scenario, family, kind, language)
            if made and made.outline:
                files = tuple(templates(library).words_file(name) for name in made.files)
                found.append(Written(f"{kind}.{family}", scenario, language, made.outline, files, whole))
    return tuple(found)


def worded(shelf: Shelf) -> Iterator[Finding]:
    """Each clause that an outline can bring into a letter has words in every language of the kit and of its laws."""
    missing: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    own = shelf.library.own_languages()
    for one in (one for one in written(shelf.library) if one.language in own):
        rights = askable(shelf.library, one.letter.partition(".")[2])
        for clause in needed(one.outline, rights, one.clauses) - one.clauses.keys():
            missing[one.letter, one.language, clause].add(one.scenario)
    for (letter, language, clause), scenarios in sorted(missing.items()):
        problem = f"no words in '{language}' for the clause '{clause}' of {letter} ({', '.join(sorted(scenarios))})"
        yield Finding("worded", f"templates/_letters/{letter}.yaml", problem, _WORDS)


def placed(shelf: Shelf) -> Iterator[Finding]:
    """No words lack a place in an outline, stand before the first clause, or are written twice."""
    used: dict[str, set[str]] = defaultdict(set)
    files: dict[str, WordsFile] = {}
    for one in written(shelf.library):
        # A right that no law of the family gives yet may have words: they wait for one.
        every: frozenset[Right] = frozenset(get_args(Right))
        names = {line.clause for line in one.outline.lines()} | needed(one.outline, every, {})
        for file in one.files:
            files[file.place] = file
            used[file.place] |= names
    for place, file in sorted(files.items()):
        for line in file.outside:
            yield Finding("placed", f"{place}:{line}", "what stands before the first clause is never printed", _WORDS)
        for section in file.twice:
            yield Finding("placed", f"{place}:{section.line}", f"'{section.clause}' is here twice", "Take one out.")
        for clause in sorted(file.clauses.keys() - used[place]):
            at = f"{place}:{file.clauses[clause].line}"
            yield Finding("placed", at, f"no outline has a place for the clause '{clause}'", _WORDS)


def parted(shelf: Shelf) -> Iterator[Finding]:
    """Whatever somebody may ask for under a law has a part in the first letter under it, which else leaves it out."""
    for letter, outline in {one.letter: one.outline for one in written(shelf.library)}.items():
        kind, _, family = letter.partition(".")
        if kind == "request" and outline.rights:
            for right in sorted(askable(shelf.library, family) - outline.rights.keys()):
                problem = f"no part for the right '{right}', which {_givers(shelf, family, right)} gives"
                yield Finding("parted", f"templates/_letters/{letter}.yaml", problem, _PART.format(right=right))


def _givers(shelf: Shelf, family: str, right: Right) -> str:
    laws = [sheet.content for sheet in shelf.laws if sheet.content.family == family]
    return ", ".join(sorted(law.id for law in laws if any(rule.gives == right for rule in law.rules)))


_PART = """Add one under `rights:`, at the place at which the letter shall ask for it:
{right}:
  - {{item: ask_{right}}}
In a pack, write that into a copy of the file, with `replaces:` and its name at the top."""


def same_law(shelf: Shelf) -> Iterator[Finding]:
    """A clause rests on the same law, under the same conditions, in every language."""
    said: dict[tuple[str, str, str], dict[str, Section]] = defaultdict(dict)
    for one in (one for one in written(shelf.library) if one.whole):
        for clause, section in one.clauses.items():
            said[one.letter, one.scenario, clause][one.language] = section
    told: set[str] = set()
    for sections in said.values():
        calls = {language: _law_of(shelf, section) for language, section in sections.items()}
        every = frozenset().union(*calls.values())
        for language, section in sections.items():
            lacking = sorted(every - calls[language])
            place = f"{section.place}:{section.line}"
            if lacking and place not in told:
                told.add(place)
                problem = f"the clause '{section.clause}' lacks {', '.join(lacking)}, which another language has"
                yield Finding("same_law", place, problem, "Say the same law in every language, or in none.")


def _law_of(shelf: Shelf, section: Section) -> frozenset[str]:
    calls = templates(shelf.library).calls(section.text)
    return frozenset(f"{one.name}({text})" for one in calls if one.name in _LAW for text in one.texts)


def known_names(shelf: Shelf) -> Iterator[Finding]:
    """Every right, provision, answer and event that words or outlines name is one that there is."""
    known = _Known(shelf)
    for place, line, text in _texts(shelf):
        try:
            calls = templates(shelf.library).calls(text)
        except KitError as error:  # `loads` says so
            yield Finding("known_names", error.place, error.problem, error.mend or "")
            continue
        for call in calls:
            for problem in known.problems(call.name, call.texts):
                yield Finding("known_names", f"{place}:{line + call.line - 1}", problem, "Correct its spelling.")
    for one in written(shelf.library):
        for problem in dict.fromkeys(problem for each in one.outline.lines() for problem in _conditions(each, known)):
            yield Finding("known_names", f"templates/_letters/{one.letter}.yaml", problem, "Correct its spelling.")


def _texts(shelf: Shelf) -> Iterator[tuple[str, int, str]]:
    """The words of all clauses and templates, with the file and line at which they begin."""
    for name, path in shelf.templates.items():
        if name.endswith(".words.j2"):
            file = templates(shelf.library).words_file(name)
            yield from ((section.place, section.line, section.text) for section in file.clauses.values())
        else:
            yield str(path), 1, path.read_text(encoding="utf-8")


class _Known:
    """What there is to name."""

    def __init__(self, shelf: Shelf) -> None:
        self.rights = frozenset(get_args(Right))
        self.provisions = {
            f"{rule.gives}.{key}"
            for sheet in shelf.laws
            for rule in sheet.content.rules
            for key in (*rule.cite, *(deadline.id for deadline in rule.deadlines))
        }
        keys = {name.partition(".")[2] for name in self.provisions}
        self.provisions |= {f"main.{key}" for key in keys}
        questions = [question for sheet in shelf.interviews for question in sheet.content.read]
        self.choices: dict[str, set[str]] = defaultdict(set)
        for question in questions:
            self.choices[question.id] |= set(question.choices)
        self.answers = {question.id for question in questions} | set(shelf.library.facts) | set(PLACES)
        for id_, fact in shelf.library.facts.items():
            self.choices[id_] |= set(fact.choices)
        self.choices["wishes"] = set(shelf.library.wishes)

    def problems(self, call: str, texts: tuple[str, ...]) -> Iterator[str]:
        """What is unknown in a call such as `cite("access.copy")`."""
        if call in _LAW:
            yield from (f"no law has '{one}'" for one in texts if not self._is_law(one))
        elif call == "wants" and texts and texts[0] not in self.rights:
            yield f"there is no right '{texts[0]}'"
        elif call in ("said", "listed", "answers") and texts:
            yield from self.unasked(*texts[:2])

    def _is_law(self, reference: str) -> bool:
        return reference in ("main", *self.rights) or reference in self.provisions

    def unasked(self, id_: str, value: str | None = None) -> Iterator[str]:
        """What is wrong with looking at that answer, and at that value of it."""
        if id_ not in self.answers:
            yield f"nobody is asked '{id_}'"
        elif value and self.choices[id_] and value not in self.choices[id_] and value not in _OTHER_WORDS:
            yield f"'{id_}' has no choice '{value}'"

    def law(self, reference: str | None) -> Iterator[str]:
        """What is wrong with a reference of an outline."""
        if reference and not self._is_law(reference):
            yield f"no law has '{reference}'"


_OTHER_WORDS = frozenset({"represented_person", "member"})  # what answers files say for `person` and `group`


def _conditions(line: Line, known: _Known) -> Iterator[str]:
    for reference in (line.has, line.lacks, line.timed, line.untimed):
        yield from known.law(reference)
    for answer in (line.said, line.unsaid):
        yield from (problem for id_, value in _pairs(answer) for problem in known.unasked(id_, value))


def _pairs(answer: Answer | None) -> Iterable[tuple[str, str | None]]:
    if isinstance(answer, dict):
        listed = [(id_, value if isinstance(value, tuple) else (value,)) for id_, value in answer.items()]
        return [(id_, one if isinstance(one, str) else None) for id_, values in listed for one in values]
    return [(answer, None)] if answer else []
