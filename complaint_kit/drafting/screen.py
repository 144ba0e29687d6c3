"""The language in which the kit speaks to the person, which need not be that of the letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from complaint_kit.law.entry import WordLists, Words
from complaint_kit.packs.library import Library

ENGLISH = "en"


class Screen(NamedTuple):
    """One language of the screen. `swiss` writes ss for ß, as Switzerland does."""

    library: Library
    language: str = ENGLISH
    swiss: bool = False

    def words(self, scenario: str | None = None) -> Mapping[str, Any]:
        """The words that every scenario shares, with those of the scenario over them if one is named."""
        shared, language = self.library.shared_words, self.language
        words = shared(language) if scenario is None else self.library.words(scenario, language)
        return _with_ss(words) if self.swiss else words

    def said(self, words: Words) -> str:
        """The text in the language of the screen, or else in English: of a law only those of its letters are sure.

        `check` sees to it that every text has English words.
        """
        text = words.get(self.language) or words[ENGLISH]
        return _with_ss(text) if self.swiss else text

    def listed(self, words: WordLists | None) -> list[str]:
        """As `said`, of texts in a list; none for None."""
        found = (words.get(self.language) or words[ENGLISH]) if words else ()
        return list(_with_ss(found) if self.swiss else found)


def _with_ss(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("ß", "ss")
    if isinstance(value, Mapping):
        return {key: _with_ss(one) for key, one in value.items()}
    return tuple(map(_with_ss, value)) if isinstance(value, list | tuple) else value


def screen_in(library: Library, tag: str) -> Screen | None:
    """The screen in the language of a tag such as `de`, `de-CH` or `de_CH.UTF-8`; None if nobody wrote its words."""
    language, _, country = tag.partition(".")[0].replace("_", "-").casefold().partition("-")
    if language not in library.languages() or "screen" not in library.shared_words(language):
        return None
    return Screen(library, language, swiss=country == "ch")
