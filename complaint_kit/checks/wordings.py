"""Words: whatever a person reads is there in each language of the kit; `languages.py` tells what a pack's lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import Sheet, Shelf
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, ReplyKind
from complaint_kit.packs.translations import texts
from complaint_kit.situation.interview import Interview, Question
from complaint_kit.situation.older import EventName

_SCREEN = "en"  # the language of the screen: every text shown there has it


def asked(shelf: Shelf) -> Iterator[Finding]:
    """Every question has words in every language: what is asked, and each choice."""
    for sheet in shelf.interviews:
        for language in shelf.library.own_languages():
            yield from _asked_in(shelf, sheet, language)


def _asked_in(shelf: Shelf, interview: Sheet[Interview], language: str) -> Iterator[Finding]:
    scenario = interview.path.parent.name
    sheet = shelf.words.get(f"{scenario}/words.{language}.yaml")
    if sheet is None:
        path = interview.path.parent / f"words.{language}.yaml"
        yield Finding("asked", str(path), "this file is missing", "Translate words.en.yaml beside it.")
        return
    words = shelf.library.words(scenario, language).get("questions", {})
    for question in interview.content.questions:
        for problem in _unsaid(question, words.get(question.id, {})):
            yield Finding("asked", sheet.at("questions", question.id), problem, _QUESTION)


_QUESTION = """Write the words under questions, here or in templates/_shared/:
questions:
  wants:
    ask: What do you want?
    why: Each wish becomes a request of its own.
    choices: {stop: that they stop, know: to know what they have}"""


def _unsaid(question: Question, words: Mapping[str, Any]) -> Iterator[str]:
    if not words.get("ask"):
        yield f"the question '{question.id}' has no words to ask it"
    missing = [choice for choice in question.choices if choice not in words.get("choices", {})]
    if missing:
        yield f"the question '{question.id}' has no words for {', '.join(missing)}"


def vocabulary(shelf: Shelf) -> Iterator[Finding]:
    """Every right, deadline, document, fact, place and way to count has its words in every language."""
    wanted = {
        "rights": set(get_args(Right)),
        "documents": set(get_args(DocumentKind)),
        "deadlines": {one.id for sheet in shelf.laws for rule in sheet.content.rules for one in rule.deadlines},
    }
    for language in shelf.library.own_languages():
        sheet = shelf.words[f"_shared/words.{language}.yaml"]
        for section, ids in wanted.items():
            yield from _wordless(sheet, section, ids)
        yield from _eventless(sheet)
        yield from _uncounted(sheet, shelf)
        yield from _nameless(shelf, language)


def _eventless(sheet: Sheet[dict[str, Any]]) -> Iterator[Finding]:
    """The events that a language of the screen has no word for."""
    events = sheet.content.get("screen", {}).get("events")
    missing = {*get_args(EventName), *get_args(ReplyKind)} - events.keys() if events else set()
    if missing:
        problem = f"no word for {', '.join(sorted(missing))}"
        yield Finding("vocabulary", sheet.at("screen", "events"), problem, "Add a line for each under `events:`.")


def _uncounted(sheet: Sheet[dict[str, Any]], shelf: Shelf) -> Iterator[Finding]:
    """The ways to count of which the language cannot say how they count."""
    laws = [one.content for one in shelf.laws]
    named = {deadline.counting for law in laws for rule in law.rules for deadline in rule.deadlines}
    used = {law.counting for law in laws} | {one for one in named if one}
    missing = used - sheet.content.get("counting", {}).get("conventions", {}).keys()
    if missing:
        problem = f"no words for counting as {', '.join(sorted(missing))}"
        yield Finding("vocabulary", sheet.at("counting", "conventions"), problem, _COUNTED)


_COUNTED = "Add under `counting: conventions:` what it `says` and its `doubts`."


def _nameless(shelf: Shelf, language: str) -> Iterator[Finding]:
    facts = (
        (sheet.at("facts", index), f"fact '{fact.id}'", fact.name)
        for sheet in shelf.facts
        for index, fact in enumerate(sheet.content.facts)
    )
    places = (
        (sheet.at("places", index), f"place '{place.code}'", place.name)
        for sheet in shelf.places
        for index, place in enumerate(sheet.content.places)
    )
    for place, what, name in (*facts, *places):
        if language not in name:
            yield Finding("vocabulary", place, f"the {what} has no name in '{language}'", _NAME)


_NAME = "Add it: name: {en: Jefferson, de: Jefferson}."


def _wordless(sheet: Sheet[dict[str, Any]], section: str, ids: set[str]) -> Iterator[Finding]:
    missing = ids - sheet.content.get(section, {}).keys()
    if missing:
        problem = f"no word for {', '.join(sorted(missing))}"
        yield Finding("vocabulary", sheet.at(section), problem, f"Add a line for each under `{section}:`.")


def same_keys(shelf: Shelf) -> Iterator[Finding]:
    """The files of words say the same things in every language; only `screen` may stand in one language alone."""
    own = shelf.library.own_languages()
    kept = {name: sheet for name, sheet in sorted(shelf.words.items()) if name.split(".")[1] in own}
    folders = {name.partition("/")[0] for name in kept}
    for folder in sorted(folders):
        sheets = [sheet for name, sheet in kept.items() if name.startswith(f"{folder}/")]
        every = {keys for sheet in sheets for keys in _keys(sheet.content)}
        for sheet in sheets:
            missing = {keys for keys in every - set(_keys(sheet.content)) if not _optional(keys, sheet.content)}
            for keys in sorted(missing):
                problem = f"'{'.'.join(keys)}' has words in another language, but not here"
                yield Finding("same_keys", sheet.at(*keys), problem, "Translate it, or take it out of the other.")


def _keys(words: Mapping[str, Any], under: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from _keys(value, (*under, key))
        else:
            yield (*under, key)


def _optional(keys: tuple[str, ...], words: Mapping[str, Any]) -> bool:
    """Questions are held against the interviews instead; the screen may speak one language only, and each language has
    the forms of a noun, and the terms of its countries, that its sentences need."""
    forms = keys[0] == "letter" and keys[1] in ("who", "terms", "terms_in")
    return keys[0] == "questions" or forms or (keys[0] == "screen" and "screen" not in words)


def translated(shelf: Shelf) -> Iterator[Finding]:
    """A law says everything in each language of its letters, and in that of the screen: nothing falls back silently."""
    written = set(shelf.library.languages())
    for sheet in shelf.laws:
        law = sheet.content
        for language in sorted(set(law.languages) - written):
            yield Finding("translated", sheet.at("languages"), f"nobody wrote words.{language}.yaml yet", _LANGUAGES)
        yield from _untranslated(sheet, {*law.languages, _SCREEN})
    others: tuple[Sheet[Any], ...] = (shelf.routing, *shelf.authorities, *shelf.organisations)
    for other in others:
        yield from _untranslated(other, {_SCREEN})


def spoken(shelf: Shelf) -> Iterator[Finding]:
    """What is public about an organisation is there in each language in which the people concerned may write."""
    for sheet in shelf.organisations:
        for index, entry in enumerate(sheet.content.record):
            written = _written_in(shelf, entry.serves)
            for key, words in (("says", entry.says), ("mine", entry.mine), ("ended", entry.ended)):
                missing = written - words.keys() if words else set()
                if missing:
                    problem = f"'{entry.id}' cannot be told in {', '.join(sorted(missing))}"
                    yield Finding("spoken", sheet.at("record", index, key), problem, _TRANSLATE)


def _written_in(shelf: Shelf, serves: tuple[str, ...]) -> set[str]:
    everybody = "*" in serves
    served = (code for code in shelf.library.places if everybody or shelf.library.reach(code) & set(serves))
    spoken = {language for code in served for law in shelf.laws_of(code) for language in law.languages}
    return spoken & set(shelf.library.own_languages())


_LANGUAGES = "Write templates/_shared/words.<language>.yaml, or take the language out of `languages`."


def _untranslated(sheet: Sheet[Any], languages: set[str]) -> Iterator[Finding]:
    for keys, words in texts(sheet.content):
        missing = languages - words.keys()
        if missing:
            problem = f"'{'.'.join(map(str, keys))}' has no words in {', '.join(sorted(missing))}"
            yield Finding("translated", sheet.at(*keys), problem, _TRANSLATE)


_TRANSLATE = "Write them in each language: {en: free of charge, de: unentgeltlich}."
